"""What ``hearth bench`` shows: tables of figures, and what to make of them; measures nothing."""

from __future__ import annotations

from collections.abc import Sequence

from app.cli.terminal import Terminal
from app.speed_words import BACKENDS, TOPICS, reason_of
from inference.best_settings import Choice
from inference.speed import WORDS_PER_TOKEN
from inference.speed_report import Report, Sample, Topic

_NAME, _FIGURE = 32, 14  # characters


def print_head(terminal: Terminal, report: Report) -> None:
    """What is measured, and what it could reach at most."""
    setup = report.setup
    named = report.quantization and report.quantization not in report.title
    terminal.heading(f"{report.title} {report.quantization}" if named else report.title)
    where = BACKENDS[report.backend].capitalize()
    terminal.line(f"{where}, {setup.threads} threads, context of {setup.context:,} tokens")
    if report.limit:
        words = report.limit * WORDS_PER_TOKEN
        terminal.line(
            f"The memory of this computer brings {report.bandwidth / 1e9:.1f} GB/s: "
            f"at most {report.limit:.1f} tokens ({words:.0f} words) a second with this file."
        )


def print_topic(terminal: Terminal, report: Report, topic: Topic) -> None:
    """All that was measured of one topic."""
    samples = report.of(topic)
    terminal.line()
    terminal.heading(f"{TOPICS[topic]:<{_NAME}}{'reading':>{_FIGURE}}{'writing':>{_FIGURE}}{'words':>{_FIGURE}}")
    for sample in samples:
        reading = f"{sample.reading:.1f} t/s" if sample.reading else ""
        writing = f"{sample.writing:.1f} t/s" if sample.writing else ""
        words = f"{sample.words:.1f} /s" if sample.writing and sample.batch == 1 else ""
        doubt = "  (uncertain: this computer was busy)" if sample.noise > 0.3 else ""
        line = f"  {_name(sample):<{_NAME - 2}}{reading:>{_FIGURE}}{writing:>{_FIGURE}}{words:>{_FIGURE}}{doubt}"
        terminal.line(line.rstrip())


def print_advice(terminal: Terminal, report: Report, choices: Sequence[Choice], *, applied: bool, again: str) -> None:
    """What an answer is like, and which settings are best."""
    terminal.clear_status()
    typical = report.typical
    terminal.line()
    if typical is not None:
        page = f" and reads a page in {typical.page_seconds:.1f} s" if typical.reading else ""
        share = f", {typical.writing / report.limit:.0%} of what the memory allows" if report.limit else ""
        terminal.line(f"It writes {typical.words:.1f} words a second{page}{share}.")
    if choices:
        terminal.line()
        terminal.heading("Best settings")
    for choice in choices:
        terminal.line(f"{'*' if choice.changes else ' '} {reason_of(choice)}")
    if any(choice.changes for choice in choices):
        terminal.line()
        terminal.line("They are used from now on." if applied else f"To use them: {again}")


def _name(sample: Sample) -> str:
    setup = sample.setup
    match sample.topic:
        case "length":
            return f"{sample.prompt:,} tokens"
        case "threads":
            return f"{setup.threads}"
        case "batch":
            return f"{sample.batch}"
        case "micro_batch":
            return f"{setup.micro_batch}"
        case "kv":
            return f"{setup.kv_type}, flash attention {setup.flash_attention}"

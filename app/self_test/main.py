"""The command ``hearth --self-test``: its options, its output and its exit status; tries nothing itself. No Qt.

Exit status: 0 everything works, 1 something does not, 2 wrong usage, 130 interrupted.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from types import FrameType
from typing import TextIO

from app.cli.terminal import Terminal
from app.self_test.report import as_json, lines_of, report_of, verdict
from app.self_test.supervisor import Supervisor
from app.self_test.values import LIMIT, Check, Report

OPTION = "--self-test"
INTERRUPTED = 130
LEAST = 10.0  # seconds; in less nothing could be tried


def main(arguments: Sequence[str]) -> int:
    """Try everything and say what came out; returns the exit status. ``arguments``: what follows ``--self-test``."""
    try:
        parsed = build_parser().parse_args(list(arguments))
    except SystemExit as leaving:  # argparse has said why: 0 after --help, 2 for wrong usage
        return leaving.code if isinstance(leaving.code, int) else 2
    output = _Output(parsed.json)
    began = time.monotonic()
    before = signal.signal(signal.SIGTERM, _interrupt)  # so that nothing is left behind then either
    try:
        checks = Supervisor(parsed.limit, output.check, output.begin).run()
    except KeyboardInterrupt:
        return INTERRUPTED
    finally:
        signal.signal(signal.SIGTERM, before)
    report = report_of(checks, round(1000 * (time.monotonic() - began)))
    output.report(report)
    if parsed.report is not None and not _write(parsed.report, report, output):
        return 1
    return 0 if report.ok else 1


def build_parser() -> argparse.ArgumentParser:
    """The options of the self-test, for the page of the manual too."""
    parser = argparse.ArgumentParser(
        prog=f"hearth {OPTION}",
        description="Try every part of Hearth: the window, the engine with the built-in model, the database, formulas, "
        "export, downloads and the endpoint for other programs. Uses data of its own, leaves nothing behind, and "
        "reaches nothing but this computer.",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--report", metavar="FILE", type=Path, help="write that JSON object into FILE, too")
    parser.add_argument(
        "--limit",
        metavar="SECONDS",
        type=_seconds,
        default=LIMIT,
        help=f"end within so many seconds ({LIMIT:.0f}), whatever hangs; more for a very slow computer",
    )
    return parser


def _seconds(word: str) -> float:
    try:
        number = float(word)
    except ValueError:
        number = 0.0
    if not LEAST <= number < 1e6:
        raise argparse.ArgumentTypeError(f"'{word}' is not a number of seconds; give {LEAST:.0f} or more")
    return number


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


class _Output:
    """Standard output and standard error, where there are any: a program with a window has none on Windows."""

    def __init__(self, json: bool) -> None:
        self._json = json
        self._terminal = Terminal() if _is_open(sys.stdout) and _is_open(sys.stderr) else None

    def begin(self, name: str) -> None:
        if not self._json:
            self._say(lambda terminal: terminal.status(f"  {name}: …"))

    def check(self, check: Check) -> None:
        for line in () if self._json else lines_of(check):
            self._say(partial(_line, text=line))

    def report(self, report: Report) -> None:
        self._say(partial(_line, text=as_json(report) if self._json else verdict(report)))

    def note(self, text: str) -> None:
        self._say(lambda terminal: terminal.note(text))

    def _say(self, words: Callable[[Terminal], None]) -> None:
        if self._terminal is None:
            return
        try:
            words(self._terminal)
        except BrokenPipeError:  # whoever read it has had enough; the status still counts
            self._terminal = None
            with contextlib.suppress(OSError):  # else the interpreter would complain once more at its end
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _line(terminal: Terminal, text: str) -> None:
    terminal.line(text)


def _is_open(stream: TextIO | None) -> bool:
    return stream is not None and not stream.closed


def _write(path: Path, report: Report, output: _Output) -> bool:
    """Whether the report could be written."""
    try:
        path.write_text(as_json(report) + "\n", encoding="utf-8")
    except OSError as error:
        output.note(f"hearth: The report could not be written: {error}")
        return False
    return True

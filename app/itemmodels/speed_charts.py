"""Measurements as charts: what is drawn, what is read out, what stands in tables; paints nothing.

Everything is in words a second, the unit people can imagine: a word of English is about one and a third tokens.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

from PySide6.QtCore import QCoreApplication

from app.itemmodels.amounts import number
from inference.speed import WORDS_PER_TOKEN
from inference.speed_report import Report, Sample, Topic

FAR = 3.0  # a limit so many times above all figures is told, but not drawn: it would press them flat


class Point(NamedTuple):
    """One figure.

    Attributes:
        label: What it is the figure of, short.
        spoken: The same for those who hear it.
        value: Words a second.
        current: Whether it is what is in use.
        doubtful: Whether the computer was too busy for it to be certain.
    """

    label: str
    spoken: str
    value: float
    current: bool = False
    doubtful: bool = False


class Chart(NamedTuple):
    """One chart.

    Attributes:
        name: What it is called in the program.
        kind: ``line`` for numbers that grow, ``bars`` for things to choose from.
        title: What it shows.
        axis: What its points are, with their unit.
        note: A sentence below it.
        points: In order.
        limit: Words a second that the memory allows; 0: not drawn.
    """

    name: str
    kind: Literal["line", "bars"]
    title: str
    axis: str
    note: str
    points: tuple[Point, ...]
    limit: float = 0.0

    @property
    def spoken(self) -> str:
        """All of it in a sentence."""
        figures = "; ".join(f"{point.spoken}: {spoken_words(point.value)}" for point in self.points)
        limit = _tr("the memory allows {0}").format(spoken_words(self.limit)) if self.limit else ""
        return "; ".join(part for part in (figures, limit) if part) + "."


def charts_of(report: Report) -> tuple[Chart, ...]:
    """All charts there are figures for."""
    made = (
        _writing_by_threads(report),
        _reading_by_threads(report),
        _reading_by_length(report),
        _writing_by_length(report),
        _at_once(report),
        _steps(report),
        _kinds(report, "writing"),
        _kinds(report, "reading"),
    )
    return tuple(chart for chart in made if len(chart.points) > 1)


def spoken_words(words: float) -> str:
    """Such as ``8.3 words a second``."""
    return _tr("{0} words a second").format(short(words))


def short(words: float) -> str:
    """A figure, as long as it has to be."""
    return number(words, 0 if words >= 20 else 1)


def _writing_by_threads(report: Report) -> Chart:
    points = _points(report, "threads", _writing, _threads, report.setup.threads)
    limit = report.limit * WORDS_PER_TOKEN
    highest = max((point.value for point in points), default=0.0)
    drawn = 0 < limit <= FAR * highest
    note = ""
    if limit and not drawn:
        note = _tr("The memory of this computer would allow {0}.").format(spoken_words(limit))
    return Chart(
        "writingByThreads", "line", _tr("Writing, by threads"), _tr("threads"), note, points, limit if drawn else 0.0
    )


def _reading_by_threads(report: Report) -> Chart:
    points = _points(report, "threads", _reading, _threads, report.setup.batch_threads)
    return Chart("readingByThreads", "line", _tr("Reading, by threads"), _tr("threads"), "", points)


def _reading_by_length(report: Report) -> Chart:
    points = _points(report, "length", _reading, lambda sample: (sample.prompt, _tr("{0} tokens")), -1)
    return Chart("readingByLength", "line", _tr("Reading, by length of the text"), _tr("tokens"), "", points)


def _writing_by_length(report: Report) -> Chart:
    points = _points(report, "length", _writing, lambda sample: (sample.depth, _tr("after {0} tokens")), -1)
    title = _tr("Writing, by length of the conversation")
    return Chart("writingByLength", "line", title, _tr("tokens before it"), "", points)


def _at_once(report: Report) -> Chart:
    points = _points(report, "batch", _writing, lambda sample: (sample.batch, _tr("{0} tokens")), -1)
    note = _tr("Where several words take hardly longer than one, guessing ahead makes answers faster.")
    return Chart("atOnce", "line", _tr("Several tokens at once"), _tr("tokens at once"), note, points)


def _steps(report: Report) -> Chart:
    points = _points(
        report,
        "micro_batch",
        _reading,
        lambda sample: (sample.setup.micro_batch, _tr("{0} tokens")),
        report.setup.micro_batch,
    )
    return Chart("readingByStep", "line", _tr("Reading, by size of the steps"), _tr("tokens in a step"), "", points)


def _kinds(report: Report, what: Literal["reading", "writing"]) -> Chart:
    """Types of the KV cache and ways to compute attention."""
    points = []
    for sample in report.of("kv"):
        setup = sample.setup
        with_it = setup.flash_attention == "on"
        label = _tr("{0} with flash attention") if with_it else _tr("{0} without flash attention")
        label = label.format(setup.kv_type)
        now = (setup.kv_type, setup.flash_attention) == (report.setup.kv_type, report.setup.flash_attention)
        value = _reading(sample) if what == "reading" else _writing(sample)
        if value > 0:
            points.append(Point(label, label, value, now, sample.noise > DOUBT))
    title = _tr("Reading, by KV cache") if what == "reading" else _tr("Writing, by KV cache")
    return Chart(f"{what}ByCache", "bars", title, "", "", tuple(points))


DOUBT = 0.3  # share of a figure by which it may be off before that is told


def _points(
    report: Report,
    topic: Topic,
    value: Callable[[Sample], float],
    label: Callable[[Sample], tuple[int, str]],
    current: int,
) -> tuple[Point, ...]:
    points: list[Point] = []
    for sample in report.of(topic):
        count, spoken = label(sample)
        if value(sample) > 0 and count > 0:
            text = number(count)
            points.append(Point(text, spoken.format(text), value(sample), count == current, sample.noise > DOUBT))
    return tuple(points)


def _threads(sample: Sample) -> tuple[int, str]:
    return sample.setup.threads, _tr("1 thread") if sample.setup.threads == 1 else _tr("{0} threads")


def _writing(sample: Sample) -> float:
    return sample.writing * WORDS_PER_TOKEN


def _reading(sample: Sample) -> float:
    return sample.reading * WORDS_PER_TOKEN


def _tr(text: str) -> str:
    return QCoreApplication.translate("SpeedCharts", text)

"""Sizes, speeds and times in words."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.itemmodels import amounts

GIB, MIB = 1024**3, 1024**2


@pytest.mark.parametrize(
    ("count", "text"),
    [(0, "0 bytes"), (int(1.8 * MIB), "1.8 MB"), (512 * MIB, "512 MB"), (int(2.74e9), "2.6 GB"), (200 * GIB, "200 GB")],
)
def test_sizes(count: int, text: str) -> None:
    assert amounts.size(count) == text


@pytest.mark.parametrize(
    ("done", "total", "text"),
    [
        (int(1.2 * GIB), int(2.6 * GIB), "1.2 of 2.6 GB"),
        (100 * MIB, int(2.6 * GIB), "0.1 of 2.6 GB"),
        (5 * MIB, 219 * MIB, "5 of 219 MB"),
        (5 * MIB, None, "5.0 MB"),
    ],
)
def test_how_much_is_there(done: int, total: int | None, text: str) -> None:
    assert amounts.size_of(done, total) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0.2, "1 s"), (7.4, "7 s"), (43, "45 s"), (58, "1 min"), (130, "2 min"), (3600, "1 h"), (7900, "2 h 10 min"),
     (3 * 86400, "3 days")],
)  # fmt: skip
def test_times(seconds: float, text: str) -> None:
    assert amounts.duration(seconds) == text


@given(st.floats(0, 1e9))
def test_every_time_has_words(seconds: float) -> None:
    assert amounts.duration(seconds)


@given(st.integers(0, 10**13), st.integers(0, 10**13))
def test_a_hundred_means_all(done: int, total: int) -> None:
    share = amounts.percent(done, total)
    assert 0 <= share <= 100
    assert (share == 100) == (total > 0 and done >= total)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (25.4, "about 25 words a second"),
        (1.26, "about 1.3 words a second"),
        (0.5, "about 30 words a minute"),
        (0.01, "less than 6 words a minute"),
    ],
)
def test_speeds(words: float, text: str) -> None:
    assert amounts.words_per_second(words) == text


def test_days() -> None:
    today = datetime.date(2026, 11, 27)

    def moment(day: datetime.date) -> float:
        return datetime.datetime.combine(day, datetime.time(12)).astimezone().timestamp()

    assert amounts.day(moment(today), today) == "today"
    assert amounts.day(moment(today - datetime.timedelta(1)), today) == "yesterday"
    assert amounts.day(moment(today - datetime.timedelta(12)), today) == "12 days ago"
    assert amounts.day(moment(datetime.date(2026, 5, 3)), today) == "in May 2026"


@pytest.mark.parametrize(
    ("count", "text"), [(4_200_000_000, "4.2 B"), (27_000_000_000, "27 B"), (350_000_000, "350 M")]
)
def test_parameters(count: int, text: str) -> None:
    assert amounts.parameters(count) == text

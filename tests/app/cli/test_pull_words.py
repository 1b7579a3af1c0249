"""The line of progress of ``hearth pull`` fits any terminal, and says what matters last."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.cli.pull_words import announcement, line_of
from inference.download.values import Download, Source, Wanted, WantedFile

WANTED = Wanted(title="Big · Q8_0", files=(WantedFile(source=Source(url="http://x/y.gguf"), target=Path("y.gguf")),))


def running(**details: object) -> Download:
    values = {"id": 1, "wanted": WANTED, "state": "running", "done": 44_000_000, "total": 607_000_000} | details
    return Download(**values)  # type: ignore[arg-type]


@pytest.mark.parametrize("columns", [20, 30, 39, 79, 200])
def test_a_narrow_terminal_keeps_speed_and_time(columns: int) -> None:
    line = line_of(running(speed=12_500_000.0, seconds_left=44.0), columns)
    assert len(line) <= columns
    assert "7%" in line
    if columns >= 30:
        assert "44 s left" in line
    assert ("[" in line) == (columns >= 79)


def test_without_a_size_and_before_anything_came() -> None:
    assert line_of(running(done=0, total=None)) == "connecting"
    waiting = running(state="waiting", done=0, total=None, message="Nobody is there.", retry_in=0.2)
    assert line_of(waiting) == "Nobody is there. Next try in 1 s."


def test_an_address_is_announced_without_an_outlook() -> None:
    assert announcement(running(total=None), None) == "Fetching Big · Q8_0."

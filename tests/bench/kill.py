"""``kill -9`` of the window at random moments of streaming answers, with edits, deletes and backups going on."""

from __future__ import annotations

from collections.abc import Iterator

from tests.bench.figures import Figure
from tests.support.kills import kill_once

KILLS = 50
LOST_AT_MOST = 0.25  # seconds


def run() -> Iterator[Figure]:
    """Measure. What the machine kept the program itself from doing is not counted as lost."""
    losses = [kill_once(seed) for seed in range(KILLS)]
    worst = max(losses, key=lambda loss: loss.seconds - loss.paused)
    seen = max(loss.seconds for loss in losses)
    detail = (
        f"{KILLS} kills, {sum(loss.reports for loss in losses)} words and changes; "
        f"{sum(loss.seconds == 0 for loss in losses)} lost nothing; oldest missing {seen:.3f} s, "
        f"longest pause of the program by the machine {max(loss.paused for loss in losses):.3f} s"
    )
    lost = max(0.0, worst.seconds - worst.paused)
    yield Figure("age of the oldest thing lost by kill -9", lost, LOST_AT_MOST, "less", "s", detail)

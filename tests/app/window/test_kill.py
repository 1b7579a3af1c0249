"""``kill -9`` of the window's process: the database is whole and lacks nothing older than a quarter of a second.

``TEST_KILLS=50`` in the environment kills as often; ``make bench ARGS=kill`` does and prints the worst loss.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.support.full_disk import fill, mounted_disk
from tests.support.kills import examine, kill_once, run_and_kill
from tests.support.waiting import wait_for

KILLS = int(os.environ.get("TEST_KILLS") or 4)
LOST_AT_MOST = 0.25  # seconds


@pytest.mark.parametrize("seed", range(KILLS))
def test_kill_at_a_random_moment(seed: int) -> None:
    loss = kill_once(1000 + seed)
    assert loss.reports > 10
    assert loss.seconds <= LOST_AT_MOST + loss.paused, loss


def test_a_disk_that_is_full_for_a_while(tmp_path: Path) -> None:
    """A notice; answers go on in memory; when there is space again all of it is written, and then it is killed."""
    with mounted_disk(tmp_path / "disk", size="16m") as disk:

        def fill_and_free(reports: Sequence[bytes]) -> None:
            filler = fill(disk)
            wait_for(lambda: any(b'"storage_full"' in line for line in reports), "the notice")
            before = len(reports)
            wait_for(lambda: len(reports) > before + 50, "more of the answers")
            freed = len(reports)
            filler.unlink()
            wait_for(lambda: any(b'"over", "storage_full"' in line for line in reports[freed:]), "the end of it")
            after = len(reports)
            wait_for(lambda: len(reports) > after + 50, "what is saved as usual")

        killed_at, reports = run_and_kill(disk / "hearth", 5, fill_and_free)
        loss = examine(disk / "hearth" / "conversations.db", killed_at, reports)
    assert loss.seconds <= LOST_AT_MOST + loss.paused, loss

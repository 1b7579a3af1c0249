"""``kill -9`` of the window's process: the database is whole and lacks nothing older than a quarter of a second.

``TEST_KILLS=50`` in the environment kills as often; ``make bench ARGS=kill`` does and prints the worst loss.
"""

from __future__ import annotations

import os

import pytest

from tests.support.kills import kill_once

KILLS = int(os.environ.get("TEST_KILLS") or 4)
LOST_AT_MOST = 0.25  # seconds


@pytest.mark.parametrize("seed", range(KILLS))
def test_kill_at_a_random_moment(seed: int) -> None:
    loss = kill_once(1000 + seed)
    assert loss.reports > 10
    assert loss.seconds <= LOST_AT_MOST + loss.paused, loss

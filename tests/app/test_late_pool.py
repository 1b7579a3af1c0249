"""Threads that are made with the first work for them."""

from __future__ import annotations

import threading

import pytest

from app.late_pool import LatePool


def test_the_first_work_makes_the_threads_and_the_end_ends_them() -> None:
    pool = LatePool(1, "late")
    before = threading.active_count()
    assert pool.submit(lambda: threading.current_thread().name).result(10).startswith("late")
    assert threading.active_count() == before + 1
    pool.shutdown()
    assert threading.active_count() == before


def test_work_is_done_in_order_and_before_the_end() -> None:
    pool, done = LatePool(1, "late"), []
    for number in range(100):
        pool.submit(lambda number=number: done.append(number))
    pool.shutdown()
    assert done == list(range(100))


def test_after_the_end_nothing_is_taken() -> None:
    pool = LatePool(1, "late")
    pool.shutdown()
    with pytest.raises(RuntimeError, match="ended"):
        pool.submit(lambda: None)

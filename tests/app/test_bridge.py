"""The crossing from threads into Qt."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import pytest
from pytestqt.qtbot import QtBot

from app.bridge import Bridge


@pytest.fixture
def bridge(qtbot: QtBot) -> Iterator[Bridge]:
    made = Bridge()
    yield made
    made.close()


def test_calls_arrive_on_the_bridges_thread_in_order(bridge: Bridge, qtbot: QtBot) -> None:
    seen: list[tuple[int, int]] = []
    note = bridge.carry(lambda number: seen.append((number, threading.get_ident())))
    thread = threading.Thread(target=lambda: [note(number) for number in range(1000)])
    thread.start()
    qtbot.waitUntil(lambda: len(seen) == 1000, timeout=20_000)
    thread.join()
    assert seen == [(number, threading.get_ident()) for number in range(1000)]


def test_a_call_from_the_own_thread_waits_for_the_event_loop(bridge: Bridge, qtbot: QtBot) -> None:
    seen: list[str] = []
    bridge.post(lambda: seen.append("later"))
    assert seen == []
    qtbot.waitUntil(lambda: bool(seen), timeout=20_000)


def test_nothing_crosses_once_it_is_closed(bridge: Bridge, qtbot: QtBot) -> None:
    seen: list[str] = []
    bridge.post(lambda: seen.append("on its way"))
    bridge.close()
    bridge.post(lambda: seen.append("after"))
    other = Bridge()
    done: list[bool] = []
    other.post(lambda: done.append(True))
    qtbot.waitUntil(lambda: bool(done), timeout=20_000)
    assert seen == []


def test_outcomes_of_futures(bridge: Bridge, qtbot: QtBot) -> None:
    good: list[int] = []
    bad: list[BaseException] = []
    with ThreadPoolExecutor(1) as pool:
        bridge.when_done(pool.submit(lambda: 7), good.append, bad.append)
        bridge.when_done(pool.submit(lambda: 1 // 0), good.append, bad.append)
    qtbot.waitUntil(lambda: bool(good and bad), timeout=20_000)
    assert good == [7]
    assert isinstance(bad[0], ZeroDivisionError)


def test_a_cancelled_future_is_silence(bridge: Bridge, qtbot: QtBot) -> None:
    future: Future[int] = Future()
    seen: list[object] = []
    bridge.when_done(future, seen.append, seen.append)
    assert future.cancel()
    future.set_running_or_notify_cancel()
    done: list[bool] = []
    bridge.post(lambda: done.append(True))
    qtbot.waitUntil(lambda: bool(done), timeout=20_000)
    assert seen == []


def test_a_failure_nobody_takes_is_raised_where_it_is_seen(bridge: Bridge, qtbot: QtBot) -> None:
    future: Future[int] = Future()
    bridge.when_done(future)
    with qtbot.captureExceptions() as caught:
        future.set_exception(ZeroDivisionError("seen"))
        done: list[bool] = []
        bridge.post(lambda: done.append(True))
        qtbot.waitUntil(lambda: bool(done), timeout=20_000)
    assert [str(exception[1]) for exception in caught] == ["seen"]

"""The door to the user: nothing is lost before somebody listens, order holds, and threads do not matter."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from app.notices import MAX_WAITING, Notice, Notices
from inference.errors import Cancelled, EngineDied, OutOfMemory

ExpectLog = Callable[..., AbstractContextManager[None]]


@pytest.fixture
def notices() -> Notices:
    return Notices()


def messages(shown: list[Notice]) -> list[str]:
    return [notice.message for notice in shown]


def test_what_is_said_before_anybody_listens_waits(notices: Notices) -> None:
    shown: list[Notice] = []
    for text in ("a", "b"):
        notices.post(Notice(message=text))
    notices.subscribe(shown.append)
    notices.post(Notice(message="c"))
    assert messages(shown) == ["a", "b", "c"]


def test_waiting_notices_are_given_once(notices: Notices) -> None:
    first: list[Notice] = []
    second: list[Notice] = []
    notices.post(Notice(message="a"))
    notices.subscribe(first.append)
    notices.subscribe(second.append)
    notices.post(Notice(message="b"))
    assert (messages(first), messages(second)) == (["a", "b"], ["b"])


def test_while_waiting_the_same_key_replaces_and_dismissing_takes_back(notices: Notices) -> None:
    shown: list[Notice] = []
    notices.post(Notice(message="old", key="disk"))
    notices.post(Notice(message="other"))
    notices.post(Notice(message="new", key="disk"))
    notices.post(Notice(message="gone", key="engine"))
    notices.dismiss("engine")
    notices.dismiss("")
    notices.subscribe(shown.append)
    assert messages(shown) == ["other", "new"]


def test_not_more_than_somebody_can_read_waits(notices: Notices) -> None:
    shown: list[Notice] = []
    for number in range(MAX_WAITING + 5):
        notices.post(Notice(message=str(number)))
    notices.subscribe(shown.append)
    assert messages(shown) == [str(number) for number in range(5, MAX_WAITING + 5)]


def test_errors_keep_what_happened_and_what_to_do(notices: Notices) -> None:
    shown: list[Notice] = []
    notices.subscribe(shown.append)
    notices.post_error(OutOfMemory("Too large.", "Take a smaller one.", "4 GB"), action="choose", action_title="Choose")
    assert shown == [
        Notice(
            level="error",
            message="Too large.",
            hint="Take a smaller one.",
            detail="4 GB",
            action="choose",
            action_title="Choose",
            key="out_of_memory",
            sticky=True,
        )
    ]
    notices.post_error(EngineDied("Died."), key="mine")
    assert shown[-1].key == "mine"


def test_what_the_user_stopped_is_no_news(notices: Notices) -> None:
    shown: list[Notice] = []
    notices.subscribe(shown.append)
    notices.post_error(Cancelled("Stopped."))
    assert shown == []


def test_dismissing_reaches_who_shows_it(notices: Notices) -> None:
    hidden: list[str] = []
    notices.subscribe(lambda _: None, hidden.append)
    notices.dismiss("disk")
    assert hidden == ["disk"]


def test_who_has_left_is_told_no_more(notices: Notices) -> None:
    shown: list[Notice] = []
    leave = notices.subscribe(shown.append)
    leave()
    leave()
    notices.post(Notice(message="a"))
    assert shown == []
    notices.subscribe(shown.append)
    assert messages(shown) == ["a"], "with nobody left it waits again"


def test_a_callback_may_post(notices: Notices) -> None:
    shown: list[Notice] = []

    def echo(notice: Notice) -> None:
        shown.append(notice)
        if len(shown) < 3:
            notices.post(Notice(message=notice.message + "!"))

    notices.subscribe(echo)
    notices.post(Notice(message="a"))
    assert messages(shown) == ["a", "a!", "a!!"]


def test_a_callback_that_fails_stops_nobody(notices: Notices, expect_log: ExpectLog) -> None:
    shown: list[Notice] = []

    def fail(_: Notice) -> None:
        raise KeyError("broken window")

    notices.subscribe(fail)
    notices.subscribe(shown.append)
    with expect_log("could not be shown", level=logging.ERROR):
        notices.post(Notice(message="a"))
    assert messages(shown) == ["a"]


def test_threads_that_post_at_once_lose_nothing_and_keep_their_order(notices: Notices) -> None:
    shown: list[Notice] = []
    busy = threading.Lock()

    def show(notice: Notice) -> None:
        assert busy.acquire(blocking=False), "two callbacks at once"
        shown.append(notice)
        busy.release()

    def talk(name: str) -> None:
        for number in range(300):
            notices.post(Notice(message=f"{name}{number}"))

    threads = [threading.Thread(target=talk, args=(name,)) for name in "abcd"]
    for thread in threads[:2]:
        thread.start()
    notices.subscribe(show)
    for thread in threads[2:]:
        thread.start()
    for thread in threads:
        thread.join()
    for name in "cd":
        mine = [notice.message for notice in shown if notice.message.startswith(name)]
        assert mine == [f"{name}{number}" for number in range(300)]
    for name in "ab":  # what they said before anybody listened may have been too much
        mine = [notice.message for notice in shown if notice.message.startswith(name)]
        assert mine == [f"{name}{number}" for number in range(300 - len(mine), 300)]

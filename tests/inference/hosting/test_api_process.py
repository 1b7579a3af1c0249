"""One run of the API process: heard, ended when it is to end, its death told with its last words."""

from __future__ import annotations

import queue
import sys

import pytest

from inference.errors import PortTaken, ServingError
from inference.hosting import api_process
from inference.hosting.api_process import ApiProcess
from inference.hosting.serving import Answer, NotServing, Serve, Serving


class Heard:
    """A process, and what it says."""

    def __init__(self, mode: str, command: list[str] | None = None) -> None:
        self.answers: queue.Queue[Answer] = queue.Queue()
        self.ends: queue.Queue[ServingError | None] = queue.Queue()
        command = command or [sys.executable, "-m", "tests.support.scripted_api", mode]
        self.process = ApiProcess(Serve(door="door", port=8434), self.answers.put, self.ends.put, command)


def test_it_listens_until_it_is_stopped() -> None:
    heard = Heard("serve")
    answer = heard.answers.get(timeout=10)
    assert isinstance(answer, Serving)
    assert (answer.host, answer.port) == ("127.0.0.1", 8434)
    heard.process.close()
    assert heard.ends.get_nowait() is None


def test_a_refusal_is_no_death() -> None:
    heard = Heard("taken")
    answer = heard.answers.get(timeout=10)
    assert isinstance(answer, NotServing)
    assert isinstance(answer.error(), PortTaken)
    assert heard.ends.get(timeout=10) is None
    heard.process.close()


@pytest.mark.parametrize(("mode", "words"), [("die", "last words"), ("mute", "exit status 3"), ("garbage", "no sense")])
def test_a_death_is_told_with_its_last_words(mode: str, words: str) -> None:
    heard = Heard(mode)
    died = heard.ends.get(timeout=10)
    assert died is not None
    assert words in died.detail
    heard.process.close()


def test_one_that_cannot_be_started_says_so() -> None:
    heard = Heard("", ["/no/such/program"])
    error = heard.ends.get(timeout=10)
    assert error is not None
    assert "/no/such/program" in error.detail
    heard.process.close()


def test_one_that_does_not_follow_is_ended_by_force(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api_process, "GRACE", 0.2)
    heard = Heard("stay")
    heard.answers.get(timeout=10)
    heard.process.close()
    assert heard.ends.get_nowait() is None


def test_stopped_before_it_was_there() -> None:
    heard = Heard("serve")
    heard.process.stop()
    heard.process.close()
    assert heard.ends.get_nowait() is None

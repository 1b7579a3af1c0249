"""The helpers that fail other tests do fail them: each is shown what it must notice."""

from __future__ import annotations

import logging
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import psutil
import pytest

from tests.support.leaks import nothing_left
from tests.support.logfail import LogWatch
from tests.support.network import NetworkRefused
from tests.support.waiting import wait_for

WAITING = [sys.executable, "-c", "import sys; sys.stdin.read()"]


@pytest.fixture
def watched() -> tuple[LogWatch, logging.Logger]:
    """A log of its own, so that what is logged here does not count as unexpected."""
    logger = logging.Logger("of this test")
    watch = LogWatch()
    logger.addHandler(watch)
    return watch, logger


def test_an_unexpected_warning_is_remembered(watched: tuple[LogWatch, logging.Logger]) -> None:
    watch, logger = watched
    logger.info("fine")
    assert watch.unexpected() == []
    logger.warning("careful with %s", "that")
    (line,) = watch.unexpected()
    assert line.startswith("WARNING of this test: careful with that")


def test_an_expected_warning_is_forgotten_and_others_are_not(watched: tuple[LogWatch, logging.Logger]) -> None:
    watch, logger = watched
    with watch.expect("careful"):
        logger.warning("careful")
        logger.warning("other")
    assert [line.split(" (")[0] for line in watch.unexpected()] == ["WARNING of this test: other"]


@pytest.mark.parametrize("level", [logging.WARNING, logging.ERROR])
def test_an_expected_warning_that_never_comes(watched: tuple[LogWatch, logging.Logger], level: int) -> None:
    watch, logger = watched
    with pytest.raises(AssertionError, match=r"no \w+ matches 'careful'"), watch.expect("careful", level):
        logger.log(logging.ERROR if level == logging.WARNING else logging.WARNING, "careful")


def test_expect_log_is_tied_to_this_test(expect_log: Callable[..., AbstractContextManager[None]]) -> None:
    with expect_log("from here"):
        logging.getLogger("tests").warning("from here")


def test_a_thread_left_behind_is_noticed() -> None:
    gate = threading.Event()
    thread = threading.Thread(target=gate.wait, name="forgotten", daemon=True)
    with pytest.raises(AssertionError, match="thread forgotten"), nothing_left(patience=0.05):
        thread.start()
    gate.set()
    thread.join()


def test_a_thread_on_its_way_out_is_waited_for() -> None:
    gate = threading.Event()
    thread = threading.Thread(target=gate.wait)
    with nothing_left():
        thread.start()
        gate.set()


def test_a_process_left_behind_is_noticed_and_ended() -> None:
    with pytest.raises(AssertionError, match=r"process \d+"), nothing_left(patience=0.05):
        process = subprocess.Popen(WAITING, stdin=subprocess.PIPE)
    with process:
        assert process.wait(30) != 0


def test_what_ran_before_is_not_this_tests_fault() -> None:
    with subprocess.Popen(WAITING, stdin=subprocess.PIPE) as process, nothing_left(patience=0.05):
        assert psutil.pid_exists(process.pid)


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("2001:db8::1", 80), ("example.invalid", 80)])
def test_other_computers_are_out_of_reach(address: tuple[str, int]) -> None:
    with pytest.raises(NetworkRefused):
        socket.create_connection(address, timeout=1)


def test_this_computer_is_within_reach() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
        assert client.getpeername() == server.getsockname()


def test_a_test_has_surroundings_of_its_own() -> None:
    folder = Path(os.environ["HEARTH_DATA_DIR"])
    assert not folder.exists()
    assert folder.parent == Path.home()
    assert os.environ["QT_QPA_PLATFORM"]


def test_waiting_gives_the_value_or_says_what_it_waited_for() -> None:
    answers = iter([0, "", None, 5])
    assert wait_for(lambda: next(answers), "a number") == 5
    with pytest.raises(AssertionError, match="in vain for rain"):
        wait_for(lambda: False, "rain", timeout=0.03)

"""The client against a process that dies, hangs and talks nonsense on command."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

import psutil
import pytest

from inference.client import EngineClient
from inference.errors import (
    Cancelled,
    EngineDied,
    EngineUnavailable,
    NoModel,
    NotAModel,
    UsageError,
)
from inference.messages import Message
from inference.protocol import (
    MAX_FRAME,
    TERMINAL,
    Delta,
    Done,
    EngineStopped,
    Event,
    Failed,
    Finished,
    Loaded,
    LoadProgress,
    Notice,
    Pong,
)

SCRIPT = Path(__file__).parents[1] / "support" / "scripted_process.py"
ExpectLog = Callable[..., AbstractContextManager[None]]
WAIT = 30.0  # seconds; generous, the machine may be busy


class Recorder:
    """Keeps every event and lets a test wait for one."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self._changed = threading.Condition()

    def __call__(self, event: Event) -> None:
        with self._changed:
            self.events.append(event)
            self._changed.notify_all()

    def wait_for(self, wanted: Callable[[Event], bool]) -> Event:
        with self._changed:
            assert self._changed.wait_for(lambda: any(map(wanted, self.events)), WAIT), self.events
            return next(event for event in self.events if wanted(event))

    def terminals(self, id: int) -> list[Event]:
        return [event for event in self.events if event.id == id and isinstance(event, TERMINAL)]


def command(*arguments: str) -> Sequence[str]:
    return [sys.executable, str(SCRIPT), *arguments]


@pytest.fixture
def heard() -> Recorder:
    return Recorder()


@pytest.fixture
def client(heard: Recorder) -> Iterator[EngineClient]:
    with EngineClient(on_event=heard, command=command(), stop_grace=0.3) as client:
        yield client


def ask(client: EngineClient, text: str):
    return client.generate([Message.user(text)])


def is_stopped(event: Event) -> bool:
    return isinstance(event, EngineStopped)


def test_events_come_in_order_and_end_once(client: EngineClient, heard: Recorder) -> None:
    client.load("model").result(WAIT)
    request = ask(client, "echo hello")
    assert isinstance(request.result(WAIT), Finished)
    mine = [event for event in heard.events if event.id == request.id]
    assert [type(event) for event in mine] == [Delta, Delta, Finished]
    assert heard.terminals(request.id) == [mine[-1]]


def test_iteration_yields_the_terminal_event_last_and_may_be_repeated() -> None:
    with EngineClient(command=command()) as client:
        client.load("model").result(WAIT)
        request = ask(client, "echo hello")
        assert [type(event) for event in request] == [Delta, Delta, Finished]
        assert [type(event) for event in request] == [Finished]


def test_leaving_the_loop_early_cancels() -> None:
    with EngineClient(command=command()) as client:
        client.load("model").result(WAIT)
        request = ask(client, "slow")
        for _event in request:
            break
        result = request.result(WAIT)
        assert isinstance(result, Finished)
        assert result.reason == "cancelled"


def test_a_failure_is_raised_as_its_class(client: EngineClient) -> None:
    with pytest.raises(NotAModel) as caught:
        client.load("refuse").result(WAIT)
    assert caught.value.hint == "Take another."


def test_a_refused_file_leaves_the_model_that_was_loaded(client: EngineClient, heard: Recorder) -> None:
    client.load("first").result(WAIT)
    with pytest.raises(NotAModel):
        client.load("refuse").result(WAIT)
    with pytest.raises(EngineDied):
        ask(client, "die 9").result(WAIT)
    heard.wait_for(lambda event: isinstance(event, Loaded) and event.id > 3)
    assert ask(client, "echo again").result(WAIT)


@pytest.mark.parametrize(("number", "name"), [(9, "SIGKILL"), (11, "SIGSEGV"), (6, "SIGABRT")])
def test_death_in_the_middle(client: EngineClient, heard: Recorder, number: int, name: str) -> None:
    client.load("model").result(WAIT)
    first = client.pid
    request = ask(client, f"die {number}")
    with pytest.raises(EngineDied) as caught:
        request.result(WAIT)
    assert name in caught.value.message
    assert "last words" in caught.value.detail
    assert len(heard.terminals(request.id)) == 1
    heard.wait_for(is_stopped)
    # The next question is answered by a new process that has the model again.
    assert isinstance(ask(client, "echo hello").result(WAIT), Finished)
    assert client.pid not in (None, first)


def test_an_illegal_instruction_is_about_the_processor(client: EngineClient) -> None:
    client.load("model").result(WAIT)
    with pytest.raises(EngineUnavailable, match="processor"):
        ask(client, "die 4").result(WAIT)


def test_a_kill_from_outside_while_idle(client: EngineClient, heard: Recorder) -> None:
    client.load("model").result(WAIT)
    assert client.pid
    psutil.Process(client.pid).kill()
    heard.wait_for(is_stopped)
    heard.wait_for(lambda event: isinstance(event, Loaded) and event.id > 1)
    assert isinstance(client.ping().result(WAIT), Pong)


def test_a_model_that_kills_the_engine_is_not_loaded_again(client: EngineClient, heard: Recorder) -> None:
    with pytest.raises(EngineDied):
        client.load("crash").result(WAIT)
    with pytest.raises(NoModel):
        ask(client, "echo hello").result(WAIT)
    assert sum(map(is_stopped, heard.events)) == 1


def test_an_engine_that_keeps_dying_is_not_loaded_for_ever(client: EngineClient, heard: Recorder) -> None:
    client.load("model").result(WAIT)
    for _ in range(3):
        with pytest.raises(EngineDied):
            ask(client, "die 9").result(WAIT)
    with pytest.raises(NoModel):
        ask(client, "echo hello").result(WAIT)


def test_requests_not_yet_sent_survive_a_death(heard: Recorder) -> None:
    with EngineClient(on_event=heard, command=command()) as client:
        client.load("model").result(WAIT)
        dying = ask(client, "die 9")
        others = [ask(client, f"echo {number}") for number in range(20)]
        with pytest.raises(EngineDied):
            dying.result(WAIT)
        for request in others:
            try:
                request.result(WAIT)
            except EngineDied:
                continue  # the process had taken it already: never sent twice
        assert all(len(heard.terminals(request.id)) == 1 for request in [dying, *others])


@pytest.mark.parametrize("text", ["garbage", "exit 3", "exit 0"])
def test_nonsense_and_leaving_count_as_death(client: EngineClient, text: str, expect_log: ExpectLog) -> None:
    client.load("model").result(WAIT)
    expected = expect_log("make no sense", logging.ERROR) if text == "garbage" else nullcontext()
    with expected, pytest.raises(EngineDied):
        ask(client, text).result(WAIT)
    assert isinstance(ask(client, "echo hello").result(WAIT), Finished)


@pytest.mark.parametrize("text", ["stubborn", "hang"])
def test_a_process_that_will_not_stop_is_ended(
    client: EngineClient, heard: Recorder, text: str, expect_log: ExpectLog
) -> None:
    client.load("model").result(WAIT)
    with expect_log("does not stop when asked"):
        request = ask(client, text)
        heard.wait_for(lambda event: isinstance(event, Delta))
        request.cancel()
        result = request.result(WAIT)
        assert isinstance(result, Finished)
        assert result.reason == "cancelled"
        stopped = heard.wait_for(is_stopped)
        assert isinstance(stopped, EngineStopped)
        assert stopped.error
        assert "did not respond" in stopped.error.message
        assert isinstance(ask(client, "echo hello").result(WAIT), Finished)


def test_cancel_is_harmless_when_it_is_over(client: EngineClient, heard: Recorder) -> None:
    client.load("model").result(WAIT)
    request = ask(client, "echo hello")
    request.result(WAIT)
    request.cancel()
    request.cancel()
    client.ping().result(WAIT)
    assert len(heard.terminals(request.id)) == 1


def test_a_cancel_at_the_very_end_does_not_end_the_process(expect_log: ExpectLog) -> None:
    """The terminal event is on its way already: no deadline may stay behind."""
    requests = []
    with EngineClient(
        on_event=lambda _event: [one.cancel() for one in requests], command=command(), stop_grace=0.05
    ) as client:
        client.load("model").result(WAIT)
        requests.append(ask(client, "echo hello"))
        assert requests[0].result(WAIT)
        pid = client.pid
        requests.clear()
        waiting = ask(client, "slow")  # far longer than a process that does not stop would be left alone
        with pytest.raises(TimeoutError):
            waiting.result(1.0)
        assert client.pid == pid


@pytest.mark.parametrize(
    "impossible",
    [{"max_tokens": 2**70}, {"template_args": {"a": object()}}, {"stop": ["x" * (MAX_FRAME + 1)]}],
    ids=["number", "value", "length"],
)
def test_what_cannot_be_sent_fails_and_nothing_else(client: EngineClient, impossible: dict[str, Any]) -> None:
    client.load("model").result(WAIT)
    pid = client.pid
    with pytest.raises(UsageError):
        client.generate([Message.user("echo hello")], **impossible).result(WAIT)
    assert isinstance(ask(client, "echo hello").result(WAIT), Finished)
    assert client.pid == pid


def test_half_a_character_in_a_question_is_replaced(client: EngineClient, heard: Recorder) -> None:
    client.load("model").result(WAIT)
    request = ask(client, "echo a\udcffb")
    assert isinstance(request.result(WAIT), Finished)
    said = [event.text for event in heard.events if isinstance(event, Delta) and event.id == request.id]
    assert said[-1] == "a\ufffdb"


def test_an_engine_that_cannot_start_says_so(heard: Recorder) -> None:
    with EngineClient(on_event=heard, command=command("quiet")) as client:
        with pytest.raises(EngineUnavailable) as caught:
            client.load("model").result(WAIT)
        assert "no such library" in caught.value.detail
        with pytest.raises(EngineUnavailable):
            client.ping().result(WAIT)


def test_a_program_that_is_not_there(heard: Recorder) -> None:
    with EngineClient(on_event=heard, command=["/nonexistent/engine"]) as client:
        with pytest.raises(EngineUnavailable):
            client.ping().result(WAIT)
        with pytest.raises(EngineUnavailable):
            client.ping().result(WAIT)


def test_another_protocol_is_refused(heard: Recorder, expect_log: ExpectLog) -> None:
    with (
        expect_log("make no sense", logging.ERROR),
        EngineClient(on_event=heard, command=command("newer")) as client,
        pytest.raises(EngineUnavailable),
    ):
        client.ping().result(WAIT)


def test_close_ends_what_is_open_and_leaves_nothing_behind(heard: Recorder) -> None:
    client = EngineClient(on_event=heard, command=command())
    client.load("model").result(WAIT)
    running = ask(client, "slow")
    heard.wait_for(lambda event: event.id == running.id)
    pid = client.pid
    client.close()
    result = running.result(0)
    assert isinstance(result, Finished)
    assert result.reason == "cancelled"
    assert pid
    assert not psutil.pid_exists(pid)
    late = client.ping()
    with pytest.raises(EngineUnavailable):
        late.result(0)
    client.close()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("engine")]


def test_close_before_anything_was_asked() -> None:
    EngineClient(command=command()).close()


def test_close_while_starting(heard: Recorder) -> None:
    client = EngineClient(on_event=heard, command=command())
    request = client.load("model")
    client.close()
    assert request.done
    assert len(heard.terminals(request.id)) == 1


def test_close_ends_a_process_that_ignores_it(heard: Recorder, expect_log: ExpectLog) -> None:
    with expect_log("does not stop when asked"):
        client = EngineClient(on_event=heard, command=command("stay"))
        client.load("model").result(WAIT)
        pid = client.pid
        client.close()
        assert pid
        assert not psutil.pid_exists(pid)


def test_cancel_of_a_request_that_was_not_sent(heard: Recorder) -> None:
    with EngineClient(on_event=heard, command=command()) as client:
        client.load("model").result(WAIT)
        hanging = ask(client, "hang")
        heard.wait_for(lambda event: event.id == hanging.id)
        # Far more than a pipe holds: most of it cannot be written while the process hangs.
        waiting = [ask(client, "echo " + "x" * 100_000) for _ in range(10)]
        load = client.load("other")
        waiting[-1].cancel()
        load.cancel()
        assert waiting[-1].result(WAIT) == Finished(id=waiting[-1].id, reason="cancelled")
        with pytest.raises(Cancelled):
            load.result(WAIT)


def test_a_handler_that_fails_does_not_stop_the_events(expect_log: ExpectLog) -> None:
    def broken(event: Event) -> None:
        raise RuntimeError(f"cannot handle {event.id}")

    with (
        expect_log("an event handler failed", logging.ERROR),
        EngineClient(on_event=broken, command=command()) as client,
    ):
        client.load("model").result(WAIT)
        assert isinstance(ask(client, "echo hello").result(WAIT), Finished)


def test_failed_events_carry_every_error_across_the_pipe() -> None:
    error = NotAModel("This is a web page.", "Download it again.", "<html>")
    again = Failed.of(error, 7).error()
    assert type(again) is NotAModel
    assert (again.message, again.hint, again.detail) == (error.message, error.hint, error.detail)


def test_every_process_is_configured_first(client: EngineClient, heard: Recorder) -> None:
    def told() -> str:
        request = ask(client, "told")
        request.result(WAIT)
        return [event.text for event in heard.events if isinstance(event, Delta) and event.id == request.id][-1]

    assert isinstance(client.configure("a").result(WAIT), Done)
    assert client.pid is None  # nothing is asked for yet
    client.load("model").result(WAIT)
    assert told() == "a"
    client.configure("b")
    assert told() == "a b"
    client.rest().result(WAIT)
    heard.wait_for(is_stopped)
    client.configure("c").result(WAIT)
    assert client.pid is None  # it goes on resting
    client.load("model").result(WAIT)
    assert told() == "c"
    with pytest.raises(EngineDied):
        ask(client, "die 9").result(WAIT)
    assert told() == "c"
    client.close()
    with pytest.raises(EngineUnavailable):
        client.configure("d").result(WAIT)


def test_resting_ends_the_process_and_the_next_command_starts_another(client: EngineClient, heard: Recorder) -> None:
    client.load("model").result(WAIT)
    first = client.pid
    client.rest().result(WAIT)
    stopped = heard.wait_for(is_stopped)
    assert isinstance(stopped, EngineStopped)
    assert stopped.expected
    assert client.pid is None
    with pytest.raises(NoModel):  # nothing came back by itself
        ask(client, "echo hello").result(WAIT)
    assert client.pid not in (None, first)
    client.load("model").result(WAIT)
    assert isinstance(ask(client, "echo hello").result(WAIT), Finished)


def test_resting_waits_for_what_is_under_way(client: EngineClient, heard: Recorder) -> None:
    client.load("model").result(WAIT)
    first = client.pid
    slow = ask(client, "slow")
    heard.wait_for(lambda event: isinstance(event, Delta) and event.id == slow.id)
    client.rest().result(WAIT)
    assert client.pid == first
    assert isinstance(client.ping().result(WAIT), Pong)
    slow.cancel()
    assert isinstance(slow.result(WAIT), Finished)
    assert not any(map(is_stopped, heard.events))


def test_whatever_is_asked_while_the_process_leaves_is_answered_by_the_next(
    client: EngineClient, heard: Recorder
) -> None:
    for _round in range(5):
        client.load("model").result(WAIT)
        client.rest()
        client.load("model").result(WAIT)
        assert isinstance(ask(client, "echo hello").result(WAIT), Finished)
    assert all(event.expected for event in heard.events if isinstance(event, EngineStopped))


def test_resting_without_a_process_starts_none(client: EngineClient) -> None:
    client.rest().result(WAIT)
    assert client.pid is None


def test_a_process_that_does_not_leave_is_ended(heard: Recorder, expect_log: ExpectLog) -> None:
    with EngineClient(on_event=heard, command=command("stay")) as client:
        client.load("model").result(WAIT)
        first = client.pid
        with expect_log("ended"):
            client.rest().result(WAIT)
            heard.wait_for(is_stopped)
        client.load("model").result(WAIT)
        assert client.pid != first
        assert all(event.expected for event in heard.events if isinstance(event, EngineStopped))
        with expect_log("ended"):
            client.close()


# ------------------------------------------------------------------------------ too little memory


@pytest.mark.skipif(sys.platform == "win32", reason="kills with a signal")
def test_a_load_for_which_the_system_kills_the_process_is_tried_again(client: EngineClient, heard: Recorder) -> None:
    request = client.load("starve3")
    assert isinstance(request.result(WAIT), Loaded)
    assert [event.attempt for event in heard.events if isinstance(event, LoadProgress) if event.stage == "loading"] == [
        0, 1, 2, 3,
    ]  # fmt: skip
    notices = [event for event in heard.events if isinstance(event, Notice)]
    assert [event.id for event in notices] == [request.id] * 3
    assert sum(map(is_stopped, heard.events)) == 3
    assert len(heard.terminals(request.id)) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="kills with a signal")
def test_a_load_that_never_fits_ends_one_day(client: EngineClient, heard: Recorder) -> None:
    request = client.load("starve")
    with pytest.raises(EngineDied):
        request.result(WAIT)
    assert len(heard.terminals(request.id)) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="kills with a signal")
def test_a_load_that_crashes_otherwise_is_not_repeated(client: EngineClient, heard: Recorder) -> None:
    with pytest.raises(EngineDied):
        client.load("crash").result(WAIT)
    assert not any(isinstance(event, Notice) for event in heard.events)

"""Commands on their way in: a cancel hits the request it is meant for and no other."""

from __future__ import annotations

import threading

from inference.engine.inbox import Inbox
from inference.protocol import Configure, Count, Embed, Forget, Generate, Load, Probe


class Flag:
    """Stands in for the flag that llama.cpp polls."""

    def __init__(self) -> None:
        self.raised = False

    def set(self) -> None:
        self.raised = True

    def clear(self) -> None:
        self.raised = False


def make() -> tuple[Inbox, Flag]:
    flag = Flag()
    return Inbox(flag.set, flag.clear), flag


def test_commands_come_in_order() -> None:
    inbox, _flag = make()
    for key in (1, 2, 3):
        inbox.put(Load(id=key, path=""))
    assert [inbox.take().id for _ in range(3)] == [1, 2, 3]


def test_cancelling_the_running_request_raises_the_flag_until_the_next() -> None:
    inbox, flag = make()
    inbox.put(Generate(id=1, messages=()))
    inbox.put(Generate(id=2, messages=()))
    inbox.take()
    assert inbox.cancel(1) is None
    assert inbox.cancelled
    assert flag.raised
    inbox.take()
    assert not inbox.cancelled
    assert not flag.raised


def test_a_late_cancel_does_not_hit_the_next_request() -> None:
    inbox, flag = make()
    inbox.put(Generate(id=1, messages=()))
    inbox.put(Generate(id=2, messages=()))
    inbox.take()
    inbox.take()
    assert inbox.cancel(1) is None
    assert not inbox.cancelled
    assert not flag.raised


def test_cancelling_a_waiting_request_takes_it_out() -> None:
    inbox, flag = make()
    waiting = [Generate(id=key, messages=()) for key in (1, 2, 3)]
    for command in waiting:
        inbox.put(command)
    inbox.take()
    assert inbox.cancel(2) is waiting[1]
    assert not flag.raised
    assert inbox.take().id == 3


def test_a_computation_that_must_not_break_is_aborted_once_it_may() -> None:
    inbox, flag = make()
    inbox.put(Generate(id=1, messages=()))
    inbox.take()
    inbox.interruptible(False)
    inbox.cancel(1)
    assert inbox.cancelled
    assert not flag.raised
    inbox.interruptible(True)
    assert flag.raised


def test_light_commands_are_taken_in_between_only_when_they_are_next() -> None:
    inbox, _flag = make()
    for command in (Generate(id=1, messages=()), Count(id=2), Probe(id=3), Load(id=4, path=""), Count(id=5)):
        inbox.put(command)
    inbox.take()
    assert inbox.waits
    assert [inbox.take_light().id, inbox.take_light().id, inbox.take_light()] == [2, 3, None]
    assert inbox.busy
    assert [inbox.take().id, inbox.take().id] == [4, 5]


def test_quit_stops_what_runs_and_returns_what_waits() -> None:
    inbox, flag = make()
    for key in (1, 2, 3):
        inbox.put(Generate(id=key, messages=()))
    inbox.take()
    assert [command.id for command in inbox.quit()] == [2, 3]
    assert inbox.cancelled
    assert flag.raised
    assert inbox.take() is None
    assert not inbox.busy
    assert not inbox.put(Generate(id=4, messages=()))


def test_before_the_end_it_is_told_what_must_not_be_kept() -> None:
    inbox, flag = make()
    for command in (Generate(id=1, messages=()), Forget(id=2), Count(id=3), Configure(id=4)):
        inbox.put(command)
    inbox.take()
    assert [command.id for command in inbox.quit()] == [3]
    assert [command.id for command in (inbox.take(), inbox.take()) if command is not None] == [2, 4]
    assert inbox.take() is None
    assert inbox.cancelled
    assert flag.raised


def test_quit_wakes_the_one_who_waits() -> None:
    inbox, _flag = make()
    taken = []
    thread = threading.Thread(target=lambda: taken.append(inbox.take()))
    thread.start()
    inbox.quit()
    thread.join(10)
    assert taken == [None]


def test_other_programs_wait_for_what_has_everything_forgotten() -> None:
    inbox, _flag = make()
    inbox.put(Generate(id=1, messages=(), priority=2))
    inbox.take()
    inbox.put(Generate(id=2, messages=(), priority=2))
    inbox.put(Forget(id=3, everything=True))
    inbox.put(Generate(id=4, messages=(), priority=2))
    inbox.put(Embed(id=5, texts=("a",)))
    inbox.put(Generate(id=6, messages=(), priority=0))
    begun = [inbox.take_beside(9) for _ in range(3)]
    assert [command.id if command else None for command in begun] == [6, 2, None], "the window does not wait"
    for key in (1, 6, 2):
        inbox.end(key)
    assert [command.id for command in (inbox.take(), inbox.take()) if command is not None] == [3, 4]


def test_what_is_to_be_forgotten_is_not_read_anew_before() -> None:
    """Else whoever asks again and again about it would put the forgetting off for good."""
    inbox, _flag = make()
    inbox.put(Generate(id=1, messages=(), conversation="~a"))
    inbox.take()
    inbox.put(Forget(id=2, conversations=("~a", "")))
    for key, conversation in ((3, "~a"), (4, "~b"), (5, "")):
        inbox.put(Generate(id=key, messages=(), conversation=conversation, priority=2))
    begun = [command.id for _ in range(3) if (command := inbox.take_beside(9)) is not None]
    assert begun == [4, 5]
    assert inbox.take_out(lambda command: command.id == 2) is not None
    command = inbox.take_beside(9)
    assert command is not None
    assert command.id == 3

"""A wish on its way through the door: nobody is behind without a limit, and what is taken back is not done."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from inference.hosting.mailbox import MOST_AT_ONCE, MOST_TEXT, Mailbox
from inference.hosting.under_way import Inbox, Sending
from inference.hosting.values import Ask, HostCommand, HostEvent, Stop, Wish
from inference.protocol import Delta, Embedded, Failed, Finished, Generate, Likelihood, ToolCallPart

ASK = Ask(id=7, wish=Wish(command=Generate(messages=()), model="m"))


class Wire:
    """A line that keeps what is sent."""

    def __init__(self) -> None:
        self.sent: list[HostCommand] = []

    def send(self, command: HostCommand) -> None:
        self.sent.append(command)


def taken(inbox: Inbox, events: int) -> list[HostEvent]:
    async def take() -> list[HostEvent]:
        return [await asyncio.wait_for(inbox.take(), 5) for _ in range(events)]

    return asyncio.run(take())


def test_whoever_reads_slowly_loses_nothing() -> None:
    inbox = Inbox()
    for _ in range(10_000):
        inbox.put(Delta(id=7, channel="text", text="ab"))
    inbox.put(ToolCallPart(id=7, index=0, call_id="c", name="f"))
    for _ in range(10_000):
        inbox.put(ToolCallPart(id=7, index=0, arguments="x"))
    inbox.put(ToolCallPart(id=7, index=1, call_id="d", name="g"))
    inbox.put(Finished(id=7, reason="stop"))
    text, first, second, end = taken(inbox, 4)
    assert text == Delta(id=7, channel="text", text="ab" * 10_000)
    assert first == ToolCallPart(id=7, index=0, call_id="c", name="f", arguments="x" * 10_000)
    assert (second, end) == (
        ToolCallPart(id=7, index=1, call_id="d", name="g"),
        Finished(id=7, reason="stop"),
    )


@pytest.mark.parametrize("kind", ["text", "likelihoods", "turns"])
def test_whoever_is_too_far_behind_is_told_so_and_costs_nothing_more(
    kind: str, expect_log: Callable[..., AbstractContextManager[None]]
) -> None:
    likely = (Likelihood(token=b"x", logprob=-1.0, top=((b"x", -1.0),) * 20),) * 1000
    much = {
        "text": lambda _turn: Delta(id=7, channel="text", text="x" * (MOST_TEXT // 50)),
        "likelihoods": lambda _turn: Delta(id=7, channel="text", text="", likely=likely),
        "turns": lambda turn: ToolCallPart(id=7, index=turn),
    }[kind]
    wire, inbox = Wire(), Inbox()
    sending = Sending(wire, ASK)
    inbox.stop = sending.take_back
    sending.run()
    with expect_log("too far behind"):
        for turn in range(3000):
            inbox.put(much(turn))
    (end,) = taken(inbox, 1)
    assert isinstance(end, Failed)
    assert end.code == "busy"
    assert wire.sent == [ASK, Stop(target=7)]


def test_what_is_taken_at_once_is_never_too_much() -> None:
    inbox = Inbox()
    for _ in range(3):
        inbox.put(Delta(id=7, channel="text", text="x" * (MOST_TEXT - 1)))
        assert isinstance(taken(inbox, 1)[0], Delta)


def test_a_stop_comes_after_what_it_stops() -> None:
    for early in (True, False):
        wire = Wire()
        sending = Sending(wire, ASK)
        if early:
            sending.take_back()
            assert wire.sent == []
        sending.run()
        if not early:
            sending.take_back()
        assert wire.sent == [ASK, Stop(target=7)]


def test_many_vectors_go_one_after_the_other() -> None:
    mail = Mailbox()
    size = 1024
    vectors = (bytes(4 * size),) * (MOST_AT_ONCE // (4 * size))
    for number in range(3):
        mail.put(Embedded(id=number, vectors=vectors, size=size))
    mail.put(Finished(id=9, reason="stop"))
    batches = [[event.id for event in mail.take() or ()] for _ in range(3)]
    assert batches == [[0], [1], [2, 9]]

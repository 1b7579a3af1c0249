"""What leaves a model's view and what stays: the policy alone, on invented sizes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inference.messages import Message, Role, ToolCall
from inference.protocol import View
from inference.view import BLOCK, CLEARLY, PER_MESSAGE, PREFACE, Turns, reserve, summary_for, with_summary

CONTEXT = 1000
ROOM = CONTEXT - reserve(CONTEXT, None)


class Sized(NamedTuple):
    """A conversation with the size of each message."""

    messages: list[Message]
    sizes: list[int]

    def turns(self, context: int = CONTEXT) -> Turns:
        return Turns(self.messages, self.sizes.__getitem__, context)

    def total(self, shown: Sequence[int]) -> int:
        return sum(self.sizes[index] + PER_MESSAGE for index in shown)


def talk(sizes: Sequence[int], pinned: Sequence[int] = (), *, system: int | None = 20) -> Sized:
    """System prompt, then user and assistant in turns."""
    roles: list[Role] = ["user" if number % 2 == 0 else "assistant" for number in range(len(sizes))]
    messages = [Message(role, f"{number}") for number, role in enumerate(roles)]
    all_sizes = list(sizes)
    if system is not None:
        messages.insert(0, Message.system("Be kind."))
        all_sizes.insert(0, system)
    for index in pinned:
        messages[index] = Message(messages[index].role, messages[index].text, pinned=True)
    return Sized(messages, all_sizes)


@st.composite
def conversations(draw: st.DrawFn) -> Sized:
    """Any roles in any order, sizes from nothing to more than the context."""
    count = draw(st.integers(1, 40))
    roles: list[Role] = draw(
        st.lists(st.sampled_from(["user", "assistant", "system"]), min_size=count, max_size=count)
        | st.just([("user", "assistant")[number % 2] for number in range(count)])
    )
    sizes = draw(st.lists(st.integers(0, 120) | st.integers(0, 1500), min_size=count, max_size=count))
    pins = draw(st.lists(st.booleans() if draw(st.booleans()) else st.just(False), min_size=count, max_size=count))
    return Sized(
        [Message(role, str(number), pinned=pin) for number, (role, pin) in enumerate(zip(roles, pins, strict=True))],
        sizes,
    )


def test_it_begins_where_a_user_speaks() -> None:
    turns = talk([10] * 6).turns()
    assert turns.starts == (0, 3, 5)
    assert (turns.last, turns.start(4), turns.start(99), turns.start(2)) == (5, 3, 5, 0)
    assert Turns([], [].__getitem__, CONTEXT).starts == (0,)


def test_whole_blocks_leave() -> None:
    conversation = talk([50] * 30)
    first = conversation.turns().next(0)
    gone = conversation.total(range(1, first))
    assert CONTEXT * BLOCK <= gone < CONTEXT * BLOCK + 116
    assert conversation.turns().foreseen(0) == first


def test_where_it_is_cut_does_not_depend_on_what_comes_later() -> None:
    sizes = [30, 70, 10, 200, 45, 5] * 10
    foreseen = [talk(sizes[:length]).turns().foreseen(0) for length in range(1, len(sizes))]
    told = [place for place in foreseen if place]
    assert told
    assert set(told) == {told[0]}
    assert foreseen.index(told[0]) < 16, "long before it no longer fits"


def test_a_pinned_message_stays_with_its_turn_if_that_is_short() -> None:
    conversation = talk([20, 30] * 10 + [300, 300] + [20, 30] * 10, pinned=[4, 21])
    turns = conversation.turns()
    assert [index for index in turns.shown(31) if index < 31] == [0, 3, 4, 21]
    assert [index for index in turns.shown(31, alone=True) if index < 31] == [0, 4, 21]


def test_nothing_is_asked_for_twice_or_needlessly() -> None:
    asked: list[int] = []
    conversation = talk([100] * 200)

    def size(index: int) -> int:
        asked.append(index)
        return conversation.sizes[index]

    turns = Turns(conversation.messages, size, CONTEXT)
    assert turns.foreseen(turns.next(turns.start(0)))
    assert len(asked) == len(set(asked)) < 20


@settings(max_examples=150, deadline=None)
@given(conversation=conversations(), first=st.integers(0, 45))
def test_what_has_to_stay_stays(conversation: Sized, first: int) -> None:
    messages, turns = conversation.messages, conversation.turns()
    start = turns.start(first)
    users = [index for index, one in enumerate(messages) if one.role == "user"]
    for place in (start, turns.next(start), turns.narrower(start, ROOM), turns.wider(start, ROOM), turns.last):
        for alone in (False, True):
            shown = turns.shown(place, alone=alone)
            assert list(shown) == sorted(set(shown))
            assert set(range(place, len(messages))) <= set(shown), "nothing leaves from the middle or the end"
            must = {index for index, one in enumerate(messages) if one.role == "system" or one.pinned}
            assert must | set(users[-1:]) <= set(shown)
            assert place == 0 or messages[place].role == "user"
    assert turns.narrower(start, ROOM) >= start >= turns.wider(start, ROOM)


@settings(max_examples=150, deadline=None)
@given(conversation=conversations())
def test_it_moves_on_until_only_the_last_question_is_left(conversation: Sized) -> None:
    turns = conversation.turns()
    first, places = 0, [0]
    while (following := turns.next(first)) != first:
        assert following > first
        assert (
            set(turns.shown(following)) < set(turns.shown(first)) or following == turns.last or not turns._leaves(first)
        )
        first = following
        places.append(first)
    assert first == turns.last
    foreseen = [place for place in places if turns.foreseen(place) not in (0, turns.next(place))]
    assert not foreseen


@settings(max_examples=150, deadline=None)
@given(conversation=conversations(), first=st.integers(0, 45))
def test_more_is_seen_only_where_clearly_more_fits(conversation: Sized, first: int) -> None:
    turns = conversation.turns()
    start = turns.start(first)
    wider = turns.wider(start, ROOM)
    if wider < start:
        assert conversation.total(turns.shown(wider)) <= ROOM * CLEARLY
        assert turns.wider(wider, ROOM) == wider


@settings(max_examples=100, deadline=None)
@given(sizes=st.lists(st.integers(1, 90), min_size=60, max_size=160), pinned=st.lists(st.integers(1, 60), max_size=2))
def test_a_growing_conversation_moves_seldom_and_never_back(sizes: list[int], pinned: list[int]) -> None:
    """As the engine does it, with exact sizes: it always fits, moves by blocks, and rests in between."""
    first, read = 0, 0
    for length in range(1, len(sizes) + 1, 2):
        conversation = talk(sizes[:length], [index for index in pinned if index <= length])
        turns = conversation.turns()
        assert turns.wider(first, ROOM) == first, "what has just left does not come back"
        foreseen = turns.foreseen(first)
        before = first
        while conversation.total(turns.shown(first)) > ROOM:
            assert first < turns.last
            first = turns.next(first)
        assert first >= before
        if first != before:
            assert foreseen in (0, first), "it was told where"
            read += conversation.total(turns.shown(first))
    grown = sum(sizes)
    assert read <= 1.25 * grown, "each token is read again about once in all, however long it goes on"


def test_a_longer_context_shows_more_again() -> None:
    conversation = talk([50] * 80)
    assert conversation.turns().wider(69, ROOM) == 69
    assert conversation.turns(8000).wider(69, 7000) == 0
    partly = conversation.turns(3000).wider(69, 2625)
    assert 0 < partly < 69
    assert conversation.total(conversation.turns(3000).shown(partly)) <= 2625 * CLEARLY


def test_room_is_kept_for_the_answer() -> None:
    assert reserve(8192, None) == 1024
    assert reserve(1024, None) == 256
    assert reserve(8192, 64) == 64
    assert reserve(256, 4096) == 64


SEEN = View(first=5, summary="old", told=5)


@pytest.mark.parametrize(
    ("view", "first", "shown"),
    [
        (SEEN, 0, ("", 0)),  # all is seen: nothing to tell
        (SEEN, 5, ("old", 5)),
        (SEEN, 9, ("old", 5)),
        (View(first=5), 9, ("", 0)),
        (View(first=5, summary="old", told=5, coming="new", coming_told=9), 5, ("old", 5)),
        (View(first=5, summary="old", told=5, coming="new", coming_told=9), 9, ("new", 9)),
        (View(first=5, summary="old", told=5, coming="new", coming_told=9), 11, ("new", 9)),
        (View(coming="new", coming_told=9), 5, ("", 0)),
        (View(first=5, summary=" \n", told=5), 5, ("", 0)),
    ],
)
def test_which_summary_is_shown(view: View, first: int, shown: tuple[str, int]) -> None:
    assert summary_for(view, first) == shown


def test_the_system_tells_the_summary() -> None:
    hello = Message.user("Hello")
    assert with_summary([hello], "") == [hello]
    assert with_summary([hello], "roses") == [Message.system(f"{PREFACE}roses"), hello]
    assert with_summary([Message.system("Be kind.\n"), hello], " roses ") == [
        Message.system(f"Be kind.\n\n{PREFACE}roses"),
        hello,
    ]
    assert with_summary([Message.system(""), hello], "roses") == [Message.system(f"{PREFACE}roses"), hello]


def test_a_pinned_result_keeps_its_call() -> None:
    call = ToolCall("1", "clock")
    messages = (
        Message.user("first"),
        Message.assistant("", tool_calls=(call,)),
        msgspec.structs.replace(Message.tool("noon", "1"), pinned=True),
        Message.assistant("It is noon."),
        Message.user("second"),
    )
    assert Turns(messages, lambda _: 1000, 100).shown(4) == (1, 2, 4)
    assert Turns(messages, lambda _: 1000, 100).shown(4, alone=True) == (1, 2, 4)

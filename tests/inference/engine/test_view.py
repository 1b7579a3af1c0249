"""Conversations longer than the context, through the real engine: what the model sees of them, and at what price."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import NamedTuple

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inference.engine.prompt import ChatTemplate
from inference.engine.question import see
from inference.errors import ContextFull
from inference.messages import Message, Role
from inference.protocol import ContextView, Finished, View
from inference.summary import Summarizing
from inference.view import PREFACE, Turns, with_summary
from tests.inference.engine.conftest import Tiny
from tests.inference.engine.template_families import FAMILIES, Family
from tests.support.desk import Desk
from tests.support.tiny_gguf import CHATML, GEMMA, Kind

CONTEXT = 512
TURNS = 200
ANSWER = 6  # tokens
SYSTEM = Message.system("You are the keeper of a lighthouse.")
WORDS = ("the", "fox", "lived", "near", "rivers", "with", "children", "and", "birds", "sang", "while", "rain", "fell")


class Turn(NamedTuple):
    """What one turn cost and told. Tokens."""

    again: int
    seen: ContextView


def words(draw: random.Random, count: int) -> str:
    return " ".join(draw.choice(WORDS) for _ in range(count))


def told(view: View, seen: ContextView) -> View:
    """What a front end sends next time."""
    if view.coming and seen.told == view.coming_told:
        view = msgspec.structs.replace(view, summary=view.coming, told=view.coming_told, coming="", coming_told=0)
    return msgspec.structs.replace(view, first=seen.first)


@pytest.fixture(scope="module")
def desk(tiny: Tiny, kind: Kind) -> Iterator[Desk]:
    with Desk(tiny(kind, layers=2, template=GEMMA if kind == "sliding-window" else CHATML), CONTEXT) as desk:
        yield desk


@pytest.fixture(scope="module")
def dense(tiny: Tiny) -> Iterator[Desk]:
    with Desk(tiny("dense"), 256) as desk:
        yield desk


def prompt_of(desk: Desk, messages: list[Message], view: View, max_tokens: int = 12) -> str:
    """The very text that the model reads, asked for in the way an answer asks for it."""
    return see(desk.model, messages, {}, view, max_tokens=max_tokens).prompt.text


def test_two_hundred_turns(desk: Desk) -> None:
    """Never an error; system prompt and pins always in view; hardly anything read again; where it is cut was told."""
    draw, count = random.Random(1), desk.model.vocabulary.count
    messages, view, turns = [SYSTEM], View(), list[Turn]()
    foreseen, summaries = 0, 0
    for number in range(TURNS):
        question = Message("user", f"{number:03}: {words(draw, draw.randint(1, 6))}", pinned=number == 3)
        messages.append(question)
        prompt = prompt_of(desk, messages, view, ANSWER)
        listener, finished = desk.answer(messages, view=view, max_tokens=ANSWER)
        seen = listener.one(ContextView)
        assert isinstance(finished, Finished)
        assert finished.prompt_tokens == seen.tokens <= CONTEXT - ANSWER
        must = [SYSTEM, question, *(one for one in messages if one.pinned), *messages[max(seen.first, 1) :]]
        for one in must:
            assert one.text.strip() in prompt
        gone = [index for index in range(1, seen.first) if index not in seen.pinned]
        assert len(gone) == seen.hidden
        assert not any(messages[index].text in prompt for index in gone if messages[index].role == "user")
        if seen.moved:
            assert seen.first == foreseen, "it was told before where the view would begin"
            if view.coming:
                assert seen.told == view.coming_told == seen.first
                summaries += 1
        assert (PREFACE in prompt) == bool(seen.told)
        assert f"Summary of {seen.told} messages." in prompt or not seen.told
        new = count(question.text) + (count(messages[-2].text) if number else count(SYSTEM.text)) + 24
        turns.append(Turn(max(0, finished.prompt_tokens - finished.reused_tokens - new), seen))
        view = told(view, seen)
        foreseen = seen.next or foreseen
        if seen.next and number > TURNS // 2:  # in the second half a front end has summaries made in time
            view = msgspec.structs.replace(view, coming=f"Summary of {seen.next} messages.", coming_told=seen.next)
        messages.append(Message("assistant", listener.written, pinned=number == 5))
    moves = [turn.seen for turn in turns if turn.seen.moved]
    assert 8 <= len(moves) <= TURNS // 6
    assert summaries >= 3
    assert sum(turn.again for turn in turns) / TURNS <= 0.10 * CONTEXT
    assert sorted(turn.seen.first for turn in turns) == [turn.seen.first for turn in turns]
    quiet = [turn.again for turn in turns if not turn.seen.moved]
    assert sum(quiet) / len(quiet) <= 24, "between two moves next to nothing is read again"


# ------------------------------------------------------------------------------------- templates

LONG = [
    SYSTEM,
    *(Message("user" if number % 2 == 0 else "assistant", f"message number {number}") for number in range(20)),
    Message.user("the last question"),
]
PINS = ((), (3,), (4,), (4, 8), (1, 2, 4, 7), tuple(range(1, 19)))


@pytest.mark.parametrize("pins", PINS, ids=str)
@pytest.mark.parametrize("family", FAMILIES.values(), ids=FAMILIES)
def test_every_template_tells_what_is_left(family: Family, pins: tuple[int, ...]) -> None:
    """With pinned messages alone and with their turns, with a summary and without, with a system prompt and without."""
    template = ChatTemplate(family.source, bos=family.bos, eos=family.eos, control_texts=family.control_texts)
    for begin in (0, 1):
        messages = [
            msgspec.structs.replace(one, pinned=index in pins) for index, one in enumerate(LONG) if index >= begin
        ]
        for alone in (False, True):
            shown = Turns(messages, lambda _index: 10, 4096).shown(19 - begin, alone=alone)
            for summary in ("", "They spoke of the sea."):
                visible = with_summary([messages[index] for index in shown], summary)
                prompt = template.render(visible, {})
                places = [prompt.text.find(one.text) for one in visible if one.role != "system"]
                assert -1 not in places
                assert places == sorted(places)
                assert summary in prompt.text
                assert SYSTEM.text in prompt.text or begin
                assert not any("leaves" in notice.message for notice in prompt.notices)


# ------------------------------------------------------------------------------------ hard cases


def full(desk: Desk, messages: list[Message]) -> ContextFull:
    with pytest.raises(ContextFull) as caught:
        desk.answer(messages)
    assert caught.value.hint
    return caught.value


def test_a_small_context_holds_a_long_conversation(dense: Desk) -> None:
    draw = random.Random(2)
    messages, view = [SYSTEM], View()
    for number in range(30):
        messages.append(Message.user(f"{number} {words(draw, 16)}"))
        listener, finished = dense.answer(messages, view=view, max_tokens=None)  # until the context is full
        assert (finished.reason, finished.context_full) == ("length", True)
        seen = listener.one(ContextView)
        assert SYSTEM.text in prompt_of(dense, messages, view)
        view = told(view, seen)
        messages.append(Message.assistant(listener.written[:20]))
    assert view.first > 30


def test_a_conversation_from_elsewhere_is_seen_from_its_end(dense: Desk) -> None:
    """As after an import, or with another model: nobody knows where the view began. Nor how long it takes to count."""
    messages = [SYSTEM]
    for number in range(3000):
        messages += [Message.user(f"question {number}"), Message.assistant(f"answer {number}")]
    messages.append(Message.user("and now?"))
    listener, _finished = dense.answer(messages)
    seen = listener.one(ContextView)
    assert seen.moved
    assert len(messages) - 20 < seen.first < len(messages)
    assert seen.hidden == seen.first - 1


def test_less_messages_bring_more_back_into_view(dense: Desk) -> None:
    """An earlier answer is written again: what had left for the sake of later messages is seen again."""
    messages = [SYSTEM]
    for number in range(30):
        messages += [Message.user(f"question {number}"), Message.assistant(f"answer {number}")]
    messages.append(Message.user("and now?"))
    far = dense.answer(messages)[0].one(ContextView)
    assert far.first > 20
    early = dense.answer(messages[:6], view=View(first=far.first))[0].one(ContextView)
    assert (early.first, early.hidden, early.moved) == (0, 0, False)


def test_a_system_prompt_longer_than_the_context(dense: Desk) -> None:
    error = full(dense, [Message.system("a1 " * 300), Message.user("Hello")])
    assert "system prompt" in error.message
    assert "shorten the system prompt" in error.hint
    assert "longer context" in error.hint


def test_all_messages_are_pinned(dense: Desk) -> None:
    """They stay as long as they fit, and then the reason is named."""
    messages = [SYSTEM]
    for number in range(40):
        messages.append(Message("user", f"question {number}", pinned=True))
        try:
            seen = dense.answer(messages)[0].one(ContextView)
        except ContextFull as error:
            assert number > 4
            assert "pinned messages have" in error.message
            assert "unpin" in error.hint
            return
        assert seen.hidden == 0
        messages.append(Message("assistant", f"answer {number}", pinned=True))
    pytest.fail("nothing was ever too much")


def test_the_rest_of_a_pinned_turn_leaves_rather_than_the_pinned_message(dense: Desk) -> None:
    messages = [SYSTEM]
    for number in range(9):
        messages += [Message("user", f"pin {number}", pinned=True), Message.assistant(f"{number} " * 8)]
    messages.append(Message.user("and now?"))
    seen = dense.answer(messages)[0].one(ContextView)
    assert seen.first > 1
    assert seen.pinned == tuple(range(1, seen.first, 2))
    assert seen.hidden == len(seen.pinned)


def test_one_giant_message(dense: Desk) -> None:
    error = full(dense, [SYSTEM, Message.user("hi"), Message.assistant("hi"), Message.user("a1 " * 400)])
    assert "shorten the message" in error.hint
    # One that leaves hardly any room is answered all the same, without what came before.
    words_that_fit = "a1 " * 70
    for before in ([], [Message.user("hi"), Message.assistant("ho")]):
        listener, finished = dense.answer([SYSTEM, *before, Message.user(words_that_fit)], max_tokens=None)
        assert finished.context_full
        assert listener.one(ContextView).hidden in (0, len(before))
    # After it the conversation goes on: it leaves as a whole.
    rest = [SYSTEM, Message.user(words_that_fit), Message.assistant(listener.written), Message.user("And?")]
    assert dense.answer(rest)[0].one(ContextView).first == 3


def test_empty_texts(dense: Desk) -> None:
    messages = [Message.system(""), *(Message(role, "") for _ in range(80) for role in ("user", "assistant"))]
    listener, _finished = dense.answer([*messages, Message.user("Hello")])
    assert listener.one(ContextView).hidden


def test_a_summary_too_long_for_the_context_is_left_out(dense: Desk) -> None:
    messages = [SYSTEM]
    for number in range(30):
        messages += [Message.user(f"question {number}"), Message.assistant(f"answer {number}")]
    messages.append(Message.user("and now?"))
    view = View(first=55, summary="a1 " * 300, told=55)
    seen = dense.answer(messages, view=view)[0].one(ContextView)
    assert seen.told == 0
    assert seen.first == 61
    brief = dense.answer(messages, view=View(first=55, summary="They count.", told=55))[0].one(ContextView)
    assert (brief.first, brief.told, brief.moved) == (55, 55, False)


spoken = st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)


@st.composite
def conversations(draw: st.DrawFn) -> tuple[list[Message], View]:
    """Any roles in any order, some pinned; a view that may have been of another conversation."""
    roles: list[Role] = draw(
        st.lists(st.sampled_from(["user", "user", "assistant", "assistant", "system"]), max_size=30)
    )
    pinning = draw(st.sampled_from([0, 0, 8, 3]))
    messages = [
        Message(role, f"<{index}> {draw(spoken)}", pinned=bool(pinning) and draw(st.integers(0, pinning)) == 0)
        for index, role in enumerate(roles)
    ]
    messages.append(Message.user(f"<{len(roles)}> {draw(spoken)}"))
    if draw(st.booleans()):
        messages.append(Message.assistant(f"<{len(roles) + 1}> {draw(spoken)}"))
    numbers = st.integers(0, 40)
    view = View(first=draw(numbers), summary=draw(st.just("") | spoken), told=draw(numbers))
    return messages, msgspec.structs.replace(view, coming=draw(st.just("") | spoken), coming_told=draw(numbers))


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(conversation=conversations(), max_tokens=st.none() | st.integers(1, 300))
def test_whatever_is_asked(dense: Desk, conversation: tuple[list[Message], View], max_tokens: int | None) -> None:
    """What has to be seen is seen, what is told is true, and an error comes only where not even that much fits."""
    messages, view = conversation
    last = max(index for index, one in enumerate(messages) if one.role == "user")
    must = [index for index, one in enumerate(messages) if index >= last or one.pinned or one.role == "system"]
    try:
        sight = see(dense.model, messages, {}, view, max_tokens=max_tokens)
    except ContextFull:
        prompt = dense.model.template.render([messages[index] for index in must], {})
        assert len(dense.model.vocabulary.tokenize_prompt(prompt).tokens) >= dense.model.context.size
        return
    seen = sight.context
    assert seen.tokens == len(sight.tokens.tokens) < dense.model.context.size
    shown = [index for index in range(len(messages)) if f"<{index}>" in sight.prompt.text]
    assert set(must) <= set(shown)
    systems = {index for index, one in enumerate(messages) if one.role == "system"}
    assert set(shown) == {*range(seen.first, len(messages)), *seen.pinned, *systems}
    assert seen.hidden == len(messages) - len(shown)
    assert seen.first == 0 or (messages[seen.first].role == "user" and seen.hidden)
    assert seen.moved == (seen.first > view.first)
    assert (PREFACE in sight.prompt.text) == bool(seen.told)
    assert seen.next == 0 or seen.first < seen.next <= last
    again = msgspec.structs.replace(told(view, seen), first=seen.first)
    assert see(dense.model, messages, {}, again, max_tokens=max_tokens).context.first == seen.first, "it stays there"


# ------------------------------------------------------------------------------------- summaries


def test_asking_for_a_summary_reads_nothing_again(tiny: Tiny) -> None:
    """Neither before anything has left the view nor later, with an earlier summary; and it is shown when it is due."""
    draw = random.Random(6)
    messages, view, made = [SYSTEM], View(), 0
    with Desk(tiny("dense"), 2048) as desk:
        for number in range(30):
            messages.append(Message.user(f"{number:03} {words(draw, 24)}"))
            listener, _finished = desk.answer(messages, view=view, max_tokens=4)
            seen = listener.one(ContextView)
            messages.append(Message.assistant(listener.written))
            view = told(view, seen)
            if not seen.next or view.coming_told == seen.next:
                continue
            work = Summarizing(messages, seen.next, context=2048, summary=view.summary, told=view.told)
            asked = list(work.messages)
            answer, finished = desk.answer(asked, conversation="", max_tokens=32)
            work.take(answer.written, cut_off=finished.reason == "length")
            assert work.done, "all in one portion"
            request = desk.model.vocabulary.count(asked[-1].text) + 24
            assert finished.prompt_tokens - finished.reused_tokens <= request
            view = msgspec.structs.replace(view, coming=work.text, coming_told=seen.next)
            made += 1
        assert made >= 2
        assert view.told > 1
        assert view.summary in prompt_of(desk, [*messages, Message.user("?")], view)


# -------------------------------------------------------------------------------------- continue


def test_an_answer_cut_off_by_the_context_goes_on(desk: Desk) -> None:
    """Nothing is lost, doubled or altered: the model reads exactly what it has written, and goes on behind it."""
    draw = random.Random(3)
    messages = [SYSTEM]
    for number in range(20):
        messages += [Message.user(f"{number} {words(draw, 12)}"), Message.assistant(words(draw, 8))]
    messages.append(Message.user("Tell me everything."))
    listener, finished = desk.answer(messages, max_tokens=None)
    assert (finished.reason, finished.context_full) == ("length", True)
    view, answer = told(View(), listener.one(ContextView)), listener.written
    for _ in range(3):
        unfinished = [*messages, Message.assistant(answer)]
        prompt = prompt_of(desk, unfinished, view, 24)
        assert prompt.endswith(answer)
        assert prompt.count(answer) == 1
        listener, finished = desk.answer(unfinished, view=view, max_tokens=24)
        assert finished.completion_tokens == 24
        view = told(view, listener.one(ContextView))
        answer += listener.written
    assert SYSTEM.text in prompt


def test_an_answer_that_fills_the_context_alone(dense: Desk) -> None:
    messages = [SYSTEM, Message.user("Tell me everything.")]
    listener, finished = dense.answer(messages, max_tokens=None)
    assert finished.context_full
    messages.append(Message.assistant(listener.written + " and so on" * 30))
    error = full(dense, messages)
    assert "no room left for this answer" in error.message
    assert "write a new message" in error.hint
    # and that does work
    listener, finished = dense.answer([*messages, Message.user("What else?")])
    assert listener.one(ContextView).first == 3
    assert finished.completion_tokens

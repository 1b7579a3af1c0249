"""Asking for a summary: everything is told once, in portions that fit; what comes back is cleaned."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inference.messages import Message
from inference.summary import REQUEST, Summarizing, about, cleaned
from inference.view import PREFACE

SYSTEM = Message.system("You are a gardener.")


def talk(turns: int, words: int = 20) -> list[Message]:
    messages = [SYSTEM]
    for number in range(turns):
        messages += [Message.user(f"question {number} " * words), Message.assistant(f"answer {number} " * words, "Hm.")]
    return messages


def asked(work: Summarizing) -> list[tuple[Message, ...]]:
    """Everything that is asked, each time answered with a number."""
    found = []
    while not work.done:
        found.append(work.messages)
        work.take(f"Summary number {len(found)}.")
    return found


def test_it_is_asked_within_the_conversation_itself() -> None:
    """So that nothing is read again: the prompt begins as that of the conversation does."""
    messages = talk(3, words=2)
    (only,) = asked(Summarizing(messages, 5, context=4096))
    assert only[:-1] == tuple(messages[:5])
    assert only[-1].role == "user"
    assert only[-1].text.startswith(REQUEST[:40])


def test_an_earlier_summary_is_built_upon() -> None:
    messages = talk(4, words=2)
    work = Summarizing(messages, 7, context=4096, summary="They talk of roses.", told=5)
    (only,) = asked(work)
    assert only[0].text == f"{SYSTEM.text}\n\n{PREFACE}They talk of roses."
    assert only[1:-1] == tuple(messages[5:7])
    assert "Take over" in only[-1].text
    assert work.text == "Summary number 1."


def test_long_parts_come_in_portions_each_with_the_summary_so_far() -> None:
    messages = talk(40)
    portions = asked(Summarizing(messages, len(messages), context=1024))
    assert len(portions) > 5
    assert PREFACE not in portions[0][0].text
    for number, portion in enumerate(portions[1:], 1):
        assert portion[0].text.endswith(f"{PREFACE}Summary number {number}.")
    assert [one for portion in portions for one in portion[1:-1]] == messages[1:]


@settings(max_examples=60, deadline=None)
@given(
    lengths=st.lists(st.integers(0, 6000), min_size=1, max_size=12),
    context=st.sampled_from([256, 512, 2048, 8192]),
    system=st.booleans(),
    reasons=st.booleans(),
)
def test_every_word_is_asked_about_once_and_every_portion_fits(
    lengths: list[int], context: int, system: bool, reasons: bool
) -> None:
    messages = [SYSTEM] if system else []
    for number, length in enumerate(lengths):
        text = "".join(chr(0x4E00 + (number * 7 + place) % 500) for place in range(length))
        messages.append(Message.assistant(text) if number % 2 else Message.user(text))
    work = Summarizing(messages, len(messages), context=context, reasons=reasons)
    said = ""
    for portion in asked(work):
        assert portion[-1].role == "user"
        rest = portion[1:-1] if portion[0].role == "system" else portion[:-1]
        said += "".join(one.text for one in rest)
        if context >= 512:
            assert sum(about(one.text) for one in portion) <= context
    assert said == "".join(one.text for one in messages if one.role != "system")


def test_a_model_that_says_nothing_takes_no_summary_away() -> None:
    work = Summarizing(talk(3), 5, context=4096, summary="They talk of roses.", told=3)
    work.take("<think>I should not have thought")
    assert work.done
    assert work.text == "They talk of roses."


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        ("  They talk of roses. ", "They talk of roses."),
        ("<think>\nThe user…\n</think>\n\nThey talk.", "They talk."),
        ("The user asks…\n</think>\n\nThey talk.", "They talk."),
        ("<think>never ends", ""),
        ("**Summary:** They talk.", "They talk."),
        ("# Summary\n\nThey talk.", "They talk."),
        ("", ""),
    ],
)
def test_what_is_no_summary_is_removed(answer: str, text: str) -> None:
    assert cleaned(answer, 100) == text


def test_it_ends_with_a_sentence() -> None:
    assert cleaned("They talk of roses. The user wants to cut", 100, cut_off=True) == "They talk of roses."
    assert cleaned("他们谈论玫瑰。用户想", 100, cut_off=True) == "他们谈论玫瑰。"
    assert cleaned("no sentence at all here", 100, cut_off=True) == "no sentence at all here…"
    long = cleaned("They talk of roses. " * 500, 50)
    assert len(long) <= 400
    assert re.fullmatch(r"(They talk of roses\. ?)+", long)

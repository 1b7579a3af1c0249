"""Calls in answers of all families: found however the text is cut, nothing of the markup left, nothing lost."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.inference.engine.calls.answers import ANSWERS, ASKED, NOW, Heard, form_of, hear, splitter_for

FAMILIES = sorted(ANSWERS)


def _meant(heard: Heard) -> list[tuple[str, object]]:
    return [(name, json.loads(arguments)) for name, arguments in heard.calls]


BOTH = [(ASKED[0], json.loads(ASKED[1])), (NOW[0], {})]


@pytest.mark.parametrize("name", FAMILIES)
def test_calls_are_found(name: str) -> None:
    _, first, second = ANSWERS[name]
    heard = hear(splitter_for(form_of(name)), [(first + second).encode()])
    assert _meant(heard) == BOTH
    assert heard.text == heard.reasoning == ""
    assert len(set(heard.ids)) == 2
    assert all(heard.ids)


@pytest.mark.parametrize("name", sorted(set(FAMILIES) - {"llama 3", "harmony"}))
def test_text_around_calls_is_text(name: str) -> None:
    _, first, second = ANSWERS[name]
    heard = hear(splitter_for(form_of(name)), [f"Let me see.\n\n{first}{second}\n\nDone.".encode()])
    assert _meant(heard) == BOTH
    assert heard.text == "Let me see.\n\nDone."


def test_harmony_tells_calls_from_what_is_said() -> None:
    _, first, second = ANSWERS["harmony"]
    said = (
        "<|channel|>analysis<|message|>They ask.<|end|><|start|>assistant<|channel|>commentary<|message|>I will look."
        "<|end|><|start|>assistant"
    )
    heard = hear(splitter_for(form_of("harmony")), [(said + first + second).encode()])
    assert (heard.text, heard.reasoning) == ("I will look.", "They ask.")
    assert _meant(heard) == BOTH


def test_reasoning_before_a_call_is_reasoning() -> None:
    _, first, second = ANSWERS["hermes"]
    heard = hear(splitter_for(form_of("hermes")), [f"<think>\nHm.\n</think>\n\n{first}{second}".encode()])
    assert (heard.text, heard.reasoning) == ("", "Hm.")
    assert _meant(heard) == BOTH


@settings(max_examples=10)
@given(st.data())
@pytest.mark.parametrize("name", FAMILIES)
def test_how_an_answer_is_cut_changes_nothing(name: str, data: st.DataObject) -> None:
    _, first, second = ANSWERS[name]
    before, after = data.draw(st.sampled_from([("", ""), ("Well: ", ""), ("", "\nSo."), ("<", "<to")]))
    answer = (before + first + second + after).encode()
    places = sorted(data.draw(st.lists(st.integers(0, len(answer)), max_size=12)))
    pieces = [answer[start:end] for start, end in zip([0, *places], [*places, len(answer)], strict=True)]
    whole = hear(splitter_for(form_of(name)), [answer])
    assert hear(splitter_for(form_of(name)), pieces)[:3] == whole[:3]
    assert hear(splitter_for(form_of(name)), [bytes([byte]) for byte in answer])[:3] == whole[:3]


@pytest.mark.parametrize("name", FAMILIES)
def test_an_answer_that_is_cut_off_has_valid_arguments(name: str) -> None:
    _, first, second = ANSWERS[name]
    answer = (first + second).encode()
    whole = json.loads(ASKED[1])
    for end in range(len(answer)):
        heard = hear(splitter_for(form_of(name)), [answer[:end]])
        for call, arguments in _meant(heard):
            assert isinstance(arguments, dict)
            assert arguments.items() <= (whole.items() if call == "weather" else set())


@settings(max_examples=15)
@given(st.lists(st.sampled_from([*'{}[]":, \n', "a", "1", '"name"', '"arguments"', "<tool_call>", "</tool_call>"])))
@pytest.mark.parametrize("name", FAMILIES)
def test_what_is_no_call_is_not_lost(name: str, parts: list[str]) -> None:
    form = form_of(name)
    answer = ("Look: " + (form.opens[0] if form.opens else "") + "".join(parts)).encode()
    heard = hear(splitter_for(form), [answer])
    for _, arguments in heard.calls:
        assert isinstance(json.loads(arguments), dict)
    if not heard.calls:
        assert re.sub(r"\s", "", heard.text) == re.sub(r"\s", "", answer.decode())


@pytest.mark.parametrize("name", FAMILIES)
def test_the_name_comes_first_and_arguments_as_they_are_whole(name: str) -> None:
    _, first, second = ANSWERS[name]
    splitter = splitter_for(form_of(name))
    seen: list[tuple[int, str, str]] = []
    for index, char in enumerate(first + second):
        seen += [
            (index, piece.name, piece.arguments) for piece in splitter.feed(char.encode()) if piece.channel == "call"
        ]
    seen += [(-1, piece.name, piece.arguments) for piece in splitter.finish() if piece.channel == "call"]
    begin = next(index for index, name, _ in seen if name)
    assert begin < (first + second).index("Köln")
    assert [arguments for _, _, arguments in seen[1:3]] == [
        '{"city": "Köln \\"am\\" Rhein"',
        ', "days": 3',
    ]


def test_one_call_is_enough_where_one_was_wanted() -> None:
    _, first, second = ANSWERS["hermes"]
    splitter = splitter_for(form_of("hermes"), single=True)
    heard = hear(splitter, [(first + second).encode()])
    assert splitter.stopped
    assert _meant(heard) == BOTH[:1]


def test_values_without_quotes_are_what_the_schema_says() -> None:
    answer = (
        "<tool_call>\n<function=weather>\n<parameter=city>\n12\n</parameter>\n<parameter=days>\n12\n</parameter>\n"
        "<parameter=units>\n['C', True]\n</parameter>\n<parameter=other>\nTrue\n</parameter>\n</function>\n</tool_call>"
    )
    ((_, arguments),) = hear(splitter_for(form_of("qwen coder")), [answer.encode()]).calls
    assert json.loads(arguments) == {"city": "12", "days": 12, "units": ["C", True], "other": True}


def test_nested_arguments_of_gemma() -> None:
    answer = '<|tool_call>call:weather{at:{<|"|>x<|"|>:1.5,y:[<|"|>a,}<|"|>,true,null,{}]},on:false}<tool_call|>'
    ((_, arguments),) = hear(splitter_for(form_of("gemma 4")), [answer.encode()]).calls
    assert json.loads(arguments) == {"at": {"x": 1.5, "y": ["a,}", True, None, {}]}, "on": False}


def test_arguments_that_are_text_are_read() -> None:
    answer = '<tool_call>{"name": "weather", "arguments": "{\\"days\\": 3}"}</tool_call>'
    assert hear(splitter_for(form_of("hermes")), [answer.encode()]).calls == (("weather", '{"days": 3}'),)


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("lfm 2", "<|tool_call_start|>[weather(city='\\ud83d\\ude00\\ud800')]<|tool_call_end|>"),
        ("hermes", '<tool_call>{"arguments": {"city": "\\ud83d\\ude00\\ud800"}, "name": "weather"}</tool_call>'),
    ],
)
def test_half_a_character_stays_an_escape(name: str, answer: str) -> None:
    ((_, arguments),) = hear(splitter_for(form_of(name)), [answer.encode()]).calls
    assert arguments.encode()
    assert json.loads(arguments) == {"city": "😀\ud800"}


@pytest.mark.parametrize("name", ["lfm 2", "gemma 4", "qwen coder"])
def test_a_number_beyond_all_numbers_is_no_argument(name: str) -> None:
    _, first, _ = ANSWERS[name]
    ((_, arguments),) = hear(
        splitter_for(form_of(name)), [first.replace("days", "much").replace("3", "1e999").encode()]
    ).calls
    assert "Infinity" not in arguments
    assert json.loads(arguments)["city"] == 'Köln "am" Rhein'


def test_an_end_text_ends_a_call_too() -> None:
    _, first, _ = ANSWERS["hermes"]
    heard = hear(
        splitter_for(form_of("hermes"), stop=("<|im_end|>",)), [f"{first.partition('3}')[0]}<|im_end|>more".encode()]
    )
    assert heard.text == ""
    assert _meant(heard) == [("weather", {"city": 'Köln "am" Rhein'})]


def test_json_in_an_answer_of_llama_is_a_call_only_where_it_looks_like_one() -> None:
    for answer in ('{"city": "Köln"}', "{", '{"name": 3}', "{}", 'Here: {"name": "weather", "parameters": {}}'):
        heard = hear(splitter_for(form_of("llama 3")), [answer.encode()])
        assert heard.calls == ()
        assert heard.text == answer

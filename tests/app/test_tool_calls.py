"""Functions a model asked for stand in the text of its message, and are found there again to the letter."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from app.render.call_items import with_calls
from app.render.items import Code
from app.render.markdown import render
from app.storage.values import StoredMessage
from app.tool_calls import Collecting, block, split
from inference.messages import Message, ToolCall

CALL = '```tool_call\n{"name": "get_weather", "arguments": {"city": "Bremen"}}\n```'


def test_a_call_stands_behind_the_words() -> None:
    text = "Let me look." + block("get_weather", '{"city": "Bremen"}')
    assert text == f"Let me look.\n\n{CALL}"
    assert split(text) == ("Let me look.", (ToolCall("call_0", "get_weather", '{"city": "Bremen"}'),))


@given(
    st.lists(
        st.tuples(st.text(min_size=1), st.dictionaries(st.text(), st.text() | st.integers() | st.none())), max_size=3
    )
)
def test_whatever_they_hold_they_are_found_again(calls: list[tuple[str, dict[str, object]]]) -> None:
    text = "Words." + "".join(block(name, json.dumps(arguments)) for name, arguments in calls)
    words, found = split(text)
    assert words == "Words."
    assert [(call.name, json.loads(call.arguments)) for call in found] == calls
    assert len({call.id for call in found}) == len(calls)


def test_parts_are_put_together_in_their_order() -> None:
    collecting = Collecting()
    assert collecting.text() == ""
    for index, name, arguments in ((1, "second", "{"), (0, "first", '{"a":'), (1, "", "}"), (0, "", " 1}")):
        collecting.take(index, name, arguments)
    assert split(collecting.text().lstrip())[1] == (
        ToolCall("call_0", "first", '{"a": 1}'),
        ToolCall("call_1", "second", "{}"),
    )


def test_arguments_that_were_cut_off_are_kept_as_they_are() -> None:
    assert split(block("f", '{"a": "b').lstrip())[1] == (ToolCall("call_0", "f", '{"a": "b'),)
    assert split(block("f", "").lstrip())[1] == (ToolCall("call_0", "f", "{}"),)


def test_other_blocks_stay_text() -> None:
    for text in ("```tool_call\nnot JSON\n```", "```json\n{}\n```", "no block", '```tool_call\n{"arguments": {}}\n```'):
        assert split(text) == (text, ())


def test_a_model_is_given_calls_and_not_their_text() -> None:
    def stored(role: str, text: str) -> StoredMessage:
        return StoredMessage(id=1, conversation_id=1, parent_id=None, role=role, text=text)  # type: ignore[arg-type]

    calls = (ToolCall("call_0", "get_weather", '{"city": "Bremen"}'),)
    assert stored("assistant", f"Let me look.\n\n{CALL}").as_message() == Message.assistant("Let me look.", "", calls)
    assert stored("assistant", CALL).as_message() == Message.assistant("", "", calls)
    assert stored("user", CALL).as_message() == Message.user(CALL)  # who quotes one has not made it


def test_a_call_is_shown_with_its_arguments_in_order() -> None:
    shown = with_calls(render(f"Let me look.\n\n{CALL}"))[-1]
    assert shown == Code('{\n  "city": "Bremen"\n}', "tool_call get_weather")
    assert isinstance(shown, Code)
    assert shown.function == "get_weather"
    assert Code("x", "python").function == ""

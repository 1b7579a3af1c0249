"""Chat requests as wishes, and answers in OpenAI's form: pure translation, and no request is an error of ours."""

from __future__ import annotations

import base64
import json
from typing import Any

import msgspec
import pytest

from inference.api.app import create_app
from inference.api.chat_fields import ChatFields
from inference.api.chat_request import wishes
from inference.api.errors import Problem
from inference.api.reading import decode
from inference.api.settings import ApiSettings
from inference.messages import Message, ToolCall
from inference.protocol import Constraint, Delta, Finished, Generate, Likelihood, ToolCallPart
from tests.support.api import KEY, ScriptedEngines, call, finished

SETTINGS = ApiSettings(key=KEY, max_tokens=500)
SCHEMA = {"type": "object", "properties": {"a": {"type": "integer"}}}
TOOL = {"type": "function", "function": {"name": "look", "description": "Looks.", "parameters": SCHEMA}}
HELLO = [{"role": "user", "content": "Hello"}]
PNG = b"\x89PNG\r\n\x1a\n"


def translated(**fields: Any) -> list[Generate]:
    body = msgspec.json.encode({"model": "m", "messages": HELLO} | fields)
    made = wishes(decode(body, 64, ChatFields), SETTINGS, "test")
    assert all(isinstance(wish.command, Generate) for wish in made)
    return [wish.command for wish in made if isinstance(wish.command, Generate)]


def refused(**fields: Any) -> str:
    with pytest.raises(Problem) as problem:
        translated(**fields)
    assert problem.value.status == 400
    assert problem.value.message.endswith((".", ")"))
    return problem.value.param


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"messages": [{"role": "boss", "content": ""}]}, "'messages[0].role' has to be 'system', 'developer', 'user'"),
        (
            {"messages": [{"role": "user", "content": [{"type": "txt"}]}]},
            ".type' has to be 'text', 'refusal'",
        ),
        ({"reasoning_effort": "huge"}, "'reasoning_effort' has to be 'high', 'low'"),
        ({"response_format": {"type": "xml"}}, "'json_object', 'json_schema' or 'text', not 'xml'."),
        ({"tools": [{"type": "f"}]}, "'tools[0].type' has to be 'function', not 'f'."),
    ],
)
def test_what_else_would_do_is_named(fields: dict[str, Any], said: str) -> None:
    with pytest.raises(Problem) as problem:
        translated(**fields)
    assert said in problem.value.message


def test_every_number_arrives() -> None:
    command = translated(
        temperature=0.5,
        top_p=0.9,
        top_k=-1,
        min_p=0.1,
        frequency_penalty=1,
        presence_penalty=-1,
        repetition_penalty=1.1,
        seed=-1,
        stop="END",
        max_completion_tokens=40,
        max_tokens=90,
        logit_bias={"5": -100},
        logprobs=True,
        top_logprobs=3,
        parallel_tool_calls=False,
        user="me",
        metadata={"a": "b"},
        store=True,
        nonsense=[1],
    )[0]
    sampling = command.sampling
    assert (sampling.temperature, sampling.top_p, sampling.top_k, sampling.min_p) == (0.5, 0.9, 0, 0.1)
    assert (sampling.frequency_penalty, sampling.presence_penalty, sampling.repeat_penalty) == (1, -1, 1.1)
    assert sampling.seed == 4_294_967_294
    assert (command.stop, command.max_tokens, command.logit_bias) == (("END",), 40, {5: -100})
    assert (command.logprobs, command.parallel_tool_calls, command.priority) == (3, False, 2)


def test_limits_of_the_owner_hold() -> None:
    assert translated()[0].max_tokens == 500
    assert translated(max_tokens=9000)[0].max_tokens == 500


def test_messages_of_every_kind() -> None:
    image = f"data:image/png;base64,{base64.b64encode(PNG).decode()}"
    command = translated(
        messages=[
            {"role": "system", "content": "Be brief."},
            {"role": "developer", "content": [{"type": "text", "text": "Be"}, {"type": "text", "text": "kind."}]},
            {
                "role": "user",
                "name": "Ada",
                "content": [
                    {"type": "text", "text": "What is it?", "cache_control": {}},
                    {"type": "image_url", "image_url": {"url": image, "detail": "low"}},
                ],
            },
            {
                "role": "assistant",
                "content": None,
                "reasoning_content": "Hm.",
                "tool_calls": [{"id": "1", "type": "function", "function": {"name": "look", "arguments": '{"a":1}'}}],
            },
            {"role": "tool", "tool_call_id": "1", "content": "A cat."},
            {"role": "assistant", "content": [{"type": "refusal", "refusal": "No."}]},
        ]
    )[0]
    assert command.messages == (
        Message.system("Be brief."),
        Message.system("Be\nkind."),
        Message.user("What is it?", (PNG,)),
        Message.assistant("", "Hm.", (ToolCall("1", "look", '{"a":1}'),)),
        Message.tool("A cat.", "1"),
        Message.assistant("No."),
    )


@pytest.mark.parametrize("url", ["http://x.example/a.png", "file:///etc/passwd", "/etc/passwd", "data:text/html,x", ""])
def test_no_address_is_opened(url: str) -> None:
    part = {"type": "image_url", "image_url": {"url": url}}
    assert refused(messages=[{"role": "user", "content": [part]}]) == "messages[0].content[0].image_url"


@pytest.mark.parametrize(
    ("fields", "param"),
    [
        ({"messages": []}, "messages"),
        ({"messages": "Hello"}, "messages"),
        ({"messages": [{"role": "function", "content": "x"}]}, "messages[0].role"),
        ({"messages": [{"content": "x"}]}, "messages[0].role"),
        ({"messages": [{"role": "user", "content": 5}]}, "messages[0].content"),
        ({"messages": [{"role": "user"}]}, "messages[0].content"),
        ({"messages": [{"role": "user", "content": [{"type": "file", "file": {}}]}]}, "messages[0].content[0]"),
        ({"messages": [{"role": "tool", "content": "x"}]}, "messages[0].tool_call_id"),
        ({"temperature": -1}, "temperature"),
        ({"temperature": "hot"}, "temperature"),
        ({"top_p": 1.5}, "top_p"),
        ({"n": 0}, "n"),
        ({"n": 1000}, "n"),
        ({"max_tokens": 0}, "max_tokens"),
        ({"top_logprobs": 5}, "top_logprobs"),
        ({"logprobs": True, "top_logprobs": 50}, "top_logprobs"),
        ({"logit_bias": {"a": 1}}, "logit_bias"),
        ({"logit_bias": {"1": 101}}, "logit_bias"),
        ({"stop": ["x"] * 100}, "stop"),
        ({"response_format": {"type": "xml"}}, "response_format.type"),
        ({"response_format": {"type": "json_schema"}}, "response_format.json_schema"),
        (
            {"response_format": {"type": "json_schema", "json_schema": {"schema": []}}},
            "response_format.json_schema.schema",
        ),
        ({"tools": [{"type": "custom", "custom": {"name": "x"}}]}, "tools[0].type"),
        ({"tools": [{"type": "function", "function": {"name": "a b"}}]}, "tools[0].function.name"),
        ({"tools": [TOOL, TOOL]}, "tools"),
        ({"tool_choice": "required"}, "tool_choice"),
        ({"tool_choice": "look"}, "tool_choice"),
        ({"tools": [TOOL], "tool_choice": {"type": "function", "function": {"name": "x"}}}, "tool_choice"),
        ({"functions": [{"name": "x"}]}, "functions"),
        ({"modalities": ["audio"]}, "modalities"),
        ({"reasoning_effort": "enormous"}, "reasoning_effort"),
        ({"stream": "yes"}, "stream"),
    ],
)
def test_what_cannot_be_meant_is_named(fields: dict[str, Any], param: str) -> None:
    assert refused(**fields).startswith(param)


def test_formats_and_tools() -> None:
    assert translated(response_format={"type": "text"})[0].constraint is None
    assert translated(response_format={"type": "json_object"})[0].constraint == Constraint(kind="json")
    schema = {"type": "json_schema", "json_schema": {"name": "x", "strict": True, "schema": SCHEMA}}
    constraint = translated(response_format=schema)[0].constraint
    assert constraint is not None
    assert (constraint.kind, json.loads(constraint.text)) == ("json_schema", SCHEMA)
    command = translated(tools=[TOOL], tool_choice={"type": "function", "function": {"name": "look"}})[0]
    assert (command.tools[0].name, command.tool_choice) == ("look", "look")
    assert json.loads(command.tools[0].parameters) == SCHEMA
    assert translated(tools=[TOOL])[0].tool_choice == "auto"
    other = {"type": "function", "function": {"name": "other"}}
    some = {"mode": "required", "tools": [{"type": "function", "function": {"name": "other"}}]}
    command = translated(tools=[TOOL, other], tool_choice={"type": "allowed_tools", "allowed_tools": some})[0]
    assert ([tool.name for tool in command.tools], command.tool_choice) == (["other"], "required")


@pytest.mark.parametrize(
    ("effort", "thinks", "said"), [("none", False, "low"), ("low", True, "low"), ("xhigh", True, "high")]
)
def test_effort_in_the_words_of_templates(effort: str, thinks: bool, said: str) -> None:
    assert translated(reasoning_effort=effort)[0].template_args == {
        "enable_thinking": thinks,
        "reasoning_effort": said,
    }
    given = translated(reasoning_effort=effort, chat_template_kwargs={"enable_thinking": True})[0]
    assert given.template_args["enable_thinking"] is True


def test_a_conversation_is_known_again_and_only_it() -> None:
    def key(*texts: str, **fields: Any) -> str:
        roles = ("user", "assistant")
        said = [{"role": roles[index % 2], "content": text} for index, text in enumerate(texts)]
        return translated(messages=said, **fields)[0].conversation

    assert key("Hello").startswith("~")
    assert key("Hello") == key("Hello", "Hi", "How are you?") == key("Hello", model="other")
    assert key("Hello") != key("Good day")
    assert len({command.conversation for command in translated(n=3)}) == 3


def test_answers_side_by_side_have_other_seeds() -> None:
    assert [command.sampling.seed for command in translated(n=3, seed=7)] == [7, 8, 9]


def test_halves_of_pairs_are_mended_and_nothing_else() -> None:
    def said(text: bytes) -> str:
        body = b'{"messages":[{"role":"user","content":"' + text + b'"}]}'
        (wish,) = wishes(decode(body, 64, ChatFields), SETTINGS, "test")
        assert isinstance(wish.command, Generate)
        return wish.command.messages[0].text

    assert said(rb"a\ud83d b") == "a\ufffd b"
    assert said(rb"\ude00\ud83d\ude00\ud83d") == "\ufffd\U0001f600\ufffd"
    assert said(rb"\\ud83d \\\ud83d") == "\\ud83d \\\ufffd"


@pytest.mark.parametrize(
    "raw",
    [
        b'{"messages":[{"role":"user","content":"\xff"}]}',
        b'{"messages":[{"role":"user","content":"x"}],"tools":[{"type":"function","function":{"name":"a","parameters":'
        b'{"x":"\xff"}}}]}',
        b"\xef\xbb\xbf{}",
        b'{"messages":[{"role":"user","content":"x"}],"temperature":1e400}',
        b'{"messages":[{"role":"user","content":"x"}],"chat_template_kwargs":{"a":99999999999999999999}}',
    ],
)
def test_bytes_that_no_frame_can_hold(raw: bytes) -> None:
    reply = call(create_app(ScriptedEngines([finished()]), SETTINGS), "/v1/chat/completions", raw=raw)
    assert reply.status == 400


# ------------------------------------------------------------------------------------------ answers


def answered(*events: Any, **fields: Any) -> Any:
    engines = ScriptedEngines(events)
    body = {"model": "m", "messages": HELLO} | fields
    return call(create_app(engines, SETTINGS), "/v1/chat/completions", body)


CALLS = (
    Delta(channel="reasoning", text="Let me "),
    Delta(channel="reasoning", text="look."),
    ToolCallPart(index=0, call_id="c0", name="look"),
    ToolCallPart(index=0, arguments='{"a"'),
    ToolCallPart(index=0, arguments=":1}"),
    ToolCallPart(index=1, call_id="c1", name="look", arguments="{}"),
    finished("tool_calls", reused_tokens=3, reasoning_tokens=2),
)


def test_reasoning_and_calls() -> None:
    answer = answered(*CALLS).json
    choice = answer["choices"][0]
    assert choice["finish_reason"] == "tool_calls"
    assert choice["message"]["content"] is None
    assert choice["message"]["reasoning_content"] == "Let me look."
    assert [(one["id"], one["function"]["arguments"]) for one in choice["message"]["tool_calls"]] == [
        ("c0", '{"a":1}'),
        ("c1", "{}"),
    ]
    assert answer["usage"]["prompt_tokens_details"]["cached_tokens"] == 3
    assert answer["usage"]["completion_tokens_details"]["reasoning_tokens"] == 2


def test_reasoning_and_calls_in_a_stream() -> None:
    reply = answered(*CALLS, stream=True)
    lines = [line for line in reply.body.decode().split("\n\n") if line]
    assert lines[-1] == "data: [DONE]"
    chunks = [json.loads(line.removeprefix("data: ")) for line in lines[:-1] if line.startswith("data: ")]
    deltas = [chunk["choices"][0]["delta"] for chunk in chunks]
    assert deltas[0] == {"role": "assistant", "content": "", "refusal": None}
    assert "".join(delta.get("reasoning_content", "") for delta in deltas) == "Let me look."
    pieces = [piece for delta in deltas for piece in delta.get("tool_calls", [])]
    assert [piece["index"] for piece in pieces] == [0, 0, 0, 1]
    assert [piece["id"] for piece in pieces if "id" in piece] == ["c0", "c1"]
    assert chunks[-1]["choices"][0]["finish_reason"] == "tool_calls"
    assert reply.headers["content-type"].startswith("text/event-stream")


def test_impossible_tokens_are_valid_json() -> None:
    likely = Likelihood(b"\xff", float("-inf"), ((b"a", -0.5),))
    answer = answered(Delta(channel="text", text="a", likely=(likely,)), finished(), logprobs=True).json
    told = answer["choices"][0]["logprobs"]["content"][0]
    assert (told["logprob"], told["bytes"], told["top_logprobs"][0]["token"]) == (-9999.0, [255], "a")


def test_a_stream_that_fails_on_the_way_says_so() -> None:
    cut = Finished(reason="cancelled")
    reply = answered(Delta(channel="text", text="a"), cut, stream=True)
    assert reply.status == 200
    assert b'"code":"cancelled"' in reply.body
    assert b"[DONE]" not in reply.body

"""Requests that make no sense, by the hundred: none of them is a failure of Hearth, and each answer is in its form."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inference.api.app import create_app, routes
from inference.api.settings import ApiSettings
from inference.hosting.frames import decode_command, encode
from inference.hosting.values import Ask, Chosen, HostEvent, Wish
from inference.protocol import Count, Counted, Delta, Embed, Embedded
from tests.support.api import KEY, OwnEngines, ScriptedEngines, Serving, call, finished, serving
from tests.support.model_shelf import TOOLS
from tests.support.raw_http import exchange, head, status, told_nothing
from tests.support.tiny_gguf import write_tiny

SAID: list[Any] = [
    {"role": "system", "content": "Be kind."},
    {"role": "user", "content": [{"type": "text", "text": "Hello"}]},
    {
        "role": "assistant",
        "content": None,
        "tool_calls": [{"id": "1", "type": "function", "function": {"name": "f", "arguments": "{}"}}],
    },
    {"role": "tool", "content": "3", "tool_call_id": "1"},
]
SCHEMA = {"type": "object", "properties": {"a": {"type": "integer"}}, "required": ["a"]}
TOOL = {"name": "f", "description": "Does.", "parameters": SCHEMA}
NUMBERS = {"temperature": 0.5, "top_p": 0.9, "top_k": 4, "min_p": 0.1, "seed": 1, "max_tokens": 3, "n": 1}
NUMBERS |= {"presence_penalty": 0.1, "frequency_penalty": 0.1, "logit_bias": {"1": 5}, "stop": ["x"], "stream": False}

# A request for each address, with as many fields as there are. Others get nothing at first.
WHOLE: dict[str, dict[str, Any]] = {
    "/v1/chat/completions": {
        "model": "m",
        "messages": SAID,
        "tools": [{"type": "function", "function": TOOL}],
        "tool_choice": {"type": "function", "function": {"name": "f"}},
        "response_format": {"type": "json_schema", "json_schema": {"name": "s", "schema": SCHEMA}},
        "logprobs": True,
        "top_logprobs": 2,
        "stream_options": {"include_usage": True},
        "reasoning_effort": "low",
        "chat_template_kwargs": {"a": 1},
        **NUMBERS,
    },
    "/v1/completions": {"model": "m", "prompt": "Once", "suffix": "end", "echo": True, "logprobs": 1, **NUMBERS},
    "/v1/embeddings": {"model": "m", "input": ["a", "b"], "encoding_format": "float", "dimensions": 1},
    "/v1/messages": {
        "model": "m",
        "max_tokens": 5,
        "system": [{"type": "text", "text": "Be kind."}],
        "messages": [
            {"role": "user", "content": "Hello"},
            {"role": "assistant", "content": [{"type": "tool_use", "id": "1", "name": "f", "input": {"a": 1}}]},
            {"role": "user", "content": [{"type": "tool_result", "tool_use_id": "1", "content": "3"}]},
        ],
        "tools": [{"name": "f", "description": "Does.", "input_schema": SCHEMA}],
        "tool_choice": {"type": "auto"},
        "stop_sequences": ["x"],
        "thinking": {"type": "enabled", "budget_tokens": 1024},
        "metadata": {"user_id": "u"},
        "temperature": 0.5,
        "top_p": 0.5,
        "top_k": 3,
    },
    "/v1/messages/count_tokens": {"model": "m", "messages": [{"role": "user", "content": "Hello"}]},
    "/v1/responses": {
        "model": "m",
        "instructions": "Be kind.",
        "input": [
            {"role": "user", "content": [{"type": "input_text", "text": "Hello"}]},
            {"type": "function_call", "call_id": "1", "name": "f", "arguments": "{}"},
            {"type": "function_call_output", "call_id": "1", "output": "3"},
        ],
        "tools": [{"type": "function", **TOOL}],
        "tool_choice": "auto",
        "text": {"format": {"type": "json_schema", "name": "s", "schema": SCHEMA}},
        "reasoning": {"effort": "low"},
        "max_output_tokens": 20,
        "temperature": 0.5,
        "top_p": 0.5,
        "store": False,
    },
}
PATHS = sorted({one.path for one in routes() if "POST" in (one.methods or ()) and one.path.startswith("/v1/")})

# As they stand in JSON: some of them no library would write, and one is no UTF-8.
HOSTILE = [
    *("null", "true", "0", "-1", "1.5", "1e999", "-1e999", "NaN", "Infinity", "-0.0", "1e-400", "00", "0x10", "+1"),
    *(str(10**30), str(-(10**30)), str(1 << 63), str(1 << 64), str((1 << 31) + 1), "9" * 5000, "1e308"),
    *('""', '"\\u0000"', '"\\ud800"', '"\\udc00\\ud800"', '"\\uffff"', '"\x00"', '"a', '"' + "x" * 100_000 + '"'),
    *(
        '"../../etc/passwd"',
        '"file:///etc/passwd"',
        '"http://127.0.0.1:1/"',
        '"{{ 1/0 }}"',
        '"%s%n"',
        '"data:,"',
        '"\udcff"',
    ),
    *("[]", "{}", "[[]]", "[null]", '[""]', '{"":""}', '{"type":"text"}', '{"type":null}', '{"a":{"$ref":"#"}}'),
    *("[" * 60 + "]" * 60, "[" * 100_000, '{"a":' * 50 + "1" + "}" * 50, "[" + "1," * 3000 + "1]"),
    *('{"type":"object","properties":{"a":{"type":"nonsense"}}}', '{"pattern":"(a+)+$"}', '{"a":1,"a":2}', "'a'", ""),
]


def answering(wish: Wish) -> Sequence[HostEvent]:
    """As a host does that is asked through its door."""
    assert decode_command(encode(Ask(wish=wish)))
    match wish.command:
        case Embed(texts=texts):
            return [Chosen(model="m"), Embedded(vectors=(b"\0" * 8,) * len(texts), size=2, tokens=3)]
        case Count():
            return [Chosen(model="m"), Counted(count=3)]
    return [Chosen(model="m"), Delta(channel="text", text='{"a": 1}'), finished()]


APP = create_app(ScriptedEngines(answering), ApiSettings(key=KEY))


def places(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where something can be put in."""
    yield at
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inside:
        yield from places(one, (*at, key))


def with_hostile(value: Any, at: tuple[Any, ...], hostile: str) -> bytes:
    """The JSON of a value with something else at one place in it."""
    mark = "here-it-goes"

    def put(one: Any, rest: tuple[Any, ...]) -> Any:
        if not rest:
            return mark
        copy = dict(one) if isinstance(one, dict) else list(one)
        copy[rest[0]] = put(one[rest[0]], rest[1:])
        return copy

    return msgspec.json.encode(put(value, at)).replace(f'"{mark}"'.encode(), hostile.encode("utf-8", "surrogateescape"))


def check(path: str, body: bytes) -> None:
    """It is answered, or refused in the form of its protocol; and nothing of the inside is told."""
    reply = call(APP, path, raw=body)
    assert reply.status in (200, 400, 404, 413, 415), (path, body[:2000], reply.body[:500])
    assert told_nothing(reply.body), reply.body
    if reply.status != 200:
        assert set(reply.json) in ({"error"}, {"type", "error"}), reply.body
        assert reply.json["error"]["message"].endswith((".", ".)")), reply.body
        assert len(reply.body) < 2000, "no echo of what was sent"


@pytest.mark.parametrize("path", PATHS)
def test_something_hostile_in_each_place(path: str) -> None:
    whole = WHOLE.get(path, {})
    pairs = [(at, hostile) for at in places(whole) for hostile in HOSTILE]
    for at, hostile in random.Random(7).sample(pairs, min(len(pairs), 250)):
        check(path, with_hostile(whole, at, hostile))


WORDS = ["user", "system", "tool", "text", "image_url", "function", "data:image/png;base64,AAAA"]
NAMES = ["role", "content", "type", "text", "name", "function", "parameters", "schema", "url", "input", "source"]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.sampled_from(WORDS),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=5), inner, max_size=4)
    ),
    max_leaves=12,
)
FIELDS = sorted({name for one in WHOLE.values() for name in one})


@settings(max_examples=100)
@given(st.sampled_from(PATHS), st.dictionaries(st.sampled_from(FIELDS), JSON, max_size=4))
def test_anything_in_known_fields(path: str, more: dict[str, Any]) -> None:
    check(path, msgspec.json.encode(WHOLE.get(path, {}) | more))


@settings(max_examples=100)
@given(st.sampled_from(PATHS), st.binary(max_size=200) | JSON.map(msgspec.json.encode))
def test_anything_at_all(path: str, body: bytes) -> None:
    check(path, body)


@settings(max_examples=100)
@given(st.sampled_from(PATHS), st.data())
def test_bytes_that_were_damaged(path: str, data: st.DataObject) -> None:
    body = bytearray(msgspec.json.encode(WHOLE.get(path, {})))
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(body)))
        body[start : start + data.draw(st.integers(0, 5))] = data.draw(st.binary(max_size=5))
    check(path, bytes(body))


@pytest.mark.parametrize(
    "body",
    [
        b" " * (9 << 20) + b"{",
        b'{"messages":"' + b"\\u0000" * (1 << 20) + b'"}',
        b'{"messages":[' + b"{}," * 200_000 + b"{}]}",
        b'{"messages":[' + b'{"role":"user","content":"a"},' * 20_000 + b"1]}",
        b'{"x":' + b"9" * (1 << 20) + b"}",
        b'"' * (1 << 20),
        b"\xff\xfe{\x00}\x00",
        b"\xef\xbb\xbf{}",
        b'{"messages":[{"role":"user","content":"\xed\xa0\x80"}]}',
    ],
    ids=lambda body: f"{body[:20]!r}",
)
def test_large_ones(body: bytes) -> None:
    for path in PATHS:
        check(path, body)


def test_the_real_engine_answers_after_all_that(served: Serving, engines: OwnEngines) -> None:
    """Through the sockets and into the engine, where templates, schemas and samplers are."""
    whole = {
        "model": "guide",
        "messages": [{"role": "user", "content": "Hello"}],
        "max_tokens": 2,
        "response_format": {"type": "json_schema", "json_schema": {"name": "s", "schema": SCHEMA}},
        "temperature": 0.5,
        "logit_bias": {"1": 5},
        "stop": ["x"],
        "seed": 1,
        "chat_template_kwargs": {"a": 1},
    }
    pairs = [(at, hostile) for at in places(whole) if at for hostile in HOSTILE]
    required = (("response_format", "json_schema", "schema", "required"), "true")
    for at, hostile in [required, *random.Random(7).sample(pairs, 60)]:
        body = with_hostile(whole, at, hostile)
        got = exchange(served, posted(served, body), closing=False)
        assert status(got) in (200, 400, 404), (body[:500], got[:1000])
        assert told_nothing(got), got
    last = b'{"messages":[{"role":"user","content":"Hello"}],"max_tokens":2}'
    assert status(exchange(served, posted(served, last), closing=False)) == 200


def test_tools_that_make_no_sense(tmp_path: Path) -> None:
    """Their schemas are read several times: for the template, and for the form of the calls."""
    engines = OwnEngines({"tools": write_tiny(tmp_path / "tools.gguf", template=TOOLS)})
    broken: list[Any] = [{"required": value} for value in (True, 5, "a", [[]], [{}], [None], {"a": 1})]
    broken += [{"properties": value} for value in (None, 5, [], {"a": 5}, {"": {}})]
    broken += [{"type": "nonsense"}, {"$ref": "#"}, {"type": ["object"], "properties": {"a": {"type": [{}]}}}]
    try:
        with serving(engines) as served:
            for schema in broken:
                tool = {"type": "function", "function": TOOL | {"parameters": SCHEMA | schema}}
                asked = {"messages": SAID[:2], "tools": [tool], "tool_choice": "required", "max_tokens": 2}
                got = exchange(served, posted(served, msgspec.json.encode(asked)), closing=False)
                assert status(got) in (200, 400), (schema, got)
    finally:
        engines.close()


def posted(served: Serving, body: bytes) -> bytes:
    first = "POST /v1/chat/completions HTTP/1.1"
    return head(served, first, f"Content-Length: {len(body)}", "Connection: close") + body

"""What editors and agents send beyond the simple case: it is taken, left out or refused as where it was meant for."""

from __future__ import annotations

from typing import Any

import pytest

from inference.api.app import create_app
from inference.api.settings import ApiSettings
from inference.hosting.values import Offered
from inference.messages import Message
from inference.protocol import Count, Counted, Delta, Generate
from tests.support.api import KEY, Reply, ScriptedEngines, call, finished

SCHEMA = {"type": "object", "properties": {"a": {"type": "integer"}}}
HELLO = [{"role": "user", "content": "Hello"}]
EPHEMERAL = {"cache_control": {"type": "ephemeral"}}
RESULT = {
    "role": "user",
    "content": [
        {
            "type": "tool_result",
            "tool_use_id": "t1",
            "content": [
                {"type": "text", "text": "One."},
                {
                    "type": "image",
                    "source": {"type": "base64", "media_type": "image/png", "data": "AA"},
                },
                {"type": "document", "source": {"type": "base64", "data": "AA"}, "title": "a.pdf"},
                {
                    "type": "search_result",
                    "title": "A page",
                    "source": "https://a.example",
                    "content": [{"type": "text", "text": "Two."}],
                },
            ],
        },
        {
            "type": "document",
            "title": "notes.txt",
            "source": {"type": "text", "media_type": "text/plain", "data": "Three."},
        },
        {
            "type": "document",
            "source": {"type": "content", "content": [{"type": "text", "text": "Four."}]},
        },
    ],
}
ENGINES = ScriptedEngines([Delta(channel="text", text="Hi"), finished()])
APP = create_app(ENGINES, ApiSettings(key=KEY))


def asked(path: str, body: dict[str, Any]) -> Generate:
    """What becomes of a request that is answered."""
    ENGINES.wishes.clear()
    reply = call(APP, path, body, headers={"anthropic-version": "2023-06-01", "anthropic-beta": "a-2025,b-2025"})
    assert reply.status == 200, reply.body
    command = ENGINES.wishes[0].command
    assert isinstance(command, Generate)
    return command


def test_an_agent_of_anthropic() -> None:
    """As Claude Code begins: lists everywhere, marks for a cache, and fields of betas."""
    command = asked(
        "/v1/messages",
        {
            "model": "m",
            "max_tokens": 32000,
            "stream": True,
            "system": [{"type": "text", "text": "You are kind.", **EPHEMERAL}],
            "thinking": {"type": "adaptive", "display": "omitted"},
            "output_config": {"effort": "max"},
            "context_management": {"edits": [{"type": "clear_thinking_20251015", "keep": "all"}]},
            "metadata": {"user_id": "u"},
            "service_tier": "auto",
            "tools": [
                {"name": "Read", "description": "Reads.", "input_schema": SCHEMA, **EPHEMERAL},
                {"type": "web_search_20250305", "name": "web_search", "max_uses": 8},
            ],
            "messages": [
                {"role": "user", "content": [{"type": "text", "text": "See.", **EPHEMERAL}]},
                {
                    "role": "assistant",
                    "content": [
                        {"type": "thinking", "thinking": "Hm.", "signature": ""},
                        {"type": "redacted_thinking", "data": "x"},
                        {
                            "type": "tool_use",
                            "id": "t1",
                            "name": "Read",
                            "input": {"a": 1},
                            "caller": {"type": "direct"},
                        },
                    ],
                },
                RESULT,
            ],
        },
    )
    assert [one.name for one in command.tools] == ["Read"]
    assert command.messages[-2:] == (
        Message.tool("One.\n(a picture)\n(a file)\nA page\nhttps://a.example\nTwo.", "t1"),
        Message.user("notes.txt\nThree.\nFour."),
    )


def test_an_agent_of_openai() -> None:
    """As Codex begins: everything in one request, thoughts without content, tools of the one who answers."""
    command = asked(
        "/v1/responses",
        {
            "model": "m",
            "instructions": "You are kind.",
            "stream": True,
            "store": False,
            "include": ["reasoning.encrypted_content"],
            "prompt_cache_key": "k",
            "client_metadata": {"a": "b"},
            "service_tier": "priority",
            "reasoning": {"effort": "max", "summary": "auto"},
            "text": {"verbosity": "low"},
            "tool_choice": "auto",
            "parallel_tool_calls": False,
            "tools": [
                {"type": "function", "name": "shell", "strict": False, "parameters": SCHEMA},
                {"type": "web_search", "external_web_access": False},
                {"type": "image_generation", "output_format": "png"},
            ],
            "input": [
                {"type": "message", "role": "developer", "content": [{"type": "input_text", "text": "Ask first."}]},
                {"type": "message", "role": "user", "content": [{"type": "input_text", "text": "Look."}]},
                {"type": "reasoning", "summary": [], "content": None, "encrypted_content": None},
                {"type": "function_call", "call_id": "c", "name": "shell", "arguments": "{}", "id": None},
                {
                    "type": "function_call_output",
                    "call_id": "c",
                    "output": [
                        {"type": "input_image", "image_url": "data:image/png;base64,AA"},
                        {"type": "input_text", "text": "a.png"},
                    ],
                },
            ],
        },
    )
    assert [one.name for one in command.tools] == ["shell"]
    assert command.messages[-1] == Message.tool("(a picture)\na.png", "c")
    assert command.template_args["reasoning_effort"] == "high"


def test_an_editor() -> None:
    """Whatever the chat in an editor adds; -1 is how other servers on one's own computer say: no limit."""
    more = {"max_tokens": -1, "stream_options": {"include_usage": True}, "reasoning_effort": None, "user": "u"}
    more |= {"store": True, "metadata": {"a": "b"}, "service_tier": "auto", "parallel_tool_calls": None, "stop": []}
    more |= {"verbosity": "low", "prediction": None, "safety_identifier": "s", "prompt_cache_key": "p", "tools": []}
    more |= {"tool_choice": None, "keep_alive": "5m", "options": {"num_ctx": 4096}, "n": None, "logit_bias": None}
    said = [
        {"role": "developer", "content": [{"type": "text", "text": "Be kind."}]},
        {"role": "user", "name": "Ada", "content": [{"type": "text", "text": "Hello", **EPHEMERAL}]},
        {
            "role": "assistant",
            "content": "",
            "function_call": None,
            "audio": None,
            "annotations": [],
            "tool_calls": None,
        },
        {"role": "user", "content": "Well?"},
    ]
    command = asked("/v1/chat/completions", {"model": "m", "messages": said, **more})
    assert command.max_tokens is None
    assert command.messages[0] == Message.system("Be kind.")


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/v1/responses", {"input": "Hello", "tools": [{"type": "web_search"}]}),
        ("/v1/messages", {"max_tokens": 5, "messages": HELLO, "tools": [{"type": "web_search_20250305", "name": "s"}]}),
        ("/v1/messages", {"max_tokens": 5, "messages": HELLO, "tools": [{"type": "bash_20250124", "name": "bash"}]}),
        (
            "/v1/messages",
            {
                "max_tokens": 5,
                "messages": [{"role": "user", "content": [{"type": "document", "source": {"type": "file"}}]}],
            },
        ),
    ],
)
def test_what_nobody_here_can_do_is_said(path: str, body: dict[str, Any]) -> None:
    assert call(APP, path, body).status == 400


@pytest.mark.parametrize("before", ["", "/", "/v1", "/v1/", "//v1", "/v1/v1"])
def test_addresses_as_clients_put_them_together(before: str) -> None:
    assert call(APP, f"{before}/chat/completions/", {"messages": HELLO}).status == 200
    assert call(APP, f"{before}/messages", {"max_tokens": 5, "messages": HELLO}).status == 200
    assert "data" in call(APP, f"{before}/models/", method="GET").json
    assert call(APP, f"{before}/health/", method="GET", headers={"authorization": ""}).status == 200
    assert call(APP, f"{before}/models/", method="GET", headers={"authorization": ""}).status == 401


def test_models_for_both(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ENGINES, "offered", (Offered(name="a/b/c.gguf", added=86_400),))
    listed = call(APP, "/v1/models", method="GET").json
    assert (listed["object"], listed["has_more"], listed["last_id"]) == ("list", False, "a/b/c.gguf")
    one: Reply = call(APP, "/v1/models/a/b/c.gguf", method="GET")
    assert one.json["created_at"] == "1970-01-02T00:00:00+00:00"
    assert one.json | {"type": "model", "object": "model", "display_name": "a/b/c.gguf"} == one.json
    assert one.headers["request-id"] == one.headers["x-request-id"]
    assert call(APP, "/v1/models", method="HEAD").status == 200
    assert listed["data"][0]["created"] > 1_700_000_000, "auto has been there since the start"
    missing = call(APP, "/v1/models/a/b/d.gguf", method="GET")
    assert (missing.status, missing.json["error"]["code"]) == (404, "model_not_found")
    assert "Did you mean a/b/c.gguf?" in missing.json["error"]["message"]


def test_tools_count() -> None:
    """What they are described with is most of what an agent sends."""
    engines = ScriptedEngines([Counted(count=3)])
    tool = {"name": "f", "description": "Does all that.", "input_schema": SCHEMA}
    body = {"model": "m", "messages": HELLO, "tools": [tool]}
    reply = call(create_app(engines, ApiSettings(key=KEY)), "/v1/messages/count_tokens", body)
    assert reply.json == {"input_tokens": 3}
    command = engines.wishes[0].command
    assert isinstance(command, Count)
    assert "Does all that." in command.messages[0].text

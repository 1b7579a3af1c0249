"""Who gets in: keys, hosts, origins, kinds of content; and what an answer tells about the inside."""

from __future__ import annotations

import logging
import socket
from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractContextManager

import pytest
from starlette.applications import Starlette

from inference.api.app import create_app
from inference.api.settings import ApiSettings
from inference.hosting.serving import Serve
from inference.hosting.values import HostEvent, Wish
from inference.protocol import Delta, Failed
from tests.support.api import KEY, ScriptedEngines, call, finished

PAGE = "https://good.example"
CHAT = "/v1/chat/completions"
HELLO = {"model": "m", "messages": [{"role": "user", "content": "Hello"}]}


@pytest.fixture
def engines() -> ScriptedEngines:
    return ScriptedEngines([Delta(channel="text", text="Hi"), finished()])


@pytest.fixture
def app(engines: ScriptedEngines) -> Starlette:
    return create_app(engines, ApiSettings(key=KEY, origins=(PAGE,)))


@pytest.mark.parametrize(
    "authorization", ["", "Bearer", "Bearer ", f"Bearer {KEY}x", f"Bearer {KEY[:-1]}", f"Basic {KEY}", KEY, "Bearer é"]
)
def test_without_the_key_nothing_is_answered(app: Starlette, engines: ScriptedEngines, authorization: str) -> None:
    for path in (CHAT, "/v1/models", "/nothing", "/metrics"):
        reply = call(app, path, HELLO, headers={"authorization": authorization})
        assert reply.status == 401
        assert reply.json["error"]["code"] == "invalid_api_key"
        assert reply.headers["www-authenticate"] == "Bearer"
    assert engines.wishes == []
    assert {one.refused for one in engines.calls} == {
        "The API key is missing or wrong. Hearth shows the right one under Settings, API, and hearth serve when it "
        "starts."
    }


def test_either_header_takes_the_key(app: Starlette) -> None:
    assert call(app, CHAT, HELLO).status == 200
    assert call(app, CHAT, HELLO, headers={"authorization": "", "x-api-key": KEY}).status == 200
    assert call(app, CHAT, HELLO, headers={"authorization": f"bearer {KEY}"}).status == 200
    assert call(app, CHAT, HELLO, headers={"authorization": "Bearer another", "x-api-key": KEY}).status == 200
    assert call(app, CHAT, HELLO, headers={"x-api-key": "another"}).status == 200


def test_without_a_key_set_none_is_asked_for(engines: ScriptedEngines) -> None:
    assert call(create_app(engines, ApiSettings()), CHAT, HELLO, headers={"authorization": ""}).status == 200


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost:8434", 200),
        ("127.0.0.1:8434", 200),
        ("[::1]:8434", 200),
        ("LOCALHOST:8434", 200),
        ("host.docker.internal:8434", 200),
        ("evil.example:8434", 403),
        ("localhost.evil.example:8434", 403),
        ("127.0.0.1.evil.example:8434", 403),
        ("localhost:80", 200),  # a tunnel's, or a container's
        ("localhost", 200),
        ("localhost:", 200),
        ("localhost:http", 403),
        ("localhost.:8434", 403),
        ("192.168.0.7:8434", 403),
        ("localhost:8434@evil.example", 403),
        ("", 403),
    ],
)
def test_only_names_of_this_computer(app: Starlette, host: str, status: int) -> None:
    assert call(app, CHAT, HELLO, headers={"host": host}).status == status
    assert call(app, "/health", method="GET", headers={"host": host}).status in (status, 404)


def test_names_that_are_listed_and_addresses_of_the_network(engines: ScriptedEngines) -> None:
    wide = create_app(engines, ApiSettings(host="0.0.0.0", hosts=("desk.lan",), key=KEY))
    own = socket.gethostname().upper()
    taken = ("192.168.0.7:8434", "desk.lan:8434", "[FE80::1]:8434", f"{own}:8434", f"{own}.local:8434")
    for host, status in (*((name, 200) for name in taken), ("other.lan:8434", 403), (f"{own}.evil.example:8434", 403)):
        assert call(wide, CHAT, HELLO, headers={"host": host}).status == status


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://localhost:8434", f"{PAGE}.evil.example"])
def test_websites_do_not_get_in(app: Starlette, engines: ScriptedEngines, origin: str) -> None:
    for method in ("POST", "GET", "OPTIONS"):
        reply = call(app, CHAT, HELLO, method=method, headers={"origin": origin})
        assert reply.status == 403
        assert "access-control-allow-origin" not in reply.headers
    assert engines.wishes == []
    assert origin == "null" or {one.client for one in engines.calls} == {origin}  # what to list, where it may ask


def test_a_browser_that_says_where_it_comes_from(app: Starlette) -> None:
    assert call(app, CHAT, HELLO, headers={"sec-fetch-site": "cross-site"}).status == 403
    assert call(app, CHAT, HELLO, headers={"sec-fetch-site": "same-site"}).status == 403
    assert call(app, CHAT, HELLO, headers={"sec-fetch-site": "none"}).status == 200
    assert call(app, CHAT, HELLO, headers={"sec-fetch-site": "cross-site", "origin": PAGE}).status == 200


def test_a_website_that_is_listed(app: Starlette) -> None:
    asked = {
        "origin": PAGE,
        "authorization": "",
        "access-control-request-method": "POST",
        "access-control-request-headers": "authorization, content-type, x-stainless-lang",
        "access-control-request-private-network": "true",
    }
    preflight = call(app, CHAT, method="OPTIONS", headers=asked)
    assert preflight.status == 204
    assert preflight.headers["access-control-allow-origin"] == PAGE
    assert preflight.headers["access-control-allow-headers"].endswith("x-stainless-lang")
    assert preflight.headers["access-control-allow-private-network"] == "true"
    reply = call(app, CHAT, HELLO, headers={"origin": PAGE})
    assert (reply.status, reply.headers["access-control-allow-origin"]) == (200, PAGE)
    refused = call(app, CHAT, HELLO, headers={"origin": PAGE, "authorization": ""})
    assert (refused.status, refused.headers["access-control-allow-origin"]) == (401, PAGE)
    assert "access-control-allow-origin" not in call(app, CHAT, HELLO).headers


@pytest.mark.parametrize(
    "kind", ["", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=application/json"]
)
def test_no_request_that_a_website_may_send_unasked(app: Starlette, kind: str) -> None:
    assert call(app, CHAT, HELLO, headers={"content-type": kind}).status == 415


def test_too_large_and_too_deep(engines: ScriptedEngines) -> None:
    app = create_app(engines, ApiSettings(key=KEY, body_bytes=1000))
    assert call(app, CHAT, raw=b" " * 1001).status == 413
    assert call(app, CHAT, HELLO, headers={"content-length": "99999999999999999999"}).status == 413
    deep = b'{"model":"m","messages":[{"role":"user","content":"[[["}],"x":' + b"[" * 65 + b"]" * 65 + b"}"
    assert call(app, CHAT, raw=deep).json["error"]["code"] == "too_deep"
    assert call(app, CHAT, raw=deep.replace(b"[" * 65 + b"]" * 65, b'"' + b"[" * 65 + b'"')).status == 200
    assert call(app, CHAT, raw=b'{"a":"' + b'\\"' * 400).status == 400
    for body, code in (
        (b'{"messages":[' + b"{}," * 300_000 + b"{}]}", "too_many_parts"),
        (b'{"x":[' + b'"",' * 200_001 + b"1]}", "too_many_parts"),
        (b'{"x":' + b"[" * 999, "too_deep"),
        (b'{"x":' + b"[" * 9, "invalid_json"),
        (b'{"x":"' + rb"\ud83d" * 50_000 + b'"}', "invalid_json"),
    ):
        reply = call(create_app(engines, ApiSettings(key=KEY)), CHAT, raw=body)
        assert reply.json["error"]["code"] == code, reply.body


def test_an_answer_says_nothing_about_the_inside(
    engines: ScriptedEngines, expect_log: Callable[..., AbstractContextManager[None]]
) -> None:
    class Broken(ScriptedEngines):
        async def ask(self, wish: Wish) -> AsyncGenerator[HostEvent, None]:
            raise ValueError("/home/of/somebody")
            yield

    with expect_log("ValueError", level=logging.ERROR):
        reply = call(create_app(Broken([]), ApiSettings(key=KEY)), CHAT, HELLO)
    assert reply.status == 500
    assert b"somebody" not in reply.body
    assert reply.headers["server"] == "hearth"
    failed = Failed(code="not_a_model", message="/home/of/somebody is no model.", detail="/home/of/somebody")
    reply = call(create_app(ScriptedEngines([failed]), ApiSettings(key=KEY)), CHAT, HELLO)
    assert reply.status == 503
    assert b"somebody" not in reply.body


@pytest.mark.parametrize(
    ("code", "status"),
    [
        ("busy", 429),
        ("model_missing", 404),
        ("unable", 400),
        ("bad_prompt", 400),
        ("bad_option", 400),
        ("usage", 400),
        ("context_full", 400),
        ("out_of_memory", 503),
        ("engine_died", 503),
        ("no_model", 503),
        ("storage_full", 500),
    ],
)
@pytest.mark.parametrize("stream", [False, True])
def test_failures_have_the_status_they_deserve(code: str, status: int, stream: bool) -> None:
    engines = ScriptedEngines([Failed(code=code, message="No.", hint="Later.", retry_s=2.5)])
    reply = call(create_app(engines, ApiSettings(key=KEY)), CHAT, HELLO | {"stream": stream})
    assert reply.status == status
    assert set(reply.json["error"]) == {"message", "type", "param", "code"}
    assert status != 429 or reply.headers["retry-after"] == "3"
    assert engines.calls[-1].status == status
    # Why is told, but where the sentence may quote what was asked.
    assert bool(engines.calls[-1].failed or engines.calls[-1].refused) == (
        code not in ("bad_prompt", "bad_option", "usage")
    )


def test_each_protocol_has_its_own_form(app: Starlette) -> None:
    reply = call(app, "/v1/messages", {}, headers={"authorization": ""})
    assert reply.json["type"] == "error"
    assert reply.json["error"]["type"] == "authentication_error"
    nothing = call(app, "/v1/nothing", {})
    assert (nothing.status, nothing.json["error"]["type"]) == (404, "invalid_request_error")
    assert nothing.json["error"]["message"] == "There is nothing at POST /v1/nothing."
    other = call(app, CHAT, method="GET")
    assert (other.status, other.json["error"]["type"], other.headers["allow"]) == (405, "invalid_request_error", "POST")
    assert call(app, CHAT, HELLO, headers={"content-type": ""}).json["error"]["type"] == "invalid_request_error"


def test_the_key_is_in_no_text_about_the_settings() -> None:
    settings = ApiSettings.of(Serve(door="", key="secret", origins=(PAGE,), hosts=("desk.lan",), port=0))
    assert "secret" not in repr(settings)
    assert (settings.key, settings.origins, settings.hosts, settings.port) == ("secret", (PAGE,), ("desk.lan",), 0)

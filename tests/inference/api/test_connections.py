"""Connections that are slow, broken, many or half closed, and a server that stops under them."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import Iterator

import pytest

from inference.api.app import create_app
from inference.api.server import Server
from inference.api.settings import ApiSettings
from inference.errors import PortTaken, ServingError
from inference.hosting.values import Chosen, Waiting
from inference.protocol import Delta, LoadProgress
from tests.support.api import KEY, ScriptedEngines, Serving, finished, serving
from tests.support.raw_http import everything, line
from tests.support.waiting import wait_for

SMALL = ApiSettings(key=KEY, comment_s=0.1, connections=8)
IMPATIENT = ApiSettings(key=KEY, header_s=0.3, body_s=0.3)
BODY = b'{"model":"m","stream":true,"messages":[{"role":"user","content":"Hello"}]}'


def head(served: Serving, *, length: int = len(BODY), more: str = "") -> bytes:
    return (
        f"POST /v1/chat/completions HTTP/1.1\r\nHost: localhost:{served.port}\r\nAuthorization: Bearer {KEY}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {length}\r\n{more}\r\n"
    ).encode()


def until(made: socket.socket, text: bytes) -> bytes:
    got = b""
    while text not in got:
        piece = made.recv(65_536)
        assert piece, got
        got += piece
    return got


@pytest.fixture
def engines() -> ScriptedEngines:
    return ScriptedEngines([Chosen(model="m"), Delta(channel="text", text="Hi")])  # and never an end


@pytest.fixture
def served(engines: ScriptedEngines) -> Iterator[Serving]:
    with serving(engines, SMALL) as running:
        yield running


@pytest.fixture
def impatient(engines: ScriptedEngines) -> Iterator[Serving]:
    with serving(engines, IMPATIENT) as running:
        yield running


def test_a_head_that_never_ends(impatient: Serving) -> None:
    with line(impatient) as made:
        made.sendall(b"POST /v1/chat/completions HTTP/1.1\r\nHost: local")
        got = everything(made)
    assert got.startswith(b"HTTP/1.1 408")
    assert b"request_timeout" in got


def test_a_body_that_never_ends(impatient: Serving, engines: ScriptedEngines) -> None:
    with line(impatient) as made:
        made.sendall(head(impatient) + BODY[:10])
        assert everything(made).startswith(b"HTTP/1.1 408")
    assert engines.wishes == []


def test_a_connection_that_says_nothing(impatient: Serving) -> None:
    with line(impatient) as made:
        assert everything(made) == b""


def test_what_is_no_http(served: Serving) -> None:
    for sent in (b"\x16\x03\x01\x02\x00\x01", b"GET / HTTP/1.1\r\nbad header\r\n\r\n", b"G" * 100_000):
        with line(served) as made:
            with contextlib.suppress(ConnectionError):
                made.sendall(sent + b"\r\n\r\n")
            got = everything(made)
        assert got == b"" or got.startswith(b"HTTP/1.1 400")
        assert b"Traceback" not in got


def test_one_connection_serves_several_requests(served: Serving) -> None:
    ask = f"GET /v1/models HTTP/1.1\r\nHost: localhost:{served.port}\r\nAuthorization: Bearer {KEY}\r\n\r\n".encode()
    with line(served) as made:
        for _ in range(3):
            made.sendall(ask)
            assert until(made, b'"auto"').startswith(b"HTTP/1.1 200")


def test_one_too_many_takes_the_place_of_an_idle_one(served: Serving, engines: ScriptedEngines) -> None:
    with contextlib.ExitStack() as lines:
        idle = [lines.enter_context(line(served)) for _ in range(40)]
        made = lines.enter_context(line(served))
        made.sendall(head(served) + BODY)
        assert until(made, b"Hi").startswith(b"HTTP/1.1 200")
        assert everything(idle[0]) == b""


def test_one_too_many_is_told_so_when_all_are_busy(served: Serving, engines: ScriptedEngines) -> None:
    with contextlib.ExitStack() as lines:
        for _ in range(SMALL.connections):
            busy = lines.enter_context(line(served))
            busy.sendall(head(served) + BODY)
            until(busy, b"Hi")
        one_more = lines.enter_context(line(served))
        assert everything(one_more).startswith(b"HTTP/1.1 503")
    wait_for(lambda: len(engines.closed) == SMALL.connections, "all of them to be stopped")


@pytest.mark.parametrize("half", [False, True])
def test_hanging_up_stops_the_work(served: Serving, engines: ScriptedEngines, half: bool) -> None:
    with line(served) as made:
        made.sendall(head(served) + BODY)
        until(made, b"Hi")
        if half:
            made.shutdown(socket.SHUT_WR)
            everything(made)
        else:
            made.close()
        wait_for(lambda: engines.closed, "the engine to be told")
    wait_for(lambda: engines.calls and engines.calls[0].status == 499, "the line in the log")


def test_hanging_up_stops_an_answer_that_is_no_stream(served: Serving, engines: ScriptedEngines) -> None:
    whole = BODY.replace(b"true", b"false")
    with line(served) as made:
        made.sendall(head(served, length=len(whole)) + whole)
        wait_for(lambda: engines.wishes, "the request")
    wait_for(lambda: engines.closed, "the engine to be told")
    wait_for(lambda: engines.calls and engines.calls[0].status == 499, "the line in the log")


def test_comments_say_how_far_things_are() -> None:
    engines = ScriptedEngines(
        [Waiting(before=2), Chosen(model="big", why="It sees.", loaded=False), LoadProgress(fraction=0.42)]
    )
    with serving(engines, SMALL) as served, line(served) as made:
        made.sendall(head(served) + BODY)
        got = until(made, b": loading 42 %\n\n")
        assert b": waiting for 2 before\n\n" in got
        assert b"x-hearth-model: big\r\n" in got
        assert b"x-hearth-why: It sees.\r\n" in got
        assert until(made, b": loading 42 %\n\n"), "again, since nothing else has come"


def test_a_client_that_reads_nothing_is_given_up() -> None:
    pieces = [Delta(channel="text", text="x" * 10_000) for _ in range(3000)]
    engines = ScriptedEngines(pieces)
    settings = ApiSettings(key=KEY, stall_s=0.3)
    with serving(engines, settings) as served, line(served) as made:
        made.sendall(head(served) + BODY)
        wait_for(lambda: engines.calls and engines.calls[0].status == 499, "the line in the log")
        wait_for(lambda: engines.closed, "the engine to be told")


def test_it_stops_under_open_streams(engines: ScriptedEngines) -> None:
    with contextlib.ExitStack() as lines:
        with serving(engines) as served:
            streams = [lines.enter_context(line(served)) for _ in range(3)]
            for made in streams:
                made.sendall(head(served) + BODY)
                until(made, b"Hi")
            lines.enter_context(line(served))
            lines.enter_context(line(served)).sendall(head(served) + BODY[:9])
        assert len(engines.closed) == 3
        for made in streams:
            everything(made)


def test_a_port_that_is_taken_and_an_address_that_is_not_ours() -> None:
    engines = ScriptedEngines([finished()])

    async def start(host: str, port: int) -> None:
        settings = ApiSettings(host=host, port=port)
        async with Server(create_app(engines, settings), settings):
            pass

    with serving(engines) as served, pytest.raises(PortTaken, match=str(served.port)):
        asyncio.run(start("127.0.0.1", served.port))
    with pytest.raises(ServingError):
        asyncio.run(start("192.0.2.7", 0))
    asyncio.run(start("::1", 0))

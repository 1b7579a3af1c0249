"""Two thousand requests that end in every way there is: afterwards nobody remembers any of them."""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import signal
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec
import psutil
import pytest

from inference.api.app import create_app
from inference.api.server import Server
from inference.api.settings import ApiSettings
from inference.client import EngineClient
from inference.hosting.door import Door
from inference.hosting.remote import RemoteEngines
from inference.hosting.values import Limits
from tests.inference.hosting.conftest import Hosts
from tests.support.waiting import wait_for

REQUESTS = 2000
AT_ONCE = 48  # of them
KILLS = 3
ENDS = ("answered", "streamed", "hung up", "half a body", "a moment later", "refused", "no such model", "models")


class Client:
    """Programs that ask, each request on a connection of its own.

    Args:
        port: Where.
    """

    def __init__(self, port: int) -> None:
        self._port = port
        self._dice = random.Random(7)
        self.met = Counter[str]()

    async def ask(self) -> None:
        """One request, ended somehow."""
        end = self._dice.choice(ENDS)
        reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
        try:
            async with asyncio.timeout(60):
                await self._carry_out(end, reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            self.met["cut off"] += 1
        finally:
            writer.close()
            with contextlib.suppress(ConnectionError):
                await writer.wait_closed()

    async def _carry_out(self, end: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        body = self._body(end)
        first = "GET /v1/models" if end == "models" else "POST /v1/chat/completions"
        key = "wrong" if end == "refused" else "k"
        lines = [f"{first} HTTP/1.1", "Host: localhost", f"Authorization: Bearer {key}", "Connection: close"]
        lines += ["Content-Type: application/json", f"Content-Length: {len(body)}", "", ""]
        sent = "\r\n".join(lines).encode() + body
        writer.write(sent[: len(sent) - len(body) // 2] if end == "half a body" else sent)
        await writer.drain()
        if end in ("hung up", "half a body"):
            return
        if end == "a moment later":
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(reader.read(1), self._dice.random() / 20)
            return
        got = await reader.read()
        self.met[f"{end} {got[9:12].decode()}"] += 1

    def _body(self, end: str) -> bytes:
        if end == "models":
            return b""
        endless = end in ("hung up", "a moment later")
        asked: dict[str, Any] = {
            "model": "nobody" if end == "no such model" else self._dice.choice(["one", "two"]),
            "messages": [{"role": "user", "content": f"Hello {self._dice.random()}"}],
            "max_tokens": None if endless else 2,
            "stream": end == "streamed" or self._dice.random() < 0.3,
            "n": self._dice.choice([1, 1, 1, 2]),
        }
        return msgspec.json.encode(asked)


async def ask_all(client: Client, engines: list[EngineClient]) -> None:
    """All requests, so many at a time; now and then an engine dies."""
    left = iter(range(REQUESTS))
    kills = [REQUESTS * (kill + 1) // (KILLS + 1) for kill in range(KILLS)]

    async def some() -> None:
        for number in left:
            if number in kills:
                for engine in engines:
                    if engine.pid is not None:
                        os.kill(engine.pid, signal.SIGKILL)
            await client.ask()

    await asyncio.gather(*(some() for _ in range(AT_ONCE)))


@pytest.mark.skipif(os.name != "posix", reason="kills, and counts what only POSIX counts")
def test_nothing_is_left_of_two_thousand_requests(hosts: Hosts, engines: list[EngineClient], tmp_path: Path) -> None:
    host = hosts(Limits(waiting=64, waiting_each=32))
    door = Door(host, tmp_path)
    settings = ApiSettings(key="k", port=0, strangers=100_000)
    own = psutil.Process()

    async def run() -> Counter[str]:
        remote = RemoteEngines(door.file)
        app = create_app(remote, settings)
        server = Server(app, settings)
        async with server:
            await remote.open()
            await Client(server.port).ask()  # whatever is made once is made now
            files, tasks = own.num_fds(), len(asyncio.all_tasks())
            client = Client(server.port)
            await ask_all(client, engines)
            await asyncio.to_thread(wait_for, lambda: host.under_way == 0, "the work to stop")
            await asyncio.to_thread(wait_for, lambda: not server._state.connections, "the connections to end")
            await asyncio.to_thread(wait_for, lambda: not server._state.tasks, "the requests to end")
            assert len(asyncio.all_tasks()) == tasks
            assert remote._open == {}
            assert app.state.metrics.running == 0
            (guest,) = door._guests
            assert guest._open == {}
            assert len(host._line) == 0
            assert not any(seat.active for seat in host._seats)
            pipes = 3 * sum(engine.pid is not None for engine in engines)
            assert own.num_fds() <= files + pipes
        await remote.close()
        return client.met

    try:
        met = asyncio.run(run())
    finally:
        door.close()
    for wanted in ("answered 200", "streamed 200", "refused 401", "no such model 404", "models 200"):
        assert met[wanted] > 10, met
    assert sum(count for what, count in met.items() if what.endswith(("500", " "))) == 0, met

"""The endpoint in a test: a real server on a thread, over real engine processes or over a script."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import AsyncGenerator, Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

import msgspec
from starlette.types import ASGIApp, Message

from inference.api.app import create_app
from inference.api.server import Server
from inference.api.settings import ApiSettings
from inference.client import EngineClient
from inference.hosting.values import AUTO, Call, Chosen, HostEvent, Offered, Wish
from inference.options import LoadOptions
from inference.protocol import TERMINAL, Event, Failed, Finished

KEY = "hearth-key-of-the-tests"


class Heard:
    """What engines of a test were asked and told."""

    def __init__(self) -> None:
        self.wishes: list[Wish] = []
        self.closed: list[Wish] = []  # left before they were over
        self.calls: list[Call] = []

    def note(self, call: Call) -> None:
        """As ``Engines``."""
        self.calls.append(call)


class OwnEngines(Heard):
    """One engine process for each model, all loaded. Close it in the end."""

    def __init__(
        self,
        models: dict[str, Path],
        *,
        embeds: Sequence[str] = (),
        context: int = 2048,
        projectors: Mapping[str, Path] = MappingProxyType({}),
    ) -> None:
        super().__init__()
        self._clients: dict[str, EngineClient] = {}
        self._offered: list[Offered] = []
        for name, path in models.items():
            client = self._clients[name] = EngineClient()
            options = LoadOptions(context_length=512 if name in embeds else context, threads=2, gpu_layers=0)
            projector = str(projectors.get(name, ""))
            loaded = client.load(str(path), options, embeds=name in embeds, projector=projector).result(60)
            self._offered.append(
                Offered(name=name, embeds=name in embeds, loaded=True, context=getattr(loaded, "context", 0))
            )

    def close(self) -> None:
        """End the processes."""
        for client in self._clients.values():
            client.close()

    async def models(self) -> tuple[Offered, ...]:
        """As ``Engines``."""
        return tuple(self._offered)

    async def ask(self, wish: Wish) -> AsyncGenerator[HostEvent, None]:
        """As ``Engines``."""
        self.wishes.append(wish)
        name = next(iter(self._clients)) if wish.model == AUTO else wish.model
        if name not in self._clients:
            yield Failed(code="model_missing", message=f"There is no model {name!r} here.")
            return
        yield Chosen(model=name, why="It was asked for." if wish.model != AUTO else "It is the only one.")
        loop, events = asyncio.get_running_loop(), asyncio.Queue[Event]()
        request = self._clients[name].hand_in(
            wish.command, lambda event: loop.call_soon_threadsafe(events.put_nowait, event) and None
        )
        over = False
        try:
            while not over:
                event = await events.get()
                over = isinstance(event, TERMINAL)
                yield event
        finally:
            if not over:
                self.closed.append(wish)
                request.cancel()
                # The listener needs this loop until the end: nobody else waits for it.
                while not isinstance(await events.get(), TERMINAL):
                    pass


class ScriptedEngines(Heard):
    """Says what it is given, and then waits if it is not over.

    Args:
        script: The events of a wish, those of ``Chosen`` included where they are wanted.
    """

    def __init__(self, script: Callable[[Wish], Sequence[HostEvent]] | Sequence[HostEvent]) -> None:
        super().__init__()
        self._script = script
        self.offered: tuple[Offered, ...] = ()

    async def models(self) -> tuple[Offered, ...]:
        """As ``Engines``."""
        return self.offered

    async def ask(self, wish: Wish) -> AsyncGenerator[HostEvent, None]:
        """As ``Engines``."""
        self.wishes.append(wish)
        over = False
        try:
            for event in self._script(wish) if callable(self._script) else self._script:
                over = isinstance(event, TERMINAL)
                yield event
            if not over:
                await asyncio.Event().wait()
        finally:
            if not over:
                self.closed.append(wish)


def finished(reason: str = "stop", **figures: int) -> Finished:
    """The end of an answer."""
    figures = {"prompt_tokens": 5, "completion_tokens": 7} | figures
    return Finished(reason=reason, **figures)  # type: ignore[arg-type]


class Serving:
    """A server that runs."""

    def __init__(self, server: Server, settings: ApiSettings) -> None:
        self.url = server.url
        self.port = server.port
        self.key = settings.key

    @property
    def base(self) -> str:
        """What OpenAI's client wants."""
        return f"{self.url}/v1"


@contextlib.contextmanager
def serving(engines: OwnEngines | ScriptedEngines, settings: ApiSettings | None = None) -> Iterator[Serving]:
    """A server on a free port, on a thread of its own, as long as the block."""
    settings = msgspec.structs.replace(settings or ApiSettings(key=KEY), port=0)
    started: list[Serving] = []
    ready, loops = threading.Event(), list[tuple[asyncio.AbstractEventLoop, asyncio.Event]]()

    async def run() -> None:
        server, over = Server(create_app(engines, settings), settings), asyncio.Event()
        async with server:
            started.append(Serving(server, settings))
            loops.append((asyncio.get_running_loop(), over))
            ready.set()
            await over.wait()

    def body() -> None:
        try:
            asyncio.run(run())
        finally:
            ready.set()

    thread = threading.Thread(target=body, name="api-server")
    thread.start()
    ready.wait()
    try:
        yield started[0]
    finally:
        for loop, over in loops:
            loop.call_soon_threadsafe(over.set)
        thread.join()


class Reply(msgspec.Struct, frozen=True):
    """What an application answered.

    Attributes:
        status: Of HTTP.
        headers: Lower-case names.
        body: All of it.
    """

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """The body as a value."""
        return msgspec.json.decode(self.body)


def call(
    app: ASGIApp,
    path: str,
    body: object = None,
    *,
    method: str = "POST",
    headers: dict[str, str] | None = None,
    raw: bytes | None = None,
) -> Reply:
    """Call an application without a socket, as a program with the right key and address, unless ``headers`` differ."""
    given = {"host": "localhost:8434", "authorization": f"Bearer {KEY}", "content-type": "application/json"}
    given = {name: value for name, value in (given | (headers or {})).items() if value}
    sent = [{"type": "http.request", "body": raw if raw is not None else msgspec.json.encode(body)}]
    got: list[Message] = []

    async def receive() -> Message:
        if sent:
            return sent.pop()
        await asyncio.Event().wait()
        raise AssertionError

    async def send(message: Message) -> None:
        got.append(message)

    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "scheme": "http",
        "query_string": b"",
        "headers": [(name.encode(), value.encode("latin-1")) for name, value in given.items()],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 8434),
    }
    asyncio.run(app(scope, receive, send))
    pairs = {name.decode(): value.decode("latin-1") for name, value in got[0]["headers"]}
    return Reply(got[0]["status"], pairs, b"".join(message.get("body", b"") for message in got[1:]))

"""Wishes under way: their events as they come, and their end when whoever wished has gone; knows no protocol."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Coroutine, Sequence
from typing import Any, TypeVar

import msgspec
from starlette.requests import ClientDisconnect, Request

from inference.api.arrivals import Arrivals
from inference.api.bodies import grow, weight
from inference.api.calls import Record, record_of
from inference.api.errors import Problem, of_error, of_failure
from inference.errors import HearthError
from inference.hosting.values import AUTO, Chosen, Engines, HostEvent, Waiting, Wish
from inference.protocol import TERMINAL, ContextView, Failed, Notice

T = TypeVar("T")
Heard = tuple[int, HostEvent]
HEAD_S = 1.5  # seconds after which a stream begins, whether or not it is known yet that it will succeed
BEHIND = 64  # events a client may be behind; what comes then waits where it is merged

_END = object()


class Asked:
    """One or several wishes side by side. Leaving the block stops all that is not over, at once.

    Args:
        engines: Who fulfils them.
        wishes: At least one. Where the model of the first is still to be chosen, the others take the same.
        record: The line of the log that is filled with what is heard.
    """

    def __init__(self, engines: Engines, wishes: Sequence[Wish], record: Record | None = None) -> None:
        self._engines = engines
        self._wishes = tuple(wishes)
        self._record = record or Record()
        self._heard: Arrivals[Heard | HearthError | Exception | object] = Arrivals(BEHIND)
        self._pumps: list[asyncio.Task[None]] = []
        self._open = len(self._wishes)
        self._kept: list[Heard] = []
        self.chosen = Chosen(model="")

    async def __aenter__(self) -> Asked:
        together = len(self._wishes) if self._wishes[0].model != AUTO else 1
        for wish in self._wishes[:together]:
            self._start(wish)
        return self

    async def __aexit__(self, *_: object) -> None:
        for pump in self._pumps:
            pump.cancel()
        await asyncio.gather(*self._pumps, return_exceptions=True)
        self._heard.close()

    @property
    def waits(self) -> int:
        """How often nothing had come, and the loop did something else meanwhile."""
        return self._heard.waits

    async def head(self, seconds: float = HEAD_S) -> None:
        """Wait until it is known who answers and that the request can be answered, but not for long.

        Raises:
            Problem: It cannot.
        """
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while (heard := await self._next()) is not None:
                    self._kept.append(heard)
                    if not isinstance(heard[1], Chosen | Waiting | ContextView | Notice):
                        return

    async def next(self, seconds: float | None = None) -> Heard | None:
        """The next event and the index of its wish; ``None`` when all are over.

        Raises:
            Problem: One of them failed.
            TimeoutError: Nothing came for ``seconds``.
        """
        if self._kept:
            return self._kept.pop(0)
        return await self._next(seconds)

    async def events(self) -> AsyncGenerator[Heard, None]:
        """All that is still to come."""
        while (heard := await self.next()) is not None:
            yield heard

    async def _next(self, seconds: float | None = None) -> Heard | None:
        while self._open:
            heard = await self._heard.take(seconds)
            if isinstance(heard, tuple):
                self._note(*heard)
                return heard
            if isinstance(heard, HearthError):
                raise of_error(heard)
            if isinstance(heard, Exception):
                raise heard
            self._open -= 1  # one is over
            self._start_rest(self._wishes[0].model)  # if it ended without saying who it was
        return None

    def _note(self, index: int, event: HostEvent) -> None:
        self._record.see(event)
        if isinstance(event, Failed):
            raise of_failure(event)
        if isinstance(event, Chosen):
            if not index:
                self.chosen = event
            self._start_rest(event.model)

    def _start_rest(self, model: str) -> None:
        for wish in self._wishes[len(self._pumps) :]:
            self._start(msgspec.structs.replace(wish, model=model))

    def _start(self, wish: Wish) -> None:
        index = len(self._pumps)
        self._pumps.append(asyncio.create_task(self._pump(index, wish), name=f"wish-{index}"))

    async def _pump(self, index: int, wish: Wish) -> None:
        events = self._engines.ask(wish)
        try:
            async for event in events:
                await self._heard.put((index, event))
                if isinstance(event, TERMINAL):
                    break
            else:
                await self._heard.put(Problem("The answer ended too early.", status=503, error_code="engine_died"))
        except Exception as error:
            await self._heard.put(error)
        finally:
            await events.aclose()
        await self._heard.put(_END)


async def while_there(request: Request, work: Coroutine[Any, Any, T]) -> T:
    """What ``work`` returns, unless the client hangs up before: then it is cancelled.

    The body of the request must have been read.

    Raises:
        ClientDisconnect: It did.
    """
    task = asyncio.create_task(work)
    gone = asyncio.create_task(_gone(request))
    try:
        await asyncio.wait({task, gone}, return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            return task.result()
        raise ClientDisconnect
    finally:
        for each in (task, gone):
            each.cancel()
        await asyncio.gather(task, gone, return_exceptions=True)


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def asked(request: Request, wishes: Sequence[Wish]) -> Asked:
    """What a request wishes, of the engines of its app, with its line in the log.

    Raises:
        Problem: It is too much, beside what other requests wish.
    """
    grow(request.scope, sum(map(weight, wishes)))
    return Asked(request.app.state.engines, wishes, record_of(request.scope))


def answer_headers(chosen: Chosen) -> dict[str, str]:
    """Who answers and why, for programs that show it."""
    if not chosen.model:
        return {}
    return {"x-hearth-model": _ascii(chosen.model), "x-hearth-why": _ascii(chosen.why)}


def _ascii(text: str) -> str:
    return "".join(each if " " <= each <= "~" else "?" for each in text)[:300]

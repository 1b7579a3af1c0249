"""Server-sent events: a stream with comments while nothing is said, that ends when the client hangs up.

Knows no protocol: whoever uses it makes the events.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncGenerator, Callable
from typing import Any

import msgspec
from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from inference.api.asking import Asked, Heard, answer_headers
from inference.api.calls import record_of
from inference.api.errors import HUNG_UP, Problem
from inference.hosting.values import Chosen, HostEvent, Waiting
from inference.protocol import LoadProgress, PromptProgress

Pieces = AsyncGenerator[bytes, None]
Speak = Callable[[Heard], list[bytes]]

DONE = b"data: [DONE]\n\n"
SILENCE_S = 2.0  # seconds after which a comment says that it goes on


def data(value: Any, event: str = "") -> bytes:
    """One event: a value as JSON, with the event's name where the protocol has names."""
    name = f"event: {event}\n".encode() if event else b""
    return name + b"data: " + msgspec.json.encode(value) + b"\n\n"


def comment(text: str) -> bytes:
    """A line that clients pass over."""
    return f": {' '.join(text.split())}\n\n".encode()


class Stream(Response):
    """A response that is a stream.

    Args:
        asked: The wishes, entered; left when the stream ends, however that happens.
        pieces: What is sent. It is closed too.
        of_problem: How the protocol says in a stream that something went wrong.
    """

    media_type = "text/event-stream"

    def __init__(self, asked: Asked, pieces: Pieces, of_problem: Callable[[Problem], bytes]) -> None:
        super().__init__(status_code=200, headers={**answer_headers(asked.chosen), "x-accel-buffering": "no"})
        del self.headers["content-length"]
        self._asked = asked
        self._pieces = pieces
        self._of_problem = of_problem

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it all."""
        writing = asyncio.create_task(self._write(scope, send))
        gone = asyncio.create_task(_gone(receive))
        try:
            await asyncio.wait({writing, gone}, return_when=asyncio.FIRST_COMPLETED)
            if not writing.done():
                record_of(scope).status = HUNG_UP
                raise ClientDisconnect
            writing.result()
        finally:
            for each in (writing, gone):
                each.cancel()
            await asyncio.gather(writing, gone, return_exceptions=True)
            await self._pieces.aclose()
            await self._asked.__aexit__()

    async def _write(self, scope: Scope, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
        turn = -1
        try:
            async for piece in self._pieces:
                if turn == self._asked.waits:
                    await asyncio.sleep(0)  # it did not wait for this piece: whether the client has gone is seen now
                turn = self._asked.waits
                await send({"type": "http.response.body", "body": piece, "more_body": True})
        except Problem as problem:
            record = record_of(scope)
            record.status = problem.status
            record.went_wrong(problem)
            await send({"type": "http.response.body", "body": self._of_problem(problem), "more_body": True})
        await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def spoken(asked: Asked, speak: Speak, silence_s: float = SILENCE_S) -> Pieces:
    """What ``speak`` makes of each event; comments tell how far things are while it makes nothing of them.

    Raises:
        Problem: As ``Asked.next``.
    """
    said, spoke_at = "waiting", time.monotonic()
    while True:
        try:
            heard = await asked.next(silence_s)
        except TimeoutError:
            yield comment(said)
            spoke_at = time.monotonic()
            continue
        if heard is None:
            return
        pieces, words = speak(heard), progress(heard[1])
        if words and not pieces:
            news = words != said and isinstance(heard[1], Waiting | LoadProgress)
            said = words
            if news or time.monotonic() - spoke_at >= silence_s:
                pieces = [comment(words)]
        for piece in pieces:
            yield piece
            spoke_at = time.monotonic()


def progress(event: HostEvent) -> str:
    """How far things are, for a comment; empty for an event of the answer itself."""
    match event:
        case Waiting(before=before):
            return f"waiting for {before} before"
        case Chosen(model=model, why=why):
            return f"model {model}: {why}" if why else f"model {model}"
        case LoadProgress(fraction=fraction, stage=stage):
            return f"{stage} {round(100 * fraction)} %"
        case PromptProgress(done=done, total=total):
            return f"reading {done} of {total} tokens"
    return ""


async def begun(asked: Asked) -> Asked:
    """Enter it and wait for its head; leave it again if it cannot be answered.

    Raises:
        Problem: Then.
    """
    await asked.__aenter__()
    try:
        await asked.head()
    except BaseException:
        with contextlib.suppress(Exception):
            await asked.__aexit__()
        raise
    return asked

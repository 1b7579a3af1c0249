"""Stands in front of every address: safety first, an answer in any case, one line for the log at the end.

Whatever goes wrong behind it becomes an error in the protocol's form, without a traceback and without a path.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
import traceback
from collections.abc import Callable
from email.utils import formatdate
from uuid import uuid4

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from inference.api.bodies import HELD, Bodies, Held
from inference.api.calls import KEY, Record
from inference.api.errors import HUNG_UP, Problem, answer, of_error
from inference.api.metrics import Metrics
from inference.api.ration import Ration
from inference.api.safety import OPEN, Safety
from inference.errors import HearthError
from inference.hosting.values import Call

_log = logging.getLogger(__name__)
QUIET = frozenset({*OPEN, "/metrics"})  # asked for every few seconds; not worth a line


class Gate:
    """ASGI middleware around everything.

    Args:
        app: What is behind it.
        safety: Who gets in.
        note: Takes the line of each request.
        metrics: Counts them.
        refusals: When those without the key have their answers.
        signs: When those have who ask whether anybody is there, which needs no key.
        bodies: Counts what they have sent.
    """

    def __init__(
        self,
        app: ASGIApp,
        safety: Safety,
        note: Callable[[Call], None],
        metrics: Metrics,
        refusals: Ration,
        signs: Ration,
        bodies: Bodies,
    ) -> None:
        self._bodies = bodies
        self._metrics = metrics
        self._refusals = refusals
        self._signs = signs
        self._app = app
        self._safety = safety
        self._note = note

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return
        scope["path"] = plain(scope["path"])  # before anything is decided by it
        record = scope[KEY] = Record.of(scope)
        held = scope[HELD] = Held(self._bodies)
        out = _Out(send, record, self._safety.cors(scope))
        self._metrics.running += 1
        try:
            await self._answer(scope, receive, out, record)
        except ClientDisconnect:
            record.status = HUNG_UP
        finally:
            held.release()
            self._metrics.running -= 1
            self._over(scope, record)

    def _over(self, scope: Scope, record: Record) -> None:
        call = record.call()
        self._metrics.note(call)
        if record.first_token_s:
            self._metrics.first_token(record.first_token_s)
        if record.refused or scope["path"] not in QUIET:
            self._note(call)

    async def _answer(self, scope: Scope, receive: Receive, out: _Out, record: Record) -> None:
        try:
            self._safety.check(scope)
            if scope["path"] in OPEN:
                await _hold(record, self._signs)
            if scope["method"] == "OPTIONS":
                await Response(status_code=204)(scope, receive, out)
            else:
                await self._app(scope, receive, out)
        except ClientDisconnect:
            raise
        except Exception as error:
            problem = _problem(error)
            record.went_wrong(problem)
            if out.begun:  # too late to say anything: the end of the connection says that it is not whole
                raise ClientDisconnect from error
            if problem.status in (401, 403):
                await _hold(record, self._refusals)
            await answer(problem, scope["path"])(scope, receive, out)


class _Out:
    """The way out: adds headers and notes the status."""

    def __init__(self, send: Send, record: Record, headers: list[tuple[bytes, bytes]]) -> None:
        self._send = send
        self._record = record
        self._headers = headers
        self.begun = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.begun = True
            name = f"req_{uuid4().hex}".encode()
            self._record.status = message["status"]
            extra = [
                (b"date", formatdate(time.time(), usegmt=True).encode()),
                (b"server", b"hearth"),
                (b"x-request-id", name),  # OpenAI's
                (b"request-id", name),  # Anthropic's
                (b"x-content-type-options", b"nosniff"),
                (b"cache-control", b"no-store"),
                *self._headers,
            ]
            message = {**message, "headers": [*message.get("headers", []), *extra]}
        await self._send(message)


def plain(path: str) -> str:
    """An address as it is meant: clients put base addresses with and without ``/`` or ``/v1`` before their own."""
    parts = [part for part in path.split("/") if part]
    while parts[:2] == ["v1", "v1"]:
        del parts[0]
    return "/" + "/".join(parts)


async def _hold(record: Record, ration: Ration) -> None:
    """Whoever shows no key waits where many do; its place is anybody's meanwhile."""
    if wait := ration.wait_s():
        record.held = asyncio.Event()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(record.held.wait(), wait)
        record.held = None


def _problem(error: Exception) -> Problem:
    match error:
        case HearthError():
            return of_error(error)
        case HTTPException(status_code=404):
            return Problem("There is nothing at this address.", status=404, error_code="unknown_url")
        case HTTPException(status_code=405):
            return Problem("This address does not take this method.", status=405, error_code="method_not_allowed")
        case HTTPException(status_code=status):
            return Problem("This request cannot be answered.", status=status)
    # Without its text, which may hold something of the request.
    places = "".join(traceback.format_tb(error.__traceback__))
    _log.error("a request failed: %s\n%s", type(error).__name__, places)
    return Problem("Something went wrong inside Hearth.", status=500, error_code="internal_error")

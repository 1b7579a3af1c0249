"""Connections that cannot be held without asking anything: uvicorn's, with clocks and a number; knows no request.

A client that takes forever over the head or the body of a request is told so and leaves; one connection too many makes
the one leave that has asked nothing, or shown no key, for the longest time, and where many are too many they wait
outside. A client that closes its half has hung up: closing all and closing half look the same from here, and work for
nobody is worse than an answer that nobody waits for.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from typing import Any

import h11
import msgspec
from uvicorn.config import Config
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

from inference.api.calls import KEY, Record
from inference.api.errors import Problem, headers_of, openai_form
from inference.api.ration import Ration
from inference.api.settings import ApiSettings

_log = logging.getLogger(__name__)
_log.setLevel(logging.CRITICAL)  # what strangers send is not worth a line each

SLOW = Problem("The request took too long to arrive.", status=408, error_code="request_timeout")
BROKEN = Problem("This is not an HTTP request.", error_code="bad_request")
LINGER_S = 2.0  # seconds a client may go on sending what was refused; cut off at once it might not see why
FULL = Problem("Too many connections are open.", status=503, error_code="too_many_connections", retry_s=1)


class Connection(H11Protocol):
    """One of them.

    Args:
        settings: Its clocks, and how many there may be.
        ration: When one too many, or one that speaks no HTTP, is answered.
        config: Of uvicorn.
        state: Of uvicorn: all of them.
        loop: Where it lives.
    """

    def __init__(
        self,
        settings: ApiSettings,
        ration: Ration,
        config: Config,
        state: ServerState,
        loop: asyncio.AbstractEventLoop,
    ) -> None:
        super().__init__(config=config, server_state=state, app_state={}, _loop=loop)
        self.logger = _log
        self.access_log = False
        self._settings = settings
        self._ration = ration
        self._waits: asyncio.TimerHandle | None = None
        self._clock: asyncio.TimerHandle | None = None
        self._stalled: asyncio.TimerHandle | None = None
        self._heard = False
        self.idle_since = time.monotonic()

    @property
    def asks(self) -> bool:
        """Whether a whole request is here that is not answered yet, and will be by more than a refusal."""
        return self._clock is None and self.under_way and self._held is None

    @property
    def waits(self) -> bool:
        """Whether it is not let in yet, or is to leave in a moment."""
        return self._waits is not None

    @property
    def under_way(self) -> bool:
        """Whether a request has begun that is not answered yet."""
        return self.cycle is not None and not self.cycle.response_complete

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Of asyncio."""
        super().connection_made(transport)
        if len(self.connections) <= self._settings.connections:
            self._start_clock(self._settings.header_s)
        elif len(self.connections) <= 2 * self._settings.connections:
            self._later(self._come_in)
        else:
            self.transport.abort()

    def data_received(self, data: bytes) -> None:
        """Of asyncio."""
        before = self.conn.their_state
        self._heard = True
        super().data_received(data)
        after = self.conn.their_state
        if self.transport.is_closing() or after not in (h11.IDLE, h11.SEND_BODY):
            self._stop_clock()
        elif after is not before or self._clock is None:
            self._start_clock(self._settings.header_s if after is h11.IDLE else self._settings.body_s)

    def connection_lost(self, exc: Exception | None) -> None:
        """Of asyncio."""
        self._stop_clock()
        self._wait_no_more()
        self._accepted()
        if self._held is not None:
            self._held.set()
        self._unset_keepalive_if_required()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        """Of asyncio: the client accepts nothing more for now."""
        self._accepted()
        self._stalled = self.loop.call_later(self._settings.stall_s, self.transport.abort)
        super().pause_writing()

    def resume_writing(self) -> None:
        """Of asyncio."""
        self._accepted()
        super().resume_writing()

    def on_response_complete(self) -> None:
        """Of uvicorn."""
        self.idle_since = time.monotonic()
        self._heard = False
        if self.conn.their_state is h11.SEND_BODY:  # refused by its head: what still comes is for nothing
            self._start_clock(min(LINGER_S, self._settings.body_s))
        super().on_response_complete()

    def send_400_response(self, msg: str) -> None:
        """Of uvicorn: what came is no HTTP."""
        self._stop_clock()
        self._later(lambda: self.refuse(BROKEN))

    def refuse(self, problem: Problem) -> None:
        """Say what is wrong where that is still possible, and close."""
        self._stop_clock()
        if self.transport.is_closing():
            return
        if self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            body = msgspec.json.encode(openai_form(problem))
            headers = {"content-type": "application/json", "content-length": str(len(body)), "connection": "close"}
            answer = h11.Response(status_code=problem.status, headers=list((headers | headers_of(problem)).items()))
            for event in (answer, h11.Data(data=body), h11.EndOfMessage()):
                self.transport.write(self.conn.send(event) or b"")
        self.transport.close()

    @property
    def _held(self) -> asyncio.Event | None:
        """Set once it has gone: its request waits to be refused."""
        record = self.scope.get(KEY) if self.scope else None
        return record.held if isinstance(record, Record) else None

    def _later(self, then: Callable[[], None]) -> None:
        """Do something when it is its turn, and listen to it no more until then."""
        if self.waits:
            return
        wait = self._ration.wait_s()
        if not wait:
            then()
            return
        self.transport.pause_reading()

        def turn() -> None:
            self._waits = None
            self.transport.resume_reading()
            then()

        self._waits = self.loop.call_later(wait, turn)

    def _wait_no_more(self) -> None:
        if self._waits is not None:
            self._waits.cancel()
            self._waits = None

    def _come_in(self) -> None:
        """One too many at first; perhaps there is room by now."""
        if self._has_room():
            self._start_clock(self._settings.header_s)
        else:
            self.refuse(FULL)

    def _has_room(self) -> bool:
        """Whether somebody who asked nothing has left, where that was needed."""
        inside = [one for one in self.connections if isinstance(one, Connection) and not one.waits]
        if len(inside) <= self._settings.connections:
            return True
        idle = [one for one in inside if one is not self and not one.asks]
        if not idle:
            return False
        oldest = min(idle, key=lambda one: one.idle_since)
        oldest.transport.abort()
        self.connections.discard(oldest)
        return True

    def _accepted(self) -> None:
        if self._stalled is not None:
            self._stalled.cancel()
            self._stalled = None

    def _start_clock(self, seconds: float) -> None:
        self._stop_clock()
        self._clock = self.loop.call_later(seconds, self._too_slow)

    def _stop_clock(self) -> None:
        if self._clock is not None:
            self._clock.cancel()
            self._clock = None

    def _too_slow(self) -> None:
        self._clock = None
        if self._heard:
            self.refuse(SLOW)
        else:
            self.transport.close()


def configured(app: Any, settings: ApiSettings) -> Config:
    """What uvicorn's connections want to know."""
    config = Config(
        app,
        http=H11Protocol,
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        proxy_headers=False,  # anybody can write them
        server_header=False,
        timeout_keep_alive=round(settings.idle_s),
    )
    config.load()
    return config

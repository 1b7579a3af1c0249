"""One line for each request: who asked what when, and what became of it; never what was said.

The line is begun when a request comes in, filled while it is answered, and handed on at its end. Knows no protocol.
"""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Callable

import msgspec
from starlette.types import Scope

from inference.errors import RequestError
from inference.hosting.values import Call, Chosen, HostEvent
from inference.protocol import Embedded, Finished

KEY = "hearth.record"  # in the scope of a request
_AGENT = 60  # characters of a program's name
_WHAT = 200  # characters of method and path
REFUSALS = 10  # lines a second of what was refused
_REFUSED = (401, 403, 408, 413, 415, 429)  # statuses
_TOLD = frozenset({"context_length_exceeded", "unable"})  # codes of 400 whose sentences say nothing of the content
_LONGEST = 300  # characters of such a sentence
_UNPRINTABLE = re.compile(r"[^ -~]")


class Record:
    """What is known of a request so far. Numbers of several answers to one request add up."""

    def __init__(self, *, what: str = "", client: str = "", address: str = "") -> None:
        self.at = time.time()
        self.what = what
        self.client = client
        self.address = address
        self.model = ""
        self.why = ""
        self.status = 0
        self.refused = ""
        self.failed = ""
        self.prompt_tokens = 0
        self.completion_tokens = 0
        self.held: asyncio.Event | None = None  # set when whoever waits for a refusal has gone
        self.first_token_s = 0.0  # from the command's arrival at the engine; 0: nothing was written
        self._began = time.monotonic()

    @classmethod
    def of(cls, scope: Scope) -> Record:
        """The beginning of the line of a request."""
        address = scope.get("client")
        return cls(
            what=printable(f"{scope['method']} {scope['path']}"[:_WHAT]),
            client=program(scope),
            address=address[0] if address else "",
        )

    def see(self, event: HostEvent) -> None:
        """Take from an event what belongs into the line."""
        if isinstance(event, Chosen):
            self.model, self.why = event.model, event.why
        elif isinstance(event, Finished):
            self.prompt_tokens += event.prompt_tokens
            self.completion_tokens += event.completion_tokens
            self.first_token_s = self.first_token_s or event.ttft_ms / 1000
        elif isinstance(event, Embedded):
            self.prompt_tokens += event.tokens

    def went_wrong(self, problem: RequestError) -> None:
        """It was turned away, or could not be answered to its end: why, unless that tells something of the content."""
        if problem.status in _REFUSED:
            self.refused = problem.message
        elif problem.status != 400 or problem.error_code in _TOLD:
            self.failed = printable(problem.message[:_LONGEST])

    def call(self) -> Call:
        """The line, now that it is over."""
        return Call(
            at=self.at,
            client=self.client,
            address=self.address,
            what=self.what,
            model=self.model,
            why=self.why,
            status=self.status,
            seconds=time.monotonic() - self._began,
            prompt_tokens=self.prompt_tokens,
            completion_tokens=self.completion_tokens,
            refused=self.refused,
            failed=self.failed,
        )


Listener = Callable[[Call], None]


class Told:
    """Hands lines on. Of what was refused only some in a second: a flood of strangers must not become one of lines.

    Those left out are counted in the next line of this kind.

    Args:
        listener: Takes the lines.
        clock: Seconds of a clock that never goes back.
    """

    def __init__(self, listener: Listener, clock: Callable[[], float] = time.monotonic) -> None:
        self._listener = listener
        self._clock = clock
        self._second = -1
        self._told = self._left_out = 0

    def note(self, call: Call) -> None:
        """One request is over."""
        if not call.refused:
            self._listener(call)
            return
        second = int(self._clock())
        if second != self._second:
            self._second, self._told = second, 0
        self._told += 1
        if self._told > REFUSALS:
            self._left_out += 1
            return
        if self._left_out:
            call = msgspec.structs.replace(
                call, refused=f"{call.refused} Before it {self._left_out} more were refused."
            )
            self._left_out = 0
        self._listener(call)


def record_of(scope: Scope) -> Record:
    """The line of a request under way."""
    record = scope.get(KEY)
    if not isinstance(record, Record):
        record = scope[KEY] = Record.of(scope)
    return record


def printable(text: str) -> str:
    """Without what a terminal takes for a command, or turns around: the line is shown in one."""
    return "".join(each if each.isprintable() else "?" for each in text)


def program(scope: Scope) -> str:
    """Who asks: a website by its address, a program as it calls itself, ``User-Agent`` up to its first remark."""
    said = dict(scope["headers"])
    website = said.get(b"origin", b"null")
    agent = said.get(b"user-agent", b"").decode("latin-1").partition(" (")[0]
    name = agent if website == b"null" else website.decode("latin-1")
    return _UNPRINTABLE.sub("", name)[:_AGENT].strip()

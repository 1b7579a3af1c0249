"""The real engine process, spoken to in frames: for tests of the process itself, without the client."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from inference.messages import Message
from inference.options import LoadOptions, Sampling
from inference.protocol import (
    TERMINAL,
    Command,
    Delta,
    Event,
    Finished,
    FrameSplitter,
    Generate,
    Load,
    Loaded,
    decode_event,
    encode_frame,
)

PATIENCE = 60.0  # seconds; the machine may be slow and shared
T = TypeVar("T", bound=Event)


class RawEngine:
    """Starts ``python -m inference.engine``, collects its events. A context manager; kills it at the end.

    Args:
        command: How to start it.
        pipe_size: Bytes the pipes hold, -1 for the system's choice.

    Attributes:
        events: Everything that came, in order.
    """

    def __init__(
        self, command: Sequence[str] = (sys.executable, "-m", "inference.engine"), *, pipe_size: int = -1
    ) -> None:
        self.events: list[Event] = []
        self._ids = itertools.count(1)
        self._news = threading.Condition()
        self._ended = False
        self.reading = threading.Event()  # cleared: this side does not read
        self.reading.set()
        self.process = subprocess.Popen(
            list(command),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,
            pipesize=pipe_size,
        )
        self.errors = bytearray()
        self._threads = [
            threading.Thread(target=self._read_events, name="raw-engine-events"),
            threading.Thread(target=self._read_errors, name="raw-engine-errors"),
        ]
        for thread in self._threads:
            thread.start()

    def __enter__(self) -> RawEngine:
        return self

    def __exit__(self, *_error: object) -> None:
        self.process.kill()
        self.reading.set()
        self.process.wait()
        for thread in self._threads:
            thread.join()
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            assert pipe is not None
            pipe.close()

    # ------------------------------------------------------------------------------- sending

    def next_id(self) -> int:
        return next(self._ids)

    def send(self, command: Command) -> int:
        self.write(encode_frame(command))
        return command.id

    def write(self, data: bytes) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(data)

    def ask(self, kind: type[Command], **fields: Any) -> Event:
        """Send a command and wait for its terminal event."""
        return self.end_of(self.send(kind(id=self.next_id(), **fields)))

    def load(self, path: object, **options: Any) -> Event:
        """Load a model with one thread and a context of 1,024 tokens unless told otherwise."""
        values = {"threads": 1, "batch_threads": 1, "context_length": 1024} | options
        return self.ask(Load, path=str(path), options=LoadOptions(**values))

    def must_load(self, path: object, **options: Any) -> Loaded:
        event = self.load(path, **options)
        assert isinstance(event, Loaded), event
        return event

    def begin(self, *messages: Message, conversation: str = "", max_tokens: int | None = 24, **fields: Any) -> int:
        """Ask for an answer, greedy unless told otherwise; returns its id at once."""
        fields.setdefault("sampling", Sampling(temperature=0.0))
        return self.send(
            Generate(id=self.next_id(), messages=messages, conversation=conversation, max_tokens=max_tokens, **fields)
        )

    def answer(self, *messages: Message, **fields: Any) -> tuple[str, Finished]:
        """Text (reasoning included) and figures of an answer."""
        key = self.begin(*messages, **fields)
        event = self.end_of(key)
        assert isinstance(event, Finished), event
        return self.text_of(key), event

    # ------------------------------------------------------------------------------- waiting

    def wait(self, condition: Callable[[], Any], what: str, timeout: float = PATIENCE) -> Any:
        """Wait until an event makes ``condition`` true; return its value."""
        with self._news:
            self._news.wait_for(lambda: condition() or self._ended, timeout)
            value = condition()
        assert value, f"waited in vain for {what}; ended: {self._ended}; {self.errors.decode(errors='replace')[-2000:]}"
        return value

    def wait_for(self, kind: type[T], id: int | None = None) -> T:
        """The first event of a kind, of one id if given."""
        return self.wait(  # type: ignore[no-any-return]
            lambda: next((e for e in self.events if isinstance(e, kind) and id in (None, e.id)), None),
            f"{kind.__name__} of {id}",
        )

    def end_of(self, id: int) -> Event:
        """The terminal event of a request."""
        return self.wait(lambda: next(iter(self.ends_of(id)), None), f"the end of {id}")  # type: ignore[no-any-return]

    def ends_of(self, id: int) -> list[Event]:
        return [event for event in list(self.events) if event.id == id and isinstance(event, TERMINAL)]

    def of(self, kind: type[T], id: int) -> list[T]:
        return [event for event in list(self.events) if isinstance(event, kind) and event.id == id]

    def text_of(self, id: int) -> str:
        return "".join(event.text for event in self.of(Delta, id))

    def wait_for_exit(self) -> int:
        """Exit status, once everything it wrote has been read."""
        status = self.process.wait(PATIENCE)
        for thread in self._threads:
            thread.join(PATIENCE)
        return status

    # ------------------------------------------------------------------------------- reading

    def _read_events(self) -> None:
        assert self.process.stdout is not None
        splitter = FrameSplitter()
        while data := self._read(self.process.stdout.fileno()):
            for payload in splitter.feed(data):
                with self._news:
                    self.events.append(decode_event(payload))
                    self._news.notify_all()
        with self._news:
            self._ended = True
            self._news.notify_all()

    def _read(self, descriptor: int) -> bytes:
        self.reading.wait()
        return os.read(descriptor, 65_536)

    def _read_errors(self) -> None:
        assert self.process.stderr is not None
        while data := os.read(self.process.stderr.fileno(), 65_536):
            self.errors += data

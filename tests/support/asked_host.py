"""A host of engines with tiny models, and clients that keep what they are told; knows no door."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import msgspec

from inference.hosting.host import EngineHost
from inference.hosting.ticket import Ticket
from inference.hosting.values import Fetch, HostEvent, Wish
from inference.library.reading import read_model
from inference.library.walk import stamp_of
from inference.messages import Message
from inference.model_file import ModelFile
from inference.protocol import TERMINAL, Delta, Generate

WAIT = 60.0  # seconds; generous, the machine may be busy


def model_file(path: Path) -> ModelFile:
    """A model of a file, as a library would list it."""
    read = read_model((stamp_of(path),))
    described = msgspec.structs.asdict(read.described)
    return ModelFile(**described, name=path.stem, path=path)


class Asked:
    """A wish and everything its client has been told."""

    def __init__(self, host: EngineHost, wish: Wish | Fetch) -> None:
        self.events: list[HostEvent] = []
        self._changed = threading.Condition()
        self._host = host
        self.ticket: Ticket = host.ask(wish, self._take, 7)

    def _take(self, event: HostEvent) -> None:
        with self._changed:
            self.events.append(event)
            self._changed.notify_all()

    def until(self, wanted: Callable[[HostEvent], bool]) -> HostEvent:
        """The first event that is ``wanted``."""
        with self._changed:
            assert self._changed.wait_for(lambda: any(map(wanted, self.events)), WAIT), self.events
            return next(event for event in self.events if wanted(event))

    def end(self) -> HostEvent:
        """The terminal event, which is the last one."""
        event = self.until(lambda event: isinstance(event, TERMINAL))
        assert event.id == 7
        return event

    def writes(self) -> None:
        """Wait until a part of the answer is there."""
        self.until(lambda event: isinstance(event, Delta))

    def stop(self) -> None:
        self._host.stop(self.ticket)

    def of(self, kind: type[HostEvent]) -> list[HostEvent]:
        return [event for event in self.events if isinstance(event, kind)]


def question(text: str = "Hello", *, tokens: int | None = 4, conversation: str = "", priority: int = 2) -> Generate:
    return Generate(messages=(Message.user(text),), max_tokens=tokens, conversation=conversation, priority=priority)

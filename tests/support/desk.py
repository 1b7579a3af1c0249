"""A model in this process, asked without pipes: for tests that look inside; the engine's own parts do the work."""

from __future__ import annotations

import time
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from inference.engine.alone import drive
from inference.engine.devices import read_devices
from inference.engine.generation import Generation
from inference.engine.loading import ModelLoader
from inference.engine.native import AbortFlag, NativeLog, initialize
from inference.messages import Message
from inference.options import LoadOptions, Sampling
from inference.protocol import Event, Finished, Generate, Likelihood

T = TypeVar("T", bound=Event)


class Listener:
    """Stands where the scheduler stands, and keeps what is said.

    Attributes:
        due: When text is passed on again, by the monotonic clock.
        pieces: Channel and text of each piece, as they came.
    """

    cancelled = False
    alone = True
    due = 0.0

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.written = ""
        self.pieces: list[tuple[str, str]] = []

    @property
    def undisturbed(self) -> bool:
        return self.alone

    def send(self, event: Event) -> None:
        self.events.append(event)

    def notice(self, notice: Event, conversation: str) -> None:
        self.events.append(notice)

    def text(
        self, id: int, channel: str, text: str, tokens: int, *, first: bool = False, likely: tuple[Likelihood, ...] = ()
    ) -> float:
        self.written += text
        self.pieces.append((channel, text))
        return self.due

    def between_steps(self) -> None:
        """Nothing waits."""

    def interruptible(self, allowed: bool) -> None:
        """Nobody interrupts."""

    def one(self, kind: type[T]) -> T:
        """The only event of a kind."""
        (found,) = [event for event in self.events if isinstance(event, kind)]
        return found


class Desk:
    """Loads a model with one thread. A context manager; gives its memory back at the end.

    Args:
        path: A GGUF file.
        context: Tokens it sees at once.
    """

    def __init__(self, path: Path, context: int = 1024) -> None:
        log, abort = NativeLog(lambda _level, _line: None), AbortFlag()
        initialize(log)
        loader = ModelLoader(log, abort, read_devices)
        options = LoadOptions(threads=1, batch_threads=1, context_length=context)
        self.model = loader.load(loader.check(str(path), options, None), lambda *_: None, lambda: False)

    def __enter__(self) -> Desk:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.model.close()

    def answer(self, messages: list[Message], **fields: Any) -> tuple[Listener, Finished]:
        """Answer greedily; raises what the engine would report."""
        listener = Listener()
        fields = {"max_tokens": 12, "sampling": Sampling(temperature=0.0), "conversation": "desk"} | fields
        command = Generate(id=1, messages=tuple(messages), **fields)
        return listener, drive(self.model.context, Generation(self.model, command, listener, time.perf_counter()).run())

"""A model in this process, without pipes and without a scheduler: writes answers, as the engine would."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from inference.engine.alone import drive
from inference.engine.devices import read_devices
from inference.engine.generation import Generation
from inference.engine.loading import ModelLoader
from inference.engine.model import Model
from inference.engine.native import AbortFlag, NativeLog, initialize
from inference.engine.writing import AnswerWriter
from inference.messages import Message
from inference.options import LoadOptions, Sampling
from inference.protocol import Finished, Generate


def new_loader() -> tuple[ModelLoader, AbortFlag]:
    """What loads models, and what interrupts their computations."""
    log, abort = NativeLog(lambda _level, _line: None), AbortFlag()
    initialize(log)
    return ModelLoader(log, abort, read_devices), abort


class Around:
    """Stands where the scheduler stands. Once ``cancel_after`` tokens have come, the answer is to stop."""

    def __init__(self, abort: AbortFlag, cancel_after: int | None) -> None:
        self.written = ""
        self.alone = True
        self.cancelled = False
        self._abort = abort
        self._cancel_after = cancel_after

    @property
    def undisturbed(self) -> bool:
        return self.alone

    def send(self, event: object) -> None:
        """Nobody listens."""

    def notice(self, notice: object, conversation: str) -> None:
        """Nobody listens."""

    def text(self, id: int, channel: str, text: str, tokens: int, *, first: bool = False, likely: object = ()) -> float:
        self.written += text
        if self._cancel_after is not None and tokens >= self._cancel_after:
            self.cancelled = True
            self._abort.set()
        return 0.0

    def between_steps(self) -> None:
        """Nothing waits."""

    def interruptible(self, allowed: bool) -> None:
        """The flag is set here whether that is good for the state or not."""


class WritingDesk:
    """A loaded model that answers. ``close`` gives it back."""

    def __init__(self, loader: ModelLoader, abort: AbortFlag, path: Path, **options: Any) -> None:
        values = {"threads": 1, "batch_threads": 1, "context_length": 1024} | options
        checked = loader.check(str(path), LoadOptions(**values), None)
        self.model: Model = loader.load(checked, lambda *_: None, lambda: False)
        self._abort = abort

    def answer(
        self,
        *messages: Message,
        conversation: str = "a",
        cancel_after: int | None = None,
        writer: type[AnswerWriter] = AnswerWriter,
        **fields: Any,
    ) -> tuple[str, Finished]:
        """Text and figures of an answer, greedy unless told otherwise."""
        around = Around(self._abort, cancel_after)
        fields = {"max_tokens": 64, "sampling": Sampling(temperature=0.0)} | fields
        command = Generate(messages=messages, conversation=conversation, **fields)
        generation = Generation(self.model, command, around, time.perf_counter(), writer)
        finished = drive(self.model.context, generation.run())
        self._abort.clear()
        return around.written, finished

    def close(self) -> None:
        self.model.close()

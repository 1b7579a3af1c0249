"""The commands of an engine as methods; how they get there is up to whoever inherits."""

from __future__ import annotations

import itertools
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Self

import msgspec

from inference.commands import Constraint
from inference.messages import Message
from inference.options import LoadOptions, Sampling
from inference.protocol import (
    Command,
    Configure,
    Count,
    Embed,
    Event,
    Forget,
    Generate,
    Load,
    Measure,
    Ping,
    Prepare,
    Probe,
    SetThreads,
    Unload,
    View,
)
from inference.request import Request

TemplateArgs = Mapping[str, bool | int | float | str]


class EngineCommands(ABC):
    """Makes commands with ids of their own and submits them."""

    def __init__(self) -> None:
        self._ids = itertools.count(1)

    @abstractmethod
    def _submit(self, command: Command, listener: Callable[[Event], None] | None = None) -> Request:
        """Send a command on its way; its events go to ``listener`` alone where there is one."""

    @abstractmethod
    def close(self) -> None:
        """End whatever was started; what is still open ends as cancelled."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def hand_in(self, command: Command, listener: Callable[[Event], None]) -> Request:
        """Submit a command somebody else made, under an id of its own.

        Args:
            command: Its id is replaced.
            listener: Called with each of its events on a thread of the client's, instead of anybody else.
        """
        return self._submit(msgspec.structs.replace(command, id=self._next_id()), listener)

    def configure(
        self,
        folder: str = "",
        *,
        cache_folder: str = "",
        cache_bytes: int | None = 0,
        memory_bytes: int | None = None,
    ) -> Request:
        """Say where the engine keeps things (see ``Configure``); a new process is told by itself. Ends in ``Done``."""
        return self._submit(
            Configure(
                id=self._next_id(),
                folder=folder,
                cache_folder=cache_folder,
                cache_bytes=cache_bytes,
                memory_bytes=memory_bytes,
            )
        )

    def load(
        self,
        path: str,
        options: LoadOptions | None = None,
        *,
        draft: str = "",
        drafts: Sequence[str] = (),
        embeds: bool = False,
        projector: str = "",
    ) -> Request:
        """Load a model, and perhaps one that drafts for it, or one for vectors alone; ends in ``Loaded``."""
        return self._submit(
            Load(
                id=self._next_id(),
                path=str(path),
                options=options or LoadOptions(),
                draft=draft,
                drafts=tuple(drafts),
                embeds=embeds,
                projector=projector,
            )
        )

    def unload(self) -> Request:
        """Give the model's memory back; ends in ``Done``."""
        return self._submit(Unload(id=self._next_id()))

    def generate(
        self,
        messages: Sequence[Message],
        *,
        conversation: str = "",
        sampling: Sampling | None = None,
        max_tokens: int | None = None,
        stop: Sequence[str] = (),
        template_args: TemplateArgs | None = None,
        view: View | None = None,
        background: bool = False,
        constraint: Constraint | None = None,
    ) -> Request:
        """Write the next answer; ends in ``Finished``."""
        return self._submit(
            Generate(
                id=self._next_id(),
                messages=tuple(messages),
                conversation=conversation,
                sampling=sampling or Sampling(),
                max_tokens=max_tokens,
                stop=tuple(stop),
                template_args=dict(template_args or {}),
                view=view or View(),
                background=background,
                constraint=constraint,
            )
        )

    def prepare(
        self,
        messages: Sequence[Message],
        *,
        draft: str = "",
        conversation: str = "",
        template_args: TemplateArgs | None = None,
        view: View | None = None,
    ) -> Request:
        """Read ahead what is certain of the next prompt; ends in ``Prepared``."""
        return self._submit(
            Prepare(
                id=self._next_id(),
                messages=tuple(messages),
                draft=draft,
                conversation=conversation,
                template_args=dict(template_args or {}),
                view=view or View(),
            )
        )

    def forget(self, conversations: Sequence[str] = (), *, everything: bool = False) -> Request:
        """Forget what was read of conversations; ends in ``Done``."""
        return self._submit(Forget(id=self._next_id(), conversations=tuple(conversations), everything=everything))

    def set_threads(self, threads: int = 0, batch_threads: int = 0) -> Request:
        """Compute with so many threads; ends in ``Done``."""
        return self._submit(SetThreads(id=self._next_id(), threads=threads, batch_threads=batch_threads))

    def measure(self, *, prompt: int = 512, depth: int = 0, batch: int = 1, steps: int = 32) -> Request:
        """Measure the loaded model; ends in ``Measured``."""
        return self._submit(Measure(id=self._next_id(), prompt=prompt, depth=depth, batch=batch, steps=steps))

    def count(self, text: str = "", messages: Sequence[Message] = (), *, tokens: bool = False) -> Request:
        """Count tokens; ends in ``Counted``."""
        return self._submit(Count(id=self._next_id(), text=text, messages=tuple(messages), tokens=tokens))

    def embed(self, texts: Sequence[str]) -> Request:
        """Make vectors of texts; ends in ``Embedded``."""
        return self._submit(Embed(id=self._next_id(), texts=tuple(texts)))

    def probe(self) -> Request:
        """Ask for devices and processor features; ends in ``Probed``."""
        return self._submit(Probe(id=self._next_id()))

    def ping(self) -> Request:
        """Ask whether the engine is alive; ends in ``Pong``."""
        return self._submit(Ping(id=self._next_id()))

    def _next_id(self) -> int:
        return next(self._ids)

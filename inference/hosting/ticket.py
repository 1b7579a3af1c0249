"""A wish on its way through a host: where it is, and what its client has been told; starts nothing."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable

import msgspec

from inference.errors import Cancelled
from inference.hosting.values import AUTO, Chosen, Fetch, HostEvent, Waiting, Wish
from inference.model_file import ModelFile
from inference.protocol import Count, Embed, Failed, Finished, Generate, LoadProgress
from inference.request import Request

Listener = Callable[[HostEvent], None]

TRIES = 3  # times a wish is begun anew that its engine gave back before it had said anything

_orders = itertools.count(1)


class Ticket:
    """One wish. Its listener is never called by two threads at a time, and not after the terminal event.

    Args:
        wish: What is wanted.
        listener: Told everything, with ``id`` in every event.
        id: As the client calls it.

    Attributes:
        model: Who answers, once that is chosen.
        why: Why it is that one.
        request: What an engine works at, while one does.
        said: Whether the client has seen a part of an answer: it cannot begin anew then.
        stopped: Whether the client wants no more.
        tries: How many engines had to give it back.
        avoided: The seat that gave it back.
        unfit: Names of models that could not be loaded for it.
        since: When it came, by the clock of the host.
        over: Whether its terminal event has been told …
        ended: … and when, by the monotonic clock.
    """

    def __init__(self, wish: Wish | Fetch, listener: Listener, id: int = 0) -> None:
        self.wish = wish
        self.id = id
        self.order = next(_orders)
        self.model: ModelFile | None = None
        self.why = ""
        self.request: Request | None = None
        self.said = False
        self.stopped = False
        self.over = False
        self.ended = 0.0
        self.tries = 0
        self.avoided: object | None = None
        self.unfit: set[str] = set()
        self.since = 0.0
        self._listener = listener
        self._chosen = False
        self._before = 0
        self._progress = (-1, "")

    @property
    def client(self) -> str:
        """Who asks."""
        return self.wish.client

    @property
    def command(self) -> Generate | Embed | Count | None:
        """What an engine is to do; ``None``: only load the model."""
        return self.wish.command if isinstance(self.wish, Wish) else None

    @property
    def automatic(self) -> bool:
        """Whether it is left to the host who answers."""
        return isinstance(self.command, Generate) and self.wish.model.casefold() in ("", AUTO)

    @property
    def conversation(self) -> str:
        """Key of its conversation; empty for none."""
        return self.command.conversation if isinstance(self.command, Generate) else ""

    @property
    def priority(self) -> int:
        """Lower ones are served first."""
        return self.command.priority if isinstance(self.command, Generate) else 2

    def tell(self, event: HostEvent) -> None:
        """Hand an event on."""
        if not self.over:
            self._listener(msgspec.structs.replace(event, id=self.id))

    def choose(self, model: ModelFile, why: str) -> None:
        """Who is to answer, perhaps in place of another one."""
        self.model, self.why, self._chosen = model, why, False

    def tell_choice(self, *, loaded: bool) -> None:
        """Say who will answer, once for each choice."""
        if not self._chosen and self.model is not None:
            self._chosen = True
            self.tell(Chosen(model=self.model.name, why=self.why, loaded=loaded))

    def tell_place(self, before: int) -> None:
        """Say how many are served first, when that is news."""
        if self._chosen and before != self._before:
            self._before = before
            self.tell(Waiting(before=before))

    def tell_progress(self, event: LoadProgress) -> None:
        """Say how far its model is loaded: every hundredth."""
        progress = (int(event.fraction * 100), event.stage)
        if progress != self._progress:
            self._progress = progress
            self.tell(event)

    def given_back(self, event: HostEvent, *, leaving: bool) -> bool:
        """Whether an engine had no time for it before it had said anything: another one may have.

        Args:
            event: The engine's last one.
            leaving: Whether the engine was ended meanwhile.
        """
        if self.said or self.stopped or self.tries >= TRIES:
            return False
        if isinstance(event, Failed) and event.code in ("busy", "no_model"):
            return True
        cancelled = isinstance(event, Finished) and event.reason == "cancelled"
        return leaving and (cancelled or (isinstance(event, Failed) and event.code == "cancelled"))

    def end(self, event: HostEvent) -> None:
        """The terminal event; nothing is told after it."""
        if not self.over:
            self.tell(event)
            self.over, self.ended = True, time.monotonic()

    def end_cancelled(self) -> None:
        """It is wanted no more, and no engine has begun with it."""
        generates = isinstance(self.command, Generate)
        self.end(Finished(reason="cancelled") if generates else Failed.of(Cancelled("Stopped."), 0))

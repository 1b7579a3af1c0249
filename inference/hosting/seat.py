"""One engine process with room for one model, as a host sees it; decides nothing."""

from __future__ import annotations

from typing import Literal

from inference.client import EngineClient
from inference.hosting.ticket import Ticket
from inference.protocol import Loaded
from inference.request import Request

State = Literal["loading", "ready", "leaving"]


class Seat:
    """A process of the host's own, or the one of the window.

    Attributes:
        engine: Commands go there.
        own: Whether the host decides what is in it, and ends it.
        name: Of the model in it, or on its way; empty: none.
        state: ``leaving``: it takes no more, and its memory is about to come back.
        loaded: What was loaded; ``None``: nothing.
        loading: The load under way.
        active: What is being answered.
        bytes: Main memory it takes, or will take.
        least: Of these, what it may take at any time, though it does not now.
        mapped: Of these, weights that lie in a mapped file.
        coming: Of the window's: main memory that models it is about to load will take, by the number of the load.
        cards: Memory of graphics cards it takes.
        used: When it was wanted last, by the clock of the host.
    """

    def __init__(self, engine: EngineClient, *, own: bool, name: str = "", needs: int = 0) -> None:
        self.engine = engine
        self.own = own
        self.name = name
        self.state: State = "loading" if own else "ready"
        self.loaded: Loaded | None = None
        self.loading: Request | None = None
        self.active: list[Ticket] = []
        self.bytes = needs
        self.least = 0
        self.mapped = 0
        self.coming: dict[int, int] = {}
        self.cards = 0
        self.used = 0.0

    def note_loaded(self, loaded: Loaded | None) -> None:
        """What is in it now takes what the engine says."""
        self.loaded = loaded
        if loaded is None:
            self.bytes = self.mapped = self.cards = 0
            return
        self.bytes = loaded.memory - loaded.allocated.gpu
        self.cards = loaded.allocated.gpu
        self.mapped = loaded.allocated.weights if loaded.memory_mapping and not loaded.gpu_layers else 0

    @property
    def answers(self) -> bool:
        """Whether there is a model in it that can be asked."""
        return self.state == "ready" and self.loaded is not None

    @property
    def idle(self) -> bool:
        """Whether nobody would miss it now."""
        return self.own and self.state == "ready" and not self.active

    @property
    def places(self) -> int:
        """How many more it writes side by side; in the window's, one place is always the window's."""
        if not self.answers or self.loaded is None:
            return 0
        side_by_side = self.loaded.sequences if self.own else max(self.loaded.sequences - 1, 1)
        return max(side_by_side - len(self.active), 0)

"""What the controllers need of the engine; knows neither processes nor Qt.

``inference.client.EngineClient`` is the engine of the program, a scripted one that of the tests.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from inference.commands import Constraint
from inference.messages import Message
from inference.options import LoadOptions, Sampling
from inference.protocol import Event, View


class RequestHandle(Protocol):
    """A request on its way; its events carry ``id``."""

    @property
    def id(self) -> int:
        """The id of every event that belongs to it."""
        ...

    def cancel(self) -> None:
        """Ask for it to stop; it still ends in its own terminal event."""
        ...


class Engine(Protocol):
    """Takes commands without blocking; answers with events through the callback it was made with."""

    def configure(
        self, folder: str = "", *, cache_folder: str = "", cache_bytes: int | None = 0, memory_bytes: int | None = None
    ) -> RequestHandle:
        """Say where it keeps things, before anything else or whenever that changes; ends in ``Done``."""
        ...

    def forget(self, conversations: Sequence[str] = (), *, everything: bool = False) -> RequestHandle:
        """Forget what was read of conversations; ends in ``Done`` or ``Failed``."""
        ...

    def load(
        self,
        path: str,
        options: LoadOptions | None = None,
        *,
        draft: str = "",
        drafts: Sequence[str] = (),
        projector: str = "",
    ) -> RequestHandle:
        """Load a model, and perhaps one that drafts for it; ends in ``Loaded`` or ``Failed``."""
        ...

    def generate(
        self,
        messages: Sequence[Message],
        *,
        conversation: str = "",
        sampling: Sampling | None = None,
        max_tokens: int | None = None,
        template_args: Mapping[str, bool | int | float | str] | None = None,
        view: View | None = None,
        background: bool = False,
        constraint: Constraint | None = None,
    ) -> RequestHandle:
        """Write the next answer; ends in ``Finished`` or ``Failed``."""
        ...

    def prepare(
        self, messages: Sequence[Message], *, draft: str = "", conversation: str = "", view: View | None = None
    ) -> RequestHandle:
        """Read ahead what is certain of the next prompt; gives way to everything else. Ends in ``Prepared``."""
        ...

    def set_threads(self, threads: int = 0, batch_threads: int = 0) -> RequestHandle:
        """Compute with so many threads, 0: as the model was loaded; ends in ``Done`` or ``Failed``."""
        ...

    def measure(self, *, prompt: int = 512, depth: int = 0, batch: int = 1, steps: int = 32) -> RequestHandle:
        """Measure the loaded model; gives way to everything else. Ends in ``Measured`` or ``Failed``."""
        ...

    def check_devices(self) -> bool:
        """Have devices tried again, whatever came of it before; whether they are. ``Probed`` tells the end."""
        ...

    def rest(self) -> RequestHandle:
        """Give all memory back until something else is asked for; ends in ``Done``, then ``EngineStopped`` follows."""
        ...

    def count(self, text: str = "", messages: Sequence[Message] = ()) -> RequestHandle:
        """Count tokens; ends in ``Counted`` or ``Failed``."""
        ...

    def probe(self) -> RequestHandle:
        """Ask what llama.cpp finds on this machine; ends in ``Probed`` or ``Failed``."""
        ...

    def close(self) -> None:
        """End the process and join the threads."""
        ...


ConnectEngine = Callable[[Callable[[Event], None]], Engine]
"""Makes the engine, given where its events are to go. The events come on a thread of the engine's client."""

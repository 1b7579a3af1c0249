"""What a request needs of the process around it, as a protocol; the scheduler provides it."""

from __future__ import annotations

from typing import Protocol

from inference.protocol import Channel, Event, Likelihood, Notice


class Surroundings(Protocol):
    """What an answer needs from outside."""

    @property
    def cancelled(self) -> bool:
        """Whether it is to stop."""

    @property
    def alone(self) -> bool:
        """Whether nothing else is being written or read beside it."""

    @property
    def undisturbed(self) -> bool:
        """Whether it is alone, and nothing that came meanwhile waits: it may go on without asking for its turn."""

    def send(self, event: Event) -> None:
        """Report an event."""

    def notice(self, notice: Notice, conversation: str) -> None:
        """Report something, unless this conversation has been told before."""

    def text(
        self,
        id: int,
        channel: Channel,
        text: str,
        tokens: int,
        *,
        first: bool = False,
        likely: tuple[Likelihood, ...] = (),
    ) -> float:
        """Report more text; when text is passed on again, by the monotonic clock."""

    def between_steps(self) -> None:
        """Called between two computations: time for something short."""

    def interruptible(self, allowed: bool) -> None:
        """Whether a cancel may abort the computation itself, not only the steps after it."""

"""A command under way, as whoever gave it sees it; knows nothing of processes and of who carries it out."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator

from inference.protocol import TERMINAL, Command, Event, Failed, Terminal


class Request:
    """A command under way. Iterate over its events, or wait for ``result``.

    Leaving the loop over its events early cancels it.

    Args:
        command: What was asked for.
        cancel: How to ask for its end.
        keeps_events: Whether passing events are kept for whoever iterates.
        listener: Called with each of its events on the client's thread, instead of the client's own handler.
    """

    def __init__(
        self,
        command: Command,
        cancel: Callable[[Request], None],
        *,
        keeps_events: bool,
        listener: Callable[[Event], None] | None = None,
    ) -> None:
        self.command = command
        self.listener = listener
        self.sent = False
        self.cancel_asked = False
        self._cancel = cancel
        self._keeps_events = keeps_events
        self._events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self._over = threading.Event()
        self._terminal: Terminal | None = None

    @property
    def id(self) -> int:
        """The id that all its events carry."""
        return self.command.id

    @property
    def done(self) -> bool:
        """Whether its terminal event has come."""
        return self._over.is_set()

    def cancel(self) -> None:
        """Ask for it to stop; its terminal event follows."""
        self._cancel(self)

    def result(self, timeout: float | None = None) -> Terminal:
        """Wait for the terminal event, ``timeout`` seconds at most.

        Raises:
            HearthError: what a ``failed`` event stands for.
            TimeoutError: nothing came in time; the request goes on.
        """
        if not self._over.wait(timeout):
            raise TimeoutError(f"no answer to {type(self.command).__name__.lower()} within {timeout} s")
        assert self._terminal is not None
        if isinstance(self._terminal, Failed):
            raise self._terminal.error()
        return self._terminal

    def take(self, event: Event) -> None:
        """Client only: one more event of this request."""
        if isinstance(event, TERMINAL):
            self._terminal = event  # type: ignore[assignment]  # TERMINAL lists the members of Terminal
            self._over.set()  # first: who leaves at the terminal event finds the request done
            self._events.put(event)
        elif self._keeps_events:
            self._events.put(event)

    def __iter__(self) -> Iterator[Event]:
        """Its events, the terminal one last; a failure is raised instead of yielded."""
        try:
            while True:
                event = self._events.get()
                if isinstance(event, Failed):
                    raise event.error()
                yield event
                if isinstance(event, TERMINAL):
                    self._events.put(event)  # iterating once more ends at once instead of waiting for ever
                    return
        finally:
            if not self.done:
                self.cancel()

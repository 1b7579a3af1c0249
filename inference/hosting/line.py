"""Who is next: a fair order of what waits; knows no engines."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator

import msgspec

from inference.errors import Busy
from inference.hosting.ticket import Ticket
from inference.hosting.values import Limits
from inference.protocol import Failed

REMEMBERED = 1000  # clients of whom it is known when they were served last
_RECENT = 16  # answers that tell how long one takes
_FIRST_GUESS = 5.0  # seconds, while none has been seen
_LEAST, _MOST = 1.0, 120.0  # seconds anybody is asked to wait


class Line:
    """All that waits, of all models.

    The terminal goes before other programs; among equals the client who has the fewest at work, then the one who was
    served the longest ago, then whoever came first. So a program with a hundred requests does not keep one with a
    single one waiting.
    """

    def __init__(self) -> None:
        self._waiting: list[Ticket] = []
        self._served: dict[str, int] = {}
        self._turn = 0
        self._seconds: deque[float] = deque(maxlen=_RECENT)

    def __len__(self) -> int:
        return len(self._waiting)

    def __iter__(self) -> Iterator[Ticket]:
        return iter(tuple(self._waiting))

    def of(self, client: str) -> int:
        """How many of a client's wait."""
        return sum(ticket.client == client for ticket in self._waiting)

    def is_too_long(self, client: str, limits: Limits) -> bool:
        """Whether more wait than may, of all or of a client's."""
        return len(self) > limits.waiting or self.of(client) > limits.waiting_each

    def add(self, ticket: Ticket) -> None:
        """Let one wait; what was given back has its old place."""
        self._waiting.append(ticket)
        self._waiting.sort(key=lambda each: each.order)

    def remove(self, ticket: Ticket) -> bool:
        """Take one out; whether it was waiting."""
        if ticket not in self._waiting:
            return False
        self._waiting.remove(ticket)
        return True

    def order(self, active: Iterable[Ticket], wanted: Callable[[Ticket], bool]) -> list[Ticket]:
        """Those that are ``wanted``, whoever is next first."""
        busy = Counter(ticket.client for ticket in active)
        ahead: Counter[str] = Counter()
        found = []
        for ticket in self._waiting:  # in the order they came
            ahead[ticket.client] += 1
            if wanted(ticket):
                turn = busy[ticket.client] + ahead[ticket.client]
                key = (ticket.priority, turn, self._served.get(ticket.client, 0), ticket.order)
                found.append((key, ticket))
        return [ticket for _, ticket in sorted(found, key=lambda pair: pair[0])]

    def serve(self, ticket: Ticket) -> None:
        """One is next now."""
        self.remove(ticket)
        self._turn += 1
        self._served.pop(ticket.client, None)
        self._served[ticket.client] = self._turn
        if len(self._served) > REMEMBERED:
            self._served.pop(next(iter(self._served)))

    def took(self, seconds: float) -> None:
        """An answer is over, so long after it began."""
        self._seconds.append(seconds)

    def of_model(self, model: str) -> list[Ticket]:
        """All that wait for a model."""
        return [ticket for ticket in self if ticket.model is not None and ticket.model.name == model]

    def fail(self, event: Failed) -> None:
        """End all that wait."""
        for ticket in self:
            self.remove(ticket)
            ticket.end(event)

    @property
    def each(self) -> float:
        """Seconds an answer takes."""
        return sum(self._seconds) / len(self._seconds) if self._seconds else _FIRST_GUESS

    def refusal(self, side_by_side: int) -> Failed:
        """What to say when too many wait, while so many answers are written side by side."""
        error = Busy("More requests wait for an answer than may.", "Try again in a moment.")
        return msgspec.structs.replace(Failed.of(error, 0), retry_s=self.retry_after(side_by_side))

    def retry_after(self, side_by_side: int) -> float:
        """Seconds after which another try is likely to find room: when one of those that wait is served."""
        return min(max(self.each / max(side_by_side, 1), _LEAST), _MOST)

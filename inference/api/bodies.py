"""What requests under way keep in memory of what was sent to them, all together; knows no protocol.

One request may be large, and there may be many: both at once may be more than this computer has.
"""

from __future__ import annotations

from starlette.types import Scope

from inference.api.errors import Problem
from inference.hosting.values import Wish
from inference.messages import Message
from inference.protocol import Embed, Generate
from inference.units import MIB

HELD = "hearth.held"  # in the scope of a request
SMALL = MIB  # bytes of each request that do not count: however many pictures are sent, others can ask something
AGAIN_S = 5  # seconds after which another try is worth it


class Bodies:
    """Counts what has come and is still there.

    Args:
        most: Bytes, beside what does not count.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._held = 0

    def take(self, size: int, before: int) -> None:
        """A request keeps so many bytes in place of those before. Raises ``Problem`` where that is too much."""
        if size > self._most:
            raise Problem(
                f"The request is too large for so many answers: they would take more than {self._most >> 20} MB.",
                status=413,
                error_code="request_too_large",
            )
        if self._held + size - before > self._most:
            raise Problem(
                "Other requests have sent so much that there is no room for this one. Try again in a moment.",
                status=503,
                error_code="too_much_at_once",
                retry_s=AGAIN_S,
            )
        self._held += size - before

    def give_back(self, size: int) -> None:
        """A request is over."""
        self._held -= size


class Held:
    """What one request keeps, until ``release``.

    Args:
        bodies: All of them.
    """

    def __init__(self, bodies: Bodies) -> None:
        self._bodies = bodies
        self._counted = 0

    def grow(self, size: int) -> None:
        """It keeps so many bytes by now. Raises ``Problem`` where that is too much."""
        counted = size - SMALL
        if counted > self._counted:
            self._bodies.take(counted, self._counted)
            self._counted = counted

    def release(self) -> None:
        """It is over, however that came. May be called twice."""
        counted, self._counted = self._counted, 0
        self._bodies.give_back(counted)


def grow(scope: Scope, size: int) -> None:
    """``Held.grow`` of the request of a scope; one that came through no gate is not counted."""
    held = scope.get(HELD)
    if isinstance(held, Held):
        held.grow(size)


def weight(wish: Wish) -> int:
    """Bytes that a wish takes on its way to an engine, about: several of one request each take their own."""
    command = wish.command
    if isinstance(command, Embed):
        return sum(map(len, command.texts))
    own = len(command.prompt or "") + len(command.suffix) if isinstance(command, Generate) else 0
    return own + sum(map(_length, command.messages))


def _length(message: Message) -> int:
    return len(message.text) + len(message.reasoning) + sum(map(len, message.images))

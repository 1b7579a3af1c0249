"""What comes from several sides for one who waits for it, with patience and a limit; knows not what it is.

Made for streams: where a model computes on all cores, whatever the loop does for a piece of text keeps one of them from
it. So patience costs a timer for each silence, not one for each piece.
"""

from __future__ import annotations

import asyncio
import math
from collections import deque
from typing import Generic, TypeVar

T = TypeVar("T")


class Arrivals(Generic[T]):
    """Belongs to the loop it is first used on. One task takes, any number put in.

    Args:
        most: How many may wait to be taken; who puts in one more waits as well.

    Attributes:
        waits: How often nothing was there, and the loop did something else meanwhile.
    """

    def __init__(self, most: int) -> None:
        self.waits = 0
        self._most = most
        self._there: deque[T] = deque()
        self._taker: asyncio.Future[bool] | None = None  # result: whether something is there
        self._outside: deque[asyncio.Future[None]] = deque()  # who wait to put something in
        self._alarm: asyncio.TimerHandle | None = None
        self._deadline = 0.0  # of the taker, by the loop's clock

    async def put(self, one: T) -> None:
        """Put one in, once there is room."""
        while len(self._there) >= self._most:
            room: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._outside.append(room)
            try:
                await room
            except asyncio.CancelledError:
                if room.done() and not room.cancelled():
                    self._let_in()  # it was this one's turn: the next one takes it
                raise
        self._there.append(one)
        self._wake(True)

    async def take(self, seconds: float | None = None) -> T:
        """The next one.

        Raises:
            TimeoutError: Nothing came for so many seconds.
        """
        while not self._there:
            self.waits += 1
            taker = self._taker = asyncio.get_running_loop().create_future()
            if seconds is None:
                self._deadline = math.inf
            else:
                self._wait_until(taker.get_loop().time() + seconds)
            try:
                if not await taker:
                    raise TimeoutError
            finally:
                self._taker = None
        one = self._there.popleft()
        if self._outside:
            self._let_in()
        return one

    def close(self) -> None:
        """Nobody takes any more."""
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None

    def _wake(self, there: bool) -> None:
        if self._taker is not None and not self._taker.done():
            self._taker.set_result(there)

    def _let_in(self) -> None:
        while self._outside:
            room = self._outside.popleft()
            if not room.done():
                room.set_result(None)
                return

    def _wait_until(self, deadline: float) -> None:
        """Have the taker woken up then; an alarm that is set for earlier sees to it."""
        self._deadline = deadline
        if self._alarm is not None:
            if self._alarm.when() <= deadline:
                return
            self._alarm.cancel()
        self._alarm = asyncio.get_running_loop().call_at(deadline, self._ring)

    def _ring(self) -> None:
        self._alarm = None
        if self._taker is None or self._taker.done() or self._deadline == math.inf:
            return
        loop = self._taker.get_loop()
        if loop.time() < self._deadline:
            self._alarm = loop.call_at(self._deadline, self._ring)
        else:
            self._wake(False)

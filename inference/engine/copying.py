"""Copies of what a sequence remembers, made in portions: while one is made nobody's answer gets on; decides nothing.

llama.cpp copies a sequence as a whole. A part of it is lent to a sequence that is nobody's, which costs nothing, and
copied as the whole of that one; and the same way back. Nothing here decodes.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import cast

from inference.engine.context import Context, State, blank
from inference.engine.steps import Steps, T
from inference.units import MIB

PORTION = 16 * MIB  # bytes: 5 ms where memory is there already, 40 ms where the system has yet to give it
SLICE = 0.1  # seconds of copying after which others get on


class Copy:
    """What a sequence holds, copied from its end to its beginning, so that its end can leave before the rest.

    Args:
        context: Where it is.
        sequence: Which.
        length: Tokens it holds.
        divisible: Whether it may be copied in portions.

    Attributes:
        state: As ``Context.save`` would return it, or one portion after the other; empty: that failed.
        portions: Bytes of each; empty where the state is a whole.
        begin: From this token on everything is copied.
    """

    def __init__(self, context: Context, sequence: int, length: int, *, divisible: bool) -> None:
        self._context = context
        self._sequence = sequence
        self.begin = length
        self.state: State = b""
        self.portions: tuple[int, ...] = ()
        size = context.state_size(sequence)
        self._spans: list[tuple[int, int]] = []
        if divisible and context.spare is not None and size > PORTION:
            step = max(1, length * PORTION // size)
            self._spans = [(begin, min(begin + step, length)) for begin in range(0, length, step)]
            self.portions = tuple(context.span_size(sequence, *span) for span in self._spans)
            self.state = blank(sum(self.portions))
            self._left = len(self.state)

    def go_on(self) -> bool:
        """Copy the next portion, or all; whether there is more to copy."""
        if not self.portions:
            self.state, self.begin = self._context.save(self._sequence), 0
            return False
        if not self._spans or not len(self.state):
            return False
        span, size = self._spans.pop(), self.portions[len(self._spans)]
        self._left -= size
        with memoryview(self.state) as whole, whole[self._left : self._left + size] as part:
            done = self._context.save_span(self._sequence, *span, part)
        self.begin = span[0]
        if not done:
            self.state = b""
        return done and bool(self._spans)


def put_back(
    context: Context, sequence: int, state: State, portions: Sequence[int], make_room: Callable[[], bool]
) -> Steps[bool]:
    """Put a copy back into an empty sequence, portion by portion; whether that is done, else it has to be emptied.

    Args:
        context: Where.
        sequence: Which.
        state: As a ``Copy`` has it …
        portions: … likewise.
        make_room: Makes some where what others wrote meanwhile has taken it; ``False``: it cannot.
    """
    if not portions:
        return context.restore(sequence, state)
    if context.spare is None or sum(portions) != len(state):
        return False
    begin = 0
    for size in portions:
        while not context.restore_span(sequence, memoryview(state)[begin : begin + size]):
            if not make_room():
                return False
        begin += size
        yield None
    return True


def in_slices(portions: Steps[T]) -> Steps[T]:
    """Several portions at a time, as long as nobody notices."""
    began = time.perf_counter()
    while True:
        try:
            next(portions)
        except StopIteration as over:
            return cast(T, over.value)
        if time.perf_counter() - began >= SLICE:
            try:
                yield None
            except Exception as error:  # whoever copies has to put things in order
                portions.throw(error)
                raise
            began = time.perf_counter()


def at_once(portions: Steps[T]) -> T:
    """All portions."""
    while True:
        try:
            next(portions)
        except StopIteration as over:
            return cast(T, over.value)

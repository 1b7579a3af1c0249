"""Drives one answer by itself: what it wants is computed at once; knows no others and no commands."""

from __future__ import annotations

from concurrent import futures

from inference.engine.context import OK, Context
from inference.engine.steps import Elsewhere, Outcome, Show, Step, Steps, T

MOMENT = 0.05  # seconds to wait for another thread before whoever waits is asked again
_NOTHING = Outcome(OK)
_ONE = Outcome(OK, 1)


def compute(context: Context, step: Step) -> Outcome:
    """Compute all tokens of a step, with nothing else in the batch."""
    slot, tokens = step.slot, step.tokens
    if step.output and len(tokens) == 1 and slot.tokens:
        result = context.decode_next(slot.sequence, tokens[0], len(slot.tokens))
        return _ONE if result == OK else Outcome(result)
    result = context.decode(slot.sequence, tokens, len(slot.tokens), output=step.output)
    if result != OK:
        return Outcome(result)
    context.synchronize()  # a graphics device computes on; then it could not be stopped
    return Outcome(OK, len(tokens))


def show(context: Context, wish: Show) -> Outcome:
    """Compute the places of a picture."""
    slot = wish.slot
    result = context.decode_rows(slot.sequence, wish.rows, len(slot.tokens), both_ways=wish.both_ways)
    if result == OK:
        context.synchronize()
    return Outcome(result, len(wish.rows)) if result == OK else Outcome(result)


def drive(context: Context, steps: Steps[T]) -> T:
    """Resume an answer until it is over; what it is."""
    outcome: Outcome | None = None
    while True:
        try:
            wish = next(steps) if outcome is None else steps.send(outcome)
        except StopIteration as over:
            return over.value  # type: ignore[no-any-return]  # what a generator returns is Any
        if isinstance(wish, Step):
            outcome = compute(context, wish)
        elif isinstance(wish, Show):
            outcome = show(context, wish)
        else:
            if isinstance(wish, Elsewhere):
                futures.wait([wish.future], MOMENT)
            outcome = _NOTHING

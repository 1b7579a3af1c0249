"""A small model that drafts for a large one: reads along and says what it would write; knows nothing of the large one.

It has a context of its own, which is kept in step by what both have in common: a token that turned out otherwise is
taken back, what is missing is read. Long texts are read in portions, so that no step waits for all of it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from inference.engine.context import OK, Context
from inference.engine.kept import common_prefix
from inference.engine.reuse import Policy, Slot
from inference.engine.weights import Weights

CONFIDENT = 0.4
PORTION = 64  # tokens read at once


class DraftModel:
    """A loaded model that drafts. ``close`` gives its memory back.

    Attributes:
        name: For people.
        context: Where it computes.
        confident: Probability of a token below which a draft ends.
    """

    def __init__(self, name: str, weights: Weights, context: Context, policy: Policy) -> None:
        self.name = name
        self.context = context
        self.confident = CONFIDENT
        self._weights = weights
        self._policy = policy
        self._slot = Slot(0)

    def close(self) -> None:
        """Give the memory back."""
        self.context.close()
        self._weights.close()

    def missing(self, tokens: Sequence[int]) -> int:
        """How many of ``tokens`` it would have to read."""
        return len(tokens) - common_prefix(self._slot.tokens, tokens)

    def read(self, tokens: Sequence[int], most: int = PORTION) -> bool:
        """Read up to ``most`` of the tokens that are missing; ``False`` when that is impossible."""
        slot = self._slot
        keep = min(common_prefix(slot.tokens, tokens), len(tokens) - 1)  # only reading brings logits
        if keep < len(slot.tokens):
            self._policy.rewind(slot, keep)
        begin = len(slot.tokens)
        chunk = list(tokens[begin : begin + min(most, PORTION, self.context.micro_batch)])
        if begin + len(chunk) > self.context.size:
            return False
        done = self.context.decode(0, chunk, begin, output=True) == OK
        if done:
            slot.tokens += chunk
        else:
            self._policy.after_abort(slot)
        return done

    def draft(self, tokens: Sequence[int], most: int) -> list[int]:
        """What it would write after ``tokens``, as far as it is confident: up to ``most`` tokens."""
        slot, drafted = self._slot, list[int]()
        most = min(most, self.context.size - len(tokens))
        if not self.read(tokens):
            return []
        while len(slot.tokens) < len(tokens):
            if not self.read(tokens):
                return []
        while len(drafted) < most:
            token, probability = self._likeliest()
            if probability < self.confident:
                break
            drafted.append(token)
            if len(drafted) == most or self.context.decode_next(0, token, len(slot.tokens)) != OK:
                break
            slot.tokens.append(token)
        return drafted

    def _likeliest(self) -> tuple[int, float]:
        logits = self.context.logits()
        best = int(logits.argmax())
        return best, float(1 / np.exp(logits - logits[best]).sum())

"""Writes the tokens of one answer several at once; what is written, remembered and drawn stays as without.

Every token that is written was drawn by the sampler from the model's own logits, in order: a draft only decides which
logits are there already. So sampled text has the model's distribution. Greedy text is even the same: where logits
computed together are not those computed singly to the last bit (``rounding``), the place from which on the memory is
not that of plain writing is *held*; a choice that is too close to call goes back there and writes the plain way
up to the choice. Such a detour is long, so nothing is held for less than a passage that clearly repeats itself.
"""

from __future__ import annotations

import time
from typing import Protocol

from inference.engine.context import ABORTED, FULL, Context
from inference.engine.reuse import Checkpoint, Policy, Slot
from inference.engine.speculation.draft_model import PORTION
from inference.engine.speculation.pace import BY_MODEL, MOST_DRAFTED, WIDTHS, kind_of
from inference.engine.speculation.speculation import Speculation
from inference.engine.speculation.trial import Trial

GUESSED_DRAFT = 0.15  # plain steps that a drafted token takes the small model, before it was measured
MOST_READ = 2048  # tokens that the small model may have to read before it can help
GIVE_UP = 600  # steps in a row in which drafting by it did not pay, after which its memory is given back


class Pen(Protocol):
    """What writes, as seen from here."""

    def compute(self, slot: Slot, token: int) -> bool:
        """Compute one more token; ``False`` when that was cancelled or the context is used up."""

    def draw(self, place: int) -> int:
        """Let the sampler choose by the logits of a place in the last batch, -1 for its end."""

    def take(self, token: int) -> bool:
        """A token is part of the answer; ``True`` when the answer ends with it."""

    def margin(self, place: int) -> float:
        """By how much the likeliest token leads, as a greedy sampler sees the logits of a place."""

    def pause(self) -> bool:
        """Between two computations; ``False`` when the answer is to stop."""


class Speculator:
    """Goes with one answer.

    Args:
        speculation: What the model has learnt.
        context: Where it computes.
        policy: Of its memory.
        pen: What writes.
        slot: In which it writes.
        others: Tokens in all other slots.
        greedy: Whether the sampler always takes the likeliest token.
        comparable: Whether a margin seen again should be the same: penalties have moved on.

    Attributes:
        drafted: Tokens that were guessed.
        accepted: Of these, the ones that were right.
        replayed: Tokens that were computed again, for a choice too close to call.
    """

    def __init__(
        self,
        speculation: Speculation,
        context: Context,
        policy: Policy,
        pen: Pen,
        slot: Slot,
        *,
        others: int,
        greedy: bool,
        comparable: bool = True,
    ) -> None:
        self._knows = speculation
        self._context = context
        self._policy = policy
        self._pen = pen
        self._slot = slot
        self._others = others
        self._greedy = greedy
        self._comparable = comparable
        self._index = speculation.new_index()
        self._held: Checkpoint | None = None
        self._margins: list[float] = []  # since what is held, one a token
        self._trial: Trial | None = None
        self._drafting = 0.0  # seconds that making the draft took
        self.drafted = self.accepted = self.replayed = 0
        speculation.computed_with(context.threads)

    def step(self, token: int) -> int | None:
        """Go on behind ``token``; the next one that was drawn and is not taken yet, ``None`` when it is over."""
        self._follow(token)
        drafted = self._draft(token)
        if drafted is None:
            return self._plain(token)
        kind, draft = drafted
        if self._greedy and self._knows.rounding.unknown(self._cells(), len(draft) + 1):
            return self._try(token, draft)
        return self._check(token, kind, draft)

    def _follow(self, token: int) -> None:
        index, tokens = self._index, self._slot.tokens
        if len(index) < len(tokens):
            index.extend(tokens[len(index) :])
        index.append(token)

    def _cells(self) -> int:
        """Most cells that may be in use with one more batch."""
        knows = self._knows
        knows.cells = max(knows.cells, self._others + len(self._slot.tokens) + MOST_DRAFTED + 1)
        return knows.cells

    # ------------------------------------------------------------------------------------ drafts

    def _draft(self, token: int) -> tuple[int, list[int]] | None:
        """What is worth checking now, and of which kind it is."""
        self._drafting = 0.0
        if self._trial is not None:
            return None
        most = min(MOST_DRAFTED, self._context.size - len(self._slot.tokens) - 1, self._context.micro_batch - 1)
        found = self._index.find(most)
        if found is not None:
            kind = kind_of(found.agreed)
            width = self._knows.pace.width(kind, len(found.tokens))
            if width and self._allowed(kind, width):
                return kind, found.tokens[: width - 1]
        return self._draft_by_model(token, most) if self._knows.draft is not None else None

    def _draft_by_model(self, token: int, most: int) -> tuple[int, list[int]] | None:
        """What the small model drafts, where asking it promises to pay."""
        knows, model = self._knows, self._knows.draft
        step = knows.pace.step_seconds
        extra = knows.draft_seconds / step if knows.draft_seconds and step else GUESSED_DRAFT
        width = knows.pace.width(BY_MODEL, most, extra=extra)
        if model is None or not width or not self._allowed(BY_MODEL, width):
            knows.useless += 1
            if knows.useless > GIVE_UP:
                knows.drop_draft()
            return None
        knows.useless = 0
        tokens = [*self._slot.tokens, token]
        missing = model.missing(tokens)
        began = time.perf_counter()
        if missing > PORTION:
            if missing <= MOST_READ:
                model.read(tokens)
            if not knows.pace.trusts(BY_MODEL):
                knows.pace.paid(time.perf_counter() - began)
            return None
        draft = model.draft(tokens, width - 1)
        self._drafting = time.perf_counter() - began
        seconds = self._drafting / (len(draft) + 1)
        knows.draft_seconds = 0.8 * knows.draft_seconds + 0.2 * seconds if knows.draft_seconds else seconds
        width = max((width for width in WIDTHS if width <= len(draft) + 1), default=0)
        if not width:
            knows.pace.declined(BY_MODEL, self._drafting)
            return None
        return BY_MODEL, draft[: width - 1]

    def _allowed(self, kind: int, width: int) -> bool:
        """Whether the memory allows it, and whether it may cost a detour."""
        if not self._policy.can_take_back(self._slot, width):
            return False
        if not self._greedy:
            return True
        cells, knows = self._cells(), self._knows
        if cells > knows.ordered:
            return False
        if self._held is not None:
            return True
        if knows.rounding.unknown(cells, width):
            return knows.pace.worth_trying(kind)
        return self._exact(width) or knows.pace.worth_holding(kind)

    def _exact(self, width: int) -> bool:
        """Whether such a batch leaves the memory as plain writing would, to the last bit."""
        return self._knows.rounding.exact(self._cells(), width)

    def _check(self, token: int, kind: int, draft: list[int]) -> int | None:
        """Compute ``token`` and the draft behind it, and take what of the draft the sampler draws too."""
        slot, start = self._slot, len(self._slot.tokens)
        if not self._pen.pause():
            return None
        if not self._hold(len(draft) + 1):
            return self._plain(token)
        began = time.perf_counter()
        result = self._context.decode_draft(slot.sequence, [token, *draft], start)
        if result == FULL:
            return self._plain(token)
        if result == ABORTED:
            self._policy.after_abort(slot)
            return None
        slot.tokens += [token, *draft]
        right, drawn, over, close = self._compare(draft)
        keep = start + 1 + right
        wanted = slot.tokens[:keep]
        self._policy.rewind(slot, keep)
        self._knows.pace.checked(kind, len(draft), right, time.perf_counter() - began, drafting=self._drafting)
        self.drafted += len(draft)
        self.accepted += right
        for accepted in draft[:right]:
            self._index.append(accepted)
        if over:
            return None
        if close or len(slot.tokens) < keep:
            written = self._replay(wanted)
            return (self._pen.draw(-1) if close else drawn) if written else None
        return drawn

    def _compare(self, draft: list[int]) -> tuple[int, int, bool, bool]:
        """How much of the draft is right, what comes instead of the rest, whether the answer is over, and whether a
        choice is too close to call."""
        pen = self._pen
        for place, guess in enumerate(draft):
            if self._too_close(place):
                return place, -1, False, True
            drawn = pen.draw(place)
            if drawn != guess:
                return place, drawn, False, False
            if pen.take(drawn):
                return place, -1, True, False
        if self._too_close(len(draft)):
            return len(draft), -1, False, True
        return len(draft), pen.draw(len(draft)), False, False

    # -------------------------------------------------------------------------------- plain steps

    def _plain(self, token: int) -> int | None:
        began = time.perf_counter()
        if not self._pen.compute(self._slot, token):
            return None
        if self._held is not None and self._too_close(-1):
            return self._pen.draw(-1) if self._replay(list(self._slot.tokens)) else None
        drawn = self._pen.draw(-1)
        self._knows.pace.plain(time.perf_counter() - began)
        if self._trial is not None and not self._go_on(self._trial, drawn):
            return None
        return drawn

    # --------------------------------------------------------------------------------- exactness

    def _try(self, token: int, draft: list[int]) -> int | None:
        """Compute a draft at once only to see how much that differs from what the next steps compute."""
        slot = self._slot
        before = list(slot.tokens)
        if not self._pen.pause():
            return None
        began = time.perf_counter()
        result = self._context.decode_draft(slot.sequence, [token, *draft], len(before))
        if result == ABORTED:
            self._policy.after_abort(slot)
            return None
        if result != FULL:
            rows = [self._context.logits(place).copy() for place in range(len(draft) + 1)]
            slot.tokens += [token, *draft]
            self._policy.rewind(slot, len(before))
            self._knows.pace.tried(len(rows), time.perf_counter() - began)
            if len(slot.tokens) < len(before) and not self._replay(before):
                return None
            self._trial = Trial(self._cells(), draft, rows)
        return self._plain(token)

    def _go_on(self, trial: Trial, drawn: int) -> bool:
        """Compare what the last step computed; ``drawn`` comes next. ``False``: that was stopped."""
        trial.compare(self._context.logits())
        rest = trial.rest
        if rest and drawn == rest[0]:
            return True
        self._trial = None
        if trial.difference == 0 and not self._compute_rest(trial, rest):
            return False
        self._knows.rounding.measured(trial.cells, trial.width, trial.difference)
        return True

    def _compute_rest(self, trial: Trial, rest: list[int]) -> bool:
        """Equal so far: whether all of it is equal is worth computing tokens that nobody wants."""
        written = list(self._slot.tokens)
        for token in rest:
            if not self._pen.pause() or not self._pen.compute(self._slot, token):
                return False
            trial.compare(self._context.logits())
        self._policy.rewind(self._slot, len(written))
        return len(self._slot.tokens) == len(written) or self._replay(written)

    def _hold(self, width: int) -> bool:
        """Remember this place if the memory is about to differ from that of plain writing; ``False``: it cannot."""
        if not self._greedy or self._held is not None or self._exact(width):
            return True
        self._held = self._policy.hold(self._slot)
        self._margins = []
        return self._held is not None

    def _too_close(self, place: int) -> bool:
        """Whether rounding may decide here, which it must not."""
        if self._held is None:
            return False
        margin = self._pen.margin(place)
        if margin < self._knows.rounding.bound():
            return True
        self._margins.append(margin)
        return False

    def _replay(self, wanted: list[int]) -> bool:
        """Write again the plain way what was written since the place that is held; ``False``: that was stopped."""
        began = time.perf_counter()
        slot, held, margins = self._slot, self._held, self._margins
        self._held, self._margins, self._trial = None, [], None
        start = len(slot.tokens)
        if held is not None:
            self._policy.go_back(slot, held)
            start = held.position
        while len(slot.tokens) < len(wanted):
            place = len(slot.tokens) - start
            if not self._pen.pause() or not self._pen.compute(slot, wanted[len(slot.tokens)]):
                return False
            self.replayed += 1
            if self._comparable and 0 <= place < len(margins):
                self._knows.rounding.seen(abs(self._pen.margin(-1) - margins[place]) / 2)
        self._knows.pace.paid(time.perf_counter() - began)
        return True

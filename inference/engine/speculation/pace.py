"""Decides whether drafting pays, and how many tokens; pure arithmetic that knows no model and no clock.

The unit of all costs is one plain step: the time in which the model writes a single token. A draft of ``k`` tokens
whose tokens turn out right with probability ``p`` each brings (1 - p^(k + 1)) / (1 - p) tokens in one step of
``k + 1`` tokens (Leviathan et al. 2023, "Fast Inference from Transformers via Speculative Decoding", equation 1).

What was lost is kept account of: drafting may never cost more than a small part of what writing costs anyway, so text
that cannot be foretold is written as fast as without.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

WIDTHS = (2, 4, 8, 16)  # tokens computed at once
MOST_DRAFTED = WIDTHS[-1] - 1

WORTH_IT = 1.08  # tokens for the time of one, from which on it is done
GUESSED_SLOPE = 0.15  # plain steps for each token more, before anything was measured: hopeful, so that it is tried

ALLOWANCE = 4.0  # plain steps that may be lost at first
SHARE = 0.01  # of what writing takes anyway, that may be lost on top
CREDIT = 8.0  # plain steps won, or not lost, that count against losses to come

FORGETTING = 0.9  # of what was seen, for each draft that comes after
RETURN = 0.998  # the same for each step without a draft: what failed is tried again, but seldom
PRIOR_WEIGHT = 4.0  # tokens' worth of experience that an expectation counts as

KEPT_SAMPLES = 9
BELIEVED = 3  # samples, from which on they alone count


# Kinds of drafts, by how many tokens agreed before what was looked up; expected share of right tokens at first.
AGREED = (3, 5, 8, 16)
EXPECTED = (0.5, 0.65, 0.8, 0.92, 0.7)
SURE = 2  # the first kind that is more than chance
LONG = 3  # the kind that says that a whole passage is being repeated
BY_MODEL = 4  # the kind that another model has drafted


def kind_of(agreed: int) -> int:
    """The kind of a draft that was looked up."""
    return max((kind for kind, least in enumerate(AGREED) if agreed >= least), default=0)


class BatchCosts:
    """What it costs to compute several tokens at once, as measured while running.

    Attributes:
        changed: Whether something was measured since it was set to false.
    """

    def __init__(self, known: dict[int, float] | None = None) -> None:
        self.changed = False
        self._samples: dict[int, deque[float]] = {}
        for width, cost in (known or {}).items():
            self._samples[width] = deque([cost] * BELIEVED, KEPT_SAMPLES)

    def note(self, width: int, steps: float) -> None:
        """A batch of so many tokens took as long as so many plain steps."""
        self._samples.setdefault(width, deque(maxlen=KEPT_SAMPLES)).append(steps)
        self.changed = True

    def known(self) -> dict[int, float]:
        """What was measured: tokens to plain steps."""
        return {width: _lower(samples) for width, samples in sorted(self._samples.items())}

    def of(self, width: int) -> float:
        """Plain steps that a batch of ``width`` tokens costs; estimated where it was seldom measured."""
        if width <= 1:
            return 1.0
        samples = self._samples.get(width, ())
        if len(samples) >= BELIEVED:
            return _lower(samples)
        guessed = self._guessed(width)  # still counts: one sample may have met a moment of another program
        return (sum(samples) + guessed * (BELIEVED - len(samples))) / BELIEVED

    def _guessed(self, width: int) -> float:
        points = {1: 1.0} | {known: _lower(kept) for known, kept in self._samples.items() if len(kept) >= BELIEVED}
        points.pop(width, None)
        below = max(point for point in points if point < width)
        above = min((point for point in points if point > width), default=None)
        if above is None:
            return points[below] + GUESSED_SLOPE * (width - below)
        return points[below] + (points[above] - points[below]) * (width - below) / (above - below)


def _lower(samples: Sequence[float]) -> float:
    """The lower quartile: other programs only ever make things slower."""
    return sorted(samples)[len(samples) // 4]


class Experience:
    """How often drafted tokens of one kind turn out right.

    Attributes:
        expected: Probability before anything was seen.
    """

    def __init__(self, expected: float) -> None:
        self.expected = expected
        self._right = self._seen = 0.0

    @property
    def probability(self) -> float:
        """For the next one, below 1."""
        return min(0.995, (self._right + PRIOR_WEIGHT * self.expected) / (self._seen + PRIOR_WEIGHT))

    def note(self, drafted: int, accepted: int) -> None:
        """A draft was checked. What comes after the first wrong token was never judged."""
        self._right = self._right * FORGETTING + accepted
        self._seen = self._seen * FORGETTING + min(drafted, accepted + 1)

    def fade(self, steps: int) -> None:
        """So many steps went by without a draft."""
        share = RETURN**steps
        self._right *= share
        self._seen *= share


class Pace:
    """Chooses the length of drafts.

    Args:
        costs: Shared by all answers of a model.
        expected: Probability that a drafted token is right, for each kind of draft.
    """

    def __init__(self, costs: BatchCosts, expected: Sequence[float] = EXPECTED) -> None:
        self.costs = costs
        self._experience = [Experience(probability) for probability in expected]
        self._balance = 0.0  # plain steps won
        self._plain: deque[float] = deque(maxlen=KEPT_SAMPLES)
        self._step_seconds: float | None = 0.0  # `None`: to be looked up in `_plain`
        self._undrafted = 0  # plain steps that the experience has not been told of

    @property
    def step_seconds(self) -> float:
        """How long a plain step takes; 0 while that is not known."""
        if self._step_seconds is None:
            self._step_seconds = _lower(self._plain)
        return self._step_seconds

    def width(self, kind: int, available: int, *, extra: float = 0.0) -> int:
        """How many tokens to compute at once, 0 or one of ``WIDTHS``.

        Args:
            kind: Of the draft.
            available: Tokens that could be drafted.
            extra: Plain steps that each drafted token costs before it is checked.
        """
        if not self._plain:
            return 0  # the first step of a model is always a plain one
        probability = self._experience_of(kind).probability
        best, chosen = WORTH_IT, 0
        room = self._room()
        for width in WIDTHS:
            if width > available + 1:
                break
            cost = self.costs.of(width) + extra * (width - 1)
            gain = tokens_expected(probability, width - 1) / cost
            if gain > best and cost - 1 <= room:
                best, chosen = gain, width
        return chosen

    def plain(self, seconds: float) -> None:
        """A plain step was taken. What follows from it is worked out when it is asked for: mostly this is all."""
        self._plain.append(seconds)
        self._step_seconds = None
        self._undrafted += 1
        self._book(SHARE)

    def checked(self, kind: int, drafted: int, accepted: int, seconds: float, *, drafting: float = 0.0) -> None:
        """A draft was checked.

        Args:
            kind: Of the draft.
            drafted: Its tokens.
            accepted: Of these, the ones that were right.
            seconds: What the batch took.
            drafting: Seconds that making the draft took.
        """
        self.costs.note(drafted + 1, seconds / self.step_seconds)
        self._experience_of(kind).note(drafted, accepted)
        # By what such a batch usually costs: that another program came in between is no fault of the draft.
        cost = min(seconds / self.step_seconds, self.costs.of(drafted + 1))
        self._book((1 + SHARE) * (accepted + 1) - cost - drafting / self.step_seconds)

    def tried(self, width: int, seconds: float) -> None:
        """A batch was computed only to learn from it. That is done once, so it is no loss."""
        self.costs.note(width, seconds / self.step_seconds)

    def declined(self, kind: int, seconds: float) -> None:
        """Nothing was drafted after all, and that took time too."""
        self._experience_of(kind).note(1, 0)
        self.paid(seconds)

    def paid(self, seconds: float) -> None:
        """Something else was done for the sake of drafting."""
        if self.step_seconds > 0:
            self._book(-seconds / self.step_seconds)

    def worth_holding(self, kind: int) -> bool:
        """Whether a draft of this kind promises so much to come that a long detour may be risked for it."""
        return kind == LONG

    def trusts(self, kind: int) -> bool:
        """Whether drafts of this kind are not known to be worse than expected: then more may be invested in them."""
        experience = self._experience_of(kind)
        return experience.probability >= experience.expected - 0.02

    def worth_trying(self, kind: int) -> bool:
        """Whether drafts of this kind are likely enough to be right to learn how exactly they are computed."""
        return kind >= SURE

    def _experience_of(self, kind: int) -> Experience:
        if self._undrafted:
            for experience in self._experience:
                experience.fade(self._undrafted)
            self._undrafted = 0
        return self._experience[kind]

    def _room(self) -> float:
        return ALLOWANCE + self._balance

    def _book(self, won: float) -> None:
        self._balance = min(CREDIT, self._balance + won)


def tokens_expected(probability: float, drafted: int) -> float:
    """Tokens that a checked draft brings on average, the one that follows it included."""
    return (1 - probability ** (drafted + 1)) / (1 - probability)

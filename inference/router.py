"""Who answers a request: needs exclude, rules prefer, the rest is weighed; asks no engine and reads no file.

*Needs exclude* models that cannot: without eyes for pictures, with a context that is too short; and those that were
not taught to use tools, as long as there are others: where there are none, tools are explained to whoever is there.
*Among the rest* the highest score answers::

    score = log2(strength) - waiting / patience + preference

Strength is in billions of weights (those of a mixture that rest count less), halved for each class of quantization
below four bits. Waiting is what is expected here, in seconds: until the model is loaded, until those before are served,
until the prompt is read and the answer written. So twice the strength is worth ``patience`` seconds. A rule that
prefers adds ``PREFERENCE``, as if the model were that many times twice as strong; one that wants it quick or strong
makes patience four times as short or as long. The built-in guide answers only when nobody else can.

*A follow-up stays* with its model, whose memory of the conversation is worth more, unless what it needs has changed.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal

import msgspec

from inference.errors import NoModel, Unable
from inference.needs import Needs
from inference.recommend import level_of
from inference.routing_rules import Rule, Rules

PREFERENCE = 6.0  # 64 times the strength
SPECIALITY = 2.0  # 4 times the strength: a specialist is preferred, but not a tiny one to a giant
SPARE = 64  # tokens of context an answer needs at the very least
USUAL_LEVEL = 4  # class of quantization that costs nothing
UNKNOWN_WRITING = 5.0  # tokens a second
UNKNOWN_READING = 50.0

WhyKind = Literal["only", "stays", "rule", "strongest", "quicker", "balance"]


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """A model that might answer.

    Attributes:
        name: In the library.
        parameters: Weights; 0 when unknown, then ``size`` tells.
        active_parameters: Of a mixture, those that take part in each token; 0: all.
        quantization: Such as ``Q4_K_M``.
        size: Bytes.
        context: Tokens it can see at once here.
        sees: Whether it sees pictures.
        tools: Whether its template knows tools.
        reasoning: Whether it can think first.
        code: Whether it was made for code.
        languages: It was made for, as ISO 639-1; empty: unknown, or many.
        builtin: Whether it is the guide.
        load_seconds: Until it could begin.
        queue_seconds: Until those before are served.
        reading: Tokens of a prompt a second; 0 when unknown.
        writing: Tokens of an answer a second; 0 when unknown.
    """

    name: str
    parameters: int = 0
    active_parameters: int = 0
    quantization: str = ""
    size: int = 0
    context: int = 0
    sees: bool = False
    tools: bool = False
    reasoning: bool = False
    code: bool = False
    languages: tuple[str, ...] = ()
    builtin: bool = False
    load_seconds: float = 0.0
    queue_seconds: float = 0.0
    reading: float = 0.0
    writing: float = 0.0

    @property
    def strength(self) -> float:
        """Billions of weights of a dense model that would be as able; see above."""
        parameters = self.parameters or self.size * 8 / 4.5
        active = self.active_parameters or parameters
        lost = max(0, USUAL_LEVEL - level_of(self.quantization)) if self.quantization else 0
        return float(max(parameters, 1.0) ** 0.6 * max(active, 1.0) ** 0.4 / 1e9 / 2.0**lost)

    def waiting(self, needs: Needs) -> float:
        """Seconds expected until the answer is complete."""
        reading = needs.prompt_tokens / (self.reading or UNKNOWN_READING)
        writing = needs.answer_tokens / (self.writing or UNKNOWN_WRITING)
        return self.load_seconds + self.queue_seconds + reading + writing


class Ranked(msgspec.Struct, frozen=True, kw_only=True):
    """How a candidate did.

    Attributes:
        name: Of the model.
        score: See above.
        waiting: Seconds expected.
        strength: Billions of weights.
        rule: The rule that preferred it; ``None``: none did.
    """

    name: str
    score: float
    waiting: float
    strength: float
    rule: Rule | None = None


class Why(msgspec.Struct, frozen=True, kw_only=True):
    """Why a model was chosen, for whoever puts it into words.

    Attributes:
        kind: ``only`` it can; it ``stays``; a ``rule`` prefers it; it is the ``strongest``; it is ``quicker`` than
            stronger ones by far; it is the best ``balance`` of both.
        seconds: Expected.
        instead: Of ``quicker`` and ``balance``: the stronger model that was passed over …
        instead_seconds: … and how long that one would take.
        rule: Of ``rule``: which.
    """

    kind: WhyKind
    seconds: float = 0.0
    instead: str = ""
    instead_seconds: float = 0.0
    rule: Rule | None = None

    def sentence(self) -> str:
        """In English."""
        match self.kind:
            case "only":
                return "It is the only model here that can answer this."
            case "stays":
                return "It has answered this conversation so far."
            case "rule":
                return f"A rule says so. {self.rule.sentence() if self.rule else ''}".strip()
            case "strongest":
                return f"It is the strongest, and takes about {self.seconds:.0f} s."
        mine, other = f"{self.seconds:.0f} s", f"{self.instead_seconds:.0f} s"
        return f"It takes about {mine}; “{self.instead}” is stronger, but takes {other}."


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """Who answers.

    Attributes:
        name: Of the model.
        why: Why it.
        ranking: All that could, the best first.
        excluded: The others, by name, and a few words why not.
    """

    name: str
    why: Why
    ranking: tuple[Ranked, ...] = ()
    excluded: tuple[tuple[str, str], ...] = ()


def choose(
    needs: Needs, candidates: Sequence[Candidate], rules: Rules, *, stay: str = "", stay_for: Needs | None = None
) -> Choice:
    """Choose who answers.

    Args:
        needs: What is asked for.
        candidates: Who might.
        rules: What the user wants.
        stay: Who has answered the conversation so far; empty: it begins.
        stay_for: What was asked for then; ``None``: nobody knows, then nothing has changed.

    Raises:
        NoModel: There are no candidates.
        Unable: None of them can; the sentence says what nobody can.
    """
    if not candidates:
        raise NoModel("There is no model here that could answer.", "Download one in Hearth.")
    able, excluded = _able(needs, candidates)
    able, avoided = _allowed(needs, able, rules)
    excluded += avoided
    wanted = _Wanted.of(needs, rules)
    ranking = sorted((_ranked(needs, one, wanted) for one in able), key=lambda one: (-one.score, one.waiting, one.name))
    patient = [one for one in ranking if one.waiting <= rules.longest] or sorted(ranking, key=lambda one: one.waiting)
    best = patient[0]
    why = _why(best, ranking)
    remains = any(one.name == stay for one in able) and (stay_for is None or stay_for.of_the_same_kind(needs))
    if remains:
        best = next(one for one in ranking if one.name == stay)
        why = Why(kind="stays", seconds=best.waiting)
    return Choice(name=best.name, why=why, ranking=tuple(ranking), excluded=tuple(excluded))


def _able(needs: Needs, candidates: Sequence[Candidate]) -> tuple[list[Candidate], list[tuple[str, str]]]:
    """Who can, and who cannot and why."""
    lacks = [(candidate, _lack(needs, candidate)) for candidate in candidates]
    able = [candidate for candidate, lack in lacks if not lack]
    if not able and needs.tools:
        return _able(msgspec.structs.replace(needs, tools=False), candidates)
    if not able:
        raise _nobody(needs, candidates)
    excluded = [(candidate.name, lack) for candidate, lack in lacks if lack]
    others = [candidate for candidate in able if not candidate.builtin]
    if others and len(others) < len(able):
        excluded += [(candidate.name, "knows only Hearth") for candidate in able if candidate.builtin]
    return others or able, excluded


def _lack(needs: Needs, candidate: Candidate) -> str:
    """Why a model cannot answer; empty when it can."""
    if needs.image and not candidate.sees:
        return "cannot see pictures"
    if needs.tools and not candidate.tools:
        return "knows no tools"
    if candidate.context and needs.prompt_tokens + SPARE > candidate.context:
        return f"sees only {candidate.context:,} tokens"
    return ""


def _nobody(needs: Needs, candidates: Sequence[Candidate]) -> Unable:
    """What to say when nobody can."""
    if needs.image and not any(one.sees for one in candidates):
        return Unable("No model here can see pictures.", "Download one that can, with its projector.")
    longest = max(one.context for one in candidates if one.sees or not needs.image)
    return Unable(
        f"No model here can answer this: it has about {needs.prompt_tokens:,} tokens, and the longest context of a "
        f"model that could is {longest:,}.",
        "Ask with less text, or give a model a longer context in the settings.",
    )


def _allowed(needs: Needs, able: Sequence[Candidate], rules: Rules) -> tuple[list[Candidate], list[tuple[str, str]]]:
    """Who is not to be avoided; if that is nobody, it is everybody after all."""
    avoided = {rule.model for rule in rules.rules if rule.then == "avoid" and rule.holds(needs)}
    allowed = [one for one in able if one.name not in avoided]
    if not allowed:
        return list(able), []
    return allowed, [(one.name, "a rule excludes it") for one in able if one.name in avoided]


class _Wanted(msgspec.Struct, frozen=True):
    """What the rules that are about a request say of it, whoever answers.

    Attributes:
        patience: Seconds, see above.
        named: The first that prefers a model; ``None``: none does.
        special: Those that prefer specialists.
    """

    patience: float
    named: Rule | None
    special: tuple[Rule, ...]

    @classmethod
    def of(cls, needs: Needs, rules: Rules) -> _Wanted:
        """Look at each rule once: there may be many, and many models."""
        holding = [rule for rule in rules.rules if rule.holds(needs)]
        pace = next((rule.then for rule in holding if rule.then in ("quick", "strong")), "")
        return cls(
            patience=rules.patience * {"quick": 0.25, "strong": 4.0}.get(pace, 1.0),
            named=next((rule for rule in holding if rule.then == "prefer"), None),
            special=tuple(rule for rule in holding if rule.then == "specialists"),
        )


def _ranked(needs: Needs, candidate: Candidate, wanted: _Wanted) -> Ranked:
    waiting, strength = candidate.waiting(needs), candidate.strength
    preferred = wanted.named if wanted.named is not None and wanted.named.model == candidate.name else None
    special = next((rule for rule in wanted.special if _made_for(candidate, rule, needs)), None)
    score = math.log2(max(strength, 1e-6)) - waiting / wanted.patience
    score += PREFERENCE if preferred else 0.0
    score += SPECIALITY if special else 0.0
    return Ranked(name=candidate.name, score=score, waiting=waiting, strength=strength, rule=preferred or special)


def _made_for(candidate: Candidate, rule: Rule, needs: Needs) -> bool:
    """Whether a model is a specialist for what a rule is about."""
    match rule.when:
        case "code":
            return candidate.code
        case "reasoning":
            return candidate.reasoning
        case "language":
            return needs.language in candidate.languages
        case "image":
            return candidate.sees
        case "tools":
            return candidate.tools
    return False


def _why(best: Ranked, ranking: Sequence[Ranked]) -> Why:
    if len(ranking) == 1:
        return Why(kind="only", seconds=best.waiting)
    if best.rule is not None:
        return Why(kind="rule", seconds=best.waiting, rule=best.rule)
    stronger = max(ranking, key=lambda one: one.strength)
    if stronger.strength <= best.strength:
        return Why(kind="strongest", seconds=best.waiting)
    kind: WhyKind = "quicker" if stronger.waiting > 2 * best.waiting else "balance"
    return Why(kind=kind, seconds=best.waiting, instead=stronger.name, instead_seconds=stronger.waiting)

"""The rules by which it is chosen who answers: values that people see as sentences and change; chooses nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

import msgspec

from inference.errors import OptionError
from inference.needs import Needs

When = Literal["always", "code", "image", "tools", "json", "reasoning", "long", "short", "language"]
Then = Literal["prefer", "avoid", "specialists", "quick", "strong"]

MOST_RULES = 100

_HOLDS: Mapping[When, Callable[[Needs], bool]] = {
    "always": lambda needs: True,
    "code": lambda needs: needs.code,
    "image": lambda needs: needs.image,
    "tools": lambda needs: needs.tools,
    "json": lambda needs: needs.json,
    "reasoning": lambda needs: needs.reasoning,
    "long": lambda needs: needs.long,
    "short": lambda needs: needs.short,
}
_WHEN: Mapping[When, str] = {
    "always": "For every request",
    "code": "For code",
    "image": "For pictures",
    "tools": "For requests with tools",
    "json": "For answers in JSON",
    "reasoning": "For puzzles and proofs",
    "long": "For long texts",
    "short": "For short questions",
}


class Rule(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One rule.

    Attributes:
        when: For which requests.
        language: Of ``when`` ``language``: which, as ISO 639-1.
        then: What follows: ``prefer`` or ``avoid`` a model; prefer ``specialists``, models made for this; a ``quick``
            answer, or one of a ``strong`` model.
        model: Of ``prefer`` and ``avoid``: its name in the library.
        on: Whether it counts.
    """

    when: When = "always"
    language: str = ""
    then: Then = "prefer"
    model: str = ""
    on: bool = True

    def holds(self, needs: Needs) -> bool:
        """Whether it is about such a request."""
        if not self.on:
            return False
        if self.when == "language":
            return bool(self.language) and self.language == needs.language
        return _HOLDS[self.when](needs)

    def sentence(self) -> str:
        """The rule in English."""
        when = f"For questions in “{self.language}”" if self.when == "language" else _WHEN[self.when]
        match self.then:
            case "prefer":
                return f"{when}: “{self.model}”, if it can."
            case "avoid":
                return f"{when}: never “{self.model}”."
            case "specialists":
                return f"{when}: rather a model made for it."
            case "quick":
                return f"{when}: rather a quick answer."
        return f"{when}: rather a strong model, even if it takes longer."


class Rules(msgspec.Struct, frozen=True, kw_only=True):
    """All rules, and how waiting is weighed.

    Attributes:
        rules: The first that prefers or avoids a model counts.
        patience: Seconds of waiting that an answer of a model twice as strong is worth.
        longest: Seconds; who takes longer answers only when nobody else can.
    """

    rules: tuple[Rule, ...] = ()
    patience: float = 20.0
    longest: float = 300.0


DEFAULT_RULES = Rules(
    rules=(
        Rule(when="code", then="specialists"),
        Rule(when="reasoning", then="specialists"),
        Rule(when="short", then="quick"),
    )
)


def read_rules(text: str) -> Rules:
    """Rules as they are kept (JSON); the default ones for an empty text.

    Raises:
        OptionError: It is no such text.
    """
    if not text.strip():
        return DEFAULT_RULES
    try:
        rules = msgspec.json.decode(text, type=Rules)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise OptionError(
            "The rules of Automatic cannot be read.", "Set them back to the default.", str(error)
        ) from None
    if len(rules.rules) > MOST_RULES or not 0 < rules.patience <= 3600 or not 0 < rules.longest <= 86_400:
        raise OptionError("The rules of Automatic are out of bounds.", "Set them back to the default.")
    return rules


def write_rules(rules: Rules) -> str:
    """Rules as they are kept; empty for the default ones."""
    return "" if rules == DEFAULT_RULES else msgspec.json.encode(rules).decode()

"""What a caller demands of a text, as a grammar for llguidance; refuses what is too large or makes no sense.

What llguidance takes of JSON Schema (draft 2020-12 and before) is far more than most callers use; a keyword it does not
hold answers to is refused by name rather than ignored, since an answer that only looks right helps nobody.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from inference.commands import Constraint
from inference.engine.guiding.schemas import Telling
from inference.errors import OptionError

if TYPE_CHECKING:
    from llguidance._lib import JsonCompileOptions

MOST_CHARACTERS = 512_000  # of a schema, an expression or a grammar: far more than any model could follow
MOST_DETAIL = 800  # characters of a foreign message that a report gets
ANY_OBJECT = '{"type":"object"}'
# One space, or a new line with an indentation: whatever style a model has learnt, and no endless white space.
WHITE_SPACE = r"( |\n {0,16})?"
_STYLE: JsonCompileOptions = {"whitespace_pattern": WHITE_SPACE}
_HINT_SCHEMA = 'Send a JSON Schema as an object, as in {"type": "object", "properties": …}.'


def grammar_of(constraint: Constraint) -> str:
    """The grammar of what a request demands.

    Raises:
        OptionError: It is too large, no JSON, or no schema. Whether the rest of it makes sense shows in ``Guidance``.
    """
    from llguidance import LLMatcher  # here, since an engine that chats without constraints does not need it

    if constraint.kind == "json":
        return schema_grammar(ANY_OBJECT)
    if constraint.kind == "json_schema":
        return schema_grammar(constraint.text)
    check_size(constraint.text)
    if constraint.kind == "regex":
        return str(LLMatcher.grammar_from_regex(constraint.text))
    return str(LLMatcher.grammar_from_lark(constraint.text))


def schema_grammar(text: str) -> str:
    """The grammar of a JSON schema. Raises ``OptionError`` as ``grammar_of``."""
    from llguidance import LLMatcher  # as above

    try:
        return str(LLMatcher.grammar_from_json_schema(json.dumps(read_schema(text)), defaults=_STYLE))
    except ValueError as error:
        raise OptionError("This is not a JSON schema that answers can be held to.", _HINT_SCHEMA, str(error)) from None


def schema_in_lark(text: str) -> str:
    """A JSON schema as it stands within a lark grammar (``name: %json {…}``). Raises ``OptionError`` likewise."""
    return "%json " + json.dumps(read_schema(text) | {"x-guidance": _STYLE})


def read_schema(text: str) -> dict[str, Any]:
    """A schema as values, without what it only says to people.

    Raises:
        OptionError: It is too large, too deep, no JSON, or no schema.
    """
    check_size(text)
    try:
        schema = json.loads(text, parse_constant=_no_number)
        if schema is True:
            return {}
        if schema is False:
            raise OptionError("This schema allows no answer at all.", "Change it so that there is an answer it allows.")
        if isinstance(schema, dict):
            return Telling(schema).run()
    except RecursionError:
        raise OptionError("This schema is nested too deeply.", "Name its parts in $defs and refer to them.") from None
    except ValueError as error:
        raise OptionError("The schema is not valid JSON.", _HINT_SCHEMA, str(error)) from None
    raise OptionError("A JSON schema is an object.", _HINT_SCHEMA)


def check_size(text: str) -> None:
    """Raises ``OptionError`` when something is longer than anybody means it."""
    if len(text) > MOST_CHARACTERS:
        raise OptionError(
            f"The schema or grammar has {len(text):,} characters; {MOST_CHARACTERS:,} are the most.",
            "Leave out parts of it.",
        )


def refusal(message: str) -> OptionError:
    """What llguidance says against a grammar, in plain words."""
    detail = message[:MOST_DETAIL]
    if match := re.search(r"Unimplemented keys: \[(.*?)\]", message):
        keys = match[1].replace('"', "")
        return OptionError(
            f"Answers cannot be held to a schema with {keys}.", "Leave that out and check the answer yourself.", detail
        )
    if match := re.search(r"regex parse error:.*^error: (.*?)$", message, re.DOTALL | re.MULTILINE):
        return OptionError(f"A pattern cannot be used: {match[1].rstrip('.')}.", "Correct it.", detail)
    if match := re.search(r"Invalid type: (\S{1,40})", message):
        return OptionError(
            f"A schema names the type “{match[1]}”, which JSON has not.",
            "There are string, number, integer, boolean, array, object and null.",
            detail,
        )
    if "Unsatisfiable" in message or "NoExtension" in message:
        return OptionError(
            "No answer can fulfil this schema or grammar: it contradicts itself.",
            "Change it so that there is an answer it allows.",
            detail,
        )
    if "oneOf" in message:
        return OptionError(
            "Answers cannot be held to a oneOf whose parts may hold for the same value.", "Use anyOf instead.", detail
        )
    if any(word in message for word in ("too large", "TooComplex", "too complex", "limit", "fuel", "too big")):
        return OptionError("This schema or grammar is too large.", "Leave out parts of it.", detail)
    first = message.strip().splitlines()[0][:160] if message.strip() else "no reason given"
    return OptionError(f"This schema or grammar cannot be used: {first.rstrip('.')}.", "Correct it.", detail)


def endless(most: int) -> OptionError:
    """Of a grammar whose shortest text is longer than any answer."""
    return OptionError(
        f"Every answer that fulfils this schema or grammar is too long: {most:,} tokens are the most here.",
        "Ask for less, give what refers to itself a way to end, or load the model with a longer context.",
    )


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no JSON")

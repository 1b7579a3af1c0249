"""The grammar of a call: what a model is held to from the mark on, so that arguments follow their schemas.

The language is llguidance's lark. A text of a control token in it becomes that token; everything else is text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from inference.engine.calls.bodies import QUOTE
from inference.engine.calls.formats import CallFormat
from inference.engine.calls.plain_values import (
    ANY_TEXT,
    by_itself,
    count_of,
    kinds_of,
    resolved,
    text_pattern,
    texts_of,
)
from inference.engine.calls.told import schemas_of
from inference.engine.guiding.grammars import schema_in_lark
from inference.errors import OptionError

MOST_CALLS = 16  # in one answer
MOST_RULES = 4000  # of what is written without JSON: a schema that refers to itself would have no end of them
MOST_ITEMS = 64  # of a list, where its schema does not say
_IDS = {"kimi": "/[0-9]{1,3}/", "solar": "/[a-z0-9]{10}/", "command": "/[0-9]{1,3}/"}
_NINE = "/[A-Za-z0-9]{9}/"
EMPTY = '""'


class CallGrammar:
    """Writes the grammar of the calls of one request.

    Args:
        form: How the model writes calls.
        functions: The schemas of the arguments, by name.
        controls: Ids of the control tokens of the model, by text.
    """

    def __init__(
        self, form: CallFormat, functions: Mapping[str, Mapping[str, Any]], controls: Mapping[str, int]
    ) -> None:
        self._form = form
        self._controls = {text: token for text, token in controls.items() if text}
        self._marks = re.compile("|".join(map(re.escape, sorted(self._controls, key=len, reverse=True))) or "(?!)")
        self._rules: list[str] = []
        self._root: Mapping[str, Any] = {}  # the schema that is being written
        self._references: dict[str, str] = {}  # in it, and the rules for what they mean
        shown = form.shown
        calls = [self._call(number, name, schema) for number, (name, schema) in enumerate(functions.items())]
        self._rules.append(f"call: {' | '.join(calls)}")
        self._lead, self._between, self._tail = map(self._loose, (shown.lead, shown.between, shown.tail))

    def behind_mark(self, *, several: bool) -> str:
        """What may follow the mark that opens a call."""
        return self._grammar(self._section(several=several))

    def whole(self, *, several: bool, otherwise: str = "") -> str:
        """An answer that is one call or several, with the marks.

        Args:
            several: Whether there may be more than one.
            otherwise: What the answer may be instead, as it stands in a grammar.
        """
        section = f"{self._opening()} {self._section(several=several)}"
        if several and not self._form.shown.between and not self._form.bare and not self._form.harmony:
            self._rules.append(f"section: {section}")
            section = f'section ("\\n"? section){{0,{MOST_CALLS - 1}}}'
        return self._grammar(f"({section}) | {otherwise}" if otherwise else section)

    # ------------------------------------------------------------------------------------ parts

    def _grammar(self, start: str) -> str:
        return "\n".join([f"start: {start}", *self._rules])

    def _section(self, *, several: bool) -> str:
        more = f" ({self._between} call){{0,{MOST_CALLS - 1}}}" if several and self._form.shown.between else ""
        return f"{self._lead} call{more} {self._tail}"

    def _opening(self) -> str:
        if self._form.harmony:
            return self._literal("<|end|><|start|>assistant to=functions.")
        return self._literal(self._form.opens[0]) if not self._form.bare else ""

    def _call(self, number: int, name: str, schema: Mapping[str, Any]) -> str:
        parts = []
        for part in re.split(r"(NAME|ARGUMENTS|(?<!_)ID)", self._form.shown.call):
            if part == "NAME":
                parts.append(self._literal(name))
            elif part == "ARGUMENTS":
                parts.append(self._arguments(f"args_{number}", schema))
            elif part == "ID":
                parts.append(_IDS.get(self._form.name, _NINE))
            elif part:
                parts.append(self._literal(part))
        if self._form.harmony:
            parts[1:2] = [self._harmony_header()]
        self._rules.append(f"call_{number}: {' '.join(parts)}")
        return f"call_{number}"

    def _harmony_header(self) -> str:
        """From the name on: a channel where none was named before, and what kind of content comes."""
        channel, message = self._literal("<|channel|>commentary"), self._literal("<|message|>")
        constrain = f"({self._literal('<|constrain|>')})?" if "<|constrain|>" in self._controls else ""
        return f'({channel})? (" " {constrain} "json")? {message}'

    def _arguments(self, rule: str, schema: Mapping[str, Any]) -> str:
        manner, properties = self._form.shown.manner, schemas_of(schema)
        self._root, self._references = schema, {}
        if manner == "json":
            self._rules.append(f"{rule}: {schema_in_lark(json.dumps(_closed(schema)))}")
            return rule
        required = _required(schema)
        names = []
        for number, (key, value) in enumerate(properties.items()):
            name = f"{rule}_{number}"
            self._rules.append(f"{name}: {self._argument(name, key, value)}")
            names.append((name, key in required))
        if manner in ("tags", "pairs"):
            self._rules.append(f"{rule}: {' '.join(name if needed else f'{name}?' for name, needed in names)}")
        else:
            self._rules += _separated(rule, names, '", "' if manner == "python" else '","')
        return rule if names else ""

    def _argument(self, rule: str, key: str, value: Any) -> str:
        schema, shown = resolved(value, self._root), self._form.shown
        if shown.manner == "gemma":
            return f"{self._literal(f'{key}:')} {self._gemma(rule, value)}"
        kinds = kinds_of(schema)
        plain = "string" in kinds and shown.manner != "python"
        if plain and kinds != {"string"} and "STRING" in shown.argument:  # it says of each value whether it is a text
            as_json = self._written(rule, key, schema, plain=False)
            free = texts_of(schema) is None and text_pattern(schema) == ANY_TEXT
            return f"({self._written(rule, key, schema, plain=True)} | {as_json})" if free else as_json
        return self._written(rule, key, schema, plain=plain)

    def _written(self, rule: str, key: str, schema: Mapping[str, Any], *, plain: bool) -> str:
        """An argument with its key, as a text without quotes or as JSON."""
        text = self._form.shown.argument.replace("STRING", "true" if plain else "false").replace("KEY", key, 1)
        before, _, after = text.partition("VALUE")
        if not plain:
            return f"{self._literal(before)} {self._json(schema)} {self._literal(after)}".strip()
        if (texts := texts_of(schema)) is not None:
            choices = " | ".join(self._literal(one) or EMPTY for one in texts)
            return f"{self._literal(before)} ({choices}) {self._literal(after)}"
        return f"{self._literal(before)} {self._until(rule, text_pattern(schema), after)}"

    def _until(self, rule: str, pattern: str, after: str) -> str:
        """Any text of a pattern, up to a tag behind it. The tag cannot stand in it: whoever reads ends there."""
        if self._marks.match(after):
            return f"/{pattern}/ {self._literal(after)}"
        begin, end = after.index("<"), after.index(">") + 1
        tag = after[begin:end]
        body = f"(?:{pattern})\\n" if begin else pattern  # a line of its own
        barred = [f"(?s:.*){re.escape(tag)}(?s:.*)".replace("/", r"\/")]
        if self._form.shown.manner == "tags" and not begin and pattern != ANY_TEXT:  # the reader takes lines around off
            barred += [r"\n(?s:.*)", r"(?s:.*)\n"]
        self._rules.append(f"{rule}_text[suffix={_quoted(tag)}]: /{body}/ & ~/{'|'.join(barred)}/")
        return f"{rule}_text {self._literal(after[end:])}".strip()

    def _json(self, schema: Mapping[str, Any]) -> str:
        if self._form.shown.manner == "python" and kinds_of(schema) == {"boolean"}:
            return '("True" | "False")'
        return schema_in_lark(json.dumps(by_itself(schema, self._root)))

    def _gemma(self, rule: str, schema: Any) -> str:
        """A value; what is referred to is a rule of its own, as it may refer to itself."""
        if len(self._rules) > MOST_RULES:
            raise OptionError("The schema of a function is too large.", "Leave out parts of it.")
        reference = schema.get("$ref") if isinstance(schema, Mapping) else None
        if not isinstance(reference, str):
            return self._gemma_value(rule, resolved(schema, self._root))
        if reference not in self._references:
            name = self._references[reference] = f"{rule}_r"
            self._rules.append(f"{name}: {self._gemma_value(name, resolved(schema, self._root))}")
        return self._references[reference]

    def _gemma_value(self, rule: str, schema: Mapping[str, Any]) -> str:
        if isinstance(parts := schema.get("anyOf", schema.get("oneOf")), list):
            return "(" + " | ".join(self._gemma(f"{rule}_c{number}", part) for number, part in enumerate(parts)) + ")"
        kinds = kinds_of(schema) or {"string"}
        said = schema.get("enum", [schema["const"]] if "const" in schema else None)
        if isinstance(said, list):
            return "(" + " | ".join(self._gemma_text(one) for one in said) + ")"
        choices = []
        for number, kind in enumerate(sorted(kinds)):
            name = f"{rule}_{kind}{number}"
            if kind == "string":
                quote = self._literal(QUOTE)
                choices.append(f"{quote} {self._until(name, text_pattern(schema), QUOTE)}")
            elif kind == "array":
                items = self._gemma(f"{name}i", schema.get("items") or {"type": "string"})
                self._rules.append(f"{name}: {items}")
                choices.append(_list_of(name, count_of(schema, "minItems") or 0, count_of(schema, "maxItems")))
            elif kind == "object":
                choices.append(f'"{{" {self._gemma_object(name, schema)} "}}"')
            else:
                choices.append(schema_in_lark(json.dumps({**_numbers(schema), "type": kind})))
        return f"({' | '.join(choices)})"

    def _gemma_object(self, rule: str, schema: Mapping[str, Any]) -> str:
        names = []
        for number, (key, value) in enumerate(schemas_of(schema).items()):
            name = f"{rule}_{number}"
            inner = self._gemma(name, value)
            self._rules.append(f"{name}: {self._literal(key + ':')} {inner}")
            names.append((name, key in _required(schema)))
        self._rules += _separated(rule, names, '","')
        return rule if names else ""

    def _gemma_text(self, value: Any) -> str:
        if isinstance(value, str):
            return self._literal(QUOTE + value + QUOTE)
        return self._literal(json.dumps(value))

    # ----------------------------------------------------------------------------------- texts

    def _loose(self, text: str) -> str:
        """A text whose white space at the borders may be missing, or be another."""
        core = text.strip()
        before = text[: len(text) - len(text.lstrip())] if core else text
        after = text[len(text.rstrip()) :] if core else ""
        space = "(/[ \\n]{1,8}/)?"
        return " ".join(part for part in (space if before else "", self._literal(core), space if after else "") if part)

    def _literal(self, text: str) -> str:
        """A text as it stands in a grammar."""
        parts, position = [], 0
        for match in self._marks.finditer(text):
            parts += [_quoted(text[position : match.start()])] if match.start() > position else []
            parts.append(f"<[{self._controls[match[0]]}]>")
            position = match.end()
        parts += [_quoted(text[position:])] if position < len(text) else []
        return " ".join(parts)


def _list_of(rule: str, least: int, most: int | None) -> str:
    """A list with so many items, as a grammar of Gemma has it."""
    if most == 0:
        return '"[]"'
    more = max(least, MOST_ITEMS if most is None else most) - 1
    filled = f'{rule} ("," {rule}){{{max(least - 1, 0)},{more}}}'
    return f'"[" {filled} "]"' if least else f'"[" ({filled})? "]"'


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _separated(rule: str, names: Sequence[tuple[str, bool]], separator: str) -> list[str]:
    """Rules for some parts in order, of which some may be missing, with something between them."""
    rules = []
    for number in range(len(names) - 1, -1, -1):
        name, needed = names[number]
        last = number + 1 == len(names)
        following = "" if last else f"{rule}_t{number + 1}"
        behind, first = f"{separator} {name} {following}", f"{name} {following}"
        if not needed:
            behind += f" | {following or EMPTY}"
            first += f" | {EMPTY if last else f'{rule}_f{number + 1}'}"
        rules += [f"{rule}_t{number}: {behind}", f"{rule}_f{number}: {first}"]
    return [*rules, f"{rule}: {rule}_f0"] if names else []


def _required(schema: Mapping[str, Any]) -> list[Any]:
    """What has to be there; nothing where a schema says so in a way that makes no sense."""
    names = schema.get("required")
    return names if isinstance(names, list) else []


def _closed(schema: Mapping[str, Any]) -> dict[str, Any]:
    """The same schema without arguments nobody has named, unless it asks for them."""
    named = bool(schema.get("properties")) or "patternProperties" not in schema
    closed = {"additionalProperties": False} if named and "additionalProperties" not in schema else {}
    return {**schema, **closed}


def _numbers(schema: Mapping[str, Any]) -> dict[str, Any]:
    names = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")
    return {name: schema[name] for name in names if name in schema}

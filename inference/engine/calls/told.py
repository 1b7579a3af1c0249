"""Calls as they are told, one part after the other; knows not how a model writes them.

A property of the arguments is told as soon as its value is whole, never half of it: a call that is cut off then has
valid arguments with something missing, and nobody writes half a file.
"""

from __future__ import annotations

import ast
import json
import secrets
import string
from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from inference.engine.calls.plain_values import kind_of, kinds_of
from inference.engine.calls.source import HALF, Broken, Source, as_json, checked, value_of

_ALPHABET = string.ascii_letters + string.digits
_WORDS = {"True": True, "False": False, "None": None}


class CallPiece(NamedTuple):
    """More of a call.

    Attributes:
        number: Of the call in its answer, from 0.
        call_id: Only in the first part of a call, else empty.
        name: Likewise.
        arguments: More of the JSON text of the arguments.
    """

    number: int
    call_id: str
    name: str
    arguments: str

    @property
    def channel(self) -> Literal["call"]:
        """It is neither text nor reasoning."""
        return "call"


class Calls:
    """Collects what is to be told of the calls of one answer.

    Args:
        source: Where they are read.
        schemas: By function: the schemas of its arguments, by name; for formats that do not tell 1 from "1".
        nine: Whether an id is to have nine letters and digits, as Mistral's templates insist on.

    Attributes:
        count: Calls so far.
        open: Whether the last one has not ended.
    """

    def __init__(self, source: Source, schemas: Mapping[str, Mapping[str, Any]], *, nine: bool = False) -> None:
        self.count = 0
        self.open = False
        self._source = source
        self._schemas = schemas
        self._nine = nine
        self._name = ""
        self._empty = True
        self._out: list[CallPiece] = []

    def take(self) -> list[CallPiece]:
        """What has come since the last time."""
        out, self._out = self._out, []
        return out

    def begin(self, name: str, call_id: str = "") -> None:
        """A call, by its name. Raises ``Broken`` for none."""
        name = name.strip()
        if not name or len(name) > 256 or HALF.search(name):
            raise Broken
        self._name, self.open, self._empty = name, True, True
        self._tell(CallPiece(self.count, call_id.strip() or new_id(nine=self._nine), name, ""))
        self.count += 1

    def add(self, key: str, value: str) -> None:
        """An argument: key and value as JSON. Raises ``Broken`` when they are none."""
        text = f"{checked(key)}: {checked(value)}"
        self._tell(CallPiece(self.count - 1, "", "", ("{" if self._empty else ", ") + text))
        self._empty = False

    def add_plain(self, key: str, value: str, *, kind: str = "") -> None:
        """An argument of a format that writes strings without quotes.

        Args:
            key: As it is.
            value: As it is.
            kind: ``text``: it certainly is one; ``json``: it certainly is not; empty: the schema decides.
        """
        schema = self._schemas.get(self._name, {}).get(key.strip(), {})
        said = value if kind == "text" else _meant(value, schema, certain=kind == "json")
        self.add(as_json(key.strip()), as_json(said))

    def add_all(self, text: str) -> None:
        """All arguments at once: an object of JSON, or a string that holds one. Raises ``Broken``."""
        value = value_of(text)
        if isinstance(value, str) and value.strip():
            value = value_of(value)
        if value is not None and value != "" and not isinstance(value, dict):
            raise Broken
        for key, one in (value or {}).items():
            self.add(as_json(key), as_json(one))

    def end(self) -> None:
        """The call is whole, or will be no more."""
        self.open = False
        self._tell(CallPiece(self.count - 1, "", "", "{}" if self._empty else "}"))

    def _tell(self, piece: CallPiece) -> None:
        self._out.append(piece)
        self._source.settle()


def new_id(*, nine: bool = False) -> str:
    """An id nobody else has."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(9)) if nine else f"call_{secrets.token_hex(12)}"


def schemas_of(parameters: Mapping[str, Any]) -> Mapping[str, Any]:
    """The schemas of the arguments in the schema of a function."""
    properties = parameters.get("properties")
    return properties if isinstance(properties, Mapping) else {}


def _meant(text: str, schema: Any, *, certain: bool) -> Any:
    """What a value without quotes means, by its schema where there is one."""
    kinds = kinds_of(schema)
    plain = text.strip()
    if kinds == {"string"}:
        return text
    if plain in _WORDS:
        return _WORDS[plain]
    try:
        value = value_of(plain)
    except Broken:
        value = _python(plain)
    if isinstance(value, str) and not certain:
        return text
    if not kinds or certain or kind_of(value) in kinds or (kind_of(value) == "integer" and "number" in kinds):
        return value
    return text


def _python(text: str) -> Any:
    """What a list or an object means that is written as Python writes it; else the text."""
    if not text.startswith(("[", "{", "(")):
        return text
    try:
        value = ast.literal_eval(text)
        json.dumps(value, allow_nan=False)
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
        return text
    return value

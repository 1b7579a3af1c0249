"""Which texts may stand at a place in a request, for whoever sent another one; knows no protocol."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import inspect

_STEP = re.compile(r"\.(\w+)|\[[^\]]*\]")


def allowed_at(kind: Any, place: str) -> tuple[str, ...]:
    """The texts that ``kind`` has for a place; empty where any will do.

    Args:
        kind: Type of the whole request.
        place: As msgspec names it: ``$.messages[0].role``.
    """
    before = here = list(_each(inspect.type_info(kind)))
    last = ""
    for step in _STEP.finditer(place):
        last = step[1] or ""
        before, here = here, [inner for one in here for inner in _inside(one, last)]
    tags = [one.tag for one in before if last and isinstance(one, inspect.StructType) and one.tag_field == last]
    named = [value for one in here if isinstance(one, inspect.LiteralType) for value in one.values]
    return tuple(dict.fromkeys(value for value in (*named, *tags) if isinstance(value, str)))


def one_of(texts: Sequence[str]) -> str:
    """Them in a sentence: ``'a', 'b' or 'c'``."""
    *others, last = [f"'{text}'" for text in texts]
    return f"{', '.join(others)} or {last}" if others else last


def _inside(kind: inspect.Type, name: str) -> Iterator[inspect.Type]:
    """What a part of a value may be: that of a name, or any of a list."""
    if isinstance(kind, inspect.StructType):
        for field in kind.fields:
            if field.encode_name == name:
                yield from _each(field.type)
    elif isinstance(kind, inspect.DictType):
        yield from _each(kind.value_type)
    elif isinstance(kind, inspect.ListType | inspect.VarTupleType):
        yield from _each(kind.item_type)


def _each(kind: inspect.Type) -> Iterator[inspect.Type]:
    if isinstance(kind, inspect.UnionType):
        for one in kind.types:
            yield from _each(one)
    else:
        yield kind

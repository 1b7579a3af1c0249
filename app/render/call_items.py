"""Functions a model asked for, among the items of its message: name and arguments apart. Knows no Qt."""

from __future__ import annotations

from collections.abc import Sequence

from app.render.items import CALL, Code, Item
from app.render.json_text import ordered
from app.tool_calls import INFO, asked_in


def with_calls(items: Sequence[Item]) -> list[Item]:
    """The same, each call with its arguments in order."""
    return [_call(item) if isinstance(item, Code) and item.language == INFO else item for item in items]


def _call(item: Code) -> Code:
    asked = asked_in(item.text)
    return item._replace(text=ordered(asked.text), language=f"{CALL}{asked.name}") if asked is not None else item

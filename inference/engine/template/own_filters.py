"""Filters of chat templates that are written anew here, and those the compiled code calls for itself.

All get the account first and the context second. Filters whose names begin with a space take the place of what
Jinja compiles to plain Python: a template cannot write their names.
"""

from __future__ import annotations

import html
import itertools
import json
from collections.abc import Callable, Iterator
from typing import Any

from jinja2.filters import FILTERS
from jinja2.runtime import Context, Undefined

from inference.engine.template import operations
from inference.engine.template.guard import MAX_ITEMS, Guard
from inference.engine.template.traced import Traced, map_texts, origin_of, trace


def _escape(guard: Guard, _context: Context, value: Any) -> str:
    text = operations.write(guard, value)
    guard.pay(6 * len(text))
    return str(operations.settle(guard, html.escape(str.__str__(text)), (text,)))


def _format(guard: Guard, _context: Context, value: Any, *args: Any, **kwargs: Any) -> str:
    return operations.percent(guard, operations.write(guard, value), kwargs or args)


def _from_json(guard: Guard, _context: Context, value: str) -> Any:
    guard.pay(8 * len(value))
    result = json.loads(value)
    if isinstance(value, Traced):
        origin = origin_of(value.spans)
        return map_texts(result, lambda text: trace(text, origin))
    return result


def _join(guard: Guard, context: Context, value: Any, d: Any = "", attribute: Any = None) -> str:
    values = list(itertools.islice(iter(value), MAX_ITEMS + 1))
    guard.pay_items(len(values))
    if attribute is not None:
        values = [context.environment.getitem(item, attribute) for item in values]
    return operations.join(guard, operations.write(guard, d), [operations.write(guard, item) for item in values])


def _replace(guard: Guard, _context: Context, value: Any, old: Any, new: Any, count: int | None = None) -> str:
    text, part, instead = (operations.write(guard, item) for item in (value, old, new))
    return operations.replace(guard, text, part, instead, -1 if count is None else count)


def _round(guard: Guard, context: Context, value: float, precision: int = 0, method: str = "common") -> Any:
    if abs(precision) > 300:
        guard.stop("it calculates with too large numbers")
    return FILTERS["round"](value, precision, method)


def _string(guard: Guard, _context: Context, value: Any) -> str:
    return operations.write(guard, value)


def _sum(guard: Guard, context: Context, value: Any, attribute: Any = None, start: Any = 0) -> Any:
    total = start
    for item in value:
        guard.step()
        item = item if attribute is None else context.environment.getitem(item, attribute)
        total = operations.add(guard, total, item)
    return total


def _tojson(
    guard: Guard,
    _context: Context,
    value: Any,
    ensure_ascii: bool = False,
    indent: int | str | None = None,
    separators: tuple[str, str] | None = None,
    sort_keys: bool = False,
) -> str:
    """JSON as models have seen it in training: letters kept as they are, nothing escaped for HTML."""
    space = indent if isinstance(indent, int) else len(indent or "")
    guard.pay_padding(space)
    size = guard.measure(value, separators)
    guard.pay(size + (size // 24 * max(space, 0) * 8 if indent is not None else 0))
    result = json.dumps(
        value, ensure_ascii=ensure_ascii, indent=indent, separators=separators, sort_keys=sort_keys, default=_no_json
    )
    return str(operations.settle(guard, result, (value,)))


def _no_json(value: Any) -> None:
    raise TypeError(f"a value of type {type(value).__name__} has no JSON")


# --------------------------------------------------------- what the compiled code calls for itself


def _steps(guard: Guard, _context: Context, value: Any) -> Any:
    """What a loop goes through; each turn is a step."""
    return value if isinstance(value, Undefined) else Steps(guard, value)


class Steps:
    """Something to loop over, whose every turn is counted."""

    def __init__(self, guard: Guard, value: Any) -> None:
        self._guard = guard
        self._value = value

    def __iter__(self) -> Iterator[Any]:
        step = self._guard.step
        for item in self._value:
            step()
            yield item

    def __len__(self) -> int:
        return len(self._value)


def _slice(guard: Guard, _context: Context, value: Any, start: Any, stop: Any, step: Any) -> Any:
    part = slice(start, stop, step)
    length = len(range(*part.indices(len(value))))
    if isinstance(value, str):
        guard.pay(length)
    else:
        guard.pay_items(length)
    return value[part]


def _compare(guard: Guard, _context: Context, value: Any) -> Any:
    """Something that is about to be compared."""
    if isinstance(value, list | tuple | dict):
        guard.pay(guard.measure(value))
    elif isinstance(value, str):
        guard.pay(len(value) // 16)
    return value


def _literal(guard: Guard, _context: Context, value: Any) -> Any:
    """A long list, tuple or mapping that was written out."""
    guard.pay_items(len(value))
    return value


def _key(_guard: Guard, _context: Context, value: Any) -> Any:
    """A key of a mapping; only simple ones: computing the hash of a nested one may be endless."""
    if isinstance(value, list | tuple | dict):
        raise TypeError("a key must be a text or a number")
    return value


OWN: dict[str, Callable[..., Any]] = {
    "e": _escape,
    "escape": _escape,
    "format": _format,
    "from_json": _from_json,
    "join": _join,
    "replace": _replace,
    "round": _round,
    "safe": _string,
    "string": _string,
    "sum": _sum,
    "tojson": _tojson,
    " steps": _steps,
    " slice": _slice,
    " compare": _compare,
    " literal": _literal,
    " key": _key,
}

"""The filters, tests and functions of chat templates, none of which can be made to work for ever.

What Jinja brings is taken where it is harmless, wrapped so that it is paid for and its result keeps track of
foreign characters; the rest is written anew or left out. Filters whose names begin with a space are for the
compiled code: a template cannot write them.
"""

from __future__ import annotations

import datetime
import html
import itertools
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from jinja2 import pass_context
from jinja2.exceptions import TemplateError as JinjaError
from jinja2.filters import FILTERS
from jinja2.runtime import Context, Undefined
from jinja2.tests import TESTS
from jinja2.utils import Namespace

from inference.engine import template_text
from inference.engine.template_guard import MAX_BITS, MAX_ITEMS, Guard
from inference.engine.traced import Traced, foreign, map_texts, origin_of, trace

_PLAIN = (
    *("abs", "attr", "capitalize", "count", "d", "default", "first", "float", "items", "last", "length", "list"),
    *("lower", "map", "reject", "rejectattr", "reverse", "select", "selectattr", "title", "trim", "upper"),
)
_WEIGHED = ("dictsort", "filesizeformat", "groupby", "int", "max", "min", "sort", "unique", "urlencode", "wordcount")
_WIDE = {"center": 1, "indent": 1, "truncate": 1, "wordwrap": 1, "batch": 1, "slice": 1}  # position of a size
_SLOW = 100_000  # characters that filters written in Python may go through at once
_SLOW_FILTERS = frozenset(("indent", "truncate", "urlencode", "wordcount", "wordwrap"))
_PICKING = frozenset(("attr", "d", "default", "first", "last", "max", "min"))  # return what was in there
_LISTING = frozenset(("batch", "groupby", "list", "max", "min", "slice", "sort", "unique"))
_COMPARING = ("==", "!=", "<", "<=", ">", ">=", "eq", "equalto", "ge", "greaterthan", "gt", "in", "le", "lessthan")
_COMPARING += ("lt", "ne", "lower", "upper")  # the last two read the whole text
_WIDTH_IN_DATE = re.compile(r"%[^A-Za-z%]*\d")

CurrentGuard = Callable[[], Guard]
Filter = Callable[..., Any]


class Refused(JinjaError):
    """A template has called ``raise_exception``."""


class Space(Namespace):
    """``namespace`` of Jinja, printed without what is in it: that could be endless."""

    def __repr__(self) -> str:
        return "<namespace>"


def make_filters(current: CurrentGuard) -> dict[str, Filter]:
    """All filters; ``current`` says which account pays."""
    own = _own_filters()
    filters = {name: _guarded(current, name, FILTERS[name]) for name in (*_PLAIN, *_WEIGHED, *_WIDE)}
    return filters | {name: _paid(current, function) for name, function in own.items()}


def make_tests(current: CurrentGuard) -> dict[str, Callable[..., bool]]:
    """All tests; those that compare are paid for."""

    def guarded(test: Callable[..., bool]) -> Callable[..., bool]:
        def check(*args: Any) -> bool:
            guard = current()
            guard.step()
            guard.pay(guard.measure(*args))
            return test(*args)

        return check

    return {name: guarded(test) if name in _COMPARING else test for name, test in TESTS.items() if name not in _PRIVATE}


_PRIVATE = ("filter", "test", "escaped")  # of the first two each looks into the environment


def make_functions(current: CurrentGuard) -> dict[str, Callable[..., Any]]:
    """The functions a template may call, by name."""

    def make_range(*args: int) -> range:
        numbers = range(*args)
        current().pay_items(min(len(numbers), MAX_ITEMS + 1))
        return numbers

    def raise_exception(message: Any = "") -> None:
        raise Refused(str(message)[:500])

    def strftime_now(pattern: str) -> str:
        if len(pattern) > 200 or _WIDTH_IN_DATE.search(pattern):
            current().stop("it pads too far")
        return datetime.datetime.now().astimezone().strftime(str(pattern))

    def make_dict(*args: Any, **kwargs: Any) -> dict[Any, Any]:
        guard = current()
        guard.pay(guard.measure(args, kwargs))
        return dict(*args, **kwargs)

    return {
        "range": make_range,
        "dict": make_dict,
        "namespace": Space,
        "raise_exception": raise_exception,
        "strftime_now": strftime_now,
    }


def settle(guard: Guard, result: Any, inputs: tuple[Any, ...]) -> Any:
    """Pay for a result, make generators lists, and mark texts that came from foreign ones untraceably."""
    if isinstance(result, Iterator):
        result = list(itertools.islice(result, MAX_ITEMS + 1))
    if isinstance(result, list | tuple):
        guard.pay_items(len(result))
        if isinstance(inputs[0], Traced):
            origin = origin_of(inputs[0].spans)
            return map_texts(result, lambda text: text if isinstance(text, Traced) else trace(text, origin))
    elif isinstance(result, str):
        guard.pay(len(result))
        if not isinstance(result, Traced) and (spans := foreign(inputs)):
            return trace(str(result), origin_of(spans))
    elif isinstance(result, int) and result.bit_length() > 4 * MAX_BITS:
        guard.stop("it calculates with too large numbers")
    return result


# ------------------------------------------------------------------------------- Jinja's filters


def _guarded(current: CurrentGuard, name: str, function: Filter) -> Filter:
    """A filter of Jinja that is paid for."""
    wanted = getattr(getattr(function, "jinja_pass_arg", None), "name", "")

    @pass_context
    def call(context: Context, *args: Any, **kwargs: Any) -> Any:
        guard = current()
        guard.step()
        inputs = (*args, *kwargs.values())
        if name in _LISTING and hasattr(args[0], "__len__"):
            guard.pay_items(len(args[0]))
        if name in _WIDE or name in _WEIGHED:
            _check_cost(guard, name, inputs)
        first = {"context": context, "eval_context": context.eval_ctx, "environment": context.environment}.get(wanted)
        result = function(*args, **kwargs) if first is None else function(first, *args, **kwargs)
        if name in _PICKING:
            return result
        return settle(guard, result, inputs)

    return call


def _check_cost(guard: Guard, name: str, inputs: tuple[Any, ...]) -> None:
    size = guard.measure(*inputs)
    guard.pay(size)
    if name in _SLOW_FILTERS and size > _SLOW:
        guard.stop(f"it uses the filter {name} on too long a text")
    if name in _WIDE:
        for value in inputs[_WIDE[name] :]:
            guard.pay_padding(value)
            if name == "indent" and isinstance(value, int):
                guard.pay(str.count(str(inputs[0]), "\n") * max(value, 0))


# --------------------------------------------------------------------------------- own filters


def _paid(current: CurrentGuard, function: Callable[..., Any]) -> Filter:
    """A filter of ours: it gets the account first, the context second."""

    @pass_context
    def call(context: Context, *args: Any, **kwargs: Any) -> Any:
        guard = current()
        guard.step()
        return function(guard, context, *args, **kwargs)

    return call


def _own_filters() -> dict[str, Callable[..., Any]]:
    return {
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


def _escape(guard: Guard, _context: Context, value: Any) -> str:
    text = template_text.write(guard, value)
    guard.pay(6 * len(text))
    return str(settle(guard, html.escape(str.__str__(text)), (text,)))


def _format(guard: Guard, _context: Context, value: Any, *args: Any, **kwargs: Any) -> str:
    return template_text.percent(guard, template_text.write(guard, value), kwargs or args)


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
    return template_text.join(
        guard, template_text.write(guard, d), [template_text.write(guard, item) for item in values]
    )


def _replace(guard: Guard, _context: Context, value: Any, old: Any, new: Any, count: int | None = None) -> str:
    texts = [template_text.write(guard, item) for item in (value, old, new)]
    return template_text.replace(guard, *texts, -1 if count is None else count)


def _round(guard: Guard, context: Context, value: float, precision: int = 0, method: str = "common") -> Any:
    if abs(precision) > 300:
        guard.stop("it calculates with too large numbers")
    return FILTERS["round"](value, precision, method)


def _string(guard: Guard, _context: Context, value: Any) -> str:
    return template_text.write(guard, value)


def _sum(guard: Guard, context: Context, value: Any, attribute: Any = None, start: Any = 0) -> Any:
    total = start
    for item in value:
        guard.step()
        item = item if attribute is None else context.environment.getitem(item, attribute)
        total = template_text.add(guard, total, item)
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
    return str(settle(guard, result, (value,)))


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

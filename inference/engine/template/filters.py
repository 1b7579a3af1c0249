"""The filters, tests and functions of chat templates, none of which can be made to work for ever.

What Jinja brings is taken where it is harmless, wrapped so that it is paid for and its result keeps track of
foreign characters; the rest is written anew (``own_filters``) or left out.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from typing import Any, cast

from jinja2 import pass_context
from jinja2.exceptions import TemplateError as JinjaError
from jinja2.filters import FILTERS
from jinja2.runtime import Context
from jinja2.tests import TESTS
from jinja2.utils import Namespace

from inference.engine.template import operations
from inference.engine.template.guard import MAX_ITEMS, Guard
from inference.engine.template.own_filters import OWN

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
_COMPARING = (
    *("==", "!=", "<", "<=", ">", ">=", "eq", "equalto", "ge", "greaterthan", "gt", "in", "le", "lessthan", "lt", "ne"),
    *("lower", "upper"),  # these read the whole text
)
_WIDTH_IN_DATE = re.compile(r"%[^A-Za-z%]*\d")

CurrentGuard = Callable[[], Guard]
Filter = Callable[..., Any]
Test = Callable[..., bool]


class Refused(JinjaError):
    """A template has called ``raise_exception``."""


class Space(Namespace):
    """``namespace`` of Jinja, printed without what is in it: that could be endless."""

    def __repr__(self) -> str:
        return "<namespace>"


def make_filters(current: CurrentGuard) -> dict[str, Filter]:
    """All filters; ``current`` says which account pays."""
    filters = {name: _guarded(current, name, FILTERS[name]) for name in (*_PLAIN, *_WEIGHED, *_WIDE)}
    return filters | {name: _paid(current, function) for name, function in OWN.items()}


def make_tests(current: CurrentGuard) -> dict[str, Test]:
    """All tests; those that compare are paid for."""

    def guarded(test: Test) -> Test:
        def check(*args: Any) -> bool:
            guard = current()
            guard.step()
            guard.pay(guard.measure(*args))
            return test(*args)

        return check

    tests = cast(dict[str, Test], {name: test for name, test in TESTS.items() if name not in _PRIVATE})
    return tests | {name: guarded(tests[name]) for name in _COMPARING}


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
        return operations.settle(guard, result, inputs)

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


def _paid(current: CurrentGuard, function: Callable[..., Any]) -> Filter:
    """A filter of ours: it gets the account first, the context second."""

    @pass_context
    def call(context: Context, *args: Any, **kwargs: Any) -> Any:
        guard = current()
        guard.step()
        return function(guard, context, *args, **kwargs)

    return call

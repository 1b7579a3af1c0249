"""What a chat template may do to texts, each operation paid for before it is done; knows nothing of Jinja.

Every function keeps track of foreign characters (see ``traced``).
"""

from __future__ import annotations

import itertools
import re
import string
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from inference.engine.template.guard import MAX_BITS, MAX_ITEMS, MAX_PADDING, Guard
from inference.engine.template.traced import Traced, as_traced, concat, foreign, map_texts, origin_of, trace

# Methods of a text that templates may call, other than join, replace and format, which have functions here.
_QUESTIONS = frozenset(
    (
        *("count", "endswith", "find", "index", "rfind", "rindex", "startswith", "isalnum", "isalpha", "isascii"),
        *("isdecimal", "isdigit", "isidentifier", "islower", "isnumeric", "isprintable", "isspace", "istitle"),
        "isupper",
    )
)
_PADDING = frozenset(("center", "ljust", "rjust", "zfill"))
_PARTS = frozenset(("split", "rsplit", "splitlines", "partition", "rpartition"))
_CHANGES = frozenset(
    (
        *("capitalize", "casefold", "lower", "lstrip", "removeprefix", "removesuffix", "rstrip", "strip", "swapcase"),
        *("title", "upper"),
    )
)

_PERCENT = re.compile(r"%(?:\([^()]*\))?[-#0 +]*(\*|\d+)?(?:\.(\*|\d+))?")
_DIGITS = re.compile(r"\d+")


def call_method(guard: Guard, owner: str, name: str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> Any:
    """``owner.name(*args, **kwargs)``. Raises ``AttributeError`` for a method templates may not call."""
    if name == "join":
        return join(guard, owner, *args)
    if name == "replace":
        return replace(guard, owner, *args, **kwargs)
    if name not in _QUESTIONS | _PADDING | _PARTS | _CHANGES:
        raise AttributeError(f"a template may not call str.{name}")
    if name in _PADDING:
        guard.pay_padding(args[0] if args else 0)
    guard.pay(len(owner) if name not in _QUESTIONS else 0)
    traced = isinstance(owner, Traced) or any(isinstance(arg, Traced) for arg in args)
    result = getattr(as_traced(owner) if traced else owner, name)(*args, **kwargs)
    if isinstance(result, list):
        guard.pay_items(len(result))
    return result


def join(guard: Guard, separator: str, parts: Any) -> str:
    """The parts with a separator between them. Raises ``TypeError`` when one is no text."""
    texts = list(parts)
    guard.pay_items(len(texts))
    guard.pay(sum(map(len, texts)) + len(separator) * len(texts))
    return as_traced(separator).join(texts)


def glue(guard: Guard, parts: Sequence[Any]) -> str:
    """The parts one after the other, as texts."""
    texts = [part if isinstance(part, str) else write(guard, part) for part in parts]
    guard.pay(sum(map(len, texts)))
    return concat(texts)


def replace(guard: Guard, text: str, old: str, new: str, count: int = -1) -> str:
    """``text`` with ``new`` for every ``old``."""
    found = str.count(text, old)
    guard.pay(len(text) + (found if count < 0 else min(found, count)) * len(new))
    guard.pay_items(found + 1)
    return as_traced(text).replace(old, new, count)


def write(guard: Guard, value: Any) -> str:
    """A value as the text that printing it gives."""
    if isinstance(value, str):
        return value
    guard.pay(guard.measure(value))
    spans = foreign((value,))
    return trace(str(value), origin_of(spans)) if spans else str(value)


def percent(guard: Guard, text: str, values: Any) -> str:
    """``text % values``."""
    count = 0
    for match in _PERCENT.finditer(text):
        count += 1
        if any(width and (width == "*" or int(width[:9]) > MAX_PADDING) for width in match.groups()):
            guard.stop("it pads too far")
    _pay_format(guard, text, count, values)
    spans = foreign((text, values))
    result = str(text) % values
    return trace(result, origin_of(spans)) if spans else result


def format_text(guard: Guard, formatter: string.Formatter, text: str, args: Sequence[Any], kwargs: Any) -> str:
    """``text.format(*args, **kwargs)`` with the formatter of a sandbox."""
    _pay_format(guard, text, text.count("{"), (args, dict(kwargs)))
    spans = foreign((text, list(args), dict(kwargs)))
    result = formatter.vformat(text, args, kwargs)
    return trace(result, origin_of(spans)) if spans else result


def check_format_spec(guard: Guard, spec: str) -> None:
    """Stop a format that pads too far."""
    if any(int(digits[:9]) > MAX_PADDING for digits in _DIGITS.findall(spec)):
        guard.stop("it pads too far")


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


def _pay_format(guard: Guard, text: str, fields: int, values: Any) -> None:
    guard.pay(len(text) + fields * (guard.measure(values) + (MAX_PADDING if _DIGITS.search(text) else 0)))


# ------------------------------------------------------------------------------------ operators


def add(guard: Guard, left: Any, right: Any) -> Any:
    """``left + right``."""
    if isinstance(left, str) and isinstance(right, str):
        return glue(guard, (left, right))
    if isinstance(left, list | tuple) and isinstance(right, list | tuple):
        guard.pay_items(len(left) + len(right))
    return left + right


def multiply(guard: Guard, left: Any, right: Any) -> Any:
    """``left * right``."""
    for value, times in ((left, right), (right, left)):
        if isinstance(value, str | list | tuple) and isinstance(times, int):
            guard.pay(len(value) * max(times, 0))
            if not isinstance(value, str):
                guard.pay_items(len(value) * max(times, 0))
    if isinstance(left, int) and isinstance(right, int):
        _check_bits(guard, left.bit_length() + right.bit_length())
    return left * right


def power(guard: Guard, left: Any, right: Any) -> Any:
    """``left ** right``."""
    if isinstance(left, int) and isinstance(right, int):
        _check_bits(guard, left.bit_length() * abs(right) if abs(left) > 1 else 0)
    return left**right


def modulo(guard: Guard, left: Any, right: Any) -> Any:
    """``left % right``, of numbers or of a text."""
    return percent(guard, left, right) if isinstance(left, str) else left % right


def _check_bits(guard: Guard, bits: int) -> None:
    if bits > MAX_BITS:
        guard.stop("it calculates with too large numbers")


OPERATORS: dict[str, Callable[[Guard, Any, Any], Any]] = {
    "+": add,
    "*": multiply,
    "**": power,
    "%": modulo,
    "-": lambda guard, left, right: left - right,
    "/": lambda guard, left, right: left / right,
    "//": lambda guard, left, right: left // right,
}

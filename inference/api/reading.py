"""Takes the JSON of a request: as large, as deep and of the shape that is allowed; knows no protocol."""

from __future__ import annotations

import re
from typing import TypeVar

import msgspec
from starlette.requests import Request

from inference.api.allowed import allowed_at, one_of
from inference.api.bodies import grow
from inference.api.errors import Problem, wrong
from inference.api.settings import ApiSettings

T = TypeVar("T")
_PLACE = re.compile(r" - at `(.*)`$", re.DOTALL)
_TEXT = re.compile(rb'"[^"]*+"?')  # where no quotation mark is escaped
_LIST = bytes.maketrans(b"{}", b"[]")
_MARKS = b"[]{},"
_OTHERS = bytes(set(range(256)) - set(_MARKS))
# Half of a pair, in texts whose backslashes are written as \u005c, so that each backslash left begins an escape.
_HALF = re.compile(
    rb"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])"
    rb"|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2}"
)
_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")
_HALVES = 10_000  # are mended in one request
# Everybody else waits while a request is read: for 0.1 s where one has so many parts.
_TEXTS = 200_000
_PARTS = 500_000  # values in lists and objects, and these themselves
_WORDS = {
    "int": "a whole number",
    "float": "a number",
    "str": "a text",
    "bool": "true or false",
    "array": "a list",
    "object": "an object",
    "null": "null",
}


async def read_body(request: Request, settings: ApiSettings) -> bytes:
    """All of the body, which is refused as soon as it is known to be too large, alone or beside others.

    Raises:
        Problem: It is.
        ClientDisconnect: Nobody is there any more.
    """
    most = settings.body_bytes
    told = request.headers.get("content-length", "0")
    if (told.isdigit() and len(told) > 18) or (told.isdigit() and int(told) > most):
        raise _too_large(most)
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            raise _too_large(most)
        grow(request.scope, len(body))
    return bytes(body)


async def read(request: Request, settings: ApiSettings, kind: type[T]) -> T:
    """What was sent, as a value of ``kind``; unknown fields are passed over.

    Raises:
        Problem: It is no JSON, too deep, or of another shape; ``param`` says where.
    """
    return decode(await read_body(request, settings), settings.body_depth, kind)


def decode(body: bytes, depth: int, kind: type[T]) -> T:
    """``read`` without the request."""
    if deeper(body, depth):
        raise wrong(f"There are more than {depth} lists and objects inside each other.", error_code="too_deep")
    try:
        str(body, "utf-8")  # parts that are taken as they are, such as schemas, would not be looked at
        return _decoded(body, kind)
    except msgspec.ValidationError as error:
        raise _of_validation(error, kind) from None
    except UnicodeDecodeError:
        raise wrong("The request is no valid JSON: it is not in UTF-8.", error_code="invalid_json") from None
    except (msgspec.DecodeError, RecursionError, ValueError) as error:
        detail = re.sub(r"[^ -~]", "", str(error))[:120]
        raise wrong(f"The request is no valid JSON: {detail}.", error_code="invalid_json") from None


def _decoded(body: bytes, kind: type[T]) -> T:
    # Programs cut texts in the middle of a pair, which JSON can say and UTF-8 cannot.
    if b"\\" in body and _SURROGATE.search(body):
        body = _HALF.sub(rb"\\ufffd", body.replace(rb"\\", rb"\u005c"), _HALVES)
    return msgspec.json.decode(body, type=kind, strict=True)


def is_json(text: bytes) -> bool:
    """Whether it is: what is passed over, or kept as it came (``msgspec.Raw``), has not been looked at by ``read``."""
    try:
        msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, ValueError):
        return False
    return True


def _of_validation(error: msgspec.ValidationError, kind: type[object]) -> Problem:
    """What is wrong with the shape, in words, with the place in it."""
    text = str(error)
    place = found.group(1) if (found := _PLACE.search(text)) else ""
    sentence = _PLACE.sub("", text)
    param = place.removeprefix("$").removeprefix(".")
    where = f"'{param}'" if param else "The request"
    if missing := re.search(r"missing required field `(\w+)`", sentence):
        param = f"{param}.{missing.group(1)}".removeprefix(".")
        return wrong(f"'{param}' is missing.", param, "missing_required_parameter")
    if mixed := re.fullmatch(r"Expected `([^`]+)`, got `([^`]+)`", sentence):
        wanted = " or ".join(_WORDS.get(each.strip(), "something else") for each in mixed.group(1).split("|"))
        given = _WORDS.get(mixed.group(2), mixed.group(2))
        return wrong(f"{where} has to be {wanted}, not {given}.", param, "invalid_type")
    if (other := re.fullmatch(r"Invalid (?:enum )?value '(.*)'", sentence, re.DOTALL)) and (
        allowed := allowed_at(kind, place)
    ):
        return wrong(f"{where} has to be {one_of(allowed)}, not '{other[1][:100]}'.", param, "invalid_value")
    return wrong(f"{where} cannot be used: {sentence[:200]}.", param, "invalid_value")


def deeper(body: bytes, depth: int) -> bool:
    """Whether lists and objects are inside each other more than ``depth`` times. Texts in it do not count.

    Nothing here is done for each part of the request in Python: that takes a second where it has a million.

    Raises:
        Problem: It has more parts than anybody means.
    """
    bare = body.replace(rb"\\", b"").replace(rb"\"", b"") if b"\\" in body else body
    if bare.count(b'"') > 2 * _TEXTS:
        raise _too_many()
    marks = _TEXT.sub(b"", bare).translate(_LIST, _OTHERS)
    if len(marks) - marks.count(b"]") > _PARTS:
        raise _too_many()
    left = marks.replace(b",", b"")
    for _ in range(depth):  # each time the innermost go
        if not left:
            return False
        left = left.replace(b"[]", b"")
    return b"[]" in left or left.count(b"[") > depth


def _too_many() -> Problem:
    return wrong("The request has too many parts.", error_code="too_many_parts")


def _too_large(most: int) -> Problem:
    return Problem(f"The request is larger than {most >> 20} MB.", status=413, error_code="request_too_large")

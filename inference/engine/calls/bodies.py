"""How the families write a call, from behind the mark that opens it; each a generator that reads and tells as it goes.

Sources: the chat templates of the models, which write earlier calls as the model has learnt to, and the models' cards.
"""

# ruff: noqa: RUF001, RUF002 (the bars of DeepSeek's tokens are wide ones)

from __future__ import annotations

import ast
import json
import re
import warnings
from collections.abc import Callable
from typing import Any

from inference.engine.calls.source import Broken, Reading, Source, as_json, checked, text_of
from inference.engine.calls.told import Calls

Body = Callable[[Source, Calls], Reading[None]]

_NAMES = ("name", "tool_name", "function_name")
_ARGUMENTS = ("arguments", "parameters", "args")
_IDS = ("id", "call_id", "tool_call_id")
_KNOWN = (*_NAMES, *_ARGUMENTS, *_IDS, "type", "function")
_TAG = re.compile(
    r"(?P<end>/?)(?:｜DSML｜|[\w.-]+:)?(?P<kind>\w+)(?:=(?P<bare>[^\s>]+)|\s+name=[\"'](?P<name>[^\"']*)[\"'])?"
    r"(?:.*string=[\"'](?P<string>true|false)[\"'])?"
)
_CDATA = re.compile(r"<!\[CDATA\[(.*)\]\]>", re.DOTALL)


# ------------------------------------------------------------------------------------------ JSON


def json_calls(source: Source, calls: Calls) -> Reading[None]:
    """``{"name": …, "arguments": {…}}``, one or several of them, or a list."""
    listed = yield from source.follows("[")
    yield from _json_calls(source, calls, listed=listed)


def keyed_calls(source: Source, calls: Calls) -> Reading[None]:
    """``[{"name": {…}}]``, as Apertus writes it."""
    yield from source.expect("[")
    while (char := (yield from source.solid())) != "]":
        if char == ",":
            continue
        if char != "{":
            raise Broken
        calls.begin(text_of((yield from source.json())))
        yield from source.expect(":")
        yield from _arguments(source, calls)
        yield from source.expect("}")
        calls.end()


def _json_calls(source: Source, calls: Calls, *, listed: bool) -> Reading[None]:
    count = 0
    while True:
        char = yield from source.peek()
        if char == "{":
            yield from _json_call(source, calls)
            count += 1
        elif listed and char == "]":
            yield from source.one()
            return
        elif count and char in ",;":
            yield from source.one()
        elif count and not listed:
            return
        else:
            raise Broken


def _json_call(source: Source, calls: Calls) -> Reading[None]:
    yield from source.expect("{")
    told = yield from _members(source, calls)
    if not told:
        raise Broken
    calls.end()


def _members(source: Source, calls: Calls) -> Reading[bool]:
    """What is between the brackets of a call; whether it is told."""
    call_id, held, told = "", "", False
    while (char := (yield from source.solid())) != "}":
        if char == ",":
            continue
        source.put_back(char)
        key = text_of((yield from source.json()))
        if key not in _KNOWN and not told:
            raise Broken
        yield from source.expect(":")
        if key == "function" and (yield from source.peek()) == "{":
            yield from source.expect("{")
            told = yield from _members(source, calls)
        elif key in _ARGUMENTS and told:
            yield from _arguments(source, calls)
        elif key in _ARGUMENTS:
            held = yield from source.json()
        elif key in (*_NAMES, "function") and not told:
            calls.begin(text_of((yield from source.json())), call_id)
            told = True
            if held:
                calls.add_all(held)
        else:
            value = yield from source.json()
            call_id = value.strip('"') if key in _IDS else call_id
    return told


def _arguments(source: Source, calls: Calls) -> Reading[None]:
    """The object of the arguments, one by one; or a string or nothing in its place."""
    if (yield from source.peek()) != "{":
        calls.add_all((yield from source.json()))
        return
    yield from source.expect("{")
    while (char := (yield from source.solid())) != "}":
        if char == ",":
            continue
        if char != '"':
            raise Broken
        key = char + (yield from source.string_end())
        yield from source.expect(":")
        calls.add(key, (yield from source.json()))


# ------------------------------------------------------------------------------- a name, then JSON


def mistral(source: Source, calls: Calls) -> Reading[None]:
    """``[{…}]``, or ``name[ARGS]{…}``, or ``name[CALL_ID]id[ARGS]{…}``."""
    if (yield from source.peek()) in "[{":
        yield from json_calls(source, calls)
        return
    name, mark = yield from source.until("[CALL_ID]", "[ARGS]", "{")
    call_id = (yield from source.until("[ARGS]"))[0] if mark == "[CALL_ID]" else ""
    if mark == "{":
        source.put_back(mark)
    yield from _named(source, calls, name, call_id)


def deepseek(source: Source, calls: Calls) -> Reading[None]:
    """``name<｜tool▁sep｜>{…}``, and before V3.1: ``function<｜tool▁sep｜>name``, then a block of JSON."""
    while (yield from source.until("<｜tool▁call▁begin｜>", "<｜tool▁calls▁end｜>"))[1] == "<｜tool▁call▁begin｜>":
        name, _ = yield from source.until("<｜tool▁sep｜>")
        if (yield from source.peek()) != "{":
            name, _ = yield from source.until("\n")
            yield from source.until("{")
            source.put_back("{")
        yield from _named(source, calls, name)
        yield from source.until("<｜tool▁call▁end｜>")


def kimi(source: Source, calls: Calls) -> Reading[None]:
    """``functions.name:0`` is the id, then the arguments."""
    begin = "<|tool_call_begin|>"
    while (yield from source.until(begin, "<|tool_calls_section_end|>"))[1] == begin:
        call_id, _ = yield from source.until("<|tool_call_argument_begin|>")
        yield from _named(source, calls, call_id.strip().removeprefix("functions.").rsplit(":", 1)[0], call_id)
        yield from source.until("<|tool_call_end|>")


def solar(source: Source, calls: Calls) -> Reading[None]:
    """An id, a name, the arguments, with a mark before each."""
    call_id, _ = yield from source.until("<|tool_call:name|>")
    name, _ = yield from source.until("<|tool_call:args|>")
    yield from _named(source, calls, name, call_id)
    yield from source.until("<|tool_call:end|>")


def functionary(source: Source, calls: Calls) -> Reading[None]:
    """``name>{…}</function>``."""
    name, _ = yield from source.until(">")
    if (yield from source.peek()) == "{":
        yield from _named(source, calls, name)
        yield from source.until("</function>")
    else:  # a call with tags whose own mark was left out
        yield from _tagged(source, calls, name)


def harmony(source: Source, calls: Calls) -> Reading[None]:
    """The name and a line feed, put there by whoever read the header, then the arguments."""
    name, _ = yield from source.until("\n")
    yield from _named(source, calls, name)


def _named(source: Source, calls: Calls, name: str, call_id: str = "") -> Reading[None]:
    if (yield from source.peek()) != "{":
        raise Broken
    calls.begin(name, call_id)
    yield from _arguments(source, calls)
    calls.end()


# ------------------------------------------------------------------------------------------ tags


def tool_call(source: Source, calls: Calls) -> Reading[None]:
    """What stands in ``<tool_call>``: JSON (Hermes, Qwen), tags (Qwen3-Coder), or a name and pairs (GLM)."""
    char = yield from source.peek()
    if char in "{[":
        yield from json_calls(source, calls)
    elif char == "<":
        yield from tagged(source, calls)
    else:
        yield from _pairs(source, calls)


def tagged(source: Source, calls: Calls) -> Reading[None]:
    """``<function=name>`` or ``<invoke name="…">`` with a tag for each argument, up to the end of it all."""
    while True:
        yield from source.expect("<")
        tag = yield from _tag(source)
        if tag["kind"] not in ("function", "invoke") or tag["end"]:
            if calls.count and tag["end"]:
                return
            raise Broken
        yield from _tagged(source, calls, tag["bare"] or tag["name"] or "")
        if not (yield from source.follows("<")):
            return
        source.put_back("<")


def _tagged(source: Source, calls: Calls, name: str) -> Reading[None]:
    calls.begin(name)
    while True:
        yield from source.expect("<")
        tag = yield from _tag(source)
        if tag["end"]:
            break
        if tag["kind"] not in ("parameter", "param"):
            raise Broken
        value, _ = yield from source.until("</parameter>", "</param>", "</｜DSML｜parameter>")
        kind = {"true": "text", "false": "json"}.get(tag["string"] or "", "")
        calls.add_plain(tag["bare"] or tag["name"] or "", _framed(value), kind=kind)
    calls.end()


def _tag(source: Source) -> Reading[dict[str, str | None]]:
    text, _ = yield from source.until(">")
    match = _TAG.match(text)
    if match is None:
        raise Broken
    return match.groupdict()


def _framed(value: str) -> str:
    """A value without the line breaks around it, or what marks it as no markup."""
    if match := _CDATA.fullmatch(value.strip()):
        return match[1]
    return value.removeprefix("\n").removesuffix("\n")


def _pairs(source: Source, calls: Calls) -> Reading[None]:
    name, mark = yield from source.until("\n", "<")
    source.put_back("<" if mark == "<" else "")
    if not name.strip() or " " in name.strip():
        raise Broken
    calls.begin(name)
    while (yield from source.until("<arg_key>", "</tool_call>"))[1] == "<arg_key>":
        key, _ = yield from source.until("</arg_key>")
        yield from source.until("<arg_value>")
        value, _ = yield from source.until("</arg_value>")
        calls.add_plain(key, value)
    calls.end()
    source.put_back("</tool_call>")


# -------------------------------------------------------------------------------- languages of their own


def python_calls(source: Source, calls: Calls) -> Reading[None]:
    """``[name(a=1, b="x")]``, as LFM2 writes it; or JSON."""
    yield from source.expect("[")
    if (yield from source.peek()) == "{":
        yield from _json_calls(source, calls, listed=True)
        return
    while (char := (yield from source.solid())) != "]":
        if char == ",":
            continue
        source.put_back(char)
        name, _ = yield from source.until("(")
        calls.begin(name)
        while (char := (yield from source.solid())) != ")":
            if char == ",":
                continue
            source.put_back(char)
            key, _ = yield from source.until("=")
            value = yield from _python_value(source)
            calls.add(as_json(key.strip()), as_json(value))
        calls.end()


def _python_value(source: Source) -> Reading[Any]:
    parts: list[str] = []
    depth = 0
    while True:
        char = yield from source.one()
        if char in "\"'":
            char += yield from source.string_end(char)
        elif char in "([{":
            depth += 1
        elif char in ")]}" and depth:
            depth -= 1
        elif char in ",)" and not depth:
            source.put_back(char)
            return _literal("".join(parts).strip())
        parts.append(char)


_PYTHON_WORDS = {"True": True, "False": False, "None": None}


def _literal(text: str) -> Any:
    """A value as JSON or as Python writes it."""
    if text in _PYTHON_WORDS:
        return _PYTHON_WORDS[text]
    try:
        return json.loads(checked(text))
    except Broken:
        pass
    try:
        with warnings.catch_warnings(action="ignore"):
            value = ast.literal_eval(text)
        json.dumps(value, allow_nan=False)
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
        raise Broken from None
    return value


QUOTE = '<|"|>'


def gemma(source: Source, calls: Calls) -> Reading[None]:
    """``call:name{key:<|"|>text<|"|>,other:1}``, as Gemma 4 writes it."""
    yield from source.expect("call:")
    name, _ = yield from source.until("{")
    calls.begin(name)
    while (char := (yield from source.solid())) != "}":
        if char == ",":
            continue
        source.put_back(char)
        key = yield from _gemma_key(source)
        value = yield from _gemma_value(source)
        calls.add(as_json(key), as_json(value))
    calls.end()


def _gemma_key(source: Source) -> Reading[str]:
    if (yield from source.follows(QUOTE)):
        key, _ = yield from source.until(QUOTE)
        yield from source.expect(":")
        return key
    key, _ = yield from source.until(":")
    return key.strip().strip('"')


def _gemma_value(source: Source) -> Reading[Any]:
    if (yield from source.follows(QUOTE)):
        return (yield from source.until(QUOTE))[0]
    char = yield from source.peek()
    if char in "{[":
        return (yield from _gemma_nested(source, closing="}" if char == "{" else "]"))
    return _literal((yield from source.json()))


def _gemma_nested(source: Source, closing: str) -> Reading[Any]:
    yield from source.one()
    pairs: dict[str, Any] = {}
    items: list[Any] = []
    while (char := (yield from source.solid())) != closing:
        if char == ",":
            continue
        source.put_back(char)
        if closing == "}":
            key = yield from _gemma_key(source)
            pairs[key] = yield from _gemma_value(source)
        else:
            items.append((yield from _gemma_value(source)))
    return pairs if closing == "}" else items

"""Reads a conversation of GPT4All (``gpt4all-*.chat``). Knows no folders.

Written after nomic-ai/gpt4all, ``gpt4all-chat/src`` of 2023 to 2025: chatlistmodel.cpp (magic, versions 1 to 12),
chat.cpp, chatllm.cpp (what the engine kept, until version 10), chatmodel.h and chatmodel.cpp (messages), tool.cpp. It
is a QDataStream, big endian: a QString is the number of its bytes and UTF-16, all ones for none; a QList the number of
its elements and these; a ``qsizetype`` has eight bytes. Version 0, without the magic number, is not read: GPT4All
itself rewrote those files in 2023. Messages are a list without branches and without dates. The item ``Think`` of
version 12 is read after a copy of the source (its value, then four bytes of milliseconds).

The sources and attachments of questions are left out and counted, and so are uses of tools.
"""

from __future__ import annotations

import struct
from typing import BinaryIO

from app.storage.exchange.loose import joined
from app.storage.exchange.values import Incoming, IncomingMessage
from app.storage.values import AnswerStats

MAGIC = b"\xf5\xd5\x53\xcc"
NEWEST = 12
_NONE = 0xFFFFFFFF
_MOST = 64 * 1024 * 1024  # bytes of one text; more is damage
_MOST_IN_ALL = 128 * 1024 * 1024  # bytes of all texts; in an archive a gigabyte of nothing is a small file
_DEEPEST = 20
_PROMPT, _RESPONSE, _SYSTEM = "Prompt: ", "Response: ", "System: "
_TEXT, _TOOL_CALL, _TOOL_RESPONSE, _THINK = "Text: ", "ToolCall: ", "ToolResponse: ", "Think: "


class Broken(Exception):
    """The file does not hold what its version should."""


class Newer(Exception):
    """The file was written by a later GPT4All."""


class _Stream:
    """What QDataStream writes, read back."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._read = 0  # bytes of texts

    def raw(self, count: int) -> bytes:
        data = self._file.read(count)
        if len(data) != count:
            raise Broken("the file ends too early")
        return data

    def skip(self, count: int) -> None:
        if count < 0 or count > 2**40:
            raise Broken("a length that cannot be")
        self._file.seek(count, 1)

    def int32(self) -> int:
        return int(struct.unpack(">i", self.raw(4))[0])

    def uint32(self) -> int:
        return int(struct.unpack(">I", self.raw(4))[0])

    def int64(self) -> int:
        return int(struct.unpack(">q", self.raw(8))[0])

    def flag(self) -> bool:
        return self.raw(1) != b"\0"

    def count(self, value: int) -> range:
        if not 0 <= value <= 10_000_000:
            raise Broken("a number that cannot be")
        return range(value)

    def text(self) -> str:
        size = self.uint32()
        if size == _NONE:
            return ""
        if size > _MOST or size % 2:
            raise Broken("a text that cannot be")
        self._read += size
        if self._read > _MOST_IN_ALL:
            raise Broken("more text than any conversation has")
        return self.raw(size).decode("utf-16-be", "replace")

    def skip_bytes(self) -> None:
        size = self.uint32()
        if size != _NONE:
            self.skip(size)

    def at_end(self) -> bool:
        return not self._file.read(1)


def read_conversation(file: BinaryIO) -> Incoming:
    """The conversation in a file.

    Raises:
        Newer: The format is a later one.
        Broken: It cannot be read.
    """
    stream = _Stream(file)
    if stream.raw(4) != MAGIC:
        raise Broken("another kind of file")
    version = stream.int32()
    if version > NEWEST:
        raise Newer(f"version {version}")
    if version < 1:
        raise Broken(f"version {version}")
    created = stream.int64()
    made = Incoming(id=stream.text(), created_at=float(created) if created > 0 else None, omitted={})
    made.title = stream.text()
    stream.text()  # the user's name
    made.model = stream.text()
    if version >= 3:
        for _ in stream.count(stream.uint32()):
            stream.text()  # collections of documents
    if version < 11:
        _skip_engine(stream, version)
    parent = None
    for place in stream.count(stream.int32()):
        message = _item(stream, version, f"{place}", parent, made)
        if message is not None:
            made.messages.append(message)
            parent = message.key
    if not stream.at_end():
        raise Broken("there is more in the file than there should be")
    made.head = parent
    return made


def _skip_engine(stream: _Stream, version: int) -> None:
    """What the engine kept of the conversation, up to gigabytes."""
    kept = stream.flag() if version >= 6 else True
    if version >= 2:
        stream.int32()  # kind of model
        stream.int32()  # version of its state
    stream.text()
    stream.text()
    stream.uint32()
    if not kept:
        return
    if version < 4:
        stream.uint32()
    stream.uint32()
    if version >= 7:
        stream.uint32()
    if version < 9:
        stream.skip(4 * stream.int64())
    stream.skip(4 * stream.int64())
    stream.skip_bytes()


def _item(stream: _Stream, version: int, key: str, parent: str | None, made: Incoming) -> IncomingMessage | None:
    if version < 12:
        stream.int32()  # a number
    name = stream.text()
    if name not in (_PROMPT, _RESPONSE, _SYSTEM):
        raise Broken(f"a message of the kind “{name[:40]}”")
    message = IncomingMessage(key=key, parent=parent, role="user" if name == _PROMPT else "assistant", text="")
    message.text = stream.text()
    if version < 10:
        stream.text()
    stream.text()  # a better answer, written for the makers of GPT4All
    stream.flag()
    stopped = stream.flag()
    stream.flag()
    stream.flag()
    failed = version >= 11 and name == _RESPONSE and stream.flag()
    _skip_sources(stream, version, made)
    if version >= 12:
        _sub_items(stream, version, message, made)
    if name == _SYSTEM:
        made.system_prompt = made.system_prompt or message.text
        return None
    if name == _RESPONSE:
        message.model = made.model
        message.status = "failed" if failed else "stopped" if stopped else "complete"
    if failed:
        message.error_code, message.error, message.text = "engine", message.text, ""
    return message if message.text or message.reasoning or failed else None


def _skip_sources(stream: _Stream, version: int, made: Incoming) -> None:
    if version >= 8:
        for _ in stream.count(stream.int64()):
            for _ in range(7):
                stream.text()
            stream.skip(12)  # page, first and last line
            _omit(made, "files")
    elif version >= 3:
        stream.text()
        for _ in stream.count(stream.uint32()):
            stream.text()
            _omit(made, "files")
    if version >= 10:
        for _ in stream.count(stream.int64()):
            stream.skip_bytes()  # where the attachment was, what was in it
            stream.skip_bytes()
            _omit(made, "files")


def _sub_items(stream: _Stream, version: int, message: IncomingMessage, made: Incoming) -> None:
    """What was thought and done before the answer, in pieces."""
    texts: list[str] = []
    thoughts: list[str] = []
    milliseconds = 0

    def read(depth: int) -> None:
        nonlocal milliseconds
        if depth > _DEEPEST:
            raise Broken("messages inside of messages without end")
        for _ in stream.count(stream.int64()):
            name, value = stream.text(), stream.text()
            if name == _TEXT:
                texts.append(value)
            elif name == _THINK:
                thoughts.append(value.strip().removeprefix("<think>").removesuffix("</think>").strip())
                milliseconds += max(0, stream.int32())
            elif name == _TOOL_CALL:
                _skip_tool_call(stream)
                _omit(made, "tools")
            elif name not in (_RESPONSE, _TOOL_RESPONSE):
                raise Broken(f"a part of the kind “{name[:40]}”")
            read(depth + 1)

    read(0)
    message.text = joined([*texts, message.text])
    message.reasoning = joined(thoughts)
    if milliseconds:
        message.stats = AnswerStats(reasoning_ms=float(milliseconds))


def _skip_tool_call(stream: _Stream) -> None:
    stream.text()
    for _ in stream.count(stream.int64()):
        stream.text()
        stream.int32()
        _skip_variant(stream)
    stream.text()
    stream.int32()
    stream.text()


def _skip_variant(stream: _Stream) -> None:
    """A QVariant of the kinds a parameter can be: bool, int, uint, longlong, ulonglong, double, QString."""
    kind = stream.uint32()
    stream.flag()
    if kind == 10:
        stream.text()
    elif kind in (0, 1, 2, 3, 4, 5, 6):
        stream.skip({0: 0, 1: 1, 2: 4, 3: 4}.get(kind, 8))
    else:
        raise Broken(f"a parameter of the kind {kind}")


def _omit(made: Incoming, what: str) -> None:
    made.omitted[what] = made.omitted.get(what, 0) + 1

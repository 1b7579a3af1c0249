"""Finds out by its content which program a file is from, and reads the conversations in it. Stores nothing."""

from __future__ import annotations

import contextlib
import json
import os
import re
import sqlite3
from collections.abc import Callable, Iterator
from io import RawIOBase
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, cast
from urllib.parse import quote

import msgspec

from app.storage.exchange import chatgpt, gpt4all, jan, lm_studio, open_webui
from app.storage.exchange.documents import Document, NoAccess, open_file, taken_apart
from app.storage.exchange.hearth import Shelf
from app.storage.exchange.hearth_format import FORMAT, VERSION
from app.storage.exchange.loose import Damaged, at, items, parse, whole, words
from app.storage.exchange.splitting import Piece, pieces
from app.storage.exchange.values import Found, Incoming, Source, Unreadable
from inference.errors import Cancelled

MAX_CONVERSATION = 128 * 1024 * 1024  # bytes of the text of one; the longest of people's have about 10 MB
_SQLITE = b"SQLite format 3\x00"
_LM_STUDIO_NAME = re.compile(r"\.conversation\.json\Z|\.json\Z", re.IGNORECASE)
_COLUMNS = ("id", "title", "chat", "created_at", "updated_at", "archived", "pinned", "folder_id")  # of Open WebUI
_STRIDE = 64 * 1024 * 1024  # bytes that are passed over at once
_STEPS = 100_000  # of SQLite between two looks whether to go on
_UNKNOWN_AT_MOST = 5  # elements of a list that is none of conversations before the rest is left alone


class Read(NamedTuple):
    """A conversation, or what should be one, and the program it is from; ``None`` where that is not known."""

    source: Source | None
    found: Found


Watch = Callable[[int], None]
"""Told how many bytes of a file have been read, and stops the reading by raising."""


def read_document(document: Document, watch: Watch = lambda _bytes: None) -> Iterator[Read]:
    """Every conversation in a file. What is no conversation is only reported where the user named the file."""
    nothing = True
    try:
        for part in taken_apart(document, watch):
            for read in _read_part(part, watch):
                nothing = False
                yield read
    except NoAccess as problem:
        nothing = False
        yield Read(None, Unreadable(name=document.name, reason=problem.reason, detail=problem.detail))
    if nothing and document.chosen:
        yield Read(None, Unreadable(name=document.name, reason="unknown"))


def _read_part(document: Document, watch: Watch) -> Iterator[Read]:
    try:
        head = document.head()
    except NoAccess as problem:
        yield Read(None, Unreadable(name=document.name, reason=problem.reason, detail=problem.detail))
        return
    try:
        if head[:4] == gpt4all.MAGIC:
            yield _read_gpt4all(document, watch)
        elif head == _SQLITE:
            if document.path is not None:
                yield from _read_database(document.path, watch)
        elif document.path is not None and document.path.name == jan.MESSAGES:
            yield from _read_thread(document.path, None, watch)
        elif head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[", b""):
            yield from _JsonFile(document, watch).read()
    except (OSError, EOFError, ValueError, sqlite3.Error) as error:
        watch(0)  # an end that was asked for is no damage
        yield Read(None, Unreadable(name=document.name, reason="no-access", detail=f"{type(error).__name__}: {error}"))


class _Watched(RawIOBase):
    """Counts what is read of a stream."""

    def __init__(self, stream: BinaryIO, watch: Watch) -> None:
        super().__init__()
        self._stream, self._watch = stream, watch

    def read(self, size: int = -1, /) -> bytes:
        data = self._stream.read(size)
        self._watch(len(data))
        return data

    def seek(self, offset: int, whence: int = 0, /) -> int:
        while whence == os.SEEK_CUR and offset > _STRIDE:  # in an archive what is passed over is unpacked
            self._watch(0)
            self._stream.seek(_STRIDE, whence)
            offset -= _STRIDE
        return self._stream.seek(offset, whence)


# ------------------------------------------------------------------------------------------- JSON


class _JsonFile:
    """One reading of a JSON file of whatever program."""

    def __init__(self, document: Document, watch: Watch) -> None:
        self._document, self._watch = document, watch
        self._members: dict[str, Any] = {}
        self._shelf = Shelf()
        self._strangers = 0
        self._known = False

    def read(self) -> Iterator[Read]:
        with self._document.opened() as stream:
            watched = cast(BinaryIO, _Watched(stream, self._watch))
            for piece in pieces(watched, MAX_CONVERSATION, "conversations"):
                if piece.key and not piece.inside:
                    yield from self._member(piece)
                else:
                    yield from self._element(piece)
                if not self._known and self._strangers >= _UNKNOWN_AT_MOST:
                    return
        if self._members and not self._known:
            yield from self._whole()

    def _unreadable(self, reason: str, detail: str = "", name: str = "") -> Read:
        return Read(None, Unreadable(name=name or self._document.name, reason=reason, detail=detail))

    def _member(self, piece: Piece) -> Iterator[Read]:
        if piece.problem or piece.text is None:
            yield self._unreadable(piece.problem)
            return
        try:
            key, value = str(parse(piece.key)), parse(piece.text)
        except Damaged as error:
            yield self._unreadable("damaged", str(error))
            return
        self._members[key] = value
        if key == "folders":
            self._shelf.note_folders(value)
        elif key == "personas":
            self._shelf.note_personas(value)

    def _element(self, piece: Piece) -> Iterator[Read]:
        if piece.problem or piece.text is None:
            self._known = self._known or piece.problem != "damaged"
            yield self._unreadable(piece.problem)
            return
        try:
            value = parse(piece.text)
        except Damaged as error:
            self._strangers += 1
            yield self._unreadable("damaged", str(error))
            return
        read = self._conversation(value)
        if read is None:
            self._strangers += 1
            if self._known:
                yield self._unreadable("unknown")
        else:
            self._known = True
            yield read

    def _conversation(self, value: Any) -> Read | None:
        if self._is_hearth(value):
            return self._hearth(value)
        return read_value(value, self._document)

    def _is_hearth(self, value: Any) -> bool:
        named = self._members.get("format")
        if named is not None:
            return bool(named == FORMAT)
        return isinstance(at(value, "messages"), list) and all(
            "number" in message and "role" in message if isinstance(message, dict) else False
            for message in items(value, "messages")
        )

    def _hearth(self, value: Any) -> Read:
        version = whole(self._members, "version")
        if version > VERSION:
            return Read("hearth", Unreadable(name=words(value, "title"), reason="newer", detail=f"version {version}"))
        try:
            return Read("hearth", self._shelf.read_conversation(value))
        except msgspec.ValidationError as error:
            return Read("hearth", Unreadable(name=words(value, "title"), reason="damaged", detail=str(error)))

    def _whole(self) -> Iterator[Read]:
        """A file that is one object: a conversation, or the half of one."""
        path = self._document.path
        if jan.is_thread(self._members) and path is not None and path.with_name(jan.MESSAGES).exists():
            yield from _read_thread(path.with_name(jan.MESSAGES), self._members, self._watch)
            return
        read = read_value(self._members, self._document)
        if read is not None:
            yield read


def read_value(value: Any, document: Document) -> Read | None:
    """The conversation that a JSON value is, of any program but Hearth; ``None``: it is none."""
    if chatgpt.is_conversation(value):
        return Read("chatgpt", chatgpt.read_conversation(value))
    if open_webui.is_conversation(value):
        return Read("openwebui", open_webui.read_conversation(value))
    if lm_studio.is_conversation(value):
        return Read("lmstudio", _placed(lm_studio.read_conversation(value), document))
    return None


def _placed(made: Incoming, document: Document) -> Incoming:
    """What only the file of a conversation of LM Studio says: its id, its folder, when it was written."""
    name = document.path.name if document.path is not None else document.name.rpartition("/")[2].rpartition(": ")[2]
    made.id = _LM_STUDIO_NAME.sub("", name)
    made.folder = " / ".join(part for part in _inside_conversations(document.folder) if part)
    made.updated_at = made.updated_at or document.modified
    return made


def _inside_conversations(folder: str) -> list[str]:
    parts = folder.split("/")
    return parts[parts.index("conversations") + 1 :] if "conversations" in parts else parts


# ------------------------------------------------------------------------------------ other kinds


def _read_thread(messages: Path, thread: Any, watch: Watch) -> Iterator[Read]:
    """A folder of Jan's."""
    if thread is None:
        thread = {}
        with contextlib.suppress(OSError, Damaged), open_file(messages.with_name(jan.THREAD)) as file:
            thread = parse(file.read(MAX_CONVERSATION))
    values, broken, size = [], 0, 0
    with open_file(messages) as lines:
        while line := lines.readline(MAX_CONVERSATION):
            watch(len(line))
            size += len(line)
            if size > MAX_CONVERSATION:
                yield Read("jan", Unreadable(name=words(thread, "title") or messages.parent.name, reason="too-large"))
                return
            if not line.strip():
                continue
            try:
                values.append(parse(line))
            except Damaged:
                broken += 1
    if not thread and not any(map(jan.is_message, values)):
        return
    made = jan.read_conversation(thread, values)
    made.id = made.id or messages.parent.name
    if broken:
        made.omitted["other"] = broken
    yield Read("jan", made)


def _read_gpt4all(document: Document, watch: Watch) -> Read:
    try:
        with document.opened() as stream:
            made = gpt4all.read_conversation(cast(BinaryIO, _Watched(stream, watch)))
    except gpt4all.Newer as error:
        return Read("gpt4all", Unreadable(name=document.name, reason="newer", detail=str(error)))
    except gpt4all.Broken as error:
        return Read("gpt4all", Unreadable(name=document.name, reason="damaged", detail=str(error)))
    made.updated_at = document.modified or made.created_at
    return Read("gpt4all", made)


def _read_database(path: Path, watch: Watch) -> Iterator[Read]:
    """The database of an Open WebUI."""
    with contextlib.closing(_open_database(path)) as sql:
        _let_stop(sql, watch)
        columns = {row[1] for row in sql.execute("PRAGMA table_info(chat)")}
        if not {"id", "chat"} <= columns:
            return
        folders = {}
        with contextlib.suppress(sqlite3.Error):
            folders = dict(sql.execute("SELECT id, name FROM folder"))
        wanted = [column for column in _COLUMNS if column in columns]
        for row in sql.execute(f"SELECT {', '.join(wanted)} FROM chat ORDER BY rowid"):
            value = dict(zip(wanted, row, strict=True))
            watch(_size(value["chat"]))
            yield _read_row(value, str(folders.get(value.get("folder_id")) or ""))


def _let_stop(sql: sqlite3.Connection, watch: Watch) -> None:
    """A question to a database of strangers may take for ever: ``chat`` may be a view that counts without end."""

    def is_over() -> bool:
        try:
            watch(0)
        except Cancelled:  # which is raised again with the next look
            return True
        return False

    sql.set_progress_handler(is_over, _STEPS)


def _read_row(value: dict[str, Any], folder: str) -> Read:
    title = value.get("title") if isinstance(value.get("title"), str) else ""
    text = value["chat"]
    if _size(text) > MAX_CONVERSATION:
        return Read("openwebui", Unreadable(name=title or "", reason="too-large"))
    try:
        value["chat"] = parse(text.encode("utf-8", "replace") if isinstance(text, str) else _bytes(text))
    except Damaged as error:
        return Read("openwebui", Unreadable(name=title or "", reason="damaged", detail=str(error)))
    if isinstance(value["chat"], str):  # some versions wrote JSON into JSON
        with contextlib.suppress(ValueError, RecursionError):
            value["chat"] = json.loads(value["chat"])
    return Read("openwebui", open_webui.read_conversation(value, folder))


def _size(value: object) -> int:
    """Of what is in a column: anything, whatever it was declared as."""
    return len(value) if isinstance(value, (str, bytes)) else 0


def _bytes(value: object) -> bytes:
    return value if isinstance(value, bytes) else b""


def _open_database(path: Path) -> sqlite3.Connection:
    """Without changing anything beside it: with its log where that can be read, else without."""
    for mode in ("mode=ro", "immutable=1"):
        sql = sqlite3.connect(f"file:{quote(str(path))}?{mode}", uri=True)
        sql.text_factory = lambda data: data.decode("utf-8", "replace")
        try:
            sql.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.Error:
            sql.close()
            if mode == "immutable=1":
                raise
        else:
            return sql
    raise AssertionError

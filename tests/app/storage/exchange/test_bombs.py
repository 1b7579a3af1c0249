"""Small files that would take hours, or gigabytes: what is read grows with the file and not with its square."""

from __future__ import annotations

import json
import os
import sqlite3
import struct
import threading
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from app.storage.exchange import chatgpt, gpt4all, open_webui
from app.storage.exchange.documents import documents_in, taken_apart
from app.storage.exchange.importing import Result
from app.storage.exchange.loose import parse
from inference.errors import Cancelled
from inference.net.cancel import CancelToken
from tests.app.storage.exchange.making import jan_message, webui, write_jan

Bring = Callable[..., Result]
ENOUGH = 8.0  # seconds of the processor; each took minutes


def thoughts(count: int) -> dict[str, Any]:
    """A chain of thoughts, and one answer."""
    content = {"content_type": "thoughts", "thoughts": [{"content": "x" * 500}]}
    chain = [{"author": {"role": "assistant"}, "content": content}] * count
    answer = {"author": {"role": "assistant"}, "recipient": "all", "content": {"content_type": "text", "parts": ["A"]}}
    return {
        "mapping": {
            str(place): {"parent": str(place - 1) if place else None, "message": message}
            for place, message in enumerate([*chain, answer])
        }
    }


def silent(count: int) -> dict[str, Any]:
    """A chain of nodes that say nothing."""
    return {"mapping": {str(place): {"parent": str(place - 1)} for place in range(count)}}


def summaries(count: int) -> dict[str, Any]:
    """Reasoning with beginnings of summaries and no end."""
    text = '<details type="reasoning" done="true">' + "<summary>" * count + "</details>"
    return {"chat": {"history": {"messages": {"a": {"role": "assistant", "content": text}}}}}


@pytest.mark.parametrize(
    "read",
    [
        lambda: parse(b"[" + b"1," * 600_000 + b"1]"),
        lambda: parse(b'["' + b'x","' * 300_000 + b'"]'),
        lambda: open_webui.read_conversation(summaries(60_000)),
        lambda: chatgpt.read_conversation(silent(60_000)),
        lambda: chatgpt.read_conversation(thoughts(10_000)),
    ],
    ids=["numbers", "texts", "summaries", "silence", "thoughts"],
)
def test_time_grows_with_the_file_and_not_with_its_square(read: Callable[[], object]) -> None:
    before = time.process_time()
    read()
    assert time.process_time() - before < ENOUGH


def test_brackets_in_brackets_are_not_held_a_hundred_times() -> None:
    text = b"[" * 190 + b'"' + b"x" * 2_000_000 + b'"' + b"]" * 190
    tracemalloc.start()
    try:
        assert parse(text)
        assert tracemalloc.get_traced_memory()[1] < 20 * len(text)  # each of 190 held a copy
    finally:
        tracemalloc.stop()


def test_what_stands_in_a_database_may_be_of_any_kind(tmp_path: Path, bring: Bring) -> None:
    with sqlite3.connect(tmp_path / "webui.db") as sql:
        sql.execute("CREATE TABLE chat (id TEXT, title TEXT, chat JSON)")  # of that kind "7" is the number 7
        sql.executemany("INSERT INTO chat VALUES (?, 'T', ?)", [("a", "7"), ("b", None), ("c", 1.5), ("d", b"\xff")])
        sql.execute("INSERT INTO chat VALUES ('e', 'Good', ?)", (json.dumps(webui()["chat"]),))
    sql.close()
    result = bring(tmp_path / "webui.db")
    assert result.problem is None
    assert [item.outcome for item in result.report.items] == ["unreadable"] * 4 + ["imported"]


def test_a_database_that_counts_without_end_is_left(tmp_path: Path, bring: Bring) -> None:
    with sqlite3.connect(tmp_path / "webui.db") as sql:
        sql.execute(
            """CREATE VIEW chat AS WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n)
                SELECT id, 'x' AS chat, 1 AS rowid FROM n WHERE id < 0"""
        )
    sql.close()
    token = CancelToken()
    timer = threading.Timer(0.3, token.cancel)
    timer.start()
    result = bring(tmp_path / "webui.db", cancel=token)
    timer.join()
    assert result.report.stopped


def test_texts_of_gpt4all_without_end(tmp_path: Path) -> None:
    size = 60 * 1024 * 1024
    text = struct.pack(">I", size) + bytes(size)
    archived = BytesIO()
    with zipfile.ZipFile(archived, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("x.chat", "w") as file:
        file.write(gpt4all.MAGIC + struct.pack(">iq", 1, 0))
        for _ in range(4):
            file.write(text)
    with zipfile.ZipFile(archived) as archive, archive.open("x.chat") as file, pytest.raises(gpt4all.Broken):
        gpt4all.read_conversation(file)  # type: ignore[arg-type]


def test_looking_through_folders_can_be_stopped(tmp_path: Path) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        documents_in([tmp_path], token.check)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="only where there are named pipes")
def test_a_pipe_among_the_files_of_jan_is_not_waited_for(tmp_path: Path, bring: Bring) -> None:
    folder = write_jan(tmp_path, "B", jan_message("user", "Hi"))
    (folder / "messages.jsonl").unlink()
    os.mkfifo(folder / "messages.jsonl")
    assert [(item.outcome, item.reason) for item in bring(tmp_path).report.items] == [("unreadable", "no-access")]


def test_unpacking_an_archive_in_an_archive_can_be_stopped(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w", zipfile.ZIP_DEFLATED) as archive, archive.open("y.zip", "w") as file:
        for _ in range(20):
            file.write(bytes(1024 * 1024))
    calls = []

    def watch(count: int) -> None:
        calls.append(count)
        if len(calls) == 3:
            raise Cancelled("Stopped.")

    (document,) = documents_in([tmp_path / "x.zip"])
    with pytest.raises(Cancelled):
        list(taken_apart(document, watch))

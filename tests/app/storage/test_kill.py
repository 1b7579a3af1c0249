"""``kill -9`` at any moment: the database opens, is whole, and lacks nothing older than a quarter of a second."""

from __future__ import annotations

import os
import random
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.storage.conversations import Conversations
from app.storage.database import Database
from tests.support.kills import kill_after, longest_pause

KILLS = 6
LOST_AT_MOST = 0.25  # seconds


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    """In memory where there is a place for it: a kill needs no disk, and a slow one must not decide the test."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else tmp_path) as folder:
        yield Path(folder) / "conversations.db"


def stream_and_kill(path: Path, seed: int) -> tuple[float, list[list[str]]]:
    """Let a program stream for a moment and kill it; when that was, and what it had reported."""
    moment = random.Random(seed).uniform(0.0, 1.0)
    killed_at, lines = kill_after(
        ["tests.app.storage.streaming_program", str(path), str(seed)],
        b"grown",
        lambda _program, _lines: threading.Event().wait(moment),  # the random moment itself
        patience=60,
    )
    return killed_at, [line.decode().split() for line in lines]


@pytest.mark.parametrize("seed", range(KILLS))
def test_kill_at_a_random_moment(path: Path, seed: int) -> None:
    killed_at, reports = stream_and_kill(path, seed)
    grown = {}
    # However long the program itself was kept from running: a busy machine.
    paused = longest_pause([float(at) for at, *_ in reports if float(at) >= killed_at - 1.0])
    safe_until = killed_at - LOST_AT_MOST - paused
    with closing(Database(path)) as database:
        database.check()
        with database.read() as sql:
            assert sql.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        conversations = Conversations(database)
        interrupted = {message.id: message for message in conversations.recover()}
        assert len(interrupted) <= 1
        for at, word, *rest in reports:
            if word == "kept":
                assert conversations.message(int(rest[0])).text.replace(" ", "_") == rest[1]
            elif word == "done":
                message = conversations.message(int(rest[0]))
                assert (message.status, len(message.text)) == ("complete", int(rest[1]))
            elif word == "deleted":
                deleted = int(rest[0])
                assert deleted not in {m.id for m in conversations.path(conversations.list()[0].id)}
            elif word == "grown" and float(at) < safe_until:
                grown[int(rest[0])] = int(rest[1])
        for message_id, length in grown.items():
            message = conversations.message(message_id)
            assert len(message.text) >= length, f"{length - len(message.text)} characters lost"
            assert message.status in ("complete", "interrupted")
        for message in interrupted.values():
            assert message.text.replace(",", "").isdigit() or not message.text
        talk = conversations.list()[0]
        conversations.add(talk.id, talk.head_id, "user", "and it goes on")

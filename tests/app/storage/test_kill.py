"""``kill -9`` at any moment: the database opens, is whole, and lacks nothing older than a quarter of a second."""

from __future__ import annotations

import itertools
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.storage.conversations import Conversations
from app.storage.database import Database

KILLS = 6
LOST_AT_MOST = 0.25  # seconds
ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    """In memory where there is a place for it: a kill needs no disk, and a slow one must not decide the test."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else tmp_path) as folder:
        yield Path(folder) / "conversations.db"


def longest_pause(reports: list[list[str]], since: float) -> float:
    """How long the program itself was kept from running, at most, since that moment (a busy machine)."""
    times = [float(at) for at, *_ in reports if float(at) >= since]
    return max((later - earlier for earlier, later in itertools.pairwise(times)), default=0.0)


def stream_and_kill(path: Path, seed: int) -> tuple[float, list[list[str]]]:
    """Let a program stream for a moment and kill it; when that was, and what it had reported."""
    program = subprocess.Popen(
        [sys.executable, "-m", "tests.app.storage.streaming_program", str(path), str(seed)],
        stdout=subprocess.PIPE,
        cwd=ROOT,
    )
    assert program.stdout is not None
    lines: list[bytes] = []
    started = threading.Event()

    def read() -> None:
        assert program.stdout is not None
        for line in program.stdout:
            lines.append(line)
            if b"grown" in line:
                started.set()

    reader = threading.Thread(target=read)
    reader.start()
    try:
        assert started.wait(60)
        threading.Event().wait(random.Random(seed).uniform(0.0, 1.0))  # the random moment itself
    finally:
        killed_at = time.monotonic()
        program.kill()
        program.wait()
        reader.join()
        program.stdout.close()
    return killed_at, [line.decode().split() for line in lines if line.endswith(b"\n")]


@pytest.mark.parametrize("seed", range(KILLS))
def test_kill_at_a_random_moment(path: Path, seed: int) -> None:
    killed_at, reports = stream_and_kill(path, seed)
    grown = {}
    safe_until = killed_at - LOST_AT_MOST - longest_pause(reports, killed_at - 1.0)
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

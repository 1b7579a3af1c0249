"""Kills a busy window at a random moment, and finds out what was lost.

What its reports promise: ``kept`` was read back from the database, so it is there for ever; ``shown`` was on the
screen at that time as a whole message, ``grown`` as a piece of one; ``set`` was asked for at that time, and is in
force from then on until it is set again, unless it is ``refused``. ``told`` and
``over`` are keys of notices.
"""

from __future__ import annotations

import itertools
import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from app.storage.backups import Backups
from app.storage.conversations import Conversations
from app.storage.database import Database

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 2.0  # seconds of its life after the first words
PATIENCE = 60.0  # seconds for a start

_READ = {
    "title": "SELECT title FROM conversation WHERE id = ?",
    "draft": "SELECT draft FROM conversation WHERE id = ?",
    "folder": "SELECT folder_id FROM conversation WHERE id = ?",
    "pinned": "SELECT pinned_at IS NOT NULL FROM conversation WHERE id = ?",
    "archived": "SELECT archived_at IS NOT NULL FROM conversation WHERE id = ?",
    "trashed": "SELECT deleted_at IS NOT NULL FROM conversation WHERE id = ?",
    "waiting": "SELECT count(*) FROM queued WHERE conversation_id = ?",
    "gone": "SELECT deleted_with IS NOT NULL FROM message WHERE id = ?",
}


class Loss(NamedTuple):
    """What a kill cost.

    Attributes:
        seconds: How old the oldest thing is that is missing; 0 when nothing is.
        what: What that is.
        paused: How long the program itself was kept from running in its last second, at most (a busy machine).
        reports: How many lines it had written.
    """

    seconds: float
    what: str
    paused: float
    reports: int


def kill_once(seed: int) -> Loss:
    """Start a busy window, kill it at a random moment, look at its database.

    In memory where there is a place for it: a kill needs no disk, and a slow one must not decide.

    Raises:
        AssertionError: The database is not whole, or lacks what was read back from it before.
    """
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as folder:
        data = Path(folder) / "hearth"
        # The random moment itself.
        killed_at, reports = run_and_kill(
            data, seed, lambda _reports: threading.Event().wait(random.Random(seed).uniform(0.0, LONGEST))
        )
        return examine(data / "conversations.db", killed_at, reports)


def examine(path: Path, killed_at: float, reports: list[list[Any]]) -> Loss:
    """What is missing in a database whose program was killed; raises like ``kill_once``."""
    with closing(Database(path)) as database:
        database.check()
        with database.read() as sql:
            assert sql.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            loss = _loss(sql, killed_at, reports)
        conversations = Conversations(database)
        conversations.recover()
        talk = conversations.list(limit=1)[0]
        conversations.add(talk.id, talk.head_id, "user", "and it goes on")
        assert conversations.search("goes on")
    for backup in Backups(path).list():
        assert not backup.problem, backup.problem
    return loss


def _loss(sql: sqlite3.Connection, killed_at: float, reports: list[list[Any]]) -> Loss:
    missing: list[tuple[float, str]] = []
    asked: dict[str, list[tuple[float, Any]]] = defaultdict(list)
    for at, word, *rest in reports:
        if word in ("kept", "shown"):
            message_id, status, text = rest
            found = sql.execute("SELECT status, text FROM message WHERE id = ?", (message_id,)).fetchone()
            if found != (status, text):
                assert word == "shown", f"message {message_id} was {status} {text!r} and is {found}"
                missing.append((at, f"the end of message {message_id}"))
        elif word in ("told", "over"):
            continue
        elif word == "refused":
            key, value = rest
            last = max(number for number, (_, set_to) in enumerate(asked[key]) if set_to == value)
            del asked[key][last]
        elif word == "grown":
            message_id, length = rest
            found = sql.execute("SELECT length(text) FROM message WHERE id = ?", (message_id,)).fetchone()
            if found is None or found[0] < length:
                missing.append((at, f"{length} characters of message {message_id}"))
        else:
            asked[rest[0]].append((at, rest[1]))
    for key, values in asked.items():
        name, _, row_id = key.partition(" ")
        (now,) = sql.execute(_READ[name], (int(row_id),)).fetchone()
        if name == "waiting":  # one more with each that was taken, whatever was refused before
            values = [(at, number) for number, (at, _) in enumerate(values)]
        steps = [number for number, (_, value) in enumerate(values) if value == now]
        assert steps, f"{key} is {now}, and never was {[value for _, value in values]}"
        missing += [(at, key) for at, _ in values[steps[-1] + 1 :]]
    paused = longest_pause([report[0] for report in reports if report[0] >= killed_at - 1.0])
    oldest, what = min(missing, default=(killed_at, ""))
    return Loss(killed_at - oldest, what, paused, len(reports))


def longest_pause(times: Sequence[float]) -> float:
    """Seconds between two reports in a row, at most."""
    return max((later - earlier for earlier, later in itertools.pairwise(times)), default=0.0)


def run_and_kill(
    data: Path, seed: int, meanwhile: Callable[[Sequence[bytes]], object]
) -> tuple[float, list[list[Any]]]:
    """Run a busy window until ``meanwhile``, which sees its reports come, is over; when it was killed, and they."""

    def watch(program: subprocess.Popen[bytes], lines: Sequence[bytes]) -> None:
        meanwhile(lines)
        assert program.poll() is None, "it ended by itself"

    killed_at, lines = kill_after(
        ["tests.support.busy_window", str(seed)],
        b'"grown"',
        watch,
        patience=PATIENCE,
        errors=subprocess.DEVNULL,  # what a window says there is in its log, too
        environment={**os.environ, "HEARTH_DATA_DIR": str(data), "QT_QPA_PLATFORM": "offscreen"},
    )
    return killed_at, [json.loads(line) for line in lines]


def kill_after(
    module: Sequence[str],
    begun: bytes,
    watch: Callable[[subprocess.Popen[bytes], Sequence[bytes]], object],
    *,
    patience: float,
    errors: int | None = None,
    environment: Mapping[str, str] | None = None,
) -> tuple[float, list[bytes]]:
    """Run a program of ours, and kill it when ``watch`` is over.

    Args:
        module: Its module and arguments.
        begun: What is in the first line that counts; ``watch`` is called then.
        watch: Gets the program and its lines, which go on coming.
        patience: Seconds until that line.
        errors: Where its standard error goes; that of the tests without one.
        environment: Its environment; that of the tests without one.

    Returns:
        When it was killed (``time.monotonic``), and the lines it had written as a whole.
    """
    program = subprocess.Popen(
        [sys.executable, "-m", *module],
        stdout=subprocess.PIPE,
        stderr=errors,
        cwd=ROOT,
        env=environment,
    )
    output = program.stdout
    assert output is not None
    lines: list[bytes] = []
    started = threading.Event()

    def read() -> None:
        for line in output:
            lines.append(line)
            if begun in line:
                started.set()

    reader = threading.Thread(target=read)
    reader.start()
    try:
        assert started.wait(patience), "it did not start"
        watch(program, lines)
    finally:
        killed_at = time.monotonic()
        program.kill()
        program.wait()
        reader.join()
        output.close()
    return killed_at, [line for line in lines if line.endswith(b"\n")]

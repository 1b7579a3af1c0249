"""A database, conversations in it, and a worker on it, each closed at the end."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.storage.conversations import Conversations
from app.storage.database import Database
from app.storage.worker import StorageWorker


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the database of this test lies."""
    return tmp_path / "conversations.db"


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    """An open, empty database."""
    database = Database(path)
    yield database
    database.check()
    database.close()


@pytest.fixture
def conversations(database: Database) -> Conversations:
    """Its conversations; their clock ticks a second with every look at it."""
    ticks = itertools.count(1_700_000_000)
    return Conversations(database, clock=lambda: float(next(ticks)))


@pytest.fixture
def worker(path: Path) -> Iterator[StorageWorker]:
    """A worker on the database of this test."""
    worker = StorageWorker(path, retry_after=0.02)
    yield worker
    worker.close()

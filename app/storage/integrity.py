"""Finds damage in a database without keeping anybody waiting; knows no tables.

A small file, one that was not closed properly, and one that is *suspect* are read whole before they are used. A
large one that was closed properly is read a while later, on a thread of its own. Damage that is found then makes
the file suspect, so that the next opening reads it first and can set it aside.
"""

from __future__ import annotations

import contextlib
import logging
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

_log = logging.getLogger(__name__)

SMALL = 32 * 1024 * 1024  # bytes that are read in less time than anybody notices
DELAY = 15.0  # seconds after the opening: not while everything starts
_SUSPECT = "-suspect"


def must_be_checked_first(path: Path) -> bool:
    """Whether the database should be read whole before it is used. To be asked before it is opened."""
    log = path.with_name(path.name + "-wal")
    not_closed = log.exists() and log.stat().st_size > 0
    return not_closed or path.stat().st_size <= SMALL or path.with_name(path.name + _SUSPECT).exists()


def mark_suspect(path: Path) -> None:
    """Have the next opening read the whole file."""
    with contextlib.suppress(OSError):  # on a full disk: then it is found once more
        path.with_name(path.name + _SUSPECT).touch(mode=0o600)


def clear_suspect(path: Path) -> None:
    """The file is good, or no longer there."""
    with contextlib.suppress(OSError):
        path.with_name(path.name + _SUSPECT).unlink(missing_ok=True)


def find_damage(sql: sqlite3.Connection) -> str:
    """What is wrong with the file, in SQLite's words; empty when nothing is."""
    found = [str(row[0]) for row in sql.execute("PRAGMA quick_check(5)")]
    return "" if found == ["ok"] else "; ".join(found)


class BackgroundCheck:
    """Reads the whole file once, later, on its own thread and connection."""

    def __init__(
        self,
        connect: Callable[[], sqlite3.Connection],
        on_damage: Callable[[str], None],
        *,
        delay: float = DELAY,
    ) -> None:
        """Start waiting.

        Args:
            connect: Makes a connection; called on the thread of the check.
            on_damage: Told what is wrong, on that thread.
            delay: Seconds to wait first.
        """
        self._connect = connect
        self._on_damage = on_damage
        self._delay = delay
        self._closing = threading.Event()
        self._lock = threading.Lock()
        self._sql: sqlite3.Connection | None = None
        self._thread = threading.Thread(target=self._run, name="storage-check", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop it, wherever it is, and end the thread."""
        self._closing.set()
        with self._lock:
            if self._sql is not None:
                self._sql.interrupt()
        self._thread.join()

    def _run(self) -> None:
        if self._closing.wait(self._delay):
            return
        try:
            damage = self._read()
        except sqlite3.DatabaseError as error:
            if self._closing.is_set():
                return
            damage = str(error) if not isinstance(error, sqlite3.OperationalError) else ""
            _log.info("The database could not be checked: %s", error)
        if damage:
            self._on_damage(damage)

    def _read(self) -> str:
        with contextlib.closing(self._connect()) as sql:
            with self._lock:
                self._sql = sql
            try:
                return "" if self._closing.is_set() else find_damage(sql)
            finally:
                with self._lock:
                    self._sql = None

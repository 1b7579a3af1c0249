"""The file in which the queue survives the end of the program; knows no network.

It holds what is wanted, in which order, and which downloads rest. How many bytes are there is not in it: that is
looked up in the journals beside the parts, which are always right.
"""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any

import msgspec

from inference.atomic import set_aside, write_atomically
from inference.download.job import Job
from inference.download.values import State, Wanted
from inference.errors import HearthError, StorageError, error_from_code

VERSION = 1

_log = logging.getLogger(__name__)


class _Error(msgspec.Struct, frozen=True, kw_only=True):
    code: str
    message: str
    hint: str = ""
    detail: str = ""


class _Entry(msgspec.Struct, frozen=True, kw_only=True):
    id: int
    wanted: Wanted
    state: State
    added: float = 0.0
    complete: tuple[bool, ...] = ()
    fetched: tuple[bool, ...] = ()
    sizes: tuple[int | None, ...] = ()
    error: _Error | None = None


class Store:
    """The file of one queue; ``None``: nothing is kept. One thread at a time."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._written = b""
        self._broken = False

    def read(self) -> tuple[list[Job], int]:
        """The downloads of the last time and the next free id. A damaged file is set aside, and said so in the log."""
        if self._path is None:
            return [], 1
        try:
            content = self._path.read_bytes()
        except FileNotFoundError:
            return [], 1
        except OSError as error:
            self._broken = True  # better no memory than to overwrite what cannot be read now
            _log.warning("the list of downloads cannot be read: %s", error)
            return [], 1
        try:
            data = json.loads(content)
            if isinstance(data, dict) and isinstance(data.get("version"), int) and data["version"] > VERSION:
                self._broken = True
                _log.warning("the list of downloads was written by a later version of Hearth; it is left as it is")
                return [], 1
            jobs = [_job(entry) for entry in data["downloads"]]
            following = max([int(data["next"]), *(job.id + 1 for job in jobs)])
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            _log.warning("the list of downloads is damaged and was set aside: %s", error)
            self._set_aside()
            return [], 1
        return jobs, following

    def write(self, jobs: list[Job], following: int) -> None:
        """Keep them; a failure is told once in the log, for the queue goes on without it."""
        if self._path is None or self._broken:
            return
        content = {"version": VERSION, "next": following, "downloads": [_entry(job) for job in jobs]}
        # ASCII: a path need not be valid Unicode, and escapes carry what UTF-8 cannot.
        data = json.dumps(content, ensure_ascii=True, indent=1).encode("ascii")
        if data == self._written:
            return
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(self._path, data)
            self._written = data
        except (StorageError, OSError) as error:
            _log.info("the list of downloads cannot be written: %s", error)

    def _set_aside(self) -> None:
        assert self._path is not None
        try:
            set_aside(self._path)
        except OSError as error:
            self._broken = True
            _log.info("it could not be set aside: %s", error)


def _entry(job: Job) -> Any:
    state = "queued" if job.active else job.state
    error = job.error if state in ("paused", "failed") else None
    entry = _Entry(
        id=job.id,
        wanted=job.wanted,
        state=state,
        added=job.added,
        complete=tuple(file.complete for file in job.files),
        fetched=tuple(file.fetched for file in job.files),
        sizes=tuple(file.size for file in job.files),
        error=_Error(code=error.code, message=error.message, hint=error.hint, detail=error.detail) if error else None,
    )
    return msgspec.to_builtins(entry, enc_hook=str)


def _job(entry: Any) -> Job:
    found = msgspec.convert(entry, _Entry, dec_hook=lambda kind, value: kind(value))
    if not found.wanted.files:
        raise ValueError("a download without files")
    job = Job(found.id, found.wanted, found.added)
    job.state = "queued" if found.state in ("running", "waiting", "verifying") else found.state
    job.error = _error(found.error)
    for number, file in enumerate(job.files):
        file.complete = number < len(found.complete) and found.complete[number]
        file.fetched = number < len(found.fetched) and found.fetched[number]
        if file.size is None and number < len(found.sizes):
            file.size = found.sizes[number]
    return job


def _error(error: _Error | None) -> HearthError | None:
    return error_from_code(error.code, error.message, error.hint, error.detail) if error is not None else None

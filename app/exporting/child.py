"""Has a PDF made by a process of its own, so that nobody waits for it and nothing of Qt is needed here. Knows no Qt."""

from __future__ import annotations

import contextlib
import json
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO

import msgspec

from app.storage.exchange.outgoing import Outgoing, Sent
from app.storage.exchange.written import Words
from inference.errors import Cancelled, StorageError
from inference.net.cancel import CancelToken
from inference.own_program import own_command

PROCESS = "--export-process"  # a packaged program starts itself with it


class Job(msgspec.Struct, frozen=True):
    """What the process is to do.

    Attributes:
        database: Where the conversations are.
        ids: Which of them.
        target: The file to write.
        title: Of the file.
        program: Who made it.
        words: What stands around the messages, as in ``Words`` but for its ``date``.
        dates: How the moments are written, one for each of ``ids``.
        locale: Name of the language and country in which numbers are written.
    """

    database: str
    ids: list[int]
    target: str
    title: str
    program: str
    words: dict[str, str]
    dates: list[str]
    locale: str


class ChildMaker:
    """Makes PDF files; a ``Maker``."""

    def __init__(self, database: Path, words: Words, program: str, locale: str, cancel: CancelToken) -> None:
        self._database, self._words, self._program = database, words, program
        self._locale, self._cancel = locale, cancel

    def __call__(
        self, outgoing: Outgoing, sent: Sequence[Sent], target: Path, title: str, tick: Callable[[], object]
    ) -> None:
        """See ``Maker``."""
        words = {name: value for name, value in self._words._asdict().items() if name != "date"}
        job = Job(
            database=str(self._database),
            ids=[each.conversation.id for each in sent],
            target=str(target),
            title=title,
            program=self._program,
            words=words,
            dates=[self._words.date(each.conversation.created_at) for each in sent],
            locale=self._locale,
        )
        self._run(job, tick)

    def _run(self, job: Job, tick: Callable[[], object]) -> None:
        with tempfile.TemporaryFile() as said:  # a pipe would be full after 64 kB of warnings, and nobody reads it yet
            self._run_saying(job, tick, said)

    def _run_saying(self, job: Job, tick: Callable[[], object], said: IO[bytes]) -> None:
        flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
        process = subprocess.Popen(
            export_command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=said,
            creationflags=flags,
            start_new_session=True,  # Ctrl-C in the terminal is for the program in front
        )
        forget = self._cancel.on_cancel(process.kill)
        try:
            assert process.stdin is not None
            assert process.stdout is not None
            with contextlib.suppress(BrokenPipeError):  # it says why below
                process.stdin.write(msgspec.json.encode(job) + b"\n")
                process.stdin.flush()
            done = 0
            for line in process.stdout:
                while done < int(line):
                    done += 1
                    tick()
            if process.wait():
                self._cancel.check()
                said.seek(0)
                raise _failure(said.read())
        finally:
            forget()
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                with contextlib.suppress(OSError):
                    if pipe is not None:
                        pipe.close()


def export_command() -> list[str]:
    """How this installation starts such a process."""
    return own_command(PROCESS, f"app {PROCESS}")


def _failure(said: bytes) -> StorageError:
    text = said.decode("utf-8", "replace").strip()
    with contextlib.suppress(ValueError, KeyError, IndexError, TypeError):
        error = json.loads(text.splitlines()[-1])
        if error["code"] == Cancelled.code:
            raise Cancelled("Stopped.")
        return StorageError(error["message"], error["hint"], error["detail"])
    return StorageError("The PDF could not be made.", "Export it as HTML, which any browser prints.", text[-2000:])

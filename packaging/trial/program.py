"""The packaged program in a trial's system, as a person has it: in the terminal and as a window. Judges nothing."""

from __future__ import annotations

import contextlib
import json
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bootstrap.console import Failure
from trial.base_system import HOME
from trial.room import RUNTIME, Result, Room
from trial.screen import Screen, wait_until

INSTALLED = "/usr/bin/hearth"
COOKIE = f"{RUNTIME}/cookie"
GREEDY = ("--temp", "0")
_PAINTING = 60.0  # seconds a window may take before it counts as not coming
_ANSWERING = 120.0  # seconds an answer may take on a busy machine
_LEAVING = 20.0  # seconds the window may take to close


@dataclass(frozen=True)
class Program:
    """How the program is started.

    Attributes:
        room: The system it is in.
        command: Its file, as it is called inside.
        home: The home folder of the person, inside.
        data: Where the conversations are, inside; empty for the usual folder in the home.
        variables: What else is set.
    """

    room: Room
    command: str = INSTALLED
    home: str = HOME
    data: str = ""
    variables: Mapping[str, str] | None = None

    def run(self, *words: str, timeout: float = 180.0, **more: str) -> Result:
        """Run it in the terminal, without a display."""
        return self.room.run(self.command, *words, timeout=timeout, variables=self._variables() | more)

    def answer(self, *words: str, timeout: float = 180.0, **more: str) -> str:
        """The answer to a question in the terminal, always the likeliest word.

        Raises:
            Failure: It ended with an error.
        """
        done = self.run("chat", *GREEDY, *words, timeout=timeout, **more)
        if done.status:
            raise Failure(f"hearth chat {' '.join(words)}: {done.told()}")
        return done.output.strip()

    def json(self, *words: str, timeout: float = 180.0, **more: str) -> tuple[int, dict[str, object]]:
        """Exit status, and the JSON object that it printed last.

        Raises:
            Failure: It printed none.
        """
        done = self.run(*words, timeout=timeout, **more)
        begin = done.output.find("{")
        try:
            content = json.loads(done.output[begin:] if begin >= 0 else "")
        except ValueError as error:
            raise Failure(f"hearth {' '.join(words)} printed no JSON; {done.told()}") from error
        return done.status, content

    @contextlib.contextmanager
    def window(self, screen: Screen, *words: str, share: float = 0.4, **more: str) -> Iterator[Window]:
        """Its window on ``screen``, painted; closed afterwards.

        Raises:
            Failure: None comes.
        """
        with tempfile.TemporaryDirectory(prefix="hearth-window-") as scratch:
            log = Path(scratch) / "log"
            variables = self.on(screen) | self._variables() | more
            begun = time.monotonic()
            process = self.room.start(self.command, *words, log=log, variables=variables)
            try:
                there = wait_until(lambda: screen.painted(share), _PAINTING, lambda: process.poll() is not None)
                seconds = time.monotonic() - begun
                if not there:
                    said = log.read_text(encoding="utf-8", errors="replace").strip()[-400:]
                    raise Failure(f"No window comes (exit status {process.poll()}): {said}")
                yield Window(self, screen, process, seconds, log)
            finally:
                _end(self.room, process)

    def on(self, screen: Screen) -> dict[str, str]:
        """The variables that lead to ``screen`` from inside, and its cookie is put there."""
        self.room.put(COOKIE, screen.cookie.read_bytes())
        return {"DISPLAY": screen.display, "XAUTHORITY": COOKIE, "QT_QPA_PLATFORM": "xcb"}

    def messages(self) -> list[tuple[str, str, str]]:
        """Role, status and text of all messages in the database of the person, read from a copy."""
        return messages_in(self.place(self.data or f"{self.home}/.local/share/Hearth") / "conversations.db")

    def place(self, inside: str) -> Path:
        """What is called ``inside`` in the system, as this machine calls it. Not for what is mounted there."""
        return self.room.root / inside.lstrip("/")

    def _variables(self) -> dict[str, str]:
        return {"HOME": self.home, **(self.variables or {})}


class Window:
    """A window of the program.

    Attributes:
        seconds: From the start of the process until its window was painted.
    """

    def __init__(
        self, program: Program, screen: Screen, process: subprocess.Popen[bytes], seconds: float, log: Path
    ) -> None:
        self._program = program
        self._screen = screen
        self._process = process
        self._log = log
        self.seconds = seconds

    def said(self) -> str:
        """What the program wrote to the terminal it was started from."""
        return self._log.read_text(encoding="utf-8", errors="replace").strip()

    def ask(self, question: str) -> str:
        """Type ``question`` and press Enter; the answer, as it stands in the database when it is complete.

        Raises:
            Failure: None comes.
        """
        windows = self._screen.windows()
        if not windows:
            raise Failure("The window has no name that a window manager could find it by.")
        before = len(self._program.messages())
        self._screen.tool("xdotool", "windowfocus", "--sync", windows[-1])
        self._screen.tool("xdotool", "type", "--delay", "25", question)
        self._screen.tool("xdotool", "key", "Return")
        found = ""

        def answered() -> bool:
            nonlocal found
            new = self._program.messages()[before:]
            done = [text for role, status, text in new if role == "assistant" and status == "complete"]
            asked = [text for role, _, text in new if role == "user"]
            found = done[0] if done and question in asked else ""
            return bool(found)

        if not wait_until(answered, _ANSWERING, lambda: self._process.poll() is not None):
            raise Failure(f"No answer to what was typed; exit status {self._process.poll()}, {self.said()[-300:]}")
        return found

    def close(self) -> int | None:
        """Ask it to end, as a session does that ends; its exit status, ``None`` when it does not end."""
        self._program.room.signal(self._process, signal.SIGTERM)
        try:
            return self._process.wait(_LEAVING)
        except subprocess.TimeoutExpired:
            return None

    @property
    def status(self) -> int | None:
        """Exit status, ``None`` while it runs."""
        return self._process.poll()


def messages_in(database: Path) -> list[tuple[str, str, str]]:
    """Role, status and text of all messages, in their order; none where there is no database yet."""
    if not database.exists():
        return []
    with tempfile.TemporaryDirectory(prefix="hearth-copy-") as scratch:
        copies = _copy(database, Path(scratch))
        try:
            with contextlib.closing(sqlite3.connect(copies)) as connection:
                rows: Sequence[tuple[str, str, str]] = connection.execute(
                    "SELECT role, status, text FROM message WHERE deleted_at IS NULL ORDER BY id"
                ).fetchall()
        except sqlite3.Error:  # copied in the middle of a change; the next look will do
            return []
    return list(rows)


def _copy(database: Path, folder: Path) -> Path:
    for ending in ("", "-wal"):  # not -shm: it is made again
        with contextlib.suppress(FileNotFoundError):
            shutil.copy(f"{database}{ending}", folder / f"{database.name}{ending}")
    return folder / database.name


def _end(room: Room, process: subprocess.Popen[bytes]) -> None:
    for number in (signal.SIGTERM, signal.SIGKILL):
        if process.poll() is None:
            room.signal(process, number)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(_LEAVING)

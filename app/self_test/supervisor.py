"""Has a process try every part, and gives up on it when it takes too long or dies. Loads nothing that may be broken."""

from __future__ import annotations

import contextlib
import os
import queue
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
import psutil

from app.display import has_display
from app.self_test.values import LIMIT, PARTS, REPORT, Began, Check, Doomed, Ended, Job, Part, Told, Waits
from inference.own_program import own_command

PROCESS = "--self-test-process"  # a packaged program starts itself with it
TIDYING = 5.0  # seconds of the whole that are left for ending processes and taking files away
GRACE = 3.0  # seconds after its limit in which a part can say itself what it waited for
ENDING = 10.0  # seconds a process may take to end when everything was tried
_SAID = 4_000  # bytes of what it wrote to standard error, the last ones, for reports
OFFSCREEN = "offscreen"  # Qt's platform that paints into memory
_NOT_TRIED = "This was not tried: {0}"

_decode = msgspec.json.Decoder(Told).decode


def process_command() -> list[str]:
    """How this installation starts a process that tries everything."""
    return own_command(PROCESS, f"app {PROCESS}")


def surroundings(folder: Path) -> dict[str, str]:
    """The environment of the process: everything is written into ``folder``, and no proxy stands before this computer.

    Without a display the window is painted into memory.
    """
    changed = dict(os.environ)
    changed["HEARTH_DATA_DIR"] = str(folder / "data")
    # Qt, Mesa and fontconfig keep things too: not in a home that may not be there, and not for ever.
    changed["XDG_CACHE_HOME"] = str(folder / "cache")
    for name in ("NO_PROXY", "no_proxy"):
        changed[name] = ",".join(word for word in (os.environ.get(name, ""), "127.0.0.1", "localhost") if word)
    if not has_display(os.environ, sys.platform):
        changed["QT_QPA_PLATFORM"] = OFFSCREEN
    return changed


class Supervisor:
    """One self-test.

    Args:
        limit: Seconds for everything; each part gets its share.
        tell: Told of each part when it was tried.
        begin: Told the name of each part when it begins.
    """

    def __init__(
        self,
        limit: float = LIMIT,
        tell: Callable[[Check], object] = lambda _check: None,
        begin: Callable[[str], object] = lambda _name: None,
    ) -> None:
        self._until = time.monotonic() + max(0.0, limit - TIDYING)
        self._limit = limit
        self._share = limit / LIMIT
        self._tell, self._begin = tell, begin
        self._checks: list[Check] = []

    def run(self, parts: Sequence[Part] = PARTS) -> tuple[Check, ...]:
        """Try everything, in order; leaves neither a process nor a file."""
        platform = ""
        while remaining := parts[len(self._checks) :]:
            if time.monotonic() >= self._until:
                self._skip(remaining, f"the {self._limit:.0f} seconds for everything were over.")
                break
            try:
                folder = Path(tempfile.mkdtemp(prefix="hearth-self-test-"))  # one that died may still hold its own
            except OSError as error:
                self._refuse(remaining, error)
                break
            try:
                begun = self._try(remaining, folder, platform)
            finally:
                shutil.rmtree(folder, ignore_errors=True)
            if not begun and time.monotonic() < self._until:
                self._skip(parts[len(self._checks) :], "the process that tries it does not start.")
                break
            if self._checks[-1].name == "window" and not self._checks[-1].ok:
                platform = OFFSCREEN  # the rest can be tried without a screen
        return tuple(self._checks)

    def _try(self, parts: Sequence[Part], folder: Path, platform: str) -> bool:
        """Have one process try them, as far as it gets; whether it began."""
        environment = surroundings(folder)
        if platform:
            environment["QT_QPA_PLATFORM"] = platform
        scaled = tuple(Part(part.name, part.limit * self._share) for part in parts)
        run = _Run(Job(folder=str(folder), parts=scaled), environment, self._add, self._begin, self._until)
        run.watch()
        return run.began

    def _refuse(self, parts: Sequence[Part], error: OSError) -> None:
        message = "There is no folder for temporary files that Hearth may write to."
        hint = "Set TMPDIR to a folder that you may write to."
        self._add(Check(name=parts[0].name, ok=False, ms=0, details={}, message=message, hint=hint, detail=str(error)))
        self._skip(parts[1:], message)

    def _add(self, check: Check) -> None:
        self._checks.append(check)
        self._tell(check)

    def _skip(self, parts: Sequence[Part], why: str) -> None:
        for part in parts:
            self._add(Check(name=part.name, ok=False, ms=0, details={}, message=_NOT_TRIED.format(why)))


class _Run:
    """One process from its start to its end."""

    def __init__(
        self,
        job: Job,
        environment: dict[str, str],
        tell: Callable[[Check], object],
        begin: Callable[[str], object],
        until: float,
    ) -> None:
        self.began = self._doomed = False
        self._job = job
        self._tell, self._begin = tell, begin
        self._until = until
        self._environment = environment
        self._told: queue.SimpleQueue[Told | None] = queue.SimpleQueue()
        self._last: Check | None = None  # held back until the process has ended well
        self._at: Part | None = None
        self._at_since = time.monotonic()
        self._waits = "it to begin"

    def watch(self) -> None:
        """Until everything was tried, or the process is given up."""
        with tempfile.TemporaryFile(dir=self._job.folder) as said:
            process = subprocess.Popen(
                process_command(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=said,
                env=self._environment,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                start_new_session=True,  # Ctrl-C is for this program, which then ends that one
            )
            reader = threading.Thread(target=self._read, args=(process,), name="self-test-reader", daemon=True)
            reader.start()
            try:
                self._give(process)
                problem = self._follow(process)
            finally:
                end_with_children(process)
                reader.join()
                for pipe in (process.stdin, process.stdout):
                    with contextlib.suppress(OSError):
                        if pipe is not None:
                            pipe.close()
            if problem:
                said.seek(max(0, said.seek(0, os.SEEK_END) - _SAID))
                self._fail(problem, said.read().decode("utf-8", "replace").strip())
            elif self._last is not None:
                self._tell(self._last)

    # ------------------------------------------------------------------------------------ inside

    def _give(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin is not None
        with contextlib.suppress(OSError):  # it says below why it does not listen
            process.stdin.write(msgspec.json.encode(self._job) + b"\n")
            process.stdin.flush()  # and stays open: its end means that this process has ended

    def _read(self, process: subprocess.Popen[bytes]) -> None:
        """Body of the reader."""
        assert process.stdout is not None
        with contextlib.suppress(OSError, ValueError):
            for line in process.stdout:
                with contextlib.suppress(msgspec.MsgspecError):
                    self._told.put(_decode(line))
        self._told.put(None)

    def _follow(self, process: subprocess.Popen[bytes]) -> str:
        """Hear what is told; what went wrong with the process, empty when nothing did."""
        while True:
            part = self._at or self._job.parts[0]
            deadline = min(self._until, self._at_since + part.limit + GRACE)
            try:
                told = self._told.get(timeout=max(0.0, deadline - time.monotonic()))
            except queue.Empty:
                return f"It did not come to its end; it was waiting for {self._waits}."
            if told is None:
                return self._ended(process)
            self._hear(told)

    def _hear(self, told: Told) -> None:
        match told:
            case Began():
                self.began = True
                self._begin(told.name)
                self._at = self._job.parts[self._place(told.name)]
                self._at_since, self._waits = time.monotonic(), f"the check “{told.name}” itself"
            case Waits():
                self._waits = told.what
            case Ended():
                if told.check.name == self._job.parts[-1].name:
                    self._last = told.check
                else:
                    self._tell(told.check)
                    self._at = self._job.parts[self._place(told.check.name) + 1]  # whatever goes wrong from here on
                self._at_since, self._waits = time.monotonic(), "the process to go on"
            case Doomed():
                self._tell(told.check)
                self._doomed = True

    def _place(self, name: str) -> int:
        return [part.name for part in self._job.parts].index(name)

    def _ended(self, process: subprocess.Popen[bytes]) -> str:
        try:
            status = process.wait(min(ENDING, max(0.0, self._until - time.monotonic())))
        except subprocess.TimeoutExpired:
            return "It did not end when everything was tried."
        if self._doomed:  # it has said why
            return ""
        if status or self._last is None:
            return f"The process that tried it ended unexpectedly ({status_words(status)})."
        return ""

    def _fail(self, problem: str, said: str) -> None:
        """The part that was being tried is what is broken; the last one where all came to their end."""
        last = self._last
        if last is not None and not last.ok:
            self._tell(last)
            return
        part = self._at or next(iter(self._job.parts))
        name = last.name if last is not None else part.name
        ms = last.ms if last is not None else round(1000 * (time.monotonic() - self._at_since))
        details = last.details if last is not None else {}
        self._tell(Check(name=name, ok=False, ms=ms, details=details, message=problem, hint=REPORT, detail=said))


def end_with_children(process: subprocess.Popen[bytes]) -> None:
    """End a process and everything it has started, at once; harmless where it has ended."""
    if process.poll() is not None:
        return
    with contextlib.suppress(psutil.Error):
        for child in psutil.Process(process.pid).children(recursive=True):
            with contextlib.suppress(psutil.Error):
                child.kill()
    process.kill()
    process.wait()


def status_words(status: int) -> str:
    """How a process ended."""
    import signal  # only where something went wrong

    if status < 0:
        with contextlib.suppress(ValueError):
            return f"signal {signal.Signals(-status).name}"
    return f"exit status {status if status >= 0 else hex(status & 0xFFFFFFFF)}"

"""Runs one program with its output in a log file and a sign of life on the console."""

from __future__ import annotations

import contextlib
import os
import queue
import re
import shlex
import signal
import subprocess
import threading
import time
from collections import deque
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TextIO

from bootstrap.console import Console, Failure

TAIL = 25  # lines of the log shown when a program fails
GRACE = 5.0  # seconds an interrupted program may take to end by itself
TICK = 0.5  # seconds; how often the clock on the console may move

# Settings of the caller that would send the files of pip elsewhere, or its kind of package, or steer a make inside.
HARMFUL = {
    "MAKEFLAGS",
    "MAKELEVEL",
    "MFLAGS",
    "PIP_BREAK_SYSTEM_PACKAGES",
    "PIP_DRY_RUN",
    "PIP_NO_BINARY",
    "PIP_NO_BUILD_ISOLATION",
    "PIP_NO_DEPS",
    "PIP_ONLY_BINARY",
    "PIP_PREFIX",
    "PIP_PYTHON",
    "PIP_QUIET",
    "PIP_ROOT",
    "PIP_TARGET",
    "PIP_USER",
    "PYTHONHOME",
    "PYTHONPATH",
    "PYTHONWARNINGS",
    "SOURCE_DATE_EPOCH",  # llama.cpp then builds for a processor of 2003, several times slower
    "VIRTUAL_ENV",
    "__PYVENV_LAUNCHER__",
}

_Lines = queue.SimpleQueue[str | None]  # None: nothing more will come

_NINJA = re.compile(r"^\s*\[(\d+)/(\d+)\] (.*)")
_MAKE = re.compile(r"^\s*\[ *(\d+)%\] (.*)")
_COMPILED = re.compile(r" -c (\S+)")
_PIP = re.compile(r"^\s*(Collecting|Downloading|Installing|Building|Preparing|Successfully) (.*)")


class CommandFailed(Failure):
    """A program ended with an error; the message carries the end of its log."""

    def __init__(self, title: str, status: int, tail: Sequence[str], log: Path) -> None:
        how = f"signal {-status}" if status < 0 else f"status {status}"
        lines = "".join("\n  | " + line for line in tail)
        super().__init__(f"{title} failed ({how}). The end of what it wrote:{lines}\nAll of it is in {log}")
        self.status = status
        self.tail = list(tail)


def clean_environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """The caller's environment without what is known to spoil an installation, plus ``extra``."""
    kept = {name: value for name, value in os.environ.items() if name not in HARMFUL}
    return kept | dict(extra or {})


def step_of(line: str) -> tuple[str, float | None] | None:
    """What a line of output says about the progress: a step and, where it is known, the fraction done."""
    if found := _NINJA.match(line):
        done, total = int(found[1]), int(found[2])
        return f"[{done}/{total}] {_short(found[3])}", done / total if total else None
    if found := _MAKE.match(line):
        return _short(found[2]), int(found[1]) / 100
    if found := _PIP.match(line):
        return _short(f"{found[1]} {found[2]}"), None
    return None


def _short(step: str) -> str:
    """What a person can read of it: of a compiler's command the source file, of a path the file name."""
    compiled = _COMPILED.search(step)
    if compiled:
        step = compiled[1]
    words = [word.rsplit("/", 1)[-1] for word in step.split()]
    return " ".join(words)[:60]


def run(
    command: Sequence[str], title: str, log: Path, console: Console, environment: Mapping[str, str] | None = None
) -> None:
    """Run ``command`` to its end, its output in ``log``.

    Whatever interrupts this call also ends the program and everything it started.

    Raises:
        CommandFailed: It ended with an error.
        Failure: It cannot be started.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    tail: deque[str] = deque(maxlen=TAIL)
    with log.open("a", encoding="utf-8") as record:
        record.write(f"\n$ {shlex.join(command)}\n")
        try:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                encoding="utf-8",
                errors="replace",
                env=dict(environment) if environment is not None else clean_environment(),
                start_new_session=True,  # Ctrl-C reaches us alone; we end the whole group
            )
        except OSError as error:
            raise Failure(f"{title} cannot be started: {error}.") from error
        lines: _Lines = queue.SimpleQueue()
        reader = threading.Thread(target=_read, args=(process, lines), name="output of " + title, daemon=True)
        reader.start()
        try:
            _follow(process, lines, title, console, record, tail)
            status = process.wait()
        finally:
            _end(process)
            reader.join(TICK)  # a service that apt started may hold the pipe for ever
    if status:
        raise CommandFailed(title, status, tail, log)


def _read(process: subprocess.Popen[str], lines: _Lines) -> None:
    assert process.stdout is not None
    with process.stdout, contextlib.suppress(ValueError):
        for line in process.stdout:
            lines.put(line)
    lines.put(None)


def _follow(
    process: subprocess.Popen[str],
    lines: _Lines,
    title: str,
    console: Console,
    record: TextIO,
    tail: deque[str],
) -> None:
    """Until the program ends: write the log, keep the end of it, show signs of life."""
    begin = time.monotonic()
    step, fraction = "", None
    while True:
        console.progress(title, step, time.monotonic() - begin, fraction)
        try:
            line = lines.get(timeout=TICK)
        except queue.Empty:
            if process.poll() is not None:
                return
            continue
        if line is None:
            return
        record.write(line)
        tail.append(line.rstrip())
        found = step_of(line)
        if found:
            step, fraction = found[0], found[1] if found[1] is not None else fraction


def _end(process: subprocess.Popen[str]) -> None:
    """End the program and all it started: asked first, because ninja has to pass it on to its compilers."""
    if process.poll() is not None:
        return
    if os.name != "posix":
        process.kill()
        process.wait()
        return
    deadline = time.monotonic() + GRACE
    pause = threading.Event()
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
        while time.monotonic() < deadline:
            process.poll()  # collects it, or its group would never be empty
            os.killpg(process.pid, 0)
            pause.wait(0.05)
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()

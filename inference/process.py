"""One run of the engine process: starting it, its pipes, and in plain words how it ended.

Knows frames only as bytes; what they mean, and when to start again, is the client's business.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterator, Mapping, Sequence

from inference.engine_level import EXIT_WRONG
from inference.errors import EngineDied, EngineUnavailable, HearthError
from inference.own_program import own_command
from inference.protocol import FrameSplitter

LOG_LINES = 200  # of the process's standard error, kept for reports
_READ_SIZE = 65_536  # bytes; one pipe buffer
_NO_MEMORY = (0xC0000017, 0xC000012D)  # Windows: STATUS_NO_MEMORY, STATUS_COMMITMENT_LIMIT
_MEMORY_WORDS = (
    "bad_alloc",
    "failed to allocate",
    "unable to allocate",
    "out of memory",
    "Cannot allocate memory",
    "OutOfDeviceMemory",
)
_BY_HAND = tuple(-getattr(signal, name) for name in ("SIGKILL", "SIGTERM", "SIGHUP", "SIGINT") if hasattr(signal, name))
_ILLEGAL_INSTRUCTION = (-getattr(signal, "SIGILL", 4), 0xC000001D)


def engine_command(*, low_priority: bool = False) -> list[str]:
    """How this installation starts an engine process.

    Args:
        low_priority: Whether it leaves the processor to every other program first, a window above all.
    """
    priority = ["--low-priority"] if low_priority else []
    return own_command("--engine-process", "inference.engine", *priority)


class EngineProcess:
    """A running engine process. ``frames`` belongs to one thread, ``write`` to another.

    WORKAROUND Linux sends the parent-death signal when the *thread* that started the process ends, not
    the parent process: start it from a thread that outlives it, the one that reads ``frames``.
    """

    def __init__(self, command: Sequence[str], environment: Mapping[str, str] | None = None) -> None:
        flags = 0
        if sys.platform == "win32":
            flags = subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP
        try:
            self._popen = subprocess.Popen(
                list(command),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                bufsize=0,
                env={**os.environ, **(environment or {})},
                # Ctrl-C in the terminal is for the program in front, which then asks the engine to stop.
                start_new_session=True,
                creationflags=flags,
            )
        except OSError as error:
            raise EngineUnavailable(
                "The engine that runs language models cannot be started.",
                "Install Hearth again; if that does not help, report this with the details.",
                f"{command[0]}: {error}",
            ) from error
        self._killed = False
        self._log: deque[str] = deque(maxlen=LOG_LINES)
        self._log_reader = threading.Thread(target=self._read_log, name="engine-log", daemon=True)
        self._log_reader.start()

    @property
    def pid(self) -> int:
        """Process id."""
        return self._popen.pid

    def frames(self) -> Iterator[bytes]:
        """Payloads as they come, until the process closes its end. Raises ``ValueError`` for a broken stream."""
        assert self._popen.stdout is not None
        descriptor = self._popen.stdout.fileno()
        splitter = FrameSplitter()
        while data := os.read(descriptor, _READ_SIZE):
            yield from splitter.feed(data)

    def write(self, frame: bytes) -> bool:
        """Send one frame; ``False`` when the process no longer listens."""
        assert self._popen.stdin is not None
        view = memoryview(frame)
        try:
            while view:
                view = view[self._popen.stdin.write(view) :]
        except (OSError, ValueError):  # ValueError: closed by `finish` in the meantime
            return False
        return True

    def hang_up(self) -> None:
        """Close the command pipe: a healthy engine ends by itself."""
        assert self._popen.stdin is not None
        with contextlib.suppress(OSError):
            self._popen.stdin.close()

    def kill(self) -> None:
        """End it now, since it does not follow any more; ``frames`` then ends too."""
        self._killed = True
        self._popen.kill()

    def finish(self, grace: float) -> None:
        """Wait for the end, at most ``grace`` seconds before it is killed, and close every pipe."""
        self.hang_up()
        try:
            self._popen.wait(grace)
        except subprocess.TimeoutExpired:
            self._popen.kill()
            self._popen.wait()
        self._log_reader.join()
        for pipe in (self._popen.stdout, self._popen.stderr):
            if pipe is not None:
                pipe.close()

    def log_lines(self) -> str:
        """The last lines it wrote to standard error."""
        return "\n".join(list(self._log))

    @property
    def ran_out_of_memory(self) -> bool:
        """Whether the finished process seems to have ended for want of memory, and nobody here ended it.

        The system kills without a word; the C and C++ libraries say something and abort.
        """
        status = self._popen.returncode
        if self._killed or not status:
            return False
        if status == -getattr(signal, "SIGKILL", 9) or status in _NO_MEMORY:
            return True
        return any(word in self.log_lines() for word in _MEMORY_WORDS)

    @property
    def exit_status(self) -> int | None:
        """Of the finished process; on POSIX the negative number of the signal that ended it."""
        return self._popen.returncode

    @property
    def met_unknown_instruction(self) -> bool:
        """Whether the finished process ended for an instruction that this processor does not have."""
        return self._popen.returncode in _ILLEGAL_INSTRUCTION

    @property
    def crashed(self) -> bool:
        """Whether the finished process ended by a fault of its own: not asked to, not by somebody's hand."""
        status = self._popen.returncode
        return bool(status) and not self._killed and status not in _BY_HAND

    def end_words(self) -> str:
        """How the finished process ended, for a report."""
        return _exit_words(self._popen.returncode)

    def explain(self, *, was_ready: bool) -> HearthError:
        """Say how the finished process ended, as an error the user can act on."""
        status = self._popen.returncode
        detail = f"exit status {status}\n{self.log_lines()}".strip()
        if status in _ILLEGAL_INSTRUCTION:
            return EngineUnavailable(
                "The engine uses instructions that this processor does not have.",
                "Build the engine again on this computer, or install a Hearth made for older processors.",
                detail,
            )
        if status == EXIT_WRONG and not was_ready:
            return EngineUnavailable(
                "The engine gives wrong answers on this computer.",
                "Install Hearth again; if that does not help, report this with the details.",
                detail,
            )
        if not was_ready:
            return EngineUnavailable(
                "The engine that runs language models ended while it was starting.",
                "Run 'hearth doctor' to see what is missing.",
                detail,
            )
        if self._killed:
            return EngineDied(
                "The engine did not respond any more and was ended.",
                "Nothing that was written is lost; ask again or continue the answer.",
                detail,
            )
        return EngineDied(f"The engine stopped unexpectedly ({_exit_words(status)}).", _exit_hint(status), detail)

    def _read_log(self) -> None:
        assert self._popen.stderr is not None
        rest = b""
        with contextlib.suppress(OSError, ValueError):
            while data := os.read(self._popen.stderr.fileno(), _READ_SIZE):
                *lines, rest = (rest + data).split(b"\n")
                self._log.extend(line.decode("utf-8", "replace").rstrip() for line in lines)
                rest = rest[-_READ_SIZE:]
        if rest:
            self._log.append(rest.decode("utf-8", "replace"))


def _exit_words(status: int | None) -> str:
    if status is None:
        return "it did not answer"
    if status < 0:
        try:
            return f"signal {signal.Signals(-status).name}"
        except ValueError:
            return f"signal {-status}"
    return f"exit status {status}"


def _exit_hint(status: int | None) -> str:
    if status is not None and status == -getattr(signal, "SIGKILL", 9):
        return (
            "The system ends programs when memory runs out: if that happened, choose a smaller model or a "
            "shorter context. Nothing that was written is lost; ask again or continue the answer."
        )
    return "Nothing that was written is lost; ask again or continue the answer."

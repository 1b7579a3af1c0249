"""One run of the API process: started, told where to listen, heard, ended. Knows neither HTTP nor Qt.

When to start it again is its owner's business.
"""

from __future__ import annotations

import contextlib
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Sequence

import msgspec

from inference.errors import ServingError
from inference.hosting.serving import Answer, NotServing, Serve, api_command, line, read_answer

GRACE = 3.0  # seconds the process may take to end when it is asked to
LOG_LINES = 100  # of its standard error, kept for reports


class ApiProcess:
    """Runs from its making until the process has ended.

    Args:
        serve: What the process is told.
        on_answer: Called once with what it says to that, on a thread of this object.
        on_end: Called last of all, there, too: why it ended by itself; ``None``: it was asked to, or has said why.
        command: How to start it; this installation's own way by default.
    """

    def __init__(
        self,
        serve: Serve,
        on_answer: Callable[[Answer], object],
        on_end: Callable[[ServingError | None], object],
        command: Sequence[str] | None = None,
    ) -> None:
        self._serve = serve
        self._on_answer = on_answer
        self._on_end = on_end
        self._command = list(command or api_command())
        self._lock = threading.Lock()
        self._popen: subprocess.Popen[bytes] | None = None
        self._stopping = self._refused = False
        self._force: threading.Timer | None = None
        self._log: deque[str] = deque(maxlen=LOG_LINES)
        self._thread = threading.Thread(target=self._run, name="api-process", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Ask it to end, without waiting; by force when it does not follow in time. May be called twice."""
        with self._lock:
            if self._stopping:
                return
            self._stopping = True
            popen = self._popen
            if popen is None:
                return
            self._force = threading.Timer(GRACE, popen.kill)
            self._force.name, self._force.daemon = "api-process-end", True
            self._force.start()
        _close(popen)

    def close(self) -> None:
        """End it and wait for the end, at most a few seconds."""
        self.stop()
        self._thread.join()

    # ------------------------------------------------------------------------------------ inside

    def _run(self) -> None:
        try:
            popen = self._start()
        except OSError as error:
            self._on_end(
                ServingError(
                    "What answers other programs cannot be started.",
                    "Install Hearth again; if that does not help, report this with the details.",
                    f"{self._command[0]}: {error}",
                )
            )
            return
        logging = threading.Thread(target=self._read_log, args=(popen,), name="api-log", daemon=True)
        logging.start()
        self._begin(popen)
        status = self._follow(popen)
        with self._lock:
            force, asked = self._force, self._stopping
            self._stopping = True
        if force is not None:
            force.cancel()
            force.join()
        logging.join()
        for pipe in (popen.stdout, popen.stderr):
            if pipe is not None:
                pipe.close()
        self._on_end(None if asked or self._refused else self._died(status))

    def _start(self) -> subprocess.Popen[bytes]:
        flags = 0
        if sys.platform == "win32":
            flags = subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP
        return subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,  # Ctrl-C in the terminal is for the program in front, which then ends this one
            creationflags=flags,
        )

    def _begin(self, popen: subprocess.Popen[bytes]) -> None:
        """Tell it what is wanted, unless it is not wanted any more."""
        with self._lock:
            self._popen, stopping = popen, self._stopping
        assert popen.stdin is not None
        with contextlib.suppress(OSError, ValueError):  # it has ended, or `stop` has closed the pipe: seen below
            if not stopping:
                popen.stdin.write(line(self._serve))
                popen.stdin.flush()
        if stopping:
            _close(popen)

    def _follow(self, popen: subprocess.Popen[bytes]) -> int:
        """Hear it until it says nothing more; its exit status."""
        assert popen.stdout is not None
        first = True
        for text in popen.stdout:
            if first:
                first = False
                self._take(popen, text)
        _close(popen)
        try:
            return popen.wait(GRACE)
        except subprocess.TimeoutExpired:
            popen.kill()
            return popen.wait()

    def _take(self, popen: subprocess.Popen[bytes], text: bytes) -> None:
        try:
            answer = read_answer(text)
        except msgspec.MsgspecError:
            self._log.append(f"its words make no sense: {text[:200]!r}")
            popen.kill()
            return
        self._refused = isinstance(answer, NotServing)
        self._on_answer(answer)

    def _read_log(self, popen: subprocess.Popen[bytes]) -> None:
        assert popen.stderr is not None
        for text in popen.stderr:
            self._log.append(text.decode("utf-8", "replace").rstrip())

    def _died(self, status: int) -> ServingError:
        return ServingError(
            "What answers other programs stopped unexpectedly.",
            "Requests under way are lost; it is started again.",
            "\n".join([f"exit status {status}", *self._log]),
        )


def _close(popen: subprocess.Popen[bytes]) -> None:
    assert popen.stdin is not None
    with contextlib.suppress(OSError, ValueError):
        popen.stdin.close()

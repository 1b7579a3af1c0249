"""``make run`` in a terminal behaves like the program it runs; in a pipe it is not in the way."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

FRONT = Path("packaging") / "bootstrap" / "front.sh"

# Answers lines; Ctrl-C is an event to it, not the end. A thread reads, because a signal that comes just before
# a read is noticed only after it.
PROGRAM = """
import queue, signal, sys, threading
lines = queue.SimpleQueue()
signal.signal(signal.SIGINT, lambda *_: lines.put("a signal"))
threading.Thread(target=lambda: [lines.put(line.strip()) for line in sys.stdin], daemon=True).start()
print("ready", flush=True)
for line in iter(lines.get, "end"):
    print("heard", line, flush=True)
print("over", flush=True)
if sys.argv[1] == "by signal":
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.raise_signal(signal.SIGINT)
sys.exit(int(sys.argv[1]))
"""


# Makes the terminal on its standard input the one that Ctrl-C comes from, then becomes its arguments.
TAKE_TERMINAL = (
    "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); os.execvp(sys.argv[1], sys.argv[1:])"
)


def _on_a_terminal(command: list[str], script: list[tuple[bytes, bytes]], cwd: Path) -> tuple[bytes, int]:
    """Run ``command`` on a terminal of its own; for each pair wait for the first, then type the second."""
    ours, theirs = os.openpty()
    with os.fdopen(ours, "r+b", buffering=0) as screen:
        process = subprocess.Popen(
            [sys.executable, "-c", TAKE_TERMINAL, *command],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            cwd=cwd,
            start_new_session=True,
        )
        os.close(theirs)
        out = b""
        # Linux reports an error where others report the end: the last one has closed the terminal.
        with process, contextlib.suppress(OSError):
            for expected, answer in script:
                mark = len(out)
                while expected not in out[mark:] and (piece := screen.read(1)):
                    out += piece
                screen.write(answer)
            while piece := screen.read(4096):
                out += piece
    return out, process.returncode


@pytest.fixture
def makefile(tmp_path: Path, project_root: Path) -> Path:
    if sys.platform == "win32" or not shutil.which("make"):
        pytest.skip("needs make and terminals of Unix")
    (tmp_path / "program.py").write_text(PROGRAM)
    rule = f'\t@{project_root / FRONT} {sys.executable} program.py "$(STATUS)"\n'
    (tmp_path / "Makefile").write_text(f"run:\n{rule}")
    return tmp_path


def test_ctrl_c_goes_to_the_program_and_not_to_make(makefile: Path) -> None:
    typed = [(b"ready", b"one\n"), (b"heard one", b"\x03"), (b"heard a signal", b"two\n"), (b"heard two", b"end\n")]
    out, status = _on_a_terminal(["make", "run", "STATUS=0"], typed, makefile)
    assert status == 0, out.decode()
    assert b"make: ***" not in out


@pytest.mark.parametrize("ending", ["130", "by signal"])
def test_a_program_that_its_user_interrupted_is_no_error(makefile: Path, ending: str) -> None:
    out, status = _on_a_terminal(["make", "run", f"STATUS={ending}"], [(b"ready", b"end\n")], makefile)
    assert (status, b"make: ***" in out) == (0, False), out.decode()


def test_the_program_is_told_how_it_was_called(tmp_path: Path, project_root: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("needs a shell")
    program = tmp_path / "hearth"
    program.write_text('#!/bin/sh\necho "$HEARTH_COMMAND"\n')
    program.chmod(0o755)
    front = ["sh", str(project_root / FRONT), "./hearth"]
    done = subprocess.run(front, stdin=subprocess.DEVNULL, capture_output=True, text=True, cwd=tmp_path, check=True)
    assert done.stdout == "./hearth\n"


@pytest.mark.parametrize(("status", "expected"), [("0", 0), ("1", 2)])
def test_in_a_pipe_the_status_is_handed_on(makefile: Path, status: str, expected: int) -> None:
    result = subprocess.run(
        ["make", "run", f"STATUS={status}"], input="end\n", capture_output=True, text=True, cwd=makefile, check=False
    )
    assert result.returncode == expected, result.stderr
    assert "over" in result.stdout
    assert "job control" not in result.stderr

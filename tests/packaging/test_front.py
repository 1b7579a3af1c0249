"""``make run`` in a terminal behaves like the program it runs; in a pipe it is not in the way."""

from __future__ import annotations

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
import queue, sys, threading
lines = queue.SimpleQueue()
threading.Thread(target=lambda: [lines.put(line.strip()) for line in sys.stdin], daemon=True).start()
print("ready", flush=True)
while True:
    try:
        line = lines.get(timeout=0.05)
    except queue.Empty:
        continue
    except KeyboardInterrupt:
        print("stopped", flush=True)
        continue
    print("heard", line, flush=True)
    if line == "end":
        sys.exit(int(sys.argv[1]))
"""


def _pty_run(command: list[str], script: list[tuple[bytes, bytes]], cwd: Path) -> tuple[bytes, int]:
    """Run ``command`` on a terminal of its own; for each pair wait for the first, then type the second."""
    import pty

    pid, terminal = pty.fork()
    if pid == 0:  # nothing of ours may run here but exec
        try:
            os.chdir(cwd)
            os.execvp(command[0], command)
        finally:
            os._exit(127)
    out = b""
    with os.fdopen(terminal, "r+b", buffering=0) as stream:
        for expected, answer in script:
            mark = len(out)
            while expected not in out[mark:]:
                out += stream.read(1)
            stream.write(answer)
        try:
            while piece := stream.read(4096):
                out += piece
        except OSError:  # Linux: the other side has closed
            pass
    return out, os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


@pytest.fixture
def makefile(tmp_path: Path, project_root: Path) -> Path:
    if sys.platform == "win32" or not shutil.which("make"):
        pytest.skip("needs make and terminals of Unix")
    (tmp_path / "program.py").write_text(PROGRAM)
    rule = f"\t@{project_root / FRONT} {sys.executable} program.py $(STATUS)\n"
    (tmp_path / "Makefile").write_text(f"run:\n{rule}")
    return tmp_path


def test_ctrl_c_goes_to_the_program_and_not_to_make(makefile: Path) -> None:
    typed = [(b"ready", b"one\n"), (b"heard one", b"\x03"), (b"stopped", b"two\n"), (b"heard two", b"end\n")]
    out, status = _pty_run(["make", "run", "STATUS=0"], typed, makefile)
    assert status == 0, out.decode()
    assert b"make: ***" not in out


def test_a_program_that_its_user_interrupted_is_no_error(makefile: Path) -> None:
    out, status = _pty_run(["make", "run", "STATUS=130"], [(b"ready", b"end\n")], makefile)
    assert (status, b"make: ***" in out) == (0, False), out.decode()


@pytest.mark.parametrize(("status", "expected"), [("0", 0), ("1", 2)])
def test_in_a_pipe_the_status_is_handed_on(makefile: Path, status: str, expected: int) -> None:
    result = subprocess.run(
        ["make", "run", f"STATUS={status}"], input="end\n", capture_output=True, text=True, cwd=makefile, check=False
    )
    assert result.returncode == expected, result.stderr
    assert "heard end" in result.stdout
    assert "job control" not in result.stderr

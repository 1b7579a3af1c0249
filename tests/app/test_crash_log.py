"""A process that native code ends leaves its trace; one that ends in order, or is killed, leaves nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from app.crash_log import KEPT, crash_log, last_crash

CODE = """
import faulthandler, sys
from pathlib import Path
from app.crash_log import crash_log
def the_guilty_one(how):
    {"crash": faulthandler._sigsegv, "abort": faulthandler._sigabrt, "end": lambda: None}[how]()
with crash_log(Path(sys.argv[1])):
    the_guilty_one(sys.argv[2])
"""


def run(folder: Path, how: str) -> int:
    return subprocess.run([sys.executable, "-c", CODE, str(folder), how], timeout=60, check=False).returncode


@pytest.mark.parametrize("how", ["crash", "abort"])
def test_a_crash_is_told_once_and_kept(tmp_path: Path, how: str) -> None:
    assert run(tmp_path, how) != 0
    told = last_crash(tmp_path)
    assert told.startswith("Fatal Python error")
    assert "the_guilty_one" in told
    assert last_crash(tmp_path) == ""
    assert [file.name for file in tmp_path.iterdir()] == [KEPT]


def test_an_orderly_end_leaves_nothing(tmp_path: Path) -> None:
    assert run(tmp_path, "end") == 0
    (tmp_path / "crash-1.open").touch()  # of a process that was killed
    assert last_crash(tmp_path) == ""
    assert not list(tmp_path.iterdir())


def test_what_another_process_still_writes_is_left_alone(tmp_path: Path) -> None:
    code = CODE + "    print(flush=True)\n    sys.stdin.read()\n"
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path), "end"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        (file,) = tmp_path.iterdir()
        file.write_text("not over yet")
        assert last_crash(tmp_path) == ""
        assert file.exists()
        process.communicate(b"", timeout=60)
    assert not list(tmp_path.iterdir())


def test_without_a_folder_the_work_is_done_all_the_same(tmp_path: Path) -> None:
    done = []
    with crash_log(tmp_path / "none"):
        done.append(1)
    assert done
    assert last_crash(tmp_path / "none") == ""

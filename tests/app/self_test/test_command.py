"""``hearth --self-test`` as a user starts it: the real program, the real engine, and what it leaves (nothing)."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import psutil
import pytest

import resources
from app.self_test.main import main
from app.self_test.values import PARTS
from tests.app.self_test.conftest import ROOT, linked
from tests.support.waiting import wait_for

PATIENCE = 170  # seconds for a busy machine
SLOW = "150"  # seconds that the self-test is given there

WATCHED = """
import os, sys

def note(event, arguments):
    if event == "socket.connect" and isinstance(arguments[1], tuple) and arguments[1][0] not in ("127.0.0.1", "::1"):
        told = arguments[1]
    elif event == "socket.getaddrinfo" and arguments[0] not in ("127.0.0.1", "localhost", None):
        told = arguments[0]
    else:
        return
    with open(os.environ["OUTSIDE"], "a") as file:
        print(event, told, sys.argv, file=file)

sys.addaudithook(note)
"""

TAKEN = """
import sys
sys.stdout = sys.stderr = None
from app.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


def surroundings(**variables: str) -> dict[str, str]:
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return {name: value for name, value in os.environ.items() if name not in screens} | variables


def self_test(*words: str, code: str = "", **variables: str) -> subprocess.CompletedProcess[str]:
    """Run it without a display."""
    started = ["-c", code] if code else ["-m", "app"]
    return subprocess.run(
        [sys.executable, *started, "--self-test", *words],
        env=surroundings(**variables),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )


def checks(done: subprocess.CompletedProcess[str]) -> dict[str, dict[str, Any]]:
    return {check["name"]: check for check in json.loads(done.stdout)["checks"]}


@pytest.fixture
def temporary(tmp_path: Path) -> Path:
    """The only place for temporary files that the program is told of."""
    made = tmp_path / "temporary files"
    made.mkdir()
    return made


def test_everything_works_nothing_is_left_and_nobody_outside_is_asked(temporary: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    (tmp_path / "sitecustomize.py").write_text(WATCHED)
    done = self_test(
        "--json",
        "--limit",
        SLOW,
        TMPDIR=str(temporary),
        PYTHONPATH=os.pathsep.join((str(tmp_path), str(ROOT))),
        OUTSIDE=str(outside),
        HTTP_PROXY="http://127.0.0.1:9",
    )
    found: dict[str, Any] = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (0, ""), found
    assert found["ok"] is True
    assert [check["name"] for check in found["checks"]] == [part.name for part in PARTS]
    assert all(check["ok"] and "message" not in check for check in found["checks"])
    details = {check["name"]: check["details"] for check in found["checks"]}
    assert details["window"]["plugin"] == "offscreen"
    assert details["window"]["display"] is False
    assert "model" in details["engine"]["answer"]
    assert details["engine"]["tokens_per_second"] > 0
    assert details["engine"]["ttft_ms"] > 0
    assert details["database"]["messages"] == 3
    assert details["download"]["requests"] == 2
    assert not outside.exists(), outside.read_text()
    assert list(temporary.iterdir()) == []
    assert not Path(os.environ["HEARTH_DATA_DIR"]).exists()


def test_without_a_home_and_without_output_there_is_the_report(temporary: Path, tmp_path: Path) -> None:
    """A program with a window has neither standard output nor standard error on Windows."""
    report = tmp_path / "report.json"
    done = self_test(
        "--limit",
        SLOW,
        "--report",
        str(report),
        code=TAKEN,
        HOME=str(tmp_path / "none"),
        TMPDIR=str(temporary),
        PYTHONPATH=str(ROOT),
    )
    assert (done.stdout, done.stderr) == ("", "")
    found = json.loads(report.read_text(encoding="utf-8"))
    assert done.returncode == 0, found
    assert found["ok"] is True
    assert not (tmp_path / "none").exists()


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the platform plugin of X11")
def test_a_window_that_cannot_be_opened_leaves_the_rest_to_be_tried(temporary: Path) -> None:
    done = self_test("--json", "--limit", SLOW, QT_QPA_PLATFORM="nonsense", TMPDIR=str(temporary))
    found = checks(done)
    assert done.returncode == 1
    assert [name for name, check in found.items() if not check["ok"]] == ["window"]
    assert found["window"]["message"].startswith("QT_QPA_PLATFORM asks for 'nonsense', which does not work here.")
    assert found["engine"]["details"]["answer"]
    assert list(temporary.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="a file that nobody writes into is a pipe")
def test_what_hangs_is_given_up_in_time_and_named(temporary: Path, tmp_path: Path) -> None:
    shipped = tmp_path / "modules" / "resources"
    linked(Path(resources.__file__).parent, shipped)
    (shipped / "catalog.json").unlink()
    os.mkfifo(shipped / "catalog.json")
    path = os.pathsep.join((str(shipped.parent), str(ROOT)))
    began = time.monotonic()
    done = self_test("--json", "--limit", "10", TMPDIR=str(temporary), PYTHONPATH=path)
    assert time.monotonic() - began < 30, "10 seconds, and what a busy machine adds"
    found = checks(done)
    assert done.returncode == 1
    assert list(found) == [part.name for part in PARTS]
    assert found["program"]["message"].startswith("It did not come to its end; it was waiting for ")
    assert found["end"]["message"].startswith("This was not tried: the 10 seconds")
    assert list(temporary.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_who_ends_it_in_the_middle_finds_nothing_left(temporary: Path, number: signal.Signals) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "app", "--self-test", "--limit", SLOW],
        env=surroundings(TMPDIR=str(temporary)),
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert b"program" in process.stdout.readline()
        below = psutil.Process(process.pid).children(recursive=True)
        assert below
        process.send_signal(number)
        status = process.wait(30)
    assert status == (-signal.SIGKILL if number == signal.SIGKILL else 130)
    psutil.wait_procs(below, timeout=30)
    assert not [one for one in below if one.is_running()]
    wait_for(lambda: not list(temporary.iterdir()), "its folder to be gone")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")
def test_a_reader_that_leaves_does_not_end_it(temporary: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "app", "--self-test", "--limit", SLOW],
        env=surroundings(TMPDIR=str(temporary)),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""
        assert process.wait(PATIENCE) == 0


def test_no_place_for_temporary_files_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "none"))
    assert main([]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert "no folder for temporary files" in lines[0]
    assert "TMPDIR" in lines[1]
    assert lines[-1].startswith("Something does not work")


def test_a_report_that_cannot_be_written_is_a_failure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "none"))
    assert main(["--report", str(tmp_path / "none" / "report.json")]) == 1
    assert "The report could not be written" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["chat"], ["--limit", "soon"], ["--limit", "1"], ["--report"]])
def test_wrong_usage(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    assert "usage: hearth --self-test" in capsys.readouterr().err

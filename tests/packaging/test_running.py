"""Long programs: signs of life, the end of the log on failure, nothing left running on interruption."""

from __future__ import annotations

import io
import signal
import sys
import threading
from pathlib import Path

import psutil
import pytest

from bootstrap.console import HEARTBEAT, Console, duration
from bootstrap.running import CommandFailed, clean_environment, run, step_of
from tests.support.waiting import wait_for


class Terminal(io.StringIO):
    """Text output that claims to be a terminal."""

    def isatty(self) -> bool:
        return True


class Clock:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize(
    ("line", "step"),
    [
        ("  [12/48] Building CXX object vendor/src/llama.cpp.o\n", ("[12/48] Building CXX object llama.cpp.o", 0.25)),
        ("[1/2] c++ -DX -I/a/b -o out.o -c /somewhere/deep/unicode.cpp\n", ("[1/2] unicode.cpp", 0.5)),
        ("[ 40%] Linking CXX shared library\n", ("Linking CXX shared library", 0.4)),
        ("  Collecting numpy>=1.20\n", ("Collecting numpy>=1.20", None)),
        ("[0/0] odd\n", ("[0/0] odd", None)),
        ("-- Found OpenMP\n", None),
        ("", None),
    ],
)
def test_steps_are_read_from_the_output(line: str, step: tuple[str, float | None] | None) -> None:
    assert step_of(line) == step


def test_a_log_file_gets_a_line_every_half_minute_and_no_flood() -> None:
    out, clock = io.StringIO(), Clock()
    console = Console(out, clock)
    for second in range(1, 301):
        clock.now = float(second)
        console.progress("Building", f"[{second}/300] x.cpp", second, second / 300)
    lines = out.getvalue().splitlines()
    assert len(lines) == 300 // HEARTBEAT
    assert lines[0] == "  Building: 0:30, 10%, about 4:30 left, [30/300] x.cpp"
    assert "\r" not in out.getvalue()


def test_in_a_terminal_one_line_moves_and_gives_way_to_what_stays() -> None:
    out, clock = Terminal(), Clock()
    console = Console(out, clock)
    for second in range(1, 4):
        clock.now = float(second)
        console.progress("Building", "step " + "x" * 500, second)
    console.say("Done.")
    assert "\n" not in out.getvalue().removesuffix("Done.\n")
    assert out.getvalue().endswith("\r\x1b[KDone.\n")
    assert max(map(len, out.getvalue().split("\r"))) < 200, "a line longer than the terminal cannot be wiped"


def test_durations() -> None:
    assert [duration(0), duration(59.9), duration(61), duration(3600)] == ["0:00", "0:59", "1:01", "60:00"]


def _python(script: str) -> list[str]:
    return [sys.executable, "-c", script]


def test_the_output_is_logged_and_a_failure_shows_its_end(tmp_path: Path) -> None:
    log = tmp_path / "deep" / "setup.log"
    script = "for n in range(100): print('line', n)\nraise SystemExit(3)"
    with pytest.raises(CommandFailed, match=r"Building failed \(status 3\)") as caught:
        run(_python(script), "Building", log, Console(io.StringIO()))
    assert "line 0\n" in log.read_text()
    assert "line 99" in caught.value.message
    assert "line 10\n" not in caught.value.message
    assert str(log) in caught.value.message


def test_a_signal_is_named(tmp_path: Path) -> None:
    script = "import os, signal; os.kill(os.getpid(), signal.SIGILL)"
    with pytest.raises(CommandFailed, match=f"signal {int(signal.SIGILL)}"):
        run(_python(script), "Building", tmp_path / "log", Console(io.StringIO()))


def test_a_program_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="Building cannot be started"):
        run([str(tmp_path / "nothing")], "Building", tmp_path / "log", Console(io.StringIO()))


WAITER = "import threading; threading.Event().wait()"
PARENT = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {WAITER!r}]).wait()"
# As ninja does it: what it starts is in a group of its own, and it is the one who ends it.
NINJA = f"""
import signal, subprocess, sys
child = subprocess.Popen([sys.executable, '-c', {WAITER!r}], start_new_session=True)
def end(*_):
    child.terminate(); sys.exit(2)
signal.signal(signal.SIGTERM, end)
child.wait()
"""
STUBBORN = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); {PARENT}"


@pytest.mark.skipif(sys.platform == "win32", reason="process groups")
@pytest.mark.parametrize("script", [PARENT, NINJA, STUBBORN])
def test_interruption_ends_the_program_and_what_it_started(
    script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Ctrl-C does: the main thread gets KeyboardInterrupt while it waits."""
    monkeypatch.setattr("bootstrap.running.GRACE", 1.0 if script == STUBBORN else 30.0)
    started: list[psutil.Process] = []

    def both_run() -> bool:
        started[:] = psutil.Process().children(recursive=True)
        return len(started) == 2 and all(WAITER in process.cmdline()[-1] for process in started)

    def interrupt() -> None:
        wait_for(both_run, "the program and its child")
        signal.raise_signal(signal.SIGINT)

    thread = threading.Thread(target=interrupt)
    thread.start()
    with pytest.raises(KeyboardInterrupt):
        run(_python(script), "Building", tmp_path / "log", Console(io.StringIO()))
    thread.join()
    assert len(started) == 2
    assert psutil.wait_procs(started, timeout=10)[1] == []


def test_settings_that_spoil_an_installation_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "315532800")
    monkeypatch.setenv("PIP_TARGET", "elsewhere")
    monkeypatch.setenv("MAKEFLAGS", "-j --jobserver-auth=3,4")
    monkeypatch.setenv("PIP_CERT", "kept.pem")
    environment = clean_environment({"EXTRA": "1"})
    assert {"SOURCE_DATE_EPOCH", "PIP_TARGET", "MAKEFLAGS"} & environment.keys() == set()
    assert environment["PIP_CERT"] == "kept.pem"
    assert environment["EXTRA"] == "1"

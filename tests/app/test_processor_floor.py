"""A processor that is too old is told in a sentence, before anything is loaded that it could not run."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.processor_floor import FLOOR, lacking_in_cpuinfo, missing_features, show_box

ROOT = Path(__file__).resolve().parents[2]
QEMU = shutil.which("qemu-x86_64-static") or shutil.which("qemu-x86_64")
emulated = pytest.mark.skipif(
    QEMU is None or sys.platform != "linux" or platform.machine() != "x86_64",
    reason="needs qemu-user to stand in for an old processor",
)
PROGRAM = "import sys; from app.processor_floor import missing_features, refuse; m = missing_features()\n"


def run_on(processor: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Run this Python on another processor."""
    assert QEMU is not None
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("DISPLAY", None)
    command = [QEMU, "-cpu", processor, sys.executable, *words]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, env=environment)


def test_the_processor_that_runs_the_tests_is_good_enough() -> None:
    assert missing_features() == ()


@emulated
def test_an_old_processor_is_told_before_anything_is_loaded() -> None:
    refused = run_on("qemu64", "-m", "app", "--help")
    assert refused.returncode == 1
    assert refused.stdout == ""
    assert "too old for Hearth" in refused.stderr
    assert "sse4_2" in refused.stderr
    assert len(refused.stderr.splitlines()) == 1
    loaded = run_on(
        "qemu64", "-c", f"{PROGRAM}print(sorted(n for n in sys.modules if n in ('PySide6', 'numpy', 'ctypes')))"
    )
    assert loaded.stdout.strip() == "[]"


@emulated
def test_what_cpuid_says_counts_and_not_what_the_host_says() -> None:
    answers = {name: run_on(name, "-c", f"{PROGRAM}print(*m)").stdout.split() for name in ("Conroe", "Nehalem")}
    assert "sse4_1" in answers["Conroe"]
    assert "ssse3" not in answers["Conroe"]
    assert answers["Nehalem"] == []


def test_the_systems_own_list_serves_where_the_library_does_not(tmp_path: Path) -> None:
    path = tmp_path / "cpuinfo"
    assert lacking_in_cpuinfo(str(path)) == ()
    path.write_text("processor\t: 0\nflags\t\t: fpu cx16 lahf_lm popcnt pni ssse3 sse4_1 sse4_2\n")
    assert lacking_in_cpuinfo(str(path)) == ()
    path.write_text("processor\t: 0\nflags\t\t: fpu cx16 lahf_lm popcnt pni ssse3\n")
    assert lacking_in_cpuinfo(str(path)) == ("sse4_1", "sse4_2")
    path.write_text("processor\t: 0\nflags\t\t: fpu\n")
    assert set(lacking_in_cpuinfo(str(path))) == set(FLOOR)


@pytest.mark.skipif(sys.platform != "linux", reason="the programs are those of Linux")
@pytest.mark.parametrize("name", ["zenity", "kdialog", "xmessage"])
def test_without_a_terminal_it_is_shown_in_a_box(tmp_path: Path, name: str) -> None:
    program = tmp_path / name
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {tmp_path}/said\nexit 1\n')
    program.chmod(0o755)
    environ = {"PATH": str(tmp_path), "DISPLAY": ":1"}
    assert show_box("Too old.", environ)
    assert "Too old." in (tmp_path / "said").read_text()
    assert not show_box("Too old.", {"PATH": str(tmp_path)})  # nobody could see it
    program.unlink()
    assert not show_box("Too old.", environ)

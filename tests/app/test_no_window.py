"""Where Qt cannot open a window, plain words come instead of its own; real processes, which Qt ends."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app import no_window
from app.no_window import import_failed, missing_libraries, tell, why_not

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="what Linux systems lack")

WINDOW = """
import sys
from app import no_window
no_window._BOXES = ()
from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtWidgets import QApplication
from app.qt_messages import QtMessages
qInstallMessageHandler(QtMessages().note)
QApplication(["hearth"])
print("opened", QApplication.platformName())
"""


def window(**variables: str) -> subprocess.CompletedProcess[str]:
    bare = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    return subprocess.run(
        [sys.executable, "-c", WINDOW], env=bare | variables, capture_output=True, text=True, timeout=60
    )


@linux_only
def test_a_wish_that_cannot_be_met_is_left_out_of_account() -> None:
    done = window(QT_QPA_PLATFORM="nonsense")  # and without it there is no display either
    first, second = done.stderr.splitlines()
    assert "asks for 'nonsense'" in first
    assert second.startswith("hearth: Hearth cannot open its window.")
    assert "hearth chat" in second
    assert done.returncode == 1


@linux_only
def test_the_reason_is_named() -> None:
    done = window(DISPLAY=":4321")
    assert done.returncode == 1
    assert "could not connect to display :4321" in done.stderr or "Missing on this system" in done.stderr


def test_missing_libraries_are_named_with_their_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(no_window, "_loads", lambda name: name not in ("libxcb-cursor.so.0", "libEGL.so.1"))
    missing = missing_libraries({"DISPLAY": ":0"})
    assert missing == [("libEGL.so.1", "libegl1"), ("libxcb-cursor.so.0", "libxcb-cursor0")]
    assert "apt install libegl1 libxcb-cursor0." in why_not(missing, "something")
    assert missing_libraries({"WAYLAND_DISPLAY": "wayland-0"}) == [("libEGL.so.1", "libegl1")]
    monkeypatch.setattr(no_window, "_loads", lambda _name: True)
    error = ImportError("libodd.so.3: cannot open shared object file: No such file or directory")
    assert "Missing on this system: libodd.so.3. Without" in import_failed(error)


@linux_only
def test_a_library_is_there_or_not() -> None:
    assert no_window._loads("libc.so.6")
    assert not no_window._loads("libnobody-has-this.so.1")


@pytest.mark.skipif(os.name != "posix", reason="a program of POSIX")
def test_who_looks_at_no_terminal_gets_a_box(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said = tmp_path / "said"
    os.mkfifo(said)
    box = tmp_path / "zenity"
    box.write_text(f'#!/bin/sh\nfor word; do echo "$word"; done > "{said}"\n')
    box.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    process = tell("It is so.")
    assert process is not None
    assert "--text=It is so." in said.read_text().splitlines()
    assert capsys.readouterr().err == "hearth: It is so.\n"
    assert process.wait(60) == 0

"""What texts tell the user to type, for a program that is installed and for one that was only unpacked."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import pytest

from app.calling import VARIABLE, command_name

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="paths and quotes are those of a POSIX shell")


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A packaged program in a folder with a space in its name, in no folder of PATH."""
    program = tmp_path / "my stick" / "hearth"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.delenv("APPIMAGE", raising=False)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))
    return program


def test_an_installed_program_is_called_by_its_name(program: Path, tmp_path: Path) -> None:
    (tmp_path / "bin" / "hearth").symlink_to(program)

    assert command_name() == "hearth"


def test_a_folder_that_was_unpacked_is_called_by_its_path(program: Path) -> None:
    assert shlex.split(command_name()) == [str(program)]


def test_another_hearth_that_is_installed_is_not_this_one(program: Path, tmp_path: Path) -> None:
    other = tmp_path / "bin" / "hearth"
    other.write_text("#!/bin/sh\n")
    other.chmod(0o755)

    assert shlex.split(command_name()) == [str(program)]


def test_in_its_own_folder_it_is_called_from_there(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(program.parent)

    assert command_name() == "./hearth"


def test_an_appimage_is_called_by_its_file(program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("APPIMAGE", str(tmp_path / "Hearth.AppImage"))

    assert command_name() == str(tmp_path / "Hearth.AppImage")


def test_a_starter_says_how_it_is_called(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "make run")

    assert command_name() == "make run"


def test_from_source_it_is_the_plain_name(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", False)

    assert command_name() == "hearth"

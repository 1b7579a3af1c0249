"""``hearth reset`` as a script and a person use it."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.cli.main import run
from app.cli.reset import how_to_uninstall
from app.only_window import only_window, reset_files
from app.paths import Paths, find_paths
from app.reset import journal
from app.reset.leaving import Installed, installed
from tests.app.reset.conftest import bring


@pytest.fixture
def used() -> Paths:
    """Two parts with something in them."""
    paths = find_paths()
    paths.kept.mkdir()
    (paths.kept / "a.kv").write_bytes(b"x" * 3_000_000)
    (paths.logs / "hearth.log").write_text("line\n")
    bring(paths, paths.models / "a.gguf", 5_000_000)
    return paths


class Hearth:
    """Runs command lines in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *words: str, status: int = 0) -> tuple[str, str]:
        assert run(["reset", *words]) == status
        output = self._capsys.readouterr()
        return output.out, output.err

    def json(self, *words: str) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self(*words, "--json")[0].splitlines()]


@pytest.fixture
def hearth(capsys: pytest.CaptureFixture[str]) -> Hearth:
    return Hearth(capsys)


def test_without_options_it_lists_and_changes_nothing(hearth: Hearth, used: Paths) -> None:
    out, err = hearth()
    assert [line.split()[0] for line in out.splitlines()] == [
        *("--conversations", "--settings", "--models", "--downloads", "--caches", "--logs", "--token")
    ]
    assert str(used.models) in out
    assert "4.8 MB" in out
    assert "Nothing was changed" in err
    assert "never touched" in err
    assert (used.models / "a.gguf").is_file()
    sizes = {each["part"]: each["size"] for each in hearth.json()}
    assert (sizes["caches"], sizes["conversations"]) == (3_000_000, 0)
    assert sizes["models"] == 5_000_000 + used.library.stat().st_size


def test_what_is_named_goes(hearth: Hearth, used: Paths) -> None:
    out, _ = hearth("--caches", "--logs", "--yes")
    assert out == "Removed 2 files, 2.9 MB.\n"
    assert not used.kept.exists()
    assert (used.models / "a.gguf").is_file()
    (said,) = hearth.json("--models", "--yes")
    assert said["freed"] > 5_000_000
    assert said["left"] == []
    assert not used.models.exists()


def test_after_everything_it_says_how_the_program_goes(hearth: Hearth, used: Paths) -> None:
    out, err = hearth("--everything", "--yes")
    assert err == ""
    assert not used.data.exists()
    assert f"delete the folder {Path(__file__).parents[3]}" in out


def test_nobody_is_asked_who_is_not_there(hearth: Hearth, used: Paths) -> None:
    assert "--yes" in hearth("--caches", status=2)[1]
    assert used.kept.exists()


def test_not_while_the_window_is_open(hearth: Hearth, used: Paths) -> None:
    lock = only_window(used.data)
    try:
        assert "window is open, so nothing was removed" in hearth("--caches", "--yes", status=1)[1]
    finally:
        lock.release()
    assert used.kept.exists()


def test_what_was_broken_off_is_said(hearth: Hearth, used: Paths) -> None:
    journal.begin(used.data, ("caches", "logs"))
    assert "reset --caches --logs" in hearth()[1]
    hearth("--logs", "--yes")
    assert not used.kept.exists(), "what was begun before is done, too"
    assert reset_files(used.data) == []


@pytest.mark.parametrize(("typed", "status"), [(b"yes\n", 0), (b"no\n", 130)])
def test_a_person_is_asked(used: Paths, typed: bytes, status: int) -> None:
    leader, follower = pty.openpty()
    try:
        command = [sys.executable, "-m", "app", "reset", "--caches", "--conversations"]
        process = subprocess.Popen(command, stdin=follower, stdout=follower, stderr=follower)
        os.close(follower)
        seen = b""
        while b"Type yes" not in seen:
            seen += os.read(leader, 4096)
        assert b"Caches and measurements" in seen
        assert b"backups create FILE" in seen
        os.write(leader, typed)
        assert process.wait(timeout=60) == status
    finally:
        os.close(leader)
    assert used.kept.exists() == (status != 0)


@pytest.mark.parametrize(
    ("program", "environ", "platform", "kind", "words"),
    [
        ("/usr/lib/hearth/hearth", {}, "linux", "deb", "apt remove hearth"),
        ("/opt/hearth/hearth", {}, "linux", "deb", "apt remove hearth"),
        ("/usr/local/hearth/hearth", {}, "linux", "folder", "delete the folder /usr/local/hearth"),
        ("/media/stick/my apps/hearth/hearth", {}, "linux", "folder", "delete the folder /media/stick/my apps/hearth"),
        ("/app/lib/hearth/hearth", {"FLATPAK_ID": "x"}, "linux", "flatpak", "flatpak uninstall io.github"),
        ("/run/mount/hearth", {"APPIMAGE": "/apps/Hearth.AppImage"}, "linux", "appimage", "file /apps/Hearth.AppImage"),
        ("/Applications/Hearth.app/Contents/MacOS/hearth", {}, "darwin", "macos", "/Applications/Hearth.app to the"),
    ],
)
def test_how_the_program_goes(program: str, environ: dict[str, str], platform: str, kind: str, words: str) -> None:
    found = installed(environ, platform=platform, frozen=True, program=Path(program))
    assert found.kind == kind
    assert words in how_to_uninstall(found)


def test_on_windows_it_goes_as_it_came(tmp_path: Path) -> None:
    program = tmp_path / "hearth.exe"
    assert installed({}, platform="win32", frozen=True, program=program) == Installed("folder", str(tmp_path))
    (tmp_path / "uninstall.exe").touch()
    found = installed({}, platform="win32", frozen=True, program=program)
    assert found.kind == "windows"
    assert "Apps" in how_to_uninstall(found)

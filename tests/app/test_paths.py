"""Where data lives: what moves it, and what is said when it cannot be written."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from app.paths import Paths, find_paths
from inference.errors import StorageError

posix_only = pytest.mark.skipif(os.name != "posix", reason="rights of files are a matter of POSIX")
not_root = pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")


def all_below(paths: Paths, folder: Path) -> bool:
    return all(getattr(paths, name).is_relative_to(folder) for name in Paths.__slots__)


def test_hearth_data_dir_moves_everything(tmp_path: Path) -> None:
    paths = find_paths({"HEARTH_DATA_DIR": str(tmp_path / "a" / "b")})
    assert paths == Paths.below(tmp_path / "a" / "b")
    assert all_below(paths, tmp_path)
    for folder in (paths.data, paths.models, paths.logs, paths.cache):
        assert folder.is_dir()
    for file in (paths.database, paths.settings, paths.library, paths.history):
        assert not file.exists()
        assert file.parent.is_dir()


@pytest.mark.parametrize("name", ["~/hearth", "relative", " padded "])
def test_hearth_data_dir_as_people_write_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    data = find_paths({"HEARTH_DATA_DIR": name}).data
    assert data == tmp_path / name.strip().removeprefix("~/")
    assert data.is_absolute()


@pytest.mark.parametrize("environ", [{}, {"HEARTH_DATA_DIR": "  "}])
def test_otherwise_the_platform_decides(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, environ: dict[str, str]
) -> None:
    for variable in ("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(variable, str(tmp_path))
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(variable, raising=False)
    paths = find_paths(environ)
    assert "Hearth" in paths.data.parts
    if sys.platform == "linux":
        assert paths.database == tmp_path / ".local" / "share" / "Hearth" / "conversations.db"
        assert paths.settings == tmp_path / ".config" / "Hearth" / "settings.json"
        assert paths.cache == tmp_path / ".cache" / "Hearth"


@posix_only
def test_new_folders_belong_to_the_user_alone_and_old_ones_stay_as_they_are(tmp_path: Path) -> None:
    paths = find_paths({"HEARTH_DATA_DIR": str(tmp_path / "new")})
    for folder in (paths.data, paths.models, paths.logs, paths.cache):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o755)
    find_paths({"HEARTH_DATA_DIR": str(shared)})
    assert stat.S_IMODE(shared.stat().st_mode) == 0o755


def test_finding_them_twice_leaves_no_traces(tmp_path: Path) -> None:
    for _ in range(2):
        paths = find_paths({"HEARTH_DATA_DIR": str(tmp_path)})
    assert sorted(file.name for file in paths.data.iterdir()) == ["cache", "logs", "models"]


# --------------------------------------------------------------------------------------- portable


@pytest.mark.parametrize("program", ["Hearth/hearth", "Stick/Hearth.app/Contents/MacOS/hearth"])
def test_portable_means_beside_the_program(tmp_path: Path, program: str) -> None:
    place = tmp_path / Path(program).parts[0]
    (tmp_path / program).parent.mkdir(parents=True)
    (place / "portable.txt").touch()
    paths = find_paths({}, program=tmp_path / program)
    assert paths == Paths.below(place / "data")


def test_the_environment_goes_before_portable(tmp_path: Path) -> None:
    (tmp_path / "portable.txt").touch()
    assert find_paths({"HEARTH_DATA_DIR": str(tmp_path / "x")}, program=tmp_path / "hearth").data == tmp_path / "x"


def test_a_packaged_program_is_found_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "portable.txt").touch()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "hearth"))
    assert find_paths({}).data == tmp_path / "data"
    (tmp_path / "image").mkdir()
    (tmp_path / "image" / "portable.txt").touch()
    assert find_paths({"APPIMAGE": str(tmp_path / "image" / "Hearth.AppImage")}).data == tmp_path / "image" / "data"


def test_a_program_that_is_not_packaged_is_never_portable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "portable.txt").touch()
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert find_paths({}).data != tmp_path / "data"


# ----------------------------------------------------------------------------------------- errors


@pytest.mark.parametrize("below", ["", "deeper", "deeper/still"])
def test_a_file_in_its_place(tmp_path: Path, below: str) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(StorageError, match="something else is in its place") as caught:
        find_paths({"HEARTH_DATA_DIR": str(tmp_path / "file" / below)})
    assert "HEARTH_DATA_DIR" in caught.value.hint
    assert (tmp_path / "file").read_text() == "mine"


@not_root
def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(StorageError, match="cannot write"):
            find_paths({"HEARTH_DATA_DIR": str(tmp_path)})
    finally:
        tmp_path.chmod(0o700)


@pytest.mark.skipif(not Path("/proc/version").exists(), reason="needs a file system nobody can write")
def test_a_file_system_nobody_can_write() -> None:
    with pytest.raises(StorageError) as caught:
        find_paths({"HEARTH_DATA_DIR": "/proc/hearth"})
    assert caught.value.detail


@pytest.mark.skipif(not Path("/proc/version").exists(), reason="needs a file system nobody can write")
def test_a_stick_nobody_can_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "portable.txt").touch()
    (tmp_path / "data").symlink_to("/proc/hearth")
    with pytest.raises(StorageError, match=r"^portable.txt says") as caught:
        find_paths({}, program=tmp_path / "hearth")
    assert "remove portable.txt" in caught.value.hint


@pytest.mark.skipif(sys.platform != "linux", reason="XDG folders")
def test_what_need_not_be_written_keeps_nobody_from_starting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for variable in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(variable, "/proc/hearth")
    data = tmp_path / ".local" / "share" / "Hearth"
    data.mkdir(parents=True)
    (data / "models").symlink_to(tmp_path / "a drive that is away")
    paths = find_paths({})
    usual = Paths.below(data)
    assert (paths.logs, paths.cache, paths.kept, paths.machine) == (usual.logs, usual.cache, usual.kept, usual.machine)
    assert paths.settings == Path("/proc/hearth/Hearth/settings.json")
    assert not paths.models.exists()


@pytest.mark.parametrize("name", ["nul\0inside", "~nobody-of-this-name/x"])
def test_names_that_cannot_be(name: str) -> None:
    with pytest.raises(StorageError, match="cannot write"):
        find_paths({"HEARTH_DATA_DIR": name})

"""Small files are replaced whole or not at all; a file is renamed, but never onto another."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from inference.atomic import rename_new, sync_folder, write_atomically
from inference.errors import StorageError, StorageFull
from inference.file_lock import hold, is_held


def _names(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture(params=["links", "no links"])
def drive(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """One on which a file may have two names, and one on which it may not."""

    def refuse(*_arguments: object, **_options: object) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    if request.param == "no links":
        monkeypatch.setattr(os, "link", refuse)


@pytest.mark.usefixtures("drive")
def test_rename_never_replaces(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"a")
    (tmp_path / "b").write_bytes(b"b")
    (tmp_path / "nowhere").symlink_to("gone")
    for target in ("b", "nowhere"):
        with pytest.raises(FileExistsError):
            rename_new(tmp_path / "a", tmp_path / target)
    (tmp_path / "nowhere").unlink()
    assert _names(tmp_path) == {"a": b"a", "b": b"b"}
    rename_new(tmp_path / "a", tmp_path / "c")
    assert _names(tmp_path) == {"b": b"b", "c": b"a"}
    with pytest.raises(FileNotFoundError):
        rename_new(tmp_path / "a", tmp_path / "d")


@pytest.mark.usefixtures("drive")
def test_a_link_is_renamed_itself(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"real")
    (tmp_path / "link").symlink_to("real")
    rename_new(tmp_path / "link", tmp_path / "other")
    assert os.readlink(tmp_path / "other") == "real"
    assert not os.path.lexists(tmp_path / "link")
    assert (tmp_path / "real").lstat().st_nlink == 1


def test_file_that_keeps_its_old_name_has_it_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(b"a")
    unlink = os.unlink

    def busy(path: str | Path) -> None:
        if Path(path).name == "a":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        unlink(path)

    monkeypatch.setattr(os, "unlink", busy)
    with pytest.raises(PermissionError):
        rename_new(tmp_path / "a", tmp_path / "b")
    assert _names(tmp_path) == {"a": b"a"}


@pytest.mark.parametrize(("number", "kind"), [(errno.ENOSPC, StorageFull), (errno.EIO, StorageError)])
def test_failed_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, kind: type[StorageError]
) -> None:
    path = tmp_path / "a"
    write_atomically(path, b"old")

    def fail(_descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(kind):
        write_atomically(path, b"new")
    assert _names(tmp_path) == {"a": b"old"}


def test_folder_that_cannot_be_opened_is_not_synced(tmp_path: Path) -> None:
    sync_folder(tmp_path / "gone")


@pytest.mark.skipif(os.name != "posix", reason="elsewhere an open file cannot be removed anyway")
def test_file_is_held_while_it_is_open(tmp_path: Path) -> None:
    path = tmp_path / "a"
    with path.open("xb") as file:
        assert not is_held(str(path))
        hold(file.fileno())
        assert is_held(str(path))
    assert not is_held(str(path))
    os.mkfifo(tmp_path / "pipe")
    assert not is_held(str(tmp_path / "pipe"))
    with pytest.raises(FileNotFoundError):
        is_held(str(tmp_path / "gone"))

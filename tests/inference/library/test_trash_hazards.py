"""What happens to deleted files when something fails or comes between: they stay restorable, and replace nothing."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import msgspec
import pytest

from inference.errors import StorageError, UsageError
from inference.library import Library, Roots
from inference.library.trash_files import move_all
from inference.library.trash_record import RECORD, read_record, write_record
from tests.inference.library.test_verify import NAME
from tests.support.model_stores import ModelFiles, picture_of, remove, write_split


def _fail(_path: Path, _content: bytes) -> None:
    raise StorageError("No.")


def test_index_that_cannot_be_written_undoes_the_deletion(
    library: Library, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_split(own / "s", "split", 2)
    library.scan()
    before = picture_of(own)
    monkeypatch.setattr("inference.library.index.write_atomically", _fail)
    with pytest.raises(StorageError):
        library.delete("Split model")
    assert picture_of(own) == before
    assert library.trash() == ()


def test_deletion_that_cannot_be_undone_loses_nothing(
    library: Library, files: ModelFiles, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = files.write(own / "a.gguf", 1)
    library.scan()

    def fail(_path: Path, _content: bytes) -> None:
        path.write_bytes(b"a download")
        raise StorageError("No.")

    with monkeypatch.context() as patch:
        patch.setattr("inference.library.index.write_atomically", fail)
        with pytest.raises(StorageError):
            library.delete(NAME)
    assert path.read_bytes() == b"a download"
    (trashed,) = library.trash()
    with pytest.raises(UsageError):
        library.restore(trashed.id)
    assert path.read_bytes() == b"a download"
    remove(path)
    assert library.restore(trashed.id).path.read_bytes() == files.data(1)
    assert library.trash() == ()


def test_index_that_cannot_be_written_after_restoring(
    library: Library, files: ModelFiles, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = files.write(own / "a.gguf", 1)
    library.scan()
    library.note(NAME, "kept")
    trashed = library.delete(NAME)
    with monkeypatch.context() as patch:
        patch.setattr("inference.library.index.write_atomically", _fail)
        with pytest.raises(StorageError):
            library.restore(trashed.id)
    assert path.read_bytes() == files.data(1)
    assert library.restore(trashed.id).notes == "kept"
    assert (path.read_bytes(), library.trash()) == (files.data(1), ())


def test_power_cut_between_two_names_of_a_restored_file(library: Library, files: ModelFiles, own: Path) -> None:
    path = files.write(own / "a.gguf", 1)
    library.scan()
    trashed = library.delete(NAME)
    os.link(trashed.folder / "0000.gguf", path)
    assert library.restore(trashed.id).path == path
    assert (path.read_bytes(), library.trash()) == (files.data(1), ())
    assert path.stat().st_nlink == 1


def test_files_come_back_all_or_none(tmp_path: Path) -> None:
    for name in ("1", "2"):
        (tmp_path / name).write_text(name)
    (tmp_path / "b").write_text("another")
    moves = [(str(tmp_path / "1"), str(tmp_path / "new/a")), (str(tmp_path / "2"), str(tmp_path / "b"))]
    with pytest.raises(UsageError):
        move_all(moves)
    assert {name: (tmp_path / name).read_text() for name in ("1", "2", "b")} == {"1": "1", "2": "2", "b": "another"}


def test_clock_that_went_back_keeps_nobody_from_emptying(library: Library, files: ModelFiles, own: Path) -> None:
    files.write(own / "a.gguf", 1)
    library.scan()
    trashed = library.delete(NAME)
    record = read_record(trashed.folder / RECORD)
    assert record
    write_record(trashed.folder / RECORD, msgspec.structs.replace(record, deleted=record.deleted + 1e6))
    library.scan()
    assert library.trash()
    assert library.empty_trash() > 0
    assert library.trash() == ()


@pytest.mark.parametrize("deleted", [float("nan"), float("inf"), 1e300, -1e300])
def test_record_of_no_time_is_none(library: Library, files: ModelFiles, own: Path, deleted: float) -> None:
    files.write(own / "a.gguf", 1)
    library.scan()
    trashed = library.delete(NAME)
    record = read_record(trashed.folder / RECORD)
    assert record
    write_record(trashed.folder / RECORD, msgspec.structs.replace(record, deleted=deleted))
    assert library.trash() == ()
    library.scan()
    assert (trashed.folder / "0000.gguf").exists()


def test_while_hearths_own_drive_is_away_nothing_is_made_in_its_place(
    files: ModelFiles, index: Path, guide: Path, tmp_path: Path
) -> None:
    path = files.write(tmp_path / "big/a.gguf", 1)
    drive = tmp_path / "media/drive/models"
    library = Library(index, guide, Roots(own=drive, added=(tmp_path / "big",)))
    library.scan()
    trashed = library.delete(NAME)
    assert trashed.folder.is_relative_to(tmp_path / "big")
    assert not (tmp_path / "media").exists()
    assert library.restore(trashed.id).path == path
    assert list((tmp_path / "big").iterdir()) == [path]  # no empty trash is left in a folder of the user


def test_folder_that_is_known_by_two_ways_holds_each_file_once(
    files: ModelFiles, index: Path, guide: Path, tmp_path: Path
) -> None:
    path = files.write(tmp_path / "big/o/a.gguf", 1)
    (tmp_path / "link").symlink_to(tmp_path / "big")
    library = Library(index, guide, Roots(own=tmp_path / "big", added=(tmp_path / "link",)))
    library.scan()
    assert [place.parts for place in library.find(NAME).places] == [(path,)]
    library.add(tmp_path / "link/o/a.gguf")
    assert [place.parts for place in library.find(NAME).places] == [(path,)]
    assert library.frees(NAME) == path.stat().st_size
    trashed = library.delete(NAME)
    assert not path.exists()
    assert library.models(everything=True)[:-1] == ()
    assert library.restore(trashed.id).path == path


def test_file_that_an_older_index_knows_twice_can_be_deleted(
    files: ModelFiles, index: Path, guide: Path, tmp_path: Path
) -> None:
    path = files.write(tmp_path / "big/a.gguf", 1)
    (tmp_path / "link").symlink_to(tmp_path / "big")
    for folder in ("big", "link"):
        library = Library(index, guide, Roots(own=tmp_path / folder))
        library.scan()
    text = index.read_text()
    line = text.splitlines()[1]
    spots = msgspec.json.decode(line)["spots"]
    twice = [*spots, msgspec.json.decode(msgspec.json.encode(spots[0]).replace(b"/link", b"/big"))]
    index.write_text(text.replace(line, msgspec.json.encode({**msgspec.json.decode(line), "spots": twice}).decode()))
    library = Library(index, guide, Roots(own=tmp_path / "link", added=(tmp_path / "big",)))
    assert len(library.find(NAME).places) == 2
    trashed = library.delete(NAME)
    assert not path.exists()
    assert library.restore(trashed.id).path.read_bytes() == files.data(1)
    assert path.exists()


def test_drive_that_begins_inside_the_folder(
    library: Library, files: ModelFiles, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files.write(own / "drive/a.gguf", 1)
    library.scan()
    before = picture_of(own)

    def refuse(*_arguments: object) -> None:
        raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))

    monkeypatch.setattr(os, "rename", refuse)
    with pytest.raises(UsageError) as caught:
        library.delete(NAME)
    assert "another drive" in caught.value.message
    assert picture_of(own) == before
    assert library.trash() == ()

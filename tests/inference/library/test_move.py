"""Moving models: renamed, copied, and as they were after every failure."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from inference.errors import Cancelled, ModelCorrupt, ModelMissing, NoSpace, StorageError, UsageError
from inference.library import Library, Progress, Roots, copying, moving, unfinished
from tests.inference.library.test_verify import NAME, After
from tests.support.model_stores import ModelFiles, picture_of, remove, sha256, write_split


@pytest.fixture
def other_drive(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing can be renamed: as if the target were on another drive."""
    monkeypatch.setattr(moving, "_link", lambda *_arguments: False)


def _contents(*folders: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for folder in folders for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(params=["same drive", "other drive"])
def drives(request: pytest.FixtureRequest) -> None:
    if request.param == "other drive":
        request.getfixturevalue("other_drive")


@pytest.mark.usefixtures("drives")
def test_model_parts_and_companions_move_together(library: Library, own: Path, roots: Roots, tmp_path: Path) -> None:
    paths = write_split(own / "owner/name", "split", 2)
    (own / "owner/name/mmproj-F16.gguf").write_bytes(b"GGUF eye")
    library.set_roots(msgspec.structs.replace(roots, added=(tmp_path / "big",)))
    (tmp_path / "big").mkdir()
    library.scan()
    library.note("Split model", "keep")
    before = {path.name: path.read_bytes() for path in (own / "owner/name").iterdir()}
    told: list[Progress] = []
    model = library.move("Split model", tmp_path / "big", on_progress=told.append)
    target = tmp_path / "big/owner/name"
    assert model.path == target / paths[0].name
    assert {path.name: path.read_bytes() for path in target.iterdir()} == before
    assert not (own / "owner").exists()  # no empty folders are left
    assert (model.source, model.own, model.notes, model.vision) == ("folder", True, "keep", True)
    assert [place.parts[0].parent for place in model.places] == [target]
    if told:
        assert told[-1].done == told[-1].total > 0
    scanned = library.scan()
    assert (scanned.read, scanned.new, scanned.gone) == (0, (), ())
    assert library.find("Split model").path == model.path


@pytest.mark.usefixtures("other_drive")
def test_copy_is_compared_with_the_promise(library: Library, files: ModelFiles, own: Path, tmp_path: Path) -> None:
    path = files.write(own / "a.gguf", 1)
    library.scan()
    model = library.move(NAME, tmp_path / "x")
    assert model.sha256 == (sha256(files.data(1)),)  # computed on the way, kept as a promise
    assert (model.path, model.source) == (tmp_path / "x/a.gguf", "file")
    assert not path.exists()
    data = bytearray(files.data(1))
    data[-200] ^= 1
    status = model.path.stat()
    model.path.write_bytes(data)
    os.utime(model.path, ns=(status.st_atime_ns, status.st_mtime_ns))
    with pytest.raises(ModelCorrupt):
        library.move(NAME, own)
    assert _contents(own, tmp_path / "x") == {str(model.path): bytes(data)}


@pytest.mark.usefixtures("other_drive")
@pytest.mark.parametrize("questions", [0, 1, 2, 3])
def test_cancelled_move_leaves_everything_as_it_was(
    library: Library, own: Path, index: Path, tmp_path: Path, questions: int
) -> None:
    write_split(own / "s", "split", 2)
    library.scan()
    before, known = picture_of(own), index.read_bytes()
    with pytest.raises(Cancelled):
        library.move("Split model", tmp_path / "x/y", cancel=After(questions))
    assert picture_of(own) == before
    assert index.read_bytes() == known
    assert not (tmp_path / "x").exists()


@pytest.mark.usefixtures("other_drive")
def test_full_drive(
    library: Library, files: ModelFiles, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files.write(own / "a.gguf", 1)
    library.scan()
    before = picture_of(own)

    def full(_descriptor: int, _data: memoryview) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(copying, "_write_all", full)
    with pytest.raises(NoSpace):
        library.move(NAME, tmp_path / "x")
    monkeypatch.undo()
    monkeypatch.setattr(moving, "_link", lambda *_arguments: False)
    monkeypatch.setattr(moving, "MARGIN", 2**62)
    with pytest.raises(NoSpace) as caught:
        library.move(NAME, tmp_path / "x")
    assert "no room" in caught.value.message
    assert picture_of(own) == before
    assert not (tmp_path / "x").exists()


@pytest.mark.usefixtures("other_drive")
def test_copy_that_reads_back_wrong(
    library: Library, files: ModelFiles, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files.write(own / "a.gguf", 1)
    library.scan()
    write = copying._write_all
    monkeypatch.setattr(copying, "_write_all", lambda file, data: write(file, memoryview(bytes(len(data)))))
    with pytest.raises(ModelCorrupt) as caught:
        library.move(NAME, tmp_path / "x")
    assert "not equal" in caught.value.message
    assert list(own.iterdir()) == [own / "a.gguf"]
    assert not (tmp_path / "x").exists()


@pytest.mark.usefixtures("drives")
def test_index_that_cannot_be_written_undoes_the_move(
    library: Library, files: ModelFiles, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files.write(own / "a.gguf", 1)
    library.scan()
    before = picture_of(own)

    def fail(_path: Path, _content: bytes) -> None:
        raise StorageError("No.")

    monkeypatch.setattr("inference.library.index.write_atomically", fail)
    with pytest.raises(StorageError):
        library.move(NAME, tmp_path / "x")
    assert picture_of(own) == before
    assert not (tmp_path / "x").exists()


@pytest.mark.usefixtures("drives")
def test_companion_that_another_model_needs_stays_too(
    library: Library, files: ModelFiles, own: Path, tmp_path: Path
) -> None:
    folder = own / "o/r"
    for number in (1, 2):
        files.write(folder / f"m-Q{number + 3}_0.gguf", number)
    (folder / "mmproj-F16.gguf").write_bytes(b"GGUF eye")
    library.scan()
    for number in (1, 2):
        assert library.move(f"Sample model {number:07}", tmp_path / "x").vision
        assert (folder / "mmproj-F16.gguf").exists() == (number == 1)
    assert sorted(path.name for path in (tmp_path / "x/o/r").iterdir()) == [
        "m-Q4_0.gguf",
        "m-Q5_0.gguf",
        "mmproj-F16.gguf",
    ]


def test_what_cannot_be_moved(library: Library, files: ModelFiles, own: Path, home: Path, tmp_path: Path) -> None:
    theirs = files.write(home / ".lmstudio/models/p/m/b.gguf", 2)
    mine = files.write(own / "a.gguf", 1)
    library.scan()
    with pytest.raises(UsageError) as caught:
        library.move("Sample model 0000002", own)
    assert "LM Studio" in caught.value.message
    with pytest.raises(UsageError):
        library.move(NAME, own)
    (tmp_path / "x").mkdir()
    (tmp_path / "x/a.gguf").write_bytes(b"another")
    with pytest.raises(UsageError) as caught:
        library.move(NAME, tmp_path / "x")
    assert "already" in caught.value.message
    with pytest.raises((UsageError, StorageError)):
        library.move(NAME, tmp_path / "x/a.gguf")
    with pytest.raises(UsageError):
        library.move("guide", tmp_path)
    remove(mine)
    with pytest.raises(ModelMissing):
        library.move(NAME, tmp_path / "y")
    assert (tmp_path / "x/a.gguf").read_bytes() == b"another"
    assert theirs.exists()


def test_what_a_killed_move_left_behind_goes_after_a_while(
    library: Library, files: ModelFiles, own: Path, open_library: Callable[[], Library]
) -> None:
    files.write(own / "a.gguf", 1)
    left = own / ".hearth-0123456789ab.moving"
    left.write_bytes(b"half")
    mine = [own / name for name in ("my notes.moving", ".hearth-notes.moving", ".hearth-0123456789ab.moving.gguf")]
    for path in mine:
        path.write_bytes(b"notes")
    library.scan()
    assert left.exists()  # it may be growing right now
    old = left.stat().st_mtime - 2 * unfinished.ABANDONED
    for path in (left, *mine):
        os.utime(path, (old, old))
    open_library().scan()
    assert not left.exists()
    assert all(path.exists() for path in mine)


def test_link_is_moved_as_the_file_it_leads_to(library: Library, files: ModelFiles, own: Path, tmp_path: Path) -> None:
    real = files.write(tmp_path / "real.gguf", 1)
    own.mkdir(parents=True)
    (own / "link.gguf").symlink_to(real)
    library.scan()
    model = library.move(NAME, tmp_path / "x")
    assert not model.path.is_symlink()
    assert model.path.read_bytes() == files.data(1)
    assert real.exists()
    assert not os.path.lexists(own / "link.gguf")


def test_hostile_repository_leads_nowhere(library: Library, files: ModelFiles, own: Path, tmp_path: Path) -> None:
    from inference.download.values import Source, Wanted, WantedFile

    path = files.write(tmp_path / "outside/a.gguf", 1)
    source = Source(url="http://example.org/a.gguf")
    wanted = Wanted(title="x", files=(WantedFile(source=source, target=path),), repository="../../../..")
    model = library.downloaded(wanted)
    assert library.move(model.name, own).path == own / "a.gguf"

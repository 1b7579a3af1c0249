"""What happens to a move while others work in the same folders: nobody's file is replaced or removed."""

from __future__ import annotations

import errno
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from inference.errors import ModelMissing, ModelUnreadable, StorageError, UsageError
from inference.library import Library, Progress, Roots, copying, moving, unfinished
from tests.inference.library.test_crash import DIED, dies_at
from tests.inference.library.test_verify import NAME
from tests.support.model_stores import ModelFiles, picture_of, write_split


@pytest.fixture
def other_drive(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing can be linked or renamed: as if the target were on another drive."""
    monkeypatch.setattr(moving, "_link", lambda *_arguments: False)


@pytest.fixture
def one_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """A drive on which a file has one name only, as on most memory sticks."""

    def refuse(*_arguments: object, **_options: object) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", refuse)


def _once(step: str, work: Callable[[], object]) -> Callable[[Progress], None]:
    """Do something when a step is reached for the first time."""
    done: list[str] = []

    def told(progress: Progress) -> None:
        if progress.step == step and not done:
            done.append(step)
            work()

    return told


@pytest.mark.usefixtures("other_drive")
@pytest.mark.parametrize("links", [True, False])
def test_file_that_comes_to_the_target_meanwhile_is_not_replaced(
    library: Library, files: ModelFiles, own: Path, tmp_path: Path, links: bool, request: pytest.FixtureRequest
) -> None:
    if not links:
        request.getfixturevalue("one_name")
    path = files.write(own / "a.gguf", 1)
    library.scan()
    target = tmp_path / "x/a.gguf"
    with pytest.raises(UsageError) as caught:
        library.move(NAME, target.parent, on_progress=_once("hash", lambda: target.write_bytes(b"a download")))
    assert "already" in caught.value.message
    assert target.read_bytes() == b"a download"
    assert [each.name for each in target.parent.iterdir()] == ["a.gguf"]
    assert path.read_bytes() == files.data(1)


@pytest.mark.usefixtures("other_drive")
def test_original_that_is_replaced_meanwhile_is_not_removed(
    library: Library, files: ModelFiles, own: Path, tmp_path: Path
) -> None:
    path = files.write(own / "a.gguf", 1)
    library.scan()

    def replace() -> None:
        files.write(own / "new", 2).rename(path)

    model = library.move(NAME, tmp_path / "x", on_progress=_once("hash", replace))
    assert model.path.read_bytes() == files.data(1)
    assert path.read_bytes() == files.data(2)
    library.scan()
    assert library.find("Sample model 0000002").path == path


@pytest.mark.usefixtures("other_drive")
def test_scan_leaves_a_copy_alone_that_somebody_works_on(
    library: Library, files: ModelFiles, own: Path, roots: Roots, tmp_path: Path, open_library: Callable[[], Library]
) -> None:
    path = files.write(own / "a.gguf", 1)
    long_ago = time.time() - 10 * unfinished.ABANDONED
    big = tmp_path / "big"
    big.mkdir()
    roots = msgspec.structs.replace(roots, added=(big,))
    library.set_roots(roots)
    library.scan()
    other = open_library()
    other.set_roots(roots)
    looked: list[list[Path]] = []

    def look() -> None:
        """Another Hearth scans; the copy seems old: the computer was asleep."""
        for copy in big.iterdir():
            os.utime(copy, (long_ago, long_ago))
        other.scan()
        looked.append(list(big.iterdir()))

    model = library.move(NAME, big, on_progress=_once("hash", look))
    assert len(looked[0]) == 1
    assert model.path.read_bytes() == files.data(1)
    assert not path.exists()


def test_companion_that_is_a_link_to_the_original_is_not_taken_for_a_copy(
    library: Library, files: ModelFiles, own: Path, tmp_path: Path
) -> None:
    files.write(own / "o/r/a.gguf", 1)
    eye = own / "o/r/mmproj-F16.gguf"
    eye.write_bytes(b"GGUF eye")
    link = tmp_path / "x/o/r/mmproj-F16.gguf"
    link.parent.mkdir(parents=True)
    link.symlink_to(eye)
    library.scan()
    before = picture_of(own)
    with pytest.raises(UsageError):
        library.move(NAME, tmp_path / "x")
    assert picture_of(own) == before
    assert link.read_bytes() == b"GGUF eye"


def test_companion_that_lies_in_the_target_already_stays(library: Library, files: ModelFiles, tmp_path: Path) -> None:
    """The model goes to where, through a link, the folder of its projector is."""
    top = tmp_path / "models"
    files.write(top / "o/r/a.gguf", 1)
    eye = top / "o/mmproj-F16.gguf"
    eye.write_bytes(b"GGUF eye")
    (tmp_path / "x/o").mkdir(parents=True)
    (tmp_path / "x/o/r").symlink_to(top / "o")
    library.set_roots(Roots(own=top))
    library.scan()
    assert library.find(NAME).vision
    model = library.move(NAME, tmp_path / "x")
    assert (model.path.read_bytes(), eye.read_bytes()) == (files.data(1), b"GGUF eye")
    assert model.vision


@pytest.mark.usefixtures("one_name")
def test_drive_on_which_a_file_has_one_name(
    library: Library, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = write_split(own / "s", "split", 3)
    library.scan()
    before = picture_of(own)

    def fail(_path: Path, _content: bytes) -> None:
        raise StorageError("No.")

    with monkeypatch.context() as patch:
        patch.setattr("inference.library.index.write_atomically", fail)
        with pytest.raises(StorageError):
            library.move("Split model", tmp_path / "x")
    assert picture_of(own) == before
    model = library.move("Split model", tmp_path / "x")
    assert sorted(each.name for each in model.path.parent.iterdir()) == [path.name for path in paths]
    assert not any(path.exists() for path in paths)


@pytest.mark.usefixtures("other_drive")
def test_drive_that_keeps_no_permissions(
    library: Library, files: ModelFiles, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files.write(own / "a.gguf", 1)
    library.scan()

    def refuse(*_arguments: object) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(shutil, "copystat", refuse)
    assert library.move(NAME, tmp_path / "x").path.read_bytes() == files.data(1)


@pytest.mark.usefixtures("other_drive")
@pytest.mark.parametrize(("number", "kind"), [(errno.EIO, ModelUnreadable), (errno.ENOENT, ModelMissing)])
def test_original_that_cannot_be_read_is_what_is_said(
    library: Library,
    files: ModelFiles,
    own: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    kind: type[Exception],
) -> None:
    files.write(own / "a.gguf", 1)
    library.scan()
    before = picture_of(own)

    class Failing:
        """A drive that goes away."""

        name = str(own / "a.gguf")

        def readinto(self, _block: memoryview) -> int:
            raise OSError(number, os.strerror(number))

    read = copying._read
    monkeypatch.setattr(copying, "_read", lambda _source, block: read(Failing(), block))  # type: ignore[arg-type]
    with pytest.raises(kind) as caught:
        library.move(NAME, tmp_path / "x")
    assert "a.gguf" in str(caught.value)
    assert picture_of(own) == before
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize("below", [".lmstudio/models", ".ollama/models/blobs", ".cache/huggingface/hub/x"])
def test_nothing_is_put_into_another_programs_store(
    library: Library, files: ModelFiles, own: Path, home: Path, tmp_path: Path, below: str
) -> None:
    path = files.write(own / "a.gguf", 1)
    (home / below).mkdir(parents=True)
    (tmp_path / "link").symlink_to(home / below)
    library.scan()
    before = picture_of(home)
    for folder in (home / below, tmp_path / "link", tmp_path / "link/y"):
        with pytest.raises(UsageError) as caught:
            library.move(NAME, folder)
        assert "another program" in caught.value.message
    assert picture_of(home) == before
    assert path.exists()


def test_files_vanishing_from_the_target_cost_no_original(
    library: Library, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = write_split(own / "s", "split", 2)
    library.scan()
    before = picture_of(own)
    bring = moving._bring

    def lose(*arguments: object) -> object:
        hashes = bring(*arguments)  # type: ignore[arg-type]
        (tmp_path / "x/s" / paths[1].name).unlink()
        return hashes

    monkeypatch.setattr(moving, "_bring", lose)
    with pytest.raises(StorageError):
        library.move("Split model", tmp_path / "x")
    assert picture_of(own) == before


@pytest.mark.usefixtures("other_drive")
@pytest.mark.skipif(not hasattr(os, "fork"), reason="a copy of the process is ended")
def test_killed_copy_goes_after_a_while_wherever_it_grew(
    library: Library, files: ModelFiles, own: Path, tmp_path: Path, index: Path
) -> None:
    """Also in a folder that nobody looks through."""
    path = files.write(own / "a.gguf", 1)
    library.scan()

    def die(_progress: Progress) -> None:
        os._exit(DIED)

    assert dies_at(0, lambda: library.move(NAME, tmp_path / "x", on_progress=die))
    (left,) = (tmp_path / "x").iterdir()
    library.scan()
    assert left.exists()
    old = time.time() - 2 * unfinished.ABANDONED
    os.utime(left, (old, old))
    (tmp_path / "x").rename(tmp_path / "y")  # its drive is away
    library.scan()
    (tmp_path / "y").rename(tmp_path / "x")
    library.scan()
    assert not left.exists()
    assert path.read_bytes() == files.data(1)
    assert index.with_name(index.name + ".copies").read_text() == "[]"


@pytest.mark.parametrize(
    "content", [b"", b"{", b"5", b'["/etc/passwd", 5, "\\u0000", "x/.hearth-1.moving"]', b"[" * 9999]
)
def test_damaged_list_of_copies_removes_nothing(
    library: Library, files: ModelFiles, own: Path, index: Path, tmp_path: Path, content: bytes
) -> None:
    mine = tmp_path / "mine.gguf"
    mine.write_bytes(b"mine")
    os.utime(mine, (0, 0))
    files.write(own / "a.gguf", 1)
    index.with_name(index.name + ".copies").write_bytes(content.replace(b"/mine.gguf", bytes(mine)))
    library.scan()
    assert mine.exists()
    assert library.move(NAME, tmp_path / "x").path.exists()

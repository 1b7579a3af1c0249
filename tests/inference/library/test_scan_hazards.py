"""Scans while drives leave and files are replaced, of very many files, and with an index that is damaged."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import msgspec
import pytest

from inference.atomic import write_atomically
from inference.download.values import Source, Wanted, WantedFile
from inference.errors import StorageError, UsageError
from inference.library import Library, Roots, reading, walk
from inference.library.names import free_name
from inference.library.walk import Stamp
from tests.inference.library.test_verify import NAME
from tests.support.model_stores import ModelFiles, add_to_ollama, picture_of, remove, sha256
from tests.support.sparse_gguf import write_shape
from tests.support.tiny_gguf import Shape, write_tiny


def test_list_is_written_a_few_times_however_many_files_there_are(
    library: Library, files: ModelFiles, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is written as a whole: once for each few files, ten thousand of them would take minutes."""
    for number in range(400):
        files.write(own / f"{number}.gguf", number)
    written: list[int] = []

    def write(path: Path, content: bytes) -> None:
        written.append(len(content))
        write_atomically(path, content)

    monkeypatch.setattr("inference.library.index.write_atomically", write)
    assert library.scan().models == 400
    assert 4 <= len(written) <= 20  # and it fills up while it is read


def test_free_name_asks_for_no_more_names_than_it_needs() -> None:
    class Names(frozenset[str]):
        asked = 0

        def __contains__(self, name: object) -> bool:
            Names.asked += 1
            return super().__contains__(name)

    names = Names({f"model-{number}" for number in range(10_000)})
    assert free_name("Other", "Q8_0", "", names) == "Other"
    assert Names.asked == 1


@pytest.mark.parametrize("empty", [True, False])
def test_drive_that_leaves_while_its_folder_is_looked_through(
    library: Library, files: ModelFiles, own: Path, monkeypatch: pytest.MonkeyPatch, empty: bool
) -> None:
    """Its names were listed, its files are gone a moment later: nothing of them is forgotten."""
    data = files.data(1)
    (own / "o/r").mkdir(parents=True)
    path = files.write(own / "o/r/a.gguf", 1)
    files.write(own / "o/r/b.gguf", 2)
    library.scan()
    assert library.verify(NAME).model.sha256 == (sha256(data),)
    drive = own / "o/r"
    away = own.parent / "away"
    look = walk.stamp_of

    def leave(asked: str) -> Stamp | None:
        if asked == str(path) and drive.exists() and not away.exists():
            drive.rename(away)
            if empty:  # the mount point is left
                drive.mkdir()
        return look(asked)

    with monkeypatch.context() as patch:
        patch.setattr(walk, "stamp_of", leave)
        scanned = library.scan()
    assert drive in scanned.unread
    assert library.find(NAME).missing
    if empty:
        drive.rmdir()
    away.rename(drive)
    scanned = library.scan()
    assert (scanned.read, scanned.new) == (0, ())
    assert library.find(NAME).sha256 == (sha256(data),)


def test_what_macos_leaves_beside_files_is_no_model(library: Library, files: ModelFiles, own: Path) -> None:
    files.write(own / "a.gguf", 1)
    (own / "._a.gguf").write_bytes(b"\0\5\26\7Mac OS X        ")
    library.scan()
    assert [model.path.name for model in library.models(everything=True) if not model.builtin] == ["a.gguf"]


def test_another_model_in_place_of_one_has_its_own_name_and_notes(
    library: Library, files: ModelFiles, own: Path
) -> None:
    path = files.write(own / "model.gguf", 1)
    library.scan()
    library.note(NAME, "about the first")
    library.mark_used(NAME)
    files.write(path, 2)
    scanned = library.scan()
    assert (scanned.new, scanned.gone) == (("Sample model 0000002",), (NAME,))
    model = library.find("Sample model 0000002")
    assert (model.path, model.notes, model.last_used) == (path, "", 0.0)
    files.write(own / "again.gguf", 1)
    library.scan()
    assert library.find(NAME).notes == "about the first"


def test_newer_file_of_the_same_model_is_the_same_model(library: Library, files: ModelFiles, own: Path) -> None:
    for name in ("loose.gguf", "o/r/named.gguf"):
        path = own / name
        files.write(path, 1)
        library.scan()
        library.note(NAME, "kept")
        library.verify(NAME)
        # Of a repository even the name in the file may be another one; of a loose file it is what tells.
        write_tiny(path, layers=1, vocab=404, name="Another name" if "/" in name else NAME)
        assert library.scan().new == ()
        model = library.find(NAME)
        assert (model.path, model.notes, model.sha256, model.verified) == (path, "kept", (), 0.0)
        library.note(NAME, "")
        remove(path)
        library.scan()


def test_file_that_became_unreadable_keeps_its_name(library: Library, files: ModelFiles, own: Path) -> None:
    path = files.write(own / "model.gguf", 1)
    library.scan()
    library.note(NAME, "kept")
    path.write_bytes(b"no model at all, but long enough to be looked at")
    library.scan()
    model = library.find(NAME)
    assert (bool(model.problem), model.notes) == (True, "kept")
    files.write(path, 2)
    library.scan()
    assert library.find(NAME).problem == ""


def test_damaged_index_on_a_full_disk_is_shown_but_not_written_over(
    library: Library, files: ModelFiles, own: Path, index: Path, guide: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files.write(own / "a.gguf", 1)
    library.scan()
    damaged = index.read_bytes().replace(b"\n]}\n", b',\n{"name": 5}\n]}\n')
    index.write_bytes(damaged)
    again = Library(index, guide, Roots(own=own))

    def full(_self: Path, _data: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        assert again.find(NAME).path == own / "a.gguf"
        with pytest.raises(StorageError):
            again.note(NAME, "new")
    assert index.read_bytes() == damaged
    assert not list(index.parent.glob("*.damaged-*"))
    assert again.note(NAME, "new").notes == "new"
    assert again.set_aside
    assert again.set_aside.read_bytes() == damaged


def test_correction_of_one_byte_in_the_metadata_is_another_content(library: Library, own: Path) -> None:
    """As when a repository is corrected: the size is the same, and nearly every byte."""
    own.mkdir(parents=True)
    path = write_shape(own / "a.gguf", "dense", Shape(layers=1, vocabulary=30_000), head=32)
    data = bytearray(path.read_bytes())
    place = data.index(b"tokenizer.ggml.token_type") + 50_000
    assert place > 300_000
    assert len(data) > place + 1_000_000
    data[place] ^= 2
    (own / "b.gguf").write_bytes(data)
    library.scan()
    assert len(library.models(everything=True)) == 3


def test_what_is_known_to_differ_by_its_hash_stays_apart(
    library: Library, files: ModelFiles, own: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two files that look alike wherever anybody looks: each keeps the hash that was promised for it."""
    monkeypatch.setattr(reading, "content_of", lambda _parts: "2:alike")
    theirs = add_to_ollama(home / ".ollama/models", ("registry.ollama.ai", "library", "m", "1b"), files.data(1))
    library.scan()
    mine = files.write(own / "a.gguf", 2)
    source = Source(repository="o/n")
    file = WantedFile(source=source, target=mine, size=mine.stat().st_size, sha256=sha256(files.data(2)))
    library.downloaded(Wanted(title="x", files=(file,)))
    for _ in range(2):
        library.scan()
        found = {model.path: model.sha256 for model in library.models() if not model.builtin}
        assert found == {theirs: (sha256(files.data(1)),), mine: (sha256(files.data(2)),)}


@pytest.mark.parametrize("below", ["", "p", "p/m"])
def test_folder_of_the_user_that_is_another_programs_is_still_theirs(
    library: Library, files: ModelFiles, home: Path, roots: Roots, tmp_path: Path, below: str
) -> None:
    path = files.write(home / ".lmstudio/models/p/m/a.gguf", 1)
    (tmp_path / "link").symlink_to(home / ".lmstudio/models" / below)
    before = picture_of(home)
    for folder in (home / ".lmstudio/models" / below, tmp_path / "link"):
        for shown in (True, False):
            library.set_roots(msgspec.structs.replace(roots, added=(folder,), show_programs=shown))
            library.scan()
            library.add(path)
            model = library.find(NAME)
            assert not model.own
            assert not any(place.own for place in model.places)
            assert library.frees(NAME) == 0
            for change in (lambda: library.delete(NAME), lambda: library.move(NAME, tmp_path / "x")):
                with pytest.raises(UsageError) as caught:
                    change()
                assert "it belongs to LM Studio" in caught.value.message
    assert picture_of(home) == before

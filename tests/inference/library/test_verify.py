"""Verifying: what was promised, what was computed, what is damaged."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from inference.download.values import Source, Wanted, WantedFile
from inference.errors import Cancelled, ModelMissing, UsageError
from inference.library import Library, Progress
from tests.support.model_stores import ModelFiles, add_to_ollama, remove, sha256, write_split

NAME = "Sample model 0000001"


class After:
    """A token that is cancelled after some questions."""

    def __init__(self, questions: int) -> None:
        self.left = questions

    def check(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise Cancelled("Stopped.")


def _spoil(path: Path, offset: int = -100) -> None:
    """Change a byte and nothing else, not even the time of the last change."""
    status = path.stat()
    data = bytearray(path.read_bytes())
    data[offset] ^= 1
    path.write_bytes(data)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def _wanted(path: Path, digest: str, **further: object) -> Wanted:
    file = WantedFile(source=Source(repository="owner/name", path=path.name), target=path, sha256=digest)
    return Wanted(title="Title", files=(file,), repository="owner/name", **further)  # type: ignore[arg-type]


def test_without_a_promise_the_hash_is_computed_and_remembered(library: Library, files: ModelFiles, own: Path) -> None:
    path = files.write(own / "a.gguf", 1)
    library.scan()
    first = library.verify(NAME)
    assert (first.result, first.model.sha256) == ("unknown", (sha256(files.data(1)),))
    assert first.model.verified > 0
    assert library.verify(NAME).result == "ok"
    _spoil(path)
    third = library.verify(NAME)
    assert (third.result, third.damaged, third.model.damaged) == ("damaged", (path,), True)
    assert library.find(NAME).damaged
    path.write_bytes(files.data(1))
    library.scan()
    assert library.verify(NAME).result == "ok"
    assert not library.find(NAME).damaged


def test_hash_of_the_store_is_the_promise(library: Library, files: ModelFiles, home: Path) -> None:
    models = home / ".ollama/models"
    blob = add_to_ollama(models, ("registry.ollama.ai", "library", "m", "1b"), files.data(1), projector=b"GGUF eye")
    library.scan()
    assert library.verify(NAME).result == "ok"
    eye = models / "blobs" / f"sha256-{sha256(b'GGUF eye')}"
    eye.write_bytes(b"GGUF ear")
    assert library.verify(NAME).damaged == (eye,)
    eye.write_bytes(b"GGUF eye")
    _spoil(blob)
    assert library.verify(NAME).damaged == (blob,)


def test_the_other_place_serves_when_one_is_damaged(library: Library, files: ModelFiles, home: Path, own: Path) -> None:
    mine = files.write(own / "a.gguf", 1)
    theirs = files.write(home / ".lmstudio/models/p/m/a.gguf", 1)
    library.scan()
    library.verify(NAME)
    _spoil(mine)
    assert library.verify(NAME).result == "damaged"
    model = library.find(NAME)
    assert (model.path, model.damaged) == (theirs, False)
    assert [place.damaged for place in model.places] == [False, True]


def test_download_brings_its_hash_and_repository(library: Library, files: ModelFiles, own: Path) -> None:
    path = files.write(own / "owner/name/a.gguf", 1)
    model = library.downloaded(_wanted(path, sha256(files.data(1)).upper()))
    assert (model.repository, model.sha256, model.source) == ("owner/name", (sha256(files.data(1)),), "hearth")
    assert model.verified > 0
    assert library.scan().read == 0
    assert library.verify(model.name).result == "ok"


def test_download_without_a_known_hash(library: Library, files: ModelFiles, own: Path) -> None:
    path = files.write(own / "a.gguf", 1)
    model = library.downloaded(_wanted(path, ""))
    assert (model.sha256, model.verified) == ((), 0.0)
    assert library.verify(model.name).result == "unknown"


def test_download_that_cannot_chat_is_known_all_the_same(library: Library, own: Path) -> None:
    own.mkdir(parents=True)
    (own / "x.gguf").write_bytes(b"<html>")
    model = library.downloaded(_wanted(own / "x.gguf", sha256(b"<html>")))
    assert "not a GGUF" in model.problem
    with pytest.raises(ModelMissing):
        library.downloaded(_wanted(own / "gone.gguf", ""))


def test_split_files_and_progress(library: Library, own: Path) -> None:
    paths = write_split(own / "s", "split", 2)
    library.scan()
    told: list[Progress] = []
    found = library.verify("Split model", on_progress=told.append)
    assert found.result == "unknown"
    assert len(found.model.sha256) == 2
    assert told[-1].done == told[-1].total == sum(path.stat().st_size for path in paths)
    assert {progress.path for progress in told} == set(paths)
    _spoil(paths[1], -1)
    assert library.verify("Split model").damaged == (paths[1],)


def test_file_that_was_replaced_is_another_content(library: Library, files: ModelFiles, own: Path) -> None:
    """Its old hash is no promise for the new file, also when nobody has scanned since."""
    path = files.write(own / "a.gguf", 1)
    library.scan()
    library.verify(NAME)
    files.write(path, 2)
    assert library.verify(NAME).result == "unknown"


def test_cancelled_verification_changes_nothing(library: Library, files: ModelFiles, own: Path, index: Path) -> None:
    files.write(own / "a.gguf", 1)
    library.scan()
    before = index.read_bytes()
    with pytest.raises(Cancelled):
        library.verify(NAME, cancel=After(0))
    assert index.read_bytes() == before


def test_nothing_to_verify(library: Library, files: ModelFiles, own: Path) -> None:
    with pytest.raises(UsageError):
        library.verify("guide")
    with pytest.raises(ModelMissing):
        library.verify("nobody")
    path = files.write(own / "a.gguf", 1)
    library.scan()
    remove(path)
    with pytest.raises(ModelMissing) as caught:
        library.verify(NAME)
    assert "not where it was" in caught.value.message


# -------------------------------------------------------------------------- is it here already


def test_what_another_program_has_fetched_is_not_fetched_again(
    library: Library, files: ModelFiles, own: Path, home: Path
) -> None:
    """Whether the store names the hash or not."""
    named = add_to_ollama(home / ".ollama/models", ("registry.ollama.ai", "library", "m", "1b"), files.data(1))
    unnamed = files.write(home / ".lmstudio/models/p/m/a.gguf", 2)
    files.write(home / ".lmstudio/models/p/m/b.gguf", 3)  # as large, but another
    library.scan()
    told: list[Progress] = []
    for number, path, reads in ((1, named, False), (2, unnamed, True), (2, unnamed, False)):
        told.clear()
        file = WantedFile(
            source=Source(repository="o/n", path="x.gguf"),
            target=own / "o/n/x.gguf",
            size=len(files.data(number)),
            sha256=sha256(files.data(number)),
        )
        here = library.already_here(Wanted(title="x", files=(file,)), on_progress=told.append)
        assert here is not None
        assert here.path == path
        assert bool(told) is reads


def test_what_is_not_here(library: Library, files: ModelFiles, own: Path, home: Path) -> None:
    path = files.write(own / "o/n/a.gguf", 1)
    library.scan()
    library.verify(NAME)
    whole = WantedFile(
        source=Source(repository="o/n"), target=path, size=len(files.data(1)), sha256=sha256(files.data(1))
    )
    eye = WantedFile(source=Source(repository="o/n"), target=own / "o/n/mmproj-F16.gguf", size=8, sha256="e" * 64)
    assert library.already_here(Wanted(title="x", files=(whole,))) is not None
    assert library.already_here(Wanted(title="x", files=(whole, eye))) is None
    assert library.already_here(_wanted(path, "")) is None
    assert library.already_here(_wanted(path, "f" * 64)) is None
    remove(path)
    assert library.already_here(Wanted(title="x", files=(whole,))) is None


def test_what_was_replaced_since_anybody_looked_is_not_here(library: Library, files: ModelFiles, own: Path) -> None:
    path = files.write(own / "o/n/a.gguf", 1)
    library.scan()
    library.verify(NAME)
    file = WantedFile(
        source=Source(repository="o/n"), target=path, size=len(files.data(1)), sha256=sha256(files.data(1))
    )
    assert library.already_here(Wanted(title="x", files=(file,))) is not None
    files.write(path, 2)
    assert library.already_here(Wanted(title="x", files=(file,))) is None

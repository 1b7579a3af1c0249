"""The trash: what goes in, comes back, is deleted for good; nothing but what is Hearth's."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from inference.errors import ModelMissing, StorageError, UsageError
from inference.library import Library, Roots
from inference.library.trash_record import RECORD
from tests.inference.library.test_verify import NAME
from tests.support.model_stores import ModelFiles, add_to_ollama, picture_of, write_split
from tests.support.wrong_files import unprivileged


def test_deleted_model_can_be_restored_as_it_was(library: Library, own: Path) -> None:
    write_split(own / "owner/name", "split", 2)
    (own / "owner/name/mmproj-F16.gguf").write_bytes(b"GGUF eye")
    library.scan()
    library.rename("Split model", "Mine")
    library.note("Mine", "note")
    library.verify("Mine")
    before, model = picture_of(own), library.find("Mine")
    size = sum(path.stat().st_size for path in (own / "owner/name").iterdir())
    assert library.frees("Mine") == size
    trashed = library.delete("Mine")
    assert (trashed.name, trashed.size, len(trashed.paths)) == ("Mine", size, 3)
    assert trashed.folder.parent == own / ".trash"
    assert not (own / "owner").exists()
    with pytest.raises(ModelMissing):
        library.find("Mine")
    assert library.trash() == (trashed,)
    library.scan()
    assert library.models()[:-1] == ()
    assert library.restore(trashed.id) == model
    assert picture_of(own) == before
    assert library.trash() == ()
    assert library.scan().read == 0


def test_restored_by_another_process_that_knows_nothing(
    library: Library, files: ModelFiles, own: Path, index: Path, open_library: Callable[[], Library]
) -> None:
    files.write(own / "a.gguf", 1)
    library.scan()
    library.rename(NAME, "Mine")
    trashed = library.delete("Mine")
    index.unlink()
    model = open_library().restore(trashed.id)
    assert (model.name, model.path) == ("Mine", own / "a.gguf")


def test_copies_elsewhere_stay_listed(library: Library, files: ModelFiles, own: Path, home: Path) -> None:
    files.write(own / "a.gguf", 1)
    theirs = add_to_ollama(home / ".ollama/models", ("registry.ollama.ai", "library", "m", "1b"), files.data(1))
    library.scan()
    library.delete(NAME)
    model = library.find(NAME)
    assert (model.path, model.own) == (theirs, False)
    with pytest.raises(UsageError) as caught:
        library.delete(NAME)
    assert "Ollama" in caught.value.message
    assert theirs.exists()
    assert library.frees(NAME) == 0


def test_emptying_frees_what_it_says(library: Library, files: ModelFiles, own: Path) -> None:
    for number in (1, 2):
        files.write(own / f"{number}.gguf", number)
    library.scan()
    first = library.delete(NAME)
    second = library.delete("Sample model 0000002")
    assert {each.id for each in library.trash()} == {first.id, second.id}
    assert library.empty_trash(older_than=1) == 0
    assert library.empty_trash() == first.size + second.size
    assert library.trash() == ()
    assert not any((own / ".trash").iterdir())
    with pytest.raises(ModelMissing):
        library.restore(first.id)


def test_after_thirty_days_it_goes_by_itself(library: Library, files: ModelFiles, own: Path) -> None:
    files.write(own / "a.gguf", 1)
    library.scan()
    trashed = library.delete(NAME)
    library.scan()
    assert len(library.trash()) == 1
    record = json.loads((trashed.folder / RECORD).read_text())
    record["deleted"] -= 31 * 24 * 60 * 60
    (trashed.folder / RECORD).write_text(json.dumps(record))
    library.scan()
    assert library.trash() == ()
    assert not trashed.folder.exists()


def test_links_and_files_with_two_names_free_nothing(
    library: Library, files: ModelFiles, own: Path, tmp_path: Path
) -> None:
    real = files.write(tmp_path / "real.gguf", 1)
    own.mkdir(parents=True)
    os.link(real, own / "hard.gguf")
    library.scan()
    assert library.frees(NAME) == 0
    library.delete(NAME)
    assert real.read_bytes() == files.data(1)
    (own / "soft.gguf").symlink_to(real)
    library.scan()
    assert library.frees(NAME) == 0
    library.delete(NAME)
    assert library.empty_trash() == 0
    assert real.read_bytes() == files.data(1)


def test_added_folder_has_its_trash_on_its_own_drive(
    library: Library, files: ModelFiles, roots: Roots, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files.write(tmp_path / "drive/sub/a.gguf", 1)
    library.set_roots(msgspec.structs.replace(roots, added=(tmp_path / "drive",)))
    library.scan()
    monkeypatch.setattr("inference.library.trash._device", lambda folder: hash(folder))
    trashed = library.delete(NAME)
    assert trashed.folder.parent == tmp_path / "drive/.hearth-trash"
    assert library.trash() == (trashed,)
    library.set_roots(roots)
    assert library.trash() == ()
    library.set_roots(msgspec.structs.replace(roots, added=(tmp_path / "drive",)))
    assert library.restore(trashed.id).path == tmp_path / "drive/sub/a.gguf"


def test_single_file_of_the_user_is_only_forgotten(library: Library, files: ModelFiles, tmp_path: Path) -> None:
    path = files.write(tmp_path / "downloads/a.gguf", 1)
    library.add(path)
    with pytest.raises(UsageError) as caught:
        library.delete(NAME)
    assert "Forget" in caught.value.hint
    with pytest.raises(UsageError):
        library.delete("guide")
    assert path.exists()


def test_file_behind_a_linked_folder_is_not_deleted(
    library: Library, files: ModelFiles, own: Path, tmp_path: Path
) -> None:
    path = files.write(tmp_path / "elsewhere/a.gguf", 1)
    own.mkdir(parents=True)
    (own / "link").symlink_to(tmp_path / "elsewhere")
    library.scan()
    model = library.find(NAME)
    assert (model.path, model.own) == (own / "link/a.gguf", False)
    with pytest.raises(UsageError):
        library.delete(NAME)
    assert path.exists()


def test_something_else_is_in_its_place(library: Library, files: ModelFiles, own: Path) -> None:
    path = files.write(own / "a.gguf", 1)
    library.scan()
    trashed = library.delete(NAME)
    files.write(path, 2)
    with pytest.raises(UsageError):
        library.restore(trashed.id)
    assert path.read_bytes() == files.data(2)
    assert library.trash() == (trashed,)


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_folder_that_may_not_be_changed(library: Library, files: ModelFiles, own: Path) -> None:
    files.write(own / "closed/a.gguf", 1)
    library.scan()
    before = picture_of(own)
    for folder in (own, *list(own.parents)[:4]):
        folder.chmod(0o777)
    (own / "closed").chmod(0o555)
    try:
        with unprivileged(), pytest.raises(StorageError):
            library.delete(NAME)
    finally:
        (own / "closed").chmod(0o755)
    assert picture_of(own) == before
    assert library.trash() == ()
    assert library.find(NAME).path == own / "closed/a.gguf"


@pytest.mark.parametrize(
    "was", ["/etc/hearth-was-here", "../../../outside.gguf", "relative.gguf", "{own}/../../outside.gguf", "\x00"]
)
def test_hostile_record_leads_nowhere(library: Library, files: ModelFiles, own: Path, was: str) -> None:
    files.write(own / "a.gguf", 1)
    library.scan()
    trashed = library.delete(NAME)
    record = json.loads((trashed.folder / RECORD).read_text())
    record["files"][0][0] = was.format(own=own) if isinstance(record["files"][0], list) else was
    if isinstance(record["files"][0], dict):
        record["files"][0]["was"] = was.format(own=own)
    (trashed.folder / RECORD).write_text(json.dumps(record))
    with pytest.raises((UsageError, ModelMissing)):
        library.restore(trashed.id)
    assert (trashed.folder / "0000.gguf").exists()
    assert not (own.parent.parent / "outside.gguf").exists()


@pytest.mark.parametrize("name", ["../../x.gguf", "/abs.gguf", "record.json"])
def test_record_with_hostile_names_is_none(library: Library, files: ModelFiles, own: Path, name: str) -> None:
    files.write(own / "a.gguf", 1)
    library.scan()
    trashed = library.delete(NAME)
    record = json.loads((trashed.folder / RECORD).read_text())
    record["files"][0]["name"] = name
    (trashed.folder / RECORD).write_text(json.dumps(record))
    assert library.trash() == ()
    assert library.empty_trash() == 0

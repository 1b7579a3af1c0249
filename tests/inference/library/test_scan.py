"""Looking through all stores: what is found, what is read, what comes and goes."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from inference.download.values import Source, Wanted, WantedFile
from inference.errors import Cancelled
from inference.library import Library, Progress, Roots, Store
from inference.model_file import ModelFile
from tests.support.model_stores import (
    ModelFiles,
    add_to_hub_cache,
    add_to_jan,
    add_to_llama_cache,
    add_to_ollama,
    age,
    picture_of,
    remove,
    sha256,
    write_split,
)
from tests.support.tiny_gguf import write_tiny
from tests.support.wrong_files import unprivileged

LIBRARY = ("registry.ollama.ai", "library")


def _one(library: Library) -> ModelFile:
    models = [model for model in library.models() if not model.builtin]
    assert len(models) == 1, [model.name for model in models]
    return models[0]


def _names(library: Library) -> list[str]:
    return [model.name for model in library.models(everything=True) if not model.builtin]


# ------------------------------------------------------------------------------------ every store


def test_own_folder(library: Library, files: ModelFiles, own: Path) -> None:
    path = files.write(own / "unsloth/Qwen3-4B-GGUF/sub/Qwen3-4B-Q8_0.gguf", 1)
    assert library.scan().new == ("Sample model 0000001",)
    model = _one(library)
    assert (model.path, model.source, model.own) == (path, "hearth", True)
    assert (model.repository, model.quantization, model.template) == ("unsloth/Qwen3-4B-GGUF", "Q8_0", True)
    assert model.size == path.stat().st_size


def test_lm_studio(library: Library, files: ModelFiles, home: Path) -> None:
    path = files.write(home / ".lmstudio/models/publisher/repository/file.gguf", 1)
    files.write(home / ".lmstudio/models/publisher/repository/downloading_other.gguf.part", 2)
    library.scan()
    model = _one(library)
    assert (model.path, model.source, model.own, model.repository) == (path, "lm-studio", False, "publisher/repository")


def test_jan(library: Library, files: ModelFiles, home: Path) -> None:
    data = home / ".local/share/Jan/data"
    path = add_to_jan(data, "owner/Some-Model-Q8", files.data(1), projector=b"GGUF projector")
    loose = files.write(data / "models/old/loose.gguf", 2)
    library.scan()
    models = {model.path: model for model in library.models()}
    assert models[path].source == models[loose].source == "jan"
    assert models[path].vision
    assert library.find("owner/Some-Model-Q8").path == path  # what Jan calls it


def test_jan_with_a_file_elsewhere(library: Library, files: ModelFiles, home: Path, tmp_path: Path) -> None:
    """Jan can use a file where it lies; then its description has the whole path."""
    path = files.write(tmp_path / "elsewhere/mine.gguf", 1)
    folder = home / ".local/share/Jan/data/llamacpp/models/mine"
    folder.mkdir(parents=True)
    (folder / "model.yml").write_text(f"name: Mine\nmodel_path: {path}\n")
    library.scan()
    assert (_one(library).path, _one(library).source) == (path, "jan")
    remove(folder)
    library.scan()
    assert _names(library) == []


def test_gpt4all(library: Library, files: ModelFiles, home: Path) -> None:
    path = files.write(home / ".local/share/nomic.ai/GPT4All/mistral.gguf", 1)
    library.scan()
    assert (_one(library).path, _one(library).source) == (path, "gpt4all")


@pytest.mark.parametrize("listed", [False, True])
def test_ollama(library: Library, files: ModelFiles, home: Path, listed: bool) -> None:
    models = home / ".ollama/models"
    blob = add_to_ollama(models, (*LIBRARY, "llama3.2", "latest"), files.data(1), projector=b"GGUF eye", listed=listed)
    add_to_ollama(models, (*LIBRARY, "llama3.2", "3b"), files.data(1), projector=b"GGUF eye", listed=listed)
    library.scan()
    model = _one(library)
    assert (model.path, model.source, model.vision) == (blob, "ollama", True)
    assert model.sha256 == (sha256(files.data(1)),)
    assert library.find("llama3.2:3b") == model


def test_ollama_model_of_the_hub(library: Library, files: ModelFiles, home: Path) -> None:
    add_to_ollama(home / ".ollama/models", ("hf.co", "owner", "Name-GGUF", "Q8_0"), files.data(1))
    library.scan()
    assert _one(library).repository == "owner/Name-GGUF"


def test_hub_cache(library: Library, files: ModelFiles, home: Path) -> None:
    cache = home / ".cache/huggingface/hub"
    link = add_to_hub_cache(cache, "owner/a--name", "sub/file-Q8_0.gguf", files.data(1))
    add_to_hub_cache(cache, "owner/a--name", "sub/mmproj-F16.gguf", b"GGUF eye")
    add_to_hub_cache(cache, "owner/a--name", "config.json", b"{}")
    library.scan()
    model = _one(library)
    assert (model.path, model.source, model.repository) == (link, "huggingface", "owner/a--name")
    assert model.sha256 == (sha256(files.data(1)),)
    assert model.vision
    assert model.companions[0].sha256 == sha256(b"GGUF eye")


def test_several_snapshots_of_the_hub_cache_are_one_model(library: Library, files: ModelFiles, home: Path) -> None:
    cache = home / ".cache/huggingface/hub"
    for commit in ("a" * 40, "b" * 40):
        add_to_hub_cache(cache, "owner/name", "file.gguf", files.data(1), commit=commit)
    library.scan()
    assert len(_one(library).places) == 1


def test_llama_cache(library: Library, files: ModelFiles, home: Path) -> None:
    cache = home / ".cache/llama.cpp"
    path = add_to_llama_cache(cache, "ggml-org/gemma-3-4b-it-GGUF", "gemma-3-4b-it-Q8_0.gguf", files.data(1))
    (cache / "ggml-org_gemma-3-4b-it-GGUF_mmproj-model-f16.gguf").write_bytes(b"GGUF eye")
    newer = add_to_hub_cache(cache, "owner/newer", "file.gguf", files.data(2))
    library.scan()
    models = {model.path: model for model in library.models()}
    assert (models[path].source, models[path].repository) == ("llama.cpp", "ggml-org/gemma-3-4b-it-GGUF")
    assert models[path].sha256 == (sha256(files.data(1)),)
    assert models[path].vision
    assert models[newer].repository == "owner/newer"


def test_split_files_are_one_model(library: Library, own: Path) -> None:
    paths = write_split(own / "owner/big", "Big-Q4_K_M", 3)
    library.scan()
    model = _one(library)
    assert model.path == paths[0]
    assert model.parts == tuple(paths)
    assert model.size == sum(path.stat().st_size for path in paths)
    paths[1].rename(own / "away")
    library.scan()
    (broken,) = (model for model in library.models(everything=True) if not model.builtin)
    assert broken.name == model.name
    assert "missing" in broken.problem
    (own / "away").rename(paths[1])
    library.scan()
    assert _one(library).name == model.name


def test_stores_of_others_are_never_changed(library: Library, files: ModelFiles, home: Path) -> None:
    add_to_ollama(home / ".ollama/models", (*LIBRARY, "m", "latest"), files.data(1))
    add_to_hub_cache(home / ".cache/huggingface/hub", "o/m", "m.gguf", files.data(2))
    add_to_jan(home / ".local/share/Jan/data", "m", files.data(3))
    files.write(home / ".lmstudio/models/p/m/m.gguf", 4)
    before = picture_of(home)
    library.scan()
    for model in library.models():
        if not model.builtin:
            library.verify(model.name)
            library.rename(model.name, f"New {model.name}")
            library.forget(f"New {model.name}")
    assert picture_of(home) == before


# ------------------------------------------------------------------------------------- what is read


def test_a_second_scan_reads_no_header(
    library: Library, open_library: Callable[[], Library], files: ModelFiles, home: Path, own: Path
) -> None:
    for number in range(20):
        files.write(own / f"o/r/{number}.gguf", number)
        files.write(home / f".lmstudio/models/p/m/{number + 20}.gguf", number + 20)
    (own / "o/r/not-a-model.gguf").write_bytes(b"<html>")
    write_split(own / "o/s", "split", 2)
    first = library.scan()
    assert (first.read, first.models, first.changed) == (42, 42, True)
    second = library.scan()
    assert (second.read, second.models, second.changed) == (0, 42, False)
    assert open_library().scan().read == 0


def test_only_what_changed_is_read(library: Library, files: ModelFiles, own: Path) -> None:
    for number in range(5):
        files.write(own / f"{number}.gguf", number)
    library.scan()
    files.write(own / "3.gguf", 33)
    (own / "4.gguf").rename(own / "renamed.gguf")
    files.write(own / "new.gguf", 6)
    found = library.scan()
    assert found.read == 2  # a file under another name is still the same file
    assert library.find("renamed.gguf").name == "Sample model 0000004"


def test_scan_fills_the_list_step_by_step_and_can_be_cancelled(library: Library, files: ModelFiles, own: Path) -> None:
    for number in range(40):
        files.write(own / f"{number}.gguf", number)
    told: list[Progress] = []

    class Token:
        def check(self) -> None:
            if len([progress for progress in told if progress.step == "read"]) > 20:
                raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        library.scan(cancel=Token(), on_progress=told.append)
    assert told[-1].total == 40
    assert 0 < len(_names(library)) < 40
    again = library.scan()
    assert (again.models, again.read) == (40, 40 - 21)  # what was read is kept


# ------------------------------------------------------------------------------- coming and going


def test_same_content_is_one_entry_with_all_its_places(
    library: Library, files: ModelFiles, own: Path, home: Path
) -> None:
    mine = files.write(own / "owner/name/file.gguf", 1)
    theirs = add_to_ollama(home / ".ollama/models", (*LIBRARY, "m", "1b"), files.data(1))
    cached = add_to_hub_cache(home / ".cache/huggingface/hub", "owner/name", "file.gguf", files.data(1))
    library.scan()
    model = _one(library)
    assert model.path == mine
    assert {place.parts[0] for place in model.places} == {mine, theirs, cached}
    assert model.sha256 == (sha256(files.data(1)),)  # the store that knows it tells it for all
    mine.unlink()
    assert _one(library).path in (theirs, cached)  # at once, without a scan
    library.scan()
    assert {place.source for place in _one(library).places} == {"ollama", "huggingface"}
    assert _one(library).name == model.name


def test_different_content_of_one_name_is_two_entries(library: Library, files: ModelFiles, own: Path) -> None:
    files.write(own / "a/b/x.gguf", 1)
    data = bytearray(files.data(1))
    data[-100] ^= 1
    (own / "c/d").mkdir(parents=True)
    (own / "c/d/x.gguf").write_bytes(data)
    library.scan()
    assert sorted(_names(library)) == ["Sample model 0000001", "Sample model 0000001 Q8_0"]


def test_drive_that_goes_and_comes_back(library: Library, files: ModelFiles, roots: Roots, tmp_path: Path) -> None:
    drive = tmp_path / "drive"
    files.write(drive / "models/a.gguf", 1)
    library.set_roots(msgspec.structs.replace(roots, added=(drive / "models",)))
    library.scan()
    name = library.rename(_one(library).name, "On the drive").new
    drive.rename(tmp_path / "unplugged")
    found = library.scan()
    assert found.away == (drive / "models",)
    assert found.changed
    assert not library.scan().changed
    assert (_one(library).name, _one(library).missing) == (name, True)
    (tmp_path / "unplugged").rename(drive)
    found = library.scan()
    assert (found.read, found.changed, found.away) == (0, True, ())
    assert (_one(library).name, _one(library).missing) == (name, False)


def test_mount_point_without_its_drive(library: Library, files: ModelFiles, roots: Roots, tmp_path: Path) -> None:
    """The folder is still there, but empty: the models are away, not gone."""
    drive = tmp_path / "mnt"
    path = files.write(drive / "a.gguf", 1)
    library.set_roots(msgspec.structs.replace(roots, added=(drive,)))
    library.scan()
    path.unlink()
    library.scan()
    assert _one(library).missing


def test_deleted_file_leaves_but_what_the_user_knows_stays(library: Library, files: ModelFiles, own: Path) -> None:
    path = files.write(own / "a/b/a.gguf", 1)
    other = files.write(own / "a/b/b.gguf", 2)
    library.scan()
    library.rename("Sample model 0000001", "Favourite")
    library.note("Favourite", "Good at rhymes.")
    path.unlink()
    other.unlink()
    assert library.scan().gone == ("Favourite", "Sample model 0000002")
    assert _names(library) == []
    files.write(own / "elsewhere/again.gguf", 1)
    library.scan()
    assert (_one(library).name, _one(library).notes) == ("Favourite", "Good at rhymes.")


def test_folder_that_is_no_longer_wanted(library: Library, files: ModelFiles, roots: Roots, tmp_path: Path) -> None:
    files.write(tmp_path / "mine/a.gguf", 1)
    library.set_roots(msgspec.structs.replace(roots, added=(tmp_path / "mine",)))
    library.scan()
    assert len(_names(library)) == 1
    library.set_roots(roots)
    assert library.changed()
    library.scan()
    assert _names(library) == []


def test_programs_can_be_hidden_and_their_files_stay_theirs(
    library: Library, files: ModelFiles, roots: Roots, home: Path
) -> None:
    files.write(home / ".lmstudio/models/p/m/a.gguf", 1)
    library.scan()
    assert len(_names(library)) == 1
    hidden = msgspec.structs.replace(roots, show_programs=False, added=(home,))
    library.set_roots(hidden)
    library.scan()
    assert _names(library) == []


def test_a_store_inside_a_folder_of_the_user_is_not_the_users(
    library: Library, files: ModelFiles, home: Path, own: Path
) -> None:
    stores = (Store(source="lm-studio", folder=home / "lms/models"),)
    files.write(home / "lms/models/p/m/a.gguf", 1)
    mine = files.write(home / "mine/b.gguf", 2)
    (home / "mine/link").symlink_to(home / "lms/models/p")
    library.set_roots(Roots(own=own, added=(home,), programs=stores))
    library.scan()
    assert {model.path: model.own for model in library.models() if not model.builtin} == {
        mine: True,
        home / "lms/models/p/m/a.gguf": False,
    }


def test_unfinished_file_is_looked_at_again(library: Library, files: ModelFiles, own: Path) -> None:
    path = own / "copying.gguf"
    own.mkdir(parents=True)
    path.write_bytes(files.data(1)[:200_000])
    library.scan()
    assert library.models()[:-1] == ()
    (unfinished,) = _names(library)
    assert unfinished == "Sample model 0000001" or "copying" in unfinished
    age(own)
    library.scan()
    assert not library.changed()
    with path.open("ab") as file:
        file.write(files.data(1)[200_000:])
    assert library.changed()
    library.scan()
    assert _one(library).name == "Sample model 0000001"


def test_change_is_seen_without_looking_at_files(library: Library, files: ModelFiles, own: Path, home: Path) -> None:
    for number in range(3):
        files.write(own / f"o/r{number}/{number}.gguf", number)
    assert library.changed()
    age(own.parent)
    library.scan()
    assert not library.changed()
    assert own / "o/r1" in library.folders()
    files.write(own / "o/r1/new.gguf", 9)
    assert library.changed()
    age(own.parent)
    library.scan()
    assert not library.changed()
    files.write(home / ".lmstudio/models/p/m/a.gguf", 10)  # a program that was not there before
    assert library.changed()
    library.scan()
    assert len(_names(library)) == 5


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_what_may_not_be_read_is_said_and_kept(library: Library, files: ModelFiles, own: Path, tmp_path: Path) -> None:
    files.write(own / "open/a.gguf", 1)
    closed = files.write(own / "closed/b.gguf", 2).parent
    library.scan()
    for folder in (tmp_path, *list(tmp_path.parents)[:2], own.parent):
        folder.chmod(0o777)
    own.parent.joinpath("library.json.lock").chmod(0o666)
    own.parent.joinpath("library.json").chmod(0o666)
    closed.chmod(0o700)
    with unprivileged():
        found = library.scan()
    assert found.unread == (closed,)
    assert sorted(_names(library)) == ["Sample model 0000001", "Sample model 0000002"]
    closed.chmod(0o755)


def test_file_that_came_while_its_folder_was_looked_through(
    library: Library, open_library: Callable[[], Library], files: ModelFiles, own: Path
) -> None:
    """What another process knows of it (a download: where it is from) is not lost."""
    files.write(own / "a/b/1.gguf", 1)
    wanted = Wanted(
        title="x",
        files=(WantedFile(source=Source(url="http://example.org/2.gguf"), target=own / "a/b/2.gguf"),),
        repository="owner/name",
    )

    class Token:
        folders = 0

        def check(self) -> None:
            self.folders += 1
            if self.folders == 4:  # asked before each folder: a/b was the third one
                files.write(own / "a/b/2.gguf", 2)
                open_library().downloaded(wanted)

    files.write(own / "z/3.gguf", 3)
    library.scan(cancel=Token())
    assert library.find("Sample model 0000002").repository == "owner/name"
    library.scan()
    assert library.find("Sample model 0000002").repository == "owner/name"


def test_guide_is_not_listed_twice(index: Path, files: ModelFiles, own: Path) -> None:
    path = files.write(own / "guide.gguf", 1)
    library = Library(index, path, Roots(own=own))
    library.scan()
    assert [model.builtin for model in library.models(everything=True)] == [True]


def test_embedding_model_is_known_but_not_offered_for_chat(library: Library, own: Path) -> None:
    own.mkdir(parents=True)
    write_tiny(own / "e.gguf", layers=1, vocab=400, name="Embedder", metadata={"llama.pooling_type": 1})
    library.scan()
    assert library.models()[:-1] == ()
    (model,) = (model for model in library.models(everything=True) if not model.builtin)
    assert (model.purpose, model.architecture) == ("embedding", "llama")
    assert "embedding" in model.problem
    assert library.find("embedder") == model

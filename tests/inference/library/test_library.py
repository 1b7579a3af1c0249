"""The library of models: names, the index on disk, faults of it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from inference.errors import ModelMissing, NotAModel, StorageError, StorageNewer, UsageError
from inference.hosting.offers import can_be_asked
from inference.library import GUIDE, Library
from tests.support.tiny_encoder import write_encoder
from tests.support.tiny_gguf import write_tiny
from tests.support.wrong_files import unprivileged


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    return write_tiny(tmp_path / "shipped.gguf", layers=1, name="The guide")


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "data/library.json"


@pytest.fixture
def library(index: Path, guide: Path) -> Library:
    return Library(index, guide)


def _file(folder: Path, name: str, **options: object) -> Path:
    return write_tiny(folder / f"{name}.gguf", layers=1, name=name.replace("-", " "), **options)  # type: ignore[arg-type]


def test_guide_is_always_there(library: Library, guide: Path, index: Path) -> None:
    (model,) = library.models()
    assert (model.name, model.path, model.builtin, model.missing) == (GUIDE, guide, True, False)
    assert model.parameters > 0
    assert library.find("Guide") == model
    assert not index.exists()  # looking writes nothing
    with pytest.raises(UsageError):
        library.forget(GUIDE)


def test_guide_that_is_not_installed_is_missing(index: Path, tmp_path: Path) -> None:
    (model,) = Library(index, tmp_path / "no.gguf").models()
    assert model.missing


def test_added_models_stay_where_they_are_and_are_remembered(
    library: Library, index: Path, guide: Path, tmp_path: Path
) -> None:
    path = _file(tmp_path, "Alpha-1B", tensor_type="Q8_0")
    added = library.add(path)
    assert (added.name, added.path, added.quantization) == ("Alpha 1B", path, "Q8_0")
    assert added.size == path.stat().st_size
    assert Library(index, guide).models()[0] == added
    library.forget("Alpha 1B")
    assert path.exists()
    assert [model.name for model in Library(index, guide).models()] == [GUIDE]
    with pytest.raises(ModelMissing):
        library.forget("Alpha 1B")


def test_same_file_is_one_entry(library: Library, guide: Path, tmp_path: Path) -> None:
    path = _file(tmp_path, "Alpha")
    link = tmp_path / "link.gguf"
    link.symlink_to(path)
    hard = tmp_path / "hard.gguf"
    os.link(path, hard)
    first = library.add(path)
    assert library.add(link).name == library.add(hard).name == first.name
    assert library.add(guide).builtin
    assert len(library.models()) == 2


def test_names_are_unique(library: Library, tmp_path: Path) -> None:
    for number in range(3):
        write_tiny(tmp_path / f"{number}.gguf", layers=1, name="Twin", tensor_type="F16", seed=number)
    names = [library.add(tmp_path / f"{number}.gguf").name for number in range(3)]
    assert names == ["Twin", "Twin F16", "Twin F16 (2)"]
    named_guide = write_tiny(tmp_path / "g.gguf", layers=1, name="guide")
    assert library.add(named_guide).name != GUIDE


@pytest.mark.parametrize(
    "text", ["Alpha Beta 1.5B", "alpha-beta-1.5b", "ALPHA", "file-alpha", "file-alpha.gguf", "alpha_beta"]
)
def test_find_by_name(library: Library, tmp_path: Path, text: str) -> None:
    write_tiny(tmp_path / "file-alpha.gguf", layers=1, name="Alpha Beta 1.5B")
    added = library.add(tmp_path / "file-alpha.gguf")
    library.add(_file(tmp_path, "Gamma"))
    assert library.find(text) == added


def test_find_by_path_needs_no_adding(library: Library, index: Path, tmp_path: Path) -> None:
    path = _file(tmp_path, "Alpha")
    found = library.find(str(path))
    assert (found.name, found.path, found.added) == ("Alpha", path, 0.0)
    assert not index.exists()
    added = library.add(path)
    assert library.find(str(path)) == added


def test_find_says_what_is_near(library: Library, tmp_path: Path) -> None:
    library.add(_file(tmp_path, "Alpha-1B"))
    library.add(_file(tmp_path, "Alpha-7B"))
    with pytest.raises(ModelMissing) as caught:
        library.find("Alfa 1B")
    assert "Alpha 1B" in caught.value.hint
    with pytest.raises(ModelMissing) as caught:
        library.find("alpha")
    assert "Alpha 1B" in caught.value.hint
    assert "Alpha 7B" in caught.value.hint
    with pytest.raises(ModelMissing):
        library.find(str(tmp_path / "nothing.gguf"))
    with pytest.raises(UsageError):
        library.find("  ")


def test_wrong_file_is_not_added(library: Library, tmp_path: Path) -> None:
    (tmp_path / "m.gguf").write_text("<html>")
    with pytest.raises(NotAModel):
        library.add(tmp_path / "m.gguf")
    assert len(library.models()) == 1


def test_added_embedding_model_is_there_for_other_programs(library: Library, tmp_path: Path) -> None:
    model = library.add(write_encoder(tmp_path / "e.gguf"))
    assert (model.purpose, model.name) == ("embedding", "Tiny encoder")
    assert model in library.models(everything=True)
    assert model not in library.models()
    assert can_be_asked(model)


def test_file_that_goes_and_comes_back(library: Library, tmp_path: Path) -> None:
    path = _file(tmp_path, "Alpha")
    library.add(path)
    away = path.rename(tmp_path / "away")
    assert library.find("alpha").missing
    away.rename(path)
    assert not library.find("alpha").missing


def test_the_one_used_last_comes_first(library: Library, index: Path, guide: Path, tmp_path: Path) -> None:
    for name in ("Alpha", "Beta", "Gamma"):
        library.add(_file(tmp_path, name))
    library.mark_used("Beta")
    library.mark_used(GUIDE)
    library.mark_used("nobody")
    again = Library(index, guide).models()
    assert [model.name for model in again] == ["Beta", "Alpha", "Gamma", GUIDE]
    assert again[-1].last_used > 0


def test_two_processes_see_each_other(library: Library, index: Path, guide: Path, tmp_path: Path) -> None:
    other = Library(index, guide)
    library.add(_file(tmp_path, "Alpha"))
    other.add(_file(tmp_path, "Beta"))
    assert [model.name for model in library.models()] == ["Alpha", "Beta", GUIDE]
    other.forget("Alpha")
    assert [model.name for model in library.models()] == ["Beta", GUIDE]


# --------------------------------------------------------------------------------------- the index


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"models": 3}', b"\xff\xfe", b"[" * 100_000])
def test_damaged_index_is_set_aside(library: Library, index: Path, tmp_path: Path, damage: bytes) -> None:
    library.add(_file(tmp_path, "Alpha"))
    index.write_bytes(damage)
    assert [model.name for model in library.models()] == [GUIDE]
    assert library.set_aside is not None
    assert library.set_aside.read_bytes() == damage
    library.add(tmp_path / "Alpha.gguf")
    assert len(library.models()) == 2


def test_what_can_be_understood_is_kept(library: Library, index: Path, tmp_path: Path) -> None:
    library.add(_file(tmp_path, "Alpha"))
    content = json.loads(index.read_text())
    content["models"] += [{"name": 3}, {"name": "", "path": "x"}, "nonsense", {"name": "Nul", "path": "a\x00"}]
    index.write_text(json.dumps(content))
    assert [model.name for model in library.models()] == ["Alpha", GUIDE]
    assert library.set_aside is not None


def test_index_of_a_later_version_is_left_alone(library: Library, index: Path) -> None:
    index.parent.mkdir()
    later = b'{"version": 3, "models": []}'
    index.write_bytes(later)
    with pytest.raises(StorageNewer):
        library.models()
    assert index.read_bytes() == later


def test_path_that_is_no_text_survives(library: Library, index: Path, guide: Path, tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/na\xefve.gguf"))
    try:
        write_tiny(path, layers=1, name="Odd")
    except OSError:
        pytest.skip("this file system takes only Unicode")
    library.add(path)
    assert Library(index, guide).find("Odd").path == path


def test_failed_write_changes_nothing(library: Library, index: Path, tmp_path: Path) -> None:
    path = _file(tmp_path, "Alpha")
    library.add(path)
    before = index.read_bytes()
    index.parent.chmod(0o555)
    for folder in (tmp_path, *tmp_path.parents):
        if folder.stat().st_uid == os.geteuid() and str(folder).count("pytest"):
            folder.chmod(0o755)
    try:
        with unprivileged(), pytest.raises(StorageError):
            library.mark_used("Alpha")
    finally:
        index.parent.chmod(0o755)
    assert index.read_bytes() == before
    assert sorted(entry.name for entry in index.parent.iterdir()) == ["library.json", "library.json.lock"]

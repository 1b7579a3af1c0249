"""A stick under another letter, on another system, in another folder: what is on it is found."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.moved_data import PLACE, moved, moves_between
from app.paths import find_paths
from inference.library import Library
from inference.library.values import Roots
from tests.support.tiny_gguf import write_tiny


def stick(folder: Path) -> Path:
    """A portable folder; the program in it."""
    folder.mkdir(parents=True)
    (folder / "portable.txt").touch()
    return folder / "hearth"


def test_models_settings_and_downloads_follow(tmp_path: Path, guide_path: Path) -> None:
    old, new = tmp_path / "media" / "A" / "Hearth", tmp_path / "mnt" / "B" / "Hearth"
    paths = find_paths({}, program=stick(old))
    model = write_tiny(paths.models / "kept.gguf")
    (tmp_path / "media" / "A" / "mine").mkdir()
    beside = write_tiny(tmp_path / "media" / "A" / "mine" / "beside.gguf", "hybrid")
    library = Library(paths.library, guide_path, roots=Roots(own=paths.models))
    for file in (model, beside):
        library.add(file)
    names = [model.name for model in library.models()]
    paths.settings.write_text(json.dumps({"settings": {"models.folder": str(paths.models), "note": "/elsewhere"}}))
    (tmp_path / "mnt").mkdir()
    (tmp_path / "media" / "A").rename(tmp_path / "mnt" / "B")

    paths = find_paths({}, program=new / "hearth")
    library = Library(paths.library, guide_path, roots=Roots(own=paths.models))
    assert {one.path for one in library.models() if not one.builtin} == {
        paths.models / "kept.gguf",
        tmp_path / "mnt" / "B" / "mine" / "beside.gguf",
    }
    assert [one.name for one in library.models()] == names
    assert not any(one.missing for one in library.models())
    settings = json.loads(paths.settings.read_text())["settings"]
    assert settings == {"models.folder": str(new / "data" / "models"), "note": "/elsewhere"}
    assert json.loads((new / "data" / PLACE).read_text()) == str(new / "data")


@pytest.mark.parametrize(
    ("before", "text", "now"),
    [
        ("E:\\Hearth\\data", "E:\\Hearth\\data\\models\\a b.gguf", "/media/stick/Hearth/data/models/a b.gguf"),
        ("E:\\Hearth\\data", "e:\\hearth\\x", "/media/stick/Hearth/x"),
        ("E:\\Hearth\\data", "C:\\Hearth\\x", "C:\\Hearth\\x"),
        ("E:\\Hearth\\data", "E:\\Hearths\\x", "E:\\Hearths\\x"),
        ("/media/me/Hearth/data", "/media/me/Hearth/data/x", "/media/stick/Hearth/data/x"),
        ("/media/me/Hearth/data", "/media/me/Hearthstone", "/media/me/Hearthstone"),
        ("/media/me/Hearth/data", "data/models/x", "data/models/x"),
        ("/media/me/Hearth/data", "What is in /media/me/Hearth/data?", "What is in /media/me/Hearth/data?"),
    ],
)
def test_paths_of_all_systems(before: str, text: str, now: str) -> None:
    assert moved(text, moves_between(before, "/media/stick/Hearth/data")) == now


def test_what_was_left_behind_keeps_its_path(tmp_path: Path) -> None:
    """The folder was copied elsewhere on the same drive: what lies beside the old one is still there."""
    left = tmp_path / "a" / "models" / "x.gguf"
    left.parent.mkdir(parents=True)
    left.touch()
    moves = moves_between(str(tmp_path / "a" / "Hearth" / "data"), str(tmp_path / "b" / "Hearth" / "data"))
    assert moved(str(left), moves) == str(left)
    there = tmp_path / "b" / "models" / "x.gguf"
    there.parent.mkdir(parents=True)
    there.touch()
    assert moved(str(left), moves) == str(left)
    left.unlink()
    assert moved(str(left), moves) == str(there)


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b'"\\ud800"', b"[" * 100_000])
def test_a_damaged_note_of_the_place_is_no_fault(tmp_path: Path, content: bytes) -> None:
    program = stick(tmp_path / "stick")
    paths = find_paths({}, program=program)
    paths.library.write_bytes(content)
    (paths.data / PLACE).write_bytes(content)
    find_paths({}, program=program)
    assert json.loads((paths.data / PLACE).read_bytes()) == str(paths.data)
    assert paths.library.read_bytes() == content

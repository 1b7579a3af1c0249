"""The program ends at any step of a move, a deletion, a restoration: each file is still whole, and can be found."""

from __future__ import annotations

import os
import shutil
import sys
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest

from inference.library import Library, Roots, moving
from tests.inference.library.test_verify import NAME
from tests.support.model_stores import ModelFiles, write_split

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a copy of the process is ended")

CHANGES = ("os.link", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "open")
DIED = 9


def dies_at(step: int, work: Callable[[], object]) -> bool:
    """Do ``work`` in a copy of this process that ends without a word before its ``step``-th change of a disk."""
    with warnings.catch_warnings():  # from Python 3.12 on: other libraries' threads may exist; none is needed here
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == DIED
    left = step

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if event in CHANGES and (event != "open" or (isinstance(arguments[2], int) and arguments[2] & 3)):
            left -= 1
            if left == 0:
                os._exit(DIED)

    status = 1
    try:
        sys.addaudithook(watch)
        work()
        status = 0
    finally:
        os._exit(status)


@pytest.fixture
def opened(index: Path, guide: Path, own: Path, tmp_path: Path) -> Callable[[], Library]:
    return lambda: Library(index, guide, Roots(own=own, added=(tmp_path / "other",)))


def _start(opened: Callable[[], Library], files: ModelFiles, own: Path, tmp_path: Path) -> Library:
    """One model with its projector, in a fresh data folder."""
    for folder in (own.parent, tmp_path / "other"):
        shutil.rmtree(folder, ignore_errors=True)
    (tmp_path / "other").mkdir()
    files.write(own / "o/n/a.gguf", 1)
    (own / "o/n/mmproj-F16.gguf").write_bytes(b"GGUF eye")
    library = opened()
    library.scan()
    library.note(NAME, "kept")
    return library


@pytest.mark.parametrize("how", ["renamed", "copied"])
def test_move(
    opened: Callable[[], Library],
    files: ModelFiles,
    own: Path,
    tmp_path: Path,
    how: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if how == "copied":
        monkeypatch.setattr(moving, "_link", lambda *_arguments: False)
    for step in range(1, 60):
        library = _start(opened, files, own, tmp_path)
        died = dies_at(step, lambda library=library: library.move(NAME, tmp_path / "other"))  # type: ignore[misc]
        again = opened()
        again.scan()
        model = again.find(NAME)
        assert model.path.read_bytes() == files.data(1)
        assert model.notes == "kept"
        eyes = [path for folder in (own, tmp_path / "other") for path in folder.rglob("mmproj-F16.gguf")]
        assert eyes
        assert all(eye.read_bytes() == b"GGUF eye" for eye in eyes)
        if not died:
            break
    assert not died
    assert step > 5
    assert model.path.parent == tmp_path / "other/o/n"


def test_move_of_a_model_in_parts(opened: Callable[[], Library], own: Path, tmp_path: Path) -> None:
    for step in range(1, 60):
        for folder in (own.parent, tmp_path / "other"):
            shutil.rmtree(folder, ignore_errors=True)
        (tmp_path / "other").mkdir()
        write_split(own / "s", "split", 3)
        library = opened()
        library.scan()
        died = dies_at(step, lambda library=library: library.move("Split model", tmp_path / "other"))  # type: ignore[misc]
        again = opened()
        again.scan()
        model = again.find("Split model")
        assert (len(model.parts), model.problem, model.missing) == (3, "", False), step
        if not died:
            break
    assert not died
    assert step > 5
    assert model.path.parent == tmp_path / "other/s"


def test_delete_and_restore(opened: Callable[[], Library], files: ModelFiles, own: Path, tmp_path: Path) -> None:
    for step in range(1, 60):
        library = _start(opened, files, own, tmp_path)
        died = dies_at(step, lambda library=library: library.delete(NAME))  # type: ignore[misc]
        again = opened()
        again.scan()
        for trashed in again.trash():
            again.restore(trashed.id)
        again.scan()
        model = again.find(NAME)
        assert (model.path, model.notes) == (own / "o/n/a.gguf", "kept")
        assert model.vision
        assert model.path.read_bytes() == files.data(1)
        if not died:
            break
    assert not died
    assert step > 5


def test_restore(opened: Callable[[], Library], files: ModelFiles, own: Path, tmp_path: Path) -> None:
    for step in range(1, 60):
        library = _start(opened, files, own, tmp_path)
        trashed = library.delete(NAME)
        died = dies_at(step, lambda library=library, id_=trashed.id: library.restore(id_))  # type: ignore[misc]
        again = opened()
        for lying in again.trash():
            again.restore(lying.id)
        again.scan()
        model = again.find(NAME)
        assert (model.path, model.notes) == (own / "o/n/a.gguf", "kept")
        assert model.vision
        if not died:
            break
    assert not died
    assert step > 5

"""Several threads and processes with one index; an index of the first version; the list as people change it."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from inference.errors import ModelMissing, StorageError, UsageError
from inference.file_lock import locked
from inference.library import Library, Roots
from tests.inference.library.test_verify import NAME
from tests.support.model_stores import ModelFiles

PROGRAM = """
import sys
from pathlib import Path
from inference.library import Library
library = Library(Path(sys.argv[1]), Path(sys.argv[2]))
for name in sys.argv[3:]:
    library.note(name, "by " + name)
    library.mark_used(name)
"""


def test_processes_do_not_undo_each_others_changes(library: Library, files: ModelFiles, own: Path, index: Path) -> None:
    names = [f"Sample model {number:07}" for number in range(12)]
    for number in range(12):
        files.write(own / f"{number}.gguf", number)
    library.scan()
    running = [
        subprocess.Popen([sys.executable, "-c", PROGRAM, str(index), str(own / "none.gguf"), *names[start::3]])
        for start in range(3)
    ]
    for number in range(20):
        library.note(names[0], f"round {number}")
    assert [process.wait(60) for process in running] == [0, 0, 0]
    notes = {model.name: (model.notes, model.last_used > 0) for model in library.models() if not model.builtin}
    assert notes == {name: (f"by {name}", True) for name in names} | {names[0]: notes[names[0]]}


def test_threads_share_a_library(library: Library, files: ModelFiles, own: Path) -> None:
    for number in range(10):
        files.write(own / f"{number}.gguf", number)
    failed: list[BaseException] = []

    def work(number: int) -> None:
        try:
            library.scan()
            library.note(f"Sample model {number:07}", str(number))
            library.verify(f"Sample model {number:07}")
            library.models()
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert [library.find(f"Sample model {number:07}").notes for number in range(6)] == [str(n) for n in range(6)]


def test_index_that_stays_locked(library: Library, files: ModelFiles, own: Path, index: Path) -> None:
    files.write(own / "a.gguf", 1)
    library.scan()
    done = threading.Event()
    held = threading.Event()

    def hold() -> None:
        with locked(index.with_name("library.json.lock")):
            held.set()
            done.wait(30)

    holder = threading.Thread(target=hold)
    holder.start()
    try:
        assert held.wait(30)
        with pytest.raises(StorageError) as caught, locked(index.with_name("library.json.lock"), patience=0.05):
            pass
        assert "busy" in caught.value.message
        assert library.find(NAME).name == NAME  # reading needs no lock
    finally:
        done.set()
        holder.join()
    library.note(NAME, "now")


def test_index_of_the_first_version_goes_on(index: Path, guide: Path, files: ModelFiles, tmp_path: Path) -> None:
    path = files.write(tmp_path / "mine/a.gguf", 1)
    gone = tmp_path / "away/b.gguf"
    index.parent.mkdir()
    models = [
        {"name": "My own name", "path": str(path), "added": 1.0, "last_used": 5.0, "quantization": "Q8_0"},
        {"name": "Away", "path": str(gone), "added": 2.0},
        {"name": "guide", "path": "", "last_used": 3.0},
    ]
    index.write_text(json.dumps({"version": 1, "models": models}))
    library = Library(index, guide, Roots(own=tmp_path / "models"))
    assert [(model.name, model.missing) for model in library.models()] == [
        ("My own name", False),
        ("Away", True),
        ("guide", False),
    ]
    found = library.scan()
    assert (found.read, found.new, found.gone) == (1, (), ())
    assert json.loads(index.read_bytes())["version"] == 2
    model = library.find("My own name")
    assert (model.last_used, model.source, model.architecture) == (5.0, "file", "llama")
    assert library.scan().read == 0


def test_model_that_is_renamed_while_it_is_verified_or_moved(
    library: Library, files: ModelFiles, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files.write(own / "1.gguf", 1)
    library.scan()
    names = iter(("During the check", "During the move"))

    def rename(_progress: object) -> None:
        name = library.models()[0].name
        if name == last[-1]:
            last.append(library.rename(name, next(names)).new)

    last = [NAME]
    found = library.verify(NAME, on_progress=rename)
    assert (found.model.name, len(found.model.sha256)) == ("During the check", 1)
    monkeypatch.setattr("inference.library.moving._link", lambda *_arguments: False)
    last.append("During the check")
    calls: list[object] = []

    def once(progress: object) -> None:
        if not calls:
            calls.append(progress)
            rename(progress)

    moved = library.move("During the check", tmp_path / "x", on_progress=once)
    assert (moved.name, moved.path) == ("During the move", tmp_path / "x/1.gguf")
    assert [model.path for model in library.models()[:-1]] == [tmp_path / "x/1.gguf"]


# ---------------------------------------------------------------------------------- names and notes


def test_rename(library: Library, files: ModelFiles, own: Path, open_library: Callable[[], Library]) -> None:
    for number in (1, 2):
        files.write(own / f"{number}.gguf", number)
    library.scan()
    renamed = library.rename(NAME, "  My\nfavourite ")
    assert (renamed.old, renamed.new, renamed.model.name) == (NAME, "My favourite", "My favourite")
    assert open_library().find("my-favourite").path == own / "1.gguf"
    with pytest.raises(UsageError):
        library.rename("My favourite", "sample-model 0000002")
    with pytest.raises(UsageError):
        library.rename("guide", "x")
    with pytest.raises(ModelMissing):
        library.rename(NAME, "x")
    assert library.rename("My favourite", "MY FAVOURITE").new == "MY FAVOURITE"
    files.write(own / "again/3.gguf", 3)
    library.scan()
    assert library.find("MY FAVOURITE").path == own / "1.gguf"


def test_name_of_something_forgotten_can_be_given_again(library: Library, files: ModelFiles, own: Path) -> None:
    for number in (1, 2):
        files.write(own / f"{number}.gguf", number)
    library.scan()
    library.forget(NAME)
    assert library.rename("Sample model 0000002", NAME).new == NAME
    (other,) = library.forgotten()
    recalled = library.recall(other)
    assert recalled is not None
    assert recalled.path == own / "1.gguf"
    assert len({model.name for model in library.models()}) == 3


def test_forgotten_stays_forgotten_until_it_is_recalled(library: Library, files: ModelFiles, own: Path) -> None:
    path = files.write(own / "1.gguf", 1)
    library.scan()
    library.note(NAME, "note")
    library.forget(NAME)
    assert path.exists()
    library.scan()
    assert library.models()[:-1] == ()
    assert library.forgotten() == (NAME,)
    with pytest.raises(ModelMissing):
        library.forget(NAME)
    assert library.find(str(path)).added == 0.0  # it can be used all the same
    recalled = library.recall(NAME)
    assert recalled is not None
    assert recalled.notes == "note"
    library.forget(NAME)
    assert library.add(path).notes == "note"
    with pytest.raises(ModelMissing):
        library.recall(NAME)
    library.forget(NAME)
    path.unlink()
    library.scan()
    assert library.recall(NAME) is None


def test_notes(library: Library, files: ModelFiles, own: Path) -> None:
    files.write(own / "1.gguf", 1)
    library.scan()
    assert library.note(NAME, " Line one\nline two  ").notes == "Line one\nline two"
    for name, text in (("guide", "x"), (NAME, "x" * 20_001)):
        with pytest.raises(UsageError):
            library.note(name, text)
    with pytest.raises(ModelMissing):
        library.note("nobody", "x")

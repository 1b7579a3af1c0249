"""A Hearth that has been used: real files under the names that Hearth gives, beside files of somebody else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.only_window import only_window
from app.paths import Paths, find_paths
from app.reset.parts import Where, where_of
from app.settings import Settings
from app.storage.backups import Backups
from app.storage.conversations import Conversations
from app.storage.database import Database
from inference.download.journal import Journal, Origin
from inference.errors import KeychainError
from inference.library.index import Index
from inference.library.records import Entry, Spot
from inference.library.walk import Stamp
from inference.net.network import HUB


class ScriptedTokens:
    """A keychain that keeps what it is given."""

    def __init__(self, *endpoints: str, refuses: bool = False) -> None:
        self.kept = set(endpoints)
        self._refuses = refuses

    def forget(self, endpoint: str = HUB) -> None:
        if self._refuses:
            raise KeychainError("The keychain is locked.", "Unlock it.")
        self.kept.discard(endpoint)


def write(path: Path, size: int = 10) -> Path:
    """A file of so many bytes, and its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x" * size)
    return path


def bring(paths: Paths, path: Path, size: int = 10) -> Path:
    """A model that Hearth has downloaded, as its list of models knows it."""
    stamp = Stamp(str(write(path, size)), size)
    spot = Spot(source="hearth", root=str(paths.models), parts=(stamp,), own=True, brought=True)
    Index(paths.library).change(lambda entries: (*entries, Entry(name=path.stem, spots=(spot,))))
    return path


def below(folder: Path) -> set[str]:
    """Every name below a folder; what a link leads to is not looked at."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


@pytest.fixture
def paths() -> Iterator[Paths]:
    """The folders, the lock of the window held as it must be."""
    paths = find_paths()
    lock = only_window(paths.data)
    assert lock.held
    yield paths
    lock.release()


@pytest.fixture
def used(paths: Paths) -> Paths:
    """Something of every part; all of it made by who makes it, where that is quick."""
    with closing(Database(paths.database)) as database:
        kept = Conversations(database)
        kept.add(kept.create(title="Bread").id, None, "user", "How long does bread rise?")
    Backups(paths.database).create("user")
    settings = Settings(paths.settings)
    settings.set("appearance.theme", "dark")
    settings.set("window.draft", "Dear diary")
    settings.flush()
    write(paths.data / "words.txt")
    write(paths.data / "api-key")
    write(paths.data / "host.json")
    write(paths.history)
    bring(paths, paths.models / "owner/name/model-Q4_K_M.gguf", 1000)
    write(paths.models / ".trash/1700000000-0123abcd/0000.gguf", 500)
    write(paths.models / ".trash/1700000000-0123abcd/record.json")
    part = write(paths.models / "owner/name/other.gguf.part", 300)
    Journal(part.with_name(part.name + ".json")).begin(Origin(size=1000))
    write(paths.downloads)
    write(paths.kept / f"{'0' * 32}-{'1' * 32}.kv", 700)
    write(paths.machine / "load.json")
    write(paths.cache / "headers/facts.json")
    write(paths.cache / "bandwidth.json")
    write(paths.speed)
    write(paths.logs / "hearth.log", 50)
    write(paths.logs / "hearth.log.1", 50)
    return paths


@pytest.fixture
def where(used: Paths) -> Where:
    """The places of ``used``."""
    return where_of(used, Settings(used.settings), {})

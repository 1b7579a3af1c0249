"""``hearth backups`` as a script and a person use it."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from app.cli.doctor import newest_backups
from app.cli.main import run
from app.only_window import only_window
from app.paths import find_paths
from app.storage.conversations import Conversations
from app.storage.database import Database


@pytest.fixture
def path() -> Path:
    """A database with two conversations."""
    path = find_paths().database
    for title in ("first", "second"):
        say(path, title)
    return path


def say(path: Path, title: str) -> None:
    with closing(Database(path)) as database:
        conversations = Conversations(database)
        conversations.add(conversations.create(title=title).id, None, "user", f"about {title}")


def titles(path: Path) -> list[str]:
    with closing(Database(path)) as database:
        return sorted(talk.title for talk in Conversations(database).list())


class Hearth:
    """Runs command lines in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *words: str, status: int = 0) -> tuple[str, str]:
        assert run(["backups", *words]) == status
        output = self._capsys.readouterr()
        return output.out, output.err

    def json(self, *words: str) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self(*words, "--json")[0].splitlines()]


@pytest.fixture
def hearth(capsys: pytest.CaptureFixture[str]) -> Hearth:
    return Hearth(capsys)


def test_there_and_back(hearth: Hearth, path: Path) -> None:
    assert "no backup yet" in hearth()[1]
    (made,) = hearth.json("create")
    assert (made["reason"], made["conversations"], made["messages"]) == ("user", 2, 2)
    say(path, "third")
    out, _ = hearth("restore", made["name"])
    assert "2 conversations with 2 messages" in out
    assert titles(path) == ["first", "second"]
    before = next(backup for backup in hearth.json("list") if backup["reason"] == "restore")
    assert before["conversations"] == 3
    assert before["name"] in out
    (said,) = hearth.json("restore", before["name"])
    assert said["restored"] == before["name"]
    assert titles(path) == ["first", "second", "third"]


def test_what_is_missing(hearth: Hearth, path: Path) -> None:
    (made,) = hearth.json("create")
    with closing(Database(path)) as database:
        Conversations(database).trash(1)
        Conversations(database).purge(1)
    assert hearth("restore", made["name"], "--missing")[0] == "Added 1 conversation and 1 message.\n"
    assert hearth("restore", made["name"], "--missing")[0] == "Nothing is missing.\n"
    assert titles(path) == ["first", "second"]


def test_a_file_anywhere(hearth: Hearth, path: Path, tmp_path: Path) -> None:
    target = tmp_path / "my copy.db"
    assert str(target) in hearth("create", str(target))[0]
    assert "already" in hearth("create", str(target), status=1)[1]
    assert "no folder" in hearth("create", str(tmp_path / "nowhere" / "a.db"), status=1)[1]
    assert "is good" in hearth("verify", str(target))[0]
    path.unlink()
    hearth("restore", str(target))
    assert titles(path) == ["first", "second"]


def test_not_under_an_open_window(hearth: Hearth, path: Path) -> None:
    (made,) = hearth.json("create")
    window = only_window(path.parent)
    try:
        assert window.held
        assert "window has the conversations open" in hearth("restore", made["name"], status=1)[1]
    finally:
        window.release()
    hearth("restore", made["name"])


def test_a_damaged_one(hearth: Hearth, path: Path) -> None:
    (made,) = hearth.json("create")
    Path(made["path"]).write_bytes(b"damaged")
    assert "damaged" in hearth("list")[0]
    assert "damaged" in hearth("verify", made["name"], status=1)[1]
    assert "damaged" in hearth("restore", made["name"], status=1)[1]
    assert titles(path) == ["first", "second"]
    hearth("delete", made["name"])
    assert hearth.json("list") == []
    assert "no backup" in hearth("delete", "../conversations.db", status=1)[1]
    assert path.exists()


def test_there_is_nothing_yet(hearth: Hearth) -> None:
    assert "nothing to back up" in hearth("create", status=1)[1]
    assert "no backup and no file" in hearth("restore", "nothing", status=1)[1]


def test_doctor_names_the_newest(hearth: Hearth, path: Path) -> None:
    assert newest_backups(path) == []
    made = hearth.json("create")[0]
    Path(made["path"]).with_name("broken.db").write_bytes(b"nothing of the kind")
    (finding,) = newest_backups(path)
    assert (finding.name, finding.ok) == ("Backups", True)
    assert finding.value.startswith("1, the newest of ")

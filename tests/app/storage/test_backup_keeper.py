"""The thread of the backups: once a day by itself, in nobody's way, ended at any moment without half a file."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.storage.backup_file import Backup
from app.storage.backup_keeper import BackupKeeper
from app.storage.backups import Backups
from app.storage.conversations import Conversations
from app.storage.database import Database
from inference.errors import Cancelled, StorageError, StorageFull
from tests.support.waiting import wait_for

PATIENCE = 30.0


@pytest.fixture
def filled(path: Path) -> Iterator[Path]:
    """A database that somebody has open."""
    with closing(Database(path)) as database:
        conversations = Conversations(database)
        with database.write() as sql:
            talk = conversations.create(title="kept").id
            sql.execute("UPDATE conversation SET draft = ?", ["x" * 5_000_000])
        conversations.add(talk, None, "user", "question")
        yield path


def test_by_itself_once_a_day(filled: Path) -> None:
    made: list[Backup] = []
    with closing(BackupKeeper(filled, on_made=made.append, first=0.0, every=0.01)) as keeper:
        wait_for(lambda: made, "the backup")
        names = [keeper.submit(lambda backups, _: backups.list()).result(PATIENCE) for _ in range(5)]
    assert names == [(made[0],)] * 5
    assert (made[0].reason, made[0].conversations) == ("daily", 1)


def test_not_where_none_is_wanted(filled: Path) -> None:
    asked: list[bool] = []

    def wanted() -> bool:
        asked.append(True)
        return False

    with closing(BackupKeeper(filled, wanted=wanted, first=0.0, every=0.01)):
        wait_for(lambda: len(asked) > 3, "some looks")
    assert Backups(filled).list() == ()


def test_it_waits_while_others_are_busy(filled: Path) -> None:
    made: list[Backup] = []
    asked = threading.Event()

    def wanted() -> bool:
        keeper.busy = True  # an answer begins just then
        asked.set()
        return True

    keeper = BackupKeeper(filled, wanted=wanted, on_made=made.append, first=0.2, every=0.01)
    with closing(keeper):
        assert asked.wait(PATIENCE)
        wait_for(lambda: list(filled.parent.glob("backups/.*")), "the copy")
        assert not made
        keeper.busy = False
        wait_for(lambda: made, "the backup")


def test_ending_in_the_middle_leaves_nothing(filled: Path) -> None:
    def wanted() -> bool:
        keeper.busy = True
        return True

    keeper = BackupKeeper(filled, wanted=wanted, first=0.2)
    wait_for(lambda: list(filled.parent.glob("backups/.*")), "the copy")
    keeper.close()
    assert list(filled.parent.glob("backups/*")) == list(filled.parent.glob("backups/.*")) == []
    with pytest.raises(Cancelled):
        keeper.submit(lambda backups, _: backups.list()).result(PATIENCE)


def test_what_somebody_waits_for_goes_first(filled: Path) -> None:
    made: list[Backup] = []

    def wanted() -> bool:
        keeper.busy = not made
        return True

    keeper = BackupKeeper(filled, wanted=wanted, on_made=made.append, first=0.2, every=0.05)
    with closing(keeper):
        wait_for(lambda: list(filled.parent.glob("backups/.*")), "the copy")
        mine = keeper.submit(lambda backups, pace: backups.create("user", pace)).result(PATIENCE)
    assert mine.reason == "user"


def test_why_there_is_none_is_told_once(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[StorageError] = []
    looks: list[bool] = []

    def refuse(_path: Path) -> int:
        looks.append(True)
        return 2**60

    monkeypatch.setattr("app.storage.backups.room_for", refuse)
    with closing(BackupKeeper(filled, on_skipped=told.append, first=0.0, every=0.01)):
        wait_for(lambda: len(looks) > 3, "some attempts")
    assert [type(error) for error in told] == [StorageFull]


def test_an_error_is_of_whoever_asked(filled: Path) -> None:
    with closing(BackupKeeper(filled)) as keeper:
        with pytest.raises(StorageError, match="no backup"):
            keeper.submit(lambda backups, _: backups.find("nothing")).result(PATIENCE)
        assert keeper.submit(lambda backups, _: backups.database).result(PATIENCE) == filled

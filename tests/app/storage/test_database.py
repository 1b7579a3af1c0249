"""The file: what is opened, what is refused, what is set aside, and that nothing of it is lost."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from app.storage.connecting import APPLICATION_ID
from app.storage.conversations import Conversations
from app.storage.database import Database, set_aside_database
from app.storage.migrations import MIGRATIONS
from inference.errors import StorageDamaged, StorageError, StorageNewer


def filled(path: Path) -> Database:
    """A database with something in it."""
    database = Database(path)
    conversations = Conversations(database)
    with conversations.together():
        for number in range(200):
            conversations.add(conversations.create().id, None, "user", f"message {number} " * 40)
    return database


def pragma(database: Database, name: str) -> object:
    with database.read() as sql:
        return sql.execute(f"PRAGMA {name}").fetchone()[0]


def test_committed_means_safe(database: Database) -> None:
    assert pragma(database, "journal_mode") == "wal"
    assert pragma(database, "synchronous") == 2  # FULL
    assert pragma(database, "foreign_keys") == 1
    assert pragma(database, "application_id") == APPLICATION_ID
    assert pragma(database, "user_version") == len(MIGRATIONS)


@pytest.mark.skipif(os.name != "posix", reason="rights of files are a matter of POSIX")
def test_nobody_else_can_read_it(database: Database, path: Path) -> None:
    Conversations(database).create()
    for name in ("conversations.db", "conversations.db-wal"):
        assert stat.S_IMODE(path.with_name(name).stat().st_mode) == 0o600


def test_an_exception_undoes_the_whole_block(database: Database) -> None:
    conversations = Conversations(database)

    def begin_and_fail() -> None:
        with database.write():
            conversations.create()
            with database.write():
                conversations.create()
            raise KeyError

    with pytest.raises(KeyError):
        begin_and_fail()
    assert conversations.list() == []
    conversations.create()
    assert conversations.count() == 1


def test_two_connections_see_each_other_and_wait_for_each_other(database: Database, path: Path) -> None:
    with closing(Database(path)) as other:
        Conversations(database).create(title="from one")
        Conversations(other).create(title="from the other")
        assert [c.title for c in Conversations(database).list()] == ["from the other", "from one"]


# --------------------------------------------------------------------------------- wrong files


def untouched(folder: Path) -> dict[str, bytes]:
    """What the files hold; an empty log and its index, which reading makes, hold nothing."""
    contents = {file.name: file.read_bytes() for file in folder.iterdir() if not file.name.endswith("-shm")}
    return {name: content for name, content in contents.items() if content or not name.endswith("-wal")}


@pytest.mark.parametrize("content", [b"hello", b"\0" * 5000, b"SQLite format 3\0" + b"\xff" * 5000, os.urandom(9000)])
def test_no_database_is_damage_and_stays_as_it_is(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(StorageDamaged, match="damaged"):
        Database(path)
    assert untouched(path.parent) == {path.name: content}


def test_an_empty_file_is_a_new_database(path: Path) -> None:
    path.touch()
    Database(path).close()


def test_damage_in_the_middle_is_found_at_the_opening(path: Path) -> None:
    filled(path).close()
    content = bytearray(path.read_bytes())
    assert len(content) > 100_000
    content[20_000:60_000] = b"\xa5" * 40_000
    path.write_bytes(content)
    with pytest.raises(StorageDamaged):
        Database(path)
    assert path.read_bytes() == content


def test_a_file_cut_in_half_is_found_at_the_opening(path: Path) -> None:
    filled(path).close()
    os.truncate(path, path.stat().st_size // 2)
    with pytest.raises(StorageDamaged):
        Database(path)


def test_setting_aside_loses_nothing(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).write_bytes(b"content" + suffix.encode())
    aside = set_aside_database(path)
    again = path.write_bytes(b"second") and set_aside_database(path)
    assert not path.exists()
    assert aside.name.startswith("conversations.db.damaged-")
    assert aside.read_bytes() == b"content"
    assert aside.with_name(aside.name + "-wal").read_bytes() == b"content-wal"
    assert again != aside
    assert isinstance(again, Path)
    assert again.read_bytes() == b"second"


def test_a_newer_schema_is_left_untouched(path: Path) -> None:
    with closing(filled(path)) as database, database.write() as sql:
        sql.execute("PRAGMA user_version = 99")
    before = untouched(path.parent)
    with pytest.raises(StorageNewer, match="newer Hearth"):
        Database(path)
    assert untouched(path.parent) == before


def test_a_newer_schema_whose_last_writes_are_in_the_log_is_left_untouched(path: Path, tmp_path: Path) -> None:
    with closing(filled(path)) as database:
        with database.write() as sql:
            sql.execute("PRAGMA user_version = 99")
        crashed = tmp_path / "crashed"
        crashed.mkdir()
        for name in ("conversations.db", "conversations.db-wal"):
            (crashed / name).write_bytes((tmp_path / name).read_bytes())
    before = untouched(crashed)
    assert before["conversations.db-wal"]
    with pytest.raises(StorageNewer):
        Database(crashed / "conversations.db")
    assert untouched(crashed) == before


def test_the_database_of_another_program_is_left_alone(path: Path) -> None:
    with closing(sqlite3.connect(path)) as sql:
        sql.execute("CREATE TABLE theirs (x)")
    before = untouched(path.parent)
    with pytest.raises(StorageError, match="another program") as caught:
        Database(path)
    assert not isinstance(caught.value, StorageDamaged)
    assert untouched(path.parent) == before


def test_a_folder_in_its_place(path: Path) -> None:
    path.mkdir()
    with pytest.raises(StorageError) as caught:
        Database(path)
    assert not isinstance(caught.value, StorageDamaged)
    assert "Something else" in caught.value.message


def test_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="cannot open"):
        Database(tmp_path / "nowhere" / "conversations.db")


@pytest.mark.parametrize("name", ["with space.db", "per%20cent.db", "quest?ion#.db", "ünïcödé 日本.db"])
def test_any_file_name(tmp_path: Path, name: str) -> None:
    filled(tmp_path / name).close()
    with closing(Database(tmp_path / name)) as database:
        assert Conversations(database).count() == 200


# ------------------------------------------------------------------------------------- backups


def test_a_backup_is_a_whole_database(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "backups" / "copy.db"
    with closing(filled(path)) as database:
        database.back_up(copy)
        wanted = Conversations(database).list()
    with closing(Database(copy)) as restored:
        restored.check()
        assert Conversations(restored).list() == wanted


def test_a_backup_that_cannot_be_written_leaves_nothing_behind(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "backups"
    target.write_text("a file, no folder")
    with closing(filled(path)) as database, pytest.raises(StorageError):
        database.back_up(target / "copy.db")
    assert target.read_text() == "a file, no folder"

"""Every migration, from the oldest schema on; and that a migration is all or nothing, with a copy from before."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.storage.conversations import Conversations
from app.storage.database import Database
from app.storage.migrations import MIGRATIONS, run_script
from app.storage.values import AnswerStats
from inference.errors import StorageDamaged, StorageError

SCHEMAS = Path(__file__).with_name("schemas")


def schema_of(path: Path) -> str:
    """Every statement that made the file, in order, without the tables that SQLite makes by itself."""
    with closing(sqlite3.connect(path)) as sql:
        rows = sql.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid").fetchall()
    ours = [row[0] for row in rows if not row[0].startswith(("CREATE TABLE '", "CREATE TABLE sqlite_"))]
    return "".join(f"{statement};\n\n" for statement in ours)


def at_version(path: Path, version: int) -> Database:
    return Database(path, migrations=MIGRATIONS[:version])


def m_later(sql: sqlite3.Connection) -> None:
    """What a later Hearth might do."""
    run_script(sql, "ALTER TABLE conversation ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;\n")


def m_failing(sql: sqlite3.Connection) -> None:
    """One that goes wrong in the middle."""
    sql.execute("DELETE FROM message")
    sql.execute("SELECT * FROM nothing")


def m_orphaning(sql: sqlite3.Connection) -> None:
    """One that leaves messages without a conversation."""
    sql.execute("DELETE FROM conversation")


def test_every_migration_has_a_schema_to_be_tested_against() -> None:
    assert sorted(file.name for file in SCHEMAS.iterdir()) == [
        f"{number:03}.sql" for number in range(1, len(MIGRATIONS) + 1)
    ]


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS) + 1))
def test_a_released_schema_never_changes(path: Path, version: int) -> None:
    at_version(path, version).close()
    assert schema_of(path) == (SCHEMAS / f"{version:03}.sql").read_text(encoding="utf-8")


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS) + 1))
def test_from_every_schema_to_the_newest(path: Path, version: int) -> None:
    """Starts from the committed schema of that version, with plain SQL, as that version would have left it."""
    with closing(sqlite3.connect(path)) as sql, sql:
        run_script(sql, (SCHEMAS / f"{version:03}.sql").read_text(encoding="utf-8"))
        sql.execute("PRAGMA application_id = 0x48525448")
        sql.execute(f"PRAGMA user_version = {version}")
        sql.execute("INSERT INTO conversation (id, title, created_at, updated_at) VALUES (7, 'old title', 1, 2)")
        sql.execute(
            """INSERT INTO message (id, conversation_id, role, text, status, created_at, stats)
                VALUES (8, 7, 'user', 'an old message', 'complete', 1, '{"ttft_ms": 5.0, "of_the_future": 1}')"""
        )
        sql.execute("UPDATE conversation SET head_id = 8")
    with closing(Database(path)) as database:
        conversations = Conversations(database)
        database.check()
        assert [message.text for message in conversations.path(7)] == ["an old message"]
        assert conversations.path(7)[0].stats == AnswerStats(ttft_ms=5.0)
        assert [hit.message_id for hit in conversations.search("old")] == [8]
        conversations.add(7, 8, "assistant", "a new one")
        assert [message.pinned for message in conversations.path(7)] == [False, False]
        assert conversations.pin(8, True).pinned
        assert conversations.summaries(7) == ()
        assert (conversations.add_summary(8, "how it began"),) == conversations.summaries(7)


def test_a_copy_is_made_before_an_existing_database_is_migrated(path: Path) -> None:
    with closing(Database(path)) as database:
        assert database.backup is None
        made = Conversations(database).create(title="before")
    with closing(Database(path, migrations=(*MIGRATIONS, m_later))) as database:
        assert database.backup is not None
        assert database.backup.parent == path.parent / "backups"
        with database.read() as sql:
            assert sql.execute("SELECT title, pinned FROM conversation").fetchall() == [("before", 0)]
            assert sql.execute("PRAGMA foreign_keys").fetchone() == (1,)
        backup = database.backup
    with closing(Database(backup)) as copy:
        assert Conversations(copy).list() == [made]
    with closing(Database(path, migrations=(*MIGRATIONS, m_later))) as database:
        assert database.backup is None


@pytest.mark.parametrize(("broken", "error"), [(m_failing, StorageError), (m_orphaning, StorageDamaged)])
def test_a_migration_that_fails_changes_nothing(path: Path, broken: object, error: type[StorageError]) -> None:
    with closing(Database(path)) as database:
        conversations = Conversations(database)
        made = conversations.add(conversations.create().id, None, "user", "kept")
    before = schema_of(path)
    with pytest.raises(error):
        Database(path, migrations=(*MIGRATIONS, m_later, broken))  # type: ignore[arg-type]
    assert schema_of(path) == before
    with closing(Database(path)) as database:
        assert Conversations(database).path(made.conversation_id) == [made]


def test_a_script_without_an_end_is_refused() -> None:
    with closing(sqlite3.connect(":memory:")) as sql, pytest.raises(ValueError, match="not a whole statement"):
        run_script(sql, "CREATE TABLE a (b);\nCREATE TABLE c (d\n")

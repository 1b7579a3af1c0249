"""Every migration, from the oldest schema on; and that a migration is all or nothing, with a copy from before."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.storage.backups import Backups
from app.storage.conversations import Conversations
from app.storage.database import Database
from app.storage.merging import bring_back
from app.storage.migrations import MIGRATIONS, run_script
from app.storage.rows import CONVERSATION, FOLDER, IMPORT, MESSAGE, PERSONA, QUEUED, SUMMARY
from app.storage.salvage import salvage
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


# A row for every table, by the schema it came with, with every column of that schema.
ROWS: tuple[dict[str, dict[str, object]], ...] = (
    {
        "conversation": {
            "id": 7,
            "title": "old title",
            "titled_by_user": 1,
            "system_prompt": "be kind",
            "model": "m",
            "created_at": 1.5,
            "updated_at": 2.5,
            "deleted_at": 3.5,
            "draft": "half a word",
        },
        "message": {
            "id": 8,
            "conversation_id": 7,
            "parent_id": None,
            "chosen_id": 9,
            "role": "assistant",
            "text": "an old message",
            "reasoning": "why",
            "status": "failed",
            "error_code": "engine",
            "error": "It died.",
            "model": "m",
            "stats": '{"ttft_ms": 5.0}',
            "created_at": 1.5,
            "deleted_with": 8,
            "deleted_at": 4.5,
        },
    },
    {
        "message": {"pinned": 1, "seen": '{"first": 8}'},
        "summary": {
            "id": 3,
            "message_id": 8,
            "text": "how it began",
            "edited": 1,
            "model": "m",
            "created_at": 5.5,
            "deleted_with": 3,
            "deleted_at": 6.5,
        },
    },
    {
        "folder": {"id": 1, "name": "work", "position": 1.5, "folded": 1, "created_at": 1.5, "deleted_at": 2.5},
        "persona": {
            "id": 2,
            "name": "pirate",
            "icon": "p",
            "system_prompt": "arr",
            "model": "m",
            "sampling": '{"top_k": 1}',
            "position": 2.5,
            "created_at": 1.5,
            "updated_at": 2.5,
            "deleted_at": 3.5,
        },
        "import": {"id": 4, "source": "s", "name": "n", "report": "r", "created_at": 1.5, "undone_at": 2.5},
        "conversation": {
            "pinned_at": 1.5,
            "archived_at": 2.5,
            "folder_id": 1,
            "persona_id": 2,
            "sampling": '{"top_k": 2}',
            "titled_by_model": 1,
            "import_id": 4,
            "origin": "o",
            "branched_from": 8,
        },
        "message": {"sampling": '{"top_k": 3}', "draft": "other words"},
        "queued": {"id": 5, "conversation_id": 7, "text": "next", "position": 1.5, "created_at": 1.5},
        "fact": {"name": "a fact", "value": 2.5},
    },
)


def rows_at(version: int) -> dict[str, dict[str, object]]:
    """The rows of a schema, in an order in which they can be inserted."""
    rows: dict[str, dict[str, object]] = {name: {} for name in ("folder", "persona", "import")}
    for step in ROWS[:version]:
        for table, row in step.items():
            rows[table] = {**rows.get(table, {}), **row}
    return {table: row for table, row in rows.items() if row}


def filled_at(path: Path, version: int) -> dict[str, dict[str, object]]:
    """Make a file as that version would have left it, with a row in every table; returns these."""
    rows = rows_at(version)
    with closing(sqlite3.connect(path)) as sql, sql:
        run_script(sql, (SCHEMAS / f"{version:03}.sql").read_text(encoding="utf-8"))
        sql.execute("PRAGMA application_id = 0x48525448")
        sql.execute(f"PRAGMA user_version = {version}")
        for table, row in rows.items():
            sql.execute(
                f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", tuple(row.values())
            )
        sql.execute("UPDATE conversation SET head_id = 8")
    return rows


def found_in(path: Path, rows: dict[str, dict[str, object]]) -> dict[str, dict[str, object]]:
    """The same rows as they are in a file now."""
    with closing(sqlite3.connect(path)) as sql:
        return {
            table: dict(zip(row, sql.execute(f"SELECT {', '.join(row)} FROM {table}").fetchone(), strict=True))
            for table, row in rows.items()
        }


def test_there_is_a_row_for_every_table_and_column(path: Path) -> None:
    """Who adds a table or a column is reminded of salvaging and merging here, too."""
    at_version(path, len(MIGRATIONS)).close()
    carried = {
        "conversation": CONVERSATION,
        "message": MESSAGE,
        "summary": SUMMARY,
        "folder": FOLDER,
        "persona": PERSONA,
        "import": IMPORT,
        "queued": QUEUED,
    }
    with closing(sqlite3.connect(path)) as sql:
        names = [row[0] for row in sql.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        tables = [name for name in names if not name.startswith(("sqlite_", "message_", "title_"))]
        columns = {table: {row[1] for row in sql.execute(f"PRAGMA table_info({table})")} for table in tables}
    assert {
        table: set(row) | ({"head_id"} if table == "conversation" else set())
        for table, row in rows_at(len(MIGRATIONS)).items()
    } == columns
    assert {table: set(known) for table, known in carried.items()} | {"fact": {"name", "value"}} == columns


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS) + 1))
def test_everything_arrives_from_every_schema(path: Path, version: int, tmp_path: Path) -> None:
    rows = filled_at(path, version)
    with closing(Database(path)) as database:
        database.check()
        found = found_in(path, rows)
    assert found == rows
    (backup,) = [backup for backup in Backups(path).list() if version < len(MIGRATIONS)] or [None]
    if backup is not None:
        assert found_in(backup.path, rows) == rows
        assert backup.schema == version
    copy = tmp_path / "salvaged.db"
    with closing(Database(copy)) as fresh:
        assert salvage(path, fresh) == (1, 1)
        fresh.check()
        known = {table: row for table, row in rows.items() if table != "fact"}
        assert found_in(copy, known) == known


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS) + 1))
def test_everything_comes_back_from_a_backup_of_every_schema(path: Path, version: int, tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    rows = filled_at(old, version)
    with closing(Database(path)) as database:
        assert bring_back(database, old) == (1, 1)
        database.check()
    known = {table: row for table, row in rows.items() if table != "fact"}
    known["message"] = {**known["message"]}
    del known["message"]["chosen_id"]  # what it names is not there
    assert found_in(path, known) == known


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

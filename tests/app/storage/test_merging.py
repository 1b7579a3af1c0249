"""What a backup has and the database has not comes back, and nothing that is there changes."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from app.storage.backups import Backups
from app.storage.conversations import Conversations
from app.storage.database import Database
from app.storage.merging import Missing, bring_back, what_is_missing
from app.storage.migrations import MIGRATIONS
from app.storage.salvage import rebuild
from inference.errors import StorageDamaged

TALKS, TURNS = 12, 14


def fill(path: Path) -> None:
    """Conversations with forks, folders, personas, summaries, a trash, things that wait."""
    with closing(Database(path)) as database:
        conversations = Conversations(database)
        with conversations.together(), database.write() as sql:
            sql.execute("INSERT INTO folder (id, name, position, created_at) VALUES (1, 'work', 1, 5)")
            sql.execute(
                "INSERT INTO persona (id, name, position, created_at, updated_at) VALUES (1, 'pirate', 1, 6, 6)"
            )
            for talk in range(TALKS):
                made = conversations.create(title=f"talk {talk}", system_prompt=f"prompt {talk}")
                parent = None
                for turn in range(TURNS):
                    text = f"talk {talk} turn {turn} " + "words " * 80
                    parent = conversations.add(made.id, parent, "user" if turn % 2 == 0 else "assistant", text).id
                path_shown = conversations.path(made.id)
                conversations.add(made.id, path_shown[4].id, "assistant", f"talk {talk}, another answer")
                conversations.reveal(path_shown[-1].id)
                conversations.add_summary(path_shown[4].id, f"what talk {talk} began with")
                conversations.set_draft(made.id, f"draft {talk}")
                sql.execute("UPDATE conversation SET folder_id = 1, persona_id = 1 WHERE id = ?", [made.id])
                sql.execute(
                    "INSERT INTO queued (conversation_id, text, position, created_at) VALUES (?, ?, 1, 1)",
                    [made.id, f"waits in {talk}"],
                )
                if talk % 5 == 0:
                    conversations.trash(made.id)
                if talk % 4 == 0:
                    conversations.delete_message(path_shown[10].id)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "conversations.db"
    fill(path)
    return path


@pytest.fixture
def path(tmp_path: Path, template: Path) -> Path:
    shutil.copy(template, tmp_path / "conversations.db")
    return tmp_path / "conversations.db"


@pytest.fixture
def backup(path: Path) -> Path:
    return Backups(path).create("user").path


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as sql:
        return sql.execute(query).fetchall()


EVERYTHING = (
    "SELECT * FROM conversation ORDER BY id",
    "SELECT * FROM message ORDER BY id",
    "SELECT * FROM summary ORDER BY id",
    "SELECT * FROM folder ORDER BY id",
    "SELECT * FROM persona ORDER BY id",
    "SELECT conversation_id, text FROM queued ORDER BY conversation_id",
)


def everything(path: Path) -> list[list[tuple[object, ...]]]:
    return [rows(path, query) for query in EVERYTHING]


def shown(path: Path) -> dict[int, list[str]]:
    with closing(Database(path)) as database:
        database.check()
        conversations = Conversations(database)
        talks = [*conversations.list(), *conversations.list(trash=True)]
        return {talk.id: [message.text for message in conversations.path(talk.id)] for talk in talks}


def merge(path: Path, backup: Path) -> Missing:
    expected = what_is_missing(path, backup)
    with closing(Database(path)) as database:
        came = bring_back(database, backup)
        database.check()
    assert came == expected
    assert what_is_missing(path, backup) == Missing()
    return came


def lose(path: Path, *statements: str) -> None:
    """Take rows away as damage does: without anything that goes with them."""
    with closing(sqlite3.connect(path)) as sql, sql:
        for name in ("message_forgotten", "title_forgotten", "message_immutable"):
            sql.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            sql.execute(statement)
        for name in ("message_forgotten", "title_forgotten", "message_immutable"):
            sql.execute(rows_of_schema(name))


def rows_of_schema(name: str) -> str:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as sql:
        for migration in MIGRATIONS:
            migration(sql)
        return str(sql.execute("SELECT sql FROM sqlite_master WHERE name = ?", [name]).fetchone()[0])


def test_nothing_is_missing(path: Path, backup: Path) -> None:
    before = everything(path)
    assert merge(path, backup) == Missing()
    assert everything(path) == before


def test_what_came_since_stays(path: Path, backup: Path) -> None:
    with closing(Database(path)) as database:
        conversations = Conversations(database)
        talk = conversations.list()[0]
        conversations.add(talk.id, talk.head_id, "user", "since then")
        conversations.rename(talk.id, "another name")
        conversations.create(title="new")
    before = everything(path)
    assert merge(path, backup) == Missing()
    assert everything(path) == before


def test_a_conversation_that_is_gone_comes_back_as_it_was(path: Path, backup: Path) -> None:
    before = everything(path)
    with closing(Database(path)) as database:
        conversations = Conversations(database)
        for talk_id in (2, 3):
            conversations.trash(talk_id)
            conversations.purge(talk_id)
    assert merge(path, backup) == Missing(2, 2 * (TURNS + 1))
    assert everything(path) == before


def test_its_id_is_taken_by_now(path: Path, backup: Path) -> None:
    """After a restoring, the same ids are given to other things."""
    shown_before = shown(path)
    path.unlink()
    with closing(Database(path)) as database:
        conversations = Conversations(database)
        with conversations.together():
            for number in range(5):
                made = conversations.add(conversations.create(title=f"other {number}").id, None, "user", "another")
        with database.write() as sql:
            sql.execute("INSERT INTO folder (id, name, position, created_at) VALUES (1, 'play', 1, 99)")
            sql.execute("UPDATE conversation SET folder_id = 1 WHERE id = ?", [made.conversation_id])
    others = shown(path)
    assert merge(path, backup) == Missing(TALKS, TALKS * (TURNS + 1))
    now = shown(path)
    assert {talk: now[talk] for talk in others} == others
    assert Counter(map(tuple, now.values())) == Counter(map(tuple, [*others.values(), *shown_before.values()]))
    folders = dict(rows(path, "SELECT title, f.name FROM conversation c JOIN folder f ON f.id = c.folder_id"))
    assert (folders["other 4"], folders["talk 1"]) == ("play", "work")


@pytest.mark.parametrize("lost", [[20], [20, 21], [16], [29], [16, 17, 18], [30], list(range(16, 31))])
def test_lost_messages_come_back_to_their_place(path: Path, backup: Path, lost: list[int]) -> None:
    before, whole = shown(path), rows(path, "SELECT id, parent_id, text FROM message ORDER BY id")
    lose(path, f"DELETE FROM message WHERE id IN ({', '.join(map(str, lost))})")
    rebuild(path)
    assert merge(path, backup) == Missing(0, len(lost))
    assert rows(path, "SELECT id, parent_id, text FROM message ORDER BY id") == whole
    after = shown(path)
    if 29 not in lost:  # the head was lost, and salvaging showed what was left
        assert after == before
    with closing(Database(path)) as database:
        conversations = Conversations(database)
        with pytest.raises(Exception, match="could not be read or written"), database.write() as sql:
            sql.execute("UPDATE message SET text = 'overwritten'")
        assert [m.text for m in conversations.reveal(29)] == before[2]


def test_a_row_that_was_lost_is_filled_in(path: Path, backup: Path) -> None:
    lose(path, "DELETE FROM conversation WHERE id IN (2, 3)")
    rebuild(path)
    with closing(Database(path)) as database:
        Conversations(database).rename(3, "my own name")
    assert merge(path, backup) == Missing()
    with closing(Database(path)) as database:
        first, second = (Conversations(database).get(talk_id) for talk_id in (2, 3))
    assert (first.title, first.system_prompt, first.draft, first.folder_id) == ("talk 1", "prompt 1", "draft 1", 1)
    assert (second.title, second.system_prompt, second.persona_id) == ("my own name", "prompt 2", 1)


def test_words_that_were_changed_by_damage_come_back_beside_it(path: Path, backup: Path) -> None:
    lose(path, "UPDATE message SET text = 'talk 0 turn 2 w\ufffd\ufffd' WHERE id = 3")
    assert merge(path, backup) == Missing(0, 1)
    with closing(Database(path)) as database:
        texts = [message.text[:16] for message in Conversations(database).siblings(3)]
    assert texts == ["talk 0 turn 2 w\ufffd", "talk 0 turn 2 wo"]


def test_an_answer_that_was_being_written_then(path: Path) -> None:
    with closing(Database(path)) as database:
        conversations = Conversations(database)
        answer = conversations.add(2, conversations.get(2).head_id, "assistant", "half an an", status="streaming")
    backup = Backups(path).create("user").path
    with closing(Database(path)) as database:
        Conversations(database).finish(answer.id, status="complete", text="half an answer, and the rest")
    assert merge(path, backup) == Missing()
    lose(path, f"DELETE FROM message WHERE id = {answer.id}", "UPDATE conversation SET head_id = NULL WHERE id = 2")
    assert merge(path, backup) == Missing(0, 1)
    with closing(Database(path)) as database:
        assert Conversations(database).message(answer.id).status == "interrupted"


def test_a_backup_of_an_older_hearth(tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    with closing(Database(old, migrations=MIGRATIONS[:1])) as database, database.write() as sql:
        sql.execute("INSERT INTO conversation (id, title, created_at, updated_at) VALUES (4, 'old', 1, 1)")
        sql.execute(
            """INSERT INTO message (conversation_id, role, text, status, created_at)
                VALUES (4, 'user', 'from then', 'complete', 1)"""
        )
    path = tmp_path / "conversations.db"
    Database(path).close()
    before = old.read_bytes()
    assert merge(path, old) == Missing(1, 1)
    assert old.read_bytes() == before


@pytest.mark.parametrize("seed", range(12))
def test_salvage_and_backup_lose_nothing_that_either_has(path: Path, backup: Path, seed: int) -> None:
    """Random pages are destroyed after more was said; what the two have together is there, once, in whole paths."""
    chance = random.Random(seed)
    with closing(Database(path)) as database:
        conversations = Conversations(database)
        for number in range(chance.randrange(1, 30)):
            talk = chance.choice(conversations.list())
            conversations.add(talk.id, talk.head_id, "user", f"since then {number} " * 30)
        conversations.add(conversations.create(title="new").id, None, "user", "a new conversation")
    content = bytearray(path.read_bytes())
    pages = len(content) // 4096
    for _ in range(chance.randrange(1, 1 + pages // 6)):
        page = chance.randrange(1, pages)
        size = chance.choice([64, 4096])
        content[page * 4096 : page * 4096 + size] = chance.randbytes(size)
    path.write_bytes(content)
    try:
        Database(path).close()
    except StorageDamaged:
        rebuild(path)
    salvaged = Counter(rows(path, "SELECT role, text, created_at FROM message"))
    saved = Counter(rows(backup, "SELECT role, text, created_at FROM message"))
    merge(path, backup)
    assert Counter(rows(path, "SELECT role, text, created_at FROM message")) == salvaged | saved
    titles = {title for (title,) in rows(path, "SELECT title FROM conversation")}
    assert {f"talk {number}" for number in range(TALKS)} <= titles
    assert rows(path, "SELECT count(*) FROM message WHERE parent_id IS NOT NULL AND parent_id >= id") == [(0,)]
    shown(path)

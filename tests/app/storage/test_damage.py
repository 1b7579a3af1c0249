"""Damaged databases: found, set aside, and everything that can be read is there again."""

from __future__ import annotations

import random
import shutil
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from app.storage import integrity
from app.storage.conversations import Conversations
from app.storage.database import Database
from app.storage.integrity import BackgroundCheck, mark_suspect
from app.storage.salvage import finish_rebuilding, rebuild, salvage
from app.storage.worker import StorageWorker
from inference.errors import StorageDamaged, StorageError, StorageFull
from tests.support.waiting import wait_for

PATIENCE = 30.0  # seconds
TALKS, TURNS = 40, 20


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A database with conversations, forks and a trash."""
    path = tmp_path_factory.mktemp("template") / "conversations.db"
    with closing(Database(path)) as database:
        conversations = Conversations(database)
        for talk in range(TALKS):
            with conversations.together():
                made = conversations.create(title=f"talk {talk}", system_prompt="Be kind.")
                parent = None
                for turn in range(TURNS):
                    text = f"talk {talk} turn {turn} " + "words " * 60
                    parent = conversations.add(made.id, parent, "user" if turn % 2 == 0 else "assistant", text).id
                conversations.add(made.id, None, "user", "another beginning")
                conversations.show_sibling(conversations.path(made.id)[0].id, -1)
                conversations.pin(conversations.path(made.id)[2].id, True)
                conversations.add_summary(conversations.path(made.id)[4].id, f"what talk {talk} began with")
                if talk % 10 == 0:
                    conversations.trash(made.id)
    return path.read_bytes()


@pytest.fixture
def path(tmp_path: Path, template: bytes) -> Path:
    """A copy of it for this test."""
    path = tmp_path / "conversations.db"
    path.write_bytes(template)
    return path


def contents(path: Path) -> tuple[list[object], dict[int, list[str]]]:
    with closing(Database(path)) as database:
        database.check()
        conversations = Conversations(database)
        talks = [*conversations.list(), *conversations.list(trash=True)]
        seen = {talk.id: (conversations.path(talk.id), conversations.summaries(talk.id)) for talk in talks}
        return list(talks), {
            talk_id: [*(message.text + "!" * message.pinned for message in path), *(one.text for one in told)]
            for talk_id, (path, told) in seen.items()
        }


def test_salvaging_a_good_database_keeps_everything(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    with closing(Database(copy)) as database:
        assert salvage(path, database) == (TALKS, TALKS * (TURNS + 1))
        assert len(Conversations(database).search("turn 7")) == 36
    assert contents(copy) == contents(path)


@pytest.mark.parametrize("seed", range(8))
def test_most_of_a_damaged_database_is_there_again(path: Path, seed: int) -> None:
    chance = random.Random(seed)
    content = bytearray(path.read_bytes())
    for _ in range(3):
        page = chance.randrange(40, len(content) // 4096)
        content[page * 4096 : (page + 1) * 4096] = chance.randbytes(4096)
    path.write_bytes(content)
    problems: list[StorageError] = []
    worker = StorageWorker(path, on_problem=problems.append)
    talks = worker.submit(lambda c: [*c.list(), *c.list(trash=True)]).result(PATIENCE)
    texts = {
        message.text
        for talk in talks
        for message in worker.submit(lambda c, talk=talk: c.path(talk.id)).result(PATIENCE)  # type: ignore[misc]
    }
    worker.submit(lambda c: c.add(talks[0].id, talks[0].head_id, "user", "and on it goes")).result(PATIENCE)
    worker.close()
    (problem,) = problems
    assert isinstance(problem, StorageDamaged)
    (aside,) = path.parent.glob("*.damaged-*")
    assert aside.read_bytes() == content
    assert len(talks) >= TALKS * 0.9
    assert len([text for text in texts if text.startswith("talk ")]) >= TALKS * TURNS * 0.8
    contents(path)


def test_a_conversation_that_lost_its_row_and_a_message_that_lost_its_parent(path: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(path)) as sql, sql:
        sql.execute("DROP TRIGGER message_forgotten")
        sql.execute("DROP TRIGGER title_forgotten")
        sql.execute("DELETE FROM message WHERE id = 5")
        sql.execute("DELETE FROM conversation WHERE id = 2")
    copy = tmp_path / "copy.db"
    with closing(Database(copy)) as database:
        assert salvage(path, database) == (TALKS, TALKS * (TURNS + 1) - 1)
        conversations = Conversations(database)
        assert [message.id for message in conversations.path(1)] == [i for i in range(1, 21) if i != 5]
        assert conversations.get(2).title.startswith("talk 1 turn 0")
        database.check()


def test_a_rebuilding_that_fails_leaves_everything_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    damage(path)
    before = path.read_bytes()

    def refuse(*_: object) -> None:
        raise StorageFull("No space.")

    with monkeypatch.context() as patched:
        patched.setattr("app.storage.salvage._insert", refuse)
        worker = StorageWorker(path)
        with pytest.raises(StorageFull):
            worker.submit(lambda c: c.list()).result(PATIENCE)
        worker.close()
        assert path.read_bytes() == before
        assert [file.name for file in path.parent.iterdir() if "new" in file.name or "damaged" in file.name] == []
    worker = StorageWorker(path)
    assert len(worker.submit(lambda c: c.list()).result(PATIENCE)) > TALKS // 2
    worker.close()


def test_a_rebuilding_cut_off_between_its_renamings_is_finished(path: Path) -> None:
    """The damaged file is out of the way, the new one complete but not in its place: the program was killed there."""
    before = contents(path)
    path.rename(path.with_name(path.name + ".new"))
    worker = StorageWorker(path)
    assert len(worker.submit(lambda c: c.list()).result(PATIENCE)) == TALKS - TALKS // 10
    worker.close()
    assert contents(path) == before


def test_the_log_of_the_damaged_one_is_not_read_into_the_new_one(path: Path) -> None:
    """Killed between the renamings of the damaged file and of its log, or that one could not be renamed."""
    before = contents(path)
    with closing(sqlite3.connect(path)) as sql:
        sql.execute("PRAGMA journal_mode = WAL")
        sql.execute("UPDATE conversation SET title = 'from the log of the damaged one'")
        sql.commit()
        log = path.with_name(path.name + "-wal")
        stale = log.read_bytes()
        assert stale
        sql.rollback()
        shutil.copy(path, path.with_name(path.name + ".new"))
    path.unlink()
    log.write_bytes(stale)
    finish_rebuilding(path)
    assert contents(path) == before
    assert [file.read_bytes() for file in path.parent.glob(f"{log.name}.damaged-*")] == [stale]


def test_the_new_one_waits_where_it_cannot_take_the_place(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    damage(path)
    rename = Path.rename

    def refuse(file: Path, target: Path) -> Path:
        if file.name.endswith(".new"):
            raise PermissionError("somebody looks at it")
        return rename(file, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", refuse)
        with pytest.raises(PermissionError):
            rebuild(path)
        worker = StorageWorker(path)
        for _ in range(2):
            with pytest.raises(StorageError, match="cannot open or write"):
                worker.submit(lambda c: c.list()).result(PATIENCE)
        assert not path.exists()  # nor was an empty one begun in its place
        worker.close()
    worker = StorageWorker(path)
    assert len(worker.submit(lambda c: c.list()).result(PATIENCE)) > TALKS // 2
    worker.close()


def test_nothing_can_be_read(path: Path, tmp_path: Path) -> None:
    path.write_bytes(random.Random(1).randbytes(50_000))
    with closing(Database(tmp_path / "copy.db")) as database:
        assert salvage(path, database) == (0, 0)


def test_impossible_values_are_left_behind(path: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(path)) as sql, sql:
        sql.execute("PRAGMA ignore_check_constraints = ON")
        sql.execute("DROP TRIGGER message_immutable")
        sql.execute("UPDATE message SET role = 'nobody' WHERE id = 3")
        sql.execute("UPDATE message SET text = CAST(x'ff41' AS TEXT) WHERE id = 4")
    with closing(Database(tmp_path / "copy.db")) as database:
        salvage(path, database)
        texts = [message.text[:13] for message in Conversations(database).path(1)]
        assert texts[:4] == ["talk 0 turn 0", "talk 0 turn 1", "\ufffdA", "talk 0 turn 4"]


# --------------------------------------------------------------------------- when it is looked for


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file counts as a large one, which is read in the background."""
    monkeypatch.setattr(integrity, "SMALL", 0)


def damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    middle = len(content) // 8192 * 4096
    content[middle : middle + 8192] = b"\xa5" * 8192
    path.write_bytes(content)


@pytest.mark.usefixtures("large")
def test_a_large_file_is_read_later_and_its_damage_makes_it_suspect(path: Path) -> None:
    damage(path)
    problems: list[StorageError] = []
    worker = StorageWorker(path, on_problem=problems.append, check_after=0.0)
    worker.opened.result(PATIENCE)
    wait_for(lambda: problems, "the check")
    assert isinstance(problems[0], StorageDamaged)
    worker.close()
    problems.clear()
    worker = StorageWorker(path, on_problem=problems.append)
    worker.opened.result(PATIENCE)
    worker.close()
    assert [type(problem) for problem in problems] == [StorageDamaged]
    assert sorted(file.name.partition(".damaged-")[0] for file in path.parent.iterdir()) == [path.name, path.name]


@pytest.mark.usefixtures("large")
def test_a_large_good_file_is_not_read_first_unless_it_is_suspect(path: Path) -> None:
    with closing(Database(path)) as database:
        assert not database.checked
    mark_suspect(path)
    for checked in (True, False):
        with closing(Database(path)) as database:
            assert database.checked == checked


@pytest.mark.usefixtures("large")
def test_a_file_that_was_not_closed_is_read_first(path: Path, tmp_path: Path) -> None:
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    with closing(Database(path)) as database:
        Conversations(database).create(title="in the log")
        for name in (path.name, f"{path.name}-wal"):
            (crashed / name).write_bytes((tmp_path / name).read_bytes())
    with closing(Database(crashed / path.name)) as database:
        assert database.checked
        assert Conversations(database).list()[0].title == "in the log"


@pytest.mark.usefixtures("large")
def test_closing_does_not_wait_for_the_check(path: Path) -> None:
    worker = StorageWorker(path, check_after=3600)
    worker.opened.result(PATIENCE)
    assert "storage-check" in {thread.name for thread in threading.enumerate()}
    worker.close()
    assert "storage-check" not in {thread.name for thread in threading.enumerate()}


def test_a_check_can_be_interrupted_while_it_reads() -> None:
    """A table that is read slowly stands for a very large file."""
    reading = threading.Event()
    found: list[str] = []

    def connect() -> sqlite3.Connection:
        sql = sqlite3.connect(":memory:")

        def note() -> int:
            reading.set()
            return 0

        sql.execute("CREATE TABLE t (x)")
        numbers = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 100000)"
        sql.execute(f"INSERT INTO t {numbers} SELECT x FROM n")
        sql.set_progress_handler(note, 1)  # slows it down, too
        return sql

    check = BackgroundCheck(connect, found.append, delay=0.0)
    assert reading.wait(PATIENCE)
    check.close()
    assert found == []

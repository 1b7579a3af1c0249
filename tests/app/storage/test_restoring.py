"""Restoring: the backup is there whole, what was there before is a backup, and that holds when it is cut off."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.storage.backups import Backups
from app.storage.conversations import Conversations
from app.storage.database import Database
from app.storage.migrations import MIGRATIONS
from app.storage.restoring import exchange, prepare, restore
from app.storage.salvage import fresh_place
from app.storage.worker import StorageWorker
from inference.errors import StorageDamaged, StorageError, StorageFull, StorageNewer
from tests.support.full_disk import fill, mounted_disk

PATIENCE = 30.0


def write(path: Path, title: str) -> None:
    with closing(Database(path)) as database:
        conversations = Conversations(database)
        made = conversations.create(title=title)
        conversations.add(made.id, None, "assistant", "half an answ", status="streaming")


def titles(path: Path) -> list[str]:
    with closing(Database(path)) as database:
        database.check()
        return sorted(conversation.title for conversation in Conversations(database).list())


@pytest.fixture
def backups(path: Path) -> Backups:
    """Yesterday there was one conversation, now there are two."""
    write(path, "first")
    backups = Backups(path)
    backups.create("user")
    write(path, "second")
    return backups


def test_there_and_back(path: Path, backups: Backups) -> None:
    (yesterday,) = backups.list()
    today = restore(backups, yesterday.path)
    assert today is not None
    assert titles(path) == ["first"]
    with closing(Database(path)) as database:
        assert Conversations(database).streaming() == []  # nobody goes on writing it
    assert {backup.reason: backup.conversations for backup in backups.list()} == {"user": 1, "restore": 2}
    restore(backups, today)
    assert titles(path) == ["first", "second"]
    assert sorted(file.name for file in path.parent.iterdir()) == ["backups", "conversations.db"]


def test_in_a_running_program(path: Path, backups: Backups) -> None:
    worker = StorageWorker(path)
    worker.submit(lambda c: c.create(title="third"))
    fresh = prepare(backups, backups.list()[0].path)
    assert fresh == fresh_place(path)
    worker.submit(lambda c: c.create(title="fourth"))
    kept = worker.exchange(lambda: exchange(backups)).result(PATIENCE)
    assert worker.submit(lambda c: [talk.title for talk in c.list()]).result(PATIENCE) == ["first"]
    worker.submit(lambda c: c.create(title="fifth")).result(PATIENCE)
    worker.close()
    assert kept is not None
    assert titles(kept) == ["first", "fourth", "second", "third"]
    assert titles(path) == ["fifth", "first"]


def test_into_an_empty_place(path: Path, backups: Backups) -> None:
    path.unlink()
    assert restore(backups, backups.list()[0].path) is None
    assert titles(path) == ["first"]


def test_what_waits_to_be_put_into_its_place_is_kept(path: Path, backups: Backups) -> None:
    path.rename(path.with_name(path.name + ".new"))
    kept = restore(backups, backups.list()[0].path)
    assert titles(path) == ["first"]
    assert kept is not None
    assert titles(kept) == ["first", "second"]


def test_a_damaged_database_is_kept_as_it_is(path: Path, backups: Backups) -> None:
    path.write_bytes(b"\xa5" * 50_000)
    kept = restore(backups, backups.list()[0].path)
    assert kept is not None
    assert kept.read_bytes() == b"\xa5" * 50_000
    assert titles(path) == ["first"]


def test_a_backup_of_an_older_hearth_is_brought_up_to_date(path: Path, backups: Backups, tmp_path: Path) -> None:
    old = tmp_path / "elsewhere" / "old.db"
    old.parent.mkdir()
    with closing(Database(old, migrations=MIGRATIONS[:1])) as database, database.write() as sql:
        sql.execute("INSERT INTO conversation (title, created_at, updated_at) VALUES ('old', 1, 1)")
    before = old.read_bytes()
    restore(backups, old)
    assert titles(path) == ["old"]
    assert old.read_bytes() == before
    assert {backup.reason for backup in backups.list()} == {"user", "restore"}  # the copy of a copy needs no copy


@pytest.mark.parametrize(
    ("content", "error"),
    [(b"", StorageError), (b"hello", StorageDamaged), (b"newer", StorageNewer), (None, StorageError)],
)
def test_what_is_no_backup_changes_nothing(
    path: Path, backups: Backups, content: bytes | None, error: type[StorageError]
) -> None:
    file = path.with_name("wrong.db")
    if content == b"newer":
        with closing(Database(file)) as database, database.write() as sql:
            sql.execute("PRAGMA user_version = 99")
    elif content is not None:
        file.write_bytes(content)
    with pytest.raises(error):
        restore(backups, file)
    assert titles(path) == ["first", "second"]
    assert not fresh_place(path).exists()


def test_not_while_another_program_has_it_open(path: Path, backups: Backups) -> None:
    with closing(Database(path)) as other:
        Conversations(other).list()
        with pytest.raises(StorageError, match="Another program has the conversations open"):
            restore(backups, backups.list()[0].path)
        assert not fresh_place(path).exists()
    assert titles(path) == ["first", "second"]


def test_a_copy_that_is_gone_changes_nothing(path: Path, backups: Backups, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(StorageError, match="copy of the backup is gone"):
        exchange(backups)
    assert titles(path) == ["first", "second"]
    fresh = prepare(backups, backups.list()[0].path)
    keep = Backups.keep_present

    def keep_and_lose(self: Backups) -> Path | None:
        fresh.unlink()
        return keep(self)

    monkeypatch.setattr(Backups, "keep_present", keep_and_lose)
    with pytest.raises(StorageError):
        exchange(backups)
    assert titles(path) == ["first", "second"]


def test_a_copy_that_nobody_goes_on_with_is_taken_away(path: Path, backups: Backups) -> None:
    fresh = prepare(backups, backups.list()[0].path)
    StorageWorker(path).close()
    assert fresh.exists()  # somebody may be about to use it
    os.utime(fresh, (1, 1))
    StorageWorker(path).close()
    assert not fresh.exists()
    assert titles(path) == ["first", "second"]


PROGRAM = """
import os, sys
from pathlib import Path
from app.storage import backups, restoring
from app.storage.backups import Backups
step = int(sys.argv[2])
count = 0
def trace(frame, event, _arg):
    global count
    if event == "line" and frame.f_code.co_filename.endswith(("restoring.py", "backups.py", "backup_file.py")):
        count += 1
        if count == step:
            os._exit(9)
    return trace
kept = Backups(Path(sys.argv[1]))
backup = kept.list()[-1].path
sys.settrace(trace)
restoring.restore(kept, backup)
sys.settrace(None)
print(count)
os._exit(0)
"""


def test_cut_off_at_any_line_it_is_before_or_after(path: Path, tmp_path: Path) -> None:
    """A process that restores ends at one line after the other; whatever is there then is one of the two, whole."""
    write(path, "first")
    Backups(path).create("user")
    write(path, "second")
    template = {file.relative_to(tmp_path): file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}

    def run(step: int) -> tuple[int, list[str]]:
        place = tmp_path / f"step{step}"
        for name, content in template.items():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            (place / name).write_bytes(content)
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, str(place / path.name), str(step)],
            capture_output=True,
            text=True,
            check=False,
            cwd=Path(__file__).resolve().parents[3],
        )
        worker = StorageWorker(place / path.name)
        found = worker.submit(lambda c: sorted(talk.title for talk in c.list())).result(PATIENCE)
        worker.close()
        kept = [backup for backup in Backups(place / path.name).list() if backup.conversations == 2]
        assert found == ["first", "second"] or (found == ["first"] and kept), done.stderr
        return int(done.stdout or 0), found

    lines, found = run(0)
    assert found == ["first"]
    ends = {tuple(run(step)[1]) for step in {1, lines // 2, *range(lines - 26, lines + 1, 2)}}
    assert ends == {("first", "second"), ("first",)}


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    with mounted_disk(tmp_path / "disk", size="3m") as place:
        yield place


def test_on_a_full_disk_everything_stays(small_disk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = small_disk / "conversations.db"
    write(path, "first")
    monkeypatch.setattr("app.storage.backup_file.SPARE", 0)
    monkeypatch.setattr("app.storage.backups.room_for", lambda _path: 0)
    backups = Backups(path)
    backups.create("user")
    write(path, "second")
    filler = fill(small_disk)
    with pytest.raises(StorageFull):
        restore(backups, backups.list()[0].path)
    filler.unlink()
    assert titles(path) == ["first", "second"]
    restore(backups, backups.list()[0].path)
    assert titles(path) == ["first"]


@pytest.mark.skipif(os.name != "posix", reason="links need rights elsewhere")
def test_backups_on_another_drive(path: Path, tmp_path: Path) -> None:
    memory = Path("/dev/shm")
    if not os.access(memory, os.W_OK):
        pytest.skip("no second drive")
    other = memory / f"hearth-{tmp_path.name}-{os.getpid()}"
    other.mkdir()
    try:
        (path.parent / "backups").symlink_to(other)
        write(path, "first")
        backups = Backups(path)
        made = backups.create("user")
        write(path, "second")
        kept = restore(backups, made.path)
        assert kept is not None
        assert titles(path) == ["first"]
        assert titles(kept) == ["first", "second"]
    finally:
        for file in other.iterdir():
            file.unlink()
        other.rmdir()

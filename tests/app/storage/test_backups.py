"""Backups: made whole or not at all, rotated by what is there, never the last good one."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.storage.backup_file import Backup, Pace, Reason, backup_name, examine
from app.storage.backups import DAYS, Backups, to_stay
from app.storage.conversations import Conversations
from app.storage.database import Database
from app.storage.values import Persona
from inference.errors import Cancelled, StorageDamaged, StorageError, StorageFull
from tests.support.full_disk import fill, mounted_disk

DAY = 24 * 3600.0
NOON = 1_767_261_600.0  # 1 January 2026, ten o'clock UTC


class Clock:
    """Stands still until it is moved."""

    now = NOON

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def backups(path: Path, clock: Clock) -> Backups:
    """The backups of a database with one conversation."""
    with closing(Database(path)) as database:
        conversations = Conversations(database)
        conversations.add(conversations.create(title="kept").id, None, "user", "a question")
    return Backups(path, clock=clock)


def titles(path: Path) -> list[str]:
    with closing(Database(path, keeps_copy=False)) as database:
        return [conversation.title for conversation in Conversations(database).list()]


def say(path: Path, text: str) -> None:
    with closing(Database(path)) as database:
        conversations = Conversations(database)
        conversations.add(conversations.create(title=text).id, None, "user", text)


def test_a_backup_is_one_whole_private_file(backups: Backups) -> None:
    made = backups.create("daily")
    assert (made.reason, made.conversations, made.messages, made.problem) == ("daily", 1, 1, "")
    assert [file.name for file in backups.folder.iterdir()] == [made.name]
    assert made.path.read_bytes()[18:20] == b"\x01\x01"  # no log beside it is needed (file format, 1.3)
    if os.name == "posix":
        assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
        assert stat.S_IMODE(backups.folder.stat().st_mode) == 0o700
    assert backups.list() == (made,)
    assert titles(made.path) == ["kept"]
    assert examine(made.path, thorough=True).messages == 1


def test_looking_at_a_backup_leaves_nothing_behind(backups: Backups) -> None:
    made = backups.create("user")
    before = {file.name: file.read_bytes() for file in backups.folder.iterdir()}
    backups.list()
    backups.newest_good()
    assert (
        {file.name: file.read_bytes() for file in backups.folder.iterdir()}
        == before
        == {made.name: made.path.read_bytes()}
    )


def test_somebody_writes_all_the_while(path: Path, backups: Backups) -> None:
    """The copy is of one moment, is not begun anew by every write, and keeps nobody waiting."""
    with closing(Database(path)) as database:
        conversations = Conversations(database)
        talk = conversations.create(title="long").id
        with conversations.together():
            for number in range(2000):
                conversations.add(talk, None, "user", f"{number} " * 200)
        written: list[int] = []

        class Busy(Pace):
            def step(self) -> None:
                if len(written) < 10:
                    written.append(conversations.add(talk, None, "user", "while it is copied").id)

        made = backups.create("daily", Busy())
        assert len(written) >= 2
        assert made.messages == 2001
        examine(made.path, thorough=True)


def test_a_copy_that_is_given_up_leaves_nothing(path: Path, backups: Backups) -> None:
    with closing(Database(path)) as database, database.write() as sql:
        sql.execute("UPDATE conversation SET draft = ?", ["x" * 3_000_000])

    class Ended(Pace):
        def step(self) -> None:
            raise Cancelled("Enough.")

    with pytest.raises(Cancelled):
        backups.create("daily", Ended())
    assert list(backups.folder.iterdir()) == []


def test_a_damaged_database_makes_no_backup(path: Path, backups: Backups) -> None:
    with closing(Database(path)) as database, database.write() as sql:
        sql.execute("UPDATE conversation SET draft = ?", ["x" * 300_000])
    content = bytearray(path.read_bytes())
    content[40 * 4096 : 45 * 4096] = b"\xa5" * (5 * 4096)
    path.write_bytes(content)
    with pytest.raises(StorageDamaged, match="file conversations"):
        backups.create("daily")
    assert list(backups.folder.iterdir()) == []
    with pytest.raises(StorageDamaged):  # even where it was too large to be read first, it is from now on
        Database(path)


def test_a_copy_replaces_only_what_it_may(path: Path, backups: Backups, tmp_path: Path) -> None:
    """Whatever name is chosen for a copy: the database is never replaced, and nothing before the copy is whole."""
    target = tmp_path / "mine.db"
    target.write_bytes(b"an older copy")
    with pytest.raises(StorageError, match="already"):
        backups.save_as(target)

    class Ended(Pace):
        def stopped(self) -> bool:
            return True

    with closing(Database(path)) as database, Conversations(database).together():
        for number in range(1500):
            Conversations(database).add(1, None, "user", f"{number}")
    with pytest.raises(Cancelled):
        backups.save_as(target, Ended(), replaces=True)
    assert target.read_bytes() == b"an older copy"
    (tmp_path / "link.db").symlink_to(path)
    for wrong in (path, tmp_path / "link.db"):
        with pytest.raises(StorageError, match="where your conversations are"):
            backups.save_as(wrong, replaces=True)
    backups.save_as(target, replaces=True)
    assert titles(target) == titles(path) == ["kept"]


def test_two_of_one_second(backups: Backups) -> None:
    assert len({backups.create("user").name for _ in range(3)}) == len(backups.list()) == 3


def test_it_is_due_once_a_day_and_only_after_a_change(path: Path, backups: Backups, clock: Clock) -> None:
    assert backups.is_due()
    backups.create("daily")
    assert not backups.is_due()
    say(path, "more")
    assert not backups.is_due()  # it is the same day
    clock.now += DAY
    assert backups.is_due()
    backups.create("daily")
    clock.now += DAY
    with closing(Database(path)) as database:
        Conversations(database).old_trash.tidy()
    assert not backups.is_due()  # nothing a user would miss
    with closing(Database(path)) as database:
        Conversations(database).set_draft(1, "half a question")
    assert backups.is_due()


CHANGES: dict[str, Callable[[Conversations], object]] = {
    "sampling": lambda kept: kept.set_sampling(1, {"temperature": 0.8}),
    "title": lambda kept: kept.rename(1, "tepk"),
    "persona": lambda kept: kept.personas.change(Persona(id=1, name="Ada", system_prompt="Be rude.")),
    "persona deleted": lambda kept: kept.personas.delete(1),
    "folder": lambda kept: kept.folders.rename(1, "two"),
    "folder deleted": lambda kept: kept.folders.delete(1),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_change_that_leaves_everything_as_long_as_it_was_is_one(
    path: Path, backups: Backups, clock: Clock, change: Callable[[Conversations], object]
) -> None:
    with closing(Database(path)) as database:
        conversations = Conversations(database)
        conversations.set_sampling(1, {"temperature": 0.7})
        conversations.personas.create("Ada", system_prompt="Be kind.")
        conversations.folders.create("one")
    backups.create("daily")
    clock.now += DAY
    assert not backups.is_due()
    with closing(Database(path)) as database:
        change(Conversations(database))
    assert backups.is_due()


def test_what_a_killed_program_left_half_written_goes(backups: Backups) -> None:
    backups.create("daily")
    names = (".conversations-daily-1.db.new", ".conversations-daily-1.db.new-journal", ".conversations-daily-2.db.new")
    for name in names:
        (backups.folder / name).touch()
    for name in names[:2]:
        os.utime(backups.folder / name, (1, 1))
    backups.rotate()
    assert sorted(file.name for file in backups.folder.glob(".*")) == [names[2]]  # it may be being written


def test_nothing_to_back_up(tmp_path: Path) -> None:
    backups = Backups(tmp_path / "conversations.db")
    assert not backups.is_due()
    assert backups.list() == ()
    with pytest.raises(StorageError, match="no conversations yet"):
        backups.create("user")
    Database(backups.database).close()
    assert not backups.is_due()


def test_other_files_among_them_are_shown_and_stay(backups: Backups) -> None:
    made = backups.create("daily")
    shutil.copy(made.path, backups.folder / "from my old computer.db")
    (backups.folder / "broken.db").write_bytes(b"nothing of the kind")
    (backups.folder / "notes.txt").write_text("mine")
    with closing(sqlite3.connect(backups.folder / "theirs.db")) as sql:
        sql.execute("CREATE TABLE theirs (x)")
    found = {backup.name: backup for backup in backups.list()}
    assert found["from my old computer.db"].conversations == 1
    assert "damaged" in found["broken.db"].problem
    assert "another program" in found["theirs.db"].problem
    assert backups.rotate() == ()
    assert backups.newest_good() is not None


def test_one_of_before_a_migration_is_a_backup_too(path: Path, backups: Backups) -> None:
    with closing(sqlite3.connect(path)) as sql, closing(sqlite3.connect(path.with_name("old.db"))) as old:
        old.executescript((Path(__file__).with_name("schemas") / "001.sql").read_text(encoding="utf-8"))
        old.execute("PRAGMA application_id = 0x48525448")
        old.execute("PRAGMA user_version = 1")
        sql.close()
    path.unlink()
    path.with_name("old.db").rename(path)
    Database(path).close()
    (made,) = backups.list()
    assert (made.reason, made.before, made.schema, made.problem) == ("migration", 2, 1, "")


@pytest.mark.parametrize("damage", [0, 3000])
def test_the_newest_good_one_is_looked_for(path: Path, backups: Backups, clock: Clock, damage: int) -> None:
    say(path, "much " * 20_000)
    good = backups.create("daily")
    clock.now += DAY
    bad = backups.create("user")
    content = bytearray(bad.path.read_bytes())
    content[damage : damage + 9000] = b"\xa5" * 9000
    bad.path.write_bytes(content)
    assert backups.newest_good() == good


# ----------------------------------------------------------------------------------- rotation


def test_which_stay_after_months(path: Path, backups: Backups, clock: Clock) -> None:
    template = backups.create("user")
    for _ in range(100):
        clock.now += DAY
        shutil.copy(template.path, backups.folder / backup_name(path, "daily", clock.now))
        backups.rotate()
    dailies = [backup for backup in backups.list() if backup.reason == "daily"]
    ages = [round((clock.now - backup.made_at) / DAY) for backup in dailies]
    assert ages[:7] == list(range(7))
    assert 8 <= len(ages) <= 7 + 4 + 3
    assert 28 <= ages[-1] <= 92
    assert sum(backup.reason == "user" for backup in backups.list()) == 1


def of(reason: Reason, moment: float) -> Backup:
    return Backup(name=f"{reason} {moment}", path=Path("/nowhere"), made_at=moment, reason=reason)


@given(
    st.lists(
        st.tuples(st.sampled_from(["daily", "migration", "restore", "user", ""]), st.floats(NOON, NOON + 5000 * DAY)),
        max_size=60,
        unique=True,
    )
)
def test_rotation_keeps_the_newest_and_what_is_the_users(made: list[tuple[Reason, float]]) -> None:
    there = sorted((of(*one) for one in made), key=lambda backup: -backup.made_at)
    stays = to_stay(there)
    assert {b.name for b in there if b.reason in ("user", "")} <= {b.name for b in stays}
    for reason, most in (("daily", 14), ("migration", 3), ("restore", 3)):
        of_it, kept = ([b for b in some if b.reason == reason] for some in (there, stays))
        assert len(kept) <= most
        assert kept[:1] == of_it[:1]
        assert len(kept) >= min(len(of_it), 1)
    assert sorted(b.name for b in to_stay(stays)) == sorted(b.name for b in stays)  # the second time takes no more


def test_rotation_never_takes_the_last_good_one(path: Path, backups: Backups, clock: Clock) -> None:
    """All newer ones are damaged, and the clock has gone back by years."""
    good = backups.create("daily")
    for _ in range(20):
        clock.now += DAY
        (backups.folder / backup_name(path, "daily", clock.now)).write_bytes(b"damaged")
    backups.rotate()
    assert good in backups.list()
    clock.now -= 3000 * DAY
    older = backups.create("daily")
    assert {good.name, older.name} <= {backup.name for backup in backups.list()}
    for _ in range(DAYS + 1):
        clock.now += 4000 * DAY
        say(path, f"on {clock.now}")
        backups.create("daily")
    assert all(not backup.problem for backup in backups.list())  # there are plenty of good ones now


# ---------------------------------------------------------------------------------- full disks


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    with mounted_disk(tmp_path / "disk", size="4m") as place:
        yield place


def test_no_space_for_one_and_some_to_spare(backups: Backups, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(backups.database.parent)._replace(free=50 * 1024 * 1024)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage)
    with pytest.raises(StorageFull, match="not enough space"):
        backups.create("daily")
    assert not backups.folder.exists()


def test_a_disk_that_is_full_in_the_middle(small_disk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.storage.backup_file.SPARE", 0)
    path = small_disk / "conversations.db"
    with closing(Database(path)) as database:
        with database.write() as sql:
            sql.execute("INSERT INTO conversation (draft, created_at, updated_at) VALUES (?, 1, 1)", ["x" * 1_400_000])
        backups = Backups(path)
        filler = fill(small_disk)
        with filler.open("r+b") as file:
            file.truncate(filler.stat().st_size - 900_000)
        monkeypatch.setattr("app.storage.backups.room_for", lambda _path: 0)
        with pytest.raises(StorageFull):
            backups.create("daily")
        assert list(backups.folder.iterdir()) == []
        filler.unlink()
        assert backups.create("daily").conversations == 1


def test_a_migration_on_a_full_disk_changes_nothing(small_disk: Path) -> None:
    path = small_disk / "conversations.db"
    with closing(sqlite3.connect(path)) as old:
        old.executescript((Path(__file__).with_name("schemas") / "001.sql").read_text(encoding="utf-8"))
        old.execute("PRAGMA application_id = 0x48525448")
        old.execute("PRAGMA user_version = 1")
        old.execute(
            "INSERT INTO conversation (title, draft, created_at, updated_at) VALUES ('kept', ?, 1, 1)", ["x" * 99]
        )
        old.commit()
    filler = fill(small_disk)
    before = path.read_bytes()
    with pytest.raises(StorageFull):
        Database(path)
    assert path.read_bytes() == before
    assert not list(small_disk.glob("backups/*"))
    filler.unlink()
    assert titles(path) == ["kept"]


def test_names_that_lead_elsewhere_are_no_names(backups: Backups, tmp_path: Path) -> None:
    outside = tmp_path / "outside.db"
    outside.write_bytes(b"mine")
    with pytest.raises(StorageError):
        backups.delete("../outside.db")
    with pytest.raises(StorageError):
        backups.delete(str(outside))
    assert outside.exists()
    assert backups.find(str(outside)) == outside
    with pytest.raises(StorageError, match="no backup and no file"):
        backups.find("nothing")


def test_reading_it_back_can_be_stopped(path: Path, backups: Backups) -> None:
    with closing(Database(path)) as database:
        conversations = Conversations(database)
        talk = conversations.create(title="long").id
        with conversations.together():
            for number in range(1500):
                conversations.add(talk, None, "user", f"{number}")

    class Stopped(Pace):
        def stopped(self) -> bool:
            return True

    with pytest.raises(Cancelled):
        backups.create("daily", Stopped())
    assert list(backups.folder.iterdir()) == []

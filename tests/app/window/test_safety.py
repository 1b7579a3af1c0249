"""Backups in the window: made, gone back to, and what a damaged or newer database says; everything is real."""

from __future__ import annotations

import random
import shutil
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton

from app.controllers.title_writer import Due
from app.controllers.wishes import Wish
from app.notices import Notice
from app.paths import find_paths
from app.storage.backups import Backups
from app.storage.conversations import Conversations
from app.storage.database import Database
from app.storage.migrations import MIGRATIONS
from app.storage.old_trash import DAY
from app.widgets.backup_extras import BackupExtras
from app.widgets.newer_box import NewerBox
from inference.errors import StorageDamaged, StorageFull, StorageNewer
from tests.app.window.conftest import MakeWindow
from tests.support.scripted_window import ScriptedWindow
from tests.support.walking import tab_round, unnamed, unreached

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def path() -> Path:
    return find_paths().database


def say(path: Path, *titles: str) -> None:
    with closing(Database(path)) as database:
        conversations = Conversations(database)
        for title in titles:
            made = conversations.add(conversations.create(title=title).id, None, "user", f"about {title} " * 60)
            conversations.add(made.conversation_id, made.id, "assistant", f"an answer about {title} " * 60)


def extras(program: ScriptedWindow) -> BackupExtras:
    """The page of the settings, in sight, the backups read."""
    page = program.window.settings.open("safety").findChild(BackupExtras)
    assert isinstance(page, BackupExtras)
    program.wait(lambda: page.isVisible() and page.backups is not None)
    return page


def titles(program: ScriptedWindow) -> list[str]:
    """What the database has, when everything handed over has been done."""
    found: list[list[str]] = []
    program.application.store.ask(lambda c: sorted(talk.title for talk in c.list()), found.append)
    program.wait(lambda: found)
    return found[0]


def press(box: QMessageBox, name: str) -> None:
    button = box.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def watch(program: ScriptedWindow) -> list[Notice]:
    told: list[Notice] = []
    program.application.notices.subscribe(told.append)
    return told


def test_back_up_and_go_back(path: Path, make_window: MakeWindow) -> None:
    """A question is being answered meanwhile: what was written of it is in what is kept."""
    say(path, "first")
    program = make_window().start()
    page = extras(program)
    assert page.rows == []
    QTest.mouseClick(page.back_up, Qt.MouseButton.LeftButton)
    program.wait(lambda: len(page.rows) == 1)
    assert page.backups is not None
    (backup,) = page.backups
    assert (backup.reason, backup.conversations) == ("user", 1)
    request = program.ask("second")
    program.engine.say(request, "half an ans")
    answer_id = program.path[-1].id
    program.wait(lambda: (under_way := program.to.answers.get(answer_id)) and under_way.now().text == "half an ans")
    told = watch(program)
    press(page.ask_to_restore(backup), "restoreBackup")
    program.wait(lambda: len(page.rows) == 2)
    assert titles(program) == ["first"]
    assert request.cancelled
    assert not program.to.chat.busy
    assert program.path == ()
    (notice,) = (notice for notice in told if notice.key == "backup-restored")
    program.engine.finish(request)  # late: it belongs to nothing any more
    program.talk("third", "another answer")
    program.window.pane.notices.action_asked.emit(notice.action)
    program.wait(lambda: len(page.rows) == 3)
    assert titles(program) == ["first", "second"]
    found: list[list[str]] = []
    program.application.store.ask(lambda c: [f"{m.status} {m.text}" for m in c.path(2)], found.append)
    program.wait(lambda: found)
    assert found == [["complete second", "stopped half an ans"]]


def test_the_same_conversation_is_shown_again(path: Path, make_window: MakeWindow) -> None:
    say(path, "first")
    Backups(path).create("user")
    program = make_window().start()
    program.to.chat.open(1)
    program.wait(lambda: len(program.path) == 2)
    program.talk("and then", "since then")
    page = extras(program)
    assert page.backups
    program.application.chat_wings.safety.safety.restore(page.backups[0].name)
    program.wait(lambda: len(program.path) == 2)
    assert program.to.chat.view.id == 1


def test_what_waits_in_a_backup_is_not_said_by_itself(path: Path, make_window: MakeWindow) -> None:
    """As after a start: it may not fit any more. Nor is anything offered that concerns what was there before."""
    say(path, "first")
    with closing(Database(path)) as database:
        Conversations(database).queue.add(1, "it waits")
    backup = Backups(path).create("user")
    with closing(Database(path)) as database:
        conversations = Conversations(database)
        conversations.queue.remove(conversations.queue.of(1)[0].id)
    program = make_window().start()
    program.to.chat.open(1)
    program.wait(lambda: len(program.path) == 2)
    program.talk("and then", "since then")  # what waits here from now on is said by itself
    program.to.chat.delete(program.path[-1].id)
    program.wait(lambda: len(program.path) == 3)
    program.wait(lambda: program.window.pane.notices.notices)
    program.application.chat_wings.safety.safety.restore(backup.name)
    program.wait(lambda: len(program.path) == 2)
    queue = program.application.chat_wings.asking.queue
    program.wait(lambda: [waiting.text for waiting in queue.waiting] == ["it waits"])
    assert titles(program) == ["first"]
    assert program.texts()[-1].startswith("an answer about first")
    assert queue.held
    assert [notice.key for notice in program.window.pane.notices.notices] == ["backup-restored"]


def test_nothing_of_before_belongs_to_what_is_there_then(path: Path, make_window: MakeWindow) -> None:
    """The same ids are other conversations and messages."""
    say(path, "first")
    backup = Backups(path).create("user")
    program = make_window().start()
    wings = program.application.chat_wings
    program.talk("one", "1")
    asked, answer = program.path
    program.to.chat.set_edit(asked.id, "half an edit")
    wings.compare.comparing.beside([answer.id], [Wish()])
    program.wait(lambda: wings.compare.comparing.sides)
    wings.asking.titles._due[asked.conversation_id] = Due(asked=True)
    wings.safety.safety.restore(backup.name)
    program.wait(lambda: [notice.key for notice in program.window.pane.notices.notices] == ["backup-restored"])
    assert wings.compare.comparing.sides == ()
    assert program.window.pane.card.isVisible()
    assert not wings.asking.titles.waiting
    assert program.to.chat.edit_of(asked) == ""


def test_what_is_missing_is_added(path: Path, make_window: MakeWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.controllers.safety.AT_ONCE", 1)  # one after the other
    say(path, "first", "second", "third")
    made = Backups(path).create("user")
    with closing(Database(path)) as database:
        for talk_id in (2, 3):
            Conversations(database).trash(talk_id)
            Conversations(database).purge(talk_id)
    program = make_window().start()
    told = watch(program)
    page = extras(program)
    page.rows[0].add_asked.emit()
    program.wait(lambda: told)
    assert told[-1].message == "Added: 2 conversations with 4 messages."
    assert titles(program) == ["first", "second", "third"]
    page.rows[0].add_asked.emit()
    program.wait(lambda: told[-1].message == "The backup has nothing that is not here.")
    assert made.path.exists()


def test_a_damaged_database_offers_what_the_backup_has(path: Path, make_window: MakeWindow) -> None:
    say(path, *(f"talk {number}" for number in range(40)))
    Backups(path).create("daily")
    say(path, "since then")
    content = bytearray(path.read_bytes())
    chance = random.Random(4)
    for page in range(30, len(content) // 4096 - 4, 6):
        content[page * 4096 : page * 4096 + 4096] = chance.randbytes(4096)
    path.write_bytes(content)
    program = make_window()
    told = watch(program)
    program.start()
    program.wait(lambda: any(notice.action.startswith("add-missing:") for notice in told))
    offer = next(notice for notice in told if notice.action)
    assert (offer.key, offer.action_title, offer.sticky) == (StorageDamaged.code, "Add what the backup has", True)
    assert "messages more" in offer.hint
    program.window.pane.notices.action_asked.emit(offer.action)
    program.wait(lambda: any("Added" in notice.message for notice in told))
    assert set(titles(program)) >= {f"talk {number}" for number in range(40)}


def test_a_damaged_database_without_a_backup_offers_nothing(path: Path, make_window: MakeWindow) -> None:
    path.write_bytes(b"\xa5" * 50_000)
    program = make_window()
    told = watch(program)
    program.start()
    program.wait(lambda: any(notice.key == StorageDamaged.code for notice in told))
    page = extras(program)  # the thread of the backups has looked by now
    assert page.backups == ()
    assert not any(notice.action for notice in told)


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.glob("conversations.db*")}


@pytest.mark.parametrize("with_log", [False, True])
def test_a_newer_database_is_untouched_and_the_way_out_is_shown(
    path: Path, make_window: MakeWindow, tmp_path: Path, with_log: bool
) -> None:
    with closing(Database(path, migrations=MIGRATIONS[:2])) as database, database.write() as sql:
        sql.execute("INSERT INTO conversation (title, created_at, updated_at) VALUES ('old', 1, 1)")
    say(path, "first")  # this Hearth has migrated it, so there is a backup from before
    with closing(sqlite3.connect(path)) as sql:
        sql.execute("PRAGMA user_version = 99")
        if with_log:  # as after a power cut: the newest schema stands in the log only
            crashed = tmp_path / "crashed"
            crashed.mkdir()
            for file in path.parent.glob("conversations.db*"):
                shutil.copy(file, crashed)
    if with_log:
        for file in path.parent.glob("conversations.db*"):
            file.unlink()
        for file in crashed.iterdir():
            shutil.copy(file, path.parent)
    before = bytes_of(path.parent)
    program = make_window().start()
    program.wait(lambda: program.window.findChild(NewerBox) is not None)
    box = program.window.findChild(NewerBox)
    assert isinstance(box, NewerBox)
    assert "newer Hearth" in box.text()
    assert "backup" in box.informativeText()
    after = {name: content for name, content in bytes_of(path.parent).items() if not name.endswith("-shm")}
    assert after == {name: content for name, content in before.items() if not name.endswith("-shm")} | {
        name: b"" for name in after if name not in before
    }
    press(box, "showBackups")
    page = extras(program)
    assert page.backups is not None
    (backup,) = page.backups
    assert (backup.reason, backup.conversations) == ("migration", 1)
    told = watch(program)
    program.application.chat_wings.safety.safety.restore(backup.name)
    program.wait(lambda: any(notice.key == "backup-restored" for notice in told))
    assert titles(program) == ["old"]
    assert any(kept.problem for kept in Backups(path).list())  # what the newer Hearth has written is still there


def test_it_can_be_closed_from_there(path: Path, make_window: MakeWindow) -> None:
    say(path, "first")
    with closing(sqlite3.connect(path)) as sql:
        sql.execute("PRAGMA user_version = 99")
    program = make_window().start()
    told = watch(program)
    program.wait(lambda: program.window.findChild(NewerBox) is not None)
    box = program.window.findChild(NewerBox)
    assert isinstance(box, NewerBox)
    press(box, "closeHearth")
    program.wait(lambda: not program.window.isVisible())
    assert not any(notice.key == StorageNewer.code and notice.level == "info" for notice in told)


def test_deleting_asks_first(path: Path, make_window: MakeWindow) -> None:
    say(path, "first")
    Backups(path).create("user")
    program = make_window().start()
    page = extras(program)
    assert page.backups
    box = page.ask_to_delete(page.backups[0])
    QTest.keyClick(box, Qt.Key.Key_Return)  # a key pressed without looking deletes nothing
    program.wait(lambda: not box.isVisible())
    page.ask_to_delete(page.backups[0]).close()
    assert len(Backups(path).list()) == 1
    press(page.ask_to_delete(page.backups[0]), "deleteBackup")
    program.wait(lambda: page.rows == [])
    assert Backups(path).list() == ()


def test_a_copy_is_saved(path: Path, make_window: MakeWindow, tmp_path: Path) -> None:
    say(path, "first")
    Backups(path).create("user")
    say(path, "second")
    program = make_window().start()
    page = extras(program)
    told = watch(program)
    for number, wanted in enumerate((2, 1)):
        if number:
            page.rows[0].save_asked.emit()
        else:
            QTest.mouseClick(page.save_copy, Qt.MouseButton.LeftButton)
        dialog = page.findChildren(QFileDialog)[-1]
        target = tmp_path / f"copy {number}.db"
        dialog.fileSelected.emit(str(target))
        dialog.close()
        program.wait(lambda number=number: len([one for one in told if "copy" in one.message]) > number)  # type: ignore[misc]
        with closing(Database(target)) as database:
            assert Conversations(database).count() == wanted


def test_a_disk_without_room_says_so_and_loses_nothing(
    path: Path, make_window: MakeWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(path, "first")
    made = Backups(path).create("user")
    program = make_window().start()
    page = extras(program)
    told = watch(program)
    monkeypatch.setattr("app.storage.backups.room_for", lambda _path: 2**60)
    QTest.mouseClick(page.back_up, Qt.MouseButton.LeftButton)
    program.wait(lambda: [notice.key for notice in told] == [StorageFull.code])
    program.talk("second", "an answer")
    program.application.chat_wings.safety.safety.restore(made.name)
    program.wait(lambda: len(told) == 2)
    assert titles(program) == ["first", "second"]
    assert program.texts() == ["second", "an answer"]  # nothing was let go
    program.application.chat_wings.safety.safety.note_skipped(StorageFull("There is not enough space."))
    program.wait(lambda: len(told) == 3)
    assert (told[-1].level, told[-1].sticky) == ("info", False)  # a quiet word
    monkeypatch.undo()
    program.application.chat_wings.safety.safety.create()
    program.wait(lambda: len(page.rows) == 2)


def test_the_page_can_be_walked(path: Path, make_window: MakeWindow) -> None:
    say(path, "first")
    for _ in range(3):
        Backups(path).create("user")
    (path.parent / "backups" / "broken.db").write_bytes(b"nothing of the kind")
    program = make_window().start()
    page = extras(program)
    assert len(page.rows) == 4
    dialog = page.window()
    with program.qtbot.waitActive(dialog):
        dialog.activateWindow()
    assert not unnamed(dialog)
    assert not unreached(dialog, tab_round(dialog))
    for ask in (page.ask_to_restore, page.ask_to_delete):
        assert page.backups
        box = ask(page.backups[0])
        assert not unnamed(box)
        box.close()


def test_the_trash_is_emptied_once_a_day(path: Path, make_window: MakeWindow) -> None:
    say(path, "old", "young")
    with closing(Database(path)) as database, database.write() as sql:
        for talk_id, days in ((1, 31), (2, 5)):
            sql.execute("UPDATE conversation SET deleted_at = ? WHERE id = ?", (time.time() - days * DAY, talk_id))
    program = make_window().start()
    wing = program.application.chat_wings.safety
    request = program.ask("something")
    wing.tidy()  # not now: an answer is being written
    assert trash(program) == ["old", "young"]
    program.answer(request, "done")
    wing.tidy()
    assert trash(program) == ["young"]


def trash(program: ScriptedWindow) -> list[str]:
    found: list[list[str]] = []
    program.application.store.ask(lambda c: sorted(talk.title for talk in c.list(trash=True)), found.append)
    program.wait(lambda: found)
    return found[0]

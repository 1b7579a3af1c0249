"""The trash in the window: looking, searching, bringing back, and the one thing that cannot be undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QMessageBox

from app.storage.conversations import Conversations
from app.widgets.trash_dialog import TrashDialog
from tests.support.scripted_window import ScriptedWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def trash(program: ScriptedWindow) -> TrashDialog:
    """Two conversations and a message in the trash, which is open."""

    def fill(conversations: Conversations) -> None:
        for title, said in (("one", "about **kiwis**"), ("two", "about plums"), ("kept", "what stays")):
            talk = conversations.create(title=title)
            asked = conversations.add(talk.id, None, "user", "<b>tell me</b>")
            answer = conversations.add(talk.id, asked.id, "assistant", said, model="guide")
            if title == "kept":
                conversations.add(talk.id, answer.id, "user", "a kiwi that goes")
        conversations.places.trash([1, 2])
        conversations.delete_message(conversations.path(3)[-1].id)

    program.application.store.ask(fill)
    program.window.sidebar.trash_page_asked.emit("")
    dialog = program.application.chat_wings.trash.dialog
    program.wait(lambda: len(titles(dialog)) == 3)
    return dialog


def titles(dialog: TrashDialog) -> list[str]:
    rows = dialog.list.model()
    return [str(rows.index(row, 0).data()) for row in range(rows.rowCount())]


def choose(dialog: TrashDialog, title: str) -> None:
    # Not by ``setCurrentIndex``: it heeds a Ctrl key that the test before has left pressed.
    index = dialog.list.model().index(titles(dialog).index(title), 0)
    dialog.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def agree(program: ScriptedWindow, box: QMessageBox | None, name: str = "deleteForGood") -> None:
    assert box is not None
    program.wait(box.isVisible)
    next(button for button in box.buttons() if button.objectName() == name).click()


def test_what_is_chosen_can_be_read(program: ScriptedWindow, trash: TrashDialog) -> None:
    choose(trash, "one")
    program.wait(lambda: "about kiwis" in trash.page.toPlainText())
    assert "<b>tell me</b>" in trash.page.toPlainText()
    assert "Hearth guide" in trash.page.toPlainText()
    choose(trash, "a kiwi that goes")
    program.wait(lambda: "about kiwis" not in trash.page.toPlainText() and "a kiwi" in trash.page.toPlainText())


def test_restoring_puts_things_where_they_were(program: ScriptedWindow, trash: TrashDialog) -> None:
    choose(trash, "two")
    trash.restore.click()
    program.wait(lambda: "two" not in titles(trash) and program.window.sidebar.list.rows.index_of(2).isValid())
    choose(trash, "a kiwi that goes")
    trash.restore.click()
    program.wait(lambda: titles(trash) == ["one"])
    program.to.chat.open(3)
    program.wait(lambda: program.texts()[-1:] == ["a kiwi that goes"])


def test_searching_and_from_the_search_for_conversations(program: ScriptedWindow, trash: TrashDialog) -> None:
    trash.search.setText("kiwi")
    program.wait(lambda: sorted(titles(trash)) == ["a kiwi that goes", "one"])
    assert not trash.empty.isEnabled()
    trash.search.setText("rainbow")
    program.wait(lambda: trash.nothing.isVisible())
    trash.close()
    QTest.keyClicks(program.window.sidebar.search, "kiwis")
    program.wait(lambda: program.window.sidebar.panel and program.window.sidebar.panel.trash.isVisible())
    assert program.window.sidebar.panel is not None
    assert program.window.sidebar.panel.trash.text() == "One in the trash"
    program.window.sidebar.panel.trash.click()
    program.wait(lambda: trash.isVisible() and titles(trash) == ["one"])


def test_deleting_for_good_asks_once(program: ScriptedWindow, trash: TrashDialog) -> None:
    choose(trash, "one")
    QTest.keyClick(trash.list, Qt.Key.Key_Delete)
    box = trash.findChild(QMessageBox, "purgeDialog")
    assert "one" in box.text()
    QTest.keyClick(box, Qt.Key.Key_Escape)
    program.wait(lambda: not box.isVisible())
    assert "one" in titles(trash)
    agree(program, trash.ask_to_purge())
    program.wait(lambda: "one" not in titles(trash))
    agree(program, trash.ask_to_empty())
    program.wait(lambda: trash.nothing.isVisible() and titles(trash) == [])
    program.to.chat.open(3)
    program.wait(lambda: program.texts() == ["<b>tell me</b>", "what stays"])


def test_everything_in_it_has_a_name(program: ScriptedWindow, trash: TrashDialog) -> None:
    for button in trash.findChildren(QAbstractButton):
        assert button.accessibleName() or button.text() or not button.isVisible() or button.parent() is trash.search
    for widget in (trash.list, trash.search, trash.page, trash.restore, trash.purge, trash.empty):
        assert widget.objectName()
        assert widget.accessibleName()

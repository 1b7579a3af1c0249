"""The list of conversations in the window: menus, folders, several at once, archive, order, keys, dragging."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QMenu

from app.storage.conversations import Conversations
from app.widgets.conversation_drag import Dragged, dragged_of, mime_of
from app.widgets.conversation_list import ConversationList, MenuEntry
from tests.app.itemmodels.test_conversations import outline
from tests.support.scripted_window import ScriptedWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def filled(program: ScriptedWindow) -> ScriptedWindow:
    """Conversations 1 to 4, the last one on top, and a folder."""

    def fill(conversations: Conversations) -> None:
        for number in range(1, 5):
            conversations.add(conversations.create(title=f"talk {number}").id, None, "user", f"text {number}")
        conversations.folders.create("Work")

    program.application.store.ask(fill)
    program.to.conversations.refresh()
    program.wait(lambda: listing(program).rows.rowCount() == 6)
    return program


def listing(program: ScriptedWindow) -> ConversationList:
    return program.window.sidebar.list


def lines(program: ScriptedWindow) -> list[str]:
    rows = listing(program).rows
    return outline(row for row in (rows.row_at(rows.index(place)) for place in range(rows.rowCount())) if row)


def shows(program: ScriptedWindow, *wanted: str) -> None:
    program.wait(lambda: lines(program) == list(wanted))


def choose(program: ScriptedWindow, *ids: int) -> None:
    listed = listing(program)
    listed.setFocus()
    listed.selectionModel().clear()
    for id_ in ids:
        index = listed.rows.index_of(id_)
        listed.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.Select)


def undo(program: ScriptedWindow) -> str:
    """Press what the newest notice offers; returns what it says."""
    program.wait(lambda: program.window.pane.notices.notices)
    said = program.window.pane.notices.notices[-1].message
    program.window.pane.notices.findChildren(QAbstractButton, "noticeAction")[-1].click()
    return said


def trigger(menu: QMenu, name: str) -> None:
    action = next(action for action in all_actions(menu) if action.objectName() == name)
    assert action.isEnabled()
    action.trigger()


def all_actions(menu: QMenu) -> Iterator[object]:
    for action in menu.actions():
        yield action
        if action.menu() is not None:
            yield from all_actions(action.menu())


# -------------------------------------------------------------------------------------------- menus


def test_the_menu_pins_archives_moves_and_throws_away(filled: ScriptedWindow) -> None:
    menus = filled.window.conversations.list.menu
    trigger(menus.of_conversations((2,)), "pinOnTop")
    shows(filled, "[Pinned]", "talk 2", "Work/0", "[Today]", "talk 4", "talk 3", "talk 1")
    trigger(menus.of_conversations((2,)), "unpin")
    shows(filled, "Work/0", "[Today]", "talk 4", "talk 3", "talk 2", "talk 1")
    trigger(menus.of_conversations((3,)), "moveTo1")
    shows(filled, "Work/1", "  talk 3", "[Today]", "talk 4", "talk 2", "talk 1")
    assert undo(filled) == "“talk 3” was moved to the folder “Work”."
    shows(filled, "Work/0", "[Today]", "talk 4", "talk 3", "talk 2", "talk 1")
    trigger(menus.of_conversations((4, 1)), "archive")
    shows(filled, "Work/0", "[Today]", "talk 3", "talk 2")
    assert undo(filled) == "2 conversations were put into the archive."
    shows(filled, "Work/0", "[Today]", "talk 4", "talk 3", "talk 2", "talk 1")
    trigger(menus.of_conversations((1, 2, 3)), "trash")
    shows(filled, "Work/0", "[Today]", "talk 4")
    assert undo(filled) == "3 conversations were moved to the trash."
    shows(filled, "Work/0", "[Today]", "talk 4", "talk 3", "talk 2", "talk 1")


def test_other_parts_add_to_the_menu(filled: ScriptedWindow) -> None:
    asked: list[tuple[int, ...]] = []
    listing(filled).entries += [
        MenuEntry("onlyOne", "Only one", asked.append, "edit"),
        MenuEntry("allOfThem", "All of them", asked.append, several=True),
    ]
    menus = filled.window.conversations.list.menu
    trigger(menus.of_conversations((2,)), "onlyOne")
    several = menus.of_conversations((1, 2))
    assert "onlyOne" not in {action.objectName() for action in several.actions()}
    trigger(several, "allOfThem")
    assert asked == [(2,), (1, 2)]


def test_a_new_folder_takes_what_is_chosen_and_its_name_is_typed(filled: ScriptedWindow) -> None:
    trigger(filled.window.conversations.list.menu.of_conversations((1, 2)), "moveToNew")
    filled.wait(lambda: listing(filled).findChild(QLineEdit, "folderField"))
    field = listing(filled).findChild(QLineEdit, "folderField")
    assert field.accessibleName()
    field.setText("Trips & more")
    QTest.keyClick(field, Qt.Key.Key_Return)
    shows(filled, "Work/0", "Trips & more/2", "  talk 2", "  talk 1", "[Today]", "talk 4", "talk 3")


# ---------------------------------------------------------------------------------------- by keyboard


def test_keys_are_about_all_that_are_chosen(filled: ScriptedWindow) -> None:
    choose(filled, 4, 2)
    assert listing(filled).meant() == (4, 2)
    QTest.keyClick(listing(filled), Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    shows(filled, "[Pinned]", "talk 2", "talk 4", "Work/0", "[Today]", "talk 3", "talk 1")
    assert set(listing(filled).chosen()) == {4, 2}
    QTest.keyClick(listing(filled), Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    shows(filled, "Work/0", "[Today]", "talk 3", "talk 1")
    choose(filled, 1, 3)
    QTest.keyClick(listing(filled), Qt.Key.Key_Delete)
    shows(filled, "Work/0")
    filled.wait(lambda: filled.window.has_undo)
    QTest.keyClick(listing(filled), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    shows(filled, "Work/0", "[Today]", "talk 3", "talk 1")


def test_a_cat_on_the_keyboard_destroys_nothing(filled: ScriptedWindow) -> None:
    choose(filled, 4)
    QTest.keyClick(listing(filled), Qt.Key.Key_Backspace)
    QTest.keyClick(listing(filled), Qt.Key.Key_Delete)
    shows(filled, "Work/0", "[Today]", "talk 3", "talk 2", "talk 1")
    assert undo(filled) == "“talk 4” was moved to the trash."
    shows(filled, "Work/0", "[Today]", "talk 4", "talk 3", "talk 2", "talk 1")


def test_folders_by_keyboard(filled: ScriptedWindow) -> None:
    listed = listing(filled)
    filled.to.conversations.arranging.move((1,), 1)
    shows(filled, "Work/1", "  talk 1", "[Today]", "talk 4", "talk 3", "talk 2")
    choose(filled, 1)
    QTest.keyClick(listed, Qt.Key.Key_Left)
    assert listed.current_folder() == 1
    QTest.keyClick(listed, Qt.Key.Key_Left)
    shows(filled, "Work/1", "[Today]", "talk 4", "talk 3", "talk 2")
    assert listed.current_folder() == 1
    QTest.keyClick(listed, Qt.Key.Key_Return)
    shows(filled, "Work/1", "  talk 1", "[Today]", "talk 4", "talk 3", "talk 2")
    QTest.keyClick(listed, Qt.Key.Key_F2)
    field = listed.findChild(QLineEdit, "folderField")
    field.setText("Office")
    QTest.keyClick(field, Qt.Key.Key_Return)
    shows(filled, "Office/1", "  talk 1", "[Today]", "talk 4", "talk 3", "talk 2")
    listed.setCurrentIndex(listed.rows.folder_index(1))
    QTest.keyClick(listed, Qt.Key.Key_Delete)
    shows(filled, "[Today]", "talk 4", "talk 3", "talk 2", "talk 1")
    assert "“Office” was deleted" in undo(filled)
    shows(filled, "Office/1", "  talk 1", "[Today]", "talk 4", "talk 3", "talk 2")


def test_folders_in_another_order(filled: ScriptedWindow) -> None:
    filled.application.store.ask(lambda conversations: conversations.folders.create("Play"))
    filled.to.conversations.refresh()
    rest = ("[Today]", "talk 4", "talk 3", "talk 2", "talk 1")
    shows(filled, "Work/0", "Play/0", *rest)
    listed = listing(filled)
    listed.setFocus()
    listed.setCurrentIndex(listed.rows.folder_index(2))
    QTest.keyClick(listed, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    shows(filled, "Play/0", "Work/0", *rest)
    assert listed.current_folder() == 2
    trigger(filled.window.conversations.list.menu.of_folder(listed.rows.folders()[0]), "down")
    shows(filled, "Work/0", "Play/0", *rest)


def test_letters_typed_in_the_list_are_written(filled: ScriptedWindow) -> None:
    choose(filled, 2)
    QTest.keyClick(listing(filled), Qt.Key.Key_H)
    composer = filled.window.pane.card.composer
    assert (composer.text(), composer.hasFocus()) == ("h", True)


def test_a_click_opens_and_hands_the_keyboard_to_the_composer(filled: ScriptedWindow) -> None:
    listed = listing(filled)
    place = listed.visualRect(listed.rows.index_of(3)).center()
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    filled.wait(lambda: filled.texts() == ["text 3"])
    assert filled.window.pane.card.composer.hasFocus()
    other = listed.visualRect(listed.rows.index_of(1)).center()
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, other)
    assert listed.chosen() == (3, 1)
    assert filled.texts() == ["text 3"]


# ------------------------------------------------------------------------------------------ dragging


def drop(program: ScriptedWindow, dragged: Dragged, row: int) -> bool:
    listed = listing(program)
    place = QPointF(listed.visualRect(listed.rows.index(row)).center())
    data = mime_of(dragged)  # the event does not keep it
    event = QDropEvent(place, Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    listed.dropEvent(event)
    return event.isAccepted()


def test_dropped_into_a_folder_on_top_and_back_into_the_list(filled: ScriptedWindow) -> None:
    assert drop(filled, Dragged((4, 2)), 0)
    shows(filled, "Work/2", "  talk 4", "  talk 2", "[Today]", "talk 3", "talk 1")
    assert drop(filled, Dragged((2,)), 3)
    shows(filled, "Work/1", "  talk 4", "[Today]", "talk 3", "talk 2", "talk 1")
    filled.to.conversations.arranging.pin((1,), True)
    shows(filled, "[Pinned]", "talk 1", "Work/1", "  talk 4", "[Today]", "talk 3", "talk 2")
    assert drop(filled, Dragged((4,)), 1)
    shows(filled, "[Pinned]", "talk 1", "talk 4", "Work/0", "[Today]", "talk 3", "talk 2")
    assert drop(filled, Dragged((1, 4)), 5)
    shows(filled, "Work/0", "[Today]", "talk 4", "talk 3", "talk 2", "talk 1")


def test_folders_are_dropped_into_another_order(filled: ScriptedWindow) -> None:
    filled.application.store.ask(lambda conversations: conversations.folders.create("Play"))
    filled.to.conversations.refresh()
    rest = ("[Today]", "talk 4", "talk 3", "talk 2", "talk 1")
    shows(filled, "Work/0", "Play/0", *rest)
    assert not drop(filled, Dragged(folder=1), 0)
    assert drop(filled, Dragged(folder=2), 0)
    shows(filled, "Play/0", "Work/0", *rest)
    assert drop(filled, Dragged(folder=2), 1)
    shows(filled, "Work/0", "Play/0", *rest)
    assert drop(filled, Dragged(folder=1), 3)
    shows(filled, "Play/0", "Work/0", *rest)


def test_only_our_own_can_be_dropped() -> None:
    assert dragged_of(mime_of(Dragged((1, 2)))) == Dragged((1, 2))
    assert dragged_of(mime_of(Dragged(folder=3))) == Dragged(folder=3)
    data = mime_of(Dragged((1,)))
    data.setData(data.formats()[0], b"{")
    assert dragged_of(data) is None


# ------------------------------------------------------------------------------- archive, order, more


def test_the_archive_is_gone_to_and_left(filled: ScriptedWindow) -> None:
    sidebar = filled.window.sidebar
    assert sidebar.tools is not None
    sidebar.tools.archive.click()
    filled.wait(lambda: "Nothing is put away" in sidebar.empty.text() and sidebar.empty.isVisible())
    sidebar.tools.place.click()
    shows(filled, "Work/0", "[Today]", "talk 4", "talk 3", "talk 2", "talk 1")
    assert not sidebar.empty.isVisible()
    filled.to.conversations.arranging.archive((2, 3), True)
    sidebar.tools.archive.click()
    filled.wait(lambda: set(lines(filled)) == {"talk 2", "talk 3"})
    assert sidebar.tools.place.isVisible()
    trigger(filled.window.conversations.list.menu.of_conversations((2,)), "unarchive")
    shows(filled, "talk 3")
    choose(filled, 3)
    QTest.keyClick(listing(filled), Qt.Key.Key_Escape)
    shows(filled, "Work/0", "[Today]", "talk 4", "talk 2", "talk 1")
    assert not sidebar.tools.place.isVisible()


def test_the_order_is_remembered(filled: ScriptedWindow) -> None:
    trigger(filled.window.conversations.list.menu.of_list(), "sort.title")
    shows(filled, "Work/0", "[T]", "talk 1", "talk 2", "talk 3", "talk 4")
    assert filled.application.settings.text("window.conversation_order") == "title"
    trigger(filled.window.conversations.list.menu.of_list(), "sort.recent")
    shows(filled, "Work/0", "[Today]", "talk 4", "talk 3", "talk 2", "talk 1")


def test_thousands_are_read_when_one_comes_there_and_the_place_is_kept(program: ScriptedWindow) -> None:
    def fill(conversations: Conversations) -> None:
        folder = conversations.folders.create("Large").id
        with conversations.together():
            for number in range(900):
                made = conversations.create(title=f"talk {number}").id
                if number % 2:
                    conversations.places.move([made], folder)

    program.application.store.ask(fill)
    program.to.conversations.refresh()
    listed = listing(program)
    program.wait(lambda: listed.rows.rowCount() > 200)
    assert listed.rows.rowCount() < 500
    bar = listed.verticalScrollBar()

    def all_there() -> bool:
        bar.setValue(bar.value() + 600 if bar.value() < bar.maximum() else 0)
        return listed.rows.rowCount() == 902

    program.wait(all_there)
    bar.setValue(bar.maximum() // 2)
    top = listed.rows.row_at(listed.indexAt(QPoint(8, 1)))
    offset = listed.visualRect(listed.indexAt(QPoint(8, 1))).top()
    program.application.store.ask(lambda conversations: conversations.create(title="newest"))
    program.to.conversations.refresh()
    program.wait(lambda: listed.rows.rowCount() == 903)
    assert listed.rows.row_at(listed.indexAt(QPoint(8, 1))) == top
    assert listed.visualRect(listed.indexAt(QPoint(8, 1))).top() == offset


def test_what_was_not_moved_is_not_said_to_be(filled: ScriptedWindow) -> None:
    filled.to.conversations.arranging.move((1, 2), None)
    filled.to.conversations.arranging.archive((3,), True)
    assert undo(filled) == "“talk 3” was put into the archive."
    assert len(filled.window.pane.notices.notices) <= 1


def test_a_screen_reader_is_told_what_a_row_is(filled: ScriptedWindow) -> None:
    filled.to.conversations.arranging.move((1,), 1)
    shows(filled, "Work/1", "  talk 1", "[Today]", "talk 4", "talk 3", "talk 2")
    listed = QAccessible.queryAccessibleInterface(listing(filled))
    assert listed.text(QAccessible.Text.Name) == "Conversations"
    rows = [listed.child(place) for place in range(2)]
    assert [row.text(QAccessible.Text.Name) for row in rows] == ["Work", "talk 1"]
    assert rows[0].text(QAccessible.Text.Description) == "Folder. one conversation. unfolded"
    assert rows[1].text(QAccessible.Text.Description).endswith("Folder: Work")


def test_a_folded_folder_shows_that_one_is_in_it(filled: ScriptedWindow) -> None:
    filled.to.conversations.arranging.move((2,), 1)
    filled.to.conversations.arranging.fold(1, True)
    shows(filled, "Work/1", "[Today]", "talk 4", "talk 3", "talk 1")
    listed = listing(filled)
    place = listed.visualRect(listed.rows.folder_index(1))
    before = listed.viewport().grab(place).toImage()
    filled.to.chat.open(2)
    filled.wait(lambda: filled.texts() == ["text 2"])
    assert listed.viewport().grab(place).toImage() != before
    filled.to.chat.open(3)
    filled.wait(lambda: filled.texts() == ["text 3"])
    assert listed.viewport().grab(place).toImage() == before

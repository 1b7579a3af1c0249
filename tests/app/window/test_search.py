"""Searching in the window: what is found and where, narrowing it, further messages, the keyboard, the way back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QMenu, QToolButton

from app.controllers.searching import PAGE
from app.itemmodels.hits import Hit
from app.storage.conversations import Conversations
from app.storage.values import Scope
from app.widgets.search_panel import SearchPanel
from tests.support.scripted_window import ScriptedWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def filled(program: ScriptedWindow) -> ScriptedWindow:
    """Three conversations with kiwis: one in a folder, one in the archive, one with three messages about them."""

    def fill(conversations: Conversations) -> None:
        for title, texts in (
            ("filed", ("a kiwi",)),
            ("put away", ("another kiwi",)),
            ("kiwi bread", ("first kiwi", "nothing", "second kiwi", "the third kiwi")),
        ):
            talk, parent = conversations.create(title=title).id, None
            for text in texts:
                parent = conversations.add(talk, parent, "user", text).id
        conversations.places.move([1], conversations.folders.create("Fruit").id)
        conversations.places.archive([2], True)

    program.application.store.ask(fill)
    program.to.conversations.refresh()
    program.wait(lambda: program.window.sidebar.list.rows.rowCount() >= 3)
    return program


def search(program: ScriptedWindow, words: str, count: int) -> SearchPanel:
    field = program.window.sidebar.search
    field.setFocus()
    field.clear()
    QTest.keyClicks(field, words)
    program.wait(lambda: program.to.conversations.searched == words and state(program).count == count)
    panel = program.window.sidebar.panel
    assert panel is not None
    program.wait(panel.isVisible)
    return panel


def state(program: ScriptedWindow):  # type: ignore[no-untyped-def]
    return program.to.conversations.searching.state


def shown(panel: SearchPanel) -> list[tuple[str, str]]:
    return [(hit.title or hit.excerpt, hit.place) for hit in panel.list.rows.hits]


def test_hits_say_where_they_are_and_mark_the_words(filled: ScriptedWindow) -> None:
    panel = search(filled, "kiwi", 3)
    assert shown(panel) == [("kiwi bread", ""), ("2 more messages", ""), ("put away", "Archive"), ("filed", "Fruit")]
    first = panel.list.rows.hits[0]
    assert [first.title[a:b] for a, b in first.title_marks] == ["kiwi"]
    assert [first.excerpt[a:b] for a, b in first.marks] == ["kiwi"]
    assert panel.status.text() == "3 conversations"
    assert not filled.window.sidebar.list.isVisible()


def test_further_messages_are_listed_and_gone_to(filled: ScriptedWindow) -> None:
    panel = search(filled, "kiwi", 3)
    QTest.keyClick(filled.window.sidebar.search, Qt.Key.Key_Down)
    QTest.keyClick(panel.list, Qt.Key.Key_Down)
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    filled.wait(lambda: len(panel.list.rows.hits) == 5)
    assert [hit.excerpt for hit in panel.list.rows.hits if hit.kind == "message"] == ["second kiwi", "first kiwi"]
    panel.list.setCurrentIndex(panel.list.rows.index(2))
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    filled.wait(lambda: filled.to.chat.view.target == panel.list.rows.hits[2].message_id)
    panel.list.setCurrentIndex(panel.list.rows.index(0))
    QTest.keyClick(panel.list, Qt.Key.Key_Up)
    assert filled.window.sidebar.search.hasFocus()


def test_enter_in_the_field_goes_to_the_first_hit(filled: ScriptedWindow) -> None:
    search(filled, "another", 1)
    QTest.keyClick(filled.window.sidebar.search, Qt.Key.Key_Return)
    filled.wait(lambda: filled.texts() == ["another kiwi"])


def test_narrowing_and_widening(filled: ScriptedWindow) -> None:
    panel = search(filled, "kiwi", 3)
    menu = panel.filter.menu()
    choose(menu, "scope.titles1")
    filled.wait(lambda: state(filled).count == 1)
    chip = panel.findChild(QToolButton, "chip.titles")
    assert chip.accessibleName()
    chip.click()
    filled.wait(lambda: state(filled).count == 3)
    choose(menu, "scope.folder1")
    filled.wait(lambda: [title for title, _ in shown(panel)] == ["filed"])
    choose(menu, "scope.titles1")
    filled.wait(lambda: panel.widen.isVisible())
    assert panel.status.text() == "Nothing found."
    panel.widen.click()
    filled.wait(lambda: state(filled).count == 3 and state(filled).scope == Scope())
    choose(menu, "scope.archive")
    filled.wait(lambda: state(filled).count == 2)
    choose(menu, "scope.since1")
    filled.wait(lambda: state(filled).scope.since is not None and state(filled).count == 2)


def test_opening_the_menu_again_and_again_leaves_nothing_behind(filled: ScriptedWindow) -> None:
    menu = search(filled, "kiwi", 3).filter.menu()
    menu.aboutToShow.emit()
    groups = len(menu.findChildren(QActionGroup))
    for _ in range(5):
        menu.aboutToShow.emit()
    filled.wait(lambda: len(menu.findChildren(QActionGroup)) == groups)


def choose(menu: QMenu, name: str) -> None:
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.objectName() == name).trigger()


def test_the_list_is_back_as_it_was(filled: ScriptedWindow) -> None:
    panel = search(filled, "kiwi", 3)
    QTest.keyClick(filled.window.sidebar.search, Qt.Key.Key_Escape)
    filled.wait(lambda: filled.window.sidebar.list.isVisible() and not panel.isVisible())
    search(filled, "rainbow", 0)
    panel.clear.click()
    filled.wait(lambda: filled.window.sidebar.list.isVisible())


def test_what_changes_is_looked_for_again(filled: ScriptedWindow) -> None:
    panel = search(filled, "kiwi", 3)
    filled.to.conversations.trash(1)
    filled.wait(lambda: state(filled).count == 2 and panel.trash.isVisible())
    filled.to.conversations.rename(3, "no fruit")
    filled.wait(lambda: shown(panel)[0][0] == "no fruit")


def test_more_than_a_page(program: ScriptedWindow) -> None:
    def fill(conversations: Conversations) -> None:
        with conversations.together():
            for number in range(PAGE + 5):
                conversations.create(title=f"kiwi {number}")

    program.application.store.ask(fill)
    panel = search(program, "kiwi", PAGE)
    assert panel.more.isVisible()
    assert panel.status.text() == f"The newest {PAGE} conversations"
    panel.more.click()
    program.wait(lambda: state(program).count == PAGE + 5)
    assert not panel.more.isVisible()


def test_everything_has_a_name_and_hits_say_what_they_are(filled: ScriptedWindow) -> None:
    panel = search(filled, "kiwi", 3)
    for button in panel.findChildren(QAbstractButton):
        assert button.objectName()
        assert button.accessibleName() or not button.isVisible(), button.objectName()
    rows = panel.list.rows
    said = str(rows.index(2).data(Qt.ItemDataRole.AccessibleDescriptionRole))
    assert said.startswith("another kiwi. Archive. ")
    assert isinstance(rows.hit_at(rows.index(0)), Hit)


def test_a_new_conversation_ends_the_search(filled: ScriptedWindow) -> None:
    panel = search(filled, "kiwi", 3)
    filled.window.sidebar.new.click()
    filled.wait(lambda: not panel.isVisible() and filled.window.sidebar.list.isVisible())
    assert filled.window.sidebar.search.text() == ""
    assert filled.window.pane.card.composer.hasFocus()

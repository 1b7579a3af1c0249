"""Keys that people choose: kept, shown everywhere, refused where they are needed, taken from whoever had them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QToolButton, QTreeWidget

from app.widgets.keys_dialog import KeyCatcher, KeysDialog
from app.widgets.keys_page import NAME, KeysPage
from app.widgets.shortcuts import OWN, Shortcuts, refusal
from tests.app.window.conftest import MakeWindow
from tests.support.scripted_window import ScriptedWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
NONE = Qt.KeyboardModifier.NoModifier


def keys_of(program: ScriptedWindow) -> Shortcuts:
    program.wait(lambda: program.window.shortcuts)
    assert program.window.shortcuts is not None
    return program.window.shortcuts


def open_page(program: ScriptedWindow) -> KeysPage:
    QTest.keyClick(program.window, Qt.Key.Key_F1)
    page = program.window.open_settings().findChild(KeysPage)
    assert page.isVisible()
    return page


def open_dialog(page: KeysPage, name: str) -> KeysDialog:
    tree = page.findChild(QTreeWidget)
    for row in range(tree.topLevelItemCount()):
        item = tree.topLevelItem(row)
        if item is not None and item.data(0, NAME) == name:
            tree.setCurrentItem(item)
            QTest.keyClick(tree, Qt.Key.Key_Return)
    return page.findChild(KeysDialog)


def test_chosen_keys_work_at_once_and_after_a_restart(program: ScriptedWindow, make_window: MakeWindow) -> None:
    keys = keys_of(program)
    keys.add("sidebar", "Ctrl+J")
    assert keys.keys("sidebar") == ("Ctrl+B", "Ctrl+J")
    keys.remove("sidebar", "Ctrl+B")
    QTest.keyClick(program.window, Qt.Key.Key_J, CTRL)
    assert not program.window.sidebar.isVisible()
    QTest.keyClick(program.window, Qt.Key.Key_B, CTRL)
    assert not program.window.sidebar.isVisible()
    program.close()
    again = make_window().start()
    assert keys_of(again).keys("sidebar") == ("Ctrl+J",)


def test_keys_are_taken_from_whoever_had_them_and_given_back(program: ScriptedWindow) -> None:
    keys = keys_of(program)
    keys.add("sidebar", "Ctrl+N")
    assert keys.owner("Ctrl+N") == "sidebar"
    assert keys.keys("new") == ()
    keys.add("new", "Ctrl+J")
    keys.add("model", "Ctrl+J")
    assert keys.keys("new") == ()
    keys.reset("new")
    assert keys.keys("new") == ("Ctrl+N",)
    assert keys.keys("sidebar") == ("Ctrl+B",)
    keys.reset_all()
    assert program.application.settings.texts(OWN) == ()


def test_commands_of_other_versions_keep_their_keys(program: ScriptedWindow) -> None:
    settings = program.application.settings
    settings.set(OWN, ("teleport=Ctrl+T", "new=Ctrl+J; no keys at all", "sidebar="))
    keys = keys_of(program)
    assert keys.keys("new") == ("Ctrl+J",)
    assert keys.keys("sidebar") == ()
    keys.add("model", "Ctrl+U")
    assert "teleport=Ctrl+T" in settings.texts(OWN)


@pytest.mark.parametrize(
    ("key", "mods", "refused"),
    [
        (Qt.Key.Key_C, CTRL, True),
        (Qt.Key.Key_V, CTRL, True),
        (Qt.Key.Key_A, CTRL, True),
        (Qt.Key.Key_Return, NONE, True),
        (Qt.Key.Key_Return, CTRL, True),
        (Qt.Key.Key_Escape, NONE, True),
        (Qt.Key.Key_Left, CTRL, True),
        (Qt.Key.Key_A, NONE, True),
        (Qt.Key.Key_A, SHIFT, True),
        (Qt.Key.Key_Space, NONE, True),
        (Qt.Key.Key_F4, ALT, True),
        (Qt.Key.Key_J, Qt.KeyboardModifier.MetaModifier, True),
        (Qt.Key.Key_J, CTRL, False),
        (Qt.Key.Key_J, CTRL | SHIFT, False),
        (Qt.Key.Key_F5, NONE, False),
        (Qt.Key.Key_J, ALT, False),
    ],
)
def test_keys_that_text_and_desktop_need_are_refused(key: Qt.Key, mods: Qt.KeyboardModifier, refused: bool) -> None:
    assert bool(refusal(QKeyCombination(mods, key))) is refused


def test_tool_tips_and_menu_tell_the_keys_as_they_are(program: ScriptedWindow) -> None:
    keys = keys_of(program)
    header = program.window.findChild(QToolButton, "toggleSidebar")
    settings = program.window.findChild(QPushButton, "settingsButton")
    picker = program.window.pane.header.picker
    assert header.toolTip().endswith("(Ctrl+B)")
    assert settings.toolTip() == "Settings (Ctrl+,)"
    assert picker.toolTip().endswith("(Ctrl+M)")
    keys.add("sidebar", "Ctrl+J")
    keys.remove("sidebar", "Ctrl+B")
    keys.remove("settings", "Ctrl+,")
    assert header.toolTip().endswith("(Ctrl+J)")
    assert settings.toolTip() == "Settings"
    picker.setToolTip("Something else")
    assert picker.toolTip() == "Something else (Ctrl+M)"
    program.window.models.open()
    assert program.window.findChild(QToolButton, "modelsToggleSidebar").toolTip().endswith("(Ctrl+J)")


def test_the_page_lists_every_command_and_finds_by_name_and_by_keys(program: ScriptedWindow) -> None:
    page = open_page(program)
    tree, search = page.findChild(QTreeWidget), page.findChild(QLineEdit, "keysSearch")

    def shown() -> list[str]:
        items = [tree.topLevelItem(row) for row in range(tree.topLevelItemCount())]
        return [item.text(0) for item in items if item is not None and not item.isHidden()]

    assert len(shown()) == len(keys_of(program).commands)
    QTest.keyClicks(search, "sidebar")
    assert shown() == ["Show or hide the sidebar"]
    search.clear()
    QTest.keyClicks(search, "ctrl+k")
    assert shown() == ["All commands"]
    search.clear()
    QTest.keyClicks(search, "qqqq")
    assert shown() == []
    assert tree.isHidden()


def test_keys_are_changed_by_pressing_them(program: ScriptedWindow) -> None:
    keys = keys_of(program)
    page = open_page(program)
    dialog = open_dialog(page, "new")
    catcher, use = dialog.findChild(KeyCatcher), dialog.findChild(QPushButton, "useKeys")
    problem = dialog.findChild(QLabel, "keysProblem")
    program.wait(catcher.hasFocus)
    QTest.keyClick(catcher, Qt.Key.Key_C, CTRL)
    assert "edit text" in problem.text()
    assert not use.isEnabled()
    QTest.keyClick(catcher, Qt.Key.Key_B, CTRL)
    assert "Show or hide the sidebar" in problem.text()
    assert use.text() == "Use anyway"
    use.click()
    assert keys.keys("new") == ("Ctrl+N", "Ctrl+B")
    assert keys.keys("sidebar") == ()
    QTest.keyClick(catcher, Qt.Key.Key_J, CTRL | SHIFT)
    assert problem.text() == ""
    use.click()
    assert keys.keys("new")[-1] == "Ctrl+Shift+J"
    dialog.findChild(QPushButton, "resetKeys").click()
    assert keys.keys("new") == ("Ctrl+N",)
    assert keys.keys("sidebar") == ("Ctrl+B",)
    dialog.findChild(QPushButton, "removeKeys").click()
    assert keys.keys("new") == ()
    QTest.keyClick(catcher, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_keys_that_do_not_change_open_nothing(program: ScriptedWindow) -> None:
    page = open_page(program)
    assert open_dialog(page, "stop") is None


def test_the_menu_greys_what_cannot_be_done_and_keys_are_not_taken(program: ScriptedWindow) -> None:
    keys_of(program)
    menu = program.window.pane.header.more.menu()
    by_name = {action.objectName(): action for action in menu.actions()}
    menu.aboutToShow.emit()
    assert not by_name["action.rename"].isEnabled()
    assert by_name["action.new"].isEnabled()
    menu.aboutToHide.emit()
    assert by_name["action.rename"].isEnabled()
    program.talk("Hello", "Good day")
    menu.aboutToShow.emit()
    assert by_name["action.rename"].isEnabled()
    assert not by_name["action.stop"].isEnabled()
    menu.aboutToHide.emit()

"""The window itself: first run, keyboard, names for screen readers, settings, themes, sidebar."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from app.application import Application
from app.declarations import SETTINGS
from app.notices import Notice
from app.paths import find_paths
from app.theme import DARK, LIGHT
from tests.app.window.conftest import MakeWindow
from tests.support.scripted_window import ScriptedWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

INTERACTIVE = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QAbstractItemView, QPlainTextEdit)
NAMES = (
    *("mainWindow", "sidebar", "conversationList", "searchField", "newConversation", "transcript"),
    *("composer", "send", "stop", "modelPicker", "contextGauge", "noticeBar"),
)


def press(program: ScriptedWindow, keys: str) -> None:
    """Press a shortcut where the keyboard is."""
    combination = QKeySequence(keys)[0]
    target = QApplication.focusWidget() or program.window
    QTest.keyClick(target, combination.key(), combination.keyboardModifiers())


def interactive(root: QWidget) -> list[QWidget]:
    """Everything below ``root`` that can be operated and seen, without the inner parts of Qt's own widgets."""
    found = [w for kind in INTERACTIVE for w in root.findChildren(kind) if w.isVisibleTo(root)]
    return [w for w in found if not w.objectName().startswith("qt_") and not _inner(w)]


def _inner(widget: QWidget) -> bool:
    if isinstance(widget, QPlainTextEdit) and widget.isReadOnly():
        return True  # code that is shown is read, not operated
    parent = widget.parentWidget()
    return isinstance(parent, (QLineEdit, QComboBox, QAbstractSpinBox)) or (
        isinstance(widget, QAbstractItemView)
        and (widget.parentWidget() is not None and widget.parentWidget().inherits("QComboBoxPrivateContainer"))
    )


def test_the_fixed_names_are_there(program: ScriptedWindow) -> None:
    assert program.window.objectName() == "mainWindow"
    for name in NAMES[1:]:
        assert program.window.findChild(QWidget, name) is not None, name
    assert program.window.open_settings().objectName() == "settingsDialog"


def test_everything_interactive_has_a_name(program: ScriptedWindow) -> None:
    program.talk("one", "```python\nprint(1)\n```")
    program.window.show_notice(Notice(message="m", action="x", action_title="Do", detail="d", sticky=True))
    dialog = program.window.open_settings()
    dialog.findChild(QAbstractButton, "showAdvanced").click()
    program.window.pane.card.begin_edit(program.path[0].id, "one")
    for root in (program.window, dialog, program.window.popup):
        for widget in interactive(root):
            where = f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"
            assert widget.objectName(), where
            assert widget.accessibleName(), f"{widget.objectName()}: {where}"


def test_the_tab_key_reaches_everything(program: ScriptedWindow) -> None:
    program.talk("one", "1")
    program.window.pane.card.composer.set_text("next")
    program.window.show_notice(Notice(message="m", action="x", action_title="Do", detail="d", sticky=True))
    program.window.activateWindow()
    program.window.pane.focus_composer()
    reached = set()
    for _ in range(200):
        focused = QApplication.focusWidget()
        if focused is None or focused.objectName() in reached:
            break
        reached.add(focused.objectName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    wanted = {w.objectName() for w in interactive(program.window.sidebar)}
    wanted |= {w.objectName() for w in interactive(program.window.pane.header)}
    wanted |= {w.objectName() for w in interactive(program.window.pane.card)}
    wanted |= {w.objectName() for w in interactive(program.window.pane.notices)}
    wanted |= {"contextGauge", "transcript"}
    assert wanted - reached == set()


def test_the_first_screen_greets_and_answers(program: ScriptedWindow) -> None:
    welcome = program.window.pane.welcome
    assert welcome.isVisible()
    program.wait(
        lambda: any("memory" in label.text() for label in welcome.findChildren(QWidget) if hasattr(label, "text"))
    )
    question = welcome.findChild(QAbstractButton, "question1")
    question.click()
    program.wait(lambda: program.engine.generations)
    assert program.engine.prompt()[-1].text == question.text()
    program.answer(program.engine.generations[0], "an answer")
    assert not welcome.isVisible()


@pytest.mark.parametrize("guide", [True, False])
@pytest.mark.parametrize("width", [900, 1100, 1400])
def test_questions_to_begin_with_can_be_read(program: ScriptedWindow, width: int, *, guide: bool) -> None:
    program.window.resize(width, 800)
    welcome = program.window.pane.welcome
    welcome.show_model(guide=guide)
    questions = [welcome.findChild(QAbstractButton, f"question{number}") for number in (1, 2, 3, 4)]
    program.wait(lambda: all(question.width() >= question.sizeHint().width() for question in questions))


def test_typing_and_enter_asks(program: ScriptedWindow) -> None:
    composer = program.window.pane.card.composer
    QTest.keyClicks(composer, "hello")
    QTest.keyClick(composer, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(composer, "there")
    assert composer.text() == "hello\nthere"
    QTest.keyClick(composer, Qt.Key.Key_Return)
    program.wait(lambda: program.engine.generations)
    assert program.engine.prompt()[-1].text == "hello\nthere"
    assert composer.text() == ""


def test_enter_inside_an_input_method_never_sends(program: ScriptedWindow) -> None:
    composer = program.window.pane.card.composer
    composer.inputMethodEvent(QInputMethodEvent("かんじ", []))
    QTest.keyClick(composer, Qt.Key.Key_Return)
    assert program.path == ()
    commit = QInputMethodEvent("", [])
    commit.setCommitString("漢字")
    composer.inputMethodEvent(commit)
    assert composer.text() == "漢字"
    QApplication.processEvents()  # a key of the same moment would still be the method's
    QTest.keyClick(composer, Qt.Key.Key_Return)
    program.wait(lambda: program.engine.generations)
    assert program.engine.prompt()[-1].text == "漢字"


def test_enter_can_be_told_to_break_the_line(program: ScriptedWindow) -> None:
    program.application.settings.set("chat.send_with_enter", False)
    composer = program.window.pane.card.composer
    QTest.keyClicks(composer, "a")
    QTest.keyClick(composer, Qt.Key.Key_Return)
    QTest.keyClicks(composer, "b")
    assert composer.text() == "a\nb"
    QTest.keyClick(composer, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    program.wait(lambda: program.engine.generations)


def test_escape_stops_the_answer(program: ScriptedWindow) -> None:
    request = program.ask("long")
    assert program.window.pane.card.stop.isVisible()
    assert not program.window.pane.card.send.isVisible()
    press(program, "Esc")
    assert request.cancelled
    program.engine.finish(request, "cancelled")
    program.wait(lambda: program.window.pane.card.send.isVisible())


@pytest.mark.parametrize(
    ("keys", "name"),
    [("Ctrl+Shift+F", "searchField"), ("Ctrl+K", "paletteField"), ("Ctrl+L", "composer"), ("Ctrl+M", "modelList")],
)
def test_shortcuts_go_places(program: ScriptedWindow, keys: str, name: str) -> None:
    program.window.sidebar.list.setFocus()
    press(program, keys)
    program.wait(lambda: (QApplication.focusWidget() or program.window).objectName() == name)


def test_shortcuts_do_things(program: ScriptedWindow) -> None:
    program.talk("one", "1")
    press(program, "Ctrl+N")
    assert program.path == ()
    press(program, "Ctrl++")
    assert program.application.settings.number("appearance.zoom") == 110
    press(program, "Ctrl+0")
    assert program.application.settings.number("appearance.zoom") == 100
    press(program, "Ctrl+B")
    assert not program.window.sidebar.isVisible()
    press(program, "Ctrl+B")
    assert program.window.sidebar.isVisible()
    press(program, "Ctrl+,")
    dialog = program.window.findChild(QWidget, "settingsDialog")
    assert dialog is not None
    assert dialog.isVisible()


def test_the_menu_lists_the_shortcuts(program: ScriptedWindow) -> None:
    listed = [action.text() for action in program.window.pane.header.more.menu().actions() if not action.isSeparator()]
    assert len(listed) >= 14
    assert not any("menu" in text.lower() for text in listed)  # it does not list itself
    shown = [a for a in program.window.pane.header.more.menu().actions() if not a.isSeparator()]
    bare = {a.objectName() for a in shown if not (a.shortcut().toString() or "\t" in a.text())}
    assert bare == {"action.updates", "action.about", "action.api"}  # wanted too seldom for a key of their own


# ---------------------------------------------------------------------------------------- sidebar


def rows(program: ScriptedWindow) -> list[str]:
    model = program.window.sidebar.list.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_conversations_are_listed_and_opened(program: ScriptedWindow) -> None:
    program.talk("first question", "1")
    program.to.chat.new()
    program.talk("second question", "2")
    program.wait(lambda: rows(program) == ["Today", "second question", "first question"])
    listing = program.window.sidebar.list
    assert listing.current_id() == program.to.chat.view.id
    listing.setCurrentIndex(listing.model().index(2, 0))
    QTest.keyClick(listing, Qt.Key.Key_Return)
    program.wait(lambda: program.texts() == ["first question", "1"])


def test_search_finds_what_was_said_and_opens_it(program: ScriptedWindow) -> None:
    program.talk("about cats", "they purr")
    program.to.chat.new()
    program.talk("about dogs", "they bark")
    program.wait(lambda: len(rows(program)) == 3)
    search = program.window.sidebar.search
    QTest.keyClicks(search, "purr")
    program.wait(lambda: program.window.sidebar.panel and program.to.conversations.searching.state.count == 1)
    panel = program.window.sidebar.panel
    assert panel is not None
    assert [hit.title for hit in panel.list.rows.hits] == ["about cats"]
    QTest.keyClick(search, Qt.Key.Key_Down)
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    program.wait(lambda: program.texts() == ["about cats", "they purr"])
    QTest.keyClick(search, Qt.Key.Key_Escape)
    program.wait(lambda: program.window.sidebar.list.isVisible())
    assert not panel.isVisible()
    assert len(rows(program)) == 3


def test_renaming_in_the_list(program: ScriptedWindow) -> None:
    program.talk("some question", "1")
    program.wait(lambda: len(rows(program)) == 2)
    press(program, "F2")
    field = program.window.sidebar.list.findChild(QLineEdit, "titleField")
    assert field is not None
    field.setText("A better title")
    QTest.keyClick(field, Qt.Key.Key_Return)
    program.wait(lambda: program.window.windowTitle().startswith("A better title"))
    program.wait(lambda: rows(program) == ["Today", "A better title"])


def test_delete_goes_to_the_trash_and_undo_brings_it_back(program: ScriptedWindow) -> None:
    program.talk("precious", "words")
    program.wait(lambda: len(rows(program)) == 2)
    listing = program.window.sidebar.list
    listing.setFocus()
    QTest.keyClick(listing, Qt.Key.Key_Delete)
    program.wait(lambda: rows(program) == [])
    assert program.path == ()
    program.wait(lambda: program.window.pane.notices.notices)
    undo = program.window.pane.notices.findChild(QAbstractButton, "noticeAction")
    undo.click()
    program.wait(lambda: program.texts() == ["precious", "words"])
    assert rows(program) == ["Today", "precious"]


def test_a_narrow_window_hides_the_sidebar_until_it_is_asked_for(program: ScriptedWindow) -> None:
    program.window.resize(500, 600)
    program.wait(lambda: not program.window.sidebar.isVisible())
    program.window.resize(1000, 600)
    program.wait(lambda: program.window.sidebar.isVisible())


# --------------------------------------------------------------------------------------- settings


def test_every_setting_has_a_field(program: ScriptedWindow) -> None:
    dialog = program.window.open_settings()
    for setting in SETTINGS:
        if not setting.hidden:
            dialog.show_section(setting.section)  # made when it is turned to
        field = dialog.findChild(QWidget, setting.key)
        assert (field is None) == setting.hidden, setting.key


def test_settings_change_at_once_and_can_be_reset(program: ScriptedWindow) -> None:
    dialog = program.window.open_settings("load")
    settings = program.application.settings
    automatic = dialog.findChild(QAbstractButton, "load.context_length.automatic")
    field = dialog.findChild(QAbstractSpinBox, "load.context_length")
    assert automatic.isChecked()
    automatic.click()
    assert settings.get("load.context_length") == program.engine.context  # begins with what automatic chose
    field.setValue(1024)  # type: ignore[attr-defined]
    assert settings.get("load.context_length") == 1024
    reload = dialog.findChild(QAbstractButton, "reloadModel")
    assert reload.isVisible()
    reload.click()
    program.wait(lambda: program.to.engine.ready and not reload.isVisible())
    dialog.findChild(QAbstractButton, "load.context_length.reset").click()
    assert settings.get("load.context_length") is None
    assert automatic.isChecked()


def test_a_model_can_have_its_own_settings(program: ScriptedWindow) -> None:
    dialog = program.window.open_settings("sampling")
    scope = dialog.findChild(QComboBox, "settingsScope")
    scope.setCurrentIndex(1)
    scope.activated.emit(1)
    dialog.findChild(QAbstractButton, "sampling.temperature.automatic").click()
    settings = program.application.settings
    assert settings.get("sampling.temperature", model="guide") == 0.7
    assert settings.get("sampling.temperature") is None
    program.ask("hi")
    command = program.engine.generations[-1].command
    assert command.sampling.temperature == 0.7  # type: ignore[union-attr]


def test_light_and_dark_take_effect_at_once(program: ScriptedWindow) -> None:
    settings = program.application.settings
    seen: list[str] = []
    for theme in (DARK, LIGHT):
        settings.set("appearance.theme", theme.name)
        image = program.window.grab().toImage()
        seen.append(image.pixelColor(4, image.height() // 2).name())
    assert seen == [DARK.window, LIGHT.window]


def test_geometry_comes_back(make_window: MakeWindow) -> None:
    first = make_window().start()
    first.window.resize(741, 614)
    first.close()
    second = make_window().start()
    assert (second.window.width(), second.window.height()) == (741, 614)


# ---------------------------------------------------------------------------------------- failures


def test_an_exception_in_a_slot_is_told_and_logged(program: ScriptedWindow, expect_log: Callable[..., object]) -> None:
    def broken() -> None:
        raise ZeroDivisionError("deliberate")

    with expect_log("unhandled exception", level=logging.ERROR):  # type: ignore[attr-defined]
        program.window.sidebar.new_asked.connect(broken)
        program.window.sidebar.new.click()
        program.wait(lambda: program.window.pane.notices.notices)
    notice = program.window.pane.notices.notices[0]
    assert "deliberate" in notice.detail
    program.talk("still there?", "yes")


def test_a_start_that_fails_halfway_leaves_nothing_behind() -> None:
    hook = sys.excepthook
    with pytest.raises(AttributeError):
        Application(cast("QApplication", None), find_paths())  # fails where the theme is applied
    assert sys.excepthook is hook


def test_large_text_leaves_everything_in_reach(program: ScriptedWindow) -> None:
    program.application.settings.set("appearance.zoom", 200)
    program.window.resize(780, 600)
    question = program.window.pane.welcome.findChild(QAbstractButton, "question4")
    program.wait(lambda: question.height() >= question.sizeHint().height())
    assert question.width() <= program.window.pane.width()
    send = program.window.pane.card.send
    assert send.width() == 68
    assert send.mapTo(program.window, send.rect().bottomRight()).x() <= program.window.width()

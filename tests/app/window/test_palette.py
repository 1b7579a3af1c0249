"""The palette: everything that can be asked for, by keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from app.controllers.palette import PaletteController
from app.itemmodels.palette import PaletteRole
from app.palette_entries import PaletteEntry, PaletteRow, PaletteSource
from app.storage.values import Folder, Persona
from app.widgets.palette import Palette
from tests.support.scripted_window import ScriptedWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

CTRL = Qt.KeyboardModifier.ControlModifier


def opened(program: ScriptedWindow) -> Palette:
    QTest.keyClick(program.window, Qt.Key.Key_K, CTRL)
    palette = program.window.findChild(Palette)
    assert palette.isVisible()
    return palette


def rows(palette: Palette) -> list[PaletteRow]:
    palette.window().findChild(PaletteController).settle()
    model = palette.list.model()
    return [model.data(model.index(row, 0), PaletteRole.ROW) for row in range(model.rowCount())]


def titles(palette: Palette) -> list[str]:
    return [row.entry.title for row in rows(palette)]


def chosen(palette: Palette) -> str:
    palette.window().findChild(PaletteController).settle()
    return str(palette.list.currentIndex().data())


def test_ctrl_k_opens_it_and_lists_what_can_be_done(program: ScriptedWindow) -> None:
    palette = opened(program)
    assert palette.field.hasFocus()
    listed = titles(palette)
    assert "New conversation" in listed
    assert "Settings…" in listed
    assert "Stop the answer" not in listed  # nothing is being written
    keys = {row.entry.title: row.entry.keys for row in rows(palette)}
    assert keys["New conversation"] == "Ctrl+N"


def test_it_is_left_by_escape_by_its_own_keys_and_by_a_click_beside_it(program: ScriptedWindow) -> None:
    composer = program.window.pane.card.composer
    composer.setFocus()
    palette = opened(program)
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert palette.isHidden()
    assert composer.hasFocus()
    opened(program)
    QTest.keyClick(palette.field, Qt.Key.Key_K, CTRL)
    assert palette.isHidden()
    opened(program)
    QTest.mouseClick(
        palette, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(3, palette.height() - 3)
    )
    assert palette.isHidden()
    assert composer.hasFocus()


def test_typing_and_enter_do_what_is_meant(program: ScriptedWindow) -> None:
    palette = opened(program)
    QTest.keyClicks(palette.field, "sidbar")
    assert chosen(palette) == "Show or hide the sidebar"
    assert program.window.sidebar.isVisible()
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isHidden()
    assert not program.window.sidebar.isVisible()


def test_what_was_used_comes_first_next_time(program: ScriptedWindow) -> None:
    palette = opened(program)
    QTest.keyClicks(palette.field, "larger")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    program.wait(lambda: program.application.settings.number("appearance.zoom") == 110)
    opened(program)
    assert titles(palette)[0] == "Larger text"
    assert palette.field.text() == ""


def test_the_arrows_go_through_the_rows_and_around(program: ScriptedWindow) -> None:
    palette = opened(program)
    listed = titles(palette)
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    assert chosen(palette) == listed[1]
    QTest.keyClick(palette.field, Qt.Key.Key_Up)
    QTest.keyClick(palette.field, Qt.Key.Key_Up)
    assert chosen(palette) == listed[-1]
    QTest.keyClick(palette.field, Qt.Key.Key_Tab)
    assert chosen(palette) == listed[0]
    assert palette.field.hasFocus()


def test_a_conversation_is_moved_to_a_folder(program: ScriptedWindow) -> None:
    program.talk("About bees", "Bees make honey.")
    bees = program.to.chat.view.id
    made: list[Folder] = []
    program.application.store.ask(lambda kept: kept.folders.create("Garden"), made.append)
    program.wait(lambda: made)
    palette = opened(program)
    QTest.keyClicks(palette.field, "garden")
    program.wait(lambda: chosen(palette) == "Move to “Garden”")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    found: list[int | None] = []
    program.application.store.ask(lambda kept: kept.get(bees or 0).folder_id, found.append)
    program.wait(lambda: found)
    assert found == [made[0].id]


def test_a_persona_is_talked_to(program: ScriptedWindow) -> None:
    personas = program.application.chat_wings.personas.personas
    made: list[Persona] = []
    program.application.store.ask(lambda kept: kept.personas.create("Librarian"), made.append)
    program.wait(lambda: made)
    personas.refresh()
    program.wait(lambda: personas.all)
    palette = opened(program)
    QTest.keyClicks(palette.field, "librarian")
    assert chosen(palette) == "Librarian"
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    program.wait(lambda: program.to.chat.setup.persona_id == made[0].id)


def test_what_cannot_be_done_says_why_and_does_nothing(program: ScriptedWindow) -> None:
    palette = opened(program)
    QTest.keyClicks(palette.field, "stop the")
    (row,) = [row for row in rows(palette) if row.entry.key == "command:stop"]
    assert row.entry.why_not == "No answer is being written."
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    program.window.findChild(Palette).close_palette()


def test_a_conversation_is_opened_by_its_title(program: ScriptedWindow) -> None:
    program.talk("About bees and honey", "Bees make honey.")
    bees = program.to.chat.view.id
    program.to.chat.new()
    program.talk("About the tides", "They come and go.")
    palette = opened(program)
    QTest.keyClicks(palette.field, "bees")
    program.wait(lambda: "About bees and honey" in titles(palette))
    assert chosen(palette) == "About bees and honey"
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    program.wait(lambda: program.to.chat.view.id == bees)


def test_what_comes_late_does_not_take_the_chosen_row_away(program: ScriptedWindow) -> None:
    program.talk("Settings of a camera", "Aperture.")
    palette = opened(program)
    QTest.keyClicks(palette.field, "set")
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    before = chosen(palette)
    program.wait(lambda: "Settings of a camera" in titles(palette))
    assert chosen(palette) == before


def test_models_and_settings_are_found(program: ScriptedWindow) -> None:
    palette = opened(program)
    QTest.keyClicks(palette.field, "guide")
    assert "Hearth guide" in titles(palette)
    palette.field.selectAll()
    QTest.keyClicks(palette.field, "theme")
    assert rows(palette)[0].entry.kind == "Settings: Appearance"
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    dialog = program.window.open_settings()
    assert dialog.isVisible()
    dialog.close()


def test_nothing_found_is_said(program: ScriptedWindow) -> None:
    palette = opened(program)
    QTest.keyClicks(palette.field, "qqqqqq")
    assert rows(palette) == []
    assert palette.list.isHidden()
    assert palette.findChild(QLabel, "paletteNothing").isVisible()
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_other_parts_add_what_they_can_do(program: ScriptedWindow) -> None:
    done: list[str] = []
    entry = PaletteEntry(key="persona:1", title="Talk to the librarian", do=lambda: done.append("asked"))
    program.application.chat_wings.habits.add_palette_source(PaletteSource(lambda: [entry]))
    palette = opened(program)
    QTest.keyClicks(palette.field, "librarian")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert done == ["asked"]


def test_enter_that_confirms_a_candidate_chooses_nothing(program: ScriptedWindow) -> None:
    palette = opened(program)
    QApplication.sendEvent(palette.field, QInputMethodEvent("にほん", []))
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    commit = QInputMethodEvent()
    commit.setCommitString("日本")
    QApplication.sendEvent(palette.field, commit)
    assert palette.field.text() == "日本"
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert palette.isHidden()


def test_it_fits_into_a_narrow_and_into_a_low_window(program: ScriptedWindow) -> None:
    for size in ((430, 430), (1100, 720)):
        program.window.resize(*size)
        palette = opened(program)
        card = palette.findChild(QLabel, "paletteNothing").parentWidget()
        assert palette.rect().contains(card.geometry())
        palette.close_palette()


def title_field(program: ScriptedWindow) -> QLineEdit:
    """Where the title of a conversation is typed."""
    program.talk("old", "Yes.")
    program.wait(lambda: program.window.sidebar.list.current_id() == program.to.chat.view.id)
    QTest.keyClick(program.window, Qt.Key.Key_F2)
    editor = program.window.findChild(QLineEdit, "titleField")
    program.wait(editor.hasFocus)
    return editor


def test_a_title_is_not_taken_over_in_the_middle_of_a_composition(program: ScriptedWindow) -> None:
    editor = title_field(program)
    editor.selectAll()
    QApplication.sendEvent(editor, QInputMethodEvent("しん", []))
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert editor.isVisible()
    commit = QInputMethodEvent()
    commit.setCommitString("新")
    QApplication.sendEvent(editor, commit)
    QApplication.processEvents()
    QTest.keyClick(editor, Qt.Key.Key_Return)
    program.wait(lambda: program.window.windowTitle().startswith("新"))


def test_a_title_that_is_being_typed_outlives_the_list_being_read_again(program: ScriptedWindow) -> None:
    editor = title_field(program)
    editor.selectAll()
    QTest.keyClicks(editor, "half a ti")
    with program.qtbot.waitSignal(program.to.conversations.listed):
        program.to.conversations.refresh()
    assert editor.text() == "half a ti"
    QTest.keyClicks(editor, "tle")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    program.wait(lambda: program.window.windowTitle().startswith("half a title"))

"""The section On this computer: only the engine is scripted, library and files are real."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QWidget,
)

from app.widgets.library_section import LibrarySection
from tests.app.window.conftest import MakeWindow
from tests.app.window.test_window import interactive
from tests.support.model_shelf import LM_STUDIO, OWN, Piece, fill_shelf, write_piece
from tests.support.scripted_window import ScriptedWindow
from tests.support.tiny_gguf import write_tiny

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

# WORKAROUND: Qt's own file dialog now and then paints a combo box of no width, and warns about it.
shows_file_dialog = pytest.mark.qt_log_ignore("This plugin does not support", "QPainter::", extend=True)


@pytest.fixture
def home() -> Path:
    """Where the tests' home folder is."""
    return Path.home()


@pytest.fixture
def own(home: Path) -> Path:
    """A small model in Hearth's own folder, as a download leaves it."""
    path = home / OWN / "someone" / "Small-GGUF" / "small-F32.gguf"
    path.parent.mkdir(parents=True)
    return write_tiny(path, name="Small Model")


@pytest.fixture
def theirs(home: Path) -> Path:
    """A small model of LM Studio."""
    path = home / LM_STUDIO / "someone" / "Their-GGUF" / "their-F32.gguf"
    path.parent.mkdir(parents=True)
    return write_tiny(path, name="Their Model", seed=1)


def opened(program: ScriptedWindow, *names: str) -> LibrarySection:
    """The section, when these models are listed."""
    program.window.resize(1100, 720)
    section = program.window.models.open("here").sections["here"]
    assert isinstance(section, LibrarySection)
    program.wait(lambda: not program.application.scanning.running)
    program.wait(lambda: set(names) <= set(listed(section)))
    return section


def listed(section: LibrarySection) -> list[str]:
    return [str(section.rows.index(row).data()) for row in range(section.rows.rowCount())]


def chosen(section: LibrarySection, name: str) -> LibrarySection:
    section.list.go_to(name)
    return section


def notices(program: ScriptedWindow) -> list[str]:
    return [notice.message for notice in program.window.pane.notices.notices]


def do(program: ScriptedWindow, section: LibrarySection, name: str, action: str) -> None:
    """Take an entry of a model's menu."""
    section.list.go_to(name)
    section.list.menu_asked.emit(name, section.mapToGlobal(section.rect().center()))
    menu = section.findChild(QMenu, "libraryMenu")
    assert menu is not None
    entry = next(each for each in menu.actions() if each.objectName() == f"libraryMenu.{action}")
    entry.trigger()
    menu.close()


# ---------------------------------------------------------------------------------------- listing


def test_what_all_programs_have_is_listed_with_its_details(make_window: MakeWindow, home: Path) -> None:
    fill_shelf(home)
    program = make_window().start()
    section = opened(program, "Qwen3 4B", "Phi 3.5 mini instruct", "Meta Llama 3.1 8B Instruct")
    assert listed(section)[-1] == "Hearth guide"
    chosen(section, "Meta Llama 3.1 8B Instruct")
    said = {label.objectName(): label.text() for label in section.details.findChildren(QLabel) if label.objectName()}
    assert said["fact.licence"] == "Llama 3.1"
    assert said["fact.context"].startswith("131,072 tokens, about 98,000")
    assert said["fact.template"] == "in the file"
    assert section.details.places.findChildren(QAbstractButton)
    assert "5 models" in section.bar.findChild(QLabel, "librarySum").text()
    assert "free" in section.bar.findChild(QLabel, "librarySum").text()


def test_search_kind_and_order(make_window: MakeWindow, home: Path) -> None:
    fill_shelf(home)
    program = make_window().start()
    section = opened(program, "Qwen3 4B")
    QTest.keyClicks(section.bar.search, "tools 8b")
    program.wait(lambda: listed(section) == ["Meta Llama 3.1 8B Instruct"])
    QTest.keyClick(section.bar.search, Qt.Key.Key_Escape)
    program.wait(lambda: len(listed(section)) == 6)
    section.bar.order.setCurrentIndex(section.bar.order.findData("size"))
    section.bar.order.activated.emit(section.bar.order.currentIndex())
    assert listed(section)[0] == "Meta Llama 3.1 8B Instruct"
    section.bar.kind.setCurrentIndex(section.bar.kind.findData("own"))
    section.bar.kind.activated.emit(section.bar.kind.currentIndex())
    assert set(listed(section)) == {"Qwen3 4B", "Gemma 3 12B Instruct"}
    QTest.keyClicks(section.bar.search, "nothing like it")
    program.wait(lambda: section.hint.isVisible() and not section.list.isVisible())
    QTest.keyClick(section.hint, Qt.Key.Key_Escape)
    program.wait(lambda: len(listed(section)) == 6)


def test_alone_with_the_guide_the_next_steps_are_shown(program: ScriptedWindow) -> None:
    section = opened(program, "Hearth guide")
    assert section.hint.isVisible()
    names = {button.objectName() for button in section.hint.findChildren(QAbstractButton)}
    assert names == {"findFromLibrary", "addFileFromLibrary", "addFolderFromLibrary"}
    section.hint.findChild(QAbstractButton, "findFromLibrary").click()
    assert program.window.models.page is not None
    assert program.window.models.page.section == "find"


def test_a_new_file_appears_when_the_window_is_looked_at_again(program: ScriptedWindow, home: Path) -> None:
    section = opened(program, "Hearth guide")
    write_piece(home, Piece(f"{OWN}/a/b/new.gguf", "Newcomer"))
    program.application._note_focus(Qt.ApplicationState.ApplicationActive)
    program.wait(lambda: "Newcomer" in listed(section))
    assert "Newcomer" in [str(row) for row in listed(section)]


@shows_file_dialog
def test_folders_of_the_user_and_of_programs_can_be_chosen(
    theirs: Path, program: ScriptedWindow, tmp_path: Path
) -> None:
    section = opened(program, "Their Model")
    write_tiny(tmp_path / "mine.gguf", name="Mine", seed=3)
    settings = program.application.settings
    section.bar.add_folder_asked.emit()
    dialog = section.findChild(QFileDialog, "folderDialog")
    dialog.fileSelected.emit(str(tmp_path))
    dialog.close()
    assert settings.texts("models.folders") == (str(tmp_path),)
    program.wait(lambda: "Mine" in listed(section))
    settings.set("models.other_programs", False)
    program.wait(lambda: "Their Model" not in listed(section))
    settings.set("models.folders", ())
    program.wait(lambda: "Mine" not in listed(section))
    assert (tmp_path / "mine.gguf").exists()


def test_a_changed_models_folder_keeps_the_models_of_before(own: Path, program: ScriptedWindow, tmp_path: Path) -> None:
    section = opened(program, "Small Model")
    settings = program.application.settings
    first, second = tmp_path / "first", tmp_path / "second"
    write_piece(first, Piece("x.gguf", "In The First"))
    settings.set("models.folder", str(first))
    program.wait(lambda: {"Small Model", "In The First"} <= set(listed(section)))
    settings.set("models.folder", str(second))
    assert settings.texts("models.folders") == (str(first),)
    program.wait(lambda: not program.application.scanning.running)
    assert {"Small Model", "In The First"} <= set(listed(section))


def test_a_drive_that_is_gone_is_said_and_comes_back(program: ScriptedWindow, tmp_path: Path) -> None:
    drive, elsewhere = tmp_path / "drive", tmp_path / "elsewhere"
    drive.mkdir()
    write_tiny(drive / "far.gguf", name="Far Away", seed=4)
    program.application.settings.set("models.folders", (str(drive),))
    section = chosen(opened(program, "Far Away"), "Far Away")
    assert section.details.chat.isEnabled()
    drive.rename(elsewhere)
    program.application.scanning.scan()
    program.wait(lambda: not section.details.chat.isEnabled())
    assert "drive" in section.details._banner_text.text()
    elsewhere.rename(drive)
    program.application.scanning.scan()
    program.wait(section.details.chat.isEnabled)


# ------------------------------------------------------------------------------------- one model


def test_renaming_takes_the_settings_along(own: Path, program: ScriptedWindow) -> None:
    section = chosen(opened(program, "Small Model"), "Small Model")
    settings = program.application.settings
    settings.set("load.threads", 2, model="Small Model")
    section.details.chat.click()
    program.wait(lambda: program.to.engine.ready and program.to.engine.state.model.name == "Small Model")  # type: ignore[union-attr]
    assert not program.window.models.is_open
    section = chosen(opened(program, "Small Model"), "Small Model")
    QTest.keyClick(section.list, Qt.Key.Key_F2)
    field = section.details.findChild(QLineEdit, "modelName")
    program.wait(field.isVisible)
    field.setText("My favourite")
    QTest.keyClick(field, Qt.Key.Key_Return)
    program.wait(lambda: "My favourite" in listed(section))
    assert section.list.hasFocus(), "where it was before"
    assert settings.get("load.threads", model="My favourite") == 2
    assert settings.text("models.last") == "My favourite"
    assert program.to.engine.state.model.name == "My favourite"  # type: ignore[union-attr]
    program.wait(lambda: section.details.model is not None and section.details.model.name == "My favourite")
    assert not program.to.engine.state.reload_needed


def test_the_keyboard_goes_into_the_details_and_back(own: Path, program: ScriptedWindow) -> None:
    section = chosen(opened(program, "Small Model"), "Small Model")
    section.list.setFocus()
    QTest.keyClick(section.list, Qt.Key.Key_Return)
    assert section.details.chat.hasFocus()
    QTest.keyClick(section.details.chat, Qt.Key.Key_Escape)
    assert section.list.hasFocus()
    QTest.keyClick(section.list, Qt.Key.Key_Escape)
    assert not program.window.models.is_open


def test_a_name_that_is_taken_is_refused_in_words(own: Path, theirs: Path, program: ScriptedWindow) -> None:
    section = chosen(opened(program, "Small Model", "Their Model"), "Small Model")
    section.details.renamed.emit("Small Model", "their model")
    program.wait(lambda: notices(program))
    assert "Small Model" in listed(section)


def test_notes_are_kept(own: Path, theirs: Path, program: ScriptedWindow) -> None:
    section = chosen(opened(program, "Small Model", "Their Model"), "Small Model")
    notes = section.details.findChild(QPlainTextEdit, "modelNotes")
    notes.setPlainText("Good for tests.")
    chosen(section, "Their Model")  # what was typed is kept without waiting
    assert notes.toPlainText() == ""
    program.wait(lambda: program.to.models.named("Small Model").notes == "Good for tests.")  # type: ignore[union-attr]
    chosen(section, "Small Model")
    assert notes.toPlainText() == "Good for tests."


def test_its_own_settings_open_in_their_scope(own: Path, program: ScriptedWindow) -> None:
    section = chosen(opened(program, "Small Model"), "Small Model")
    section.details.options.click()
    dialog = program.window.open_settings()
    scope = dialog.findChild(QWidget, "settingsScope")
    assert scope.currentData() == "Small Model"  # type: ignore[attr-defined]
    assert scope.currentText() == "Only Small Model"  # type: ignore[attr-defined]
    dialog.findChild(QAbstractButton, "load.threads.automatic").click()
    assert program.application.settings.is_set("load.threads", model="Small Model")


def test_checking_takes_a_fingerprint_then_tells_intact_from_damaged(own: Path, program: ScriptedWindow) -> None:
    section = chosen(opened(program, "Small Model"), "Small Model")
    section.details.verify.click()
    program.wait(lambda: any("fingerprint" in text for text in notices(program)))
    program.wait(lambda: section.details.verify.isEnabled())
    section.details.verify.click()
    program.wait(lambda: any("intact" in text for text in notices(program)))
    before = own.stat()
    with own.open("r+b") as file:
        file.seek(-5, os.SEEK_END)
        file.write(b"\x7f\x7f")
    os.utime(own, ns=(before.st_atime_ns, before.st_mtime_ns))  # as a failing disk does it
    program.wait(lambda: section.details.verify.isEnabled())
    section.details.verify.click()
    program.wait(lambda: any("damaged" in text for text in notices(program)))
    program.wait(lambda: "damaged" in section.details._banner_text.text())


def test_a_long_check_can_be_stopped_and_delays_nothing(make_window: MakeWindow, home: Path, own: Path) -> None:
    fill_shelf(home)
    program = make_window().start()
    section = opened(program, "Meta Llama 3.1 8B Instruct", "Small Model")
    do(program, section, "Meta Llama 3.1 8B Instruct", "verify")
    program.wait(lambda: section.jobs.isVisible())
    write_piece(home, Piece(f"{OWN}/a/b/new.gguf", "Newcomer"))
    program.application.scanning.scan()
    program.wait(lambda: "Newcomer" in listed(section))
    program.to.models.choose(str(own))
    program.wait(lambda: program.to.engine.state.model.name == "Small Model")  # type: ignore[union-attr]
    section.jobs.findChild(QAbstractButton, "stopJob").click()
    program.wait(lambda: not section.jobs.isVisible())
    assert not any("Llama" in text for text in notices(program))


@shows_file_dialog
def test_moving_brings_it_to_another_folder(own: Path, program: ScriptedWindow, tmp_path: Path) -> None:
    section = opened(program, "Small Model")
    do(program, section, "Small Model", "move")
    dialog = section.findChild(QFileDialog, "folderDialog")
    dialog.fileSelected.emit(str(tmp_path))
    dialog.close()
    program.wait(lambda: any("is now in" in text for text in notices(program)))
    program.wait(lambda: not own.exists())
    model = program.to.models.named("Small Model")
    program.wait(lambda: tmp_path in program.to.models.named("Small Model").path.parents)  # type: ignore[union-attr]
    assert model is not None


def test_the_model_that_answers_is_neither_moved_nor_deleted(own: Path, program: ScriptedWindow) -> None:
    section = chosen(opened(program, "Small Model"), "Small Model")
    section.details.chat.click()
    program.wait(lambda: program.to.engine.ready)
    section = opened(program, "Small Model")
    do(program, section, "Small Model", "delete")
    program.wait(lambda: any("answers now" in text for text in notices(program)))
    assert own.exists()


def test_deleting_goes_to_the_trash_and_undo_brings_it_back(own: Path, program: ScriptedWindow) -> None:
    section = chosen(opened(program, "Small Model"), "Small Model")
    QTest.keyClick(section.list, Qt.Key.Key_Delete)
    program.wait(lambda: "Small Model" not in listed(section) and not own.exists())
    program.wait(lambda: any("trash" in text and "frees" in text for text in notices(program)))
    program.wait(section.bar.removed.isVisible)
    QTest.keyClick(program.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    program.wait(lambda: "Small Model" in listed(section) and own.exists())
    program.wait(lambda: not section.bar.removed.isVisible())


def test_the_trash_is_emptied_after_a_question(own: Path, program: ScriptedWindow) -> None:
    section = chosen(opened(program, "Small Model"), "Small Model")
    QTest.keyClick(section.list, Qt.Key.Key_Delete)
    program.wait(section.bar.removed.isVisible)
    section.bar.removed.click()
    menu = section.findChild(QMenu, "removedMenu")
    next(each for each in menu.actions() if each.objectName() == "removedMenu.empty").trigger()
    menu.close()
    box = section.findChild(QMessageBox, "emptyTrashDialog")
    box.findChild(QAbstractButton, "emptyTrash").click()
    program.wait(lambda: any("freed" in text for text in notices(program)))
    program.wait(lambda: not section.bar.removed.isVisible())


def test_files_of_other_programs_are_only_forgotten(theirs: Path, program: ScriptedWindow) -> None:
    section = chosen(opened(program, "Their Model"), "Their Model")
    QTest.keyClick(section.list, Qt.Key.Key_Delete)
    program.wait(lambda: "Their Model" not in listed(section))
    assert theirs.exists()
    program.application.scanning.scan()
    program.wait(lambda: not program.application.scanning.running)
    assert "Their Model" not in listed(section)
    program.wait(section.bar.removed.isVisible)
    section.bar.removed.click()
    menu = section.findChild(QMenu, "removedMenu")
    menu.actions()[0].trigger()
    menu.close()
    program.wait(lambda: "Their Model" in listed(section))


# --------------------------------------------------------------------------------- keyboard, size


def test_in_a_narrow_window_the_details_take_the_place_of_the_list(own: Path, program: ScriptedWindow) -> None:
    section = opened(program, "Small Model")
    program.window.resize(420, 720)
    program.wait(lambda: not section.details.isVisible())
    section.list.setFocus()
    section.list.go_to("Small Model")
    QTest.keyClick(section.list, Qt.Key.Key_Return)
    program.wait(lambda: section.details.isVisible() and not section.list.isVisible())
    assert section.details.width() > 350
    QTest.keyClick(QApplication.focusWidget() or section.details, Qt.Key.Key_Escape)
    program.wait(lambda: section.list.isVisible() and not section.details.isVisible())
    assert section.list.hasFocus()
    assert program.window.models.is_open


def test_everything_interactive_has_a_name(own: Path, program: ScriptedWindow) -> None:
    section = chosen(opened(program, "Small Model"), "Small Model")
    found = interactive(section)
    assert len(found) >= 11
    for widget in found:
        assert widget.objectName(), type(widget).__name__
        assert widget.accessibleName(), widget.objectName()


def test_it_costs_nothing_before_it_is_gone_to(make_window: MakeWindow) -> None:
    program = make_window().start()
    assert program.window.models.page is None
    assert not [w for w in program.window.findChildren(QWidget) if w.objectName() == "librarySection"]


@shows_file_dialog
def test_dialogs_are_given_up_without_a_trace(own: Path, program: ScriptedWindow) -> None:
    section = opened(program, "Small Model")
    do(program, section, "Small Model", "move")
    dialog = section.findChild(QFileDialog, "folderDialog")
    dialog.reject()
    assert own.exists()
    assert not section.jobs.isVisible()

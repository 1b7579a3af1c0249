"""Reset or remove Hearth: counted in the background, chosen, confirmed, done when the window is gone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QMessageBox, QWidget

from app.only_window import only_window, reset_files
from app.paths import Paths, find_paths
from app.reset import journal
from app.reset.parts import PARTS, where_of
from app.reset.removing import remove
from app.reset_run import finish_reset
from app.settings import Settings
from app.storage.backup_file import read_backup
from app.widgets.removal_dialog import RemovalDialog
from app.widgets.reset_dialog import ResetDialog
from inference.net.network import HUB
from tests.app.reset.conftest import ScriptedTokens, bring, write
from tests.support.scripted_window import ScriptedWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", "QPainter::")


def button(root: QWidget, name: str) -> QAbstractButton:
    found = root.findChild(QAbstractButton, name)
    assert found is not None, name
    return found


def text(root: QWidget, name: str) -> str:
    found = root.findChild(QLabel, name)
    assert found is not None, name
    return found.text()


@pytest.fixture
def dialog(program: ScriptedWindow) -> ResetDialog:
    """Opened from the settings, everything counted."""
    paths = find_paths()
    program.wait(lambda: program.application.scanning.found is not None)  # else what is brought may be taken as found
    bring(paths, paths.models / "owner/name/a.gguf", 3_000_000)
    write(paths.kept / "a.kv", 2_000_000)
    program.application.settings.set("appearance.theme", "dark")
    program.application.settings.flush()  # else it is written a moment later, before or after the counting
    settings = program.window.open_settings("models")
    button(settings, "openReset").click()
    made = program.application.wings.house.reset.dialog
    program.wait(lambda: all(row.amount is not None for row in made.rows.values()))
    return made


def test_conversations_and_models_are_kept_unless_chosen(dialog: ResetDialog) -> None:
    paths = find_paths()
    assert set(dialog.chosen()) >= {"caches", "logs", "token"}
    assert not {"conversations", "models"} & set(dialog.chosen())
    assert text(dialog, "resetSize.models") == "2.9 MB"
    assert text(dialog, "resetSize.downloads") == "nothing there"
    assert not button(dialog, "reset.downloads").isEnabled()
    said = [label.text() for label in dialog.findChildren(QLabel) if not label.isHidden()]
    assert f"They stay in {paths.models}." in said
    assert any("Models of other programs" in words for words in said)
    assert button(dialog, "resetSaveCopy").isHidden()


def test_it_names_what_goes_and_nothing_is_the_usual_answer(dialog: ResetDialog) -> None:
    button(dialog, "reset.models").setChecked(True)
    box = dialog.ask()
    assert isinstance(box, QMessageBox)
    assert "Models (2.9 MB)" in box.informativeText()
    assert "Conversations" not in box.informativeText()
    assert box.defaultButton() is box.button(QMessageBox.StandardButton.Cancel)
    box.close()


def test_it_is_found_among_all_commands(program: ScriptedWindow) -> None:
    action = program.window.findChild(QAction, "action.reset")
    assert action is not None
    action.trigger()
    made = program.application.wings.house.reset.dialog
    assert made.isVisible()
    made.reject()


def test_nothing_chosen_nothing_to_press(dialog: ResetDialog) -> None:
    for row in dialog.rows.values():
        row.box.setChecked(False)
    assert not dialog.remove.isEnabled()
    assert dialog.ask() is None


def test_counting_can_be_stopped(program: ScriptedWindow) -> None:
    house = program.application.wings.house
    ended: list[bool] = []
    house.resetting.ended.connect(ended.append)
    made = house.reset.open()
    made.reject()
    program.wait(lambda: bool(ended))
    assert made.isHidden()


def test_a_copy_is_saved_first(program: ScriptedWindow, dialog: ResetDialog, tmp_path: Path) -> None:
    program.talk("What about bread?", "It rises.")
    button(dialog, "reset.conversations").setChecked(True)
    save = button(dialog, "resetSaveCopy")
    assert not save.isHidden()
    save.click()
    chooser = dialog.findChild(QFileDialog, "resetCopyDialog")
    assert chooser is not None
    chooser.fileSelected.emit(str(find_paths().data / "copy.db"))
    assert "not Hearth's own" in dialog.copy_state.text()
    target = write(tmp_path / "copy.db")
    chooser.fileSelected.emit(str(target))
    program.wait(lambda: str(target) in dialog.copy_state.text())
    assert not read_backup(target).problem
    chooser.close()


def test_confirmed_it_is_written_down_and_the_window_closes(program: ScriptedWindow, dialog: ResetDialog) -> None:
    application, data = program.application, find_paths().data
    box = dialog.ask()
    assert box is not None
    button(box, "resetConfirmed").click()
    assert application.wings.wants_reset
    assert not program.window.isVisible()
    assert set(journal.begun(data)) >= {"caches", "logs", "settings"}
    assert "conversations" not in journal.begun(data)


def test_nothing_that_the_program_writes_is_unknown(program: ScriptedWindow) -> None:
    """Whoever adds a file to Hearth's folders adds it to a part in ``app.reset.parts``, too."""
    program.talk("What about bread?", "It rises.")
    program.application.settings.set("appearance.theme", "dark")
    program.window.open_settings("safety")
    program.close()
    paths = find_paths()
    where = where_of(paths, Settings(paths.settings), {})
    lock = only_window(paths.data)
    removed = remove(where, PARTS, ScriptedTokens)
    lock.release()
    assert (removed.left, removed.stays) == ((), ())
    assert not paths.data.exists()


def test_all_that_is_there_is_everything(dialog: ResetDialog) -> None:
    button(dialog, "resetEverything").click()
    asked: list[object] = []
    dialog.remove_asked.connect(lambda parts: asked.append(set(parts)))
    box = dialog.ask()
    assert box is not None
    assert "how to remove the program" in box.informativeText()
    button(box, "resetConfirmed").click()
    assert asked == [set(PARTS)]


# ------------------------------------------------------------------------- without a window


@pytest.fixture
def paths() -> Paths:
    paths = find_paths()
    write(paths.kept / "a.kv", 2_000)
    write(paths.logs / "hearth.log")
    bring(paths, paths.models / "a.gguf", 3_000)
    return paths


def test_a_part_goes_and_a_window_may_open(qapp: QApplication, paths: Paths) -> None:
    journal.begin(paths.data, ("caches", "logs"))
    lock = only_window(paths.data)
    try:
        assert finish_reset(qapp, paths, lock, ScriptedTokens) is False
    finally:
        lock.release()
    assert not paths.kept.exists()
    assert (paths.models / "a.gguf").is_file()
    assert reset_files(paths.data) == []


def test_after_everything_the_program_ends(
    qapp: QApplication, paths: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    journal.begin(paths.data, PARTS)
    lock = only_window(paths.data)
    tokens = ScriptedTokens(HUB)
    try:
        assert finish_reset(qapp, paths, lock, lambda: tokens) is True
    finally:
        lock.release()
    assert not paths.data.exists()
    assert tokens.kept == set()
    if os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        assert "To remove the program, delete the folder" in capsys.readouterr().err


def test_another_window_leaves_it_to_the_next_start(qapp: QApplication, paths: Paths) -> None:
    journal.begin(paths.data, ("caches",))
    other = only_window(paths.data)
    try:
        assert finish_reset(qapp, paths, only_window(paths.data), ScriptedTokens) is True
    finally:
        other.release()
    assert paths.kept.exists()
    assert journal.begun(paths.data) == ("caches",)


def test_what_goes_wrong_is_not_met_at_every_start(
    qapp: QApplication, paths: Paths, expect_log: object, capsys: pytest.CaptureFixture[str]
) -> None:
    journal.begin(paths.data, ("token",))

    def broken() -> ScriptedTokens:
        raise RuntimeError("a fault of ours")

    lock = only_window(paths.data)
    try:
        with expect_log("could not be removed", level=40):  # type: ignore[operator]  # the fixture
            assert finish_reset(qapp, paths, lock, broken) is False
    finally:
        lock.release()
    assert reset_files(paths.data) == []


def test_the_next_start_goes_on(paths: Paths) -> None:
    """A real start of the program, after one that was killed: it removes, says how to uninstall, and ends."""
    journal.begin(paths.data, PARTS)
    environ = os.environ | {"PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}
    done = subprocess.run(
        [sys.executable, "-m", "app"], env=environ, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "To remove the program" in done.stderr
    assert not paths.data.exists()


def test_the_removal_shows_how_far_it_is_and_can_be_stopped(qapp: QApplication) -> None:
    dialog = RemovalDialog(1.0)
    stopped: list[bool] = []
    dialog.stop_asked.connect(lambda: stopped.append(True))
    dialog.show_progress("models", 5 * 1024**3)
    assert dialog.state.text() == "Models: 5.0 GB are free by now."
    dialog.button.click()
    dialog.reject()  # Esc
    assert stopped == [True, True]
    dialog.show_failure("The disk is gone.")
    QTimer.singleShot(0, dialog.button.click)
    assert dialog.exec() == 1
    dialog.deleteLater()

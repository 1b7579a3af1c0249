"""With little motion the cursor stands still and menus do not slide, by setting or as the desktop wants it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.settings import Settings
from app.widgets.caret import Caret
from app.widgets.motion import KEY, Motion

EFFECTS = Qt.UIEffect.UI_General


@pytest.mark.parametrize(("setting", "desktop", "little"), [
    ("system", False, False), ("system", True, True), ("little", False, True), ("usual", True, False),
])  # fmt: skip
def test_setting_and_desktop(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, setting: str, desktop: bool, little: bool
) -> None:
    field = QPlainTextEdit()
    qtbot.addWidget(field)
    qapp.setEffectEnabled(EFFECTS, True)
    usual, settings, caret = qapp.cursorFlashTime(), Settings(tmp_path / "settings.json"), Caret(qapp, field)
    answers: list[Callable[[bool], object]] = []
    motion = Motion(qapp, settings, caret, answers.append)
    assert not motion.little
    settings.set(KEY, setting)
    answers[0](desktop)
    assert motion.little == little
    assert (qapp.cursorFlashTime() == 0) == little
    assert qapp.isEffectEnabled(EFFECTS) != little
    motion.close()
    caret.close()
    assert qapp.cursorFlashTime() == usual
    assert qapp.isEffectEnabled(EFFECTS)
    qapp.setEffectEnabled(EFFECTS, False)

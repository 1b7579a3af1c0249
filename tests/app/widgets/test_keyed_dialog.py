"""Enter presses the button one sees to be chosen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QToolButton, QVBoxLayout
from pytestqt.qtbot import QtBot

import app.widgets
from app.widgets.keyed_dialog import KeyedDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class Pressed(KeyedDialog):
    def __init__(self) -> None:
        super().__init__()
        self.pressed: list[str] = []
        column = QVBoxLayout(self)
        self.parts = (QPushButton("a"), QToolButton(text="b"), QPushButton("main"), QLineEdit("c"), QCheckBox("d"))
        for part in self.parts:
            column.addWidget(part)
            if not isinstance(part, QLineEdit):
                part.clicked.connect(lambda _checked=False, part=part: self.pressed.append(part.text()))
            if isinstance(part, QPushButton):
                part.setAutoDefault(False)
        self.parts[2].setDefault(True)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
@pytest.mark.parametrize(("chosen", "pressed"), [(0, "a"), (1, "b"), (2, "main"), (3, "main"), (4, "main")])
def test_enter_presses_what_is_chosen(qtbot: QtBot, key: Qt.Key, chosen: int, pressed: str) -> None:
    dialog = Pressed()
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.parts[chosen].setFocus()
    QTest.keyClick(dialog.parts[chosen], key)
    assert dialog.pressed == [pressed]


def test_every_dialog_is_one() -> None:
    """Only the one that takes whatever key is pressed is not."""
    folder = Path(app.widgets.__file__).parent
    others = [path.name for path in folder.glob("*.py") if re.search(r"^class \w+\(QDialog\)", path.read_text(), re.M)]
    assert sorted(others) == ["keyed_dialog.py", "keys_dialog.py"]


def test_it_fits_the_screen_with_its_frame(qtbot: QtBot) -> None:
    """What it would rather not be smaller than gives way on a small screen, or its buttons would lie outside."""
    dialog = KeyedDialog()
    qtbot.addWidget(dialog)
    room = dialog.screen().availableSize()
    dialog.setMinimumSize(300, 20_000)
    dialog.take_size((20_000, 30_000), 1.0)
    assert dialog.size() == dialog.size().boundedTo(room)
    assert dialog.height() < room.height()
    assert dialog.minimumWidth() == 300

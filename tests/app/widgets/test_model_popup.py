"""The open list of models: with dozens of them *Automatic* is in sight, whichever is in use."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.itemmodels.models import AUTOMATIC, ModelEntry, ModelsListModel
from app.theme import LIGHT
from app.widgets.model_popup import SHOWN, ModelPopup

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
NAMES = [f"model {number:02}" for number in range(40)]
ENTRIES = [ModelEntry(path=f"/{name}", name=name) for name in NAMES]
FIRST = ModelEntry(path=AUTOMATIC, name="Automatic", removable=False)


@pytest.fixture
def popup(qtbot: QtBot) -> ModelPopup:
    """Open, the last of the models in use."""
    rows = ModelsListModel()
    rows.show([FIRST, *ENTRIES])
    rows.set_current(ENTRIES[-1].path)
    made = ModelPopup(rows)
    rows.setParent(made)
    made.set_theme(LIGHT, 1.0)
    qtbot.addWidget(made)
    anchor = QWidget()
    qtbot.addWidget(anchor)
    made.open_below(anchor)
    qtbot.waitUntil(lambda: made.list.verticalScrollBar().value() > 0)
    return made


def seen(popup: ModelPopup) -> list[str]:
    """The names in sight, from above."""
    shown = popup.list
    high, places = shown.sizeHintForRow(0), range(shown.viewport().height() // shown.sizeHintForRow(0))
    return [str(shown.indexAt(QPoint(20, place * high + high // 2)).data()) for place in places]


def at(popup: ModelPopup) -> str:
    return str(popup.list.currentIndex().data())


def test_automatic_is_in_sight_beside_the_model_in_use(popup: ModelPopup) -> None:
    assert seen(popup) == ["Automatic", *NAMES[1 - SHOWN :]]
    assert at(popup) == NAMES[-1]
    row = popup.list.visualRect(popup.list.model().index(0, 0))
    chosen: list[str] = []
    popup.chosen.connect(chosen.append)
    QTest.mouseClick(popup.list.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert chosen == [AUTOMATIC]
    assert not popup.isVisible()


def test_the_keys_go_through_all_of_it(popup: ModelPopup) -> None:
    for name in reversed(NAMES[:-1]):
        QTest.keyClick(popup.list, Qt.Key.Key_Up)
        assert at(popup) == name in seen(popup)
    QTest.keyClick(popup.list, Qt.Key.Key_Up)
    assert at(popup) == "Automatic"
    QTest.keyClick(popup.list, Qt.Key.Key_End)
    assert at(popup) == NAMES[-1] in seen(popup)
    QTest.keyClick(popup.list, Qt.Key.Key_Home)
    assert at(popup) == "Automatic"
    QTest.keyClick(popup.list, Qt.Key.Key_Down)
    assert seen(popup)[:2] == ["Automatic", NAMES[0]] == ["Automatic", at(popup)]
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        QTest.keyClick(popup.list, key)
        assert at(popup) in seen(popup)
    QTest.keyClicks(popup.list, "au")
    assert at(popup) == "Automatic"


def test_models_that_are_found_meanwhile_are_in_sight(popup: ModelPopup) -> None:
    rows = popup.list.model()
    assert isinstance(rows, ModelsListModel)
    rows.show(ENTRIES[-1:])
    assert seen(popup) == [at(popup)] == NAMES[-1:]
    rows.show([FIRST, *ENTRIES])
    assert at(popup) == NAMES[-1]
    assert len(seen(popup)) == SHOWN


def test_without_automatic_nothing_is_pinned(popup: ModelPopup) -> None:
    rows = popup.list.model()
    assert isinstance(rows, ModelsListModel)
    rows.show(ENTRIES)
    popup.list.scrollToBottom()
    assert seen(popup) == NAMES[-SHOWN:]

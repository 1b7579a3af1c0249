"""In high contrast, where the keyboard is can be seen: by the frame, which is two pixels wide, not by a shade."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QAbstractItemView, QApplication, QPlainTextEdit, QWidget

from app.theme import contrast
from tests.support.scripted_window import ScriptedWindow
from tests.support.walking import called, tab_round

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

TOLD = 3.0  # contrast of what changes with the focus, WCAG 2.2, 2.4.13


def picture(widget: QWidget) -> QImage:
    """A widget and what is around it."""
    window = widget.window()
    place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()).adjusted(-4, -4, 4, 4)
    return window.grab(place.intersected(window.rect())).toImage().convertToFormat(QImage.Format.Format_RGB32)


def changed(before: QImage, after: QImage) -> int:
    """How many pixels are so different that one sees it."""
    old, new = memoryview(before.constBits()).cast("I"), memoryview(after.constBits()).cast("I")
    pairs = [pair for pair in zip(old, new, strict=True) if pair[0] != pair[1]]
    seen = {pair: contrast(*(QColor(colour).name() for colour in pair)) >= TOLD for pair in set(pairs)}
    return sum(seen[pair] for pair in pairs)


def unseen(window: QWidget, begin: Callable[[], object]) -> list[str]:
    """What the Tab key comes by without a change that can be seen."""
    begin()
    QApplication.processEvents()
    missing = []
    for widget in tab_round(window):
        if isinstance(widget, QAbstractItemView):
            continue  # they frame rows, see below
        shown = widget.parentWidget() if isinstance(widget, QPlainTextEdit) and widget.parentWidget() else widget
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        after = picture(shown)
        widget.clearFocus()
        least = 2 * min(shown.width(), shown.height())
        if (number := changed(picture(shown), after)) < least:
            missing.append(f"{called(widget)}: {number} of {least}")
    return missing


@pytest.fixture(params=["light", "dark"])
def high(program: ScriptedWindow, request: pytest.FixtureRequest) -> ScriptedWindow:
    program.application.settings.set("appearance.theme", request.param)
    program.application.settings.set("appearance.contrast", "high")
    program.talk("A question", "Some words\n\n```python\nprint(1)\n```\n")
    return program


def test_focus_in_a_conversation(high: ScriptedWindow) -> None:
    assert unseen(high.window, high.window.pane.focus_composer) == []


def test_focus_on_a_row(high: ScriptedWindow) -> None:
    rows = high.window.sidebar.list
    high.window.pane.focus_composer()
    before = picture(rows)
    rows.setFocus(Qt.FocusReason.OtherFocusReason)
    assert changed(before, picture(rows)) >= 60


@pytest.mark.parametrize("section", ["appearance", "safety", "keys"])
def test_focus_in_the_settings(high: ScriptedWindow, section: str) -> None:
    high.wait(lambda: high.window.shortcuts is not None)
    dialog = high.window.open_settings(section)
    dialog.activateWindow()
    high.wait(lambda: QApplication.activeWindow() is dialog)
    assert unseen(dialog, lambda: None) == []


@pytest.mark.parametrize("section", ["find", "here"])
def test_focus_in_the_models_page(high: ScriptedWindow, section: str) -> None:
    page = high.window.models.open(section)
    assert unseen(high.window, page.take_focus) == []

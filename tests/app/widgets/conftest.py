"""A transcript on the screen, and ways to look at it as a user would."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from app.theme import LIGHT, apply
from app.widgets.message import Message
from app.widgets.transcript import Transcript


@pytest.fixture
def transcript(qtbot: QtBot, qapp: QApplication) -> Iterator[Transcript]:
    """An empty transcript, 900 by 600 pixels, dressed in the light theme."""
    apply(qapp, LIGHT)
    made = Transcript()
    qtbot.addWidget(made)
    made.resize(900, 600)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    qapp.setStyleSheet("")


def messages(transcript: Transcript) -> list[Message]:
    """The message widgets there are now, from top to bottom."""
    found = [widget for widget in transcript.findChildren(Message) if not widget.isHidden()]
    return sorted(found, key=lambda widget: widget.y())


def shown_text(widget: QWidget) -> str:
    """All text that views under ``widget`` show, from top to bottom."""
    views = [
        view
        for kind in (QTextBrowser, QPlainTextEdit)
        for view in widget.findChildren(kind)
        if view.isVisibleTo(widget.window())
    ]
    views.sort(key=lambda view: view.mapTo(widget.window(), view.rect().topLeft()).y())
    return "\n".join(view.toPlainText() for view in views)

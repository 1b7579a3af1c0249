"""A conversation that is read: the bar for finding, a message under the keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from tests.screenshots import texts

if TYPE_CHECKING:
    from tests.screenshots.studio import Studio

SIZES = (("", (1100, 720)), ("-wide", (1920, 1080)), ("-narrow", (480, 720)))


def reading(studio: Studio) -> Iterator[None]:
    """Finding and walking."""
    window, to = studio.window, studio.to
    usual = window.size()
    to.chat.new()
    studio.talk(texts.QUESTION, texts.ANSWER)
    studio.talk(texts.LONG_QUESTION, texts.ANSWER)
    window.commands["find"]()
    field = window.findChild(QLineEdit, "findField")
    assert isinstance(field, QLineEdit)
    field.setText("the")
    studio.settle()
    for name, size in SIZES:
        window.resize(*size)
        studio.shoot(f"10-find{name}")
    field.setText("nowhere to be found")
    studio.shoot("10-find-nothing")
    window.resize(usual)
    field.clear()
    window.commands["stop"]()
    yield
    window.activateWindow()
    for name, size in SIZES:
        window.resize(*size)
        window.pane.focus_composer()
        window.commands["message-before"]()
        studio.shoot(f"10-message-focus{name}")
        window.commands["message-before"]()
        studio.shoot(f"10-message-focus-question{name}")
    window.resize(usual)
    window.pane.focus_composer()
    yield

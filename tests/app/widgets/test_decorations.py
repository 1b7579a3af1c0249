"""Where the ground under inline code is painted."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from app.render.document import ProseWriter, new_document
from app.render.items import Paragraph
from app.render.look import look
from app.render.markdown import render
from app.theme import LIGHT
from app.widgets.message_decorations import _line_rects


@pytest.mark.parametrize("text", ["some `code` text", "עולם `code` text", "`code`", "עולם `code` טקסט"])
def test_the_ground_is_as_wide_as_its_text_in_every_direction(qtbot: QtBot, text: str) -> None:
    style = look(LIGHT, 1.0)
    document = new_document(style)
    document.setTextWidth(400)
    paragraphs = [item for item in render(text) if isinstance(item, Paragraph)]
    ProseWriter(document, style).write(paragraphs)
    document.size()  # lays it out
    block = document.firstBlock()
    start = block.text().index("code")
    (rect,) = _line_rects(block.layout(), start, start + 4, QFontMetricsF(style.font))
    line = block.layout().lineAt(0)
    inside = [line.cursorToX(start + number)[0] for number in (1, 2, 3)]
    assert all(rect.left() < x < rect.right() for x in inside)
    letter = inside[1] - inside[0]
    assert abs(rect.width() - 4 * letter) < 2

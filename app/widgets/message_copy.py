"""Items onto the clipboard: as text, and as HTML for programs that take more. Knows no view and no message."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from app.colours import LIGHT
from app.render.items import LINE, Code, Item, plain_text

RICH = 100_000  # characters; more is copied as text alone


def mime_of(items: Sequence[Item], text: str | None = None) -> QMimeData:
    """Items for the clipboard; ``text`` in place of their plain text."""
    made = QMimeData()
    plain = plain_text(items).replace(LINE, "\n") if text is None else text
    made.setText(plain)
    code_alone = len(items) == 1 and isinstance(items[0], Code)
    if items and not code_alone and len(plain) <= RICH:
        from app.render.html import to_html  # with the first copy

        # Paper is white, whatever the window looks like.
        made.setHtml(f'<meta charset="utf-8">{to_html(items, LIGHT, "source")}')
    return made


def copy_items(items: Sequence[Item], text: str | None = None) -> None:
    """Put items, or the text in their place, on the clipboard, if there is anything."""
    if items or text:
        QGuiApplication.clipboard().setMimeData(mime_of(items, text))

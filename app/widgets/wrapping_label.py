"""Labels for texts that may be long: plain, wrapped, never wider than their place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy


def wrapping(scale: str = "", tone: str = "") -> QLabel:
    """An empty label of this size and tone (see ``app.theme``) that breaks its lines.

    A name without spaces must not make the window as wide as itself.
    """
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("scale", scale)
    label.setProperty("tone", tone)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label

"""The kinds of buttons that stand everywhere: a symbol, words without a frame, a dialog's. Knows not what they do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)  # the keys that press a button, open a row, send a text


def tool_button(name: str, title: str, keys: str = "", *, command: str = "") -> QToolButton:
    """A symbol, to be set later, that says what it does and by which keys, too.

    Args:
        name: Object name.
        title: What it does.
        keys: Those for the same thing, where they are always the same.
        command: The command that does the same thing: its keys are said as they are (``app.widgets.key_tips``).
    """
    button = QToolButton()
    button.setObjectName(name)
    button.setAccessibleName(title)
    button.setToolTip(f"{title} ({keys})" if keys else title)
    button.setProperty("command", command)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button


def quiet_button(name: str, title: str, tip: str) -> QPushButton:
    """Words without a frame."""
    button = QPushButton(title)
    button.setObjectName(name)
    button.setAccessibleName(title)
    button.setToolTip(tip)
    button.setProperty("look", "quiet")
    return button


def dialog_button(name: str, title: str, look: str) -> QPushButton:
    """A button of a dialog that Enter in a field does not press; ``look`` as in ``app.theme``."""
    button = QPushButton(title)
    button.setObjectName(name)
    button.setAccessibleName(title)
    button.setProperty("look", look)
    button.setAutoDefault(False)
    return button

"""The keys that move a row of a list up or down: Alt with the arrows. Knows no list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


def step_of(event: QKeyEvent) -> int:
    """How many places a key moves a row; 0: it does something else."""
    return _MOVES.get(Qt.Key(event.key()), 0) if event.modifiers() & Qt.KeyboardModifier.AltModifier else 0


def claims(event: QEvent) -> bool:
    """Whether such a key is asked for, and taken: the window behind has something else for these keys."""
    if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and step_of(event):
        event.accept()
        return True
    return False

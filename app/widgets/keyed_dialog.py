"""A dialog in which Enter presses the button that has the focus. Knows no dialog in particular."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QDialog

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class KeyedDialog(QDialog):
    """Presses what one sees to be chosen, as in the window.

    By itself Qt presses the default button, and none at all where there is none: buttons that answer to Enter from any
    field of a page (``autoDefault``) are turned off nearly everywhere.
    """

    # ------------------------------------------------------------------------------ Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focus = self.focusWidget()
        if event.key() in ENTER and isinstance(focus, QAbstractButton) and not focus.isCheckable():
            if not event.isAutoRepeat():
                focus.click()
        else:
            super().keyPressEvent(event)

"""A dialog in which Enter presses the button with the focus, no larger than its screen. Knows none in particular."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QSize
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QDialog

from app.theme import px
from app.widgets.buttons import ENTER
from app.widgets.window_place import FRAME


class KeyedDialog(QDialog):
    """Presses what one sees to be chosen, as in the window.

    By itself Qt presses the default button, and none at all where there is none: buttons that answer to Enter from any
    field of a page (``autoDefault``) are turned off nearly everywhere.
    """

    def take_size(self, size: tuple[int, int], zoom: float) -> None:
        """Be of this size, pixels at zoom 1, as far as the screen has room, also for the frame."""
        room = self.screen().availableSize().shrunkBy(QMargins(0, 0, *FRAME))
        self.setMinimumSize(self.minimumSize().boundedTo(room))
        self.resize(QSize(px(size[0], zoom), px(size[1], zoom)).boundedTo(room))

    # ------------------------------------------------------------------------------ Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focus = self.focusWidget()
        if event.key() in ENTER and isinstance(focus, QAbstractButton) and not focus.isCheckable():
            if not event.isAutoRepeat():
                focus.click()
        elif event.key() not in ENTER or not any(box.isVisible() for box in self.findChildren(QDialog)):
            super().keyPressEvent(event)  # which would press the button of a question that this very key has opened

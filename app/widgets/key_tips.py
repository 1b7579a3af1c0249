"""Tool tips that end with the keys for the same thing, as these are now; knows no command.

A widget says with its property ``command`` which one it stands for; its tool tip is without keys. What it says changes
when it likes, the keys when others are chosen.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from app.widgets.shortcuts import Shortcuts


class KeyTips(QObject):
    """Lives as long as the window."""

    def __init__(self, shortcuts: Shortcuts, window: QWidget) -> None:
        super().__init__(window)
        self._shortcuts = shortcuts
        self._plain: dict[QWidget, str] = {}  # tool tips without keys
        self._composing = False
        shortcuts.changed.connect(self._compose_all)
        self.dress(window)

    def dress(self, root: QWidget) -> None:
        """See to everything in ``root`` that is not seen to yet."""
        found = [*root.findChildren(QAbstractButton), *root.findChildren(QLineEdit)]
        for widget in found:
            if widget.property("command") and widget not in self._plain:
                self._plain[widget] = widget.toolTip()
                widget.installEventFilter(self)
                widget.destroyed.connect(lambda _gone=None, widget=widget: self._plain.pop(widget, None))
                self._compose(widget)

    def _compose_all(self) -> None:
        for widget in self._plain:
            self._compose(widget)

    def _compose(self, widget: QWidget) -> None:
        plain, keys = self._plain[widget], self._shortcuts.shown(str(widget.property("command")))
        both = QCoreApplication.translate("KeyTips", "{0} ({1})")
        self._composing = True
        widget.setToolTip(both.format(plain, keys) if plain and keys else plain)
        self._composing = False

    # ------------------------------------------------------------------------------ Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTipChange and not self._composing and isinstance(watched, QWidget):
            self._plain[watched] = watched.toolTip()
            self._compose(watched)
        return super().eventFilter(watched, event)

"""The keys of one command: taken away, added by pressing them, put back. Says what speaks against them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.theme import Theme, px
from app.widgets.flow_layout import FlowLayout
from app.widgets.icons import icon
from app.widgets.shortcuts import Shortcuts, native, refusal

WIDTH = 440  # pixels at zoom 1
_ALONE = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta, Qt.Key.Key_unknown)
_LEAVING = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class KeyCatcher(QLabel):
    """Takes the next keys that are pressed; those that lead on through the dialog go on leading.

    Signals:
        caught(QKeyCombination): These were pressed.
    """

    caught = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keyCatcher")
        self.setProperty("look", "field")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWordWrap(True)
        self.show_keys("")

    def show_keys(self, keys: str) -> None:
        """Show what was pressed; empty: ask for it."""
        self.setText(native(keys) if keys else self.tr("Press the new keys"))
        self.setProperty("tone", "" if keys else "faint")
        self.setAccessibleName(self.tr("New keys: {0}").format(self.text()))
        self.style().unpolish(self)
        self.style().polish(self)

    def _takes(self, event: QKeyEvent) -> bool:
        shift = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier & ~Qt.KeyboardModifier.KeypadModifier
        return event.key() not in _ALONE and not (event.key() in _LEAVING and not shift)

    # ------------------------------------------------------------------------------ Qt overrides

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self._takes(event):
            event.accept()  # nobody else's shortcut
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._takes(event):
            super().keyPressEvent(event)
            return
        event.accept()
        self.caught.emit(_combination(event))


class KeysDialog(QDialog):
    """Changes are kept at once, as everywhere in the settings."""

    def __init__(
        self, name: str, shortcuts: Shortcuts, theme: Theme, zoom: float, parent: QWidget | None = None
    ) -> None:
        """``name`` of the command."""
        super().__init__(parent)
        self.setObjectName("keysDialog")
        self.setWindowTitle(shortcuts.title(name).rstrip("…"))
        self.setMinimumWidth(px(WIDTH, zoom))
        self._name = name
        self._shortcuts = shortcuts
        self._theme = theme
        self._pressed = ""
        self._now = QWidget()
        self._flow = FlowLayout(6, self._now)
        self._none = QLabel(self.tr("No keys yet."))
        self._none.setProperty("tone", "muted")
        self._catcher = KeyCatcher()
        self._catcher.caught.connect(self._note_pressed)
        self._says = QLabel()
        self._says.setObjectName("keysProblem")
        self._says.setWordWrap(True)
        self._use = self._button("useKeys", self.tr("Use"))
        self._use.setProperty("look", "primary")
        self._use.clicked.connect(self._take)
        self._reset = self._button("resetKeys", self.tr("Back to the usual keys"))
        self._reset.setProperty("look", "quiet")
        self._reset.clicked.connect(lambda: shortcuts.reset(name))
        self._close = self._button("closeKeys", self.tr("Done"))
        self._close.clicked.connect(self.accept)
        self._lay_out()
        shortcuts.changed.connect(self._show)
        self._show()
        self._catcher.setFocus()

    def _button(self, name: str, title: str) -> QPushButton:
        button = QPushButton(title)
        button.setObjectName(name)
        button.setAccessibleName(title)
        button.setAutoDefault(False)
        return button

    def _lay_out(self) -> None:
        heading = QLabel(self._shortcuts.title(self._name).rstrip("…"))
        heading.setProperty("scale", "title")
        heading.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.addWidget(self._reset)
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        taking = QHBoxLayout()
        taking.setSpacing(8)
        taking.addWidget(self._catcher, 1)
        taking.addWidget(self._use)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        for widget in (heading, self._now, self._none):
            column.addWidget(widget)
        column.addLayout(taking)
        column.addWidget(self._says)
        column.addStretch(1)
        column.addLayout(buttons)

    def _show(self) -> None:
        """The keys as they are now."""
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        keys = self._shortcuts.keys(self._name)
        for each in keys:
            self._flow.addWidget(self._chip(each))
        self._now.setVisible(bool(keys))
        self._none.setVisible(not keys)
        self._reset.setEnabled(self._shortcuts.is_own(self._name))
        self._note_pressed(None)

    def _chip(self, keys: str) -> QFrame:
        chip = QFrame()
        chip.setProperty("look", "attached")
        words = QLabel(native(keys))
        remove = self._button("removeKeys", "")
        remove.setProperty("look", "quiet")
        remove.setIcon(icon("close", self._theme))
        remove.setAccessibleName(self.tr("Remove {0}").format(native(keys)))
        remove.setToolTip(remove.accessibleName())
        remove.clicked.connect(lambda: self._remove(keys))
        row = QHBoxLayout(chip)
        row.setContentsMargins(8, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(words)
        row.addWidget(remove)
        return chip

    def _remove(self, keys: str) -> None:
        self._catcher.setFocus()
        self._shortcuts.remove(self._name, keys)

    def _note_pressed(self, pressed: QKeyCombination | None) -> None:
        keys = QKeySequence(pressed).toString() if pressed is not None else ""
        problem = refusal(pressed) if pressed is not None else ""
        owner = self._shortcuts.owner(keys) if keys else ""
        words, tone = problem, "error"
        if not problem and owner == self._name:
            words, tone = self.tr("It has these keys already."), "muted"
        elif not problem and owner and self._shortcuts.fixed(owner):
            words = self.tr("These keys are “{0}”, and stay so.").format(self._shortcuts.title(owner))
        elif not problem and owner:
            words = self.tr("These keys are “{0}” now, which would lose them.").format(self._shortcuts.title(owner))
            tone = "warning"
        self._catcher.show_keys(keys)
        self._says.setText(words)
        self._says.setProperty("tone", tone)
        self._says.style().unpolish(self._says)
        self._says.style().polish(self._says)
        self._catcher.setAccessibleDescription(words)
        self._pressed = keys if keys and (not words or tone == "warning") else ""
        self._use.setEnabled(bool(self._pressed))
        self._use.setText(self.tr("Use anyway") if tone == "warning" else self.tr("Use"))
        self._use.setAccessibleName(self._use.text())
        self._says.setVisible(bool(words))
        self.resize(self.width(), max(self.sizeHint().height(), self.heightForWidth(self.width())))

    def _take(self) -> None:
        self._catcher.setFocus()
        self._shortcuts.add(self._name, self._pressed)


def _combination(event: QKeyEvent) -> QKeyCombination:
    """What was pressed, as shortcuts spell it: Shift belongs to the letter where it makes another sign of it."""
    mods = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    sign = event.text()
    if mods & Qt.KeyboardModifier.ShiftModifier and sign and sign.isprintable() and not sign.isalnum() and sign != " ":
        mods &= ~Qt.KeyboardModifier.ShiftModifier  # Ctrl+? is what people press as Ctrl+Shift+/
    return QKeyCombination(mods, Qt.Key(event.key()))

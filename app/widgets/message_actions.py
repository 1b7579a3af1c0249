"""The row of small buttons under a message. Knows names of actions, not what they do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from app.theme import SPACE, Theme, px
from app.widgets.icons import icon

ICONS = {
    "copy": "copy",
    "edit": "edit",
    "regenerate": "refresh",
    "compare": "compare",
    "continue": "play",
    "pin": "pin",
    "unpin": "pin",
    "delete": "trash",
    "more": "more",
}

translate = QCoreApplication.translate

_COPIED_SHOWN = 1500  # milliseconds
_ICON, _FRAME = 16, 5  # pixels: the drawing at zoom 1; borders around it, and what the style adds, at any zoom


def title_of(name: str) -> str:
    """What an action is called."""
    return {
        "copy": translate("ActionBar", "Copy message"),
        "edit": translate("ActionBar", "Edit message"),
        "regenerate": translate("ActionBar", "Answer again"),
        "compare": translate("ActionBar", "Compare with other models…"),
        "continue": translate("ActionBar", "Continue the answer"),
        "pin": translate("ActionBar", "Pin: keep in the model's view"),
        "unpin": translate("ActionBar", "Unpin: may leave the model's view"),
        "delete": translate("ActionBar", "Delete message"),
        "more": translate("ActionBar", "More"),
    }[name]


class ActionButton(QToolButton):
    """A button that can be there without being seen: it keeps its place, and the Tab key still finds it.

    Signals:
        focused: The user came to it with the Tab key.
    """

    focused = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.revealed = False
        self.setObjectName(name)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.focused.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.revealed or self.hasFocus():
            super().paintEvent(event)


_SPARE = ("compare", "pin", "unpin", "regenerate")  # which go first where there is no room


class ActionBar(QWidget):
    """``< 2/3 >`` when there are alternatives, then the actions.

    Half of what a message costs is its buttons. Until ``complete`` is called there are none, only room for them.

    Signals:
        triggered: Name of an action, one of those above; ``again``: the menu about answering again is wanted.
        stepped: To the previous (-1) or the next (1) alternative.
        focused: A button got the keyboard focus.
    """

    triggered = Signal(str)
    stepped = Signal(int)
    focused = Signal()

    def __init__(self, theme: Theme, zoom: float, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._zoom = zoom
        self._shown: tuple[tuple[str, ...], int, int] | None = None
        self._made: tuple[tuple[str, ...], int, int] | None = None  # what there are buttons for
        self._fitted: tuple[int, object] = (0, None)
        self._complete = False
        self._revealed = False
        self.buttons: list[ActionButton] = []
        self._copied = QTimer(self)
        self._copied.setSingleShot(True)
        self._copied.timeout.connect(lambda: self._set_copied(False))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(2, zoom))

    def set_actions(self, names: Sequence[str], sibling: int, siblings: int) -> None:
        """Offer these actions, and the way to the alternatives."""
        self._shown = (tuple(names), sibling, siblings)
        if self._complete or siblings > 1:  # these are always seen
            self._make(*self._shown)

    def fit(self, room: int) -> None:
        """Leave out what is asked for by key or menu, too, where ``room`` pixels are too few: large text, narrow."""
        if (room, self._made) == self._fitted:
            return
        self._fitted = (room, self._made)
        spare = [button for name in _SPARE for button in self.buttons if button.objectName() == name]
        for button in spare:
            button.show()
        for button in spare:
            self._row.invalidate()
            if self.sizeHint().width() > room:
                button.hide()
        self._row.invalidate()

    def complete(self) -> None:
        """Make the buttons, now and from now on."""
        self._complete = True
        if self._shown is not None:
            self._make(*self._shown)

    def size_needed(self) -> QSize:
        """The room for the buttons, whether there are any yet or not."""
        if self._shown is None or self._shown == self._made:
            return self.sizeHint() if self.buttons else QSize(0, 0)
        count = len(self._shown[0])
        side = self._side()
        return QSize(count * side + (count - 1) * px(2, self._zoom), side) if count else QSize(0, 0)

    def _side(self) -> int:
        """Of a button: as much as Qt would give it, known before it is there."""
        return px(_ICON, self._zoom) + 2 * px(SPACE[1], self._zoom) + _FRAME

    def _make(self, names: Sequence[str], sibling: int, siblings: int) -> None:
        if self._made == self._shown:
            return
        self._made = self._shown
        self.buttons = []
        while (item := self._row.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        if siblings > 1:
            self._add_siblings(sibling, siblings)
        for name in names:
            button = self._add(name, ICONS[name], title_of(name))
            button.clicked.connect(lambda _=False, name=name: self._trigger(name))
            if name == "regenerate":
                button.setToolTip(self.tr("Answer again. Right-click: with another model or other options."))
                button.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
                button.customContextMenuRequested.connect(lambda _place: self.triggered.emit("again"))
            if name == "unpin":
                button.setIcon(icon("pin", self._theme, self._theme.accent))
        self.set_revealed(self._revealed)

    def set_revealed(self, revealed: bool) -> None:
        """Show or hide the actions; the alternatives are always seen."""
        self._revealed = revealed
        for button in self.buttons:
            always = button.objectName() in ("previousSibling", "nextSibling")
            if button.revealed != (revealed or always):
                button.revealed = revealed or always
                button.update()

    def _add_siblings(self, sibling: int, siblings: int) -> None:
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        back, forward = ("chevron-right", "chevron-left") if mirrored else ("chevron-left", "chevron-right")
        previous = self._add("previousSibling", back, self.tr("Previous version"))
        previous.setEnabled(sibling > 0)
        previous.clicked.connect(lambda: self.stepped.emit(-1))
        label = QLabel(self.tr("{0}/{1}").format(sibling + 1, siblings), self)
        label.setAccessibleName(self.tr("Version {0} of {1}").format(sibling + 1, siblings))
        label.setProperty("tone", "muted")
        label.setProperty("scale", "caption")
        self._row.addWidget(label)
        label.show()
        following = self._add("nextSibling", forward, self.tr("Next version"))
        following.setEnabled(sibling < siblings - 1)
        following.clicked.connect(lambda: self.stepped.emit(1))
        self._row.addSpacing(px(6, self._zoom))

    def _trigger(self, name: str) -> None:
        if name == "copy":  # nothing else would show that something happened
            self._set_copied(True)
            self._copied.start(_COPIED_SHOWN)
        self.triggered.emit(name)

    def _set_copied(self, copied: bool) -> None:
        for button in self.buttons:
            if button.objectName() == "copy":
                theme = self._theme
                button.setIcon(icon("check", theme, theme.success) if copied else icon("copy", theme))

    def _add(self, name: str, drawing: str, title: str) -> ActionButton:
        button = ActionButton(name, self)
        button.setIcon(icon(drawing, self._theme))
        button.setIconSize(QSize(px(_ICON, self._zoom), px(_ICON, self._zoom)))
        button.setFixedSize(self._side(), self._side())
        button.setAccessibleName(title)
        button.setToolTip(title)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.focused.connect(self.focused)
        self._row.addWidget(button)
        button.show()  # at once: a layout does not count what is still hidden
        self.buttons.append(button)
        return button

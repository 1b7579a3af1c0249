"""What goes with the message that is being written: a chip for each text, above the words. Reads no file."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.attached import Attached
from app.itemmodels.amounts import number, size
from app.theme import LIGHT, Theme, px
from app.widgets.flow_layout import FlowLayout
from app.widgets.icons import icon

NAME = 200  # pixels at zoom 1, the longest name on a chip
REMOVES = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class Chip(QFrame):
    """One text: opened by its name, taken away by its cross or by the Delete key.

    Signals:
        opened(): It is to be read.
        removed(): It is not to go with the message.
    """

    opened = Signal()
    removed = Signal()

    def __init__(self, attached: Attached, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("attachedChip")
        self.setProperty("look", "attached")
        self.attached = attached
        self._tokens: int | None = None
        self._name = QToolButton()
        self._name.setObjectName("attachedName")
        self._name.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._name.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._name.clicked.connect(self.opened)
        self._name.installEventFilter(self)
        self._size = QLabel()
        self._size.setProperty("scale", "caption")
        self._size.setProperty("tone", "muted")
        self._remove = QToolButton()
        self._remove.setObjectName("removeAttached")
        self._remove.setAccessibleName(self.tr("Remove {0} from the message").format(attached.name))
        self._remove.setToolTip(self._remove.accessibleName())
        self._remove.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._remove.clicked.connect(self.removed)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 1, 2, 1)
        row.setSpacing(2)
        for widget in (self._name, self._size, self._remove):
            row.addWidget(widget)
        self.set_theme(LIGHT, 1.0)

    @property
    def tokens(self) -> int:
        """How many tokens it is, as far as is known: counted, or estimated from its length."""
        return self._tokens if self._tokens is not None else max(1, len(self.attached.text.encode()) // 4)

    def set_tokens(self, tokens: int) -> None:
        """The model counted them."""
        self._tokens = tokens
        self._say()

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Tint the symbols, and size what does not follow the font."""
        self._name.setIcon(icon("file", theme))
        self._remove.setIcon(icon("close", theme))
        self._remove.setFixedSize(px(22, zoom), px(22, zoom))
        elided = self._name.fontMetrics().elidedText(self.attached.name, Qt.TextElideMode.ElideMiddle, px(NAME, zoom))
        self._name.setText(elided.replace("&", "&&"))
        self._say()

    @property
    def buttons(self) -> tuple[QToolButton, QToolButton]:
        """In the order of the Tab key."""
        return self._name, self._remove

    def focus_name(self) -> None:
        """Put the keyboard here."""
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self) -> None:
        about = self.tr("{0} tokens") if self._tokens is not None else self.tr("about {0} tokens")
        words = f"{size(len(self.attached.text.encode()))} · {about.format(number(self.tokens))}"
        self._size.setText(words)
        self._size.setContentsMargins(0, 0, 2, 0)
        self._name.setAccessibleName(self.attached.name)
        self._name.setAccessibleDescription(words)
        self._name.setToolTip(self.tr("{0}\nRead what goes with the message").format(self.attached.name))

    # ------------------------------------------------------------------------------ Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and event.key() in REMOVES:  # type: ignore[attr-defined]  # it is a QKeyEvent where pressed
            self.removed.emit()
            return True
        return super().eventFilter(watched, event)


class AttachedStrip(QWidget):
    """All of them.

    Signals:
        changed(): Something else goes with the message.
        opened(Attached): One is to be read.
        left(): The keyboard is to go where one writes.
        fold_asked(): The long text that was pasted is to go with the message, rather than stand in it.
    """

    changed = Signal()
    opened = Signal(object)
    left = Signal()
    fold_asked = Signal()

    def __init__(self, theme: Theme, zoom: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("attachedStrip")
        self.setAccessibleName(self.tr("Goes with the message"))
        self._theme, self._zoom = theme, zoom
        self.chips: list[Chip] = []
        self._place = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._place.setSizePolicy(policy)
        self._flow = FlowLayout(6, self._place)
        self._fold = QPushButton(self.tr("Attach the pasted text as a file"))
        self._fold.setObjectName("foldPasted")
        self._fold.setAccessibleName(self._fold.text())
        self._fold.setToolTip(self.tr("It goes with the message all the same, and the field stays easy to read."))
        self._fold.setProperty("look", "quiet")
        self._fold.clicked.connect(self.fold_asked)
        self._warning = QLabel()
        self._warning.setObjectName("attachedWarning")
        self._warning.setProperty("scale", "caption")
        self._warning.setProperty("tone", "warning")
        self._warning.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 6, 4)
        column.setSpacing(4)
        column.addWidget(self._place)
        column.addWidget(self._warning)
        column.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeading)
        self._fold.hide()
        self.set_warning("")
        self._show_or_hide()

    @property
    def all(self) -> tuple[Attached, ...]:
        """What goes with the message, in order."""
        return tuple(chip.attached for chip in self.chips)

    def show_all(self, attached: Sequence[Attached]) -> None:
        """Show these instead; says nothing to anybody."""
        if tuple(attached) != self.all:
            for chip in self.chips:
                self._drop(chip)
            self.chips = [self._make(each) for each in attached]
            self._show_or_hide()

    def add(self, attached: Sequence[Attached]) -> None:
        """Let these go with the message too; one that is there with the same name and text stays alone."""
        new = [each for each in dict.fromkeys(attached) if each not in self.all]
        self.chips += [self._make(each) for each in new]
        self._show_or_hide()
        if new:
            self.changed.emit()

    def remove(self, chip: Chip) -> None:
        """Take one away; the keyboard goes to its neighbour."""
        row = self.chips.index(chip)
        had_keyboard = chip.isAncestorOf(chip.window().focusWidget()) if chip.window().focusWidget() else False
        self._drop(chip)
        del self.chips[row]
        if had_keyboard and self.chips:
            self.chips[min(row, len(self.chips) - 1)].focus_name()
        elif had_keyboard:
            self.left.emit()
        self._show_or_hide()
        self.changed.emit()

    def order_focus(self, before: QWidget, after: QWidget) -> None:
        """Let the Tab key come from ``before`` through all of it to ``after``."""
        last = before
        for widget in [*(button for chip in self.chips for button in chip.buttons), self._fold, after]:
            QWidget.setTabOrder(last, widget)
            last = widget

    def offer_folding(self, offered: bool) -> None:
        """Whether a long text was just pasted that could go with the message."""
        self._fold.setVisible(offered)
        self._show_or_hide()

    def set_warning(self, words: str) -> None:
        """Say that something is wrong with what goes with the message; empty: nothing is."""
        self._warning.setText(words)
        self._warning.setVisible(bool(words))

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Dress the chips."""
        self._theme, self._zoom = theme, zoom
        for chip in self.chips:
            chip.set_theme(theme, zoom)

    def _make(self, attached: Attached) -> Chip:
        chip = Chip(attached, self._place)
        chip.set_theme(self._theme, self._zoom)
        chip.opened.connect(lambda: self.opened.emit(attached))
        chip.removed.connect(lambda: self.remove(chip))
        self._flow.addWidget(chip)
        chip.show()
        return chip

    def _drop(self, chip: Chip) -> None:
        self._flow.removeWidget(chip)
        chip.hide()
        chip.deleteLater()

    def _show_or_hide(self) -> None:
        self._place.setVisible(bool(self.chips))
        if not self.chips:
            self.set_warning("")
        self._place.updateGeometry()
        self.setVisible(bool(self.chips) or not self._fold.isHidden())

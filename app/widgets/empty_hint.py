"""What stands where a list would be: a symbol, what is the matter, what to do next. Knows no list."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from app.theme import LIGHT, Theme, px
from app.widgets.flow_layout import FlowLayout
from app.widgets.icons import icon

SYMBOL = 36  # pixels at zoom 1
WIDEST = 460  # pixels of the text at zoom 1


class EmptyHint(QWidget):
    """A quiet page with a few words in its middle and at most three buttons."""

    def __init__(self, symbol: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(1)  # margins that centre the words must not keep the page wide
        self._name = symbol
        self._theme, self._zoom = LIGHT, 1.0
        self._symbol = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._title = self._label("title", "")
        self._about = self._label("", "muted")
        self._buttons: list[QPushButton] = []
        self._row = FlowLayout(8, centred=True)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(10)
        self._column.addStretch(2)
        for label in (self._symbol, self._title, self._about):
            self._column.addWidget(label)
        self._column.addSpacing(6)
        self._column.addLayout(self._row)
        self._column.addStretch(3)
        self.show_title(title)

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Tint the symbol."""
        self._theme, self._zoom = theme, zoom
        self._draw()
        self._align()

    def show_title(self, title: str) -> None:
        """Say what is the matter."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def show_about(self, about: str) -> None:
        """Say more about it, and what to do next."""
        self._about.setText(about)
        self._about.setVisible(bool(about))
        self.setAccessibleDescription(about)

    def show_symbol(self, name: str) -> None:
        """Another symbol."""
        if name != self._name:
            self._name = name
            self._draw()

    def add_action(self, name: str, title: str, do: Callable[[], object], *, primary: bool = False) -> QPushButton:
        """One more button."""
        button = QPushButton(title)
        button.setObjectName(name)
        button.setAccessibleName(title)
        if primary:
            button.setProperty("look", "primary")
        button.clicked.connect(lambda _checked=False: do())
        self._row.addWidget(button)
        self._buttons.append(button)
        return button

    def take_focus(self) -> None:
        """Put the keyboard on the first button that is there."""
        for button in self._buttons:
            if not button.isHidden():
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _label(self, scale: str, tone: str) -> QLabel:
        label = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setProperty("scale", scale)
        label.setProperty("tone", tone)
        return label

    def _draw(self) -> None:
        side = px(SYMBOL, self._zoom)
        self._symbol.setPixmap(icon(self._name, self._theme, self._theme.faint).pixmap(QSize(side, side)))

    def _align(self) -> None:
        side = max(px(12, self._zoom), (self.width() - px(WIDEST, self._zoom)) // 2)
        self._column.setContentsMargins(side, 12, side, 12)

    # ------------------------------------------------------------------------------ Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._align()

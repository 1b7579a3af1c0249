"""The button that shows a persona's symbol, and the small grid to choose another one from. Knows no persona."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from app.theme import LIGHT, Theme, px
from app.widgets.persona_symbol import EMOJI, LONGEST, SIGNS, can_draw, one_symbol, symbol_icon

SIDE = 44  # pixels of the button at zoom 1
CELL = 34  # pixels of a place in the grid at zoom 1
COLUMNS = 8


class SymbolButton(QToolButton):
    """Signals:
    chosen(str): Another symbol; empty for none.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("personaSymbol")
        self.setAccessibleName(self.tr("Symbol"))
        self.setToolTip(self.tr("Choose a symbol"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._icon, self._name = "", ""
        self._theme, self._zoom = LIGHT, 1.0
        self.grid: SymbolGrid | None = None  # while it is open, and after
        self.clicked.connect(self._open)

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Paint with these colours at this zoom."""
        self._theme, self._zoom = theme, zoom
        self._draw()

    def show_symbol(self, icon: str, name: str) -> None:
        """Show a symbol, or the first letter of a name."""
        self._icon, self._name = icon, name
        self.setAccessibleDescription(icon)
        self._draw()

    def _draw(self) -> None:
        side = px(SIDE, self._zoom)
        self.setIconSize(QSize(side, side))
        self.setFixedSize(side + 10, side + 10)
        self.setIcon(symbol_icon(self._icon, self._name, self._theme, side))

    def _open(self) -> None:
        if self.grid is not None:
            self.grid.deleteLater()
        self.grid = SymbolGrid(self._icon, self._zoom, self)
        self.grid.chosen.connect(self.chosen)
        self.grid.open_below(self)


class SymbolGrid(QFrame):
    """The open grid: signs, emoji that this computer can draw, and a field to type another one.

    Signals:
        chosen(str): This symbol; empty for none.
    """

    chosen = Signal(str)

    def __init__(self, current: str, zoom: float, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("symbolGrid")
        self.setAccessibleName(self.tr("Symbols"))
        self.setProperty("look", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.buttons: list[QToolButton] = []
        grid = QGridLayout()
        grid.setSpacing(px(2, zoom))
        for number, symbol in enumerate(each for each in (*SIGNS, *EMOJI) if can_draw(each)):
            grid.addWidget(self._cell(symbol, symbol == current, zoom), number // COLUMNS, number % COLUMNS)
        self.field = QLineEdit()
        self.field.setObjectName("symbolField")
        self.field.setAccessibleName(self.tr("Another symbol"))
        self.field.setPlaceholderText(self.tr("Or type one, such as an emoji"))
        self.field.setMaxLength(4 * LONGEST)
        self.field.returnPressed.connect(lambda: self._choose(one_symbol(self.field.text())))
        none = QToolButton()
        none.setObjectName("noSymbol")
        none.setText(self.tr("No symbol"))
        none.setAccessibleName(none.text())
        none.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        none.clicked.connect(lambda _checked=False: self._choose(""))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(10, zoom), px(10, zoom), px(10, zoom), px(10, zoom))
        column.setSpacing(px(8, zoom))
        column.addLayout(grid)
        column.addWidget(self.field)
        column.addWidget(none, 0, Qt.AlignmentFlag.AlignTrailing)

    def open_below(self, anchor: QWidget) -> None:
        """Show the grid at ``anchor``, the keyboard on what is chosen now."""
        self.adjustSize()
        place = anchor.mapToGlobal(QPoint(0, anchor.height() + 4))
        screen = anchor.screen().availableGeometry()
        place.setX(max(screen.left(), min(place.x(), screen.right() - self.width())))
        place.setY(max(screen.top(), min(place.y(), screen.bottom() - self.height())))
        self.move(place)
        self.show()
        chosen = [button for button in self.buttons if button.isChecked()]
        (chosen or self.buttons)[0].setFocus(Qt.FocusReason.PopupFocusReason)

    def _cell(self, symbol: str, current: bool, zoom: float) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"symbol.{symbol}")
        button.setAccessibleName(symbol)
        button.setText(symbol)
        button.setCheckable(True)
        button.setChecked(current)
        button.setFixedSize(px(CELL, zoom), px(CELL, zoom))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda _checked=False: self._choose(symbol))
        self.buttons.append(button)
        return button

    def _choose(self, symbol: str) -> None:
        self.hide()
        self.chosen.emit(symbol)

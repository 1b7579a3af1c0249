"""Ready-made personas to choose from: a card each, with what it is for. Adds nothing by itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.itemmodels.ready_personas import ReadyPersona, ready_personas
from app.theme import Theme, px
from app.widgets.persona_symbol import symbol_pixmap
from app.widgets.wrapping_label import wrapping

SIDE = 36  # pixels of a symbol at zoom 1
NARROW = 480  # pixels at zoom 1 below which the cards stand in one column


class ReadyPersonaCards(QWidget):
    """Signals:
    added(tuple): These ready-made personas are wanted.
    own_asked(): An empty one is wanted.
    """

    added = Signal(object)
    own_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("readyPersonas")
        self._zoom = 1.0
        self._columns = 0
        self._taken: frozenset[str] = frozenset()
        self._offers = ready_personas()
        self._cards = [_Card(offer) for offer in self._offers]
        for card, offer in zip(self._cards, self._offers, strict=True):
            card.add.clicked.connect(lambda _checked=False, offer=offer: self.added.emit((offer,)))
        self._title = wrapping("title")
        self._about = wrapping("", "muted")
        self._all = self._button("addAllPersonas", self.tr("Add all of them"), primary=True)
        self._all.clicked.connect(lambda: self.added.emit(self._missing()))
        self._own = self._button("ownPersona", self.tr("Make your own"), primary=False)
        self._own.clicked.connect(self.own_asked)
        self._grid = QGridLayout()
        self._grid.setSpacing(10)
        self._lay_out()
        self.show_taken(())

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Draw the symbols."""
        self._zoom = zoom
        for card, offer in zip(self._cards, self._offers, strict=True):
            card.symbol.setPixmap(symbol_pixmap(offer.icon, offer.name, theme, px(SIDE, zoom)))
        self._arrange()

    def show_taken(self, names: tuple[str, ...]) -> None:
        """Say which ones are in the list already, by name; with none at all, what personas are."""
        self._taken = frozenset(names)
        for card, offer in zip(self._cards, self._offers, strict=True):
            card.show_taken(offer.name in self._taken)
        self._all.setVisible(len(self._missing()) > 1)
        self._title.setText(self.tr("Ready-made personas") if names else self.tr("Whom would you like to talk to?"))
        self._about.setText(
            self.tr("Add what you like; everything in them can be changed.")
            if names
            else self.tr(
                "A persona is a name with instructions, and if you like a model and sampling of its own. Begin a "
                "conversation with one, and it answers that way. Here are some to begin with; everything in them "
                "can be changed."
            )
        )

    def take_focus(self) -> None:
        """Put the keyboard on the first thing that can be added."""
        buttons = [card.add for card in self._cards if card.add.isEnabled()]
        (buttons[0] if buttons else self._own).setFocus(Qt.FocusReason.OtherFocusReason)

    def _missing(self) -> tuple[ReadyPersona, ...]:
        return tuple(offer for offer in self._offers if offer.name not in self._taken)

    def _button(self, name: str, title: str, *, primary: bool) -> QPushButton:
        button = QPushButton(title)
        button.setObjectName(name)
        button.setAccessibleName(title)
        button.setAutoDefault(False)
        if primary:
            button.setProperty("look", "primary")
        return button

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self._all)
        buttons.addWidget(self._own)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(self._title)
        column.addWidget(self._about)
        column.addSpacing(4)
        column.addLayout(self._grid)
        column.addSpacing(6)
        column.addLayout(buttons)
        column.addStretch(1)

    def _arrange(self) -> None:
        columns = 1 if self.width() < px(NARROW, self._zoom) else 2
        if columns != self._columns:
            self._columns = columns
            for number, card in enumerate(self._cards):
                self._grid.removeWidget(card)
                self._grid.addWidget(card, number // columns, number % columns)
            for column in range(2):
                self._grid.setColumnStretch(column, 1 if column < columns else 0)

    # ------------------------------------------------------------------------------ Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()


class _Card(QFrame):
    """One offer."""

    def __init__(self, offer: ReadyPersona) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.symbol = QLabel()
        self.add = QPushButton()
        self.add.setObjectName(f"addPersona.{offer.key}")
        self.add.setProperty("look", "quiet")
        self.add.setAutoDefault(False)
        self._name = offer.name
        name = wrapping()
        name.setText(offer.name)
        about = wrapping("caption", "muted")
        about.setText(offer.about)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(name)
        words.addWidget(about)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 8, 10)
        row.setSpacing(12)
        row.addWidget(self.symbol, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        row.addWidget(self.add, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setToolTip(offer.prompt)

    def show_taken(self, taken: bool) -> None:
        """Say whether it is in the list already."""
        self.add.setText(self.tr("Added") if taken else self.tr("Add"))
        name = self.tr("{0} was added") if taken else self.tr("Add {0}")
        self.add.setAccessibleName(name.format(self._name))
        self.add.setEnabled(not taken)

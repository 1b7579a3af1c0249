"""What stands in an empty conversation: a greeting, what was found, questions to begin with. Asks nothing itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.theme import Theme, px
from app.widgets.icons import icon

WIDTH = 704  # pixels of the column at zoom 1
NARROW = 520  # pixels at zoom 1 below which the questions stand in one column
SYMBOL = 44  # pixels of the flame at zoom 1


class Welcome(QWidget):
    """Signals:
    question_chosen(str): One of the example questions is to be asked.
    add_asked(): A model file is to be added.
    choice_asked(): The list of models is wanted.
    """

    question_chosen = Signal(str)
    add_asked = Signal()
    choice_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcome")
        self._zoom = 1.0
        self._first: QWidget | None = None
        self._guide = True
        self._persona: tuple[QPixmap, str, str] | None = None
        self._flame = QPixmap()
        self._computer = ""
        self._symbol = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._title = self._label("large", "")
        self._about = self._label("", "muted")
        self._facts = self._label("caption", "faint")
        self._hint = self._label("caption", "muted")
        self._questions = [QPushButton() for _ in range(4)]
        for number, button in enumerate(self._questions):
            button.setObjectName(f"question{number + 1}")
            button.setProperty("look", "question")
            # A question may not keep the page from becoming narrow: then it stands in one column with the others.
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _checked=False, b=button: self.question_chosen.emit(b.text()))
        self._choose = self._button("welcomeChooseModel", self.tr("Choose a model…"), self.choice_asked)
        self._add = self._button("welcomeAddModel", self.tr("Add a GGUF from disk…"), self.add_asked)
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        self._columns = 0
        self._lay_out()
        self.show_model(guide=True)

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Tint the flame, and take the room that the text needs."""
        self._zoom = zoom
        self._flame = icon("flame", theme, theme.accent).pixmap(QSize(px(SYMBOL, zoom), px(SYMBOL, zoom)))
        self._draw_symbol()
        self._arrange()
        self._add.setIcon(icon("plus", theme))

    def show_facts(self, memory: int, cores: int, processor: str = "") -> None:
        """Say what was found on this computer: bytes of memory (0: unknown), cores and name of the processor."""
        parts = [self.tr("{0} processor cores").format(cores) if cores != 1 else self.tr("1 processor core")]
        if processor:
            parts[0] += f" ({processor})"
        if memory:
            gigabytes = QLocale().toString(memory / 2**30, "f", 0 if memory >= 10 * 2**30 else 1)
            parts.insert(0, self.tr("{0} GB of memory").format(gigabytes))
        self._computer = self.tr("This computer has {0}.").format(self.tr(" and ").join(parts))
        self._facts.setText(self._computer)

    def show_cards(self, cards: Sequence[str]) -> None:
        """Say which graphics cards models can use."""
        said = self.tr("Models can also use {0}.").format(", ".join(cards))
        none = self.tr("No graphics card that models could use was found.")
        self._facts.setText(f"{self._computer} {said if cards else none}".strip())

    def show_first(self, first: QWidget | None) -> None:
        """Show what a newcomer is offered instead of the words about adding a model; ``None``: nothing."""
        if self._first is not None and self._first is not first:
            self._column.removeWidget(self._first)
            self._first.hide()
        if first is not None and self._first is not first:
            self._column.insertWidget(self._column.indexOf(self._hint), first)
        self._first = first
        self._show_hint(first is None and self._add.isVisibleTo(self))
        if first is not None:
            first.show()

    def show_personas(self, row: QWidget) -> None:
        """Offer below the words whom a conversation can be begun with."""
        at = self._column.indexOf(self._about) + 1
        self._column.insertSpacing(at, 14)
        self._column.insertWidget(at + 1, row)

    def greet(self, symbol: QPixmap | None, name: str, words: str) -> None:
        """Greet as a persona: its symbol, its name, its instructions in short; without a symbol as usual."""
        if (symbol is None) != (self._persona is None):
            for button in self._questions:
                button.setVisible(symbol is None)
        self._persona = (symbol, name, words) if symbol is not None else None
        self._draw_symbol()
        self.show_model(guide=self._guide)

    def show_model(self, *, guide: bool) -> None:
        """Fit greeting and questions to who answers."""
        self._guide = guide
        if guide:
            self._title.setText(self.tr("Welcome to Hearth"))
            self._about.setText(
                self.tr(
                    "Chat with language models on your own computer. Nothing you write leaves it. "
                    "The small built-in guide answers questions about Hearth and about running models."
                )
            )
            questions = (
                self.tr("What is a GGUF file?"),
                self.tr("Which quantization should I take?"),
                self.tr("How much memory does a model need?"),
                self.tr("Does anything leave my computer?"),
            )
        else:
            self._title.setText(self.tr("What is on your mind?"))
            self._about.setText(self.tr("The model runs on this computer. Nothing you write leaves it."))
            questions = (
                self.tr("Explain black holes to a ten-year-old"),
                self.tr("Draft a friendly e-mail that declines an invitation"),
                self.tr("Write a Python function that finds duplicate files"),
                self.tr("What can I cook with rice, eggs and spinach?"),
            )
        if self._persona is not None:
            self._title.setText(self._persona[1])
            self._about.setText(self._persona[2])
        for button, text in zip(self._questions, questions, strict=True):
            button.setText(text)
            button.setAccessibleName(text)
        self._arrange()
        self._add.setVisible(guide)
        self._show_hint(guide and self._first is None)
        self._hint.setText(
            self.tr(
                "For everything else take a model: one you have, or one that suits this computer. A .gguf file can "
                "also be dropped on this window."
            )
        )

    def _draw_symbol(self) -> None:
        self._symbol.setPixmap(self._flame if self._persona is None else self._persona[0])

    def _show_hint(self, shown: bool) -> None:
        self._hint.setVisible(shown)
        self._choose.setVisible(shown)

    def _button(self, name: str, title: str, signal: SignalInstance) -> QPushButton:
        button = QPushButton(title)
        button.setObjectName(name)
        button.setAccessibleName(title)
        button.setMinimumWidth(1)  # large text in a narrow window: rather cut off than wider than the page
        button.clicked.connect(lambda _checked=False: signal.emit())
        return button

    def _label(self, scale: str, tone: str) -> QLabel:
        label = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        label.setWordWrap(True)
        label.setProperty("scale", scale)
        label.setProperty("tone", tone)
        return label

    def _lay_out(self) -> None:
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(10)
        column.addStretch(2)
        for widget in (self._symbol, self._title, self._about):
            column.addWidget(widget)
        column.addSpacing(14)
        column.addLayout(self._grid)
        column.addSpacing(14)
        column.addWidget(self._hint)
        buttons = self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignHCenter)
        buttons.addWidget(self._add, 0, Qt.AlignmentFlag.AlignHCenter)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addWidget(self._facts)
        column.addStretch(3)

    def _arrange(self) -> None:
        """Keep the column as wide as is good to read, and the questions in one or two columns."""
        side = max(px(24, self._zoom), (self.width() - px(WIDTH, self._zoom)) // 2)
        margins = self._column.contentsMargins()
        if margins.left() != side:
            self._column.setContentsMargins(side, 24, side, 24)
        widest = max(button.sizeHint().width() for button in self._questions)
        fit = 2 * widest + self._grid.spacing() <= self.width() - 2 * side
        columns = 2 if fit and self.width() >= px(NARROW, self._zoom) else 1
        if columns != self._columns:
            self._columns = columns
            direction = QBoxLayout.Direction
            self._buttons.setDirection(direction.LeftToRight if columns > 1 else direction.TopToBottom)
            for number, button in enumerate(self._questions):
                self._grid.removeWidget(button)
                self._grid.addWidget(button, number // columns, number % columns)

    # ------------------------------------------------------------------------------ Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

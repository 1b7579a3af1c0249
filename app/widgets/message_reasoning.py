"""What a model thought before it answered: a line with the time it took, unfolded on demand. Knows no message."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from app.render.formulas import Formulas
from app.render.items import Item
from app.render.look import look
from app.theme import Theme, px
from app.widgets.icons import icon
from app.widgets.message_body import MessageBody, Place

if TYPE_CHECKING:
    from app.widgets.find_marks import Marks

#: Gives the rendered reasoning; only called while it is unfolded.
RenderReasoning = Callable[[], Sequence[Item]]


class MessageReasoning(QWidget):
    """A fold with a rendered text in it.

    Signals:
        toggled: The user folded or unfolded it, or what is in it changed its height.
        link_activated: A link in it was opened.
        menu_made: A menu of its text is about to be shown.
        text_made: It was unfolded for the first time: the text.
    """

    toggled = Signal()
    link_activated = Signal(str)
    menu_made = Signal(QMenu)
    text_made = Signal(QWidget)

    def __init__(self, theme: Theme, zoom: float, parent: QWidget, formulas: Formulas | None = None) -> None:
        super().__init__(parent)
        self._formulas = formulas
        self._theme = theme
        self._zoom = zoom
        self._chosen: bool | None = None  # what the user wants; None: open while the model thinks
        self._body: MessageBody | None = None
        self._render: RenderReasoning = tuple
        self._growing = False
        self._marks: Marks | None = None
        self.fold = QToolButton(self)
        self.fold.setObjectName("reasoning")
        self.fold.setCheckable(True)
        self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.fold.setStyleSheet(
            f"QToolButton {{ color: {theme.muted}; }} QToolButton:checked:!hover {{ background: transparent; }}"
        )
        self.fold.clicked.connect(self._choose)

    def show_reasoning(self, title: str, thinking: bool, render: RenderReasoning) -> None:
        """Show reasoning under a title; unfolded by itself while the model is ``thinking``."""
        self._render, self._growing = render, thinking
        self.fold.setText(title)
        self.fold.setAccessibleName(title)
        self._unfold(thinking if self._chosen is None else self._chosen)

    @property
    def unfolded(self) -> bool:
        """Whether the text can be seen."""
        return self.fold.isChecked()

    @property
    def body(self) -> MessageBody | None:
        """The text, once it was unfolded."""
        return self._body

    def unfold(self) -> None:
        """Let it be read, as if the user had asked for it."""
        if not self.unfolded:
            self._choose(True)

    def set_marks(self, marks: Marks | None) -> None:
        """Mark places, once it is unfolded."""
        self._marks = marks
        if self._body is not None:
            self._body.set_marks(marks)

    def _choose(self, unfolded: bool) -> None:
        self._chosen = unfolded
        self._unfold(unfolded)
        self.toggled.emit()

    def _unfold(self, unfolded: bool) -> None:
        self.fold.setChecked(unfolded)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        closed = "chevron-left" if mirrored else "chevron-right"
        self.fold.setIcon(icon("chevron-down" if unfolded else closed, self._theme, self._theme.muted))
        if unfolded and self._body is None:
            self._body = MessageBody(
                look(self._theme, self._zoom, muted=True), self.tr("Thoughts"), self, self._formulas
            )
            self._body.resized.connect(self.toggled)
            self._body.link_activated.connect(self.link_activated)
            self._body.menu_made.connect(self.menu_made)
            self._body.set_marks(self._marks)
            self.text_made.emit(self._body)
        if self._body is not None:
            self._body.setVisible(unfolded)
            if unfolded:
                self._body.set_items(self._render(), self._growing)

    # ------------------------------------------------------------------ geometry

    def height_for(self, width: int, overhang: int) -> int:
        """Arrange for a width, of which ``overhang`` on both sides is outside the column; returns the height."""
        size = self.fold.sizeHint()
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.fold.setGeometry(width - size.width() if mirrored else 0, 0, min(width, size.width()), size.height())
        y = size.height() + px(4, self._zoom)
        if self._body is not None and self.unfolded:
            inset = px(16, self._zoom)
            inner = width - 2 * overhang - inset
            height = self._body.height_for(inner)
            self._body.setGeometry(overhang if mirrored else overhang + inset, y, inner, height)
            y += height + px(14, self._zoom)
        return y

    def lacks(self, top: float, bottom: float) -> bool:
        """Whether a view is missing between two heights."""
        if self._body is None or not self.unfolded:
            return False
        return self._body.lacks(top - self._body.y(), bottom - self._body.y())

    def materialise(self, top: float, bottom: float, until: float) -> bool:
        """Make views for what lies between two heights, ``until`` then; returns whether heights changed by it."""
        if self._body is None or not self.unfolded:
            return False
        return self._body.materialise(top - self._body.y(), bottom - self._body.y(), until)

    def place_at(self, y: float) -> Place | None:
        """The place at a height; ``None`` if it is better told from what follows."""
        if self._body is None or not self.unfolded:
            return None
        return self._body.place_at(y - self._body.y())

    def y_of(self, place: Place) -> float:
        """Where a place is now."""
        if self._body is None or not self.unfolded:
            return float(self.fold.height())
        return self._body.y() + self._body.y_of(place)

    def focusable(self) -> list[QWidget]:
        """Widgets the Tab key stops at, in order."""
        return [self.fold, *(self._body.focusable() if self._body is not None and self.unfolded else [])]

    # ------------------------------------------------------------------ Qt overrides

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._body is not None and self.unfolded:
            rect = self._body.geometry()
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            x = rect.right() + px(14, self._zoom) if mirrored else rect.left() - px(16, self._zoom)
            painter = QPainter(self)
            painter.fillRect(QRectF(x, rect.top(), px(2, self._zoom), rect.height()), QColor(self._theme.border))

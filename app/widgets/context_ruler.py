"""The line from which on the model sees the conversation, with what it reads of the rest. Knows no message."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget

from app.theme import Theme, px
from app.widgets.icons import icon
from app.widgets.ruler_view import RulerState, RulerView
from app.widgets.summary_card import SummaryCard


class ContextRuler(QWidget):
    """Signals:
    wished(str, int, str): ``summarise``, ``delete``, or ``edit`` with the id of a summary and its new text.
    resized(): The height changed by something inside.
    opened(): The user unfolded the summary: what is read stays where it is.
    """

    wished = Signal(str, int, str)
    resized = Signal()
    opened = Signal()

    def __init__(self, view: RulerView, state: RulerState, theme: Theme, zoom: float, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._zoom = zoom
        self._view = view
        self._state = state
        self._card: SummaryCard | None = None
        self.setObjectName("contextRuler")
        self._title = self._label("contextRulerTitle", "muted")
        self._title.setText(self.tr("The model sees the conversation from here on"))
        self._words = self._label("contextRulerWords", "muted")
        self._words.setWordWrap(True)
        self.fold = QToolButton(self)
        self.fold.setObjectName("summaryFold")
        self.fold.setText(self.tr("Summary of what is out of view"))
        self.fold.setAccessibleName(self.fold.text())
        self.fold.setCheckable(True)
        self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.fold.setStyleSheet(
            f"QToolButton {{ color: {theme.muted}; }} QToolButton:checked:!hover {{ background: transparent; }}"
        )
        self.fold.clicked.connect(self._unfold)
        self.make = QPushButton(self.tr("Summarise them"), self)
        self.make.setObjectName("summarise")
        self.make.setAccessibleName(self.make.text())
        self.make.setToolTip(self.tr("Have the model write a summary of these messages, which it then reads instead"))
        self.make.setProperty("look", "quiet")
        self.make.clicked.connect(lambda: self.wished.emit("summarise", 0, ""))
        self.show_view(view)

    def show_view(self, view: RulerView) -> None:
        """Show this state of the view."""
        self._view = view
        words = self._said()
        self._words.setText(words)
        self.setAccessibleName(f"{self._title.text()}. {words}")
        self.setToolTip(self.tr("What is above stays here for you to read. Pin a message to keep it in view."))
        self.fold.setVisible(bool(view.summary))
        self.make.setVisible(not view.summary and not view.making)
        if not view.summary and self._state.draft is None:
            self._state.unfolded = False
        self._show_card()

    def _said(self) -> str:
        view, number = self._view, QLocale().toString(self._view.hidden)
        one = view.hidden == 1
        if not view.summary:
            said = self.tr("1 message above is out of its view.") if one else ""
            said = said or self.tr("{0} messages above are out of its view.").format(number)
        elif not view.untold:
            said = self.tr("Instead of 1 message above it reads a summary.") if one else ""
            said = said or self.tr("Instead of {0} messages above it reads a summary.").format(number)
        else:
            told = QLocale().toString(view.hidden - view.untold)
            said = self.tr("{0} messages above are out of its view. It reads a summary of {1} of them.").format(
                number, told
            )
        return f"{said} {self.tr('A summary is being written…')}" if view.making else said

    def _label(self, name: str, tone: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        label.setProperty("tone", tone)
        label.setProperty("scale", "caption")
        return label

    def _unfold(self, unfolded: bool) -> None:
        self._state.unfolded = unfolded
        self.opened.emit()
        self._show_card()
        self.resized.emit()

    def _show_card(self) -> None:
        unfolded = self._state.unfolded and bool(self._view.summary)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        closed = "chevron-left" if mirrored else "chevron-right"
        self.fold.setChecked(unfolded)
        self.fold.setIcon(icon("chevron-down" if unfolded else closed, self._theme, self._theme.muted))
        if unfolded and self._card is None:
            self._card = SummaryCard(self._state, self._theme, self._zoom, self)
            self._card.wished.connect(self.wished)
            self._card.resized.connect(self.resized)
        if self._card is not None:
            self._card.setVisible(unfolded)
            if unfolded:
                self._card.show_view(self._view)

    # ------------------------------------------------------------------ geometry

    def height_for(self, width: int, overhang: int) -> int:
        """Arrange for a width, of which ``overhang`` on both sides is outside the column; returns the height."""
        inner = width - 2 * overhang
        y = px(14, self._zoom)
        size = self._title.sizeHint()
        shown = min(size.width(), inner)
        self._title.setWordWrap(size.width() > inner)
        height = self._title.heightForWidth(shown) if self._title.wordWrap() else size.height()
        self._title.setGeometry((width - shown) // 2, y, shown, height)
        y += height + px(4, self._zoom)
        height = self._words.heightForWidth(inner)
        self._words.setGeometry(overhang, y, inner, height)
        y += height + px(2, self._zoom)
        for button in (self.fold, self.make):
            if not button.isHidden():
                size = button.sizeHint()
                shown = min(size.width(), inner)
                button.setGeometry((width - shown) // 2, y, shown, size.height())
                y += size.height()
        if self._card is not None and not self._card.isHidden():
            y += px(6, self._zoom)
            height = self._card.height_for(inner)
            self._card.setGeometry(overhang, y, inner, height)
            y += height
        return y + px(10, self._zoom)

    def materialise(self, top: float, bottom: float) -> bool:
        """Make views for what lies between two heights; returns whether heights changed by it."""
        if self._card is None or self._card.isHidden():
            return False
        return self._card.materialise(top - self._card.y(), bottom - self._card.y())

    def focusable(self) -> list[QWidget]:
        """Widgets the Tab key stops at, in order."""
        inside = self._card.focusable() if self._card is not None and not self._card.isHidden() else []
        return [*(button for button in (self.fold, self.make) if not button.isHidden()), *inside]

    # ------------------------------------------------------------------ Qt overrides

    def paintEvent(self, event: QPaintEvent) -> None:
        place, gap = self._title.geometry(), px(12, self._zoom)
        y, thick = place.center().y(), px(1, self._zoom)
        painter = QPainter(self)
        colour = QColor(self._theme.faint)
        left, right = self._words.x(), self._words.x() + self._words.width()
        painter.fillRect(left, y, max(0, place.left() - gap - left), thick, colour)
        painter.fillRect(place.right() + gap, y, max(0, right - place.right() - gap), thick, colour)

"""How a model that can be had looks in the list: name, what it is good at, fit and speed here, one button."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.itemmodels.amounts import size
from app.itemmodels.hub import Card, HubRole
from app.itemmodels.hub_words import about_words, facts_line, role_words, short_speed, tone_of, verdict
from app.theme import RADIUS, Theme, font, px
from app.widgets.icons import icon
from app.widgets.painted_row import ring
from app.widgets.painted_text import paint_line

if TYPE_CHECKING:
    from app.widgets.hub_list import HubList

Index = QModelIndex | QPersistentModelIndex

GAP = 8  # pixels between two cards, at zoom 1
PAD = 14  # pixels inside of a card, at zoom 1
LINE = 3  # pixels between two lines, at zoom 1
NARROW = 620  # pixels at zoom 1 below which the figures stand under the words
FIGURES = 215  # pixels at zoom 1, the column of figures
MOST_LINES = 3  # of what a model is good at


def fold(text: str, of: QFont, width: int, most: int = MOST_LINES) -> tuple[str, ...]:
    """``text`` in lines of at most ``width`` pixels; the last one ends in an ellipsis where there is more."""
    return _fold(text, of.toString(), max(width, 40), most)


@lru_cache(maxsize=2000)
def _fold(text: str, described: str, width: int, most: int) -> tuple[str, ...]:
    of = QFont()
    of.fromString(described)
    layout = QTextLayout(text, of)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[str] = []
    while len(lines) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start = line.textStart()
        rest = len(lines) == most - 1
        lines.append(text[start:] if rest else text[start : start + line.textLength()].rstrip())
    layout.endLayout()
    if lines:
        lines[-1] = QFontMetrics(of).elidedText(lines[-1], Qt.TextElideMode.ElideRight, width)
    return tuple(lines)


class HubDelegate(QStyledItemDelegate):
    """Paints cards and headings."""

    def __init__(self, view: HubList) -> None:
        super().__init__(view)
        self._view = view

    # ---------------------------------------------------------------------------------- geometry

    def button_rect(self, rect: QRect, card: Card) -> QRect:
        """Where the button of a card is, given the place of its row; empty without one."""
        if not card.offered:
            return QRect()
        inside = self._inside(rect)
        metrics = QFontMetrics(self._font("body"))
        high = metrics.height() + self._px(14)
        wide = high if self._narrow() else metrics.horizontalAdvance(self._download()) + self._px(28)
        place = QRect(inside.right() - wide + 1, inside.top() + (inside.height() - high) // 2, wide, high)
        if self._narrow():
            place.moveBottom(inside.bottom())
        return self._mirrored(rect, place)

    def _download(self) -> str:
        return self.tr("Download")

    def _inside(self, rect: QRect) -> QRect:
        pad = self._px(PAD)
        return rect.adjusted(pad, pad - 2, -pad, -(pad - 2) - self._px(GAP))

    def _narrow(self) -> bool:
        return self._view.viewport().width() < self._px(NARROW)

    def _words_width(self, width: int) -> int:
        """Pixels for name and sentences in a row of ``width``."""
        inside = width - 2 * self._px(PAD)
        if self._narrow():
            return inside
        button = QFontMetrics(self._font("body")).horizontalAdvance(self._download()) + self._px(28)
        return inside - self._px(FIGURES) - button - self._px(24)

    def _mirrored(self, rect: QRect, place: QRect) -> QRect:
        return QStyle.visualRect(self._view.layoutDirection(), rect, place)

    def _is_mirrored(self) -> bool:
        return self._view.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _px(self, step: float) -> int:
        return px(step, self._view.zoom)

    def _font(self, scale: str) -> QFont:
        made = font("caption" if scale == "caption" else "body", self._view.zoom)
        if scale == "name":
            made.setWeight(QFont.Weight.DemiBold)
        return made

    def _height(self, card: Card, width: int) -> int:
        body, small = QFontMetrics(self._font("name")), QFontMetrics(self._font("caption"))
        lines = len(fold(about_words(card), self._font("body"), self._words_width(width)))
        high = body.height() + lines * QFontMetrics(self._font("body")).height() + (1 + lines) * self._px(LINE)
        high += small.height() if facts_line(card) else 0
        high += small.height() + self._px(LINE) if card.role else 0
        high += small.height() + self._px(LINE) + 2 if self._narrow() else 0
        return high + 2 * (self._px(PAD) - 2) + self._px(GAP)

    # ---------------------------------------------------------------------------------- painting

    def _paint_heading(self, painter: QPainter, rect: QRect, text: str) -> None:
        painter.setFont(self._font("name"))
        painter.setPen(QColor(self._theme.text))
        high = painter.fontMetrics().height()
        place = QRect(rect.left(), rect.bottom() - self._px(8) - high, rect.width(), high)
        paint_line(painter, place, text, mirrored=self._is_mirrored())

    @property
    def _theme(self) -> Theme:
        return self._view.theme

    def _paint_back(self, painter: QPainter, option: QStyleOptionViewItem, card: Card) -> None:
        theme = self._theme
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = current and bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(ring(theme) if focused else QColor(theme.faint if over else theme.border))
        painter.setBrush(QColor(theme.raised))
        radius = self._px(RADIUS)
        painter.drawRoundedRect(QRect(option.rect).adjusted(0, 1, -1, -self._px(GAP) - 1), radius, radius)

    def _paint_words(self, painter: QPainter, rect: QRect, card: Card) -> None:
        theme, place = self._theme, QRect(rect)
        if card.role:
            self._line(painter, place, role_words(card.role), "caption", theme.accent)
        self._line(painter, place, card.title, "name", theme.text)
        for line in fold(about_words(card), self._font("body"), rect.width()):
            self._line(painter, place, line, "body", theme.muted)
        if self._narrow():
            # Beside the button, which stands at the bottom.
            place.adjust(0, 2, -self._px(44) if card.offered else 0, 0)
            self._paint_verdict(painter, place, card, one_line=True)
        if facts := facts_line(card):
            self._line(painter, place, facts, "caption", theme.faint)

    def _paint_verdict(self, painter: QPainter, place: QRect, card: Card, *, one_line: bool = False) -> None:
        """Fit with a dot before it, then speed and size."""
        theme = self._theme
        colour = {"good": theme.success, "fair": theme.warning, "bad": theme.error, "unknown": theme.faint}
        small = QFontMetrics(self._font("caption"))
        side = self._px(8)
        dot = QRect(place.left(), place.top() + (small.height() - side) // 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour[tone_of(card.outlook)]))
        painter.drawEllipse(self._mirrored(self._row, dot))
        words = place.adjusted(side + self._px(6), 0, 0, 0)
        figures = _figures(card)
        if one_line:
            self._line(painter, words, " · ".join([verdict(card.outlook), *figures]), "caption", theme.text)
        else:
            self._line(painter, words, verdict(card.outlook), "caption", theme.text)
            self._line(painter, words, " · ".join(figures), "caption", theme.muted)
        place.setTop(words.top())

    def _paint_button(self, painter: QPainter, rect: QRect, card: Card, *, busy: bool) -> None:
        theme, place = self._theme, self.button_rect(rect, card)
        if place.isEmpty():
            self._paint_chevron(painter, rect)
            return
        state = self._view.rows.state_of(card)
        primary = card.role == "balanced" and not busy and state is None  # one of the page
        over = place.contains(self._view.mouse_place) and not busy
        fill = (theme.focus if over else theme.accent) if primary else (theme.hover if over else theme.raised)
        painter.setPen(QColor(fill if primary else theme.border))
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(place.adjusted(0, 0, -1, -1), self._px(RADIUS), self._px(RADIUS))
        colour = theme.on_accent if primary else theme.faint if busy else theme.text
        if self._narrow():
            side = self._px(16)
            at = QRect(QPoint(0, 0), QSize(side, side))
            at.moveCenter(place.center())
            symbol = "download" if state is None or not state.path else "chat"
            icon(symbol, theme, theme.accent if state is not None else colour).paint(painter, at)
            return
        painter.setFont(self._font("body"))
        painter.setPen(QColor(colour))
        words = self.tr("Asking…") if busy else state.words if state is not None else self._download()
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_chevron(self, painter: QPainter, rect: QRect) -> None:
        """What has no button opens a page."""
        inside, side = self._inside(rect), self._px(16)
        name = "chevron-left" if self._is_mirrored() else "chevron-right"
        place = QRect(inside.right() - side, inside.top() + (inside.height() - side) // 2, side, side)
        icon(name, self._theme, self._theme.faint).paint(painter, self._mirrored(rect, place))

    def _line(self, painter: QPainter, place: QRect, text: str, scale: str, colour: str) -> None:
        """One line at the top of ``place``, which becomes smaller by it."""
        painter.setFont(self._font(scale))
        painter.setPen(QColor(colour))
        metrics = painter.fontMetrics()
        row = QRect(place.left(), place.top(), place.width(), metrics.height())
        paint_line(painter, self._mirrored(self._row, row), text, mirrored=self._is_mirrored())
        place.setTop(row.bottom() + 1 + self._px(LINE))

    # ------------------------------------------------------------------------------ Qt overrides

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._row = QRect(option.rect)
        card = index.data(HubRole.CARD)
        if not isinstance(card, Card):
            self._paint_heading(painter, self._row, str(index.data()))
            painter.restore()
            return
        self._paint_back(painter, option, card)
        inside = self._inside(self._row)
        words = QRect(inside)
        words.setWidth(self._words_width(self._row.width()))
        self._paint_words(painter, words, card)
        if not self._narrow():
            figures = QRect(words.right() + self._px(24), inside.top(), self._px(FIGURES - 12), inside.height())
            high = QFontMetrics(self._font("caption")).height() * (2 if _figures(card) else 1)
            figures.setTop(inside.top() + (inside.height() - high) // 2)
            self._paint_verdict(painter, figures, card)
        self._paint_button(painter, self._row, card, busy=bool(index.data(HubRole.BUSY)))
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        wide = self._view.viewport().width()
        card = index.data(HubRole.CARD)
        if not isinstance(card, Card):
            high = QFontMetrics(self._font("name")).height()
            return QSize(wide, high + self._px(24 if index.row() else 12))
        return QSize(wide, self._height(card, wide))


def _figures(card: Card) -> list[str]:
    """Speed and size, as far as they are known."""
    return [part for part in (short_speed(card.outlook), size(card.size) if card.size else "") if part]

"""The list in which one variant is chosen: aligned columns of size, fit and speed. Emits the choice alone."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QListView, QSizePolicy, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.controllers.repository import Offer
from app.itemmodels.amounts import size
from app.itemmodels.hub_words import need_words, short_speed, tone_of, verdict
from app.itemmodels.variants import VariantRole, VariantsListModel, explanation
from app.theme import LIGHT, RADIUS, Theme, font, px
from app.widgets.painted_row import ring
from app.widgets.painted_text import paint_line

Index = QModelIndex | QPersistentModelIndex

PAD = 12  # pixels in a row, at zoom 1
NARROW = 600  # pixels at zoom 1 below which the figures stand under the words
SIZE, VERDICT, SPEED = 74, 206, 86  # pixels of the columns at zoom 1
CHOOSE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class VariantDelegate(QStyledItemDelegate):
    """Paints one variant."""

    def __init__(self, view: VariantsList) -> None:
        super().__init__(view)
        self._view = view
        self._row = QRect()

    def _px(self, step: float) -> int:
        return px(step, self._view.zoom)

    def _font(self, scale: str) -> QFont:
        made = font("caption" if scale == "caption" else "body", self._view.zoom)
        if scale == "name":
            made.setWeight(QFont.Weight.DemiBold)
        return made

    def _narrow(self) -> bool:
        return self._view.viewport().width() < self._px(NARROW)

    def _mirrored(self, place: QRect) -> QRect:
        return QStyle.visualRect(self._view.layoutDirection(), self._row, place)

    def _text(self, painter: QPainter, place: QRect, text: str, scale: str, colour: str, *, end: bool = False) -> int:
        """One line in ``place``; returns the pixels it took."""
        painter.setFont(self._font(scale))
        painter.setPen(QColor(colour))
        mirrored = self._view.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return paint_line(painter, self._mirrored(place), text, mirrored=mirrored, end=end)

    def _paint_back(self, painter: QPainter, option: QStyleOptionViewItem, *, chosen: bool) -> None:
        theme, radius = self._view.theme, self._px(RADIUS)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        keyed = theme.high or bool(option.state & QStyle.StateFlag.State_KeyboardFocusChange)
        place = QRect(option.rect).adjusted(0, 1, -1, -2)
        framed = QColor(theme.text) if chosen and theme.high else Qt.PenStyle.NoPen
        painter.setPen(ring(theme) if focused and (keyed or chosen) else framed)
        painter.setBrush(
            QColor(theme.accent_soft if chosen else theme.hover) if chosen or over else Qt.BrushStyle.NoBrush
        )
        painter.drawRoundedRect(place, radius, radius)

    def _paint_radio(self, painter: QPainter, place: QRect, *, chosen: bool) -> None:
        theme, place = self._view.theme, self._mirrored(place)
        painter.setPen(QColor(theme.accent if chosen else theme.faint))
        painter.setBrush(QColor(theme.raised))
        painter.drawEllipse(place)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent))
            inset = place.width() // 4 + 1
            painter.drawEllipse(place.adjusted(inset, inset, 1 - inset, 1 - inset))

    def _paint_name(self, painter: QPainter, place: QRect, index: Index, offer: Offer) -> None:
        theme, place = self._view.theme, QRect(place)
        place.setLeft(place.left() + self._text(painter, place, str(index.data()), "name", theme.text) + self._px(10))
        badges = [(self.tr("Recommended"), theme.accent)] if index.data(VariantRole.RECOMMENDED) else []
        badges += [(self.tr("On this computer"), theme.success)] if offer.here else []
        for text, colour in badges:
            if place.width() > self._px(40):
                took = self._text(painter, place, text, "caption", colour)
                place.setLeft(place.left() + took + self._px(10))

    def _paint_verdict(self, painter: QPainter, place: QRect, offer: Offer, text: str) -> None:
        theme = self._view.theme
        colour = {"good": theme.success, "fair": theme.warning, "bad": theme.error, "unknown": theme.faint}
        side = self._px(8)
        dot = QRect(place.left(), place.top() + (place.height() - side) // 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour[tone_of(offer.outlook)]))
        painter.drawEllipse(self._mirrored(dot))
        self._text(painter, place.adjusted(side + self._px(7), 0, 0, 0), text, "caption", theme.text)

    def _paint_figures(self, painter: QPainter, inside: QRect, offer: Offer) -> None:
        theme, gap = self._view.theme, self._px(12)
        speed = QRect(inside.right() - self._px(SPEED), inside.top(), self._px(SPEED), inside.height())
        fit = QRect(speed.left() - gap - self._px(VERDICT), inside.top(), self._px(VERDICT), inside.height())
        how_large = QRect(fit.left() - 2 * gap - self._px(SIZE), inside.top(), self._px(SIZE), inside.height())
        self._text(painter, how_large, size(offer.variant.size), "body", theme.text, end=True)
        self._text(painter, speed, short_speed(offer.outlook), "caption", theme.muted, end=True)
        small = QFontMetrics(self._font("caption")).height()
        fit.setTop(inside.top() + (inside.height() - 2 * small - 2) // 2)
        fit.setHeight(small)
        self._paint_verdict(painter, fit, offer, verdict(offer.outlook))
        fit.adjust(self._px(15), small + 2, 0, small + 2)
        self._text(painter, fit, need_words(offer.outlook), "caption", theme.muted)

    # ------------------------------------------------------------------------------ Qt overrides

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        offer, theme = index.data(VariantRole.OFFER), self._view.theme
        chosen = bool(index.data(VariantRole.CHOSEN))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._row = QRect(option.rect)
        self._paint_back(painter, option, chosen=chosen)
        inside = self._row.adjusted(self._px(PAD), self._px(8), -self._px(PAD), -self._px(8) - 1)
        side = self._px(15)
        body, small = QFontMetrics(self._font("name")).height(), QFontMetrics(self._font("caption")).height()
        self._paint_radio(
            painter, QRect(inside.left(), inside.top() + (inside.height() - side) // 2, side, side), chosen=chosen
        )
        words = inside.adjusted(side + self._px(10), 0, 0, 0)
        if not self._narrow():
            self._paint_figures(painter, inside, offer)
            words.setRight(words.right() - self._px(SIZE + VERDICT + SPEED + 52))
        self._paint_name(painter, QRect(words.left(), words.top(), words.width(), body), index, offer)
        line = QRect(words.left(), words.top() + body + 2, words.width(), small)
        self._text(painter, line, explanation(offer), "caption", theme.muted)
        if self._narrow():
            line.moveTop(line.bottom() + 3)
            parts = (size(offer.variant.size), verdict(offer.outlook), short_speed(offer.outlook))
            self._paint_verdict(painter, line, offer, " · ".join(part for part in parts if part))
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        body, small = QFontMetrics(self._font("name")).height(), QFontMetrics(self._font("caption")).height()
        lines = 2 if self._narrow() else 1
        return QSize(self._view.viewport().width(), body + lines * (small + 3) + 2 * self._px(8) + 1)


class VariantsList(QListView):
    """As high as all of its rows: it stands in a page that scrolls.

    Signals:
        chosen(int): The user wants this offer of the repository.
    """

    chosen = Signal(int)

    def __init__(self, rows: VariantsListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = LIGHT
        self.zoom = 1.0
        self._rows = rows
        self.setObjectName("variantsList")
        self.setAccessibleName(self.tr("Variants of this model"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setModel(rows)
        self.setItemDelegate(VariantDelegate(self))
        self.setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._choose)
        rows.modelReset.connect(self.fit)

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Paint with these colours at this zoom."""
        self.theme, self.zoom = theme, zoom
        self.scheduleDelayedItemsLayout()
        self.fit()

    def fit(self) -> None:
        """Be as high as the rows are."""
        count = self._rows.rowCount()
        self.setFixedHeight(count * self.sizeHintForRow(0) + 2 if count else 0)

    def show_chosen(self, place: int) -> None:
        """Have the keyboard where the choice is."""
        row = self._rows.row_of(place)
        if row >= 0 and self.currentIndex().row() != row:
            self.setCurrentIndex(self._rows.index(row))

    def _choose(self, index: Index) -> None:
        place = self._rows.place_at(index)
        if place >= 0:
            self.chosen.emit(place)

    # ------------------------------------------------------------------------------ Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in CHOOSE:
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        self.fit()

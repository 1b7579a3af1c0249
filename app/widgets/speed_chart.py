"""One chart of measurements, painted by hand; the figures stand beside each point, so colour carries nothing alone."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.itemmodels.speed_charts import Chart, Point, short
from app.theme import LIGHT, TYPE, Theme, px

HEIGHT = 150  # pixels at zoom 1, of a line
DOT = 4.0  # pixels at zoom 1, radius
GAP = 6  # pixels at zoom 1

Align = Qt.AlignmentFlag


class SpeedChart(QWidget):
    """Shows a ``Chart``. The keyboard reaches it, and screen readers say all of it."""

    def __init__(self, chart: Chart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._zoom = 1.0
        self._chart = chart
        self.setObjectName(chart.name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(1)
        self.show_chart(chart)

    def show_chart(self, chart: Chart) -> None:
        """Other figures of the same kind."""
        self._chart = chart
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(chart.spoken)
        self.updateGeometry()
        self.update()

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Paint with these colours."""
        self._theme, self._zoom = theme, zoom
        self.updateGeometry()
        self.update()

    # -------------------------------------------------------------------------------- the parts

    def _paint_line(self, painter: QPainter, metrics: QFontMetricsF) -> None:
        chart, line = self._chart, metrics.height()
        top = line + px(GAP, self._zoom)
        bottom = self.height() - 2 * line - px(GAP, self._zoom)
        room = QRectF(px(GAP, self._zoom), top, self.width() - 2 * px(GAP, self._zoom), max(bottom - top, 1.0))
        highest = max([point.value for point in chart.points] + [chart.limit]) * 1.06
        places = self._places(room, highest)
        painter.setPen(QPen(QColor(self._theme.border), 1))
        painter.drawLine(QPointF(0, room.bottom()), QPointF(self.width(), room.bottom()))
        if chart.limit:
            self._paint_limit(painter, room, room.bottom() - room.height() * chart.limit / highest, metrics)
        painter.setPen(QPen(QColor(self._theme.accent), 2 * self._zoom))
        painter.drawPolyline(QPolygonF(places))
        self._paint_points(painter, metrics, room, places)
        painter.setPen(QColor(self._theme.muted))
        axis = QRectF(0, self.height() - line, self.width(), line)
        painter.drawText(axis, Align.AlignHCenter | Align.AlignTop, chart.axis)

    def _places(self, room: QRectF, highest: float) -> list[QPointF]:
        """Where the points are: side by side at equal distances, since their numbers double from one to the next."""
        count = len(self._chart.points)
        slot = room.width() / count
        rightwards = self.layoutDirection() != Qt.LayoutDirection.RightToLeft
        places = []
        for index, point in enumerate(self._chart.points):
            x = room.left() + slot * ((index if rightwards else count - 1 - index) + 0.5)
            places.append(QPointF(x, room.bottom() - room.height() * point.value / max(highest, 1e-9)))
        return places

    def _paint_points(self, painter: QPainter, metrics: QFontMetricsF, room: QRectF, places: list[QPointF]) -> None:
        """Dots with their figures above and what they are of below; what is in use is filled."""
        theme, slot = self._theme, room.width() / len(places)
        shown = self._every(metrics, slot)
        for index, (point, place) in enumerate(zip(self._chart.points, places, strict=True)):
            radius = DOT * self._zoom * (1.25 if point.current else 1.0)
            painter.setPen(QPen(QColor(theme.accent), 2 * self._zoom))
            painter.setBrush(QColor(theme.accent if point.current else theme.surface))
            painter.drawEllipse(place, radius, radius)
            if index % shown and not point.current:
                continue
            painter.setPen(QColor(theme.text if point.current else theme.muted))
            self._bold(painter, point.current)
            above = QRectF(place.x() - slot, place.y() - radius - metrics.height() - 2, 2 * slot, metrics.height())
            painter.drawText(above, Align.AlignCenter, self._figure(point))
            below = QRectF(place.x() - slot, room.bottom() + 2, 2 * slot, metrics.height())
            painter.drawText(below, Align.AlignCenter, point.label)
            self._bold(painter, False)

    def _every(self, metrics: QFontMetricsF, slot: float) -> int:
        """Of how many points one gets words, so that they do not run into each other."""
        widest = max(metrics.horizontalAdvance(text) for p in self._chart.points for text in (p.label, self._figure(p)))
        return max(1, math.ceil((widest + 2) / max(slot, 1.0)))

    def _paint_limit(self, painter: QPainter, room: QRectF, y: float, metrics: QFontMetricsF) -> None:
        """What the memory allows, dashed, with its words."""
        pen = QPen(QColor(self._theme.muted), 1.5 * self._zoom, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawLine(QPointF(0, y), QPointF(self.width(), y))
        words = self.tr("the memory allows {0}").format(short(self._chart.limit))
        place = QRectF(0, y - metrics.height() - 1, self.width(), metrics.height())
        painter.drawText(place, self._leading() | Align.AlignVCenter, words)

    def _paint_bars(self, painter: QPainter, metrics: QFontMetricsF) -> None:
        highest = max(point.value for point in self._chart.points)
        gap = px(GAP, self._zoom)
        figures = max(metrics.horizontalAdvance(self._figure(point)) for point in self._chart.points) * 1.15 + 2 * gap
        rightwards = self.layoutDirection() != Qt.LayoutDirection.RightToLeft
        for index, point in enumerate(self._chart.points):
            top = index * self._row(metrics) + gap
            self._bold(painter, point.current)
            painter.setPen(QColor(self._theme.text if point.current else self._theme.muted))
            words = QRectF(0, top, self.width(), metrics.height())
            painter.drawText(words, self._leading() | Align.AlignVCenter, point.label)
            length = max(2.0, (self.width() - figures) * point.value / max(highest, 1e-9))
            bar = QRectF(0, words.bottom() + 3, length, metrics.height() * 0.72)
            if not rightwards:
                bar.moveRight(self.width())
            painter.setPen(QPen(QColor(self._theme.accent), 1))
            painter.setBrush(QColor(self._theme.accent if point.current else self._theme.accent_soft))
            painter.drawRoundedRect(bar.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
            painter.setPen(QColor(self._theme.text if point.current else self._theme.muted))
            x = bar.right() + gap if rightwards else bar.left() - gap - figures
            side = Align.AlignLeft if rightwards else Align.AlignRight
            painter.drawText(
                QRectF(x, bar.top() - 4, figures, bar.height() + 8), side | Align.AlignVCenter, self._figure(point)
            )
            self._bold(painter, False)

    def _row(self, metrics: QFontMetricsF) -> float:
        return metrics.height() * 1.72 + 3 + 2 * px(GAP, self._zoom)

    def _figure(self, point: Point) -> str:
        return self.tr("{0} ?").format(short(point.value)) if point.doubtful else short(point.value)

    def _leading(self) -> Qt.AlignmentFlag:
        return Align.AlignRight if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else Align.AlignLeft

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(max(font.pointSizeF(), 1.0) * TYPE["caption"])
        return font

    def _bold(self, painter: QPainter, bold: bool) -> None:
        font = painter.font()
        font.setBold(bold)
        painter.setFont(font)

    # ------------------------------------------------------------------------------ Qt overrides

    def sizeHint(self) -> QSize:
        if self._chart.kind == "line":
            return QSize(px(240, self._zoom), px(HEIGHT, self._zoom))
        return QSize(
            px(240, self._zoom),
            round(self._row(QFontMetricsF(self._small())) * len(self._chart.points)) + px(GAP, self._zoom),
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._small())
        metrics = QFontMetricsF(painter.font())
        if self._chart.points:
            paint = self._paint_line if self._chart.kind == "line" else self._paint_bars
            paint(painter, metrics)
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._theme.focus), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)

"""Paints drawings of formulas: as shapes where that is wanted, on the screen as pictures that were painted before.

Painting shapes takes 0.4 ms a formula, too long for what is painted again with every piece of an answer.
"""

from __future__ import annotations

from collections import OrderedDict
from math import ceil

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QPagedPaintDevice, QPainter, QPicture, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.render.formula_svg import Drawing

_MOST = 16 << 20  # bytes of pictures; a formula takes some 30 kB, or 120 on a screen with twice the pixels
_LARGEST = 8 << 20  # bytes of one; a larger one is no formula that people read, and is painted where it is seen
_DEPTH = 4  # bytes of a pixel

_Look = tuple[str, str, int, int, float]  # SVG, colour, size in pixels of the screen, its pixel ratio


class FormulaPictures:
    """Pictures of formulas in their colours, the latest."""

    def __init__(self) -> None:
        self._pictures: OrderedDict[_Look, QPixmap] = OrderedDict()
        self._bytes = 0

    @property
    def bytes(self) -> int:
        """What the pictures take, without their names."""
        return self._bytes

    def paint(self, painter: QPainter, rect: QRectF, drawing: Drawing, colour: str) -> None:
        """Paint a drawing into a rectangle."""
        device, transform = painter.device(), painter.worldTransform()
        on_paper = isinstance(device, (QPagedPaintDevice, QPicture))
        size = rect.width() * rect.height() * device.devicePixelRatio() ** 2 * _DEPTH
        if on_paper or transform.isScaling() or transform.isRotating() or size > _LARGEST:
            _renderer(drawing, colour).render(painter, rect)
            return
        ratio = device.devicePixelRatio()
        picture = self._picture(drawing, colour, rect, ratio)
        # On whole pixels of the screen, or it would be blurred.
        origin = transform.map(rect.topLeft())
        x, y = round(origin.x() * ratio) / ratio, round(origin.y() * ratio) / ratio
        painter.drawPixmap(rect.topLeft() + QPointF(x, y) - origin, picture)

    def _picture(self, drawing: Drawing, colour: str, rect: QRectF, ratio: float) -> QPixmap:
        width, height = ceil(rect.width() * ratio), ceil(rect.height() * ratio)
        look = (drawing.svg, colour, width, height, ratio)
        picture = self._pictures.get(look)
        if picture is not None:
            self._pictures.move_to_end(look)
            return picture
        picture = QPixmap(max(1, width), max(1, height))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _renderer(drawing, colour).render(painter, QRectF(0, 0, rect.width(), rect.height()))
        painter.end()
        self._pictures[look] = picture
        self._bytes += width * height * _DEPTH
        while self._bytes > _MOST and len(self._pictures) > 1:
            (_, _, old_width, old_height, _), _ = self._pictures.popitem(last=False)
            self._bytes -= old_width * old_height * _DEPTH
        return picture


def _renderer(drawing: Drawing, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(drawing.svg.replace("currentColor", colour).encode()))

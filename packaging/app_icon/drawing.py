"""Draws the icon at a size, as plain pixels; knows no file format.

Needs PySide6, but no display. The same version of Qt draws the same pixels on the same kind of system.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "icons"
SMALL = 24  # pixels up to which the ember inside the flame would be a smudge


class Picture(NamedTuple):
    """A square picture.

    Attributes:
        size: Pixels on each side.
        pixels: Four bytes for each: red, green, blue, opacity (not multiplied in), row by row from the top.
    """

    size: int
    pixels: bytes


def drawing_for(size: int) -> Path:
    """The drawing that is made for a size in pixels."""
    return FOLDER / ("hearth-small.svg" if size <= SMALL else "hearth.svg")


def draw(size: int, inset: float = 0.0) -> Picture:
    """The icon at ``size`` pixels.

    Args:
        size: Pixels on each side.
        inset: Part of the side that stays free at each edge, as macOS has it.

    Raises:
        ValueError: The drawing cannot be read.
    """
    renderer = QSvgRenderer(str(drawing_for(size)))
    if not renderer.isValid():
        raise ValueError(f"{drawing_for(size)} is no drawing.")
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    margin = round(size * inset)
    renderer.render(painter, QRectF(margin, margin, size - 2 * margin, size - 2 * margin))
    painter.end()
    plain = image.convertToFormat(QImage.Format.Format_RGBA8888)
    return Picture(size, bytes(plain.constBits()))

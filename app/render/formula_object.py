"""Formulas in text documents: one character each, drawn in place and standing on the line. Knows no widget.

Qt gives an object in a line no base line of its own. With ``AlignMiddle`` it makes room for it around half the height
of an "x" in the object's font; that font prints nothing, so its size is chosen such that the room is where the formula
needs it. It then paints the object in the middle of the line, so the base line is asked for when painting.
"""

from __future__ import annotations

import re
from functools import lru_cache

from PySide6.QtCore import QObject, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QFontInfo,
    QFontMetrics,
    QFontMetricsF,
    QPainter,
    QPyTextObject,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)

from app.render.formula_svg import SIZE, Drawing
from app.render.formulas import Formulas, Key

OBJECT = QTextFormat.ObjectTypes.UserObject.value + 1
CHARACTER = "\ufffc"

SOURCE = QTextFormat.Property.UserProperty.value + 11  # TeX
DISPLAY = QTextFormat.Property.UserProperty.value + 12  # drawn for a line of its own
_WIDTH = QTextFormat.Property.UserProperty.value + 13  # pixels
_HEIGHT = QTextFormat.Property.UserProperty.value + 14  # of the object, pixels
_ASCENT = QTextFormat.Property.UserProperty.value + 15  # of the drawing above the base line, pixels
_DRAWN = QTextFormat.Property.UserProperty.value + 16  # height of the drawing, pixels

_LARGER = 1.08  # the letters of the font for formulas are smaller than those of the desktop's
_STEP = 4  # pixels between the sizes of the font that prints nothing
_TALL = re.compile(r"\\(?:[dct]?frac|sum|prod|int|binom|begin|underbrace|overbrace|lim)")
_SILENT = re.compile(r"\\(?:begin|end)\{\w+\*?\}|\\(?:text\w*|math\w+|operatorname\*?|left|right|[dt]?frac)")
_LETTERS = re.compile(r"\\[a-zA-Z]+|[^\s{}_^&\\]")


def formula_key(kind: QTextFormat) -> Key | None:
    """Which formula a format belongs to, if to any."""
    source = kind.stringProperty(SOURCE)
    return Key(source, kind.boolProperty(DISPLAY)) if source else None


def formula_format(base: QTextCharFormat, key: Key, drawing: Drawing | None) -> QTextCharFormat:
    """The format of a formula in text of the format ``base``; without a drawing its size is a guess."""
    unit = unit_of(base.font())
    width, ascent, descent = _measures(key, drawing)
    width, ascent, descent = width * unit, ascent * unit, descent * unit
    # Never less room than letters have: a line that holds nothing else stands as high as the lines beside it.
    letters = QFontMetricsF(base.font())
    above, below = max(ascent, letters.ascent()), max(descent, letters.descent())
    size, x_height = _strut(2 * max(0.0, above - below))
    height = max(2 * above - x_height / 2, 2 * below + x_height / 2)
    made = QTextCharFormat()
    made.setObjectType(OBJECT)
    made.setForeground(base.foreground())
    made.setProperty(QTextFormat.Property.FontPixelSize, size)
    made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
    made.setProperty(SOURCE, key.source)
    made.setProperty(DISPLAY, key.display)
    made.setProperty(_WIDTH, width)
    made.setProperty(_HEIGHT, height)
    made.setProperty(_ASCENT, ascent)
    made.setProperty(_DRAWN, ascent + descent)
    if base.isAnchor():
        made.setAnchor(True)
        made.setAnchorHref(base.anchorHref())
    return made


def unit_of(font: QFont) -> float:
    """The size of a unit of drawings beside letters of this font, in pixels."""
    return QFontInfo(font).pixelSize() / SIZE * _LARGER


def _measures(key: Key, drawing: Drawing | None) -> tuple[float, float, float]:
    """Width, ascent and descent in units of drawings."""
    if drawing is not None:
        return drawing.width, drawing.ascent, drawing.descent
    rows = 1 + key.source.count("\\\\")
    letters = len(_LETTERS.findall(_SILENT.sub("", key.source))) / rows
    height = rows * SIZE * (2.4 if _TALL.search(key.source) else 1.3)
    middle = SIZE / 4
    return letters * SIZE * 0.55, height / 2 + middle, height / 2 - middle


@lru_cache(maxsize=256)
def _strut(x_height: float) -> tuple[int, int]:
    """A size in pixels of a font whose "x" is about that high, and how high it is."""
    font = QFont()
    font.setPixelSize(100)
    per_pixel = QFontMetrics(font).xHeight() / 100
    size = max(_STEP, round(x_height / per_pixel / _STEP) * _STEP)
    font.setPixelSize(size)
    return size, QFontMetrics(font).xHeight()


def width_of(kind: QTextFormat) -> float:
    """How wide a formula is, in pixels."""
    return kind.doubleProperty(_WIDTH)


class FormulaObject(QPyTextObject):
    """Tells Qt's layout how large formulas are, and paints them."""

    def __init__(self, formulas: Formulas, parent: QObject) -> None:
        super().__init__(parent)
        self._formulas = formulas

    # ------------------------------------------------------------------ Qt overrides

    def intrinsicSize(self, document: QTextDocument, position: int, kind: QTextFormat) -> QSizeF:
        size = QSizeF(kind.doubleProperty(_WIDTH), kind.doubleProperty(_HEIGHT))
        room = document.textWidth()
        if not kind.boolProperty(DISPLAY) and 0 < room < size.width():  # in a line nothing can be scrolled
            size.scale(room, size.height(), Qt.AspectRatioMode.KeepAspectRatio)
        return size

    def drawObject(
        self, painter: QPainter, rect: QRectF | QRect, document: QTextDocument, position: int, kind: QTextFormat
    ) -> None:
        key = formula_key(kind)
        if key is None:
            return
        scale = rect.width() / max(1e-6, kind.doubleProperty(_WIDTH))
        block = document.findBlock(position)
        line = block.layout().lineForTextPosition(position - block.position())
        base = rect.center().y() + (line.ascent() - line.descent()) / 2
        top = base - kind.doubleProperty(_ASCENT) * scale
        place = QRectF(rect.left(), top, rect.width(), kind.doubleProperty(_DRAWN) * scale)
        self._formulas.paint(painter, place, key, kind.foreground().color().name())

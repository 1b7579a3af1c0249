"""Icons: simple line drawings in ``resources/icons``, tinted by the theme and crisp at any scale. Knows no widget."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.theme import Theme
from resources import resource_path

_BLACK = b"#000000"  # what the drawings are drawn in, and what is replaced


class _Tint(NamedTuple):
    normal: str
    disabled: str
    on: str


@lru_cache(maxsize=128)
def _drawing(name: str) -> bytes:
    return resource_path("icons", f"{name}.svg").read_bytes()


@lru_cache(maxsize=512)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_drawing(name).replace(_BLACK, colour.encode())))


class _LineIcon(QIconEngine):
    """Draws one icon afresh for each size and device pixel ratio."""

    def __init__(self, name: str, tint: _Tint) -> None:
        super().__init__()
        self._name = name
        self._tint = tint

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        if mode == QIcon.Mode.Disabled:
            return self._tint.disabled
        return self._tint.on if state == QIcon.State.On else self._tint.normal

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        _renderer(self._name, self._colour(mode, state)).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return made

    def clone(self) -> QIconEngine:
        return _LineIcon(self._name, self._tint)


@lru_cache(maxsize=512)
def _icon(name: str, tint: _Tint) -> QIcon:
    return QIcon(_LineIcon(name, tint))


def icon(name: str, theme: Theme, colour: str = "") -> QIcon:
    """The icon ``resources/icons/<name>.svg`` in the colours of a theme.

    Args:
        name: File name without its ending.
        theme: Where the colours come from.
        colour: Overrides the normal colour (``muted``), such as ``theme.error``.

    Raises:
        FileNotFoundError: There is no such icon; a mistake of the programmer.
    """
    _drawing(name)
    return _icon(name, _Tint(colour or theme.muted, theme.faint, colour or theme.accent))

"""The symbol of a persona: one emoji or sign on a soft disc, else the first letter of its name. Knows no persona."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from app.theme import Theme

SIGNS = tuple("☀☾★✦✧❀♥☕✎✂✉☎♪♫⚙⚖⚗⚓✈⌂♞♟☯☮☺✓⇄∞λπΣ§")
EMOJI = tuple("😀🤓🤖🧙🦉🐱🐶🦊🌱🌍🌈🔥💡📚📝📊🔍🔧💻🎨🎵🎓🩺⚽🍳🧭🎭🧩🎬🏡🚀🧪")
LONGEST = 16  # characters: an emoji of a family is made of several


def one_symbol(text: str) -> str:
    """The first thing of ``text`` that people see as one character; empty for blank text."""
    from PySide6.QtCore import QTextBoundaryFinder  # for what somebody types

    text = text.strip()
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
    end = finder.toNextBoundary()
    # Qt counts in UTF-16, where most emoji take two places.
    first = text.encode("utf-16-le", "surrogatepass")[: 2 * max(end, 0)].decode("utf-16-le", "ignore")
    return first if len(first) <= LONGEST else ""


@lru_cache(maxsize=256)
def can_draw(symbol: str) -> bool:
    """Whether a font of this computer has it."""
    metrics = QFontMetrics(QApplication.font())
    return all(metrics.inFontUcs4(ord(part)) for part in symbol if part not in "\ufe0f\u200d")


def monogram(icon: str, name: str) -> str:
    """What stands for a persona: its icon where that can be drawn, else the first letter of its name."""
    return icon if icon and can_draw(icon) else (name[:1].upper() or "?")


def symbol_icon(icon: str, name: str, theme: Theme, side: int) -> QIcon:
    """A disc with the symbol, ``side`` pixels wide."""
    return QIcon(_drawn(monogram(icon, name), theme, side, _densest()))


def symbol_pixmap(icon: str, name: str, theme: Theme, side: int) -> QPixmap:
    """The same as a picture."""
    return _drawn(monogram(icon, name), theme, side, _densest())


def _densest() -> float:
    screens = QGuiApplication.screens()
    return max((screen.devicePixelRatio() for screen in screens), default=1.0)


@lru_cache(maxsize=256)
def _drawn(symbol: str, theme: Theme, side: int, ratio: float) -> QPixmap:
    made = QPixmap(round(side * ratio), round(side * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.accent_soft))
    painter.drawEllipse(QRectF(0, 0, side, side))
    font = QFont(QApplication.font())
    font.setPixelSize(max(1, round(side * 0.56)))
    painter.setFont(font)
    painter.setPen(QColor(theme.accent))
    painter.drawText(QRectF(0, 0, side, side), Qt.AlignmentFlag.AlignCenter, symbol)
    painter.end()
    return made

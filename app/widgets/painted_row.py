"""What rows of different lists have in common: their ground, the badges on them. Knows no list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from app.theme import RADIUS, RADIUS_SMALL, Theme

if TYPE_CHECKING:  # the list of conversations has no badges
    from app.itemmodels.library_words import Badge


def ring(theme: Theme) -> QPen:
    """The line around what the keyboard is on. In high contrast its colour alone hardly differs from that of others."""
    return QPen(QColor(theme.focus), 2 if theme.high else 1)


def paint_ground(painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> None:
    """The ground of a row that is chosen or under the mouse, and the frame of one the keyboard is on."""
    rect = QRect(option.rect).adjusted(0, 1, 0, -1)
    state = option.state
    selected = bool(state & QStyle.StateFlag.State_Selected)
    if selected or state & QStyle.StateFlag.State_MouseOver:
        framed = selected and theme.high  # not told by a colour alone
        painter.setPen(QColor(theme.text) if framed else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.accent_soft if selected else theme.hover))
        painter.drawRoundedRect(rect.adjusted(0, 0, -1, -1) if framed else rect, RADIUS, RADIUS)
    keyed = theme.high or bool(state & QStyle.StateFlag.State_KeyboardFocusChange)  # and not by the mouse
    if keyed and state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(ring(theme))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = 1 if theme.high else 0
        painter.drawRoundedRect(rect.adjusted(inset, inset, -1 - inset, -1 - inset), RADIUS, RADIUS)


def paint_badge(painter: QPainter, rect: QRect, badge: Badge, theme: Theme, plain: str) -> None:
    """A badge in ``rect`` with the font of ``painter``; ``plain``: the ground of one that warns of nothing."""
    colours = {
        "plain": (plain, theme.muted),
        "warning": (theme.warning_soft, theme.warning),
        "error": (theme.error_soft, theme.error),
    }
    back, text = colours[badge.tone]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(back))
    painter.drawRoundedRect(rect, RADIUS_SMALL, RADIUS_SMALL)
    painter.setPen(QColor(text))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, badge.text)

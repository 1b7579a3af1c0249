"""What a search found, as Qt lists it: conversations, and below them further messages; searches nothing by itself."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import Literal

import msgspec
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.itemmodels.conversation_rows import tip

Index = QModelIndex | QPersistentModelIndex
Marks = tuple[tuple[int, int], ...]


class HitRole(IntEnum):
    """What a row can be asked for beside its title."""

    HIT = Qt.ItemDataRole.UserRole


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """One row.

    Attributes:
        kind: A conversation, one more message of it, or the offer to show these.
        conversation_id: The conversation.
        message_id: The message with the words; ``None`` for one of which only the title has them.
        title: Of a conversation, its title; of the offer, its words.
        title_marks: Where the words stand in it.
        excerpt: A piece of the message.
        marks: Where the words stand in it.
        when: The day it was said or last changed, in words.
        place: The folder, or the archive, in words; empty for neither.
    """

    kind: Literal["conversation", "message", "more"] = "conversation"
    conversation_id: int
    message_id: int | None = None
    title: str = ""
    title_marks: Marks = ()
    excerpt: str = ""
    marks: Marks = ()
    when: str = ""
    place: str = ""


class HitListModel(QAbstractListModel):
    """Hits in their order; all of them can be gone to."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: list[Hit] = []

    @property
    def hits(self) -> tuple[Hit, ...]:
        """All rows."""
        return tuple(self._hits)

    def show(self, hits: Iterable[Hit]) -> None:
        """Show these."""
        self.beginResetModel()
        self._hits = list(hits)
        self.endResetModel()

    def put_in(self, place: int, hits: Iterable[Hit]) -> None:
        """Put ``hits`` in the place of the row at ``place``."""
        wanted = list(hits)
        self.beginRemoveRows(QModelIndex(), place, place)
        del self._hits[place]
        self.endRemoveRows()
        if wanted:
            self.beginInsertRows(QModelIndex(), place, place + len(wanted) - 1)
            self._hits[place:place] = wanted
            self.endInsertRows()

    def hit_at(self, index: Index) -> Hit | None:
        """The row at ``index``."""
        return self._hits[index.row()] if index.isValid() and index.row() < len(self._hits) else None

    # ------------------------------------------------------------------------------ Qt overrides

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        hit = self.hit_at(index)
        if hit is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return hit.title or hit.excerpt
            case Qt.ItemDataRole.ToolTipRole:
                return tip("\n".join(part for part in (hit.title, hit.place, hit.when) if part))
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                said = hit.excerpt if hit.kind == "conversation" else ""
                return ". ".join(part for part in (said, hit.place, hit.when) if part)
            case HitRole.HIT:
                return hit
        return None

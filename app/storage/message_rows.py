"""Rows of the table ``message`` to values and back; asks nothing of a database itself."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from typing import Any, TypeVar

import msgspec

from app.storage.values import AnswerStats, Overrides, Seen, StoredMessage
from inference.frames import whole_text

Figures = TypeVar("Figures", AnswerStats, Seen)

# Its place among its siblings and their number.
_PLACE = """
    (SELECT count(*) FROM message s WHERE s.conversation_id = m.conversation_id AND s.parent_id IS m.parent_id
        AND s.deleted_with IS NULL AND s.id < m.id),
    (SELECT count(*) FROM message s WHERE s.conversation_id = m.conversation_id AND s.parent_id IS m.parent_id
        AND s.deleted_with IS NULL)
"""


def _columns(place: str) -> str:
    return f"""
        m.id, m.conversation_id, m.parent_id, m.role, m.text, m.reasoning, m.status, m.error_code, m.error, m.model,
        m.stats, m.created_at, {place}, m.pinned, m.seen, m.sampling, m.draft
    """


MESSAGE_COLUMNS = _columns(_PLACE)
"""Of a message called ``m``."""

UNPLACED_COLUMNS = _columns("0, 1")
"""The same without looking at its siblings."""


def storable(text: str) -> str:
    """``text`` without halves of surrogate pairs, which a broken paste can bring and UTF-8 cannot hold."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return whole_text(text)
    return text


def encode(figures: AnswerStats | Seen | None) -> str | None:
    return None if figures is None else msgspec.json.encode(figures).decode()


def _decode(stored: str | None, kind: type[Figures]) -> Figures | None:
    if stored is not None:
        with contextlib.suppress(msgspec.MsgspecError):  # figures must never keep anybody from the text
            return msgspec.json.decode(stored, type=kind)
    return None


def encode_overrides(sampling: Overrides) -> str | None:
    """Nothing where nothing differs."""
    return msgspec.json.encode(sampling).decode() if sampling else None


def decode_overrides(stored: str | None) -> Overrides:
    """What is kept of how answers are sampled; unreadable: nothing, so that it never keeps anybody from the text."""
    if stored is not None:
        with contextlib.suppress(msgspec.MsgspecError):
            return msgspec.json.decode(stored, type=Overrides)
    return {}


def messages_from(rows: Iterable[tuple[Any, ...]]) -> list[StoredMessage]:
    return [
        StoredMessage(
            id=row[0],
            conversation_id=row[1],
            parent_id=row[2],
            role=row[3],
            text=row[4],
            reasoning=row[5],
            status=row[6],
            error_code=row[7],
            error=row[8],
            model=row[9],
            stats=_decode(row[10], AnswerStats),
            created_at=row[11],
            sibling=row[12],
            siblings=row[13],
            pinned=bool(row[14]),
            seen=_decode(row[15], Seen),
            sampling=decode_overrides(row[16]),
            draft=row[17] or "",
        )
        for row in rows
    ]

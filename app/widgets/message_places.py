"""A place in the transcript that is found again when all text has another size. Knows no wheel."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.widgets.message import Message

if TYPE_CHECKING:
    from app.widgets.message import MessagePlace
    from app.widgets.transcript import Transcript


def hold(transcript: Transcript, zoom: float, y: float) -> Callable[[float, float], None]:
    """Remember what stands at this height of the view. What is returned brings it to a height, at another zoom. A view
    at the end stays there."""
    if transcript.follows_end() or not transcript.messages():
        return lambda _zoom, _y: None
    row, inside, before = transcript.row_under(y)
    held = _held(before, inside) if isinstance(before, Message) else None

    def bring_back(now: float, y: float) -> None:
        made = transcript.show_at(y, row, round(inside * now / zoom))
        if held is not None and isinstance(made, Message):  # now it is known how high everything became
            transcript.show_at(y, row, None, held(made))

    return bring_back


def _held(message: Message, y: float) -> Callable[[Message], MessagePlace]:
    """The place at a height, as a part of the paragraph or block it is in: that wraps anew at another size. What is
    returned finds it in the same message made anew."""
    part, (index, offset) = message.place_at(y)
    share = offset / _height(message, part, index)
    return lambda again: (part, (index, share * _height(again, part, index)))


def _height(message: Message, part: int, index: int) -> float:
    """Of a paragraph or block, with the space after it; never 0. Above and below all of them 1, nearly nothing."""
    inside = part in (1, 2)
    return max(1.0, message.y_of((part, (index + 1, 0))) - message.y_of((part, (index, 0)))) if inside else 1.0

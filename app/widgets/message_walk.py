"""From message to message with the keyboard. Knows the transcript only by what it can be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from app.widgets.message import Message
    from app.widgets.transcript import Transcript


def walk(transcript: Transcript, step: int) -> None:
    """Give the keyboard to the message before (-1) or after (1) the one that has it; after the last it ``left``.

    Where none has it, the last one that can be seen comes first.
    """
    count, focused = len(transcript.messages()), transcript.focused_message()
    row = transcript.row_of(focused) if focused is not None else None
    if row is None:
        visible = transcript.visible_rows()
        row = visible[-1] + 1 if visible and step < 0 else count
    row += step
    if row >= count:
        transcript.left.emit()
    elif row >= 0:
        transcript.bring(row)
        transcript.message_at(row).setFocus(Qt.FocusReason.ShortcutFocusReason)


def walk_from(transcript: Transcript, message: Message, step: int) -> None:
    """An arrow key in a message: through one that is higher than the view it scrolls."""
    page, bar = transcript.viewport().height(), transcript.verticalScrollBar()
    more = -message.y() if step < 0 else message.geometry().bottom() - page
    if more > 0 and message.geometry().bottom() > 0 and message.y() < page:
        bar.setValue(bar.value() + step * min(more, bar.singleStep()))
    else:
        walk(transcript, step)

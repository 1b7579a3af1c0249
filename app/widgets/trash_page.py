"""Messages as one page to be read: who said what, rendered as in the conversation; fetches nothing."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QCoreApplication

from app.render.html import markdown_to_html
from app.storage.values import StoredMessage
from app.theme import Theme
from app.widgets.chat_link import name_of

_LONGEST = 20_000  # characters of one message; nobody reads more of it here


def page_of(messages: Sequence[StoredMessage], theme: Theme) -> str:
    """HTML for a text view, in the colours of a theme."""
    return "".join(_message(message, theme) for message in messages)


def _message(message: StoredMessage, theme: Theme) -> str:
    you = QCoreApplication.translate("TrashDialog", "You")
    who = (
        you if message.role == "user" else name_of(message.model) or QCoreApplication.translate("TrashDialog", "Answer")
    )
    text = message.text[:_LONGEST]
    said = escape(text).replace("\n", "<br>") if message.role == "user" else markdown_to_html(text, theme, "source")
    return f'<p style="color:{theme.faint}; margin-top:12px; margin-bottom:2px">{escape(who)}</p><div>{said}</div>'

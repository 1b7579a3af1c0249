"""Answers that are JSON, as a block of code: put in order once they are whole. Knows no Qt and no schema."""

from __future__ import annotations

import msgspec

from app.render.items import Code, Item

LANGUAGE = "json"
_INDENT = 2
_MOST = 300_000  # characters; more than that is shown as it was written


def ordered(text: str) -> str:
    """JSON with one value a line, every number and name as it was written; anything else as it is."""
    if len(text) > _MOST:
        return text.strip("\n")
    try:
        return msgspec.json.format(text.strip(), indent=_INDENT)
    except (msgspec.MsgspecError, RecursionError):
        return text.strip("\n")  # it was cut off, or is no JSON after all


def json_items(text: str) -> list[Item]:
    """The rendering of a whole answer."""
    return [Code(ordered(text), LANGUAGE)] if text.strip() else []


class JsonStream:
    """The rendering of an answer that grows: as it comes, for half a value cannot be put in order.

    As ``app.render.markdown.MarkdownStream``.
    """

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._items: list[Item] = []

    @property
    def items(self) -> list[Item]:
        """As of the last ``update``."""
        return self._items

    def feed(self, text: str) -> None:
        """Take the next piece; cheap."""
        self._pieces.append(text)

    def update(self) -> None:
        """Render what has come."""
        self._pieces = ["".join(self._pieces)]
        text = self._pieces[0].lstrip("\n")
        self._items = [Code(text, LANGUAGE)] if text.strip() else []

    def finish(self) -> None:
        """Nothing more will come."""
        self._items = json_items("".join(self._pieces))

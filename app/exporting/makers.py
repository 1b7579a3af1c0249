"""Which maker makes which format. Knows no Qt: what needs it is made by a process of its own."""

from __future__ import annotations

from pathlib import Path

from app.storage.exchange.exporting import Format, HearthMaker, Maker, WritingMaker
from app.storage.exchange.written import Markdown, Plain, Words, Writing
from app.version import VERSION
from inference.net.cancel import CancelToken

PROGRAM = f"Hearth {VERSION}"


def maker_of(form: Format, database: Path, words: Words, locale: str, cancel: CancelToken) -> Maker:
    """What makes files of a format.

    Args:
        form: The format.
        database: Where the conversations are.
        words: What stands around the messages.
        locale: Name of the language and country in which numbers are written.
        cancel: Stops the making.
    """
    if form == "json":
        return HearthMaker(PROGRAM)
    if form == "pdf":
        from app.exporting.child import ChildMaker  # processes: only for a PDF

        return ChildMaker(database, words, PROGRAM, locale, cancel)

    def begin() -> Writing:
        if form == "html":
            from app.exporting.page import Page  # Markdown, colours and formulas: only for a page

            return Page(words, "Hearth")
        return Markdown(words) if form == "md" else Plain(words)

    return WritingMaker(begin)

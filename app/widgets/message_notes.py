"""From a reference to its footnote and back, among the items of a message. Knows no view."""

from __future__ import annotations

from collections.abc import Sequence

from app.render.items import LINE, NOTE, REFERENCE, Item, Paragraph, Run, Table, plain_text

_SHOWN = 400  # characters of a footnote that a tip shows


def target_of(items: Sequence[Item], link: str) -> int | None:
    """Which item a link inside a message leads to."""
    number = link.removeprefix(NOTE).removeprefix(REFERENCE)
    for index, item in enumerate(items):
        if link.startswith(NOTE) and _note(item) == number:
            return index
        if link.startswith(REFERENCE) and any(run.link == f"{NOTE}{number}" for run in _runs(item)):
            return index
    return None


def note_text(items: Sequence[Item], link: str) -> str:
    """What a footnote says, for a tip; empty when the link leads to none."""
    first = target_of(items, link) if link.startswith(NOTE) else None
    if first is None:
        return ""
    last = first + 1
    while last < len(items) and items[last].path.startswith("n") and not _note(items[last]):
        last += 1
    text = plain_text(items[first:last]).partition(" ")[2].replace(LINE, "\n").strip()
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}\u2026"


def _note(item: Item) -> str:
    """The number of the footnote that begins with an item; empty when none does."""
    if isinstance(item, Paragraph) and item.path == "n" and item.mark is not None:
        return str(item.mark.number)
    return ""


def _runs(item: Item) -> list[Run]:
    if isinstance(item, Table):
        return [run for row in item.rows for runs in row for run in runs]
    return list(item.runs) if isinstance(item, Paragraph) else []

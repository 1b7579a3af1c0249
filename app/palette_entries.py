"""What the palette can list, and who supplies it: a small interface, so that each part adds what it can do.

A part makes a ``PaletteSource`` and hands it to ``HabitsWing.add_palette_source``. Knows no window and no list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from app.fuzzy import Span


class PaletteEntry(NamedTuple):
    """One thing that can be asked for.

    Attributes:
        key: Id by which it is remembered as used, such as ``command:new``.
        title: What people read, translated.
        do: Does it; called when the palette is gone.
        kind: What it is or where it belongs, in a word or two, translated: ``Conversation``, ``Settings``.
        keys: Its keys as people know them (``app.widgets.shortcuts.native``).
        symbol: Name of an icon.
        words: What it is found by, too.
        why_not: Why it cannot be done now, a sentence; empty: it can.
    """

    key: str
    title: str
    do: Callable[[], object]
    kind: str = ""
    keys: str = ""
    symbol: str = ""
    words: str = ""
    why_not: str = ""


class PaletteRow(NamedTuple):
    """One row: an entry, and which characters of its title were meant."""

    entry: PaletteEntry
    spans: tuple[Span, ...] = ()


Show = Callable[[Sequence[PaletteEntry]], object]


class PaletteSource(NamedTuple):
    """Somebody who supplies entries.

    Attributes:
        entries: What there is, asked for when the palette opens: quick, from memory.
        find: Looks for what is typed where that takes longer, in the database, and calls back. What it finds for
            nothing typed is listed with ``entries`` until the palette closes.
        shown: Whether ``entries`` are listed while nothing is typed yet.
        worth: What its entries are worth beside others that fit as well.
    """

    entries: Callable[[], Iterable[PaletteEntry]]
    find: Callable[[str, Show], object] | None = None
    shown: bool = False
    worth: float = 0.0

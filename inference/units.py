"""Numbers as people read them, the same in the window, the terminal and what the engine says; knows no languages."""

from __future__ import annotations

MIB = 1024**2
GIB = 1024**3


def plain_number(number: float) -> str:
    """A number in full, thousands apart: ``16,777,216``, ``0.05``."""
    return f"{int(number):,}" if number == int(number) else f"{number:g}"


def data_size(count: int) -> str:
    """Bytes in the units operating systems show memory in: ``23.6 GB`` (of 1024³), ``512 MB``, ``1.8 MB``."""
    if count >= GIB:
        return f"{count / GIB:.1f} GB"
    return f"{count / MIB:.0f} MB" if count >= 10 * MIB else f"{count / MIB:.1f} MB"

"""Writes the icon file of macOS from pictures; knows not what they show.

A list of PNGs, each under a name of four letters for its size in points and its density; no ``iconutil`` is needed.
The two kinds for 16 and 32 points on screens of single density are no PNGs and are left out: macOS makes them of the
next larger one. Format: https://en.wikipedia.org/wiki/Apple_Icon_Image_format.
"""

from __future__ import annotations

import struct
from collections.abc import Callable

from app_icon.drawing import Picture
from app_icon.png import png

#: Name, and pixels on each side.
KINDS = (
    (b"ic11", 32),  # 16 points, double density
    (b"ic12", 64),
    (b"ic07", 128),
    (b"ic13", 256),
    (b"ic08", 256),
    (b"ic14", 512),
    (b"ic09", 512),
    (b"ic10", 1024),
)


def icns(draw: Callable[[int], Picture]) -> bytes:
    """The file of what ``draw`` makes at each size."""
    files = {size: png(draw(size)) for size in sorted({size for _, size in KINDS})}
    body = b"".join(name + struct.pack(">I", len(files[size]) + 8) + files[size] for name, size in KINDS)
    return b"icns" + struct.pack(">I", len(body) + 8) + body

"""Writes the icon file of Windows from pictures; knows not what they show.

Small pictures are bitmaps, which every part of Windows reads; the large one is a PNG, as Windows Vista and later want
it. Format: https://learn.microsoft.com/previous-versions/ms997538(v=msdn.10).
"""

from __future__ import annotations

import struct
from collections.abc import Iterable

from app_icon.drawing import Picture
from app_icon.png import png

SIZES = (16, 20, 24, 32, 40, 48, 64, 96, 128, 256)  # 100 % to 200 % of what task bar, list and desktop ask for
LARGE = 256  # pixels from which a picture is a PNG


def ico(pictures: Iterable[Picture]) -> bytes:
    """The file of pictures, none larger than 256 pixels."""
    parts = [(picture.size, png(picture) if picture.size >= LARGE else _bitmap(picture)) for picture in pictures]
    offset = 6 + 16 * len(parts)
    listing = struct.pack("<HHH", 0, 1, len(parts))
    for size, content in parts:
        side = size % 256  # 0 stands for 256
        listing += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(content), offset)
        offset += len(content)
    return listing + b"".join(content for _, content in parts)


def _bitmap(picture: Picture) -> bytes:
    """A bitmap from the bottom up, blue first; after it the mask of old, which the opacity replaces."""
    size = picture.size
    header = struct.pack("<IiiHHIIiiII", 40, size, 2 * size, 1, 32, 0, size * size * 4, 0, 0, 0, 0)
    swapped = bytearray(picture.pixels)
    swapped[0::4], swapped[2::4] = picture.pixels[2::4], picture.pixels[0::4]
    rows = [bytes(swapped[row * size * 4 : (row + 1) * size * 4]) for row in reversed(range(size))]
    mask_row = (size + 31) // 32 * 4
    mask = [_mask(rows[row], mask_row) for row in range(size)]
    return header + b"".join(rows) + b"".join(mask)


def _mask(row: bytes, length: int) -> bytes:
    bits = "".join("1" if opacity == 0 else "0" for opacity in row[3::4]).ljust(length * 8, "0")
    return int(bits, 2).to_bytes(length, "big")

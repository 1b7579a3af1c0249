"""What a picture file says about itself, before anything decodes it; decodes nothing.

Pictures come from strangers. The decoder behind llama.cpp makes room for whatever size a file claims, so the size is
read here first, from the few bytes that say it: PNG (IHDR), JPEG (the start of a frame), GIF and BMP (their headers).
"""

from __future__ import annotations

import struct
from typing import NamedTuple

from inference.errors import PromptError

MOST_BYTES = 32 * 1024 * 1024
MOST_PIXELS = 64 * 1024 * 1024  # of three bytes each
_NO_FRAMES = frozenset((0xC4, 0xC8, 0xCC))  # JPEG markers among those of frames that are none
_LONELY = frozenset((0x01, *range(0xD0, 0xDA)))  # JPEG markers without a length


class Size(NamedTuple):
    """Width and height, pixels."""

    width: int
    height: int


def check_picture(data: bytes) -> Size:
    """The size of a picture that can be decoded safely.

    Raises:
        PromptError: It is no picture, of a kind that cannot be read, or too large.
    """
    if len(data) > MOST_BYTES:
        raise PromptError("A picture is too large.", "Use one of at most 32 MB.")
    size = _size_of(data)
    if size is None:
        raise PromptError("A picture is damaged, or no picture at all.", "Use a PNG, JPEG, GIF or BMP file.")
    if min(size) < 1 or size.width * size.height > MOST_PIXELS:
        raise PromptError(f"A picture of {size.width} by {size.height} pixels is too large.", "Make it smaller first.")
    return size


def _size_of(data: bytes) -> Size | None:
    if data[:8] == b"\x89PNG\r\n\x1a\n" and data[12:16] == b"IHDR" and len(data) >= 24:
        return Size(*struct.unpack_from(">II", data, 16))
    if data[:6] in (b"GIF87a", b"GIF89a") and len(data) >= 10:
        return Size(*struct.unpack_from("<HH", data, 6))
    if data[:2] == b"BM" and len(data) >= 26:
        width, height = struct.unpack_from("<ii", data, 18)
        return Size(width, abs(height))
    if data[:2] == b"\xff\xd8":
        return _size_of_jpeg(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        raise PromptError("A picture is a WebP file, which cannot be read.", "Use a PNG or JPEG file.")
    return None


def _size_of_jpeg(data: bytes) -> Size | None:
    """ITU T.81, B.2.2: a frame begins with its marker, its length, a precision, its height and its width."""
    at = 2
    while at + 9 <= len(data):
        if data[at] != 0xFF:
            return None
        marker = data[at + 1]
        if marker == 0xFF:  # filling
            at += 1
        elif marker in _LONELY:
            at += 2
        elif 0xC0 <= marker <= 0xCF and marker not in _NO_FRAMES:
            height, width = struct.unpack_from(">HH", data, at + 5)
            return Size(width, height)
        else:
            at += 2 + max(2, struct.unpack_from(">H", data, at + 2)[0])
    return None

"""Images that came with a text, from their ``data:`` addresses. Nothing is ever fetched. Knows no document.

What claims to be an image may be a bomb: its size is read, and judged, before it is decoded.
"""

from __future__ import annotations

import base64
import binascii

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from app.render.runs import data_image

MAX_BYTES = 32 << 20  # of the encoded image
MAX_PIXELS = 50_000_000
_ALLOCATION = 256  # megabytes that decoding may take
_FORMATS = (b"png", b"jpeg", b"jpg", b"gif", b"webp")


def decode(address: str, largest: QSize) -> QImage | None:
    """The image in an address, made no larger than ``largest`` (pixels of the screen); ``None`` when it is none."""
    data = image_bytes(address)
    if data is None:
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    QImageReader.setAllocationLimit(_ALLOCATION)
    size = reader.size()
    allowed = bytes(reader.format().data()) in _FORMATS
    if not allowed or size.isEmpty() or size.width() * size.height() > MAX_PIXELS:
        return None
    if size.width() > largest.width() or size.height() > largest.height():
        reader.setScaledSize(size.scaled(largest, Qt.AspectRatioMode.KeepAspectRatio))
    reader.setAutoTransform(True)
    image = reader.read()
    return None if image.isNull() else image


def image_bytes(address: str) -> bytes | None:
    """The file in an address, or ``None`` when there is none, or it is too large."""
    if not data_image(address) or len(address) > MAX_BYTES:
        return None
    try:
        return base64.b64decode(address.partition(",")[2], validate=True)
    except (binascii.Error, ValueError):
        return None


def suffix(address: str) -> str:
    """The ending of a file for the image in an address."""
    kind = address.partition("/")[2].partition(";")[0].lower()
    return "jpg" if kind in ("jpeg", "jpg") else kind

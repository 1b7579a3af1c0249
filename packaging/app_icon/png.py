"""Writes PNG with Qt: pixels, no time and no name of a program, so that the same picture is the same file."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter

from app_icon.drawing import Picture


def png(picture: Picture) -> bytes:
    """The file of a picture."""
    image = QImage(picture.pixels, picture.size, picture.size, picture.size * 4, QImage.Format.Format_RGBA8888)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, QByteArray(b"PNG")).write(image):
        raise ValueError("Qt cannot write a PNG.")
    return bytes(buffer.data().data())

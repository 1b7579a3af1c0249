"""An image that came with a message: on the clipboard, in a file, and in a document. Knows no view."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage, QTextCursor, QTextDocument, QTextImageFormat
from PySide6.QtWidgets import QFileDialog, QWidget

from app.render.images import decode, image_bytes, suffix
from app.render.items import Image

_LARGEST = 4096  # pixels of the screen; what is larger is made smaller when it is decoded
_HIGHEST = 520  # pixels at zoom 1
_NAME = "image"  # of the image in its document


def copy_image(item: Image) -> None:
    """Put the image on the clipboard."""
    image = decode(item.source, QSize(_LARGEST, _LARGEST))
    if image is not None:
        QGuiApplication.clipboard().setImage(image)


def ask_where_to_save(item: Image, parent: QWidget) -> QFileDialog:
    """Ask for a file, and write the image into it as it came."""
    dialog = QFileDialog(parent, QCoreApplication.translate("MessageImage", "Save image"))
    dialog.setObjectName("saveImage")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix(item.source))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda path: save_image(item, path))
    dialog.open()
    return dialog


def save_image(item: Image, path: str) -> None:
    """Write the image as it came."""
    with open(path, "wb") as file:
        file.write(image_bytes(item.source) or b"")


class ImageWriter:
    """Keeps a document equal to one image, or to its description where it is none."""

    def __init__(self, document: QTextDocument, zoom: float) -> None:
        self._document = document
        self._highest = round(_HIGHEST * zoom)
        self._item: Image | None = None
        self._image: QImage | None = None
        self._size = QSize()

    def write(self, item: Image) -> bool:
        """Show ``item``; false when there is nothing that could be shown."""
        if item != self._item:
            self._item, self._size = item, QSize()
            self._image = decode(item.source, QSize(_LARGEST, _LARGEST))
        return self._image is not None

    def fit(self, width: int, ratio: float) -> None:
        """Make the image as large as it is, or as fits."""
        if self._image is None:
            return
        size = self._image.size()
        if size.width() > width or size.height() > self._highest:
            size.scale(max(1, width), self._highest, Qt.AspectRatioMode.KeepAspectRatio)
        size = size.expandedTo(QSize(1, 1))
        if size == self._size:
            return
        self._size = size
        keep, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        shown = self._image.scaled(size * ratio, keep, smooth)
        shown.setDevicePixelRatio(ratio)
        self._document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(_NAME), shown)
        shape = QTextImageFormat()
        shape.setName(_NAME)
        shape.setWidth(size.width())
        shape.setHeight(size.height())
        cursor = QTextCursor(self._document)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        cursor.insertImage(shape)

"""What can be done with the text of a message, with a link or an image in it, as a menu. Knows no message."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from app.render.items import Image
from app.widgets.message_image import ask_where_to_save, copy_image


class Copyable(Protocol):
    """Whose menu it is."""

    def has_selection(self) -> bool:
        """Whether anything is selected."""

    def copy_selection(self) -> None:
        """Put what is selected on the clipboard."""

    def copy_as_markdown(self) -> None:
        """Put the Markdown of what is selected, or of everything, on the clipboard."""

    def select_all(self) -> None:
        """Select everything."""


def text_menu(text: Copyable, parent: QWidget, link: str, image: Image | None) -> QMenu:
    """Copy, select all, for a link its address, for an image itself."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    copy = menu.addAction(QCoreApplication.translate("MessageBody", "Copy"), text.copy_selection)
    copy.setEnabled(text.has_selection())
    menu.addAction(QCoreApplication.translate("MessageBody", "Copy as Markdown"), text.copy_as_markdown)
    menu.addAction(QCoreApplication.translate("MessageBody", "Select all"), text.select_all)
    if link and not link.startswith("#"):
        menu.addSeparator()
        put = QGuiApplication.clipboard().setText
        menu.addAction(QCoreApplication.translate("MessageBody", "Copy link"), lambda: put(link))
    if image is not None:
        menu.addSeparator()
        menu.addAction(QCoreApplication.translate("MessageBody", "Copy image"), lambda: copy_image(image))
        save = QCoreApplication.translate("MessageBody", "Save image…")
        menu.addAction(save, lambda: ask_where_to_save(image, parent))
    return menu

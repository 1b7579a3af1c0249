"""What the sidebar has beside its list, made when the window can be seen: sorting, archive, trash, the way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton

from app.theme import Theme
from app.widgets.buttons import quiet_button, tool_button
from app.widgets.icons import icon


class SidebarTools(QObject):
    """Signals:
    archive_asked(): The archive is to be listed, or the list again.
    trash_asked(): The trash is to be shown.
    """

    archive_asked = Signal()
    trash_asked = Signal()

    def __init__(self, make_menu: Callable[[], QMenu], parent: QObject) -> None:
        super().__init__(parent)
        self._make_menu = make_menu
        self.more: QToolButton = tool_button("listMenu", self.tr("Sort conversations, make a folder"), command="list")
        self.more.clicked.connect(self.open_menu)
        self.archive = tool_button("archiveButton", self.tr("Archive"), command="show-archive")
        self.archive.setCheckable(True)
        self.archive.clicked.connect(self.archive_asked)
        self.trash = tool_button("trashButton", self.tr("Trash"), command="show-trash")
        self.trash.clicked.connect(self.trash_asked)
        self.place: QPushButton = quiet_button("leaveArchive", self.tr("Archive"), self.tr("Back to the list (Esc)"))
        self.place.setAccessibleName(self.tr("Leave the archive"))
        self.place.clicked.connect(self.archive_asked)
        self.place.hide()

    def set_theme(self, theme: Theme, _zoom: float) -> None:
        """Tint the symbols."""
        self.more.setIcon(icon("more", theme))
        self.archive.setIcon(icon("archive", theme))
        self.trash.setIcon(icon("trash", theme))
        mirrored = self.place.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.place.setIcon(icon("chevron-right" if mirrored else "chevron-left", theme))

    def show_archive(self, shown: bool) -> None:
        """Whether the archive is listed."""
        self.archive.setChecked(shown)
        self.place.setVisible(shown)

    def open_menu(self) -> None:
        """Show what can be done with the whole list."""
        menu = self._make_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

"""The section Downloads: the list, all at once, and what stands there while there is none."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.controllers.downloads import DownloadsController, DownloadsStatus
from app.itemmodels.download_words import overall_words
from app.theme import Theme, px
from app.widgets.downloads_list import DownloadsList
from app.widgets.empty_hint import EmptyHint
from app.widgets.icons import icon
from app.widgets.models_page import NARROW, side_of
from app.widgets.models_section import ModelsSection
from inference.download.values import Download


class DownloadsSection(ModelsSection):
    """Signals:
    chat_asked(str): The model file at this path is to be loaded.
    find_asked(): The user wants to find something to download.
    """

    chat_asked = Signal(str)
    find_asked = Signal()

    def __init__(self, downloads: DownloadsController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._downloads = downloads
        self.list = DownloadsList(downloads.rows)
        self.list.toggled.connect(downloads.toggle)
        self.list.cancelled.connect(downloads.cancel)
        self.list.moved.connect(downloads.move)
        self.list.chat_asked.connect(lambda download: self.chat_asked.emit(str(download.wanted.model)))
        self.list.folder_asked.connect(_show_folder)
        self._words = QLabel()
        self._words.setProperty("tone", "muted")
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.pause_all = self._button("pauseAllDownloads", self.tr("Pause all"), downloads.pause_all)
        self.resume_all = self._button("resumeAllDownloads", self.tr("Resume all"), downloads.resume_all)
        self.clear = self._button("clearDownloads", self.tr("Clear the list"), downloads.clear_done)
        self.clear.setToolTip(self.tr("Clear the list: what is complete goes out of it, the models stay"))
        self.hint = EmptyHint("download", self.tr("Nothing is being downloaded"))
        self.hint.show_about(self.tr("What you download is listed here. It goes on while you chat."))
        self.hint.add_action("findFromDownloads", self.tr("Find models"), self.find_asked.emit)
        self._lay_out()
        downloads.status_changed.connect(self._show_status)
        for signal in (downloads.rows.rowsInserted, downloads.rows.rowsRemoved, downloads.rows.dataChanged):
            signal.connect(lambda *_places: self._show_status(downloads.status))
        self._show_status(downloads.status)

    def _button(self, name: str, title: str, do: Callable[[], object]) -> QPushButton:
        button = QPushButton(title)
        button.setObjectName(name)
        button.setAccessibleName(title)
        button.setToolTip(title)
        button.setProperty("look", "quiet")
        button.clicked.connect(lambda _checked=False: do())
        return button

    def _lay_out(self) -> None:
        head = self._head = QHBoxLayout()
        head.addWidget(self._words, 1)
        for button in (self.pause_all, self.resume_all, self.clear):
            head.addWidget(button)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(8)
        self._column.addLayout(head)
        self._column.addWidget(self.list, 1)
        self._column.addWidget(self.hint, 1)

    def _show_status(self, status: DownloadsStatus) -> None:
        shown = self._downloads.rows.downloads()
        self.hint.setVisible(not shown)
        self.list.setVisible(bool(shown))
        active = bool(status.active)
        self._words.setText(overall_words(status.active, status.share, paused=status.paused) if active else "")
        self.pause_all.setVisible(active and not status.paused)
        self.resume_all.setVisible(any(download.state == "paused" for download in shown))
        self.clear.setVisible(any(download.state == "done" for download in shown))

    # ------------------------------------------------------------------------------ Qt overrides

    def set_theme(self, theme: Theme, zoom: float) -> None:
        super().set_theme(theme, zoom)
        self.list.set_theme(theme, zoom)
        self.hint.set_theme(theme, zoom)
        for button, symbol in ((self.pause_all, "pause"), (self.resume_all, "play"), (self.clear, "check")):
            button.setIcon(icon(symbol, theme))
        self._align()

    def take_focus(self) -> None:
        if self.list.isHidden():
            self.hint.take_focus()
            return
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self._downloads.rows.index(0))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._align()

    def _align(self) -> None:
        side = side_of(self.width(), self.zoom)
        self._column.setContentsMargins(side, px(12, self.zoom), side, 8)
        narrow = self.width() < px(NARROW, self.zoom)
        for button in (self.pause_all, self.resume_all, self.clear):
            button.setText("" if narrow else button.accessibleName())


def _show_folder(download: Download) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(download.wanted.model.parent)))

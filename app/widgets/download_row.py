"""One download in the list: name, how far it has come, what can be done with it. Emits wishes, does nothing itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.itemmodels.download_words import state_words
from app.theme import Theme, px
from app.widgets.icons import icon
from app.widgets.progress_line import ProgressLine
from inference.download.values import Download, State

GAP = 8  # pixels at zoom 1 between two downloads
RESTS: frozenset[State] = frozenset(("paused", "failed"))


class DownloadRow(QWidget):
    """Signals:
    toggled(): It is to be paused, or to go on.
    cancelled(): It is to be given up, or taken out of the list.
    chat_asked(): The model is to be loaded.
    folder_asked(): Its folder is to be shown.
    resized(): It has become higher or lower.
    """

    toggled = Signal()
    cancelled = Signal()
    chat_asked = Signal()
    folder_asked = Signal()
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._zoom = 1.0
        self._looks: tuple[object, ...] = ()
        self._title = QLabel()
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setProperty("scale", "caption")
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.line = ProgressLine()
        self.toggle = self._tool("toggleDownload", self.toggled)
        self.cancel = self._tool("cancelDownload", self.cancelled)
        self.folder = self._tool("showDownloadInFolder", self.folder_asked)
        self.chat = QPushButton(self.tr("Chat with it"))
        self.chat.setObjectName("chatWithDownload")
        self.chat.clicked.connect(self.chat_asked)
        self._lay_out()

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Tint the symbols."""
        self._theme, self._zoom = theme, zoom
        self.line.set_theme(theme, zoom)
        self.cancel.setIcon(icon("close", theme))
        self.folder.setIcon(icon("folder", theme))
        self._column.setContentsMargins(px(14, zoom), px(10, zoom), px(12, zoom), px(12, zoom) + px(GAP, zoom))
        self._looks = ()

    def show_download(self, download: Download, age: float) -> None:
        """Show where it stands; ``age``: seconds since it was last heard of."""
        if self._title.text() != download.wanted.title:
            self._title.setText(download.wanted.title)
        words, high = state_words(download, age), self._words.heightForWidth(self._words.width())
        self._words.setText(words)
        self.line.show_share(download.done / download.total if download.total else 0.0, self._colour(download))
        looks = (download.state, bool(download.code), download.wanted.title, self._theme)
        if looks != self._looks:
            self._looks = looks
            self._dress(download)
            self.resized.emit()
        elif high != self._words.heightForWidth(self._words.width()):
            self.resized.emit()

    def _dress(self, download: Download) -> None:
        """What changes with the state only."""
        title, state = download.wanted.title, download.state
        tone = "error" if state == "failed" else "warning" if state == "paused" and download.code else "muted"
        if self._words.property("tone") != tone:
            self._words.setProperty("tone", tone)
            self._words.style().unpolish(self._words)
            self._words.style().polish(self._words)
        rests, done = state in RESTS, state == "done"
        self.line.setVisible(not done)
        self.toggle.setVisible(not done)
        self.chat.setVisible(done)
        self.folder.setVisible(done)
        self.setAccessibleName(title)
        if state == "failed":
            go_on, shown = self.tr("Try again: {0}").format(title), self.tr("Try again")
        elif rests:
            go_on, shown = self.tr("Resume: {0}").format(title), self.tr("Resume (Space)")
        else:
            go_on, shown = self.tr("Pause: {0}").format(title), self.tr("Pause (Space)")
        _name(self.toggle, go_on, shown)
        if done:
            _name(self.cancel, self.tr("Take out of the list: {0}").format(title), self.tr("Take out of the list"))
        else:
            _name(self.cancel, self.tr("Cancel: {0}").format(title), self.tr("Cancel (Del)"))
        _name(self.folder, self.tr("Show in its folder: {0}").format(title), self.tr("Show in its folder"))
        _name(self.chat, self.tr("Chat with {0}").format(title), self.tr("Load this model and chat with it"))
        if self._theme is not None:
            symbol = "refresh" if state == "failed" else "play" if rests else "pause"
            self.toggle.setIcon(icon(symbol, self._theme))

    def _colour(self, download: Download) -> str:
        if self._theme is None or download.state in ("running", "verifying"):
            return ""
        return self._theme.error if download.state == "failed" else self._theme.faint

    def _tool(self, name: str, signal: SignalInstance) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(signal)
        return button

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._title, 1)
        for button in (self.chat, self.folder, self.toggle, self.cancel):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(6)
        self._column.addLayout(head)
        self._column.addWidget(self.line)
        self._column.addWidget(self._words)


def _name(button: QToolButton | QPushButton, spoken: str, tip: str) -> None:
    button.setAccessibleName(spoken)
    button.setToolTip(tip)

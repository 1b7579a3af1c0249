"""The right side of the window: header, transcript, notices, composer; puts them together and nothing more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.theme import Theme
from app.widgets.composer_card import ComposerCard
from app.widgets.header import Header
from app.widgets.notice_bar import NoticeBar
from app.widgets.transcript import Transcript
from app.widgets.welcome import Welcome

if TYPE_CHECKING:
    from app.widgets.find_bar import FindBar


class ChatPane(QFrame):
    """The parts are public: the window connects them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chatPane")
        self.setProperty("look", "surface")
        self.header = Header(self)
        self.transcript = Transcript(self)
        area = _scroll_area(self.transcript.viewport())
        self.welcome = Welcome(area.viewport())
        area.setWidget(self.welcome)
        self.welcome.setAutoFillBackground(False)
        self.transcript.set_empty_widget(area)
        self.notices = NoticeBar(self)
        self.card = ComposerCard(self)
        self._foot = QVBoxLayout()
        self._foot.setSpacing(8)
        self._foot.addWidget(self.notices)
        self._foot.addWidget(self.card)
        self._instead: QWidget | None = None
        self._find_bar: FindBar | None = None
        self._looks: tuple[Theme, float] | None = None
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.transcript, 1)
        column.addLayout(self._foot)
        self.transcript.viewport().installEventFilter(self)
        self.transcript.verticalScrollBar().valueChanged.connect(lambda value: self.header.show_edge(value > 0))
        self.transcript.typed.connect(self._write)
        self.transcript.left.connect(self.focus_composer)
        self._align()

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Dress all parts."""
        self.header.set_theme(theme)
        self.welcome.set_theme(theme, zoom)
        self.transcript.set_theme(theme, zoom)
        self.notices.set_theme(theme)
        self.card.set_theme(theme, zoom)
        self._looks = theme, zoom
        if self._find_bar is not None:
            self._find_bar.set_theme(theme, zoom)
        self._align()

    def take_notices(self, bar: QWidget) -> None:
        """Have the notices above the composer again, after they were shown elsewhere."""
        bar.setContentsMargins(0, 0, 0, 0)
        self._foot.insertWidget(0, bar)

    def take_find_bar(self, bar: FindBar) -> None:
        """Have the bar for finding above the messages."""
        self._find_bar = bar
        if self._looks is not None:
            bar.set_theme(*self._looks)
        self._column.insertWidget(self._column.indexOf(self.transcript), bar)
        self._align()

    def show_instead(self, page: QWidget | None) -> None:
        """Show something else in the place of messages and composer; ``None``: these again."""
        if self._instead is not None and self._instead is not page:
            self._instead.hide()
        if page is not None and self._column.indexOf(page) < 0:
            self._column.insertWidget(self._column.indexOf(self.transcript), page, 1)
        self._instead = page
        for part in (self.transcript, self.card):
            part.setVisible(page is None)
        if self._find_bar is not None:
            self._find_bar.setVisible(False)
        if page is not None:
            page.show()

    @property
    def is_covered(self) -> bool:
        """Whether something else is shown in the place of messages and composer."""
        return self._instead is not None

    def put_above_composer(self, widget: QWidget) -> None:
        """Give a widget the place between the notices and the composer."""
        self._foot.insertWidget(self._foot.indexOf(self.card), widget)

    def focus_composer(self) -> None:
        """Put the keyboard where one writes."""
        self.card.composer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _write(self, key: QKeyEvent) -> None:
        """Somebody writes without having gone to the field first."""
        if not self.card.isHidden():
            self.focus_composer()
            self.card.composer.event(QKeyEvent(key.type(), key.key(), key.modifiers(), key.text()))

    def _align(self) -> None:
        """Keep composer and notices under the text of the messages."""
        left, width = self.transcript.column()
        right = self.width() - left - width
        self._foot.setContentsMargins(left, 4, right, 16)
        if self._find_bar is not None:
            self._find_bar.stand_in_line(left, right, 6)

    # ------------------------------------------------------------------------------ Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._align()
        return super().eventFilter(watched, event)


def _scroll_area(parent: QWidget) -> QScrollArea:
    """For what is to be scrolled where large text or a small window leaves too little room."""
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    # To hand out Qt's own viewport, PySide6 would first load every class that it could be.
    area.setViewport(QWidget())
    return area

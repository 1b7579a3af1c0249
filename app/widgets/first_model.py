"""The cards a newcomer sees: one model that suits this computer, and what other programs left here. Emits wishes."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QVBoxLayout, QWidget

from app.controllers.first_run import FirstView, Found
from app.itemmodels.amounts import number, size
from app.itemmodels.download_words import state_words
from app.itemmodels.hub import Card
from app.itemmodels.hub_words import about_words, licence_words, speed_words, verdict
from app.theme import Theme, px
from app.widgets.flow_layout import FlowLayout
from app.widgets.icons import icon
from app.widgets.progress_line import ProgressLine
from app.widgets.wrapping_label import wrapping


class FirstModel(QWidget):
    """Signals:
    download_asked(): The recommended model is to be downloaded.
    chat_asked(): It is here now and is to answer.
    others_asked(): Other models are wanted.
    downloads_asked(): The list of downloads is wanted.
    here_asked(): The models of other programs are wanted.
    """

    download_asked = Signal()
    chat_asked = Signal()
    others_asked = Signal()
    downloads_asked = Signal()
    here_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("firstModel")
        self._make_offer()
        self._make_found()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._offer)
        column.addWidget(self._found)

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Tint the symbols."""
        self.download.setIcon(icon("download", theme, theme.on_accent))
        self.use.setIcon(icon("folder", theme))
        self._line.set_theme(theme, zoom)
        for layout in (self._offer_column, self._found_row):
            layout.setContentsMargins(px(16, zoom), px(12, zoom), px(12, zoom), px(12, zoom))

    def show_view(self, view: FirstView) -> None:
        """Show what is offered, and how far its download has come."""
        self._offer.setVisible(view.card is not None)
        if view.card is not None:
            self._show_offer(view, view.card)
        self._found.setVisible(bool(view.found))
        self._found_text.setText(found_words(view.found))

    # ------------------------------------------------------------------------------------ inside

    def _make_offer(self) -> None:
        self._offer = QFrame()
        self._offer.setProperty("look", "card")
        self._why = wrapping("caption", "muted")
        self._title = wrapping("title")
        self._about = wrapping("", "muted")
        self._figures = wrapping("caption")
        self._line = ProgressLine()
        self.download = self._button("firstDownload", self.tr("Download"), self.download_asked)
        self.download.setProperty("look", "primary")
        self.chat = self._button("firstChat", self.tr("Chat with it"), self.chat_asked)
        self.chat.setProperty("look", "primary")
        self.others = self._button("firstOthers", self.tr("Other models…"), self.others_asked)
        self.others.setProperty("look", "quiet")
        self.progress = self._button("firstProgress", self.tr("Show the download"), self.downloads_asked)
        self.progress.setProperty("look", "quiet")
        buttons = FlowLayout(8)
        for button in (self.download, self.chat, self.progress, self.others):
            buttons.addWidget(button)
        column = self._offer_column = QVBoxLayout(self._offer)
        column.setSpacing(4)
        for widget in (self._why, self._title, self._about, self._figures):
            column.addWidget(widget)
        column.addSpacing(4)
        column.addWidget(self._line)
        column.addLayout(buttons)

    def _make_found(self) -> None:
        self._found = QFrame()
        self._found.setProperty("look", "card")
        self._found_text = wrapping()
        self.use = self._button("firstUseFound", self.tr("Use what is here"), self.here_asked)
        row = self._found_row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._found)
        row.setSpacing(12)
        row.addWidget(self._found_text, 1)
        row.addWidget(self.use, 0, Qt.AlignmentFlag.AlignVCenter)

    def _show_offer(self, view: FirstView, card: Card) -> None:
        buttons = (self.chat, self.progress, self.download, self.others)
        had_focus = any(button.hasFocus() for button in buttons)
        self._why.setText(self.tr("Suits this computer"))
        self._title.setText(card.title)
        self._about.setText(about_words(card))
        stage, download = view.stage, view.download
        if stage == "asking":
            self._figures.setText(self.tr("Asking the hub for its files…"))
        elif stage == "loading" and download is not None:
            self._figures.setText(state_words(download))
        elif stage == "here":
            self._figures.setText(self.tr("It is on this computer now, complete and checked."))
        else:
            self._figures.setText(offer_words(card))
        total = download.total if download is not None else None
        self._line.show_share(download.done / total if download is not None and total else 0.0)
        self._line.setVisible(stage == "loading")
        self.download.setVisible(stage in ("offer", "asking"))
        self.download.setText(self.tr("Download {0}").format(size(card.size)) if card.size else self.tr("Download"))
        self.download.setAccessibleName(self.tr("Download {0}, {1}").format(card.title, size(card.size)))
        self.chat.setVisible(stage == "here")
        self.progress.setVisible(stage == "loading")
        self.others.setVisible(stage in ("offer", "here"))
        if had_focus and not any(button.hasFocus() for button in buttons):
            next(button for button in buttons if not button.isHidden()).setFocus(Qt.FocusReason.OtherFocusReason)

    def _align(self) -> None:
        """The button stands below its words where it would leave them no room."""
        beside = self.width() >= 2 * self.use.sizeHint().width()
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._found_row.setDirection(direction)

    def _button(self, name: str, text: str, signal: SignalInstance) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.clicked.connect(lambda _checked=False: signal.emit())
        return button

    # ------------------------------------------------------------------------------ Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._align()


def offer_words(card: Card) -> str:
    """Why this one: how it fits, how fast it is here, whose licence."""
    fits = verdict(card.outlook) if card.outlook is not None else ""
    parts = (fits, speed_words(card.outlook), licence_words(card.licence))
    return " · ".join(part for part in parts if part)


def found_words(found: tuple[Found, ...]) -> str:
    """What other programs have left here."""
    if not found:
        return ""
    models = sum(each.models for each in found)
    programs = [each.program for each in found]
    names = programs[0] if len(programs) == 1 else _tr("{0} and {1}").format(", ".join(programs[:-1]), programs[-1])
    said = _tr("1 model of {0}") if models == 1 else _tr("{1} models of {0}")
    counted = said.format(names, number(models))
    return _tr("Already on this computer: {0}, {1}.").format(counted, size(sum(each.size for each in found)))


def _tr(text: str) -> str:
    return QCoreApplication.translate("FirstModel", text)

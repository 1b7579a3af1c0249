"""The page of one model on the hub: what it is, its variants and what each would be like here, one button."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.controllers.repository import RepositoryController, RepositoryView
from app.itemmodels.amounts import size
from app.itemmodels.download_words import state_words
from app.itemmodels.hub_words import reason_words
from app.itemmodels.repository_words import abilities_line, about_line, choice_words
from app.itemmodels.variants import VariantsListModel
from app.theme import Theme, px
from app.widgets.gate_notice import GateNotice
from app.widgets.icons import icon
from app.widgets.model_card import ModelCard
from app.widgets.models_page import side_of
from app.widgets.models_section import ModelsSection
from app.widgets.repository_hint import RepositoryHint
from app.widgets.variants_list import VariantsList
from app.widgets.wrapping_label import wrapping
from inference.download.values import Download
from inference.net.network import HUB


class RepositoryPage(ModelsSection):
    """Signals:
    left(): Back to the list.
    connection_test_asked(): The user wants to know why the hub is not reached.
    token_asked(): The user wants to enter an access token.
    chat_asked(str): The model file at this path, which is here already, is to be loaded.
    downloads_asked(): The list of downloads is wanted.
    """

    left = Signal()
    connection_test_asked = Signal()
    token_asked = Signal()
    chat_asked = Signal(str)
    downloads_asked = Signal()

    def __init__(self, repository: RepositoryController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._repository = repository
        self._rows = VariantsListModel()
        self._shown = ""
        self._downloads: Mapping[tuple[str, str], Download] = {}
        self.endpoint = HUB
        self._make_head()
        self._make_choice()
        self._make_foot()
        self.hint = RepositoryHint()
        self.hint.again_asked.connect(repository.again)
        self.hint.test_asked.connect(self.connection_test_asked)
        self.hint.page_asked.connect(self._open_on_hub)
        self.hint.token_asked.connect(self.token_asked)
        self._lay_out()
        repository.shown.connect(self.show_view)

    # ------------------------------------------------------------------------------- making it

    def _make_head(self) -> None:
        self.back = self._button("leaveRepository", self.tr("Back to the list"), self.left.emit)
        self.on_hub = self._button("openOnHub", self.tr("Open on the hub"), self._open_on_hub)
        self.on_hub.setToolTip(self.tr("Opens its page in the browser"))
        self._title = self._label("large", "")
        self._owner = self._label("", "muted")
        self._abilities = self._label("caption", "muted")
        self.gate = GateNotice()
        self.gate.page_asked.connect(self._open_licence)
        self.gate.token_asked.connect(self.token_asked)

    def _make_choice(self) -> None:
        self._heading = self._label("title", "")
        self._heading.setText(self.tr("Choose a variant"))
        self._why = self._label("", "muted")
        self.list = VariantsList(self._rows)
        self.list.chosen.connect(self._repository.choose)
        self.all = self._button("showAllVariants", "", self._show_all)
        self.projector = self._check("withProjector")
        self.draft = self._check("withDraft")
        self._about = self._label("title", "")
        self._about.setText(self.tr("Description"))
        self.card = ModelCard()
        self.card.link_activated.connect(_open_link)

    def _make_foot(self) -> None:
        self.words = self._label("", "muted")
        self.download = QPushButton()
        self.download.setObjectName("downloadVariant")
        self.download.setProperty("look", "primary")
        self.download.clicked.connect(self._ask_download)

    def _lay_out(self) -> None:
        inside = QWidget()
        self._inside = QVBoxLayout(inside)
        self._inside.setSpacing(6)
        head: tuple[QWidget, ...] = (self._title, self._owner, self._abilities, self.gate)
        choice: tuple[QWidget, ...] = (self._heading, self._why, self.list, self.all, self.projector, self.draft)
        about: tuple[QWidget, ...] = (self._about, self.card)
        for group in (head, choice, about):
            for widget in group:
                self._inside.addWidget(widget)
            self._inside.addSpacing(14)
        self._inside.setAlignment(self.all, Qt.AlignmentFlag.AlignLeading)
        self._inside.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(inside)
        inside.setAutoFillBackground(False)
        self.area.verticalScrollBar().valueChanged.connect(self._note_scrolled)
        self._head = QHBoxLayout()
        self._head.addWidget(self.back)
        self._head.addStretch(1)
        self._head.addWidget(self.on_hub)
        self._foot_frame = QFrame()
        line = QFrame()
        line.setProperty("look", "separator")
        line.setFixedHeight(1)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(12)
        self._foot.addWidget(self.words, 1)
        self._foot.addWidget(self.download, 0, Qt.AlignmentFlag.AlignVCenter)
        foot = QVBoxLayout(self._foot_frame)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(0)
        foot.addWidget(line)
        foot.addLayout(self._foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        for part in (self.area, self.hint):
            column.addWidget(part, 1)
        column.addWidget(self._foot_frame)

    def _label(self, scale: str, tone: str) -> QLabel:
        label = wrapping(scale, tone)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _button(self, name: str, title: str, do: Callable[[], object]) -> QPushButton:
        button = QPushButton(title)
        button.setObjectName(name)
        button.setAccessibleName(title)
        button.setProperty("look", "quiet")
        button.clicked.connect(lambda _checked=False: do())
        return button

    def _check(self, name: str) -> QCheckBox:
        box = QCheckBox()
        box.setObjectName(name)
        box.toggled.connect(lambda _on: self._show_foot(self._repository.view))
        return box

    # --------------------------------------------------------------------------------- showing

    def show_view(self, view: RepositoryView) -> None:
        """Show what is known of the repository."""
        if view.id != self._shown:
            self._shown = view.id
            self._begin()
        self._title.setText(view.title)
        self._show_trouble(view)
        self._rows.show(view)
        self.list.show_chosen(view.chosen)
        repository = view.repository
        self._owner.setText(about_line(view))
        self._abilities.setText(abilities_line(view))
        self._abilities.setVisible(bool(self._abilities.text()))
        self.gate.setVisible(repository is not None and repository.summary.gate != "open")
        self._heading.setVisible(bool(view.offers))
        self._why.setText(self._why_words(view))
        self._why.setVisible(bool(self._why.text()))
        self._show_left_out()
        self._show_companions(view)
        self._about.setVisible(bool(view.card))
        self.card.setVisible(bool(view.card))
        self.card.show_text(view.card or "")
        self._show_foot(view)
        self._note_scrolled()

    def show_downloads(self, downloads: Mapping[tuple[str, str], Download]) -> None:
        """Show which variants are on their way, by repository and name of the first file."""
        chosen = self._on_its_way()
        self._downloads = downloads
        if chosen != self._on_its_way():
            self._show_foot(self._repository.view)

    def _on_its_way(self) -> Download | None:
        """The download of what is chosen; ``None`` also while more than that is wanted of it."""
        offer = self._repository.view.offer
        if offer is None or offer.here or self.projector.isChecked() or self.draft.isChecked():
            return None
        return self._downloads.get((offer.variant.repository, offer.variant.files[0].path))

    def _begin(self) -> None:
        """Another repository: from the top, nothing chosen of the one before."""
        self.area.verticalScrollBar().setValue(0)
        self._rows.show_all(False)
        for box in (self.projector, self.draft):
            box.setChecked(False)

    def _show_trouble(self, view: RepositoryView) -> None:
        """Say what keeps the page empty: it is on its way, it failed, there is nothing in it."""
        empty = view.repository is None or not view.offers
        waited = self.area.isHidden() and not empty and self.back.hasFocus()
        self.area.setVisible(not empty)
        self._foot_frame.setVisible(not empty)
        self.hint.setVisible(empty)
        self.hint.show_view(view)
        if waited:
            self.take_focus()

    def _why_words(self, view: RepositoryView) -> str:
        if view.recommended is None:
            return ""
        variant = view.offers[view.recommended.index].variant.quantization
        return self.tr("{0} is recommended here. {1}").format(variant, reason_words(view.recommended))

    def _show_left_out(self) -> None:
        left_out = self._rows.left_out
        self.all.setVisible(bool(left_out))
        self.all.setText(self.tr("Show {0} more").format(left_out))
        self.all.setAccessibleName(self.tr("Show {0} more variants").format(left_out))

    def _show_companions(self, view: RepositoryView) -> None:
        for box, file, words in (
            (self.projector, view.projector, self.tr("With the part for seeing pictures (+{0})")),
            (self.draft, view.draft, self.tr("With a small helper that makes answers faster (+{0})")),
        ):
            box.setVisible(file is not None)
            box.setText(words.format(size(file.size)) if file is not None else "")
            box.setAccessibleName(box.text())

    def _show_foot(self, view: RepositoryView) -> None:
        offer = view.offer
        if offer is None:
            self.words.setText(self.tr("Choose a variant to download it."))
            self.download.setText(self.tr("Download"))
            self.download.setEnabled(False)
            return
        more = sum(
            file.size
            for box, file in ((self.projector, view.projector), (self.draft, view.draft))
            if file is not None and box.isChecked()
        )
        self.words.setText(choice_words(view, more))
        tone = "error" if not offer.outlook.fits or not _room(view, more) else "muted"
        if self.words.property("tone") != tone:
            self.words.setProperty("tone", tone)
            self.words.style().unpolish(self.words)
            self.words.style().polish(self.words)
        on_its_way = self._on_its_way()
        if on_its_way is not None:
            self.words.setText(state_words(on_its_way))
        whole = size(offer.variant.size + more)
        only_here = bool(offer.here) and not more
        title = self.tr("Chat with it") if only_here else self.tr("Download {0}").format(whole)
        if on_its_way is not None:
            title = self.tr("Show the download")
        self.download.setText(title)
        symbol = "chat" if only_here else "download"
        self.download.setIcon(icon(symbol, self.theme, self.theme.on_accent))
        self.download.setAccessibleName(self.tr("{0}: {1}").format(title, offer.variant.quantization))
        self.download.setEnabled(only_here or on_its_way is not None or _room(view, more))

    # ---------------------------------------------------------------------------------- wishes

    def _ask_download(self) -> None:
        offer = self._repository.view.offer
        if offer is not None and offer.here and not (self.projector.isChecked() or self.draft.isChecked()):
            self.chat_asked.emit(offer.here)
            return
        if self._on_its_way() is not None:
            self.downloads_asked.emit()
            return
        self._repository.download(projector=self.projector.isChecked(), draft=self.draft.isChecked())

    def _show_all(self) -> None:
        self._rows.show_all(True)
        self.list.show_chosen(self._repository.view.chosen)
        self._show_left_out()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_on_hub(self) -> None:
        QDesktopServices.openUrl(QUrl(f"{self.endpoint}/{self._repository.view.id}"))

    def _open_licence(self) -> None:
        repository = self._repository.view.repository
        if repository is not None and repository.licence_url:
            QDesktopServices.openUrl(QUrl(repository.licence_url))
        else:
            self._open_on_hub()

    def _note_scrolled(self) -> None:
        """Have that part of the description made that is in sight, and a little below."""
        top = self.area.verticalScrollBar().value() - self.card.y()
        self.card.show_range(top - 200, top + self.area.viewport().height() + 600)

    # ------------------------------------------------------------------------------ Qt overrides

    def set_theme(self, theme: Theme, zoom: float) -> None:
        super().set_theme(theme, zoom)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.back.setIcon(icon("chevron-right" if mirrored else "chevron-left", theme))
        self._show_foot(self._repository.view)
        self.list.set_theme(theme, zoom)
        self.card.set_theme(theme, zoom)
        self.hint.set_theme(theme, zoom)
        self.gate.set_theme(theme)
        self._align()

    def take_focus(self) -> None:
        if self.area.isHidden():
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_back(self) -> bool:
        self.left.emit()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._align()
        self._note_scrolled()

    def _align(self) -> None:
        side, zoom = side_of(self.width(), self.zoom), self.zoom
        self._head.setContentsMargins(side - px(6, zoom), px(8, zoom), side - px(6, zoom), px(4, zoom))
        self._inside.setContentsMargins(side, px(8, zoom), side, px(24, zoom))
        self._foot.setContentsMargins(side, px(12, zoom), side, px(12, zoom))


def _room(view: RepositoryView, more: int) -> bool:
    """Whether the disk has room for the choice and ``more`` bytes."""
    offer = view.offer
    free = offer.outlook.disk_free_after if offer is not None else None
    return free is None or free >= more


def _open_link(link: str) -> None:
    """Open a link of a description in the browser, by the user's click only."""
    url = QUrl(link)
    if url.scheme().lower() in ("http", "https"):
        QDesktopServices.openUrl(url)

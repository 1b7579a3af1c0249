"""What a search found, in the place of the list: where to look, how many there are, the hits; searches nothing."""

from __future__ import annotations

import time

import msgspec
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QActionGroup, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListView, QMenu, QToolButton, QVBoxLayout, QWidget

from app.controllers.searching import Found, Searching
from app.itemmodels.conversation_rows import tip
from app.itemmodels.hits import Hit, HitListModel
from app.storage.values import Scope
from app.theme import LIGHT, Theme
from app.widgets.buttons import quiet_button
from app.widgets.flow_layout import FlowLayout
from app.widgets.hit_delegate import HitDelegate
from app.widgets.icons import icon

Index = QModelIndex | QPersistentModelIndex
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
DAY = 86_400.0
TIMES = (7, 30, 365)  # days that can be chosen


class HitList(QListView):
    """Signals:
    hit_asked(Hit): It is to be gone to.
    left_upwards(): The keyboard wants to go above the first row.
    """

    hit_asked = Signal(object)
    left_upwards = Signal()

    def __init__(self, rows: HitListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hitList")
        self.setAccessibleName(self.tr("What was found"))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.rows = rows
        self.setModel(rows)
        self.delegate = HitDelegate(self)
        self.setItemDelegate(self.delegate)
        self.clicked.connect(self._ask)

    def _ask(self, index: QModelIndex) -> None:
        hit = self.rows.hit_at(index)
        if hit is not None:
            self.hit_asked.emit(hit)

    # ------------------------------------------------------------------------------ Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and self.currentIndex().isValid():
            self._ask(self.currentIndex())
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class SearchPanel(QWidget):
    """Signals:
    opened(int, object): A conversation is to be shown, at a message where there is one.
    trash_asked(): What the trash has of these words is to be shown.
    clear_asked(): The search is over.
    menu_asked(int, QPoint): What can be done with a conversation is to be listed, at this place of the screen.
    """

    opened = Signal(int, object)
    trash_asked = Signal()
    clear_asked = Signal()
    menu_asked = Signal(int, QPoint)

    def __init__(self, searching: Searching, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("searchPanel")
        self._searching = searching
        self._theme = LIGHT
        self._state = Found()
        self._chips: list[QToolButton] = []
        self.filter = QToolButton()
        self.filter.setObjectName("searchFilter")
        self.filter.setAccessibleName(self.tr("Where to look"))
        self.filter.setToolTip(self.tr("Where to look"))
        self.filter.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.filter.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.filter.setMenu(self._menu)
        self.status = QLabel()
        self.status.setObjectName("searchStatus")
        self.status.setProperty("tone", "faint")
        self.status.setProperty("scale", "caption")
        self.list = HitList(searching.rows)
        self.list.hit_asked.connect(self._go)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._ask_for_menu)
        self.widen = quiet_button("searchEverywhere", self.tr("Search everywhere"), self.tr("Look in all places"))
        self.widen.clicked.connect(lambda: searching.look_in(Scope()))
        self.clear = quiet_button("clearSearch", self.tr("Clear the search"), self.tr("Back to the list (Esc)"))
        self.clear.clicked.connect(self.clear_asked)
        self.more = quiet_button("moreHits", self.tr("Show more"), self.tr("List further conversations"))
        self.more.clicked.connect(searching.show_more)
        self.trash = quiet_button("trashHits", "", self.tr("Show what the trash has of these words"))
        self.trash.clicked.connect(self.trash_asked)
        self._lay_out()
        searching.found.connect(self._show)
        self._show(searching.state)

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Tint icons and list."""
        self._theme = theme
        self.filter.setIcon(icon("filter", theme))
        self.trash.setIcon(icon("trash", theme))
        self.list.delegate.theme, self.list.delegate.zoom = theme, zoom
        self.list.scheduleDelayedItemsLayout()
        for chip in self._chips:
            chip.setIcon(icon("close", theme))

    def take_focus(self) -> None:
        """Put the keyboard on the first hit; whether there is one."""
        if self._searching.rows.rowCount():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self._searching.rows.index(0))

    def go_to_first(self) -> None:
        """Show the first hit."""
        hit = self._searching.rows.hit_at(self._searching.rows.index(0))
        if hit is not None:
            self.list.setCurrentIndex(self._searching.rows.index(0))
            self._go(hit)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(10, 0, 0, 0)
        head.setSpacing(4)
        head.addWidget(self.status, 1)
        head.addWidget(self.filter)
        self._chip_row = FlowLayout(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(self._chip_row)
        column.addWidget(self.list, 1)
        for button in (self.widen, self.clear, self.more, self.trash):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(0)  # where there is no list

    def _go(self, hit: Hit) -> None:
        if hit.kind == "more":
            self._searching.expand(hit)
        else:
            self.opened.emit(hit.conversation_id, hit.message_id)

    def _ask_for_menu(self, place: QPoint) -> None:
        hit = self._searching.rows.hit_at(self.list.indexAt(place))
        if hit is not None:
            self.menu_asked.emit(hit.conversation_id, self.list.viewport().mapToGlobal(place))

    # ---------------------------------------------------------------------------------- showing

    def _show(self, state: Found) -> None:
        self._state = state
        self.status.setText(self._status())
        self.status.setAccessibleName(self.status.text())
        if state.words and self.isVisible() and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.list, self.status.text()))
        found = state.count > 0
        self.list.setVisible(found)
        self.widen.setVisible(not found and state.scope != Scope())
        self.clear.setVisible(not found)
        self.more.setVisible(state.more)
        one, several = self.tr("One in the trash"), self.tr("%n in the trash", "", state.trash)
        self.trash.setText(one if state.trash == 1 else several)
        self.trash.setAccessibleName(self.trash.text())
        self.trash.setVisible(state.trash > 0)
        self._show_chips()

    def _status(self) -> str:
        count = self._state.count
        if not count:
            return self.tr("Nothing found.")
        if self._state.more:
            return self.tr("The newest %n conversations", "", count)
        return self.tr("One conversation") if count == 1 else self.tr("%n conversations", "", count)

    def _show_chips(self) -> None:
        for chip in self._chips:
            self._chip_row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(name, title, scope) for name, title, scope in self._narrowed()]
        for chip in self._chips:
            self._chip_row.addWidget(chip)

    def _narrowed(self) -> list[tuple[str, str, Scope]]:
        """How the search is narrowed: a name, words for it, and the scope without it."""
        scope, change = self._state.scope, msgspec.structs.replace
        found = []
        if scope.titles_only:
            found.append(("titles", self.tr("Only titles"), change(scope, titles_only=False)))
        if scope.folder_id is not None:
            name = next((f.name for f in self._state.folders if f.id == scope.folder_id), self.tr("Folder"))
            found.append(("folder", name, change(scope, folder_id=None)))
        if scope.since is not None:
            days = round((time.time() - scope.since) / DAY)
            found.append(("since", self._since_title(days), change(scope, since=None)))
        if not scope.archive:
            found.append(("archive", self.tr("Without the archive"), change(scope, archive=True)))
        return found

    def _chip(self, name: str, title: str, without: Scope) -> QToolButton:
        chip = QToolButton()
        chip.setObjectName(f"chip.{name}")
        chip.setProperty("look", "chip")
        chip.setText(title if len(title) <= 24 else f"{title[:23]}…")
        words = self.tr("{0}: look without this").format(title)
        chip.setToolTip(tip(words))
        chip.setAccessibleName(words)
        chip.setIcon(icon("close", self._theme))
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        chip.clicked.connect(lambda: self._searching.look_in(without))
        return chip

    # ------------------------------------------------------------------------------ where to look

    def _since_title(self, days: int) -> str:
        titles = {7: self.tr("Last 7 days"), 30: self.tr("Last 30 days"), 365: self.tr("Last year")}
        return titles.get(days, self.tr("Last %n days", "", days))

    def _fill_menu(self) -> None:
        menu, scope, change = self._menu, self._state.scope, msgspec.structs.replace
        for group in menu.findChildren(QActionGroup):  # `clear` takes the actions alone
            group.deleteLater()
        menu.clear()
        self._choices(
            "titles",
            [
                (self.tr("Titles and messages"), change(scope, titles_only=False)),
                (self.tr("Only titles"), change(scope, titles_only=True)),
            ],
        )
        days = [None, *TIMES]
        chosen = round((time.time() - scope.since) / DAY) if scope.since is not None else None
        self._choices(
            "since",
            [
                (
                    self._since_title(each) if each is not None else self.tr("Any time"),
                    scope
                    if each == chosen
                    else change(scope, since=None if each is None else time.time() - each * DAY),
                )
                for each in days
            ],
        )
        archive = menu.addAction(self.tr("In the archive, too"))
        archive.setObjectName("scope.archive")
        archive.setCheckable(True)
        archive.setChecked(scope.archive)
        archive.triggered.connect(lambda on: self._searching.look_in(change(scope, archive=on)))
        menu.addSeparator()
        everywhere = (self.tr("In all folders"), change(scope, folder_id=None))
        self._choices("folder", [everywhere, *((f.name, change(scope, folder_id=f.id)) for f in self._state.folders)])

    def _choices(self, name: str, choices: list[tuple[str, Scope]]) -> None:
        group = QActionGroup(self._menu)
        for number, (title, scope) in enumerate(choices):
            action = self._menu.addAction(title.replace("&", "&&"))
            action.setObjectName(f"scope.{name}{number}")
            action.setCheckable(True)
            action.setChecked(scope == self._state.scope)
            action.triggered.connect(lambda _checked=False, scope=scope: self._searching.look_in(scope))
            group.addAction(action)
        self._menu.addSeparator()

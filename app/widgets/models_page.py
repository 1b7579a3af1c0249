"""The models page beside the chat: find, on this computer, downloads. Holds sections, knows nothing in them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from app.theme import Theme, px
from app.widgets.buttons import tool_button
from app.widgets.icons import icon
from app.widgets.models_section import ModelsSection

SECTIONS = ("find", "here", "downloads")
WIDEST = 900  # pixels of what a section shows, at zoom 1
SIDE = 24  # pixels beside it at least, at zoom 1; on a narrow page half of it
NARROW = 560  # pixels at zoom 1


class ModelsPage(QFrame):
    """Signals:
    closed(): The user wants to go back to the chat.
    sidebar_asked(): The sidebar is to be shown or hidden.
    section_shown(str): The user turned to one of ``SECTIONS``.
    """

    closed = Signal()
    sidebar_asked = Signal()
    section_shown = Signal(str)

    def __init__(
        self,
        find: ModelsSection,
        make_here: Callable[[], ModelsSection],
        downloads: ModelsSection,
        parent: QWidget | None = None,
    ) -> None:
        """``make_here`` is called when that section is first turned to."""
        super().__init__(parent)
        self.setObjectName("modelsPage")
        self.setProperty("look", "surface")
        self.setAccessibleName(self.tr("Models"))
        self._zoom = 1.0
        self._dress: tuple[Theme, float] | None = None
        self._make_here = make_here
        #: Those that are made.
        self.sections = {"find": find, "downloads": downloads}
        self._titles = (self.tr("Find"), self.tr("On this computer"), self.tr("Downloads"))
        self.sidebar = tool_button("modelsToggleSidebar", self.tr("Show or hide the sidebar"), command="sidebar")
        self.sidebar.clicked.connect(self.sidebar_asked)
        self.back = tool_button("closeModels", self.tr("Back to the chat"), "Esc")
        self.back.clicked.connect(self.closed)
        self._make_tabs()
        self._lay_out()

    @property
    def section(self) -> str:
        """Which section is shown."""
        return SECTIONS[self.tabs.currentIndex()]

    def show_section(self, section: str) -> None:
        """Turn to one of ``SECTIONS``."""
        self.tabs.setCurrentIndex(SECTIONS.index(section))

    def take_focus(self) -> None:
        """Put the keyboard where one begins in the section that is shown."""
        self.sections[self.section].take_focus()

    def focus_search(self) -> bool:
        """Put the keyboard into the search field of the section that is shown; whether it has one."""
        return self.sections[self.section].focus_search()

    def show_count(self, section: str, count: int) -> None:
        """Show beside the title of a section how many things in it go on; 0: none."""
        place = SECTIONS.index(section)
        title = self._titles[place]
        self.tabs.setTabText(place, self.tr("{0} ({1})").format(title, count) if count else title)

    def take_notices(self, bar: QWidget) -> None:
        """Show the window's notices here; they are where the user is."""
        bar.setContentsMargins(0, 4, 0, 12)
        self._foot.addWidget(bar)

    def go_back(self) -> None:
        """One step back: inside the section, else to the chat."""
        if not self.sections[self.section].go_back():
            self.closed.emit()

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Dress all sections."""
        self._zoom, self._dress = zoom, (theme, zoom)
        self.sidebar.setIcon(icon("sidebar", theme))
        self.back.setIcon(icon("close", theme))
        for section in self.sections.values():
            section.set_theme(theme, zoom)
        self._align()

    # ------------------------------------------------------------------------------- making it

    def _make_tabs(self) -> None:
        self.tabs = QTabBar()
        self.tabs.setObjectName("modelsSections")
        self.tabs.setAccessibleName(self.tr("Sections of the models page"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self._stack = QStackedWidget()
        for name, title in zip(SECTIONS, self._titles, strict=True):
            self.tabs.addTab(title)
            self._stack.addWidget(self.sections.get(name) or QWidget())
        self.tabs.currentChanged.connect(self._turn_to)
        for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):  # lists would take the keys for themselves
            turn = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            turn.activated.connect(lambda by=step: self._step(by))

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Models"))
        title.setProperty("scale", "title")
        head = QHBoxLayout()
        head.setContentsMargins(8, 8, 8, 0)
        head.setSpacing(8)
        head.addWidget(self.sidebar)
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.back)
        self._tab_row = QHBoxLayout()
        self._tab_row.addWidget(self.tabs)
        self._tab_row.addStretch(1)
        line = QFrame()
        line.setProperty("look", "separator")
        line.setFixedHeight(1)
        self._foot = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(self._tab_row)
        column.addWidget(line)
        column.addWidget(self._stack, 1)
        column.addLayout(self._foot)
        self._align()

    def _step(self, by: int) -> None:
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % len(SECTIONS))
        self.take_focus()

    def _turn_to(self, place: int) -> None:
        if SECTIONS[place] not in self.sections:
            self._make(place)
        self._stack.setCurrentIndex(place)
        self.section_shown.emit(SECTIONS[place])

    def _make(self, place: int) -> None:
        """Put the section in the place that was kept for it."""
        section = self.sections[SECTIONS[place]] = self._make_here()
        if (kept := self._stack.widget(place)) is not None:
            self._stack.removeWidget(kept)
            kept.deleteLater()
        self._stack.insertWidget(place, section)
        if self._dress is not None:
            section.set_theme(*self._dress)

    def _align(self) -> None:
        """Keep tabs and notices in line with what the sections show."""
        side = side_of(self.width(), self._zoom)
        # The text of the first tab is to stand in the line, not its padding.
        self._tab_row.setContentsMargins(max(0, side - px(12, self._zoom)), 4, 8, 0)
        self._foot.setContentsMargins(side, 0, side, 0)

    # ------------------------------------------------------------------------------ Qt overrides

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]  # Qt only ever passes resize events
        self._align()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.go_back()
        else:
            super().keyPressEvent(event)


def side_of(width: int, zoom: float) -> int:
    """Pixels to leave free left and right of what a page of ``width`` pixels shows."""
    least = px(SIDE if width >= NARROW * zoom else SIDE / 2, zoom)
    return max(least, (width - px(WIDEST, zoom)) // 2)

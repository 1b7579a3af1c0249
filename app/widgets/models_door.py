"""The way between the chat and the models page, which is made when it is first gone to; knows nothing inside them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.theme import Theme
from app.widgets.chat_pane import ChatPane

if TYPE_CHECKING:
    from app.widgets.models_page import ModelsPage


class ModelsDoor(QObject):
    """Shows either the chat or the models page at the right of the window.

    Signals:
        sidebar_asked(): The sidebar is to be shown or hidden.
    made(ModelsPage): The page is there.

    Attributes:
        place: What stands in the window: the chat and, once it was gone to, the page.
    """

    sidebar_asked = Signal()
    made = Signal(object)

    def __init__(self, place: QWidget, pane: ChatPane, make_page: Callable[[], ModelsPage]) -> None:
        """``pane`` is in ``place`` already."""
        super().__init__(pane)
        self._pane = pane
        self._make_page = make_page
        self._page: ModelsPage | None = None
        self._dress: tuple[Theme, float] | None = None
        self.place = place
        self.place.setMinimumWidth(pane.minimumWidth())
        self._column = QVBoxLayout(self.place)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(pane)

    @property
    def page(self) -> ModelsPage | None:
        """The page, ``None`` while nobody has gone to it."""
        return self._page

    @property
    def is_open(self) -> bool:
        """Whether the page is shown."""
        return self._page is not None and not self._page.isHidden()

    def open(self, section: str = "") -> ModelsPage:
        """Go to the page, turned to a section."""
        page = self._made()
        if section:
            page.show_section(section)
        if not self.is_open:
            self._pane.hide()
            self._move_notices(page.take_notices)
            page.show()
        page.take_focus()
        return page

    def close(self) -> bool:
        """Go back to the chat; whether that was a change."""
        if self._page is None or not self.is_open:
            return False
        self._page.hide()
        self._move_notices(self._pane.take_notices)
        self._pane.show()
        self._pane.focus_composer()
        return True

    def focus_search(self) -> bool:
        """Put the keyboard into the search field of the page; whether it is shown and has one."""
        return self._page is not None and self.is_open and self._page.focus_search()

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Dress the page, now or when it is made."""
        self._dress = (theme, zoom)
        if self._page is not None:
            self._page.set_theme(theme, zoom)

    def _made(self) -> ModelsPage:
        if self._page is None:
            self._page = self._make_page()
            self._page.hide()
            self._column.addWidget(self._page)
            self._page.closed.connect(self.close)
            self._page.sidebar_asked.connect(self.sidebar_asked)
            if self._dress is not None:
                self._page.set_theme(*self._dress)
            self.made.emit(self._page)
        return self._page

    def _move_notices(self, take: Callable[[QWidget], None]) -> None:
        bar = self._pane.notices
        shown = bool(bar.notices)
        take(bar)
        bar.setVisible(shown)  # a widget that moves is hidden

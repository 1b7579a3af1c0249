"""The strip above the transcript: sidebar, model, what can be done; emits wishes, does nothing by itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from app.controllers.engine import EngineState
from app.theme import Theme
from app.widgets.buttons import quiet_button, tool_button
from app.widgets.icons import icon
from app.widgets.model_picker import ModelPicker

ROOMY = 560  # pixels from which on downloads are told in full


class Header(QFrame):
    """Signals:
    sidebar_asked(): The sidebar is to be shown or hidden.
    picker_asked(): The list of models is to open.
    cancel_asked(): Loading is to be given up.
    reload_asked(): The model is to be loaded again with changed options.
    downloads_asked(): The downloads are to be shown.
    """

    sidebar_asked = Signal()
    picker_asked = Signal()
    cancel_asked = Signal()
    reload_asked = Signal()
    downloads_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.sidebar = tool_button("toggleSidebar", self.tr("Show or hide the sidebar"), command="sidebar")
        self.sidebar.clicked.connect(self.sidebar_asked)
        self.picker = ModelPicker()
        self.picker.clicked.connect(self.picker_asked)
        self.cancel = quiet_button("cancelLoad", self.tr("Cancel"), self.tr("Stop loading this model"))
        self.cancel.clicked.connect(self.cancel_asked)
        self.reload = quiet_button(
            "applyOptions", self.tr("Load again"), self.tr("Load the model with the new options")
        )
        self.reload.clicked.connect(self.reload_asked)
        self.more = tool_button("moreMenu", self.tr("More"), command="menu")
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.downloads: QPushButton | None = None  # made when something is downloaded
        self._theme: Theme | None = None
        self._edge = False
        self._show_narrow: list[Callable[[bool], None]] = []
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(8, 8, 8, 6)
        row.setSpacing(4)
        for widget in (self.sidebar, self.picker, self.cancel, self.reload):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.more)
        self.show_state(EngineState(), "")

    def set_theme(self, theme: Theme) -> None:
        """Tint the symbols."""
        self._theme = theme
        if self.downloads is not None:
            self.downloads.setIcon(icon("download", theme))
        self.sidebar.setIcon(icon("sidebar", theme))
        self.more.setIcon(icon("menu", theme))
        self.cancel.setIcon(icon("close", theme))
        self.reload.setIcon(icon("refresh", theme))
        self.picker.set_theme(theme)

    def show_edge(self, shown: bool) -> None:
        """Show or hide the line below, for what is scrolled under this strip."""
        if shown != self._edge:
            self._edge = shown
            self.update()

    def show_beside_menu(self, button: QWidget, show_narrow: Callable[[bool], None]) -> None:
        """Let a button stand before the menu; ``show_narrow`` is told whether there is little room."""
        self._row.insertWidget(self._row.indexOf(self.more), button)
        QWidget.setTabOrder(button, self.more)
        self._show_narrow.append(show_narrow)
        show_narrow(self.width() < ROOMY)

    def show_state(self, state: EngineState, name: str, *, automatic: bool = False) -> None:
        """Show which model there is and how far loading has come; ``automatic``: one is chosen for each question."""
        self.picker.show_state(state, name, automatic=automatic)
        self.cancel.setVisible(state.phase == "loading")
        self.reload.setVisible(state.reload_needed)

    def show_waiting(self, name: str, *, there: bool) -> None:
        """Show a model that is loaded when something is asked; ``there``: whether its file is on this computer."""
        self.picker.show_waiting(name, there=there)
        self.cancel.hide()
        self.reload.hide()

    def show_downloads(self, words: str) -> None:
        """Show how far all downloads together are, in a few words; empty: there are none."""
        if self.downloads is None and words:
            self.downloads = quiet_button("downloadsStatus", "", self.tr("Show the downloads"))
            self.downloads.clicked.connect(self.downloads_asked)
            if self._theme is not None:
                self.downloads.setIcon(icon("download", self._theme))
            self._row.insertWidget(self._row.count() - 1, self.downloads)
        if self.downloads is not None:
            self.downloads.setText(words if self.width() >= ROOMY else words.rpartition(", ")[2])
            self.downloads.setAccessibleName(self.tr("Downloads: {0}").format(words))
            self.downloads.setVisible(bool(words))

    # ------------------------------------------------------------------------------ Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for show_narrow in self._show_narrow:
            show_narrow(self.width() < ROOMY)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._edge and self._theme is not None:
            painter = QPainter(self)
            painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(self._theme.border))
            painter.end()

"""The strip above the transcript: sidebar, model, what can be done; emits wishes, does nothing by itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from app.controllers.engine import EngineState
from app.theme import Theme
from app.widgets.icons import icon
from app.widgets.model_picker import ModelPicker


class Header(QFrame):
    """Signals:
    sidebar_asked(): The sidebar is to be shown or hidden.
    picker_asked(): The list of models is to open.
    cancel_asked(): Loading is to be given up.
    reload_asked(): The model is to be loaded again with changed options.
    """

    sidebar_asked = Signal()
    picker_asked = Signal()
    cancel_asked = Signal()
    reload_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.sidebar = self._tool("toggleSidebar", self.tr("Show or hide the sidebar"), "Ctrl+B")
        self.sidebar.clicked.connect(self.sidebar_asked)
        self.picker = ModelPicker()
        self.picker.clicked.connect(self.picker_asked)
        self.cancel = self._push("cancelLoad", self.tr("Cancel"), self.tr("Stop loading this model"))
        self.cancel.clicked.connect(self.cancel_asked)
        self.reload = self._push("applyOptions", self.tr("Load again"), self.tr("Load the model with the new options"))
        self.reload.clicked.connect(self.reload_asked)
        self.more = self._tool("moreMenu", self.tr("More"), "F10")
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 8, 8, 6)
        row.setSpacing(4)
        for widget in (self.sidebar, self.picker, self.cancel, self.reload):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.more)
        self.show_state(EngineState(), "")

    def set_theme(self, theme: Theme) -> None:
        """Tint the symbols."""
        self.sidebar.setIcon(icon("sidebar", theme))
        self.more.setIcon(icon("menu", theme))
        self.cancel.setIcon(icon("close", theme))
        self.reload.setIcon(icon("refresh", theme))
        self.picker.set_theme(theme)

    def show_state(self, state: EngineState, name: str) -> None:
        """Show which model there is and how far loading has come."""
        self.picker.show_state(state, name)
        self.cancel.setVisible(state.phase == "loading")
        self.reload.setVisible(state.reload_needed)

    def _tool(self, name: str, title: str, keys: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setAccessibleName(title)
        button.setToolTip(f"{title} ({keys})")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _push(self, name: str, title: str, tip: str) -> QPushButton:
        button = QPushButton(title)
        button.setObjectName(name)
        button.setAccessibleName(title)
        button.setToolTip(tip)
        button.setProperty("look", "quiet")
        return button

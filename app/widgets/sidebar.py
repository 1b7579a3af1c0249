"""The left side: new conversation, search, the list; emits what the user wants, does nothing by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.itemmodels.conversations import ConversationListModel
from app.theme import LIGHT, Theme, px
from app.widgets.buttons import ENTER, quiet_button
from app.widgets.conversation_list import ConversationList
from app.widgets.icons import icon

if TYPE_CHECKING:
    from app.widgets.search_panel import SearchPanel
    from app.widgets.sidebar_tools import SidebarTools

NARROWEST, WIDEST = 216, 480  # pixels at zoom 1
TYPING_PAUSE = 80  # milliseconds without a key before the search begins
ROOM = 34  # pixels beside the first button


class Sidebar(QFrame):
    """Signals:
    new_asked(): A new conversation is wanted.
    search_changed(str): Other words are looked for; empty for all conversations.
    models_asked(): The models page is wanted.
    settings_asked(): The settings are wanted.
    trash_page_asked(str): The trash is to be shown, searched for words or whole.
    """

    new_asked = Signal()
    search_changed = Signal(str)
    models_asked = Signal()
    settings_asked = Signal()
    trash_page_asked = Signal(str)

    def __init__(self, conversations: ConversationListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setProperty("look", "window")
        self.setAccessibleName(self.tr("Sidebar"))
        self._theme, self._zoom = LIGHT, 1.0
        self._conversations = conversations
        self._make_new()
        self._make_search()
        self.list = ConversationList()
        self.list.set_rows(conversations)
        self.empty = QLabel()
        self.empty.setObjectName("listHint")
        self.empty.setWordWrap(True)
        self.empty.setProperty("tone", "faint")
        self.empty.setContentsMargins(10, 8, 10, 8)
        self.empty.hide()
        self._models = quiet_button("modelsButton", self.tr("Models"), self.tr("Find and manage models"))
        self._models.setProperty("command", "models")
        self._models.clicked.connect(self.models_asked)
        self._settings = quiet_button("settingsButton", self.tr("Settings"), self.tr("Settings"))
        self._settings.setProperty("command", "settings")
        self._settings.clicked.connect(self.settings_asked)
        self.tools: SidebarTools | None = None
        self.panel: SearchPanel | None = None
        self._lay_out()

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Tint icons and list."""
        self._theme = theme
        self.setMinimumWidth(px(NARROWEST, zoom))
        self.setMaximumWidth(px(WIDEST, zoom))
        self.new.setIcon(icon("plus", theme, theme.text))
        self._glass.setIcon(icon("search", theme))
        self._clear.setIcon(icon("close", theme))
        self._models.setIcon(icon("cube", theme))
        self._settings.setIcon(icon("settings", theme))
        self.list.set_theme(theme, zoom)
        self._zoom = zoom
        for later in (self.tools, self.panel):
            if later is not None:
                later.set_theme(theme, zoom)

    def add_tools(self, tools: SidebarTools) -> None:
        """What is made when the window can be seen: it takes the room that was kept for it."""
        self.tools = tools
        tools.set_theme(self._theme, self._zoom)
        self._head.replaceWidget(self._room, tools.more)
        self._room.deleteLater()
        self.column.insertWidget(self.column.indexOf(self.empty), tools.place)
        for row, button in zip(self._foot_rows, (tools.archive, tools.trash), strict=True):
            row.addWidget(button)
        for first, second in (
            (self.new, tools.more),
            (tools.more, self.search),
            (self.search, tools.place),
            (tools.place, self.list),
            (self._models, tools.archive),
            (tools.archive, self._settings),
            (self._settings, tools.trash),
        ):
            self.setTabOrder(first, second)

    def add_panel(self, panel: SearchPanel) -> None:
        """What was found, in the place of the list."""
        self.panel = panel
        panel.set_theme(self._theme, self._zoom)
        panel.hide()
        self.column.insertWidget(self.column.indexOf(self.list), panel, 1)

    def show_panel(self, shown: bool) -> None:
        """Show what was found, or the list."""
        if self.panel is not None:
            self.panel.setVisible(shown)
        self.list.setVisible(not shown)
        if shown:
            self.empty.hide()

    def show_hint(self, words: str) -> None:
        """Say why there is nothing in the list; empty where there is something."""
        self.empty.setText(words)
        self.empty.setVisible(bool(words) and not self.list.isHidden())

    def focus_search(self) -> None:
        """Put the keyboard into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _make_new(self) -> None:
        self.new = QPushButton(self.tr("New conversation"))
        self.new.setObjectName("newConversation")
        self.new.setAccessibleName(self.tr("New conversation"))
        self.new.setToolTip(self.tr("New conversation"))
        self.new.setProperty("command", "new")
        self.new.clicked.connect(self.new_asked)

    def _make_search(self) -> None:
        self.search = QLineEdit()
        self.search.setObjectName("searchField")
        self.search.setAccessibleName(self.tr("Search conversations"))
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setToolTip(self.tr("Search titles and messages"))
        self.search.setProperty("command", "search")
        self._glass = QAction(self)
        self.search.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self._clear = QAction(self.tr("Clear the search"), self)
        self._clear.triggered.connect(self.search.clear)
        self.search.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setVisible(False)
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE)
        self._pause.timeout.connect(lambda: self.search_changed.emit(self.search.text().strip()))
        self.search.textChanged.connect(self._note_search)
        self.search.installEventFilter(self)

    def _lay_out(self) -> None:
        column = self.column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 10)
        column.setSpacing(8)
        self._head = QHBoxLayout()
        self._head.setSpacing(4)
        self._head.addWidget(self.new, 1)
        self._room = QWidget(self)  # for what is made when the window can be seen
        self._room.setFixedWidth(ROOM)
        self._head.addWidget(self._room)
        column.addLayout(self._head)
        column.addWidget(self.search)
        column.addWidget(self.empty)
        column.addWidget(self.list, 1)
        foot = QVBoxLayout()
        foot.setSpacing(2)
        self._foot_rows = []
        for button in (self._models, self._settings):
            row = QHBoxLayout()
            row.addWidget(button)
            row.addStretch(1)
            foot.addLayout(row)
            self._foot_rows.append(row)
        column.addLayout(foot)

    def _note_search(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._pause.start()

    def _go_down(self) -> None:
        if self.panel is not None and not self.panel.isHidden():
            self.panel.take_focus()
            return
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self._conversations.first())

    # ------------------------------------------------------------------------------ Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
            if event.key() == Qt.Key.Key_Down:
                self._go_down()
                return True
            if event.key() in ENTER and self.panel is not None and not self.panel.isHidden():
                self.panel.go_to_first()
                return True
        return super().eventFilter(watched, event)

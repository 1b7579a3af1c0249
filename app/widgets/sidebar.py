"""The left side: new conversation, search, the list; emits what the user wants, does nothing by itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.itemmodels.conversations import ConversationListModel
from app.theme import LIGHT, Theme, px
from app.widgets.buttons import quiet_button
from app.widgets.conversation_list import ConversationList
from app.widgets.icons import icon

NARROWEST, WIDEST = 190, 480  # pixels at zoom 1
TYPING_PAUSE = 120  # milliseconds without a key before the search begins


class Sidebar(QFrame):
    """Signals:
    new_asked(): A new conversation is wanted.
    search_changed(str): Other words are looked for; empty for all conversations.
    models_asked(): The models page is wanted.
    settings_asked(): The settings are wanted.
    """

    new_asked = Signal()
    search_changed = Signal(str)
    models_asked = Signal()
    settings_asked = Signal()

    def __init__(self, conversations: ConversationListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setProperty("look", "window")
        self.setAccessibleName(self.tr("Sidebar"))
        self._theme = LIGHT
        self._conversations = conversations
        self._make_new()
        self._make_search()
        self.list = ConversationList()
        self.list.setModel(conversations)
        self._empty = QLabel(self.tr("Your conversations will be listed here."))
        self._empty.setWordWrap(True)
        self._empty.setProperty("tone", "faint")
        self._empty.setContentsMargins(10, 8, 10, 8)
        self._models = quiet_button("modelsButton", self.tr("Models"), self.tr("Find and manage models"))
        self._models.setProperty("command", "models")
        self._models.clicked.connect(self.models_asked)
        self._settings = quiet_button("settingsButton", self.tr("Settings"), self.tr("Settings"))
        self._settings.setProperty("command", "settings")
        self._settings.clicked.connect(self.settings_asked)
        self._lay_out()
        conversations.modelReset.connect(self._note_rows)
        self._note_rows()

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
        for button in self.search.findChildren(QToolButton):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Esc in the field does the same
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE)
        self._pause.timeout.connect(lambda: self.search_changed.emit(self.search.text().strip()))
        self.search.textChanged.connect(self._note_search)
        self.search.installEventFilter(self)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 10)
        column.setSpacing(8)
        for widget in (self.new, self.search, self._empty):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        foot = QVBoxLayout()
        foot.setSpacing(2)
        for button in (self._models, self._settings):
            foot.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(foot)

    def _note_search(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._pause.start()

    def _note_rows(self) -> None:
        none = self._conversations.rowCount() == 0
        searching = bool(self.search.text().strip())
        nothing = self.tr("Nothing found.") if searching else self.tr("Your conversations will be listed here.")
        self._empty.setText(nothing)
        self._empty.setVisible(none)

    # ------------------------------------------------------------------------------ Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
            if event.key() == Qt.Key.Key_Down:
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)
                if not self.list.currentIndex().isValid():
                    self.list.setCurrentIndex(self._conversations.first())
                return True
        return super().eventFilter(watched, event)

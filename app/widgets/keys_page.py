"""The page of the settings that lists every command with its keys; a row opens what changes them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from app.fuzzy import Wanted
from app.theme import LIGHT, Theme, px
from app.widgets.keys_dialog import KeysDialog
from app.widgets.settings_page import Extra
from app.widgets.shortcuts import Shortcuts, native

NAME = Qt.ItemDataRole.UserRole
BETWEEN = "  ·  "  # keys of one command
KEYS = 0.36  # of the width at least, for keys


class KeysPage(Extra):
    """Made when the section is turned to."""

    def __init__(self, shortcuts: Shortcuts) -> None:
        super().__init__()
        self.setObjectName("keysPage")
        self._shortcuts = shortcuts
        self._theme, self._zoom = LIGHT, 1.0
        self._items: list[QTreeWidgetItem] = []
        self._search = QLineEdit()
        self._search.setObjectName("keysSearch")
        self._search.setAccessibleName(self.tr("Search commands and keys"))
        self._search.setPlaceholderText(self.tr("Search commands and keys"))
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._filter)
        self._reset = QPushButton(self.tr("Reset all"))
        self._reset.setObjectName("resetAllKeys")
        self._reset.setAccessibleName(self.tr("Give every command its usual keys"))
        self._reset.setToolTip(self._reset.accessibleName())
        self._reset.setAutoDefault(False)
        self._reset.clicked.connect(shortcuts.reset_all)
        hint = QLabel(self.tr("Choose a command to change its keys."))
        hint.setProperty("tone", "muted")
        hint.setWordWrap(True)
        self.list = self._make_list()
        self._nothing = QLabel(self.tr("Nothing found."))
        self._nothing.setProperty("tone", "faint")
        self._nothing.hide()
        always = QLabel(
            self.tr(
                "In the message field, Enter sends and Shift+Enter begins a new line; the settings of the chat can "
                "turn that round. The Up key in the empty field changes your last message. In the list of "
                "conversations, the Menu key offers what can be done with them."
            )
        )
        always.setObjectName("keysAlways")
        always.setProperty("tone", "muted")
        always.setWordWrap(True)
        above = QHBoxLayout()
        above.addWidget(self._search, 1)
        above.addWidget(self._reset)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(hint)
        column.addLayout(above)
        column.addWidget(self.list)
        column.addWidget(self._nothing)
        column.addWidget(always)
        self._fill()
        shortcuts.changed.connect(self._show_keys)

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Size the rows, which do not follow the font by themselves."""
        self._theme, self._zoom = theme, zoom
        for item in self._items:
            item.setSizeHint(0, QSize(0, self.list.fontMetrics().height() + px(14, zoom)))
        self._fit()

    def _make_list(self) -> QTreeWidget:
        made = QTreeWidget()
        made.setObjectName("keysList")
        made.setAccessibleName(self.tr("Commands and their keys"))
        made.setColumnCount(2)
        made.setHeaderLabels([self.tr("Command"), self.tr("Keys")])
        made.setRootIsDecorated(False)
        made.setUniformRowHeights(True)
        made.setAllColumnsShowFocus(True)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # the page scrolls
        made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        made.header().setSectionsMovable(False)
        made.header().setStretchLastSection(False)
        made.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        made.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)  # see ``_share``
        made.itemClicked.connect(self._open)
        made.itemActivated.connect(self._open)
        made.currentItemChanged.connect(lambda *_: self._reveal())
        return made

    def _fill(self) -> None:
        for name in self._shortcuts.commands:
            item = QTreeWidgetItem([self._shortcuts.title(name).rstrip("…"), ""])
            item.setData(0, NAME, name)
            if self._shortcuts.fixed(name):
                item.setToolTip(1, self.tr("These keys cannot be changed."))
            self._items.append(item)
        self.list.addTopLevelItems(self._items)
        self._show_keys()
        self.list.setCurrentItem(self._items[0])

    def _show_keys(self) -> None:
        own = False
        for item in self._items:
            name = item.data(0, NAME)
            item.setText(1, BETWEEN.join(native(keys) for keys in self._shortcuts.keys(name)))
            changed = self._shortcuts.is_own(name)
            own = own or changed
            letters = item.font(1)
            letters.setBold(changed)
            item.setFont(1, letters)
        self._reset.setEnabled(own)

    def _filter(self, typed: str) -> None:
        wanted, said = Wanted(typed), typed.strip().casefold()
        shown = 0
        for item in self._items:
            item.setHidden(said not in item.text(1).casefold() and wanted.fits(item.text(0)) is None)
            shown += not item.isHidden()
        self._nothing.setVisible(not shown)
        self.list.setVisible(bool(shown))
        self._fit()

    def _fit(self) -> None:
        """As high as its rows: the page scrolls, not the list in it."""
        shown = [item for item in self._items if not item.isHidden()]
        high = self.list.visualItemRect(shown[0]).height() if shown else 0
        self.list.setFixedHeight(len(shown) * high + self.list.header().sizeHint().height() + 4)
        self._share()

    def _share(self) -> None:
        """Where there is not room for all words, one rather reads the commands; keys can be read where they change."""
        room = self.list.viewport().width()
        measure = self.list.fontMetrics().horizontalAdvance  # the hints of the rows tell their heights alone
        words = max(measure(item.text(0)) for item in self._items) + px(24, self._zoom)
        keys = self.list.sizeHintForColumn(1)
        self.list.header().resizeSection(1, min(keys, max(room - words, round(room * KEYS))))

    def _reveal(self) -> None:
        """The keyboard moves through the list: the page goes with it."""
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        item = self.list.currentItem()
        inside = area.widget() if area is not None else None
        if area is not None and inside is not None and item is not None and self.list.hasFocus():
            place = self.list.viewport().mapTo(inside, self.list.visualItemRect(item).center())
            area.ensureVisible(place.x(), place.y(), 0, 60)

    def _open(self, item: QTreeWidgetItem) -> None:
        name = item.data(0, NAME)
        if self._shortcuts.fixed(name) or self.findChild(KeysDialog) is not None:
            return
        dialog = KeysDialog(name, self._shortcuts, self._theme, self._zoom, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    # ------------------------------------------------------------------------------ Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

"""The trash: a list, and what is chosen to be read; emits what the user wants, does nothing by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QDateTime, QItemSelection, QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QMessageBox,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from app.controllers.searching import day_of
from app.itemmodels.conversation_rows import shown_title
from app.itemmodels.hits import Hit, HitListModel
from app.storage.query import Query
from app.storage.trash import Key, Trashed
from app.storage.values import StoredMessage
from app.theme import LIGHT, Theme, px
from app.widgets.buttons import dialog_button
from app.widgets.empty_hint import EmptyHint
from app.widgets.hit_delegate import HitDelegate
from app.widgets.icons import icon
from app.widgets.keyed_dialog import KeyedDialog
from app.widgets.trash_page import page_of

SIZE = (900, 620)  # pixels at zoom 1
SMALLEST = (360, 400)  # pixels
LIST = 320  # pixels at zoom 1
MARGIN = 14  # pixels around what is read
PAUSE = 120  # milliseconds without a key before the search begins
DAY = 86_400.0


class TrashList(QListView):
    """Signals:
    purge_asked(): What is chosen is to be deleted for good.
    """

    purge_asked = Signal()

    # ------------------------------------------------------------------------------ Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.purge_asked.emit()
        else:
            super().keyPressEvent(event)


class TrashDialog(KeyedDialog):
    """Signals:
    searched(str): Only what has these words in it is to be listed.
    look_asked(Key): This is to be read.
    restore_asked(tuple): These are to come back.
    purge_asked(tuple): These are to be deleted for good; the user has been asked.
    empty_asked(): Everything is; the same.
    """

    searched = Signal(str)
    look_asked = Signal(object)
    restore_asked = Signal(tuple)
    purge_asked = Signal(tuple)
    empty_asked = Signal()

    def __init__(self, days: int, parent: QWidget | None = None) -> None:
        """``days``: how long things stay in the trash; 0: until somebody empties it."""
        super().__init__(parent)
        self.setObjectName("trashDialog")
        self.setWindowTitle(self.tr("Trash"))
        self.setMinimumSize(*SMALLEST)
        self._days = days
        self._theme, self._zoom = LIGHT, 0.0
        self._things: tuple[Trashed, ...] = ()
        self._shown: Key | None = None
        self._rows = HitListModel(self)
        self._make_list()
        self._make_page()
        self._make_foot()
        self._lay_out()
        self._note_chosen()

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Tint the symbols, and size what does not follow the font."""
        self._theme = theme
        if zoom != self._zoom:
            self._zoom = zoom
            self.take_size(SIZE, zoom)
            self._split.setSizes([px(LIST, zoom), px(SIZE[0] - LIST, zoom)])
        self._delegate.theme, self._delegate.zoom = theme, zoom
        self.list.scheduleDelayedItemsLayout()
        self.nothing.set_theme(theme, zoom)
        self._clear.setIcon(icon("close", theme))
        self.restore.setIcon(icon("refresh", theme, theme.on_accent))
        self.purge.setIcon(icon("trash", theme, theme.error))

    def set_days(self, days: int) -> None:
        """How long things stay from now on."""
        self._days = days
        self.rule.setText(self._rule())

    def show_things(self, things: Sequence[Trashed], words: str) -> None:
        """List these; ``words``: what was looked for."""
        chosen = set(self.chosen())
        self._things = tuple(things)
        query = Query(words)
        self._rows.show(self._hit(thing, query) for thing in things)
        for place, thing in enumerate(things):
            if thing.key in chosen:
                index = self._rows.index(place)
                self.list.selectionModel().select(index, self.list.selectionModel().SelectionFlag.Select)
        if not self.chosen() and things:
            self.list.setCurrentIndex(self._rows.index(0))
        self._note_chosen()
        self._split.setVisible(bool(things))
        self.rule.setVisible(bool(things))
        self.nothing.setVisible(not things)
        self.nothing.show_title(self.tr("Nothing found.") if words else self.tr("The trash is empty."))
        self.nothing.show_about("" if words else self._rule())
        self.empty.setEnabled(bool(things) and not words)

    def show_messages(self, key: Key, messages: Sequence[StoredMessage]) -> None:
        """Let something be read, if it is still the one that is chosen."""
        if key == self._shown:
            self.page.setHtml(page_of(messages, self._theme))

    def search_for(self, words: str) -> None:
        """Look for words as if they had been typed."""
        self.search.setText(words)
        self._pause.stop()
        self.searched.emit(words.strip())

    def chosen(self) -> tuple[Key, ...]:
        """What is chosen, in the order of the list."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        return tuple(self._things[row].key for row in rows if row < len(self._things))

    def ask_to_purge(self) -> QMessageBox | None:
        """The one thing that cannot be undone is asked for."""
        chosen = self.chosen()
        if not chosen:
            return None
        title = next(thing.title for thing in self._things if thing.key == chosen[0])
        one, several = self.tr("Delete “{0}” for good?"), self.tr("Delete %n things for good?", "", len(chosen))
        words = one.format(shown_title(title)) if len(chosen) == 1 else several
        return self._ask(words, lambda: self.purge_asked.emit(chosen))

    def ask_to_empty(self) -> QMessageBox:
        """The same for everything."""
        return self._ask(self.tr("Delete everything in the trash for good?"), self.empty_asked.emit)

    # ------------------------------------------------------------------------------- making it

    def _make_list(self) -> None:
        self.search = QLineEdit()
        self.search.setObjectName("trashSearch")
        self.search.setAccessibleName(self.tr("Search the trash"))
        self.search.setPlaceholderText(self.tr("Search the trash"))
        self._clear = QAction(self.tr("Clear the search"), self)
        self._clear.triggered.connect(self.search.clear)
        self.search.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setVisible(False)
        self.search.textChanged.connect(lambda text: self._clear.setVisible(bool(text)))
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(lambda: self.searched.emit(self.search.text().strip()))
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self.list = TrashList()
        self.list.setObjectName("trashList")
        self.list.setAccessibleName(self.tr("What is in the trash"))
        self.list.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.setModel(self._rows)
        self._delegate = HitDelegate(self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.selectionModel().selectionChanged.connect(self._note_selection)
        self.list.purge_asked.connect(self.ask_to_purge)

    def _make_page(self) -> None:
        self.page = QTextBrowser()
        self.page.setObjectName("trashPage")
        self.page.setAccessibleName(self.tr("What is chosen, to be read"))
        self.page.setOpenLinks(False)
        self.page.document().setDocumentMargin(MARGIN)
        self.nothing = EmptyHint("trash", self.tr("The trash is empty."))

    def _make_foot(self) -> None:
        self.empty = dialog_button("emptyTrash", self.tr("Empty the trash…"), "danger")
        self.empty.clicked.connect(self.ask_to_empty)
        self.purge = dialog_button("purge", self.tr("Delete for good…"), "danger")
        self.purge.clicked.connect(self.ask_to_purge)
        self.restore = dialog_button("restore", self.tr("Restore"), "primary")
        self.restore.clicked.connect(lambda: self.restore_asked.emit(self.chosen()))
        self.rule = QLabel(self._rule())
        self.rule.setWordWrap(True)
        self.rule.setProperty("tone", "muted")
        self.rule.setProperty("scale", "caption")

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.list, 1)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setObjectName("trashSplit")
        self._split.addWidget(left)
        self._split.addWidget(self.page)
        self._split.setStretchFactor(1, 1)
        self._split.setHandleWidth(1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.empty)
        foot.addStretch(1)
        foot.addWidget(self.purge)
        foot.addWidget(self.restore)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(10)
        whole.addWidget(self.search)
        whole.addWidget(self.rule)
        whole.addWidget(self._split, 1)
        whole.addWidget(self.nothing, 1)
        whole.addLayout(foot)

    # ------------------------------------------------------------------------------------ inside

    def _rule(self) -> str:
        if not self._days:
            return self.tr("What you delete is kept here until you empty the trash.")
        one, several = (
            self.tr("What you delete is kept here for one day."),
            self.tr("What you delete is kept here for %n days.", "", self._days),
        )
        return one if self._days == 1 else several

    def _hit(self, thing: Trashed, query: Query) -> Hit:
        title = shown_title(thing.title)
        one, several = self.tr("One message"), self.tr("%n messages", "", thing.messages)
        count = one if thing.messages == 1 else several
        about = self.tr("{0} of “{1}”").format(count, shown_title(thing.conversation)) if thing.conversation else count
        return Hit(
            conversation_id=thing.conversation_id,
            title=title,
            title_marks=tuple(query.spans(title)) if query else (),
            excerpt=about,
            when=day_of(thing.deleted_at),
            place=self._until(thing.deleted_at),
        )

    def _until(self, deleted_at: float) -> str:
        """The day on which something goes for good."""
        if not self._days:
            return ""
        day = QDateTime.fromSecsSinceEpoch(int(deleted_at + self._days * DAY)).date()
        return self.tr("Kept until {0}").format(QLocale().toString(day, QLocale.FormatType.LongFormat))

    def _note_selection(self, _chosen: QItemSelection, _left: QItemSelection) -> None:
        self._note_chosen()

    def _note_chosen(self) -> None:
        chosen = self.chosen()
        self.restore.setEnabled(bool(chosen))
        self.purge.setEnabled(bool(chosen))
        wanted = chosen[0] if len(chosen) == 1 else None
        if wanted != self._shown:
            self._shown = wanted
            self.page.clear()
            if wanted is not None:
                self.look_asked.emit(wanted)

    def _ask(self, words: str, do: Callable[[], object]) -> QMessageBox:
        box = QMessageBox(self)
        box.setObjectName("purgeDialog")
        box.setWindowTitle(self.tr("Delete for good"))
        box.setTextFormat(Qt.TextFormat.PlainText)  # a title may look like HTML
        box.setText(words)
        box.setInformativeText(self.tr("This cannot be undone."))
        delete = box.addButton(self.tr("Delete for good"), QMessageBox.ButtonRole.DestructiveRole)
        delete.setObjectName("deleteForGood")
        delete.clicked.connect(lambda: do())
        cancel = box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(cancel)
        box.setEscapeButton(cancel)
        for button in box.buttons():
            button.setAccessibleName(button.text().replace("&", ""))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()
        return box

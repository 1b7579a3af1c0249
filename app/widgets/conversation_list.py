"""The list of conversations and folders; emits what the user wants, does nothing by itself.

Rows are of one height, so that ten thousand cost no more than ten. A click opens a conversation and hands the keyboard
to the composer; whoever walks the list with the keys stays in it, and letters typed there are meant for the composer,
too. No key destroys anything: Del moves to the trash, where everything stays for weeks, and a notice says so and
offers the way back. Backspace, which cats and sleeves find, does nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QListView, QWidget

from app.itemmodels.conversations import ConversationListModel, Key
from app.theme import LIGHT, Theme
from app.widgets.buttons import ENTER

if TYPE_CHECKING:
    from app.widgets.conversation_delegate import ConversationDelegate
    from app.widgets.conversation_drag import ConversationDrag

Index = QModelIndex | QPersistentModelIndex
AHEAD = 60  # rows below what is in sight that are read before one comes there
OWN_KEYS = (Qt.Key.Key_F2, Qt.Key.Key_Delete)  # elsewhere in the window they mean what is shown
UP_DOWN = (Qt.Key.Key_Up, Qt.Key.Key_Down)
CHOOSES = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class MenuEntry(NamedTuple):
    """Something that a part beside the list adds to the menu of a conversation.

    Attributes:
        name: Id of the entry, the object name of its action.
        title: What stands in the menu, translated; its keys behind a tab where it has some.
        do: Called with the ids of the conversations that the menu is about.
        symbol: Name of its icon.
        several: Whether it can be done with several conversations at once.
    """

    name: str
    title: str
    do: Callable[[tuple[int, ...]], object]
    symbol: str = ""
    several: bool = False


class ConversationList(QListView):
    """Conversations; the current one is the one that is shown.

    Signals:
        opened(int): The user went to a conversation.
        writing_asked(str): The keyboard belongs to the composer now; carries what was typed already.
        trash_asked(tuple): These conversations are to go to the trash.
        more_wanted(object): The end of a section is in sight, and there is more of it.
        menu_asked(QPoint): What can be done is to be listed, at this place of the viewport.
        fold_asked(int, bool): A folder is to be folded or unfolded.
        folder_move_asked(int, int): A folder is to move up or down by so many places.
        folder_trash_asked(int): A folder is to be deleted.
        dropped(object, object): What was dragged, and the row it was dropped on (``conversation_drag``).
        left(): Esc was pressed while ``leaves``.

    Attributes:
        leaves: Whether Esc leads somewhere else.
        entries: What other parts have added to the menu of a conversation.
    """

    opened = Signal(int)
    writing_asked = Signal(str)
    trash_asked = Signal(tuple)
    more_wanted = Signal(object)
    menu_asked = Signal(QPoint)
    fold_asked = Signal(int, bool)
    folder_move_asked = Signal(int, int)
    folder_trash_asked = Signal(int)
    dropped = Signal(object, object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("conversationList")
        self.setAccessibleName(self.tr("Conversations"))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMouseTracking(True)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setUniformItemSizes(True)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.entries: list[MenuEntry] = []
        self.leaves = False
        self._theme, self._zoom = LIGHT, 1.0
        self._delegate: ConversationDelegate | None = None
        self._drag: ConversationDrag | None = None
        self._shown_folder: int | None = None
        self._anchor: tuple[Key, int] | None = None
        self._asked_for_more: tuple[object, int] = (None, 0)
        self._looking = QTimer(self, singleShot=True, interval=0)
        self._looking.timeout.connect(self._look_for_more)
        self.customContextMenuRequested.connect(self.menu_asked)
        self.clicked.connect(self._note_click)
        self.verticalScrollBar().valueChanged.connect(lambda _place: self._looking.start())

    def set_rows(self, rows: ConversationListModel) -> None:
        """List these."""
        self.setModel(rows)
        rows.changing.connect(self._hold)
        rows.changed.connect(self._let_go)

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Paint with these colours at this zoom."""
        self._theme, self._zoom = theme, zoom
        if self._delegate is not None:
            self._delegate.theme, self._delegate.zoom = theme, zoom
            self._measure()

    @property
    def theme(self) -> Theme:
        """What it is painted with."""
        return self._theme

    # ---------------------------------------------------------------------- which ones are meant

    @property
    def rows(self) -> ConversationListModel:
        """What is listed."""
        model = self.model()
        assert isinstance(model, ConversationListModel)
        return model

    def current_id(self) -> int | None:
        """The conversation the keyboard is on."""
        return self.rows.id_at(self.currentIndex())

    def current_folder(self) -> int | None:
        """The folder the keyboard is on."""
        return self.rows.folder_at(self.currentIndex())

    def chosen(self) -> tuple[int, ...]:
        """The conversations that are chosen, in the order of the list."""
        ids = ((index.row(), self.rows.id_at(index)) for index in self.selectionModel().selectedIndexes())
        return tuple(id_ for _row, id_ in sorted(pair for pair in ids if pair[1] is not None))  # type: ignore[misc]

    def meant(self) -> tuple[int, ...]:
        """What a key is about: the chosen ones with the keyboard on one of them, else the one the keyboard is on."""
        current, chosen = self.current_id(), self.chosen()
        if current is None or current in chosen:
            return chosen if self.current_folder() is None else ()
        return (current,)

    def show_current(self, conversation_id: int | None, folder_id: int | None = None) -> None:
        """Mark the conversation that is shown; ``None`` for a new one. ``folder_id``: where it is, if folded away."""
        self._shown_folder = folder_id
        if self._delegate is not None and self._delegate.shown_folder != folder_id:
            self._delegate.shown_folder = folder_id
            self.viewport().update()
        index = self.rows.index_of(conversation_id) if conversation_id is not None else QModelIndex()
        if index != self.currentIndex() or not index.isValid() or self.chosen() != (conversation_id,):
            self.selectionModel().clear()
            self.setCurrentIndex(index)
            if index.isValid():
                self.scrollTo(index)

    def neighbour_of(self, conversation_id: int, without: tuple[int, ...] = ()) -> int | None:
        """The conversation below this one, else the one above; ``None`` when there is no other."""
        ids = [id_ for id_ in self.rows.ids() if id_ == conversation_id or id_ not in without]
        if conversation_id not in ids:
            return None
        place = ids.index(conversation_id)
        return next(iter(ids[place + 1 :] + ids[:place][::-1]), None)

    def rename(self, conversation_id: int) -> None:
        """Let the title be typed in its place."""
        self._edit(self.rows.index_of(conversation_id))

    def rename_folder(self, folder_id: int) -> None:
        """Let the name of a folder be typed in its place."""
        self._edit(self.rows.folder_index(folder_id))

    # ------------------------------------------------------------------------------------ inside

    def _edit(self, index: QModelIndex) -> None:
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
            self.edit(index)

    def _hold(self) -> None:
        """The rows are about to change: what is in sight is to stay where it is, unless that is the beginning."""
        if self._delegate is None:
            from app.widgets.conversation_delegate import ConversationDelegate  # no row is painted before

            self._delegate = ConversationDelegate(self)
            self._delegate.shown_folder = self._shown_folder
            self.setItemDelegate(self._delegate)
            self.set_theme(self._theme, self._zoom)
        top = self.indexAt(QPoint(8, 1)) if self.verticalScrollBar().value() else QModelIndex()
        row = self.rows.row_at(top)
        self._anchor = (row.key, self.visualRect(top).top()) if row is not None else None

    def _let_go(self) -> None:
        index = self.rows.index_for(self._anchor[0]) if self._anchor is not None else QModelIndex()
        if self._anchor is not None and index.isValid():
            self.executeDelayedItemsLayout()
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.visualRect(index).top() - self._anchor[1])
        self._anchor = None
        self._looking.start()

    def _measure(self) -> None:
        self.setUniformItemSizes(False)  # forgets the height that is known
        self.setUniformItemSizes(True)
        self.scheduleDelayedItemsLayout()

    def _look_for_more(self) -> None:
        first = self.indexAt(QPoint(8, 1))
        height = self.visualRect(first).height()
        if not first.isValid() or not height:
            return
        last = first.row() + self.viewport().height() // height + AHEAD
        count = self.rows.rowCount()
        for place in range(first.row(), min(last, count)):
            row = self.rows.row_at(self.rows.index(place))
            if row is not None and row.kind == "more" and self._asked_for_more != (row.section, count):
                self._asked_for_more = (row.section, count)
                self.more_wanted.emit(row.section)
                return

    def _note_click(self, index: QModelIndex) -> None:
        if QGuiApplication.keyboardModifiers() & CHOOSES:
            return  # some are being chosen
        conversation_id = self.rows.id_at(index)
        if conversation_id is not None:
            self.opened.emit(conversation_id)
            self.writing_asked.emit("")
        else:
            self._fold(index)

    def _fold(self, index: QModelIndex, folded: bool | None = None) -> None:
        row = self.rows.row_at(index)
        if row is not None and row.kind == "folder" and folded != row.folded:
            self.fold_asked.emit(row.id, not row.folded)

    def _is_own(self, event: QKeyEvent) -> bool:
        moves = event.key() in UP_DOWN and event.modifiers() == Qt.KeyboardModifier.AltModifier
        return (event.key() in OWN_KEYS and self.currentIndex().isValid()) or (
            moves and self.current_folder() is not None
        )

    def _go_up(self) -> None:
        """From a conversation in a folder to the folder."""
        row = self.rows.row_at(self.currentIndex())
        if row is not None and isinstance(row.section, int):
            self.setCurrentIndex(self.rows.folder_index(row.section))

    def _press_on_folder(self, folder_id: int, event: QKeyEvent) -> bool:
        """Whether the key is one that folders know."""
        leading = self.layoutDirection() == Qt.LayoutDirection.LeftToRight
        key, index = event.key(), self.currentIndex()
        if key in UP_DOWN and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.folder_move_asked.emit(folder_id, -1 if key == Qt.Key.Key_Up else 1)
        elif key in ENTER or key == Qt.Key.Key_Space:
            self._fold(index)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._fold(index, (key == Qt.Key.Key_Left) == leading)
        elif key == Qt.Key.Key_F2:
            self.rename_folder(folder_id)
        elif key == Qt.Key.Key_Delete:
            self.folder_trash_asked.emit(folder_id)
        else:
            return False
        return True

    def _press_on_conversation(self, conversation_id: int, event: QKeyEvent) -> bool:
        """Whether the key is one that conversations know."""
        back = Qt.Key.Key_Left if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else Qt.Key.Key_Right
        if event.key() == Qt.Key.Key_F2:
            self.rename(conversation_id)
        elif event.key() == Qt.Key.Key_Delete:
            self.trash_asked.emit(self.meant())
        elif event.key() in ENTER:
            self.opened.emit(conversation_id)
        elif event.key() == back:
            self._go_up()
        else:
            return False
        return True

    def _dragging(self) -> ConversationDrag:
        if self._drag is None:
            from app.widgets.conversation_drag import ConversationDrag  # when something is dragged

            self._drag = ConversationDrag(self)
        return self._drag

    def mark_target(self, index: Index) -> None:
        """Show where what is being dragged would go."""
        row = self.rows.row_at(index)
        if self._delegate is not None:
            self._delegate.target = row.key if row is not None else None
            self.viewport().update()

    # ------------------------------------------------------------------------------ Qt overrides

    def event(self, event: QEvent) -> bool:
        # These are about what the keyboard is on; elsewhere in the window, about the conversation that is shown.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.setAccepted(self._is_own(event) or event.isAccepted())
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QListView.State.EditingState:
            return  # Enter that ends the typing of a title opens nothing
        conversation_id, folder_id = self.current_id(), self.current_folder()
        typed = event.text()
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if conversation_id is not None and self._press_on_conversation(conversation_id, event):
            return
        if folder_id is not None and self._press_on_folder(folder_id, event):
            return
        if event.key() == Qt.Key.Key_Escape and len(self.chosen()) > 1:
            self.selectionModel().select(self.currentIndex(), QItemSelectionModel.SelectionFlag.ClearAndSelect)
        elif event.key() == Qt.Key.Key_Escape and self.leaves:
            self.left.emit()
        elif plain and typed.isprintable() and typed.strip():
            self.writing_asked.emit(typed)
        elif event.key() != Qt.Key.Key_Backspace:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.RightButton and self.rows.id_at(self.indexAt(event.pos())) in self.chosen():
            return  # the menu is about all that are chosen
        super().mousePressEvent(event)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        self._dragging().start()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.setAccepted(self._dragging().knows(event.mimeData()))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._dragging().move(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.mark_target(QModelIndex())
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._dragging().drop(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and current == self.rows.first():
            self.scrollToTop()  # with the heading above it

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

"""The list of conversations: what it shows and how far it is read; what is done with it is in ``arranging``."""

from __future__ import annotations

import datetime
from functools import cached_property
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from app.controllers.store import Store
from app.itemmodels.conversations import ConversationListModel, Row
from app.notices import Notices
from app.settings import Settings
from app.storage.values import Conversation, Order, Section

if TYPE_CHECKING:
    from app.controllers.arranging import Arranging
    from app.controllers.searching import Searching
    from app.storage.conversations import Conversations

PAGE = 200  # conversations of a section that are read at once
ORDER = "window.conversation_order"


class ConversationsController(QObject):
    """Keeps the list as it should be shown.

    Signals:
        listed(): The list has been read.
        renamed(int, str): A conversation has another title.
        trashed(int): A conversation is in the trash now.
        restored(int): A conversation is out of the trash again.
        folder_made(int): A folder is new and listed; its name is to be typed.
        archive_shown(bool): The archive is listed, or the list again.
    """

    listed = Signal()
    renamed = Signal(int, str)
    trashed = Signal(int)
    restored = Signal(int)
    folder_made = Signal(int)
    archive_shown = Signal(bool)

    def __init__(
        self,
        store: Store,
        rows: ConversationListModel,
        notices: Notices,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._rows = rows
        self._notices = notices
        self._settings = settings
        self._limits: dict[Section, int] = {}
        self._asked = 0  # counts the questions: only the latest answer is shown
        self._archive = False
        self._was_listed = False
        self._new_folder: int | None = None

    @cached_property
    def arranging(self) -> Arranging:
        """Pins, folders, archive and trash."""
        from app.controllers.arranging import Arranging  # not before the window is painted

        made = Arranging(self._store, self._notices, self)
        made.changed.connect(self.refresh)
        made.trashed.connect(self.trashed)
        made.restored.connect(self.restored)
        made.folder_made.connect(self._note_folder)
        return made

    @cached_property
    def searching(self) -> Searching:
        """Looks for words in all of them."""
        from app.controllers.searching import Searching  # when somebody searches

        made = Searching(self._store, self)
        self.arranging.changed.connect(made.refresh)
        self.renamed.connect(lambda _id, _title: made.refresh())
        return made

    @property
    def searched(self) -> str:
        """What is being looked for; empty for nothing."""
        return self.searching.state.words if "searching" in self.__dict__ else ""

    @property
    def was_listed(self) -> bool:
        """Whether the list has been read at least once."""
        return self._was_listed

    @property
    def archive(self) -> bool:
        """Whether the archive is listed."""
        return self._archive

    @property
    def order(self) -> Order:
        """What the list is sorted by."""
        return cast("Order", self._settings.text(ORDER))

    def sort_by(self, order: Order) -> None:
        """Sort the list otherwise, from now on."""
        self._settings.set(ORDER, order)
        self.refresh()

    def show_archive(self, shown: bool) -> None:
        """List the archive instead of the rest, or the rest again."""
        if shown != self._archive:
            self._archive = shown
            self.archive_shown.emit(shown)
            self.refresh()

    def refresh(self) -> None:
        """Read the list again."""
        self._asked += 1
        asked, archive, order, limits = self._asked, self._archive, self.order, dict(self._limits)

        today = datetime.datetime.now().astimezone().date()

        def read(conversations: Conversations) -> list[Row]:
            from app.itemmodels.conversation_rows import archive_rows, list_rows  # as above

            # Thousands of rows are made here, on the thread of the database: the window does not wait for them.
            if archive:
                return list(archive_rows(conversations.listing.part("archive", order, limits.get("archive", PAGE))))
            return list(list_rows(conversations.listing.shelves(order, limits, PAGE), order, today))

        def show(rows: list[Row]) -> None:
            if asked == self._asked:
                self._show(rows)

        self._store.ask(read, show)

    def read_more(self, section: Section) -> None:
        """List more of a section."""
        self._limits[section] = self._limits.get(section, PAGE) + PAGE
        self.refresh()

    def rename(self, conversation_id: int, title: str) -> None:
        """Give a conversation a title; an empty one asks for an automatic one."""

        def tell(conversation: Conversation) -> None:
            self.renamed.emit(conversation.id, conversation.title)
            self.refresh()

        self._store.ask(lambda conversations: conversations.rename(conversation_id, title), tell)

    def trash(self, conversation_id: int) -> None:
        """Put a conversation into the trash; a notice offers the way back."""
        self.arranging.trash((conversation_id,))

    def restore(self, conversation_id: int) -> None:
        """Take a conversation out of the trash."""
        self.arranging.restore((conversation_id,))

    # ------------------------------------------------------------------------------------ inside

    def _show(self, rows: list[Row]) -> None:
        self._was_listed = True
        self._rows.show(rows)
        self.listed.emit()
        if self._new_folder is not None and self._rows.folder_index(self._new_folder).isValid():
            made, self._new_folder = self._new_folder, None
            self.folder_made.emit(made)

    def _note_folder(self, folder_id: int) -> None:
        """It can be named once it stands in the list."""
        self._new_folder = folder_id
        self.show_archive(False)
        self.refresh()

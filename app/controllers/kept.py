"""What is kept on the disk of what models have read: how much, emptied, forgotten with its conversation; no widgets.

Only the engine writes there. Here it is only looked at and deleted, on a thread, so that this works without a process.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.bridge import Bridge
from app.controllers.answers import conversation_key
from app.controllers.conversations import ConversationsController
from app.controllers.engine import EngineController
from app.controllers.store import Store
from app.late_pool import Pool
from app.settings import Settings
from inference.protocol import EngineStopped, Event

if TYPE_CHECKING:
    from app.storage.conversations import Conversations
    from inference.kv_files import KvFolder

OpenFolder = Callable[[], "KvFolder"]


class KeptController(QObject):
    """Signals:
    used(Usage): How much is kept, as asked for, and after it was emptied.
    """

    used = Signal(object)

    def __init__(
        self,
        open_folder: OpenFolder,
        engine: EngineController,
        conversations: ConversationsController,
        store: Store,
        settings: Settings,
        threads: Pool,
        bridge: Bridge,
        parent: QObject | None = None,
    ) -> None:
        """``open_folder`` is called on ``threads``, which should be one, each time: the quota may have changed."""
        super().__init__(parent)
        self._open_folder = open_folder
        self._engine = engine
        self._store = store
        self._threads = threads
        self._bridge = bridge
        self._deleted: set[str] = set()  # keys of what was deleted in this run
        self._closed = False
        conversations.trashed.connect(self._forget)
        conversations.restored.connect(lambda restored: self._deleted.discard(conversation_key(restored)))
        engine.received.connect(self._take)
        self._unsubscribe = settings.subscribe(lambda key, _value: self._note_setting(key))

    def read(self) -> None:
        """Look how much there is; ``used`` tells."""
        self._have_done(lambda _folder: None)

    def empty(self) -> None:
        """Delete all of it, also what the engine still has in memory; ``used`` tells when that is done."""
        self._engine.forget(everything=True)
        self._have_done(lambda folder: folder.empty())

    def make_room(self) -> None:
        """The disk is full: delete all of it there, since it can be made again, and a word that is lost cannot."""
        self._have_done(lambda folder: folder.empty())

    def sweep(self) -> None:
        """Delete what belongs to no conversation, or is half a file: another process may have left it behind."""

        def ask(conversations: Conversations) -> list[str]:
            return [conversation_key(each) for each in conversations.ids()]

        def tidy(folder: KvFolder, keys: list[str]) -> None:
            folder.forget_others(keys)
            folder.trim()

        self._store.ask(ask, lambda keys: self._have_done(lambda folder: tidy(folder, keys)))

    def close(self) -> None:
        """Begin nothing more."""
        self._closed = True
        self._unsubscribe()

    def _note_setting(self, key: str) -> None:
        if key == "memory.disk":
            self._have_done(lambda folder: folder.trim())

    def _forget(self, conversation_id: int) -> None:
        key = conversation_key(conversation_id)
        self._deleted.add(key)
        self._engine.forget([key])
        self._have_done(lambda folder: folder.forget([key]))

    def _take(self, event: Event) -> None:
        if isinstance(event, EngineStopped) and self._deleted:
            # It may have been keeping what it had read just when that was deleted.
            deleted = frozenset(self._deleted)
            self._have_done(lambda folder: folder.forget(deleted))

    def _have_done(self, act: Callable[[KvFolder], None]) -> None:
        if self._closed:
            return

        def work() -> object:
            folder = self._open_folder()
            act(folder)
            return folder.usage()

        self._bridge.when_done(self._threads.submit(work), self.used.emit)

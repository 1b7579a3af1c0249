"""Finds models that came or went: at the start, when the window is looked at again, when folders change. No widgets."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.bridge import Bridge
from app.controllers.models import ModelsController
from app.late_pool import Pool
from app.notices import Notices
from app.settings import Settings
from inference.errors import Cancelled, HearthError

if TYPE_CHECKING:
    from inference.library import Library, Roots, Scanned
    from inference.net.cancel import CancelToken

SELDOM = 2.0  # seconds between two looks at the folders
KEYS = ("models.folder", "models.folders", "models.other_programs")
SCAN_NOTICE = "scan"


class Scanning(QObject):
    """Looks through the folders on a thread of its own, one look after the other.

    Signals:
        changed(): Whether it is looking now has changed, or what it found.
    """

    changed = Signal()

    def __init__(
        self,
        models: ModelsController,
        read_roots: Callable[[], Roots],
        executor: Pool,
        bridge: Bridge,
        settings: Settings,
        notices: Notices,
        parent: QObject | None = None,
    ) -> None:
        """``read_roots`` says where to look; it is called on the thread."""
        super().__init__(parent)
        self._models = models
        self._read_roots = read_roots
        self._executor = executor
        self._bridge = bridge
        self._notices = notices
        self._settings = settings
        self._folder = settings.text("models.folder")
        self._token: CancelToken | None = None  # of all looks; made with the first
        self._looked = float("-inf")
        self._running = 0
        self._again = False  # somebody wanted a look while one was under way
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self.look)
        self._found: Scanned | None = None
        self._closed = False
        self._unsubscribe = settings.subscribe(lambda key, _value: self._note_setting(key))

    @property
    def running(self) -> bool:
        """Whether the folders are being looked through now."""
        return self._running > 0

    @property
    def found(self) -> Scanned | None:
        """What the last look found; ``None`` before the first one has ended."""
        return self._found

    def look(self) -> None:
        """See whether something came or went, and list it then; a few questions to the system, and not too often."""
        rest = SELDOM - (time.monotonic() - self._looked)
        if self._closed:  # what is still heard while the window ends begins nothing new
            return
        if self.running:
            self._again = True
        elif rest > 0:
            self._later.start(round(1000 * rest) + 1)
        else:
            self._begin(thorough=False)

    def scan(self) -> None:
        """Look through all folders, those of the settings as they are now."""
        self._begin(thorough=True)

    def close(self) -> None:
        """Give up looking."""
        self._closed = True
        self._unsubscribe()
        self._later.stop()
        if self._token is not None:
            self._token.cancel()

    def _begin(self, *, thorough: bool) -> None:
        self._looked = time.monotonic()
        self._running += 1
        self.changed.emit()
        from inference.net.cancel import CancelToken  # kept out of the start

        token = self._token = self._token or CancelToken()

        def work() -> Scanned | None:
            token.check()
            library: Library = self._models.library()
            if thorough:
                library.set_roots(self._read_roots())
            elif not library.changed():
                return None
            return library.scan(cancel=token)

        self._bridge.when_done(self._executor.submit(work), self._take, self._fail)

    def _take(self, found: Scanned | None) -> None:
        self._over()
        first = self._found is None
        if found is not None:
            self._found = found
            if found.changed or first:
                self._models.refresh()
        self.changed.emit()

    def _over(self) -> None:
        self._running -= 1
        if self._again and not self.running:
            self._again = False
            self.look()

    def _fail(self, error: BaseException) -> None:
        self._over()
        self.changed.emit()
        if not isinstance(error, HearthError):
            raise error
        if not isinstance(error, Cancelled):
            self._notices.post_error(error, key=SCAN_NOTICE)

    def _note_setting(self, key: str) -> None:
        if key == "models.folder":
            self._keep_folder()
        if key in KEYS:
            self.scan()

    def _keep_folder(self) -> None:
        """What lies in the models folder of before stays in the list: it becomes one of the further folders."""
        before, self._folder = self._folder, self._settings.text("models.folder")
        further = self._settings.texts("models.folders")
        if before and before not in further:
            self._settings.set("models.folders", (*further, before))

"""Removes what was to go while no window has any of it open, and says what became of it. Needs Qt, and no window.

Called at the end of the program in which it was asked for, and at the start of the next one where that was killed.
"""

from __future__ import annotations

import contextlib
import logging
import os
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from app.bridge import Bridge
from app.language import SETTING as LANGUAGE
from app.language import Language
from app.late_pool import LatePool
from app.only_window import only_window
from app.paths import Paths
from app.reset import journal
from app.reset.leaving import installed
from app.reset.parts import Part, where_of
from app.reset.removing import Removed, TokenKeeper, remove
from app.settings import Settings
from app.widgets.appearance import Appearance
from app.widgets.removal_dialog import RemovalDialog
from inference.errors import Cancelled, HearthError
from inference.file_lock import FileLock
from inference.net.cancel import CancelToken

PATIENCE = 400  # milliseconds after which it is worth showing how far it is
OFTEN = 0.1  # seconds between two words about it

_log = logging.getLogger(__name__)


def finish_reset(
    qt: QApplication, paths: Paths, lock: FileLock | None = None, tokens: Callable[[], TokenKeeper] | None = None
) -> bool:
    """Remove what the journal says; whether the program is to end, because nothing of Hearth was to stay.

    Args:
        qt: The application.
        paths: Where data lives.
        lock: Of the window; ``None``: it is taken for this alone. Where another one holds it, nothing is removed now:
            the next start does.
        tokens: Makes who has the access tokens; the keychain of the system.
    """
    with ExitStack() as closing:
        if lock is None:
            lock = only_window(paths.data)
            closing.callback(lock.release)
        if not lock.held or not journal.begun(paths.data):
            return not lock.held
        settings = Settings(paths.settings)
        closing.callback(Language(qt, settings.text(LANGUAGE)).close)
        appearance = Appearance(qt, settings)
        closing.callback(appearance.close)
        dialog = RemovalDialog(appearance.zoom)
        closing.callback(dialog.deleteLater)
        run = _Run(paths, settings, dialog, tokens or _keychain, closing)
        removed = run.until_closed()
    return removed is not None and removed.everything


class _Run:
    """One removal and the dialog about it."""

    def __init__(
        self,
        paths: Paths,
        settings: Settings,
        dialog: RemovalDialog,
        tokens: Callable[[], TokenKeeper],
        closing: ExitStack,
    ) -> None:
        self._paths, self._dialog = paths, dialog
        self._removed: Removed | None = None
        self._loop = QEventLoop()
        self._late = QTimer(singleShot=True, interval=PATIENCE)
        self._late.timeout.connect(dialog.show)
        self._shown = 0.0
        self._bridge = Bridge()
        closing.callback(self._bridge.close)
        pool = LatePool(1, "reset")
        closing.callback(pool.shutdown)
        token = CancelToken()
        dialog.stop_asked.connect(token.cancel)
        dialog.accepted.connect(self._loop.quit)
        where = where_of(paths, settings)
        self._bridge.when_done(
            pool.submit(lambda: remove(where, (), tokens, cancel=token, on_freed=self._say)), self._end, self._fail
        )

    def until_closed(self) -> Removed | None:
        """What became of it, when everybody has read what there was to be read; ``None``: it failed or was stopped."""
        self._late.start()
        self._loop.exec()
        self._late.stop()
        self._dialog.hide()
        return self._removed

    def _say(self, part: Part, freed: int) -> None:
        """How far it is. On the thread."""
        now = time.monotonic()
        if now - self._shown >= OFTEN:
            self._shown = now
            self._bridge.post(lambda: self._dialog.show_progress(part, freed))

    def _end(self, removed: Removed) -> None:
        self._removed = removed
        self._dialog.show_end(removed, installed())
        if removed.everything or removed.left:
            self._let_read()
        else:
            self._loop.quit()

    def _fail(self, error: BaseException) -> None:
        # Whatever it was: it must not be met at every start again, with no way to a window.
        with contextlib.suppress(OSError):
            journal.end(self._paths.data)
        if isinstance(error, Cancelled):
            self._loop.quit()
            return
        if not isinstance(error, HearthError):
            _log.error("what was to go could not be removed", exc_info=error)
        self._dialog.show_failure(str(error))
        self._let_read()

    def _let_read(self) -> None:
        self._late.stop()
        if os.environ.get("QT_QPA_PLATFORM") == "offscreen":  # nobody is there to read it
            sys.stderr.write(f"hearth: {self._dialog.title.text()} {self._dialog.state.text()}\n")
            self._loop.quit()
        else:
            self._dialog.show()


def _keychain() -> TokenKeeper:
    from inference.hub.tokens import Tokens  # on the thread: it brings the keychain along

    return Tokens()

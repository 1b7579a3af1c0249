"""What nobody caught: logged, and told to the user with details to copy; never silent. Knows no widgets."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from types import TracebackType

from app.notices import Notice, Notices
from inference.own_program import was_replaced

_log = logging.getLogger(__name__)


class Unhandled:
    """Takes the place of Python's hooks for uncaught exceptions between ``install`` and ``restore``."""

    def __init__(self, notices: Notices) -> None:
        self._notices = notices
        self._before = (sys.excepthook, threading.excepthook)

    def install(self) -> None:
        """From here on exceptions in slots and threads become notices."""
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self.report
        threading.excepthook = self._report_thread

    def restore(self) -> None:
        """Put back what was there."""
        sys.excepthook, threading.excepthook = self._before

    def report(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log an exception and tell the user."""
        if issubclass(kind, KeyboardInterrupt):
            return
        _log.error("unhandled exception", exc_info=(kind, error, trace))
        if was_replaced():
            self._note_update()
            return
        from app.version import VERSION  # asks the package index of the installation: not at the start

        lines = "".join(traceback.format_exception(kind, error, trace))
        self._notices.post(
            Notice(
                level="error",
                message="Something inside Hearth went wrong.",
                hint="Your conversations are safe. If it happens again, copy the details into a report.",
                detail=f"Hearth {VERSION}, Python {sys.version.split()[0]}, {sys.platform}\n{lines}",
                key="unhandled",
                sticky=True,
            )
        )

    def _note_update(self) -> None:
        """The files of this version are gone; whatever went wrong is no news."""
        from app.restarting import RESTART  # is there since the window is

        self._notices.post(
            Notice(
                level="warning",
                message="Hearth was updated while it was open, and parts of this version are gone.",
                hint="Your conversations are safe. Start Hearth again to go on with the new version.",
                action=RESTART,
                action_title="Start again now",
                key=RESTART,
                sticky=True,
            )
        )

    def _report_thread(self, event: threading.ExceptHookArgs) -> None:
        if event.exc_value is not None:
            self.report(event.exc_type, event.exc_value, event.exc_traceback)

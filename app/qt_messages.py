"""Qt's own messages: into the log, and the last one of a start that fails into plain words."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QMessageLogContext, QtMsgType

_log = logging.getLogger("app.qt")
_TOLD = (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)
_KEPT = 20  # messages before there is a log


class QtMessages:
    """Takes them from the first one on; harmless ones stay out of the log."""

    def __init__(self, give_up: Callable[[str], object] | None = None) -> None:
        """``give_up`` is told what Qt complained of first where it opens no window; ``app.no_window`` without one."""
        self._give_up = give_up
        self._early: list[str] = []  # before there is a log

    def note(self, kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        """Qt says something, on any thread; after a fatal message it ends the process."""
        if kind not in _TOLD:
            return
        if len(self._early) < _KEPT:
            self._early.append(text)
        if _log.isEnabledFor(logging.INFO):
            early, self._early = self._early, []
            for one in early:
                _log.info("Qt: %s", one)
        if kind == QtMsgType.QtFatalMsg:
            self._explain(text)

    def _explain(self, text: str) -> None:
        from app.no_window import HOPELESS, give_up, say  # only at an end like this

        if HOPELESS in text:
            (self._give_up or give_up)((self._early or [text])[0])
        say(text.strip())

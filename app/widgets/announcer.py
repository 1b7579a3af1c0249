"""Says an answer to a screen reader while it is written, sentence by sentence, and that it is over.

Nothing is done while no assistive technology listens. What has come since is said in one go, politely: after what is
being said already.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from app.controllers.chat import ChatController
from app.controllers.shown import View
from app.render.spoken import Piece, Spoken
from app.settings import Settings
from app.storage.values import StoredMessage

SETTING = "appearance.announce"
_PACE = 300  # milliseconds in which what comes is said together

Say = Callable[[str], object]


def say_through(widget: QWidget) -> Say:
    """Has screen readers say something about a widget."""

    def say(text: str) -> None:
        event = QAccessibleAnnouncementEvent(widget, text)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(event)

    return say


class Announcer(QObject):
    """Lives as long as the widget it speaks for."""

    def __init__(self, chat: ChatController, settings: Settings, widget: QWidget, say: Say | None = None) -> None:
        """``say`` has something said; by default it is an announcement of ``widget``."""
        super().__init__(widget)
        self._settings = settings
        self._say = say or say_through(widget)
        self._spoken: Spoken | None = None
        self._message: int | None = None  # that is being written, as far as it was heard of
        self._thinks = False
        self._waiting: list[str] = []
        self._pace = QTimer(self, singleShot=True, interval=_PACE)
        self._pace.timeout.connect(self._say_waiting)
        chat.grown.connect(self._note_grown)
        chat.ended.connect(self._note_ended)
        chat.shown.connect(self._note_shown)

    # ------------------------------------------------------------------------------------ inside

    def _listens(self) -> bool:
        return QAccessible.isActive() and self._settings.flag(SETTING)

    def _note_grown(self, message_id: int, channel: str, text: str) -> None:
        if not self._listens():
            return
        if message_id != self._message:
            self._message, self._spoken, self._thinks = message_id, Spoken(), False
        if channel == "reasoning":
            if not self._thinks:
                self._thinks = True
                self._add([self.tr("The model thinks.")])
        elif self._spoken is not None:
            self._add([self._words(piece) for piece in self._spoken.feed(text)])

    def _note_ended(self, message: StoredMessage) -> None:
        if not self._listens():
            return
        if self._spoken is not None and message.id == self._message:
            self._add([self._words(piece) for piece in self._spoken.finish()])
        self._message, self._spoken = None, None
        ends = {
            "complete": self.tr("End of the answer."),
            "stopped": self.tr("The answer was stopped."),
            "interrupted": message.error or self.tr("The answer was interrupted."),
            "failed": message.error or self.tr("There is no answer."),
        }
        self._add([ends.get(message.status, "")])
        self._say_waiting()

    def _note_shown(self, view: View) -> None:
        """Nobody wants to hear the end of what is not shown any more."""
        if view.opened:
            self._message, self._spoken = None, None
            self._waiting.clear()
            self._pace.stop()

    def _words(self, piece: Piece) -> str:
        match piece.kind:
            case "code" if piece.text:
                return self.tr("Code block, %n lines, {0}.", "", piece.lines).format(piece.text)
            case "code":
                return self.tr("Code block, %n lines.", "", piece.lines)
            case "table":
                return self.tr("Table, %n rows.", "", piece.lines)
            case "formula":
                return self.tr("Formula.")
            case _:
                return piece.text

    def _add(self, texts: list[str]) -> None:
        self._waiting += filter(None, texts)
        if self._waiting and not self._pace.isActive():
            self._pace.start()

    def _say_waiting(self) -> None:
        self._pace.stop()
        if self._waiting:
            text = "\n".join(self._waiting)
            self._waiting.clear()
            self._say(text)

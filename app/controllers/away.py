"""What is told to somebody who looks elsewhere: that an answer is ready, that a download is. Knows no desktop."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.attached import split
from app.controllers.answers import Answers
from app.controllers.store import Store
from app.notices import Notice
from app.settings import Settings
from app.storage.values import StoredMessage

KEY = "chat.notify"  # the setting: ``off``, ``title``, ``text``
LONG = 5.0  # seconds from which on somebody may have turned to something else
BEGINNING = 160  # characters of an answer that are shown


class Away(QObject):
    """Signals:
    wanted(str, str, str): A notification: key, title, text. The key of an answer is ``answer:CONVERSATION:MESSAGE``.
    attention(): Something is there to be looked at.
    """

    wanted = Signal(str, str, str)
    attention = Signal()

    def __init__(
        self,
        answers: Answers,
        store: Store,
        settings: Settings,
        is_away: Callable[[], bool],
        *,
        clock: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        """``is_away``: whether nobody looks at the window."""
        super().__init__(parent)
        self._store = store
        self._settings = settings
        self._is_away = is_away
        self._clock = clock
        self._began: dict[int, float] = {}  # by conversation
        answers.running_changed.connect(self._note_running)
        answers.ended.connect(self._note_ended)

    def note_notice(self, notice: Notice) -> None:
        """Something is said in the window."""
        if notice.key.startswith("download-") and notice.sticky and self._tells():
            self.attention.emit()
            self.wanted.emit(notice.key, "Hearth", notice.message)

    def _tells(self) -> bool:
        return self._settings.text(KEY) != "off" and self._is_away()

    def _note_running(self, conversations: frozenset[int]) -> None:
        now = self._clock()
        # What has just ended is still needed: its end is told before this changes.
        self._began = {each: self._began.get(each, now) for each in conversations}

    def _note_ended(self, message: StoredMessage) -> None:
        took = self._clock() - self._began.get(message.conversation_id, self._clock())
        if message.status == "stopped" or took < LONG or not self._tells():
            return
        self.attention.emit()
        conversation_id = message.conversation_id
        self._store.ask(
            lambda conversations: conversations.get(conversation_id).title, lambda title: self._tell(message, title)
        )

    def _tell(self, message: StoredMessage, title: str) -> None:
        ready, broken = self.tr("The answer is ready"), self.tr("The answer broke off")
        heading = ready if message.status == "complete" else broken
        text = title or self.tr("New conversation")
        if self._settings.text(KEY) == "text" and message.text.strip():
            words = " ".join(split(message.text)[1].split())
            text = f"{text}\n{words[:BEGINNING]}{'…' if len(words) > BEGINNING else ''}"
        self.wanted.emit(f"answer:{message.conversation_id}:{message.id}", heading, text)

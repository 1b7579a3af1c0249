"""Where one was reading in each conversation, to be there again on coming back; knows no storage."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject

from app.controllers.chat import ChatController
from app.controllers.shown import View
from app.settings import Settings
from app.widgets.appearance import Appearance
from app.widgets.transcript import Transcript

LAST = "window.reading_place"  # the setting that keeps the one of the conversation that was open last
REMEMBERED = 500  # conversations


class Place(NamedTuple):
    """The message at the top of the view, and how far down in it, in pixels at zoom 1."""

    message_id: int
    offset: int


class ReadingPlaces(QObject):
    """Lives as long as the transcript. Who was at the end comes back to the end."""

    def __init__(
        self, chat: ChatController, transcript: Transcript, settings: Settings, appearance: Appearance
    ) -> None:
        super().__init__(transcript)
        self._chat = chat
        self._transcript = transcript
        self._settings = settings
        self._appearance = appearance
        self._shown: int | None = chat.view.id
        self._places: dict[int, Place] = self._kept()
        chat.shown.connect(self._note_shown)  # after the transcript has heard of it
        transcript.verticalScrollBar().valueChanged.connect(lambda _value: self._note_scrolled())

    def keep(self) -> None:
        """Write down where one is reading now: the program ends."""
        place = self._places.get(self._shown) if self._shown is not None else None
        self._settings.set(LAST, f"{self._shown} {place.message_id} {place.offset}" if place is not None else "")

    def _kept(self) -> dict[int, Place]:
        try:
            conversation_id, message_id, offset = map(int, self._settings.text(LAST).split())
        except ValueError:
            return {}
        return {conversation_id: Place(message_id, offset)}

    def _note_shown(self, view: View) -> None:
        before, self._shown = self._shown, view.id
        if view.id is None or (view.id == before and not view.opened):
            return
        place = self._places.get(view.id)
        if place is None or not view.opened or view.target is not None or view.streaming is not None:
            return
        ids = [message.id for message in self._transcript.messages()]
        if place.message_id in ids:
            self._transcript.show_at(0, ids.index(place.message_id), round(place.offset * self._appearance.zoom))

    def _note_scrolled(self) -> None:
        shown, transcript = self._shown, self._transcript
        messages = transcript.messages()
        if shown is None or shown != self._chat.view.id or not messages or not transcript.isVisible():
            return  # the transcript is just being filled with another conversation
        self._places.pop(shown, None)
        if not transcript.follows_end():
            row, offset, _ = transcript.row_under(0)
            self._places[shown] = Place(messages[row].id, round(offset / self._appearance.zoom))
            if len(self._places) > REMEMBERED:
                del self._places[next(iter(self._places))]

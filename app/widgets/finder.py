"""Finds words in all messages that are shown, and goes from one place to the next. Knows the transcript only.

Thousands of messages are looked through in slices, from what is seen on. What a message shows is known only once it is
rendered; its source says quickly whether that is worth it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from time import perf_counter
from typing import Literal, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from app.render.markdown import render
from app.widgets.find_marks import Marks
from app.widgets.find_text import Pattern, count
from app.widgets.message import Message
from app.widgets.message_view import LONG, MessageView, Renderings
from app.widgets.transcript import Transcript

_SLICE = 0.005  # seconds of looking at a time
NOTHING = Pattern(())

Part = Literal["reasoning", "text"]


class Hit(NamedTuple):
    """A place: position of the message, 0 for its reasoning and 1 for its text, and which of those in there."""

    row: int
    part: int
    number: int


class Finder(QObject):
    """Signals:
    changed(): More was found, or another place is the current one.
    """

    changed = Signal()

    def __init__(self, transcript: Transcript) -> None:
        super().__init__(transcript)
        self._transcript = transcript
        self._pattern = NOTHING
        self._hits: list[Hit] = []
        self._current: Hit | None = None
        self._wanted: int | None = None  # id of the message whose first place is to be the current one
        self._goes = False  # to the first place, as soon as there is one
        self._looking: Iterator[list[Hit]] = iter(())
        self._views: tuple[MessageView, ...] = ()  # what is looked through
        self._renderings = Renderings()
        self.done = True
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._look_on)
        transcript.row_shown.connect(self._mark)

    @property
    def pattern(self) -> Pattern:
        """What is looked for; an empty one when nothing is."""
        return self._pattern

    @property
    def found(self) -> int:
        """How many places were found so far."""
        return len(self._hits)

    @property
    def place(self) -> int | None:
        """Which of them is the current one, from 1; ``None`` while that is not known."""
        if self._current is None or not self.done:
            return None
        return bisect_left(self._hits, self._current) + 1

    def find(self, pattern: Pattern, message_id: int | None = None) -> None:
        """Look for something, and go to the first place from what is seen on, or in a message."""
        self._pattern = pattern
        self._current = None
        self._wanted = message_id
        self._goes = bool(pattern)
        self._begin()

    def refresh(self) -> None:
        """Other messages are shown: look again, and go nowhere."""
        if self._pattern:
            self._goes = False
            self._begin()

    def step(self, by: int) -> None:
        """Go to the next place (1) or the one before (-1); after the last comes the first."""
        if self._pattern and self._transcript.messages() != self._views:
            self.refresh()
        hits = self._hits
        if not hits:
            return
        if self._current is None:
            at = bisect_left(hits, Hit(self._first_row(), 0, 0)) - (by < 0)
        else:
            at = bisect_right(hits, self._current) if by > 0 else bisect_left(hits, self._current) - 1
        self._go(hits[at % len(hits)])

    def close(self) -> None:
        """Mark nothing any more."""
        self.find(NOTHING)

    # ------------------------------------------------------------------------------------ inside

    def _begin(self) -> None:
        self._hits, self._views = [], self._transcript.messages()
        self.done = not self._pattern
        self._looking = self._look() if self._pattern else iter(())
        for message in self._transcript.made_messages().values():
            self._mark(message)
        if self._pattern:
            self._look_on()
        else:
            self._timer.stop()
            self._views = ()
            self.changed.emit()

    def _first_row(self) -> int:
        visible = self._transcript.visible_rows()
        return visible[0] if visible else 0

    def _look(self) -> Iterator[list[Hit]]:
        """What each message has, from what is seen on, and then from the beginning to there."""
        views = self._views
        start = next((row for row, view in enumerate(views) if view.id == self._wanted), self._first_row())
        for row in (*range(start, len(views)), *range(start)):
            yield self._of(row, views[row])

    def _of(self, row: int, view: MessageView) -> list[Hit]:
        pattern, found = self._pattern, []
        if view.reasoning and pattern.may_be_in(view.reasoning):
            found += [Hit(row, 0, number) for number in range(count(render(view.reasoning), pattern))]
        if pattern.may_be_in(view.text):
            if len(view.text) <= LONG:
                shown = count(self._renderings.items(view, expanded=True), pattern)
            else:  # rendering it would keep the window waiting; what it shows is its source, but for some marks
                shown = sum(len(pattern.places(line)) for line in view.text.split("\n"))
            found += [Hit(row, 1, number) for number in range(shown)]
        return found

    def _look_on(self) -> None:
        if self._transcript.messages() != self._views:  # places in what is gone lead nowhere
            self._begin()
            return
        until = perf_counter() + _SLICE
        for found in self._looking:
            if found:
                at = bisect_left(self._hits, found[0])
                self._hits[at:at] = found
                if self._goes:
                    self._goes = False
                    self._go(found[0])
            if perf_counter() > until:
                self._timer.start()
                break
        else:
            self.done = True
            if self._current is not None and self._current not in self._hits:
                self._current = None
        self.changed.emit()

    def _go(self, hit: Hit) -> None:
        before, self._current = self._current, hit
        for message in self._transcript.made_messages().values():
            if before is not None and message.view.id == self._id_of(before.row):
                self._mark(message)
        message = self._transcript.unfold(hit.row, reasoning=not hit.part)
        self._mark(message)
        self._transcript.show_place(hit.row, message.top_of_hit(hit.part, self._pattern, hit.number))
        self.changed.emit()

    def _id_of(self, row: int) -> int | None:
        views = self._transcript.messages()
        return views[row].id if row < len(views) else None

    def _mark(self, message: Message) -> None:
        """Mark what a message shows of it."""
        if not self._pattern:
            message.set_marks(None, None)
            return
        current = self._current
        if current is not None and self._id_of(current.row) != message.view.id:
            current = None
        theme = self._transcript.theme
        message.set_marks(
            Marks(self._pattern, theme, current.number if current is not None and not current.part else None),
            Marks(self._pattern, theme, current.number if current is not None and current.part else None),
        )

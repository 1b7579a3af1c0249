"""One selection through all messages: dragged from one into the next, beyond the edges of the view, and copied.

Only messages near the view exist as widgets. What lies whole between both ends of a selection is known by its row, so
that it is copied and shown whether its widget is there or not; the widgets at both ends stay.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QPoint, QTimer

from app.render.items import LINE, Item, plain_text
from app.widgets.message_copy import copy_items

if TYPE_CHECKING:
    from app.widgets.message import Message
    from app.widgets.message_body import MessageBody
    from app.widgets.transcript import Transcript

_PACE = 30  # milliseconds between two steps while the mouse is dragged beyond an edge
_FASTEST = 120  # pixels a step


class Drag(NamedTuple):
    """A selection on its way.

    Attributes:
        body: The text in which it began.
        at: Where the mouse is, in global coordinates.
    """

    body: MessageBody
    at: QPoint


class TranscriptSelection(QObject):
    """Lives as long as its transcript."""

    def __init__(self, transcript: Transcript, items: Callable[[int], Sequence[Item]]) -> None:
        """``items`` renders the message of a row."""
        super().__init__(transcript)
        self._transcript = transcript
        self._items = items
        self._drag: Drag | None = None
        self._whole = range(0)  # rows that are selected from beginning to end
        self._ends: frozenset[int] = frozenset()  # rows in which it begins and ends; they have only a part of it
        self._scrolling = QTimer(self, interval=_PACE)
        self._scrolling.timeout.connect(self._scroll_on)

    def listen(self, body: MessageBody) -> None:
        """A text was made in which a selection may begin."""
        body.gather = self.items
        body.dragged.connect(lambda at: self._extend(Drag(body, at)))
        body.came_back.connect(self._come_back)
        body.let_go.connect(self._end)

    def begin(self, chosen: Message) -> None:
        """Somebody begins to select in a message: nothing else is selected any more."""
        self.forget()
        for message in self._transcript.made_messages().values():
            if message is not chosen:
                message.clear_selection()

    def forget(self) -> None:
        """Other messages are shown, or another selection begins."""
        self._end()
        self._whole, self._ends = range(0), frozenset()

    def cut(self, rows: int) -> None:
        """Only the first rows are left: nothing is selected of what comes instead of the others."""
        self._end()
        self._whole = range(min(rows, self._whole.start), min(rows, self._whole.stop))
        self._ends = frozenset(row for row in self._ends if row < rows)

    def dress(self, message: Message, row: int) -> None:
        """A widget was made: show what is selected of it."""
        if row in self._whole:
            for body in message.bodies():
                body.select_whole()

    def holds(self, row: int) -> bool:
        """Whether the widget of a row knows what no one else does."""
        return row in self._ends

    def items(self) -> list[Item]:
        """What is selected, in order."""
        made = self._transcript.made_messages()
        found: list[Item] = []
        for row in sorted(made.keys() | set(self._whole)):
            found += made[row].selected_items() if row in made else self._items(row)
        return found

    def text(self) -> str:
        """What is selected, as plain text."""
        return plain_text(self.items()).replace(LINE, "\n")

    def copy(self) -> None:
        """Put what is selected on the clipboard."""
        copy_items(self.items())

    # ------------------------------------------------------------------------------------ inside

    def _extend(self, drag: Drag) -> None:
        """Select everything from where it began to where the mouse is, or the edge of the view next to it."""
        self._drag = drag
        if not self._scrolling.isActive():
            self._scrolling.start()
        viewport = self._transcript.viewport()
        inside = viewport.mapFromGlobal(drag.at)
        inside.setY(max(0, min(viewport.height() - 1, inside.y())))
        at = viewport.mapToGlobal(inside)
        texts = [(row, body) for row, made in self._transcript.made_messages().items() for body in made.bodies()]
        origin = next((index for index, (_, body) in enumerate(texts) if body is drag.body), None)
        if origin is None:
            return
        above = [index for index, (_, body) in enumerate(texts) if body.mapToGlobal(QPoint(0, 0)).y() <= at.y()]
        target = above[-1] if above else 0
        first, last = sorted((origin, target))
        self._whole = range(texts[first][0] + 1, texts[last][0])
        self._ends = frozenset((texts[origin][0], texts[target][0]))
        for index, (_, body) in enumerate(texts):
            if first < index < last:
                body.select_whole()
            elif index not in (origin, target):
                body.clear_selection()
        if target != origin:
            drag.body.select_onwards(target > origin)
            texts[target][1].select_to(at, target > origin)
        else:  # between two texts, nearer to its own
            drag.body.select_onwards(at.y() > drag.body.mapToGlobal(drag.body.rect().bottomLeft()).y())

    def _come_back(self) -> None:
        """The mouse is inside of the text in which it began: nothing else is selected."""
        drag = self._drag
        self.forget()
        for message in self._transcript.made_messages().values():
            for body in message.bodies():
                if drag is not None and body is not drag.body:
                    body.clear_selection()

    def _end(self) -> None:
        self._scrolling.stop()
        self._drag = None

    def _scroll_on(self) -> None:
        """Go on in the direction of the mouse while it is beyond an edge, the quicker the further away it is."""
        if self._drag is None:
            return
        viewport, bar = self._transcript.viewport(), self._transcript.verticalScrollBar()
        y = viewport.mapFromGlobal(self._drag.at).y()
        beyond = min(0, y) + max(0, y - viewport.height() + 1)
        if beyond:
            bar.setValue(bar.value() + max(-_FASTEST, min(_FASTEST, beyond)))
            self._extend(self._drag)

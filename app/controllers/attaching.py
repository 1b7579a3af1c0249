"""Reads files that are to go with a message, and has their tokens counted; knows no widgets."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.attached import Attached
from app.attached_files import LARGEST, Refused, read_file
from app.bridge import Bridge
from app.controllers.engine import EngineController, EngineState
from app.itemmodels.amounts import size
from app.notices import Notice, Notices
from inference.messages import Message
from inference.protocol import Counted, Event

if TYPE_CHECKING:
    from app.late_pool import Pool

MOST = 50  # files at once; whoever drops more has dropped the wrong thing
COUNTED = 200_000  # characters up to which the model counts; of what is longer the estimate is good enough
NOTICE = "attached"


class Attaching(QObject):
    """Signals:
    read(tuple[Attached, ...]): These are to go with the message.
    counted(Attached, int): So many tokens it is for the model that answers.
    """

    read = Signal(object)
    counted = Signal(object, int)

    def __init__(
        self, thread: Pool, bridge: Bridge, engine: EngineController, notices: Notices, parent: QObject | None = None
    ) -> None:
        """``thread``: on which files are read."""
        super().__init__(parent)
        self._thread = thread
        self._bridge = bridge
        self._engine = engine
        self._notices = notices
        self._counts: dict[Attached, int] = {}
        self._asked: dict[int, Attached] = {}
        self._model = engine.state.model
        engine.received.connect(self._take)
        engine.state_changed.connect(self._note_engine)

    @property
    def context(self) -> int:
        """Tokens the model reads at once; 0 where there is none."""
        loaded = self._engine.state.loaded
        return loaded.context if loaded is not None else 0

    def take(self, paths: Sequence[str]) -> None:
        """Read these files; what cannot go with a message is said."""
        few = list(paths[:MOST])
        self._bridge.when_done(
            self._thread.submit(lambda: [read_file(path) for path in few]), partial(self._note_read, len(paths))
        )

    def count(self, attached: Sequence[Attached]) -> None:
        """Have the tokens of each counted, once for each model; the counts of all others are forgotten."""
        self._counts = {each: self._counts[each] for each in attached if each in self._counts}
        for each in attached:
            if each in self._counts:
                self.counted.emit(each, self._counts[each])
            elif self._engine.ready and len(each.text) <= COUNTED and each not in self._asked.values():
                self._asked[self._engine.count((Message.user(each.text),)).id] = each

    def _note_read(self, dropped: int, outcomes: list[Attached | Refused]) -> None:
        found = tuple(outcome for outcome in outcomes if isinstance(outcome, Attached))
        refused = [outcome for outcome in outcomes if isinstance(outcome, Refused)]
        if refused or dropped > MOST:
            self._notices.post(self._refusal(refused, dropped))
        else:
            self._notices.dismiss(NOTICE)
        if found:
            self.read.emit(found)

    def _refusal(self, refused: Sequence[Refused], dropped: int) -> Notice:
        if dropped > MOST:
            message = self.tr("At most %n files can be added at once.", "", MOST)
        elif len(refused) == 1:
            message = self._why(refused[0])
        else:
            message = self.tr("%n files cannot go with a message.", "", len(refused))
        return Notice(
            level="warning",
            message=message,
            hint=self.tr("Text in any form can: notes, tables in CSV, Markdown, program code."),
            detail="\n".join(self._why(each) for each in refused) if len(refused) > 1 else "",
            key=NOTICE,
        )

    def _why(self, refused: Refused) -> str:
        match refused.why:
            case "folder":
                words = self.tr("“{0}” is a folder. Drop the files that are in it.")
            case "large":
                words = self.tr("“{0}” is too large for a message: {1}, where {2} is the most.")
            case "empty":
                words = self.tr("There is nothing in “{0}”.")
            case "no_text":
                words = self.tr("“{0}” is no text, and Hearth cannot read other files yet.")
            case "missing":
                words = self.tr("“{0}” is not there any more.")
            case "unreadable":
                words = self.tr("“{0}” cannot be read.")
        return words.format(refused.name, size(refused.size), size(LARGEST))

    def _take(self, event: Event) -> None:
        if isinstance(event, Counted) and (each := self._asked.pop(event.id, None)) is not None:
            self._counts[each] = event.count
            self.counted.emit(each, event.count)

    def _note_engine(self, state: EngineState) -> None:
        if state.model != self._model:
            self._model = state.model
            self._counts.clear()
            self._asked.clear()

"""How many tokens a text is, as the loaded model counts; of several questions the latest counts. Knows no widgets."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.controllers.engine import EngineController
from inference.messages import Message
from inference.protocol import Counted, Event


class TokenCount(QObject):
    """Signals:
    counted(object): Tokens of the text that was asked about last; ``None``: nobody can say now.
    """

    counted = Signal(object)

    def __init__(self, engine: EngineController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._id = 0
        engine.received.connect(self._take)

    def ask(self, text: str) -> None:
        """Count the tokens of instructions. A model that rests or writes is not disturbed."""
        if text.strip() and self._engine.ready and self._engine.idle:
            self._id = self._engine.count((Message.system(text),)).id
        else:
            self._id = 0
            self.counted.emit(None)

    def close(self) -> None:
        """Stop listening."""
        self._engine.received.disconnect(self._take)

    def _take(self, event: Event) -> None:
        if isinstance(event, Counted) and self._id and event.id == self._id:
            self._id = 0
            self.counted.emit(event.count)

"""What the engine reads while somebody types: what is certain of the next prompt; knows no widgets."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer

from app.controllers.chat import ChatController
from app.controllers.engine import EngineController, EngineState
from app.power.system import System
from app.settings import Settings
from inference.messages import Message
from inference.protocol import Event, Failed, Loaded, Prepared

PAUSE = 250  # milliseconds of calm before anything is read: who clicks through conversations is left alone
STILL = 1_000  # milliseconds after which a text stands still
LONG = 2_000  # characters, some 500 tokens: from here on a text is worth reading before it is sent


class Ahead(NamedTuple):
    """What can be read.

    Attributes:
        loaded: The model that reads.
        conversation: Key under which the engine keeps it.
        messages: What is certain.
        draft: What the next message begins with.
    """

    loaded: Loaded
    conversation: str
    messages: tuple[Message, ...]
    draft: str = ""

    def covers(self, other: Ahead) -> bool:
        """Whether who has read this has read ``other``."""
        return self._replace(draft=other.draft) == other and self.draft.startswith(other.draft)


class ReadingAhead(QObject):
    """Has the engine read what is certain as soon as it is: system prompt and history of what is shown, and a long
    text that stands still in the composer. Never the same twice, never on battery, never beside an answer; whatever
    else is asked of the engine goes first there.
    """

    def __init__(
        self,
        chat: ChatController,
        engine: EngineController,
        settings: Settings,
        system: System,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._chat = chat
        self._engine = engine
        self._settings = settings
        self._system = system
        self._draft = ""
        self._steady = ""  # the draft as it last stood still
        self._under_way: tuple[int, Ahead] | None = None
        self._read: Ahead | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._begin)
        self._still = QTimer(self, singleShot=True, interval=STILL)
        self._still.timeout.connect(self._note_still)
        self._unsubscribe = settings.subscribe(lambda key, _value: self._note_setting(key))
        chat.shown.connect(lambda _view: self._soon())
        chat.ended.connect(lambda _message: self._soon())
        engine.state_changed.connect(self._note_state)
        engine.idle_changed.connect(lambda idle: self._soon() if idle else None)
        engine.received.connect(self._take)

    def note_draft(self, text: str) -> None:
        """Something else stands in the composer."""
        if text == self._draft:
            return
        self._draft = text
        if not text.startswith(self._steady):
            self._steady = ""
        if len(text) >= LONG:
            self._still.start()
        else:
            self._still.stop()
            self._soon()

    def close(self) -> None:
        """Read nothing more."""
        self._unsubscribe()
        self._pause.stop()
        self._still.stop()

    # ------------------------------------------------------------------------------------ inside

    def _soon(self) -> None:
        if self._engine.ready and self._settings.flag("memory.read_ahead"):
            self._pause.start()

    def _note_state(self, state: EngineState) -> None:
        if state.phase != "ready":
            self._pause.stop()
        elif self._read is None or state.loaded is not self._read.loaded:
            self._soon()

    def _note_setting(self, key: str) -> None:
        if key == "memory.read_ahead":
            self._pause.stop()
        if key in ("memory.read_ahead", "chat.system_prompt"):
            self._soon()

    def _note_still(self) -> None:
        """The draft stands still; what was typed after a long text is worth nothing yet."""
        grown = len(self._draft) - len(self._steady)
        if not self._steady or grown >= LONG:
            self._steady = self._draft
        self._soon()

    def _begin(self) -> None:
        loaded = self._engine.state.loaded
        if loaded is None or not (self._engine.ready and self._engine.idle) or self._chat.busy:
            return  # whatever ends this state calls again
        ahead = self._certain(loaded)
        if ahead is None or (self._read is not None and self._read.covers(ahead)) or self._system.on_battery():
            return
        handle = self._engine.prepare(ahead.messages, ahead.conversation, ahead.draft)
        self._under_way = (handle.id, ahead)

    def _certain(self, loaded: Loaded) -> Ahead | None:
        """What will stand in the next prompt whatever is said; ``None`` for nothing."""
        view = self._chat.view
        messages: tuple[Message, ...]
        if view.id is None:
            instructions = self._settings.text("chat.system_prompt")
            key, messages = "", (Message.system(instructions),) if instructions.strip() else ()
        elif any(message.status == "streaming" for message in view.path):
            return None  # another window writes it
        else:
            messages = self._chat.prompt()
            key = f"conversation-{view.id}"
        draft = self._steady
        if messages and messages[-1].role == "user":  # it was never answered: what is said next is added to it
            messages, draft = messages[:-1], messages[-1].text
        return Ahead(loaded, key, messages, draft) if messages or draft else None

    def _take(self, event: Event) -> None:
        if self._under_way is None or event.id != self._under_way[0]:
            return
        if isinstance(event, Prepared | Failed):
            ahead, self._under_way = self._under_way[1], None
            # Given up for something else, it is tried again after that; given up for itself, it stays so.
            gave_way = isinstance(event, Prepared) and event.done < event.tokens and self._engine.others_than(event.id)
            if not gave_way:
                self._read = ahead

"""What the engine reads while somebody types: what is certain of the next prompt; knows no widgets."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer

from app.controllers.answers import conversation_key
from app.controllers.chat import ChatController
from app.controllers.engine import EngineController, EngineState
from app.controllers.seam import RequestHandle
from app.power.system import System
from app.settings import Settings
from inference.messages import Message
from inference.protocol import Event, Failed, Loaded, Prepared, View

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
        view: How much of the messages the model saw last time.
    """

    loaded: Loaded
    conversation: str
    messages: tuple[Message, ...]
    draft: str = ""
    view: View = View()

    def covers(self, other: Ahead) -> bool:
        """Whether who has read this has read ``other``."""
        return self._replace(draft=other.draft) == other and self.draft.startswith(other.draft)


class UnderWay(NamedTuple):
    """Something that is being read."""

    request: RequestHandle
    ahead: Ahead


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
        self._under_way: UnderWay | None = None
        self._outdated = False  # something else is certain than what is being read
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
        if loaded is None or not self._engine.ready or self._chat.busy:
            return  # whatever ends this state calls again
        ahead = self._certain(loaded)
        if ahead is None or (self._read is not None and self._read.covers(ahead)):
            return
        if self._under_way is not None:
            if not ahead.covers(self._under_way.ahead) and not self._outdated:
                self._outdated = True
                self._under_way.request.cancel()
        elif self._engine.idle and not self._system.on_battery():
            request = self._engine.prepare(ahead.messages, ahead.conversation, ahead.draft, ahead.view)
            self._under_way, self._outdated = UnderWay(request, ahead), False

    def _certain(self, loaded: Loaded) -> Ahead | None:
        """What will stand in the next prompt whatever is said; ``None`` for nothing."""
        if not self._engine.would_answer(self._chat.setup.model):
            return None  # another model will read it
        shown, draft = self._chat.view, self._steady
        if shown.id is None:
            instructions = self._settings.text("chat.system_prompt")
            messages = (Message.system(instructions),) if instructions.strip() else ()
            return Ahead(loaded, "", messages, draft) if messages or draft else None
        if any(message.status == "streaming" for message in shown.path):
            return None  # another window writes it
        prompt = self._chat.prompt()
        said, key = prompt.messages, conversation_key(shown.id)
        if said and said[-1].role == "user":  # it was never answered: what is said next is added to it
            said, draft = said[:-1], said[-1].text
        return Ahead(loaded, key, said, draft, prompt.view) if said or draft else None

    def _take(self, event: Event) -> None:
        if self._under_way is None or event.id != self._under_way.request.id:
            return
        if isinstance(event, Prepared | Failed):
            ahead, self._under_way = self._under_way.ahead, None
            # Given up for something else, it is tried again after that; given up for itself, it stays so.
            partial = isinstance(event, Prepared) and event.done < event.tokens
            if not (self._outdated or (partial and self._engine.others_than(event.id))):
                self._read = ahead

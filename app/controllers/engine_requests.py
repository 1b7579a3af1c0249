"""What is asked of the engine process, each request until its end; knows no models and no widgets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.bridge import Bridge
from app.controllers.seam import ConnectEngine, Engine, RequestHandle
from app.engine_places import EnginePlaces
from inference.messages import Message
from inference.options import Sampling
from inference.protocol import Device, Event, Loaded, Probed, View

if TYPE_CHECKING:
    from app.controllers.sampling import Manner


class EngineRequests(QObject):
    """The connection to the engine, made when it is needed first. What comes of it is up to a subclass.

    Signals:
        devices_found(): What llama.cpp can compute on is known now.
        received(Event): An event that is not about loading the model that is to answer.
        work_begins(): The next command will keep the processor busy.
        idle_changed(bool): Whether nothing that was asked for is under way; loading is not meant.

    Attributes:
        probed: What the engine last said of this machine and itself; ``None`` while it was not asked.
        last_loaded: What it last said of a model it had loaded, which may be gone by now.
    """

    devices_found = Signal()
    received = Signal(object)
    work_begins = Signal()
    idle_changed = Signal(bool)

    def __init__(
        self, connect: ConnectEngine, bridge: Bridge, places: EnginePlaces, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._places = places
        self._open: set[int] = set()  # what was asked for and is not over
        self._shared = 0  # requests of other programs under way
        self._connect = connect
        self._bridge = bridge
        self._connected: Engine | None = None
        self._closed = False
        self._devices: tuple[Device, ...] | None = None
        self._threads = (0, 0)
        self.probed: Probed | None = None
        self.last_loaded: Loaded | None = None

    @property
    def idle(self) -> bool:
        """Whether nothing that was asked for is under way, here or by other programs; loading is not meant."""
        return not (self._open or self._shared)

    def connection(self) -> Engine:
        """The connection itself, for who shares the engine with others; made when it is needed first."""
        return self._engine()

    def note_shared(self, count: int) -> None:
        """So many requests of other programs are under way: while there are any, the model is not idle."""
        before, self._shared = self.idle, count
        if self.idle != before:
            if self.idle:
                self._note_idle()
            self.idle_changed.emit(self.idle)

    def others_than(self, id: int) -> bool:
        """Whether anything but this request is under way."""
        return bool(self._open - {id})

    def devices(self) -> tuple[Device, ...]:
        """What llama.cpp can compute on here; empty while it does not know yet, and then asks."""
        if self._devices is None and not self._closed:
            self._devices = ()
            self._engine().probe()
        return self._devices or ()

    def check_devices(self) -> bool:
        """Have graphics devices tried again; whether they are. ``devices_found`` tells the end."""
        return not self._closed and self._engine().check_devices()

    def generate(self, messages: tuple[Message, ...], conversation: str, view: View, manner: Manner) -> RequestHandle:
        """Ask for the next answer, written in this manner."""
        self.work_begins.emit()
        return self._asked_for(
            self._engine().generate(
                messages,
                conversation=conversation,
                sampling=manner.sampling,
                max_tokens=manner.max_tokens,
                template_args=manner.template_args,
                view=view,
                constraint=manner.constraint,
            )
        )

    def generate_aside(self, messages: tuple[Message, ...], max_tokens: int) -> RequestHandle:
        """Ask for something that gives way to everything else and belongs to no conversation.

        Where it begins like a conversation, what was read of that is shared, and stays as it is.
        """
        self.work_begins.emit()
        return self._asked_for(
            self._engine().generate(
                messages,
                sampling=Sampling(temperature=0.0),  # the likeliest words: it is to be true
                max_tokens=max_tokens,
                template_args={"enable_thinking": False},
                background=True,
            )
        )

    def prepare(
        self, messages: tuple[Message, ...], conversation: str, draft: str = "", view: View | None = None
    ) -> RequestHandle:
        """Have read ahead what is certain of the next prompt."""
        self.work_begins.emit()
        return self._asked_for(self._engine().prepare(messages, draft=draft, conversation=conversation, view=view))

    def count(self, messages: tuple[Message, ...]) -> RequestHandle:
        """Ask how many tokens ``messages`` are."""
        return self._asked_for(self._engine().count(messages=messages))

    def set_threads(self, threads: int, batch_threads: int) -> RequestHandle:
        """Compute with so many threads from now on; 0: as the model was loaded."""
        self._threads = (threads, batch_threads)
        return self._asked_for(self._engine().set_threads(threads, batch_threads))

    @property
    def fewer_threads(self) -> bool:
        """Whether it computes with other threads than the model was loaded with."""
        return self._threads != (0, 0)

    def forget(self, conversations: Sequence[str] = (), *, everything: bool = False) -> None:
        """Have the process forget what it has read of conversations, where there is one."""
        if self._connected is not None and self._remembers():
            self._asked_for(self._connected.forget(conversations, everything=everything))

    def close(self) -> None:
        """End the engine process."""
        self._closed = True
        if self._connected is not None:
            self._connected.close()

    # ------------------------------------------------------------------------------------ inside

    def _take(self, event: Event) -> None:
        """An event of the engine, on the window's thread."""
        raise NotImplementedError

    def _remembers(self) -> bool:
        """Whether there is a process that may have read something."""
        raise NotImplementedError

    def _engine(self) -> Engine:
        """The connection, made when it is needed first."""
        if self._connected is None:
            self._connected = self._connect(self._bridge.carry(self._take))
            self._places.tell(self._connected)
        return self._connected

    def _asked_for(self, handle: RequestHandle) -> RequestHandle:
        """Remember a request until its terminal event: while there is one, the engine is not idle."""
        before = self.idle
        self._open.add(handle.id)
        if before:
            self.idle_changed.emit(False)
        return handle

    def _over(self, id: int) -> None:
        if id in self._open:
            self._open.discard(id)
            if self.idle:
                self._note_idle()
                self.idle_changed.emit(True)

    def _note_idle(self) -> None:
        """Everything that was asked for is over."""

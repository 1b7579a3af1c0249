"""The requests of an engine client that are not over, and their way to whoever waits for them; knows no process."""

from __future__ import annotations

import logging
import os
import threading
from collections import deque
from collections.abc import Callable

from inference.engine_commands import EngineCommands
from inference.errors import Cancelled, HearthError, UsageError
from inference.protocol import (
    TERMINAL,
    Cancel,
    Command,
    Configure,
    Done,
    Event,
    Failed,
    Finished,
    Generate,
    Load,
    Loaded,
    LoadProgress,
    Notice,
    Prepare,
    Prepared,
    Quit,
    Unload,
)
from inference.request import Request

SHORT_OF_MEMORY = (
    "The system ended the engine while it was loading, most likely for want of memory. Trying again with less."
)

EventHandler = Callable[[Event], None]
ModelWatcher = Callable[[Loaded | None], None]
RoomMaker = Callable[[Load], float]

_log = logging.getLogger(__name__)


class RequestBook(EngineCommands):
    """What was asked for and is not over.

    Args:
        on_event: Called with every event, before the request sees it.
    """

    def __init__(self, on_event: EventHandler | None) -> None:
        super().__init__()
        self._on_event = on_event
        self._state = threading.Condition()  # guards everything below
        self._outbox: deque[Request] = deque()
        self._open: dict[int, Request] = {}
        self._deadlines: dict[int, float] = {}
        self._loaded: Load | None = None
        self._attempt: LoadProgress | None = None  # the last that was told
        self._on_device = False  # layers of the model that is loaded lie on a device
        self._watcher: ModelWatcher | None = None
        self._room: RoomMaker | None = None
        self._settled: Callable[[int], None] | None = None

    def shared(
        self, watcher: ModelWatcher | None, room: RoomMaker | None, settled: Callable[[int], None] | None = None
    ) -> None:
        """Somebody else has work for this engine, too, and other engines beside it; ``None``: no longer.

        Args:
            watcher: Called with what is loaded from now on, ``None``: nothing. It must not call back.
            room: Called before each load, again and again: seconds the load should wait, while others make room for it.
            settled: Called with the number of a load that is over, however it ended. It must not call back.
        """
        with self._state:
            self._watcher, self._room, self._settled = watcher, room, settled

    def cancel(self, request: Request) -> None:
        """Stop ``request``; harmless when it is over."""
        raise NotImplementedError

    def _noted_over(self, id: int) -> None:
        """Under the lock: a request is over."""

    def _internal(self, command: Command) -> Request:
        """A request of the client itself, whose events nobody iterates over."""
        return Request(command, self.cancel, keeps_events=False)

    def _deliver(self, event: Event, request: Request | None = None) -> None:
        """Hand an event to the handler and to its request; events of requests that are over are dropped."""
        if event.id:
            with self._state:
                request = request or self._open.get(event.id)
                if request is None:
                    return
                self._note_model(event, request.command)
                if isinstance(event, TERMINAL):
                    self._open.pop(event.id, None)
                    self._deadlines.pop(event.id, None)
                    self._noted_over(event.id)
                    if isinstance(request.command, Load) and self._settled is not None:
                        self._settled(event.id)
        # The client's own commands (cancel, quit) are nobody's business.
        internal = isinstance(event, Done) and request and isinstance(request.command, Cancel | Quit | Configure)
        handler = request.listener if request is not None and request.listener is not None else self._on_event
        if handler is not None and not internal:
            try:
                handler(event)
            except Exception:
                _log.exception("an event handler failed on %s", type(event).__name__)
        if request is not None:
            request.take(event)

    def _note_model(self, event: Event, command: Command) -> None:
        """Under the lock: remember what a new process would have to load."""
        if isinstance(event, Loaded) and isinstance(command, Load):
            self._loaded, self._on_device = command, event.gpu_layers > 0
            self._tell_watcher(event)
        elif isinstance(event, LoadProgress) and event.stage != "checking":
            self._give_up_model()  # the checks are passed
            self._attempt = event
        elif isinstance(event, Done) and isinstance(command, Unload):
            self._give_up_model()

    def _give_up_model(self) -> Load | None:
        """Under the lock: nothing is loaded any more; how what was loaded had been asked for."""
        loaded, self._loaded = self._loaded, None
        self._tell_watcher(None)
        return loaded

    def _tell_watcher(self, loaded: Loaded | None) -> None:
        """Under the lock."""
        if self._watcher is not None:
            self._watcher(loaded)

    def _room_for(self, command: Command) -> float:
        """Under the lock: seconds a load should wait while others make room for it."""
        return self._room(command) if self._room is not None and isinstance(command, Load) else 0.0

    def _fail_open(self, error: HearthError, *, include_unsent: bool) -> None:
        """Supply the terminal event of every request the process can no longer answer."""
        with self._state:
            lost = [request for request in self._open.values() if request.sent or include_unsent]
            if include_unsent:
                self._outbox.clear()
        for request in lost:
            if isinstance(request.command, Cancel | Quit | Configure):
                self._deliver(Done(id=request.id))
            elif request.cancel_asked or isinstance(error, Cancelled):
                self._deliver(cancelled(request))
            else:
                self._deliver(Failed.of(error, request.id))

    def _load_under_way(self) -> Load | None:
        """Under the lock: what was being loaded when the process ended."""
        request = self._open.get(self._attempt.id) if self._attempt is not None else None
        return request.command if request is not None and isinstance(request.command, Load) else None

    def _send_again(self) -> None:
        """The process ended before it had begun with anything: all of it waits for the next one."""
        with self._state:
            lost = [request for request in self._open.values() if request.sent]
            again = [each for each in lost if not (each.cancel_asked or isinstance(each.command, Cancel | Quit))]
            for request in again:
                request.sent = False
            self._outbox.extendleft(reversed(again))
        self._fail_open(Cancelled("Stopped."), include_unsent=False)

    def _say(self, message: str, hint: str = "", request: Request | None = None) -> None:
        """Tell the user, with the request that this is about, else with the one that is next."""
        with self._state:
            waiting = [one for one in self._outbox if not isinstance(one.command, Configure | Quit | Cancel)]
        about = request or (waiting[0] if waiting else None)
        self._deliver(Notice(id=about.id if about else 0, code="engine_level", message=message, hint=hint))


def unspeakable(error: Exception) -> UsageError:
    return UsageError(
        "This cannot be sent to the engine: it is too long, or has a value the engine cannot understand.",
        "Use a shorter text or smaller numbers.",
        f"{type(error).__name__}: {error}",
    )


def cancelled(request: Request) -> Finished | Prepared | Failed:
    if isinstance(request.command, Generate):
        return Finished(id=request.id, reason="cancelled")
    if isinstance(request.command, Prepare):
        return Prepared(id=request.id)
    return Failed.of(Cancelled("Stopped."), request.id)


def size_of(path: str) -> int:
    """Bytes of a file; 0 where it cannot be asked."""
    try:
        return os.stat(path).st_size
    except (OSError, ValueError):
        return 0

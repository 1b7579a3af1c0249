"""The engine as its callers see it: commands go out, events come in, a dead process is replaced.

``EngineClient`` never blocks its caller: one thread starts the process and reads its events, one writes
commands. It knows nothing of llama.cpp and nothing of Qt.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType

import msgspec

from inference.engine_commands import EngineCommands
from inference.errors import Cancelled, EngineUnavailable, HearthError, UsageError
from inference.process import EngineProcess, engine_command
from inference.protocol import (
    PROTOCOL_VERSION,
    TERMINAL,
    Cancel,
    Command,
    Configure,
    Done,
    EngineStopped,
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
    Ready,
    Unload,
    decode_event,
    encode_frame,
)
from inference.request import Request

EventHandler = Callable[[Event], None]

STOP_GRACE = 15.0  # seconds a cancelled request may take before the process is killed
QUIT_GRACE = 3.0  # seconds the process may take to end when it is asked to
MAX_DEATHS = 3  # unexpected ends within DEATH_WINDOW after which the model is not loaded again by itself
MAX_ATTEMPTS = 24  # more than any ladder has steps
DEATH_WINDOW = 60.0  # seconds

_log = logging.getLogger(__name__)


class EngineClient(EngineCommands):
    """Starts the engine process on the first command, watches it, and replaces it when it dies.

    After an unexpected end every request the process had taken ends in ``Failed`` (``engine_died``), an
    ``EngineStopped`` with id 0 follows, and the model that was loaded is loaded again; the events of that
    carry an id of their own. Requests not yet sent wait for the new process; none is ever sent twice, but a load
    during which the system ended the process for want of memory: that is tried again with less.

    Args:
        on_event: Called with every event, before the request sees it, on the client's reader thread (for a
            request that never reached the process: on the thread that gave it up). With it requests keep
            no passing events: watch here, or iterate over the requests, not both.
        command: How to start the process; this installation's own way by default.
        environment: Variables to add for the process.
    """

    def __init__(
        self,
        *,
        on_event: EventHandler | None = None,
        command: Sequence[str] | None = None,
        environment: Mapping[str, str] | None = None,
        stop_grace: float = STOP_GRACE,
    ) -> None:
        self._on_event = on_event
        self._command = tuple(command or engine_command())
        self._environment = dict(environment or {})
        self._stop_grace = stop_grace
        super().__init__()
        self._state = threading.Condition()  # guards everything below
        self._outbox: deque[Request] = deque()
        self._open: dict[int, Request] = {}
        self._deadlines: dict[int, float] = {}
        self._process: EngineProcess | None = None
        self._ready = False
        self._loaded: Load | None = None
        self._rest_id = 0  # of the unloading after which the process ends
        self._leaving = False  # the process was asked to end, and another one may follow
        self._configured: Configure | None = None
        self._attempt: LoadProgress | None = None  # the last that was told
        self._deaths: deque[float] = deque(maxlen=MAX_DEATHS)
        self._closing = False
        self._supervisor: threading.Thread | None = None

    def cancel(self, request: Request) -> None:
        """Stop ``request``; harmless when it is over."""
        with self._state:
            # `request.done` comes a moment later: a deadline set in between would never be taken back.
            if request.cancel_asked or request.id not in self._open:
                return
            request.cancel_asked = True
            if request.sent:
                self._deadlines[request.id] = time.monotonic() + self._stop_grace
                self._enqueue(self._internal(Cancel(id=self._next_id(), target=request.id)), first=True)
                return
            if request in self._outbox:  # else it is being given up right now
                self._outbox.remove(request)
        self._deliver(_cancelled(request))

    def rest(self) -> Request:
        """Give all memory back: unload the model, then end the process; ends in ``Done`` when it is unloaded.

        A command that comes before the process was asked to end keeps it; one that comes later starts another. An
        expected ``EngineStopped`` tells of the end.
        """
        request = self._internal(Unload(id=self._next_id()))
        with self._state:
            self._loaded = None  # it is not to come back by itself, however this ends
            if not self._closing and self._process is not None:
                self._rest_id = request.id
                self._enqueue(request)
                return request
        self._deliver(Done(id=request.id), request)
        return request

    def close(self) -> None:
        """End the process and the threads; everything still open ends as cancelled. May be called twice."""
        with self._state:
            self._closing = True
            supervisor, process = self._supervisor, self._process
            if process is not None:
                self._ask_to_quit()
            self._state.notify_all()
        if supervisor is not None:
            supervisor.join(QUIT_GRACE + 1.0)
            if supervisor.is_alive() and process is not None:  # its pipe is full and it reads no more
                process.kill()
            supervisor.join()

    @property
    def pid(self) -> int | None:
        """Process id of the engine, ``None`` while there is none."""
        with self._state:
            return self._process.pid if self._process else None

    def __enter__(self) -> EngineClient:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # ----------------------------------------------------------------------------- supervision

    def _submit(self, command: Command) -> Request:
        request = Request(command, self.cancel, keeps_events=self._on_event is None)
        over: Event
        with self._state:
            if isinstance(command, Configure):
                self._configured = command
            if self._closing:
                over = Failed.of(EngineUnavailable("The engine has been closed."), request.id)
            elif isinstance(command, Configure) and self._process is None and not self._outbox:
                over = Done(id=request.id)  # no reason to start a process: the next one is told by itself
            else:
                self._enqueue(request)
                return request
        self._deliver(over, request)
        return request

    def _enqueue(self, request: Request, *, first: bool = False) -> None:
        """Under the lock: put a request on its way, starting the supervisor when there is none."""
        self._open[request.id] = request
        if first:
            self._outbox.appendleft(request)
        else:
            self._outbox.append(request)
        if self._supervisor is None:
            self._supervisor = threading.Thread(target=self._supervise, name="engine-client", daemon=True)
            self._supervisor.start()
        self._state.notify_all()

    def _internal(self, command: Command) -> Request:
        """A request of the client itself, whose events nobody iterates over."""
        return Request(command, self.cancel, keeps_events=False)

    def _ask_to_quit(self) -> None:
        """Under the lock: end the process, by force when it does not follow in time."""
        self._deadlines[0] = time.monotonic() + QUIT_GRACE
        self._outbox.appendleft(self._internal(Quit(id=self._next_id())))

    def _supervise(self) -> None:
        """Body of the supervisor: one process after the other, for as long as there is work."""
        while True:
            with self._state:
                self._state.wait_for(lambda: self._outbox or self._closing)
                if self._closing:
                    break
            try:
                process = EngineProcess(self._command, self._environment)
            except EngineUnavailable as error:
                self._fail_open(error, include_unsent=True)
                continue
            self._run(process)
        self._fail_open(Cancelled("The engine has been closed."), include_unsent=True)

    def _run(self, process: EngineProcess) -> None:
        """Serve one process from its start to its end."""
        with self._state:
            self._process, self._ready = process, False
            self._configure_first()
            if self._closing:  # `close` came while the process was being started
                self._ask_to_quit()
        writer = threading.Thread(target=self._write, args=(process,), name="engine-writer", daemon=True)
        writer.start()
        try:
            for payload in process.frames():
                self._receive(decode_event(payload))
        except (ValueError, OSError, msgspec.MsgspecError, EngineUnavailable) as error:
            _log.error("the engine's answers make no sense: %s", error)
            process.kill()
        with self._state:
            self._process, rested, self._leaving = None, self._leaving, False
            if rested:  # the next process is not to hear of this
                self._deadlines.clear()
                self._outbox = deque(one for one in self._outbox if not isinstance(one.command, Quit))
            self._state.notify_all()
        process.finish(QUIT_GRACE)
        writer.join()
        if rested:
            self._deliver(EngineStopped(expected=True))
        else:
            self._after_exit(process)

    def _configure_first(self) -> None:
        """Under the lock: a new process learns where things are kept before anything else."""
        configured = self._configured
        if configured is not None and not any(request.command is configured for request in self._outbox):
            self._enqueue(self._internal(msgspec.structs.replace(configured, id=self._next_id())), first=True)

    def _after_exit(self, process: EngineProcess) -> None:
        with self._state:
            expected, was_ready = self._closing, self._ready
            self._deadlines.clear()
        if expected:
            return
        error = process.explain(was_ready=was_ready)
        if was_ready and process.ran_out_of_memory:
            self._load_with_less(error)
        self._fail_open(error, include_unsent=not was_ready)
        self._deliver(EngineStopped(expected=False, error=Failed.of(error, 0)))
        with self._state:
            self._deaths.append(time.monotonic())
            loaded, self._loaded = self._loaded, None
            waiting = {type(request.command) for request in self._outbox}
            again = loaded is not None and not self._closing and was_ready and not self._dies_often()
            if loaded is not None and again and Load not in waiting:
                self._enqueue(self._internal(msgspec.structs.replace(loaded, id=self._next_id())), first=True)

    def _load_with_less(self, error: HearthError) -> None:
        """The process ended while it loaded a model: the same again, with one step less of memory."""
        with self._state:
            attempt, self._attempt = self._attempt, None
            request = self._open.get(attempt.id) if attempt is not None else None
            if attempt is None or request is None or request.cancel_asked or self._closing:
                return
            if attempt.attempt >= MAX_ATTEMPTS:
                return
            assert isinstance(request.command, Load)
            request.command = msgspec.structs.replace(request.command, attempt=attempt.attempt + 1)
            request.sent = False
            self._enqueue(request, first=True)
        message = "The system ended the engine while it was loading, most likely for want of memory."
        self._deliver(Notice(id=request.id, code="fallback", message=f"{message} Trying again with less."))
        _log.info("loading again, attempt %s: %s", attempt.attempt + 1, error)

    def _dies_often(self) -> bool:
        return len(self._deaths) == MAX_DEATHS and self._deaths[-1] - self._deaths[0] < DEATH_WINDOW

    def _write(self, process: EngineProcess) -> None:
        """Body of the writer: send what is in the outbox, kill a process that will not stop."""
        while (request := self._next_to_send(process)) is not None:
            try:
                frame = encode_frame(request.command)
            except (ValueError, TypeError, OverflowError) as error:
                self._deliver(Failed.of(_unspeakable(error), request.id))
                continue
            if not process.write(frame):
                return

    def _next_to_send(self, process: EngineProcess) -> Request | None:
        with self._state:
            while self._process is process:
                now = time.monotonic()
                if any(deadline <= now for deadline in self._deadlines.values()):
                    _log.warning("the engine does not stop when asked to; it is ended")
                    process.kill()
                    return None
                if self._outbox and (not self._leaving or isinstance(self._outbox[0].command, Quit)):
                    request = self._outbox.popleft()
                    request.sent = True
                    return request
                soonest = min(self._deadlines.values(), default=None)
                self._state.wait(None if soonest is None else soonest - now)
        return None

    # ---------------------------------------------------------------------------------- events

    def _receive(self, event: Event) -> None:
        if isinstance(event, Ready):
            if event.protocol != PROTOCOL_VERSION:
                raise EngineUnavailable(f"protocol {event.protocol} instead of {PROTOCOL_VERSION}")
            with self._state:
                self._ready = True
        self._deliver(event)

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
                    self._leave_after(event.id)
        # The client's own commands (cancel, quit) are nobody's business.
        internal = isinstance(event, Done) and request and isinstance(request.command, Cancel | Quit | Configure)
        if self._on_event is not None and not internal:
            try:
                self._on_event(event)
            except Exception:
                _log.exception("an event handler failed on %s", type(event).__name__)
        if request is not None:
            request.take(event)

    def _leave_after(self, id: int) -> None:
        """Under the lock: the model is unloaded for a rest; without anything else to do the process ends."""
        if id == self._rest_id and id:
            self._rest_id = 0
            if self._process is not None and not (self._open or self._outbox or self._closing):
                self._leaving = True
                self._ask_to_quit()
                self._state.notify_all()

    def _note_model(self, event: Event, command: Command) -> None:
        """Under the lock: remember what a new process would have to load."""
        if isinstance(event, Loaded) and isinstance(command, Load):
            self._loaded = command
        elif isinstance(event, LoadProgress) and event.stage != "checking":
            self._loaded = None  # the checks are passed: the model before is given up
            self._attempt = event
        elif isinstance(event, Done) and isinstance(command, Unload):
            self._loaded = None

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
                self._deliver(_cancelled(request))
            else:
                self._deliver(Failed.of(error, request.id))


def _unspeakable(error: Exception) -> UsageError:
    return UsageError(
        "This cannot be sent to the engine: it is too long, or has a value the engine cannot understand.",
        "Use a shorter text or smaller numbers.",
        f"{type(error).__name__}: {error}",
    )


def _cancelled(request: Request) -> Finished | Prepared | Failed:
    if isinstance(request.command, Generate):
        return Finished(id=request.id, reason="cancelled")
    if isinstance(request.command, Prepare):
        return Prepared(id=request.id)
    return Failed.of(Cancelled("Stopped."), request.id)

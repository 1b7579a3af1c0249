"""The engine as its callers see it: commands go out, events come in, a dead process is replaced.

``EngineClient`` never blocks its caller: one thread starts the process and reads its events, one writes
commands. It knows nothing of llama.cpp and nothing of Qt.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Mapping, Sequence

import msgspec

from inference.errors import Cancelled, EngineUnavailable
from inference.process import EngineProcess, engine_command
from inference.protocol import (
    PROTOCOL_VERSION,
    Cancel,
    Command,
    Configure,
    Done,
    EngineStopped,
    Event,
    Failed,
    Load,
    LoadProgress,
    Notice,
    Probed,
    Quit,
    Ready,
    Unload,
    decode_event,
    encode_frame,
)
from inference.proving import Proving
from inference.proving_words import TRYING, Death, Fall
from inference.request import Request
from inference.request_book import SHORT_OF_MEMORY, EventHandler, RequestBook, cancelled, size_of, unspeakable

STOP_GRACE = 15.0  # seconds a cancelled request may take before the process is killed
QUIT_GRACE = 3.0  # seconds the process may take to end when it is asked to
MAX_DEATHS = 3  # unexpected ends within DEATH_WINDOW after which the model is not loaded again by itself
MAX_ATTEMPTS = 24  # more than any ladder has steps
DEATH_WINDOW = 60.0  # seconds
PATIENCE = 60.0  # seconds until it is looked again whether a process has nothing more to do; it is told earlier

_log = logging.getLogger(__name__)


class EngineClient(RequestBook):
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
        proving: Decides what each process computes with; without it a process takes everything there is.
    """

    def __init__(
        self,
        *,
        on_event: EventHandler | None = None,
        command: Sequence[str] | None = None,
        environment: Mapping[str, str] | None = None,
        stop_grace: float = STOP_GRACE,
        proving: Proving | None = None,
    ) -> None:
        super().__init__(on_event)
        self._command = tuple(command or engine_command())
        self._environment = dict(environment or {})
        self._stop_grace = stop_grace
        self._proving = proving
        if proving is not None:
            proving.listen(self._devices_tried)
        self._process: EngineProcess | None = None
        self._ready = False
        self._rest_id = 0  # of the unloading after which the process ends
        self._leaving = False  # the process was asked to end, and another one may follow
        self._configured: Configure | None = None
        self._probed: Probed | None = None  # the last answer
        self._held: Request | None = None  # a load that waits for devices to be tried
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
        self._deliver(cancelled(request))

    def rest(self) -> Request:
        """Give all memory back: unload the model, then end the process; ends in ``Done`` when it is unloaded.

        A command that comes before the process was asked to end keeps it; one that comes later starts another. An
        expected ``EngineStopped`` tells of the end.
        """
        request = self._internal(Unload(id=self._next_id()))
        with self._state:
            self._give_up_model()  # it is not to come back by itself, however this ends
            if not self._closing and self._process is not None:
                self._rest_id = request.id
                self._enqueue(request)
                return request
        self._deliver(Done(id=request.id), request)
        return request

    def check_devices(self) -> bool:
        """Have devices tried again, whatever came of it before; whether they are: there may be none."""
        return self._proving is not None and self._proving.try_again()

    def close(self) -> None:
        """End the process and the threads; everything still open ends as cancelled. May be called twice."""
        with self._state:
            self._closing = True
            supervisor, process = self._supervisor, self._process
            if process is not None:
                self._ask_to_quit()
            self._state.notify_all()
        if self._proving is not None:
            self._proving.close()
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

    # ----------------------------------------------------------------------------- supervision

    def _submit(self, command: Command, listener: EventHandler | None = None) -> Request:
        keeps = self._on_event is None and listener is None
        request = Request(command, self.cancel, keeps_events=keeps, listener=listener)
        over: Event
        with self._state:
            if isinstance(command, Configure):
                self._configured = command
                if self._proving is not None:
                    self._proving.keep_in(command.folder)
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
                more = () if self._proving is None else self._proving.arguments()
                process = EngineProcess((*self._command, *more), self._environment)
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
        if (fall := self._fall(process, was_ready)) is not None:
            _log.info("the next engine process gets less: %s", error.detail)
            if not was_ready:
                self._send_again()
                self._say(*fall)
                return
            self._load_again(*fall, less=False)
        elif was_ready and process.ran_out_of_memory:
            self._load_again(SHORT_OF_MEMORY, less=True)
        self._fail_open(error, include_unsent=not was_ready)
        self._deliver(EngineStopped(expected=False, error=Failed.of(error, 0)))
        with self._state:
            self._deaths.append(time.monotonic())
            loaded = self._give_up_model()
            waiting = {type(request.command) for request in self._outbox}
            again = loaded is not None and not self._closing and was_ready and not self._dies_often()
            if loaded is not None and again and Load not in waiting:
                self._enqueue(self._internal(msgspec.structs.replace(loaded, id=self._next_id())), first=True)

    def _fall(self, process: EngineProcess, was_ready: bool) -> Fall | None:
        """What to say when the process that has ended is followed by one with less; ``None``: it is not."""
        if self._proving is None:
            return None
        with self._state:
            load = self._load_under_way()
        death = Death(
            status=process.exit_status,
            unknown_instruction=process.met_unknown_instruction,
            crashed=process.crashed and not process.ran_out_of_memory,
            was_ready=was_ready,
            loading=load is not None,
            on_device=not was_ready or (load.options.gpu_layers != 0 if load is not None else self._on_device),
        )
        return self._proving.died(death)

    def _load_again(self, message: str, hint: str = "", *, less: bool) -> None:
        """The process ended while it loaded a model: the same again, ``less``: with one step less of memory."""
        with self._state:
            load, attempt = self._load_under_way(), self._attempt
            self._attempt = None
            request = self._open.get(attempt.id) if attempt is not None else None
            again = load is not None and request is not None and not request.cancel_asked and not self._closing
            if again and attempt is not None and attempt.attempt < MAX_ATTEMPTS:
                assert load is not None
                assert request is not None
                request.command = msgspec.structs.replace(load, attempt=attempt.attempt + less)
                request.sent = False
                self._enqueue(request, first=True)
            elif less:
                return
        self._say(message, hint, request)

    def _devices_tried(self, sentences: Sequence[str]) -> None:
        """On a thread of the trial: it is over."""
        if sentences:
            self._say(" ".join(sentences))
        with self._state:
            probed = self._probed
            self._state.notify_all()
        if probed is not None and self._proving is not None:
            self._deliver(msgspec.structs.replace(self._proving.with_devices(probed), id=0))

    def _dies_often(self) -> bool:
        return len(self._deaths) == MAX_DEATHS and self._deaths[-1] - self._deaths[0] < DEATH_WINDOW

    def _write(self, process: EngineProcess) -> None:
        """Body of the writer: send what is in the outbox, kill a process that will not stop."""
        while (request := self._next_to_send(process)) is not None:
            try:
                frame = encode_frame(request.command)
            except (ValueError, TypeError, OverflowError) as error:
                self._deliver(Failed.of(unspeakable(error), request.id))
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
                soonest = min(self._deadlines.values(), default=None)
                pause = None if soonest is None else soonest - now
                if self._outbox and (not self._leaving or isinstance(self._outbox[0].command, Quit)):
                    hold = self._hold(self._outbox[0])
                    if not hold:
                        request = self._outbox.popleft()
                        request.sent = True
                        return request
                    pause = hold if pause is None else min(hold, pause)
                self._state.wait(pause)
        return None

    def _hold(self, request: Request) -> float:
        """Under the lock: seconds that a request should wait; it may be another one's turn then.

        A large model waits for devices that are being tried. When more is known to work than this process was started
        with, the next model is loaded by another one, for which this one ends first.
        """
        if pause := self._room_for(request.command):
            return pause
        proving, command = self._proving, request.command
        if proving is None or not isinstance(command, Load):
            return 0.0
        if hold := proving.hold(size_of(command.path)):
            if self._held is not request:
                self._held = request
                self._deliver(LoadProgress(id=request.id, fraction=0.0, stage="checking"), request)
                self._deliver(Notice(id=request.id, code="engine_level", message=TRYING), request)
            return hold
        if not proving.outgrown:
            return 0.0
        if not any(one.sent and not isinstance(one.command, Configure | Cancel) for one in self._open.values()):
            self._deliver(LoadProgress(id=request.id, fraction=0.0), request)  # the model before is given up
            self._leaving = True
            self._ask_to_quit()
            return 0.0
        return PATIENCE

    # ---------------------------------------------------------------------------------- events

    def _receive(self, event: Event) -> None:
        if isinstance(event, Ready):
            if event.protocol != PROTOCOL_VERSION:
                raise EngineUnavailable(f"protocol {event.protocol} instead of {PROTOCOL_VERSION}")
            if self._proving is not None:
                self._proving.ready()
            with self._state:
                self._ready = True
                self._state.notify_all()  # a load may have waited for it
        elif isinstance(event, Probed) and self._proving is not None:
            event = self._probed = self._proving.with_devices(event)
        self._deliver(event)

    def _noted_over(self, id: int) -> None:
        """Under the lock: the model is unloaded for a rest; without anything else to do the process ends."""
        self._state.notify_all()  # a load may have waited for it
        if id == self._rest_id and id:
            self._rest_id = 0
            if self._process is not None and not (self._open or self._outbox or self._closing):
                self._leaving = True
                self._ask_to_quit()

"""The endpoint for other programs: switched on and off, watched, started again; knows no widgets and no HTTP.

While it is off nothing of it exists. While it is on there are two things: the host, in this process, which shares the
engines with whoever comes through its door; and the API process, which speaks HTTP and comes through that door.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from typing import Literal, Protocol

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from app.api_key import ApiKey
from app.bridge import Bridge
from app.controllers.updates import bridge_key
from app.notices import Notice, Notices
from app.settings import Settings
from inference.errors import HearthError, PortTaken, ServingError
from inference.hosting.api_process import ApiProcess
from inference.hosting.serving import Answer, NotServing, Serve, Serving
from inference.hosting.values import Call

Phase = Literal["off", "starting", "on", "failed"]

NOTICE = "api"  # key
OPEN, OTHER_PORT = "api-settings", "api-other-port"  # actions of notices
MOST_CALLS = 1_000  # kept in memory, and nowhere else
PAUSE = 300  # milliseconds in which changes of the settings are collected
DELAYS = (1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000)  # milliseconds until it is started again
OFTEN = 3  # deaths in a row after which it is told
STEADY = 60.0  # seconds after which a death is the first one again
PORTS = 200  # that are tried for another one
AT_ONCE = frozenset(("api.host", "api.port", "api.key_required", "api.origins", "api.hosts", "api.waiting"))


class Host(Protocol):
    """What shares the engines of this window."""

    @property
    def door(self) -> str:
        """The file that says where it listens."""
        ...

    def close(self) -> None:
        """Close the door, and end what it has loaded beside the window's model."""
        ...


OpenHost = Callable[[Callable[[Call], object], Callable[[int], object]], Host]
"""Opens the host. It tells each request when it is over, and how many are under way; both on any thread."""


class ServingState(msgspec.Struct, frozen=True, kw_only=True):
    """What the endpoint is doing.

    Attributes:
        phase: ``failed``: it is wanted and cannot be; ``error`` says why.
        host: Where it listens.
        port: The same.
        since: When it began, in seconds since the epoch.
        error: Why it is not on; also why it was started again.
        under_way: How many requests are being answered.
    """

    phase: Phase = "off"
    host: str = ""
    port: int = 0
    since: float = 0.0
    error: HearthError | None = None
    under_way: int = 0


class ServingController(QObject):
    """Signals:
    changed(): ``state`` is something else now.
    called(Call): A request is over; ``calls`` has it.
    cleared(): ``calls`` is empty.
    settings_asked(): The user wants to see the settings.

    Attributes:
        state: What it is doing.
        calls: What was asked, the newest last.
    """

    changed = Signal()
    called = Signal(object)
    cleared = Signal()
    settings_asked = Signal()

    def __init__(
        self,
        settings: Settings,
        notices: Notices,
        bridge: Bridge,
        open_host: OpenHost,
        key: ApiKey,
        command: Sequence[str] | None = None,
        clock: Callable[[], float] = time.time,
        parent: QObject | None = None,
    ) -> None:
        """Prepare; nothing is started.

        Args:
            settings: Say whether and how it is wanted.
            notices: The way to the user.
            bridge: Brings back what other threads tell.
            open_host: Opens the host of the engines.
            key: The key that programs show.
            command: How the API process is started; ``None``: this installation's own way.
            clock: Seconds since the epoch.
            parent: As Qt has it.
        """
        super().__init__(parent)
        self._settings, self._notices, self._bridge = settings, notices, bridge
        self._open_host, self._key, self._command, self._clock = open_host, key, command, clock
        self.state = ServingState()
        self.calls: deque[Call] = deque(maxlen=MOST_CALLS)
        self._host: Host | None = None
        self._process: ApiProcess | None = None
        self._ending: dict[int, ApiProcess] = {}  # asked to end, and not over yet: they may still have the port
        self._pending = False  # the next one waits for their end
        self._run = 0  # counts processes: what an earlier one says is late
        self._deaths = 0
        self._closed = False
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self._start)
        self._soon = QTimer(self, singleShot=True, interval=PAUSE)
        self._soon.timeout.connect(self._restart)
        self._unsubscribe = settings.subscribe(bridge_key(bridge, self._note_setting))

    def begin(self) -> None:
        """Switch it on where that is wanted."""
        if self.wanted and self.state.phase == "off":
            self._start()

    @property
    def wanted(self) -> bool:
        """Whether it is to be on."""
        return self._settings.flag("api.enabled") and not self._closed

    @property
    def needs_key(self) -> bool:
        """Whether programs have to show the key: always where other computers can ask."""
        return self._settings.flag("api.key_required") or not is_loopback(self._settings.text("api.host"))

    @property
    def address(self) -> str:
        """What other programs are told, on this computer: the base URL."""
        on = self.state.phase == "on"
        host = self.state.host if on else self._settings.text("api.host")
        port = self.state.port if on else self._settings.number("api.port")
        return base_url(host, port or 0)

    def key(self) -> str:
        """The key; made where there is none. Raises ``StorageError``."""
        return self._key.make()

    def renew_key(self) -> None:
        """Take another key: programs that use the old one are turned away from now on."""
        try:
            self._key.renew()
        except HearthError as error:
            self._notices.post_error(error, key=NOTICE)
            return
        self.changed.emit()
        if self.state.phase != "off":
            self._restart()

    def take_other_port(self) -> None:
        """Go on with a port that is free."""
        port = free_port(self._settings.text("api.host"), (self._settings.number("api.port") or 0) + 1)
        if port:
            self._notices.dismiss(NOTICE)
            self._settings.set("api.port", port)  # which starts it

    def try_again(self) -> None:
        """Start it now, whatever kept it from it."""
        self._deaths = 0
        if self.wanted:
            self._restart()

    def clear(self) -> None:
        """Forget what was asked."""
        self.calls.clear()
        self.cleared.emit()

    def act(self, action: str) -> None:
        """Do what a notice offers, if it is about this."""
        wishes = {OPEN: self.settings_asked.emit, OTHER_PORT: self.take_other_port}
        if action in wishes:
            wishes[action]()

    def close(self) -> None:
        """End everything and wait for it."""
        self._closed = True
        self._unsubscribe()
        self._stop()
        for process in self._ending.values():
            process.close()
        self._ending.clear()
        self._close_host()

    # --------------------------------------------------------------------------- on and off

    def _note_setting(self, key: str) -> None:
        if self._closed:
            return
        if key == "api.enabled":
            self._deaths = 0
            if not self.wanted:
                self._notices.dismiss(NOTICE)
                self._stop()
            elif self.state.phase == "off":
                self._start()
        elif key in AT_ONCE and self.state.phase != "off":
            self._soon.start()

    def _restart(self) -> None:
        if self.wanted:
            self._end_process()
            self._start()

    def _start(self) -> None:
        self._again.stop()
        self._soon.stop()
        if not self.wanted or self._process is not None:
            return
        self._pending = bool(self._ending)
        if self._pending:
            self._change(phase="starting", error=self.state.error if self._deaths else None)
            return
        try:
            if self._host is None:
                told = self._bridge.carry(self._note_call)
                self._host = self._open_host(told, self._bridge.carry(self._note_under_way))
            serve = self._serve(self._host)
        except HearthError as error:
            self._fail(error)
            return
        self._run += 1
        answered, ended = partial(self._note_answer, self._run), partial(self._note_end, self._run)
        self._process = ApiProcess(serve, self._bridge.carry(answered), self._bridge.carry(ended), self._command)
        self._change(phase="starting", error=self.state.error if self._deaths else None)

    def _serve(self, host: Host) -> Serve:
        settings = self._settings
        return Serve(
            door=host.door,
            host=settings.text("api.host"),
            port=settings.number("api.port") or 0,
            key=self.key() if self.needs_key else "",
            origins=settings.texts("api.origins"),
            hosts=settings.texts("api.hosts"),
            waiting=settings.number("api.waiting") or 1,
        )

    def _stop(self) -> None:
        self._pending = False
        self._again.stop()
        self._soon.stop()
        self._end_process()
        self._close_host()
        self._change(phase="off", error=None, under_way=0)

    def _close_host(self) -> None:
        """Unless a process is still ending: what was under way there is told through the door."""
        if self._host is not None and not self._ending:
            host, self._host = self._host, None
            host.close()

    def _end_process(self) -> None:
        """Ask it to end; ``_note_end`` tells when it has."""
        if self._process is not None:
            process, self._process = self._process, None
            self._ending[self._run] = process
            process.stop()

    # --------------------------------------------------------------------------- what it says

    def _note_answer(self, run: int, answer: Answer) -> None:
        if run != self._run or self._process is None:
            return
        match answer:
            case Serving():
                self._notices.dismiss(NOTICE)
                self._change(phase="on", host=answer.host, port=answer.port, since=self._clock(), error=None)
            case NotServing():
                self._end_process()
                self._fail(answer.error())

    def _note_end(self, run: int, error: ServingError | None) -> None:
        if (asked := self._ending.pop(run, None)) is not None:
            asked.close()
            if self._pending and not self._ending:
                self._start()
            elif self.state.phase == "off":
                self._close_host()
            return
        if run != self._run or self._process is None or error is None:
            return
        self._process.close()
        self._process = None
        steady = self.state.phase == "on" and self._clock() - self.state.since >= STEADY
        self._deaths = 1 if steady else self._deaths + 1
        self._change(phase="starting", error=error, under_way=0)
        self._again.start(DELAYS[min(self._deaths, len(DELAYS)) - 1])
        if self._deaths == OFTEN:
            self._post(error, self.tr("What answers other programs keeps stopping. Hearth goes on trying."))

    def _fail(self, error: HearthError) -> None:
        self._change(phase="failed", error=error, under_way=0)
        self._post(error, error.message)

    def _post(self, error: HearthError, message: str) -> None:
        taken = isinstance(error, PortTaken)
        self._notices.post(
            Notice(
                level="warning",
                message=message,
                hint=error.hint,
                detail=error.detail,
                action=OTHER_PORT if taken else OPEN,
                action_title=self.tr("Take another port") if taken else self.tr("Open its settings"),
                key=NOTICE,
                sticky=True,
            )
        )

    def _note_call(self, call: Call) -> None:
        self.calls.append(call)
        self.called.emit(call)

    def _note_under_way(self, count: int) -> None:
        if self.state.phase != "off":
            self._change(under_way=count)

    def _change(self, **changes: object) -> None:
        before, self.state = self.state, msgspec.structs.replace(self.state, **changes)
        if before != self.state:
            self.changed.emit()


def is_loopback(host: str) -> bool:
    """Whether only this computer reaches an address."""
    return ipaddress.ip_address(host).is_loopback


def base_url(host: str, port: int) -> str:
    """What a program on this computer is told."""
    address = ipaddress.ip_address(host)
    if address.is_unspecified:
        address = ipaddress.ip_address("127.0.0.1" if address.version == 4 else "::1")
    return f"http://[{address}]:{port}/v1" if address.version == 6 else f"http://{address}:{port}/v1"


def free_port(host: str, first: int) -> int:
    """The first port from ``first`` on that nobody listens on; 0 where there is none."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for port in range(first, min(first + PORTS, 65_536)):
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            try:
                probe.bind((host, port))
            except OSError:
                continue
            return port
    return 0

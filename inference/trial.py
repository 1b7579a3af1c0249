"""Has devices tried out by a process of its own, and says what came of it; decides nothing, keeps nothing.

A driver may end that process, or never come back: then another one goes on with the devices that are left.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from types import TracebackType

import msgspec

from inference.errors import EngineUnavailable
from inference.events import Device
from inference.process import EngineProcess
from inference.proof_record import Judgement, Verdict
from inference.trial_words import Over, Seen, Tried, Trying, decode

# Seconds without a word after which a driver does not come back. The first time it translates hundreds of programs
# for the device: some seconds as a rule, half a minute on a slow machine that has other things to do as well.
PATIENCE = 150.0
GRACE = 3.0  # seconds a process may take to end after its last word
MOST_DEVICES = 16

_log = logging.getLogger(__name__)


class Trial:
    """Tries devices. ``run`` blocks its thread, ``stop`` may come from any other.

    Args:
        command: Starts the process.
        patience: Seconds without a word until it is ended.

    Attributes:
        devices: All that were seen.
    """

    def __init__(self, command: Sequence[str], patience: float = PATIENCE) -> None:
        self._command = tuple(command)
        self._patience = patience
        self._lock = threading.Lock()
        self._process: EngineProcess | None = None
        self._stopped = False
        self.devices: tuple[Device, ...] = ()

    def run(self) -> tuple[Verdict, ...] | None:
        """What came of each device, in their order; ``None``: it was stopped, or could not even begin."""
        verdicts: list[Verdict] = []
        for _ in range(MOST_DEVICES):
            one = _Run([*self._command, *_skipping(verdicts)], self._patience)
            process = self._begin(one)
            if process is None:
                return None
            try:
                verdicts += one.follow(process)
            finally:
                self._end(process)
            self.devices = one.devices or self.devices
            if self._stopped:
                return None
            fault = one.fault(process)
            if fault is None:
                break
            verdicts.append(fault)
            if not fault.device:
                break
        return tuple(verdicts)

    def stop(self) -> None:
        """End it; ``run`` returns soon."""
        with self._lock:
            self._stopped = True
            if self._process is not None:
                self._process.kill()

    def _begin(self, one: _Run) -> EngineProcess | None:
        with self._lock:
            if self._stopped:
                return None
            try:
                self._process = EngineProcess(one.command)
            except EngineUnavailable as error:
                _log.warning("devices cannot be tried: %s", error.detail)
            return self._process

    def _end(self, process: EngineProcess) -> None:
        with self._lock:
            self._process = None
        process.finish(GRACE)


class _Run:
    """One process from its start to its end."""

    def __init__(self, command: Sequence[str], patience: float) -> None:
        self.command = tuple(command)
        self._patience = patience
        self.devices: tuple[Device, ...] = ()
        self._device = ""  # that is being tried
        self._over = False
        self._hung = False

    def follow(self, process: EngineProcess) -> list[Verdict]:
        """Read its words until it ends or is ended."""
        verdicts: list[Verdict] = []
        with _Watchdog(self._patience, process) as watchdog:
            try:
                for payload in process.frames():
                    watchdog.pat()
                    match decode(payload):
                        case Seen(devices=devices):
                            self.devices = devices
                        case Over():
                            self._over = True
                        case Trying(device=device):
                            self._device = device
                        case Tried() as tried:
                            judgement: Judgement = "wrong" if tried.wrong else "right"
                            verdicts.append(
                                Verdict(
                                    device=tried.device,
                                    judgement=judgement,
                                    detail=tried.wrong,
                                    seconds=round(tried.seconds, 2),
                                )
                            )
                            self._device = ""
            except (ValueError, OSError, msgspec.MsgspecError) as error:
                _log.warning("the words of a trial make no sense: %s", error)
                process.kill()
        self._hung = watchdog.bit
        return verdicts

    def fault(self, process: EngineProcess) -> Verdict | None:
        """What the way it ended says about the device it was trying; ``None``: it was through."""
        if self._over:
            return None
        detail = f"{process.end_words()}\n{process.log_lines()}".strip()
        return Verdict(device=self._device, judgement="hung" if self._hung else "crashed", detail=detail[-4000:])


class _Watchdog:
    """Ends a process that has said nothing for too long. A context manager.

    Attributes:
        bit: Whether it did.
    """

    def __init__(self, patience: float, process: EngineProcess) -> None:
        self._patience = patience
        self._process = process
        self._heard = threading.Event()
        self._closed = False
        self.bit = False
        self._thread = threading.Thread(target=self._watch, name="trial-watchdog", daemon=True)

    def pat(self) -> None:
        """It has said something."""
        self._heard.set()

    def __enter__(self) -> _Watchdog:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._closed = True
        self._heard.set()
        self._thread.join()

    def _watch(self) -> None:
        while self._heard.wait(self._patience):
            self._heard.clear()
            if self._closed:  # only after that: else the end could be cleared away
                return
        self.bit = True
        self._process.kill()


def _skipping(verdicts: Sequence[Verdict]) -> list[str]:
    return [word for verdict in verdicts for word in ("--skip", verdict.device)]

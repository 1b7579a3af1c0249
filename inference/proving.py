"""Decides what the next engine process computes with: what has proven itself, and of that as much as there is.

The processor proves itself in the very process that then serves: it answers a known question before it says that it
is ready, which takes milliseconds. Devices are tried in a process of their own, in the background: until they have
given the right answer, the processor computes. What came of it is kept, see ``inference.proof_record``.

A process that dies of what it was given is followed by one with less: device, the processor's best variant, its
second best, and the one that runs everywhere, which is several times slower. (Seen: on a Xeon with AMX, the variant
for Sapphire Rapids of llama-cpp-python 0.3.36 ended with an illegal instruction at the first quantized model.)
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from inference.engine_level import EXIT_WRONG, Level
from inference.machine_marks import Marks, read_marks
from inference.process import engine_command
from inference.proof_record import Record, Verdict, read_record, write_record
from inference.protocol import Device, Probed
from inference.proving_words import AGAIN, DEVICE_FELL, PROCESSOR_FELL, Death, Fall, sentences_of
from inference.trial import PATIENCE, Trial
from inference.trial_words import identity

HOLD = 45.0  # seconds that loading a model waits for devices which are being tried
SMALL = 64_000_000  # bytes; a model up to this is loaded at once, a device makes it no faster
MOST_HUNG = 2  # trials without an end after which no other one is begun
MOST_SPARED = 1  # variants for the processor that are passed over before the one that runs everywhere
MOST_ENDS = 2  # ends of the engine on a device within FORGOTTEN after which it is left out for good
FORGOTTEN = 7 * 24 * 3600.0  # seconds

_log = logging.getLogger(__name__)


class Proving:
    """What one client starts its processes with. Its methods may be called from any thread.

    Args:
        proof: The file with a question and its answer, beside the built-in model.
        command: Starts an engine process.
        marks: Reads what decides whether something that was proven still is.
        patience: Seconds after which a device that says nothing is given up.
        eager: Try devices as soon as a process serves; else not before a model is loaded that gains by one.
        now: Seconds since 1970.
    """

    def __init__(
        self,
        proof: Path,
        *,
        command: Sequence[str] | None = None,
        marks: Callable[[], Marks] = read_marks,
        patience: float = PATIENCE,
        eager: bool = True,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._proof = proof
        self._command = tuple(command or engine_command(low_priority=True))
        self._read_marks = marks
        self._patience = patience
        self._eager = eager
        self._now = now
        self._lock = threading.RLock()
        self._told: Callable[[tuple[str, ...]], object] = lambda _sentences: None
        self._folder: Path | None = None
        self._marks: Marks | None = None
        self._record = Record()
        self._serves = False
        self._fallen = False  # no variant that suits this processor well did work
        self._without_devices = False  # one has ended the engine in this life of the program
        self._ends_while_answering = 0
        self._found: tuple[Device, ...] = ()  # devices that were tried in this life
        self._asked = False  # somebody waits for what comes of it
        self._vain = False  # trying has not even begun, or was ended
        self._level: Level = "everything"  # of the process that was started last
        self._offers: tuple[str, ...] | None = ()  # and its devices, ``None``: all
        self._trial: Trial | None = None
        self._thread: threading.Thread | None = None  # while devices are tried
        self._last_thread: threading.Thread | None = None  # which may still be telling what came of it
        self._held_until = 0.0
        self._closed = False

    def keep_in(self, folder: str) -> None:
        """Where what comes of it is kept; empty: nowhere."""
        with self._lock:
            wanted = Path(folder) if folder else None
            if wanted != self._folder:
                self._folder, self._marks = wanted, None

    def arguments(self) -> tuple[str, ...]:
        """For the next engine process; it is about to be started."""
        with self._lock:
            marks = self._know()
            self._serves = False
            self._level, self._offers = self._best(marks)
            words = ["--level", self._level, *self._sparing()]
            for device in self._offers or ():
                words += ["--device", device]
            if self._record.processor is None:
                words += ["--prove", str(self._proof)]
            if not self._held_until and self._wants_trial(marks):
                self._held_until = time.monotonic() + HOLD
            return tuple(words)

    def listen(self, told: Callable[[tuple[str, ...]], object]) -> None:
        """Call ``told`` when devices have been tried, on a thread of its own, with sentences for the user."""
        self._told = told

    def ready(self) -> None:
        """The process serves. Where devices are to be tried, that may begin now."""
        with self._lock:
            self._know()
            if self._record.processor is None:
                self._learn(processor="baseline" if self._level == "baseline" else "processor")
            self._serves = True
            if self._eager:
                self._begin()

    def died(self, death: Death) -> Fall | None:
        """A process has ended: what the user is told about the next one, which gets less; ``None``: it does not."""
        with self._lock:
            marks = self._know()
            wrong = death.status == EXIT_WRONG and not death.was_ready
            if (death.unknown_instruction or wrong) and marks.variants and self._level != "baseline":
                self._fallen = self._record.spared >= MOST_SPARED
                # What follows has to prove itself, too.
                self._learn(processor=None, spared=min(self._record.spared + 1, MOST_SPARED))
                return Fall(PROCESSOR_FELL)
            if not death.crashed or not death.on_device or self._level != "everything" or not self._offers:
                return None
            self._ends_while_answering += death.was_ready and not death.loading
            if self._ends_while_answering == 1 and death.was_ready and not death.loading:
                return None  # once may be anything
            now = self._now()
            self._without_devices = True
            self._learn(ended=(*(when for when in self._record.ended if now - FORGOTTEN < when <= now), now))
            return Fall(DEVICE_FELL, AGAIN)

    @property
    def level(self) -> Level:
        """Of the process that was started last."""
        return self._level

    @property
    def offers_devices(self) -> bool:
        """Whether the process that was started last may use a device."""
        return self._offers is None or bool(self._offers)

    @property
    def trying(self) -> bool:
        """Whether devices are being tried, or will be as soon as the process serves."""
        with self._lock:
            return self._thread is not None or (self._marks is not None and self._wants_trial(self._marks))

    @property
    def outgrown(self) -> bool:
        """Whether the next process would compute with more than the one that was started last."""
        with self._lock:
            return self._marks is not None and self._best(self._marks) != (self._level, self._offers)

    def hold(self, size: int) -> float:
        """Seconds that loading a model of so many bytes should still wait for devices that are being tried."""
        with self._lock:
            if not self.trying or size <= SMALL:
                return 0.0
            if self._serves:
                self._begin()
            return max(0.0, self._held_until - time.monotonic())

    def with_devices(self, probed: Probed) -> Probed:
        """What llama.cpp finds, and the devices that the next process will have beside."""
        with self._lock:
            good = self._best(self._know())[1] or ()
            there = {identity(device) for device in probed.devices}
            more = tuple(each for each in self._found if identity(each) in good and identity(each) not in there)
        return msgspec.structs.replace(probed, devices=(*probed.devices, *more)) if more else probed

    def verdicts(self) -> tuple[Verdict, ...]:
        """What is known of devices, for a report."""
        with self._lock:
            self._know()
            return self._record.verdicts or ()

    def try_again(self) -> bool:
        """Try the devices now, whatever came of it before; whether they are tried: there may be none to try.

        Where only the variant that runs everywhere works, no device is used either, so that none is tried.
        """
        with self._lock:
            self._marks = None
            self._know()
            self._without_devices = self._vain = False
            self._ends_while_answering = 0
            self._learn(verdicts=None, hung=0, ended=())
            self._begin()
            self._asked = self._thread is not None
            return self._asked

    def wait(self) -> None:
        """Try what is to be tried; returns when that is over."""
        with self._lock:
            self._begin()
            thread = self._last_thread
        if thread is not None:
            thread.join()

    def close(self) -> None:
        """End what is being tried; nothing is told any more when this returns."""
        with self._lock:
            self._closed = True
            trial, thread = self._trial, self._last_thread
        if trial is not None:
            trial.stop()
        if thread is not None:
            thread.join()

    # ------------------------------------------------------------------------------------ inside

    def _begin(self) -> None:
        """Under the lock: try devices, where that is to be done and is not being done."""
        if not self._wants_trial(self._know()) or self._thread is not None or self._closed:
            return
        words = ["--try-devices", str(self._proof), *self._sparing()]
        self._trial = Trial([*self._command, *words], self._patience)
        self._held_until = time.monotonic() + HOLD
        self._found = ()
        self._thread = threading.Thread(target=self._try, args=(self._trial,), name="engine-trial")
        self._last_thread = self._thread
        self._thread.start()

    def _know(self) -> Marks:
        """Under the lock: read what is there, once."""
        if self._marks is None:
            self._marks = self._read_marks()
            record = read_record(self._folder).about(self._marks)
            if _any_hung(record.verdicts) and record.hung < MOST_HUNG:  # the computer may have been busy: once more
                record = msgspec.structs.replace(record, verdicts=None)
            self._record = record
        return self._marks

    def _learn(self, **changes: object) -> None:
        """Under the lock: keep what is known now."""
        self._record = msgspec.structs.replace(self._record, **changes)
        write_record(self._folder, self._record)

    def _sparing(self) -> tuple[str, ...]:
        """Under the lock: which variants for the processor are passed over."""
        spared, lowest = self._record.spared, self._fallen or self._record.processor == "baseline"
        return ("--spare", str(spared)) if spared and not lowest else ()

    def _best(self, marks: Marks) -> tuple[Level, tuple[str, ...] | None]:
        """Under the lock: level and devices of the next process."""
        record = self._record
        if self._fallen or record.processor == "baseline":
            return "baseline", ()
        if not marks.may_have_devices or self._without_devices or len(record.ended) >= MOST_ENDS:
            return "processor", ()
        good = tuple(each.device for each in record.verdicts or () if each.judgement == "right")
        return ("everything", good) if good else ("processor", ())

    def _wants_trial(self, marks: Marks) -> bool:
        record = self._record
        return (
            marks.may_have_devices
            and record.verdicts is None
            and record.processor != "baseline"
            and not self._fallen
            and record.hung < MOST_HUNG
            and not self._vain
        )

    def _try(self, trial: Trial) -> None:
        """Body of the thread: try the devices, keep what came of it, say it."""
        verdicts = trial.run()
        sentences: tuple[str, ...] = ()
        with self._lock:
            self._thread = self._trial = None
            self._found, self._vain = trial.devices, verdicts is None
            if verdicts is not None:
                self._learn(verdicts=verdicts, hung=self._record.hung + _any_hung(verdicts))
                sentences = sentences_of(verdicts, asked=self._asked)
                self._asked = False
        for each in verdicts or ():
            _log.info("%s: %s after %.1f s", each.device or "devices", each.judgement, each.seconds)
        self._told(sentences)


def _any_hung(verdicts: Sequence[Verdict] | None) -> bool:
    return any(each.judgement == "hung" for each in verdicts or ())

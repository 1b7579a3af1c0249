"""What was measured of models on this machine, kept in a file; measures nothing.

Kept by processor, so that a folder that moves to another computer brings no wrong figures along, and by name and size
of the model file, so that a model that is moved keeps its own. A missing or damaged file is begun anew, a damaged entry
is left out: all of it can be measured again.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from inference.atomic import keep_json
from inference.bandwidth import Bandwidth
from inference.calibration import Calibration, Evidence, main_type, operations_per_token
from inference.hardware import Hardware
from inference.load_plan import LoadPlan
from inference.model_facts import ModelFacts
from inference.protocol import Device, Finished, Loaded
from inference.speed import expected_speed
from inference.speed_report import Report, backend_of

_FORMAT = 1
_MODELS = 64  # kept of one machine
_MACHINES = 8
_ANSWERS = 12  # kept of one model
_ENOUGH = 3  # answers, before they are believed
_LONG = 48  # tokens of an answer from which on its speed means something
_PROMPT = 256  # tokens read at once from which on that speed does
_TYPICAL = 512  # tokens of the prompt whose reading stands for all


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One model: what was measured last, and what that says about the machine."""

    report: Report
    evidence: Evidence | None = None


class Learnt(msgspec.Struct, frozen=True, kw_only=True):
    """What ordinary answers of one model say, the newest last. Other programs only ever make them slower."""

    model: str
    file_size: int
    answers: tuple[Evidence, ...] = ()

    @property
    def evidence(self) -> Evidence | None:
        """What they say together: what the better ones reached."""
        if len(self.answers) < _ENOUGH:
            return None
        return msgspec.structs.replace(
            self.answers[-1],
            faster=_upper([one.faster for one in self.answers]),
            arithmetic=_upper([one.arithmetic for one in self.answers]),
        )


class _Kept(msgspec.Struct, kw_only=True):
    """The file: entries by machine, the newest last."""

    format: int = _FORMAT
    machines: dict[str, list[msgspec.Raw]] = {}
    learnt: dict[str, list[msgspec.Raw]] = {}


class Measurements:
    """The measurements in a file. May be used from any thread, and beside another Hearth.

    Args:
        file: JSON. ``None``: only in memory.
    """

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._lock = threading.Lock()
        self._machines: dict[str, list[Entry]] = {}
        self._learnt: dict[str, list[Learnt]] = {}
        self._seen: tuple[int, int] | None = None

    def report(self, hardware: Hardware, model: str, file_size: int) -> Report | None:
        """What was measured last of a model on this machine, by name and size of its file."""
        with self._lock:
            for entry in self._read().get(_key(hardware), []):
                if _name(entry.report) == (model, file_size):
                    return entry.report
        return None

    def reports(self, hardware: Hardware) -> tuple[Report, ...]:
        """What was measured last of each model on this machine."""
        with self._lock:
            return tuple(entry.report for entry in self._read().get(_key(hardware), []))

    def calibration(self, hardware: Hardware) -> Calibration:
        """What all of them say about this machine."""
        with self._lock:
            key = _key(hardware)
            measured = {_name(entry.report): entry.evidence for entry in self._read().get(key, [])}
            found = [evidence for evidence in measured.values() if evidence is not None]
            # What was measured on purpose is better.
            others = [one for one in self._learnt.get(key, []) if measured.get((one.model, one.file_size)) is None]
            found += [one.evidence for one in others if one.evidence is not None]
            return Calibration.of(found)

    def add(self, hardware: Hardware, report: Report, evidence: Evidence | None) -> None:
        """Keep a report in place of the one before of the same model. What cannot be written is kept in memory."""
        with self._lock:
            machines = self._read()
            key = _key(hardware)
            others = [one for one in machines.pop(key, []) if _name(one.report) != _name(report)]
            machines[key] = [*others, Entry(report=report, evidence=evidence)][-_MODELS:]
            while len(machines) > _MACHINES:
                del machines[next(iter(machines))]
            self._write()

    def learn(self, hardware: Hardware, model: str, file_size: int, evidence: Evidence) -> None:
        """Keep what an ordinary answer says about this machine."""
        with self._lock:
            self._read()
            key = _key(hardware)
            known = self._learnt.pop(key, [])
            before = next((one.answers for one in known if (one.model, one.file_size) == (model, file_size)), ())
            others = [one for one in known if (one.model, one.file_size) != (model, file_size)]
            mine = Learnt(model=model, file_size=file_size, answers=(*before, evidence)[-_ANSWERS:])
            self._learnt[key] = [*others, mine][-_MODELS:]
            while len(self._learnt) > _MACHINES:
                del self._learnt[next(iter(self._learnt))]
            self._write()

    # ------------------------------------------------------------------------------------ inside

    def _read(self) -> dict[str, list[Entry]]:
        """Under the lock: what is in the file now, read again when it has changed."""
        if self._file is None:
            return self._machines
        try:
            state = self._file.stat()
            if (seen := (state.st_mtime_ns, state.st_size)) == self._seen:
                return self._machines
            kept = msgspec.json.decode(self._file.read_bytes(), type=_Kept)
        except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return self._machines
        self._seen = seen
        if kept.format == _FORMAT:
            self._machines = {key: _readable(raw, Entry) for key, raw in kept.machines.items()}
            self._learnt = {key: _readable(raw, Learnt) for key, raw in kept.learnt.items()}
        return self._machines

    def _write(self) -> None:
        if self._file is None:
            return
        kept = {"format": _FORMAT, "machines": self._machines, "learnt": self._learnt}
        if keep_json(self._file, kept):
            with contextlib.suppress(OSError):  # gone again: then it is read again
                state = self._file.stat()
                self._seen = (state.st_mtime_ns, state.st_size)


def evidence_of(
    report: Report,
    facts: ModelFacts,
    plan: LoadPlan,
    hardware: Hardware,
    bandwidth: Bandwidth,
    devices: Sequence[Device] = (),
) -> Evidence | None:
    """What a report says about this machine; ``None`` where it says nothing certain.

    Args:
        report: What was measured.
        facts: The model it was measured with.
        plan: How it was loaded.
        hardware: This machine.
        bandwidth: Of its memory.
        devices: Graphics cards, if it uses them.
    """
    type_ = main_type(facts)
    typical = report.typical
    if type_ is None or typical is None or report.backend == "mixed":
        return None
    if typical.setup.threads != report.setup.threads:  # on battery, with fewer than the plan has
        return None
    expected = expected_speed(facts, plan, hardware, devices, bandwidth, typical.depth)
    faster = typical.writing / expected.tokens_per_second
    readings = [sample for sample in report.of("length") if sample.reading]
    read = min(readings, key=lambda sample: abs(sample.prompt - _TYPICAL), default=None)
    return Evidence(
        part="processor" if report.backend == "processor" else "graphics",
        type=type_,
        faster=faster,
        arithmetic=operations_per_token(facts) * read.reading if read is not None else 0.0,
    )


def tells_speed(answer: Finished) -> bool:
    """Whether an answer says something about the machine: long enough, and nothing of it was guessed."""
    return answer.completion_tokens >= _LONG and not answer.drafted_tokens and answer.decode_tps > 0


def evidence_of_answer(
    answer: Finished,
    loaded: Loaded,
    facts: ModelFacts,
    plan: LoadPlan,
    hardware: Hardware,
    bandwidth: Bandwidth,
    devices: Sequence[Device] = (),
) -> Evidence | None:
    """What an ordinary answer says about this machine, see ``evidence_of``; ``loaded``: by which model."""
    type_, backend = main_type(facts), backend_of(loaded)
    if type_ is None or backend == "mixed":
        return None
    fill = max(answer.context_used - answer.completion_tokens // 2, 0)
    expected = expected_speed(facts, plan, hardware, devices, bandwidth, fill)
    read = answer.prompt_tokens - answer.reused_tokens
    return Evidence(
        part="processor" if backend == "processor" else "graphics",
        type=type_,
        faster=answer.decode_tps / expected.tokens_per_second,
        arithmetic=operations_per_token(facts) * answer.prefill_tps if read >= _PROMPT else 0.0,
    )


_T = TypeVar("_T")


def _readable(raw: list[msgspec.Raw], of: type[_T]) -> list[_T]:
    """Those that can be read."""
    found = []
    for one in raw:
        try:
            found.append(msgspec.json.decode(one, type=of))
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            continue
    return found


def _name(report: Report) -> tuple[str, int]:
    return report.model, report.file_size


def _upper(figures: Sequence[float]) -> float:
    """The upper quartile of what was measured at all; 0 for nothing."""
    known = sorted(figure for figure in figures if figure > 0)
    return known[len(known) * 3 // 4] if known else 0.0


def _key(hardware: Hardware) -> str:
    return f"{hardware.processor or hardware.machine}, {hardware.threads} threads"

"""The package on older processors, emulated: the same answer, by the code that is made for them."""

from __future__ import annotations

import dataclasses

from trial.emulation import BELOW, PROCESSORS, EmulatedRoom, Processor, can_emulate
from trial.program import Program
from trial.report import Outcome, same
from trial.run import TrialRun

PROMPT = "hello"
_LIMIT = 900.0  # seconds; qemu is some ten times slower


def try_processors(run: TrialRun, program: Program) -> None:
    """One below the floor, which is told so; then the floor itself, one with AVX, one with AVX2."""
    attempt = run.attempts("processors")
    if not can_emulate():
        reason = "this kernel gives namespaces no registry of binary formats (Linux 6.7 does)"
        attempt("older processors", lambda: Outcome(None, reason))
        return
    native = program.answer(PROMPT)
    attempt("below the floor it says so in a sentence", lambda: _below(program))
    for processor in PROCESSORS:
        attempt(f"answers on {processor.stands_for}", lambda one=processor: _answers(program, one, native))  # type: ignore[misc]


def _below(program: Program) -> Outcome:
    """In the terminal, and where the window would be asked for."""
    with EmulatedRoom(program.room.root, BELOW) as room:
        emulated = dataclasses.replace(program, room=room, home="/root")
        results = [emulated.run("chat", PROMPT, timeout=_LIMIT), emulated.run(timeout=_LIMIT, DISPLAY=":99")]
    told = [result.told() for result in results]
    plain = all(
        result.status == 1 and len(result.errors.strip().splitlines()) in (1, 2) and "Traceback" not in result.errors
        for result in results
    )
    about = all("processor" in result.errors for result in results)
    return Outcome(plain and about, "; ".join(dict.fromkeys(told)))


def _answers(program: Program, processor: Processor, native: str) -> Outcome:
    with EmulatedRoom(program.room.root, processor) as room:
        emulated = dataclasses.replace(program, room=room, home="/root")
        answer = emulated.answer(PROMPT, timeout=_LIMIT)
        _, doctor = emulated.json("doctor", "--json", timeout=_LIMIT)
    findings = doctor.get("findings", [])
    assert isinstance(findings, list)
    engine = "; ".join(str(finding.get("value")) for finding in findings if finding.get("name") == "Engine")
    if f"variant {processor.variant}" not in engine:
        return Outcome(False, f"computed with '{engine}' instead of the variant {processor.variant}")
    return same(native, answer, f"the answer with variant {processor.variant}")

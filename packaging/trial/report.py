"""What was found: one line for each check, with its figure and limit; then the same for programs. Checks nothing."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from bootstrap.console import Console, Failure

# How a check ends that could not be made; whatever else is raised is a fault of the trial itself.
CANNOT_GO_ON = (Failure, OSError, ValueError, LookupError, subprocess.SubprocessError)
_MARKS = {True: "ok    ", False: "FAILED", None: "-     "}


@dataclass(frozen=True)
class Outcome:
    """How one check ended.

    Attributes:
        ok: Whether it is as it must be; ``None`` where it could not be tried, and ``detail`` says why.
        detail: What was seen, in a line.
        value: The figure, where there is one.
        limit: What the figure must reach, or must not exceed.
        unit: Of both.
        facts: Further figures, for programs.
    """

    ok: bool | None
    detail: str = ""
    value: float | None = None
    limit: float | None = None
    unit: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)


def at_most(value: float, limit: float, unit: str, detail: str = "", **facts: object) -> Outcome:
    """A figure that must not exceed ``limit``."""
    return Outcome(value <= limit, detail, value, limit, unit, facts)


def at_least(value: float, limit: float, unit: str, detail: str = "", **facts: object) -> Outcome:
    """A figure that must reach ``limit``."""
    return Outcome(value >= limit, detail, value, limit, unit, facts)


def same(expected: str, found: str, what: str) -> Outcome:
    """Two texts that must be equal, and not empty."""
    if expected == found and expected:
        return Outcome(True, f"{what}: {shortened(found)}")
    return Outcome(False, f"{what} differs: {shortened(found) or '(nothing)'} instead of {shortened(expected)}")


def shortened(text: str, length: int = 160) -> str:
    """``text`` in one line, its middle left out where it is long."""
    line = " ".join(text.split())
    half = (length - 3) // 2
    return line if len(line) <= length else f"{line[:half]} … {line[-half:]}"


@dataclass(frozen=True)
class Check:
    """One line of the report."""

    part: str
    name: str
    outcome: Outcome
    seconds: float

    def line(self) -> str:
        """For people."""
        outcome = self.outcome
        figure = ""
        if outcome.value is not None:
            limit = "" if outcome.limit is None else f" (limit {outcome.limit:g})"
            figure = f" {outcome.value:.3g} {outcome.unit}{limit}".rstrip()
        detail = f"  {outcome.detail}" if outcome.detail else ""
        return f"{_MARKS[outcome.ok]} {self.part}: {self.name}{':' if figure else ''}{figure}{detail}"


class Report:
    """Every check in the order in which it was made."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self.checks: list[Check] = []

    def attempt(self, part: str, name: str, check: Callable[[], Outcome]) -> bool:
        """Make one check and tell of it; whether all is well. What cannot even be tried, ends as failed."""
        begun = time.monotonic()
        try:
            outcome = check()
        except CANNOT_GO_ON as error:
            message = error.message if isinstance(error, Failure) else f"{type(error).__name__}: {error}"
            outcome = Outcome(False, message)
        self.checks.append(Check(part, name, outcome, round(time.monotonic() - begun, 1)))
        self._console.say(self.checks[-1].line())
        return outcome.ok is True

    @property
    def failed(self) -> Sequence[Check]:
        """Those that are not as they must be."""
        return [check for check in self.checks if check.outcome.ok is False]

    @property
    def untried(self) -> Sequence[Check]:
        """Those that could not be tried on this machine."""
        return [check for check in self.checks if check.outcome.ok is None]

    def write(self, path: Path, **facts: object) -> None:
        """Everything as JSON."""
        content = {**facts, "ok": not self.failed, "checks": [asdict(check) for check in self.checks]}
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")

    def verdict(self) -> str:
        """The last line."""
        tried = len(self.checks) - len(self.untried)
        rest = f" {len(self.untried)} could not be tried here." if self.untried else ""
        if self.failed:
            names = "; ".join(f"{check.part}: {check.name}" for check in self.failed)
            return f"{len(self.failed)} of {tried} checks failed: {names}.{rest}"
        return f"All {tried} checks passed.{rest}"

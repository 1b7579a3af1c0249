"""What a measurement says, and how it is printed; measures nothing itself."""

from __future__ import annotations

import json
import statistics
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Literal


@dataclass(frozen=True)
class Figure:
    """One measured number beside its target.

    Attributes:
        name: What was measured.
        value: The number; a ratio unless ``unit`` says otherwise.
        target: What it is to reach.
        better: Whether ``more`` or ``less`` is better.
        unit: ``ratio``, ``s``, ``ms`` or ``MB``.
        detail: The figures it was made from.
    """

    name: str
    value: float
    target: float
    better: Literal["more", "less"]
    unit: str = "ratio"
    detail: str = ""

    @property
    def reached(self) -> bool:
        """Whether the target is met."""
        return self.value >= self.target if self.better == "more" else self.value <= self.target


def print_figures(figures: Sequence[Figure]) -> None:
    """A table for people."""
    width = max((len(figure.name) for figure in figures), default=0)
    for figure in figures:
        unit = "" if figure.unit == "ratio" else " " + figure.unit
        sign = ">=" if figure.better == "more" else "<="
        verdict = "ok    " if figure.reached else "MISSED"
        print(f"{figure.name:<{width}}  {figure.value:8.3f}{unit:<3}  {sign} {figure.target:g}{unit:<3}  {verdict}")
        if figure.detail:
            print(f"{'':<{width}}  {figure.detail}")


def as_json(figures: Sequence[Figure]) -> str:
    """The same for programs."""
    return json.dumps([asdict(figure) | {"reached": figure.reached} for figure in figures], indent=1)


def paired_ratio(
    measured: Callable[[], float], reference: Callable[[], float], rounds: int
) -> tuple[float, list[float], list[float]]:
    """Median of ``measured / reference`` over alternating rounds.

    The machine is shared and its speed drifts: only values taken right after each other are compared, and
    which goes first alternates, so that a drift does not favour one side.
    """
    ours: list[float] = []
    theirs: list[float] = []
    for number in range(rounds):
        if number % 2:
            ours.append(measured())
            theirs.append(reference())
        else:
            theirs.append(reference())
            ours.append(measured())
    return statistics.median(a / b for a, b in zip(ours, theirs, strict=True)), ours, theirs


def spread(values: Sequence[float], digits: int = 1) -> str:
    """Lowest, median and highest, in short."""
    return f"{min(values):.{digits}f}..{statistics.median(values):.{digits}f}..{max(values):.{digits}f}"

"""How fast the packaged engine is on this machine, beside the engine that was built for it; see ``tests.bench``."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bootstrap.console import Failure
from trial.report import Outcome, at_least
from trial.run import TrialRun

_LIMIT = 3600.0  # seconds; on a busy machine


def try_speed(run: TrialRun) -> None:
    """Reading and writing, in ratios of one run."""
    attempt = run.attempts("speed")
    run.artifacts.require(run.artifacts.frozen)
    for figure in _measured(run):
        attempt(str(figure["name"]), lambda figure=figure: _judged(figure))  # type: ignore[misc]


def _measured(run: TrialRun) -> list[dict[str, object]]:
    with tempfile.TemporaryDirectory(prefix="hearth-speed-") as scratch:
        report = Path(scratch) / "figures.json"
        command = [sys.executable, "-m", "tests.bench", "package", "--json", str(report)]
        variables = {**os.environ, "HEARTH_PACKAGED": str(run.artifacts.frozen), "PYTHONPATH": str(run.root)}
        done = subprocess.run(
            command, cwd=run.root, env=variables, capture_output=True, text=True, timeout=_LIMIT, check=False
        )
        if not report.exists():
            raise Failure(f"The speed cannot be measured: {(done.stderr or done.stdout).strip()[-300:]}")
        figures: list[dict[str, object]] = json.loads(report.read_text(encoding="utf-8"))
        return figures


def _judged(figure: dict[str, object]) -> Outcome:
    value, target = figure["value"], figure["target"]
    assert isinstance(value, float)
    assert isinstance(target, float)
    return at_least(value, target, "", str(figure["detail"]))

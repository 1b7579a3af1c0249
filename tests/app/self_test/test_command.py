"""``hearth --self-test`` as a user starts it: the real program, the real engine, and what it leaves (nothing)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.self_test.values import PARTS

PATIENCE = 170  # seconds for a busy machine


def self_test(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run it without a display."""
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in screens}
    return subprocess.run(
        [sys.executable, "-m", "app", "--self-test", *words],
        env=environment | variables,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )


@pytest.fixture
def temporary(tmp_path: Path) -> Path:
    """The only place for temporary files that the program is told of."""
    made = tmp_path / "temporary files"
    made.mkdir()
    return made


def test_everything_works_and_nothing_is_left(temporary: Path) -> None:
    report = temporary.parent / "report.json"
    done = self_test("--json", "--limit", "150", "--report", str(report), TMPDIR=str(temporary))
    found: dict[str, Any] = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (0, ""), found
    assert found["ok"] is True
    assert [check["name"] for check in found["checks"]] == [part.name for part in PARTS]
    assert all(check["ok"] and "message" not in check for check in found["checks"])
    details = {check["name"]: check["details"] for check in found["checks"]}
    assert details["window"]["plugin"] == "offscreen"
    assert details["window"]["display"] is False
    assert "model" in details["engine"]["answer"]
    assert details["engine"]["tokens_per_second"] > 0
    assert details["database"]["messages"] == 3
    assert details["download"]["requests"] == 2
    assert json.loads(report.read_text(encoding="utf-8")) == found
    assert list(temporary.iterdir()) == []
    assert not Path(os.environ["HEARTH_DATA_DIR"]).exists()

"""``hearth doctor --report``: with the real engine and a real database, and nothing of what stands in it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.cli.main import run
from app.paths import find_paths
from app.storage.conversations import Conversations
from app.storage.database import Database


def test_the_report_tells_of_the_engine_and_of_no_conversation(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_TOKEN", "opensesame-opensesame")
    paths = find_paths()
    database = Database(paths.database)
    Conversations(database).create(title="My secret plan")
    database.close()
    line = f"2026-11-28 02:58:01,578 INFO x: My secret plan opensesame-opensesame {Path.home()}/y\n"
    (paths.logs / "hearth.log").write_text(line, encoding="utf-8")
    assert run(["doctor", "--report"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("Hearth report.")
    assert "/issues" in told.partition("##")[0], "it says where it can be sent"
    for part in ("## Versions", "## Computer", "## Engine", "llama_cpp:", "## Model loaded last", "INFO x: … … ~/y"):
        assert part in told, part
    for hidden in ("secret plan", "opensesame", os.environ["HOME"]):
        assert hidden not in told


def test_a_report_and_json_are_two_things(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["doctor", "--report", "--json"]) == 2
    assert "not allowed with" in capsys.readouterr().err

"""``hearth bench`` as people and scripts use it: the real command, the real engine, tiny models."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import signal
import subprocess
from pathlib import Path
from typing import Any

import pytest

from app.cli.arguments import load_options
from app.cli.main import build_parser, run
from app.paths import find_paths
from app.settings import Settings
from app.speed_words import REASONS, gain_of, reason_of
from inference.best_settings import Choice
from inference.hardware import read_hardware
from inference.measurements import Measurements
from inference.options import LoadOptions
from tests.app.cli.test_command import HEARTH, LIMIT, events, posix_only
from tests.support.tiny_gguf import write_tiny


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tiny(tmp_path_factory.mktemp("models") / "tiny.gguf")


def test_results_for_programs(tiny: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["bench", "-m", str(tiny), "--json", "-t", "1", "-c", "1024"]) == 0
    found = events(capfd.readouterr().out)
    assert found[0]["type"] == "loaded"
    assert {event["type"] for event in found[1:-1]} == {"sample"}
    assert {event["topic"] for event in found[1:-1]} == {"length", "threads", "batch"}
    summary = found[-1]
    assert summary["type"] == "summary"
    assert summary["model"] == "tiny.gguf"
    assert summary["writing"] > 0
    assert summary["limit"] > 0
    assert not summary["applied"]
    kept = Measurements(find_paths().speed).report(read_hardware(), "tiny.gguf", tiny.stat().st_size)
    assert kept is not None
    assert len(kept.samples) == len(found) - 2
    assert kept.setup.context == 1024


def test_a_table_for_people(tiny: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["bench", "-m", str(tiny), "--full", "-t", "1", "-c", "1024", "--apply"]) == 0
    shown = capfd.readouterr().out
    for words in ("Threads", "Tokens at once", "KV cache and flash attention", "Micro-batch size", "Best settings"):
        assert words in shown
    assert "words a second" in shown
    assert "q8_0, flash attention on" in shown
    kept = find_paths().settings  # not there where nothing was found to be better, as on a busy machine
    models = json.loads(kept.read_text()).get("models", {}) if kept.exists() else {}
    used = Settings(kept).load_options(model=next(iter(models), "tiny"))
    assert ("They are used from now on." in shown) == (used != LoadOptions())


@posix_only
@pytest.mark.parametrize("extent", [[], ["--full"]])
def test_ctrl_c_ends_it(tiny: Path, extent: list[str]) -> None:
    program = subprocess.Popen(
        [*HEARTH, "bench", "-m", str(tiny), "--json", *extent], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    try:
        assert program.stdout is not None
        assert json.loads(program.stdout.readline())["type"] == "loaded"
        program.send_signal(signal.SIGINT)
        rest, errors = program.communicate(timeout=LIMIT)
    finally:
        program.kill()
        program.wait()
    assert program.returncode == 130, errors
    assert errors == b""
    assert b"summary" not in rest


@posix_only
def test_ctrl_c_takes_the_line_of_progress_away(tiny: Path) -> None:
    leader, follower = pty.openpty()
    try:
        program = subprocess.Popen(
            [*HEARTH, "bench", "-m", str(tiny), "--full"], stdin=follower, stdout=subprocess.DEVNULL, stderr=follower
        )
        os.close(follower)
        seen = b""
        while b"Measuring" not in seen:
            seen += os.read(leader, 4096)
        program.send_signal(signal.SIGINT)
        assert program.wait(LIMIT) == 130
        with contextlib.suppress(OSError):  # how a terminal ends
            while more := os.read(leader, 4096):
                seen += more
        assert seen.endswith(b"\r\x1b[K")
    finally:
        os.close(leader)


def test_wrong_words(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["bench", "--quick", "--full"]) == 2
    assert run(["bench", "-m", "no such model"]) == 1
    assert "no such model" in capfd.readouterr().err


def test_help_says_what_it_does(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["bench", "--help"]) == 0
    shown = " ".join(capfd.readouterr().out.split())
    for word in ("--quick", "--full", "--apply", "--json", "--threads", "which settings are best"):
        assert word in shown


def test_options_of_the_model_are_understood() -> None:
    parsed = build_parser().parse_args(["bench", "-ngl", "0", "--kv-type", "q8_0"])
    assert load_options(parsed, LoadOptions()) == LoadOptions(gpu_layers=0, kv_type="q8_0")


@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_is_a_sentence(reason: Any) -> None:
    choice = Choice(name="threads", value=4, before=8, changes=True, reason=reason, gain=0.25)
    words = reason_of(choice)
    assert words.endswith(".")
    assert "{" not in words
    assert gain_of(0.25) == "25 %"
    assert gain_of(1.5) == "2.5 times"

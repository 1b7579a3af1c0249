"""``hearth search`` against the stand-in hub: lines for people, objects for scripts, the usual exit status."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from app.cli.main import run
from tests.support.hub.api import HubApi
from tests.support.hub.server import Answer, LoopbackHub, Seen
from tests.support.waiting import wait_for

BILLION = 10**9


@pytest.fixture
def loopback(monkeypatch: pytest.MonkeyPatch) -> Iterator[LoopbackHub]:
    """A hub with one model of the catalog, one that fits nowhere, and one of which little is known."""
    with LoopbackHub() as hub:
        HubApi(hub)
        gguf = {"total": 800_000_000, "architecture": "qwen35"}
        hub.add("unsloth/Qwen3.5-0.8B-GGUF", {}, gguf=gguf, tags=("license:apache-2.0",), facts={"downloads": 1234567})
        huge = {"total": 30_000 * BILLION, "architecture": "llama"}
        hub.add("giant/Huge-GGUF", {}, gguf=huge, gated="manual", facts={"downloads": 12_000})
        hub.add("some/Thing-Coder", {}, facts={"downloads": 7})
        monkeypatch.setenv("HF_ENDPOINT", hub.endpoint)
        yield hub


def lines(capsys: pytest.CaptureFixture[str]) -> list[list[str]]:
    """Lines of the output as cells."""
    return [[cell for cell in line.split("  ") if cell] for line in capsys.readouterr().out.splitlines()]


def test_lines_for_people(loopback: LoopbackHub, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search"]) == 0
    first, second, third = ([cell.strip() for cell in line] for line in lines(capsys))
    assert first == ["unsloth/Qwen3.5-0.8B-GGUF", "800M", "apache-2.0", "1.2M", "fits"]
    assert second == ["giant/Huge-GGUF", "30000B", "no licence named, to be accepted", "12k", "too large"]
    assert third == ["some/Thing-Coder", "?", "no licence named", "7"]


def test_a_narrow_terminal_gets_two_lines_each(
    loopback: LoopbackHub, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert run(["search", "qwen"]) == 0
    assert capsys.readouterr().out.splitlines() == ["unsloth/Qwen3.5-0.8B-GGUF", "  800M, apache-2.0, fits"]


def test_objects_for_scripts(loopback: LoopbackHub, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "--json"]) == 0
    found: list[dict[str, Any]] = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [each["id"] for each in found] == ["unsloth/Qwen3.5-0.8B-GGUF", "giant/Huge-GGUF", "some/Thing-Coder"]
    assert all(each["type"] == "repository" for each in found)
    assert (found[0]["title"], found[0]["suggested"], found[0]["fits"]) == ("Qwen3.5 0.8B", True, True)
    assert 0 < found[0]["memory_needed"] < 8 * BILLION
    assert (found[1]["gate"], found[1]["fits"], found[1]["suggested"]) == ("manual", False, False)
    assert (found[2]["fits"], found[2]["abilities"]) == (None, ["code"])


def test_words_filters_and_limit(loopback: LoopbackHub, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "thing", "coder", "--sort", "likes", "--can", "code"]) == 0
    assert [line[0].strip() for line in lines(capsys)] == ["some/Thing-Coder"]
    assert run(["search", "--licence", "Apache-2.0"]) == 0
    assert [line[0].strip() for line in lines(capsys)] == ["unsloth/Qwen3.5-0.8B-GGUF"]
    for number in range(60):
        loopback.add(f"many/m{number:02}", {})
    assert run(["search", "many/", "--limit", "55"]) == 0
    assert len(lines(capsys)) == 55
    assert ("search", "many/") in loopback.requests[-1].query


def test_nothing_found(loopback: LoopbackHub, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "no such model"]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert "Nothing was found" in said.err


@pytest.mark.parametrize("same", [True, False])
def test_a_hub_whose_pages_never_end(loopback: LoopbackHub, capsys: pytest.CaptureFixture[str], same: bool) -> None:
    """A mirror that knows no pages, or finds nothing on page after page."""
    asked: list[Seen] = []

    def answer(seen: Seen) -> Answer:
        asked.append(seen)
        cursor = "same" if same else str(len(asked))
        link = f'<{loopback.endpoint}/api/models?cursor={cursor}>; rel="next"'
        return Answer(headers={"Content-Type": "application/json", "Link": link}, body=b'[{"id": "some/thing"}]')

    loopback._routes.insert(0, answer)
    assert run(["search"]) == 0
    assert len(lines(capsys)) == 1
    assert len(asked) < 50


def test_trouble_is_one_line(
    loopback: LoopbackHub, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    loopback.fault("login", where="hub")
    assert run(["search", "x"]) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert run(["search", "--limit", "0"]) == 2
    capsys.readouterr()
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    assert run(["search", "x"]) == 1
    assert "switched off" in capsys.readouterr().err


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_ctrl_c_ends_it(loopback: LoopbackHub) -> None:
    loopback.fault("hang", where="hub")
    process = subprocess.Popen([sys.executable, "-m", "app", "search", "x"], stderr=subprocess.PIPE)
    wait_for(lambda: loopback.requests, "the question arrives")
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in said

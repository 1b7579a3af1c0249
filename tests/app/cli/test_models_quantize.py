"""``hearth models quantize`` as a person and a script use it."""

from __future__ import annotations

import io
import json

import pytest

from app.cli.main import run
from app.paths import find_paths
from tests.support.tiny_gguf import write_tiny


@pytest.fixture(autouse=True)
def model(monkeypatch: pytest.MonkeyPatch) -> None:
    """One model in full precision, in Hearth's own folder."""
    monkeypatch.setattr("sys.stdin", io.StringIO())
    own = find_paths().models
    own.mkdir(parents=True, exist_ok=True)
    write_tiny(own / "tiny-F16.gguf", tensor_type="F16", name="Tiny")


def test_the_types_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["models", "list"]) == 0
    capsys.readouterr()
    assert run(["models", "quantize", "Tiny"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines][:3] == ["Q8_0", "Q6_K", "Q5_K_M"]
    assert all("fits" in line for line in lines)
    assert run(["models", "quantize", "Tiny", "--json"]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert told[0]["fits"]
    assert told[0]["size"] > told[-1]["size"] > 0


def test_a_smaller_one_is_made_and_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["models", "list"]) == 0
    assert run(["models", "quantize", "Tiny", "Q8_0"]) == 0
    captured = capsys.readouterr()
    assert "is ready" in captured.out
    assert (find_paths().models / "tiny-Q8_0.gguf").exists()
    assert run(["models", "list", "--json"]) == 0
    types = {json.loads(line)["quantization"] for line in capsys.readouterr().out.splitlines()}
    assert types >= {"F16", "Q8_0"}
    assert run(["models", "quantize", "Tiny", "Q8_0", "--json"]) == 2
    assert "already" in capsys.readouterr().err
    assert run(["models", "quantize", "guide", "Q4_K_M"]) == 2

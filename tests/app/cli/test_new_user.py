"""A newcomer's way in the terminal, every step a process of its own: look, fetch, stop, go on, chat with what came."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.paths import find_paths
from tests.support.hub.api import HubApi
from tests.support.hub.server import LoopbackHub
from tests.support.waiting import wait_for

REPOSITORY = "hearth/Guide-GGUF"
FILE = "Guide-F16.gguf"


@pytest.fixture
def hub(guide_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[LoopbackHub]:
    with LoopbackHub() as hub:
        HubApi(hub)
        gguf = {"total": 3_400_000, "architecture": "llama"}
        hub.add(REPOSITORY, {FILE: guide_path.read_bytes(), "README.md": b"# Guide"}, gguf=gguf)
        monkeypatch.setenv("HF_ENDPOINT", hub.endpoint)
        monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
        yield hub


def hearth(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "app", *words],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=150,
        check=False,
    )


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_search_pull_stop_pull_chat(hub: LoopbackHub) -> None:
    found = hearth("search", "guide")
    assert (found.returncode, found.stderr) == (0, "")
    assert found.stdout.startswith(REPOSITORY)
    assert "fits" in found.stdout

    size = hub.repositories[REPOSITORY].files[FILE].size
    hub.fault("stall", at=size // 2)
    part = find_paths().models / REPOSITORY / f"{FILE}.part"
    with subprocess.Popen([sys.executable, "-m", "app", "pull", REPOSITORY], stderr=subprocess.PIPE) as pulling:
        try:
            wait_for(lambda: part.exists() and part.stat().st_size >= size // 2, "half of the model", 80)
            pulling.send_signal(signal.SIGINT)
            _out, said = pulling.communicate(timeout=60)
        finally:
            pulling.kill()
    assert (pulling.returncode, part.exists()) == (130, True), said.decode()

    again = hearth("pull", REPOSITORY)
    assert again.returncode == 0, again.stderr
    assert hub.sent() == size, "not a byte was fetched twice"

    known = hearth("models", "--json")
    names = {model["name"]: model for model in map(json.loads, known.stdout.splitlines())}
    name = next(name for name, model in names.items() if model["repository"] == REPOSITORY)
    checked = hearth("models", "verify", name)
    assert checked.returncode == 0, checked.stderr

    hub.close()  # the cable is pulled
    answer = hearth("chat", "-m", name, "--temp", "0", "What is a GGUF file?")
    assert answer.returncode == 0, answer.stderr
    assert "file" in answer.stdout.lower()

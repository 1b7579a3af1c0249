"""The terminal with a Hearth that shares its models: nothing is loaded twice, and what is shown is the same."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator

import pytest

from app.cli.engine import HOST_FILE
from app.cli.environment import open_environment
from app.cli.main import run
from app.engine_host import make_host
from inference.hosting.door import Door
from inference.hosting.host import EngineHost
from inference.hosting.place import FILE
from inference.hosting.values import Offered
from tests.support.waiting import wait_for


@pytest.fixture(autouse=True)
def nothing_piped_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO())


@pytest.fixture
def host() -> Iterator[EngineHost]:
    environment = open_environment()
    host = make_host(environment.settings, environment.paths, lambda: environment.library.models(everything=True))
    door = Door(host, environment.paths.data)
    yield host
    door.close()
    host.close()


def loaded(host: EngineHost) -> list[str]:
    told: list[tuple[Offered, ...]] = []
    host.models(told.append)
    return [model.name for model in wait_for(lambda: told, "the models")[0] if model.loaded]


def chat(capsys: pytest.CaptureFixture[str], *options: str) -> list[dict[str, object]]:
    assert run(["chat", "--json", "--temp", "0", "-n", "6", "-m", "guide", *options, "Hello"]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_the_terminal_uses_the_models_of_the_hearth_that_is_open(
    host: EngineHost, capsys: pytest.CaptureFixture[str]
) -> None:
    events = chat(capsys)
    assert loaded(host) == ["guide"]
    kinds = [event["type"] for event in events]
    assert "loaded" in kinds
    assert kinds[-1] == "finished"
    shared = "".join(str(event["text"]) for event in events if event["type"] == "delta")
    own = chat(capsys, "-c", "1024")  # loaded in a way of its own
    assert shared == "".join(str(event["text"]) for event in own if event["type"] == "delta")
    context = next(event["context"] for event in own if event["type"] == "loaded")
    assert context == 1024


def test_without_a_host_it_has_an_engine_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    file = open_environment().paths.data / FILE
    file.write_text('{"address": "nowhere", "key": "00", "pid": 1}', encoding="ascii")  # of one that was killed
    assert chat(capsys)[-1]["type"] == "finished"


def test_both_look_at_the_same_file() -> None:
    assert HOST_FILE == FILE

"""Other programs share the engine of the window: the real host behind its door, one engine process, one model."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from app.controllers.serving import free_port
from app.wings import Outside
from inference.hosting.place import FILE
from inference.hosting.remote import Line
from inference.hosting.values import Ask, Call, Chosen, HostEvent, Note, Wish
from inference.messages import Message
from inference.options import Sampling
from inference.protocol import TERMINAL, Delta, Finished, Generate
from tests.support.leaks import running_children
from tests.support.real_window import Program
from tests.support.scripted_host import api_command

Answered = TypeVar("Answered")


class Guest:
    """Another process at the door, in this one."""

    def __init__(self, data: Path) -> None:
        self.events: list[HostEvent] = []
        self.line = Line(data / FILE, self.events.extend, lambda: None)

    def ask(self, id: int) -> None:
        command = Generate(
            messages=(Message.user("What is a GGUF file?"),),
            max_tokens=12,
            sampling=Sampling(temperature=0.0),
            priority=2,
        )
        self.line.send(Ask(id=id, wish=Wish(command=command, model="guide", client="editor")))

    def is_answered(self, id: int) -> bool:
        return any(isinstance(event, TERMINAL) and event.id == id for event in self.events)


@pytest.fixture
def program(start: Callable[..., Program], guide_path: Path) -> Program:
    """The program, the guide loaded, the endpoint on; its process is scripted."""
    assert guide_path.exists()
    made = start()
    made.application.wings.outside = Outside(api=api_command())
    made.wait(lambda: made.to.engine.ready and made.to.models.all)
    made.application.wings.serving.serving.begin()
    made.application.settings.set("api.enabled", True)
    made.wait(lambda: made.application.wings.serving.serving.state.phase == "on")
    return made


@pytest.fixture
def guest(program: Program) -> Iterator[Guest]:
    made = Guest(program.application._paths.data)
    yield made
    made.line.close()


def engines() -> int:
    return sum(any("inference.engine" in part for part in process.cmdline()) for process in running_children())


def test_the_model_of_the_window_answers_other_programs(program: Program, guest: Guest) -> None:
    serving = program.application.wings.serving.serving
    counted: list[int] = []
    serving.changed.connect(lambda: counted.append(serving.state.under_way))
    guest.ask(1)
    program.wait(lambda: guest.is_answered(1))
    assert [event.model for event in guest.events if isinstance(event, Chosen)] == ["guide"]
    assert "".join(event.text for event in guest.events if isinstance(event, Delta)).strip()
    assert isinstance(guest.events[-1], Finished)
    assert engines() == 1  # nothing was loaded a second time
    program.wait(lambda: counted and counted[-1] == 0)
    assert 1 in counted
    assert program.to.engine.idle
    guest.line.send(Note(call=Call(at=1.0, client="editor", model="guide", status=200)))
    program.wait(lambda: serving.calls)
    assert serving.calls[-1].client == "editor"
    program.type_question("What is a GGUF file?")  # and the window itself
    assert program.answer().status == "complete"


def test_switched_off_nobody_gets_in(program: Program, guest: Guest) -> None:
    guest.ask(1)
    program.application.settings.set("api.enabled", False)
    serving = program.application.wings.serving.serving
    program.wait(lambda: serving.state.phase == "off")
    program.wait(lambda: not (program.application._paths.data / FILE).exists())
    program.wait(lambda: program.to.engine.idle)
    program.type_question("What is a GGUF file?")
    assert program.answer().status == "complete"


# ------------------------------------------------------------------------------ the real process, over HTTP


def ask(address: str, key: str, path: str, body: dict[str, object] | None = None) -> tuple[int, dict[str, Any]]:
    """One request as another program makes it; the status and what came."""
    request = Request(address + path, data=json.dumps(body).encode() if body is not None else None)
    request.add_header("Authorization", f"Bearer {key}")
    request.add_header("Content-Type", "application/json")
    request.add_header("User-Agent", "editor/1.0")
    try:
        with urlopen(request, timeout=60) as answer:
            return answer.status, json.load(answer)
    except HTTPError as error:
        with error:
            return error.code, json.load(error)


@pytest.fixture
def served(start: Callable[..., Program], guide_path: Path) -> Program:
    """The program with everything real, switched on."""
    assert guide_path.exists()
    made = start()
    made.wait(lambda: made.to.engine.ready and made.to.models.all)
    made.application.settings.set("api.port", free_port("127.0.0.1", 21_000))
    made.application.wings.serving.serving.begin()
    made.application.settings.set("api.enabled", True)
    made.wait(lambda: made.application.wings.serving.serving.state.phase == "on")
    return made


def in_the_background(program: Program, work: Callable[[], Answered]) -> Answered:
    """Another program does something while the window lives."""
    with ThreadPoolExecutor(1) as pool:
        done = pool.submit(work)
        program.wait(done.done)
        return done.result()


def test_another_program_asks_over_http(served: Program) -> None:
    serving = served.application.wings.serving.serving
    address, key = serving.address, serving.key()
    status, models = in_the_background(served, lambda: ask(address, key, "/models"))
    assert status == 200
    assert "guide" in [model["id"] for model in models["data"]]
    body = {"model": "guide", "messages": [{"role": "user", "content": "What is a GGUF file?"}], "max_tokens": 8}
    status, answer = in_the_background(served, lambda: ask(address, key, "/chat/completions", dict(body)))
    assert status == 200, answer
    assert answer["choices"][0]["message"]["content"]
    status, refused = in_the_background(served, lambda: ask(address, "wrong", "/models"))
    assert status == 401
    assert "error" in refused
    served.wait(lambda: len(serving.calls) >= 3)
    asked = {call.status: call for call in serving.calls}
    assert asked[200].client.startswith("editor")
    assert asked[401].refused
    assert not any("GGUF" in str(call) for call in serving.calls)


def test_the_process_comes_back_when_it_is_killed(served: Program) -> None:
    serving = served.application.wings.serving.serving
    (process,) = (p for p in running_children() if any("inference.api" in part for part in p.cmdline()))
    process.kill()
    served.wait(lambda: serving.state.phase == "starting")
    served.wait(lambda: serving.state.phase == "on")
    address, key = serving.address, serving.key()
    assert in_the_background(served, lambda: ask(address, key, "/models"))[0] == 200
    served.type_question("What is a GGUF file?")
    assert served.answer().status == "complete"

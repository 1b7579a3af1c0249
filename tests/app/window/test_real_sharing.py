"""Other programs share the engine of the window: the real host behind its door, one engine process, one model."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

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
    assert not (program.application._paths.data / FILE).exists()
    program.wait(lambda: program.to.engine.idle)
    program.type_question("What is a GGUF file?")
    assert program.answer().status == "complete"

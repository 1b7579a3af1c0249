"""``hearth chat -m auto``: the real engine, tiny models, rules of the user."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from app.cli.automatic import Automatic
from app.cli.environment import Environment, open_environment
from app.cli.main import run
from inference.messages import Message
from inference.model_file import GUIDE
from inference.routing_rules import Rule, Rules, write_rules
from tests.support.tiny_gguf import write_tiny

CODER, TALKER = "tiny-coder", "talker"
CODE = "Write a Python function that sorts the lighthouses of the north by the year they were built."
TALK = "Tell me about the lighthouses of the north, and of the people who kept them in the winters."


@pytest.fixture(autouse=True)
def _nothing_piped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    """Two models beside the guide; one is wanted for code, the other for everything else."""
    made = open_environment()
    for name in (CODER, TALKER):
        made.library.add(write_tiny(tmp_path / f"{name}.gguf", name=name))
    rules = (Rule(when="code", then="prefer", model=CODER), Rule(then="prefer", model=TALKER))
    made.settings.set("automatic.rules", write_rules(Rules(rules=rules)))
    made.settings.flush()
    return made


@pytest.mark.parametrize(("question", "name"), [(CODE, CODER), (TALK, TALKER)])
def test_one_answer_comes_from_the_model_of_the_rule(
    environment: Environment, capfd: pytest.CaptureFixture[str], question: str, name: str
) -> None:
    assert run(["chat", "-m", "auto", "-n", "4", question]) == 0
    assert f"{name} answers. A rule says so." in capfd.readouterr().err


def test_programs_are_told_who_answers(environment: Environment, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["chat", "--json", "-m", "auto", "-n", "4", CODE]) == 0
    first = json.loads(capfd.readouterr().out.splitlines()[0])
    assert (first["type"], first["model"], first["why"][:14]) == ("chosen", CODER, "A rule says so")


def test_with_nothing_but_the_guide_it_answers(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["chat", "-m", "auto", "-n", "4", "Hello"]) == 0
    assert f"{GUIDE} answers." in capfd.readouterr().err


def test_a_follow_up_stays_unless_it_needs_something_else(environment: Environment) -> None:
    automatic = Automatic(environment, None, None)
    model, _why = automatic.choose([Message.user(TALK)])
    assert model.name == TALKER
    talked = [Message.user(TALK), Message.assistant("They were many.")]
    also = Message.user("And what of those in the south, and of the people who kept them there?")
    environment.settings.set("automatic.rules", write_rules(Rules(rules=(Rule(then="prefer", model=CODER),))))
    stays, why = automatic.go_on([*talked, also], model, None)
    assert (stays.name, why) == (TALKER, "It has answered this conversation so far.")
    goes, _why = automatic.go_on([*talked, Message.user(CODE)], model, None)
    assert goes.name == CODER
    long = Message.user("lighthouse " * 200_000)
    assert automatic.go_on([long], model, None) == (model, "")  # nobody can: it goes on as it always would

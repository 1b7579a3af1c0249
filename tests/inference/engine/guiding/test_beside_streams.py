"""Grammars are made ready while the answers of others are written, and nobody waits for one that nobody wants."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from inference.commands import Constraint
from inference.messages import Message, Tool
from inference.protocol import Cancel, ContextView, Delta, Failed, Finished
from tests.inference.engine.conftest import Tiny
from tests.support.raw_engine import RawEngine

LONG = 3000  # tokens an answer never ends before
ASK = Message.user("Describe the fox.")
SLOW = {"type": "string", "pattern": "^(a{1000}){1000}$"}  # it takes half a second to find that this is too large
SLOW_TOOLS = tuple(
    Tool(f"f{number}", parameters=json.dumps({"properties": {f"p{number}": SLOW}, "required": [f"p{number}"]}))
    for number in range(5)
)


@pytest.fixture(scope="module")
def dense(tiny: Tiny) -> Iterator[RawEngine]:
    with RawEngine() as engine:
        engine.must_load(tiny(), context_length=2048)
        yield engine


@pytest.fixture
def stream(dense: RawEngine) -> Iterator[int]:
    """An answer that is being written."""
    key = dense.begin(Message.user("one"), conversation="a", max_tokens=LONG)
    dense.wait_for(Delta, key)
    yield key
    dense.ask(Cancel, target=key)
    dense.end_of(key)


def test_an_answer_goes_on_while_a_grammar_is_made(dense: RawEngine, stream: int) -> None:
    key = dense.begin(ASK, constraint=Constraint(kind="json_schema", text=json.dumps(SLOW)))
    assert isinstance(dense.end_of(key), Failed)
    own = [at for at, event in enumerate(dense.events) if event.id == key and isinstance(event, ContextView | Failed)]
    meanwhile = [event for event in dense.events[own[0] : own[1]] if event.id == stream]
    assert len(meanwhile) > 5
    assert not dense.ends_of(stream)


@pytest.mark.parametrize("alone", [True, False])
def test_a_grammar_that_is_being_made_can_be_cancelled(
    dense: RawEngine, request: pytest.FixtureRequest, alone: bool
) -> None:
    if not alone:
        request.getfixturevalue("stream")
    key = dense.begin(ASK, tools=SLOW_TOOLS, max_tokens=4)
    dense.wait_for(ContextView, key)
    dense.ask(Cancel, target=key)
    end = dense.end_of(key)
    assert isinstance(end, Finished)
    assert (end.reason, end.completion_tokens) == ("cancelled", 0)
    text, after = dense.answer(ASK, constraint=Constraint(kind="json_schema", text='{"enum": [12]}'))
    assert (text, after.reason) == ("12", "stop")


def test_an_engine_that_is_to_end_does_not_wait_for_grammars(tiny: Tiny) -> None:
    with RawEngine() as engine:
        engine.must_load(tiny(), context_length=2048)
        key = engine.begin(ASK, tools=SLOW_TOOLS)
        engine.wait_for(ContextView, key)
        assert engine.process.stdin is not None
        engine.process.stdin.close()
        assert engine.wait_for_exit() == 0

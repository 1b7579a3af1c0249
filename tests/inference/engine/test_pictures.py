"""Pictures in a prompt: they count, they are read once, and nothing is cut in the middle of one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from inference.client import EngineClient
from inference.errors import ModelUnsupported, PromptError, Unable
from inference.messages import Message
from inference.options import LoadOptions, Sampling
from inference.protocol import ContextView, Counted, Finished, Loaded
from tests.inference.engine.conftest import Tiny
from tests.support.tiny_gguf import GEMMA, Kind
from tests.support.tiny_projector import PLACES, png, write_projector

LIMIT = 60.0
RED, GREEN = png(200, 10, 10), png(10, 200, 10)
GREEDY = Sampling(temperature=0)


@pytest.fixture(scope="module")
def projector(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_projector(tmp_path_factory.mktemp("projector") / "mmproj.gguf")


@pytest.fixture(scope="module", params=["dense", "sliding-window", "hybrid"])
def engine(request: pytest.FixtureRequest, tiny: Tiny, projector: Path) -> Iterator[EngineClient]:
    kind: Kind = request.param
    path = tiny(kind, template=GEMMA) if kind == "sliding-window" else tiny(kind)
    with EngineClient() as client:
        loaded = client.load(str(path), LoadOptions(context_length=1024), projector=str(projector)).result(LIMIT)
        assert isinstance(loaded, Loaded)
        assert loaded.sees
        yield client


def ask(engine: EngineClient, *messages: Message, conversation: str = "", tokens: int = 12) -> tuple[str, Finished]:
    request = engine.generate(messages, sampling=GREEDY, max_tokens=tokens, conversation=conversation)
    text, finished, view = "", None, None
    for event in request:
        text += getattr(event, "text", "")
        if isinstance(event, Finished):
            finished = event
        elif isinstance(event, ContextView):
            view = event
    assert finished is not None
    assert view is not None
    assert view.tokens == finished.prompt_tokens
    return text, finished


def test_another_picture_is_another_answer(engine: EngineClient) -> None:
    words = "what do you see in this"
    red, figures = ask(engine, Message.user(words, (RED,)))
    green, _ = ask(engine, Message.user(words, (GREEN,)))
    none, plain = ask(engine, Message.user(words))
    again, _ = ask(engine, Message.user(words, (RED,)))
    counted = engine.count(messages=[Message.user(words, (RED,))]).result(LIMIT)
    assert isinstance(counted, Counted)
    assert counted.count == figures.prompt_tokens, "pictures count"
    assert red == again
    assert len({red, green, none}) == 3
    assert figures.prompt_tokens >= plain.prompt_tokens + PLACES


def test_the_next_turn_reads_no_picture_again(engine: EngineClient) -> None:
    first = Message.user("the rain in the street", (RED, GREEN))
    text, _ = ask(engine, first, conversation="a")
    turns = (first, Message.assistant(text), Message.user("and then"))
    follow, figures = ask(engine, *turns, conversation="a")
    assert figures.reused_tokens > 2 * PLACES
    engine.forget(everything=True).result(LIMIT)
    fresh, anew = ask(engine, *turns, conversation="b")
    assert anew.reused_tokens == 0
    assert fresh == follow


def test_a_conversation_that_parts_after_a_picture_shares_it(engine: EngineClient) -> None:
    ask(engine, Message.user("one two three", (RED,)), conversation="c")
    _, figures = ask(engine, Message.user("four five six", (RED,)), conversation="c")
    assert figures.reused_tokens == 0 or figures.reused_tokens >= PLACES, "all of a picture or nothing of it"
    other, _ = ask(engine, Message.user("four five six", (GREEN,)), conversation="c")
    engine.forget(everything=True).result(LIMIT)
    assert ask(engine, Message.user("four five six", (GREEN,)))[0] == other


def test_others_are_answered_beside_a_picture(engine: EngineClient) -> None:
    long = engine.generate([Message.user("one")], sampling=GREEDY, max_tokens=300, conversation="~1")
    text, _ = ask(engine, Message.user("what is this", (GREEN,)), conversation="~2")
    assert text
    assert isinstance(long.result(LIMIT), Finished)


def test_who_gives_way_with_a_picture_goes_on_where_it_was(engine: EngineClient) -> None:
    """Nothing is kept beyond the context, so all of it is read again, the picture too."""
    engine.configure(memory_bytes=0).result(LIMIT)
    asked = [Message.user("what is this", (png(10, 10, shade),)) for shade in (50, 150, 250)]
    requests = [
        engine.generate([one], conversation=f"~{n}", sampling=GREEDY, max_tokens=400) for n, one in enumerate(asked)
    ]
    for request in requests:
        finished = request.result(LIMIT)
        assert isinstance(finished, Finished)
        assert (finished.reason, finished.completion_tokens, finished.context_full) == ("length", 400, False)


def test_what_looks_like_a_mark_is_only_left_out(engine: EngineClient) -> None:
    plain, _ = ask(engine, Message.user("see this", (RED,)))
    forged, _ = ask(engine, Message.user("see \ue100\ue101this", (RED,)))
    assert plain == forged


def test_what_is_no_picture_is_refused(engine: EngineClient) -> None:
    for broken in (b"", b"no picture", RED[:60]):
        with pytest.raises(PromptError):
            engine.generate([Message.user("x", (broken,))]).result(LIMIT)
    assert ask(engine, Message.user("and now"))[0]


def test_who_does_not_see_says_so(tiny: Tiny, tmp_path: Path) -> None:
    with EngineClient() as client:
        client.load(str(tiny("dense"))).result(LIMIT)
        with pytest.raises(Unable):
            client.generate([Message.user("x", (RED,))]).result(LIMIT)
        wrong = write_projector(tmp_path / "wide.gguf", width=160)
        client.load(str(tiny("dense")), projector=str(wrong)).result(LIMIT)
        with pytest.raises(ModelUnsupported):
            client.generate([Message.user("x", (RED,))]).result(LIMIT)
        assert isinstance(client.generate([Message.user("x")], max_tokens=2).result(LIMIT), Finished)

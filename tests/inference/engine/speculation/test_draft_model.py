"""A small model drafts for a large one: the same text, the same distribution, and only with the same tokens."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from inference.engine.loading import ModelLoader
from inference.engine.native import AbortFlag
from inference.engine.speculation import speculator
from inference.engine.speculation.pace import BY_MODEL
from inference.gguf import read_model_facts
from inference.messages import Message
from inference.options import LoadOptions, Sampling
from inference.protocol import Load, Loaded, Notice
from tests.inference.engine.conftest import Tiny
from tests.inference.engine.speculation.test_speculator import Eager, Pair, chi_square, prompts
from tests.support.raw_engine import RawEngine
from tests.support.writing_desk import WritingDesk, new_loader

LENGTH = 48


class OnlyByModel(Eager):
    """Lets nothing but the small model draft, and that always."""

    def width(self, kind: int, available: int, *, extra: float = 0.0) -> int:
        return super().width(kind, available) if kind == BY_MODEL else 0


class Drafted(Pair):
    """A pair of which the fast one has another model that drafts."""

    def __init__(self, loader: tuple[ModelLoader, AbortFlag], path: Path, draft: Path, **options: Any) -> None:
        super().__init__(loader, path, **options)
        self.fast.model, refusal = loader[0].add_draft(self.fast.model, read_model_facts(draft))
        assert not refusal
        self.knows.pace = OnlyByModel(self.knows.costs)
        assert self.knows.draft is not None
        self.knows.draft.confident = 0.0  # random weights never are


@pytest.fixture(scope="module")
def loader() -> tuple[ModelLoader, AbortFlag]:
    return new_loader()


@pytest.fixture(scope="module")
def twin(loader: tuple[ModelLoader, AbortFlag], tiny: Tiny) -> Iterator[Drafted]:
    """Drafts are right nearly always: the same weights, rounded."""
    pair = Drafted(loader, tiny(), tiny(tensor_type="Q8_0"))
    yield pair
    pair.fast.close()
    pair.plain.close()


def test_greedy_text_is_the_same(twin: Drafted) -> None:
    accepted = 0
    for prompt in prompts(5):
        twin.forget()
        text, finished = twin.plain.answer(prompt, max_tokens=LENGTH)
        got, figures = twin.fast.answer(prompt, max_tokens=LENGTH)
        assert got == text
        assert figures.context_used == finished.context_used
        accepted += figures.accepted_tokens
    assert accepted > LENGTH


def test_it_follows_a_conversation_and_its_edits(twin: Drafted) -> None:
    first, second, third = prompts(3, longest=30)
    twin.forget()
    for turn in ((first,), (first, Message.assistant("So it was."), second), (third,), (first,), (second,)):
        text, _ = twin.plain.answer(*turn, max_tokens=24)
        got, figures = twin.fast.answer(*turn, max_tokens=24)
        assert got == text
        assert figures.accepted_tokens > 0


def test_the_same_seed_draws_the_same_text(twin: Drafted) -> None:
    for seed in range(8):
        sampling = Sampling(temperature=0.8, top_k=6, seed=seed)
        twin.forget()
        text, _ = twin.plain.answer(prompts(1)[0], sampling=sampling, max_tokens=24)
        got, figures = twin.fast.answer(prompts(1)[0], sampling=sampling, max_tokens=24)
        assert got == text
        assert figures.drafted_tokens > 0


def test_drawn_text_has_the_distribution_of_the_model(twin: Drafted) -> None:
    def drawn(desk: WritingDesk, seeds: range) -> tuple[Counter[str], int]:
        counts: Counter[str] = Counter()
        accepted = 0
        for seed in seeds:
            sampling = Sampling(temperature=0.7, top_k=3, top_p=1.0, min_p=0.0, seed=seed)
            text, finished = desk.answer(prompts(1)[0], sampling=sampling, max_tokens=4)
            counts[text] += 1
            accepted += finished.accepted_tokens
        return counts, accepted

    twin.forget()
    fast, accepted = drawn(twin.fast, range(400))
    plain, _ = drawn(twin.plain, range(20_000, 20_400))
    assert accepted > 50
    assert chi_square(fast, plain) < 4.0


def test_its_memory_is_given_back_when_it_does_not_pay(
    loader: tuple[ModelLoader, AbortFlag], tiny: Tiny, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(speculator, "GIVE_UP", 20)
    desk = WritingDesk(*loader, tiny())
    desk.model, _ = loader[0].add_draft(desk.model, read_model_facts(tiny(seed=9)))
    knows = desk.model.speculation
    assert knows is not None
    assert knows.draft is not None
    for width in (2, 4, 8, 16):
        knows.costs.note(width, 3.0 * width)
    desk.answer(prompts(1)[0], max_tokens=40)
    assert knows.draft is None
    desk.close()


def test_another_vocabulary_is_refused(engine: RawEngine, tiny: Tiny) -> None:
    loaded = _load(engine, tiny(), tiny(vocab=1100))
    assert loaded.draft == ""
    assert loaded.speculation == "lookup"
    assert "other tokens" in _notices(engine, loaded.id)


def test_a_recurrent_model_neither_drafts_nor_is_drafted_for(engine: RawEngine, tiny: Tiny) -> None:
    assert "wrong guess" in _notices(engine, _load(engine, tiny("recurrent"), tiny()).id)
    assert "wrong guess" in _notices(engine, _load(engine, tiny(), tiny("recurrent")).id)


def test_a_file_that_is_no_model_does_no_harm(engine: RawEngine, tiny: Tiny, tmp_path: Path) -> None:
    (tmp_path / "x.gguf").write_bytes(b"nothing")
    loaded = _load(engine, tiny(), tmp_path / "x.gguf")
    assert loaded.draft == ""
    assert engine.answer(Message.user("Hello"))[0]


def test_the_event_names_it(engine: RawEngine, tiny: Tiny) -> None:
    loaded = _load(engine, tiny(), tiny(name="Little", layers=1))
    assert (loaded.speculation, loaded.draft) == ("draft", "Little")
    assert engine.answer(Message.user("Hello"))[0]


def _load(engine: RawEngine, path: Path, draft: Path) -> Loaded:
    options = LoadOptions(threads=1, batch_threads=1, context_length=1024)
    event = engine.ask(Load, path=str(path), options=options, draft=str(draft))
    assert isinstance(event, Loaded), event
    return event


def _notices(engine: RawEngine, id: int) -> str:
    return " ".join(notice.message for notice in engine.of(Notice, id))

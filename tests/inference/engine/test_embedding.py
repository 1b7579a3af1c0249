"""Vectors of texts: from chat models of each kind of memory, from encoders, and what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gguf
import numpy as np
import pytest

from inference.client import EngineClient
from inference.errors import ContextFull, ModelCorrupt, ModelUnsupported, NoModel, Unable, UsageError
from inference.messages import Message
from inference.protocol import Embedded, Finished, Loaded
from tests.support.tiny_encoder import CONTEXT, WIDTH, write_encoder
from tests.support.tiny_gguf import Kind, write_tiny
from tests.support.tiny_vocabulary import BYTE

LIMIT = 60.0
Vectors = np.ndarray[Any, np.dtype[np.float32]]


@pytest.fixture
def engine() -> Iterator[EngineClient]:
    with EngineClient() as client:
        yield client


def vectors_of(engine: EngineClient, *texts: str) -> Vectors:
    event = engine.embed(texts).result(LIMIT)
    assert isinstance(event, Embedded)
    assert len(event.vectors) == len(texts)
    assert event.tokens >= len(texts)
    rows = np.stack([np.frombuffer(vector, "<f4") for vector in event.vectors])
    assert rows.shape[1] == event.size
    assert np.allclose(np.linalg.norm(rows, axis=1), 1.0, atol=1e-5)
    return rows


@pytest.mark.parametrize("kind", ["dense", "sliding-window", "hybrid", "recurrent"])
def test_a_chat_model_makes_vectors_beside_its_answers(engine: EngineClient, tmp_path: Path, kind: Kind) -> None:
    engine.load(str(write_tiny(tmp_path / "model.gguf", kind))).result(LIMIT)
    question = [Message.user("the rain in the street")]
    before = engine.generate(question, max_tokens=8, conversation="a").result(LIMIT)
    alone = vectors_of(engine, "a cat")
    long = "the cat sat on a mat and ate a rat " * 20  # several slices
    together = vectors_of(engine, long, "a cat", "a dog")
    assert np.allclose(alone[0], together[1], atol=1e-5), "what was read before changes nothing"
    assert abs(float(together[0] @ together[1])) < 0.999
    requests = [engine.embed([text]) for text in (long, "a dog " * 300, "a cat")]
    beside = [np.frombuffer(found.vectors[0], "<f4") for one in requests if (found := one.result(LIMIT))]
    for alone, other in zip(together[[0, 1]], (beside[0], beside[2]), strict=True):
        assert np.allclose(alone, other, atol=1e-2), "nobody spoils what is computed for another"
    after = engine.generate(question, max_tokens=8, conversation="a").result(LIMIT)
    assert isinstance(before, Finished)
    assert isinstance(after, Finished)
    assert after.reused_tokens == after.prompt_tokens - 1, "the conversations keep what was read"


@pytest.mark.parametrize("pooling", [gguf.PoolingType.MEAN, gguf.PoolingType.CLS])
def test_an_encoder_reads_texts_side_by_side(engine: EngineClient, tmp_path: Path, pooling: gguf.PoolingType) -> None:
    path = write_encoder(tmp_path / "encoder.gguf", pooling=pooling)
    loaded = engine.load(str(path), embeds=True).result(LIMIT)
    assert isinstance(loaded, Loaded)
    assert (loaded.model, loaded.context) == ("Tiny encoder", CONTEXT)
    texts = [f"a b c {letter}" * (1 + index % 3) for index, letter in enumerate("abcdefghijklmnopqrstuvwxyz")]
    together = vectors_of(engine, *texts)
    assert together.shape == (26, WIDTH)
    for text, vector in zip(texts, together, strict=True):
        assert np.allclose(vectors_of(engine, text)[0], vector, atol=2e-3)
    assert len({vector.tobytes() for vector in together}) == 26


def test_an_encoder_does_not_chat_and_goes_with_the_next_model(
    engine: EngineClient, tmp_path: Path, guide_path: Path
) -> None:
    path = write_encoder(tmp_path / "encoder.gguf")
    with pytest.raises(ModelUnsupported):
        engine.load(str(path)).result(LIMIT)
    with pytest.raises(ModelUnsupported):
        engine.load(str(guide_path), embeds=True).result(LIMIT)
    engine.load(str(path), embeds=True).result(LIMIT)
    with pytest.raises(NoModel):
        engine.generate([Message.user("Hello")]).result(LIMIT)
    first = vectors_of(engine, "hello")
    engine.load(str(guide_path)).result(LIMIT)
    assert vectors_of(engine, "hello").shape != first.shape
    engine.unload().result(LIMIT)
    with pytest.raises(NoModel):
        engine.embed(["hello"]).result(LIMIT)


def test_what_cannot_become_a_vector(engine: EngineClient, tmp_path: Path) -> None:
    engine.load(str(write_encoder(tmp_path / "encoder.gguf")), embeds=True).result(LIMIT)
    with pytest.raises(UsageError):
        engine.embed([]).result(LIMIT)
    with pytest.raises(UsageError):
        engine.embed(["a", ""]).result(LIMIT)
    with pytest.raises(ContextFull, match="takes 128 at a time"):
        engine.embed(["a b " * 100]).result(LIMIT)
    vectors_of(engine, "\ud800 half a character, and \0", "一二三")


def test_a_reranker_makes_no_vectors(engine: EngineClient, tmp_path: Path) -> None:
    path = write_encoder(tmp_path / "rank.gguf", pooling=gguf.PoolingType.RANK)
    engine.load(str(path), embeds=True).result(LIMIT)
    with pytest.raises(Unable):
        engine.embed(["a"]).result(LIMIT)
    engine.ping().result(LIMIT)


def test_a_vocabulary_that_would_end_the_process_is_refused(engine: EngineClient, tmp_path: Path) -> None:
    path = write_encoder(tmp_path / "bytes.gguf", types=BYTE)
    with pytest.raises(ModelCorrupt):
        engine.load(str(path), embeds=True).result(LIMIT)

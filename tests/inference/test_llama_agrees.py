"""Hearth's tables, estimates and test models against llama.cpp itself, which runs in a process of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from inference.architectures import ARCHITECTURES as KNOWN
from inference.quantization import TENSOR_TYPES
from tests.support.bare_llama import ask
from tests.support.hollow_models import MODELS
from tests.support.measured_memory import CONTEXTS, FURTHER, Case, Compared, compare_file, compare_model
from tests.support.sparse_gguf import write_shape, write_sparse
from tests.support.tiny_gguf import ARCHITECTURES, Kind, Shape, write_large, write_tiny

KINDS: tuple[Kind, ...] = tuple(ARCHITECTURES)
TEXT = "The quick brown fox jumps over the lazy dog. " * 8


def test_number_formats_have_their_sizes() -> None:
    (sizes,) = ask({"job": "types"})
    known = {str(number): [type_.block, type_.bytes] for number, type_ in TENSOR_TYPES.items()}
    assert {number: size for number, size in sizes.items() if size[0]} == known


def test_architectures_are_those_it_knows(tmp_path: Path) -> None:
    names = [*sorted(KNOWN), "gptj", "tomorrow"]
    tensor = [("token_embd.weight", (32, 32), "F32")]
    paths = [write_sparse(tmp_path / f"{name}.gguf", name, {}, tensor) for name in names]
    answers = ask(*({"job": "log_of", "path": str(path)} for path in paths))
    unknown = [
        name
        for name, answer in zip(names, answers, strict=True)
        if "unknown model architecture" in answer["log"] or "unsupported model architecture" in answer["log"]
    ]
    assert unknown == ["gptj", "tomorrow"]


# ------------------------------------------------------------------------------------- test models


@pytest.mark.parametrize("kind", KINDS)
def test_tiny_models_write_what_depends_on_the_whole_prompt(tmp_path: Path, kind: Kind) -> None:
    path = str(write_tiny(tmp_path / "m.gguf", kind))
    changed = TEXT.replace("The", "She", 1)
    answers = ask(*(_writing(path, text, chunk) for text, chunk in ((TEXT, 256), (TEXT, 50), (changed, 256))))
    plain, in_pieces, other = (answer["written"] for answer in answers)
    assert plain == in_pieces
    assert len(answers[0]["prompt"]) > 100
    assert plain != other
    assert len(set(plain)) > len(plain) // 2
    assert not any(answers[0]["ends"])
    assert answers[0]["text"].encode("latin-1").decode("utf-8").replace("\n", "").isprintable()


@pytest.mark.parametrize("kind", KINDS)
def test_tiny_models_can_end_and_be_compressed(tmp_path: Path, kind: Kind) -> None:
    path = write_tiny(tmp_path / "m.gguf", kind, ends=6.0, tensor_type="Q8_0", layers=2, vocab=2048, seed=1)
    (answer,) = ask(_writing(str(path), TEXT, 256))
    assert any(answer["ends"])
    assert path.stat().st_size < 1_500_000


def test_large_model_is_large_and_runs(tmp_path: Path) -> None:
    path = write_large(tmp_path / "m.gguf", 20)
    assert 15e6 < path.stat().st_size < 30e6
    (answer,) = ask(_writing(str(path), "Hello", 256))
    assert len(set(answer["written"])) > 3


def _writing(path: str, text: str, chunk: int) -> dict[str, Any]:
    return {"job": "write", "path": path, "text": text, "tokens": 32, "chunk": chunk}


# --------------------------------------------------------------------------------------- estimates

SHAPES: dict[str, tuple[Kind, Shape, int]] = {
    "8B": ("dense", Shape(32, 4096, 14336, 32, 8, 4_000, 131_072), 128),
    "1B": ("dense", Shape(16, 2048, 8192, 32, 8, 4_000, 131_072), 64),
    "135M": ("dense", Shape(30, 576, 1536, 9, 3, 8_000, 8_192), 64),
    "window": ("sliding-window", Shape(34, 2560, 10_240, 8, 4, 4_000, 131_072, 1_024), 256),
    "hybrid": ("hybrid", Shape(16, 2048, 8192, 32, 8, 4_000, 131_072), 64),
    "recurrent": ("recurrent", Shape(64, 2560, 0, 0, 0, 4_000, 8_192), 64),
}


@pytest.mark.parametrize("name", SHAPES)
def test_estimates_are_what_it_allocates(tmp_path: Path, name: str) -> None:
    kind, shape, head = SHAPES[name]
    path = write_shape(tmp_path / "m.gguf", kind, shape, head=head)
    for one in compare_file(path, name, (Case(2_048, 128, 1, 1), *CONTEXTS, *FURTHER)):
        check(one, compute=0.13)


@pytest.mark.parametrize("name", MODELS)
def test_estimates_of_every_architecture_are_what_it_allocates(tmp_path: Path, name: str) -> None:
    for one in compare_model(tmp_path, name, (*CONTEXTS, *FURTHER)):
        check(one, compute=0.25)


def test_many_architectures_are_compared() -> None:
    assert len({model.architecture for model in MODELS.values()}) >= 16
    kinds = {read for model in MODELS.values() for read in model.keys}
    for word in ("sliding_window", "kv_lora_rank", "ssm.state_size", "shortconv", "expert_count", "shared_kv_layers"):
        assert any(word in key for key in kinds), word


def check(one: Compared, compute: float) -> None:
    """All together within 10 % and never lower by more than 5 %; the parts as close as they are today."""
    assert 0.95 <= one.ratio <= 1.10, one
    assert one.expected.weights == pytest.approx(one.weights, rel=0.001), one
    assert one.expected.kv == pytest.approx(one.kv, rel=0.005, abs=20_000), one
    assert 0.93 <= one.expected.compute / one.compute <= 1 + compute, one

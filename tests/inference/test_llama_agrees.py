"""Hearth's tables, estimates and test models against llama.cpp itself, which runs in a process of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from inference.architectures import ARCHITECTURES as KNOWN
from inference.gguf import read_model_facts
from inference.memory_estimate import estimate
from inference.quantization import KV_TYPES, TENSOR_TYPES
from tests.support.bare_llama import ask
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
    facts = read_model_facts(path)
    cases = [
        (2_048, 128, 1, True, "f16"),
        (8_192, 256, 4, True, "q8_0"),
        (8_192, 512, 2, True, "f16"),
        (8_192, 256, 1, False, "f16"),
        (32_768, 512, 4, True, "f16"),
    ]
    answers = ask(*(_measuring(str(path), *case) for case in cases))
    for (context, micro_batch, sequences, flash, kv_type), real in zip(cases, answers, strict=True):
        expected = estimate(
            facts,
            context,
            micro_batch=micro_batch,
            sequences=sequences,
            flash_attention=flash,
            kv_type=kv_type,
        )
        assert expected.kv == pytest.approx(real["kv"], rel=0.005, abs=20_000)
        assert expected.compute == pytest.approx(real["compute"], rel=0.13)
        total = real["kv"] + real["compute"] + expected.weights
        assert expected.total == pytest.approx(total, rel=0.02)
    # The header alone says how large the weights are.
    assert expected.weights == pytest.approx(path.stat().st_size, rel=0.05)


def _measuring(path: str, context: int, micro_batch: int, sequences: int, flash: bool, kv_type: str) -> dict[str, Any]:
    number = next(number for number, type_ in TENSOR_TYPES.items() if type_ == KV_TYPES[kv_type])
    sizes = {"context": context, "micro_batch": micro_batch, "sequences": sequences}
    return {"job": "measure", "path": path, **sizes, "flash": flash, "kv_type": number}

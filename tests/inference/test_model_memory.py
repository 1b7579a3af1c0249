"""What well-known models remember a token, by their published sizes, against figures from their files."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pytest

from inference.gguf_header import Array, Header
from inference.memory_estimate import layer_memory
from inference.model_facts import ModelFacts
from inference.model_memory import layer_memories, memory_kind


class Known(NamedTuple):
    """Published sizes of a model, and the KiB of keys and values a token in f16 that its file was seen to take."""

    name: str
    arch: str
    layers: int
    heads: int
    heads_kv: int | list[int]
    head: int
    kib: float
    more: dict[str, Any] = {}  # never changed


def at(places: set[int], layers: int, heads_kv: int) -> list[int]:
    """Key/value heads where only layers in these places have attention."""
    return [heads_kv if layer in places else 0 for layer in range(layers)]


LFM2 = {"shortconv.l_cache": 3}
QWEN35 = {"full_attention_interval": 4, "ssm.conv_kernel": 4, "ssm.inner_size": 4096, "ssm.state_size": 128}
MODELS = (
    Known("Qwen3 0.6B", "qwen3", 28, 16, 8, 128, 112),
    Known("Qwen3 4B", "qwen3", 36, 32, 8, 128, 144),
    Known("Qwen3 8B", "qwen3", 36, 32, 8, 128, 144),
    Known("Qwen3 14B", "qwen3", 40, 40, 8, 128, 160),
    Known("Qwen3 30B-A3B", "qwen3moe", 48, 32, 4, 128, 96),
    Known("Qwen3.5 0.8B", "qwen35", 24, 8, 2, 256, 12, QWEN35),
    Known("Qwen3.5 4B", "qwen35", 32, 16, 4, 256, 32, QWEN35),
    Known("Qwen3.5 9B", "qwen35", 32, 16, 4, 256, 32, QWEN35),
    Known("Qwen3.6 27B", "qwen35", 64, 24, 4, 256, 64, QWEN35),
    Known("Qwen3.6 35B-A3B", "qwen35moe", 40, 16, 2, 256, 20, QWEN35),
    Known("gpt-oss 20B", "gpt-oss", 24, 64, 8, 64, 24, {"attention.sliding_window": 128}),
    Known("Llama 3.2 1B", "llama", 16, 32, 8, 64, 32),
    Known("Llama 3.2 3B", "llama", 28, 24, 8, 128, 112),
    Known("Llama 3.1 8B", "llama", 32, 32, 8, 128, 128),
    Known("Granite 4.1 3B", "granite", 40, 40, 8, 64, 80),
    Known("Granite 4.1 8B", "granite", 40, 32, 8, 128, 160),
    Known("Ministral 3 3B", "mistral3", 26, 32, 8, 128, 104),
    Known("Ministral 3 8B", "mistral3", 34, 32, 8, 128, 136),
    Known("Ministral 3 14B", "mistral3", 40, 32, 8, 128, 160),
    Known("LFM2.5 1.2B", "lfm2", 16, 32, at({2, 5, 8, 10, 12, 14}, 16, 8), 64, 12, LFM2),
)


def memory_of(known: Known) -> ModelFacts:
    """Facts that hold nothing but the memory."""
    prefix = f"{known.arch}."
    keys: dict[str, Any] = {
        "block_count": known.layers,
        "embedding_length": known.heads * known.head,
        "attention.head_count": known.heads,
        "attention.key_length": known.head,
        "attention.value_length": known.head,
        **known.more,
    }
    heads_kv = known.heads_kv
    keys["attention.head_count_kv"] = (
        Array("u32", len(heads_kv), tuple(heads_kv)) if isinstance(heads_kv, list) else heads_kv
    )
    header = Header(3, {prefix + key: value for key, value in keys.items()}, {}, (), 0, 0, 0)
    window, memory = layer_memories(header, known.arch, known.layers, known.layers)
    return ModelFacts(
        path=Path(),
        name=known.name,
        architecture=known.arch,
        layers=known.layers,
        window=window,
        memory=memory,
        memory_kind=memory_kind(known.arch, memory),
    )


@pytest.mark.parametrize("known", MODELS, ids=lambda known: known.name)
def test_memory_of_a_token(known: Known) -> None:
    facts = memory_of(known)
    shorter, longer = (sum(layer_memory(facts, context, 512, "f16", 1)) for context in (8_192, 16_384))
    assert (longer - shorter) / 8_192 / 1024 == pytest.approx(known.kib)


def test_states_and_windows_do_not_grow() -> None:
    hybrid, windows = (
        memory_of(next(known for known in MODELS if known.name == name)) for name in ("Qwen3.5 4B", "gpt-oss 20B")
    )
    assert hybrid.memory_kind == "hybrid"
    assert sum(layer.state > 0 for layer in hybrid.memory) == 24
    assert windows.memory_kind == "sliding-window"
    fixed = sum(layer_memory(windows, 16_384, 512, "f16", 1)) - 24 * 1024 * 16_384
    assert fixed == 24 * 1024 * 768  # window and pass, rounded up

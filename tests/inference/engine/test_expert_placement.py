"""Experts that stay in main memory: what is handed to llama.cpp, and that it understands it.

There is no graphics card where the tests run. What can be shown here is that the names are those of its tensors, that
the structures are as it reads them, and that a model loaded so is the same model.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest

from inference.engine.context import OK
from inference.engine.devices import read_devices
from inference.engine.expert_placement import expert_overrides
from inference.engine.loading import ModelLoader
from inference.engine.native import AbortFlag, NativeLog, initialize
from inference.options import LoadOptions
from tests.support.tiny_gguf import Shape, model_keys, random_tensors, vocabulary_keys, write_gguf
from tests.support.tiny_vocabulary import bpe_vocabulary

LAYERS, EXPERTS = 4, 8


@pytest.fixture(scope="module")
def mixture(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny mixture with random weights."""
    shape = Shape(layers=LAYERS, vocabulary=1024)
    keys = model_keys("dense", shape, "Tiny mixture") | vocabulary_keys(bpe_vocabulary(1024), "dense")
    keys = {key.replace("llama.", "qwen3moe."): value for key, value in keys.items()}
    keys |= {f"qwen3moe.expert_{key}": value for key, value in _EXPERT_KEYS.items()}
    return write_gguf(tmp_path_factory.mktemp("mixture") / "m.gguf", "qwen3moe", keys, _tensors(shape), "F32")


_EXPERT_KEYS = {"count": EXPERTS, "used_count": 2, "feed_forward_length": 64}


def _tensors(shape: Shape) -> Iterator[tuple[str, Any]]:
    draw = np.random.default_rng(1)
    for name, values in random_tensors("dense", shape, 0, {}):
        if "ffn_" not in name or "norm" in name:
            yield name, values
    for layer in range(LAYERS):
        sizes = {"gate_inp": (EXPERTS, 128), "gate_exps": (EXPERTS, 64, 128), "up_exps": (EXPERTS, 64, 128)}
        for part, dims in (sizes | {"down_exps": (EXPERTS, 128, 64)}).items():
            values = draw.standard_normal(dims, dtype=np.float32)
            yield f"blk.{layer}.ffn_{part}.weight", values / np.float32(dims[-1] ** 0.5)
        for part in ("q", "k"):
            yield f"blk.{layer}.attn_{part}_norm.weight", np.ones(32, np.float32)


def test_experts_in_main_memory_are_the_same_model(mixture: Path) -> None:
    log = NativeLog(lambda _level, _line: None)
    initialize(log)
    loader = ModelLoader(log, AbortFlag(), read_devices)
    results = []
    for layers, cpu_experts in ((0, 0), (LAYERS + 1, 0), (LAYERS + 1, 3), (LAYERS + 1, LAYERS)):
        checked = loader.check(str(mixture), LoadOptions(threads=1, batch_threads=1, context_length=512), None)
        changes = {"gpu_layers": layers, "cpu_expert_layers": cpu_experts}
        checked = checked._replace(plan=msgspec.structs.replace(checked.plan, **changes))
        model = loader.load(checked, lambda *_: None, lambda: False)
        try:
            assert model.loaded.cpu_expert_layers == cpu_experts
            assert model.context.decode(0, list(range(300, 330)), 0, output=True) == OK
            results.append(model.context.logits().copy())
        finally:
            model.close()
        moved = re.findall(r"tensor (\S+) \(.*overridden to (\S+)", log.tail(400))
        assert len(moved) == 3 * cpu_experts
        assert {name for name, _buffer in moved} == {
            f"blk.{layer}.ffn_{part}_exps.weight" for layer in range(cpu_experts) for part in ("gate", "up", "down")
        }
        assert all(buffer.startswith("CPU") for _name, buffer in moved)
        for _ in range(400):
            log._receive(1, b"-\n", None)  # the next one begins with an empty ring
    assert results[0].std() > 0.1
    for other in results[1:]:
        np.testing.assert_allclose(other, results[0], atol=1e-4)


def test_overrides_name_the_first_layers_on_the_card(mixture: Path) -> None:
    log = NativeLog(lambda _level, _line: None)
    loader = ModelLoader(log, AbortFlag(), read_devices)
    plan = loader.check(str(mixture), LoadOptions(), None).plan
    assert expert_overrides(LAYERS, plan) is None
    overrides = expert_overrides(LAYERS, msgspec.structs.replace(plan, gpu_layers=4, cpu_expert_layers=2))
    names = [one.pattern.decode() for one in overrides if one.pattern]
    assert [bool(one.pattern) for one in overrides] == [True, True, False]
    assert all(one.buffer_type for one in overrides[:2])
    parts = ("up_exps", "down_chexps", "gate_inp")
    tensors = [f"blk.{layer}.ffn_{part}.weight" for layer in (1, 2, 12) for part in parts]
    matched = {tensor for tensor in tensors for name in names if re.search(name, tensor)}
    assert matched == {f"blk.{layer}.ffn_{part}.weight" for layer in (1, 2) for part in parts[:2]}

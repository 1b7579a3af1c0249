"""What is read for each token, and how long it takes: the shape of the arithmetic; the engine is asked by the bench."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import msgspec
import pytest

from inference.bandwidth import Bandwidth
from inference.fit import plan_load
from inference.load_plan import LoadPlan
from inference.model_facts import ModelFacts
from inference.model_memory import LayerMemory
from inference.options import LoadOptions
from inference.protocol import Device
from inference.speed import Speed, expected_speed, memory_per_token, weights_per_token
from tests.inference.test_fit import card, machine

Q4_K, Q8_0, IQ3_S = 12, 8, 21


def model(layers: int = 32, type_: int = Q4_K, **changes: Any) -> ModelFacts:
    """8 billion weights in 4.5 GB, embeddings and output of their own."""
    facts = ModelFacts(
        path=Path("m.gguf"),
        name="Model",
        architecture="llama",
        layers=layers,
        width=4096,
        feed_forward=14_336,
        heads=32,
        head_sizes=(128,),
        context_trained=131_072,
        memory=(LayerMemory("full", 1024, 1024),) * layers,
        vocabulary=128_000,
        layer_bytes=(130_000_000,) * layers,
        input_bytes=300_000_000,
        embedding_bytes=300_000_000,
        output_bytes=400_000_000,
        matrix_bytes={type_: layers * 130_000_000 + 400_000_000},
    )
    return msgspec.structs.replace(facts, **changes)


def plan_of(facts: ModelFacts, *devices: Device, **options: Any) -> LoadPlan:
    return plan_load(facts, LoadOptions(**options), machine(32, 28), devices)


def speed(facts: ModelFacts, *devices: Device, gbps: float = 40, system: str = "", **options: Any) -> Speed:
    bandwidth = Bandwidth(bytes_per_second=gbps * 1e9, threads=4)
    hardware = machine(32, 28, system=system)
    return expected_speed(facts, plan_of(facts, *devices, **options), hardware, devices, bandwidth)


def test_weights_of_a_token() -> None:
    assert weights_per_token(model()) == 32 * 130_000_000 + 400_000_000
    tied = model(output_bytes=0)
    assert tied.ties_output
    assert weights_per_token(tied) == 32 * 130_000_000 + 300_000_000
    mixture = model(experts=64, experts_used=8, expert_bytes=3_200_000_000)
    assert weights_per_token(mixture) == 32 * 130_000_000 + 400_000_000 - 2_800_000_000


def test_tables_for_single_layers_are_not_read() -> None:
    """Gemma has a further table of tokens for each layer, of which a token needs one row."""
    assert weights_per_token(model(input_bytes=3_000_000_000)) == weights_per_token(model())


def test_memory_of_a_token() -> None:
    assert memory_per_token(model(), 1024) == 32 * 1024 * 2 * 128 * 32 * 2  # once for each of 32 query heads
    assert memory_per_token(model(), 512) == memory_per_token(model(), 1024) / 2
    window = model(memory=(LayerMemory("window", 1024, 1024),) * 32, window=255)
    assert memory_per_token(window, 1024) == memory_per_token(model(), 1024) / 4
    assert memory_per_token(model(memory=(LayerMemory("none", state=1000),) * 32), 1024) == 32 * 8000


def test_memory_decides_where_cores_are_many() -> None:
    facts = model()
    weights = weights_per_token(facts)
    assert 0.7 < speed(facts).tokens_per_second * weights / 40e9 < 1.0
    assert speed(facts, gbps=20).tokens_per_second == pytest.approx(speed(facts).tokens_per_second / 2, rel=0.15)


def test_cores_decide_where_they_are_few_or_the_format_is_hard() -> None:
    facts = model()
    fast, one = speed(facts, gbps=1000), speed(facts, gbps=1000, threads=1)
    assert 3 < fast.tokens_per_second / one.tokens_per_second < 4
    assert speed(model(type_=IQ3_S)).tokens_per_second < 0.5 * speed(facts).tokens_per_second


def test_fewer_threads_reach_less_of_the_memory() -> None:
    speeds = [speed(model(), threads=threads).tokens_per_second for threads in (1, 2, 3, 4)]
    assert speeds == sorted(speeds)
    assert speeds[-1] > 2 * speeds[0]


def test_rearranged_weights_are_faster() -> None:
    facts = model()
    roomy = plan_of(facts)
    assert roomy.repack
    tight = msgspec.structs.replace(roomy, repack=False)
    bandwidth = Bandwidth(bytes_per_second=80e9, threads=4)
    with_copy, without = (
        expected_speed(facts, plan, machine(32, 28), (), bandwidth).tokens_per_second for plan in (roomy, tight)
    )
    assert without < with_copy


def test_graphics_cards_are_at_least_so_fast() -> None:
    facts = model()
    alone = speed(facts)
    whole = speed(facts, card(24))
    partial = speed(facts, card(4))
    assert (alone.at_least, whole.at_least, partial.at_least) == (False, True, True)
    assert alone.tokens_per_second < partial.tokens_per_second < whole.tokens_per_second


def test_apple_shares_its_memory() -> None:
    """What the cores can read is the least its graphics can."""
    facts = model()
    metal = card(24)
    found = speed(facts, metal, system="Darwin 25.0", gbps=100)
    assert found.at_least
    assert found.tokens_per_second < 100e9 / weights_per_token(facts)


@pytest.mark.parametrize("type_", [0, 1, 30, 29, 34, 40, 999])
def test_every_type_has_a_speed(type_: int) -> None:
    found = speed(model(type_=type_)).tokens_per_second
    assert math.isfinite(found)
    assert found > 0


def test_nothing_known_is_no_division_by_zero() -> None:
    found = speed(ModelFacts(path=Path(), name="", architecture="", matrix_bytes={}))
    assert math.isfinite(found.tokens_per_second)

"""Steps down when memory runs out: their order, what the user fixed, and that each takes less."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inference.errors import OutOfMemory
from inference.fit import plan_load
from inference.gguf import read_model_facts
from inference.hardware import Hardware
from inference.load_ladder import Rung, load_ladder
from inference.load_plan import LoadPlan
from inference.model_facts import ModelFacts
from inference.options import LoadOptions
from inference.protocol import Device
from inference.units import GIB
from tests.support.hollow_models import write_hollow

ROOMY = Hardware(
    machine="x86_64",
    physical_cores=4,
    performance_cores=4,
    logical_cores=8,
    memory_total=64 * GIB,
    memory_available=60 * GIB,
)
CARD = Device(name="Card", description="", kind="gpu", memory_free=20 * GIB, memory_total=24 * GIB)


@pytest.fixture(scope="module")
def llama(tmp_path_factory: pytest.TempPathFactory) -> ModelFacts:
    return read_model_facts(write_hollow(tmp_path_factory.mktemp("ladder") / "m.gguf", "llama 8B"))


def climb(facts: ModelFacts, *devices: Device, **options: Any) -> tuple[LoadPlan, tuple[Rung, ...], list[LoadPlan]]:
    """The plan, its ladder, and what each rung leads to."""
    chosen = LoadOptions(**options)
    plan = plan_load(facts, chosen, ROOMY, devices)
    rungs = load_ladder(facts, chosen, plan)
    return plan, rungs, [plan_load(facts, rung.options, ROOMY, devices, copies=rung.copies) for rung in rungs]


def test_automatic_gives_up_speed_before_precision_and_that_before_length(llama: ModelFacts) -> None:
    plan, rungs, plans = climb(llama)
    assert plan.repack
    words = [rung.words for rung in rungs]
    assert "second copy" in words[0]
    assert "q8_0" in words[1]
    assert [one.context for one in plans] == [32_768, 32_768, 16_384, 8_192, 4_096, 2_048, 1_024, 512]
    assert [one.kv_type for one in plans] == ["f16"] + ["q8_0"] * 7
    assert not any(one.repack for one in plans)


def test_the_card_gives_up_layers_first_and_then_everything(llama: ModelFacts) -> None:
    plan, rungs, plans = climb(llama, CARD)
    assert plan.gpu_layers == 33
    assert [one.gpu_layers for one in plans[:5]] == [22, 11, 5, 0, 0]
    assert "22 of 33" in rungs[0].words
    assert "processor alone" in rungs[3].words
    assert plans[3].repack
    assert not plans[4].repack


def test_a_mixture_gives_up_its_experts_on_the_card_first(tmp_path: Path) -> None:
    facts = read_model_facts(write_hollow(tmp_path / "m.gguf", "qwen3moe 30B"))
    plan, rungs, plans = climb(facts, CARD)
    assert (plan.gpu_layers, plan.cpu_expert_layers) == (49, 0)
    assert [(one.gpu_layers, one.cpu_expert_layers) for one in plans[:2]] == [(49, 48), (32, 31)]
    assert "experts" in rungs[0].words


def test_a_model_that_drafts_is_the_first_to_go(llama: ModelFacts) -> None:
    chosen = LoadOptions()
    plan = plan_load(llama, chosen, ROOMY, draft=llama)
    rungs = load_ladder(llama, chosen, plan, drafted=True)
    alone = plan_load(llama, rungs[0].options, ROOMY, copies=rungs[0].copies)
    assert "drafts" in rungs[0].words
    assert plan.memory - alone.memory == plan.estimate.companions > 4 * GIB
    assert rungs[1:] == load_ladder(llama, chosen, plan)


@pytest.mark.parametrize(
    ("fixed", "devices", "last"),
    [
        ({"context_length": 16_384}, (), "instead of the 16,384 that were chosen"),
        ({"kv_type": "f16"}, (), "instead of f16"),
        ({"gpu_layers": 33}, (CARD,), "33 GPU layers that were chosen"),
    ],
)
def test_what_the_user_fixed_is_changed_last_and_told(
    llama: ModelFacts, fixed: dict[str, Any], devices: tuple[Device, ...], last: str
) -> None:
    _plan, rungs, _plans = climb(llama, *devices, **fixed)
    ((name, value),) = fixed.items()
    kept = [getattr(rung.options, name) == value for rung in rungs]
    told = [last in rung.words for rung in rungs]
    first = kept.index(False)
    assert first > 1
    assert not any(kept[first:])
    assert not any(told[:first])
    assert told[first]
    assert kept == sorted(kept, reverse=True)


def test_a_short_context_stays(llama: ModelFacts) -> None:
    _plan, rungs, plans = climb(llama, context_length=512, kv_type="q8_0")
    assert [one.context for one in plans] == [512]
    assert "second copy" in rungs[0].words


@given(
    context=st.one_of(st.none(), st.integers(256, 131_072)),
    kv_type=st.one_of(st.none(), st.sampled_from(("f32", "f16", "q8_0", "q4_0"))),
    layers=st.one_of(st.none(), st.integers(0, 40)),
    card=st.booleans(),
    flash=st.sampled_from(("auto", "off")),
)
def test_each_step_takes_no_more_than_the_one_before(
    llama: ModelFacts, context: int | None, kv_type: Any, layers: int | None, card: bool, flash: Any
) -> None:
    if flash == "off" and kv_type in ("q8_0", "q4_0"):
        return
    devices = (CARD,) if card else ()
    options = {"context_length": context, "kv_type": kv_type, "gpu_layers": layers, "flash_attention": flash}
    try:
        plan, rungs, plans = climb(llama, *devices, **options)
    except OutOfMemory:
        return
    assert all(rung.words for rung in rungs)
    assert len(rungs) <= 24
    sizes = [(one.gpu_layers, one.estimate.weights + one.estimate.kv, one.repack) for one in (plan, *plans)]
    for before, after in itertools.pairwise(sizes):
        assert after[0] <= before[0]
        if after[0] == before[0]:
            assert after[1:] <= before[1:]
    assert not plans or plans[-1].gpu_layers == 0


def test_nothing_is_made_from_nothing(llama: ModelFacts) -> None:
    facts = ModelFacts(path=Path(), name="", architecture="mamba", layers=1, context_trained=512)
    plan = plan_load(facts, LoadOptions(), ROOMY)
    rungs = load_ladder(facts, LoadOptions(), plan)
    assert all(rung.options.context_length == 512 for rung in rungs)

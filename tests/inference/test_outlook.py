"""What people are told of a model before it is here: verdicts, reasons, memory, disk; rough ones near exact ones."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inference.bandwidth import Bandwidth
from inference.fit import memory_margin, plan_load
from inference.gguf import read_model_facts
from inference.model_facts import ModelFacts
from inference.options import LoadOptions
from inference.outlook import Outlook, outlook, rough_outlook, usable_memory
from inference.quantization import TENSOR_TYPES
from inference.rough_model import RoughModel, resized, rough_facts
from inference.units import GIB
from tests.inference.test_fit import card, machine, mixture
from tests.support.sparse_gguf import write_shape
from tests.support.tiny_gguf import Shape

BANDWIDTH = Bandwidth(bytes_per_second=40e9, threads=4)


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> dict[str, ModelFacts]:
    folder = tmp_path_factory.mktemp("hollow")
    dense = Shape(32, 4096, 14_336, 32, 8, 16_000, 131_072)
    small = Shape(16, 2048, 8_192, 32, 8, 16_000, 131_072)
    return {
        "8B": read_model_facts(write_shape(folder / "8.gguf", "dense", dense, head=128), thorough=False),
        "8B Q8_0": read_model_facts(
            write_shape(folder / "8q8.gguf", "dense", dense, head=128, tensor_type="Q8_0"), thorough=False
        ),
        "1B": read_model_facts(write_shape(folder / "1.gguf", "dense", small, head=64), thorough=False),
        "mixture": read_model_facts(mixture(folder / "mixture.gguf"), thorough=False),
    }


def of(facts: ModelFacts, total: float, free: float, *devices: Any, **more: Any) -> Outlook:
    return outlook(facts, machine(total, free), devices, BANDWIDTH, **more)


# ----------------------------------------------------------------------------------------- verdicts


@pytest.mark.parametrize(
    ("model", "total", "free", "verdict", "reason"),
    [
        ("1B", 16, 12, "memory", "memory"),
        ("8B", 16, 12, "memory", "memory"),
        ("8B", 16, 3, "memory", "close_programs"),
        ("8B", 8, 6, "memory", "memory"),
        ("8B", 8, 2, "memory", "close_programs"),
        ("8B", 6.5, 2, "memory", "tight"),
        ("8B", 5, 4, "none", "from_disk"),
        ("8B", 2, 1.5, "none", "too_large"),
        ("mixture", 32, 28, "memory", "memory"),
        ("mixture", 16, 14, "none", "from_disk"),
    ],
)
def test_verdicts_in_main_memory(
    models: dict[str, ModelFacts], model: str, total: float, free: float, verdict: str, reason: str
) -> None:
    found = of(models[model], total, free)
    assert (found.verdict, found.reason) == (verdict, reason)
    assert found.fits == (verdict != "none")
    assert found.comfortable == (reason in ("memory", "close_programs"))
    assert (found.speed is not None) == found.fits
    assert not found.rough


@pytest.mark.parametrize(
    ("graphics", "verdict"),
    [(12, "gpu"), (4, "partial"), (0.6, "memory")],
)
def test_verdicts_with_a_graphics_card(models: dict[str, ModelFacts], graphics: float, verdict: str) -> None:
    found = of(models["8B"], 16, 12, card(graphics))
    assert found.verdict == verdict
    assert (found.gpu_layers == found.layers) == (verdict == "gpu")
    assert (found.gpu_needed > 0) == (verdict != "memory")
    assert found.gpu_usable == int(graphics * GIB)
    assert found.total_needed == found.memory_needed + found.gpu_needed
    if verdict != "memory":
        assert found.speed is not None
        assert found.speed.at_least


def test_shared_graphics_memory_is_counted_once(models: dict[str, ModelFacts]) -> None:
    """In Apple's computers, and with the graphics inside a processor, all lies in main memory."""
    alone = of(models["8B"], 32, 28)
    apple = outlook(models["8B"], machine(32, 28, system="Darwin 25.0"), (card(20),), BANDWIDTH)
    assert (apple.verdict, apple.gpu_needed, apple.gpu_usable) == ("gpu", 0, 0)
    assert apple.total_needed < 1.5 * alone.total_needed
    inside = of(models["8B"], 32, 28, card(20, kind="igpu"), options=LoadOptions(gpu_layers=99))
    assert (inside.verdict, inside.gpu_needed, inside.gpu_usable) == ("gpu", 0, 0)


def test_graphics_inside_the_processor_do_not_hide_the_card(models: dict[str, ModelFacts]) -> None:
    card_alone = of(models["8B"], 16, 12, card(12))
    both = of(models["8B"], 16, 12, card(8, kind="igpu"), card(12))
    assert both == card_alone
    assert both.gpu_needed > 4 * GIB
    assert of(models["8B"], 16, 12, card(8, kind="igpu")) == of(models["8B"], 16, 12)


def test_model_on_the_card_now_is_no_hindrance(models: dict[str, ModelFacts]) -> None:
    full = of(models["8B"], 16, 12, card(0.2, total=12))
    assert (full.verdict, full.gpu_usable) == ("gpu", 12 * GIB * 9 // 10)


def test_figures_are_those_of_the_plan(models: dict[str, ModelFacts]) -> None:
    found = of(models["8B"], 16, 12)
    plan = plan_load(models["8B"], LoadOptions(), machine(16, usable_memory(machine(16, 12)) / GIB))
    assert found.context == plan.context
    assert found.memory_needed == plan.estimate.total - plan.estimate.copies
    assert (found.memory_available, found.memory_usable) == (12 * GIB, usable_memory(machine(16, 12)))


def test_chosen_context_counts(models: dict[str, ModelFacts]) -> None:
    short, long = (of(models["8B"], 32, 28, options=LoadOptions(context_length=n)) for n in (4_096, 65_536))
    assert (short.context, long.context) == (4_096, 65_536)
    assert long.memory_needed - short.memory_needed > 7 * GIB


def test_options_that_do_not_suit_are_a_verdict(models: dict[str, ModelFacts]) -> None:
    found = of(models["8B"], 16, 12, options=LoadOptions(kv_type="q8_0", flash_attention="off"))
    assert (found.verdict, found.reason) == ("none", "options")


def test_what_cannot_be_loaded_still_has_figures(models: dict[str, ModelFacts]) -> None:
    found = of(models["mixture"], 4, 3)
    assert found.reason in ("too_large", "from_disk")
    assert found.memory_needed > 15 * GIB
    assert found.words_per_second is None


def test_a_loaded_model_makes_room(models: dict[str, ModelFacts]) -> None:
    assert of(models["8B"], 16, 3).reason == "close_programs"
    assert of(models["8B"], 16, 3, reclaimable=6 * GIB).reason == "memory"


def test_disk(models: dict[str, ModelFacts]) -> None:
    roomy = of(models["1B"], 16, 12, free_disk=10 * GIB, download_size=GIB)
    assert (roomy.disk_free_after, roomy.fits_disk) == (9 * GIB, True)
    full = of(models["1B"], 16, 12, free_disk=GIB, download_size=3 * GIB)
    assert (full.disk_free_after, full.fits_disk) == (-2 * GIB, False)
    assert of(models["1B"], 16, 12).fits_disk


def test_no_bandwidth_no_speed(models: dict[str, ModelFacts]) -> None:
    found = outlook(models["1B"], machine(16, 12))
    assert (found.speed, found.tokens_per_second, found.words_per_second) == (None, None, None)


def test_words_are_fewer_than_tokens(models: dict[str, ModelFacts]) -> None:
    found = of(models["1B"], 16, 12)
    assert found.tokens_per_second
    assert found.words_per_second == pytest.approx(0.75 * found.tokens_per_second)


@given(total=st.floats(2, 128), share=st.floats(0, 1), graphics=st.sampled_from((0, 2, 8, 24)))
def test_verdicts_keep_their_word(models: dict[str, ModelFacts], total: float, share: float, graphics: float) -> None:
    hardware = machine(total, total * share)
    devices = (card(graphics),) if graphics else ()
    for facts in models.values():
        found = outlook(facts, hardware, devices, BANDWIDTH)
        margin = memory_margin(hardware)
        if found.comfortable:
            assert found.memory_needed + margin <= found.memory_usable
        if found.reason == "memory":
            assert found.memory_needed + margin <= found.memory_available
        if found.fits:
            assert found.memory_needed <= max(hardware.memory_total, found.memory_available)
            assert found.gpu_needed <= found.gpu_usable
            assert found.speed is not None
            assert found.speed.tokens_per_second > 0


# ----------------------------------------------------------------------------------- without a header


@pytest.mark.parametrize("model", ["8B", "8B Q8_0", "1B", "mixture"])
def test_rough_figures_are_near_the_exact_ones(models: dict[str, ModelFacts], model: str) -> None:
    facts = models[model]
    exact = of(facts, 64, 60)
    active = {"mixture": 3_000_000_000}.get(model, 0)
    kv = 2 * sum(layer.key + layer.value for layer in facts.memory)
    known = RoughModel(
        file_size=facts.file_size,
        parameters=facts.parameters,
        active_parameters=active,
        architecture=facts.architecture,
        quantization="Q8_0" if "Q8" in model else "Q4_K_M",
        context_trained=facts.context_trained,
        kv_bytes_per_token=kv,
    )
    rough = rough_outlook(known, machine(64, 60), (), BANDWIDTH)
    assert rough.rough
    assert (rough.verdict, rough.context) == (exact.verdict, exact.context)
    assert rough.memory_needed == pytest.approx(exact.memory_needed, rel=0.2)
    assert rough.words_per_second == pytest.approx(exact.words_per_second, rel=0.25)
    assert rough.download_size == facts.file_size


def test_size_alone_is_enough() -> None:
    found = rough_outlook(RoughModel(file_size=4_900_000_000), machine(16, 12), (), BANDWIDTH, free_disk=10 * GIB)
    assert found.fits
    assert found.disk_free_after == 10 * GIB - 4_900_000_000


@given(
    size=st.integers(0, 2**50),
    parameters=st.integers(0, 2**45),
    active=st.integers(0, 2**45),
    architecture=st.sampled_from(("", "llama", "qwen35", "gemma4", "mamba", "unheard-of")),
    quantization=st.sampled_from(("", "Q4_K_M", "UD-IQ1_S", "F16", "whatever")),
    kv=st.integers(0, 2**22),
    trained=st.integers(0, 2**40),
)
def test_any_sizes_end_in_an_outlook(
    size: int, parameters: int, active: int, architecture: str, quantization: str, kv: int, trained: int
) -> None:
    known = RoughModel(
        file_size=size,
        parameters=parameters,
        active_parameters=active,
        architecture=architecture,
        quantization=quantization,
        kv_bytes_per_token=kv,
        context_trained=trained,
    )
    facts = rough_facts(known)
    assert sum(facts.layer_bytes) == size
    assert rough_outlook(known, machine(16, 12), (card(8),), BANDWIDTH).rough


def test_other_quantization_of_the_same_model(models: dict[str, ModelFacts]) -> None:
    small, large = models["8B"], models["8B Q8_0"]
    found = resized(small, large.file_size, "Q8_0")
    assert found.quantization == "Q8_0"
    assert {TENSOR_TYPES[type_].name for type_ in found.matrix_bytes} == {"Q8_0"}
    exact, scaled = of(large, 32, 28), of(found, 32, 28)
    assert scaled.memory_needed == pytest.approx(exact.memory_needed, rel=0.02)
    assert scaled.words_per_second == pytest.approx(exact.words_per_second, rel=0.02)
    assert resized(small, small.file_size) == small


def test_hollow_files_stay_unopened() -> None:
    assert rough_facts(RoughModel(file_size=1)).path == Path()

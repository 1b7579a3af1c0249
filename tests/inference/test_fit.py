"""Plans for loading: what automatic chooses, what is clamped, what is refused and why."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inference.errors import HearthError, OptionError, OutOfMemory
from inference.fit import LoadPlan, plan_load, sequences_for
from inference.gguf import read_model_facts
from inference.hardware import Hardware
from inference.memory_estimate import estimate
from inference.model_facts import ModelFacts
from inference.options import LoadOptions, check_options
from inference.protocol import Device
from inference.units import GIB
from tests.support.sparse_gguf import write_shape, write_sparse
from tests.support.tiny_gguf import ARCHITECTURES, Kind, Shape, model_keys, tensor_shapes, vocabulary_keys, write_tiny
from tests.support.tiny_vocabulary import bpe_vocabulary

SHAPES: dict[str, tuple[Kind, Shape, int]] = {
    "8B": ("dense", Shape(32, 4096, 14336, 32, 8, 4_000, 131_072), 128),
    "1B": ("dense", Shape(16, 2048, 8192, 32, 8, 4_000, 131_072), 64),
    "window": ("sliding-window", Shape(34, 2560, 10_240, 8, 4, 4_000, 131_072, 1_024), 256),
    "hybrid": ("hybrid", Shape(16, 2048, 8192, 32, 8, 4_000, 131_072), 64),
    "recurrent": ("recurrent", Shape(64, 2560, 0, 0, 0, 4_000, 8_192), 64),
}


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> dict[str, ModelFacts]:
    folder = tmp_path_factory.mktemp("hollow")
    facts = {
        name: read_model_facts(write_shape(folder / f"{name}.gguf", kind, shape, head=head))
        for name, (kind, shape, head) in SHAPES.items()
    }
    return facts | {"mixture": read_model_facts(mixture(folder / "mixture.gguf"))}


def mixture(path: Path) -> Path:
    """A mixture of 128 experts of which 8 are used; 17 GB, most of them experts."""
    shape, head = Shape(48, 2048, 6144, 32, 4, 4_000, 32_768), 128
    keys = model_keys("dense", shape, "Mixture", head) | vocabulary_keys(bpe_vocabulary(4_000), "dense")
    keys = {key.replace("llama.", "qwen3moe."): value for key, value in keys.items()}
    keys |= {
        "qwen3moe.expert_count": 128,
        "qwen3moe.expert_used_count": 8,
        "qwen3moe.expert_feed_forward_length": 768,
    }
    tensors = [
        (name, dims, "Q4_K" if len(dims) > 1 else "F32")
        for name, dims, _ in tensor_shapes("dense", shape, head)
        if "ffn_" not in name or "norm" in name
    ]
    for layer in range(48):
        tensors += [(f"blk.{layer}.ffn_{part}_exps.weight", (128, 768, 2048), "Q4_K") for part in ("gate", "up")]
        tensors.append((f"blk.{layer}.ffn_down_exps.weight", (128, 2048, 768), "Q4_K"))
    return write_sparse(path, "qwen3moe", keys, tensors)


def machine(total: float, free: float, **changes: Any) -> Hardware:
    """A laptop with four cores and so many GB."""
    hardware = Hardware(
        machine="x86_64",
        physical_cores=4,
        performance_cores=4,
        logical_cores=8,
        memory_total=int(total * GIB),
        memory_available=int(free * GIB),
    )
    return msgspec.structs.replace(hardware, **changes)


def card(free: float, total: float = 0, kind: str = "gpu") -> Device:
    """A graphics device with so many GB."""
    sizes = {"memory_free": int(free * GIB), "memory_total": int((total or free) * GIB)}
    return Device(name="Card 0", description="A card", kind=kind, **sizes)  # type: ignore[arg-type]


def plan(facts: ModelFacts, hardware: Hardware, *devices: Device, **options: Any) -> LoadPlan:
    chosen = LoadOptions(**options)
    check_options(chosen)
    return plan_load(facts, chosen, hardware, devices)


# --------------------------------------------------------------------------------------- automatic


@pytest.mark.parametrize(("total", "free", "context"), [(64, 50, 32_768), (32, 28, 16_384), (16, 12, 8_192)])
def test_automatic_context_grows_with_the_machine(
    models: dict[str, ModelFacts], total: float, free: float, context: int
) -> None:
    assert plan(models["8B"], machine(total, free)).context == context


def test_automatic_context_stays_comfortable(models: dict[str, ModelFacts]) -> None:
    for facts in models.values():
        for free in (5, 6, 7, 9, 20):
            found = plan(facts, machine(max(free, 24), free))
            comfortable = found.estimate.host <= (free - 1.5) * GIB
            assert comfortable or found.context == 2048, (facts.name, free)


def test_automatic_takes_no_more_than_the_model_was_trained_for(tmp_path: Path) -> None:
    for trained, context in ((512, 512), (1000, 1024), (8192, 8192)):
        facts = read_model_facts(write_tiny(tmp_path / f"{trained}.gguf", layers=1, context=trained))
        assert plan(facts, machine(32, 20)).context == context


def test_little_memory_halves_the_cache_before_it_shortens_the_context(models: dict[str, ModelFacts]) -> None:
    found = plan(models["8B"], machine(8, 5))
    assert (found.kv_type, found.context) == ("q8_0", 4096)
    assert "kv_type" in found.automatic
    kept = plan(models["8B"], machine(8, 5), kv_type="f16")
    assert kept.kv_type == "f16"
    assert kept.context < 4096


def test_automatic_names_what_was_chosen(models: dict[str, ModelFacts]) -> None:
    found = plan(models["1B"], machine(16, 12))
    assert found.automatic == (
        "context_length", "threads", "batch_threads", "gpu_layers", "cpu_expert_layers", "batch", "micro_batch",
        "kv_type",
    )  # fmt: skip
    assert (found.threads, found.batch_threads) == (4, 4)
    assert (found.batch, found.micro_batch) == (512, 256)
    assert (found.gpu_layers, found.layers) == (0, 17)
    chosen = plan(models["1B"], machine(16, 12), context_length=4096, threads=3)
    assert set(found.automatic) - set(chosen.automatic) == {"context_length", "threads"}
    assert (chosen.context, chosen.threads, chosen.notices) == (4096, 3, ())


def test_a_loaded_model_makes_room(models: dict[str, ModelFacts]) -> None:
    hardware = machine(16, 3)
    assert plan_load(models["8B"], LoadOptions(), hardware, reclaimable=9 * GIB).context == 8192
    assert plan(models["8B"], hardware).context < 8192


@pytest.mark.parametrize(("kind", "sequences"), [("dense", 4), ("sliding-window", 4), ("hybrid", 2), ("recurrent", 2)])
def test_sequences(kind: Kind, sequences: int) -> None:
    assert sequences_for(kind) == sequences


def test_second_copy_of_weights_only_where_there_is_room(models: dict[str, ModelFacts]) -> None:
    roomy, tight = plan(models["8B"], machine(16, 14)), plan(models["8B"], machine(16, 7))
    assert roomy.repack
    assert roomy.estimate.copies > 3 * GIB
    assert not tight.repack
    assert tight.estimate.copies == 0


# ---------------------------------------------------------------------------------------- graphics


def test_everything_goes_to_a_card_that_is_large_enough(models: dict[str, ModelFacts]) -> None:
    found = plan(models["8B"], machine(16, 12), card(11, 12))
    assert found.gpu_layers == found.layers == 33
    assert found.context == 32_768
    assert found.estimate.gpu <= 10.5 * GIB
    assert found.estimate.host < GIB


def test_as_many_layers_as_fit_go_to_a_small_card(models: dict[str, ModelFacts]) -> None:
    found = plan(models["8B"], machine(16, 12), card(3, 4))
    assert 0 < found.gpu_layers < 33
    assert found.estimate.gpu <= 2.5 * GIB
    more = _estimate(models["8B"], found, found.gpu_layers + 1)
    assert more > 2.5 * GIB


def _estimate(facts: ModelFacts, found: LoadPlan, layers: int) -> int:
    return estimate(
        facts,
        found.context,
        micro_batch=found.micro_batch,
        kv_type=found.kv_type,
        sequences=found.sequences,
        gpu_layers=layers,
    ).gpu


def test_experts_leave_a_card_before_whole_layers_do(models: dict[str, ModelFacts]) -> None:
    """Of a mixture all attention goes to the card, and the experts of as many layers as fit."""
    facts = models["mixture"]
    roomy = plan(facts, machine(32, 28), card(23, 24))
    assert (roomy.gpu_layers, roomy.cpu_expert_layers) == (49, 0)
    found = plan(facts, machine(32, 28), card(11, 12))
    assert found.gpu_layers == found.layers == 49
    assert 0 < found.cpu_expert_layers < 48
    assert found.estimate.gpu <= 10.5 * GIB
    fewer = {"cpu_expert_layers": found.cpu_expert_layers - 1, "context_length": found.context}
    one_more = plan(facts, machine(32, 28), card(11, 12), **fewer)
    assert one_more.gpu_layers < 49
    assert found.estimate.gpu + found.estimate.host == found.estimate.total
    assert {"gpu_layers", "cpu_expert_layers"} <= set(found.automatic)


def test_a_card_too_small_for_all_attention_takes_layers_without_experts(models: dict[str, ModelFacts]) -> None:
    found = plan(models["mixture"], machine(32, 28), card(1.1, 2), context_length=32_768)
    assert 0 < found.gpu_layers < 49
    assert found.cpu_expert_layers == found.gpu_layers - 1


def test_what_was_chosen_for_experts_is_kept(models: dict[str, ModelFacts]) -> None:
    found = plan(models["mixture"], machine(32, 28), card(23, 24), cpu_expert_layers=48, gpu_layers=20)
    assert (found.gpu_layers, found.cpu_expert_layers) == (20, 19)
    assert plan(models["8B"], machine(32, 28), card(11, 12), cpu_expert_layers=7).cpu_expert_layers == 0
    assert plan(models["mixture"], machine(32, 28), cpu_expert_layers=7).cpu_expert_layers == 0


def test_graphics_inside_the_processor_are_left_alone_unless_asked_for(models: dict[str, ModelFacts]) -> None:
    inside = card(8, 8, kind="igpu")
    assert plan(models["1B"], machine(16, 12), inside).gpu_layers == 0
    assert plan(models["1B"], machine(16, 12), inside, gpu_layers=5).gpu_layers == 5


def test_layers_are_limited_to_what_there_is(models: dict[str, ModelFacts]) -> None:
    assert plan(models["1B"], machine(16, 12), card(11), gpu_layers=999).gpu_layers == 17
    without = plan(models["1B"], machine(16, 12), gpu_layers=999)
    assert without.gpu_layers == 0
    assert "graphics card" in without.notices[0].message


def test_too_many_layers_for_the_card_are_refused(models: dict[str, ModelFacts]) -> None:
    with pytest.raises(OutOfMemory, match="graphics memory"):
        plan(models["8B"], machine(32, 24), card(3, 4), gpu_layers=33)


# ---------------------------------------------------------------------------- limits and refusals


def test_context_beyond_training_is_cut_and_said(models: dict[str, ModelFacts]) -> None:
    found = plan(models["recurrent"], machine(16, 12), context_length=100_000)
    assert found.context == 8192
    assert "8,192" in found.notices[0].message


def test_context_is_rounded_as_llama_cpp_does(models: dict[str, ModelFacts]) -> None:
    assert plan(models["1B"], machine(16, 12), context_length=1000).context == 1024
    assert plan(models["1B"], machine(16, 12), context_length=256).context == 256


def test_batches_fit_into_each_other(models: dict[str, ModelFacts]) -> None:
    found = plan(models["1B"], machine(16, 12), context_length=512, batch=4096, micro_batch=8192)
    assert (found.batch, found.micro_batch) == (512, 512)
    found = plan(models["1B"], machine(16, 12), batch=64)
    assert (found.batch, found.micro_batch) == (64, 64)


def test_threads_are_limited_to_the_machine(models: dict[str, ModelFacts]) -> None:
    found = plan(models["1B"], machine(16, 12), threads=64, batch_threads=64)
    assert (found.threads, found.batch_threads) == (8, 8)
    assert "8 threads" in found.notices[0].message


def test_quantized_cache_needs_flash_attention_and_fitting_heads(models: dict[str, ModelFacts], tmp_path: Path) -> None:
    with pytest.raises(OptionError, match="flash attention"):
        plan(models["1B"], machine(16, 12), kv_type="q8_0", flash_attention="off")
    keys = {f"llama.{key}": 40 for key in ("attention.key_length", "attention.value_length", "rope.dimension_count")}
    odd = read_model_facts(write_shape(tmp_path / "m.gguf", "dense", Shape(vocabulary=400), head=40, keys=keys))
    with pytest.raises(OptionError, match="multiple of 32"):
        plan(odd, machine(16, 12), kv_type="q4_0")
    assert plan(odd, machine(16, 12), kv_type="bf16").kv_type == "bf16"


def test_context_that_does_not_fit_says_what_would(models: dict[str, ModelFacts]) -> None:
    with pytest.raises(OutOfMemory) as caught:
        plan(models["8B"], machine(16, 10), context_length=131_072)
    assert "19." in caught.value.message
    assert "10.0 GB are free" in caught.value.message
    words = caught.value.hint.replace(",", "").split()
    fitting = int(next(word for word in words if word.isdigit()))
    assert plan(models["8B"], machine(16, 10), context_length=fitting).context == fitting
    assert "KV cache" in caught.value.detail


def test_model_that_never_fits_says_how_large_one_may_be(models: dict[str, ModelFacts]) -> None:
    with pytest.raises(OutOfMemory) as caught:
        plan(models["8B"], machine(3, 2))
    assert "smaller model" in caught.value.hint
    with pytest.raises(OutOfMemory) as caught:
        plan(models["8B"], machine(3, 0))
    assert "0.0" not in caught.value.hint, "nothing is no size"


def test_model_that_fits_only_by_dropping_others_is_loaded_with_a_warning(models: dict[str, ModelFacts]) -> None:
    found = plan(models["8B"], machine(8, 3))
    assert found.notices[0].code == "slow"
    with pytest.raises(OutOfMemory):
        plan(models["8B"], machine(8, 3), memory_mapping=False)


def test_experts_may_stay_on_the_disk(models: dict[str, ModelFacts]) -> None:
    found = plan(models["mixture"], machine(16, 12))
    assert found.estimate.weights > 15 * GIB
    assert found.notices[0].code == "slow"
    with pytest.raises(OutOfMemory):
        plan(models["mixture"], machine(16, 12), memory_mapping=False)


@settings(max_examples=300, deadline=None)
@given(
    data=st.data(),
    name=st.sampled_from(("8B", "1B", "window", "hybrid", "recurrent", "mixture")),
    total=st.sampled_from((2, 4, 8, 16, 64)),
    share=st.floats(0.0, 1.0),
    gpu=st.one_of(st.none(), st.floats(0.1, 48)),
)
def test_every_plan_is_consistent(
    models: dict[str, ModelFacts], data: st.DataObject, name: str, total: int, share: float, gpu: float | None
) -> None:
    options = {
        "context_length": st.integers(256, 1_000_000),
        "threads": st.integers(1, 512),
        "batch_threads": st.integers(1, 512),
        "gpu_layers": st.integers(0, 10_000),
        "cpu_expert_layers": st.integers(0, 10_000),
        "batch": st.integers(1, 16_384),
        "micro_batch": st.integers(1, 16_384),
        "kv_type": st.sampled_from(("f32", "f16", "q8_0", "q4_0")),
    }
    chosen = {key: data.draw(values) for key, values in options.items() if data.draw(st.booleans())}
    facts, hardware = models[name], machine(total, total * share)
    devices = (card(gpu),) if gpu else ()
    try:
        found = plan(facts, hardware, *devices, **chosen)
    except (OutOfMemory, OptionError) as error:
        assert isinstance(error, HearthError)
        assert error.hint
        return
    assert 256 <= found.context <= facts.context_trained
    assert found.context % 256 == 0
    assert 1 <= found.micro_batch <= found.batch <= found.context
    assert 1 <= found.threads <= hardware.logical_cores
    assert 0 <= found.gpu_layers <= found.layers == facts.layers + 1
    assert 0 <= found.cpu_expert_layers <= max(found.gpu_layers - 1, 0)
    assert found.estimate.host >= 0
    assert set(found.automatic).isdisjoint(chosen)


def test_companions_take_main_memory_too(models: dict[str, ModelFacts]) -> None:
    hardware, options = machine(32, 28), LoadOptions(context_length=8192)
    alone = plan_load(models["8B"], options, hardware)
    drafted = plan_load(models["8B"], options, hardware, draft=models["1B"])
    both = plan_load(models["8B"], options, hardware, draft=models["1B"], projector=GIB)
    small = estimate(models["1B"], 8192, micro_batch=256)
    assert drafted.memory - alone.memory == small.total
    assert both.memory - drafted.memory == GIB * 9 // 8
    assert both.estimate.host == both.memory
    with pytest.raises(OutOfMemory) as caught:
        plan_load(models["8B"], options, machine(16, 2), projector=2 * GIB)
    assert "companions 2.2 GB" in caught.value.detail


@pytest.mark.parametrize("kind", ARCHITECTURES)
def test_real_tiny_models_get_plans(tmp_path: Path, kind: Kind) -> None:
    found = plan(read_model_facts(write_tiny(tmp_path / "m.gguf", kind)), machine(8, 4))
    assert found.context == 4096
    assert found.memory < 30 * 1024**2
    assert not found.notices


def test_tables_for_single_layers_are_not_copied_to_the_card(models: dict[str, ModelFacts]) -> None:
    """The table of tokens is, where it is the output too; Gemma's further tables of the same kind are not."""
    tied = msgspec.structs.replace(models["1B"], output_bytes=0)
    assert tied.ties_output
    larger = msgspec.structs.replace(tied, input_bytes=tied.input_bytes + 3 * GIB)
    one, other = (estimate(facts, 4096, gpu_layers=facts.layers + 1) for facts in (tied, larger))
    assert one.gpu == other.gpu
    assert one.gpu > tied.embedding_bytes
    assert other.host - one.host == 3 * GIB

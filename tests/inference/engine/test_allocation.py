"""What the engine says it has really allocated: beside the plan, beside the file, and what it learns from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from inference.corrections import Corrections, Factors, read_corrections, write_corrections
from inference.engine.allocation import context_allocated, together, weights_allocated
from inference.protocol import Allocation, Configure, Done
from inference.units import MIB
from tests.inference.engine.conftest import Tiny
from tests.support.raw_engine import RawEngine
from tests.support.tiny_gguf import Kind

GRAPHICS = """\
load_tensors:   CPU_Mapped model buffer size =   102.00 MiB
load_tensors:        CUDA0 model buffer size =  4403.49 MiB
load_tensors:   CPU_REPACK model buffer size =    10.00 MiB
llama_context:  CUDA_Host  output buffer size =     0.50 MiB
llama_kv_cache:        CPU KV buffer size =    64.00 MiB
llama_kv_cache:      CUDA0 KV buffer size =   448.00 MiB
llama_kv_cache: size =  512.00 MiB (  4096 cells,  32 layers,  4/1 seqs), K (f16):  256.00 MiB, V (f16):  256.00 MiB
llama_memory_recurrent:      CUDA0 RS buffer size =     2.00 MiB
sched_reserve:      CUDA0 compute buffer size =   200.00 MiB
sched_reserve:  CUDA_Host compute buffer size =    16.01 MiB
sched_reserve:      CUDA0 compute buffer size =   258.50 MiB
graph_reserve: nothing of a size = 99 MiB"""


def test_the_log_is_read_device_by_device() -> None:
    log = [("info", line) for line in GRAPHICS.splitlines()]
    found = together(weights_allocated(log, mapped=True), context_allocated(log))
    assert found == Allocation(
        weights=round(4505.49 * MIB),
        copies=10 * MIB,
        kv=514 * MIB,
        compute=round(258.50 * MIB) + round(16.01 * MIB) + round(0.5 * MIB),
        gpu=round(4403.49 * MIB) + 450 * MIB + round(258.50 * MIB),
    )
    assert weights_allocated(log, mapped=False).copies == 0
    assert weights_allocated([], mapped=True) == Allocation()


@pytest.mark.parametrize("mapped", [True, False])
def test_what_was_planned_is_what_was_allocated(engine: RawEngine, tiny: Tiny, kind: Kind, mapped: bool) -> None:
    path = tiny(kind, tensor_type="Q4_0", layers=8)
    loaded = engine.must_load(path, context_length=4096, memory_mapping=mapped)
    real = loaded.allocated
    total = real.weights + real.copies + real.kv + real.compute
    assert 0.95 * total <= loaded.memory <= 1.1 * total
    assert real.gpu == 0
    assert bool(real.copies) == mapped
    assert real.weights == pytest.approx(path.stat().st_size, rel=0.25)  # its words are no weights


def test_another_context_is_told_anew_and_the_weights_as_they_were(engine: RawEngine, tiny: Tiny) -> None:
    first = engine.must_load(tiny(), context_length=1024).allocated
    second = engine.must_load(tiny(), context_length=4096).allocated
    assert second.kv == 4 * first.kv
    assert (second.weights, second.copies) == (first.weights, first.copies)


def test_the_engine_learns_and_remembers(tiny: Tiny, tmp_path: Path) -> None:
    path = tiny(layers=8)
    wrong = Corrections({"llama": Factors(kv=1.9, compute=0.6)})
    write_corrections(tmp_path, wrong)
    with RawEngine() as engine:
        assert isinstance(engine.ask(Configure, folder=str(tmp_path)), Done)
        before = engine.must_load(path, context_length=8192, kv_type="f32")
        total = before.allocated.weights + before.allocated.kv + before.allocated.compute
        assert before.memory > 1.2 * total
        for _ in range(8):
            after = engine.must_load(path, context_length=8192, kv_type="f32")
        assert after.memory == pytest.approx(total, rel=0.05)
    with RawEngine() as engine:
        assert isinstance(engine.ask(Configure, folder=str(tmp_path)), Done)
        again = engine.must_load(path, context_length=8192, kv_type="f32")
        assert again.memory == pytest.approx(total, rel=0.05)
    assert read_corrections(tmp_path).families["llama"].kv < 1.1

"""Memory as it is predicted from a header, beside what llama.cpp allocates: architectures times contexts."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from inference.units import MIB
from tests.bench.figures import Figure
from tests.support.hollow_models import MODELS
from tests.support.measured_memory import CONTEXTS, Compared, compare_model


def run() -> Iterator[Figure]:
    """Measure."""
    with tempfile.TemporaryDirectory() as folder:
        found = [one for name in MODELS for one in compare_model(Path(folder), name, CONTEXTS)]
    print(f"{'':20}{'context':>8}{'weights':>9}{'KV':>9}{'compute':>9}  MiB   predicted over real: all, KV, compute")
    for one in found:
        print(_row(one))
    architectures = len({MODELS[name].architecture for name in MODELS})
    shown = f"{architectures} architectures, {len(MODELS)} models, {len(CONTEXTS)} contexts"
    high, low = max(found, key=lambda one: one.ratio), min(found, key=lambda one: one.ratio)
    yield Figure("memory predicted over allocated, highest", high.ratio, 1.10, "less", detail=f"{high.name}; {shown}")
    yield Figure("memory predicted over allocated, lowest", low.ratio, 0.95, "more", detail=low.name)


def _row(one: Compared) -> str:
    sizes = "".join(f"{size / MIB:9,.0f}" for size in (one.weights, one.kv, one.compute))
    ratios = (one.ratio, one.expected.kv / one.kv, one.expected.compute / one.compute)
    return f"{one.name:20}{one.case.context:8,}{sizes}       " + "".join(f"{ratio:8.3f}" for ratio in ratios)

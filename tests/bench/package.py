"""The packaged engine over the one built for this machine alone: reading and writing, same files, same threads.

Both are started through ``EngineClient``, by turns within one run. Other programs make either side slower, and now and
then a processor that nobody else uses makes one faster: the mean of the best third of each counts. Without
``dist/hearth`` (``make package`` makes it) there is nothing to compare, and a sentence says so; ``HEARTH_PACKAGED``
names another program.
"""

from __future__ import annotations

import os
import statistics
from collections.abc import Iterator, Sequence
from pathlib import Path

from inference.client import EngineClient
from inference.messages import Message
from inference.options import LoadOptions, Sampling
from inference.protocol import Finished, Loaded
from tests.bench.figures import Figure, paired_ratio, spread
from tests.bench.models import large_model
from tests.bench.quantized import quantized_model

BUILT = Path(__file__).resolve().parents[2] / "dist" / "hearth" / "hearth"
TYPES = ("Q8_0", "Q4_K")
MEGABYTES = 160
TOKENS = 96
ROUNDS = 15
WAIT = 600.0
TARGET = 0.97
STORY = "Tell me a long story about a lighthouse, a gull and the sea."
WORDS = "a lighthouse, a gull and the sea; " * 40


def run() -> Iterator[Figure]:
    """Measure."""
    program = Path(os.environ.get("HEARTH_PACKAGED") or BUILT)
    if not program.exists():
        print(f"package: skipped, because {program} is not there; build it with: make package")
        return
    for name, path in (("large Q8_0", large_model()), *((kind, quantized_model(kind, MEGABYTES)) for kind in TYPES)):
        with EngineClient(command=[str(program), "--engine-process"]) as packaged, EngineClient() as native:
            threads = _load(packaged, path, _load(native, path, None))
            for what, measure in (("writing", _writing), ("reading", _reading)):
                numbers = iter(range(10_000))
                _, ours, theirs = paired_ratio(
                    lambda measure=measure, numbers=numbers: measure(packaged, next(numbers)),  # type: ignore[misc]
                    lambda measure=measure, numbers=numbers: measure(native, next(numbers)),  # type: ignore[misc]
                    ROUNDS,
                )
                ratio = _best(ours) / _best(theirs)
                detail = f"{spread(ours)} against {spread(theirs)} tokens/s, {threads} threads"
                yield Figure(
                    f"packaged engine over the native one, {what}, {name}", ratio, TARGET, "more", detail=detail
                )


def _best(rates: Sequence[float]) -> float:
    """The mean of the best third."""
    return statistics.mean(sorted(rates)[-(len(rates) // 3) :])


def _load(engine: EngineClient, path: Path, threads: int | None) -> int:
    options = LoadOptions(context_length=2048, speculation="off", gpu_layers=0, threads=threads, batch_threads=threads)
    loaded = engine.load(str(path), options).result(WAIT)
    assert isinstance(loaded, Loaded), loaded
    return loaded.threads


def _writing(engine: EngineClient, _number: int) -> float:
    finished = _answer(engine, STORY, TOKENS, "writing")
    assert finished.completion_tokens == TOKENS, finished
    return finished.decode_tps


def _reading(engine: EngineClient, number: int) -> float:
    """Of a message of which nothing is in memory."""
    return _answer(engine, f"{number} {WORDS}", 1, f"reading-{number}").prefill_tps


def _answer(engine: EngineClient, text: str, tokens: int, conversation: str) -> Finished:
    request = engine.generate(
        [Message.user(text)], sampling=Sampling(temperature=0, seed=1), max_tokens=tokens, conversation=conversation
    )
    finished = request.result(WAIT)
    assert isinstance(finished, Finished), finished
    return finished

"""The speed that people are told before they download, over what the engine then reaches, by number format.

The constants of ``inference.speed`` come from here. Other programs make the engine slower, with several threads much
slower, and never faster: so the best of its answers counts, and while it is behind it is asked again.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from inference.bandwidth import Bandwidth, measure_bandwidth
from inference.client import EngineClient
from inference.fit import plan_load
from inference.gguf import read_model_facts
from inference.hardware import Hardware, read_hardware
from inference.messages import Message
from inference.options import LoadOptions, Sampling
from inference.protocol import Finished, Loaded
from inference.speed import expected_speed
from tests.bench.figures import Figure
from tests.bench.quantized import quantized_model

TYPES = ("Q4_K", "Q4_0", "Q6_K", "Q8_0", "F16", "IQ4_XS", "IQ3_S")
MEGABYTES = 160
TOKENS = 24
RUNS = 6  # answers, and as many again up to ROUNDS times
ROUNDS = 6
WAIT = 600.0
FARTHEST = 1.35  # times too high or too low
PROMPT = "A lighthouse, a gull and the sea. " * 4


def run() -> Iterator[Figure]:
    """Measure."""
    hardware = read_hardware()
    # The best of many, as after some starts of the application.
    bandwidths = {n: _best_bandwidth(hardware, n) for n in sorted({1, hardware.threads})}
    with EngineClient() as engine:
        for type_name in TYPES:
            path = quantized_model(type_name, MEGABYTES)
            for threads, bandwidth in bandwidths.items():
                yield _figure(engine, hardware, path, type_name, threads, bandwidth)


def _figure(
    engine: EngineClient, hardware: Hardware, path: Path, type_name: str, threads: int, bandwidth: Bandwidth
) -> Figure:
    options = LoadOptions(context_length=2048, threads=threads)
    assert isinstance(engine.load(str(path), options).result(WAIT), Loaded)
    fill = _answer(engine).prompt_tokens + TOKENS // 2
    facts = read_model_facts(path, thorough=False)
    expected = expected_speed(facts, plan_load(facts, options, hardware), hardware, (), bandwidth, fill)
    reached = 0.0
    for _ in range(ROUNDS):
        reached = max(reached, *(_answer(engine).decode_tps for _ in range(RUNS)))
        if reached * 1.1 > expected.tokens_per_second:
            break
    ratio = expected.tokens_per_second / reached
    return Figure(
        f"expected speed, {type_name}, {threads} {'threads' if threads > 1 else 'thread'}: times off",
        max(ratio, 1 / ratio),
        FARTHEST,
        "less",
        detail=f"{expected.tokens_per_second:.1f} expected, {reached:.1f} reached, "
        f"{bandwidth.bytes_per_second / 1e9:.1f} GB/s, {fill} tokens of conversation",
    )


def _answer(engine: EngineClient) -> Finished:
    last = None
    for event in engine.generate(
        [Message.user(PROMPT)], sampling=Sampling(temperature=0, seed=1), max_tokens=TOKENS, conversation="bench"
    ):
        last = event
    assert isinstance(last, Finished), last
    assert last.completion_tokens == TOKENS, last
    return last


def _best_bandwidth(hardware: Hardware, threads: int) -> Bandwidth:
    return max((measure_bandwidth(hardware, threads) for _ in range(4)), key=lambda found: found.bytes_per_second)

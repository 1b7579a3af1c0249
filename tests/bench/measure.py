"""Whether measuring tells the truth: its figures over those of ordinary answers, and what is expected of another model.

Everything in one run of one engine with one thread, by turns. Other programs only ever make either side slower: the
best of each counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from inference.bandwidth import Bandwidth, measure_bandwidth
from inference.calibration import Calibration
from inference.client import EngineClient
from inference.fit import plan_load
from inference.gguf import read_model_facts
from inference.hardware import Hardware, read_hardware
from inference.measurements import Measurements
from inference.messages import Message
from inference.model_measurement import ModelMeasurement
from inference.options import LoadOptions, Sampling
from inference.protocol import Finished, Loaded, Measured
from inference.speed import expected_speed
from inference.speed_report import sample_of, setup_of
from tests.bench.figures import Figure, spread
from tests.bench.models import large_model
from tests.bench.quantized import quantized_model

OPTIONS = LoadOptions(context_length=2048, threads=1, batch_threads=1, speculation="off")
WORDS = "a lighthouse, a gull and the sea; "
LENGTH = 256  # tokens read
TOKENS = 16
ROUNDS = 8
WAIT = 600.0
TRUE, NEAR = 1.1, 1.5  # times too high or too low


def run() -> Iterator[Figure]:
    """Measure."""
    hardware = read_hardware()
    bandwidth = measure_bandwidth(hardware, 1)
    with EngineClient() as engine:
        loaded = _load(engine, quantized_model("Q8_0", 160))
        yield from _truth(engine)
        calibration = _learn(engine, loaded, hardware, bandwidth)
        yield _other(engine, calibration, hardware, bandwidth)


def _truth(engine: EngineClient) -> Iterator[Figure]:
    """What is measured over what an answer reaches."""
    length = _answer(engine, 0).prompt_tokens
    answers, measured = [], []
    for number in range(1, ROUNDS + 1):
        answers.append(_answer(engine, number))
        measured.append(_measure(engine, length))
    for what, ours, theirs in (
        ("reading", [one.prefill_tps for one in measured], [one.prefill_tps for one in answers]),
        ("writing", [1000 / one.decode_ms for one in measured], [one.decode_tps for one in answers]),
    ):
        ratio = max(ours) / max(theirs)
        detail = f"measured {spread(ours)} tokens/s, reached {spread(theirs)}, {length} tokens"
        yield Figure(f"measured {what} over an answer's: times off", max(ratio, 1 / ratio), TRUE, "less", detail=detail)


def _learn(engine: EngineClient, loaded: Loaded, hardware: Hardware, bandwidth: Bandwidth) -> Calibration:
    measuring = ModelMeasurement(loaded, OPTIONS, hardware, bandwidth)
    samples = [sample_of("length", setup_of(loaded), LENGTH, 1, _measure(engine, LENGTH)) for _ in range(ROUNDS)]
    kept = Measurements(None)
    measuring.keep(measuring.report([one for one in samples if one is not None], thorough=False), kept)
    return kept.calibration(hardware)


def _other(engine: EngineClient, calibration: Calibration, hardware: Hardware, bandwidth: Bandwidth) -> Figure:
    """The speed at which another model of this format reads, as it is told before it is downloaded."""
    path = large_model()
    _load(engine, path)
    facts = read_model_facts(path, thorough=False)
    plan = plan_load(facts, OPTIONS, hardware)
    expected = expected_speed(facts, plan, hardware, (), bandwidth, calibration=calibration).prompt_tokens_per_second
    reached = max(_measure(engine, LENGTH).prefill_tps for _ in range(ROUNDS))
    ratio = (expected or 1e-9) / reached
    detail = f"{expected or 0:.1f} tokens/s expected, {reached:.1f} reached"
    name = "expected reading of another model after one was measured: times off"
    return Figure(name, max(ratio, 1 / ratio), NEAR, "less", detail=detail)


def _load(engine: EngineClient, path: Path) -> Loaded:
    loaded = engine.load(str(path), OPTIONS).result(WAIT)
    assert isinstance(loaded, Loaded)
    return loaded


def _measure(engine: EngineClient, length: int) -> Measured:
    measured = engine.measure(prompt=length, steps=TOKENS).result(WAIT)
    assert isinstance(measured, Measured)
    return measured


def _answer(engine: EngineClient, number: int) -> Finished:
    """An answer to a prompt of which nothing is in memory."""
    message = Message.user(f"{number} " + WORDS * 14)
    request = engine.generate(
        [message], conversation=f"bench-{number}", sampling=Sampling(temperature=0), max_tokens=TOKENS
    )
    finished = request.result(WAIT)
    assert isinstance(finished, Finished)
    return finished

"""What is kept of measurements, and what it makes of predictions: damage costs figures, never a start, never sense."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inference.bandwidth import Bandwidth
from inference.calibration import Calibration, Evidence, main_type, operations_per_token
from inference.fit import plan_load
from inference.gguf import read_model_facts
from inference.hardware import Hardware
from inference.measurements import Measurements, evidence_of, tells_speed
from inference.model_facts import ModelFacts
from inference.model_measurement import ModelMeasurement
from inference.options import LoadOptions
from inference.outlook import outlook
from inference.protocol import Finished, Loaded
from inference.rough_model import RoughModel, rough_facts
from inference.speed import UNMEASURED, expected_speed, memory_limit
from inference.speed_report import Report, Sample, Setup
from tests.support.tiny_gguf import write_tiny

GIB = 2**30
HERE = Hardware(
    processor="Quick 5", physical_cores=4, performance_cores=4, logical_cores=8,
    memory_total=16 * GIB, memory_available=12 * GIB,
)  # fmt: skip
MEMORY = Bandwidth(bytes_per_second=40e9, threads=4)
Q4_K, Q8_0 = 12, 8


def facts_of(quantization: str = "Q4_K_M", size: int = 2 * GIB) -> ModelFacts:
    return rough_facts(RoughModel(parameters=int(size * 8 / 4.5), file_size=size, quantization=quantization))


def expected(facts: ModelFacts, calibration: Calibration = UNMEASURED) -> float:
    plan = plan_load(facts, LoadOptions(), HERE)
    return expected_speed(facts, plan, HERE, (), MEMORY, calibration=calibration).tokens_per_second


def report(model: str = "m.gguf", writing: float = 10.0, reading: float = 80.0, prompt: int = 512) -> Report:
    sample = Sample(
        topic="length", setup=Setup(threads=4), prompt=prompt, depth=prompt, reading=reading, writing=writing
    )
    return Report(model=model, file_size=7, setup=Setup(threads=4), samples=(sample,))


# ----------------------------------------------------------------------------------------- keeping


def test_what_was_measured_is_there_after_a_restart(tmp_path: Path) -> None:
    file = tmp_path / "new folder" / "speed.json"
    Measurements(file).add(HERE, report(), Evidence(type=Q4_K, faster=1.5))
    kept = Measurements(file)
    assert kept.report(HERE, "m.gguf", 7) == report()
    assert kept.report(HERE, "m.gguf", 8) is None, "another file of this name"
    assert kept.calibration(HERE).processor.faster == {Q4_K: 1.5}
    other = msgspec.structs.replace(HERE, processor="Slow 3")
    assert kept.report(other, "m.gguf", 7) is None, "another machine"
    assert kept.calibration(other) == Calibration()


def test_the_last_measurement_of_a_model_counts(tmp_path: Path) -> None:
    kept = Measurements(tmp_path / "speed.json")
    kept.add(HERE, report(writing=10), Evidence(type=Q4_K, faster=0.5))
    kept.add(HERE, report(writing=20), Evidence(type=Q4_K, faster=1.0))
    found = kept.report(HERE, "m.gguf", 7)
    assert found is not None
    assert found.samples[0].writing == 20
    assert kept.calibration(HERE).processor.faster == {Q4_K: 1.0}


def test_two_programs_keep_each_others_figures(tmp_path: Path) -> None:
    here, there = Measurements(tmp_path / "speed.json"), Measurements(tmp_path / "speed.json")
    here.add(HERE, report("a.gguf"), None)
    there.add(HERE, report("b.gguf"), None)
    assert here.report(HERE, "b.gguf", 7) is not None
    assert there.report(HERE, "a.gguf", 7) is not None


def test_the_file_does_not_grow_without_end(tmp_path: Path) -> None:
    kept = Measurements(None)
    for number in range(80):
        kept.add(HERE, report(f"{number}.gguf"), None)
    assert kept.report(HERE, "0.gguf", 7) is None
    assert kept.report(HERE, "79.gguf", 7) is not None


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=st.integers(0, 3000), flips=st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 255)), max_size=6))
def test_any_damage_is_survived(tmp_path: Path, cut: int, flips: list[tuple[int, int]]) -> None:
    file = tmp_path / "speed.json"
    file.unlink(missing_ok=True)
    Measurements(file).add(HERE, report(), Evidence(type=Q4_K, faster=1.5))
    content = bytearray(file.read_bytes())
    for place, value in flips:
        content[place % len(content)] = value
    file.write_bytes(content[: max(0, len(content) - cut)] if cut < 3000 else content)
    kept = Measurements(file)
    found = kept.report(HERE, "m.gguf", 7)
    assert found is None or (found.model, found.file_size) == ("m.gguf", 7)
    facts = facts_of()
    assert expected(facts) / 2.6 <= expected(facts, kept.calibration(HERE)) <= expected(facts) * 2.6
    kept.add(HERE, report("next.gguf"), None)
    assert Measurements(file).report(HERE, "next.gguf", 7) == report("next.gguf")


def test_one_damaged_entry_costs_only_itself(tmp_path: Path) -> None:
    file = tmp_path / "speed.json"
    kept = Measurements(file)
    kept.add(HERE, report("a.gguf"), None)
    kept.add(HERE, report("b.gguf"), None)
    content = json.loads(file.read_text())
    (entries,) = content["machines"].values()
    entries[0]["report"]["samples"] = "none"
    file.write_text(json.dumps(content))
    again = Measurements(file)
    assert again.report(HERE, "a.gguf", 7) is None
    assert again.report(HERE, "b.gguf", 7) is not None


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    kept = Measurements(tmp_path / "file" / "speed.json")
    kept.add(HERE, report(), None)
    assert kept.report(HERE, "m.gguf", 7) is not None


# ------------------------------------------------------------------------------------- predictions


def test_a_measured_format_corrects_its_own_kind() -> None:
    measured = Calibration.of([Evidence(type=Q4_K, faster=0.8), Evidence(type=Q4_K, faster=0.7)])
    same, other = facts_of("Q4_K_M"), facts_of("Q8_0")
    assert expected(same, measured) == pytest.approx(0.75 * expected(same))
    assert 0.75 * expected(other) < expected(other, measured) < expected(other), "only halfway"


def test_one_absurd_figure_moves_nothing_far() -> None:
    facts = facts_of()
    for faster in (0.0, 1e-9, 0.101, 9.9, 1e9, float("inf"), float("nan")):
        assert expected(facts) * 0.39 <= expected(facts, Calibration.of([Evidence(type=Q4_K, faster=faster)]))
        assert expected(facts) * 2.6 >= expected(facts, Calibration.of([Evidence(type=Q4_K, faster=faster)]))
    sound = [Evidence(type=Q4_K, faster=1.1), Evidence(type=Q4_K, faster=1.0), Evidence(type=Q4_K, faster=9.0)]
    assert expected(facts, Calibration.of(sound)) == pytest.approx(1.1 * expected(facts))


FIGURES = st.floats(allow_nan=True, allow_infinity=True)


@given(
    evidence=st.lists(
        st.builds(
            Evidence,
            part=st.sampled_from(["processor", "graphics"]),
            type=st.integers(-5, 60),
            faster=FIGURES,
            arithmetic=FIGURES,
        ),
        max_size=12,
    ),
    quantization=st.sampled_from(["Q4_K_M", "Q8_0", "F16", "IQ3_S"]),
)
def test_no_evidence_makes_a_prediction_absurd(evidence: list[Evidence], quantization: str) -> None:
    facts = facts_of(quantization)
    found = outlook(facts, HERE, (), MEMORY, calibration=Calibration.of(evidence))
    plain = outlook(facts, HERE, (), MEMORY)
    assert found.tokens_per_second is not None
    assert plain.tokens_per_second is not None
    assert 0.39 <= found.tokens_per_second / plain.tokens_per_second <= 2.6
    assert found.page_seconds is None or 0 < found.page_seconds < float("inf")


def test_reading_is_known_once_a_model_was_measured() -> None:
    small, large = facts_of(size=GIB), facts_of(size=2 * GIB)
    assert outlook(small, HERE, (), MEMORY).page_seconds is None
    arithmetic = operations_per_token(small) * 100.0
    measured = Calibration.of([Evidence(type=Q4_K, faster=1.0, arithmetic=arithmetic)])
    near = outlook(small, HERE, (), MEMORY, calibration=measured)
    far = outlook(large, HERE, (), MEMORY, calibration=measured)
    assert near.speed is not None
    assert near.speed.prompt_tokens_per_second == pytest.approx(100.0)
    assert near.page_seconds == pytest.approx(500 / 0.75 / 100)
    assert far.page_seconds == pytest.approx(2 * near.page_seconds, rel=0.1)


def test_evidence_from_a_report() -> None:
    facts = facts_of()
    plan = plan_load(facts, LoadOptions(), HERE)
    usual = expected_speed(facts, plan, HERE, (), MEMORY, 512).tokens_per_second
    found = evidence_of(report(writing=usual * 1.2), facts, plan, HERE, MEMORY)
    assert found is not None
    assert (found.type, found.part) == (Q4_K, "processor")
    assert found.faster == pytest.approx(1.2)
    assert found.arithmetic == pytest.approx(operations_per_token(facts) * 80)
    mixed = msgspec.structs.replace(report(), backend="mixed")
    assert evidence_of(mixed, facts, plan, HERE, MEMORY) is None
    assert evidence_of(Report(model="m"), facts, plan, HERE, MEMORY) is None


def test_a_measured_file_is_predicted_as_it_was_measured(tmp_path: Path) -> None:
    path = write_tiny(tmp_path / "tiny.gguf", tensor_type="Q8_0")
    facts = read_model_facts(path)
    plan = plan_load(facts, LoadOptions(threads=4, context_length=2048), HERE)
    usual = expected_speed(facts, plan, HERE, (), MEMORY, 512).tokens_per_second
    loaded = Loaded(
        model="Tiny",
        path=str(path),
        context=2048,
        gpu_layers=0,
        layers=5,
        backend="CPU",
        threads=4,
        quantization="Q8_0",
        file_size=7,
    )
    measuring = ModelMeasurement(loaded, LoadOptions(), HERE, MEMORY)
    made = measuring.report(report(writing=usual * 0.9).samples, thorough=True)
    assert made.limit == pytest.approx(memory_limit(facts, MEMORY))
    kept = Measurements(None)
    measuring.keep(made, kept)
    assert kept.report(HERE, "tiny.gguf", 7) == made
    found = expected_speed(facts, plan, HERE, (), MEMORY, 512, kept.calibration(HERE))
    assert found.tokens_per_second == pytest.approx(usual * 0.9, rel=0.02)


def test_answers_teach_too_when_there_are_some(tmp_path: Path) -> None:
    kept = Measurements(tmp_path / "speed.json")
    for faster in (0.8, 0.2):
        kept.learn(HERE, "m.gguf", 7, Evidence(type=Q4_K, faster=faster))
    assert kept.calibration(HERE) == Calibration(), "two are not enough"
    for faster in (0.9, 0.3, 0.85, 0.8):
        kept.learn(HERE, "m.gguf", 7, Evidence(type=Q4_K, faster=faster, arithmetic=1e11))
    again = Measurements(tmp_path / "speed.json").calibration(HERE)
    assert again.processor.faster == {Q4_K: 0.85}, "a busy computer only makes it slower"
    assert again.processor.arithmetic == {Q4_K: 1e11}
    kept.add(HERE, report(), Evidence(type=Q4_K, faster=1.2))
    assert kept.calibration(HERE).processor.faster == {Q4_K: 1.2}, "what was measured on purpose is better"
    for number in range(100):
        kept.learn(HERE, f"{number}.gguf", 7, Evidence(type=Q4_K, faster=1.0))
    assert (tmp_path / "speed.json").stat().st_size < 100_000


def test_which_answers_teach() -> None:
    usual = Finished(reason="stop", completion_tokens=100, decode_tps=9.0)
    assert tells_speed(usual)
    for change in ({"completion_tokens": 10}, {"drafted_tokens": 4}, {"decode_tps": 0.0}):
        assert not tells_speed(msgspec.structs.replace(usual, **change)), change


def test_an_answer_says_how_fast_this_machine_is(tmp_path: Path) -> None:
    path = write_tiny(tmp_path / "tiny.gguf", tensor_type="Q8_0")
    facts = read_model_facts(path)
    plan = plan_load(facts, LoadOptions(threads=4, context_length=2048), HERE)
    usual = expected_speed(facts, plan, HERE, (), MEMORY, 450).tokens_per_second
    loaded = Loaded(
        model="Tiny", path=str(path), context=2048, gpu_layers=0, layers=5, backend="CPU", threads=4, file_size=7
    )
    answer = Finished(
        reason="stop",
        prompt_tokens=400,
        completion_tokens=100,
        context_used=500,
        prefill_tps=5000.0,
        decode_tps=usual * 1.3,
    )
    kept = Measurements(None)
    measuring = ModelMeasurement(loaded, LoadOptions(), HERE, MEMORY)
    for _ in range(3):
        measuring.learn(answer, kept)
    rates = kept.calibration(HERE).processor
    assert rates.faster[Q8_0] == pytest.approx(1.3, rel=0.02)
    assert rates.arithmetic[Q8_0] == pytest.approx(operations_per_token(facts) * 5000)
    measuring.learn(msgspec.structs.replace(answer, completion_tokens=5, decode_tps=1e-3), kept)
    assert kept.calibration(HERE).processor == rates


def test_the_limit_of_memory() -> None:
    facts = facts_of()
    assert expected(facts) < memory_limit(facts, MEMORY) < 40e9 / GIB
    assert memory_limit(facts, MEMORY, 4096) < memory_limit(facts, MEMORY)


def test_main_type() -> None:
    assert main_type(facts_of("Q8_0")) == Q8_0
    assert main_type(msgspec.structs.replace(facts_of(), matrix_bytes={})) is None
    assert main_type(msgspec.structs.replace(facts_of(), matrix_bytes={1: 40, 2: 30, 3: 30})) is None

"""What this computer makes of a model, once others were measured here."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from app.controllers.machine import Circumstances, ThisMachine
from app.itemmodels.hub_words import page_words
from app.models_around import _calibrate, _corrections
from inference.bandwidth import Bandwidth
from inference.calibration import Evidence, operations_per_token
from inference.corrections import Corrections, Factors, write_corrections
from inference.hardware import read_hardware
from inference.measurements import Measurements
from inference.memory_estimate import estimate
from inference.rough_model import RoughModel, rough_facts
from inference.speed_report import Report

Q4_K = 12
SMALL = RoughModel(parameters=10**8, file_size=60 * 2**20, quantization="Q4_K_M")


def this_machine(folder: Path) -> ThisMachine:
    return ThisMachine(
        lambda _hardware: Bandwidth(bytes_per_second=10e9, threads=1),
        partial(_calibrate, folder / "speed.json"),
        partial(_corrections, folder / "machine"),
    )


def test_what_loads_taught_corrects_the_memory_that_is_expected(tmp_path: Path) -> None:
    machine, here = this_machine(tmp_path), Circumstances(folder=tmp_path)
    model = RoughModel(parameters=10**8, file_size=60 * 2**20, quantization="Q4_K_M", architecture="llama")
    before = machine.look(here).rough(model)
    write_corrections(tmp_path / "machine", Corrections({"llama": Factors(kv=2.0)}))
    after = machine.look(here).rough(model)
    facts = rough_facts(model)
    kept = estimate(facts, after.context, sequences=4).kv
    assert after.context == before.context
    assert after.memory_needed - before.memory_needed == kept
    assert machine.look(here).exact(facts, 0).memory_needed == after.memory_needed


def test_what_was_measured_corrects_what_is_expected(tmp_path: Path) -> None:
    file = tmp_path / "speed.json"
    machine = this_machine(tmp_path)
    here = Circumstances(folder=tmp_path)
    before = machine.look(here).rough(SMALL)
    assert page_words(before) == ""
    arithmetic = operations_per_token(rough_facts(SMALL)) * 50.0
    evidence = Evidence(type=Q4_K, faster=0.5, arithmetic=arithmetic)
    Measurements(file).add(read_hardware(), Report(model="m.gguf"), evidence)
    after = machine.look(here).rough(SMALL)  # what is measured meanwhile counts at once
    assert before.words_per_second is not None
    assert after.words_per_second == pytest.approx(before.words_per_second / 2)
    assert page_words(after) == "reads a page in about 15 s"

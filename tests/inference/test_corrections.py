"""Learning how far estimates were off: what is learnt, what it changes, and files that make no sense."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inference.corrections import (
    FILE_NAME,
    LEAST,
    MOST,
    NONE,
    Corrections,
    Factors,
    read_corrections,
    write_corrections,
)
from inference.fit import plan_load
from inference.gguf import read_model_facts
from inference.hardware import Hardware
from inference.memory_estimate import MemoryEstimate
from inference.model_facts import ModelFacts
from inference.options import LoadOptions
from inference.protocol import Allocation
from inference.units import GIB, MIB
from tests.support.tiny_gguf import write_tiny

FACTS = ModelFacts(path=Path("m.gguf"), name="M", architecture="llama")
EXPECTED = MemoryEstimate(weights=1000 * MIB, copies=500 * MIB, kv=200 * MIB, compute=100 * MIB)


def allocated(kv: float = 1.0, compute: float = 1.0, copies: float = 1.0) -> Allocation:
    return Allocation(
        weights=EXPECTED.weights,
        copies=int(EXPECTED.copies * copies),
        kv=int(EXPECTED.kv * kv),
        compute=int(EXPECTED.compute * compute),
    )


def test_what_was_too_low_is_right_the_next_time() -> None:
    learnt = NONE.learnt(FACTS, EXPECTED, allocated(compute=1.3))
    corrected = learnt.applied(FACTS, EXPECTED)
    assert corrected == msgspec.structs.replace(EXPECTED, compute=130 * MIB)
    again = learnt.learnt(FACTS, corrected, allocated(compute=1.3))
    assert again is learnt


def test_what_was_too_high_comes_down_step_by_step() -> None:
    corrections, seen = NONE, []
    for _ in range(5):
        corrections = corrections.learnt(FACTS, corrections.applied(FACTS, EXPECTED), allocated(kv=0.8))
        seen.append(corrections.families["llama"].kv)
    assert seen == sorted(seen, reverse=True)
    assert seen[0] == 0.9
    assert 0.8 <= seen[-1] < 0.82


def test_each_architecture_has_its_own_and_graphics_are_another_matter() -> None:
    learnt = NONE.learnt(FACTS, EXPECTED, allocated(compute=1.5))
    other = msgspec.structs.replace(FACTS, architecture="gemma3")
    assert learnt.applied(other, EXPECTED) == EXPECTED
    on_card = msgspec.structs.replace(EXPECTED, gpu=800 * MIB)
    assert learnt.applied(FACTS, on_card) == on_card
    both = learnt.learnt(FACTS, on_card, allocated(compute=1.9))
    assert set(both.families) == {"llama", "llama graphics"}
    assert both.applied(FACTS, on_card).gpu > on_card.gpu


def test_small_parts_and_unknown_ones_teach_nothing() -> None:
    small = MemoryEstimate(weights=MIB, kv=MIB, compute=2 * MIB)
    assert NONE.learnt(FACTS, small, Allocation(weights=MIB, kv=9 * MIB, compute=9 * MIB)) is NONE
    assert NONE.learnt(FACTS, EXPECTED, Allocation()) is NONE


@given(
    st.lists(st.tuples(st.integers(0, 1 << 45), st.integers(0, 1 << 45), st.integers(0, 1 << 45)), max_size=6),
)
def test_factors_stay_within_limits_whatever_was_allocated(loads: list[tuple[int, int, int]]) -> None:
    corrections = NONE
    for copies, kv, compute in loads:
        corrections = corrections.learnt(
            FACTS, corrections.applied(FACTS, EXPECTED), Allocation(copies=copies, kv=kv, compute=compute)
        )
    for factors in corrections.families.values():
        assert factors.within_limits()
    corrected = corrections.applied(FACTS, EXPECTED)
    assert LEAST * EXPECTED.kv <= corrected.kv <= MOST * EXPECTED.kv


def test_they_outlive_the_process(tmp_path: Path) -> None:
    learnt = NONE.learnt(FACTS, EXPECTED, allocated(compute=1.25))
    write_corrections(tmp_path / "new", learnt)
    assert read_corrections(tmp_path / "new") == learnt
    assert read_corrections(None) == NONE
    assert read_corrections(tmp_path) == NONE


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[]",
        b'{"families": {"llama": {"compute": "much"}}}',
        b'{"families": {"llama": {"compute": 1e400}}}',
        b'{"families": {"llama": {"compute": -1}}}',
        b'{"families": {"llama": {"kv": 0.0}}}',
        b'{"families": {"llama": {"luck": 1.0}}}',
        b"[" * 100_000,
        b" " * (2 << 20),
    ],
)
def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    found = read_corrections(tmp_path)
    assert found.applied(FACTS, EXPECTED) == EXPECTED
    write_corrections(tmp_path, NONE.learnt(FACTS, EXPECTED, allocated(compute=1.25)))
    assert json.loads((tmp_path / FILE_NAME).read_bytes())["families"]["llama"]["compute"] == 1.25


@given(st.binary(max_size=300))
def test_no_content_is_an_error(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    folder = tmp_path_factory.getbasetemp()
    (folder / FILE_NAME).write_bytes(content)
    for factors in read_corrections(folder).families.values():
        assert factors.within_limits()


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    write_corrections(tmp_path / "file" / "folder", NONE.learnt(FACTS, EXPECTED, allocated(compute=1.25)))
    assert read_corrections(tmp_path / "file" / "folder") == NONE


def test_plans_are_corrected(tmp_path: Path) -> None:
    facts = read_model_facts(write_tiny(tmp_path / "m.gguf", context=1 << 20))
    hardware = Hardware(
        physical_cores=4, performance_cores=4, logical_cores=8, memory_total=16 * GIB, memory_available=12 * GIB
    )
    options = LoadOptions(context_length=1 << 19)
    plain = plan_load(facts, options, hardware)
    dearer = plan_load(facts, options, hardware, corrections=Corrections({"llama": Factors(kv=1.5)}))
    assert dearer.estimate.kv == round(plain.estimate.kv * 1.5)
    assert dearer.memory > plain.memory

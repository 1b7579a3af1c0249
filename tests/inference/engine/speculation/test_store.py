"""Costs survive a restart; a damaged file costs nothing but measuring again."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from inference.engine.speculation.speculation import Speculation
from inference.engine.speculation.store import FILE, MOST_KEPT, CostStore, cost_key

KEY = cost_key("model", 8, "x86")


def test_costs_come_back(tmp_path: Path) -> None:
    CostStore(tmp_path).write(KEY, {2: 1.25, 8: 3.0})
    assert CostStore(tmp_path).read(KEY) == {2: 1.25, 8: 3.0}
    assert CostStore(tmp_path).read(cost_key("model", 4, "x86")) == {}
    assert CostStore(None).read(KEY) == {}


def test_what_was_learnt_is_written_when_a_model_goes(tmp_path: Path) -> None:
    store = CostStore(tmp_path)
    knows = Speculation.begin(store, KEY)
    knows.costs.note(4, 1.5)
    knows.close()
    assert Speculation.begin(store, KEY).costs.known() == {4: 1.5}


def test_other_threads_have_other_costs(tmp_path: Path) -> None:
    knows = Speculation.begin(CostStore(tmp_path), KEY)
    knows.computed_with(4)
    knows.costs.note(4, 1.5)
    knows.computed_with(2)
    assert knows.costs.known() == {}
    knows.costs.note(4, 9.0)
    knows.close()
    assert CostStore(tmp_path).read(KEY) == {}


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b'{"costs": 3}', b'{"costs": {"a": {"x": 1}}}', b"\xff\x00", b'{"costs": {"k": {"2": "y"}}}'],
)
def test_a_damaged_file_is_begun_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    store = CostStore(tmp_path)
    assert store.read(KEY) == {}
    store.write(KEY, {2: 1.5})
    assert store.read(KEY) == {2: 1.5}


def test_what_cannot_be_true_is_left_out(tmp_path: Path) -> None:
    store = CostStore(tmp_path)
    store.write(KEY, {2: 1.5, 3: 1.0, 4: -1.0, 8: 1e9, 16: float("inf")})
    assert store.read(KEY) == {2: 1.5}


def test_the_file_stays_small(tmp_path: Path) -> None:
    store = CostStore(tmp_path)
    for number in range(MOST_KEPT + 5):
        store.write(cost_key(number), {2: 1.5})
    assert store.read(cost_key(0)) == {}
    assert store.read(cost_key(MOST_KEPT + 4)) == {2: 1.5}


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="this user may write everywhere")
def test_a_folder_that_may_not_be_written_does_no_harm(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    CostStore(tmp_path).write(KEY, {2: 1.5})
    tmp_path.chmod(0o700)


def test_a_folder_that_is_not_there_does_no_harm(tmp_path: Path) -> None:
    CostStore(tmp_path / "no").write(KEY, {2: 1.5})
    assert CostStore(tmp_path / "no").read(KEY) == {}

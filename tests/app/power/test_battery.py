"""The battery as Linux lists it: folders as the kernel makes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.power.battery import on_battery, read_supplies


def supply(folder: Path, name: str, **files: str) -> None:
    (folder / name).mkdir(parents=True)
    for file, text in files.items():
        (folder / name / file).write_text(text + "\n")


def test_a_laptop_without_its_outlet_runs_on_battery(tmp_path: Path) -> None:
    supply(tmp_path, "AC", type="Mains", online="0")
    supply(tmp_path, "BAT0", type="Battery", status="Discharging")
    assert read_supplies(tmp_path)


@pytest.mark.parametrize("kind", ["Mains", "USB"])
def test_whatever_feeds_it_from_outside_counts(tmp_path: Path, kind: str) -> None:
    supply(tmp_path, "AC", type="Mains", online="0")
    supply(tmp_path, "ucsi", type=kind, online="1")
    supply(tmp_path, "BAT0", type="Battery", status="Charging")
    assert not read_supplies(tmp_path)


def test_the_battery_of_a_mouse_is_not_the_computers(tmp_path: Path) -> None:
    supply(tmp_path, "hidpp_battery_0", type="Battery", status="Discharging", scope="Device")
    assert not read_supplies(tmp_path)


def test_without_a_list_of_outlets_the_battery_itself_says_so(tmp_path: Path) -> None:
    supply(tmp_path, "BAT0", type="Battery", status="Discharging", scope="System")
    assert read_supplies(tmp_path)
    (tmp_path / "BAT0" / "status").write_text("Full\n")
    assert not read_supplies(tmp_path)


def test_a_computer_without_any_has_none(tmp_path: Path) -> None:
    assert not read_supplies(tmp_path)
    assert not read_supplies(tmp_path / "missing")
    assert isinstance(on_battery(), bool)  # this one, whatever it has

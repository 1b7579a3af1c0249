"""Whether the computer runs on its battery, looked at when somebody asks; knows nothing of what follows from it."""

from __future__ import annotations

import sys
from pathlib import Path

SUPPLIES = Path("/sys/class/power_supply")
_OUTSIDE = ("Mains", "USB", "Wireless")  # what feeds the computer from outside


def on_battery() -> bool:
    """Whether it does; ``False`` where there is none, or where nobody can say."""
    return read_supplies(SUPPLIES) if sys.platform == "linux" else _ask_psutil()


def _ask_psutil() -> bool:
    import psutil  # reads charge and times as well, which on Linux may ask a slow controller for each

    state = psutil.sensors_battery()
    return state is not None and state.power_plugged is False


def read_supplies(folder: Path) -> bool:
    """What Linux tells in ``folder``: a battery of the computer itself, and nothing that feeds it.

    A battery alone does not say so: some are never charged from an outlet that is listed. Then its own word counts.
    """
    try:
        supplies = sorted(folder.iterdir())
    except OSError:
        return False
    kinds = {supply: _read(supply / "type") for supply in supplies}
    batteries = [s for s, kind in kinds.items() if kind == "Battery" and _read(s / "scope") != "Device"]
    outside = [s for s, kind in kinds.items() if kind in _OUTSIDE]
    if not batteries or any(_read(supply / "online") == "1" for supply in outside):
        return False
    return bool(outside) or any(_read(battery / "status") == "Discharging" for battery in batteries)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""

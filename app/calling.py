"""How the user calls this program, for texts that name a command; starts nothing."""

from __future__ import annotations

import os

VARIABLE = "HEARTH_COMMAND"  # set by a starter whose program is not found under its plain name, such as ``make run``


def command_name() -> str:
    """What to type to start Hearth."""
    return os.environ.get(VARIABLE, "").strip() or "hearth"

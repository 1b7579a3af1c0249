"""Says why there is no window, where it can be read; knows no reasons."""

from __future__ import annotations

import os
import sys

from PySide6.QtWidgets import QMessageBox

from inference.errors import HearthError


def refuse(error: HearthError) -> int:
    """Say it in the terminal and in a box; returns the exit status."""
    print(f"hearth: {error}", file=sys.stderr)  # noqa: T201 - there is no window to say it in
    if os.environ.get("QT_QPA_PLATFORM") != "offscreen":
        QMessageBox.critical(None, "Hearth", str(error))
    return 1

"""The log file: bounded, rotating, without anything that was written in a conversation."""

from __future__ import annotations

import logging
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path

SIZE = 1_000_000  # bytes of one file
KEPT = 3  # older files


def open_log(folder: Path) -> Callable[[], None]:
    """Write what is logged into ``folder`` from now on. Returns the way to stop.

    A log that cannot be written keeps nobody from working: it is left out.
    """
    try:
        handler = RotatingFileHandler(folder / "hearth.log", maxBytes=SIZE, backupCount=KEPT, encoding="utf-8")
    except OSError:
        return lambda: None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.setLevel(logging.INFO)
    root = logging.getLogger()
    level = root.level
    root.setLevel(min(level or logging.INFO, logging.INFO))
    root.addHandler(handler)

    def close() -> None:
        root.removeHandler(handler)
        root.setLevel(level)
        handler.close()

    return close

"""A host of engines as far as the window knows it: opened, told of requests by the test, closed; and its process."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from inference.hosting.values import Call


def api_command(mode: str = "serve", note: Path | None = None) -> list[str]:
    """How the scripted process is started; see ``tests.support.scripted_api``."""
    return [sys.executable, "-m", "tests.support.scripted_api", mode, *([str(note)] if note is not None else [])]


class ScriptedHost:
    """Attributes:
    told: Takes a request that is over.
    counted: Takes how many are under way.
    closed: Whether it was closed.
    """

    door = "door-file"

    def __init__(self, told: Callable[[Call], object], counted: Callable[[int], object]) -> None:
        self.told, self.counted = told, counted
        self.closed = False

    def close(self) -> None:
        self.closed = True


class ScriptedHosts:
    """Opens them; the newest is the last of ``all``."""

    def __init__(self) -> None:
        self.all: list[ScriptedHost] = []

    def open(self, told: Callable[[Call], object], counted: Callable[[int], object]) -> ScriptedHost:
        self.all.append(ScriptedHost(told, counted))
        return self.all[-1]

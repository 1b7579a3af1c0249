"""Where the engine keeps what outlives it, by the settings in force; keeps and reads nothing itself."""

from __future__ import annotations

from typing import Protocol

from app.paths import Paths
from app.settings import Settings

KEYS = frozenset({"memory.disk", "memory.main"})  # settings that change what is told


class Configurable(Protocol):
    """Whoever takes a ``Configure``."""

    def configure(
        self, folder: str = "", *, cache_folder: str = "", cache_bytes: int | None = 0, memory_bytes: int | None = None
    ) -> object:
        """Say where things are kept."""


class EnginePlaces:
    """Tells engines. Asks no disk, so that the window may call it at any time."""

    def __init__(self, settings: Settings, paths: Paths) -> None:
        self._settings = settings
        self._paths = paths

    def tell(self, engine: Configurable) -> None:
        """For conversations that are kept: what was read of them is kept, too."""
        engine.configure(
            str(self._paths.machine),
            cache_folder=str(self._paths.kept),
            cache_bytes=self._settings.number("memory.disk"),
            memory_bytes=self._settings.number("memory.main"),
        )

    def tell_forgetful(self, engine: Configurable) -> None:
        """For conversations that nobody keeps: nothing of them gets onto the disk."""
        engine.configure(str(self._paths.machine), memory_bytes=self._settings.number("memory.main"))

"""How many threads the engine computes with while the computer runs on battery; knows no widgets."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.controllers.engine import EngineController
from app.power.system import System
from app.settings import Settings
from inference.protocol import Loaded

ENOUGH = 4  # threads that come near what the memory of a laptop can bring, which is what writing waits for

Threads = tuple[int, int]  # to write, to read; 0: as the model was loaded


class Thrift(QObject):
    """Looks at the battery whenever the engine is about to work, and tells it when that means other threads."""

    def __init__(
        self, engine: EngineController, settings: Settings, system: System, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._engine = engine
        self._settings = settings
        self._system = system
        self._loaded: Loaded | None = None
        self._told: Threads = (0, 0)
        engine.work_begins.connect(self._adapt)

    def _adapt(self) -> None:
        loaded = self._engine.state.loaded
        if loaded is None:
            return
        if loaded is not self._loaded:
            self._loaded, self._told = loaded, (0, 0)
        choice = self._settings.text("memory.battery_threads")
        wanted = fewer(choice, loaded) if choice != "same" and self._system.on_battery() else (0, 0)
        if wanted != self._told:
            self._told = wanted
            self._engine.set_threads(*wanted)


def fewer(choice: str, loaded: Loaded) -> Threads:
    """The threads that ``choice``, a value of ``memory.battery_threads``, means for a model.

    Reading is all computing: with fewer threads it takes longer and as much energy, so *automatic* leaves it alone.
    """
    match choice:
        case "one":
            return 1, 1
        case "half":
            return max(1, loaded.threads // 2), max(1, loaded.batch_threads // 2)
        case _:
            threads = max(min(ENOUGH, loaded.threads), loaded.threads // 2)
            return (threads if threads < loaded.threads else 0), 0

"""Learns from ordinary answers how fast this computer is, on a thread; nobody has to measure for that. No widgets.

Loaded with the window, so everything that computes is imported when there is something to learn.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.controllers.engine import EngineController
from app.late_pool import Pool
from inference.protocol import Event, Finished

if TYPE_CHECKING:  # on a thread
    from inference.bandwidth import Bandwidth
    from inference.hardware import Hardware
    from inference.measurements import Measurements
    from inference.options import LoadOptions
    from inference.protocol import Device, Loaded

LONG = 48  # tokens of an answer from which on there is something to learn


class Learning(QObject):
    """Listens to the engine for as long as it lives."""

    def __init__(
        self,
        engine: EngineController,
        threads: Pool,
        open_measurements: Callable[[], Measurements],
        known_memory: Callable[[Hardware], Bandwidth | None],
        parent: QObject | None = None,
    ) -> None:
        """``open_measurements`` and ``known_memory`` are called on ``threads``; nothing is measured there."""
        super().__init__(parent)
        self._engine, self._threads = engine, threads
        self._open, self._known_memory = open_measurements, known_memory
        self._closed = False
        engine.received.connect(self._take)

    def close(self) -> None:
        """Learn nothing any more."""
        self._closed = True

    def _take(self, event: Event) -> None:
        if not isinstance(event, Finished) or event.completion_tokens < LONG or self._closed:
            return
        load, loaded = self._engine.loaded_with, self._engine.state.loaded
        if load is not None and loaded is not None and not self._engine.fewer_threads:
            devices = self._engine.devices() if loaded.gpu_layers else ()
            self._threads.submit(lambda: self._learn(event, loaded, load.options, devices))

    def _learn(self, answer: Finished, loaded: Loaded, options: LoadOptions, devices: tuple[Device, ...]) -> None:
        """On a thread."""
        from inference.errors import HearthError
        from inference.hardware import read_hardware
        from inference.model_measurement import ModelMeasurement

        hardware = read_hardware()
        bandwidth = self._known_memory(hardware)
        if bandwidth is None:
            return
        try:
            model = ModelMeasurement(loaded, options, hardware, bandwidth, devices)
        except HearthError:
            return  # the file is gone meanwhile
        model.learn(answer, self._open())

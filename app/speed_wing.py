"""What stands behind the page Speed of the settings, made when it is first gone to."""

from __future__ import annotations

from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app.bridge import Bridge
from app.controllers.engine import EngineController
from app.controllers.machine import Circumstances, Machine
from app.controllers.speed import SpeedController
from app.late_pool import LatePool
from app.notices import Notices
from app.paths import Paths
from app.settings import Settings
from app.widgets.main_window import MainWindow

if TYPE_CHECKING:  # on a thread
    from app.widgets.settings_page import Extra
    from inference.bandwidth import Bandwidth
    from inference.hardware import Hardware
    from inference.measurements import Measurements


class SpeedWing:
    """Controller and page, ended in ``close``.

    Attributes:
        speed: What measures.
    """

    def __init__(
        self,
        engine: EngineController,
        settings: Settings,
        notices: Notices,
        bridge: Bridge,
        paths: Paths,
        window: MainWindow,
        machine: Machine | None,
    ) -> None:
        """``machine``: a scripted one; ``None``: this computer."""
        self._closing = ExitStack()
        self._engine = engine
        threads = LatePool(1, "speed")
        self._closing.callback(threads.shutdown)
        self.speed = SpeedController(
            engine,
            settings,
            notices,
            bridge,
            threads,
            partial(open_measurements, paths.speed),
            partial(look, paths, machine),
            partial(measure_memory, paths, machine),
        )
        self._closing.callback(self.speed.close)
        window.pane.notices.action_asked.connect(self.speed.act)

    def make_page(self) -> Extra:
        """What stands on the page."""
        from app.widgets.speed_extras import SpeedExtras

        return SpeedExtras(self.speed, self._engine)

    def close(self) -> None:
        """End everything, in the order opposite to its making."""
        self._closing.close()


def open_measurements(file: Path) -> Measurements:
    """On a thread."""
    from inference.measurements import Measurements

    return Measurements(file)


def look(paths: Paths, machine: Machine | None) -> Hardware:
    """On a thread."""
    from inference.hardware import read_hardware

    return read_hardware() if machine is None else machine.look(Circumstances(folder=paths.models)).hardware


def measure_memory(paths: Paths, machine: Machine | None, hardware: Hardware) -> Bandwidth:
    """On a thread; half a second the first few times."""
    from inference.bandwidth import BandwidthMemory

    if machine is not None and (known := machine.look(Circumstances(folder=paths.models)).bandwidth):
        return known
    return BandwidthMemory(paths.cache / "bandwidth.json").get(hardware)

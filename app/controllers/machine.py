"""What this computer makes of a model that is not here yet; read on worker threads, the slow parts once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import msgspec

from inference.options import LoadOptions
from inference.protocol import Device

if TYPE_CHECKING:  # psutil and ctypes come with them
    from inference.bandwidth import Bandwidth
    from inference.calibration import Calibration
    from inference.corrections import Corrections
    from inference.hardware import Hardware
    from inference.model_facts import ModelFacts
    from inference.outlook import Outlook
    from inference.rough_model import RoughModel


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """What was found at one moment.

    Attributes:
        hardware: Processor and memory.
        devices: What llama.cpp can compute on; empty while it was not asked.
        bandwidth: Of main memory.
        calibration: What models that were measured here say about others; ``None``: none was.
        corrections: What loads on this machine taught about estimates of memory; ``None``: nothing.
        options: How models are loaded, as far as the user has said.
        reclaimable: Bytes that the model in use would give back.
        free_disk: Bytes free where downloads go, ``None`` when unknown.
    """

    hardware: Hardware
    devices: tuple[Device, ...] = ()
    bandwidth: Bandwidth | None = None
    calibration: Calibration | None = None
    corrections: Corrections | None = None
    options: LoadOptions = LoadOptions()
    reclaimable: int = 0
    free_disk: int | None = None

    def exact(self, facts: ModelFacts, download_size: int) -> Outlook:
        """What to expect of a model whose header was read; ``download_size``: bytes, companions included."""
        from inference.corrections import NONE
        from inference.outlook import outlook  # on a worker
        from inference.speed import UNMEASURED

        return outlook(
            facts,
            self.hardware,
            self.devices,
            self.bandwidth,
            self.options,
            reclaimable=self.reclaimable,
            free_disk=self.free_disk,
            download_size=download_size,
            calibration=self.calibration or UNMEASURED,
            corrections=self.corrections or NONE,
        )

    def rough(self, model: RoughModel, download_size: int | None = None) -> Outlook:
        """What to expect of a model of which only sizes are known."""
        from inference.corrections import NONE
        from inference.outlook import rough_outlook  # on a worker
        from inference.speed import UNMEASURED

        return rough_outlook(
            model,
            self.hardware,
            self.devices,
            self.bandwidth,
            self.options,
            reclaimable=self.reclaimable,
            free_disk=self.free_disk,
            download_size=download_size,
            calibration=self.calibration or UNMEASURED,
            corrections=self.corrections or NONE,
        )


class Circumstances(msgspec.Struct, frozen=True, kw_only=True):
    """What only the window's thread knows.

    Attributes:
        devices: As in ``Seen``.
        options: As in ``Seen``.
        reclaimable: As in ``Seen``.
        folder: Where downloads go.
    """

    devices: tuple[Device, ...] = ()
    options: LoadOptions = LoadOptions()
    reclaimable: int = 0
    folder: Path


class Machine(Protocol):
    """Looks at this computer; a scripted one stands here in pictures, so that they are the same everywhere."""

    def look(self, now: Circumstances) -> Seen:
        """What is there now. On a worker thread: the first time it may take half a second."""
        ...


class ThisMachine:
    """The computer Hearth runs on."""

    def __init__(
        self,
        bandwidth: Callable[[Hardware], Bandwidth],
        calibration: Callable[[Hardware], Calibration],
        corrections: Callable[[], Corrections],
    ) -> None:
        """``bandwidth`` measures; it is asked once. The others are asked each time: more may be known by then."""
        self._calibrate = calibration
        self._correct = corrections
        self._measure = bandwidth
        self._bandwidth: Bandwidth | None = None
        self._measuring = threading.Lock()

    def look(self, now: Circumstances) -> Seen:
        """What is there now."""
        from inference.hardware import free_disk, read_hardware  # psutil: not in the window's thread

        hardware = read_hardware()
        with self._measuring:
            if self._bandwidth is None:
                self._bandwidth = self._measure(hardware)
        return Seen(
            hardware=hardware,
            devices=now.devices,
            bandwidth=self._bandwidth,
            calibration=self._calibrate(hardware),
            corrections=self._correct(),
            options=now.options,
            reclaimable=now.reclaimable,
            free_disk=free_disk(now.folder),
        )

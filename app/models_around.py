"""What finding and downloading need of the rest of the program: hub, catalog, this computer, files that are here."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from app.controllers.hub_access import HubAccess
from app.controllers.machine import Circumstances, ThisMachine
from app.controllers.together import Controllers
from app.library_roots import models_folder
from app.paths import Paths
from app.settings import Settings
from app.version import VERSION
from app.wings import Outside
from inference.errors import HearthError

if TYPE_CHECKING:  # each is loaded when it is wanted, most of them on a thread
    from app.controllers.hub import Around, HubSource
    from app.controllers.repository import Shelf
    from inference.bandwidth import Bandwidth
    from inference.calibration import Calibration
    from inference.catalog import CatalogEntry
    from inference.corrections import Corrections
    from inference.hardware import Hardware
    from inference.hub.values import Variant


class Surroundings:
    """Made once; nothing is read before it is asked for."""

    def __init__(self, to: Controllers, access: HubAccess, settings: Settings, paths: Paths, outside: Outside) -> None:
        self._to, self._access, self._settings, self._paths, self._outside = to, access, settings, paths, outside
        self._catalog_read: Sequence[CatalogEntry] = ()
        self._reading = threading.Lock()

    @cached_property
    def around(self) -> Around:
        """The outside, for controllers."""
        from app.controllers.hub import Around

        machine = self._outside.machine or ThisMachine(
            partial(_measure, self._paths.cache / "bandwidth.json"),
            partial(_calibrate, self._paths.speed),
            partial(_corrections, self._paths.machine),
        )
        hub = self._outside.hub or self._open_hub
        return Around(hub=hub, catalog=self._catalog, machine=machine, now=self._now)

    @cached_property
    def shelf(self) -> Shelf:
        """Where models go, and which are there."""
        from app.controllers.repository import Shelf
        from inference.hub.wanted import wanted_for

        return Shelf(folder=self.folder, find_here=self._find_here, wanted=wanted_for)

    def folder(self) -> Path:
        """Where downloads go, as the settings are now."""
        return models_folder(self._settings, self._paths)

    # ------------------------------------------------------------------------------------ inside

    def _open_hub(self) -> HubSource:
        """On a thread."""
        from inference.hub.client import Hub

        return Hub(self._access.network(), version=VERSION, cache=self._paths.cache / "headers")

    def _catalog(self) -> Sequence[CatalogEntry]:
        """On a thread; read once."""
        from inference.catalog import load_catalog
        from resources import resource_path

        with self._reading:
            if not self._catalog_read:
                self._catalog_read = load_catalog(resource_path("catalog.json"))
            return self._catalog_read

    def _now(self) -> Circumstances:
        state = self._to.engine.state
        loaded = state.model if state.loaded is not None else None
        return Circumstances(
            devices=self._to.engine.devices(),
            options=self._settings.load_options(""),
            reclaimable=loaded.size if loaded is not None else 0,
            folder=self.folder(),
        )

    def _find_here(self) -> Callable[[Variant], str]:
        """What tells on a thread whether a variant is here: where it would be downloaded to, or anywhere else."""
        folder = self.folder()
        whole = (model for model in self._to.models.all if not model.missing and not model.damaged)
        known = {model.sha256: str(model.path) for model in whole if model.sha256}

        def find(variant: Variant) -> str:
            hashes = tuple(file.sha256 for file in variant.files)
            if all(hashes) and hashes in known:
                return known[hashes]
            return _target_of(folder, variant)

        return find


def _measure(file: Path, hardware: Hardware) -> Bandwidth:
    from inference.bandwidth import BandwidthMemory  # on a thread

    return BandwidthMemory(file).get(hardware)


def _calibrate(file: Path, hardware: Hardware) -> Calibration:
    from inference.measurements import Measurements  # on a thread

    return Measurements(file).calibration(hardware)


def _corrections(folder: Path) -> Corrections:
    from inference.corrections import read_corrections  # on a thread

    return read_corrections(folder)


def _target_of(folder: Path, variant: Variant) -> str:
    """The file a variant was downloaded to; empty unless all of its parts are there in full."""
    from inference.download.names import safe_relative  # on a thread

    try:
        targets = [folder / safe_relative(variant.repository) / safe_relative(file.path) for file in variant.files]
        whole = all(target.stat().st_size == file.size for target, file in zip(targets, variant.files, strict=True))
    except (HearthError, OSError):
        return ""
    return str(targets[0]) if whole else ""

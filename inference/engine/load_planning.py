"""How a file would be loaded on this machine as it is now, and what loads teach about it; loads nothing."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import msgspec

from inference.corrections import NONE, read_corrections, write_corrections
from inference.engine.devices import graphics_devices
from inference.errors import ModelFileError, OutOfMemory
from inference.fit import plan_load
from inference.gguf import read_model_facts
from inference.hardware import Hardware, read_hardware
from inference.load_ladder import Rung
from inference.load_plan import LoadPlan, PlanNotice
from inference.model_facts import ModelFacts
from inference.options import LoadOptions, check_options
from inference.protocol import Allocation, Device


class Checked(NamedTuple):
    """A file, how it would be loaded, and the machine this was decided for.

    Attributes:
        path: As it was asked for.
        facts: What the file says.
        plan: How it is to be loaded.
        hardware: This machine.
        draft: What is to draft for it, if there is room for both.
    """

    path: str
    facts: ModelFacts
    plan: LoadPlan
    hardware: Hardware
    draft: ModelFacts | None = None


class Room(NamedTuple):
    """Bytes that a model loaded now gives back: of main memory, and of graphics memory."""

    main: int = 0
    graphics: int = 0


class LoadPlanner:
    """Plans loads.

    Args:
        devices: Asks what there is to compute on, and how much memory is free there now.

    Attributes:
        folder: Where what loads teach is kept; ``None``: nowhere.
    """

    def __init__(self, devices: Callable[[], tuple[Device, ...]]) -> None:
        self._devices = devices
        self.folder: Path | None = None
        self._corrections = NONE

    def keep_in(self, folder: Path | None) -> None:
        """Where what loads teach about estimates is kept; ``None``: nowhere."""
        self.folder = folder
        self._corrections = read_corrections(folder)

    def check(self, path: str, options: LoadOptions, room: Room, draft: str = "") -> Checked:
        """Steps 1 and 2.

        Args:
            path: The file.
            options: As asked for.
            room: What comes back before it is loaded.
            draft: A file that is to draft for it; left out, and told, where it cannot be had beside it.

        Raises:
            HearthError: why it cannot be loaded.
        """
        check_options(options)
        facts = read_model_facts(Path(path))
        graphics = with_memory(graphics_devices(self._devices()), room.graphics)
        hardware = read_hardware()
        plan_with = functools.partial(
            plan_load,
            facts,
            options,
            hardware,
            graphics,
            reclaimable=room.main,
            corrections=self._corrections,
        )
        if not draft:
            return Checked(path, facts, plan_with(), hardware)
        try:
            beside = read_model_facts(Path(draft))
            return Checked(path, facts, plan_with(draft=beside), hardware, beside)
        except (ModelFileError, OutOfMemory) as error:
            plan = plan_with()
            without = PlanNotice("fallback", f"No model drafts for it. {error.message}", error.hint)
            return Checked(path, facts, msgspec.structs.replace(plan, notices=(*plan.notices, without)), hardware)

    def lower(self, checked: Checked, rung: Rung) -> Checked | None:
        """The plan one step down, for this machine as it is now; ``None`` when it would not be held either."""
        graphics, hardware = graphics_devices(self._devices()), read_hardware()
        try:
            plan = plan_load(
                checked.facts, rung.options, hardware, graphics, corrections=self._corrections, copies=rung.copies
            )
        except OutOfMemory:
            return None
        plan = msgspec.structs.replace(plan, automatic=checked.plan.automatic, notices=())
        return Checked(checked.path, checked.facts, plan, hardware)

    def learn(self, checked: Checked, allocated: Allocation) -> None:
        """Compare what was planned with what was allocated, for the next plan."""
        learnt = self._corrections.learnt(checked.facts, checked.plan.estimate, allocated)
        if learnt is not self._corrections:
            self._corrections = learnt
            if self.folder is not None:
                write_corrections(self.folder, learnt)


def with_memory(graphics: tuple[Device, ...], given_up: int) -> tuple[Device, ...]:
    """The devices as they are once ``given_up`` bytes are free again, wherever these lie now."""
    freed = []
    for device in graphics:
        more = min(given_up, device.memory_total - device.memory_free)
        given_up -= more
        freed.append(msgspec.structs.replace(device, memory_free=device.memory_free + more))
    return tuple(freed)

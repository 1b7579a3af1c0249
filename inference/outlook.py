"""Would this model run here, and how well: what people see before they download. Loads nothing, asks no system.

The memory is that of ``inference.fit`` for the same machine, the speed that of ``inference.speed``. What is judged is
the computer rather than the moment: memory that other programs use now counts as free up to what such a computer can
usually spare; ``reason`` says when programs have to be closed for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from inference.bandwidth import Bandwidth
from inference.calibration import Calibration
from inference.corrections import NONE, Corrections
from inference.errors import OptionError, OutOfMemory
from inference.fit import LEAST_CONTEXT, main_memory, memory_margin, plan_load, shares_memory, useful_devices
from inference.hardware import Hardware
from inference.load_plan import LoadPlan
from inference.memory_estimate import estimate
from inference.model_facts import ModelFacts
from inference.options import LoadOptions
from inference.protocol import Device
from inference.rough_model import RoughModel, rough_facts
from inference.speed import UNMEASURED, WORDS_PER_TOKEN, Speed, expected_speed
from inference.units import GIB

AUTOMATIC = LoadOptions()
PAGE_TOKENS = 500 / WORDS_PER_TOKEN  # of a page of English text

Verdict = Literal["gpu", "partial", "memory", "none"]
Reason = Literal["gpu", "partial", "memory", "close_programs", "tight", "from_disk", "too_large", "options"]


class Outlook(msgspec.Struct, frozen=True, kw_only=True):
    """What to expect of a model on this machine. Sizes in bytes.

    Attributes:
        verdict: ``gpu``: all of it on graphics cards; ``partial``: some layers there, the rest in main memory;
            ``memory``: all in main memory; ``none``: not to be used here.
        reason: Why. ``gpu``, ``partial``, ``memory``: it fits comfortably, now. ``close_programs``: comfortably once
            other programs give memory back. ``tight``: it fits, but leaves hardly anything to other programs.
            ``from_disk`` (verdict ``none``): larger than memory; it would run, reading from the disk for each word.
            ``too_large`` (verdict ``none``): it cannot be loaded. ``options`` (verdict ``none``): the chosen options
            do not suit this model.
        rough: No header was read: figures are typical ones for its size and may be off by a fifth.
        context: Tokens of context all this is for.
        gpu_layers: Layers on graphics cards.
        layers: Layers there are, the output counted as one.
        memory_needed: Main memory it takes.
        memory_available: Main memory that is free now, what is given back before loading included.
        memory_usable: Main memory this computer can give to a model once other programs are closed.
        gpu_needed: Graphics memory it takes; 0 where graphics share main memory, which then holds all.
        gpu_usable: Graphics memory that cards can give to a model, whatever is loaded now; 0 where it is main memory.
        speed: Expected speed, ``None`` where nothing can be said.
        download_size: What has to be fetched, 0 when it is here.
        disk_free_after: Free disk afterwards, negative when it does not fit; ``None`` when unknown.
    """

    verdict: Verdict
    reason: Reason
    rough: bool = False
    context: int = 0
    gpu_layers: int = 0
    layers: int = 0
    memory_needed: int = 0
    memory_available: int = 0
    memory_usable: int = 0
    gpu_needed: int = 0
    gpu_usable: int = 0
    speed: Speed | None = None
    download_size: int = 0
    disk_free_after: int | None = None

    @property
    def fits(self) -> bool:
        """Whether it is worth loading here."""
        return self.verdict != "none"

    @property
    def comfortable(self) -> bool:
        """Whether it fits with room for other programs."""
        return self.fits and self.reason != "tight"

    @property
    def fits_disk(self) -> bool:
        """Whether there is room for the download; taken for granted where the disk is not known."""
        return self.disk_free_after is None or self.disk_free_after >= 0

    @property
    def total_needed(self) -> int:
        """Bytes of both kinds of memory."""
        return self.memory_needed + self.gpu_needed

    @property
    def tokens_per_second(self) -> float | None:
        """Tokens of an answer a second."""
        return self.speed.tokens_per_second if self.speed else None

    @property
    def words_per_second(self) -> float | None:
        """English words of an answer a second."""
        return self.speed.tokens_per_second * WORDS_PER_TOKEN if self.speed else None

    @property
    def page_seconds(self) -> float | None:
        """Seconds to read a page of text; ``None`` until a model was measured here."""
        reading = self.speed.prompt_tokens_per_second if self.speed else None
        return PAGE_TOKENS / reading if reading else None


def outlook(
    facts: ModelFacts,
    hardware: Hardware,
    devices: Sequence[Device] = (),
    bandwidth: Bandwidth | None = None,
    options: LoadOptions = AUTOMATIC,
    *,
    reclaimable: int = 0,
    free_disk: int | None = None,
    download_size: int | None = None,
    calibration: Calibration = UNMEASURED,
    corrections: Corrections = NONE,
) -> Outlook:
    """What to expect of a model whose header was read.

    Args:
        facts: The model.
        hardware: This machine, now.
        devices: What llama.cpp can compute on; empty while nobody asked.
        bandwidth: Of main memory; without it there is no speed.
        options: As for ``plan_load``; ``None`` fields are automatic.
        reclaimable: Bytes of main memory that come back before the model would be loaded.
        free_disk: Bytes free where it would lie.
        download_size: Bytes to fetch, companions included; nothing when ``None``.
        corrections: What earlier loads on this machine taught about estimates of memory.
        calibration: What was measured on this machine.
    """
    available = hardware.memory_available + reclaimable
    usable = max(available, usable_memory(hardware))
    fetched = download_size or 0
    devices = [_emptied(device) for device in useful_devices(devices, options)]
    shared = shares_memory(hardware, devices)
    common = Outlook(
        verdict="none",
        reason="too_large",
        memory_available=available,
        memory_usable=usable,
        gpu_usable=0 if shared else sum(device.memory_free for device in devices),
        layers=facts.layers + 1,
        download_size=fetched,
        disk_free_after=None if free_disk is None else free_disk - fetched,
    )
    try:
        there = msgspec.structs.replace(hardware, memory_available=usable)
        plan = plan_load(facts, options, there, devices, corrections=corrections)
    except OptionError:
        return msgspec.structs.replace(common, reason="options")
    except OutOfMemory:
        return msgspec.structs.replace(common, **_least(facts, hardware, devices, options, corrections))
    speed = None
    if bandwidth is not None:
        speed = expected_speed(facts, plan, hardware, devices, bandwidth, calibration=calibration)
    return _of_plan(common, plan, hardware, devices, speed)


def rough_outlook(
    model: RoughModel,
    hardware: Hardware,
    devices: Sequence[Device] = (),
    bandwidth: Bandwidth | None = None,
    options: LoadOptions = AUTOMATIC,
    *,
    reclaimable: int = 0,
    free_disk: int | None = None,
    download_size: int | None = None,
    calibration: Calibration = UNMEASURED,
    corrections: Corrections = NONE,
) -> Outlook:
    """The same from sizes alone, for lists of models whose headers were not read; marked ``rough``.

    ``download_size`` is the size of the file when ``None``.
    """
    found = outlook(
        rough_facts(model),
        hardware,
        devices,
        bandwidth,
        options,
        reclaimable=reclaimable,
        free_disk=free_disk,
        download_size=model.file_size if download_size is None else download_size,
        calibration=calibration,
        corrections=corrections,
    )
    return msgspec.structs.replace(found, rough=True)


def usable_memory(hardware: Hardware) -> int:
    """Bytes of main memory a computer of this size can usually give to a model, other programs closed.

    Five sixths of it less one GB: 5.7 of 8 GB, 12.3 of 16, 25.7 of 32, as the notes of the catalog have it.
    """
    return max(hardware.memory_total * 5 // 6 - GIB, 0)


def _emptied(device: Device) -> Device:
    """A card as it is when the model that may lie on it now has left: a tenth stays with the screen."""
    free = max(device.memory_free, device.memory_total * 9 // 10)
    return msgspec.structs.replace(device, memory_free=free)


# ------------------------------------------------------------------------------------------ judging


def _of_plan(
    common: Outlook,
    plan: LoadPlan,
    hardware: Hardware,
    devices: Sequence[Device],
    speed: Speed | None,
) -> Outlook:
    needed = main_memory(plan.estimate, hardware, devices)
    verdict: Verdict = "memory"
    reason: Reason = "memory"
    if plan.gpu_layers:
        whole = plan.gpu_layers >= plan.layers and not plan.cpu_expert_layers
        verdict = reason = "gpu" if whole else "partial"
    margin = memory_margin(hardware)
    # Copies of weights are made only where there is room for them, so they are no reason to close programs.
    least = needed - plan.estimate.copies
    if least > common.memory_usable:
        verdict, reason = "none", "from_disk"
    elif least > common.memory_usable - margin:
        reason = "tight"
    elif least > common.memory_available - margin:
        reason = "close_programs"
    return msgspec.structs.replace(
        common,
        verdict=verdict,
        reason=reason,
        context=plan.context,
        gpu_layers=plan.gpu_layers,
        layers=plan.layers,
        memory_needed=least,
        gpu_needed=0 if shares_memory(hardware, devices) else plan.estimate.gpu,
        speed=speed if verdict != "none" else None,
    )


def _least(
    facts: ModelFacts,
    hardware: Hardware,
    devices: Sequence[Device],
    options: LoadOptions,
    corrections: Corrections,
) -> dict[str, int]:
    """The figures of a model that cannot be loaded: what it would take at the chosen or the shortest context."""
    context = options.context_length or min(LEAST_CONTEXT, facts.context_trained or LEAST_CONTEXT)
    needed = corrections.applied(facts, estimate(facts, context, kv_type=options.kv_type or "f16"))
    return {"context": context, "memory_needed": main_memory(needed, hardware, devices)}

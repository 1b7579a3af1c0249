"""How much memory a model will take beside others, and with how long a context it fits; loads nothing.

What the engine will choose by itself is computed with the engine's own arithmetic. Where that is more than there is
room for, shorter contexts are tried: they are then asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import msgspec

from inference.errors import HearthError, OutOfMemory
from inference.fit import LEAST_CONTEXT, main_memory, plan_load
from inference.gguf import read_model_facts
from inference.hardware import Hardware
from inference.hosting.limits import KEPT, OVERHEAD
from inference.memory_estimate import estimate
from inference.model_facts import ModelFacts
from inference.model_file import ModelFile
from inference.options import LoadOptions
from inference.protocol import Device
from inference.units import MIB, data_size

_KNOWN = 64  # files whose facts are remembered
_VECTORS = 64 * MIB  # bytes for computing vectors, at the very least
_LONGEST_TEXT = 8192  # tokens of which a vector is made; see ``inference.engine.embedding``


class Preference(NamedTuple):
    """How the user wants a model to be loaded.

    Attributes:
        options: ``None`` fields are automatic.
        draft: As in ``Load``.
        drafts: As in ``Load``.
    """

    options: LoadOptions = LoadOptions()
    draft: str = ""
    drafts: tuple[str, ...] = ()


class Back(NamedTuple):
    """What comes back when models leave.

    Attributes:
        main: Bytes of main memory.
        cards: The same of graphics cards, of all together.
    """

    main: int = 0
    cards: int = 0


class Size(NamedTuple):
    """What a load will take.

    Attributes:
        bytes: Main memory, the process included.
        options: To load it with.
    """

    bytes: int
    options: LoadOptions


class Sizer:
    """Asks files and this machine.

    Args:
        hardware: Reads this machine.

    Attributes:
        devices: What there is to compute on, once an engine has told.
    """

    def __init__(self, hardware: Callable[[], Hardware]) -> None:
        self._hardware = hardware
        self._facts: dict[tuple[str, int, int], ModelFacts] = {}
        self.devices: tuple[Device, ...] | None = None

    @property
    def has_cards(self) -> bool:
        """Whether there are graphics cards with memory of their own."""
        return any(device.kind == "gpu" for device in self.devices or ())

    def forget_cards(self) -> None:
        """What is free on graphics cards is something else now: an engine has to tell."""
        if self.has_cards:
            self.devices = None

    def size(self, model: ModelFile, options: LoadOptions, room: int, back: Back, *, shorten: bool) -> Size | None:
        """What it takes when at most ``room`` bytes may be taken.

        Args:
            model: From the library.
            options: As the user wants it.
            room: Bytes for it.
            back: What comes back before it is loaded.
            shorten: Whether an automatic context may be shorter than it would be by itself.

        Returns:
            ``None``: it does not fit.

        Raises:
            HearthError: It cannot be loaded on this machine at all, or the file is none.
        """
        facts = self._facts_of(model)
        if model.purpose == "embedding":
            needs = _vectors(facts) + OVERHEAD
            return Size(needs, options) if needs <= room else None
        context = 0  # automatic
        while True:
            asked = msgspec.structs.replace(options, context_length=context) if context else options
            needs, planned = self._plan(model, facts, asked, back)
            if needs <= room:
                return Size(needs, asked)
            if not shorten or options.context_length is not None or planned <= LEAST_CONTEXT:
                return None
            context = max(planned // 2, LEAST_CONTEXT)

    def least(self, model: ModelFile, options: LoadOptions, back: Back) -> int:
        """Bytes it takes at least: with the shortest context that may be chosen for it. As ``size`` otherwise."""
        facts = self._facts_of(model)
        if model.purpose == "embedding":
            return _vectors(facts) + OVERHEAD
        if options.context_length is None:
            options = msgspec.structs.replace(options, context_length=LEAST_CONTEXT)
        return self._plan(model, facts, options, back)[0]

    def _plan(self, model: ModelFile, facts: ModelFacts, options: LoadOptions, back: Back) -> tuple[int, int]:
        """Bytes, and tokens of context."""
        hardware = self._hardware()
        devices = _with(self.devices or (), back.cards)
        projector = sum(each.size for each in model.companions if each.kind == "projector")
        plan = plan_load(facts, options, hardware, devices, reclaimable=back.main, projector=projector)
        return main_memory(plan.estimate, hardware, devices) + OVERHEAD + KEPT, plan.context

    def _facts_of(self, model: ModelFile) -> ModelFacts:
        try:
            stat = model.path.stat()
            key = (str(model.path), stat.st_size, stat.st_mtime_ns)
        except OSError:
            key = (str(model.path), 0, 0)  # the reader says what is wrong
        if key not in self._facts:
            while len(self._facts) >= _KNOWN:
                self._facts.pop(next(iter(self._facts)))
            self._facts[key] = read_model_facts(model.path, thorough=False, purpose=model.purpose)
        return self._facts[key]


def _vectors(facts: ModelFacts) -> int:
    """Bytes for weights, and for making the vector of the longest text.

    Encoders read it in one pass: a mask of its length squared, and all intermediate results of a layer. What reads from
    left to right keeps keys and values of it instead.
    """
    length = min(facts.context_trained or _LONGEST_TEXT, _LONGEST_TEXT)
    weights = sum(facts.layer_bytes) + facts.input_bytes + facts.output_bytes
    one_pass = length * length * 5 // 2 + 4 * length * (6 * facts.width + 2 * facts.feed_forward)
    kept = estimate(facts, length, micro_batch=128, sequences=1).kv
    return weights + max(one_pass, kept, _VECTORS)


def _with(devices: tuple[Device, ...], back: int) -> tuple[Device, ...]:
    """The devices when so much has come back on the cards, to each its share: which had what is not known."""
    whole = sum(device.memory_total for device in devices if device.kind == "gpu")
    if not back or not whole:
        return devices

    def more(device: Device) -> Device:
        if device.kind != "gpu":
            return device
        free = min(device.memory_free + back * device.memory_total // whole, device.memory_total)
        return msgspec.structs.replace(device, memory_free=free)

    return tuple(map(more, devices))


def too_large(model: ModelFile, needs: int, room: int, window: str) -> HearthError:
    """What to say when a model never fits.

    Args:
        model: Which one.
        needs: Bytes it takes at least.
        room: Bytes there are for models beside the window's.
        window: Name of the model in the window; empty for none.
    """
    return OutOfMemory(
        f"“{model.name}” needs at least {data_size(needs)} of memory; models for other programs may take "
        f"{data_size(room)} here.",
        f"Choose a smaller model, or “{window}”, which is in Hearth's window, or allow more memory in the settings."
        if window
        else "Choose a smaller model, or allow more memory: in the settings, or by hearth serve --memory.",
    )

"""What of a model goes to graphics cards: layers, experts, and with which context; asks no device, loads nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from inference.memory_estimate import MemoryEstimate, offloaded_blocks
from inference.model_facts import ModelFacts
from inference.options import KvType, LoadOptions
from inference.protocol import Device

_MARGIN = 512 * 1024**2  # bytes left to the screen and the driver, or 5 % where that is more


class Placement(NamedTuple):
    """What lies on graphics cards: so many layers, the first so many of them without their experts."""

    gpu_layers: int = 0
    cpu_expert_layers: int = 0


class CardPlanner:
    """Shares a model out between cards and main memory.

    Of a mixture every token needs all of the attention but few of the experts: rather than a layer, its experts
    stay in main memory, and those of as few layers as possible.

    Args:
        facts: The model.
        options: What the user chose; ``None`` is decided here.
        devices: The cards to use.
        expected: Memory with a context, a type of KV cache, and a placement.
        holds: Whether main memory holds so much comfortably.
    """

    def __init__(
        self,
        facts: ModelFacts,
        options: LoadOptions,
        devices: Sequence[Device],
        expected: Callable[[int, KvType, Placement], MemoryEstimate],
        holds: Callable[[MemoryEstimate], bool],
    ) -> None:
        self._facts = facts
        self._options = options
        self._devices = devices
        self._expected = expected
        self._holds = holds

    def placement(self, context: int, kv_type: KvType) -> Placement:
        """Layers on the cards: as many as fit, the last ones first."""
        if not self._devices:
            return Placement()
        layers = self._facts.layers + 1
        if self._options.gpu_layers is not None:
            layers = min(self._options.gpu_layers, layers)
        else:
            layers = _last(layers, lambda count: self._fits(context, kv_type, count, self._most_spared(count)))
        spared = self._most_spared(layers)
        if self._options.cpu_expert_layers is not None:
            return Placement(layers, spared)
        return Placement(
            layers, spared - _last(spared, lambda count: self._fits(context, kv_type, layers, spared - count))
        )

    def longest_context(self, whole: Iterable[int], without_experts: Iterable[int], kv_type: KvType) -> int:
        """The longest context with which every layer lies on the cards; 0 when there is none.

        Args:
            whole: Contexts to try with everything there, longest first.
            without_experts: Contexts to try where only a mixture's experts, or some, stay in main memory.
            kv_type: Type of the KV cache.
        """
        layers = self._facts.layers + 1
        chosen = self._options.cpu_expert_layers or 0
        for context in whole:
            if self._fits(context, kv_type, layers, chosen):
                return context
        for context in without_experts if self._facts.expert_bytes else ():
            place = Placement(layers, self._most_spared(layers))
            if self._fits(context, kv_type, *place) and self._holds(self._expected(context, kv_type, place)):
                return context
        return 0

    def _most_spared(self, layers: int) -> int:
        """Of how many of these layers the experts may stay in main memory."""
        if not self._facts.expert_bytes:
            return 0
        blocks = len(offloaded_blocks(self._facts.layers, layers))
        chosen = self._options.cpu_expert_layers
        return blocks if chosen is None else min(chosen, blocks)

    def _fits(self, context: int, kv_type: KvType, layers: int, cpu_expert_layers: int) -> bool:
        free = sum(device.memory_free - max(_MARGIN, device.memory_total // 20) for device in self._devices)
        return self._expected(context, kv_type, Placement(layers, cpu_expert_layers)).gpu <= free


def _last(most: int, holds: Callable[[int], bool]) -> int:
    """The largest number up to ``most`` for which something holds that holds for all smaller ones; 0 is not asked."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if holds(middle) else (low, middle - 1)
    return low

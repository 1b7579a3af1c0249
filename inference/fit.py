"""How to load a model on this machine: every choice left to *automatic* is made here; loads nothing.

A plan is arithmetic on the facts of the file and the hardware. What cannot fit is refused here with figures,
before llama.cpp has reserved anything: on systems that promise more memory than they have, it would be the
operating system that ends the process, later and without a word.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from inference.cards import CardPlanner, Placement
from inference.corrections import NONE, Corrections
from inference.errors import OptionError, OutOfMemory
from inference.hardware import Hardware
from inference.load_plan import DRAFT_OUTPUTS, LoadPlan, PlanNotice
from inference.memory_estimate import (
    MachineKind,
    MemoryEstimate,
    draft_memory,
    estimate,
    projector_memory,
    rearranged_bytes,
)
from inference.model_facts import ModelFacts
from inference.options import FlashAttention, KvType, LoadOptions
from inference.protocol import Device, MemoryKind
from inference.quantization import KV_TYPES
from inference.units import GIB, data_size

__all__ = [
    "LoadPlan",
    "PlanNotice",
    "can_halve",
    "main_memory",
    "memory_margin",
    "plan_load",
    "sequences_for",
    "shares_memory",
    "useful_devices",
    "usual_context",
]

LEAST_CONTEXT = 2048  # tokens below which a conversation is no fun; automatic goes lower only for small models
STEP = 256  # tokens; llama.cpp rounds to it
LEAST_ROOM = GIB // 8  # bytes; no model worth naming a size for fits into less
BATCH = 512

# Memory of the machine (at least so many bytes) and what automatic then takes at most: tokens of context,
# tokens a pass. More context is rarely used but always paid for, in memory and in time.
_CLASSES = (
    (48 * GIB, 32_768, 512),
    (24 * GIB, 16_384, 512),
    (12 * GIB, 8_192, 256),
    (0, 4_096, 256),
)
_GPU_CONTEXT = 32_768


def sequences_for(kind: MemoryKind) -> int:
    """How many conversations stay in memory side by side. A recurrent state is reserved for each."""
    return 2 if kind in ("hybrid", "recurrent") else 4


def usual_context(hardware: Hardware) -> int:
    """Tokens of context that automatic takes at most on a machine of this size, without graphics cards."""
    return next(row[1] for row in _CLASSES if hardware.memory_total >= row[0])


def memory_margin(hardware: Hardware) -> int:
    """Bytes of main memory a comfortable plan leaves to the window and other programs."""
    return min(3 * GIB // 2, hardware.memory_total // 10)


def shares_memory(hardware: Hardware, devices: Sequence[Device]) -> bool:
    """Whether graphics have no memory of their own: inside the processor, and in Apple's computers."""
    return hardware.system.startswith("Darwin") or any(device.kind == "igpu" for device in devices)


def main_memory(expected: MemoryEstimate, hardware: Hardware, devices: Sequence[Device]) -> int:
    """Bytes of main memory."""
    return expected.total if shares_memory(hardware, devices) else expected.host


def plan_load(
    facts: ModelFacts,
    options: LoadOptions,
    hardware: Hardware,
    devices: Sequence[Device] = (),
    *,
    sequences: int | None = None,
    reclaimable: int = 0,
    corrections: Corrections = NONE,
    copies: bool = True,
    draft: ModelFacts | None = None,
    projector: int = 0,
) -> LoadPlan:
    """Decide how to load a model.

    Args:
        facts: The model.
        options: What the user chose; ``None`` fields are decided here. Limits have been checked.
        hardware: This machine, now.
        devices: Devices llama.cpp can compute on. Only separate graphics cards are used by themselves: one
            that shares main memory is seldom faster than the processor.
        sequences: Conversations side by side; by the kind of memory when ``None``.
        reclaimable: Bytes of main memory that come back before the model is loaded.
        corrections: What earlier loads on this machine taught about estimates.
        copies: Whether weights may be kept a second time where that is faster and there is room.
        draft: A model that is loaded beside it, in main memory, to draft for it.
        projector: Bytes of the file of the part that sees pictures; 0 where it is not loaded.

    Raises:
        OptionError: Options that exclude each other, or do not suit this model.
        OutOfMemory: It cannot be held; the hint says what could.
    """
    flash: FlashAttention = "off" if facts.architecture == "grok" else options.flash_attention
    _check_kv_type(facts, options.kv_type, flash)
    planner = _Planner(
        facts=facts,
        options=options,
        flash=flash,
        hardware=hardware,
        devices=useful_devices(devices, options),
        available=hardware.memory_available + reclaimable,
        sequences=sequences or sequences_for(facts.memory_kind),
        corrections=corrections,
        copies=copies,
        draft=draft,
        projector=projector,
    )
    return planner.plan()


def can_halve(facts: ModelFacts, flash: FlashAttention) -> bool:
    """Whether this model's KV cache can be q8_0, which takes half of f16."""
    return flash != "off" and all(size % KV_TYPES["q8_0"].block == 0 for size in facts.head_sizes)


def useful_devices(devices: Sequence[Device], options: LoadOptions) -> tuple[Device, ...]:
    """Separate graphics cards; one inside the processor only when the user asks for layers on it."""
    cards = tuple(device for device in devices if device.kind == "gpu")
    if cards or not options.gpu_layers:
        return cards
    return tuple(device for device in devices if device.kind == "igpu")


def _check_kv_type(facts: ModelFacts, kv_type: KvType | None, flash: FlashAttention) -> None:
    """The rules of ``llama_init_from_model``, which only returns NULL when one is broken."""
    if kv_type is None or KV_TYPES[kv_type].block == 1:
        return
    if flash == "off":
        raise OptionError(
            f"The KV cache type {kv_type} needs flash attention, which is off.",
            "Switch flash attention to automatic, or choose f16.",
        )
    block = KV_TYPES[kv_type].block
    if any(size % block for size in facts.head_sizes):
        raise OptionError(
            f"This model cannot keep its memory as {kv_type}: its attention heads are not a multiple of {block}.",
            "Choose f16.",
        )


class _Planner(msgspec.Struct, frozen=True, kw_only=True):
    """The decisions of one plan, each a method."""

    facts: ModelFacts
    options: LoadOptions
    flash: FlashAttention
    hardware: Hardware
    devices: tuple[Device, ...]
    available: int
    sequences: int
    corrections: Corrections
    copies: bool
    draft: ModelFacts | None
    projector: int

    def plan(self) -> LoadPlan:
        context, kv_type = self._context()
        place = self._cards().placement(context, kv_type)
        self._refuse_what_cannot_fit(context, kv_type, place)
        batch, micro_batch = self._batches(context)
        expected = self._estimate(context, kv_type, place)
        with_copies = self._estimate(context, kv_type, place, copies=self._copies(place))
        # The copy pays only where it does not drive the rest out of memory.
        repack = self.copies and self._main(with_copies) <= self.available - self._margin()
        threads = self._threads(self.options.threads, self.hardware.threads)
        return LoadPlan(
            context=context,
            threads=threads,
            batch_threads=self._threads(self.options.batch_threads, max(self.hardware.batch_threads, threads)),
            gpu_layers=place.gpu_layers,
            layers=self.facts.layers + 1,
            cpu_expert_layers=place.cpu_expert_layers,
            batch=batch,
            micro_batch=micro_batch,
            flash_attention=self.flash,
            kv_type=kv_type,
            memory_mapping=self.options.memory_mapping,
            sequences=self.sequences,
            outputs=self._outputs(),
            repack=repack,
            estimate=with_copies if repack else expected,
            automatic=tuple(name for name in LoadOptions.__struct_fields__ if getattr(self.options, name) is None),
            notices=tuple(self._notices(expected, threads)),
        )

    # -- choices

    def _context(self) -> tuple[int, KvType]:
        """Tokens of context and the type of the KV cache."""
        kv_type: KvType = self.options.kv_type or "f16"
        trained = _rounded_up(self.facts.context_trained)
        wanted = self.options.context_length
        if wanted is not None:
            return min(_rounded_up(wanted), trained or _rounded_up(wanted)), kv_type
        most = min(self._class()[1], trained or LEAST_CONTEXT)
        if self.devices and self.options.gpu_layers is None:
            longest = _down_from(min(_GPU_CONTEXT, trained or LEAST_CONTEXT))
            found = self._cards().longest_context(longest, _down_from(most), kv_type)
            if found:
                return found, kv_type
        least = min(LEAST_CONTEXT, most)
        found = self._largest(most, least, kv_type)
        if found < min(2 * LEAST_CONTEXT, most) and self.options.kv_type is None and self._can_halve():
            halved = self._largest(most, least, "q8_0")
            if halved > found:
                return halved, "q8_0"
        return found or least, kv_type

    def _largest(self, most: int, least: int, kv_type: KvType) -> int:
        """The longest context that is held comfortably; 0 when not even ``least`` is."""
        place = Placement(self.options.gpu_layers or 0, self.options.cpu_expert_layers or 0)
        room = self.available - self._margin()
        for context in _down_from(most, least):
            if self._main(self._estimate(context, kv_type, place)) <= room:
                return context
        return 0

    def _can_halve(self) -> bool:
        return can_halve(self.facts, self.flash)

    def _batches(self, context: int) -> tuple[int, int]:
        """Tokens handed over at once, and tokens computed in one pass: never more than the former."""
        batch = min(self.options.batch or BATCH, context)
        automatic = BATCH if self.devices else self._class()[2]
        return batch, min(self.options.micro_batch or automatic, batch)

    def _threads(self, chosen: int | None, automatic: int) -> int:
        # More threads than the machine has only wait for each other, spinning: a hundred times slower.
        return min(chosen, max(self.hardware.logical_cores, 1)) if chosen else automatic

    def _outputs(self) -> int:
        """Tokens of one call whose logits are wanted: the last of each conversation, and all of a draft."""
        # Recurrent states cannot take back a guess that was wrong.
        speculates = self.options.speculation != "off" and self.facts.memory_kind in ("dense", "sliding-window")
        return max(self.sequences, DRAFT_OUTPUTS) if speculates else self.sequences

    def _cards(self) -> CardPlanner:
        def holds(expected: MemoryEstimate) -> bool:
            return self._main(expected) <= self.available - self._margin()

        return CardPlanner(self.facts, self.options, self.devices, self._estimate, holds)

    # -- figures

    def _class(self) -> tuple[int, int, int]:
        return next(row for row in _CLASSES if self.hardware.memory_total >= row[0])

    def _margin(self) -> int:
        return memory_margin(self.hardware)

    def _main(self, expected: MemoryEstimate) -> int:
        return main_memory(expected, self.hardware, self.devices)

    def _copies(self, place: Placement) -> int:
        """Bytes of weights that would exist twice: as they are mapped, and in an order faster to compute with."""
        if (
            place.gpu_layers or not self.options.memory_mapping
        ):  # with graphics there are none; read anew, one is enough
            return 0
        machine: MachineKind = "arm" if self.hardware.machine.lower().startswith(("arm", "aarch")) else "x86"
        return rearranged_bytes(self.facts, machine)

    def _estimate(self, context: int, kv_type: KvType, place: Placement, copies: int = 0) -> MemoryEstimate:
        expected = estimate(
            self.facts,
            context,
            micro_batch=self._batches(context)[1],
            kv_type=kv_type,
            flash_attention=self.flash != "off",
            sequences=self.sequences,
            outputs=self._outputs(),
            gpu_layers=place.gpu_layers,
            cpu_expert_layers=place.cpu_expert_layers,
            copies=copies,
        )
        companions = projector_memory(self.projector) if self.projector else 0
        companions += draft_memory(self.draft, context) if self.draft else 0
        return msgspec.structs.replace(self.corrections.applied(self.facts, expected), companions=companions)

    # -- refusals and notices

    def _refuse_what_cannot_fit(self, context: int, kv_type: KvType, place: Placement) -> None:
        expected = self._estimate(context, kv_type, place)
        on_cards = sum(device.memory_total for device in self.devices)
        if place.gpu_layers and on_cards and expected.gpu > on_cards:
            raise OutOfMemory(
                f"{place.gpu_layers} layers of “{self.facts.name}” need about {data_size(expected.gpu)} of graphics "
                f"memory; there are {data_size(on_cards)}.",
                "Choose fewer GPU layers, or leave them automatic.",
            )
        if self._can_hold(expected):
            return
        needed, there = data_size(self._main(expected)), data_size(max(self.available, 0))
        raise OutOfMemory(
            f"“{self.facts.name}” needs about {needed} of memory with a context of {context:,} tokens; "
            f"{there} are free.",
            self._what_would_fit(context, kv_type, place),
            f"weights {data_size(expected.weights)}, KV cache {data_size(expected.kv)}, "
            f"computing {data_size(expected.compute)}, "
            f"companions {data_size(expected.companions)}, on graphics cards {data_size(expected.gpu)}",
        )

    def _can_hold(self, expected: MemoryEstimate) -> bool:
        """Whether it runs at all, be it slowly.

        Mapped weights can be dropped and read again, so they may claim what other programs use now, and
        experts, of which few are needed at a time, may even stay on disk. The rest must be free.
        """
        needed = self._main(expected)
        weights = max(needed - expected.kv - expected.compute - expected.companions, 0)
        fixed = needed - weights
        if not self.options.memory_mapping:
            return needed <= self.available
        resident = max(weights - self.facts.expert_bytes, 0)
        return fixed <= self.available and resident + fixed <= self.hardware.memory_total

    def _what_would_fit(self, context: int, kv_type: KvType, place: Placement) -> str:
        for shorter in _down_from(context - STEP, STEP):
            if self._can_hold(self._estimate(shorter, kv_type, place)):
                return f"A context of {shorter:,} tokens would fit."
        room = self.available - self._margin()
        if room < LEAST_ROOM:
            return "Close other programs, or choose a much smaller model."
        return f"Choose a smaller model or quantization: a file of up to about {data_size(room * 4 // 5)} would fit."

    def _notices(self, expected: MemoryEstimate, threads: int) -> list[PlanNotice]:
        notices = []
        trained, wanted = self.facts.context_trained, self.options.context_length
        if wanted and trained and wanted > _rounded_up(trained):
            notices.append(
                PlanNotice("fallback", f"This model was made for {trained:,} tokens of context; it gets no more.")
            )
        if self.options.threads and threads < self.options.threads:
            notices.append(PlanNotice("fallback", f"This computer runs {threads} threads at once; more are not used."))
        if self.options.gpu_layers and not self.devices:
            notices.append(
                PlanNotice("fallback", "No graphics card can be used at present, so the model runs on the processor.")
            )
        if self._main(expected) > self.available:
            notices.append(
                PlanNotice(
                    "slow",
                    f"The model needs about {data_size(self._main(expected))} of memory, of which only "
                    f"{data_size(self.available)} are free: it will be read from the disk again and again and be slow.",
                    "Close other programs, or choose a smaller model or quantization.",
                )
            )
        return notices


def _rounded_up(tokens: int) -> int:
    return -(-tokens // STEP) * STEP


def _down_from(most: int, least: int = LEAST_CONTEXT) -> list[int]:
    """Contexts to try: ``most``, then powers of two and one and a half times those, down to ``least``."""
    steps = {most, least}
    step = STEP
    while step < most:
        steps.update((step, step * 3 // 2))
        step *= 2
    return sorted((tokens for tokens in steps if least <= tokens <= most and tokens % STEP == 0), reverse=True)

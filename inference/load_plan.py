"""The plan by which a model is loaded, as a value; how it comes about is ``inference.fit``."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from inference.memory_estimate import MemoryEstimate
from inference.options import FlashAttention, KvType
from inference.protocol import NoticeCode

DRAFT_OUTPUTS = 16  # tokens of one conversation that are computed at once when some of them are guessed


class PlanNotice(NamedTuple):
    """Something about a plan that its user should know."""

    code: NoticeCode
    message: str
    hint: str = ""


class LoadPlan(msgspec.Struct, frozen=True, kw_only=True):
    """How a model is to be loaded; nothing is left open.

    Attributes:
        context: Tokens.
        threads: Threads that decode.
        batch_threads: Threads that prefill.
        gpu_layers: Layers on graphics devices, the output layer counted.
        layers: Layers there are, the output layer counted.
        cpu_expert_layers: Of the layers on graphics devices, the first so many keep their experts in main memory.
        batch: Tokens handed over at once.
        micro_batch: Tokens computed in one pass.
        flash_attention: As llama.cpp takes it.
        kv_type: Type of the KV cache.
        memory_mapping: Whether the file is mapped.
        sequences: Conversations kept side by side.
        outputs: Tokens of one call whose logits are wanted, at most; never fewer than sequences.
        repack: Whether weights are kept a second time in an order that is faster to compute with.
        estimate: Memory by use.
        automatic: Names of the load options that were chosen here.
        notices: What to tell the user.
    """

    context: int
    threads: int
    batch_threads: int
    gpu_layers: int
    layers: int
    cpu_expert_layers: int = 0
    batch: int
    micro_batch: int
    flash_attention: FlashAttention
    kv_type: KvType
    memory_mapping: bool
    sequences: int
    outputs: int
    repack: bool
    estimate: MemoryEstimate
    automatic: tuple[str, ...]
    notices: tuple[PlanNotice, ...] = ()

    @property
    def memory(self) -> int:
        """Bytes, all together."""
        return self.estimate.total

    @property
    def speculates(self) -> bool:
        """Whether there is room for the outputs of several tokens of one conversation."""
        return self.outputs >= DRAFT_OUTPUTS

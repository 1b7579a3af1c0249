"""How much memory a model takes, from the facts of its file alone; pure arithmetic, asks no machine.

Weights, KV cache and recurrent states follow llama.cpp's own allocations (``src/llama-kv-cache.cpp``,
``src/llama-memory-recurrent.cpp``) byte for byte. Compute buffers are what its graph allocator arrives at:
the formulas below were fitted to the sizes it logs and are compared with them in the tests.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from inference.model_facts import ModelFacts
from inference.quantization import KV_TYPES
from inference.units import MIB

DRAFT_MICRO_BATCH = 256  # tokens; a small model is not made faster by more
CELL_PADDING = 256  # llama.cpp rounds the number of cells up to it


class MemoryEstimate(msgspec.Struct, frozen=True, kw_only=True):
    """Bytes a model takes.

    Attributes:
        weights: The tensors as they lie in the file.
        copies: A second copy of some, rearranged for the processor; 0 without.
        kv: Keys and values of the whole context, recurrent states included.
        compute: Intermediate results and outputs.
        companions: What is loaded beside it, in main memory: a model that drafts, a part that sees.
        gpu: Of all of these, what lies in graphics memory.
    """

    weights: int
    copies: int = 0
    kv: int
    compute: int
    companions: int = 0
    gpu: int = 0

    @property
    def total(self) -> int:
        """All together."""
        return self.weights + self.copies + self.kv + self.compute + self.companions

    @property
    def host(self) -> int:
        """What lies in main memory."""
        return self.total - self.gpu


def estimate(
    facts: ModelFacts,
    context: int,
    *,
    micro_batch: int = 512,
    kv_type: str = "f16",
    flash_attention: bool = True,
    sequences: int = 1,
    outputs: int | None = None,
    gpu_layers: int = 0,
    cpu_expert_layers: int = 0,
    copies: int = 0,
) -> MemoryEstimate:
    """Estimate the memory of a loaded model.

    Args:
        facts: The model.
        context: Tokens, shared by all sequences.
        micro_batch: Tokens computed in one pass.
        kv_type: Type of keys and values.
        flash_attention: Whether attention scores are never written down.
        sequences: Conversations side by side; each has a recurrent state of its own.
        outputs: Tokens of one pass whose logits are wanted; as many as there are sequences when ``None``.
        gpu_layers: Layers on a graphics device, counted from the last; the output is the last of all.
        cpu_expert_layers: Of these, the first so many keep their experts in main memory.
        copies: Bytes of weights that are kept twice.
    """
    kv = sum(layer_memory(facts, context, micro_batch, kv_type, sequences, flash_attention))
    compute = compute_memory(facts, context, micro_batch, flash_attention, sequences, outputs)
    weights = sum(facts.layer_bytes) + facts.input_bytes + facts.output_bytes
    gpu = 0
    if gpu_layers > 0:
        memory = layer_memory(facts, context, micro_batch, kv_type, sequences, flash_attention)
        gpu = offloaded_memory(facts, memory, gpu_layers, cpu_expert_layers) + compute
    return MemoryEstimate(
        weights=weights + _second_output(facts, gpu_layers), copies=copies, kv=kv, compute=compute, gpu=gpu
    )


def draft_memory(facts: ModelFacts, context: int) -> int:
    """Bytes of a model that drafts for another one with such a context, one conversation at a time."""
    return estimate(facts, context, micro_batch=DRAFT_MICRO_BATCH).total


def projector_memory(file_size: int) -> int:
    """Bytes of the part that sees pictures: its weights, and what one picture takes while it is looked at."""
    return file_size + max(file_size // 8, 128 * MIB)


def layer_memory(
    facts: ModelFacts, context: int, micro_batch: int, kv_type: str, sequences: int, flash_attention: bool = True
) -> list[int]:
    """Bytes of keys, values and states of each layer."""
    type_ = KV_TYPES[kv_type]
    # Without flash attention values lie the other way round, and every layer takes as much as the widest.
    widest = 0 if flash_attention else max((layer.value for layer in facts.memory), default=0)
    full, window = cells(facts, context, micro_batch, sequences)
    of = {"full": full, "window": window, "none": 0}
    return [
        of[layer.attention] * (layer.key + max(layer.value, widest)) // type_.block * type_.bytes
        + 4 * layer.state * sequences
        for layer in facts.memory
    ]


def cells(facts: ModelFacts, context: int, micro_batch: int, sequences: int) -> tuple[int, int]:
    """Tokens kept by layers with full attention, and by layers with a window."""
    # A window keeps its tokens for every sequence, and those of the pass that is computed.
    window = min(_padded(context), facts.window * sequences + micro_batch)
    return _padded(context), _padded(window)


def compute_memory(
    facts: ModelFacts, context: int, micro_batch: int, flash_attention: bool, sequences: int, outputs: int | None = None
) -> int:
    """Bytes of intermediate results: the widest moment of a pass, plus what lives through all of it."""
    kinds = {layer.attention for layer in facts.memory}
    full, window = cells(facts, context, micro_batch, sequences)
    seen = [count for kind, count in (("full", full), ("window", window)) if kind in kinds]
    mask = (2 if flash_attention else 4) * sum(seen)
    widest_key = max((layer.key for layer in facts.memory), default=0)
    group = facts.heads * max(facts.head_sizes, default=0)  # width of all queries together
    attention = 4 * (4 * facts.width + group + 2 * widest_key)
    if not flash_attention:
        attention += 4 * facts.heads * max(seen, default=0)
    wanted = min(micro_batch, sequences if outputs is None else outputs)
    through = mask + 4 * facts.through_width
    recurrence = micro_batch * 4 * facts.recurrent_width + 4 * facts.recurrent_state * sequences
    layer = max(micro_batch * max(attention, 4 * _feed_forward(facts, group)), recurrence)
    logits = wanted * facts.vocabulary * 4
    # Logits are computed last, when most else is free again, and copied to a buffer of their own.
    return max(micro_batch * through + layer, logits + micro_batch * (mask + 8 * facts.width)) + logits


def offloaded_blocks(layers: int, gpu_layers: int) -> range:
    """Which of so many blocks lie on graphics devices: the last ones; the output counts as one more."""
    return range(layers - max(0, min(gpu_layers - 1, layers)), layers)


def offloaded_memory(facts: ModelFacts, memory: Sequence[int], gpu_layers: int, cpu_expert_layers: int = 0) -> int:
    """Bytes of weights and memory of the last ``gpu_layers`` layers, without intermediate results."""
    blocks = offloaded_blocks(facts.layers, gpu_layers)
    output = facts.output_bytes + _second_output(facts, gpu_layers) if gpu_layers > 0 else 0
    physical = facts.layer_bytes or (0,)
    # Models that run their blocks several times have more layers than weights.
    weights = sum(physical[layer] for layer in blocks if layer < len(physical))
    experts = sum(facts.layer_expert_bytes[blocks.start : blocks.start + cpu_expert_layers])
    return weights - experts + sum(memory[blocks.start :]) + output


def _second_output(facts: ModelFacts, gpu_layers: int) -> int:
    """Bytes of the embeddings where they double as output: then they exist on both sides."""
    return facts.embedding_bytes if gpu_layers > 0 and facts.ties_output else 0


def _feed_forward(facts: ModelFacts, group: int) -> int:
    """Numbers a token in the feed-forward part."""
    dense = 3 * facts.feed_forward + 3 * facts.width + group
    mixture = 2 * facts.experts_used * (facts.width + facts.expert_width) + 2 * facts.width * facts.shared_experts
    return max(mixture, dense if not facts.experts else 0, 4 * facts.width)


def _padded(tokens: int) -> int:
    return -(-tokens // CELL_PADDING) * CELL_PADDING


MachineKind = Literal["x86", "arm"]

# Types that are rearranged on these processors (ggml/src/ggml-cpu/repack.cpp): Q4_0, Q4_K, IQ4_NL, MXFP4, Q2_K,
# and on ARM Q8_0, Q5_K, Q6_K too.
_REARRANGED: dict[MachineKind, frozenset[int]] = {
    "x86": frozenset((2, 10, 12, 20, 39)),
    "arm": frozenset((2, 8, 10, 12, 13, 14, 20, 39)),
}


def rearranged_bytes(facts: ModelFacts, machine: MachineKind) -> int:
    """Bytes of weights that llama.cpp keeps a second time, in an order its kernels read faster."""
    return sum(size for type_, size in facts.matrix_bytes.items() if type_ in _REARRANGED[machine])

"""What each layer of a model remembers, from its metadata; knows nothing of weights or files.

The rules by which metadata become heads, windows and states follow ``src/llama-hparams.cpp``,
``src/llama-model.cpp`` and ``src/models/*.cpp`` of llama.cpp.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from inference.architectures import HYBRID, RECURRENT, WINDOWS
from inference.gguf_header import Header
from inference.protocol import MemoryKind

MAX_LAYERS = 512  # llama.cpp's limit; metadata beyond it are refused elsewhere, never looped over


class LayerMemory(msgspec.Struct, frozen=True):
    """What one layer remembers.

    Attributes:
        attention: ``full``: every token of the context; ``window``: the last ones; ``none``: no tokens.
        key: Numbers kept a token for keys.
        value: Numbers kept a token for values; 0 with multi-head latent attention, where keys hold both.
        state: Numbers of the fixed recurrent state of one sequence.
    """

    attention: Literal["full", "window", "none"]
    key: int = 0
    value: int = 0
    state: int = 0


def layer_memories(header: Header, arch: str, blocks: int, layers: int) -> tuple[int, tuple[LayerMemory, ...]]:
    """Tokens of the window and what each layer remembers."""
    window, windowed = _windows(header, arch, layers)
    recurrent, attentive = _recurrence(header, arch, blocks)
    heads = header.per_layer(f"{arch}.attention.head_count", blocks)
    heads_kv = heads
    if f"{arch}.attention.head_count_kv" in header.keys:
        heads_kv = header.per_layer(f"{arch}.attention.head_count_kv", blocks)
    full, narrow = head_sizes(header, arch)
    state = _state_size(header, arch)
    first_shared = _first_shared(header, arch, blocks)
    memory = []
    for layer in range(layers):
        kept = state if recurrent[layer] else 0
        if not attentive[layer] or heads_kv[layer] <= 0 or layer >= first_shared:
            memory.append(LayerMemory("none", state=kept))
            continue
        key, value = narrow if windowed[layer] else full
        kind: Literal["full", "window"] = "window" if windowed[layer] else "full"
        memory.append(LayerMemory(kind, key * heads_kv[layer], value * heads_kv[layer], kept))
    loops = min(max(header.integer(f"{arch}.num_loops", 1), 1), MAX_LAYERS // max(layers, 1))
    return window, tuple(memory) * (loops if arch == "nanbeige" else 1)


def _windows(header: Header, arch: str, layers: int) -> tuple[int, list[bool]]:
    """Size of the window and which layers have it."""
    rule = WINDOWS.get(arch)
    none = [False] * layers
    if rule is None or (rule.layers and layers != rule.layers):
        return 0, none
    size = header.integer(f"{arch}.attention.sliding_window", rule.size)
    if size <= 0:
        return 0, none
    size = rule.forced or size
    key = f"{arch}.attention.sliding_window_pattern"
    if header.array(key):
        return size, [bool(value) for value in header.per_layer(key, layers)]
    if arch == "lfm2":  # whatever attends, attends through the window
        return size, [True] * layers
    period = header.integer(key, rule.period)
    if period <= 0:
        return size, [True] * layers
    dense = 0 if rule.dense_first else period - 1
    return size, [layer % period != dense for layer in range(layers)]


def _recurrence(header: Header, arch: str, blocks: int) -> tuple[list[bool], list[bool]]:
    """Which layers have a recurrent state, and which have attention."""
    rule = HYBRID.get(arch)
    if rule is None:
        return [arch in RECURRENT] * blocks, [arch not in RECURRENT] * blocks
    if rule == "both":
        return [True] * blocks, [True] * blocks
    if isinstance(rule, int):
        listed = header.array(f"{arch}.attention.recurrent_layers")
        interval = max(header.integer(f"{arch}.full_attention_interval", rule), 1)
        recurrent = (
            [bool(value) for value in header.per_layer(f"{arch}.attention.recurrent_layers", blocks)]
            if listed
            else [(layer + 1) % interval != 0 for layer in range(blocks)]
        )
        return recurrent, [not value for value in recurrent]
    heads_kv = header.per_layer(f"{arch}.attention.head_count_kv", blocks)
    # Nemotron's blocks are either recurrent, attention or feed-forward, never two of them.
    widths = header.per_layer(f"{arch}.feed_forward_length", blocks) if arch.startswith("nemotron_h") else (0,) * blocks
    recurrent = [heads == 0 and width == 0 for heads, width in zip(heads_kv, widths, strict=True)]
    return recurrent, [heads > 0 and width == 0 for heads, width in zip(heads_kv, widths, strict=True)]


def head_sizes(header: Header, arch: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """Key and value size of one head: in layers with full attention, and in those with a window."""
    heads = header.per_layer(f"{arch}.attention.head_count", 1)[0]
    usual = header.integer(f"{arch}.embedding_length") // heads if heads > 0 else 0
    key = header.integer(f"{arch}.attention.key_length", usual)
    value = header.integer(f"{arch}.attention.value_length", usual)
    latent = header.integer(f"{arch}.attention.key_length_mla") and header.integer(f"{arch}.attention.value_length_mla")
    if latent:
        value = 0
    narrow_value = 0 if latent else header.integer(f"{arch}.attention.value_length_swa", value)
    return (key, value), (header.integer(f"{arch}.attention.key_length_swa", key), narrow_value)


def _first_shared(header: Header, arch: str, blocks: int) -> int:
    """From this layer on, layers read the cache of an earlier one."""
    if arch == "gemma3n":
        return 20
    if arch == "gemma4":
        return blocks - header.integer("gemma4.attention.shared_kv_layers")
    return blocks


def _state_size(header: Header, arch: str) -> int:
    """Numbers in the recurrent state of one layer: ``llama_hparams::n_embd_r`` plus ``n_embd_s``."""
    width = header.integer(f"{arch}.embedding_length")
    heads = header.per_layer(f"{arch}.attention.head_count", 1)[0]
    convolution = max(header.integer(f"{arch}.ssm.conv_kernel") - 1, 0)
    inner, state = header.integer(f"{arch}.ssm.inner_size"), header.integer(f"{arch}.ssm.state_size")
    if head := header.integer(f"{arch}.wkv.head_size"):
        return header.integer(f"{arch}.token_shift_count", 2) * width + width * head
    if cache := header.integer(f"{arch}.shortconv.l_cache"):
        return width * (cache - 1)
    if head := header.integer(f"{arch}.kda.head_dim"):
        return 3 * (convolution or 3) * heads * head + head * head * heads
    if arch == "minimax-01":
        (head, _), _ = head_sizes(header, arch)
        return head * head * heads
    return convolution * (inner + 2 * header.integer(f"{arch}.ssm.group_count") * state) + state * inner


def recurrent_sizes(header: Header, arch: str) -> tuple[int, int]:
    """Numbers a token in the widest moment of a recurrent layer, and of its state without the convolution's."""
    width = header.integer(f"{arch}.embedding_length")
    inner, state = header.integer(f"{arch}.ssm.inner_size"), header.integer(f"{arch}.ssm.state_size")
    if inner <= 0:
        return (13 * width if arch in RECURRENT else 0), 0
    mixed = inner + 2 * header.integer(f"{arch}.ssm.group_count") * state  # what the convolution runs over
    # What goes in, before and after the convolution, what comes out and its gate, and the token itself.
    widest = inner + mixed + header.integer(f"{arch}.ssm.time_step_rank") + 2 * mixed + 2 * inner + width
    # Where attention runs beside it, its result waits.
    return widest + (width if HYBRID.get(arch) == "both" else 0), state * inner


def memory_kind(arch: str, memory: tuple[LayerMemory, ...]) -> MemoryKind:
    if arch in RECURRENT:
        return "recurrent"
    if arch in HYBRID:
        return "hybrid"
    if any(layer.attention == "window" for layer in memory):
        return "sliding-window"
    return "dense"

"""Tells llama.cpp which experts of a mixture stay in main memory while the rest of their layer is on a card."""

from __future__ import annotations

import ctypes
from typing import Any

from inference.engine.devices import ggml_libraries
from inference.load_plan import LoadPlan
from inference.memory_estimate import offloaded_blocks

# As common/common.h of llama.cpp names them, LLM_FFN_EXPS_REGEX.
_EXPERTS = r"\.ffn_(up|down|gate|gate_up)_(ch|)exps"


class BufferOverride(ctypes.Structure):
    """``llama_model_tensor_buft_override``: tensors with such names go into buffers of this type."""

    _fields_ = (("pattern", ctypes.c_char_p), ("buffer_type", ctypes.c_void_p))


def expert_overrides(layers: int, plan: LoadPlan) -> Any:
    """An array of ``BufferOverride`` as ``llama_model_params`` takes it, ``None`` when nothing is out of place.

    Args:
        layers: Blocks of the model.
        plan: Says of how many the experts stay.
    """
    blocks = offloaded_blocks(layers, plan.gpu_layers)[: plan.cpu_expert_layers]
    buffer_type = _main_memory() if blocks else None
    if not buffer_type:
        return None
    # The end is a pattern that is none.
    overrides = (BufferOverride * (len(blocks) + 1))()
    for place, block in enumerate(blocks):
        overrides[place] = BufferOverride(rf"blk\.{block}{_EXPERTS}".encode(), buffer_type)
    return overrides


def _main_memory() -> int | None:
    """ggml's type of buffers in main memory; ``None`` where a build does not tell."""
    _ggml, base = ggml_libraries()
    function = getattr(base, "ggml_backend_cpu_buffer_type", None)
    if function is None:
        return None
    function.argtypes, function.restype = [], ctypes.c_void_p
    found: int | None = function()
    return found

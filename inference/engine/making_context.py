"""From a plan to a llama.cpp context; knows no files and no conversations."""

from __future__ import annotations

from typing import Any

from inference.engine.context import Context
from inference.engine.native import AbortFlag, llama
from inference.engine.weights import Weights
from inference.load_plan import LoadPlan
from inference.quantization import TENSOR_TYPES

_KV_TYPES = {type_.name.lower(): number for number, type_ in TENSOR_TYPES.items()}  # as ggml.h numbers them
_FLASH_ATTENTION = {
    "auto": llama.LLAMA_FLASH_ATTN_TYPE_AUTO,
    "on": llama.LLAMA_FLASH_ATTN_TYPE_ENABLED,
    "off": llama.LLAMA_FLASH_ATTN_TYPE_DISABLED,
}


def make_context(weights: Weights, plan: LoadPlan, abort: AbortFlag) -> Context | None:
    """Make the context a plan describes; ``None`` when llama.cpp could not, and then only its log says why."""
    spare = plan.sequences if _is_dense(weights.handle) else None
    handle = llama.llama_init_from_model(weights.handle, context_parameters(plan, with_spare=spare is not None))
    if not handle:
        return None
    size = llama.llama_vocab_n_tokens(llama.llama_model_get_vocab(weights.handle))
    return Context(handle, size, abort, plan.sequences, plan.outputs, spare)


def _is_dense(weights: Any) -> bool:
    """Whether one more sequence costs nothing: a window or a recurrent state is reserved for each."""
    apart = llama.llama_model_is_recurrent(weights) or llama.llama_model_is_hybrid(weights)
    return not apart and not llama.llama_model_n_swa(weights)


def context_parameters(plan: LoadPlan, *, with_spare: bool = False) -> Any:
    """The plan as ``llama_init_from_model`` takes it; ``with_spare``: with one more sequence than it says."""
    parameters = llama.llama_context_default_params()
    parameters.n_ctx = plan.context
    parameters.n_batch = plan.batch
    parameters.n_ubatch = plan.micro_batch
    parameters.n_seq_max = plan.sequences + with_spare
    # Left to itself it would reserve logits for a whole batch, half a gigabyte with a large vocabulary.
    parameters.n_outputs_max = max(plan.outputs, parameters.n_seq_max)
    parameters.kv_unified = True
    parameters.swa_full = False
    parameters.n_threads = plan.threads
    parameters.n_threads_batch = plan.batch_threads
    parameters.flash_attn_type = _FLASH_ATTENTION[plan.flash_attention]
    parameters.type_k = parameters.type_v = _KV_TYPES[plan.kv_type]
    parameters.offload_kqv = plan.gpu_layers > 0
    parameters.op_offload = plan.gpu_layers > 0
    parameters.no_perf = True
    return parameters

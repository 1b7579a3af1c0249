"""Has the engine answer a question whose answer is known; knows no processes and no consequences.

The question, the right tokens and their logits lie in a file beside the built-in model, see
``packaging/guide_model/proof.py``. Each right token is so far ahead of all others that rounding cannot change it:
another token, or a logit further off than the tolerance, is a fault of what computed it.
"""

from __future__ import annotations

import ctypes
import math
import os
from pathlib import Path
from typing import Any

import msgspec

from inference.engine.backends import Backends
from inference.engine.context import OK, Context
from inference.engine.devices import Found
from inference.engine.native import AbortFlag, llama
from inference.errors import EngineFailed

_ALL_LAYERS = 999
_CONTEXT = 256  # tokens
_BATCH = 128


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """A question and its answer.

    Attributes:
        model: Name of the model file; it lies beside this one.
        prompt: Tokens to read.
        tokens: The likeliest tokens after it, one after the other.
        logits: Of each of them.
        tolerance: By so much a logit may be off.
    """

    model: str
    prompt: tuple[int, ...]
    tokens: tuple[int, ...]
    logits: tuple[float, ...]
    tolerance: float


def read_proof(path: Path) -> Proof:
    """The question in ``path``. Raises ``OSError``, ``msgspec.MsgspecError``."""
    return msgspec.json.decode(path.read_bytes(), type=Proof)


def fault_of(path: Path, backends: Backends, device: Found | None = None) -> str:
    """Ask, and say what is wrong with the answer; empty: it is right.

    Args:
        path: The file with question and answer.
        backends: What is loaded.
        device: Where all layers are to be computed; ``None``: on the processor.
    """
    proof = read_proof(path)
    weights = llama.llama_model_load_from_file(
        os.fsencode(path.with_name(proof.model)), _model_parameters(backends, device)
    )
    if not weights:
        return "the model cannot be loaded"
    try:
        handle = llama.llama_init_from_model(weights, _context_parameters(device is not None))
        if not handle:
            return "no context can be made"
        size = llama.llama_vocab_n_tokens(llama.llama_model_get_vocab(weights))
        context = Context(handle, size, AbortFlag(), sequences=1)
        try:
            return _compare(context, proof)
        except EngineFailed as error:
            return f"it cannot compute ({error.detail or error.message})"
        finally:
            context.close()
    finally:
        llama.llama_model_free(weights)


def _compare(context: Context, proof: Proof) -> str:
    """What is wrong first."""
    result = context.decode(0, proof.prompt, 0, output=True)
    for place, (token, logit) in enumerate(zip(proof.tokens, proof.logits, strict=True)):
        if result != OK:
            return f"the computation ended with {result}"
        row = context.logits()
        given, found = int(row.argmax()), float(row[token])
        if not math.isfinite(float(row.max())):
            return f"token {place} comes from values that are not numbers"
        if given != token:
            return f"token {place} is {given} instead of {token}"
        if abs(found - logit) > proof.tolerance:
            return f"the value of token {place} is {found:.3f} instead of {logit:.3f}"
        result = context.decode_next(0, token, len(proof.prompt) + place)
    return ""


def _model_parameters(backends: Backends, device: Found | None) -> Any:
    parameters = llama.llama_model_default_params()
    parameters.n_gpu_layers = 0
    parameters.split_mode = llama.LLAMA_SPLIT_MODE_NONE
    parameters.main_gpu = -1  # no device at all
    if device is not None:
        parameters.n_gpu_layers = _ALL_LAYERS
        parameters.main_gpu = 0  # of this list
        parameters.devices = ctypes.cast(backends.just([device]), ctypes.c_void_p)
    return parameters


def _context_parameters(offload: bool) -> Any:
    """As ``making_context`` has them, but small, and for one thread: it is a matter of milliseconds."""
    parameters = llama.llama_context_default_params()
    parameters.n_ctx = _CONTEXT
    parameters.n_batch = parameters.n_ubatch = _BATCH
    parameters.n_outputs_max = 1
    parameters.n_threads = parameters.n_threads_batch = 1
    parameters.offload_kqv = parameters.op_offload = offload
    parameters.no_perf = True
    return parameters

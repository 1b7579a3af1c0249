"""On what a state of the loaded model depends; reads a sample of the weights, computes nothing."""

from __future__ import annotations

import contextlib
import ctypes
import hashlib
from collections.abc import Sequence
from pathlib import Path

from inference.engine.model import Model
from inference.engine.native import llama, version
from inference.engine.weights import marks_of
from inference.kv_files import Fingerprint
from inference.units import MIB

HEAD = 16 * MIB  # bytes that are looked at whole: all a file says before its weights, vocabulary included
SAMPLES, SAMPLE = 64, 4096  # of the rest: another training changes every tensor

_NUMBER = 32  # bytes that hold any number as text


def fingerprint_of(model: Model) -> Fingerprint:
    """Everything that makes the states of two loaded models different.

    The length of the context is not in it, but where it changes how positions are encoded: some models have
    factors for short and for long contexts. Neither is the chat template: tokens are compared as they are.

    Raises:
        OSError: The file is not there any more, or it is another one than what was loaded.
    """
    loaded = model.loaded
    weights = digest(model.facts.parts or (model.facts.path,))
    if marks_of(model.facts) != model.weights.files:  # its states would pass for those of what lies there now
        raise OSError("it has been replaced since it was loaded")
    return Fingerprint.of(
        {
            "weights": weights,
            "llama.cpp": version(),
            "architecture": model.facts.architecture,
            "memory": loaded.memory_kind,
            "keys and values": loaded.kv_type,
            "flash attention": loaded.flash_attention,  # decides how values lie in memory
            "positions": "long" if model.context.size > _original_context(model) else "short",
        }
    )


def digest(paths: Sequence[Path]) -> str:
    """Stands for the content of a model's files: their sizes, their beginnings and samples of the rest."""
    found = hashlib.blake2b(digest_size=16)
    for path in paths:
        with path.open("rb") as file:
            size = file.seek(0, 2)
            found.update(size.to_bytes(8, "little"))
            file.seek(0)
            found.update(file.read(HEAD))
            for number in range(SAMPLES):
                file.seek(HEAD + max(0, size - HEAD - SAMPLE) * number // (SAMPLES - 1))
                found.update(file.read(SAMPLE))
    return found.hexdigest()


def _original_context(model: Model) -> int:
    """Tokens up to which the factors for short contexts are used (``get_rope_factors`` in llama-model.cpp)."""
    key = f"{model.facts.architecture}.rope.scaling.original_context_length"
    text = ctypes.create_string_buffer(_NUMBER)
    if llama.llama_model_meta_val_str(model.weights.handle, key.encode(), text, _NUMBER) > 0:
        with contextlib.suppress(ValueError):
            return int(text.value)
    return model.facts.context_trained

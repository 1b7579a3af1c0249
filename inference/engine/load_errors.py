"""What llama.cpp's log says about a load that failed: it returns nothing else. Knows only lines of text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from inference.errors import (
    EngineFailed,
    HearthError,
    ModelCorrupt,
    ModelTruncated,
    ModelUnreadable,
    ModelUnsupported,
    NotAModel,
    OutOfMemory,
)
from inference.units import data_size

LogLines = Sequence[tuple[str, str]]  # level and text

_DETAIL_LENGTH = 4000  # characters

_WORDS: tuple[tuple[str, type[HearthError]], ...] = (
    (r"invalid magic|not a GGUF", NotAModel),
    (r"not within the file bounds|corrupted or incomplete|failed to read|unexpectedly reached end", ModelTruncated),
    (r"unknown model architecture|unknown (?:pre-)?tokenizer|unsupported model|invalid ggml type", ModelUnsupported),
    (
        r"unable to allocate|failed to allocate|can(?:not|'t) allocate|out ?of ?(?:device|host)? ?memory"
        r"|alloc_tensor_range|mmap failed|bad_alloc|memory allocation of size",
        OutOfMemory,
    ),
    (r"failed to open|Permission denied|No such file", ModelUnreadable),
    (r"missing tensor|wrong shape|wrong number of tensors|key not found|error loading model", ModelCorrupt),
)

_MESSAGES: dict[type[HearthError], tuple[str, str]] = {
    NotAModel: (
        "The file is no language model in the GGUF format.",
        "Download the .gguf file of the model again, from its own page.",
    ),
    ModelTruncated: ("The end of the model file is missing.", "Download it again."),
    ModelUnsupported: (
        "The llama.cpp in this Hearth cannot run this model.",
        "Update Hearth, or choose another model.",
    ),
    ModelUnreadable: ("The model file cannot be read.", "Check its permissions and the disk it is on."),
    ModelCorrupt: ("The model file contradicts itself.", "Download it again, from another source if need be."),
}


def load_error(log: LogLines, needed: int) -> HearthError:
    """The error behind a load that returned nothing.

    Args:
        log: What llama.cpp wrote meanwhile.
        needed: Bytes the model was estimated to need.
    """
    detail = "\n".join(text for level, text in log if level in ("error", "warning"))[-_DETAIL_LENGTH:]
    for wanted in ("error", "warning"):  # a warning may name something that did no harm
        lines = [text for level, text in log if level == wanted]
        for words, kind in _WORDS:
            if any(re.search(words, line, re.IGNORECASE) for line in lines):
                return out_of_memory(needed, detail) if kind is OutOfMemory else kind(*_MESSAGES[kind], detail)
    return EngineFailed("llama.cpp could not load this model.", "The details say what it complains about.", detail)


def out_of_memory(needed: int, detail: str = "") -> OutOfMemory:
    """There was less memory than it looked like; ``needed``: bytes the model takes, 0 when it is not about that."""
    return OutOfMemory(
        f"There is not enough memory for this model: it needs about {data_size(needed)}."
        if needed
        else "There was not enough memory to go on.",
        "Choose a shorter context or a smaller quantization, or close other programs.",
        detail,
    )


def flash_attention_refused(log: LogLines) -> bool:
    """Whether llama.cpp went on without flash attention."""
    words = ("Flash Attention not supported", "flash_attn is not compatible")
    return any(word in text for _level, text in log for word in words)

"""Tells by the headers of two model files whether they have the same tokens; loads no model.

Two models have the same tokens when their files say the same about the tokenizer: its kind, every token with its
type, and the special ones. Merges and scores are part of how text becomes tokens, not of what tokens are, so they
do not matter: only the larger model turns text into tokens.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from inference.errors import HearthError
from inference.gguf import read_header
from inference.gguf_header import Header

_LISTS = ("tokenizer.ggml.tokens", "tokenizer.ggml.token_type")
_SPECIAL = ("bos", "eos", "eot", "eom", "unknown", "padding", "seperator")  # as llama.cpp spells them


def vocabulary_key(path: Path) -> str:
    """The same text for files with the same tokens; empty where a file does not say what its tokens are.

    Raises:
        HearthError: why the file cannot be read.
    """
    header = read_header(path, _LISTS)
    tokens = header.array(_LISTS[0])
    if tokens is None or not tokens.values:
        return ""
    digest = hashlib.sha256()
    for part in (header.text("tokenizer.ggml.model"), *(str(_special(header, name)) for name in _SPECIAL)):
        digest.update(part.encode("utf-8", "replace") + b"\0")
    for name in _LISTS:
        array = header.array(name)
        for value in array.values or () if array is not None else ():
            data = value if isinstance(value, bytes) else str(value).encode()
            digest.update(len(data).to_bytes(4, "little") + data)
        digest.update(b"\1")
    return digest.hexdigest()


def _special(header: Header, name: str) -> int:
    return header.integer(f"tokenizer.ggml.{name}_token_id", -1)


def first_with_the_tokens_of(path: Path, others: Iterable[Path]) -> Path | None:
    """The first of ``others`` whose tokens are those of ``path``; ``None`` where none is, or nothing can be read."""
    others = tuple(others)
    if not others or not (wanted := _key(path)):
        return None
    return next((other for other in others if _key(other) == wanted), None)


def _key(path: Path) -> str:
    """Empty where the file cannot be read: then nothing is known to have its tokens."""
    try:
        return vocabulary_key(path)
    except HearthError:
        return ""

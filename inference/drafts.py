"""Which model may draft for another one: the same tokens, much smaller, and room beside it; loads neither.

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
from inference.model_file import ModelFile

MUCH_SMALLER = 6  # times: with less, drafting takes longer than it saves
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


class DraftChooser:
    """Chooses among the models of a library; remembers what it has read of files that have not changed."""

    def __init__(self) -> None:
        self._keys: dict[tuple[str, int, int], str] = {}

    def choose(self, model: ModelFile, others: Iterable[ModelFile], room: int) -> ModelFile | None:
        """The largest model that is much smaller than ``model``, has its tokens and fits; ``None`` when none does.

        Args:
            model: What will be loaded.
            others: The models there are.
            room: Bytes of memory that are left beside ``model``.
        """
        small = [
            other
            for other in others
            if 0 < other.size <= min(model.size // MUCH_SMALLER, room)
            and other.purpose == "chat"
            and not (other.problem or other.missing or other.damaged)
        ]
        if not small or not (wanted := self._key(model.path)):
            return None
        small.sort(key=lambda other: (-other.size, other.name))
        return next((other for other in small if self._key(other.path) == wanted), None)

    def _key(self, path: Path) -> str:
        """Empty where the file cannot be read: then nothing is known to have its tokens."""
        try:
            status = path.stat()
            mark = str(path), status.st_size, status.st_mtime_ns
            if mark not in self._keys:
                self._keys[mark] = vocabulary_key(path)
            return self._keys[mark]
        except (OSError, HearthError):
            return ""

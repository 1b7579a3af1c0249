"""Small invented vocabularies that cover every byte: byte-level BPE and SentencePiece; knows no models."""

from __future__ import annotations

import itertools
import string
from collections.abc import Iterator
from typing import NamedTuple

NORMAL, UNKNOWN, CONTROL, BYTE = 1, 2, 3, 6  # token types of the GGUF format

CONTROLS = (
    "<unk>",
    "<s>",
    "</s>",
    "<|endoftext|>",
    "<|im_start|>",
    "<|im_end|>",
    "<start_of_turn>",
    "<end_of_turn>",
)
TEXT_MARKERS = ("<think>", "</think>")
USER_DEFINED = 4


class Vocabulary(NamedTuple):
    """Tokens with their types and scores; ``merges`` only for BPE. The ids of ``CONTROLS`` come first."""

    model: str
    tokens: list[str]
    types: list[int]
    scores: list[float]
    merges: list[str]

    def id(self, text: str) -> int:
        """Id of a token by its text."""
        return self.tokens.index(text)


def byte_alphabet() -> list[str]:
    """The printable stand-in of each byte in byte-level BPE (the table GPT-2 introduced)."""
    visible = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    hidden = iter(range(256, 512))
    return [chr(byte) if byte in visible else chr(next(hidden)) for byte in range(256)]


def _pieces(space: str) -> Iterator[tuple[str, str]]:
    """Endless-enough merges of two pieces: letter pairs, a space before them, pairs of pairs."""
    pairs = [a + b for a, b in itertools.product("etaoinshrdlucmfwypvbgkjqxz", "aeiourntslhdcmpgybfvkwzxjq")]
    yield from ((pair[0], pair[1]) for pair in pairs)
    yield from ((space, pair) for pair in pairs)
    yield from itertools.product(pairs, pairs)


def bpe_vocabulary(size: int) -> Vocabulary:
    """``size`` tokens for the tokenizer ``gpt2``: controls, all bytes, then merged pieces."""
    tokens = [*CONTROLS, *TEXT_MARKERS, *byte_alphabet()]
    types = [CONTROL] * len(CONTROLS) + [USER_DEFINED] * len(TEXT_MARKERS) + [NORMAL] * 256
    _require(size, len(tokens))
    merges = list(itertools.islice(_pieces("Ġ"), size - len(tokens)))
    tokens += ["".join(merge) for merge in merges]
    types += [NORMAL] * len(merges)
    return Vocabulary("gpt2", tokens, types, [0.0] * size, [" ".join(merge) for merge in merges])


def spm_vocabulary(size: int) -> Vocabulary:
    """``size`` tokens for the tokenizer ``llama``: controls, bytes as ``<0x41>``, characters, pieces."""
    tokens = [*CONTROLS, *TEXT_MARKERS, *(f"<0x{byte:02X}>" for byte in range(256))]
    types = [UNKNOWN] + [CONTROL] * (len(CONTROLS) - 1) + [USER_DEFINED] * len(TEXT_MARKERS) + [BYTE] * 256
    characters = ["▁", *string.ascii_letters, *string.digits, *string.punctuation, *"äöüßéèñç€中文字日本語🙂"]
    tokens += characters
    _require(size, len(tokens))
    tokens += ["".join(piece) for piece in itertools.islice(_pieces("▁"), size - len(tokens))]
    types += [NORMAL] * (size - len(types))
    # An earlier piece scores higher, so it is merged first.
    return Vocabulary("llama", tokens, types, [-float(index) for index in range(size)], [])


def unreadable(vocabulary: Vocabulary) -> list[int]:
    """Ids of single bytes that are no printable ASCII character or line break."""
    alphabet = [f"<0x{byte:02X}>" for byte in range(256)] if vocabulary.model == "llama" else byte_alphabet()
    readable = {0x0A, *range(0x20, 0x7F)}
    return [vocabulary.id(text) for byte, text in enumerate(alphabet) if byte not in readable]


def _require(size: int, least: int) -> None:
    if size < least:
        raise ValueError(f"a vocabulary needs at least {least} tokens, not {size}")

"""Number formats of weights: how large they are, what they are called, what to say about them.

The tables follow ``ggml/include/ggml.h`` and ``include/llama.h`` of the llama.cpp in llama-cpp-python 0.3.36.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple


class TensorType(NamedTuple):
    """A ggml type: its name, how many weights form a block, and how many bytes a block takes."""

    name: str
    block: int
    bytes: int

    @property
    def bits(self) -> float:
        """Bits a weight."""
        return 8 * self.bytes / self.block


TENSOR_TYPES: Mapping[int, TensorType] = {
    0: TensorType("F32", 1, 4),
    1: TensorType("F16", 1, 2),
    2: TensorType("Q4_0", 32, 18),
    3: TensorType("Q4_1", 32, 20),
    6: TensorType("Q5_0", 32, 22),
    7: TensorType("Q5_1", 32, 24),
    8: TensorType("Q8_0", 32, 34),
    9: TensorType("Q8_1", 32, 36),
    10: TensorType("Q2_K", 256, 84),
    11: TensorType("Q3_K", 256, 110),
    12: TensorType("Q4_K", 256, 144),
    13: TensorType("Q5_K", 256, 176),
    14: TensorType("Q6_K", 256, 210),
    15: TensorType("Q8_K", 256, 292),
    16: TensorType("IQ2_XXS", 256, 66),
    17: TensorType("IQ2_XS", 256, 74),
    18: TensorType("IQ3_XXS", 256, 98),
    19: TensorType("IQ1_S", 256, 50),
    20: TensorType("IQ4_NL", 32, 18),
    21: TensorType("IQ3_S", 256, 110),
    22: TensorType("IQ2_S", 256, 82),
    23: TensorType("IQ4_XS", 256, 136),
    24: TensorType("I8", 1, 1),
    25: TensorType("I16", 1, 2),
    26: TensorType("I32", 1, 4),
    27: TensorType("I64", 1, 8),
    28: TensorType("F64", 1, 8),
    29: TensorType("IQ1_M", 256, 56),
    30: TensorType("BF16", 1, 2),
    34: TensorType("TQ1_0", 256, 54),
    35: TensorType("TQ2_0", 256, 66),
    39: TensorType("MXFP4", 32, 17),
    40: TensorType("NVFP4", 64, 36),
    41: TensorType("Q1_0", 128, 18),
    42: TensorType("Q2_0", 64, 18),
}

FILE_TYPES: Mapping[int, str] = {
    0: "F32",
    1: "F16",
    2: "Q4_0",
    3: "Q4_1",
    7: "Q8_0",
    8: "Q5_0",
    9: "Q5_1",
    10: "Q2_K",
    11: "Q3_K_S",
    12: "Q3_K_M",
    13: "Q3_K_L",
    14: "Q4_K_S",
    15: "Q4_K_M",
    16: "Q5_K_S",
    17: "Q5_K_M",
    18: "Q6_K",
    19: "IQ2_XXS",
    20: "IQ2_XS",
    21: "Q2_K_S",
    22: "IQ3_XS",
    23: "IQ3_XXS",
    24: "IQ1_S",
    25: "IQ4_NL",
    26: "IQ3_S",
    27: "IQ3_M",
    28: "IQ2_S",
    29: "IQ2_M",
    30: "IQ4_XS",
    31: "IQ1_M",
    32: "BF16",
    36: "TQ1_0",
    37: "TQ2_0",
    38: "MXFP4",
    39: "NVFP4",
    40: "Q1_0",
    41: "Q2_0",
}

# Types of the KV cache, by the word used in the load options: (block, bytes).
KV_TYPES: Mapping[str, TensorType] = {
    type_.name.lower(): type_ for number, type_ in TENSOR_TYPES.items() if number in (0, 1, 2, 3, 6, 7, 8, 30)
}


# What loses nothing, or next to nothing, when it is quantized once more.
PRECISE = ("F32", "F16", "BF16", "Q8_0")


def can_be_quantized(quantization: str) -> bool:
    """Whether files of this type are good enough to make smaller ones of."""
    return quantization.upper() in PRECISE


def quantization_name(file_type: int | None, weights: Iterable[tuple[int, int]]) -> str:
    """Name of a file's quantization, such as ``Q4_K_M``; empty when nothing is known.

    Args:
        file_type: ``general.file_type``; 1024 is added when it was guessed.
        weights: Type and number of elements of each tensor, for files that do not say. The type that
            holds most of the weights names the file.
    """
    if file_type is not None and (name := FILE_TYPES.get(file_type & ~1024)):
        return name
    counted: Counter[int] = Counter()
    for type_, elements in weights:
        counted[type_] += elements
    if not counted:
        return ""
    return TENSOR_TYPES[counted.most_common(1)[0][0]].name


def describe_quantization(name: str) -> str:
    """What a quantization means for its user, in a few words; English, translated by the application.

    Empty for names that say nothing. All kinds of names are known that publishers use: with a prefix (``UD-Q4_K_XL``:
    the layers that matter most are kept more precise; ``QAT-Q4_0``: trained to be stored like this), mixtures
    (``IQ3_M``), floating point (``MXFP4_MOE``, ``BF16``, ``FP16``).
    """
    bits = bits_of(name)
    if bits is None:
        return ""
    prefix, plain = _taken_apart(name)
    if prefix == "QAT" and bits < _WHOLE_BITS:
        return _TRAINED
    if plain.startswith(("MXFP4", "NVFP4")):
        return _MADE_IN
    words = next(row for row in _DESCRIPTIONS if bits >= row.bits)
    if plain.startswith("IQ") and words.hard:
        return words.hard
    return words.careful if prefix == "UD" and words.careful else words.usual


class _Words(NamedTuple):
    """Descriptions from so many bits a weight on: usual ones; with the most important layers kept more precise; in
    formats that a processor takes long to unpack (see the table in ``inference.speed``)."""

    bits: float
    usual: str
    careful: str = ""
    hard: str = ""


_WHOLE_BITS = 15.0
_DESCRIPTIONS = (
    _Words(_WHOLE_BITS, "Not compressed: as precise as it was made, large and slow"),
    _Words(7.5, "Hardly compressed: as good as the original, large"),
    _Words(5.8, "Very close to the original"),
    _Words(4.9, "Close to the original, somewhat smaller"),
    _Words(
        3.9,
        "The usual choice: small, with little loss",
        "The usual choice, with the most important parts kept more precise",
        "A little smaller than the usual choice, with a little more loss",
    ),
    _Words(
        2.9,
        "Smaller, with a loss you may notice",
        "Smaller, with the most important parts kept more precise; a loss you may notice",
        "Smaller, with a loss you may notice; slow without a graphics card",
    ),
    _Words(
        0.0,
        "As small as it gets, with a clear loss",
        "As small as it gets, with the most important parts kept more precise; a clear loss",
        "As small as it gets, with a clear loss; slow without a graphics card",
    ),
)

_TRAINED = "Trained to be this small: hardly any loss"
_MADE_IN = "A format that some models are made in: small, with little or no loss"

# Everything that ``describe_quantization`` can say, for the translators.
DESCRIPTIONS = (_TRAINED, _MADE_IN, *(words for row in _DESCRIPTIONS for words in row[1:] if words))

# Mixtures without a type of their own, and formats of other programs.
_MIXED_BITS = {"IQ4": 4.3, "IQ3": 3.66, "IQ2": 2.7, "IQ1": 1.75, "MXFP6": 6.25, "MXFP8": 8.25}
_OTHER_NAMES = {"FP16": "F16", "FP32": "F32"}


@functools.lru_cache(256)
def bits_of(name: str) -> float | None:
    """Bits a weight by the type a name stands for: ``Q4_K_M`` is made of ``Q4_K``. ``None``: it stands for none."""
    plain = _taken_apart(name)[1]
    number = _number_of(plain)
    return TENSOR_TYPES[number].bits if number is not None else _MIXED_BITS.get(plain.split("_")[0])


def type_of(name: str) -> int:
    """The ggml type most weights of a quantization have, as far as its name tells; else that of ``Q4_K``."""
    plain = _taken_apart(name)[1]
    number = _number_of(plain)
    return number if number is not None else _MIXED_TYPES.get(plain.split("_")[0], 12)


_NUMBERS = {type_.name: number for number, type_ in TENSOR_TYPES.items()}
_MIXED_TYPES = {"IQ4": 23, "IQ3": 21, "IQ2": 22, "IQ1": 29}


def _number_of(plain: str) -> int | None:
    """The type a name begins with."""
    parts = plain.split("_")
    for length in range(len(parts), 0, -1):
        if (number := _NUMBERS.get("_".join(parts[:length]))) is not None:
            return number
    return None


def _taken_apart(name: str) -> tuple[str, str]:
    """Prefix, ``UD``, ``QAT`` or empty, and what is left, in upper case."""
    upper = name.upper().strip()
    for prefix in ("UD", "QAT"):
        if upper.startswith((prefix + "-", prefix + "_", prefix + ".")):
            return prefix, upper[len(prefix) + 1 :]
        if upper.endswith(("-" + prefix, "_" + prefix)):
            return prefix, upper[: -len(prefix) - 1]
    return "", _OTHER_NAMES.get(upper, upper)

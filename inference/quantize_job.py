"""What can be made of a model file by quantizing it here, and what travels between the two processes that do it.

Sizes are those the file types of llama.cpp have on models of usual shapes (bits a weight, all tensors together); the
exact one is computed by the process that quantizes, before it writes anything. Computes nothing else, loads nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from inference.model_facts import ModelFacts
from inference.protocol import Failed
from inference.quantization import can_be_quantized
from inference.rough_model import resized

# File types that can be made, the most precise first: llama.cpp's number (``enum llama_ftype``) and bits a weight.
FILE_TYPES: Mapping[str, tuple[int, float]] = {
    "Q8_0": (7, 8.51),
    "Q6_K": (18, 6.57),
    "Q5_K_M": (17, 5.70),
    "Q5_K_S": (16, 5.57),
    "Q4_K_M": (15, 4.90),
    "Q4_K_S": (14, 4.67),
    "Q4_0": (2, 4.64),
    "IQ4_NL": (25, 4.65),
    "IQ4_XS": (30, 4.46),
    "Q3_K_L": (13, 4.30),
    "Q3_K_M": (12, 4.00),
    "Q3_K_S": (11, 3.65),
    "Q2_K": (10, 3.17),
}
OFFERED = ("Q8_0", "Q6_K", "Q5_K_M", "Q4_K_M", "Q3_K_M")  # in the window: one for each step in size


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """A type a model could be quantized to.

    Attributes:
        quantization: Such as ``Q4_K_M``.
        size: Bytes of the file, about.
        facts: Of the model that would come about.
    """

    quantization: str
    size: int
    facts: ModelFacts


class Job(msgspec.Struct, frozen=True, kw_only=True, tag="job"):
    """To the process: what it is to do.

    Attributes:
        source: The model file; of a split model its first part.
        target: The file to write; it exists and is empty.
        quantization: One of ``FILE_TYPES``.
        threads: To compute with.
        free: Bytes the new file may take.
    """

    source: str
    target: str
    quantization: str
    threads: int
    free: int


class Step(msgspec.Struct, frozen=True, kw_only=True, tag="step"):
    """From the process: how far it is. Bytes of the new file."""

    step: Literal["quantize", "test"]
    done: int
    total: int


class Made(msgspec.Struct, frozen=True, kw_only=True, tag="made"):
    """From the process, its last word: the file is complete.

    Attributes:
        size: Bytes.
        tested: Whether it was loaded and answered; ``False``: this machine has not enough memory for that.
    """

    size: int
    tested: bool


Word = Step | Made | Failed

_encoder = msgspec.msgpack.Encoder()
_jobs: msgspec.msgpack.Decoder[Job] = msgspec.msgpack.Decoder(Job)
_words: msgspec.msgpack.Decoder[Word] = msgspec.msgpack.Decoder(Word)


def encode(value: Job | Word) -> bytes:
    """A payload for a frame."""
    return _encoder.encode(value)


def decode_job(payload: bytes) -> Job:
    """A job from a payload. Raises ``msgspec.MsgspecError`` for anything else."""
    return _jobs.decode(payload)


def decode_word(payload: bytes) -> Word:
    """A word of the process from a payload. Raises ``msgspec.MsgspecError`` for anything else."""
    return _words.decode(payload)


def targets(facts: ModelFacts, offered: tuple[str, ...] = OFFERED) -> tuple[Target, ...]:
    """What could be made of a model, the largest first: only what is clearly smaller than it is."""
    if not can_be_quantized(facts.quantization) or facts.parameters <= 0:
        return ()
    found = []
    for name in offered:
        size = round(facts.parameters * FILE_TYPES[name][1] / 8)
        if size < facts.file_size * 0.95:
            found.append(Target(quantization=name, size=size, facts=resized(facts, size, name)))
    return tuple(found)

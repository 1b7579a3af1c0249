"""Writes small projectors with random weights, and pictures to show to them; knows nothing of Hearth's reader."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from tests.support.tiny_gguf import write_gguf

IMAGE, PATCH, WIDTH, HEADS, FEED_FORWARD, LAYERS = 56, 14, 32, 2, 64, 2
PLACES = (IMAGE // PATCH) ** 2  # rows that stand for a picture

Tensors = Iterator[tuple[str, np.ndarray[Any, np.dtype[Any]]]]


def write_projector(path: Path, width: int = 128, *, seed: int = 0) -> Path:
    """Write a projector of the LLaVA kind (two matrices behind a vision transformer) for models of a width."""
    keys: dict[str, Any] = {
        "general.name": "Tiny projector",
        "general.type": "mmproj",
        "clip.has_vision_encoder": True,
        "clip.projector_type": "mlp",
        "clip.use_gelu": True,
        "clip.vision.embedding_length": WIDTH,
        "clip.vision.feed_forward_length": FEED_FORWARD,
        "clip.vision.block_count": LAYERS + 1,
        "clip.vision.projection_dim": width,
        "clip.vision.attention.head_count": HEADS,
        "clip.vision.attention.layer_norm_epsilon": 1e-5,
        "clip.vision.image_size": IMAGE,
        "clip.vision.patch_size": PATCH,
        "clip.vision.image_mean": [0.5, 0.5, 0.5],
        "clip.vision.image_std": [0.5, 0.5, 0.5],
    }
    return write_gguf(path, "clip", keys, _tensors(width, seed), "F32")


def _tensors(width: int, seed: int) -> Tensors:
    draw = np.random.default_rng(seed)

    def matrix(*dims: int) -> np.ndarray[Any, np.dtype[Any]]:
        return (draw.standard_normal(dims) / np.sqrt(np.prod(dims[1:]))).astype(np.float32)

    yield "v.patch_embd.weight", 4 * matrix(WIDTH, 3, PATCH, PATCH)
    yield "v.class_embd", matrix(1, WIDTH)[0]
    yield "v.position_embd.weight", matrix(PLACES + 1, WIDTH)
    for layer in range(LAYERS + 1):
        block = f"v.blk.{layer}."
        for part in ("attn_q", "attn_k", "attn_v", "attn_out"):
            yield f"{block}{part}.weight", matrix(WIDTH, WIDTH)
            yield f"{block}{part}.bias", np.zeros(WIDTH, np.float32)
        for norm in ("ln1", "ln2"):
            yield f"{block}{norm}.weight", np.ones(WIDTH, np.float32)
            yield f"{block}{norm}.bias", np.zeros(WIDTH, np.float32)
        yield f"{block}ffn_up.weight", matrix(FEED_FORWARD, WIDTH)
        yield f"{block}ffn_up.bias", np.zeros(FEED_FORWARD, np.float32)
        yield f"{block}ffn_down.weight", matrix(WIDTH, FEED_FORWARD)
        yield f"{block}ffn_down.bias", np.zeros(WIDTH, np.float32)
    yield "mm.0.weight", matrix(width, WIDTH)
    yield "mm.0.bias", np.zeros(width, np.float32)
    yield "mm.2.weight", matrix(width, width)
    yield "mm.2.bias", np.zeros(width, np.float32)


def png(red: int, green: int, blue: int, size: int = IMAGE) -> bytes:
    """A picture: one colour with a dark half, so that its parts differ."""
    row = bytes((red, green, blue)) * (size // 2) + bytes((red // 3, green // 3, blue // 3)) * (size - size // 2)
    body = zlib.compress((b"\0" + row) * size)
    header = struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", body), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in parts
    )

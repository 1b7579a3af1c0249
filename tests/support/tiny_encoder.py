"""Writes a small BERT with random weights, a model that only makes vectors; knows nothing of Hearth's reader."""

from __future__ import annotations

import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gguf
import numpy as np

from tests.support.tiny_gguf import write_gguf
from tests.support.tiny_vocabulary import CONTROL, NORMAL

WIDTH, HEADS, FEED_FORWARD, LAYERS, CONTEXT = 64, 2, 96, 2, 128
SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")


def write_encoder(path: Path, *, pooling: gguf.PoolingType = gguf.PoolingType.MEAN, types: int = NORMAL) -> Path:
    """Write a model of some 200 KB for texts of up to ``CONTEXT`` tokens and return ``path``.

    Args:
        path: File to write.
        pooling: How vectors of tokens become one of a text.
        types: Token type of what is not special.
    """
    words = [f"▁{character}" for character in string.ascii_lowercase + string.digits + string.punctuation]
    tokens = [*SPECIAL, *words, *string.ascii_lowercase, *string.digits]
    keys: dict[str, Any] = {
        "general.name": "Tiny encoder",
        "bert.context_length": CONTEXT,
        "bert.block_count": LAYERS,
        "bert.embedding_length": WIDTH,
        "bert.feed_forward_length": FEED_FORWARD,
        "bert.attention.head_count": HEADS,
        "bert.attention.layer_norm_epsilon": 1e-12,
        "bert.attention.causal": False,
        "bert.pooling_type": int(pooling),
        "tokenizer.ggml.model": "bert",
        "tokenizer.ggml.token_type_count": 2,
        "tokenizer.ggml.tokens": tokens,
        "tokenizer.ggml.scores": [0.0] * len(tokens),
        "tokenizer.ggml.token_type": [CONTROL] * len(SPECIAL) + [types] * (len(tokens) - len(SPECIAL)),
        "tokenizer.ggml.bos_token_id": 2,
        "tokenizer.ggml.cls_token_id": 2,
        "tokenizer.ggml.eos_token_id": 3,
        "tokenizer.ggml.seperator_token_id": 3,
        "tokenizer.ggml.padding_token_id": 0,
        "tokenizer.ggml.unknown_token_id": 1,
        "tokenizer.ggml.mask_token_id": 4,
    }
    return write_gguf(path, "bert", keys, _tensors(len(tokens)), "F32")


def _tensors(vocabulary: int) -> Iterator[tuple[str, np.ndarray[Any, np.dtype[Any]]]]:
    draw = np.random.default_rng(7)

    def matrix(rows: int, columns: int) -> np.ndarray[Any, np.dtype[Any]]:
        return (draw.standard_normal((rows, columns)) / columns**0.5).astype(np.float32)

    def norm(name: str) -> Iterator[tuple[str, np.ndarray[Any, np.dtype[Any]]]]:
        yield f"{name}.weight", np.ones(WIDTH, np.float32)
        yield f"{name}.bias", np.zeros(WIDTH, np.float32)

    yield "token_embd.weight", 4 * matrix(vocabulary, WIDTH)
    yield "position_embd.weight", matrix(CONTEXT, WIDTH)
    yield "token_types.weight", matrix(2, WIDTH)
    yield from norm("token_embd_norm")
    for layer in range(LAYERS):
        block = f"blk.{layer}."
        for part in ("attn_q", "attn_k", "attn_v", "attn_output"):
            yield f"{block}{part}.weight", matrix(WIDTH, WIDTH)
            yield f"{block}{part}.bias", np.zeros(WIDTH, np.float32)
        yield from norm(f"{block}attn_output_norm")
        yield f"{block}ffn_up.weight", matrix(FEED_FORWARD, WIDTH)
        yield f"{block}ffn_up.bias", np.zeros(FEED_FORWARD, np.float32)
        yield f"{block}ffn_down.weight", matrix(WIDTH, FEED_FORWARD)
        yield f"{block}ffn_down.bias", np.zeros(WIDTH, np.float32)
        yield from norm(f"{block}layer_output_norm")

"""A model whose answers are known although it costs what a real one costs: each word has one successor.

All layers are there with random weights and are computed in full, but the last matrix of each part is zero, so nothing
of it reaches the output: what comes next depends on the last token alone. Written here once.

Answers therefore repeat a text in the prompt exactly where that text follows the chain. A random model repeats nothing
by itself, and a trained one of useful size cannot be made here.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from tests.bench.models import FOLDER
from tests.support.tiny_gguf import CHATML, Shape, model_keys, tensor_shapes, vocabulary_keys, write_gguf
from tests.support.tiny_vocabulary import bpe_vocabulary

HEAD = 64
WIDTH, FEED_FORWARD, VOCABULARY = 768, 2048, 8192
_LETTERS = ("etaoinshrdlucmfwypvbgkjqxz", "aeiourntslhdcmpgybfvkwzxjq")

Array = np.ndarray[Any, np.dtype[np.float32]]


def words() -> list[str]:
    """The words of the chain in its order; each is one token with the space before it."""
    pairs = [first + second for first in _LETTERS[0] for second in _LETTERS[1]]
    order = np.random.default_rng(11).permutation(len(pairs))
    return [pairs[index] for index in order]


def chain_model(megabytes: int = 120, tensor_type: str = "Q8_0") -> Path:
    """A dense model of about ``megabytes`` that answers everything with ``words()``, from the first on, endlessly."""
    path = FOLDER / f"chain-{tensor_type}-{megabytes}.gguf"
    if not path.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(".writing")
        _write(unfinished, megabytes, tensor_type)
        os.replace(unfinished, path)
    return path


def _write(path: Path, megabytes: int, tensor_type: str) -> None:
    weight = {"Q8_0": 34 / 32, "F16": 2.0, "Q4_0": 18 / 32}[tensor_type]
    one_layer = 2 * WIDTH * WIDTH + 2 * WIDTH * WIDTH // 3 + 3 * WIDTH * FEED_FORWARD
    layers = max(1, round((megabytes * 1e6 / weight - 2 * WIDTH * VOCABULARY) / one_layer))
    shape = Shape(layers, WIDTH, FEED_FORWARD, WIDTH // HEAD, WIDTH // HEAD // 3, VOCABULARY)
    vocabulary = bpe_vocabulary(VOCABULARY)
    keys = model_keys("dense", shape, f"Chain {tensor_type}", head=HEAD) | vocabulary_keys(vocabulary, "dense")
    keys["tokenizer.chat_template"] = CHATML
    embeddings = np.random.default_rng(0).standard_normal((VOCABULARY, WIDTH), dtype=np.float32)
    output = np.zeros((VOCABULARY, WIDTH), np.float32)
    chain = [vocabulary.id("Ġ" + word) for word in words()]
    for token, following in zip(chain, chain[1:] + chain[:1], strict=True):
        output[following] = embeddings[token] / np.float32(WIDTH**0.5)
    output[chain[0]] += embeddings[vocabulary.id("Ċ")] / np.float32(WIDTH**0.5)  # the prompt ends in a line break
    write_gguf(path, "llama", keys, _tensors(shape, embeddings, output), tensor_type)


def _tensors(shape: Shape, embeddings: Array, output: Array) -> Iterator[tuple[str, Array]]:
    draw = np.random.default_rng(1)
    for name, dims, _gain in tensor_shapes("dense", shape, HEAD):
        if name == "token_embd.weight":
            yield name, embeddings
        elif name == "output.weight":
            yield name, output
        elif len(dims) < 2:
            yield name, np.ones(dims, np.float32)
        elif name.endswith(("attn_output.weight", "ffn_down.weight")):
            yield name, np.zeros(dims, np.float32)
        else:
            yield name, draw.standard_normal(dims, dtype=np.float32) / np.float32(dims[-1] ** 0.5)

"""Writes GGUF files of any size that hold no weights: real headers, then a hole. For estimates and for faults."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import gguf
import numpy as np

from tests.support.tiny_gguf import Kind, Shape, add_key, model_keys, tensor_shapes, vocabulary_keys
from tests.support.tiny_vocabulary import Vocabulary, bpe_vocabulary, spm_vocabulary

TensorShape = tuple[str, tuple[int, ...], str]  # name, dimensions (rows first), type


def write_sparse(
    path: Path, architecture: str, keys: Mapping[str, Any], tensors: Iterable[TensorShape], *, hole: bool = True
) -> Path:
    """Write the header of a model and let the file be as long as its weights would be, without writing them.

    Args:
        path: File to write.
        architecture: ``general.architecture``; empty writes none.
        keys: Further metadata.
        tensors: The table of tensors.
        hole: Whether the file gets its full length; else it ends after its header.
    """
    writer = gguf.GGUFWriter(path, architecture or "none")
    if not architecture:
        writer.kv_data[0].pop("general.architecture")
    for key, value in keys.items():
        add_key(writer, key, value)
    size = 0
    for name, dims, type_name in tensors:
        kind = gguf.GGMLQuantizationType[type_name]
        block, bytes_ = gguf.GGML_QUANT_SIZES[kind]
        elements = 1
        for dim in dims:
            elements *= dim
        length = elements // block * bytes_
        writer.add_tensor_info(name, _byte_shape(dims, kind), np.dtype(np.uint8), length, raw_dtype=kind)
        size += -(-length // 32) * 32
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_ti_data_to_file()
    writer.close()
    if hole:
        start = -(-path.stat().st_size // 32) * 32
        os.truncate(path, start + size)
    return path


def write_shape(
    path: Path,
    kind: Kind,
    shape: Shape,
    *,
    head: int = 128,
    tensor_type: str = "Q4_K",
    keys: Mapping[str, Any] | None = None,
    vocabulary: Vocabulary | None = None,
) -> Path:
    """Write the header of a model of this kind and these sizes; ``tests.support.tiny_gguf`` knows the tensors."""
    words = vocabulary or (
        spm_vocabulary(shape.vocabulary) if kind == "sliding-window" else bpe_vocabulary(shape.vocabulary)
    )
    metadata = model_keys(kind, shape, f"Hollow {kind}", head) | vocabulary_keys(words, kind) | dict(keys or {})
    arch = {"dense": "llama", "sliding-window": "gemma3", "hybrid": "lfm2", "recurrent": "mamba"}[kind]
    block = gguf.GGML_QUANT_SIZES[gguf.GGMLQuantizationType[tensor_type]][0]
    tensors = (
        (name, dims, tensor_type if len(dims) > 1 and dims[-1] % block == 0 and "ssm_a" not in name else "F32")
        for name, dims, _ in tensor_shapes(kind, shape, head)
    )
    return write_sparse(path, arch, metadata, tensors)


def _byte_shape(dims: tuple[int, ...], kind: gguf.GGMLQuantizationType) -> tuple[int, ...]:
    """Dimensions as the writer wants them for raw types: the last one in bytes."""
    block, bytes_ = gguf.GGML_QUANT_SIZES[kind]
    return (*dims[:-1], dims[-1] // block * bytes_)

"""Models in every number format of llama.cpp, written here once: random weights, packed by llama.cpp's own library.

A few rows of each matrix are packed and repeated: packing takes long in some formats, and reading takes no notice.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
from pathlib import Path
from typing import Any

import gguf
import numpy as np

from tests.bench.models import FOLDER
from tests.support.tiny_gguf import CHATML, Shape, add_key, model_keys, tensor_shapes, vocabulary_keys
from tests.support.tiny_vocabulary import CONTROLS, bpe_vocabulary, unreadable

HEAD = 64
ROWS = 64  # packed, then repeated


def quantized_model(type_name: str, megabytes: int) -> Path:
    """A dense model of about ``megabytes`` whose matrices are all of one type, such as ``Q4_K``."""
    path = FOLDER / f"quantized-{type_name}-{megabytes}.gguf"
    if not path.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(".writing")
        _write(unfinished, gguf.GGMLQuantizationType[type_name], megabytes)
        os.replace(unfinished, path)
    return path


def _write(path: Path, kind: gguf.GGMLQuantizationType, megabytes: int) -> None:
    shape = _shape(kind, megabytes)
    vocabulary = bpe_vocabulary(shape.vocabulary)
    keys = model_keys("dense", shape, f"Benchmark {kind.name}", head=HEAD) | vocabulary_keys(vocabulary, "dense")
    keys["tokenizer.chat_template"] = CHATML
    writer = gguf.GGUFWriter(path, "llama")
    for key, value in keys.items():
        add_key(writer, key, value)
    silent = [*range(len(CONTROLS)), *unreadable(vocabulary)]
    packer = _Packer()
    for name, dims, _ in tensor_shapes("dense", shape, HEAD):
        if len(dims) < 2:
            writer.add_tensor(name, np.ones(dims, np.float32))
            continue
        packed = packer.pack(kind, dims[0], dims[1])
        if name == "output.weight":
            packed[silent] = packer.zeros(kind, dims[1])
        writer.add_tensor(name, packed, raw_dtype=kind)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def _shape(kind: gguf.GGMLQuantizationType, megabytes: int) -> Shape:
    block, bytes_ = gguf.GGML_QUANT_SIZES[kind]
    width, feed_forward, vocab = 1024, 2816, 8192
    one_layer = 2 * width * width + 2 * width * width // 4 + 3 * width * feed_forward
    layers = max(1, round((megabytes * 1e6 * block / bytes_ - 2 * width * vocab) / one_layer))
    return Shape(layers, width, feed_forward, heads=width // HEAD, heads_kv=width // HEAD // 4, vocabulary=vocab)


class _Packer:
    """``ggml_quantize_chunk`` of the library that comes with llama-cpp-python."""

    def __init__(self) -> None:
        spec = importlib.util.find_spec("llama_cpp")
        assert spec is not None
        assert spec.origin is not None
        found = sorted((Path(spec.origin).parent / "lib").glob("*ggml-base*"))
        function = ctypes.CDLL(str(found[0])).ggml_quantize_chunk
        function.restype = ctypes.c_size_t
        number, pointer = ctypes.c_int64, ctypes.c_void_p
        function.argtypes = [ctypes.c_int, pointer, pointer, number, number, number, pointer]
        self._function = function

    def pack(self, kind: gguf.GGMLQuantizationType, rows: int, width: int) -> np.ndarray[Any, np.dtype[np.uint8]]:
        """Random rows in this type, as bytes."""
        few = min(rows, ROWS)
        values = np.random.default_rng(0).standard_normal((few, width), dtype=np.float32) / np.float32(width**0.5)
        packed = self._packed(kind, values)
        return np.tile(packed, (-(-rows // few), 1))[:rows]

    def zeros(self, kind: gguf.GGMLQuantizationType, width: int) -> np.ndarray[Any, np.dtype[np.uint8]]:
        """One row of nothing."""
        return self._packed(kind, np.zeros((1, width), np.float32))

    def _packed(
        self, kind: gguf.GGMLQuantizationType, values: np.ndarray[Any, np.dtype[np.float32]]
    ) -> np.ndarray[Any, np.dtype[np.uint8]]:
        rows, width = values.shape
        block, bytes_ = gguf.GGML_QUANT_SIZES[kind]
        out = np.zeros((rows, width // block * bytes_), np.uint8)
        importance = np.ones(width, np.float32)
        data, target = np.ascontiguousarray(values).ctypes.data, out.ctypes.data
        self._function(int(kind), data, target, 0, rows, width, importance.ctypes.data)
        return out

"""Files that are no usable model, one of each kind, and the class of error each must end in.

Used wherever a user can name a file: the reader, the engine, the terminal and the window.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import struct
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from inference.errors import (
    ModelCorrupt,
    ModelFileError,
    ModelIncomplete,
    ModelMissing,
    ModelTruncated,
    ModelUnreadable,
    ModelUnsupported,
    NotAModel,
)
from tests.support.sparse_gguf import write_sparse
from tests.support.tiny_gguf import write_tiny

NOBODY = 65_534  # the user without rights on Linux

PAGE = (
    "<!DOCTYPE html>\n<html lang='en'><head><title>Sign in</title></head>"
    "<body><p>Access to this model is restricted.</p></body></html>\n"
)
POINTER = (
    "version https://git-lfs.github.com/spec/v1\n"
    "oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 2147483648\n"
)


class WrongFile(NamedTuple):
    """One file, the error it must end in, and words its message must hold."""

    path: Path
    error: type[ModelFileError]
    says: str


def _write(data: bytes) -> Callable[[Path], Path]:
    def write(path: Path) -> Path:
        path.write_bytes(data)
        return path

    return write


def _zip(names: tuple[str, ...]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, b"content")
    return buffer.getvalue()


def _safetensors() -> bytes:
    header = json.dumps({"weight": {"dtype": "F16", "shape": [2, 2], "data_offsets": [0, 8]}}).encode()
    return struct.pack("<Q", len(header)) + header + bytes(8)


def _half(path: Path) -> Path:
    write_tiny(path)
    os.truncate(path, path.stat().st_size // 2)
    return path


def _cut_in_header(path: Path) -> Path:
    write_tiny(path)
    os.truncate(path, 3000)
    return path


def _unfinished(path: Path) -> Path:
    return _half(path.with_name(path.name + ".part"))


def _unknown_architecture(path: Path) -> Path:
    return write_sparse(path, "tomorrow", {"tomorrow.block_count": 1}, [("token_embd.weight", (32, 32), "F32")])


def _vision_part(path: Path) -> Path:
    keys = {"general.type": "mmproj", "clip.has_vision_encoder": True, "clip.block_count": 1}
    keys |= {"clip.context_length": 0, "clip.embedding_length": 32}
    return write_sparse(path, "clip", keys, [("v.patch_embd.weight", (32, 32), "F32")])


def _split_part(path: Path) -> Path:
    write_tiny(path.with_name("split-00002-of-00003.gguf"))
    first = path.with_name("split-00001-of-00003.gguf")
    return write_tiny(first, metadata={"split.no": 0, "split.count": 3, "split.tensors.count": 39})


def _directory(path: Path) -> Path:
    path.mkdir()
    return path


def _no_permission(path: Path) -> Path:
    write_tiny(path)
    path.chmod(0)
    return path


def _damaged_header(path: Path) -> Path:
    write_tiny(path)
    data = bytearray(path.read_bytes())
    data[8:16] = struct.pack("<Q", 2**60)  # the number of tensors
    path.write_bytes(data)
    return path


_KINDS: dict[str, tuple[Callable[[Path], Path], type[ModelFileError], str]] = {
    "missing": (lambda path: path, ModelMissing, "no file"),
    "web page": (_write(PAGE.encode()), NotAModel, "web page"),
    "text": (_write(b"Dear diary,\nit rained today.\n"), NotAModel, "plain text"),
    "empty": (_write(b""), NotAModel, "empty"),
    "LFS pointer": (_write(POINTER.encode()), NotAModel, "LFS pointer"),
    "zip": (_write(_zip(("model.gguf",))), NotAModel, "zip archive"),
    "PyTorch": (_write(_zip(("archive/data.pkl", "archive/data/0"))), NotAModel, "PyTorch"),
    "safetensors": (_write(_safetensors()), NotAModel, "safetensors"),
    "gzip": (_write(b"\x1f\x8b\x08\x00" + bytes(100)), NotAModel, "gzip"),
    "picture": (_write(b"\x89PNG\r\n\x1a\n" + bytes(100)), NotAModel, "picture"),
    "PDF": (_write(b"%PDF-1.7\n" + bytes(100)), NotAModel, "PDF"),
    "zeros": (_write(bytes(5000)), NotAModel, "zeros"),
    "half": (_half, ModelTruncated, "bytes are there"),
    "cut in header": (_cut_in_header, ModelTruncated, "bytes are there"),
    "only the magic": (_write(b"GGUF"), ModelTruncated, "bytes are there"),
    "unfinished download": (_unfinished, ModelTruncated, "unfinished download"),
    "damaged header": (_damaged_header, ModelCorrupt, "damaged"),
    "unknown architecture": (_unknown_architecture, ModelUnsupported, "tomorrow"),
    "vision part": (_vision_part, ModelUnsupported, "vision part"),
    "one part of three": (_split_part, ModelIncomplete, "split-00003-of-00003.gguf"),
    "directory": (_directory, NotAModel, "folder"),
    "no permission": (_no_permission, ModelUnreadable, "permission"),
}

WRONG_KINDS = tuple(_KINDS)


def write_wrong(folder: Path, kind: str) -> WrongFile:
    """Write the wrong file of a kind named in ``WRONG_KINDS`` into an existing folder.

    The kind ``no permission`` stops only users who are not root; see ``can_be_denied`` and ``unprivileged``.
    """
    write, error, says = _KINDS[kind]
    return WrongFile(write(folder / "model.gguf"), error, says)


def can_be_denied() -> bool:
    """Whether file permissions bind this process: not root's, and not on Windows."""
    return hasattr(os, "geteuid") and os.geteuid() != 0


@contextlib.contextmanager
def unprivileged() -> Iterator[None]:
    """Run the block as nobody where this process is root's, so that permissions bind it."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)

"""Writes the stores of other programs as they lay them out, with small models; knows nothing of Hearth's reader."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from pathlib import Path

from tests.support.sparse_gguf import write_sparse
from tests.support.tiny_gguf import Shape, model_keys, tensor_shapes, vocabulary_keys, write_tiny
from tests.support.tiny_vocabulary import bpe_vocabulary


class ModelFiles:
    """Makes model files quickly: one is written, the others are copies in which a name is another.

    Args:
        folder: Where the one that is written lies.
    """

    NAME = "Sample model 0000000"

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        written = write_tiny(folder / "template.bin", layers=1, vocab=400, name=self.NAME, tensor_type="Q8_0")
        self._data = written.read_bytes()
        assert self._data.count(self.NAME.encode()) == 1

    def data(self, number: int) -> bytes:
        """A whole model called ``Sample model …``, different for each number."""
        return self._data.replace(self.NAME.encode(), f"Sample model {number:07}".encode())

    def write(self, path: Path, number: int) -> Path:
        """The model of a number in a file."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self.data(number))
        return path


def sha256(data: bytes) -> str:
    """Hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def add_to_ollama(
    models: Path,
    name: tuple[str, str, str, str],
    data: bytes,
    *,
    projector: bytes = b"",
    listed: bool = False,
) -> Path:
    """A model in the store of Ollama: blobs and a manifest; returns the blob.

    Args:
        models: The folder that ``OLLAMA_MODELS`` names.
        name: Registry, namespace, model, tag.
        data: The GGUF.
        projector: That of a model that sees.
        listed: Whether the manifest is a list of manifests, the newer form.
    """
    blobs = models / "blobs"
    blobs.mkdir(parents=True, exist_ok=True)
    layers = [{"mediaType": "application/vnd.ollama.image.license", "digest": _blob(blobs, b"MIT"), "size": 3}]
    layers.append({"mediaType": "application/vnd.ollama.image.model", "digest": _blob(blobs, data), "size": len(data)})
    if projector:
        digest = _blob(blobs, projector)
        layers.append({"mediaType": "application/vnd.ollama.image.projector", "digest": digest, "size": len(projector)})
    layers.append({"mediaType": "application/vnd.ollama.image.template", "digest": _blob(blobs, b"{{ .Prompt }}")})
    manifest = {
        "schemaVersion": 2,
        "mediaType": "application/vnd.docker.distribution.manifest.v2+json",
        "config": {"mediaType": "application/vnd.docker.container.image.v1+json", "digest": _blob(blobs, b"{}")},
        "layers": layers,
    }
    top = models / ("manifests-v2" if listed else "manifests")
    path = top.joinpath(*name)
    path.parent.mkdir(parents=True, exist_ok=True)
    if listed:
        child = _blob(blobs, json.dumps(manifest).encode())
        whole = {
            "mediaType": "application/vnd.ollama.manifest.list.v2+json",
            "manifests": [{"mediaType": manifest["mediaType"], "digest": child, "runner": "ollama", "format": "gguf"}],
        }
        path.symlink_to(blobs / _blob(blobs, json.dumps(whole).encode()).replace(":", "-"))
    else:
        path.write_text(json.dumps(manifest))
    return blobs / f"sha256-{sha256(data)}"


def _blob(blobs: Path, data: bytes) -> str:
    (blobs / f"sha256-{sha256(data)}").write_bytes(data)
    return f"sha256:{sha256(data)}"


def add_to_hub_cache(cache: Path, repository: str, file: str, data: bytes, *, commit: str = "c" * 40) -> Path:
    """A file in a cache of huggingface_hub; returns the link in the snapshot."""
    folder = cache / f"models--{repository.replace('/', '--')}"
    blob = folder / "blobs" / sha256(data)
    blob.parent.mkdir(parents=True, exist_ok=True)
    blob.write_bytes(data)
    link = folder / "snapshots" / commit / file
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(os.path.relpath(blob, link.parent))
    (folder / "refs").mkdir(exist_ok=True)
    (folder / "refs/main").write_text(commit)
    return link


def add_to_llama_cache(cache: Path, repository: str, file: str, data: bytes) -> Path:
    """A file in the older, flat cache of llama.cpp, with its manifest; returns the file."""
    owner, name = repository.split("/")
    cache.mkdir(parents=True, exist_ok=True)
    path = cache / f"{owner}_{name}_{file}"
    path.write_bytes(data)
    manifest = {"ggufFile": {"rfilename": file, "size": len(data), "lfs": {"sha256": sha256(data), "size": len(data)}}}
    (cache / f"manifest={owner}={name}=latest.json").write_text(json.dumps(manifest))
    return path


def add_to_jan(data_folder: Path, name: str, data: bytes, *, projector: bytes = b"") -> Path:
    """A model as Jan keeps it: ``llamacpp/models/NAME/model.gguf`` with a ``model.yml``; returns the file."""
    folder = data_folder / "llamacpp" / "models" / name
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "model.gguf"
    path.write_bytes(data)
    lines = [f"model_path: llamacpp/models/{name}/model.gguf", f"name: {name}", f"size_bytes: {len(data)}"]
    if projector:
        (folder / "mmproj.gguf").write_bytes(projector)
        lines.append(f'mmproj_path: "llamacpp/models/{name}/mmproj.gguf"')
    (folder / "model.yml").write_text("\n".join([*lines, "embedding: false", ""]))
    return path


def write_split(folder: Path, stem: str, parts: int, name: str = "Split model") -> list[Path]:
    """A model in several parts: the first describes it, each holds some of its tensors (without weights)."""
    folder.mkdir(parents=True, exist_ok=True)
    shape = Shape(layers=1, width=64, feed_forward=64, heads=1, heads_kv=1, vocabulary=400)
    tensors = [(tensor, dims, "F32") for tensor, dims, _ in tensor_shapes("dense", shape, 64)]
    described = model_keys("dense", shape, name, 64) | vocabulary_keys(bpe_vocabulary(400), "dense")
    paths = []
    for number in range(parts):
        path = folder / f"{stem}-{number + 1:05}-of-{parts:05}.gguf"
        keys = {"split.no": number, "split.count": parts, "split.tensors.count": len(tensors)}
        write_sparse(path, "llama", keys | (described if number == 0 else {}), tensors[number::parts])
        paths.append(path)
    return paths


def age(folder: Path, seconds: float = 60.0) -> None:
    """Let a folder and all below it look as if nothing had changed for a while."""
    for place in (folder, *folder.rglob("*")):
        if not place.is_symlink():
            status = place.stat()
            os.utime(place, ns=(status.st_atime_ns, status.st_mtime_ns - int(seconds * 1e9)))


def picture_of(folder: Path) -> dict[str, tuple[int, int, str]]:
    """All files below a folder with size, time and content: to see that nothing of it was changed."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() or path.is_symlink())
    return {
        str(path.relative_to(folder)): (path.lstat().st_size, path.lstat().st_mtime_ns, sha256(path.read_bytes()))
        for path in files
    }


def remove(path: Path) -> None:
    """A file or a folder with all that is in it."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()

"""Reads the store of Ollama: manifests that name blobs by their SHA-256; changes nothing there.

``manifests/REGISTRY/NAMESPACE/MODEL/TAG`` (or ``manifests-v2``, whose files may be links to blobs) is JSON with a
list of layers; the layer of the model is a GGUF, ``blobs/sha256-…``. A manifest may be a list of manifests, each for
another engine, in place or by digest.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from inference.library.grouping import Found, Side
from inference.library.values import Cancel
from inference.library.walk import Stamp, Walked, stamp_of, walk

MAX_MANIFEST = 1024 * 1024  # bytes; usual ones have 1,000
MODEL = "application/vnd.ollama.image.model"
PROJECTOR = "application/vnd.ollama.image.projector"
_DIGEST = re.compile(r"sha256[:-]([0-9a-fA-F]{64})$")
_HUB_HOSTS = ("hf.co", "huggingface.co")


class Layers(msgspec.Struct, frozen=True):
    """What a manifest says of a model: SHA-256 of its GGUF and of its projector; both may be empty."""

    model: str = ""
    projector: str = ""


def read_ollama(folder: Path, cancel: Cancel) -> tuple[list[Found], Walked]:
    """The models whose GGUF is there; one that has several tags once, under the tag that tells most."""
    whole = Walked(there=folder.is_dir())
    whole.note_folder(folder)
    blobs = folder / "blobs"
    found: dict[str, Found] = {}
    for name in ("manifests-v2", "manifests"):
        top = folder / name
        walked = walk(top, cancel, wanted=lambda name: not name.startswith("."))
        whole.take_in(walked)
        for stamps in walked.files.values():
            for stamp in stamps:
                each = _found(stamp, top, blobs)
                if each is not None and _better(each, found.get(each.sha256[0])):
                    found[each.sha256[0]] = each
    return list(found.values()), whole


def parse_manifest(data: bytes, depth: int = 0) -> tuple[Layers, tuple[str, ...]]:
    """What a manifest names, and the digests of further manifests it refers to. Whatever is no manifest is empty."""
    try:
        content = json.loads(data)
    except (ValueError, RecursionError):
        return Layers(), ()
    layers = _layers(content)
    references: list[str] = []
    for child in _list(content, "manifests"):
        if layers.model:
            break
        layers = _layers(child)
        if not layers.model and (digest := _digest(child)):
            references.append(digest)
    return layers, tuple(references[:8])


def name_of(registry: str, namespace: str, model: str, tag: str) -> tuple[str, str]:
    """What Ollama calls a model, and the repository on the hub it came from (empty for Ollama's own)."""
    if registry in _HUB_HOSTS:
        return f"{model}:{tag}", f"{namespace}/{model}"
    words = [part for part, usual in ((registry, "registry.ollama.ai"), (namespace, "library")) if part != usual]
    return "/".join((*words, f"{model}:{tag}")), ""


# ------------------------------------------------------------------------------------------ helpers


def _found(stamp: Stamp, top: Path, blobs: Path) -> Found | None:
    parts = Path(os.path.relpath(stamp.path, top)).parts
    if len(parts) != 4:
        return None
    layers = _resolved(stamp, blobs)
    model = stamp_of(_blob(blobs, layers.model)) if layers.model else None
    if model is None:
        return None
    sides: tuple[Side, ...] = ()
    if layers.projector and (side := stamp_of(_blob(blobs, layers.projector))):
        sides = (Side(kind="projector", stamp=side, sha256=layers.projector),)
    title, repository = name_of(*parts)
    return Found(
        source="ollama", parts=(model,), title=title, repository=repository, sha256=(layers.model,), companions=sides
    )


def _resolved(stamp: Stamp, blobs: Path) -> Layers:
    if stamp.size > MAX_MANIFEST:
        return Layers()
    layers, references = parse_manifest(_bytes(stamp.path))
    for digest in references:
        if layers.model:
            break
        layers, _ = parse_manifest(_bytes(_blob(blobs, digest)))
    return layers


def _better(one: Found, other: Found | None) -> bool:
    """``8b`` tells more than ``latest``."""
    return other is None or (other.title.endswith(":latest") and not one.title.endswith(":latest"))


def _blob(blobs: Path, digest: str) -> str:
    return str(blobs / f"sha256-{digest}")


def _layers(content: object) -> Layers:
    digests: dict[str, str] = {}
    for layer in _list(content, "layers"):
        kind = layer.get("mediaType")
        if isinstance(kind, str) and (digest := _digest(layer)):
            digests.setdefault(kind, digest)
    return Layers(digests.get(MODEL, ""), digests.get(PROJECTOR, ""))


def _list(content: object, key: str) -> Iterator[dict[str, Any]]:
    values = content.get(key) if isinstance(content, dict) else None
    return (value for value in values if isinstance(value, dict)) if isinstance(values, list) else iter(())


def _digest(layer: dict[str, Any]) -> str:
    """The hexadecimal digits; a name that is no digest could lead anywhere, and is none."""
    digest = layer.get("digest")
    match = _DIGEST.match(digest) if isinstance(digest, str) else None
    return match[1].lower() if match else ""


def _bytes(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read(MAX_MANIFEST)
    except OSError:
        return b""

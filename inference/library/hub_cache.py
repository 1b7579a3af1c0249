"""Reads the cache of huggingface_hub, and llama.cpp's cache, which is built like it or flat; changes nothing there.

``models--OWNER--NAME/snapshots/COMMIT/…`` holds links to ``blobs/…``, where large files are named by their SHA-256;
on systems without links the files themselves lie in the snapshot. llama.cpp's older cache holds files named
``OWNER_NAME_FILE`` beside ``manifest=OWNER=NAME=TAG.json``.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable
from pathlib import Path

import msgspec

from inference.library.grouping import Found, Side, group, group_folders
from inference.library.values import Cancel
from inference.library.walk import MAX_FOLDERS, Stamp, Walked, is_model_name, walk
from inference.model_file import Source

MAX_MANIFEST = 1024 * 1024  # bytes
_PREFIX = "models--"
_SHA256 = re.compile(r"[0-9a-f]{64}$")


def read_hub_cache(folder: Path, cancel: Cancel, source: Source) -> tuple[list[Found], Walked]:
    """The models of all snapshots; a file that is in several of them once."""
    whole = Walked()
    found: list[Found] = []
    for name in _names(folder, whole):
        if not name.startswith(_PREFIX):
            continue
        snapshots = folder / name / "snapshots"
        whole.note_folder(folder / name)
        walked = walk(snapshots, cancel)
        whole.take_in(walked)
        # Commits have no order of their own; the one looked into last (``refs/main`` is written anew) comes first.
        ordered = sorted(walked.files.items(), key=lambda each: -walked.folders.get(each[0], 0))
        repository = name[len(_PREFIX) :].replace("--", "/", 1)
        seen: set[str] = set()
        for each in group_folders(dict(ordered), str(snapshots), source):
            real = os.path.realpath(each.parts[0].path)
            if real not in seen:
                seen.add(real)
                found.append(_with_hashes(msgspec.structs.replace(each, repository=repository)))
    return found, whole


def read_llama_cache(folder: Path, cancel: Cancel) -> tuple[list[Found], Walked]:
    """Both layouts: the newer one of the hub, and flat files."""
    found, whole = read_hub_cache(folder, cancel, "llama.cpp")
    if not whole.there:
        return found, whole
    names = _names(folder, Walked())
    manifests = [each for name in names if (each := _manifest(folder, name))]
    stamps = [stamp for name in names if is_model_name(name) for stamp in _stamps(folder / name)]
    buckets: dict[str, list[Stamp]] = {}
    for stamp in stamps:
        prefixes = [each.prefix for each in manifests if os.path.basename(stamp.path).startswith(each.prefix)]
        buckets.setdefault(max(prefixes, key=len, default=""), []).append(stamp)
    for prefix, files in buckets.items():
        described = next((each for each in manifests if each.prefix == prefix), None)
        loose = group(files, "llama.cpp", mixed=described is None, prefix=prefix)
        found += [_described(each, described) for each in loose] if described else loose
    return found, whole


class Manifest(msgspec.Struct, frozen=True):
    """What llama.cpp has written down of a download: the repository, and the SHA-256 of local files by name."""

    repository: str
    prefix: str
    hashes: dict[str, str]


def parse_manifest(name: str, data: bytes) -> Manifest | None:
    """A manifest from its file name and content, ``None`` when it is none."""
    words = name.removesuffix(".json").split("=")
    if len(words) < 4 or words[0] != "manifest" or not name.endswith(".json") or not words[1] or not words[2]:
        return None
    prefix = f"{words[1]}_{words[2]}_"
    try:
        content = json.loads(data)
    except (ValueError, RecursionError):
        content = None
    hashes: dict[str, str] = {}
    for key in ("ggufFile", "mmprojFile"):
        entry = content.get(key) if isinstance(content, dict) else None
        file = entry.get("rfilename") if isinstance(entry, dict) else None
        large = entry.get("lfs") if isinstance(entry, dict) else None
        digest = large.get("sha256") if isinstance(large, dict) else None
        if isinstance(file, str) and isinstance(digest, str) and _SHA256.match(digest):
            hashes[prefix + file.replace("/", "_")] = digest
    return Manifest(f"{words[1]}/{words[2]}", prefix, hashes)


# ------------------------------------------------------------------------------------------ helpers


def _names(folder: Path, whole: Walked) -> list[str]:
    try:
        status = folder.stat()
        names = sorted(os.listdir(folder))
    except OSError:
        whole.there = False
        whole.unread.append(str(folder))
        return []
    whole.folders[str(folder)] = status.st_mtime_ns
    whole.complete = len(names) <= MAX_FOLDERS
    return names[:MAX_FOLDERS]


def _stamps(path: Path) -> Iterable[Stamp]:
    try:
        status = path.stat()
    except OSError:
        return ()
    return (Stamp(str(path), status.st_size, status.st_mtime_ns, status.st_ino),) if path.is_file() else ()


def _manifest(folder: Path, name: str) -> Manifest | None:
    if not name.startswith("manifest="):
        return None
    try:
        with (folder / name).open("rb") as file:
            return parse_manifest(name, file.read(MAX_MANIFEST))
    except OSError:
        return None


def _with_hashes(found: Found) -> Found:
    hashes = tuple(_linked_hash(part.path) for part in found.parts)
    sides = tuple(
        Side(kind=side.kind, stamp=side.stamp, sha256=_linked_hash(side.stamp.path)) for side in found.companions
    )
    return msgspec.structs.replace(found, sha256=hashes if all(hashes) else (), companions=sides)


def _linked_hash(path: str) -> str:
    """The SHA-256 that the blob behind a link is named by, empty when there is none."""
    try:
        folder, name = os.path.split(os.readlink(path))
    except OSError:
        return ""
    return name if os.path.basename(folder) == "blobs" and _SHA256.match(name) else ""


def _described(found: Found, manifest: Manifest) -> Found:
    hashes = tuple(manifest.hashes.get(os.path.basename(part.path), "") for part in found.parts)
    return msgspec.structs.replace(
        found, repository=manifest.repository, sha256=hashes if all(hashes) else (), title=""
    )

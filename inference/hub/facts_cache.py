"""Keeps what headers on the hub said, by the SHA-256 of the file, so that they are read once; asks nobody."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any

import msgspec

from inference.atomic import write_atomically
from inference.errors import StorageError
from inference.hub.values import Variant
from inference.model_facts import ModelFacts

FORMAT = 1  # counts up when the meaning of facts changes
MAX_KEPT = 400  # facts; each takes about 20 kB


class FactsCache:
    """Facts by the SHA-256 of the first file, as small files in a folder; a damaged or old one counts as missing."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def get(self, variant: Variant) -> ModelFacts | None:
        """What is known of a variant, ``None`` when nothing is."""
        path = self._path(variant)
        try:
            kept = _decoder.decode(path.read_bytes()) if path else None
        except (OSError, msgspec.MsgspecError, RecursionError):
            return None
        return kept.facts if kept and kept.format == FORMAT else None

    def put(self, variant: Variant, facts: ModelFacts) -> None:
        """Keep facts; where that cannot be done they are read again next time."""
        path = self._path(variant)
        if path is None:
            return
        with contextlib.suppress(OSError, StorageError):
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(path, msgspec.json.encode(_Kept(FORMAT, facts), enc_hook=str))
            self._make_room(path.parent)

    def _path(self, variant: Variant) -> Path | None:
        digest = variant.files[0].sha256
        return self._folder / f"{digest}.json" if self._folder and digest else None

    def _make_room(self, folder: Path) -> None:
        kept = sorted(folder.glob("*.json"), key=lambda path: path.stat().st_mtime)
        for path in kept[: max(0, len(kept) - MAX_KEPT)]:
            path.unlink(missing_ok=True)


class _Kept(msgspec.Struct):
    """What stands in a file of the cache."""

    format: int
    facts: ModelFacts


def _decode_path(kind: type, value: Any) -> Any:
    if kind is Path and isinstance(value, str):
        return Path(value)
    raise NotImplementedError


_decoder = msgspec.json.Decoder(_Kept, dec_hook=lambda kind, value: _decode_path(kind, value))

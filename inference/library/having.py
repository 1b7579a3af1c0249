"""Tells whether what is to be downloaded is on this computer already; reads no file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from inference.download.values import Wanted
from inference.library.finding import absolute
from inference.library.grouping import sibling_parts
from inference.library.records import Entry, is_there
from inference.model_file import ModelFile


class Content(msgspec.Struct, frozen=True):
    """What a download would bring.

    Attributes:
        parts: SHA-256 of each part of the model.
        sizes: Bytes of each part, ``None`` where nobody has said.
        companions: SHA-256 of the other files.
    """

    parts: tuple[str, ...]
    sizes: tuple[int | None, ...]
    companions: frozenset[str]

    def is_in(self, model: ModelFile) -> bool:
        """Whether a model on this computer is the same, with all that is to come along."""
        if model.sha256 != self.parts or model.missing or model.damaged:
            return False
        there = {companion.sha256 for companion in model.companions}
        return self.companions <= there

    def may_be(self, entries: Iterable[Entry]) -> list[str]:
        """Names of models of the same sizes whose SHA-256 nobody knows yet."""
        return [
            entry.name
            for entry in entries
            if entry.listed
            and not entry.sha256
            and any(tuple(part.size for part in spot.parts) == self.sizes and is_there(spot) for spot in entry.spots)
        ]


def content_of(wanted: Wanted) -> Content | None:
    """What it would bring, ``None`` while the hash of a file is not known."""
    files = {str(absolute(file.target)): file for file in wanted.files}
    parts = [files.pop(path, None) for path in sibling_parts(str(absolute(Path(wanted.model))))]
    known = [part for part in parts if part is not None and part.sha256]
    if len(known) != len(parts) or not all(file.sha256 for file in files.values()):
        return None
    return Content(
        tuple(part.sha256.lower() for part in known),
        tuple(part.size for part in known),
        frozenset(file.sha256.lower() for file in files.values()),
    )

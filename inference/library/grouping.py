"""Tells models from their parts and companions by the names of files; reads no file."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import msgspec

from inference.hub.file_names import NamedFile, take_apart
from inference.library.walk import Stamp
from inference.model_file import Source

# Of several projectors the first of these is taken: exact and fast everywhere, then small, then slow or large.
_PROJECTORS = ("F16", "Q8_0", "BF16", "F32")
_MARKS = re.compile(r"mmproj|^(?:mtp|eagle3|dflash|dspark)-", re.IGNORECASE)
_NO_NAMES = frozenset(("", "model", "gguf", "vision", "projector"))
_SPLIT = re.compile(r"(?P<stem>.+)-(?P<number>\d{5})-of-(?P<count>\d{5})(?P<ending>\.gguf)$", re.IGNORECASE | re.DOTALL)
_MAX_PARTS = 4096


class Side(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A companion as it lies on the disk."""

    kind: Literal["projector", "draft"]
    stamp: Stamp
    sha256: str = ""


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A model as a store has it, before its header was read.

    Attributes:
        source: Whose it is.
        parts: Its files, in order.
        own: Whether Hearth may delete them.
        title: What the program calls it; empty when it gives no name of its own.
        repository: Id on the hub, empty when unknown.
        sha256: Of each part as the store names it; empty when it does not.
        companions: What lies with it.
    """

    source: Source
    parts: tuple[Stamp, ...]
    own: bool = False
    title: str = ""
    repository: str = ""
    sha256: tuple[str, ...] = ()
    companions: tuple[Side, ...] = ()


class _Named(msgspec.Struct, frozen=True):
    stamp: Stamp
    name: NamedFile


def group(
    files: Sequence[Stamp],
    source: Source,
    *,
    near: Sequence[Stamp] = (),
    mixed: bool = False,
    own: bool = False,
    prefix: str = "",
) -> list[Found]:
    """The models among the files of one folder, each with its parts and companions.

    Args:
        files: Model files of the folder.
        source: Whose they are.
        near: Files of the folder above, where companions may lie too.
        mixed: Whether unrelated models may lie here: a companion must then say by its name whose it is.
        own: Whether Hearth may delete them.
        prefix: What a store has put before every name.
    """
    models: dict[tuple[str, int], dict[int, _Named]] = {}
    sides: list[_Named] = []
    for stamp in files:
        named = take_apart(os.path.basename(stamp.path).removeprefix(prefix))
        if named is None or named.kind == "other":
            continue
        if named.kind == "model":
            models.setdefault((named.stem, named.parts), {}).setdefault(named.number, _Named(stamp, named))
        else:
            sides.append(_Named(stamp, named))
    for stamp in near:
        named = take_apart(os.path.basename(stamp.path))
        if named is not None and named.kind in ("projector", "draft"):
            sides.append(_Named(stamp, named))
    bases = {_plain(part.name.model) for parts in models.values() for part in parts.values()}
    strict = mixed and len(bases) > 1
    return [
        Found(
            source=source,
            parts=tuple(parts[number].stamp for number in sorted(parts)),
            own=own,
            companions=_companions(next(iter(parts.values())).name, sides, strict),
        )
        for parts in models.values()
    ]


def group_folders(
    files: Mapping[str, Sequence[Stamp]], top: str, source: Source, *, linked: Iterable[str] = (), own: bool = False
) -> list[Found]:
    """The models of all folders below ``top``; what lies behind a link that leads out of it is not Hearth's."""
    outside = frozenset(linked)
    found: list[Found] = []
    for folder, stamps in files.items():
        above = os.path.dirname(folder)
        near = files.get(above, ()) if folder != top and above != top else ()
        found += group(stamps, source, near=near, mixed=folder == top, own=own and folder not in outside)
    return found


def sibling_parts(path: str) -> tuple[str, ...]:
    """All files a split model should have, from the path of any of them; of other models the path alone."""
    folder, name = os.path.split(path)
    match = _SPLIT.match(name)
    if not match or not 1 < int(match["count"]) <= _MAX_PARTS:
        return (path,)
    count = int(match["count"])
    rest = f"-of-{match['count']}{match['ending']}"
    return tuple(os.path.join(folder, f"{match['stem']}-{number:05}{rest}") for number in range(1, count + 1))


def _companions(model: NamedFile, sides: Sequence[_Named], strict: bool) -> tuple[Side, ...]:
    wanted = _plain(model.model)
    fitting = [side for side in sides if _fits(_own_name(side.name), wanted, strict)]
    named = [side for side in fitting if _own_name(side.name) not in _NO_NAMES]
    return tuple(
        Side(kind="projector" if side.name.kind == "projector" else "draft", stamp=side.stamp)
        for side in sorted(named or fitting, key=_preference)
    )


def _fits(side: str, model: str, strict: bool) -> bool:
    if side in _NO_NAMES:
        return not strict
    return bool(model) and (side in model or model in side)


def _own_name(name: NamedFile) -> str:
    """Whose companion a file says it is."""
    return _plain(_MARKS.sub("", name.model))


def _preference(side: _Named) -> tuple[bool, int, int]:
    quantization = side.name.quantization
    usual = _PROJECTORS.index(quantization) if quantization in _PROJECTORS else len(_PROJECTORS)
    return side.name.kind != "projector", usual, side.stamp.size


def _plain(text: str) -> str:
    return re.sub(r"[\s\-_.]+", "-", text.casefold()).strip("-")

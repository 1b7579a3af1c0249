"""What the library is asked and what it answers; pure values, read no file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal, Protocol

import msgspec

from inference.model_file import ModelFile, Source

TRASH_DAYS = 30  # after which what lies in the trash is deleted for good


class Cancel(Protocol):
    """What long work asks now and then; ``inference.net.cancel.CancelToken`` is one."""

    def check(self) -> None:
        """Raise ``errors.Cancelled`` when the work is no longer wanted."""


class Never:
    """Work that nobody stops."""

    def check(self) -> None:
        """Go on."""


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """How far long work has come.

    Attributes:
        step: What is being done: a scan, reading headers, hashing, copying, quantizing, testing what came about.
        done: Bytes, or files while scanning and reading.
        total: The same altogether, 0 when nobody can say yet.
        path: The file at hand.
    """

    step: Literal["scan", "read", "hash", "copy", "quantize", "test"]
    done: int = 0
    total: int = 0
    path: Path | None = None


OnProgress = Callable[[Progress], object]


class Store(msgspec.Struct, frozen=True, kw_only=True):
    """A folder with models, and how it is to be understood.

    Attributes:
        source: Whose it is.
        folder: Where it begins.
    """

    source: Source
    folder: Path


class Roots(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the library looks through.

    Attributes:
        own: Hearth's own models folder; downloads end up there.
        added: Folders of the user.
        programs: Stores of other programs, read only; see ``inference.library.stores``.
        show_programs: Whether their models are listed. What is theirs stays theirs either way.
    """

    own: Path | None = None
    added: tuple[Path, ...] = ()
    programs: tuple[Store, ...] = ()
    show_programs: bool = True

    @property
    def folders(self) -> tuple[Store, ...]:
        """Those of Hearth and of the user."""
        own = (Store(source="hearth", folder=self.own),) if self.own else ()
        return (*own, *(Store(source="folder", folder=folder) for folder in self.added))

    @property
    def stores(self) -> tuple[Store, ...]:
        """All that are listed, in the order in which a place is preferred when a model lies in several."""
        return (*self.folders, *(self.programs if self.show_programs else ()))


class Scanned(msgspec.Struct, frozen=True, kw_only=True):
    """What a scan found.

    Attributes:
        models: Number of models that are there now.
        new: Names of those that were not known.
        gone: Names of those that are no longer there.
        read: Files whose header had to be read; all others were known.
        changed: Whether a list shown before is out of date.
        away: Folders that are not there now (a drive that is not connected); their models are ``missing``.
        unread: Folders that could not be read, or that hold more than is looked at.
    """

    models: int
    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    read: int = 0
    changed: bool = False
    away: tuple[Path, ...] = ()
    unread: tuple[Path, ...] = ()


class Renamed(msgspec.Struct, frozen=True, kw_only=True):
    """A model has another name: what is kept by name (``Settings.rename_model``) must follow."""

    old: str
    new: str
    model: ModelFile


class Verified(msgspec.Struct, frozen=True, kw_only=True):
    """What a verification found.

    Attributes:
        model: The model as it is known now.
        result: ``ok``: it is what was promised. ``damaged``: it is not. ``unknown``: nobody had promised a hash; it
            was computed and is remembered, so that the next verification can tell.
        damaged: The files that are not what they should be.
    """

    model: ModelFile
    result: Literal["ok", "damaged", "unknown"]
    damaged: tuple[Path, ...] = ()


class Quantized(msgspec.Struct, frozen=True, kw_only=True):
    """A smaller file was made of a model.

    Attributes:
        model: The new one.
        tested: Whether it was loaded and has computed; ``False``: this machine has not enough memory for that.
    """

    model: ModelFile
    tested: bool


class Trashed(msgspec.Struct, frozen=True, kw_only=True):
    """A model in the trash.

    Attributes:
        id: To restore it by.
        name: What it was called.
        size: Bytes on the disk, companions included; what emptying frees.
        deleted: Seconds since the epoch.
        paths: Where its files were.
        folder: Where they are now.
    """

    id: str
    name: str
    size: int
    deleted: float
    paths: tuple[Path, ...]
    folder: Path

"""The files an import is made of: alone, in folders, in archives. Opens them; knows nothing of what is in them."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import BinaryIO, cast

from app.storage.exchange.jan import MESSAGES, THREAD

Opening = Callable[[], contextlib.AbstractContextManager[BinaryIO]]

SUFFIXES = (".json", ".zip", ".chat", ".db", ".jsonl")
MAX_FILES = 500_000
MAX_ENTRY = 32 * 2**30  # bytes of one file in an archive, unpacked
DEEPEST = 2  # archives inside of each other; there are some that contain themselves
_ZIP = b"PK\x03\x04"
_HEAD = 16  # bytes that tell the kinds of files apart
_COPIED = 1024 * 1024


class NoAccess(Exception):
    """A file that cannot be opened or taken apart."""

    def __init__(self, document: Document, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.document, self.reason, self.detail = document, reason, detail


@dataclass(frozen=True)
class Document:
    """One file.

    Attributes:
        name: What to call it.
        size: Bytes.
        opened: Opens it for reading.
        path: Where it is; ``None`` in an archive.
        folder: The folder it lies in, from the chosen one on, with ``/`` between names; empty directly in it.
        chosen: Whether the user named this very file: then it matters when it is none.
        modified: When it was last written, in seconds since the epoch.
    """

    name: str
    size: int
    opened: Opening
    path: Path | None = None
    folder: str = ""
    chosen: bool = False
    modified: float | None = None

    def head(self) -> bytes:
        """Its first bytes.

        Raises:
            NoAccess: It cannot be read.
        """
        try:
            with self.opened() as stream:
                return stream.read(_HEAD)
        except (OSError, zipfile.BadZipFile, RuntimeError, EOFError, NotImplementedError) as error:
            raise NoAccess(self, "no-access", str(error)) from error


def documents_in(paths: Sequence[Path], check: Callable[[], object] = lambda: None) -> list[Document]:
    """All files that may hold conversations, in a fixed order. Of folders, everything below them.

    Args:
        paths: Files and folders.
        check: Called for every folder; stops the search by raising.
    """
    found: list[Document] = []
    for path in paths:
        if path.is_dir():
            found.extend(islice(_below(path, check), MAX_FILES - len(found)))
        else:
            found.append(_file(path, chosen=True))
    return found


def taken_apart(document: Document, watch: Callable[[int], object] = lambda _bytes: None) -> Iterator[Document]:
    """The files inside of an archive; the document itself when it is none.

    Args:
        document: A file.
        watch: Called while archives inside of it are unpacked, with 0; stops that by raising.

    Raises:
        NoAccess: It is a damaged archive, or one that asks for a password.
    """
    if document.head()[:4] != _ZIP:
        yield document
        return
    try:
        with document.opened() as stream, zipfile.ZipFile(stream) as archive:
            yield from _entries(document, archive, watch)
    except (OSError, zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, ValueError) as error:
        raise NoAccess(document, "damaged", str(error)) from error


def _entries(
    document: Document, archive: zipfile.ZipFile, watch: Callable[[int], object], depth: int = 1
) -> Iterator[Document]:
    for entry in sorted(archive.infolist(), key=lambda entry: entry.filename):
        suffix = os.path.splitext(entry.filename)[1].lower()
        if entry.is_dir() or suffix not in SUFFIXES or entry.file_size > MAX_ENTRY:
            continue
        if suffix == ".zip" and depth >= DEEPEST:
            continue
        if suffix == ".zip":  # exports of large accounts are archives of archives
            with tempfile.TemporaryFile() as copy:
                with archive.open(entry) as packed:
                    while data := packed.read(_COPIED):
                        watch(0)
                        copy.write(data)
                copy.seek(0)
                with zipfile.ZipFile(copy) as inner:
                    yield from _entries(document, inner, watch, depth + 1)
            continue
        yield Document(
            name=f"{document.name}: {entry.filename}",
            size=entry.compress_size,
            opened=partial(_open_entry, archive, entry),
            folder=os.path.dirname(entry.filename),
        )


def _open_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> BinaryIO:
    return cast(BinaryIO, archive.open(entry))


def _below(root: Path, check: Callable[[], object]) -> Iterator[Document]:
    for place, folders, names in os.walk(root):
        check()
        folders.sort()
        here = Path(place)
        inside = here.relative_to(root).as_posix()
        jan = THREAD in names
        for name in sorted(names):
            if os.path.splitext(name)[1].lower() not in SUFFIXES or (jan and name == MESSAGES):
                continue
            yield _file(here / name, folder="" if inside == "." else inside)


def _file(path: Path, *, folder: str = "", chosen: bool = False) -> Document:
    size, modified = 0, None
    with contextlib.suppress(OSError):
        state = path.stat()
        size, modified = state.st_size, state.st_mtime
    return Document(
        name=path.name,
        size=size,
        opened=partial(open_file, path),
        path=path,
        folder=folder,
        chosen=chosen,
        modified=modified,
    )


def open_file(path: Path) -> BinaryIO:
    """A file for reading.

    Raises:
        OSError: It cannot be read, or is none.
    """
    if not stat.S_ISREG(path.stat().st_mode):  # a pipe would be waited for without end
        raise OSError(errno.EINVAL, "not a file", str(path))
    return path.open("rb")


def names_of(paths: Iterable[Path]) -> str:
    """What to call an import of these: the name of the first, a sign when there are more."""
    names = [path.name or str(path) for path in paths]
    return names[0] + (" …" if len(names) > 1 else "") if names else ""

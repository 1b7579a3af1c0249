"""Removes parts of what Hearth has put on this computer; asks nobody, and knows no names of files.

Whoever calls it holds the lock of the window, so that nobody has any of it open. What is to go is written down first
(``app.reset.journal``): a program that is killed amid it goes on at the next start. What cannot be removed is told
at the end and holds up nothing else.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import Protocol

import msgspec

from app.moved_data import PLACE
from app.paths import APP_NAME, Paths
from app.reset import journal
from app.reset.parts import BACKUPS, PARTS, Part, Piece, Where, both, kept_of, pieces_of
from app.settings import Settings
from inference.errors import Cancelled, HearthError
from inference.library.values import Cancel, Never
from inference.net.network import HUB

# What settings hold of conversations: it goes with them, also where the settings stay.
OF_CONVERSATIONS = (
    *("window.draft", "window.new_setup", "window.compared"),
    *("window.last_conversation", "window.reading_place"),
)
_NOT_EMPTY = {errno.ENOTEMPTY, errno.EEXIST, errno.ENOENT, errno.ENOTDIR}
_NAMED = 5  # things that stay in a folder, told by name
_NEVER = Never()


class TokenKeeper(Protocol):
    """Who has the access tokens; ``inference.hub.tokens.Tokens`` is one."""

    def forget(self, endpoint: str = HUB) -> None:
        """Take a token out of the keychain. Raises ``KeychainError``."""


class Left(msgspec.Struct, frozen=True):
    """Something that could not be removed.

    Attributes:
        path: Where it is; empty for what lies in no folder.
        why: What the system says.
    """

    path: str
    why: str


class Removed(msgspec.Struct, frozen=True, kw_only=True):
    """What became of it.

    Attributes:
        parts: What was to go.
        files: How many are gone.
        freed: Bytes.
        left: What could not be removed.
        stays: Folders of Hearth that are still there after everything, because of these things in them.
    """

    parts: tuple[Part, ...]
    files: int = 0
    freed: int = 0
    left: tuple[Left, ...] = ()
    stays: tuple[Left, ...] = ()

    @property
    def everything(self) -> bool:
        """Whether nothing of Hearth was to stay."""
        return self.parts == PARTS


OnFreed = Callable[[Part, int], object]


def remove(
    where: Where,
    parts: Collection[Part],
    tokens: Callable[[], TokenKeeper],
    *,
    cancel: Cancel = _NEVER,
    on_freed: OnFreed = lambda _part, _freed: None,
) -> Removed:
    """Remove parts, and what was to go when a program was killed amid it.

    Args:
        where: The places.
        parts: What is to go.
        tokens: Makes who has the access tokens; asked only where one is to go.
        cancel: Ends it between two files; what is gone by then is gone, and nothing goes on at the next start.
        on_freed: Told the part at hand and the bytes that were freed so far.

    Raises:
        StorageError: Nothing was removed, because it could not be written down.
        Cancelled: It was not wanted any more.
    """
    data = where.paths.data
    journal.begin(data, parts)
    work = _Work(where, journal.begun(data), cancel, on_freed)
    try:
        for part in work.parts:
            work.remove(part)
            if part == "token":
                work.forget_tokens(tokens)
    except Cancelled:
        with contextlib.suppress(OSError):
            journal.end(data)
        raise
    return work.end()


class _Work:
    """One removal on its way."""

    def __init__(self, where: Where, parts: tuple[Part, ...], cancel: Cancel, on_freed: OnFreed) -> None:
        self.parts = parts
        self._where = where
        self._cancel = cancel
        self._on_freed = on_freed
        self._files = self._freed = 0
        self._left: list[Left] = []

    def remove(self, part: Part) -> None:
        """Remove every file of a part, and the folders that are empty then."""
        self._on_freed(part, self._freed)
        if part == "conversations":
            for piece in kept_of(self._where):
                self._take(piece)
        for piece in pieces_of(part, self._where):
            self._cancel.check()
            self._take(piece)
            self._on_freed(part, self._freed)
        if part == "conversations" and "settings" not in self.parts:
            self._forget_drafts()

    def forget_tokens(self, tokens: Callable[[], TokenKeeper]) -> None:
        """Take the access tokens out of the keychain of the system."""
        for endpoint in dict.fromkeys((self._where.endpoint, HUB)):
            try:
                tokens().forget(endpoint)
            except HearthError as error:
                self._left.append(Left("", error.message))

    def end(self) -> Removed:
        """Tidy up; what became of it."""
        stays: tuple[Left, ...] = ()
        data = self._where.paths.data
        if self.parts == PARTS:
            stays = self._leave(tuple(dict.fromkeys(_tops(self._where.paths))))
        else:
            with contextlib.suppress(OSError):
                journal.end(data)
        return Removed(
            parts=self.parts, files=self._files, freed=self._freed, left=tuple(dict.fromkeys(self._left)), stays=stays
        )

    # ------------------------------------------------------------------------------------ inside

    def _take(self, piece: Piece) -> None:
        try:
            if piece.folder:
                os.rmdir(piece.path)
                return
            _unlink(piece.path)
        except FileNotFoundError:
            return
        except OSError as error:
            if not (piece.folder and error.errno in _NOT_EMPTY):
                self._left.append(Left(piece.path, error.strerror or str(error)))
            return
        self._files += 1
        self._freed += piece.size

    def _forget_drafts(self) -> None:
        path = self._where.paths.settings
        if not path.is_file():
            return
        settings = Settings(path)
        try:
            for key in OF_CONVERSATIONS:
                settings.reset(key)
            settings.flush()
        except HearthError as error:
            self._left.append(Left(str(path), error.message))

    def _leave(self, tops: tuple[Path, ...]) -> tuple[Left, ...]:
        """Everything is to be gone: the folders themselves, and last what says so."""
        data = self._where.paths.data
        for name in (PLACE, "window.socket", "window.lock"):
            with contextlib.suppress(OSError):  # Windows: the lock is held, and goes with who holds it
                (data / name).unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            journal.end(data)
        for folder in tops:
            with contextlib.suppress(OSError):
                folder.rmdir()
        found = {folder: [name for name in _names(folder) if folder / name not in tops] for folder in tops}
        return tuple(Left(str(folder), _some(names)) for folder, names in found.items() if names)


def _tops(paths: Paths) -> Iterable[Path]:
    """The folders that Hearth has made for itself, the innermost first."""
    folders = [paths.models, paths.data / BACKUPS]
    for each in both(paths):
        folders += [each.kept, each.machine, each.cache, each.logs]
    for folder in (*folders, paths.settings.parent, paths.data):
        yield folder
        if folder.parent.name == APP_NAME and folder.parent != paths.data:  # ~/.local/state/Hearth/log
            yield folder.parent


def _names(folder: Path) -> list[str]:
    try:
        return sorted(os.listdir(folder))
    except OSError:
        return []


def _some(names: list[str]) -> str:
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more


def _unlink(path: str) -> None:
    """Remove a file or a link. Windows refuses for files that may only be read, until they may be written."""
    try:
        os.unlink(path)
    except PermissionError:
        if os.name == "posix" or stat.S_ISLNK(os.lstat(path).st_mode):
            raise
        os.chmod(path, stat.S_IWRITE)
        os.unlink(path)

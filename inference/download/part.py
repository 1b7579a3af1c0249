"""The unfinished file beside its target: written, hashed and vouched for, checked when it is taken up again.

``position`` counts only bytes that are on the disk, hashed, and (in the journal) vouched for or about to be.
Knows no network.
"""

from __future__ import annotations

import contextlib
import errno
import glob
import io
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from inference.atomic import FULL, sync_folder
from inference.download.hasher import Hasher
from inference.download.journal import Journal, Mark, Origin
from inference.download.locks import lock
from inference.errors import DownloadError, DownloadTaken, NoSpace, StorageError, StorageFull
from inference.net.cancel import CancelToken

SEGMENT = 4 * 1024**2  # bytes between two marks; these and the 2 MB being hashed are the most that is fetched twice
MARK_SECONDS = 2.0  # on a slow line a mark is set after this time
READ_SIZE = 1024**2  # bytes hashed at a time, so that a stop is heard in between

Progress = Callable[[int], None]


@dataclass(frozen=True)
class Damage:
    """Bytes on the disk that are not those that came: from ``start`` up to ``end``."""

    start: int
    end: int


class Part:
    """A part file and its journal; belongs to one thread at a time.

    Attributes:
        target: Where the complete file goes.
        path: ``<target>.part``.
        journal: What is known of it.
        position: Bytes from the beginning that are right, as far as marks can tell.
        news: Whether a segment of a doubted file turned out to be another one; taken back by who has heard it.
    """

    def __init__(self, target: Path, *, segment: int = SEGMENT) -> None:
        self.target = target
        self.path = target.with_name(target.name + ".part")
        self.position = 0
        self._segment = segment
        self._hash = Hasher()
        self._file: io.FileIO | None = None
        self._seen: tuple[int, int, int] | None = None
        self._marked = time.monotonic()
        self._asked = 0  # position of the last mark that was asked for
        self._adopted: Origin | None = None
        self._doubted = self._changed = False
        self.news = False
        self.journal = Journal(self.path.with_name(self.path.name + ".json"))

    @property
    def digest(self) -> str:
        """SHA-256 of the first ``position`` bytes."""
        return self._hash.hexdigest()

    @property
    def kept(self) -> int:
        """Bytes on the disk that need not find room again."""
        return os.fstat(self._opened().fileno()).st_size if self._doubted else self.journal.position

    # ------------------------------------------------------------------------------ taking it up

    def open(self) -> None:
        """Open it, or make it, for this process alone.

        What this object has hashed before is not read again, unless the file has changed since.

        Raises:
            DownloadTaken: Another process, or another download, has it.
            NoSpace, DownloadError: It cannot be made.
        """
        with self._storage():
            if self.target.is_dir():  # said now, not when all of it has come
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
            self.target.parent.mkdir(parents=True, exist_ok=True)
            file = io.FileIO(os.open(self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o644), "r+")
        if not lock(file.fileno()) or not self._is_ours(file):
            file.close()
            raise DownloadTaken(
                f"“{self.target.name}” is being downloaded already, by another window or command of Hearth.",
                "Wait until that is done, or stop it there.",
                str(self.path),
            )
        self._file = file
        self._sweep()
        if self._seen != _signature(file):
            self.position, self._hash = 0, Hasher()
            self.journal = Journal(self.journal.path)
        self._asked = self.position
        file.seek(self.position)

    def adopt(self, origin: Origin) -> bool:
        """Say what the file is to become; ``False`` when what was there belonged to another and is gone.

        Raises:
            NoSpace, DownloadError: The journal cannot be written.
        """
        earlier = self.journal.origin
        # Without hash and validator only what this object has just begun itself may go on.
        fits = earlier is not None and (origin.continues(earlier) or origin == self._adopted)
        self._adopted = origin
        if not fits:
            self.journal.marks.clear()
        if not fits or earlier != origin or not self.journal.path.exists():
            with self._storage():
                self.journal.begin(origin)
        if not fits:
            self._cut(0, Hasher())
        return fits

    def verify(self, cancel: CancelToken, progress: Progress) -> Damage | None:
        """Read what the journal vouches for but this object has not hashed yet.

        Args:
            cancel: Heard after every megabyte.
            progress: Called with the position reached.

        Returns:
            The first bytes that are wrong; ``replace`` them and call again. ``None``: all of it is right, and
            ``position`` is where to go on.
        """
        for mark in [mark for mark in self.journal.marks if mark.position > self.position]:
            start, before = self.position, self._hash.copy()
            right = False
            try:
                whole = self._hash_up_to(mark.position, cancel, progress)
                right = whole and self.digest == mark.digest
            finally:
                if not right:  # back to the last mark, when stopped in between, too
                    self.position, self._hash = start, before
            if not whole:
                break  # the file ends before that; what was vouched for is not there
            if not right:
                return Damage(start, mark.position)
        with self._storage():
            file = self._opened()
            if self.journal.position > self.position:
                self.journal.cut(self.position)
                self._begin_again()
            if not self._doubted:
                file.truncate(self.position)
            file.seek(self.position)
        self._asked = self.position
        return None

    def replace(self, damage: Damage, content: bytes) -> None:
        """Put fresh bytes over wrong ones. If the mark disagrees with these, too, it goes, and all behind it."""
        hashed = self._hash.copy()
        hashed.update(content)
        mark = next((mark for mark in self.journal.marks if mark.position == damage.end), None)
        if mark is None or mark.digest != hashed.hexdigest() or len(content) != damage.end - damage.start:
            self.journal.cut(damage.start)
            with self._storage():
                self._begin_again()
            self._cut(damage.start, self._hash)
            return
        with self._storage():
            file = self._opened()
            file.seek(damage.start)
            _write_all(file, content)
        self.position, self._hash = damage.end, hashed

    # ------------------------------------------------------------------------------- filling it

    def write(self, data: bytes | memoryview) -> None:
        """Add what came.

        Raises:
            NoSpace: The disk is full; what could be written counts.
            DownloadError: It cannot be written.
        """
        view, file = memoryview(data), self._opened()
        while view:
            with self._storage():
                # Up to the next mark at most, so that a segment is never larger than promised.
                piece = view[: self._segment - self.position % self._segment]
                count = self._renew(piece) if self._doubted else file.write(piece) or 0
            self._hash.update_soon(view[:count])
            self.position += count
            view = view[count:]
            due = time.monotonic() - self._marked >= MARK_SECONDS
            if due or self.position % self._segment == 0:
                self._ask_for_mark()
            if self.position % self._segment == 0 and self._changed:
                self._changed, self.news = False, True
        self._set_marks()

    def _ask_for_mark(self) -> None:
        """Have what is there vouched for as soon as it is hashed."""
        start, self._asked, self._marked = self._asked, self.position, time.monotonic()
        self._hash.note_soon(self.position)
        if hasattr(os, "posix_fadvise"):
            # Lets the system begin to write now, so that there is little left to wait for in `finish`.
            with contextlib.suppress(OSError):
                os.posix_fadvise(self._opened().fileno(), start, self.position - start, os.POSIX_FADV_DONTNEED)

    def _set_marks(self) -> None:
        with self._storage():
            if self._hash.notes and not self.path.exists():
                # Somebody has deleted it: whatever is written would go nowhere.
                raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(self.path))
            while self._hash.notes:
                self.journal.add(Mark(*self._hash.notes.popleft()))

    # ------------------------------------------------------------------------- when it came wrong

    def doubt(self) -> None:
        """Vouch for nothing any more, but leave the bytes: most of them are right, though nobody knows which."""
        self.journal.marks.clear()
        with self._storage():
            self._begin_again()
        self._hash.rest()
        self.position, self._hash, self._asked, self._doubted = 0, Hasher(), 0, True
        self._opened().seek(0)

    def rest_gives(self, digest: str, size: int, cancel: CancelToken, progress: Progress) -> bool:
        """Whether all is right when the rest stays as it is on the disk; if so, it counts."""
        hashed, position, file = self._hash.copy(), self.position, self._opened()
        with self._storage():
            file.seek(position)
            while position < size and (data := file.read(min(READ_SIZE, size - position))):
                cancel.check()
                hashed.update(data)
                position += len(data)
                progress(position)
            file.seek(self.position)
        if position != size or hashed.hexdigest() != digest:
            return False
        self._hash.rest()
        self.position, self._hash = position, hashed
        return True

    def _renew(self, data: memoryview) -> int:
        """Compare what came with what is there, and write it where it differs."""
        file = self._opened()
        if file.read(len(data)) != data:
            file.seek(self.position)
            _write_all(file, data)
            self._changed = True
        return len(data)

    # ---------------------------------------------------------------------------------- the end

    def close(self) -> None:
        """Leave it as it is, to be taken up later, perhaps by another process."""
        self._hash.rest()
        if self._file is None:
            return
        if self.journal.origin is None:
            with contextlib.suppress(OSError):
                self.path.unlink()  # nothing is known of it, so nothing can continue it
        elif self.position > self.journal.position:
            with contextlib.suppress(DownloadError):  # a full disk: the last mark then stands a little before the end
                self._hash.note_soon(self.position)
                self._set_marks()
        self._seen = _signature(self._file)
        self._file.close()
        self._file = None

    def finish(self) -> None:
        """Put the complete file into its place, so that not even a power cut leaves half of it there.

        Raises:
            NoSpace, DownloadError: The system refuses; the part stays.
        """
        file = self._opened()
        self._hash.rest()
        with self._storage():
            os.fsync(file.fileno())
            if os.name == "nt":  # an open file cannot be renamed there
                self.close()
            self.path.replace(self.target)
            self.journal.path.unlink(missing_ok=True)
            with contextlib.suppress(OSError):  # the content is safe either way
                sync_folder(self.target.parent)
        file.close()
        self._file, self._seen = None, None

    def discard(self) -> None:
        """Delete it and its journal; a closed one only if nobody else has it."""
        if self._file is None:
            if not self.path.exists():  # the journal may be left of a file that was just put into its place
                with contextlib.suppress(OSError):
                    self.journal.path.unlink(missing_ok=True)
                return
            try:
                self.open()
            except DownloadError:
                return
        self._hash.rest()
        with contextlib.suppress(OSError):
            self.journal.path.unlink(missing_ok=True)
        if os.name == "nt":
            self._opened().close()
        with contextlib.suppress(OSError):
            self.path.unlink(missing_ok=True)
        self._opened().close()
        self._file, self._seen, self.position = None, None, 0

    # ---------------------------------------------------------------------------------- helpers

    def _hash_up_to(self, end: int, cancel: CancelToken, progress: Progress) -> bool:
        file = self._opened()
        with self._storage():
            file.seek(self.position)
            while self.position < end:
                cancel.check()
                data = file.read(min(READ_SIZE, end - self.position))
                if not data:
                    return False
                self._hash.update(data)
                self.position += len(data)
                progress(self.position)
        return True

    def _sweep(self) -> None:
        """Remove what a process left that was killed while it wrote the journal: nobody else writes it now."""
        with contextlib.suppress(OSError):
            for stray in self.path.parent.glob(f".{glob.escape(self.journal.path.name)}.*.new"):
                stray.unlink(missing_ok=True)

    def _cut(self, position: int, hashed: Hasher) -> None:
        with self._storage():
            file = self._opened()
            file.truncate(position)
            file.seek(position)
        if hashed is not self._hash:
            self._hash.rest()
        self.position, self._hash, self._asked, self._doubted = position, hashed, position, False

    def _begin_again(self) -> None:
        assert self.journal.origin is not None
        self.journal.begin(self.journal.origin)

    def _opened(self) -> io.FileIO:
        assert self._file is not None
        return self._file

    def _is_ours(self, file: io.FileIO) -> bool:
        """Whether the name still means the file that was opened: another may have just finished it."""
        try:
            named, opened = self.path.stat(), os.fstat(file.fileno())
        except OSError:
            return False
        return os.name == "nt" or (named.st_ino, named.st_dev) == (opened.st_ino, opened.st_dev)

    @contextlib.contextmanager
    def _storage(self) -> Iterator[None]:
        """Turn what the system says into the errors of Hearth."""
        try:
            yield
        except StorageFull as error:
            raise no_space(self.target, error.detail) from error
        except StorageError as error:
            raise DownloadError(error.message, error.hint, error.detail) from error
        except OSError as error:
            if error.errno in FULL:
                raise no_space(self.target, str(error)) from error
            raise DownloadError(
                f"“{self.target.name}” cannot be written: {error.strerror or error}.",
                "Check that the folder for models is there and that you may write to it.",
                f"{self.path}: {error}",
            ) from error


def no_space(target: Path, detail: str = "") -> NoSpace:
    """What to say when the disk is full."""
    return NoSpace(
        f"The disk is full; the download of “{target.name}” waits.",
        "Free some space, then resume. What has arrived is kept.",
        detail,
    )


def _signature(file: io.FileIO) -> tuple[int, int, int]:
    status = os.fstat(file.fileno())
    return status.st_size, status.st_mtime_ns, status.st_ino


def _write_all(file: io.FileIO, data: bytes | memoryview) -> None:
    view = memoryview(data)
    while view:
        view = view[file.write(view) or 0 :]

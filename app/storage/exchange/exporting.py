"""Writes conversations into files: one for all or one for each, all of them or none. Knows no window and no threads.

A file has its name only when it is whole: until then it is written under another one. When it is stopped, or the disk
is full, what this export has written goes away again; nothing else is touched.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Literal, NamedTuple, Protocol

from app.storage.exchange.hearth_writer import HearthWriter
from app.storage.exchange.names import Names
from app.storage.exchange.outgoing import Outgoing, Sent
from app.storage.exchange.written import Writing, messages_of
from inference.atomic import sync_folder, write_error
from inference.errors import StorageError
from inference.net.cancel import CancelToken

Format = Literal["md", "html", "pdf", "txt", "json"]
FORMATS: tuple[Format, ...] = ("md", "html", "pdf", "txt", "json")


class ExportProgress(NamedTuple):
    """How far an export is, in messages."""

    done: int
    total: int


class Exported(NamedTuple):
    """What was written.

    Attributes:
        files: The files.
        conversations: How many conversations are in them.
    """

    files: tuple[Path, ...]
    conversations: int


class Maker(Protocol):
    """Makes one file of some conversations."""

    def __call__(
        self, outgoing: Outgoing, sent: Sequence[Sent], target: Path, title: str, tick: Callable[[], object]
    ) -> None:
        """Write ``target``, which is there and empty; call ``tick`` after every message."""


class WritingMaker:
    """Makes files of text."""

    def __init__(self, begin: Callable[[], Writing]) -> None:
        self._begin = begin

    def __call__(
        self, outgoing: Outgoing, sent: Sequence[Sent], target: Path, title: str, tick: Callable[[], object]
    ) -> None:
        """See ``Maker``."""
        writing = self._begin()
        with target.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
            file.writelines(writing.begin([each.conversation.title for each in sent], title))
            for each in sent:
                with outgoing.at_one_moment():
                    file.writelines(writing.conversation(each, messages_of(outgoing, each, tick)))
            file.writelines(writing.end())
            _on_disk(file.fileno(), file.flush)


class HearthMaker:
    """Makes files in Hearth's own format."""

    def __init__(self, program: str, clock: Callable[[], float] = time.time) -> None:
        self._program, self._clock = program, clock

    def __call__(
        self, outgoing: Outgoing, sent: Sequence[Sent], target: Path, title: str, tick: Callable[[], object]
    ) -> None:
        """See ``Maker``."""
        writer = HearthWriter(outgoing, self._program, self._clock())
        with target.open("wb") as file:
            file.writelines(writer.begin([each.conversation.id for each in sent]))
            for each in sent:
                with outgoing.at_one_moment():
                    file.writelines(writer.conversation(outgoing.get(each.conversation.id) or each, tick))
            file.writelines(writer.end())
            _on_disk(file.fileno(), file.flush)


class ExportRun:
    """An export; ``run`` does it once.

    Args:
        database: The database.
        ids: The conversations, in the order in which they are written; those that are gone are left out.
        target: The file for all of them, a ``.zip`` of one file for each, or the folder for one file each.
        together: Whether it is one file.
        ending: Of the files, ``.md``.
        maker: Makes them.
        untitled: What a conversation without a title is called.
        cancel: Stops it.
        tell: Told how far it is, often.
    """

    def __init__(
        self,
        database: Path,
        ids: Sequence[int],
        target: Path,
        *,
        together: bool,
        ending: str,
        maker: Maker,
        untitled: str,
        cancel: CancelToken,
        tell: Callable[[ExportProgress], object] = lambda _progress: None,
    ) -> None:
        self._database, self._ids, self._target, self._together = database, ids, target, together
        self._ending, self._maker, self._untitled = ending, maker, untitled
        self._cancel, self._tell = cancel, tell
        self._done = self._total = 0

    def run(self) -> Exported:
        """Write.

        Raises:
            Cancelled: It was stopped.
            StorageFull: There is no space.
            StorageError: It cannot be read, or not be written there.
        """
        with Outgoing(self._database) as outgoing:
            sent = [found for id_ in self._ids if (found := outgoing.get(id_)) is not None]
            if not sent:
                raise StorageError("There is nothing to export.", "Choose a conversation first.")
            self._total = sum(each.messages for each in sent)
            self._tell(ExportProgress(0, self._total))
            if self._together:
                title = self._title(sent[0]) if len(sent) == 1 else self._target.stem
                self._write(self._target, lambda path: self._maker(outgoing, sent, path, title, self._tick))
                return Exported((self._target,), len(sent))
            if self._target.suffix.lower() == ".zip":
                self._write(self._target, lambda path: self._pack(outgoing, sent, path))
                return Exported((self._target,), len(sent))
            return Exported(tuple(self._one_by_one(outgoing, sent)), len(sent))

    # ------------------------------------------------------------------------------------ inside

    def _one_by_one(self, outgoing: Outgoing, sent: Sequence[Sent]) -> Iterator[Path]:
        folder = self._target
        made = not folder.exists()
        written: list[Path] = []
        names = Names(lambda name: (folder / name).exists())
        try:
            with _typed(folder):
                folder.mkdir(parents=True, exist_ok=True)
            for each in sent:
                target = folder / names.give(each.conversation.title, self._ending, self._untitled)
                self._write(target, lambda path, each=each: self._make(outgoing, each, path))  # type: ignore[misc]
                written.append(target)
        except BaseException:
            for path in written:
                path.unlink(missing_ok=True)
            if made:
                with contextlib.suppress(OSError):  # somebody else has put something there
                    folder.rmdir()
            raise
        return iter(written)

    def _make(self, outgoing: Outgoing, sent: Sent, path: Path) -> None:
        self._maker(outgoing, [sent], path, self._title(sent), self._tick)

    def _pack(self, outgoing: Outgoing, sent: Sequence[Sent], path: Path) -> None:
        names = Names()
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for each in sent:
                name = names.give(each.conversation.title, self._ending, self._untitled)
                with tempfile.TemporaryDirectory(prefix="hearth-") as folder:
                    single = Path(folder, "one" + self._ending)
                    single.touch()
                    self._make(outgoing, each, single)
                    archive.write(single, name)

    def _write(self, target: Path, make: Callable[[Path], None]) -> None:
        """Have a file made beside its place, and put it there when it is whole."""
        with _typed(target):
            temporary = target.with_name(f".hearth-{secrets.token_hex(8)}.part")
            temporary.open("xb").close()
            try:
                make(temporary)
                self._cancel.check()
                temporary.replace(target)
            except BaseException:
                temporary.unlink(missing_ok=True)
                raise
            sync_folder(target.parent)

    def _tick(self) -> None:
        self._cancel.check()
        self._done += 1
        self._tell(ExportProgress(self._done, self._total))

    def _title(self, sent: Sent) -> str:
        return sent.conversation.title or self._untitled


@contextlib.contextmanager
def _typed(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise write_error(path, error) from error


def _on_disk(handle: int, flush: Callable[[], object]) -> None:
    flush()
    os.fsync(handle)

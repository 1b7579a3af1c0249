"""One import from beginning to end: reads, stores in small portions, reports. Knows no threads and no window.

Reading and storing take turns: what has been read is handed over before more is read, so that memory holds one portion
and the database is free for others in between. Stopped or failed, what was stored so far stays, and can be undone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from app.storage.conversations import Conversations
from app.storage.exchange.documents import Document, documents_in, names_of
from app.storage.exchange.recognising import Read, read_document
from app.storage.exchange.values import Found, Incoming, Item, Report, Source, Unreadable
from app.storage.imports import Making
from inference.errors import Cancelled, StorageDamaged, StorageError, StorageFull
from inference.net.cancel import CancelToken

T = TypeVar("T")

PORTION = 40  # conversations stored at once, at most
WEIGHT = 256 * 1024  # characters stored at once, where one conversation alone is not longer
_REPORTED = 20_000  # items an import is remembered with

Perform = Callable[[Callable[[Conversations], T]], T]
"""Has something done with the conversations, on whichever thread owns them, and waits for it."""


class Progress(NamedTuple):
    """How far an import is.

    Attributes:
        done: Bytes read.
        total: Bytes there are to read.
        brought: Conversations that are there now.
        looked_at: Conversations that were looked at.
    """

    done: int
    total: int
    brought: int
    looked_at: int


class Result(NamedTuple):
    """How an import ended.

    Attributes:
        import_id: What undoes it; ``None`` when nothing was stored.
        source: The program, ``mixed`` for several, empty when nothing was found.
        name: What was imported.
        report: What became of each conversation.
        problem: Why it ended early, unless the user stopped it.
    """

    import_id: int | None
    source: str
    name: str
    report: Report
    problem: StorageError | None = None


class ImportRun:
    """An import; ``run`` does it once.

    Args:
        paths: Files and folders.
        perform: Reaches the database.
        cancel: Stops it.
        tell: Told how far it is, often.
        only: Take only what is from this program.
        dry: Find out what would happen, and store nothing.
    """

    def __init__(
        self,
        paths: Sequence[Path],
        perform: Perform[object],
        *,
        cancel: CancelToken,
        tell: Callable[[Progress], object] = lambda _progress: None,
        only: Source | None = None,
        dry: bool = False,
    ) -> None:
        self._paths, self._perform, self._cancel, self._tell = paths, perform, cancel, tell
        self._only, self._dry = only, dry
        self._making: Making | None = None
        self._items: list[Item] = []
        self._sources: dict[str, None] = {}
        self._waiting: list[tuple[str, Found]] = []
        self._weight = 0
        self._brought = self._counted = 0  # conversations that came; items that were looked through for them
        self._done = self._total = 0

    def run(self) -> Result:
        """Do it. What goes wrong is in the result."""
        problem, stopped = None, False
        try:
            self._read_all()
        except Cancelled:
            stopped = True
        except StorageError as error:
            problem = error
        self._waiting.clear()
        source = next(iter(self._sources)) if len(self._sources) == 1 else "mixed" if self._sources else ""
        report = Report(
            items=tuple(self._items),
            stopped=stopped,
            folders=tuple(self._making.folders) if self._making else (),
            personas=tuple(self._making.personas) if self._making else (),
        )
        making, name = self._making, names_of(self._paths)
        if making is not None:
            kept = msgspec.structs.replace(report, items=report.items[:_REPORTED])
            try:
                self._do(lambda conversations: conversations.imports.finish(making, source, kept))
            except StorageError as error:
                problem = problem or error
        return Result(making.id if making is not None else None, source, name, report, problem)

    # ------------------------------------------------------------------------------------ inside

    def _read_all(self) -> None:
        documents = documents_in(self._paths, self._cancel.check)
        self._total = sum(document.size for document in documents)
        for document in documents:
            before = self._done
            for read in self._read(document):
                self._take(read)
            self._done = before + document.size
            self._note()
        self._store()

    def _read(self, document: Document) -> Iterator[Read]:
        limit = self._done + document.size

        def watch(count: int) -> None:
            self._cancel.check()
            self._done = min(limit, self._done + count)  # what is unpacked is more than the file
            self._note()

        yield from read_document(document, watch)

    def _take(self, read: Read) -> None:
        self._cancel.check()
        if self._only is not None and read.source != self._only:
            return
        if read.source is not None:
            self._sources[read.source] = None
        self._waiting.append((read.source or "", read.found))
        self._weight += _weight(read.found)
        if len(self._waiting) >= PORTION or self._weight >= WEIGHT:
            self._store()

    def _store(self) -> None:
        portion, self._waiting, self._weight = self._waiting, [], 0
        if not portion:
            return
        if self._dry:
            self._items += self._do(lambda conversations: conversations.imports.look(portion))
        else:
            self._items += self._add(portion)
        self._note()

    def _add(self, portion: list[tuple[str, Found]]) -> list[Item]:
        if self._making is None and any(isinstance(found, Incoming) for _, found in portion):
            name = names_of(self._paths)
            self._making = self._do(lambda conversations: conversations.imports.begin(name))
        making = self._making
        if making is None:
            return self._do(lambda conversations: conversations.imports.look(portion))
        try:
            return self._do(lambda conversations: conversations.imports.add(making, portion))
        except (StorageFull, StorageDamaged):
            raise
        except StorageError as error:
            if len(portion) == 1:
                _, found = portion[0]
                title = found.title if isinstance(found, Incoming) else found.name
                return [Item(outcome="unreadable", title=title, reason="damaged", detail=error.detail)]
        return [item for one in portion for item in self._add([one])]

    def _do(self, question: Callable[[Conversations], T]) -> T:
        return self._perform(question)  # type: ignore[return-value]

    def _note(self) -> None:
        brought = sum(item.conversation_id is not None for item in self._items[self._counted :])
        self._brought, self._counted = self._brought + brought, len(self._items)
        self._tell(Progress(self._done, self._total, self._brought, len(self._items)))


def _weight(found: Found) -> int:
    if isinstance(found, Unreadable):
        return 0
    return sum(len(message.text) + len(message.reasoning) for message in found.messages)

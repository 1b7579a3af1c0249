"""Exports and imports as the window has them: under way on threads of their own, told of, undone. Knows no widgets."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Signal

from app.bridge import Bridge
from app.controllers.store import Store
from app.controllers.together import Controllers
from app.itemmodels.exchange_words import conversations_text, details_text, export_words, summary_text
from app.late_pool import LatePool
from app.notices import DELETED_NOTICE, Notice, Notices
from inference.errors import Cancelled, HearthError
from inference.net.cancel import CancelToken

if TYPE_CHECKING:
    from app.storage.exchange.exporting import Exported, ExportProgress, Format
    from app.storage.exchange.importing import Progress, Result

IMPORT_NOTICE, EXPORT_NOTICE = "imported", "exported"
UNDO, REDO, REPORT, SHOW = "undo-import", "redo-import", "show-import", "show-exported"  # actions of notices
_OFTEN = 0.1  # seconds between two reports of how far something is


class ExchangeController(QObject):
    """Signals:
    reading(Progress): How far the import is.
    imported(Result): It has ended.
    writing(ExportProgress): How far the export is.
    exported(object): It has ended: an ``Exported``, or ``None`` when nothing was written.
    listed(list[Import]): The imports that were made, newest first.
    report_asked(Import): What an import did is to be shown.
    show_asked(str): The folder of this file is to be shown.
    """

    reading = Signal(object)
    imported = Signal(object)
    writing = Signal(object)
    exported = Signal(object)
    listed = Signal(object)
    report_asked = Signal(object)
    show_asked = Signal(str)

    def __init__(
        self,
        to: Controllers,
        store: Store,
        notices: Notices,
        bridge: Bridge,
        database: Path,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._to, self._store, self._notices, self._bridge, self._database = to, store, notices, bridge, database
        self._importing, self._exporting = LatePool(1, "import"), LatePool(1, "export")
        self._import: CancelToken | None = None
        self._export: CancelToken | None = None

    # ----------------------------------------------------------------------------------- import

    @property
    def importing(self) -> bool:
        """Whether an import is under way."""
        return self._import is not None

    def bring(self, paths: Sequence[Path]) -> None:
        """Import files and folders; one import at a time."""
        if self._import is not None:
            return
        token = self._import = CancelToken()
        perform = self._store.performer()
        tell = self._now_and_then(self.reading.emit)

        def run() -> Result:
            from app.storage.exchange.importing import ImportRun  # on a thread, when it is wanted

            return ImportRun(list(paths), perform, cancel=token, tell=tell).run()

        self._bridge.when_done(self._importing.submit(run), self._note_imported, self._note_import_failed)

    def stop_import(self) -> None:
        """End the import; what has come stays, and can be undone."""
        if self._import is not None:
            self._import.cancel()

    def read_imports(self) -> None:
        """Look which imports there were; ``listed`` tells."""
        self._store.ask(lambda conversations: conversations.imports.all(), self.listed.emit)

    def undo(self, import_id: int) -> None:
        """Put everything that came with an import into the trash; a notice offers the way back."""

        def tell(gone: list[int]) -> None:
            self._changed(gone)
            self._notices.post(
                Notice(
                    message=self.tr("{0} moved to the trash.").format(conversations_text(len(gone))),
                    action=f"{REDO}:{import_id}",
                    action_title=self.tr("Undo"),
                    key=DELETED_NOTICE,
                )
            )

        self._notices.dismiss(IMPORT_NOTICE)
        self._store.ask(lambda conversations: conversations.imports.undo(import_id), tell)

    def redo(self, import_id: int) -> None:
        """Take it out of the trash again."""
        self._store.ask(lambda conversations: conversations.imports.redo(import_id), lambda _back: self._changed([]))

    def act(self, action: str) -> None:
        """Do what the button of a notice says, where it is one of these."""
        name, _, what = action.partition(":")
        if name in (UNDO, REDO):
            (self.undo if name == UNDO else self.redo)(int(what))
        elif name == REPORT:
            self._store.ask(lambda conversations: conversations.imports.get(int(what)), self.report_asked.emit)
        elif name == SHOW:
            self.show_asked.emit(what)

    # ----------------------------------------------------------------------------------- export

    @property
    def exporting(self) -> bool:
        """Whether an export is under way."""
        return self._export is not None

    def export(self, ids: Sequence[int], target: Path, form: Format, *, together: bool) -> None:
        """Write conversations, all there are where ``ids`` is empty; one export at a time."""
        if self._export is not None:
            return
        token = self._export = CancelToken()
        words, locale = export_words(), QLocale().name()
        tell = self._now_and_then(self.writing.emit)

        def run() -> Exported:
            from app.exporting.makers import maker_of  # on a thread, when it is wanted
            from app.storage.exchange.exporting import ExportRun
            from app.storage.exchange.outgoing import Outgoing

            wanted = list(ids)
            if not wanted:
                with Outgoing(self._database) as outgoing:
                    wanted = outgoing.ids()
            maker = maker_of(form, self._database, words, locale, token)
            made = ExportRun(
                self._database,
                wanted,
                target,
                together=together,
                ending=f".{form}",
                maker=maker,
                untitled=words.untitled,
                cancel=token,
                tell=tell,
            )
            return made.run()

        # What was said by now is written first: the export reads the file.
        self._store.ask(
            lambda _conversations: None,
            lambda _nothing: self._bridge.when_done(
                self._exporting.submit(run), self._note_exported, self._note_export_failed
            ),
            self._note_export_failed,
        )

    def stop_export(self) -> None:
        """End the export; nothing of it stays."""
        if self._export is not None:
            self._export.cancel()

    def close(self) -> None:
        """End what is under way."""
        self.stop_import()
        self.stop_export()
        self._importing.shutdown()
        self._exporting.shutdown()

    # ------------------------------------------------------------------------------------ inside

    def _now_and_then(self, emit: Callable[[object], None]) -> Callable[[Progress | ExportProgress], None]:
        """Carries progress over, but not each of thousands of steps."""
        last = 0.0
        carry = self._bridge.carry(emit)

        def tell(progress: Progress | ExportProgress) -> None:
            nonlocal last
            now = time.monotonic()
            if now - last >= _OFTEN:
                last = now
                carry(progress)

        return tell

    def _note_imported(self, result: Result) -> None:
        self._import = None
        if result.import_id is not None:
            self._changed([])
            self._notices.post(
                Notice(
                    message=summary_text(result.report),
                    hint=details_text(result.report),
                    action=f"{UNDO}:{result.import_id}",
                    action_title=self.tr("Undo"),
                    key=IMPORT_NOTICE,
                    sticky=True,
                )
            )
        if result.problem is not None:
            self._notices.post_error(result.problem)
        self.imported.emit(result)

    def _note_import_failed(self, error: BaseException) -> None:
        self._import = None
        self.imported.emit(None)
        if not isinstance(error, HearthError):
            raise error
        self._notices.post_error(error)

    def _note_exported(self, made: Exported) -> None:
        self._export = None
        where = made.files[0] if len(made.files) == 1 else made.files[0].parent
        self._notices.post(
            Notice(
                message=self.tr("{0} exported to “{1}”.").format(conversations_text(made.conversations), where.name),
                action=f"{SHOW}:{made.files[0]}",
                action_title=self.tr("Show in folder"),
                key=EXPORT_NOTICE,
            )
        )
        self.exported.emit(made)

    def _note_export_failed(self, error: BaseException) -> bool:
        self._export = None
        self.exported.emit(None)
        if not isinstance(error, HearthError):
            raise error
        if not isinstance(error, Cancelled):
            self._notices.post_error(error)
        return True

    def _changed(self, gone: Sequence[int]) -> None:
        """Conversations have come or gone."""
        self._to.conversations.refresh()
        for conversation_id in gone:
            if conversation_id == self._to.chat.view.id:
                self._to.chat.new()
        self.read_imports()


def readable(path: str) -> bool:
    """Whether a file looks like conversations of some program; asked while it is still being dragged."""
    return _looks_like(Path(path))


_MARKS = (b'"mapping"', b'"hearth-conversations"', b'"currentlySelected"', b'"history"', b'"conversation_id"')
_HEAD = 16 * 1024  # bytes that are looked at


def _looks_like(path: Path) -> bool:
    suffix = path.suffix.lower()
    if path.name == "webui.db" or suffix == ".chat":
        return path.is_file()
    if suffix not in (".json", ".zip") or not path.is_file():  # a pipe would keep the window for ever
        return False
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return False
    if suffix == ".zip":
        return head.startswith(b"PK\x03\x04") and _has_conversations(path)
    return any(mark in head for mark in _MARKS)


def _has_conversations(path: Path) -> bool:
    import zipfile  # hardly ever

    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (OSError, zipfile.BadZipFile, ValueError):
        return False
    return any("conversation" in name and name.endswith((".json", ".zip")) for name in names)

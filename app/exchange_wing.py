"""What belongs to conversations that come and go: exports, imports, print; each part made when it is first wanted."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices

from app.controllers.exchange import ExchangeController, readable
from app.widgets.conversation_list import MenuEntry
from app.widgets.drop_takers import DropTaker

if TYPE_CHECKING:
    from app.controllers.together import Controllers
    from app.ground import Ground
    from app.printing import Printing
    from app.storage.exchange.exporting import ExportProgress, Format
    from app.storage.exchange.importing import Result
    from app.storage.exchange.places import Place
    from app.storage.exchange.values import Import
    from app.widgets.export_dialog import ExportDialog, ExportProgressDialog
    from app.widgets.import_dialog import ImportDialog
    from app.widgets.main_window import MainWindow

translate = QCoreApplication.translate


class ExchangeWing:
    """Made when the window is there, ended in ``close``.

    Attributes:
        exchange: What is under way.
    """

    def __init__(self, to: Controllers, ground: Ground, window: MainWindow) -> None:
        self._to, self._ground, self._window = to, ground, window
        self._closing = ExitStack()
        self.exchange = ExchangeController(
            to, ground.store, ground.notices, ground.bridge, ground.paths.database, window
        )
        self._closing.callback(self.exchange.close)
        window.pane.notices.action_asked.connect(self.exchange.act)
        self.exchange.imported.connect(self._note_imported)
        self.exchange.exported.connect(lambda _made: self._end_progress())
        self.exchange.writing.connect(self._note_writing)
        self.exchange.report_asked.connect(self._show_report)
        self.exchange.show_asked.connect(_show_in_folder)
        words = translate("ExchangeWing", "Drop it to import the conversations")
        window.drop_takers.add(DropTaker(readable, lambda: words, self.bring))
        title = translate("ExchangeWing", "Export…")
        window.sidebar.list.entries.append(
            MenuEntry("exportConversation", title, self.open_export, symbol="download", several=True)
        )

    def close(self) -> None:
        """End everything, in the order opposite to its making."""
        self._closing.close()

    # ---------------------------------------------------------------------------------- wishes

    def open_export(self, ids: Sequence[int] = ()) -> ExportDialog:
        """Ask how these conversations are to be exported; without any, the one that is shown, else all."""
        view = self._to.chat.view
        wanted = tuple(ids) or ((view.id,) if view.id is not None else ())
        title = ""
        if len(wanted) == 1:
            shown = view.conversation if view.id == wanted[0] else None
            title = shown.title if shown is not None else self._listed_title(wanted[0])
        dialog = self.export_dialog
        dialog.show_choice(wanted, title)
        _bring_up(dialog)
        return dialog

    def open_import(self) -> ImportDialog:
        """Show what can be imported, or the import that is under way."""
        dialog = self.import_dialog
        if not self.exchange.importing:
            dialog.show_start()
            dialog.show_places(_places())
            self.exchange.read_imports()
        _bring_up(dialog)
        return dialog

    def bring(self, paths: Sequence[str | Path]) -> None:
        """Import these."""
        dialog = self.import_dialog
        if not self.exchange.importing:
            dialog.show_work()
            self.exchange.bring([Path(path) for path in paths])
        _bring_up(dialog)

    def print(self) -> None:
        """Print the conversation that is shown."""
        conversation = self._to.chat.view.conversation
        if conversation is not None:
            self.printing.begin(conversation.id, conversation.title)

    # ------------------------------------------------------------------------------- making it

    @cached_property
    def export_dialog(self) -> ExportDialog:
        """What is to be exported as what."""
        from app.widgets.export_dialog import ExportDialog

        made = ExportDialog(self._window)
        made.chosen.connect(self._export)
        self._dress(made.set_theme)
        return made

    @cached_property
    def export_progress(self) -> ExportProgressDialog:
        """How far an export is."""
        from app.widgets.export_dialog import ExportProgressDialog

        made = ExportProgressDialog(self._window)
        made.stop_asked.connect(self.exchange.stop_export)
        self._dress(made.set_theme)
        return made

    @cached_property
    def import_dialog(self) -> ImportDialog:
        """What can be imported, and what was."""
        from app.widgets.import_dialog import ImportDialog

        made = ImportDialog(self._window)
        made.chosen.connect(self.bring)
        made.stop_asked.connect(self.exchange.stop_import)
        made.undo_asked.connect(self.exchange.undo)
        made.redo_asked.connect(self.exchange.redo)
        self.exchange.reading.connect(made.show_progress)
        self.exchange.listed.connect(made.show_imports)
        self._dress(made.set_theme)
        return made

    @cached_property
    def printing(self) -> Printing:
        """The way to paper."""
        from app.printing import Printing

        made = Printing(self._ground, self._window)
        self._closing.callback(made.close)
        return made

    def _dress(self, set_theme: Callable[..., object]) -> None:
        appearance = self._ground.appearance
        set_theme(appearance.theme, appearance.zoom)
        appearance.changed.connect(set_theme)

    # ------------------------------------------------------------------------------------ inside

    def _listed_title(self, conversation_id: int) -> str:
        rows = self._window.sidebar.list.model()
        index = rows.index_of(conversation_id)  # type: ignore[attr-defined]
        return str(index.data() or "") if index.isValid() else ""

    def _export(self, ids: tuple[int, ...], target: Path, form: Format, together: bool) -> None:
        self.export_progress.begin()
        self.exchange.export(ids, target, form, together=together)

    def _note_writing(self, progress: ExportProgress) -> None:
        self.export_progress.show_progress(progress)

    def _end_progress(self) -> None:
        self.export_progress.end()

    def _note_imported(self, result: Result | None) -> None:
        dialog = self.import_dialog
        if result is None:
            dialog.show_start()
        else:
            dialog.show_result(result)

    def _show_report(self, each: Import) -> None:
        self.import_dialog.show_import(each)
        _bring_up(self.import_dialog)


def _bring_up(dialog: ExportDialog | ImportDialog) -> None:
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()


def _places() -> list[Place]:
    from app.storage.exchange.places import conversation_places  # with the dialog

    return [place for place in conversation_places(os.environ, Path.home(), sys.platform) if _has_any(place.folder)]


def _has_any(place: Path) -> bool:
    """Whether there is something to import; looks no further than a few names."""
    if place.suffix == ".db":
        return place.is_file()
    try:
        names = [entry.name for _, entry in zip(range(2000), os.scandir(place), strict=False)]
    except OSError:
        return False
    if place.name in ("threads", "conversations"):
        return bool(names)
    return any(name.endswith(".chat") for name in names)


def _show_in_folder(file: str) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(file).parent)))

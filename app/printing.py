"""A conversation on paper: asks for the printer, then paints page by page between two events of the window."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog

from app.exporting.pdf import PdfMaker, new_document, page_layout, painted_pages
from app.itemmodels.exchange_words import export_words
from app.late_pool import LatePool
from app.notices import Notice
from app.storage.exchange.outgoing import Outgoing
from inference.errors import HearthError

if TYPE_CHECKING:
    from app.ground import Ground
    from app.widgets.main_window import MainWindow

translate = QCoreApplication.translate


class Printing:
    """Prints one conversation at a time. Ended in ``close``."""

    def __init__(self, ground: Ground, window: MainWindow) -> None:
        self._ground, self._window = ground, window
        self._threads = LatePool(1, "print")
        self._pages: Iterator[tuple[int, int]] | None = None
        self._next = QTimer(interval=0)
        self._next.timeout.connect(self._paint)
        self.dialog: QPrintDialog | None = None

    def begin(self, conversation_id: int, title: str) -> None:
        """Ask for the printer, and print."""
        if self._pages is not None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(page_layout())
        printer.setDocName(title or "Hearth")
        printer.setCreator("Hearth")
        self.dialog = dialog = QPrintDialog(printer, self._window)
        dialog.setObjectName("printDialog")
        dialog.accepted.connect(lambda: self._read(conversation_id, title, printer))
        QDialog.open(dialog)  # its own ``open`` is of Qt 4 and wants somebody to tell

    def close(self) -> None:
        """End what is under way."""
        self._end()
        self._threads.shutdown()

    def _read(self, conversation_id: int, title: str, printer: QPrinter) -> None:
        maker = PdfMaker(export_words(), "Hearth")

        def read() -> str:
            with Outgoing(self._ground.paths.database) as outgoing:
                sent = outgoing.get(conversation_id)
                return "" if sent is None else maker.body(outgoing, [sent], lambda: None)

        self._ground.store.ask(
            lambda _conversations: None,
            lambda _nothing: self._ground.bridge.when_done(
                self._threads.submit(read), lambda body: self._print(body, title, printer), self._fail
            ),
        )

    def _print(self, body: str, title: str, printer: QPrinter) -> None:
        self._pages = painted_pages(new_document(body), printer, title)
        self._next.start()

    def _paint(self) -> None:
        try:
            more = self._pages is not None and next(self._pages, None) is not None
        except HearthError as error:
            self._end()
            self._fail(error)
            return
        if not more:
            self._end()
            self._ground.notices.post(Notice(message=translate("Printing", "The conversation is being printed.")))

    def _end(self) -> None:
        self._next.stop()
        self._pages = None

    def _fail(self, error: BaseException) -> None:
        if not isinstance(error, HearthError):
            raise error
        self._ground.notices.post_error(error)

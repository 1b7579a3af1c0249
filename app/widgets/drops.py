"""What is dragged over the window and dropped on it: says what would become of it, hands it on. Decides nothing."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QMimeData
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from app.widgets.composer import Composer
from app.widgets.drop_hint import DropHint
from app.widgets.drop_takers import DropTakers


class Drops:
    """Made with the first drag. Files go to those who take them, text into the composer."""

    def __init__(self, window: QWidget, takers: DropTakers, composer: Composer) -> None:
        self._takers = takers
        self._composer = composer
        self._hint = DropHint(window)

    def enter(self, event: QDragEnterEvent) -> None:
        """Something is dragged onto the window."""
        data = event.mimeData()
        shares = self._takers.share(local_files(data))
        if shares:
            self._hint.cover("\n".join(dict.fromkeys(taker.words() for taker, _ in shares)))
        elif self._takes_text(data):
            self._hint.cover(QCoreApplication.translate("DropHint", "Drop the text to put it into your message"))
        else:
            return
        event.acceptProposedAction()

    def leave(self) -> None:
        """It is dragged away again."""
        self._hint.hide()

    def drop(self, event: QDropEvent) -> None:
        """It is let go of."""
        self._hint.hide()
        data = event.mimeData()
        if files := local_files(data):
            event.acceptProposedAction()
            self._takers.take(files)
        elif self._takes_text(data):
            event.acceptProposedAction()
            self._composer.insertFromMimeData(data)
            self._composer.setFocus()

    def _takes_text(self, data: QMimeData) -> bool:
        return data.hasText() and self._composer.isVisible()


def local_files(data: QMimeData) -> list[str]:
    """Paths of the files on this computer that are dragged or pasted."""
    return [url.toLocalFile() for url in data.urls() if url.isLocalFile()]

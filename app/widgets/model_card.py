"""The description of a repository: Markdown from strangers. Nothing in it is fetched, HTML stays text."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.render.look import look
from app.render.markdown import render
from app.theme import LIGHT, Theme
from app.widgets.message_body import MessageBody

LONGEST = 60_000  # characters that are shown; what is longer is read on the hub


class ModelCard(QWidget):
    """Shows one text, as high as it is; views are made for what is in sight.

    Signals:
        link_activated(str): A link was opened.
    """

    link_activated = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("modelCard")
        self.setAccessibleName(self.tr("Description"))
        self._text = ""
        self._dress = (LIGHT, 1.0)
        self._body: MessageBody | None = None
        self._seen = (0.0, 0.0)

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Show it in these colours at this zoom."""
        if (theme, zoom) != self._dress:
            self._dress = (theme, zoom)
            self._make()

    def show_text(self, text: str) -> None:
        """Show a text; the same again costs nothing."""
        if text != self._text:
            self._text = text
            self._make()

    def show_range(self, top: float, bottom: float) -> None:
        """These pixels of it are in sight."""
        self._seen = (top, bottom)
        if self._body is not None and self._body.materialise(top, bottom):
            self._fit()

    def _make(self) -> None:
        if self._body is not None:
            self._body.deleteLater()
            self._body = None
        if self._text:
            self._body = MessageBody(look(*self._dress), self.accessibleName(), self)
            self._body.link_activated.connect(self.link_activated)
            self._body.set_items(render(self._text[:LONGEST]))
            self._body.show()
        self._fit()
        self.show_range(*self._seen)

    def _fit(self) -> None:
        high = self._body.height_for(max(1, self.width())) if self._body is not None else 0
        if self._body is not None:
            self._body.setGeometry(0, 0, self.width(), high)
        self.setFixedHeight(high)

    # ------------------------------------------------------------------------------ Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != self.width():
            self._fit()
            self.show_range(*self._seen)

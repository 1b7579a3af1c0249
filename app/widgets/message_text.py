"""A view of paragraphs or of one table. Read-only and native to screen readers; knows no Markdown and no message.

Its height follows its content: it never scrolls vertically, and leaves wheel and navigation keys to its container.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QMimeData, QRect, Qt, QUrl
from PySide6.QtGui import (
    QContextMenuEvent,
    QCursor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QToolTip, QWidget

from app.render.document import ProseWriter, TableWriter, new_document
from app.render.formula_object import width_of
from app.render.formulas import Formulas, Key
from app.render.items import (
    NOTE,
    REFERENCE,
    Formula,
    Image,
    Item,
    Paragraph,
    Run,
    Table,
    as_paragraph,
    has_links,
    sources_in,
)
from app.render.look import Look
from app.widgets.message_copy import mime_of
from app.widgets.message_decorations import Decorations
from app.widgets.message_image import ImageWriter
from app.widgets.message_selection import SelectionOwner, handle_key, scroll_sideways


def _formats(block: QTextBlock) -> Iterator[QTextCharFormat]:
    """The formats of the pieces of a paragraph."""
    iterator = block.begin()
    while not iterator.atEnd():
        yield iterator.fragment().charFormat()
        iterator += 1


class TextView(QTextBrowser):
    """Paragraphs, or one table."""

    def __init__(
        self, look: Look, owner: SelectionOwner, name: str, parent: QWidget, formulas: Formulas | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._owner = owner
        self._decorations: Decorations | None = None
        self._first: Item = Paragraph(())
        self._sources: list[str] = []  # of formulas
        self._note = ""
        self._tips = False  # there are links that may lead to a footnote
        self._alone = False  # shows one formula and nothing else
        self._name = name
        self.setAccessibleName(name)
        self.setObjectName("messageText")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setOpenLinks(False)
        self.setFont(look.font)
        document = new_document(look)
        document.setParent(self)
        self.setDocument(document)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self._prose = ProseWriter(document, look, formulas)
        self._image: ImageWriter | None = None  # few messages have one
        self._table = TableWriter(document, look, formulas)

    def show_items(self, items: tuple[Item, ...]) -> None:
        """Show these paragraphs, or this table."""
        first = items[0]
        links = False
        self._first = first
        self._alone = len(items) == 1 and isinstance(first, Formula)
        if isinstance(first, Table):
            self._table.write(first)
            links = any(has_links(cell) for row in first.rows for cell in row)
        elif isinstance(first, Image):
            self._image = self._image or ImageWriter(self.document(), self._look.zoom)
            if not self._image.write(first):
                self._prose.write([Paragraph((Run(first.alt, italic=True),), first.path)])
        else:
            paragraphs = [made for item in items if (made := as_paragraph(item)) is not None]
            self._prose.write(paragraphs)
            links = any(has_links(item.runs) for item in paragraphs)
        if links and not self._tips:
            self._tips = True
            self.highlighted.connect(self._show_tip)
        # Only where there is a link to reach does the Tab key stop.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if links else Qt.FocusPolicy.ClickFocus)
        self._decorations = None
        self._sources = list(dict.fromkeys(sources_in(items)))
        self.setAccessibleName(self._spoken(first))
        self.describe(self._note)

    def _spoken(self, first: Item) -> str:
        """What a screen reader calls it: what it is, where it is no plain text."""
        match first:
            case Table():
                rows = max(0, len(first.rows) - 1)  # without the head, as ``Announcer`` counts them
                return QCoreApplication.translate("Announcer", "Table, %n rows.", "", rows)
            case Image():
                return self.tr("Image: {0}").format(first.alt) if first.alt else self.tr("Image")
            case Formula() if self._alone:
                return QCoreApplication.translate("Announcer", "Formula.")
        return self._name

    def describe(self, note: str) -> None:
        """What a screen reader says about the text beside what it is, and the formulas: to it each is one character."""
        self._note = note
        told = self.tr("Formulas: {0}").format("; ".join(self._sources)) if self._sources else ""
        text = "\n".join(filter(None, (note, told)))
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)

    def refresh(self, keys: frozenset[Key]) -> bool:
        """These formulas are known now; returns whether one of them stands here."""
        found = self._prose.refresh(keys) or self._table.refresh(keys)
        if found:
            self._decorations = None
        return found

    def height_at(self, width: int) -> int:
        """Lay out for a width and tell the height."""
        document = self.document()
        self._centre(width)
        if self._image is not None:
            self._image.fit(width, self.devicePixelRatioF())
        if document.textWidth() != width:
            document.setTextWidth(width)
            self._decorations = None
        size = document.size()
        bar = self.horizontalScrollBar().sizeHint().height() if size.width() > width + 1 else 0
        return math.ceil(size.height()) + bar

    def go_to(self, index: int, link: str) -> QRect:
        """Put the cursor on a paragraph, or on the reference in it that ``link`` comes back to; returns where."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._prose.start_of(index) if not isinstance(self._first, Table) else 0)
        if link.startswith(REFERENCE):
            cursor.setPosition(self._reference(link.replace(REFERENCE, NOTE)))
        self.setTextCursor(cursor)
        return self.cursorRect(cursor)

    def _reference(self, link: str) -> int:
        """Where a footnote is referred to."""
        block = self.document().begin()
        while block.isValid():
            iterator = block.begin()
            while not iterator.atEnd():
                if iterator.fragment().charFormat().anchorHref() == link:
                    return iterator.fragment().position()
                iterator += 1
            block = block.next()
        return 0

    def _show_tip(self, url: QUrl) -> None:
        if self.underMouse() and (tip := self._owner.tip_of(url.toString())):
            QToolTip.showText(QCursor.pos(), tip, self)

    def _centre(self, width: int) -> None:
        """A formula of its own stands in the middle; if it is too wide for that, at the beginning, to be scrolled."""
        if not self._alone:
            return
        block = self.document().begin()
        fits = sum(width_of(letters) for letters in _formats(block)) <= width
        wanted = Qt.AlignmentFlag.AlignHCenter if fits else Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
        shape = block.blockFormat()
        if shape.alignment() != wanted:
            shape.setAlignment(wanted)
            QTextCursor(block).setBlockFormat(shape)

    @property
    def text(self) -> QTextBrowser:
        """The widget with text and selection: this one."""
        return self

    @property
    def focus_targets(self) -> tuple[QWidget, ...]:
        """Where the Tab key stops."""
        return (self,)

    def selected_items(self) -> list[Item]:
        """What is selected."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return []
        if isinstance(self._first, Table):
            found = self._table.selected(cursor)
            return [found] if found is not None else []
        if isinstance(self._first, Image):
            return [self._first]
        return self._prose.selected(cursor.selectionStart(), cursor.selectionEnd())

    # ------------------------------------------------------------------ Qt overrides

    def createMimeDataFromSelection(self) -> QMimeData:
        return mime_of(self.selected_items())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._decorations is None:
            self._decorations = Decorations(self.document(), self._look)
        if self._decorations:
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(-self.horizontalScrollBar().value(), 0)
            self._decorations.paint(painter)
            painter.end()
        super().paintEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not handle_key(self._owner, event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._owner.begin_selection(self)
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._owner.begin_selection(self)
        super().mouseDoubleClickEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            super().focusNextPrevChild(event.reason() == Qt.FocusReason.TabFocusReason)  # to the first link at once

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._owner.end_selection()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        held = event.buttons() & Qt.MouseButton.LeftButton
        if not (held and self._owner.extend_selection(self, event.globalPosition().toPoint())):
            super().mouseMoveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        image = self._first if isinstance(self._first, Image) else None
        self._owner.open_context_menu(event.globalPos(), self.anchorAt(event.pos()), image)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not scroll_sideways(self, event):
            event.ignore()

"""Conversations as a PDF, and on paper: laid out once, painted page by page. Needs a ``QGuiApplication``.

A page ends between two lines. Formulas are painted as what they are, not as dots, where the device can; links can be
followed. Slow for long conversations: for files it is called in a process of its own (``app.exporting.process``).
"""

from __future__ import annotations

import base64
import errno
import re
from collections.abc import Callable, Iterator, Sequence
from html import escape
from pathlib import Path

from PySide6.QtCore import QFile, QFileDevice, QIODevice, QLocale, QMarginsF, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtSvg import QSvgRenderer

from app.colours import LIGHT
from app.render.html import markdown_to_html
from app.storage.exchange.outgoing import Outgoing, Sent
from app.storage.exchange.written import Words, messages_of, note_below, speaker
from app.storage.values import StoredMessage
from inference.atomic import write_error
from inference.errors import HearthError

RESOLUTION = 300  # dots an inch that layout and hairlines are rounded to
MARGIN = 18.0  # millimetres
_FOOT = 7.0  # millimetres below the text, for the line with the number of the page
_LINE = 0.5  # of the first line behind a heading that must be on its page
_SPACED = 'style="margin-top:8px;margin-bottom:10px;'
_SHARP = 5  # dots of a picture of a formula for each of its units
_SVG = "data:image/svg+xml;base64,"
_TABLE = re.compile(r'<table border="1" cellpadding="6" style="')
_PLACE = re.compile(r'style="vertical-align:-?[0-9.]+em"')  # in what is written a quotation mark is an entity
_PRE = re.compile(r"<pre\b[^>]*>(.*?)</pre>\n?", re.DOTALL)

_STYLE = f"""
body {{ color: #000000; }}
h1, h2, h3, h4 {{ color: #000000; }}
a {{ color: {LIGHT.accent}; }}
p.when {{ color: {LIGHT.muted}; }}
p, li {{ line-height: 128%; }}
h1, h2, h3, h4, h5 {{ margin-top: 16px; margin-bottom: 6px; }}
h6 {{ color: {LIGHT.muted}; font-size: small; margin-top: 20px; margin-bottom: 4px; }}
p.note {{ color: {LIGHT.muted}; font-style: italic; }}
td.user {{ background-color: {LIGHT.user_bubble}; }}
td.code {{ background-color: {LIGHT.code_background}; }}
td.thought {{ color: {LIGHT.muted}; }}
blockquote {{ color: {LIGHT.muted}; }}
"""


class Document(QTextDocument):
    """Knows the pictures that are in its own text, and asks nobody for others."""

    def loadResource(self, _kind: int, name: QUrl | str) -> object:
        address = name.toString() if isinstance(name, QUrl) else name
        if not address.startswith(_SVG):
            return _picture(address) if address.startswith("data:image/") else QImage()
        drawing = QSvgRenderer(base64.b64decode(address.removeprefix(_SVG)))
        image = QImage(drawing.defaultSize() * _SHARP, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        drawing.render(painter)
        painter.end()
        return image


class PdfMaker:
    """Makes PDF files; a ``Maker``."""

    def __init__(self, words: Words, program: str) -> None:
        self._words, self._program = words, program

    def __call__(
        self, outgoing: Outgoing, sent: Sequence[Sent], target: Path, title: str, tick: Callable[[], object]
    ) -> None:
        """See ``Maker``."""
        file = QFile(str(target))
        if not file.open(QIODevice.OpenModeFlag.WriteOnly):
            raise write_error(target, OSError(errno.EACCES, file.errorString()))
        writer = QPdfWriter(file)
        writer.setResolution(RESOLUTION)
        writer.setTitle(title)
        writer.setCreator(self._program)
        writer.setPageLayout(page_layout())
        document = self.document(outgoing, sent, tick)
        for _ in painted_pages(document, writer, title):
            pass
        del writer
        _close(file, target)

    def document(self, outgoing: Outgoing, sent: Sequence[Sent], tick: Callable[[], object]) -> Document:
        """All of them, each on pages of its own."""
        return new_document(self.body(outgoing, sent, tick))

    def body(self, outgoing: Outgoing, sent: Sequence[Sent], tick: Callable[[], object]) -> str:
        """What ``new_document`` takes; on any thread."""
        parts = []
        for number, each in enumerate(sent):
            with outgoing.at_one_moment():
                talk = "".join(self._conversation(each, messages_of(outgoing, each, tick)))
            parts.append(f'<div style="page-break-before:always">{talk}</div>' if number else talk)
        return "".join(parts)

    def _conversation(self, sent: Sent, messages: Iterator[StoredMessage]) -> Iterator[str]:
        it, words = sent.conversation, self._words
        yield f"<h1>{escape(it.title.strip() or words.untitled)}</h1>"
        yield f'<p class="when">{escape(words.date(it.created_at))}</p>'
        if it.system_prompt.strip():
            yield _who(words.system) + _box("thought", _markdown(it.system_prompt))
        for message in messages:
            yield _who(speaker(message, words))
            if message.reasoning.strip():
                yield _box("thought", f"<i>{escape(words.reasoning)}</i>{_markdown(message.reasoning)}")
            if message.text.strip():
                text = _markdown(message.text)
                yield _box("user", text) if message.role == "user" else text
            if note := note_below(message, words):
                yield f'<p class="note">{escape(note)}</p>'


def _close(file: QFile, target: Path) -> None:
    """Have all of it on the disk. What could not be written, neither the writer nor the painter tells anybody."""
    written = file.flush() and file.error() == QFileDevice.FileError.NoError
    full = file.error() == QFileDevice.FileError.ResourceError
    file.close()
    if not written:
        raise write_error(target, OSError(errno.ENOSPC if full else errno.EIO, file.errorString()))


def new_document(body: str) -> Document:
    """A document for paper."""
    document = Document()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    font = QFont()
    font.setPointSizeF(10.5)
    document.setDefaultFont(font)
    document.setDefaultStyleSheet(_STYLE)
    document.setHtml(f"<html><body>{body}</body></html>")
    _turn_around(document)
    return document


def _turn_around(document: QTextDocument) -> None:
    """Let paragraphs that are read from right to left begin there."""
    block = document.begin()
    while block.isValid():
        if block.text() and block.textDirection() == Qt.LayoutDirection.RightToLeft:
            made = block.blockFormat()
            made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            QTextCursor(block).setBlockFormat(made)
        block = block.next()


def page_layout() -> QPageLayout:
    """The paper that is usual where the user lives."""
    inches = QLocale().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
    size = QPageSize(QPageSize.PageSizeId.Letter if inches else QPageSize.PageSizeId.A4)
    margins = QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN - _FOOT / 2)
    return QPageLayout(size, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)


def painted_pages(document: QTextDocument, device: QPagedPaintDevice, title: str) -> Iterator[tuple[int, int]]:
    """Paint page after page, each when it is asked for; yields its number and how many there are.

    Raises:
        HearthError: The device takes nothing.
    """
    painter = QPainter()
    if not painter.begin(device):
        raise HearthError("This cannot be printed.", "Choose another printer, or export a PDF and print that.")
    try:
        document.documentLayout().setPaintDevice(device)
        whole = QRectF(painter.viewport())
        foot = _FOOT / 25.4 * device.logicalDpiY()
        page = QSizeF(whole.width(), whole.height() - foot)
        document.setPageSize(page)
        keep_headings(document)
        count = document.pageCount()
        for number in range(1, count + 1):
            _paint(document, painter, page, number)
            _paint_foot(painter, QRectF(0, page.height(), page.width(), foot), title, number, count)
            yield number, count
            if number < count:
                device.newPage()
    finally:
        painter.end()


def keep_headings(document: QTextDocument) -> None:
    """Let no page end with a heading: it goes where what it is the heading of is. The size of a page must be set."""
    layout, height = document.documentLayout(), document.pageSize().height()
    block = document.begin()
    while block.isValid():
        after = block.next()
        if block.blockFormat().headingLevel() and after.isValid():
            here, there = layout.blockBoundingRect(block), layout.blockBoundingRect(after)
            if int(here.top() / height) != int((there.top() + _LINE * there.height() / max(1, _lines(after))) / height):
                made = block.blockFormat()
                made.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
                QTextCursor(block).setBlockFormat(made)
        block = after


def _lines(block: QTextBlock) -> int:
    return block.layout().lineCount()


def _paint(document: QTextDocument, painter: QPainter, page: QSizeF, number: int) -> None:
    view = QRectF(0, (number - 1) * page.height(), page.width(), page.height())
    context = QAbstractTextDocumentLayout.PaintContext()
    context.clip = view
    context.palette.setColor(QPalette.ColorRole.Text, QColor("#000000"))
    painter.save()
    painter.translate(0, -view.top())
    painter.setClipRect(view)
    document.documentLayout().draw(painter, context)
    painter.restore()


def _paint_foot(painter: QPainter, place: QRectF, title: str, number: int, count: int) -> None:
    font = QFont()
    font.setPointSizeF(8)
    painter.save()
    painter.setFont(font)
    painter.setPen(QColor(LIGHT.muted))
    numbers = f"{QLocale().toString(number)} / {QLocale().toString(count)}"
    room = place.width() - 2 * painter.fontMetrics().horizontalAdvance(numbers)
    short = painter.fontMetrics().elidedText(" ".join(title.split()), Qt.TextElideMode.ElideRight, int(room))
    painter.drawText(place, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeading, short)
    painter.drawText(place, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignTrailing, numbers)
    painter.restore()


def _who(name: str) -> str:
    return f"<h6>{escape(name)}</h6>"


def _box(kind: str, inside: str) -> str:
    spaced = 'width="100%" cellpadding="8" cellspacing="0" style="margin-top:4px;margin-bottom:8px"'
    return f'<table {spaced}><tr><td class="{kind}">{inside}</td></tr></table>'


def _markdown(text: str) -> str:
    made = _PLACE.sub('style="vertical-align:middle"', markdown_to_html(text, LIGHT, "image"))
    made = _TABLE.sub(
        f'<table border="1" cellpadding="5" cellspacing="0" {_SPACED}border-style:solid;border-color:{LIGHT.border};',
        made,
    )
    return _PRE.sub(lambda match: _box("code", f'<pre style="white-space:pre-wrap">{match[1]}</pre>'), made)


def _picture(address: str) -> QImage:
    image = QImage()
    head, _, data = address.partition(",")
    if head.endswith(";base64"):
        image.loadFromData(base64.b64decode(data, validate=False))
    return image

"""Views of one segment of a message: text, a table, a block of code. Read-only and native to screen readers.

Knows documents and looks; neither Markdown nor what a message is. Heights follow the content: a view never scrolls
vertically, it leaves wheel and navigation keys to whoever contains it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from time import perf_counter
from typing import Protocol

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextLayout,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QLabel, QPlainTextEdit, QTextBrowser, QToolButton, QWidget

from app.render.document import ProseWriter, TableWriter, new_document
from app.render.highlight import Span, highlight, knows
from app.render.items import Code, Item, Paragraph, Table
from app.render.look import INLINE_CODE, QUOTE_BARS, RULE, Look
from app.theme import RADIUS, RADIUS_SMALL
from app.widgets.icons import icon

_NAVIGATION = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)
_SLICE = 0.004  # seconds of highlighting at a time
_TAIL_LINES = 12  # coloured at once while code streams; the rest keeps its colours
_COPIED_SHOWN = 1500  # milliseconds


class SelectionOwner(Protocol):
    """What the views of a message share: one selection across all of them."""

    def begin_selection(self, view: QWidget) -> None:
        """The mouse was pressed in ``view``."""

    def extend_selection(self, view: QWidget, at: QPoint) -> bool:
        """The mouse was dragged from ``view`` to the global point ``at``; false if it is still inside."""

    def copy_selection(self) -> None:
        """Put what is selected on the clipboard."""

    def select_all(self) -> None:
        """Select the whole message."""

    def open_context_menu(self, view: QWidget, at: QPoint, link: str) -> None:
        """Show the menu of the message at a global point."""


def _is_navigation(event: QKeyEvent) -> bool:
    plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return plain and event.key() in _NAVIGATION


def _handle_key(owner: SelectionOwner, event: QKeyEvent) -> bool:
    """Keys that concern the whole message; true when done or left to the transcript."""
    if event.matches(QKeySequence.StandardKey.Copy):
        owner.copy_selection()
    elif event.matches(QKeySequence.StandardKey.SelectAll):
        owner.select_all()
    elif _is_navigation(event):
        event.ignore()
    else:
        return False
    return True


class TextView(QTextBrowser):
    """Paragraphs, or one table."""

    def __init__(self, look: Look, owner: SelectionOwner, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._owner = owner
        self._decorations: list[Callable[[QPainter], None]] | None = None
        self.setAccessibleName(name)
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
        self._prose = ProseWriter(document, look)
        self._table = TableWriter(document, look)

    def show_items(self, items: tuple[Item, ...]) -> None:
        """Show these paragraphs, or this table."""
        first = items[0]
        links = False
        if isinstance(first, Table):
            self._table.write(first)
            links = any(run.link for row in first.rows for cell in row for run in cell)
        else:
            paragraphs = [item for item in items if isinstance(item, Paragraph)]
            self._prose.write(paragraphs)
            links = any(run.link for item in paragraphs for run in item.runs)
        # Only where there is a link to reach does the Tab key stop.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if links else Qt.FocusPolicy.ClickFocus)
        self._decorations = None

    def height_at(self, width: int) -> int:
        """Lay out for a width and tell the height."""
        document = self.document()
        if document.textWidth() != width:
            document.setTextWidth(width)
            self._decorations = None
        size = document.size()
        bar = self.horizontalScrollBar().sizeHint().height() if size.width() > width + 1 else 0
        return math.ceil(size.height()) + bar

    # ------------------------------------------------------------------ decorations

    def _decorate(self) -> list[Callable[[QPainter], None]]:
        found: list[Callable[[QPainter], None]] = []
        layout = self.document().documentLayout()
        block = self.document().begin()
        while block.isValid():
            rect = layout.blockBoundingRect(block)
            kind = block.blockFormat()
            if bars := kind.stringProperty(QUOTE_BARS):
                found += self._bars(bars, rect, kind.topMargin(), block)
            if kind.boolProperty(RULE):
                line = QRectF(rect.left(), rect.center().y(), self.document().textWidth() - rect.left(), 1)
                found.append(lambda p, r=line: p.fillRect(r, QColor(self._look.theme.border)))  # type: ignore[misc]
            found += self._inline_code(block, rect)
            block = block.next()
        return found

    def _bars(self, bars: str, rect: QRectF, top: float, block: QTextBlock) -> list[Callable[[QPainter], None]]:
        before = block.previous().blockFormat().stringProperty(QUOTE_BARS).split(",")
        found: list[Callable[[QPainter], None]] = []
        for x in bars.split(","):
            rise = top if x in before else 0.0  # joins the bar of the paragraph before
            edge = self.document().textWidth() - float(x) - 3 if block.blockFormat().rightMargin() else float(x)
            bar = QRectF(edge, rect.top() - rise, self._look.px(3), rect.height() + rise)
            found.append(lambda p, r=bar: p.fillRect(r, QColor(self._look.theme.border)))  # type: ignore[misc]
        return found

    def _inline_code(self, block: QTextBlock, rect: QRectF) -> list[Callable[[QPainter], None]]:
        found: list[Callable[[QPainter], None]] = []
        layout = block.layout()
        pad, radius = self._look.px(2.5), self._look.px(RADIUS_SMALL) * 0.8
        iterator = block.begin()
        while not iterator.atEnd():
            fragment = iterator.fragment()
            if fragment.charFormat().boolProperty(INLINE_CODE):
                start = fragment.position() - block.position()
                metrics = QFontMetricsF(fragment.charFormat().font())
                for ground in _line_rects(layout, start, start + fragment.length(), metrics):
                    ground = ground.translated(rect.topLeft())
                    ground.adjust(-pad, -1, pad, 1)
                    found.append(lambda p, r=ground: self._paint_ground(p, r, radius))  # type: ignore[misc]
            iterator += 1
        return found

    def _paint_ground(self, painter: QPainter, rect: QRectF, radius: float) -> None:
        theme = self._look.theme
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.hover if theme.name == "dark" else theme.code_background).darker(103))
        painter.drawRoundedRect(rect, radius, radius)

    # ------------------------------------------------------------------ Qt overrides

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._decorations is None:
            self._decorations = self._decorate()
        if self._decorations:
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(-self.horizontalScrollBar().value(), 0)
            for draw in self._decorations:
                draw(painter)
            painter.end()
        super().paintEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _handle_key(self._owner, event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._owner.begin_selection(self)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        held = event.buttons() & Qt.MouseButton.LeftButton
        if not (held and self._owner.extend_selection(self, event.globalPosition().toPoint())):
            super().mouseMoveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._owner.open_context_menu(self, event.globalPos(), self.anchorAt(event.pos()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not _scroll_sideways(self, event):
            event.ignore()


def _line_rects(layout: QTextLayout, start: int, end: int, metrics: QFontMetricsF) -> Iterator[QRectF]:
    """Where the characters from ``start`` to ``end`` of a paragraph stand, one rectangle a line."""
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first, last = line.textStart(), line.textStart() + line.textLength()
        if last <= start or first >= end:
            continue
        left, right = _x(line.cursorToX(max(start, first))), _x(line.cursorToX(min(end, last)))
        top = line.y() + line.ascent() - metrics.ascent()
        yield QRectF(min(left, right), top, abs(right - left), metrics.height())


def _x(answer: object) -> float:
    # WORKAROUND PySide6's annotations say a number, it returns a pair: the position and the place it was moved to.
    return float(answer[0] if isinstance(answer, tuple) else answer)  # type: ignore[arg-type]


def _scroll_sideways(view: QTextBrowser | QPlainTextEdit, event: QWheelEvent) -> bool:
    """Take a wheel event that is meant sideways; false leaves it to the transcript."""
    bar = view.horizontalScrollBar()
    delta = event.pixelDelta().x() or event.angleDelta().x()
    if not delta and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
        delta = event.pixelDelta().y() or event.angleDelta().y()
    if not delta or bar.maximum() == bar.minimum():
        return False
    bar.setValue(bar.value() - delta)
    return True


class _CodeText(QPlainTextEdit):
    """The text of a code block."""

    def __init__(self, look: Look, owner: SelectionOwner, view: QWidget) -> None:
        super().__init__(view)
        self._owner = owner
        self._view = view
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFont(look.code_font)
        self.document().setDefaultFont(look.code_font)
        self.document().setDocumentMargin(0)
        self.setUndoRedoEnabled(False)
        self.setTabStopDistance(4 * QFontMetricsF(look.code_font).horizontalAdvance(" "))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.viewport().setAutoFillBackground(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _handle_key(self._owner, event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._owner.begin_selection(self._view)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        held = event.buttons() & Qt.MouseButton.LeftButton
        if not (held and self._owner.extend_selection(self._view, event.globalPosition().toPoint())):
            super().mouseMoveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._owner.open_context_menu(self._view, event.globalPos(), "")

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not _scroll_sideways(self, event):
            event.ignore()


class CodeView(QWidget):
    """A framed block of code: language, copy button, coloured text that scrolls sideways and never wraps.

    Signals:
        copied: The text was put on the clipboard.
    """

    copied = Signal(str)

    def __init__(self, look: Look, owner: SelectionOwner, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._item = Code("")
        self._widest = 0.0
        self._lines = 1
        self._spans: Iterator[list[Span]] = iter(())
        self._next_line = 0
        self._coloured = ""  # the text that has its final colours
        self.text = _CodeText(look, owner, self)
        self.text.setAccessibleName(name)
        self._label = QLabel(self)
        self._label.setProperty("tone", "muted")
        self._label.setProperty("scale", "caption")
        self._button = QToolButton(self)
        self._button.setObjectName("copyCode")
        self._button.setAccessibleName(self.tr("Copy code"))
        self._button.setToolTip(self.tr("Copy code"))
        self._button.setIcon(icon("copy", look.theme))
        self._button.setIconSize(QSize(look.px(16), look.px(16)))
        self._button.clicked.connect(self._copy)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._colour_slice)
        self._back = QTimer(self)
        self._back.setSingleShot(True)
        self._back.timeout.connect(lambda: self._button.setIcon(icon("copy", look.theme)))

    @property
    def button(self) -> QToolButton:
        """The copy button, for the order of the Tab key."""
        return self._button

    def show_item(self, item: Code, growing: bool = False) -> None:
        """Show this code; ``growing`` when more lines are expected, then colours are provisional."""
        old, self._item = self._item, item
        if item.language != old.language or not self._label.text():
            self._label.setText(item.language or self.tr("Code"))
        if item.text != old.text:
            self._write(old.text, item.text)
        if growing:
            self._colour_tail(old.text)
        elif self._coloured != item.text or old.language != item.language:
            self._colour_all()

    def height_at(self, width: int) -> int:
        """The height at a width."""
        inner = width - 2 * self._look.px(14)
        bar = self.text.horizontalScrollBar().sizeHint().height() if self._widest > inner else 0
        lines = math.ceil(self._lines * self._look.code_line_height) + 2
        return self._head() + lines + bar + self._look.px(10)

    def text_cursor(self) -> QTextCursor:
        """The cursor with the selection in this block."""
        return self.text.textCursor()

    def _head(self) -> int:
        return self._look.px(34)

    def _write(self, old: str, new: str) -> None:
        metrics = QFontMetricsF(self._look.code_font)
        if old and new.startswith(old):
            cursor = QTextCursor(self.text.document())
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.insertText(new[len(old) :])
            fresh = new[old.rfind("\n") + 1 :].split("\n")
        else:
            self.text.setPlainText(new)
            self._widest = 0.0
            self._coloured = ""
            fresh = new.split("\n")
        self._lines = new.count("\n") + 1
        for line in sorted(fresh, key=len)[-3:]:  # the widest is among the longest, wide letters aside
            self._widest = max(self._widest, metrics.horizontalAdvance(line.replace("\t", "    ")[:20_000]))

    # ------------------------------------------------------------------ colours

    def _colour_all(self) -> None:
        self._coloured = self._item.text
        self._spans = highlight(self._item.text, self._item.language, self._look.theme)
        self._next_line = 0
        if len(self._item.text) < 600:
            self._colour_slice()
        else:
            self._timer.start(0)

    def _colour_slice(self) -> None:
        """Colour some lines and come back for more, so that a long block never blocks the window."""
        until = perf_counter() + _SLICE
        first = self._next_line
        for spans in self._spans:
            self._colour_line(self._next_line, spans)
            self._next_line += 1
            if perf_counter() > until:
                self._timer.start(0)
                break
        self._repaint_lines(first, self._next_line)

    def _colour_tail(self, old: str) -> None:
        """Colour what is new as if the code began some lines before: right nearly always, and corrected at the end."""
        if not knows(self._item.language):
            return
        self._timer.stop()
        lines = self._item.text.split("\n")
        changed = old.count("\n")
        first = max(0, changed - _TAIL_LINES)
        for line in range(changed, first, -1):  # better: where something begins at the margin after an empty line
            if not lines[line - 1].strip() and lines[line][:1].strip():
                first = line
                break
        window = "\n".join(lines[first:])[-2_000:]
        if len(window) < 2_000:
            for number, spans in enumerate(highlight(window, self._item.language, self._look.theme)):
                self._colour_line(first + number, spans)
            self._repaint_lines(first, len(lines))

    def _colour_line(self, number: int, spans: list[Span]) -> None:
        block = self.text.document().findBlockByNumber(number)
        if not block.isValid():
            return
        ranges = []
        for span in spans:
            piece = QTextLayout.FormatRange()
            piece.start, piece.length = span.start, span.length
            shape = QTextCharFormat()
            shape.setForeground(QColor(span.colour))
            piece.format = shape
            ranges.append(piece)
        block.layout().setFormats(ranges)

    def _repaint_lines(self, first: int, last: int) -> None:
        document = self.text.document()
        begin, end = document.findBlockByNumber(first), document.findBlockByNumber(last - 1)
        if begin.isValid() and end.isValid():
            document.markContentsDirty(begin.position(), end.position() + end.length() - begin.position())

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._item.text)
        self._button.setIcon(icon("check", self._look.theme, self._look.theme.success))
        self._back.start(_COPIED_SHOWN)
        self.copied.emit(self._item.text)

    # ------------------------------------------------------------------ Qt overrides

    def resizeEvent(self, event: object) -> None:
        side, head = self._look.px(14), self._head()
        size = self._look.px(26)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        button_x = self._look.px(5) if mirrored else self.width() - size - self._look.px(5)
        self._button.setGeometry(button_x, (head - size) // 2, size, size)
        self._label.setGeometry(size + side if mirrored else side, 0, self.width() - size - 2 * side, head)
        self.text.setGeometry(side, head, self.width() - 2 * side, self.height() - head - self._look.px(6))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._look.theme.border), 1))
        painter.setBrush(QColor(self._look.theme.code_background))
        radius = self._look.px(RADIUS)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


View = TextView | CodeView


def cursor_at(view: View, at: QPoint) -> QTextCursor:
    """The text position in ``view`` nearest to a global point."""
    text = view.text if isinstance(view, CodeView) else view
    return text.cursorForPosition(text.viewport().mapFromGlobal(QPointF(at)).toPoint())


def text_of(view: View) -> QTextBrowser | QPlainTextEdit:
    """The widget in ``view`` that holds text and selection."""
    return view.text if isinstance(view, CodeView) else view

"""A view of a block of code: language, copy button, colours. Read-only; knows no Markdown and no message."""

from __future__ import annotations

import math
from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextLayout,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QLabel, QPlainTextEdit, QToolButton, QWidget

from app.render.highlight import Span, highlight, knows
from app.render.items import Code, Item
from app.render.look import Look
from app.theme import RADIUS
from app.widgets.icons import icon
from app.widgets.message_selection import SelectionOwner, handle_key, scroll_sideways

_SLICE = 0.002  # seconds of highlighting at a time
_TAIL_LINES = 12  # coloured at once while code streams; the rest keeps its colours
_MOST_WRAPPED = 2_000  # lines; wrapping lays out every line of a block
_COPIED_SHOWN = 1500  # milliseconds


class _CodeText(QPlainTextEdit):
    """The text of a code block."""

    def __init__(self, look: Look, owner: SelectionOwner, view: QWidget) -> None:
        super().__init__(view)
        self._owner = owner
        self._view = view
        self.setReadOnly(True)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as code is, in every language
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
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
        # All lines are always seen; Qt would still scroll one up to show a cursor behind the last letter.
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(lambda _value: bar.setValue(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not handle_key(self._owner, event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._owner.begin_selection(self._view)
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._owner.begin_selection(self._view)
        super().mouseDoubleClickEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._owner.end_selection()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        held = event.buttons() & Qt.MouseButton.LeftButton
        if not (held and self._owner.extend_selection(self._view, event.globalPosition().toPoint())):
            super().mouseMoveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._owner.open_context_menu(event.globalPos(), "", None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not scroll_sideways(self, event):
            event.ignore()


class CodeView(QWidget):
    """A framed block of code: language, copy button, coloured text that scrolls sideways, or wraps on demand.

    Signals:
        copied: The text was put on the clipboard.
        resized: Long lines are wrapped now, or no longer.
    """

    copied = Signal(str)
    resized = Signal()

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
        self.text.setObjectName("messageCode")
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
        self.wrap = QToolButton(self)  # only where there is a line that is too long
        self.wrap.setObjectName("wrapCode")
        self.wrap.setAccessibleName(self.tr("Wrap long lines"))
        self.wrap.setToolTip(self.tr("Wrap long lines"))
        self.wrap.setCheckable(True)
        self.wrap.setIcon(icon("wrap", look.theme))
        self.wrap.setIconSize(QSize(look.px(16), look.px(16)))
        self.wrap.toggled.connect(self._wrap)
        self.wrap.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._colour_slice)
        self._back = QTimer(self)
        self._back.setSingleShot(True)
        self._back.timeout.connect(lambda: self._button.setIcon(icon("copy", look.theme)))

    @property
    def focus_targets(self) -> tuple[QWidget, ...]:
        """Where the Tab key stops: the buttons."""
        return (self._button,) if self.wrap.isHidden() else (self.wrap, self._button)

    def show_item(self, item: Code, growing: bool = False) -> None:
        """Show this code; ``growing`` when more lines are expected, then colours are provisional."""
        old, self._item = self._item, item
        if item.language != old.language or not self._label.text():
            self._label.setText(self._title())
            self._label.setToolTip(self._title() if item.function else "")  # it may be cut off
        if item.text != old.text:
            self._write(old.text, item.text)
        if not growing:
            self.text.setAccessibleName(self._spoken())
        if growing:
            self._colour_tail(old.text)
        elif self._coloured != item.text or old.language != item.language:
            self._colour_all()

    def _title(self) -> str:
        """What stands above it."""
        if name := self._item.function:
            return self.tr("Asks for the function “{0}”. Hearth calls none by itself.").format(name)
        return self._item.language or self.tr("Code")

    @property
    def _coloured_as(self) -> str:
        """The language whose colours it has."""
        return "json" if self._item.function else self._item.language

    def _spoken(self) -> str:
        """What a screen reader calls it, in the words of ``Announcer``."""
        if self._item.function:
            return self._title()
        language = self._item.language
        if language:
            return QCoreApplication.translate("Announcer", "Code block, %n lines, {0}.", "", self._lines).format(
                language
            )
        return QCoreApplication.translate("Announcer", "Code block, %n lines.", "", self._lines)

    def height_at(self, width: int) -> int:
        """The height at a width."""
        inner = width - 2 * self._look.px(14)
        long = self._widest > inner
        self.wrap.setVisible(long and self._lines <= _MOST_WRAPPED)
        wrapped = self.wrap.isChecked() and not self.wrap.isHidden()
        bar = self.text.horizontalScrollBar().sizeHint().height() if long and not wrapped else 0
        count = self._wrapped_lines(inner) if wrapped else self._lines
        lines = math.ceil(count * self._look.code_line_height) + 2
        return self._head() + lines + bar + self._look.px(10)

    def _wrap(self, wrapped: bool) -> None:
        modes = QPlainTextEdit.LineWrapMode
        self.text.setLineWrapMode(modes.WidgetWidth if wrapped else modes.NoWrap)
        # Blanks at the end of a line hang over the edge; nothing is there to be scrolled to.
        bar = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if wrapped else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.text.setHorizontalScrollBarPolicy(bar)
        self.resized.emit()

    def _wrapped_lines(self, width: int) -> int:
        """How many lines there are in a text of this width."""
        self.text.resize(width, self.text.height())
        layout = self.text.document().documentLayout()
        count = 0
        block = self.text.document().begin()
        while block.isValid():
            layout.blockBoundingRect(block)  # lays it out
            count += max(1, block.layout().lineCount())
            block = block.next()
        return count

    def describe(self, note: str) -> None:
        """What a screen reader says about the code beside what it is."""
        self.text.setAccessibleDescription(note)

    def selected_items(self) -> list[Item]:
        """What is selected."""
        text = self.text.textCursor().selection().toPlainText()
        return [self._item._replace(text=text)] if text else []

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
        self._spans = highlight(self._item.text, self._coloured_as, self._look.theme)
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
        if not knows(self._coloured_as):
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
            for number, spans in enumerate(highlight(window, self._coloured_as, self._look.theme)):
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        side, head = self._look.px(14), self._head()
        size = self._look.px(26)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        button_x = self._look.px(5) if mirrored else self.width() - size - self._look.px(5)
        self._button.setGeometry(button_x, (head - size) // 2, size, size)
        leading = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        self._label.setAlignment(leading | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
        wrap_x = button_x + size if mirrored else button_x - size
        self.wrap.setGeometry(wrap_x, (head - size) // 2, size, size)
        self._label.setGeometry(2 * size + side if mirrored else side, 0, self.width() - 2 * size - 2 * side, head)
        self.text.setGeometry(side, head, self.width() - 2 * side, self.height() - head - self._look.px(6))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._look.theme.border), 1))
        painter.setBrush(QColor(self._look.theme.code_background))
        radius = self._look.px(RADIUS)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

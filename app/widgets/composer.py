"""Where a message is written: grows with its text, sends with Enter, never in the middle of an input method."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from app.widgets.buttons import ENTER

if TYPE_CHECKING:  # each class of Qt that is only named would be loaded before the window is there
    from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QResizeEvent

MAX_LINES = 10  # visible lines before the composer scrolls
LONG_LINE = 4_000  # characters; Qt lays a line out anew at each keystroke, 1 MB of it takes 0.4 s
LONG_PASTE = 3_000  # characters of a pasted text from which on it may rather go with the message than stand in it
SOFT_BREAK = "\u2060\u200b\n"  # invisible, and not found in writing: where a long line was broken for display


_LOOKED_AT = 200  # characters in which a letter with a direction is looked for


def follow_direction(field: QPlainTextEdit) -> None:
    """Let each paragraph run in its own direction, and the text stand on the side on which the first one begins.

    An empty field begins where the window's language does.

    WORKAROUND: ``QPlainTextEdit`` of Qt 6.11 runs all paragraphs in the direction of the window, and begins all lines
    at the left, Arabic ones and the caret of an empty field, too (``QPlainTextDocumentLayout``).
    """

    def follow() -> None:
        text = field.document().firstBlock().text()[:_LOOKED_AT]
        mirrored = field.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if text:
            from app.render.direction import direction  # nothing has been written before

            mirrored = (direction(text) or ("r" if mirrored else "l")) == "r"
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        option = field.document().defaultTextOption()
        own = Qt.LayoutDirection.LayoutDirectionAuto
        if (option.alignment() & side) != side or option.textDirection() != own:
            option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
            option.setTextDirection(own)
            field.document().setDefaultTextOption(option)

    field.textChanged.connect(follow)
    follow()


class Composer(QPlainTextEdit):
    """A text field for one message.

    Signals:
        submitted(): Enter was pressed; the text is still there.
        recall_asked(): Up was pressed in the empty field.
        focused(bool): The field got or lost the keyboard.
        files_dropped(list): Local paths of files that were dropped or pasted.
        long_pasted(QTextCursor): A long text was pasted; the cursor has it selected, and keeps to it.
    """

    submitted = Signal()
    recall_asked = Signal()
    focused = Signal(bool)
    files_dropped = Signal(list)
    long_pasted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("composer")
        self.setAccessibleName(self.tr("Message"))
        self.setPlaceholderText(self.tr("Ask anything"))
        self.setTabChangesFocus(True)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self._composing = False
        self._confirmed = QTimer(self, singleShot=True, interval=0)  # in this turn of the event loop
        self._replacing = False
        self._enter_sends = True
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        follow_direction(self)
        self.set_enter_sends(True)
        self._fit()

    def set_enter_sends(self, enter_sends: bool) -> None:
        """Whether Enter sends and Shift+Enter breaks the line, or Ctrl+Enter sends and Enter breaks it."""
        self._enter_sends = enter_sends
        self.setAccessibleDescription(
            self.tr("Enter sends, Shift and Enter begins a new line.")
            if enter_sends
            else self.tr("Enter begins a new line, Control and Enter sends.")
        )

    @property
    def replacing(self) -> bool:
        """Whether the text changes right now because another one is put there, not because somebody writes."""
        return self._replacing

    @property
    def composing(self) -> bool:
        """Whether an input method is in the middle of something."""
        return self._composing

    def text(self) -> str:
        """What stands in the field."""
        return self._join(self.document().toRawText())

    def set_text(self, text: str) -> None:
        """Replace what stands in the field, cursor at the end.

        What stood there before belongs to another message or conversation: the user's undo ends here.
        """
        cursor = self.textCursor()
        cursor.select(cursor.SelectionType.Document)
        self._replacing = True
        cursor.insertText(self._broken(text))
        self._replacing = False
        cursor.movePosition(cursor.MoveOperation.End)
        self.setTextCursor(cursor)
        self.document().clearUndoRedoStacks()

    def is_blank(self) -> bool:
        """Whether there is nothing worth sending. Looks no further than it must."""
        block = self.document().begin()
        while block.isValid():
            if block.text().strip():
                return False
            block = block.next()
        return True

    def take(self, pasted: QTextCursor) -> str:
        """Take out what was pasted: it goes with the message instead. The undo of the user ends here."""
        text = self._join(pasted.selectedText())
        pasted.removeSelectedText()
        self.document().clearUndoRedoStacks()
        return text

    def insert(self, text: str) -> None:
        """Put ``text`` where the cursor is, as if it had been typed."""
        self.textCursor().insertText(self._broken(text))
        self.ensureCursorVisible()

    def _paste(self, text: str) -> None:
        start = self.textCursor().selectionStart()
        self.insert(text)
        if len(text) >= LONG_PASTE:
            pasted = QTextCursor(self.document())
            pasted.setPosition(start)
            pasted.setPosition(self.textCursor().position(), QTextCursor.MoveMode.KeepAnchor)
            pasted.setKeepPositionOnInsert(True)  # what is typed behind it is not of it
            self.long_pasted.emit(pasted)

    def _fit(self) -> None:
        """Take the height of the text, up to ``MAX_LINES``."""
        line = self.fontMetrics().lineSpacing()
        margins = self.contentsMargins()
        frame = margins.top() + margins.bottom() + 2 * int(self.document().documentMargin())
        lines = max(1, int(self.document().size().height()))
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded if lines > MAX_LINES else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        height = min(lines, MAX_LINES) * line + frame
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)

    def _sends(self, keys: Qt.KeyboardModifier) -> bool:
        """Whether Enter together with these keys sends."""
        keys &= ~Qt.KeyboardModifier.KeypadModifier
        return keys == Qt.KeyboardModifier.ControlModifier or (not keys and self._enter_sends)

    def _join(self, text: str) -> str:
        # Not ``toPlainText``: it turns spaces that must not break into ones that may.
        return text.replace("\u2029", "\n").replace("\u2028", "\n").replace(SOFT_BREAK, "")

    def _broken(self, text: str) -> str:
        """``text`` with its very long lines broken in a way that ``text`` undoes."""
        if len(text) <= LONG_LINE:
            return text
        return "\n".join(
            SOFT_BREAK.join(line[start : start + LONG_LINE] for start in range(0, len(line), LONG_LINE))
            for line in text.split("\n")
        )

    # ------------------------------------------------------------------------------ Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and self._sends(event.modifiers()):
            event.accept()
            if (
                not self._composing and not self._confirmed.isActive()
            ):  # Enter confirms the candidate of an input method, nothing else
                self.submitted.emit()
        elif event.key() == Qt.Key.Key_Up and not event.modifiers() and self.document().isEmpty():
            event.accept()
            self.recall_asked.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # Ctrl+Z belongs to the field for as long as it has something to undo, then to the window.
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and not self.document().isUndoAvailable()
            and _undoes(event)
        ):
            event.ignore()
            return True
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        if self._composing and event.commitString():
            self._confirmed.start()  # some methods let the key through to the program as well
        self._composing = bool(event.preeditString())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasUrls() or source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        files = [url.toLocalFile() for url in source.urls() if url.isLocalFile()]
        if files:
            self.files_dropped.emit(files)
        else:
            self._paste(source.text())

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        data.setText(self._join(self.textCursor().selectedText()))
        return data

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._composing = False
        self.focused.emit(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.height())


def _undoes(event: QKeyEvent) -> bool:
    from PySide6.QtGui import QKeySequence  # see above

    return event.matches(QKeySequence.StandardKey.Undo)

"""A summary to be read, edited, written again or deleted. Knows no message and no model."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QPlainTextEdit, QPushButton, QWidget

from app.render.look import look
from app.render.markdown import render
from app.theme import Theme, px
from app.widgets.message_body import MessageBody
from app.widgets.ruler_view import RulerState, RulerView

_LEAST, _MOST = 4, 16  # lines of the field one edits in


class SummaryEditor(QPlainTextEdit):
    """Signals:
    saved(): Ctrl+Enter was pressed.
    left(): Escape was pressed.
    """

    saved = Signal()
    left = Signal()

    def height_for(self, width: int) -> int:
        """Height that shows the text as far as is reasonable."""
        self.resize(width, max(self.height(), 1))
        lines = round(self.document().size().height())  # of a plain text its height is in lines
        frame = 2 * (self.frameWidth() + round(self.document().documentMargin()))
        return min(_MOST, max(_LEAST, lines)) * self.fontMetrics().lineSpacing() + frame + 2

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.saved.emit()
        else:
            super().keyPressEvent(event)


class SummaryCard(QFrame):
    """Signals:
    wished(str, int, str): ``summarise``, ``delete``, or ``edit`` with the id of a summary and its new text.
    resized(): The height changed by something inside.
    """

    wished = Signal(str, int, str)
    resized = Signal()

    def __init__(self, state: RulerState, theme: Theme, zoom: float, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self._look = look(theme, zoom, muted=True)
        self._zoom = zoom
        self._view: RulerView | None = None
        self._editor: SummaryEditor | None = None
        self.setObjectName("summaryCard")
        self.setAccessibleName(self.tr("Summary"))
        self.setProperty("look", "card")
        self._body = MessageBody(self._look, self.tr("Summary"), self)
        self._note = QLabel(self)
        self._note.setObjectName("summaryNote")
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setWordWrap(True)
        self._note.setProperty("tone", "muted")
        self._note.setProperty("scale", "caption")
        self._edit = self._button("editSummary", self.tr("Edit"))
        self._edit.clicked.connect(self._begin)
        self._again = self._button("summariseAgain", self.tr("Write again"))
        self._again.setToolTip(self.tr("Have the model write another summary in the place of this one"))
        self._again.clicked.connect(lambda: self.wished.emit("summarise", 0, ""))
        self._delete = self._button("deleteSummary", self.tr("Delete"))
        self._delete.clicked.connect(lambda: self.wished.emit("delete", 0, ""))
        self._save = self._button("saveSummary", self.tr("Save"), "primary")
        self._save.setToolTip(self.tr("Save (Ctrl+Enter)"))
        self._save.clicked.connect(self._finish)
        self._cancel = self._button("cancelSummary", self.tr("Cancel"))
        self._cancel.clicked.connect(self._leave)

    def show_view(self, view: RulerView) -> None:
        """Show this summary, or the field in which it is being edited."""
        self._view = view
        editing = self._state.draft is not None
        if editing and self._editor is None:
            self._editor = self._make_editor()
        if self._editor is not None:
            self._editor.setVisible(editing)
        self._body.setVisible(not editing)
        if not editing:
            self._body.set_items(render(view.summary))
        self._note.setText(self._said(view, editing))
        for button in (self._edit, self._again, self._delete):
            button.setVisible(not editing)
        self._again.setEnabled(not view.making)
        for button in (self._save, self._cancel):
            button.setVisible(editing)
        self._note_text()

    def _said(self, view: RulerView, editing: bool) -> str:
        if editing:
            return self.tr("The model reads your words from its next answer on.")
        if view.edited:
            return self.tr("Edited by you. Hearth does not change it by itself.")
        return self.tr("Written by {0}.").format(view.author) if view.author else self.tr("Written by the model.")

    def _button(self, name: str, title: str, kind: str = "quiet") -> QPushButton:
        button = QPushButton(title, self)
        button.setObjectName(name)
        button.setAccessibleName({"editSummary": self.tr("Edit the summary")}.get(name, title))
        button.setProperty("look", kind)
        return button

    def _make_editor(self) -> SummaryEditor:
        made = SummaryEditor(self)
        made.setObjectName("summaryEditor")
        made.setAccessibleName(self.tr("Text of the summary"))
        made.setProperty("look", "field")
        made.setFont(self._look.font)
        made.setTabChangesFocus(True)
        made.setPlainText(self._state.draft or "")
        made.textChanged.connect(self._note_text)
        made.textChanged.connect(self.resized)
        made.saved.connect(self._finish)
        made.left.connect(self._leave)
        return made

    def _note_text(self) -> None:
        if self._editor is not None and self._state.draft is not None:
            self._state.draft = self._editor.toPlainText()
            self._save.setEnabled(bool(self._state.draft.strip()))

    # ------------------------------------------------------------------ editing

    def _begin(self) -> None:
        assert self._view is not None
        self._state.draft, self._state.draft_of = self._view.summary, (self._view.summary_id, self._view.summary)
        if self._editor is not None:
            self._editor.setPlainText(self._state.draft)
        self._renew()
        assert self._editor is not None
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _finish(self) -> None:
        text = (self._state.draft or "").strip()
        if text:
            self._leave()
            summary_id, before = self._state.draft_of
            if text != before.strip():
                self.wished.emit("edit", summary_id, text)

    def _leave(self) -> None:
        self._state.draft = None
        self._renew()
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _renew(self) -> None:
        if self._view is not None:
            self.show_view(self._view)
            self.resized.emit()

    # ------------------------------------------------------------------ geometry

    def height_for(self, width: int) -> int:
        """Arrange for this width; returns the height."""
        pad = px(14, self._zoom)
        inner, y = width - 2 * pad, pad
        content = self._body if self._state.draft is None or self._editor is None else self._editor
        height = content.height_for(inner)
        content.setGeometry(pad, y, inner, height)
        y += height + px(8, self._zoom)
        buttons = [one for one in self._buttons() if not one.isHidden()]
        room = sum(one.sizeHint().width() + px(4, self._zoom) for one in buttons)
        tall = max(one.sizeHint().height() for one in buttons)
        beside = inner - room - px(12, self._zoom)
        if self._note.sizeHint().width() <= beside or beside > px(260, self._zoom):
            self._place(self._note, pad, y, beside, max(tall, self._note.heightForWidth(beside)), width)
            y += max(0, self._note.height() - tall)
        else:
            height = self._note.heightForWidth(inner)
            self._place(self._note, pad, y, inner, height, width)
            y += height + px(4, self._zoom)
        x = width - pad - room + px(4, self._zoom)
        for one in buttons:
            self._place(one, x, y, one.sizeHint().width(), tall, width)
            x += one.width() + px(4, self._zoom)
        return y + tall + px(10, self._zoom)

    def _place(self, widget: QWidget, x: int, y: int, width: int, height: int, whole: int) -> None:
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        widget.setGeometry(whole - x - width if mirrored else x, y, width, height)

    def materialise(self, top: float, bottom: float) -> bool:
        """Make views for what lies between two heights; returns whether heights changed by it."""
        if self._body.isHidden():
            return False
        return self._body.materialise(top - self._body.y(), bottom - self._body.y())

    def _buttons(self) -> list[QPushButton]:
        return [self._edit, self._again, self._delete, self._cancel, self._save]

    def focusable(self) -> list[QWidget]:
        """Widgets the Tab key stops at, in order."""
        editor = [self._editor] if self._editor is not None and not self._editor.isHidden() else []
        body = self._body.focusable() if not self._body.isHidden() else []
        return [*editor, *body, *(one for one in self._buttons() if not one.isHidden())]

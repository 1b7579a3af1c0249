"""In which form answers are wanted: a choice, and a field for the schema, checked while one types. Keeps nothing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QVBoxLayout, QWidget

from app.controllers.answer_form import LONGEST, Form, SchemaProblem, check_schema
from app.theme import Theme, code_font
from app.widgets.buttons import dialog_button
from app.widgets.icons import icon
from app.widgets.setting_editors import TYPING_PAUSE
from app.widgets.wrapping_label import wrapping

LINES = 8  # of the schema that can be seen at once
EXAMPLE = """\
{
  "type": "object",
  "properties": {
    "title": {"type": "string"},
    "year": {"type": "integer"},
    "tags": {"type": "array", "items": {"type": "string"}, "maxItems": 5}
  },
  "required": ["title", "year", "tags"],
  "additionalProperties": false
}"""


class AnswerForm(QWidget):
    """Signals:
    edited(Form): Answers are wanted in this form now; a schema with a mistake in it is not told.
    """

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form: Form = None
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE)
        self._pause.timeout.connect(self._tell)
        self.choice = QComboBox()
        self.choice.setObjectName("answerForm")
        self.choice.setAccessibleName(self.tr("Form of the answers"))
        for title in (self.tr("Text, as usual"), self.tr("JSON"), self.tr("JSON by a schema")):
            self.choice.addItem(title)
        self.choice.activated.connect(self._choose)
        self.schema = QPlainTextEdit()
        self.schema.setObjectName("answerSchema")
        self.schema.setAccessibleName(self.tr("Schema"))
        self.schema.setProperty("look", "field")
        self.schema.setTabChangesFocus(True)
        self.schema.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as code is, in every language
        self.schema.setPlaceholderText(self.tr("A JSON schema: which parts an answer has, and what may stand in each."))
        self.schema.textChanged.connect(self._note_text)
        self.schema.installEventFilter(self)
        self._problem = wrapping("caption", "error")
        self._problem.setObjectName("answerSchemaProblem")
        self.example = dialog_button("answerSchemaExample", self.tr("Put an example there"), "")
        self.example.clicked.connect(self._put_example)
        self._about = wrapping("caption", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self._about, self.choice, self.schema, self._problem):
            column.addWidget(widget)
        column.addWidget(self.example, 0, Qt.AlignmentFlag.AlignLeading)
        self._show_parts()

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Tint the symbol, and give the schema its letters."""
        self.schema.setFont(code_font(zoom * 0.9))
        self.schema.setFixedHeight(self.schema.fontMetrics().lineSpacing() * LINES + 14)
        self.example.setIcon(icon("edit", theme))

    def show_form(self, form: Form) -> None:
        """Show in which form answers are wanted; what is being typed stays."""
        if self._pause.isActive() or form == self._form:
            return
        if isinstance(self._form, str) and not isinstance(form, str):
            self._set_schema("")  # that of another conversation or persona is none for this one
        self._form = form
        self.choice.setCurrentIndex(2 if isinstance(form, str) else int(form is True))
        if isinstance(form, str) and form != self.schema.toPlainText():
            self._set_schema(form)
        self._show_problem()
        self._show_parts()

    def take_over(self) -> None:
        """Count what was typed last, though the pause is not over."""
        if self._pause.isActive():
            self._pause.stop()
            self._tell()

    # ------------------------------------------------------------------------------------ inside

    def _set_schema(self, text: str) -> None:
        """Without its being taken for typed."""
        self.schema.blockSignals(True)
        self.schema.setPlainText(text)
        self.schema.blockSignals(False)

    def _choose(self, _row: int) -> None:
        self._show_problem()
        self._show_parts()
        self._pause.stop()
        self._tell()
        if self.choice.currentIndex() == 2:
            self.schema.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_example(self) -> None:
        self.schema.setPlainText(EXAMPLE)
        self.take_over()

    def _note_text(self) -> None:
        self._show_problem()
        self._show_parts()
        self._pause.start()

    def _tell(self) -> None:
        """A schema with a mistake in it leaves everything as it was; an empty one is any JSON."""
        row, text = self.choice.currentIndex(), self.schema.toPlainText().strip()
        form: Form = (None, True, text or True)[row]
        if form != self._form and not (row == 2 and self._problem.text()):
            self._form = form
            self.edited.emit(form)

    def _show_parts(self) -> None:
        by_schema = self.choice.currentIndex() == 2
        self.schema.setVisible(by_schema)
        self.example.setVisible(by_schema and not self.schema.toPlainText().strip())
        self._problem.setVisible(by_schema and bool(self._problem.text()))
        self._about.setText(
            self.tr("Every answer follows the schema, whatever the model; thinking before it is free.")
            if by_schema
            else self.tr("JSON is for what other programs read on: every answer is then one whole object.")
        )

    def _show_problem(self) -> None:
        text = self.schema.toPlainText()
        said = ""
        if len(text) > LONGEST:
            said = self.tr("The schema is too long.")
        elif text.strip():
            try:
                check_schema(text)
            except SchemaProblem as problem:
                said = self._words(problem)
        self._problem.setText(f"{said} {self.tr('Until that is right, the schema is not used.')}" if said else "")

    def _words(self, problem: SchemaProblem) -> str:
        if problem.line:
            return self.tr("Line {0}, character {1}: from here on it is no JSON.").format(problem.line, problem.column)
        if problem.word == "depth":
            return self.tr("The schema is nested too deeply.")
        where = problem.place or self.tr("the schema")
        if problem.word == "object":
            return self.tr("What stands at {0} has to be an object, in braces.").format(where)
        if problem.word == "array":
            return self.tr("What stands at {0} has to be a list, in brackets.").format(where)
        said = self.tr("“{0}” at {1} is no type. There are object, array, string, number, integer, boolean and null.")
        return said.format(problem.word, where)

    # ------------------------------------------------------------------------------ Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.take_over()
        return super().eventFilter(watched, event)

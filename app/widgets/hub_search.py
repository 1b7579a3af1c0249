"""The field in which one looks for models: words, or the name or address of a repository. Asks nobody."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from app.theme import Theme
from app.widgets.icons import icon
from inference.errors import UsageError
from inference.hub.reference import parse

TYPING_PAUSE = 300  # milliseconds without a key before the hub is asked
PASTED = 3  # characters that come at once and were not typed


class HubSearch(QLineEdit):
    """Signals:
    words_typed(str): The hub is to be asked for these words; empty: the field is empty again.
    everything_asked(): Enter was pressed in the empty field: the hub is to show what it has.
    reference_given(Reference): A repository, or a file elsewhere, was named.
    left_downwards(): The keyboard wants to go to the list.
    """

    words_typed = Signal(str)
    everything_asked = Signal()
    reference_given = Signal(object)
    left_downwards = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.endpoint = ""
        self._before = ""
        self._told = ""
        self.setObjectName("hubSearch")
        self.setAccessibleName(self.tr("Search for models on the hub"))
        self.setPlaceholderText(self.tr("Search Hugging Face, or paste the address of a model"))
        self.setToolTip(self.tr("What you type here is sent to the hub when you stop typing"))
        self._glass = QAction(self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self._clear = QAction(self.tr("Clear the search"), self)
        self._clear.triggered.connect(self.clear)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setVisible(False)
        for button in self.findChildren(QToolButton):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Esc in the field does the same
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE)
        self._pause.timeout.connect(self._tell_words)
        self.textChanged.connect(self._note_text)
        self.installEventFilter(self)

    def set_theme(self, theme: Theme) -> None:
        """Tint the symbols."""
        self._glass.setIcon(icon("search", theme))
        self._clear.setIcon(icon("close", theme))

    @property
    def words(self) -> str:
        """What was typed, without blanks around it."""
        return self.text().strip()

    def show_words(self, words: str) -> None:
        """Put words into the field without asking anybody."""
        self._told = words
        self.setText(words)
        self._pause.stop()

    def _note_text(self, text: str) -> None:
        before, self._before = self._before, text
        self._clear.setVisible(bool(text))
        if len(text) - len(before) >= PASTED and self._open_reference():
            return
        if self.words:
            self._pause.start()
        else:
            self._tell_words()

    def _tell_words(self) -> None:
        self._pause.stop()
        # Somebody on the way to a name does not want every beginning of it to be looked for.
        if self.words != self._told:
            self._told = self.words
            self.words_typed.emit(self.words)

    def _open_reference(self) -> bool:
        """Whether the field names a repository or a file; then nothing is searched for."""
        try:
            reference = parse(self.words, self.endpoint) if self.endpoint else parse(self.words)
        except UsageError:
            return False
        self._pause.stop()
        self._told = self.words
        self.reference_given.emit(reference)
        return True

    def _enter(self) -> None:
        if not self.words:
            self.everything_asked.emit()
        elif not self._open_reference():
            self._told = ""  # asked on purpose: ask once more, also for the same words
            self._tell_words()

    # ------------------------------------------------------------------------------ Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._enter()
                return True
            if event.key() == Qt.Key.Key_Down:
                self.left_downwards.emit()
                return True
            if event.key() == Qt.Key.Key_Escape and self.text():
                self.clear()
                return True
        elif watched is self and event.type() == QEvent.Type.Hide:
            self._pause.stop()  # the window may be gone when the pause is over
        elif watched is self and event.type() == QEvent.Type.Show and self.words:
            self._pause.start()
        return super().eventFilter(watched, event)

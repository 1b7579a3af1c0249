"""One model in full: what it is, where it lies, what can be done with it. Emits wishes, does nothing by itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.itemmodels.library_words import badges_of, banner_of
from app.itemmodels.model_words import line_of, title_of
from app.theme import LIGHT, Theme, px
from app.widgets.badge_row import BadgeRow
from app.widgets.fact_sheet import FactSheet
from app.widgets.flow_layout import FlowLayout
from app.widgets.icons import icon
from app.widgets.place_list import PlaceList
from app.widgets.wrapping_label import wrapping
from inference.model_file import ModelFile

TYPING_PAUSE = 600  # milliseconds after the last key before notes are kept
NOTES_LINES = 3
LONGEST_NAME = 120  # characters


class LibraryDetails(QFrame):
    """Signals:
    chat_asked(str): The model is to answer from now on.
    verify_asked(str): Its files are to be checked.
    refetch_asked(str): It is to be downloaded again.
    options_asked(str): Its own settings are wanted.
    renamed(str, str): It is to get another name: the present one, the wanted one.
    noted(str, str): These are the user's notes about it.
    menu_asked(str): What else can be done with it is wanted.
    closed(): Back to the list.
    """

    chat_asked = Signal(str)
    verify_asked = Signal(str)
    refetch_asked = Signal(str)
    options_asked = Signal(str)
    renamed = Signal(str, str)
    noted = Signal(str, str)
    menu_asked = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("libraryDetails")
        self.setAccessibleName(self.tr("Details of the model"))
        self.setProperty("look", "card")
        self._theme, self._zoom = LIGHT, 1.0
        self._model: ModelFile | None = None
        self._renamed_from: QWidget | None = None  # where the keyboard was before
        self._told = ("", "")
        self._make_head()
        self._make_buttons()
        self._make_banner()
        self.facts = FactSheet()
        self.places = PlaceList()
        self._make_notes()
        self._lay_out()
        for field in (self._name, self._notes):
            field.installEventFilter(self)

    @property
    def model(self) -> ModelFile | None:
        """What is shown."""
        return self._model

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Tint the symbols."""
        self._theme, self._zoom = theme, zoom
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.back.setIcon(icon("chevron-right" if mirrored else "chevron-left", theme))
        self.more.setIcon(icon("more", theme))
        self.options.setIcon(icon("settings", theme))
        self.badges.set_theme(theme, zoom)
        self.facts.set_theme(theme)
        self.places.set_theme(theme, zoom)
        side = px(16, zoom)
        self._column.setContentsMargins(side, px(12, zoom), side, px(16, zoom))
        self._notes.setFixedHeight(self._notes.fontMetrics().lineSpacing() * NOTES_LINES + px(18, zoom))

    def show_model(self, model: ModelFile | None, *, busy: bool = False, current: bool = False) -> None:
        """Show a model; ``busy``: something long is being done with it, ``current``: it is the one that answers."""
        self._keep_notes()
        other = model is None or self._model is None or model.name != self._model.name
        self._model = model
        self._inside.setVisible(model is not None)
        if model is None:
            return
        if other:
            self._end_rename()
            self._area.verticalScrollBar().setValue(0)
            self._notes.setPlainText(model.notes)
            self._pause.stop()
        self._title.setText(title_of(model))
        self._line.setText(line_of(model))
        self.badges.show_badges(badges_of(model))
        self._show_banner(model)
        self._show_buttons(model, busy=busy, current=current)
        self.facts.show_facts(model)
        self.places.show_model(model)
        self._notes_box.setVisible(not model.builtin)

    def show_back(self, shown: bool) -> None:
        """Whether the list is hidden behind this, and there has to be a way back."""
        self.back.setVisible(shown)

    def begin_rename(self) -> None:
        """Let the name be typed in its place."""
        if self._model is not None and not self._model.builtin:
            self._renamed_from = QApplication.focusWidget()
            self._title.hide()
            self._name.setText(self._model.name)
            self._name.show()
            self._name.setFocus(Qt.FocusReason.OtherFocusReason)
            self._name.selectAll()

    def take_focus(self) -> None:
        """Put the keyboard on what one does first."""
        first = self.chat if self.chat.isEnabled() else self.more
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_down(self) -> None:
        """Hand over what was typed last."""
        self._keep_notes()

    # ------------------------------------------------------------------------------- making it

    def _make_head(self) -> None:
        self.back = QToolButton()
        self.back.setObjectName("libraryBack")
        self.back.setAccessibleName(self.tr("Back to the list"))
        self.back.setToolTip(self.tr("Back to the list (Esc)"))
        self.back.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.back.clicked.connect(self.closed)
        self._title = wrapping("title")
        self._name = QLineEdit()
        self._name.setObjectName("modelName")
        self._name.setAccessibleName(self.tr("Name of the model"))
        self._name.setMaxLength(LONGEST_NAME)
        self._name.hide()
        self._line = wrapping("", "muted")
        self.badges = BadgeRow()

    def _make_buttons(self) -> None:
        self.chat = self._button("chatWithModel", self.tr("Chat"), lambda name: self.chat_asked.emit(name))
        self.chat.setProperty("look", "primary")
        self.verify = self._button("verifyModel", self.tr("Check"), lambda name: self.verify_asked.emit(name))
        self.verify.setToolTip(self.tr("Read the whole file and see whether every byte is as it should be"))
        self.options = self._button("modelOptions", self.tr("Settings"), lambda name: self.options_asked.emit(name))
        self.options.setToolTip(self.tr("Context, threads, sampling and so on, for this model alone"))
        self.more = QToolButton()
        self.more.setObjectName("modelMore")
        self.more.setAccessibleName(self.tr("More about this model"))
        self.more.setToolTip(self.tr("Rename, move, delete…"))
        self.more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.more.clicked.connect(lambda: self._tell(self.menu_asked))

    def _button(self, name: str, text: str, do: object) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.clicked.connect(lambda _checked=False: self._model and do(self._model.name))  # type: ignore[operator]
        return button

    def _tell(self, signal: object) -> None:
        if self._model is not None:
            signal.emit(self._model.name)  # type: ignore[attr-defined]

    def _make_banner(self) -> None:
        self._banner = QFrame()
        self._banner_text = wrapping()
        self.refetch = QPushButton(self.tr("Download again"))
        self.refetch.setObjectName("downloadModelAgain")
        self.refetch.setAccessibleName(self.refetch.text())
        self.refetch.clicked.connect(lambda: self._tell(self.refetch_asked))
        column = QVBoxLayout(self._banner)
        column.setContentsMargins(12, 8, 12, 8)
        column.addWidget(self._banner_text)
        column.addWidget(self.refetch, 0, Qt.AlignmentFlag.AlignLeading)

    def _make_notes(self) -> None:
        self._notes = QPlainTextEdit()
        self._notes.setObjectName("modelNotes")
        self._notes.setAccessibleName(self.tr("Notes"))
        self._notes.setPlaceholderText(self.tr("What you want to remember about this model"))
        self._notes.setProperty("look", "field")
        self._notes.setTabChangesFocus(True)
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE)
        self._pause.timeout.connect(self._keep_notes)
        self._notes.textChanged.connect(self._pause.start)
        self._notes_box = QWidget()
        column = QVBoxLayout(self._notes_box)
        column.setContentsMargins(0, 0, 0, 0)
        title = QLabel(self.tr("Notes"))
        title.setProperty("tone", "muted")
        title.setBuddy(self._notes)
        column.addWidget(title)
        column.addWidget(self._notes)

    def _lay_out(self) -> None:
        self._inside = QWidget()
        self._inside.setObjectName("libraryDetailsInside")
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        head.addWidget(self._name, 1)
        head.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        buttons = FlowLayout(8)
        for button in (self.chat, self.verify, self.options):
            buttons.addWidget(button)
        column = self._column = QVBoxLayout(self._inside)
        column.setSpacing(8)
        column.addLayout(head)
        for widget in (self._line, self.badges, self._banner):
            column.addWidget(widget)
        column.addSpacing(2)
        column.addLayout(buttons)
        for part in (self.facts, self.places, self._notes_box):
            column.addSpacing(8)
            column.addWidget(part)
        column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._inside)
        self._inside.setAutoFillBackground(False)
        self._area.viewport().setAutoFillBackground(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.addWidget(self._area)

    # --------------------------------------------------------------------------------- showing

    def _show_banner(self, model: ModelFile) -> None:
        words, look = banner_of(model)
        self._banner.setVisible(bool(words))
        self._banner_text.setText(words)
        self.refetch.setVisible(model.damaged and bool(model.repository))
        if look and self._banner.property("look") != look:
            self._banner.setProperty("look", look)
            self._banner.style().unpolish(self._banner)
            self._banner.style().polish(self._banner)

    def _show_buttons(self, model: ModelFile, *, busy: bool, current: bool) -> None:
        usable = not model.missing and not model.problem
        self.chat.setEnabled(usable)
        self.chat.setText(self.tr("Back to the chat") if current else self.tr("Chat"))
        self.chat.setAccessibleName(self.chat.text())
        self.verify.setEnabled(not model.missing and not busy)
        self.verify.setVisible(not model.builtin)
        self.options.setEnabled(not model.problem)

    # --------------------------------------------------------------------------------- changes

    def _keep_notes(self) -> None:
        self._pause.stop()
        text = self._notes.toPlainText().strip()
        model = self._model
        if model is None or model.builtin or text == model.notes.strip() or (model.name, text) == self._told:
            return
        self._told = (model.name, text)  # the list takes a moment to know it
        self.noted.emit(model.name, text)

    def _end_rename(self) -> None:
        self._renamed_from = None
        self._name.hide()
        self._title.show()

    def _leave_rename(self) -> None:
        """The keyboard goes back to where it came from."""
        back = self._renamed_from
        self._end_rename()
        (back if back is not None and back.isVisible() else self.more).setFocus(Qt.FocusReason.OtherFocusReason)

    def _rename(self) -> None:
        wanted = self._name.text()
        self._leave_rename()
        if self._model is not None:
            self.renamed.emit(self._model.name, wanted)

    # ------------------------------------------------------------------------------ Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._notes and event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self._keep_notes()
        if watched is self._name:
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                    self._rename()
                    return True
                if event.key() == Qt.Key.Key_Escape:
                    self._leave_rename()
                    return True
            elif event.type() == QEvent.Type.FocusOut:
                self._end_rename()
        return super().eventFilter(watched, event)

"""The access token for the hub: whether one is kept, a way to replace and remove it. Never shows it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.widgets.buttons import ENTER
from app.widgets.wrapping_label import wrapping

LONGEST = 1024  # characters


class TokenField(QWidget):
    """Signals:
    shown(): It has come into sight: whether a token is kept should be found out.
    kept(str): This token is to be kept.
    used_for_now(str): This token is to be used until the program ends.
    removed(): The token is to be forgotten.
    """

    shown = Signal()
    kept = Signal(str)
    used_for_now = Signal(str)
    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._refused = ""
        title = QLabel(self.tr("Access token"))
        self._about = wrapping("caption", "muted")
        self._about.setText(
            self.tr(
                "Only for models whose licence you have to accept first. It is kept in the keychain of this computer "
                "and sent to the hub alone."
            )
        )
        self._state = wrapping()
        self._state.setObjectName("tokenState")
        self._problem = wrapping("", "error")
        self._problem.hide()
        self.field = QLineEdit()
        self.field.setObjectName("tokenField")
        self.field.setAccessibleName(self.tr("Access token"))
        self.field.setPlaceholderText(self.tr("hf_…"))
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setMaxLength(LONGEST)
        self.field.textChanged.connect(self._note_text)
        self.field.installEventFilter(self)
        self.keep = self._button("keepToken", self.tr("Keep"), self._tell_kept)
        self.for_now = self._button("useTokenForNow", self.tr("Use until Hearth ends"), self._tell_used)
        self.replace = self._button("replaceToken", self.tr("Replace…"), self._begin)
        self.remove = self._button("removeToken", self.tr("Remove"), self.removed)
        self._lay_out(title)
        self.show_place("")

    def show_place(self, place: str) -> None:
        """Where the token comes from, a ``TokenPlace``; empty while nobody knows."""
        self._place = place
        self.field.clear()
        self._problem.hide()
        said = {
            "": self.tr("Looking…"),
            "keychain": self.tr("A token is kept."),
            "session": self.tr("A token is used until Hearth ends."),
            "environment": self.tr("A token is set by the environment (HF_TOKEN)."),
            "nowhere": self.tr("No token is kept."),
        }[place]
        self._state.setText(said)
        self._show_parts(typing=place == "nowhere")

    def show_refusal(self, why: str, token: str) -> None:
        """Say that the keychain does not take a token; it can still be used for now."""
        self._refused = token
        self._problem.setText(why)
        self._problem.show()
        self._show_parts(typing=True)

    # ------------------------------------------------------------------------------------ inside

    def _begin(self) -> None:
        self._show_parts(typing=True)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_kept(self) -> None:
        token = self.field.text().strip()
        if token:
            self.kept.emit(token)

    def _tell_used(self) -> None:
        token, self._refused = self._refused, ""
        if token:
            self.used_for_now.emit(token)

    def _note_text(self, text: str) -> None:
        self.keep.setEnabled(bool(text.strip()))

    def _show_parts(self, *, typing: bool) -> None:
        own = self._place in ("keychain", "session")
        self.field.setVisible(typing)
        self.keep.setVisible(typing)
        self.keep.setEnabled(bool(self.field.text().strip()))
        self.for_now.setVisible(typing and bool(self._refused) and not self._problem.isHidden())
        self.replace.setVisible(own and not typing)
        self.remove.setVisible(own)

    def _button(self, name: str, text: str, do: object) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAccessibleName(self.tr("Access token: {0}").format(text))
        button.setAutoDefault(False)
        if isinstance(do, SignalInstance):
            button.clicked.connect(lambda _checked=False: do.emit())
        else:
            button.clicked.connect(lambda _checked=False: do())  # type: ignore[operator]
        return button

    def _lay_out(self, title: QLabel) -> None:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._state, 1)
        for button in (self.replace, self.remove):
            line.addWidget(button)
        typing = QHBoxLayout()
        typing.setSpacing(8)
        typing.addWidget(self.field, 1)
        typing.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(3)
        column.addWidget(title)
        column.addWidget(self._about)
        column.addSpacing(3)
        column.addLayout(line)
        column.addLayout(typing)
        column.addWidget(self._problem)
        column.addWidget(self.for_now, 0, Qt.AlignmentFlag.AlignLeading)

    # ------------------------------------------------------------------------------ Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in ENTER:
            self._tell_kept()
            return True
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()

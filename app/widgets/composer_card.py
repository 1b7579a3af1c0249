"""The composer with what belongs to it: send and stop, context gauge."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.theme import Theme, px
from app.widgets.composer import Composer
from app.widgets.context_gauge import ContextGauge
from app.widgets.icons import icon

BUTTON = 34  # pixels at zoom 1, send and stop


class ComposerCard(QFrame):
    """Signals:
    sent(str): This text is to be sent; the composer is empty already.
    edited(int, str): This text is to take the place of the message with this id.
    draft_changed(str): Something else stands in the composer, to be sent some day.
    typed(): Somebody writes, rather than a text was put there.
    stop_asked(): The answer under way is to stop.
    """

    sent = Signal(str)
    edited = Signal(int, str)
    draft_changed = Signal(str)
    typed = Signal()
    stop_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("composerCard")
        self.setProperty("look", "composer")
        self.setProperty("active", True)  # the window opens with the keyboard here
        self._busy = False
        self._queued = False
        self._editing: int | None = None
        self._aside = ""  # what stood in the composer before editing began
        self._unfinished: dict[int, str] = {}  # edits that were left for another conversation, by message
        self._strip, self.cancel = self._make_strip()
        self.composer = Composer()
        self.gauge = ContextGauge()
        self._hint = QLabel()
        self._hint.setObjectName("composerHint")
        self._hint.setProperty("scale", "caption")
        self._hint.setProperty("tone", "faint")
        self._hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.send = self._button("send", self.tr("Send"), self.tr("Send (Enter)"))
        self.send.setProperty("look", "primary")
        self.stop = self._button("stop", self.tr("Stop"), self.tr("Stop the answer (Esc)"))
        self.stop.setProperty("look", "primary")
        self.send.clicked.connect(self._submit)
        self.stop.clicked.connect(self.stop_asked)
        self.composer.submitted.connect(self._submit)
        self.composer.textChanged.connect(self._note_change)
        self.composer.focused.connect(self._note_focus)
        self._lay_out()
        self.set_busy(False)

    @property
    def editing(self) -> int | None:
        """Id of the earlier message that is being edited."""
        return self._editing

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Tint the symbols, and size what does not follow the font."""
        for button in (self.send, self.stop):
            button.setFixedSize(px(BUTTON, zoom), px(BUTTON, zoom))
        self.send.setIcon(icon("send", theme, theme.on_accent))
        self.stop.setIcon(icon("stop", theme, theme.on_accent))
        self.cancel.setIcon(icon("close", theme))
        self.gauge.set_theme(theme)

    def set_busy(self, busy: bool) -> None:
        """Offer *stop* while an answer is being written; what was queued meanwhile is sent afterwards."""
        self._busy = busy
        had_keyboard = self.send.hasFocus() or self.stop.hasFocus()
        self.send.setVisible(not busy)
        self.stop.setVisible(busy)
        if had_keyboard:
            self.composer.setFocus(Qt.FocusReason.OtherFocusReason)
        self._note_text()
        if self._queued and not busy:
            self._submit()

    def show_draft(self, text: str) -> None:
        """Put another conversation's draft into the composer."""
        self.forget_queued()
        self.composer.set_text(text)

    def give_back(self, text: str) -> None:
        """Put back what could not be sent, before whatever was typed since."""
        typed = self.composer.text()
        self.composer.set_text(f"{text}\n{typed}" if typed.strip() else text)

    def begin_edit(self, message_id: int, text: str) -> None:
        """Let the text of an earlier message be changed; sending it asks anew from there."""
        if self._editing is None:
            self._aside = self.composer.text()
        self._editing = message_id
        self._strip.show()
        self.composer.set_text(self._unfinished.pop(message_id, text))
        self.composer.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave_edit(self) -> None:
        """Another conversation is shown: what was changed so far is there when the message is edited again."""
        if self._editing is not None:
            self._unfinished[self._editing] = self.composer.text()
            self.cancel_edit()

    def cancel_edit(self) -> bool:
        """Leave the earlier message as it was; whether one was being edited."""
        if self._editing is None:
            return False
        self._editing = None
        self._strip.hide()
        self.composer.set_text(self._aside)
        return True

    def forget_queued(self) -> None:
        """Leave the text where it is instead of sending it after the answer."""
        if self._queued:
            self._queued = False
            self._hint.clear()

    def _button(self, name: str, title: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setAccessibleName(title)
        button.setToolTip(tip)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _make_strip(self) -> tuple[QWidget, QToolButton]:
        """The line above the text that says what is being edited."""
        strip = QWidget()
        row = QHBoxLayout(strip)
        row.setContentsMargins(0, 0, 0, 0)
        words = QLabel(self.tr("Editing an earlier message. The answers so far are kept as another version."))
        words.setProperty("scale", "caption")
        words.setProperty("tone", "accent")
        words.setWordWrap(True)
        cancel = self._button("cancelEdit", self.tr("Cancel editing"), self.tr("Cancel editing (Esc)"))
        cancel.setFixedSize(26, 26)
        cancel.clicked.connect(self.cancel_edit)
        row.addWidget(words, 1)
        row.addWidget(cancel)
        strip.hide()
        return strip, cancel

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.gauge, 0, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self._hint, 1, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self.stop)
        foot.addWidget(self.send)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 8, 8)
        column.setSpacing(4)
        column.addWidget(self._strip)
        column.addWidget(self.composer)
        column.addLayout(foot)
        self.setFocusProxy(self.composer)
        QWidget.setTabOrder(self.composer, self.send)
        QWidget.setTabOrder(self.send, self.stop)
        QWidget.setTabOrder(self.stop, self.gauge)

    def _submit(self) -> None:
        if self.composer.is_blank():
            self._queued = False
        elif self._busy and self._editing is None:
            self._queued = True
            self._hint.setText(self.tr("Your message is sent as soon as this answer is done."))
        else:
            self._queued = False
            text, edited = self.composer.text(), self._editing
            self.composer.set_text("")
            if edited is None:
                self.sent.emit(text)
            else:
                self.cancel_edit()
                self.edited.emit(edited, text)

    def _note_text(self) -> None:
        self.send.setEnabled(not self.composer.is_blank())
        if self._queued and self.composer.is_blank():
            self.forget_queued()
        if self._editing is None:
            self.draft_changed.emit(self.composer.text())

    def _note_change(self) -> None:
        self._note_text()
        if not self.composer.replacing:
            self.typed.emit()

    def _note_focus(self, focused: bool) -> None:
        if self.property("active") != focused:
            self.setProperty("active", focused)
            self.style().unpolish(self)
            self.style().polish(self)

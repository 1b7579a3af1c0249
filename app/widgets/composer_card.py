"""The composer with what belongs to it: what goes with the message, send and stop, context gauge."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.theme import LIGHT, Theme, px
from app.widgets.composer import Composer
from app.widgets.context_gauge import ContextGauge
from app.widgets.icons import icon

if TYPE_CHECKING:
    from app.attached import Attached
    from app.widgets.attached_strip import AttachedStrip

BUTTON = 34  # pixels at zoom 1, send and stop


class ComposerCard(QFrame):
    """Signals:
    sent(str): This text is to be sent; the composer is empty already.
    edited(int, str): This text is to take the place of the message with this id.
    draft_changed(str): Something else stands in the composer, to be sent some day.
    typed(): Somebody writes, rather than a text was put there.
    stop_asked(): The answer under way is to stop.
    attached_changed(): Something else goes with the message.
    attached_opened(Attached): One of these is to be read.

    Every text here is a whole message: what goes with it (``app.attached``), and its words.
    """

    sent = Signal(str)
    edited = Signal(int, str)
    draft_changed = Signal(str)
    typed = Signal()
    stop_asked = Signal()
    attached_changed = Signal()
    attached_opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("composerCard")
        self.setProperty("look", "composer")
        self.setProperty("active", True)  # the window opens with the keyboard here
        self._busy = False
        self._queued = False
        self._editing: int | None = None
        self._aside = ""  # what stood in the composer before editing began
        self._attached: AttachedStrip | None = None  # made when something goes with a message
        self._pasted: QTextCursor | None = None  # the long text that was pasted last, while it may be folded
        self._dress = (LIGHT, 1.0)
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
        self.composer.long_pasted.connect(self._offer_folding)
        self._lay_out()
        self.set_busy(False)

    @property
    def editing(self) -> int | None:
        """Id of the earlier message that is being edited."""
        return self._editing

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Tint the symbols, and size what does not follow the font."""
        self._dress = (theme, zoom)
        if self._attached is not None:
            self._attached.set_theme(theme, zoom)
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

    @property
    def attached(self) -> AttachedStrip:
        """What goes with the message."""
        if self._attached is None:
            self._attached = self._make_attached()
        return self._attached

    def text(self) -> str:
        """The message so far."""
        return self._whole(self.composer.text())

    def set_text(self, text: str) -> None:
        """Put another message here."""
        if self._pasted is not None:
            self._offer_folding(None)
        words = self._show_attached(text)
        self.composer.set_text(words)
        self._note_text()

    def take(self) -> str:
        """Hand over the message; the composer is empty then."""
        text = self.text()
        self.set_text("")
        return text

    def show_beside_send(self, button: QWidget) -> None:
        """Let another button stand before *send*."""
        self._foot.insertWidget(self._foot.indexOf(self.stop), button)
        QWidget.setTabOrder(self.gauge, button)

    def attach(self, attached: Sequence[Attached]) -> None:
        """Let more go with the message."""
        self.attached.add(attached)
        self.typed.emit()

    def show_draft(self, text: str) -> None:
        """Put another conversation's draft into the composer."""
        self.forget_queued()
        self.set_text(text)

    def give_back(self, text: str) -> None:
        """Put back what could not be sent, before whatever was typed since."""
        from app.attached import join, split  # hardly ever needed

        (before, lost), (since, typed) = split(text), split(self.text())
        self.set_text(join(dict.fromkeys((*before, *since)), f"{lost}\n{typed}" if typed.strip() else lost))

    def begin_edit(self, message_id: int, text: str) -> None:
        """Let the text of an earlier message be changed; sending it asks anew from there."""
        if self._editing is None:
            self._aside = self.text()
        self._editing = message_id
        self._strip.show()
        self.set_text(self._unfinished.pop(message_id, text))
        self.composer.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave_edit(self) -> None:
        """Another conversation is shown: what was changed so far is there when the message is edited again."""
        if self._editing is not None:
            self._unfinished[self._editing] = self.text()
            self.cancel_edit()

    def cancel_edit(self) -> bool:
        """Leave the earlier message as it was; whether one was being edited."""
        if self._editing is None:
            return False
        self._editing = None
        self._strip.hide()
        self.set_text(self._aside)
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
        foot = self._foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.gauge, 0, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self._hint, 1, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self.stop)
        foot.addWidget(self.send)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 8, 8)
        column.setSpacing(4)
        self._column = column
        column.addWidget(self._strip)
        column.addWidget(self.composer)
        column.addLayout(foot)
        self.setFocusProxy(self.composer)
        QWidget.setTabOrder(self.composer, self.send)
        QWidget.setTabOrder(self.send, self.stop)
        QWidget.setTabOrder(self.stop, self.gauge)

    # ---------------------------------------------------------------------- what goes with it

    def _make_attached(self) -> AttachedStrip:
        from app.widgets.attached_strip import AttachedStrip  # the window starts without

        made = AttachedStrip(*self._dress)
        self._column.insertWidget(self._column.indexOf(self.composer), made)
        made.changed.connect(self._note_attached)
        made.opened.connect(self.attached_opened)
        made.left.connect(self.composer.setFocus)
        made.fold_asked.connect(self._fold_pasted)
        return made

    def _whole(self, words: str) -> str:
        if self._attached is None or not self._attached.chips:
            return words
        from app.attached import join  # is there since something goes with the message

        return join(self._attached.all, words)

    def _show_attached(self, text: str) -> str:
        """Show what goes with this message; returns its words."""
        if self._attached is None and not text.startswith("["):
            return text
        from app.attached import split  # few messages begin like this

        attached, words = split(text)
        if attached or self._attached is not None:
            self.attached.show_all(attached)
            self.attached.order_focus(self.composer, self.send)
            self.attached_changed.emit()
        return words

    def _offer_folding(self, pasted: QTextCursor | None) -> None:
        self._pasted = pasted
        self.attached.offer_folding(pasted is not None)
        self.attached.order_focus(self.composer, self.send)

    def _fold_pasted(self) -> None:
        pasted, self._pasted = self._pasted, None
        self.attached.offer_folding(False)
        if pasted is not None and pasted.hasSelection():
            from app.attached import Attached  # is there since something was pasted

            text = self.composer.take(pasted)
            self.attached.add([Attached(self.tr("pasted.txt"), text)])
        self.composer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _note_attached(self) -> None:
        self.attached.order_focus(self.composer, self.send)
        self._note_text()
        self.attached_changed.emit()

    def _is_blank(self) -> bool:
        return self.composer.is_blank() and not (self._attached is not None and self._attached.chips)

    # ------------------------------------------------------------------------------------ inside

    def _submit(self) -> None:
        if self._is_blank():
            self._queued = False
        elif self._busy and self._editing is None:
            self._queued = True
            self._hint.setText(self.tr("Your message is sent as soon as this answer is done."))
        else:
            self._queued = False
            text, edited = self.text(), self._editing
            self.set_text("")
            if edited is None:
                self.sent.emit(text)
            else:
                self.cancel_edit()
                self.edited.emit(edited, text)

    def _note_text(self) -> None:
        self.send.setEnabled(not self._is_blank())
        if self._queued and self._is_blank():
            self.forget_queued()
        if self._editing is None:
            self.draft_changed.emit(self.text())

    def _note_change(self) -> None:
        self._note_text()
        if self._pasted is not None and not self._pasted.hasSelection():  # it is gone again
            self._offer_folding(None)
        if not self.composer.replacing:
            self.typed.emit()

    def _note_focus(self, focused: bool) -> None:
        if self.property("active") != focused:
            self.setProperty("active", focused)
            self.style().unpolish(self)
            self.style().polish(self)

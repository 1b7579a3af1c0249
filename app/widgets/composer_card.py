"""The composer with what belongs to it: what goes with the message, send and stop, context gauge."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

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
    from app.widgets.edit_strip import EditStrip

BUTTON = 34  # pixels at zoom 1, send and stop


class Edited(NamedTuple):
    """What is being changed: a message of the conversation, or one that waits to be sent, by its id."""

    id: int
    waiting: bool


class ComposerCard(QFrame):
    """Signals:
    sent(str): This text is to be sent; the composer is empty already.
    queue_asked(str): It is to be sent when the answer under way is complete; likewise.
    edited(int, str): This text is to take the place of the message with this id.
    edit_changed(int, str): So far, an earlier message has been changed to this.
    edit_dropped(int): An earlier message stays as it was.
    waiting_edited(int, str): This text is to take the place of what waits with this id; likewise empty already.
    waiting_put_off(int, str): Something else is shown; so far, what waits with this id has been changed to this.
    waiting_left(): What waits is no longer being changed.
    draft_changed(str): Something else stands in the composer, to be sent some day.
    typed(): Somebody writes, rather than a text was put there.
    stop_asked(): The answer under way is to stop.
    attached_changed(): Something else goes with the message.
    attached_opened(Attached): One of these is to be read.

    Every text here is a whole message: what goes with it (``app.attached``), and its words.
    """

    sent = Signal(str)
    queue_asked = Signal(str)
    edited = Signal(int, str)
    edit_changed = Signal(int, str)
    edit_dropped = Signal(int)
    waiting_edited = Signal(int, str)
    waiting_put_off = Signal(int, str)
    waiting_left = Signal()
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
        self._edit: Edited | None = None
        self._aside = ""  # what stood in the composer before editing began
        self._putting = False  # what is to be changed is put into the composer: it is no draft
        self._attached: AttachedStrip | None = None  # made when something goes with a message
        self._pasted: QTextCursor | None = None  # the long text that was pasted last, while it may be folded
        self._dress = (LIGHT, 1.0)
        self._strip: EditStrip | None = None  # made when something is changed
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
        return self._edit.id if self._edit is not None and not self._edit.waiting else None

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Tint the symbols, and size what does not follow the font."""
        self._dress = (theme, zoom)
        if self._attached is not None:
            self._attached.set_theme(theme, zoom)
        for button in (self.send, self.stop):
            button.setFixedSize(px(BUTTON, zoom), px(BUTTON, zoom))
        self.send.setIcon(icon("send", theme, theme.on_accent))
        self.stop.setIcon(icon("stop", theme, theme.on_accent))
        if self._strip is not None:
            self._strip.set_theme(theme)
        self.gauge.set_theme(theme)

    def set_busy(self, busy: bool) -> None:
        """Offer *stop* while an answer is being written; what is sent meanwhile waits for it."""
        self._busy = busy
        had_keyboard = self.send.hasFocus() or self.stop.hasFocus()
        self.stop.setVisible(busy)
        if had_keyboard:
            self.composer.setFocus(Qt.FocusReason.OtherFocusReason)
        self.send.setToolTip(self.tr("Send after this answer (Enter)") if busy else self.tr("Send (Enter)"))
        self._note_text()

    @property
    def strip(self) -> EditStrip:
        """What says that something is being changed."""
        if self._strip is None:
            from app.widgets.edit_strip import EditStrip  # the window starts without

            self._strip = EditStrip()
            self._strip.set_theme(self._dress[0])
            self._strip.cancelled.connect(self.cancel_edit)
            self._column.insertWidget(0, self._strip)
        return self._strip

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
        self.set_text(text)

    def give_back(self, text: str) -> None:
        """Put back what could not be sent, before whatever was typed since."""
        from app.attached import join, split  # hardly ever needed

        (before, lost), (since, typed) = split(text), split(self.text())
        self.set_text(join(dict.fromkeys((*before, *since)), f"{lost}\n{typed}" if typed.strip() else lost))

    def begin_edit(self, message_id: int, text: str) -> None:
        """Let the text of an earlier message be changed; sending it asks anew from there."""
        self._begin_edit(Edited(message_id, waiting=False), text)

    def begin_waiting_edit(self, queued_id: int, text: str) -> None:
        """Let a message be changed that waits to be sent."""
        self._begin_edit(Edited(queued_id, waiting=True), text)

    def leave_edit(self) -> None:
        """Another conversation is shown: what was changed so far was told, and is there again when it is asked for."""
        if self._edit is not None and self._edit.waiting:
            self.waiting_put_off.emit(self._edit.id, self.text())
        self._end_edit()

    def cancel_edit(self) -> bool:
        """Leave what is being changed as it was; whether anything was."""
        left = self._end_edit()
        if left is not None and not left.waiting:
            self.edit_dropped.emit(left.id)
        return left is not None

    def _begin_edit(self, edited: Edited, text: str) -> None:
        before, self._edit = self._edit, None  # what is put there meanwhile is no change of anything
        if before is None:
            self._aside = self.text()
        elif before.waiting:
            self.waiting_left.emit()
        self.strip.show_for(waiting=edited.waiting)
        self._putting = True
        self.set_text(text)
        self._putting = False
        self._edit = edited
        self.composer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end_edit(self, done: str | None = None) -> Edited | None:
        """Change nothing any more; ``done``: what it has become."""
        left, self._edit = self._edit, None
        if left is not None:
            self.strip.hide()
            self.set_text(self._aside)
            if done is not None:
                (self.waiting_edited if left.waiting else self.edited).emit(left.id, done)
            if left.waiting:
                self.waiting_left.emit()
        return left

    def _button(self, name: str, title: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setAccessibleName(title)
        button.setToolTip(tip)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

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
            return
        text = self.text()
        if self._edit is not None:
            self._end_edit(text)
        else:
            self.set_text("")
            (self.queue_asked if self._busy else self.sent).emit(text)

    def _note_text(self) -> None:
        blank = self._is_blank()
        self.send.setEnabled(not blank)
        self.send.setVisible(not (self._busy and blank))
        waits = self._busy and not blank and self._edit is None
        self._hint.setText(self.tr("It is sent as soon as this answer is complete.") if waits else "")
        if self._edit is None and not self._putting:
            self.draft_changed.emit(self.text())
        elif self._edit is not None and not self._edit.waiting:
            self.edit_changed.emit(self._edit.id, self.text())

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

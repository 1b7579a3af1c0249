"""One answer of a comparison: who writes it, how far it is, its text as in a conversation, and the choice."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QCoreApplication, QLocale, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from app.controllers.comparing import Side
from app.storage.values import AnswerStats
from app.theme import LIGHT, Theme, px
from app.widgets.chat_link import view_of
from app.widgets.elided_label import ElidedLabel
from app.widgets.icons import icon
from app.widgets.message_notice import figures
from app.widgets.message_view import MessageView
from app.widgets.transcript import Transcript
from inference.protocol import Channel


class CompareColumn(QFrame):
    """Signals:
    kept(): This answer is the one.
    stop_asked(): It need not be finished.
    again_asked(): It failed and is to be written again.
    copy_asked(): Its text is wanted.
    link_activated(str): A web or mail address was opened.
    """

    kept = Signal()
    stop_asked = Signal()
    again_asked = Signal()
    copy_asked = Signal()
    link_activated = Signal(str)

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        """``number``: its place, from 1."""
        super().__init__(parent)
        self.setObjectName(f"compareColumn{number}")
        self.setProperty("look", "surface")
        self._side: Side | None = None
        self._differing = ""
        self._theme, self._zoom = LIGHT, 1.0
        self.name = ElidedLabel()
        self.name.setProperty("scale", "title")
        self.name.setObjectName(f"compareName{number}")
        self.state = ElidedLabel()
        self.state.setProperty("scale", "caption")
        self.state.setProperty("tone", "muted")
        self.state.setObjectName(f"compareState{number}")
        self._bar = QProgressBar()
        self._bar.setAccessibleName(self.tr("Progress"))
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self.text = Transcript()
        self.text.setObjectName(f"compareText{number}")
        self.text.copy_requested.connect(lambda _id: self.copy_asked.emit())
        self.text.regenerate_requested.connect(lambda _id: self.again_asked.emit())
        self.text.continue_requested.connect(lambda _id: self.again_asked.emit())
        self.text.link_activated.connect(self.link_activated)
        self.keep = QPushButton(self.tr("Keep this one"))
        self.keep.setObjectName(f"compareKeep{number}")
        self.keep.clicked.connect(self.kept)
        self.stop = QPushButton(self.tr("Stop"))
        self.stop.setObjectName(f"compareStop{number}")
        self.stop.setProperty("look", "quiet")
        self.stop.clicked.connect(self.stop_asked)
        self._lay_out()

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Dress the text, tint the symbols."""
        self._theme, self._zoom = theme, zoom
        self.text.set_theme(theme, zoom)
        self.stop.setIcon(icon("stop", theme))
        self.keep.setIcon(icon("check", theme, theme.on_accent))
        self.keep.setIconSize(QSize(px(16, zoom), px(16, zoom)))

    def begin(self, side: Side, text: str, reasoning: str, title: str, differing: str, detail: str) -> None:
        """Show an answer of another comparison.

        Args:
            side: How far it is.
            text: What is written of it.
            reasoning: The same of what was thought first.
            title: Who writes it.
            differing: How it is sampled, where that differs.
            detail: Technical text about how it failed.
        """
        self._side, self._differing = side, differing
        self.show_title(title)
        message = msgspec.structs.replace(side.message, text=text, reasoning=reasoning)
        view = self._view_of(msgspec.structs.replace(side, message=message), detail)
        self.text.set_messages(())
        if side.phase == "over":
            self.text.set_messages((view,))
        else:
            self.text.begin_stream(view)
        self.text.go_to(0)
        self.show_side(side, detail)

    def show_title(self, title: str) -> None:
        """Show who writes it."""
        self.name.show_text(title)
        self.text.setAccessibleName(self.tr("Answer by {0}").format(title))
        self.setAccessibleName(self.tr("Answer by {0}").format(title))
        self.keep.setAccessibleName(self.tr("Keep the answer by {0}").format(title))
        self.stop.setAccessibleName(self.tr("Stop the answer by {0}").format(title))

    def show_side(self, side: Side, detail: str = "") -> None:
        """Show how far it is, and its end, where it is over since."""
        before, self._side = self._side, side
        if before is not None and side.message.id != before.message.id:  # it is written anew
            self.text.set_messages(())
            self.text.begin_stream(self._view_of(side, detail))
        if side.phase == "over" and before is not None and before.phase != "over":
            self.text.end_stream(self._view_of(side, detail))
        words = state_words(side)
        said = self._differing if not words else words if not self._differing else f"{words} · {self._differing}"
        self.state.show_text(said)
        self.setAccessibleDescription(said)
        running = side.phase != "over"
        self._bar.setValue(round(1000 * side.fraction))
        self._bar.setVisible(side.phase in ("loading", "reading"))
        self.stop.setVisible(running)
        self.keep.setEnabled(bool(side.message.text) if not running else side.phase == "writing")

    def grow(self, channel: Channel, text: str) -> None:
        """More has come."""
        self.text.stream(text, channel)

    def show_reading(self, done: int, total: int, reused: int) -> None:
        """So much of the question is read."""
        self.text.set_prompt_progress(done, total, reused)

    def show_primary(self, primary: bool) -> None:
        """Whether choosing is the next thing to do."""
        look = "primary" if primary else ""
        if self.keep.property("look") != look:
            self.keep.setProperty("look", look)
            self.keep.style().unpolish(self.keep)
            self.keep.style().polish(self.keep)
        theme = self._theme
        self.keep.setIcon(icon("check", theme, theme.on_accent if primary else ""))

    def _view_of(self, side: Side, detail: str) -> MessageView:
        view = view_of(side.message, detail)
        return msgspec.structs.replace(view, bare=True, model="", sibling=0, siblings=1, pinned=False)

    def _lay_out(self) -> None:
        head = self._head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(self.name)
        head.addWidget(self.state)
        slot = QVBoxLayout()
        slot.setContentsMargins(0, 3, 0, 0)
        slot.addWidget(self._bar)
        keeps_height = self._bar.sizePolicy()
        keeps_height.setRetainSizeWhenHidden(True)
        self._bar.setSizePolicy(keeps_height)
        head.addLayout(slot)
        foot = self._foot = QHBoxLayout()
        foot.addWidget(self.keep)
        foot.addStretch(1)
        foot.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.text, 1)
        column.addLayout(foot)
        self._align()

    def _align(self) -> None:
        """Keep what is above and below in line with the text."""
        side = self.text.column()[0]
        self._head.setContentsMargins(side, 10, side, 6)
        self._foot.setContentsMargins(side, 6, side, 12)

    # ------------------------------------------------------------------------------ Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._align()


def state_words(side: Side) -> str:
    """How far an answer is, or how quick it was."""
    percent = QLocale().toString(round(100 * min(1.0, max(0.0, side.fraction))))
    match side.phase:
        case "waiting":
            return _tr("Waits for its turn")
        case "loading":
            return _tr("The model is loaded… {0} %").format(percent)
        case "reading":
            return _tr("Reads the question… {0} %").format(percent) if side.fraction else _tr("Reads the question…")
        case "writing":
            stats = AnswerStats(decode_tps=side.tokens_per_second, ttft_ms=1000 * side.first_after)
            return " · ".join([_tr("Writes"), *_figures(side, stats)])
    words = _figures(side, side.message.stats)
    if not words and side.message.status == "failed":
        return _tr("There is no answer.")
    return " · ".join(words)


def _figures(side: Side, stats: AnswerStats | None) -> list[str]:
    message = side.message
    return figures(MessageView(id=message.id, role="assistant", text="", status=message.status, stats=stats))


def _tr(text: str) -> str:
    return QCoreApplication.translate("CompareColumn", text)

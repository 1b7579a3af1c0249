"""What a message says about itself: figures, how it ended, reading progress, errors. Knows no rendering."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from app.error_words import said
from app.theme import Theme, px
from app.widgets.icons import icon
from app.widgets.message_view import MessageView

translate = QCoreApplication.translate


class MessageNotice(QFrame):
    """A card under an answer that failed or was interrupted, with the next step.

    Signals:
        triggered: Name of the action that was chosen: ``regenerate`` or ``continue``.
    """

    triggered = Signal(str)

    def __init__(self, view: MessageView, theme: Theme, zoom: float, parent: QWidget) -> None:
        super().__init__(parent)
        failed = view.status == "failed"
        self.setProperty("look", "error" if failed else "warning")
        self.setObjectName("messageNotice")
        row = QHBoxLayout(self)
        row.setContentsMargins(px(14, zoom), px(10, zoom), px(10, zoom), px(10, zoom))
        row.setSpacing(px(10, zoom))
        sign = QLabel(self)
        sign.setPixmap(
            icon("error" if failed else "warning", theme, theme.error if failed else theme.warning).pixmap(
                QSize(px(20, zoom), px(20, zoom)), self.devicePixelRatioF()
            )
        )
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignVCenter)
        default = self.tr("There is no answer.") if failed else self.tr("The answer was interrupted.")
        text = QLabel(said(view.error) or default, self)
        text.setObjectName("messageNoticeText")
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(text, 1)
        self.buttons: list[QPushButton] = []
        if view.detail:
            report = "\n\n".join((text.text(), view.detail)) + "\n"
            copy = QPushButton(self.tr("Copy details"), self)
            copy.setObjectName("copyDetails")
            copy.setAccessibleName(copy.text())
            copy.setProperty("look", "quiet")
            copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
            row.addWidget(copy, 0, Qt.AlignmentFlag.AlignVCenter)
            self.buttons.append(copy)
        button = QPushButton(self.tr("Try again") if failed else self.tr("Continue"), self)
        button.setObjectName("messageNoticeAction")
        button.setAccessibleName(self.tr("Try again") if failed else self.tr("Continue the answer"))
        name = "regenerate" if failed else "continue"
        button.clicked.connect(lambda: self.triggered.emit(name))
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(text.text())
        self.buttons.append(button)


class ReadingProgress(QWidget):
    """Stands in for an answer of which nothing is written yet."""

    def __init__(self, zoom: float, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(4, zoom), 0, px(4, zoom))
        column.setSpacing(px(8, zoom))
        self._label = QLabel(self.tr("Waiting for the model…"), self)
        self._label.setProperty("tone", "muted")
        self._bar = QProgressBar(self)
        self._bar.setAccessibleName(self.tr("Reading the conversation"))
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self._bar.setMaximumWidth(px(220, zoom))
        self._bar.hide()
        column.addWidget(self._label)
        column.addWidget(self._bar)

    def set_progress(self, fraction: float | None) -> None:
        """How much of the prompt is read, 0 to 1."""
        if fraction is None:
            return
        percent = QLocale().toString(int(fraction * 100))
        self._label.setText(self.tr("Reading the conversation… {0} %").format(percent))
        self._bar.setValue(int(fraction * 1000))
        self._bar.show()


def figures(view: MessageView) -> list[str]:
    """What to say under an answer, most important first: a special ending, its speed, the time to its first word."""
    parts: list[str] = []
    stats = view.stats
    if view.status == "stopped":
        parts.append(translate("MessageFigures", "Stopped"))
    if stats is not None:
        if stats.context_full:
            parts.append(translate("MessageFigures", "Ended because the context is full"))
        elif stats.reason == "length":
            parts.append(translate("MessageFigures", "Ended at the length limit"))
        if stats.why:
            from app.itemmodels.routing_words import why_words  # where it was chosen who answers

            parts.extend(words for words in (why_words(stats.why),) if words)
        locale = QLocale()
        if stats.decode_tps > 0:
            speed = locale.toString(float(stats.decode_tps), "f", 1 if stats.decode_tps < 100 else 0)
            parts.append(translate("MessageFigures", "{0} tokens/s").format(speed))
        if 0 < stats.ttft_ms < 100:
            milliseconds = locale.toString(max(1, round(stats.ttft_ms)))
            parts.append(translate("MessageFigures", "first word after {0} ms").format(milliseconds))
        elif stats.ttft_ms > 0:
            parts.append(
                translate("MessageFigures", "first word after {0} s").format(
                    locale.toString(stats.ttft_ms / 1000, "f", 1)
                )
            )
    return parts


def thought_for(milliseconds: float, thinking: bool) -> str:
    """The title of the folded reasoning; 0 milliseconds when nobody measured."""
    if thinking:
        return translate("MessageFigures", "Thinking…")
    seconds = milliseconds / 1000
    if seconds <= 0:
        return translate("MessageFigures", "Thoughts")
    if seconds < 60:
        shown = QLocale().toString(seconds, "f", 1) if seconds < 9.95 else QLocale().toString(round(seconds))
        return translate("MessageFigures", "Thought for {0} s").format(shown)
    minutes, rest = divmod(round(seconds), 60)
    return translate("MessageFigures", "Thought for {0} min {1} s").format(
        QLocale().toString(minutes), QLocale().toString(rest)
    )

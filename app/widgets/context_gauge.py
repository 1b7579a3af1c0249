"""How much of the model's context the conversation takes: a small ring, the whole story in its tooltip."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QProgressBar, QWidget

from app.theme import LIGHT, Theme

NEARLY_FULL = 0.8  # of the context, from where on the ring warns
FULL = 0.97


class ContextGauge(QProgressBar):
    """Shows tokens used of tokens there are; a progress bar to screen readers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("contextGauge")
        self.setAccessibleName(self.tr("Context used"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setTextVisible(False)
        self._theme = LIGHT
        self._used: int | None = None
        self._context = 0
        self._hidden = 0
        self._untold = 0
        self.set_usage(None, 0)

    def set_theme(self, theme: Theme) -> None:
        """Paint with these colours."""
        self._theme = theme
        self.update()

    def set_usage(self, used: int | None, context: int) -> None:
        """Show ``used`` of ``context`` tokens; ``None`` or 0: not known."""
        self._used, self._context = used, context
        known = used is not None and context > 0
        self.setRange(0, max(1, context))
        self.setValue(min(used or 0, max(1, context)) if known else 0)
        self._tell()

    def set_hidden(self, hidden: int, untold: int) -> None:
        """How many messages the model no longer sees, and how many of these no summary stands in for."""
        self._hidden, self._untold = hidden, untold
        self._tell()

    def _tell(self) -> None:
        used, context = self._used, self._context
        words = self._words(used, context) if used is not None and context > 0 else self._unknown(context)
        self.setToolTip(words)
        self.setAccessibleDescription(words)
        self.update()

    def _unknown(self, context: int) -> str:
        if context <= 0:
            return self.tr("No model is loaded yet, so its context is not known.")
        locale = QLocale()
        return self.tr("The model sees up to {0} tokens (about {1} words) at once.").format(
            locale.toString(context), locale.toString(_words_of(context))
        )

    def _words(self, used: int, context: int) -> str:
        locale = QLocale()
        text = self.tr("{0} of {1} tokens used (about {2} of {3} words).").format(
            locale.toString(used),
            locale.toString(context),
            locale.toString(_words_of(used)),
            locale.toString(_words_of(context)),
        )
        return f"{text} {self._seen(used > context)}\n{self._advice(used, context)}".strip()

    def _seen(self, too_much: bool) -> str:
        if not self._hidden and too_much:
            return self.tr("That is more than the model sees at once.")
        if not self._hidden:
            return self.tr("The model sees this whole conversation.")
        number = QLocale().toString(self._hidden)
        said = self.tr("The model no longer sees 1 message above.") if self._hidden == 1 else ""
        said = said or self.tr("The model no longer sees {0} messages above.").format(number)
        if self._untold == self._hidden:
            return said
        told = (
            self.tr("It reads a summary of some of them.") if self._untold else self.tr("It reads a summary instead.")
        )
        return f"{said} {told}"

    def _advice(self, used: int, context: int) -> str:
        if used >= FULL * context:
            return self.tr(
                "The context is full: next, the oldest messages leave its view. Pin those that matter, or choose a "
                "longer context in the settings."
            )
        if used >= NEARLY_FULL * context:
            return self.tr(
                "Soon the oldest messages leave its view. Pin those that matter, or choose a longer context in the "
                "settings."
            )
        if self._hidden:
            return self.tr("To have it see more, pin the messages that matter, or choose a longer context.")
        return ""

    # ------------------------------------------------------------------------------ Qt overrides

    def sizeHint(self) -> QSize:
        side = self.fontMetrics().height() + 8
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        share = self.value() / max(1, self.maximum())
        theme = self._theme
        colour = theme.error if share >= FULL else theme.warning if share >= NEARLY_FULL else theme.accent
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(self.width(), self.height()) - 6
        thick = max(2.0, side / 6)
        ring = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        ring.adjust(thick / 2, thick / 2, -thick / 2, -thick / 2)
        painter.setPen(QPen(QColor(theme.border), thick))
        painter.drawEllipse(ring)
        if share > 0:
            painter.setPen(QPen(QColor(colour), thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawArc(ring, 90 * 16, -max(6 * 16, round(share * 360 * 16)))  # sixteenths of a degree
        if self._hidden:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.warning))
            dot = max(2.0, side / 9)
            painter.drawEllipse(ring.center(), dot, dot)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.focus), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)


def _words_of(tokens: int) -> int:
    """A rough number of English words, rounded so that it does not pretend to more."""
    words = tokens * 3 // 4
    step = int(10 ** max(0, len(str(words)) - 2))
    return words // step * step

"""The button that names the model in use; loads nothing by itself."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from app.controllers.engine import EngineState
from app.theme import LIGHT, Theme
from app.widgets.icons import icon


class ModelPicker(QToolButton):
    """Names the model in use; a thin line below the name shows how far loading has come."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("modelPicker")
        self.setAccessibleName(self.tr("Model"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._theme = LIGHT
        self._state = EngineState()
        self._name = ""
        self._detail = ""
        self.setProperty("command", "model")

    def set_theme(self, theme: Theme) -> None:
        """Paint with these colours."""
        self._theme = theme
        self.update()

    def show_state(self, state: EngineState, name: str, *, automatic: bool = False) -> None:
        """Show what the engine is doing; ``name`` is that of the model that is wanted or loaded.

        ``automatic``: which model answers is decided with each question.
        """
        self._state = state
        self._name, self._detail = self._words(name)
        if automatic:
            loaded = (self._name, self._detail) if state.model is not None else ()
            self._name, self._detail = self.tr("Automatic"), " · ".join(part for part in loaded if part)
        self._say(self._tip())

    def show_waiting(self, name: str, *, there: bool) -> None:
        """Show a model that is loaded when something is asked; ``there``: whether its file is on this computer."""
        self._state = EngineState()
        self._name = name
        self._detail = self.tr("is loaded when you ask") if there else self.tr("is not on this computer")
        self._say(
            self.tr(
                "This model answers in this conversation. It is loaded with your next message.\n"
                "Choose another model (Ctrl+M)"
            )
            if there
            else self.tr("This model is to answer in this conversation, and it is not there.\nChoose another (Ctrl+M)")
        )

    def _say(self, tip: str) -> None:
        self.setText(f"{self._name} {self._detail}".strip())
        self.setAccessibleDescription(self.text())
        self.setToolTip(tip)
        self.updateGeometry()
        self.update()

    def _words(self, name: str) -> tuple[str, str]:
        state = self._state
        if state.phase == "loading":
            return name, self.tr("loading {0} %").format(round(100 * state.fraction))
        if state.phase == "stopped":
            return name, self.tr("starts again with your next message")
        if state.phase == "resting":
            return name, self.tr("resting, wakes as you type")
        if state.phase == "none" or state.loaded is None:
            return self.tr("Choose a model"), ""
        return name, " · ".join(part for part in (state.loaded.quantization, self._where()) if part)

    def _where(self) -> str:
        loaded = self._state.loaded
        if loaded is None or not loaded.gpu_layers:
            return self.tr("CPU")
        if loaded.gpu_layers >= loaded.layers:
            return loaded.backend
        return self.tr("{0}, {1} of {2} layers").format(loaded.backend, loaded.gpu_layers, loaded.layers)

    def _tip(self) -> str:
        loaded = self._state.loaded
        if self._state.phase == "resting":
            return self.tr(
                "While nobody asked, its memory was given back to other programs.\n"
                "It wakes by itself as soon as you type.\nChoose another model"
            )
        if loaded is None:
            return self.tr("Choose the model that answers")
        return self.tr("{0}\nContext: {1} tokens · threads: {2}\nChoose another model").format(
            loaded.path, f"{loaded.context:,}", loaded.threads
        )

    def _placed(self, rect: QRect) -> QRect:
        """``rect`` as it is where one reads from the left, mirrored where one reads from the right."""
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            return rect.translated(self.width() - rect.left() - rect.right() - 1, 0)
        return rect

    # ------------------------------------------------------------------------------ Qt overrides

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        words = metrics.horizontalAdvance(self._name) + metrics.horizontalAdvance(self._detail)
        return QSize(words + metrics.averageCharWidth() + metrics.height() + 32, metrics.height() + 16)

    def minimumSizeHint(self) -> QSize:
        return QSize(110, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = 1 if theme.high else 0
        back = self.rect().adjusted(inset, inset, -1 - inset, -1 - inset)
        ring = QPen(QColor(theme.focus), 2 if theme.high else 1)
        painter.setPen(ring if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.hover) if self.underMouse() or self.isDown() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(back, 8, 8)
        metrics = self.fontMetrics()
        side = metrics.height()
        arrow = QRect(self.width() - side - 8, (self.height() - side) // 2, side, side)
        icon("chevron-down", theme).paint(painter, self._placed(arrow))
        room = QRect(10, 0, self.width() - side - 24, self.height())
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side_of_text = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        leading = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute | side_of_text
        name = metrics.elidedText(self._name, Qt.TextElideMode.ElideMiddle, room.width())
        painter.setPen(QColor(theme.text))
        painter.drawText(self._placed(room), leading, name)
        room.setLeft(room.left() + metrics.horizontalAdvance(name) + metrics.averageCharWidth())
        if room.width() > 5 * metrics.averageCharWidth():
            painter.setPen(QColor(theme.muted))
            detail = metrics.elidedText(self._detail, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(self._placed(room), leading, detail)
        if self._state.phase == "loading":
            line = QRect(10, self.height() - 5, self.width() - 20, 3)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.border))
            painter.drawRoundedRect(line, 1.5, 1.5)
            line.setWidth(max(3, round(line.width() * self._state.fraction)))
            painter.setBrush(QColor(theme.accent))
            painter.drawRoundedRect(self._placed(line), 1.5, 1.5)

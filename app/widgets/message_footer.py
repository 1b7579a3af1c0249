"""The line under a message: its actions, and what there is to say about the answer. Knows nothing of its text."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QWidget

from app.theme import Theme, px
from app.widgets.message_actions import ActionBar
from app.widgets.message_notice import figures
from app.widgets.message_view import MessageView


def actions_for(view: MessageView) -> tuple[str, ...]:
    """What can be done with a message that is complete."""
    if view.role == "system":
        return ()
    if view.bare:
        return ("copy",) if view.text else ()
    pin = "unpin" if view.pinned else "pin"
    if view.role == "user":
        return "copy", "edit", pin, "more"
    if not view.text:
        return "regenerate", "more"
    limited = view.stats is not None and view.stats.reason == "length"
    cut = limited or view.status in ("stopped", "interrupted")
    return "copy", "edit", "regenerate", "compare", *(("continue",) if cut else ()), pin, "more"


class MessageFooter(QWidget):
    """Actions on the side where the message stands, figures of an answer on the other."""

    def __init__(self, theme: Theme, zoom: float, parent: QWidget) -> None:
        super().__init__(parent)
        self._zoom = zoom
        self._is_user = False
        self._figures: list[str] = []
        self.actions_bar = ActionBar(theme, zoom, self)
        self._label = QLabel(self)
        self._label.setObjectName("messageFigures")
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setProperty("tone", "muted")
        self._label.setProperty("scale", "caption")

    def show_view(self, view: MessageView, writing: bool) -> None:
        """Show what belongs to a message; nothing while it is being written."""
        self._is_user = view.role == "user"
        self._figures = figures(view) if view.role == "assistant" and not writing and not view.bare else []
        self._label.setToolTip(" · ".join(self._figures))
        names = () if writing else actions_for(view)
        self.actions_bar.set_actions(names, view.sibling, 1 if writing else view.siblings)

    def height_for(self, width: int, overhang: int) -> int:
        """Arrange for a width that includes ``overhang`` on both sides; returns the height with the space below."""
        self.actions_bar.fit(width)
        bar = self.actions_bar.size_needed().boundedTo(QSize(width, 10_000))
        if bar.isEmpty() and not self._figures:
            self._label.hide()
            self.actions_bar.setGeometry(0, 0, 0, 0)
            return px(16, self._zoom)
        y = px(4, self._zoom)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.actions_bar.setGeometry(
            width - bar.width() if self._is_user != mirrored else 0, y, bar.width(), bar.height()
        )
        room = width - 2 * overhang - bar.width() - px(12, self._zoom)
        self._label.setText(self._fitting(room))
        shown = min(self._label.sizeHint().width(), max(0, room))
        self._label.setGeometry(overhang if mirrored else width - overhang - shown, y, shown, bar.height())
        self._label.setVisible(bool(self._label.text()))
        return y + bar.height() + px(2 if self._is_user else 12, self._zoom)

    def _fitting(self, room: int) -> str:
        """As many figures as there is room for, the first ones first."""
        metrics = self._label.fontMetrics()
        lines = [" · ".join(self._figures[:count]) for count in range(len(self._figures), 0, -1)]
        return next((line for line in lines if metrics.horizontalAdvance(line) < room), "")

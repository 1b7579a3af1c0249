"""What may stand between a message and its footer: the rest of a long one, and a notice how it ended."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.theme import Theme, px
from app.widgets.message_notice import MessageNotice
from app.widgets.message_view import MessageView, is_cut


class MessageBelow(QWidget):
    """Signals:
    triggered(str): Name of the action that was chosen: ``expand``, ``regenerate`` or ``continue``.
    """

    triggered = Signal(str)

    def __init__(self, theme: Theme, zoom: float, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._zoom = zoom
        self._is_user = self._has_text = False
        self._more: QPushButton | None = None
        self._notice: MessageNotice | None = None

    def show_view(self, view: MessageView, *, writing: bool, expanded: bool) -> None:
        """Show what belongs to a message; nothing while it is being written."""
        self._is_user, self._has_text = view.role == "user", bool(view.text)
        for old in (self._more, self._notice):
            if old is not None:
                old.hide()
                old.deleteLater()
        self._more = self._make_more(view) if not writing and is_cut(view, expanded) else None
        ended_badly = view.status in ("failed", "interrupted") and not writing
        self._notice = self._make_notice(view) if ended_badly else None
        self.setVisible(self._more is not None or self._notice is not None)

    def _make_more(self, view: MessageView) -> QPushButton:
        title = QCoreApplication.translate("Message", "Show all {0} characters")
        made = QPushButton(title.format(self.locale().toString(len(view.text))), self)
        made.setObjectName("showAll")
        made.setAccessibleName(made.text())
        made.clicked.connect(lambda: self.triggered.emit("expand"))
        made.show()
        return made

    def _make_notice(self, view: MessageView) -> MessageNotice:
        made = MessageNotice(view, self._theme, self._zoom, self)
        made.triggered.connect(self.triggered)
        made.show()
        return made

    def height_for(self, width: int) -> int:
        """Arrange for a width; returns the height."""
        y = 0
        if self._more is not None:
            y += px(8, self._zoom)
            size = self._more.sizeHint()
            at_end = self._is_user != (self.layoutDirection() == Qt.LayoutDirection.RightToLeft)
            self._more.setGeometry(width - size.width() if at_end else 0, y, size.width(), size.height())
            y += size.height()
        if self._notice is not None:
            y += px(8, self._zoom) if self._has_text else 0
            height = self._notice.heightForWidth(width)
            self._notice.setGeometry(0, y, width, height)
            y += height
        return y

    def focusable(self) -> list[QWidget]:
        """Widgets the Tab key stops at, in order."""
        found: list[QWidget] = [self._more] if self._more is not None else []
        return found + (self._notice.buttons if self._notice is not None else [])

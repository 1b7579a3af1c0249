"""One message of the transcript: caption, folded reasoning, body, notice, figures and actions. Knows no other message.

Geometry is arranged by hand: the transcript decides the width and which part can be seen, the message tells its
height. That is what lets a message of any length cost only what is visible of it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFontMetricsF, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget

from app.render.flatten import LINE
from app.render.items import Code, Paragraph
from app.render.look import look
from app.render.markdown import render
from app.theme import RADIUS_LARGE, SPACE, Theme, px
from app.widgets.icons import icon
from app.widgets.message_actions import ActionBar
from app.widgets.message_body import MessageBody, Place
from app.widgets.message_notice import MessageNotice, ReadingProgress, figures, thought_for
from app.widgets.message_view import LiveAnswer, MessageView, Renderings, is_cut

_BUBBLE = 0.82  # of the column, at most
_NEARLY_ALL_LINES = 60  # of what the user said, looked at for the width of the bubble

#: A place in a message that survives changes of height: 0 before, 1 in the reasoning, 2 in the body, 3 after it.
MessagePlace = tuple[int, Place]


class Message(QWidget):
    """A message.

    Signals:
        triggered: An action by name, with the id of the message: ``copy``, ``edit``, ``regenerate``, ``continue``,
            ``delete``, ``expand``.
        stepped: To another alternative: id and -1 or 1.
        link_activated: A link was opened.
        resized: The height changed by something inside.
        focused: Something inside got the keyboard focus.
    """

    triggered = Signal(str, int)
    stepped = Signal(int, int)
    link_activated = Signal(str)
    resized = Signal()
    focused = Signal(QWidget)

    def __init__(self, view: MessageView, theme: Theme, zoom: float, renderings: Renderings, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._zoom = zoom
        self._renderings = renderings
        self._live: LiveAnswer | None = None
        self._view = view
        self._expanded = False
        self._is_last = False
        self._reasoning_open: bool | None = None  # what the user chose; None: open while it streams
        self._width = 0
        self._bubble = QRectF()
        self._caption: QLabel | None = None
        self._fold: QToolButton | None = None
        self._reasoning: MessageBody | None = None
        self._progress: ReadingProgress | None = None
        self._notice: MessageNotice | None = None
        self._more: QPushButton | None = None
        self._figures: QLabel | None = None
        self._body = MessageBody(look(theme, zoom), self._name(), self)
        self._body.link_activated.connect(self.link_activated)
        self._actions = ActionBar(theme, zoom, self)
        self._actions.triggered.connect(lambda name: self.triggered.emit(name, self._view.id))
        self._actions.stepped.connect(lambda step: self.stepped.emit(self._view.id, step))
        self._actions.focused.connect(lambda: self.focused.emit(self._actions))
        self.setAccessibleName(self._name())
        self.setObjectName("message")

    # ------------------------------------------------------------------ content

    @property
    def view(self) -> MessageView:
        """What is shown."""
        return self._view

    @property
    def body(self) -> MessageBody:
        """The rendered text."""
        return self._body

    def show_view(self, view: MessageView, live: LiveAnswer | None, expanded: bool, is_last: bool) -> None:
        """Show a message; ``live`` while it is being written. Cheap when nothing has changed."""
        shown = (self._view, self._live, self._expanded, self._is_last)
        if self._caption is not None and live is None and shown == (view, None, expanded, is_last):
            return
        self._view, self._live, self._expanded, self._is_last = view, live, expanded, is_last
        self.setAccessibleName(self._name())
        self._show_caption()
        self._show_reasoning()
        if live is None:
            self._body.set_items(self._renderings.items(view, expanded))
        else:
            self._body.set_items(live.items("text"), growing=True)
        self._show_progress()
        self._show_more()
        self._show_notice()
        self._show_figures()
        self._show_actions()

    def refresh(self) -> None:
        """Show what has come since."""
        live = self._live
        if live is None:
            return
        self._show_reasoning()
        self._body.set_items(live.items("text"), growing=True)
        self._show_progress()

    def _name(self) -> str:
        if self._view.role == "user":
            return self.tr("You said")
        if self._view.role == "system":
            return self.tr("Instructions")
        return self.tr("Answer by {0}").format(self._view.model) if self._view.model else self.tr("Answer")

    def _show_caption(self) -> None:
        text = {"user": "", "system": self.tr("Instructions")}.get(self._view.role, self._view.model)
        if self._caption is None:
            self._caption = self._label("messageCaption")
        self._caption.setText(text)
        self._caption.setVisible(bool(text))

    def _label(self, name: str) -> QLabel:
        made = QLabel(self)
        made.setObjectName(name)
        made.setTextFormat(Qt.TextFormat.PlainText)
        made.setProperty("tone", "muted")
        made.setProperty("scale", "caption")
        return made

    def _show_reasoning(self) -> None:
        live = self._live
        has = live.has("reasoning") if live else bool(self._view.reasoning)
        if not has:
            return
        thinking = live is not None and not live.has("text")
        if self._fold is None:
            self._fold = self._make_fold()
            self._fold.show()
        unfolded = thinking if self._reasoning_open is None else self._reasoning_open
        self._fold.setText(thought_for(self._view, thinking))
        self._fold.setAccessibleName(self._fold.text())
        if self._fold.isChecked() != unfolded:
            self._fold.setChecked(unfolded)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        closed = "chevron-left" if mirrored else "chevron-right"
        self._fold.setIcon(icon("chevron-down" if unfolded else closed, self._theme, self._theme.muted))
        if unfolded and self._reasoning is None:
            self._reasoning = MessageBody(look(self._theme, self._zoom, muted=True), self.tr("Thoughts"), self)
            self._reasoning.link_activated.connect(self.link_activated)
        if self._reasoning is not None:
            self._reasoning.setVisible(unfolded)
            if unfolded:
                items = live.items("reasoning") if live else render(self._view.reasoning)
                self._reasoning.set_items(items, growing=thinking)

    def _make_fold(self) -> QToolButton:
        made = QToolButton(self)
        made.setObjectName("reasoning")
        made.setCheckable(True)
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setStyleSheet("QToolButton:checked { background: transparent; }")
        made.clicked.connect(self._toggle_reasoning)
        return made

    def _toggle_reasoning(self, unfolded: bool) -> None:
        self._reasoning_open = unfolded
        self._show_reasoning()
        self.resized.emit()

    def _show_progress(self) -> None:
        waiting = self._live is not None and not self._live.has("text") and not self._live.has("reasoning")
        if waiting and self._progress is None:
            self._progress = ReadingProgress(self._zoom, self)
            self._progress.show()
        if self._progress is None:
            return
        if waiting and self._live is not None:
            self._progress.set_progress(self._live.progress)
        else:
            self._progress.hide()
            self._progress.deleteLater()
            self._progress = None

    def _show_more(self) -> None:
        cut = self._live is None and is_cut(self._view, self._expanded)
        if cut and self._more is None:
            self._more = QPushButton(self)
            self._more.setObjectName("showAll")
            self._more.setText(self.tr("Show all {0} characters").format(self.locale().toString(len(self._view.text))))
            self._more.clicked.connect(lambda: self.triggered.emit("expand", self._view.id))
            self._more.show()
        elif not cut and self._more is not None:
            self._more.hide()
            self._more.deleteLater()
            self._more = None

    def _show_notice(self) -> None:
        if self._notice is not None:
            self._notice.hide()
            self._notice.deleteLater()
            self._notice = None
        if self._view.status in ("failed", "interrupted") and self._live is None:
            self._notice = MessageNotice(self._view, self._theme, self._zoom, self)
            self._notice.triggered.connect(lambda name: self.triggered.emit(name, self._view.id))
            self._notice.show()

    def _show_figures(self) -> None:
        if self._figures is None:
            self._figures = self._label("messageFigures")
        self._figures.setText(figures(self._view) if self._live is None else "")

    def _show_actions(self) -> None:
        view = self._view
        names: tuple[str, ...] = ()
        if self._live is not None or view.role == "system":
            names = ()
        elif view.role == "user":
            names = ("copy", "edit", "delete")
        else:
            cut = view.status in ("stopped", "interrupted") or (
                view.stats is not None and view.stats.reason == "length"
            )
            names = ("copy", "edit", "regenerate", *(("continue",) if cut else ()), "delete")
        self._actions.set_actions(names, view.sibling, view.siblings if self._live is None else 1)
        self._actions.set_revealed(self._is_last or self.underMouse())

    # ------------------------------------------------------------------ geometry

    def height_for(self, width: int) -> int:
        """Arrange everything for a width; returns the height."""
        self._width = width
        arrange: Callable[[int], int] = self._arrange_bubble if self._view.role == "user" else self._arrange_answer
        return arrange(width)

    def _arrange_bubble(self, width: int) -> int:
        pad_x, pad_y = px(16, self._zoom), px(11, self._zoom)
        most = int(width * _BUBBLE) if width > px(480, self._zoom) else width
        inner = min(most - 2 * pad_x, self._natural_width())
        height = self._body.height_for(inner)
        x = 0 if self._mirrored() else width - inner - 2 * pad_x
        y = px(SPACE[2], self._zoom)
        self._bubble = QRectF(x, y, inner + 2 * pad_x, height + 2 * pad_y)
        self._body.setGeometry(x + pad_x, y + pad_y, inner, height)
        y += height + 2 * pad_y
        if self._more is not None:
            size = self._more.sizeHint()
            self._more.setGeometry(width - size.width(), y + px(4, self._zoom), size.width(), size.height())
            y += size.height() + px(4, self._zoom)
        return self._arrange_footer(y, width, at_end=True)

    def _arrange_answer(self, width: int) -> int:
        y = px(SPACE[2], self._zoom)
        if self._caption is not None and self._caption.text():
            height = self._caption.sizeHint().height()
            self._caption.setGeometry(0, y, width, height)
            y += height + px(6, self._zoom)
        y = self._arrange_reasoning(y, width)
        if self._progress is not None:
            height = self._progress.sizeHint().height()
            self._progress.setGeometry(0, y, width, height)
            y += height
        height = self._body.height_for(width)
        self._body.setGeometry(0, y, width, height)
        y += height
        if self._more is not None:
            size = self._more.sizeHint()
            self._more.setGeometry(0, y + px(8, self._zoom), size.width(), size.height())
            y += size.height() + px(8, self._zoom)
        if self._notice is not None:
            y += px(8, self._zoom) if height else 0
            height = self._notice.heightForWidth(width)
            self._notice.setGeometry(0, y, width, height)
            y += height
        return self._arrange_footer(y, width, at_end=False)

    def _arrange_reasoning(self, y: int, width: int) -> int:
        if self._fold is None:
            return y
        size = self._fold.sizeHint()
        overhang = px(5, self._zoom)  # the frame of the button, so that its icon stands at the margin
        x = width - size.width() + overhang if self._mirrored() else -overhang
        self._fold.setGeometry(max(0, x) if self._mirrored() else 0, y, min(width, size.width()), size.height())
        y += size.height() + px(4, self._zoom)
        if self._reasoning is not None and not self._reasoning.isHidden():
            inset = px(16, self._zoom)
            height = self._reasoning.height_for(width - inset)
            self._reasoning.setGeometry(0 if self._mirrored() else inset, y, width - inset, height)
            y += height + px(14, self._zoom)
        return y

    def _arrange_footer(self, y: int, width: int, at_end: bool) -> int:
        bar = self._actions.sizeHint()
        assert self._figures is not None
        if not self._actions.buttons and not self._figures.text():
            self._actions.setGeometry(0, y, 0, 0)
            self._figures.hide()
            return y + px(SPACE[4], self._zoom)
        y += px(4, self._zoom)
        right = at_end != self._mirrored()
        self._actions.setGeometry(width - bar.width() if right else 0, y, bar.width(), bar.height())
        text = self._figures.sizeHint()
        fits = text.width() + bar.width() + px(12, self._zoom) <= width
        if not fits and self._figures.text():
            y += bar.height()
        height = max(text.height(), bar.height()) if fits else text.height()
        shown = min(text.width(), width)
        self._figures.setGeometry(width - shown if not self._mirrored() else 0, y, shown, height)
        self._figures.setVisible(bool(self._figures.text()) and not at_end)
        return y + (height if self._figures.text() else bar.height()) + px(SPACE[3], self._zoom)

    def _natural_width(self) -> int:
        """How wide the text of a bubble would be without a limit."""
        items = self._renderings.items(self._view, self._expanded)
        if any(isinstance(item, Code) for item in items):
            return 1 << 20
        metrics = QFontMetricsF(look(self._theme, self._zoom).font)
        text = LINE.join("".join(run.text for run in item.runs) for item in items if isinstance(item, Paragraph))
        lines = sorted(text.split(LINE), key=len)[-_NEARLY_ALL_LINES:]
        widest = max((metrics.horizontalAdvance(line[:400]) for line in lines), default=0.0)
        return max(px(8, self._zoom), int(widest) + 3)

    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def materialise(self, top: float, bottom: float) -> bool:
        """Make views for what lies between two heights; returns whether heights changed by it."""
        changed = self._body.materialise(top - self._body.y(), bottom - self._body.y())
        if self._reasoning is not None and not self._reasoning.isHidden():
            y = self._reasoning.y()
            changed = self._reasoning.materialise(top - y, bottom - y) or changed
        return changed

    def place_at(self, y: float) -> MessagePlace:
        """The place at a height, for ``y_of`` after heights have changed."""
        if y >= self._body.geometry().bottom() + 1:
            return 3, (0, y - self._body.geometry().bottom())
        if y >= self._body.y():
            return 2, self._body.place_at(y - self._body.y())
        if self._reasoning is not None and not self._reasoning.isHidden() and y >= self._reasoning.y():
            return 1, self._reasoning.place_at(y - self._reasoning.y())
        return 0, (0, y)

    def y_of(self, place: MessagePlace) -> float:
        """Where a place is now."""
        part, inner = place
        if part == 3:
            return self._body.geometry().bottom() + inner[1]
        if part == 2:
            return self._body.y() + self._body.y_of(inner)
        if part == 1 and self._reasoning is not None and not self._reasoning.isHidden():
            return self._reasoning.y() + self._reasoning.y_of(inner)
        return inner[1]

    def focusable(self) -> list[QWidget]:
        """Widgets the Tab key stops at, in order."""
        found: list[QWidget] = [self._fold] if self._fold is not None else []
        found += self._body.focusable()
        found += [self._more] if self._more is not None else []
        found += [self._notice.button] if self._notice is not None else []
        return found + list(self._actions.buttons)

    def selected_text(self) -> str:
        """What is selected here, as plain text."""
        parts = [self._reasoning.selected_text()] if self._reasoning is not None else []
        return "\n".join(part for part in [*parts, self._body.selected_text()] if part)

    def copy_selection(self) -> None:
        """Put what is selected here on the clipboard, if anything is."""
        if text := self.selected_text():
            QGuiApplication.clipboard().setText(text)

    # ------------------------------------------------------------------ Qt overrides

    def enterEvent(self, event: QEnterEvent) -> None:
        self._actions.set_revealed(True)

    def leaveEvent(self, event: QEvent) -> None:
        self._actions.set_revealed(self._is_last)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self._view.role == "user":
            painter.setBrush(QColor(self._theme.user_bubble))
            radius = px(RADIUS_LARGE, self._zoom)
            painter.drawRoundedRect(self._bubble, radius, radius)
        elif self._reasoning is not None and not self._reasoning.isHidden():
            rect = self._reasoning.geometry()
            x = rect.right() + px(12, self._zoom) if self._mirrored() else rect.left() - px(14, self._zoom)
            painter.fillRect(QRectF(x, rect.top(), px(2, self._zoom), rect.height()), QColor(self._theme.border))

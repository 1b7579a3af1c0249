"""One message of the transcript: caption, reasoning, body, notice, figures and actions. Knows no other message.

Geometry is arranged by hand: the transcript decides the width and which part can be seen, the message tells its
height. That is what lets a message of any length cost only what is visible of it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFontMetricsF, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from app.render.flatten import LINE
from app.render.items import Code, Paragraph
from app.render.look import look
from app.render.markdown import render
from app.theme import RADIUS_LARGE, Theme, px
from app.widgets.message_actions import ActionBar
from app.widgets.message_body import MessageBody, Place
from app.widgets.message_notice import MessageNotice, ReadingProgress, figures, thought_for
from app.widgets.message_reasoning import MessageReasoning
from app.widgets.message_view import LiveAnswer, MessageView, Renderings, is_cut

OVERHANG = 6  # pixels a message is wider than its column on both sides, for the frames of buttons
_BUBBLE = 0.82  # of the column, at most
_LONGEST_LINES = 60  # of what the user said, measured for the width of the bubble

#: A place in a message that survives changes of height: 0 before, 1 in the reasoning, 2 in the body, 3 after it.
MessagePlace = tuple[int, Place]


def actions_for(view: MessageView) -> tuple[str, ...]:
    """What can be done with a message that is complete."""
    if view.role == "system":
        return ()
    if view.role == "user":
        return "copy", "edit", "delete"
    if not view.text:
        return "regenerate", "delete"
    limited = view.stats is not None and view.stats.reason == "length"
    cut = limited or view.status in ("stopped", "interrupted")
    return "copy", "edit", "regenerate", *(("continue",) if cut else ()), "delete"


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
        self._view = view
        self._live: LiveAnswer | None = None
        self._expanded = False
        self._is_last = False
        self._shown = False
        self._bubble = QRectF()
        self._figure_parts: list[str] = []
        self._reasoning: MessageReasoning | None = None
        self._progress: ReadingProgress | None = None
        self._notice: MessageNotice | None = None
        self._more: QPushButton | None = None
        self._caption = self._label("messageCaption")
        self._figures = self._label("messageFigures")
        self._body = MessageBody(look(theme, zoom), self._name(), self)
        self._body.link_activated.connect(self.link_activated)
        self._actions = ActionBar(theme, zoom, self)
        self._actions.triggered.connect(lambda name: self.triggered.emit(name, self._view.id))
        self._actions.stepped.connect(lambda step: self.stepped.emit(self._view.id, step))
        self._actions.focused.connect(lambda: self.focused.emit(self._actions))
        self.setObjectName("message")

    # ------------------------------------------------------------------ content

    @property
    def body(self) -> MessageBody:
        """The rendered text."""
        return self._body

    def show_view(self, view: MessageView, live: LiveAnswer | None, expanded: bool, is_last: bool) -> None:
        """Show a message; ``live`` while it is being written. Cheap when nothing has changed."""
        before = (self._view, self._live, self._expanded, self._is_last)
        if self._shown and live is None and before == (view, None, expanded, is_last):
            return
        self._view, self._live, self._expanded, self._is_last, self._shown = view, live, expanded, is_last, True
        self.setAccessibleName(self._name())
        self._caption.setText({"user": "", "system": self.tr("Instructions")}.get(view.role, view.model))
        self._caption.setVisible(bool(self._caption.text()))
        self._figure_parts = figures(view) if live is None and view.role == "assistant" else []
        self._figures.setToolTip(" · ".join(self._figure_parts))
        if live is None:
            self._body.set_items(self._renderings.items(view, expanded))
        else:
            self._body.set_items(live.items("text"), growing=True)
        self._show_reasoning()
        self._show_progress()
        self._show_more()
        self._show_notice()
        self._actions.set_actions(
            actions_for(view) if live is None else (), view.sibling, view.siblings if live is None else 1
        )
        self._actions.set_revealed(is_last or self.underMouse())

    def refresh(self) -> None:
        """Show what the model has written since."""
        if self._live is not None:
            self._body.set_items(self._live.items("text"), growing=True)
            self._show_reasoning()
            self._show_progress()

    def _name(self) -> str:
        if self._view.role == "user":
            return self.tr("You said")
        if self._view.role == "system":
            return self.tr("Instructions")
        return self.tr("Answer by {0}").format(self._view.model) if self._view.model else self.tr("Answer")

    def _label(self, name: str) -> QLabel:
        made = QLabel(self)
        made.setObjectName(name)
        made.setTextFormat(Qt.TextFormat.PlainText)
        made.setProperty("tone", "muted")
        made.setProperty("scale", "caption")
        return made

    def _show_reasoning(self) -> None:
        live = self._live
        if not (live.has("reasoning") if live else self._view.reasoning):
            return
        if self._reasoning is None:
            self._reasoning = MessageReasoning(self._theme, self._zoom, self)
            self._reasoning.toggled.connect(self.resized)
            self._reasoning.link_activated.connect(self.link_activated)
            self._reasoning.show()
        thinking = live is not None and not live.has("text")
        title = thought_for(self._view, thinking)
        text = self._view.reasoning
        self._reasoning.show_reasoning(title, thinking, lambda: live.items("reasoning") if live else render(text))

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
            _discard(self._progress)
            self._progress = None

    def _show_more(self) -> None:
        _discard(self._more)
        self._more = None
        if self._live is None and is_cut(self._view, self._expanded):
            count = self.locale().toString(len(self._view.text))
            self._more = QPushButton(self.tr("Show all {0} characters").format(count), self)
            self._more.setObjectName("showAll")
            self._more.setAccessibleName(self._more.text())
            self._more.clicked.connect(lambda: self.triggered.emit("expand", self._view.id))
            self._more.show()

    def _show_notice(self) -> None:
        _discard(self._notice)
        self._notice = None
        if self._view.status in ("failed", "interrupted") and self._live is None:
            self._notice = MessageNotice(self._view, self._theme, self._zoom, self)
            self._notice.triggered.connect(lambda name: self.triggered.emit(name, self._view.id))
            self._notice.show()

    # ------------------------------------------------------------------ geometry

    def height_for(self, width: int) -> int:
        """Arrange everything for a column of this width; returns the height. The widget is wider by the overhang."""
        y = px(10, self._zoom)
        y = self._arrange_bubble(y, width) if self._view.role == "user" else self._arrange_answer(y, width)
        if self._more is not None:
            y += px(8, self._zoom)
            size = self._more.sizeHint()
            at_end = (self._view.role == "user") != self._mirrored()
            x = self._overhang() + (width - size.width() if at_end else 0)
            self._more.setGeometry(x, y, size.width(), size.height())
            y += size.height()
        if self._notice is not None:
            y += px(8, self._zoom) if self._view.text else 0
            height = self._notice.heightForWidth(width)
            self._notice.setGeometry(self._overhang(), y, width, height)
            y += height
        return self._arrange_footer(y, width)

    def _arrange_bubble(self, y: int, width: int) -> int:
        pad = px(16, self._zoom)
        above, below = px(11, self._zoom), px(9, self._zoom)  # the last line has its gap below it already
        most = int(width * _BUBBLE) if width > px(480, self._zoom) else width
        inner = min(most - 2 * pad, self._natural_width())
        height = self._body.height_for(inner)
        x = self._overhang() + (0 if self._mirrored() else width - inner - 2 * pad)
        self._bubble = QRectF(x, y, inner + 2 * pad, height + above + below)
        self._body.setGeometry(x + pad, y + above, inner, height)
        return y + height + above + below

    def _arrange_answer(self, y: int, width: int) -> int:
        left = self._overhang()
        if self._caption.text():
            height = self._caption.sizeHint().height()
            self._caption.setGeometry(left, y, width, height)
            y += height + px(6, self._zoom)
        if self._reasoning is not None:
            height = self._reasoning.height_for(width + 2 * left, left)
            self._reasoning.setGeometry(0, y, width + 2 * left, height)
            y += height
        if self._progress is not None:
            height = self._progress.sizeHint().height()
            self._progress.setGeometry(left, y, width, height)
            y += height
        height = self._body.height_for(width)
        self._body.setGeometry(left, y, width, height)
        return y + height

    def _arrange_footer(self, y: int, width: int) -> int:
        bar, left = self._actions.sizeHint(), self._overhang()
        is_user = self._view.role == "user"
        if not self._actions.buttons and not self._figure_parts:
            self._figures.hide()
            self._actions.setGeometry(0, y, 0, 0)
            return y + px(16, self._zoom)
        y += px(4, self._zoom)
        at_end = is_user != self._mirrored()
        self._actions.setGeometry(width + 2 * left - bar.width() if at_end else 0, y, bar.width(), bar.height())
        room = width - bar.width() - px(12, self._zoom)
        self._figures.setText(self._fitting_figures(room))
        shown = min(self._figures.sizeHint().width(), max(0, room))
        self._figures.setGeometry(left if self._mirrored() else left + width - shown, y, shown, bar.height())
        self._figures.setVisible(bool(self._figures.text()))
        return y + bar.height() + px(2 if is_user else 12, self._zoom)

    def _fitting_figures(self, room: int) -> str:
        metrics = self._figures.fontMetrics()
        lines = [" · ".join(self._figure_parts[:count]) for count in range(len(self._figure_parts), 0, -1)]
        return next((line for line in lines if metrics.horizontalAdvance(line) <= room), "")

    def _natural_width(self) -> int:
        """How wide the text of a bubble would be without a limit."""
        items = self._renderings.items(self._view, self._expanded)
        if any(isinstance(item, Code) for item in items):
            return 1 << 20
        metrics = QFontMetricsF(look(self._theme, self._zoom).font)
        text = LINE.join("".join(run.text for run in item.runs) for item in items if isinstance(item, Paragraph))
        lines = sorted(text.split(LINE), key=len)[-_LONGEST_LINES:]
        widest = max((metrics.horizontalAdvance(line[:400]) for line in lines), default=0.0)
        return max(px(8, self._zoom), int(widest) + 3)

    def _overhang(self) -> int:
        return px(OVERHANG, self._zoom)

    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def materialise(self, top: float, bottom: float) -> bool:
        """Make views for what lies between two heights; returns whether heights changed by it."""
        changed = self._body.materialise(top - self._body.y(), bottom - self._body.y())
        if self._reasoning is not None:
            y = self._reasoning.y()
            changed = self._reasoning.materialise(top - y, bottom - y) or changed
        return changed

    def place_at(self, y: float) -> MessagePlace:
        """The place at a height, for ``y_of`` after heights have changed."""
        end = self._body.y() + self._body.height()
        if y >= end:
            return 3, (0, y - end)
        if y >= self._body.y():
            return 2, self._body.place_at(y - self._body.y())
        if self._reasoning is not None and y >= self._reasoning.y():
            return 1, self._reasoning.place_at(y - self._reasoning.y())
        return 0, (0, y)

    def y_of(self, place: MessagePlace) -> float:
        """Where a place is now."""
        part, inner = place
        if part == 3:
            return self._body.y() + self._body.height() + inner[1]
        if part == 2:
            return self._body.y() + self._body.y_of(inner)
        if part == 1 and self._reasoning is not None:
            return self._reasoning.y() + self._reasoning.y_of(inner)
        return inner[1]

    # ------------------------------------------------------------------ selection and focus

    def _bodies(self) -> list[MessageBody]:
        reasoning = self._reasoning.body if self._reasoning is not None and self._reasoning.unfolded else None
        return [self._body] if reasoning is None else [reasoning, self._body]

    def selected_text(self) -> str:
        """What is selected here, as plain text."""
        return "\n".join(text for body in self._bodies() if (text := body.selected_text()))

    def clear_selection(self) -> None:
        """Select nothing here."""
        for body in self._bodies():
            body.begin_selection(self)

    def copy_selection(self) -> None:
        """Put what is selected here on the clipboard, if anything is."""
        if text := self.selected_text():
            QGuiApplication.clipboard().setText(text)

    def focusable(self) -> list[QWidget]:
        """Widgets the Tab key stops at, in order."""
        found = self._reasoning.focusable() if self._reasoning is not None else []
        found += self._body.focusable()
        found += [self._more] if self._more is not None else []
        found += [self._notice.button] if self._notice is not None else []
        return found + list(self._actions.buttons)

    # ------------------------------------------------------------------ Qt overrides

    def enterEvent(self, event: QEnterEvent) -> None:
        self._actions.set_revealed(True)

    def leaveEvent(self, event: QEvent) -> None:
        self._actions.set_revealed(self._is_last)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._view.role == "user":
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.user_bubble))
            radius = px(RADIUS_LARGE, self._zoom)
            painter.drawRoundedRect(self._bubble, radius, radius)


def _discard(widget: QWidget | None) -> None:
    if widget is not None:
        widget.hide()
        widget.deleteLater()

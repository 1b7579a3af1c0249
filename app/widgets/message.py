"""One message of the transcript: caption, reasoning, body, notice, figures and actions. Knows no other message.

Geometry is arranged by hand: the transcript decides the width and which part can be seen, the message tells its
height. That is what lets a message of any length cost only what is visible of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QWidget

from app.render.look import look
from app.render.markdown import render
from app.theme import RADIUS_LARGE, Theme, px
from app.widgets.message_below import MessageBelow
from app.widgets.message_body import MessageBody, Place
from app.widgets.message_focus import MessageFocus
from app.widgets.message_footer import MessageFooter, actions_for
from app.widgets.message_marks import MessageHead, Veil
from app.widgets.message_notice import ReadingProgress, thought_for
from app.widgets.message_reasoning import MessageReasoning
from app.widgets.message_view import LiveAnswer, MessageView, Renderings
from app.widgets.message_width import natural_width
from app.widgets.transcript_column import EDGE

if TYPE_CHECKING:
    from app.render.items import Item
    from app.widgets.context_ruler import ContextRuler
    from app.widgets.find_marks import Marks
    from app.widgets.find_text import Pattern

_OVERHANG = 6  # pixels by which symbols stand out: not the frames around them, they are in line with the text
_BUBBLE = 0.82  # of the column, at most

#: A place in a message that survives changes of height, told from its top (0), the reasoning (1), the body (2) or
#: its end (3).
MessagePlace = tuple[int, Place]


class Message(MessageFocus):
    """A message. Its actions are ``copy``, ``edit``, ``regenerate``, ``continue``, ``pin``, ``unpin``, ``delete``,
    ``expand``.

    Signals:
        link_activated: A link was opened.
        resized: The height changed by something inside.
        focused: Something inside got the keyboard focus.
        selection_began: The user begins to select here.
        text_made: There is another text to select in.
    """

    link_activated = Signal(str)
    resized = Signal()
    focused = Signal(QWidget)
    selection_began = Signal()
    text_made = Signal(QWidget)

    def __init__(self, view: MessageView, theme: Theme, zoom: float, renderings: Renderings, parent: QWidget) -> None:
        super().__init__(theme, zoom, parent)
        self._renderings = renderings
        self._view = view
        self._live: LiveAnswer | None = None
        self._expanded = False
        self._is_last = False
        self._shown = False
        self._bubble = QRectF()
        self._reasoning: MessageReasoning | None = None
        self._progress: ReadingProgress | None = None
        self._ruler: ContextRuler | None = None
        self._veil: Veil | None = None
        self._head = MessageHead(theme, zoom, self)
        self._body = MessageBody(look(theme, zoom), self._name(), self, renderings.formulas)
        self._body.resized.connect(self.resized)
        self._body.reached.connect(self.focused)
        self._body.link_activated.connect(self.link_activated)
        self._body.selection_began.connect(self.selection_began)
        self._body.menu_made.connect(lambda menu: self.menu_made.emit(menu, self._view.id))
        self._below = MessageBelow(theme, zoom, self)
        self._below.triggered.connect(lambda name: self.triggered.emit(name, self._view.id))
        self._footer = MessageFooter(theme, zoom, self)
        self._actions = self._footer.actions_bar
        self._actions.triggered.connect(lambda name: self.triggered.emit(name, self._view.id))
        self._actions.stepped.connect(lambda step: self.stepped.emit(self._view.id, step))
        self._actions.focused.connect(lambda: self.focused.emit(self._actions))
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
        before = (self._view, self._live, self._expanded, self._is_last)
        if self._shown and live is None and before == (view, None, expanded, is_last):
            return
        self._view, self._live, self._expanded, self._is_last, self._shown = view, live, expanded, is_last, True
        self.setAccessibleName(self._name())
        caption = {"user": "", "system": self.tr("Instructions")}.get(view.role, view.model)
        self._head.show_view(caption, view.pinned)
        if live is None:
            self._body.set_items(self._renderings.items(view, expanded))
        else:
            self._body.set_items(live.items("text"), growing=True)
        self._show_reasoning()
        self._show_progress()
        self._below.show_view(view, writing=live is not None, expanded=expanded)
        self._footer.show_view(view, writing=live is not None)
        self._reveal()

    def set_out_of_view(self, out: bool) -> None:
        """Set the message back, since the model no longer sees it; it is read and used as before."""
        if out != (self._veil is not None):
            _discard(self._veil)
            self._veil = Veil(self._theme, self) if out else None
            if self._veil is not None:
                self._veil.show()
        note = self.tr("Out of the model's view") if out else self._head.pinned()
        self.setToolTip(self.tr("The model no longer sees this message. Pin it to bring it back.") if out else "")
        self._body.set_note(note)
        self.describe(note, self._body.items)

    def set_ruler(self, ruler: ContextRuler | None) -> None:
        """Let the ruler stand above this message; it belongs to it from now on."""
        if ruler is not self._ruler:
            _discard(self._ruler)
            self._ruler = ruler
            if ruler is not None:
                ruler.setParent(self)
                ruler.resized.connect(self.resized)
                ruler.show()

    @property
    def ruler(self) -> ContextRuler | None:
        """The ruler, if it stands here."""
        return self._ruler

    def complete(self) -> None:
        """Make the buttons of the actions."""
        self._actions.complete()

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

    def _show_reasoning(self) -> None:
        live = self._live
        if not (live.has("reasoning") if live else self._view.reasoning):
            return
        if self._reasoning is None:
            self._reasoning = MessageReasoning(self._theme, self._zoom, self, self._renderings.formulas)
            self._reasoning.toggled.connect(self.resized)
            self._reasoning.link_activated.connect(self.link_activated)
            self._reasoning.menu_made.connect(lambda menu: self.menu_made.emit(menu, self._view.id))
            self._reasoning.text_made.connect(lambda body: body.selection_began.connect(self.selection_began))
            self._reasoning.text_made.connect(self.text_made)
            self._reasoning.show()
        thinking = live is not None and not live.has("text")
        title = thought_for(live.reasoning_ms if live else self._view.reasoning_ms, thinking)
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

    # ------------------------------------------------------------------ geometry

    def height_for(self, width: int) -> int:
        """Arrange everything for a column of this width; returns the height. The widget is wider by ``EDGE``."""
        y = self._arrange_ruler(width) + px(10, self._zoom)
        y = self._arrange_bubble(y, width) if self._view.role == "user" else self._arrange_answer(y, width)
        if self._veil is not None:
            user = self._view.role == "user"
            self._veil.setGeometry(self._bubble.toAlignedRect() if user else self._body.geometry())
            self._veil.raise_()
        height = self._below.height_for(width)
        self._below.setGeometry(self._edge(), y, width, height)
        y += height
        over = px(_OVERHANG, self._zoom)
        height = self._footer.height_for(width + 2 * over, over)
        self._footer.setGeometry(self._edge() - over, y, width + 2 * over, height)
        return y + height

    def _arrange_ruler(self, width: int) -> int:
        if self._ruler is None:
            return 0
        over = px(_OVERHANG, self._zoom)
        height = self._ruler.height_for(width + 2 * over, over)
        self._ruler.setGeometry(self._edge() - over, 0, width + 2 * over, height)
        return height

    def _arrange_head(self, y: int, width: int, space: int) -> int:
        height = self._head.height_for(width, at_end=self._view.role == "user")
        self._head.setGeometry(self._edge(), y, width, height)
        return y + height + px(space, self._zoom) if height else y

    def _arrange_bubble(self, y: int, width: int) -> int:
        y = self._arrange_head(y, width, 4)
        pad = px(16, self._zoom)
        above, below = px(11, self._zoom), px(9, self._zoom)  # the last line has its gap below it already
        most = int(width * _BUBBLE) if width > px(480, self._zoom) else width
        items = self._renderings.items(self._view, self._expanded)
        inner = min(most - 2 * pad, natural_width(items, look(self._theme, self._zoom)))
        height = self._body.height_for(inner)
        x = self._edge() + (0 if self._mirrored() else width - inner - 2 * pad)
        self._bubble = QRectF(x, y, inner + 2 * pad, height + above + below)
        self._body.setGeometry(x + pad, y + above, inner, height)
        return y + height + above + below

    def _arrange_answer(self, y: int, width: int) -> int:
        left = self._edge()
        y = self._arrange_head(y, width, 6)
        if self._reasoning is not None:
            over = px(_OVERHANG, self._zoom)
            height = self._reasoning.height_for(width + 2 * over, over)
            self._reasoning.setGeometry(left - over, y, width + 2 * over, height)
            y += height
        if self._progress is not None:
            height = self._progress.sizeHint().height()
            self._progress.setGeometry(left, y, width, height)
            y += height
        height = self._body.height_for(width)
        self._body.setGeometry(left, y, width, height)
        return y + height

    def _edge(self) -> int:
        return px(EDGE, self._zoom)

    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def lacks(self, top: float, bottom: float) -> bool:
        """Whether something between two heights is to be made."""
        parts = [part for part in (self._body, self._reasoning) if part is not None]
        return any(part.lacks(top - part.y(), bottom - part.y()) for part in parts)

    def materialise(self, top: float, bottom: float, until: float) -> bool:
        """Make views for what lies between two heights; returns whether heights changed by it."""
        changed = self._body.materialise(top - self._body.y(), bottom - self._body.y(), until)
        if self._ruler is not None:
            changed = self._ruler.materialise(top, bottom) or changed
        if self._reasoning is not None:
            y = self._reasoning.y()
            changed = self._reasoning.materialise(top - y, bottom - y, until) or changed
        self.cut = any(body.cut for body in self.bodies())
        return changed

    def place_at(self, y: float) -> MessagePlace:
        """The place at a height, for ``y_of`` after heights have changed; told from what is measured below it."""
        if y < (self._reasoning or self._body).y():
            return 0, (0, y)
        if self._reasoning is not None and (inner := self._reasoning.place_at(y - self._reasoning.y())) is not None:
            return 1, inner
        if (inner := self._body.place_at(y - self._body.y())) is not None:
            return 2, inner
        return 3, (0, y - self._body.y() - self._body.height())

    def y_of(self, place: MessagePlace) -> float:
        """Where a place is now."""
        part, inner = place
        if part == 0:
            return inner[1]
        if part == 1 and self._reasoning is not None:
            return self._reasoning.y() + self._reasoning.y_of(inner)
        if part == 2:
            return self._body.y() + self._body.y_of(inner)
        return self._body.y() + self._body.height() + inner[1]

    # ------------------------------------------------------------------ finding

    def set_marks(self, reasoning: Marks | None, text: Marks | None) -> None:
        """Mark places in the reasoning, once it is unfolded, and in the text."""
        self._body.set_marks(text)
        if self._reasoning is not None:
            self._reasoning.set_marks(reasoning)

    def unfold_reasoning(self) -> None:
        """Let the reasoning be read."""
        if self._reasoning is not None:
            self._reasoning.unfold()

    def top_of_hit(self, part: int, pattern: Pattern, number: int) -> int:
        """Where a place begins in the message: in its reasoning (0) or its text (1), which of them there."""
        if part == 0 and self._reasoning is not None and self._reasoning.body is not None:
            return self._reasoning.y() + self._reasoning.body.y() + self._reasoning.body.top_of_hit(pattern, number)
        return self._body.y() + self._body.top_of_hit(pattern, number)

    # ------------------------------------------------------------------ selection and focus

    def bodies(self) -> list[MessageBody]:
        """The texts that can be read now."""
        reasoning = self._reasoning.body if self._reasoning is not None and self._reasoning.unfolded else None
        return [self._body] if reasoning is None else [reasoning, self._body]

    def selected_items(self) -> list[Item]:
        """What is selected here."""
        return [item for body in self.bodies() for item in body.selected_items()]

    def clear_selection(self) -> None:
        """Select nothing here."""
        for body in self.bodies():
            body.clear_selection()

    def message_id(self) -> int:
        """Id of the message."""
        return self._view.id

    def offered(self) -> tuple[str, ...]:
        """Names of the actions there are now."""
        return () if self._live is not None else actions_for(self._view)

    def alternatives(self) -> tuple[int, int]:
        """Which one this is, from 0, and how many there are."""
        return self._view.sibling, 1 if self._live is not None else self._view.siblings

    def text_menu(self) -> QMenu:
        """The menu of its text, and of the message as a whole (``menu_made``)."""
        return self._body.context_menu("")

    def enter(self) -> None:
        """Give the keyboard to the text, where it can be read and selected letter by letter."""
        self._body.take_keyboard()

    def focusable(self) -> list[QWidget]:
        """Widgets the Tab key stops at, in order."""
        found = self._ruler.focusable() if self._ruler is not None else []
        found += self._reasoning.focusable() if self._reasoning is not None else []
        found += self._body.focusable()
        found += self._below.focusable()
        return found + list(self._actions.buttons)

    # ------------------------------------------------------------------ Qt overrides

    def _reveal(self) -> None:
        """Show what can be done where the mouse or the keyboard is."""
        shown = self._is_last or self.underMouse() or self.hasFocus()
        if shown:
            self._actions.complete()
        self._actions.set_revealed(shown)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._reveal()

    def leaveEvent(self, event: QEvent) -> None:
        self._reveal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._reveal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._reveal()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._view.role == "user":
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.user_bubble))
            radius = px(RADIUS_LARGE, self._zoom)
            painter.drawRoundedRect(self._bubble, radius, radius)
            painter.end()
        super().paintEvent(event)


def _discard(widget: QWidget | None) -> None:
    if widget is not None:
        widget.hide()
        widget.deleteLater()

"""The conversation: messages in a virtualised column, and the answer that is being written. Knows values only."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from time import perf_counter
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from app.theme import LIGHT, Theme
from app.widgets.message_view import LiveAnswer, MessageView, Renderings
from app.widgets.ruler_view import RulerPlace, RulerState, RulerView
from app.widgets.transcript_column import Column
from app.widgets.transcript_heights import Heights, estimate, estimate_text
from inference.protocol import Channel

if TYPE_CHECKING:
    from app.widgets.context_ruler import ContextRuler
    from app.widgets.message import Message
    from app.widgets.transcript_row import Row
    from app.widgets.transcript_selection import TranscriptSelection

__all__ = ["MessageView", "Transcript"]

_FRAME = 0.04  # seconds between repaints of a growing answer, at least: quicker than anybody reads
# A repaint waits this many times what the last one cost. Painting costs about as much again, so a window takes a
# tenth of one core at most: on two cores the model computes on both, and waits whenever the window has one of them.
_SHARE = 20
_TYPING = (
    Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier
)


class Transcript(Column):
    """Shows messages and the answer that is being written.

    Signals:
        copy_requested: Copy this message; the transcript itself puts nothing but selections on the clipboard.
        edit_requested: Edit this message.
        regenerate_requested: Answer again.
        compare_requested: Compare this answer with others.
        continue_requested: Go on with this answer.
        delete_requested: Delete this message.
        menu_made: A menu of the text of this message is about to be shown; what can be done with the message is added.
        menu_requested: Show the menu of this message that a button stands for: id and name of the button.
        pin_requested: Keep this message in the model's view, or no longer.
        summary_wished: ``summarise``, ``delete``, or ``edit`` with the id of the summary at the ruler and its new text.
        sibling_requested: Show another version: id, and -1 or 1.
        link_activated: A web or mail address was opened.
        row_shown: A widget shows a message, or another state of it.
        typed: Somebody writes where nothing can be written: the key.
        left: The keyboard is to go where one writes.
    """

    copy_requested = Signal(int)
    edit_requested = Signal(int)
    regenerate_requested = Signal(int)
    compare_requested = Signal(int)
    continue_requested = Signal(int)
    delete_requested = Signal(int)
    menu_requested = Signal(int, str)
    menu_made = Signal(QMenu, int)
    pin_requested = Signal(int, bool)
    summary_wished = Signal(str, int, str)
    sibling_requested = Signal(int, int)
    link_activated = Signal(str)
    row_shown = Signal(QWidget)
    typed = Signal(QKeyEvent)
    left = Signal()

    def __init__(self, parent: QWidget | None = None, theme: Theme = LIGHT, zoom: float = 1.0) -> None:
        super().__init__(theme, zoom, parent)
        self._views: list[MessageView] = []
        self._renderings = Renderings(self)
        self._expanded: set[int] = set()  # ids of long messages that are shown as a whole
        self._selection: TranscriptSelection | None = None
        self._live: LiveAnswer | None = None  # always of the last message
        self._ruler = RulerPlace()
        self._ruler_state = RulerState()
        self._next_frame = 0.0  # when it may be painted again, ``time.perf_counter``
        self.setObjectName("transcript")
        self.setAccessibleName(self.tr("Conversation"))
        self._repaint = QTimer(self)
        self._repaint.setSingleShot(True)
        self._repaint.timeout.connect(self._refresh_live)

    # ------------------------------------------------------------------ content

    def set_messages(self, messages: Sequence[MessageView]) -> None:
        """Show another conversation, from its end."""
        self._drop_widgets()
        if self._selection is not None:
            self._selection.forget()
        self._live, self._ruler, self._ruler_state = None, RulerPlace(), RulerState()
        self._views = list(messages)
        self._heights = Heights()
        _, width = self.column()
        self._heights.extend(estimate_text(view.text, width, self._zoom) for view in self._views)
        self._follows = True
        self._arrange()

    def append(self, message: MessageView) -> None:
        """Add a message at the end."""
        self._views.append(message)
        self._heights.extend([self._estimate(message)])
        if len(self._views) > 1:
            self._update_widget(len(self._views) - 2)
        self._arrange()

    def replace(self, message: MessageView) -> None:
        """Show another state of the message with this id. Unknown ids are ignored."""
        row = self.row_of(message.id)
        if row is None:
            return
        self._views[row] = message
        if row not in self._widgets:
            self._heights.set(row, self._estimate(message))
        self._update_widget(row)
        self._arrange()

    def remove_from(self, index: int) -> None:
        """Take away the message at this position and all after it."""
        if index >= len(self._views):
            return
        self._live = None
        if self._selection is not None:
            self._selection.cut(index)
        if self._ruler.row is not None and self._ruler.row >= index:
            self._ruler = RulerPlace()
        self._drop_widgets(index)
        del self._views[index:]
        self._heights.truncate(index)
        if index:
            self._update_widget(index - 1)
        self._arrange()

    def clear(self) -> None:
        """Show no message."""
        self.set_messages(())

    def set_ruler(self, ruler: RulerView | None) -> None:
        """Show from where on the model sees the conversation; ``None``: from its beginning."""
        place = RulerPlace(ruler, self.row_of(ruler.first) if ruler is not None else None)
        if place == self._ruler:
            return
        self._ruler = place
        for shown in self._widgets:
            self._show(self.message_at(shown), shown)
            self._disarrange(shown)
        self._arrange()

    def show_message(self, message_id: int) -> None:
        """Scroll to the message with this id. Unknown ids are ignored."""
        row = self.row_of(message_id)
        if row is not None:
            self.go_to(row)

    def focused_message(self) -> int | None:
        """Id of the message in which something has the keyboard focus."""
        focus = self.focusWidget()
        if focus is None or not focus.hasFocus():
            return None
        return next((self._views[row].id for row, widget in self._widgets.items() if self._has_keyboard(widget)), None)

    def walk(self, step: int) -> None:
        """Give the keyboard to the message before (-1) or after (1); see ``app.widgets.message_walk``."""
        from app.widgets.message_walk import walk  # nobody has pressed a key before

        walk(self, step)

    def made_messages(self) -> dict[int, Message]:
        """The widgets there are, by position, in order."""
        return {row: self.message_at(row) for row in sorted(self._widgets)}

    def unfold(self, row: int, *, reasoning: bool) -> Message:
        """Have a message made and shown as a whole, its reasoning too if that is asked for."""
        if self._views[row].id not in self._expanded:
            self._expanded.add(self._views[row].id)
            self._update_widget(row)
        own = self._heights.top(row)
        self._measure(row, own, own)
        if reasoning:
            self.message_at(row).unfold_reasoning()
            self._measure(row, own, own)
        return self.message_at(row)

    @property
    def theme(self) -> Theme:
        """What it is dressed in."""
        return self._theme

    def messages(self) -> tuple[MessageView, ...]:
        """What is shown, in order."""
        return tuple(self._views)

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Dress everything anew; what is read stays in place, and the keyboard at its message."""
        if (theme, zoom) == (self._theme, self._zoom):
            return
        factor, focused = zoom / self._zoom, self.focused_message()
        self._theme, self._zoom = theme, zoom
        self._drop_widgets()
        for row in range(len(self._views)):
            self._heights.set(row, round(self._heights[row] * factor))
        self._jump.dress(theme, zoom)
        self._arrange()
        if focused is not None:
            self._widgets.get(self.row_of(focused) or 0, self).setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------------ streaming

    def begin_stream(self, message: MessageView) -> None:
        """Start an answer, or go on with one: replaces the last message if it has the same id."""
        self._live = LiveAnswer(message)
        if self._views and self._views[-1].id == message.id:
            self.replace(message)
        else:
            self.append(message)

    def stream(self, text: str, channel: Channel = "text") -> None:
        """Take the next piece of the answer; painted at once if it is the first, else soon."""
        live = self._live
        if live is None:
            return
        first = not live.has(channel)
        live.feed(text, channel)
        if first:
            self._refresh_live()
        else:
            self._refresh_soon()

    def set_prompt_progress(self, done: int, total: int, reused: int = 0) -> None:
        """How much of the prompt is read, in tokens, shown where the answer will be; ``reused`` needed no reading."""
        if self._live is None or total <= 0:
            return
        self._live.progress = min(1.0, max(0.0, (done - reused) / max(1, total - reused)))
        self._refresh_soon()

    def end_stream(self, message: MessageView) -> None:
        """The answer is complete, or over: show its final state."""
        live, self._live = self._live, None
        self._repaint.stop()
        if live is not None and live.text == message.text:
            self._expanded.add(message.id)  # it was seen as a whole, so it stays whole
            self._renderings.keep(message, live.finish(), expanded=True)
        self.replace(message)

    def _refresh_soon(self) -> None:
        """At once where the last time was long enough ago: a timer would wake this thread once more."""
        pause = self._next_frame - perf_counter()
        if pause <= 0:
            self._refresh_live()
        elif not self._repaint.isActive():
            self._repaint.start(ceil(1000 * pause))

    def _refresh_live(self) -> None:
        self._repaint.stop()
        row, live = len(self._views) - 1, self._live
        if live is None or row < 0:
            return
        began = perf_counter()
        widget = self._widgets.get(row)
        if widget is None:
            self._heights.set(row, estimate(live.length, live.length // 60, self.column()[1], self._zoom))
            self._arrange()
        elif row in self.visible_rows():
            self._before_seen(row)
            self._arrange_grown(row)
        ended = perf_counter()
        # A huge paragraph: fewer frames instead of a slow window.
        self._next_frame = ended + max(_FRAME, (ended - began) * _SHARE)

    def _before_seen(self, row: int) -> None:
        if self._live is not None and row == len(self._views) - 1:
            self.message_at(row).refresh()
            self._disarrange(row)

    # ------------------------------------------------------------------ selection

    def selected_text(self) -> str:
        """What is selected, as plain text."""
        return self._selection.text() if self._selection is not None else ""

    def copy(self) -> None:
        """Put what is selected on the clipboard."""
        if self._selection is not None:
            self._selection.copy()

    # ------------------------------------------------------------------ rows

    def message_at(self, row: int) -> Message:
        """The widget of a row that has one."""
        return cast("Message", self._widgets[row])  # ``_make_row`` makes nothing else

    def _make_row(self, row: int) -> Row:
        from app.widgets.message import Message  # with all its parts: the window starts without a message
        from app.widgets.message_walk import walk_from
        from app.widgets.transcript_selection import TranscriptSelection

        made = Message(self._views[row], self._theme, self._zoom, self._renderings, self.viewport())
        made.hide()
        made.triggered.connect(self._trigger)
        made.stepped.connect(self.sibling_requested)
        made.link_activated.connect(self.link_activated)
        made.resized.connect(lambda: self._resized(made))
        made.focused.connect(self._reveal)
        made.walked.connect(lambda step: walk_from(self, made, step))
        made.left.connect(self.left)
        made.menu_made.connect(self.menu_made)
        if self._selection is None:
            self._selection = TranscriptSelection(self, lambda row: self._renderings.items(self._views[row], True))
        selection = self._selection
        selection.listen(made.body)
        made.text_made.connect(selection.listen)
        made.selection_began.connect(lambda: selection.begin(made))
        self._show(made, row)
        return made

    def _is_kept(self, row: int) -> bool:
        return super()._is_kept(row) or (self._selection is not None and self._selection.holds(row))

    def _update_widget(self, row: int) -> None:
        if row in self._widgets:
            self._show(self.message_at(row), row)
            self._disarrange(row)
            self._order_focus()

    def _resized(self, widget: Message) -> None:
        for row in [row for row, other in self._widgets.items() if other is widget]:
            self._disarrange(row)
        self._arrange()

    def _show(self, widget: Message, row: int) -> None:
        view, last = self._views[row], row == len(self._views) - 1
        widget.show_view(view, self._live if last else None, view.id in self._expanded, last)
        ruler = self._ruler.above(row)
        if ruler is None:
            widget.set_ruler(None)
        elif widget.ruler is None:
            widget.set_ruler(self._make_ruler(ruler, widget))
        else:
            widget.ruler.show_view(ruler)
        widget.set_out_of_view(self._ruler.hides(row, view.id))
        if self._selection is not None:
            self._selection.dress(widget, row)
        self.row_shown.emit(widget)

    def _make_ruler(self, ruler: RulerView, parent: QWidget) -> ContextRuler:
        from app.widgets.context_ruler import ContextRuler  # few conversations ever need one

        made = ContextRuler(ruler, self._ruler_state, self._theme, self._zoom, parent)
        made.wished.connect(self.summary_wished)
        made.opened.connect(self._stay)
        return made

    def _stay(self) -> None:
        """What is read stays where it is, even at the end."""
        self._follows = False
        self._remember_anchor()

    def row_of(self, message_id: int) -> int | None:
        """Position of the message with this id; ``None`` for unknown ids."""
        rows = range(len(self._views) - 1, -1, -1)  # what is asked for is nearly always at the end
        return next((row for row in rows if self._views[row].id == message_id), None)

    def _estimate(self, view: MessageView) -> int:
        return estimate_text(view.text, self.column()[1], self._zoom)

    def _trigger(self, name: str, message_id: int) -> None:
        match name:
            case "expand":
                self._expanded.add(message_id)
                self._follows = False
                for row in list(self._widgets):
                    self._update_widget(row)
                self._arrange()
            case "pin" | "unpin":
                self.pin_requested.emit(message_id, name == "pin")
            case "again" | "more":
                self.menu_requested.emit(message_id, name)
            case _:
                getattr(self, f"{name}_requested").emit(message_id)

    # ------------------------------------------------------------------ Qt overrides

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._renderings.rest()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        text, held = event.text(), event.modifiers() & ~_TYPING
        if not event.isAccepted() and not held and text.isprintable() and text.strip():
            event.accept()
            self.typed.emit(event)

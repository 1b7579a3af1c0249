"""The conversation: a virtualised column of messages. Knows messages as values; neither storage nor engine.

Widgets exist for the messages that can be seen, and some around them; the heights of all others are estimates until
they are seen for the first time. What stands at the top of the view stays where it is when heights become known, when
the window or the zoom changes, and while an answer grows below; unless the view is at the end: then it follows the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolButton, QWidget

from app.theme import LIGHT, SPACE, Theme, px
from app.widgets.icons import icon
from app.widgets.message import OVERHANG, Message, MessagePlace
from app.widgets.message_view import LiveAnswer, MessageView, Renderings
from app.widgets.transcript_heights import Heights
from inference.protocol import Channel

__all__ = ["MessageView", "Transcript"]

COLUMN = 780  # pixels at zoom 1: about 90 letters a line
_FRAME = 33  # milliseconds between repaints of a growing answer, at least
_SHARE = 6  # a repaint waits this many times what the last one cost, so that the window stays quick
_NEAR_END = 24  # pixels from the end that still count as being there
_LAYOUT_ROUNDS = 6  # until what is visible is measured; each round can uncover more


class Transcript(QAbstractScrollArea):
    """Shows messages and the answer that is being written.

    Signals:
        copy_requested: Copy this message; the transcript itself puts nothing but selections on the clipboard.
        edit_requested: Edit this message.
        regenerate_requested: Answer again.
        continue_requested: Go on with this answer.
        delete_requested: Delete this message.
        sibling_requested: Show another version: id, and -1 or 1.
        link_activated: A web or mail address was opened.
    """

    copy_requested = Signal(int)
    edit_requested = Signal(int)
    regenerate_requested = Signal(int)
    continue_requested = Signal(int)
    delete_requested = Signal(int)
    sibling_requested = Signal(int, int)
    link_activated = Signal(str)

    def __init__(self, parent: QWidget | None = None, theme: Theme = LIGHT, zoom: float = 1.0) -> None:
        super().__init__(parent)
        self._theme = theme
        self._zoom = zoom
        self._views: list[MessageView] = []
        self._heights = Heights()
        self._widgets: dict[int, Message] = {}  # by position
        self._renderings = Renderings()
        self._expanded: set[int] = set()  # ids of long messages that are shown as a whole
        self._live: LiveAnswer | None = None  # always of the last message
        self._follows = True
        self._anchor: tuple[int, MessagePlace] = (0, (0, (0, 0.0)))
        self._arranging = False
        self._empty: QWidget | None = None
        self.setObjectName("transcript")
        self.setAccessibleName(self.tr("Conversation"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._jump = self._make_jump()
        self._repaint = QTimer(self)
        self._repaint.setSingleShot(True)
        self._repaint.timeout.connect(self._refresh_live)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self._prepare_neighbour)

    # ------------------------------------------------------------------ content

    def set_messages(self, messages: Sequence[MessageView]) -> None:
        """Show another conversation, from its end."""
        self._drop_widgets()
        self._live = None
        self._views = list(messages)
        self._heights = Heights()
        self._heights.extend(self._estimate(view) for view in self._views)
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
        row = self._row_of(message.id)
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
        for row in [row for row in self._widgets if row >= index]:
            self._drop_widget(row)
        del self._views[index:]
        self._heights.truncate(index)
        if index:
            self._update_widget(index - 1)
        self._arrange()

    def clear(self) -> None:
        """Show no message."""
        self.set_messages(())

    def messages(self) -> tuple[MessageView, ...]:
        """What is shown, in order."""
        return tuple(self._views)

    def set_empty_widget(self, widget: QWidget) -> None:
        """What to show while there is no message; the transcript owns it from now on."""
        if self._empty is not None:
            self._empty.hide()
            self._empty.deleteLater()
        self._empty = widget
        widget.setParent(self.viewport())
        self._arrange()

    def set_theme(self, theme: Theme, zoom: float) -> None:
        """Dress everything anew; what is read stays in place."""
        if (theme, zoom) == (self._theme, self._zoom):
            return
        factor = zoom / self._zoom
        self._theme, self._zoom = theme, zoom
        self._drop_widgets()
        for row in range(len(self._views)):
            self._heights.set(row, round(self._heights[row] * factor))
        self._dress_jump()
        self._arrange()

    # ------------------------------------------------------------------ streaming

    def begin_stream(self, message: MessageView) -> None:
        """Start an answer, or go on with one: replaces the last message if it has the same id."""
        self._live = LiveAnswer(message)
        if self._views and self._views[-1].id == message.id:
            self._views[-1] = message
            self._update_widget(len(self._views) - 1)
            self._arrange()
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
        elif not self._repaint.isActive():
            self._repaint.start(_FRAME)

    def set_prompt_progress(self, done: int, total: int, reused: int = 0) -> None:
        """How much of the prompt is read, in tokens, shown where the answer will be; ``reused`` needed no reading."""
        if self._live is None or total <= 0:
            return
        work = max(1, total - reused)
        self._live.progress = min(1.0, max(0.0, (done - reused) / work))
        if not self._repaint.isActive():
            self._repaint.start(_FRAME)

    def end_stream(self, message: MessageView) -> None:
        """The answer is complete, or over: show its final state."""
        live, self._live = self._live, None
        self._repaint.stop()
        if live is not None and live.length == len(message.text):
            self._expanded.add(message.id)  # it was seen as a whole, so it stays whole
            self._renderings.keep(message, live.finish(), expanded=True)
        self.replace(message)

    def _refresh_live(self) -> None:
        row = len(self._views) - 1
        live = self._live
        if live is None or row < 0:
            return
        began = perf_counter()
        widget = self._widgets.get(row)
        if widget is not None and self._is_visible(row):
            widget.refresh()
            self._arrange()
        elif widget is None:
            text = "x" * live.length
            self._heights.set(row, self._estimate_text(text, live.length // 60))
            self._arrange()
        cost = (perf_counter() - began) * 1000
        if cost * _SHARE > _FRAME:  # a huge paragraph: fewer frames instead of a slow window
            self._repaint.start(int(cost * _SHARE))

    # ------------------------------------------------------------------ selection

    def selected_text(self) -> str:
        """What is selected, as plain text."""
        return "\n\n".join(filter(None, (self._widgets[row].selected_text() for row in sorted(self._widgets))))

    def copy(self) -> None:
        """Put what is selected on the clipboard."""
        for row in sorted(self._widgets):
            self._widgets[row].copy_selection()

    # ------------------------------------------------------------------ scrolling

    def scroll_to_end(self) -> None:
        """Go to the end and follow it from now on."""
        self._follows = True
        self._arrange()

    def follows_end(self) -> bool:
        """Whether the view moves along when the answer grows."""
        return self._follows

    def visible_rows(self) -> range:
        """Positions of the messages that can be seen."""
        if not self._views:
            return range(0)
        top = self.verticalScrollBar().value()
        return range(self._heights.row_at(top), self._heights.row_at(top + self.viewport().height() - 1) + 1)

    def _is_visible(self, row: int) -> bool:
        return row in self.visible_rows()

    def _scrolled(self, value: int) -> None:
        if self._arranging:
            return
        self._follows = value >= self.verticalScrollBar().maximum() - px(_NEAR_END, self._zoom)
        self._remember_anchor()
        live_row = len(self._views) - 1
        if self._live is not None and live_row in self._widgets and self._is_visible(live_row):
            self._widgets[live_row].refresh()
        self._arrange()

    def _remember_anchor(self) -> None:
        top = self.verticalScrollBar().value()
        row = self._heights.row_at(top)
        if row < 0:
            return
        offset = top - self._heights.top(row)
        widget = self._widgets.get(row)
        self._anchor = (row, widget.place_at(offset) if widget is not None else (0, (0, offset)))

    def _anchored_top(self) -> int:
        """The scroll position at which what was at the top is at the top again."""
        if self._follows:
            return max(0, self._content_height() - self.viewport().height())
        row, place = self._anchor
        if row >= len(self._views):
            return max(0, self._content_height() - self.viewport().height())
        widget = self._widgets.get(row)
        return self._heights.top(row) + int(widget.y_of(place) if widget is not None else place[1][1])

    # ------------------------------------------------------------------ arranging

    def _content_height(self) -> int:
        return self._heights.total() + px(SPACE[4], self._zoom) if self._views else 0

    def _column(self) -> tuple[int, int]:
        """Left edge and width of the messages."""
        margin = px(SPACE[5] if self.viewport().width() > px(560, self._zoom) else SPACE[3], self._zoom)
        width = max(px(120, self._zoom), min(px(COLUMN, self._zoom), self.viewport().width() - 2 * margin))
        return max(margin, (self.viewport().width() - width) // 2), width

    def _arrange(self) -> None:
        """Measure what is visible, keep the view where it was, and put every widget in its place."""
        if self._arranging:
            return
        self._arranging = True
        try:
            for _ in range(_LAYOUT_ROUNDS):
                self._set_scroll_bar()
                if not self._measure_visible():
                    break
            self._set_scroll_bar()
            self._place_widgets()
        finally:
            self._arranging = False
        if self._empty is not None:
            self._empty.setGeometry(self.viewport().rect())
            self._empty.setVisible(not self._views)
        self._show_jump()
        if self.isVisible():
            self._idle.start(0)

    def _set_scroll_bar(self) -> None:
        bar = self.verticalScrollBar()
        page = self.viewport().height()
        top = self._anchored_top()
        bar.setRange(0, max(0, self._content_height() - page))
        bar.setPageStep(max(1, page - px(40, self._zoom)))
        bar.setSingleStep(px(48, self._zoom))
        bar.setValue(top)

    def _measure_visible(self) -> bool:
        """Make and measure what can be seen; returns whether a height changed."""
        top = self.verticalScrollBar().value()
        bottom = top + self.viewport().height()
        changed = False
        for row in self.visible_rows():
            changed = self._measure(row, top, bottom) or changed
        return changed

    def _measure(self, row: int, top: float, bottom: float) -> bool:
        widget = self._widgets.get(row) or self._create(row)
        _, width = self._column()
        changed = self._heights.set(row, widget.height_for(width))
        own = self._heights.top(row)
        if widget.materialise(top - own, bottom - own):
            changed = self._heights.set(row, widget.height_for(width)) or changed
            changed = True
        return changed

    def _place_widgets(self) -> None:
        top = self.verticalScrollBar().value()
        left, width = self._column()
        over = px(OVERHANG, self._zoom)
        near = self._near_rows()
        for row in list(self._widgets):
            if row not in near and not self._widgets[row].isAncestorOf(self.focusWidget() or self):
                self._drop_widget(row)
                continue
            widget = self._widgets[row]
            widget.setGeometry(left - over, self._heights.top(row) - top, width + 2 * over, self._heights[row])
            if widget.isHidden():
                widget.show()

    def _near_rows(self) -> range:
        """The visible rows, and those within a page above and below."""
        page = self.viewport().height()
        top = self.verticalScrollBar().value()
        return range(self._heights.row_at(top - page), self._heights.row_at(top + 2 * page) + 1)

    def _prepare_neighbour(self) -> None:
        """At idle time, make one message that is nearly visible, so that scrolling finds it ready."""
        page = self.viewport().height()
        top = self.verticalScrollBar().value()
        for row in self._near_rows():
            if row not in self._widgets and self._views:
                self._measure(row, top - page, top + 2 * page)
                self._arrange()
                return

    def _create(self, row: int) -> Message:
        view = self._views[row]
        made = Message(view, self._theme, self._zoom, self._renderings, self.viewport())
        made.hide()
        made.triggered.connect(self._trigger)
        made.stepped.connect(self.sibling_requested)
        made.link_activated.connect(self.link_activated)
        made.resized.connect(self._arrange)
        made.focused.connect(self._reveal)
        self._widgets[row] = made
        self._update_widget(row)
        self._order_focus()
        return made

    def _update_widget(self, row: int) -> None:
        widget = self._widgets.get(row)
        if widget is not None:
            last = row == len(self._views) - 1
            view = self._views[row]
            widget.show_view(view, self._live if last else None, view.id in self._expanded, last)

    def _order_focus(self) -> None:
        """The Tab key goes through the messages in their order, whenever they were made."""
        previous: QWidget = self
        for row in sorted(self._widgets):
            for widget in self._widgets[row].focusable():
                QWidget.setTabOrder(previous, widget)
                previous = widget

    def _drop_widget(self, row: int) -> None:
        widget = self._widgets.pop(row)
        widget.hide()
        widget.deleteLater()

    def _drop_widgets(self) -> None:
        for row in list(self._widgets):
            self._drop_widget(row)

    def _row_of(self, message_id: int) -> int | None:
        return next((row for row in range(len(self._views) - 1, -1, -1) if self._views[row].id == message_id), None)

    def _estimate(self, view: MessageView) -> int:
        return self._estimate_text(view.text, view.text.count("\n"))

    def _estimate_text(self, text: str, breaks: int) -> int:
        _, width = self._column()
        zoom = self._zoom
        letters = max(20, width / (7.5 * zoom))
        return round((len(text[:60_000]) / letters + breaks * 0.6 + 1) * 22 * zoom + 70 * zoom)

    # ------------------------------------------------------------------ reactions

    def _trigger(self, name: str, message_id: int) -> None:
        match name:
            case "copy":
                self.copy_requested.emit(message_id)
            case "edit":
                self.edit_requested.emit(message_id)
            case "regenerate":
                self.regenerate_requested.emit(message_id)
            case "continue":
                self.continue_requested.emit(message_id)
            case "delete":
                self.delete_requested.emit(message_id)
            case "expand":
                self._expand(message_id)

    def _expand(self, message_id: int) -> None:
        row = self._row_of(message_id)
        if row is not None:
            self._follows = False
            self._expanded.add(message_id)
            self._update_widget(row)
            self._arrange()

    def _reveal(self, widget: QWidget) -> None:
        """Scroll so that something inside a message that got the keyboard focus can be seen."""
        place = QRect(widget.mapTo(self.viewport(), widget.rect().topLeft()), widget.size())
        bar = self.verticalScrollBar()
        if place.bottom() > self.viewport().height():
            bar.setValue(bar.value() + place.bottom() - self.viewport().height() + px(SPACE[4], self._zoom))
        elif place.top() < 0:
            bar.setValue(bar.value() + place.top() - px(SPACE[4], self._zoom))

    def _make_jump(self) -> QToolButton:
        made = QToolButton(self)
        made.setObjectName("jumpToEnd")
        made.setAccessibleName(self.tr("Jump to the end"))
        made.setToolTip(self.tr("Jump to the end"))
        made.clicked.connect(self.scroll_to_end)
        made.hide()
        self._jump = made
        self._dress_jump()
        return made

    def _dress_jump(self) -> None:
        size = px(36, self._zoom)
        theme = self._theme
        self._jump.setIcon(icon("arrow-down", theme, theme.text))
        self._jump.setIconSize(QSize(px(18, self._zoom), px(18, self._zoom)))
        self._jump.setFixedSize(size, size)
        self._jump.setStyleSheet(
            f"QToolButton {{ background: {theme.raised}; border: 1px solid {theme.border};"
            f" border-radius: {size // 2}px; padding: 0; }}"
            f"QToolButton:hover {{ background: {theme.hover}; }}"
            f"QToolButton:focus {{ border-color: {theme.focus}; }}"
        )

    def _show_jump(self) -> None:
        bar = self.verticalScrollBar()
        away = not self._follows and bar.maximum() - bar.value() > self.viewport().height() // 3
        if away:
            size = self._jump.size()
            area = self.viewport().geometry()
            bottom = area.bottom() - size.height() - px(SPACE[3], self._zoom)
            self._jump.move(area.center().x() - size.width() // 2, bottom)
            self._jump.raise_()
        if self._jump.isHidden() == away:
            self._jump.setVisible(away)

    # ------------------------------------------------------------------ Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._arrange()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Widgets are put in their places by ``_arrange``."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # zoom belongs to the window
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        steps = {
            Qt.Key.Key_Up: bar.value() - bar.singleStep(),
            Qt.Key.Key_Down: bar.value() + bar.singleStep(),
            Qt.Key.Key_PageUp: bar.value() - bar.pageStep(),
            Qt.Key.Key_PageDown: bar.value() + bar.pageStep(),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: bar.maximum(),
        }
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and (value := steps.get(Qt.Key(event.key()))) is not None:
            if event.key() == Qt.Key.Key_End:
                self.scroll_to_end()
            else:
                bar.setValue(value)
        else:
            event.ignore()

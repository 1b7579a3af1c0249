"""A virtualised column of rows of any height. Knows rows by what they can do (``Row``), not what they show.

Widgets exist for the rows that can be seen, and a page around them; the heights of all others are estimates until
they are seen for the first time. While somebody scrolls, a step makes only as much as fits into a frame; what is
missing comes before the next one. What stands at the top of the view stays where it is when heights become known,
when the window or the zoom changes, and while a row grows; unless the view is at the end: then it follows the end.
"""

from __future__ import annotations

import math
from abc import abstractmethod
from itertools import pairwise
from time import perf_counter
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from app.theme import SPACE, Theme, px
from app.widgets.jump_button import JumpButton
from app.widgets.transcript_heights import Heights

if TYPE_CHECKING:
    from app.widgets.transcript_row import Row

COLUMN = 780  # pixels at zoom 1: about 90 letters a line
EDGE = 12  # pixels a row is wider than the column on both sides, for the frame around it and those of buttons
_NEAR_END = 24  # pixels from the end that still count as being there
_ROUNDS = 6  # of measuring until everything visible is known; each can uncover more
_BUDGET = 0.002  # seconds of making rows in a step of scrolling; the rest comes before the next one
_PAUSE, _CALM = 5, 80  # milliseconds before the rest is made; after a jump, before what is only nearly seen is


class Column(QAbstractScrollArea):
    """Scrolls rows that a subclass makes and estimates."""

    def __init__(self, theme: Theme, zoom: float, parent: QWidget | None) -> None:
        super().__init__(parent)
        # To hand out Qt's own viewport, PySide6 would first load every class that it could be: 20 ms of the start.
        self.setViewport(QWidget())
        self._theme = theme
        self._zoom = zoom
        self._heights = Heights()
        self._widgets: dict[int, Row] = {}  # by position
        self._arranged: dict[int, int] = {}  # width for which a row stands arranged, by position
        self._follows = True
        # The row at the top of the view and a place in it: an offset, or what the row called it if it exists.
        self._anchor: tuple[int, int | None, Any] = (0, 0, None)
        self._below = 0.0  # how far below the top of the view that place is
        self._arranging = False
        self._hurried = math.inf  # until when rows are made in this step, ``time.perf_counter``
        self._bare: set[int] = set()  # rows that are not complete
        self._made_one = self._unfinished = False  # in this step; more would have been if there had been time
        self._jumped = False  # further than what was made ahead: it will go on
        self._focus_order: list[QWidget] = []
        self._empty: QWidget | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._jump = JumpButton(theme, zoom, self)
        self._jump.clicked.connect(self.scroll_to_end)
        self._idle = QTimer(self, singleShot=True)
        self._idle.timeout.connect(self._make_rest)

    @abstractmethod
    def _make_row(self, row: int) -> Row:
        """A new widget for a row, showing its content."""

    def _before_seen(self, row: int) -> None:
        """A row that has a widget is scrolled into view; what changes it there calls ``_disarrange``."""

    # ------------------------------------------------------------------ scrolling

    def scroll_to_end(self) -> None:
        """Go to the end and follow it from now on."""
        self._follows = True
        self._arrange_quickly()

    def go_to(self, row: int) -> None:
        """Bring a row to the top of the view, or as near as there is content for."""
        self._follows = False
        self._anchor = (row, -px(SPACE[2], self._zoom), None)
        self._arrange_quickly()

    def bring(self, row: int) -> None:
        """Bring a row into sight by no more than is needed: all of it, or its beginning where it is higher."""
        page, top, space = self.viewport().height(), self.verticalScrollBar().value(), px(SPACE[2], self._zoom)
        if row not in self._widgets:
            self._measure(row, self._heights.top(row), self._heights.top(row) + page)
        own, height = self._heights.top(row), self._heights[row]
        if own >= top and own + height <= top + page:
            return
        y = space if own < top or height > page else page - height - space
        last = row == len(self._heights) - 1 and height <= page
        self._follows = last or own - y >= self._content_height() - page
        self.show_at(y, row, 0)

    def show_place(self, row: int, y: int) -> None:
        """Bring a height inside a row into sight; where it is seen already nothing moves."""
        page, margin = self.viewport().height(), px(SPACE[6], self._zoom)
        if margin <= self._heights.top(row) + y - self.verticalScrollBar().value() <= page - 2 * margin:
            self._arrange()
        else:
            self._follows = False
            self.show_at(page // 3, row, y)

    def column(self) -> tuple[int, int]:
        """Left edge and width of the rows in pixels, for what is to stand in line with them."""
        # Always without the scroll bar: nothing moves sideways when it appears.
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        margin = px(SPACE[5] if room > px(560, self._zoom) else SPACE[3], self._zoom)
        width = max(px(120, self._zoom), min(px(COLUMN, self._zoom), room - 2 * margin))
        return max(margin, (room - width) // 2), width

    def row_under(self, y: float) -> tuple[int, float, Row | None]:
        """The row at a height of the view, the height in it, its widget if it is made. There must be rows."""
        place = self.verticalScrollBar().value() + y
        row = self._heights.row_at(place)
        return row, place - self._heights.top(row), self._widgets.get(row)

    def show_at(self, y: float, row: int, offset: int | None, place: Any = None) -> Row | None:
        """Bring a height in a row, or a place of it, to a height of the view; returns its widget."""
        self._anchor, self._below, self._follows = (row, offset, place), y, False
        self._arrange()
        return self._widgets.get(row)

    def follows_end(self) -> bool:
        """Whether the view moves along when the last row grows."""
        return self._follows

    def visible_rows(self) -> range:
        """Positions of the rows that can be seen."""
        top = self.verticalScrollBar().value()
        return self._rows_between(top, top + self.viewport().height() - 1)

    def is_complete(self) -> bool:
        """Whether everything that can be seen is made."""
        widgets = [self._widgets.get(row) for row in self.visible_rows()]
        return not self._unfinished and all(widget is not None and not widget.cut for widget in widgets)

    def set_empty_widget(self, widget: QWidget) -> None:
        """What to show while there is no row; owned from now on."""
        if self._empty is not None:
            self._empty.hide()
            self._empty.deleteLater()
        self._empty = widget
        widget.setParent(self.viewport())
        self._arrange()

    def _rows_between(self, top: float, bottom: float) -> range:
        return range(max(0, self._heights.row_at(top)), self._heights.row_at(bottom) + 1)

    def _scrolled(self, value: int) -> None:
        if self._arranging:
            return
        self._follows = value >= self.verticalScrollBar().maximum() - px(_NEAR_END, self._zoom)
        self._remember_anchor()
        for row in self.visible_rows():
            if row in self._widgets:
                self._before_seen(row)
        self._arrange_quickly()

    def _remember_anchor(self) -> None:
        """Hold on to the first visible row that is measured: what is above it may turn out higher or lower."""
        top = self.verticalScrollBar().value()
        visible = self.visible_rows()
        self._below = 0.0
        if not visible:
            return
        row = next((row for row in visible if row in self._widgets), visible[0])
        offset = top - self._heights.top(row)
        widget = self._widgets.get(row)
        self._anchor = (row, offset, None) if widget is None else (row, None, widget.place_at(offset))

    def _anchored_top(self) -> int:
        """The scroll position at which what was at the top is at the top again."""
        row, offset, place = self._anchor
        if self._follows or row >= len(self._heights):
            return max(0, self._content_height() - self.viewport().height())
        widget = self._widgets.get(row)
        if offset is None and widget is not None:
            offset = round(widget.y_of(place))
        return max(0, round(self._heights.top(row) + (offset or 0) - self._below))

    # ------------------------------------------------------------------ arranging

    def _arrange_quickly(self) -> None:
        """Like ``_arrange``, for a step of scrolling: more than a frame has room for is made afterwards."""
        self._jumped = self._jumped or not any(row in self._widgets for row in self.visible_rows())
        self._hurried = perf_counter() + _BUDGET
        self._arrange()
        self._hurried = math.inf

    def _content_height(self) -> int:
        return self._heights.total() + px(SPACE[4], self._zoom) if len(self._heights) else 0

    def _arrange(self) -> None:
        """Measure what is visible, keep the view where it was, and put every widget in its place."""
        if self._arranging:
            return
        self._arranging = True
        self._made_one = self._unfinished = False
        try:
            for _ in range(_ROUNDS):
                self._set_scroll_bar()
                if not self._measure_visible():
                    break
            self._set_scroll_bar()
            self._place_widgets()
            if self._hurried == math.inf:
                self._order_focus()
        finally:
            self._arranging = False
        self._remember_anchor()
        if self._empty is not None:
            self._empty.setGeometry(self.viewport().rect())
            self._empty.setVisible(not len(self._heights))
        bar = self.verticalScrollBar()
        self._jump.show_over(self.viewport().geometry(), 0 if self._follows else bar.maximum() - bar.value())
        if self.isVisible():
            if not self.is_complete():
                self._idle.start(_PAUSE)
            elif self._bare or any(row not in self._widgets for row in self._near_rows()):
                self._idle.start(_CALM if self._jumped else _PAUSE)

    def _disarrange(self, row: int) -> None:
        """Something in a row has changed: it is to be measured again."""
        self._arranged.pop(row, None)

    def _arrange_grown(self, row: int) -> None:
        """Like ``_arrange`` after one visible row has changed; next to nothing where its height has not."""
        top = self.verticalScrollBar().value()
        if self._measure(row, top, top + self.viewport().height()):
            self._arrange()

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
        visible = self.visible_rows()
        for row in reversed(visible) if self._follows else visible:
            if self._lacks(row, top, bottom):
                if self._made_one and perf_counter() > self._hurried:
                    self._unfinished = True
                    return False
                self._made_one = True
            changed = self._measure(row, top, bottom) or changed
        return changed

    def _lacks(self, row: int, top: float, bottom: float) -> bool:
        widget, own = self._widgets.get(row), self._heights.top(row)
        return widget is None or widget.lacks(top - own, bottom - own)

    def _measure(self, row: int, top: float, bottom: float) -> bool:
        widget = self._widgets.get(row)
        if widget is None:
            widget = self._widgets[row] = self._make_row(row)
            for after in sorted(other for other in self._widgets if other > row)[:1]:
                widget.stackUnder(self._widgets[after])  # screen readers go through them in this order, too
            if self._hurried == math.inf:
                widget.complete()
            else:
                self._bare.add(row)
        _, width = self.column()
        changed = False
        if self._arranged.get(row) != width:
            changed = self._heights.set(row, widget.height_for(width))
            self._arranged[row] = width
        own = self._heights.top(row)
        if widget.materialise(top - own, bottom - own, self._hurried):
            self._heights.set(row, widget.height_for(width))
            changed = True
        return changed

    def _place_widgets(self) -> None:
        top = self.verticalScrollBar().value()
        left, width = self.column()
        over = px(EDGE, self._zoom)
        near = self._near_rows()
        for row in list(self._widgets):
            widget = self._widgets[row]
            if row not in near and not self._is_kept(row):
                self._drop_widget(row)
                continue
            widget.setGeometry(left - over, self._heights.top(row) - top, width + 2 * over, self._heights[row])
            if widget.isHidden():
                widget.show()

    def _is_kept(self, row: int) -> bool:
        """Whether the widget of a row stays, however far away it is."""
        return self._has_keyboard(self._widgets[row])

    def _has_keyboard(self, widget: QWidget) -> bool:
        focus = self.focusWidget()
        return focus is not None and (focus is widget or widget.isAncestorOf(focus))

    def _near_rows(self) -> range:
        """The visible rows, and those within a page above and below."""
        page, top = self.viewport().height(), self.verticalScrollBar().value()
        return self._rows_between(top - page, top + 2 * page)

    def _make_rest(self) -> None:
        """At idle time, make one thing: what is seen, then a page around it for scrolling, then what can wait."""
        if not self.is_complete():
            self._arrange_quickly()
            return
        self._jumped = False
        page, top = self.viewport().height(), self.verticalScrollBar().value()
        missing = next((row for row in self._near_rows() if row not in self._widgets), None)
        if missing is not None:
            self._hurried = perf_counter() + _BUDGET
            self._measure(missing, top - page, top + 2 * page)
            self._hurried = math.inf
        elif self._bare:
            row = min(self._bare, key=lambda row: row not in self.visible_rows())
            self._bare.discard(row)
            self._widgets[row].complete()
        self._arrange()

    def _order_focus(self) -> None:
        """The Tab key goes through the rows in their order, whenever their parts were made."""
        order = [widget for row in sorted(self._widgets) for widget in self._widgets[row].focusable()]
        if order != self._focus_order:
            self._focus_order = order
            for before, after in pairwise([self, *order]):
                QWidget.setTabOrder(before, after)

    def _reveal(self, widget: QWidget) -> None:
        """Scroll so that something inside a row that got the keyboard focus can be seen."""
        place = QRect(widget.mapTo(self.viewport(), widget.rect().topLeft()), widget.size())
        bar = self.verticalScrollBar()
        margin = px(SPACE[4], self._zoom)
        if place.bottom() > self.viewport().height():
            bar.setValue(bar.value() + place.bottom() - self.viewport().height() + margin)
        elif place.top() < 0:
            bar.setValue(bar.value() + place.top() - margin)

    def _drop_widget(self, row: int) -> None:
        widget = self._widgets.pop(row)
        self._bare.discard(row)
        self._disarrange(row)
        widget.hide()
        widget.deleteLater()

    def _drop_widgets(self, first: int = 0) -> None:
        for row in [row for row in self._widgets if row >= first]:
            self._drop_widget(row)

    # ------------------------------------------------------------------ Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LayoutDirectionChange, QEvent.Type.FontChange, QEvent.Type.LanguageChange):
            self._arranged.clear()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Nothing to blit: ``_arrange`` moves the widgets."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # zoom belongs to the window
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, key, held = self.verticalScrollBar(), event.key(), event.modifiers()
        moves = {
            Qt.Key.Key_Up: -bar.singleStep(),
            Qt.Key.Key_Down: bar.singleStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_Home: -bar.value(),
        }
        if held & ~Qt.KeyboardModifier.KeypadModifier or key not in (*moves, Qt.Key.Key_End):
            event.ignore()
        elif key == Qt.Key.Key_End:
            self.scroll_to_end()
        else:
            bar.setValue(bar.value() + next(move for other, move in moves.items() if other == key))

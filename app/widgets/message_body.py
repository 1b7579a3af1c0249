"""The rendered items of a message, stacked: views exist only for what is looked at. Knows views, no message.

Items are grouped into segments of bounded size (some paragraphs, one table, one block of code), so that neither
laying out nor repainting ever costs more than a segment. Heights of segments that were never shown are estimates.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QUrl, Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.render.document import keys_in
from app.render.formula_object import unit_of
from app.render.formulas import Formulas, Key
from app.render.items import Code, Formula, Image, Item
from app.render.look import Look, gap, indent
from app.widgets.message_code import CodeView
from app.widgets.message_menu import text_menu
from app.widgets.message_notes import note_text, target_of
from app.widgets.message_segments import Segment, View, estimate, group, kind_of
from app.widgets.message_selecting import SelectableBody
from app.widgets.message_text import TextView

if TYPE_CHECKING:
    from app.widgets.find_marks import Marks
    from app.widgets.find_text import Pattern

#: A place in a body that survives changes of height: index of a segment, and pixels below its top.
Place = tuple[int, float]


class MessageBody(SelectableBody):
    """Shows items; whoever contains it decides width and visible range.

    Attributes:
        cut: Whether the time was over before everything was made that was asked for.

    Signals:
        link_activated: A link was clicked or opened by keyboard.
        menu_made: A menu is about to be shown; whoever hears it may add to it.
        resized: The height changed by something inside: a formula was drawn.
        reached: A link inside the message was followed to this place.
    """

    link_activated = Signal(str)
    menu_made = Signal(QMenu)
    resized = Signal()
    reached = Signal(QWidget)

    def __init__(self, look: Look, name: str, parent: QWidget, formulas: Formulas | None = None) -> None:
        super().__init__(parent)
        self._formulas = formulas
        if formulas is not None:
            formulas.drawn.connect(self._refresh)
        self._look = look
        self._name = name
        self._items: Sequence[Item] = ()
        self._keys: set[Key] = set()  # formulas that are, or were, in it
        self._segments: list[Segment] = []
        self._width = 0
        self._marker = QWidget(self)  # where a link inside the message led; never seen
        self._marker.hide()
        self._note = ""
        self.cut = False
        self._marks: Marks | None = None

    # ------------------------------------------------------------------ content and geometry

    def set_note(self, note: str) -> None:
        """What a screen reader says about the text beside what it is."""
        if note != self._note:
            self._note = note
            for view in self._views():
                view.describe(note)

    @property
    def items(self) -> Sequence[Item]:
        """What is shown."""
        return self._items

    def set_items(self, items: Sequence[Item], growing: bool = False) -> None:
        """Show these items; ``growing`` while the last one may still change."""
        self._items = items
        groups = group(items, self._is_wide)
        for index, content in enumerate(groups):
            if index == len(self._segments):
                self._segments.append(self._segment(index, content))
                self._segments[-1].growing = growing and index == len(groups) - 1
                continue
            segment = self._segments[index]
            unfinished = growing and index == len(groups) - 1
            if segment.items == content and segment.growing == unfinished:
                continue
            segment.growing = unfinished
            kinds = (kind_of(segment.items), kind_of(content))
            if kinds[0] != kinds[1] or segment.items[0].path != content[0].path:
                self._drop(segment)
            segment.items, segment.space = content, self._space(index, content)
            self._ask_for(content)
            self._fill(segment)
        for segment in self._segments[len(groups) :]:
            self._drop(segment)
        del self._segments[len(groups) :]

    def _segment(self, index: int, content: tuple[Item, ...]) -> Segment:
        made = Segment(content, self._space(index, content))
        made.height = estimate(content, self._look, self._width)
        self._ask_for(content)
        return made

    def _ask_for(self, content: tuple[Item, ...]) -> None:
        """Have formulas drawn before they are scrolled to."""
        if self._formulas is not None:
            found = keys_in(content)
            self._keys |= found
            for key in found:
                self._formulas.foresee(key)

    def _space(self, index: int, content: tuple[Item, ...]) -> int:
        previous = self._segments[index - 1].items[-1] if index else None
        return self._look.px(gap(previous, content[0]))

    def height_for(self, width: int) -> int:
        """Arrange for a width; returns the height."""
        if width != self._width:
            self._width = width
            self._regroup()
            for segment in self._segments:
                segment.height = (
                    self._measure(segment) if segment.view else estimate(segment.items, self._look, self._width)
                )
        y = 0
        for segment in self._segments:
            segment.top = y + segment.space
            y = segment.top + segment.height
            if segment.view is not None:
                inset = self._inset(segment.items)
                segment.view.setGeometry(inset, segment.top, max(1, width - inset), segment.height)
        return y

    def lacks(self, top: float, bottom: float) -> bool:
        """Whether a view is missing between two heights."""
        return any(
            segment.view is None and segment.top <= bottom and segment.top + segment.height >= top
            for segment in self._segments
        )

    def materialise(self, top: float, bottom: float, until: float = math.inf) -> bool:
        """Make views for what lies between two heights; returns whether a height changed by it.

        ``until`` (``time.perf_counter``) no further view is begun, but for one there is always time.
        """
        changed = self.cut = made = False
        for segment in self._segments:
            if segment.view is None and segment.top <= bottom and segment.top + segment.height >= top:
                if made and perf_counter() > until:
                    self.cut = True
                    break
                made = True
                before = segment.height
                self._create(segment)
                changed = changed or segment.height != before
        return changed

    def place_at(self, y: float) -> Place | None:
        """The place at a height, for ``y_of`` after heights have changed; ``None`` if nothing below it is measured.

        Told from the nearest segment below that is measured: those above it may turn out higher or lower.
        """
        for index, segment in enumerate(self._segments):
            if segment.view is not None and segment.top + segment.height > y:
                return index, y - segment.top
        return None

    def y_of(self, place: Place) -> float:
        """Where a place is now."""
        index, offset = place
        if index >= len(self._segments):
            return float(self._segments[-1].top + self._segments[-1].height) if self._segments else 0.0
        return self._segments[index].top + min(offset, self._segments[index].height)

    def take_keyboard(self) -> None:
        """Have the keyboard in the text."""
        for view in self._views()[:1]:
            view.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusable(self) -> list[QWidget]:
        """Widgets the Tab key stops at, in order."""
        return [target for view in self._views() for target in view.focus_targets]

    def _inset(self, items: tuple[Item, ...]) -> int:
        return self._look.px(indent(items[0].path)) if isinstance(items[0], Code) else 0

    def _measure(self, segment: Segment) -> int:
        assert segment.view is not None
        return segment.view.height_at(max(1, self._width - self._inset(segment.items)))

    def _create(self, segment: Segment) -> None:
        view: View
        if isinstance(segment.items[0], Code):
            view = CodeView(self._look, self, self._name, self)
            view.resized.connect(lambda: self._remeasure(segment))
        else:
            view = TextView(self._look, self, self._name, self, self._formulas)
            view.anchorClicked.connect(self._activate)
        segment.view = view
        view.describe(self._note)
        self._fill(segment)
        inset = self._inset(segment.items)
        view.setGeometry(inset, segment.top, max(1, self._width - inset), segment.height)
        view.show()

    def _fill(self, segment: Segment) -> None:
        if segment.view is None:
            segment.height = estimate(segment.items, self._look, self._width)
            return
        first = segment.items[0]
        if isinstance(segment.view, TextView):
            segment.view.show_items(segment.items)
        elif isinstance(first, Code):
            segment.view.show_item(first, segment.growing)
        self._show_selected(segment.view)
        segment.height = self._measure(segment)
        if self._marks is not None:
            self._mark(self._marks)

    def _is_wide(self, item: Item) -> bool:
        """Whether a formula is known to be wider than the column, and so has to be scrolled."""
        if self._formulas is None or not isinstance(item, Formula):
            return False
        drawing = self._formulas.known(Key(item.source, True))
        room = self._width - self._look.px(indent(item.path))
        return drawing is not None and drawing.width * unit_of(self._look.font) > room > 0

    def _regroup(self) -> bool:
        """Formulas turned out to be too wide, or to fit; returns whether that changes anything."""
        if not any(isinstance(item, Formula) for item in self._items):
            return False
        now = [segment.items for segment in self._segments]
        growing = bool(self._segments) and self._segments[-1].growing
        if group(self._items, self._is_wide) == now:
            return False
        self.set_items(self._items, growing)
        return True

    def _refresh(self, keys: frozenset[Key]) -> None:
        """Formulas were drawn."""
        if keys.isdisjoint(self._keys):  # those of another message
            return
        changed = self._regroup()
        for segment in self._segments:
            if isinstance(segment.view, TextView) and segment.view.refresh(keys):
                before, segment.height = segment.height, self._measure(segment)
                changed = changed or segment.height != before
        if changed:
            self.resized.emit()

    def _remeasure(self, segment: Segment) -> None:
        """Something in a view changed how high it is."""
        if segment.view is not None:
            segment.height = self._measure(segment)
            self.resized.emit()

    @staticmethod
    def _drop(segment: Segment) -> None:
        if segment.view is not None:
            segment.view.hide()
            segment.view.deleteLater()
            segment.view = None

    def _activate(self, url: QUrl) -> None:
        link = url.toString()
        if link.startswith("#"):
            self._go_to(link)
        else:
            self.link_activated.emit(link)

    def _go_to(self, link: str) -> None:
        """Have the keyboard at a footnote, or where it is referred to, and bring that into view."""
        if (index := target_of(self._items, link)) is None:
            return
        for segment in self._segments:
            if index < len(segment.items):
                break
            index -= len(segment.items)
        if segment.view is None:
            self._create(segment)
            self.resized.emit()
        if isinstance(segment.view, TextView):
            segment.view.setFocus(Qt.FocusReason.OtherFocusReason)
            self._marker.setGeometry(segment.view.go_to(index, link).translated(segment.view.pos()))
            self.reached.emit(self._marker)

    def tip_of(self, link: str) -> str:
        """What a link inside the message leads to, in short."""
        return note_text(self._items, link)

    # ------------------------------------------------------------------ finding

    def set_marks(self, marks: Marks | None) -> None:
        """Mark what was found, in every view there is and will be."""
        if marks is not self._marks and marks != self._marks:
            self._marks = marks
            self._mark(marks)

    def _mark(self, marks: Marks | None) -> None:
        from app.widgets.find_marks import mark_segments  # nobody looks for anything before

        mark_segments(self._segments, marks)

    def top_of_hit(self, pattern: Pattern, number: int) -> int:
        """Where one of the places of something begins, from the top; its view is made if there is none."""
        from app.widgets.find_marks import segment_of, top_of  # as above

        segment, number = segment_of(self._segments, pattern, number)
        if segment.view is None:
            self._create(segment)
            self.height_for(self._width)
        return segment.top + (top_of(segment.view.text, pattern, number) if segment.view is not None else 0)

    # ------------------------------------------------------------------ selection

    def _views(self) -> list[View]:
        return [segment.view for segment in self._segments if segment.view is not None]

    def _all_items(self) -> list[Item]:
        return [item for segment in self._segments for item in segment.items]

    def context_menu(self, link: str, image: Image | None = None) -> QMenu:
        """Copy, select all, for a link its address, for an image itself."""
        menu = text_menu(self, self, link, image)
        self.menu_made.emit(menu)
        return menu

    def open_context_menu(self, at: QPoint, link: str, image: Image | None) -> None:
        """Show the menu at a global point."""
        self.context_menu(link, image).popup(at)

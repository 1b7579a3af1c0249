"""One selection through all views of a text, and on into what is above and below it. Knows no rendering."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.render.items import LINE, Item, plain_text
from app.widgets.message_copy import copy_items
from app.widgets.message_selection import cursor_at, select

if TYPE_CHECKING:
    from app.widgets.message_segments import View


class SelectableBody(QWidget):
    """A text made of views that stand below each other.

    Attributes:
        gather: Gives all that is selected, where the selection may go on outside of this text.

    Signals:
        selection_began(): The mouse was pressed to select, or everything was selected.
        dragged(QPoint): The mouse is dragged to a global point above or below the text.
        came_back(): It is inside again.
        let_go(): The button was let go.
    """

    selection_began = Signal()
    dragged = Signal(QPoint)
    came_back = Signal()
    let_go = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.gather: Callable[[], Sequence[Item]] | None = None
        self._all_selected = False
        self._origin: View | None = None  # where the mouse was pressed
        self._outside = False

    @abstractmethod
    def _views(self) -> list[View]:
        """The views there are, from top to bottom."""

    @abstractmethod
    def _all_items(self) -> list[Item]:
        """What is shown, whether there are views of it or not."""

    def _show_selected(self, view: View) -> None:
        """A view was made or filled anew."""
        if self._all_selected:
            select(view.text, 0, -1)

    # ------------------------------------------------------------------ by mouse and keys

    def begin_selection(self, view: QWidget) -> None:
        """A press in one view takes the selection from all others."""
        self._all_selected = False
        self._origin = next((one for one in self._views() if one is view), None)
        self.selection_began.emit()
        for other in self._views():
            if other is not view:
                select(other.text, None, None)

    def extend_selection(self, view: QWidget, at: QPoint) -> bool:
        """Select from where the mouse was pressed in ``view`` to a point in other views, or in other texts."""
        y = self.mapFromGlobal(at).y()
        if not 0 <= y < self.height() and self.gather is not None:
            self._outside = True
            self.dragged.emit(at)
            return True
        if self._outside:
            self._outside = False
            self.came_back.emit()
        views = self._views()
        origin = next(i for i, other in enumerate(views) if other is view)
        target = next((i for i, other in enumerate(views) if y < other.geometry().bottom()), len(views) - 1)
        for index, other in enumerate(views):
            if index != origin and not min(origin, target) <= index <= max(origin, target):
                select(other.text, None, None)
        if target == origin:
            return False
        down = target > origin
        self._select_from(views, origin, down)
        for index in range(min(origin, target) + 1, max(origin, target)):
            select(views[index].text, 0, -1)
        reached = cursor_at(views[target].text, at).position()
        select(views[target].text, 0 if down else -1, reached)
        return True

    def end_selection(self) -> None:
        """The button was let go."""
        self._outside = False
        self.let_go.emit()

    def select_all(self) -> None:
        """Select the whole text, also what is not on the screen."""
        self.selection_began.emit()
        self.select_whole()

    # ------------------------------------------------------------------ as a part of a larger selection

    def select_whole(self) -> None:
        """Select all of it as the middle of a selection."""
        self._all_selected = True
        for view in self._views():
            select(view.text, 0, -1)

    def select_onwards(self, down: bool) -> None:
        """Select from where the mouse was pressed to the end, or up to the beginning."""
        views = self._views()
        origin = next((index for index, view in enumerate(views) if view is self._origin), None)
        if origin is None:
            return
        self._select_from(views, origin, down)
        for index, view in enumerate(views):
            if index != origin:
                beyond = (index > origin) == down
                select(view.text, 0 if beyond else None, -1 if beyond else None)

    def select_to(self, at: QPoint, down: bool) -> None:
        """Select from the beginning to a global point, or from there to the end."""
        self._all_selected = False
        views = self._views()
        if not views:
            return
        y = self.mapFromGlobal(at).y()
        target = next((i for i, view in enumerate(views) if y < view.geometry().bottom()), len(views) - 1)
        for index, view in enumerate(views):
            before = (index < target) == down
            select(view.text, 0 if before else None, -1 if before else None)
        select(views[target].text, 0 if down else -1, cursor_at(views[target].text, at).position())

    def clear_selection(self) -> None:
        """Select nothing."""
        self._all_selected = False
        for view in self._views():
            select(view.text, None, None)

    @staticmethod
    def _select_from(views: list[View], origin: int, down: bool) -> None:
        anchor = views[origin].text.textCursor().anchor()
        select(views[origin].text, anchor, -1 if down else 0)

    # ------------------------------------------------------------------ what is selected

    def selected_items(self) -> list[Item]:
        """What is selected here, also what of it is not on the screen."""
        if self._all_selected:
            return self._all_items()
        return [item for view in self._views() for item in view.selected_items()]

    def chosen_items(self) -> Sequence[Item]:
        """What is selected here, and outside as far as the selection goes on there."""
        return self.selected_items() if self.gather is None else self.gather()

    def has_selection(self) -> bool:
        """Whether anything is selected."""
        return bool(self.chosen_items())

    def selected_text(self) -> str:
        """What is selected here, as plain text."""
        return plain_text(self.selected_items()).replace(LINE, "\n")

    def copy_selection(self) -> None:
        """Put what is selected on the clipboard."""
        copy_items(self.chosen_items())

    def copy_as_markdown(self) -> None:
        """Put the Markdown of what is selected, or of everything, on the clipboard."""
        from app.render.markdown_source import to_markdown  # asked for by few

        QGuiApplication.clipboard().setText(to_markdown(self.chosen_items() or self._all_items()))

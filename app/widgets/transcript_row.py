"""What a virtualised column asks of its rows. Knows nothing of what they show."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget


class Row(QWidget):
    """A row: arranges itself for a width, and makes what it needs only for the part that is seen.

    Attributes:
        cut: Whether ``materialise`` had no time to make everything.
    """

    cut = False

    @abstractmethod
    def height_for(self, width: int) -> int:
        """Arrange for a column of this width; returns the height. The widget is wider by ``EDGE``."""

    @abstractmethod
    def lacks(self, top: float, bottom: float) -> bool:
        """Whether something between two heights is to be made."""

    @abstractmethod
    def materialise(self, top: float, bottom: float, until: float) -> bool:
        """Make what lies between two heights, but begin nothing after ``until``; whether heights changed by it.

        ``until`` is of ``time.perf_counter``. Each call makes something, if there is anything to make.
        """

    @abstractmethod
    def complete(self) -> None:
        """Make also what can wait until nobody scrolls, and changes no height."""

    @abstractmethod
    def place_at(self, y: float) -> Any:
        """The place at a height, for ``y_of`` after heights have changed."""

    @abstractmethod
    def y_of(self, place: Any) -> float:
        """Where a place is now."""

    @abstractmethod
    def focusable(self) -> Sequence[QWidget]:
        """Widgets the Tab key stops at, in order."""

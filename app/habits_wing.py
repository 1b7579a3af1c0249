"""What people are used to from other programs: files that go with a message, the palette, keys, notifications.

Each part is made when it is first wanted; nothing of it is loaded while the window starts.
"""

from __future__ import annotations

from contextlib import ExitStack
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.late_pool import LatePool
from app.widgets.drop_takers import DropTaker

if TYPE_CHECKING:
    from app.controllers.attaching import Attaching
    from app.controllers.together import Controllers
    from app.ground import Ground
    from app.widgets.main_window import MainWindow


class HabitsWing:
    """Ended in ``close``."""

    def __init__(self, to: Controllers, ground: Ground, window: MainWindow) -> None:
        self._to = to
        self._ground = ground
        self._window = window
        self._closing = ExitStack()

    def begin(self) -> None:
        """The window is there."""
        card = self._window.pane.card
        anything = DropTaker(lambda _path: True, _drop_words, lambda paths: self.attaching.take(paths))
        self._window.drop_takers.add_last(anything)
        card.attached_changed.connect(self._count_attached)

    @cached_property
    def attaching(self) -> Attaching:
        """Who reads files that are to go with a message."""
        from app.controllers.attaching import Attaching
        from app.widgets.attached_link import AttachedLink

        thread = LatePool(1, "attaching")
        self._closing.callback(thread.shutdown)
        made = Attaching(thread, self._ground.bridge, self._to.engine, self._ground.notices)
        AttachedLink(made, self._window.pane.card, self._ground.appearance)
        return made

    def close(self) -> None:
        """End everything, in the order opposite to its making."""
        self._closing.close()

    def _count_attached(self) -> None:
        """Something goes with the message: from now on its link sees to it."""
        card = self._window.pane.card
        card.attached_changed.disconnect(self._count_attached)
        self.attaching.count(card.attached.all)


def _drop_words() -> str:
    return QCoreApplication.translate("DropHint", "Drop text files to add them to your message")

"""How things are asked beyond a question and its answer: what waits to be sent, other models, branches, titles.

Each part is made when it is first wanted; nothing of it is loaded while the window starts.
"""

from __future__ import annotations

from contextlib import ExitStack
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.controllers.branching import BranchController
    from app.controllers.queueing import QueueController
    from app.controllers.together import Controllers
    from app.ground import Ground
    from app.widgets.announcer import Announcer
    from app.widgets.main_window import MainWindow
    from app.widgets.message_menu_link import MessageMenuLink
    from app.widgets.queue_link import QueueLink


class AskingWing:
    """Ended in ``close``."""

    def __init__(self, to: Controllers, ground: Ground, window: MainWindow) -> None:
        self._to = to
        self._ground = ground
        self._window = window
        self._closing = ExitStack()

    def begin(self) -> None:
        """The window is there."""
        self.queue_link  # noqa: B018 - what waits from last time is shown
        self.menus  # noqa: B018 - from now on messages have menus
        self.announcer  # noqa: B018 - and are read out where somebody listens

    @cached_property
    def queue(self) -> QueueController:
        """What waits to be sent."""
        from app.controllers.queueing import QueueController

        return QueueController(self._to.chat, self._to.answers, self._ground.store, self._ground.notices)

    @cached_property
    def queue_link(self) -> QueueLink:
        """The same in the window."""
        from app.widgets.queue_link import QueueLink

        return QueueLink(self.queue, self._window.pane, self._window.link, self._ground.appearance)

    @cached_property
    def branches(self) -> BranchController:
        """Branches that are conversations of their own."""
        from app.controllers.branching import BranchController

        trash = self._to.conversations.arranging.trash
        return BranchController(self._to.chat, self._ground.store, self._ground.notices, trash)

    @cached_property
    def menus(self) -> MessageMenuLink:
        """The menus of messages."""
        from app.widgets.message_menu_link import MessageMenuLink

        ground = self._ground
        return MessageMenuLink(self._to, self.branches, self._window, ground.settings, ground.appearance)

    @cached_property
    def announcer(self) -> Announcer:
        """What tells screen readers of answers."""
        from app.widgets.announcer import Announcer

        return Announcer(self._to.chat, self._ground.settings, self._window.pane.transcript)

    def close(self) -> None:
        """End everything, in the order opposite to its making."""
        self._closing.close()

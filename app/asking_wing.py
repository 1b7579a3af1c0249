"""How things are asked beyond a question and its answer: what waits to be sent, other models, branches, titles.

Each part is made when it is first wanted; nothing of it is loaded while the window starts.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.widgets.conversation_list import MenuEntry

if TYPE_CHECKING:
    from app.controllers.branching import BranchController
    from app.controllers.queueing import QueueController
    from app.controllers.title_writer import TitleWriter
    from app.controllers.together import Controllers
    from app.ground import Ground
    from app.widgets.announcer import Announcer
    from app.widgets.main_window import MainWindow
    from app.widgets.message_menu_link import MessageMenuLink
    from app.widgets.queue_link import QueueLink


class AskingWing:
    """Ended in ``close``."""

    def __init__(self, to: Controllers, ground: Ground, window: MainWindow, on_battery: Callable[[], bool]) -> None:
        self._to = to
        self._on_battery = on_battery
        self._ground = ground
        self._window = window
        self._closing = ExitStack()

    def begin(self) -> None:
        """The window is there."""
        self.queue_link  # noqa: B018 - what waits from last time is shown
        self.menus  # noqa: B018 - from now on messages have menus
        self.announcer  # noqa: B018 - and are read out where somebody listens
        self.titles  # noqa: B018 - from now on conversations find their titles
        title = QCoreApplication.translate("AskingWing", "Suggest a title")
        entry = MenuEntry("suggestTitle", title, lambda ids: self.titles.suggest(ids[0]), "edit")
        self._window.sidebar.list.entries.append(entry)

    def suggest_title(self) -> None:
        """Have a title thought of for the conversation that is shown."""
        shown_id = self._to.chat.view.id
        if shown_id is not None:
            self.titles.suggest(shown_id)

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

    @cached_property
    def titles(self) -> TitleWriter:
        """Who has titles thought of."""
        from app.controllers.title_writer import TitleWriter

        to, ground = self._to, self._ground
        made = TitleWriter(to.answers, to.engine, ground.store, ground.settings, ground.notices, self._on_battery)
        self._closing.callback(made.close)
        made.titled.connect(to.conversations.renamed)
        made.titled.connect(lambda _id, _title: to.conversations.refresh())
        self._window.pane.notices.action_asked.connect(made.act)
        return made

    def close(self) -> None:
        """End everything, in the order opposite to its making."""
        self._closing.close()

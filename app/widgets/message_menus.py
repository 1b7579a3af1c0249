"""What can be done with a message, as menus; made when one is asked for. Does nothing itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.controllers.wishes import Wish
from app.itemmodels.model_words import line_of, title_of
from app.storage.values import StoredMessage
from app.theme import Theme
from app.widgets.icons import icon
from app.widgets.message_actions import ICONS
from app.widgets.message_actions import title_of as action_title
from app.widgets.message_focus import KEYS
from app.widgets.message_footer import actions_for
from app.widgets.message_view import MessageView
from inference.model_file import ModelFile

MOST = 12  # models in a menu; all of them are behind "Other settings"
LONGEST = 60  # characters of a name in a menu
PRECISE, FREE = 0.3, 1.2  # temperatures


class MessageMenu(QObject):
    """Makes the menus of messages.

    Signals:
        action_asked(str, int): One of the actions below a message, by name, and the message.
        wished(int, Wish): Another answer is wanted in the place of this one.
        other_asked(int): The same, with a model and options that are to be chosen.
        branch_asked(int): The conversation is to go on from here in one of its own.
        back_asked(): The conversation is to be shown from which this one has branched off.
        stepped(int, int): Another version is to be shown: of this message, and which way.
        versions_delete_asked(int): All versions are to be deleted.
    """

    action_asked = Signal(str, int)
    wished = Signal(int, object)
    other_asked = Signal(int)
    branch_asked = Signal(int)
    back_asked = Signal()
    stepped = Signal(int, int)
    versions_delete_asked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self.theme = theme

    def of_message(
        self, message: StoredMessage, view: MessageView, models: Sequence[ModelFile], *, last: bool, branch: bool
    ) -> QMenu:
        """Everything that can be done with a message.

        Args:
            message: It.
            view: The same as it is shown.
            models: Who could answer it again.
            last: Whether nothing follows it.
            branch: Whether its conversation has branched off another one.
        """
        menu = self._menu("messageMenu")
        names = actions_for(view)
        for name in [name for name in names if name in ("copy", "edit", "regenerate")]:
            self._add_action(menu, name, message.id)
        if "regenerate" in names:
            self._fill_again(menu.addMenu(self.tr("Answer again with")), message, models)
        for name in [name for name in names if name in ("compare", "continue")]:
            self._add_action(menu, name, message.id)
        menu.addSeparator()
        self._add(menu, "branchHere", self.tr("Branch from here"), "branch", lambda: self.branch_asked.emit(message.id))
        if branch:
            self._add(menu, "branchBack", self.tr("Go to where this branched off"), "", self.back_asked.emit)
        for name in [name for name in names if name in ("pin", "unpin")]:
            self._add_action(menu, name, message.id)
        if message.siblings > 1:
            self._add_versions(menu, message)
        menu.addSeparator()
        self._add_deleting(menu, message, last)
        return menu

    def of_again(self, message: StoredMessage, models: Sequence[ModelFile]) -> QMenu:
        """With which model or how an answer could be written again."""
        menu = self._menu("againMenu")
        self._fill_again(menu, message, models)
        return menu

    # ------------------------------------------------------------------------------------ parts

    def _fill_again(self, menu: QMenu, message: StoredMessage, models: Sequence[ModelFile]) -> None:
        menu.setToolTipsVisible(True)
        for model in models[:MOST]:
            title = _in_menu(title_of(model))
            wish = Wish(model=model.name)
            added = self._add(menu, "againModel", title, "cube", partial(self.wished.emit, message.id, wish))
            added.setToolTip(line_of(model))
        menu.addSeparator()
        for name, title, wish in (
            ("againPrecise", self.tr("More precise"), Wish(sampling={"temperature": PRECISE})),
            ("againFree", self.tr("More imaginative"), Wish(sampling={"temperature": FREE})),
        ):
            self._add(menu, name, title, "", partial(self.wished.emit, message.id, wish))
        menu.addSeparator()
        self._add(menu, "againOther", self.tr("Other settings…"), "", lambda: self.other_asked.emit(message.id))

    def _add_versions(self, menu: QMenu, message: StoredMessage) -> None:
        menu.addSeparator()
        for name, title, step, there in (
            ("versionBefore", self.tr("Previous version"), -1, message.sibling > 0),
            ("versionAfter", self.tr("Next version"), 1, message.sibling < message.siblings - 1),
        ):
            added = self._add(menu, name, title, "", partial(self.stepped.emit, message.id, step))
            added.setEnabled(there)

    def _add_deleting(self, menu: QMenu, message: StoredMessage, last: bool) -> None:
        several = message.siblings > 1
        if several:
            title = self.tr("Delete this version") if last else self.tr("Delete this version and what follows")
        else:
            title = self.tr("Delete this message") if last else self.tr("Delete this message and what follows")
        self._add(menu, "delete", title, "trash", lambda: self.action_asked.emit("delete", message.id))
        if several:
            title = self.tr("Delete all {0} versions").format(menu.locale().toString(message.siblings))
            self._add(menu, "deleteVersions", title, "", lambda: self.versions_delete_asked.emit(message.id))

    def _add_action(self, menu: QMenu, name: str, message_id: int) -> None:
        title = f"{action_title(name)}\t{KEYS[name]}" if name in KEYS else action_title(name)
        self._add(menu, name, title, ICONS[name], lambda: self.action_asked.emit(name, message_id))

    def _menu(self, name: str) -> QMenu:
        menu = QMenu(self._window)
        menu.setObjectName(name)
        return menu

    def _add(self, menu: QMenu, name: str, title: str, symbol: str, do: Callable[[], object]) -> QAction:
        action = QAction(title, menu)
        action.setObjectName(name)
        if symbol:
            action.setIcon(icon(symbol, self.theme))
        action.triggered.connect(lambda _checked=False: do())
        menu.addAction(action)
        return action


def _in_menu(name: str) -> str:
    """A name as it can stand in a menu: not too long, and no letter of it a key."""
    short = name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"
    return short.replace("&", "&&")

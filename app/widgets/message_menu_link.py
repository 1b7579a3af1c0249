"""Connects the menus of messages with what they ask for; decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu

from app.controllers.branching import BranchController
from app.controllers.together import Controllers
from app.controllers.wishes import Wish
from app.settings import Settings
from app.theme import Theme
from app.widgets.appearance import Appearance
from app.widgets.chat_link import view_of
from app.widgets.message import Message
from app.widgets.message_actions import ActionButton
from app.widgets.message_menus import MessageMenu
from inference.model_file import ModelFile

if TYPE_CHECKING:
    from app.widgets.again_dialog import AgainDialog
    from app.widgets.main_window import MainWindow


class MessageMenuLink(QObject):
    """Lives as long as the window."""

    def __init__(
        self,
        to: Controllers,
        branches: BranchController,
        window: MainWindow,
        settings: Settings,
        appearance: Appearance,
    ) -> None:
        super().__init__(window)
        self._to = to
        self._window = window
        self._settings = settings
        self._appearance = appearance
        self._transcript = window.pane.transcript
        self._dialog: AgainDialog | None = None
        self._answer_id = 0  # that the dialog is about
        self.menus = menus = MessageMenu(appearance.theme, window)
        chat, transcript = to.chat, self._transcript
        transcript.menu_requested.connect(self._pop_up)
        transcript.menu_made.connect(self._extend)
        transcript.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        transcript.customContextMenuRequested.connect(self._pop_up_at)
        menus.action_asked.connect(self._act)
        menus.wished.connect(chat.regenerate)
        menus.other_asked.connect(self.open_dialog)
        menus.branch_asked.connect(branches.branch)
        menus.back_asked.connect(branches.go_back)
        menus.stepped.connect(chat.show_sibling)
        menus.versions_delete_asked.connect(chat.delete_versions)
        window.pane.notices.action_asked.connect(branches.act)
        appearance.changed.connect(self._dress)

    def open_dialog(self, answer_id: int) -> AgainDialog:
        """Choose with which model and how an answer is to be written again."""
        from app.widgets.again_dialog import AgainDialog  # few ever open it

        if self._dialog is None:
            self._dialog = AgainDialog(self._settings, self._window)
            self._dialog.wished.connect(lambda wish: self._to.chat.regenerate(self._answer_id, wish))
        self._answer_id = answer_id
        setup, state = self._to.chat.setup, self._to.engine.state
        loaded = state.loaded if self._to.engine.would_answer(setup.model) else None
        self._dialog.set_theme(self._appearance.theme, self._appearance.zoom)
        self._dialog.show_for(Wish(model=setup.model, sampling=setup.sampling), self._models(), loaded)
        self._dialog.open()
        return self._dialog

    def step(self, step: int) -> None:
        """Show another version of the message that has the keyboard, else of the last one that has any."""
        focused = self._transcript.focused_message()
        several = [message for message in self._to.chat.view.path if message.siblings > 1]
        wanted = [message for message in several if message.id == focused] or several[-1:]
        if wanted and not self._window.pane.is_covered:
            self._to.chat.show_sibling(wanted[0].id, step)

    def branch(self) -> None:
        """Branch from the message that has the keyboard, else from the last one."""
        path = self._to.chat.view.path
        focused = [message for message in path if message.id == self._transcript.focused_message()]
        for message in focused or path[-1:]:
            if message.status != "streaming":
                self.menus.branch_asked.emit(message.id)

    def menu_of(self, message_id: int, name: str = "more") -> QMenu | None:
        """The menu that a button of a message stands for; ``None`` while the message is being written."""
        path = self._to.chat.view.path
        message = next((each for each in path if each.id == message_id), None)
        if message is None or message.status == "streaming":
            return None
        if name == "again":
            return self.menus.of_again(message, self._models())
        conversation = self._to.chat.view.conversation
        branch = conversation is not None and conversation.branched_from is not None
        return self.menus.of_message(message, view_of(message), self._models(), last=message == path[-1], branch=branch)

    # ------------------------------------------------------------------------------------ inside

    def _models(self) -> list[ModelFile]:
        return [model for model in self._to.models.all if not model.problem and not model.missing]

    def _extend(self, menu: QMenu, message_id: int) -> None:
        """What can be done with a message stands in the menu of its text, too."""
        whole = self.menu_of(message_id)
        if whole is not None:
            whole.setParent(menu, whole.windowFlags())
            menu.addSeparator()
            menu.addActions(whole.actions())

    def _pop_up(self, message_id: int, name: str) -> None:
        button = self._button(message_id, "regenerate" if name == "again" else name)
        place = button.mapToGlobal(button.rect().bottomLeft()) if button is not None else QCursor.pos()
        self._show(self.menu_of(message_id, name), place)

    def _pop_up_at(self, place: QPoint) -> None:
        shown = next((each for each in self._shown() if each.geometry().contains(place)), None)
        if shown is not None and not shown.view.bare:
            self._show(self.menu_of(shown.view.id), self._transcript.viewport().mapToGlobal(place))

    def _show(self, menu: QMenu | None, place: QPoint) -> None:
        if menu is not None:
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(place)

    def _shown(self) -> list[Message]:
        found = self._transcript.viewport().findChildren(Message, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return [message for message in found if message.isVisible()]

    def _button(self, message_id: int, name: str) -> ActionButton | None:
        for message in self._shown():
            if message.view.id == message_id:
                return message.findChild(ActionButton, name)
        return None

    def _act(self, name: str, message_id: int) -> None:
        """One of the actions that stand below a message, too."""
        transcript = self._transcript
        if name in ("pin", "unpin"):
            transcript.pin_requested.emit(message_id, name == "pin")
            return
        asked = {
            "copy": transcript.copy_requested,
            "edit": transcript.edit_requested,
            "regenerate": transcript.regenerate_requested,
            "compare": transcript.compare_requested,
            "continue": transcript.continue_requested,
            "delete": transcript.delete_requested,
        }
        asked[name].emit(message_id)

    def _dress(self, theme: Theme, zoom: float) -> None:
        self.menus.theme = theme
        if self._dialog is not None:
            self._dialog.set_theme(theme, zoom)

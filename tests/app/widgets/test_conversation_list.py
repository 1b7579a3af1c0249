"""The list of conversations: its menu, what is chosen in it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.itemmodels.conversations import ConversationListModel
from app.widgets.conversation_list import ConversationList, MenuEntry


def test_other_parts_add_to_the_menu(qtbot: QtBot) -> None:
    listing = ConversationList()
    qtbot.addWidget(listing)
    listing.setModel(ConversationListModel(listing))
    asked: list[tuple[int, ...]] = []
    listing.entries.append(MenuEntry("suggestTitle", "Suggest a title", asked.append))
    menu = listing.menu_for(7)
    (action,) = (action for action in menu.actions() if action.objectName() == "suggestTitle")
    action.trigger()
    assert asked == [(7,)]

"""What the buttons of notices do: names in their actions, and who does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.controllers.together import Controllers


def act(to: Controllers, action: str) -> None:
    """Do what a notice offers: a name and what it concerns, with colons between."""
    name, *words = action.split(":", 1)
    what = words[0] if words else ""
    match name:
        case "continue" | "regenerate":
            conversation_id, message_id = map(int, what.split(":"))
            to.chat.open(conversation_id)
            again = to.chat.go_on if name == "continue" else to.chat.regenerate
            again(message_id)
        case "restore-message":
            to.chat.restore(int(what))
        case "restore-conversation":
            to.conversations.restore(int(what))
        case "restore-summaries":
            to.summaries.restore(int(what))
        case "withdraw-summary":
            to.summaries.withdraw(int(what))
        case "recall-model":
            to.models.recall(what)

"""What happens in the database when something is asked, edited or regenerated: plain functions, one transaction
each, run on the database's thread. Knows no engine and no window."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from app.storage.values import Conversation, StoredMessage
from inference.messages import Message

if TYPE_CHECKING:
    from app.storage.conversations import Conversations


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """A conversation with an answer to be written.

    Attributes:
        conversation: As it is now.
        path: What is shown; the last message is the streaming answer.
    """

    conversation: Conversation
    path: tuple[StoredMessage, ...]

    @property
    def answer(self) -> StoredMessage:
        """The message that is to be written."""
        return self.path[-1]

    def prompt(self) -> tuple[Message, ...]:
        """What the model is to see."""
        return prompt_of(self.conversation, self.path)


def prompt_of(conversation: Conversation, path: Sequence[StoredMessage]) -> tuple[Message, ...]:
    """A conversation as a model sees it: system prompt first, answers that never came left out.

    Two messages of the user in a row (the answer between them failed) become one, since most templates
    refuse anything but taking turns.
    """
    messages: list[Message] = []
    if conversation.system_prompt.strip():
        messages.append(Message.system(conversation.system_prompt))
    for stored in path:
        message = stored.as_message()
        if message.role == "assistant" and not message.text and not message.reasoning:
            continue
        if messages and messages[-1].role == message.role == "user":
            message = Message.user(f"{messages[-1].text}\n\n{message.text}")
            messages.pop()
        messages.append(message)
    return tuple(messages)


def ask(
    conversations: Conversations, conversation_id: int | None, text: str, *, system_prompt: str, model: str
) -> Turn:
    """Add what the user said at the end of what is shown, in a new conversation when there is none."""
    with conversations.together():
        if conversation_id is None:
            conversation_id = conversations.create(system_prompt=system_prompt).id
        head_id = conversations.get(conversation_id).head_id
        said = conversations.add(conversation_id, head_id, "user", text)
        conversations.set_draft(conversation_id, "")
        return _answer_below(conversations, said, model=model)


def reword(conversations: Conversations, message_id: int, text: str) -> Conversation:
    """Put other words into the model's mouth; what it said stays as a sibling. Nothing is answered."""
    before = conversations.message(message_id)
    conversations.add(
        before.conversation_id, before.parent_id, "assistant", text, reasoning=before.reasoning, model=before.model
    )
    return conversations.get(before.conversation_id)


def edit(conversations: Conversations, message_id: int, text: str, *, model: str) -> Turn:
    """Say something else in the place of a message of the user's; what was said stays as a sibling."""
    with conversations.together():
        before = conversations.message(message_id)
        said = conversations.add(before.conversation_id, before.parent_id, "user", text)
        return _answer_below(conversations, said, model=model)


def regenerate(conversations: Conversations, message_id: int, *, model: str) -> Turn:
    """Another answer in the place of this one, or a first one to this message of the user's."""
    message = conversations.message(message_id)
    asked = message
    if message.role == "assistant" and message.parent_id is not None:
        asked = conversations.message(message.parent_id)
    return _answer_below(conversations, asked, model=model)


def go_on(conversations: Conversations, message_id: int, *, model: str) -> Turn:
    """An answer that begins with the text of this one and goes on from there."""
    before = conversations.message(message_id)
    answer = conversations.add(
        before.conversation_id,
        before.parent_id,
        "assistant",
        before.text,
        reasoning=before.reasoning,
        status="streaming",
        model=model,
    )
    return _turn(conversations, answer)


def _answer_below(conversations: Conversations, asked: StoredMessage, *, model: str) -> Turn:
    answer = conversations.add(asked.conversation_id, asked.id, "assistant", "", status="streaming", model=model)
    return _turn(conversations, answer)


def _turn(conversations: Conversations, answer: StoredMessage) -> Turn:
    conversation_id = answer.conversation_id
    return Turn(conversation=conversations.get(conversation_id), path=tuple(conversations.path(conversation_id)))

"""What happens in the database when something is asked, edited or regenerated: plain functions, one transaction
each, run on the database's thread. Knows no engine and no window."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from app.controllers.prompts import Prompt
from app.controllers.shown import Shown
from app.controllers.wishes import AS_USUAL, Wish
from app.storage.values import Conversation, Setup, StoredMessage

if TYPE_CHECKING:
    from app.storage.conversations import Conversations


class Turn(Shown, frozen=True, kw_only=True):
    """A conversation with an answer to be written: the last message of its path."""

    @property
    def answer(self) -> StoredMessage:
        """The message that is to be written."""
        return self.path[-1]

    def to_write(self) -> Iterator[tuple[StoredMessage, Prompt]]:
        """The same, with what the model is given."""
        yield self.answer, self.prompt()


def shown(conversations: Conversations, conversation_id: int, path: Sequence[StoredMessage] | None = None) -> Shown:
    """What is shown of a conversation now; ``path`` where it was just read."""
    return Shown(
        conversation=conversations.get(conversation_id),
        path=tuple(conversations.path(conversation_id) if path is None else path),
        summaries=conversations.summaries(conversation_id),
    )


def ask(
    conversations: Conversations,
    conversation_id: int | None,
    text: str,
    *,
    system_prompt: str = "",
    setup: Setup = Setup(),  # noqa: B008 - it is frozen
    wish: Wish = AS_USUAL,
) -> Turn:
    """Add what the user said at the end of what is shown, in a new conversation when there is none.

    ``system_prompt`` and ``setup`` are for the new one: the former counts where the latter says nothing of it.
    """
    with conversations.together():
        if conversation_id is None:
            conversation_id = create(conversations, system_prompt=system_prompt, setup=setup).id
        head_id = conversations.get(conversation_id).head_id
        said = conversations.add(conversation_id, head_id, "user", text)
        conversations.set_draft(conversation_id, "")
        return _answer_below(conversations, said, wish)


def create(conversations: Conversations, *, system_prompt: str, setup: Setup) -> Conversation:
    """A new conversation; ``system_prompt`` counts where ``setup`` says nothing of it."""
    return conversations.create(
        system_prompt=system_prompt if setup.system_prompt is None else setup.system_prompt,
        model=setup.model,
        sampling=setup.sampling,
        persona_id=setup.persona_id,
    )


def say_next(conversations: Conversations, conversation_id: int, *, unless: int | None = None) -> Turn | None:
    """Say what waits at the end of what is shown; ``None`` when nothing does, or it is ``unless``, or in the trash."""
    with conversations.together():
        conversation, queued = conversations.get(conversation_id), conversations.queue.first(conversation_id)
        if queued is None or queued.id == unless or conversation.deleted_at is not None:
            return None
        conversations.queue.remove(queued.id)
        said = conversations.add(conversation_id, conversation.head_id, "user", queued.text)
        return _answer_below(conversations, said, AS_USUAL)


def reword(conversations: Conversations, message_id: int, text: str) -> Shown:
    """Put other words into the model's mouth; what it said stays as a sibling. Nothing is answered."""
    before = conversations.message(message_id)
    conversations.add(
        before.conversation_id,
        before.parent_id,
        "assistant",
        text,
        reasoning=before.reasoning,
        model=before.model,
        pinned=before.pinned,
        seen=before.seen,
        sampling=before.sampling,
    )
    return shown(conversations, before.conversation_id)


def pin(conversations: Conversations, message_id: int, pinned: bool) -> Shown:
    """Let a message stay in the model's view, or no longer."""
    message = conversations.pin(message_id, pinned)
    return shown(conversations, message.conversation_id)


def edit(conversations: Conversations, message_id: int, text: str, wish: Wish = AS_USUAL) -> Turn:
    """Say something else in the place of a message of the user's; what was said stays as a sibling."""
    with conversations.together():
        before = conversations.message(message_id)
        said = conversations.add(before.conversation_id, before.parent_id, "user", text, pinned=before.pinned)
        return _answer_below(conversations, said, wish)


def regenerate(conversations: Conversations, message_id: int, wish: Wish = AS_USUAL) -> Turn:
    """Another answer in the place of this one, or a first one to this message of the user's."""
    message = conversations.message(message_id)
    asked = message
    if message.role == "assistant" and message.parent_id is not None:
        asked = conversations.message(message.parent_id)
    return _answer_below(conversations, asked, wish)


def go_on(conversations: Conversations, message_id: int, wish: Wish = AS_USUAL) -> Turn:
    """An answer that begins with the text of this one and goes on from there."""
    with conversations.together():
        before = conversations.message(message_id)
        conversation = conversations.get(before.conversation_id)
        answer = conversations.add(
            before.conversation_id,
            before.parent_id,
            "assistant",
            before.text,
            reasoning=before.reasoning,
            status="streaming",
            model=wish.model_in(conversation),
            sampling={**before.sampling, **wish.sampling},
            pinned=before.pinned,
            seen=before.seen,
        )
        return _turn(conversations, answer)


def set_up(conversations: Conversations, conversation_id: int, setup: Setup) -> Shown:
    """Have a conversation answered otherwise from now on."""
    conversations.set_up(conversation_id, setup)
    return shown(conversations, conversation_id)


def add_answer(conversations: Conversations, asked: StoredMessage, wish: Wish) -> StoredMessage:
    """An answer that is to be written, below what was asked."""
    conversation = conversations.get(asked.conversation_id)
    return conversations.add(
        asked.conversation_id,
        asked.id,
        "assistant",
        "",
        status="streaming",
        model=wish.model_in(conversation),
        sampling=wish.sampling_in(conversation),
    )


def _answer_below(conversations: Conversations, asked: StoredMessage, wish: Wish) -> Turn:
    return _turn(conversations, add_answer(conversations, asked, wish))


def _turn(conversations: Conversations, answer: StoredMessage) -> Turn:
    now = shown(conversations, answer.conversation_id)
    return Turn(conversation=now.conversation, path=now.path, summaries=now.summaries)

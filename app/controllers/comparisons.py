"""What happens in the database when one question is answered several times: the answers are siblings below it.

Plain functions, one transaction each, run on the database's thread. Knows no engine and no window.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from app.controllers import turns
from app.controllers.prompts import Prompt, prompt_of
from app.controllers.shown import Shown
from app.controllers.wishes import Wish
from app.storage.values import Setup, StoredMessage

if TYPE_CHECKING:
    from app.storage.conversations import Conversations


class Comparison(Shown, frozen=True, kw_only=True):
    """A question with several answers; the last message of the path is one of them.

    Attributes:
        answers: The answers to compare, in the order in which they are shown.
        written: Ids of those that are to be written.
    """

    answers: tuple[StoredMessage, ...] = ()
    written: frozenset[int] = frozenset()

    @property
    def question(self) -> StoredMessage:
        """What is answered."""
        return self.path[-2]

    def to_write(self) -> Iterator[tuple[StoredMessage, Prompt]]:
        """The answers that are to be written, each with what its model is given: no answer sees another one."""
        for answer in self.answers:
            if answer.id in self.written:
                yield answer, prompt_of(self.conversation, (*self.path[:-1], answer), self.summaries)


def ask(
    conversations: Conversations,
    conversation_id: int | None,
    text: str,
    wishes: Sequence[Wish],
    *,
    system_prompt: str,
    setup: Setup,
) -> Comparison:
    """Add what the user said, and an answer to be written for each wish; the first one is shown."""
    with conversations.together():
        if conversation_id is None:
            conversation_id = turns.create(conversations, system_prompt=system_prompt, setup=setup).id
        head_id = conversations.get(conversation_id).head_id
        said = conversations.add(conversation_id, head_id, "user", text)
        conversations.set_draft(conversation_id, "")
        new = [turns.add_answer(conversations, said, wish) for wish in wishes]
        return _comparison(conversations, new, new)


def ask_again(conversations: Conversations, answer_ids: Sequence[int], wishes: Sequence[Wish]) -> Comparison:
    """Add an answer to be written for each wish beside answers that are there; the first of these stays shown."""
    with conversations.together():
        there = [conversations.message(answer_id) for answer_id in answer_ids]
        assert there[0].parent_id is not None, "an answer has a question"
        asked = conversations.message(there[0].parent_id)
        new = [turns.add_answer(conversations, asked, wish) for wish in wishes]
        return _comparison(conversations, [*there, *new], new)


def keep(conversations: Conversations, answer_id: int, setup: Setup) -> Shown:
    """Show an answer, and have the conversation answered like that from now on."""
    with conversations.together():
        path = conversations.reveal(answer_id)
        conversations.set_up(path[-1].conversation_id, setup)
        return turns.shown(conversations, path[-1].conversation_id, path)


def _comparison(
    conversations: Conversations, answers: Sequence[StoredMessage], written: Sequence[StoredMessage]
) -> Comparison:
    # Not `reveal`: what follows an answer that was there is hidden while it is compared.
    path = conversations.select_head(answers[0].conversation_id, answers[0].id)
    now = turns.shown(conversations, answers[0].conversation_id, path)
    return Comparison(
        conversation=now.conversation,
        path=now.path,
        summaries=now.summaries,
        answers=tuple(conversations.message(answer.id) for answer in answers),
        written=frozenset(answer.id for answer in written),
    )

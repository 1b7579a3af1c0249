"""What waits to be sent: its order, and that nothing of it is lost or said twice."""

from __future__ import annotations

import contextlib
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.controllers import turns
from app.storage.conversations import Conversations
from app.storage.database import Database
from inference.errors import StorageError


def texts(conversations: Conversations, conversation_id: int) -> list[str]:
    return [each.text for each in conversations.queue.of(conversation_id)]


def test_what_comes_first_is_said_first_and_conversations_are_apart(conversations: Conversations) -> None:
    one, other = conversations.create().id, conversations.create().id
    for text in ("a", "b", "c"):
        conversations.queue.add(one, text)
    conversations.queue.add(other, "elsewhere")
    assert texts(conversations, one) == ["a", "b", "c"]
    assert texts(conversations, other) == ["elsewhere"]
    first = conversations.queue.first(one)
    assert first is not None
    assert first.text == "a"


def test_what_is_taken_away_comes_back_to_its_place(conversations: Conversations) -> None:
    one = conversations.create().id
    made = [conversations.queue.add(one, text) for text in "abc"]
    removed = conversations.queue.remove(made[1].id)
    assert removed == made[1]
    assert conversations.queue.remove(made[1].id) is None
    conversations.queue.put_back(removed)
    conversations.queue.put_back(removed)  # a second click changes nothing
    assert texts(conversations, one) == ["a", "b", "c"]
    conversations.queue.change(made[1].id, "B")
    assert texts(conversations, one) == ["a", "B", "c"]


def test_nothing_waits_in_a_conversation_that_is_gone(conversations: Conversations) -> None:
    one = conversations.create().id
    queued = conversations.queue.add(one, "later")
    conversations.trash(one)
    conversations.purge(one)
    conversations.queue.put_back(queued)
    assert conversations.queue.of(one) == []
    with pytest.raises(StorageError):
        conversations.queue.add(one, "again")


@given(orders=st.lists(st.lists(st.integers(0, 6), max_size=8), max_size=5))
def test_any_order_that_is_asked_for_holds_and_loses_nothing(orders: list[list[int]]) -> None:
    with TemporaryDirectory() as folder, contextlib.closing(Database(Path(folder) / "conversations.db")) as database:
        conversations = Conversations(database)
        one = conversations.create().id
        ids = [conversations.queue.add(one, str(number)).id for number in range(6)]
        for order in orders:
            before = [each.id for each in conversations.queue.of(one)]
            wanted = [ids[number] if number < len(ids) else 999 for number in order]  # one that is gone by now, too
            conversations.queue.order(one, wanted)
            named = [each for each in dict.fromkeys(wanted) if each in ids]
            rest = [each for each in before if each not in named]
            assert [each.id for each in conversations.queue.of(one)] == [*named, *rest]


def test_it_is_said_once_with_its_answer_or_stays(conversations: Conversations) -> None:
    turn = turns.ask(conversations, None, "hello")
    one = turn.conversation.id
    conversations.finish(turn.answer.id, status="complete", text="hi")
    waiting = conversations.queue.add(one, "and then?")
    assert turns.say_next(conversations, one, unless=waiting.id) is None
    conversations.trash(one)
    assert turns.say_next(conversations, one) is None
    conversations.restore(one)
    said = turns.say_next(conversations, one)
    assert said is not None
    assert [message.text for message in said.path] == ["hello", "hi", "and then?", ""]
    assert turns.say_next(conversations, one) is None

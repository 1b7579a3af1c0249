"""Turns are all or nothing: a question never stays without the row of its answer."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.controllers import turns
from app.storage.conversations import Conversations
from app.storage.database import Database
from inference.errors import StorageError


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with contextlib.closing(Database(tmp_path / "conversations.db")) as database:
        yield database


@contextlib.contextmanager
def no_answers(database: Database) -> Iterator[None]:
    """The database refuses the rows of answers."""
    with database.write() as sql:
        sql.execute(
            """CREATE TRIGGER no_answers BEFORE INSERT ON message WHEN new.role = 'assistant'
                BEGIN SELECT RAISE(ABORT, 'no answers'); END"""
        )
    yield
    with database.write() as sql:
        sql.execute("DROP TRIGGER no_answers")


def test_a_question_is_kept_with_the_row_of_its_answer_or_not_at_all(database: Database) -> None:
    conversations = Conversations(database)
    with no_answers(database), pytest.raises(StorageError):
        turns.ask(conversations, None, "hello", system_prompt="")
    assert conversations.count() == 0
    turn = turns.ask(conversations, None, "hello", system_prompt="Be kind.")
    assert [message.text for message in turn.prompt().messages] == ["Be kind.", "hello"]
    assert turn.answer.status == "streaming"


def test_an_edit_that_fails_leaves_the_path_as_it_was(database: Database) -> None:
    conversations = Conversations(database)
    turn = turns.ask(conversations, None, "hello", system_prompt="")
    before = conversations.path(turn.conversation.id)
    with no_answers(database), pytest.raises(StorageError):
        turns.edit(conversations, before[0].id, "good day")
    assert conversations.path(turn.conversation.id) == before
    assert turns.edit(conversations, before[0].id, "good day").path[0].siblings == 2

"""Comparing in the database: siblings below one question, all or none, and the one that is kept."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.controllers import comparisons, turns
from app.controllers.wishes import Wish
from app.storage.conversations import Conversations
from app.storage.database import Database
from app.storage.values import Setup
from inference.errors import StorageError

SEVERAL = (Wish(model="small"), Wish(model="large", sampling={"temperature": 0.1}), Wish())


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with contextlib.closing(Database(tmp_path / "conversations.db")) as database:
        yield database


@pytest.fixture
def conversations(database: Database) -> Conversations:
    return Conversations(database)


def test_a_question_has_as_many_answers_as_wishes(conversations: Conversations) -> None:
    setup = Setup(system_prompt="Rhyme.", model="usual", sampling={"top_k": 3})
    made = comparisons.ask(conversations, None, "hello", SEVERAL, system_prompt="", setup=setup)
    assert made.question.text == "hello"
    assert [answer.model for answer in made.answers] == ["small", "large", "usual"]
    assert [answer.sampling for answer in made.answers] == [
        {"top_k": 3},
        {"top_k": 3, "temperature": 0.1},
        {"top_k": 3},
    ]
    assert [answer.siblings for answer in made.answers] == [3, 3, 3]
    assert made.path[-1] == made.answers[0]
    written = list(made.to_write())
    assert [answer for answer, _prompt in written] == list(made.answers)
    for answer, prompt in written:
        assert [message.text for message in prompt.messages] == ["Rhyme.", "hello"]
        conversations.finish(answer.id, status="complete", text=f"I am {answer.model}")
    assert conversations.path(made.conversation.id)[-1].text == "I am small"


def test_all_answers_or_none(conversations: Conversations, database: Database) -> None:
    with database.write() as sql:
        sql.execute(
            """CREATE TRIGGER no_large BEFORE INSERT ON message WHEN new.model = 'large'
                BEGIN SELECT RAISE(ABORT, 'no'); END"""
        )
    with pytest.raises(StorageError):
        comparisons.ask(conversations, None, "hello", SEVERAL, system_prompt="", setup=Setup())
    assert conversations.count() == 0


def test_an_answer_that_is_there_stays_and_what_follows_it_too(conversations: Conversations) -> None:
    first = turns.ask(conversations, None, "hello", wish=Wish(model="small"))
    conversations.finish(first.answer.id, status="complete", text="hi")
    then = turns.ask(conversations, first.conversation.id, "more")
    conversations.finish(then.answer.id, status="complete", text="of what?")
    made = comparisons.ask_again(conversations, [first.answer.id], [Wish(model="large")])
    assert [answer.model for answer in made.answers] == ["small", "large"]
    assert [answer.id for answer, _prompt in made.to_write()] == [made.answers[1].id]
    (_, prompt) = next(made.to_write())
    assert [message.text for message in prompt.messages] == ["hello"]
    assert made.path[-1].id == first.answer.id
    kept = comparisons.keep(conversations, first.answer.id, first.conversation.setup)
    assert [message.text for message in kept.path] == ["hello", "hi", "more", "of what?"]


def test_the_kept_one_is_shown_and_answers_from_now_on(conversations: Conversations) -> None:
    made = comparisons.ask(conversations, None, "hello", SEVERAL, system_prompt="", setup=Setup())
    for answer in made.answers:
        conversations.finish(answer.id, status="complete", text=answer.model)
    setup = Setup(system_prompt="", model="large", sampling={"temperature": 0.1})
    kept = comparisons.keep(conversations, made.answers[1].id, setup)
    assert kept.path[-1].id == made.answers[1].id
    assert kept.conversation.setup == setup
    assert conversations.show_sibling(made.answers[1].id, 1)[-1].id == made.answers[2].id


def test_what_was_interrupted_is_simply_several_versions(conversations: Conversations) -> None:
    made = comparisons.ask(conversations, None, "hello", SEVERAL, system_prompt="", setup=Setup())
    conversations.grow(made.answers[0].id, "half of")
    conversations.recover()
    shown = conversations.path(made.conversation.id)[-1]
    assert (shown.text, shown.status, shown.siblings) == ("half of", "interrupted", 3)

"""Conversations: titles, list, drafts, trash."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.storage.conversations import Conversations
from app.storage.database import Database
from app.storage.titles import MAX_TITLE, title_from
from app.storage.values import Conversation
from inference.errors import StorageError


def titles(listed: list[Conversation]) -> list[str]:
    return [conversation.title for conversation in listed]


def test_a_new_conversation_is_as_it_was_asked_for(conversations: Conversations) -> None:
    made = conversations.create(title="Mine", system_prompt="Be brief.", model="guide")
    assert (made.title, made.titled_by_user, made.system_prompt, made.model) == ("Mine", True, "Be brief.", "guide")
    assert conversations.get(made.id) == made
    assert not conversations.create().titled_by_user


def test_newest_first_and_every_message_moves_it_up(conversations: Conversations) -> None:
    made = [conversations.create(title=name) for name in "abc"]
    assert titles(conversations.list()) == ["c", "b", "a"]
    said = conversations.add(made[0].id, None, "user", "hello")
    assert titles(conversations.list()) == ["a", "c", "b"]
    answer = conversations.add(made[1].id, None, "assistant", "", status="streaming")
    conversations.add(made[0].id, said.id, "user", "more")
    conversations.finish(answer.id, status="complete", text="done")
    assert titles(conversations.list()) == ["b", "a", "c"]
    assert titles(conversations.list(limit=1, offset=1)) == ["a"]


def test_reading_and_drafting_do_not_move_it(conversations: Conversations) -> None:
    first, second = conversations.create(title="1"), conversations.create(title="2")
    conversations.set_draft(first.id, "unsent")
    conversations.path(first.id)
    assert [c.id for c in conversations.list()] == [second.id, first.id]
    assert conversations.get(first.id).draft == "unsent"


def test_system_prompt_and_model(conversations: Conversations) -> None:
    made = conversations.create()
    assert conversations.set_system_prompt(made.id, "Rhyme.").system_prompt == "Rhyme."
    assert conversations.set_model(made.id, "other").model == "other"
    for change in (conversations.set_model, conversations.set_draft, conversations.rename):
        with pytest.raises(StorageError, match="no longer there"):
            change(99, "x")


# ------------------------------------------------------------------------------------------ titles


def test_the_first_thing_said_is_the_title(conversations: Conversations) -> None:
    made = conversations.create()
    first = conversations.add(made.id, None, "user", "What is a GGUF file?\n\nI wonder.")
    conversations.add(made.id, first.id, "user", "Something else")
    assert conversations.get(made.id).title == "What is a GGUF file?"


def test_a_title_of_the_user_is_never_replaced(conversations: Conversations) -> None:
    made = conversations.create(title="Mine")
    conversations.add(made.id, None, "user", "Hello there")
    assert conversations.rename(made.id, "From the model", by_user=False).title == "Mine"
    assert conversations.rename(made.id, " My \n own ").title == "My own"


def test_an_empty_name_asks_for_an_automatic_title_again(conversations: Conversations) -> None:
    made = conversations.create(title="Mine")
    assert conversations.rename(made.id, "  ").title == ""
    conversations.add(made.id, None, "user", "Hello there")
    conversations.rename(made.id, "Mine again")
    renamed = conversations.rename(made.id, "")
    assert (renamed.title, renamed.titled_by_user) == ("Hello there", False)
    assert conversations.rename(made.id, "Greetings", by_user=False).title == "Greetings"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("", ""),
        ("   \n\t\n", ""),
        ("Hello", "Hello"),
        ("\n\n  Hello   there \nsecond line", "Hello there"),
        ("# Big **bold** `code`", "Big bold code"),
        ("> quoted", "quoted"),
        ("- [ ] task", "[ ] task"),
        ("1. first\n2. second", "first"),
        ("```python\nprint('x')\n```", "print('x')"),
        ("---\nreal words", "real words"),
        ("???", "???"),
        ("see [the page](https://example.org/x) now", "see the page now"),
        ("2 * 3 * 4 = ?", "2 * 3 * 4 = ?"),
        ("snake_case_name and __dunder__", "snake_case_name and dunder"),
        ("a\u202eb\x07c", "ab c"),
        ("word " * 40, "word " * 11 + "word…"),
        ("\u6f22" * 80, "\u6f22" * 59 + "…"),
        ("x" * 58 + "e\u0301\u0301 tail", "x" * 58 + "…"),
        ("x" * 57 + "\U0001f468\u200d\U0001f469\u200d\U0001f467 and more", "x" * 57 + "…"),
    ],
)
def test_title_from(text: str, title: str) -> None:
    assert title_from(text) == title


@given(st.text())
def test_a_title_is_one_short_line(text: str) -> None:
    title = title_from(text)
    assert len(title) <= MAX_TITLE
    assert title.splitlines() in ([], [title])
    assert title == title.strip()
    assert bool(title) or not any(char.isalnum() for char in text)


# ------------------------------------------------------------------------------------------- trash


def test_trash_and_restore(conversations: Conversations) -> None:
    made = conversations.create(title="Mine")
    conversations.add(made.id, None, "user", "hello")
    before = conversations.get(made.id)
    assert conversations.trash(made.id).deleted_at is not None
    assert (conversations.list(), conversations.count()) == ([], 0)
    assert (titles(conversations.list(trash=True)), conversations.count(trash=True)) == (["Mine"], 1)
    assert conversations.restore(made.id) == before
    assert conversations.list() == [before]


def test_only_the_trash_can_be_emptied(conversations: Conversations, database: Database) -> None:
    kept, gone = conversations.create(title="kept"), conversations.create(title="gone")
    for made in (kept, gone):
        conversations.add(made.id, None, "user", f"words of {made.title}")
    conversations.purge(kept.id)
    conversations.trash(gone.id)
    conversations.purge(gone.id)
    assert titles(conversations.list()) == ["kept"]
    assert conversations.search("gone") == []
    assert [hit.conversation.id for hit in conversations.search("words")] == [kept.id]
    with database.read() as sql:
        assert sql.execute("SELECT count(*) FROM message").fetchone() == (1,)


def test_the_trash_is_emptied_by_age(database: Database) -> None:
    now = itertools.count(100)
    conversations = Conversations(database, clock=lambda: float(next(now)))
    old, new, kept = (conversations.create(title=name) for name in ("old", "new", "kept"))
    said = conversations.add(kept.id, None, "user", "q")
    answer = conversations.add(kept.id, said.id, "assistant", "deleted long ago")
    conversations.trash(old.id)
    conversations.delete_message(answer.id)
    border = float(next(now))
    conversations.trash(new.id)
    assert conversations.empty_trash(older_than=border) == 1
    assert titles(conversations.list(trash=True)) == ["new"]
    assert conversations.path(kept.id) == [said]
    with pytest.raises(StorageError):
        conversations.restore_message(answer.id)
    assert conversations.empty_trash() == 1


def test_ten_thousand_conversations(conversations: Conversations) -> None:
    with conversations.together():
        for number in range(10_000):
            conversations.create(title=f"conversation {number}")
    listed = conversations.list()
    assert titles(listed) == [f"conversation {number}" for number in reversed(range(10_000))]
    assert titles(conversations.list(limit=2, offset=9_998)) == ["conversation 1", "conversation 0"]
    assert [hit.conversation.title for hit in conversations.search("conversation 777", limit=3)] == [
        "conversation 7779",
        "conversation 7778",
        "conversation 7777",
    ]

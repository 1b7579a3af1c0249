"""What a model sees: pins, from where on, and summaries, each for the path it belongs to."""

from __future__ import annotations

import pytest

from app.storage.conversations import Conversations
from app.storage.database import Database
from app.storage.values import Seen, StoredMessage
from inference.errors import StorageError


@pytest.fixture
def talk(conversations: Conversations) -> list[StoredMessage]:
    """Three questions and their answers."""
    conversation_id = conversations.create().id
    parent: int | None = None
    for number in range(6):
        role = "assistant" if number % 2 else "user"
        parent = conversations.add(conversation_id, parent, role, f"message {number}").id  # type: ignore[arg-type]
    return conversations.path(conversation_id)


def summary_text(conversations: Conversations, talk: list[StoredMessage]) -> str | None:
    """What would be told to the model."""
    found = conversations.summaries(talk[0].conversation_id)
    return found[-1].text if found and not found[-1].deleted else None


def test_a_message_that_is_done_can_be_pinned_and_nothing_else(
    conversations: Conversations, database: Database, talk: list[StoredMessage]
) -> None:
    assert conversations.pin(talk[1].id, True).pinned
    assert [message.pinned for message in conversations.path(talk[0].conversation_id)][:3] == [False, True, False]
    assert conversations.message(talk[1].id).as_message().pinned
    assert not conversations.pin(talk[1].id, False).pinned
    for column in ("text", "seen", "role"):
        with pytest.raises(StorageError) as refused, database.write() as sql:
            sql.execute(f"UPDATE message SET {column} = {column} WHERE id = ?", (talk[1].id,))
        assert "a message that is done never changes" in refused.value.detail


def test_a_deleted_message_cannot_be_pinned(conversations: Conversations, talk: list[StoredMessage]) -> None:
    conversations.delete_message(talk[4].id)
    with pytest.raises(StorageError, match="deleted"):
        conversations.pin(talk[4].id, True)


def test_an_answer_remembers_what_the_model_saw_of_the_conversation(
    conversations: Conversations, talk: list[StoredMessage]
) -> None:
    answer = conversations.add(talk[0].conversation_id, talk[4].id, "assistant", "", status="streaming")
    seen = Seen(first=talk[2].id, also=(talk[0].id,))
    conversations.set_seen(answer.id, seen)
    conversations.finish(answer.id, status="complete", text="done")
    conversations.set_seen(answer.id, Seen(first=talk[4].id))  # too late: it is history
    assert conversations.message(answer.id).seen == seen
    assert conversations.message(talk[5].id).seen is None


def test_the_summary_that_reaches_furthest_counts(conversations: Conversations, talk: list[StoredMessage]) -> None:
    assert conversations.summaries(talk[0].conversation_id) == ()
    second = conversations.add_summary(talk[1].id, "to the second", model="m")
    conversations.add_summary(talk[3].id, "to the fourth", model="m")
    assert summary_text(conversations, talk) == "to the fourth"
    made = conversations.add_summary(talk[3].id, "made again", model="m2")
    assert conversations.summaries(talk[0].conversation_id) == (second, made)
    assert (made.message_id, made.edited, made.model, made.deleted) == (talk[3].id, False, "m2", False)


def test_after_a_fork_the_nearest_summary_on_the_path_counts(
    conversations: Conversations, talk: list[StoredMessage]
) -> None:
    conversations.add_summary(talk[1].id, "shared")
    conversations.add_summary(talk[4].id, "of one branch")
    conversations.add(talk[0].conversation_id, talk[3].id, "user", "another question")
    assert summary_text(conversations, talk) == "shared"
    conversations.show_sibling(talk[4].id, 0)
    assert summary_text(conversations, talk) == "of one branch"
    conversations.add(talk[0].conversation_id, None, "user", "all anew")
    assert conversations.summaries(talk[0].conversation_id) == ()


def test_an_edit_can_be_taken_back(conversations: Conversations, talk: list[StoredMessage]) -> None:
    first = conversations.add_summary(talk[1].id, "the model's words", model="m")
    edited = conversations.edit_summary(first.id, "my words")
    assert (edited.edited, edited.model, edited.message_id) == (True, "m", talk[1].id)
    assert summary_text(conversations, talk) == "my words"
    conversations.withdraw_summary(edited.id)
    assert summary_text(conversations, talk) == "the model's words"


@pytest.mark.parametrize("by_user", [True, False])
def test_what_builds_upon_replaced_words_counts_no_longer(
    conversations: Conversations, talk: list[StoredMessage], by_user: bool
) -> None:
    first = conversations.add_summary(talk[1].id, "two cats")
    second = conversations.add_summary(talk[3].id, "two cats and a dog")
    conversation_id = talk[0].conversation_id
    if by_user:
        corrected = conversations.edit_summary(first.id, "three cats")
    else:
        corrected = conversations.add_summary(talk[1].id, "three cats")
    assert conversations.summaries(conversation_id) == (corrected,)
    conversations.withdraw_summary(corrected.id)
    assert conversations.summaries(conversation_id) == (first, second)
    mine = conversations.edit_summary(second.id, "two cats, a dog")
    corrected = conversations.add_summary(talk[1].id, "three cats")
    assert conversations.summaries(conversation_id) == (corrected, mine)


def test_deleting_leaves_none_until_it_is_undone(conversations: Conversations, talk: list[StoredMessage]) -> None:
    conversations.add_summary(talk[1].id, "earlier")
    first = conversations.add_summary(talk[3].id, "the model's words")
    edited = conversations.edit_summary(first.id, "my words")
    conversations.withdraw_summary(first.id)
    talk_id = talk[0].conversation_id
    before = conversations.summaries(talk_id)
    assert conversations.delete_summaries(talk_id) == edited.id
    assert conversations.delete_summaries(talk_id) is None
    (deleted,) = conversations.summaries(talk_id)
    assert deleted.deleted  # remembered: none is wanted
    conversations.restore_summaries(edited.id)
    assert conversations.summaries(talk_id) == before
    assert [summary.text for summary in before] == ["earlier", "my words"]
    conversations.delete_summaries(talk_id)
    made = conversations.add_summary(talk[1].id, "asked for again")
    assert conversations.summaries(talk_id) == (made,)


def test_a_deleted_summary_without_its_words_does_not_come_back(
    conversations: Conversations, talk: list[StoredMessage]
) -> None:
    made = conversations.add_summary(talk[1].id, "words")
    assert conversations.delete_summaries(talk[0].conversation_id) == made.id
    conversations.empty_trash()
    conversations.restore_summaries(made.id)
    (deleted,) = conversations.summaries(talk[0].conversation_id)
    assert deleted.deleted


def test_a_summary_never_changes(conversations: Conversations, database: Database, talk: list[StoredMessage]) -> None:
    made = conversations.add_summary(talk[1].id, "words")
    with pytest.raises(StorageError) as refused, database.write() as sql:
        sql.execute("UPDATE summary SET text = 'other' WHERE id = ?", (made.id,))
    assert "a summary never changes" in refused.value.detail
    with pytest.raises(StorageError, match="no longer there"):
        conversations.edit_summary(made.id + 1, "of nothing")
    conversations.delete_message(talk[1].id)
    with pytest.raises(StorageError, match="deleted"):
        conversations.add_summary(talk[1].id, "of what is gone")


def test_what_is_deleted_for_good_takes_its_summary_along(
    conversations: Conversations, database: Database, talk: list[StoredMessage]
) -> None:
    conversations.add_summary(talk[3].id, "kept words")
    made = conversations.add_summary(talk[1].id, "deleted words")
    conversations.withdraw_summary(made.id)
    conversations.empty_trash()
    with database.read() as sql:
        assert [row[0] for row in sql.execute("SELECT text FROM summary ORDER BY id")] == ["kept words", ""]
    conversations.trash(talk[0].conversation_id)
    conversations.purge(talk[0].conversation_id)
    with database.read() as sql:
        assert sql.execute("SELECT count(*) FROM summary").fetchone() == (0,)

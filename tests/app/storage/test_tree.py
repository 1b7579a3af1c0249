"""Message trees: what forks, what is shown, what never changes."""

from __future__ import annotations

import sqlite3

import pytest

from app.storage.conversations import Conversations
from app.storage.database import Database
from app.storage.values import AnswerStats, StoredMessage
from inference.errors import StorageError
from inference.messages import Message


def texts(path: list[StoredMessage]) -> list[str]:
    return [message.text for message in path]


@pytest.fixture
def talk(conversations: Conversations) -> list[StoredMessage]:
    """A conversation of two turns."""
    conversation = conversations.create()
    path: list[StoredMessage] = []
    for role, text in (("user", "q1"), ("assistant", "a1"), ("user", "q2"), ("assistant", "a2")):
        parent = path[-1].id if path else None
        path.append(conversations.add(conversation.id, parent, role, text))  # type: ignore[arg-type]
    return path


def test_path_from_first_to_last(conversations: Conversations, talk: list[StoredMessage]) -> None:
    assert conversations.path(talk[0].conversation_id) == talk
    assert [message.parent_id for message in talk] == [None, talk[0].id, talk[1].id, talk[2].id]


def test_empty_conversation_has_an_empty_path(conversations: Conversations) -> None:
    assert conversations.path(conversations.create().id) == []


def test_everything_about_an_answer_is_kept(conversations: Conversations, talk: list[StoredMessage]) -> None:
    stats = AnswerStats(reason="length", prompt_tokens=7, decode_tps=12.5, seed=4_294_967_294)
    kept = conversations.add(
        talk[0].conversation_id,
        talk[2].id,
        "assistant",
        "text",
        status="failed",
        reasoning="thought",
        model="guide",
        stats=stats,
        error_code="engine_died",
        error="It died. Try again.",
    )
    assert conversations.path(kept.conversation_id)[-1] == kept
    assert (kept.status, kept.reasoning, kept.model, kept.stats) == ("failed", "thought", "guide", stats)
    assert (kept.error_code, kept.error) == ("engine_died", "It died. Try again.")
    assert kept.as_message() == Message.assistant("text", "thought")


def test_edit_forks_and_both_branches_stay(conversations: Conversations, talk: list[StoredMessage]) -> None:
    edited = conversations.add(talk[0].conversation_id, talk[1].id, "user", "q2 again")
    assert texts(conversations.path(edited.conversation_id)) == ["q1", "a1", "q2 again"]
    assert (edited.sibling, edited.siblings) == (1, 2)
    assert texts(conversations.siblings(talk[2].id)) == ["q2", "q2 again"]
    assert texts(conversations.show_sibling(edited.id, -1)) == ["q1", "a1", "q2", "a2"]


def test_first_messages_are_siblings_of_each_other_only_in_their_conversation(
    conversations: Conversations, talk: list[StoredMessage]
) -> None:
    other = conversations.create()
    conversations.add(other.id, None, "user", "elsewhere")
    again = conversations.add(talk[0].conversation_id, None, "user", "q1 again")
    assert (again.sibling, again.siblings) == (1, 2)
    assert texts(conversations.path(again.conversation_id)) == ["q1 again"]
    assert texts(conversations.show_sibling(again.id, -1)) == ["q1", "a1", "q2", "a2"]
    assert texts(conversations.path(other.id)) == ["elsewhere"]


def test_every_fork_remembers_the_branch_shown_last(conversations: Conversations, talk: list[StoredMessage]) -> None:
    talk_id = talk[0].conversation_id
    first_answer = conversations.add(talk_id, talk[0].id, "assistant", "a1 again")
    conversations.add(talk_id, first_answer.id, "user", "deep 1")
    conversations.add(talk_id, first_answer.id, "user", "deep 2")
    conversations.show_sibling(conversations.path(talk_id)[-1].id, -1)
    assert texts(conversations.show_sibling(first_answer.id, -1)) == ["q1", "a1", "q2", "a2"]
    assert texts(conversations.show_sibling(talk[1].id, 1)) == ["q1", "a1 again", "deep 1"]


def test_show_sibling_stops_at_the_ends(conversations: Conversations, talk: list[StoredMessage]) -> None:
    conversations.add(talk[0].conversation_id, talk[2].id, "assistant", "b")
    conversations.add(talk[0].conversation_id, talk[2].id, "assistant", "c")
    assert texts(conversations.show_sibling(talk[3].id, 99))[-1] == "c"
    assert texts(conversations.show_sibling(talk[3].id, -99))[-1] == "a2"


def test_reveal_goes_on_below_the_message(conversations: Conversations, talk: list[StoredMessage]) -> None:
    conversations.add(talk[0].conversation_id, None, "user", "another start")
    assert conversations.reveal(talk[1].id) == [
        *conversations.siblings(talk[0].id)[:1],
        *talk[1:],
    ]


def test_select_head_ends_the_path_there(conversations: Conversations, talk: list[StoredMessage]) -> None:
    assert texts(conversations.select_head(talk[0].conversation_id, talk[1].id)) == ["q1", "a1"]
    assert conversations.select_head(talk[0].conversation_id, None) == []
    assert texts(conversations.reveal(talk[0].id)) == ["q1", "a1", "q2", "a2"]


def test_select_head_refuses_a_message_of_another_conversation(
    conversations: Conversations, talk: list[StoredMessage]
) -> None:
    with pytest.raises(StorageError):
        conversations.select_head(conversations.create().id, talk[0].id)


def test_done_messages_never_change(
    conversations: Conversations, database: Database, talk: list[StoredMessage]
) -> None:
    conversations.grow(talk[3].id, "overwritten")
    assert conversations.finish(talk[3].id, status="failed", text="overwritten") == talk[3]
    for column in ("text", "reasoning", "role", "model", "error"):
        with pytest.raises(StorageError) as caught, database.write() as sql:
            sql.execute(f"UPDATE message SET {column} = 'user' WHERE id = ?", (talk[3].id,))
        assert isinstance(caught.value.__cause__, sqlite3.IntegrityError)
    assert conversations.message(talk[3].id) == talk[3]


def test_a_streaming_message_grows_and_ends_once(conversations: Conversations, talk: list[StoredMessage]) -> None:
    growing = conversations.add(talk[0].conversation_id, talk[3].id, "assistant", "", status="streaming")
    conversations.grow(growing.id, "some", "why")
    assert conversations.message(growing.id).text == "some"
    before = conversations.get(growing.conversation_id).updated_at
    done = conversations.finish(growing.id, status="stopped", text="some more", reasoning="why", stats=AnswerStats())
    assert (done.status, done.text, done.reasoning, done.stats) == ("stopped", "some more", "why", AnswerStats())
    assert conversations.get(growing.conversation_id).updated_at > before
    with pytest.raises(ValueError, match="streaming"):
        conversations.finish(growing.id, status="streaming", text="")


def test_recover_ends_what_streamed_when_the_program_went_away(
    conversations: Conversations, talk: list[StoredMessage]
) -> None:
    growing = conversations.add(talk[0].conversation_id, talk[3].id, "assistant", "so far", status="streaming")
    assert [(m.id, m.text, m.status) for m in conversations.recover()] == [(growing.id, "so far", "interrupted")]
    assert conversations.recover() == []


def test_damaged_figures_do_not_hide_the_text(
    conversations: Conversations, database: Database, talk: list[StoredMessage]
) -> None:
    growing = conversations.add(talk[0].conversation_id, talk[3].id, "assistant", "words", status="streaming")
    with database.write() as sql:
        sql.execute("UPDATE message SET stats = '{' WHERE id = ?", (growing.id,))
    assert (conversations.message(growing.id).text, conversations.message(growing.id).stats) == ("words", None)


def test_half_a_surrogate_pair_is_replaced_and_a_whole_one_kept(
    conversations: Conversations, talk: list[StoredMessage]
) -> None:
    added = conversations.add(talk[0].conversation_id, talk[3].id, "user", "a\ud83d b\ud83d\ude00")
    assert added.text == "a\ufffd b\U0001f600"


# ---------------------------------------------------------------------------------------- deleting


def test_deleting_the_only_branch_ends_the_path_before_it(
    conversations: Conversations, talk: list[StoredMessage]
) -> None:
    assert texts(conversations.delete_message(talk[2].id)) == ["q1", "a1"]
    assert conversations.restore_message(talk[2].id) == talk


def test_deleting_everything_and_undoing(conversations: Conversations, talk: list[StoredMessage]) -> None:
    assert conversations.delete_message(talk[0].id) == []
    assert conversations.get(talk[0].conversation_id).head_id is None
    assert conversations.restore_message(talk[0].id) == talk


def test_deleting_one_of_several_shows_its_neighbour(conversations: Conversations, talk: list[StoredMessage]) -> None:
    second = conversations.add(talk[0].conversation_id, talk[2].id, "assistant", "b")
    third = conversations.add(talk[0].conversation_id, talk[2].id, "assistant", "c")
    assert texts(conversations.delete_message(third.id))[-1] == "b"
    assert conversations.message(second.id).siblings == 2
    conversations.show_sibling(second.id, -1)
    assert texts(conversations.delete_message(talk[3].id))[-1] == "b"
    assert texts(conversations.restore_message(third.id))[-1] == "c"


def test_deleting_what_is_not_shown_leaves_the_path(conversations: Conversations, talk: list[StoredMessage]) -> None:
    conversations.add(talk[0].conversation_id, talk[2].id, "assistant", "b")
    assert texts(conversations.delete_message(talk[3].id))[-1] == "b"


def test_nested_deletions_are_undone_one_by_one(conversations: Conversations, talk: list[StoredMessage]) -> None:
    conversations.delete_message(talk[3].id)
    conversations.delete_message(talk[1].id)
    with pytest.raises(StorageError, match="deleted"):
        conversations.restore_message(talk[3].id)
    assert texts(conversations.restore_message(talk[1].id)) == ["q1", "a1", "q2"]
    assert texts(conversations.restore_message(talk[3].id)) == ["q1", "a1", "q2", "a2"]


def test_nothing_can_be_added_below_a_deleted_message(conversations: Conversations, talk: list[StoredMessage]) -> None:
    conversations.delete_message(talk[2].id)
    with pytest.raises(StorageError, match="deleted"):
        conversations.add(talk[0].conversation_id, talk[2].id, "assistant", "late")


def test_unknown_ids_are_typed_errors(conversations: Conversations) -> None:
    for call in (
        lambda: conversations.path(99),
        lambda: conversations.message(99),
        lambda: conversations.get(99),
        lambda: conversations.add(99, None, "user", "x"),
        lambda: conversations.reveal(99),
    ):
        with pytest.raises(StorageError):
            call()


def test_a_path_of_five_thousand_messages(conversations: Conversations, database: Database) -> None:
    talk_id = conversations.create().id
    parent = None
    with conversations.together():
        for number in range(5000):
            parent = conversations.add(talk_id, parent, "user" if number % 2 == 0 else "assistant", f"m{number}").id
    path = conversations.path(talk_id)
    assert [message.text for message in path] == [f"m{number}" for number in range(5000)]
    conversations.delete_message(path[1].id)
    assert len(conversations.restore_message(path[1].id)) == 5000
    conversations.trash(talk_id)
    conversations.purge(talk_id)
    with database.read() as sql:
        assert sql.execute("SELECT count(*) FROM message").fetchone() == (0,)


def test_calls_together_are_all_or_nothing(conversations: Conversations) -> None:
    def begin_and_fail() -> None:
        with conversations.together():
            talk_id = conversations.create().id
            conversations.add(talk_id, None, "user", "lost")
            raise KeyError

    with pytest.raises(KeyError):
        begin_and_fail()
    assert conversations.list() == []

"""The trash: what is in it, looking into it, and what is gone for good."""

from __future__ import annotations

import pytest

from app.storage.conversations import Conversations
from app.storage.trash import Trashed


def talk(conversations: Conversations, *texts: str, title: str = "talk") -> list[int]:
    """Ids of the messages; the conversation of the first is their conversation."""
    talk_id = conversations.create(title=title).id
    ids: list[int] = []
    for text in texts:
        ids.append(conversations.add(talk_id, ids[-1] if ids else None, "user", text).id)
    return ids


def told(things: list[Trashed]) -> list[tuple[str, str, int]]:
    return [(thing.kind, thing.title, thing.messages) for thing in things]


def test_conversations_and_messages_that_were_thrown_away_last_come_first(conversations: Conversations) -> None:
    first = talk(conversations, "a", "b", title="one")
    second = talk(conversations, "c", "**d** and more", "e", title="two")
    assert (conversations.trashed.things(), conversations.trashed.count()) == ([], 0)
    conversations.trash(conversations.message(first[0]).conversation_id)
    conversations.delete_message(second[1])
    assert told(conversations.trashed.things()) == [("message", "d and more", 2), ("conversation", "one", 2)]
    assert told(conversations.trashed.things(limit=1)) == [("message", "d and more", 2)]
    assert conversations.trashed.count() == 2
    message, conversation = conversations.trashed.things()
    assert message.conversation == "two"
    assert [m.text for m in conversations.trashed.look(message.key)] == ["**d** and more", "e"]
    assert [m.text for m in conversations.trashed.look(conversation.key)] == ["a", "b"]


def test_messages_of_a_conversation_in_the_trash_go_with_it(conversations: Conversations) -> None:
    ids = talk(conversations, "a", "b", "c")
    conversations.delete_message(ids[1])
    conversations.trash(conversations.message(ids[0]).conversation_id)
    assert told(conversations.trashed.things()) == [("conversation", "talk", 1)]


@pytest.mark.parametrize("word", ["kiwi", "検索"])
def test_searching_in_the_trash(conversations: Conversations, word: str) -> None:
    titled = talk(conversations, "x", title=f"the {word}")
    said = talk(conversations, "x", word, title="two")
    cut = talk(conversations, "x", word, title="three")
    other = talk(conversations, "x", "y", title="four")
    for ids in (titled, said, other):
        conversations.trash(conversations.message(ids[0]).conversation_id)
    conversations.delete_message(cut[1])
    found = conversations.trashed.things(word)
    assert [thing.title for thing in found] == [word, "two", f"the {word}"]
    assert len(conversations.trashed.things(" ")) == 4


def test_only_what_is_in_the_trash_is_deleted_for_good(conversations: Conversations) -> None:
    kept, gone = talk(conversations, "a", "b", title="kept"), talk(conversations, "c", title="gone")
    keep_id, gone_id = (conversations.message(ids[0]).conversation_id for ids in (kept, gone))
    conversations.trash(gone_id)
    conversations.delete_message(kept[1])
    assert conversations.trashed.purge([("conversation", keep_id), ("message", kept[0]), ("message", 99)]) == 0
    assert conversations.trashed.purge([("conversation", gone_id), ("message", kept[1])]) == 2
    assert conversations.trashed.things() == []
    assert [m.text for m in conversations.path(keep_id)] == ["a"]


def test_a_branch_goes_with_everything_below_it(conversations: Conversations) -> None:
    ids = talk(conversations, "a", "b", "c", "d")
    conversations.delete_message(ids[2])
    conversations.delete_message(ids[1])
    assert [thing.id for thing in conversations.trashed.things()] == [ids[1]]
    conversations.restore_message(ids[1])
    assert [thing.id for thing in conversations.trashed.things()] == [ids[2]]
    conversations.delete_message(ids[1])
    assert conversations.trashed.purge([("message", ids[1])]) == 1
    assert conversations.trashed.things() == []

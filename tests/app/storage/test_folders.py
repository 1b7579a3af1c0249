"""Folders: their names and order, and what becomes of what is in them."""

from __future__ import annotations

import pytest

from app.storage.conversations import Conversations
from inference.errors import StorageError


def names(conversations: Conversations) -> list[str]:
    return [folder.name for folder in conversations.folders.list()]


def test_new_ones_come_last_and_have_plain_names(conversations: Conversations) -> None:
    folders = conversations.folders
    for name in ("Work", "  Trips \n 2026 ", "Work"):
        folders.create(name)
    assert names(conversations) == ["Work", "Trips 2026", "Work"]
    with pytest.raises(StorageError, match="needs a name"):
        folders.create(" \n")


def test_renamed_and_folded(conversations: Conversations) -> None:
    folder = conversations.folders.create("Work")
    assert conversations.folders.rename(folder.id, " Play ").name == "Play"
    assert conversations.folders.rename(folder.id, " ").name == "Play"
    assert conversations.folders.fold(folder.id, True).folded
    assert not conversations.folders.fold(folder.id, False).folded


def test_put_in_front_of_another_or_last(conversations: Conversations) -> None:
    folders = conversations.folders
    a, b, c = (folders.create(name) for name in "abc")
    folders.move(c.id, before=a.id)
    assert names(conversations) == ["c", "a", "b"]
    folders.move(c.id, before=b.id)
    assert names(conversations) == ["a", "c", "b"]
    folders.move(a.id, before=None)
    assert names(conversations) == ["c", "b", "a"]
    folders.move(a.id, before=a.id)
    assert names(conversations) == ["c", "b", "a"]


def test_a_deleted_one_gives_its_conversations_back_to_the_list(conversations: Conversations) -> None:
    folder = conversations.folders.create("Work")
    inside, other = conversations.create(title="inside").id, conversations.create(title="other").id
    conversations.places.move([inside], folder.id)

    def rest() -> list[int]:
        return [row.id for row in conversations.listing.part("rest", "recent", 10).rows]

    assert rest() == [other]
    conversations.folders.delete(folder.id)
    assert names(conversations) == []
    assert rest() == [other, inside]
    with pytest.raises(StorageError, match="no longer there"):
        conversations.folders.get(folder.id)
    conversations.folders.restore(folder.id)
    assert (names(conversations), rest()) == (["Work"], [other])
    assert [row.id for row in conversations.listing.part(folder.id, "recent", 10).rows] == [inside]


def test_a_folder_that_is_gone_takes_nothing(conversations: Conversations) -> None:
    with pytest.raises(StorageError):
        conversations.folders.rename(99, "x")
    with pytest.raises(StorageError):
        conversations.folders.move(99, before=None)

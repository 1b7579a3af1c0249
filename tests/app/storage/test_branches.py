"""A branch as a conversation of its own: a copy that nothing of the first one changes any more."""

from __future__ import annotations

import pytest

from app.storage.conversations import Conversations
from app.storage.values import AnswerStats, Seen
from inference.errors import StorageError


def talk(conversations: Conversations) -> tuple[int, list[int]]:
    """A conversation with four messages; its id and theirs."""
    made = conversations.create(system_prompt="Be kind.", model="m", sampling={"top_k": 3})
    ids: list[int] = []
    for number, role in enumerate(("user", "assistant", "user", "assistant")):
        said = conversations.add(
            made.id,
            ids[-1] if ids else None,
            role,  # type: ignore[arg-type]
            f"text {number}",
            model="m" if role == "assistant" else "",
            stats=AnswerStats(ttft_ms=5.0) if role == "assistant" else None,
            pinned=number == 0,
            seen=Seen(first=ids[1], also=(ids[0],)) if number == 3 else None,
        )
        ids.append(said.id)
    conversations.add_summary(ids[1], "what was")
    return made.id, ids


def test_a_branch_has_the_way_to_the_message_and_how_it_is_answered(conversations: Conversations) -> None:
    source_id, ids = talk(conversations)
    conversations.folders.create("work")
    branch_id = conversations.branches.begin(ids[3], "A branch")
    source, branch = conversations.get(source_id), conversations.get(branch_id)
    assert (branch.title, branch.branched_from) == ("A branch", ids[3])
    assert branch.setup == source.setup
    original, copy = conversations.path(source_id), conversations.path(branch_id)
    assert [(m.role, m.text, m.model, m.stats, m.pinned, m.created_at) for m in copy] == [
        (m.role, m.text, m.model, m.stats, m.pinned, m.created_at) for m in original
    ]
    assert {m.id for m in copy}.isdisjoint(ids)
    assert copy[3].seen == Seen(first=copy[1].id, also=(copy[0].id,))
    assert [each.text for each in conversations.summaries(branch_id)] == ["what was"]
    assert [hit.conversation.id for hit in conversations.search("text")] == [branch_id, source_id]


def test_it_ends_at_the_message_and_goes_its_own_way(conversations: Conversations) -> None:
    source_id, ids = talk(conversations)
    branch_id = conversations.branches.begin(ids[1], "A branch")
    assert [m.text for m in conversations.path(branch_id)] == ["text 0", "text 1"]
    conversations.delete_message(ids[0])
    conversations.add(branch_id, conversations.get(branch_id).head_id, "user", "otherwise")
    assert [m.text for m in conversations.path(branch_id)] == ["text 0", "text 1", "otherwise"]
    assert conversations.path(source_id) == []


def test_nothing_branches_from_what_is_deleted(conversations: Conversations) -> None:
    _source_id, ids = talk(conversations)
    conversations.delete_message(ids[2])
    with pytest.raises(StorageError):
        conversations.branches.begin(ids[3], "x")
    assert conversations.count() == 1


def test_all_versions_go_and_come_back_together(conversations: Conversations) -> None:
    source_id, ids = talk(conversations)
    other = conversations.add(source_id, ids[0], "assistant", "another")
    below = conversations.add(source_id, other.id, "user", "below it")
    path = conversations.delete_versions(ids[1])
    assert [m.text for m in path] == ["text 0"]
    conversations.restore_message(ids[1])
    assert len(conversations.siblings(ids[1])) == 2
    assert [m.text for m in conversations.reveal(below.id)] == ["text 0", "another", "below it"]


def test_a_version_deleted_before_stays_deleted(conversations: Conversations) -> None:
    source_id, ids = talk(conversations)
    other = conversations.add(source_id, ids[0], "assistant", "another")
    conversations.delete_message(other.id)
    conversations.delete_versions(ids[1])
    conversations.restore_message(ids[1])
    assert [m.id for m in conversations.siblings(ids[1])] == [ids[1]]


def test_a_model_that_is_renamed_still_answers(conversations: Conversations) -> None:
    source_id, _ids = talk(conversations)
    persona = conversations.personas.create("Editor", model="m")
    conversations.rename_model("m", "better name")
    assert conversations.get(source_id).model == "better name"
    assert conversations.personas.get(persona.id).model == "better name"

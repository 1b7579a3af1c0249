"""What people have called and written is found, so that it can be kept out of reports."""

from __future__ import annotations

from app.storage.conversations import Conversations


def test_names_and_lines_are_found(conversations: Conversations) -> None:
    made = conversations.create(title="A secret plan", system_prompt="You are a quiet helper.")
    conversations.add(made.id, None, "user", "First line of it\n  second line, indented  \nshort")
    conversations.folders.create("Taxes of 2026")
    words = conversations.private_words.all()
    for expected in ("A secret plan", "Taxes of 2026", "First line of it", "second line, indented"):
        assert expected in words
    assert "You are a quiet helper." in words
    assert "short" not in words, "few letters tell nothing, and are everywhere"
    assert len(set(words)) == len(words)


def test_an_empty_database_has_none(conversations: Conversations) -> None:
    assert not any(conversations.private_words.all())

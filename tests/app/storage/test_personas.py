"""Personas: kept, ordered, deleted and brought back; a conversation copies what it takes of one."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.controllers import turns
from app.storage.conversations import Conversations
from app.storage.database import Database
from app.storage.personas import Personas
from app.storage.values import Persona, Setup
from inference.errors import StorageError


@pytest.fixture
def personas(conversations: Conversations) -> Personas:
    return conversations.personas


def names(listed: list[Persona]) -> str:
    return "".join(persona.name for persona in listed)


def made(personas: Personas, *called: str) -> list[int]:
    return [personas.create(name).id for name in called]


def test_a_persona_is_as_it_was_made(personas: Personas) -> None:
    editor = personas.create(
        "  The\nEditor ", icon="✍️", system_prompt="Correct\nmy text.", model="large", sampling={"temperature": 0.2}
    )
    assert (editor.name, editor.icon, editor.system_prompt) == ("The Editor", "✍️", "Correct\nmy text.")
    assert (editor.model, editor.sampling) == ("large", {"temperature": 0.2})
    assert personas.get(editor.id) == editor
    assert personas.list() == [editor]


def test_changing_keeps_the_place(personas: Personas) -> None:
    first, _second = made(personas, "a", "b")
    changed = personas.change(Persona(id=first, name="A", icon="x", sampling={"top_k": 1}, position=99.0))
    assert (changed.name, changed.icon, changed.sampling) == ("A", "x", {"top_k": 1})
    assert names(personas.list()) == "Ab"


def test_a_persona_has_a_name(personas: Personas) -> None:
    (first,) = made(personas, "a")
    for nothing in ("", " \n\t "):
        with pytest.raises(ValueError, match="name"):
            personas.create(nothing)
        with pytest.raises(ValueError, match="name"):
            personas.change(Persona(id=first, name=nothing))
    assert names(personas.list()) == "a"


def test_the_order_is_the_users(personas: Personas) -> None:
    a, b, c, d = made(personas, "a", "b", "c", "d")
    assert names(personas.order([d, a])) == "dabc"
    assert names(personas.order([c, c, b])) == "cbda"
    personas.create("e")
    assert names(personas.list()) == "cbdae"


def test_a_copy_stands_below(personas: Personas) -> None:
    first, _ = made(personas, "a", "b")
    personas.change(Persona(id=first, name="a", icon="1", system_prompt="s", model="m", sampling={"seed": 3}))
    copy = personas.copy(first, "A")
    assert (copy.icon, copy.system_prompt, copy.model, copy.sampling) == ("1", "s", "m", {"seed": 3})
    assert names(personas.list()) == "aAb"


def test_deleting_can_be_undone_and_changes_no_conversation(conversations: Conversations, personas: Personas) -> None:
    a, b, c = made(personas, "a", "b", "c")
    talk = conversations.create(system_prompt="s", persona_id=b)
    assert personas.delete(b).name == "b"
    assert names(personas.list()) == "ac"
    assert names(personas.list(deleted=True)) == "b"
    assert conversations.get(talk.id) == talk
    assert personas.get(b).name == "b"
    personas.restore(b)
    assert names(personas.list()) == "abc"
    assert [a, b, c] == [persona.id for persona in personas.list()]


def test_what_is_not_there_is_said_to_be_gone(personas: Personas) -> None:
    for act in (personas.get, personas.delete, personas.restore):
        with pytest.raises(StorageError, match="no longer there"):
            act(99)
    with pytest.raises(StorageError, match="no longer there"):
        personas.change(Persona(id=99, name="x"))
    with pytest.raises(StorageError, match="no longer there"):
        personas.copy(99, "x")


def test_halves_of_characters_are_left_out(personas: Personas) -> None:
    assert personas.create("a\ud83d", icon="\ud83d").name.startswith("a")


def test_a_conversation_keeps_what_it_took(conversations: Conversations, personas: Personas) -> None:
    tutor = personas.create("Tutor", system_prompt="Ask back.", model="m", sampling={"temperature": 0.4})
    talk = conversations.set_up(conversations.create(system_prompt="before").id, tutor.setup)
    assert (
        talk.setup
        == tutor.setup
        == Setup(persona_id=tutor.id, system_prompt="Ask back.", model="m", sampling={"temperature": 0.4})
    )
    personas.change(msgspec.structs.replace(tutor, system_prompt="Tell.", model="", sampling={}))
    assert conversations.get(talk.id) == talk


def test_a_persona_that_is_gone_keeps_nobody_from_asking(conversations: Conversations) -> None:
    """It was chosen for what is said next; then the trash was emptied, or an older backup restored."""
    gone = Setup(persona_id=5, system_prompt="Be kind.")
    made = turns.ask(conversations, None, "Hello", setup=gone).conversation
    assert (made.persona_id, made.system_prompt) == (None, "Be kind.")
    assert conversations.set_up(made.id, gone).persona_id is None


def test_a_persona_without_instructions_leaves_them_as_they_are(
    conversations: Conversations, personas: Personas
) -> None:
    quick = personas.create("Quick", model="small")
    talk = conversations.set_up(conversations.create(system_prompt="before").id, quick.setup)
    assert (talk.system_prompt, talk.model, talk.persona_id) == ("before", "small", quick.id)
    assert conversations.set_up(talk.id, Setup(system_prompt="")).setup == Setup(system_prompt="")


@given(orders=st.lists(st.lists(st.integers(0, 5), max_size=8), max_size=6))
def test_ordering_loses_nobody(orders: list[list[int]]) -> None:
    with TemporaryDirectory() as folder:
        database = Database(Path(folder) / "conversations.db")
        try:
            personas = Conversations(database).personas
            ids = made(personas, *"abcdef")
            for order in orders:
                wanted = [ids[number] for number in order]
                listed = [persona.id for persona in personas.order(wanted)]
                assert listed[: len(set(wanted))] == list(dict.fromkeys(wanted))
                assert sorted(listed) == ids
        finally:
            database.close()

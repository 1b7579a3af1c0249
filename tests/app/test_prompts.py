"""Places in the messages a model is given, and the stored messages they stand for: one to the other and back."""

from __future__ import annotations

from itertools import pairwise

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from app.controllers.prompts import Horizon, Prompt, horizon_of, prompt_of
from app.storage.values import Conversation, Seen, StoredMessage, Summary
from inference.commands import View
from inference.messages import Message

TALK = Conversation(id=1, system_prompt="Be kind.")


def said(number: int, role: str, text: str = "words", **more: object) -> StoredMessage:
    return StoredMessage(id=number, conversation_id=1, parent_id=None, role=role, text=text, **more)  # type: ignore[arg-type]


def talk(*ids: int) -> list[StoredMessage]:
    """A conversation that takes turns."""
    return [said(one, "assistant" if at % 2 else "user", f"message {one}") for at, one in enumerate(ids)]


@st.composite
def paths(draw: st.DrawFn) -> tuple[Conversation, list[StoredMessage]]:
    """Any path: failed answers, two questions in a row, pins, instructions in the middle, gaps between the ids."""
    last = 0
    path = []
    for role in draw(st.lists(st.sampled_from(["user", "assistant", "assistant", "system"]), max_size=12)):
        last += draw(st.integers(1, 3))
        text = "" if role == "assistant" and draw(st.booleans()) else f"text {last}"
        path.append(said(last, role, text, pinned=draw(st.booleans())))
    return Conversation(id=1, system_prompt=draw(st.sampled_from(["", "Be kind."]))), path


@given(paths())
def test_every_said_message_is_in_the_prompt_once_and_in_order(made: tuple[Conversation, list[StoredMessage]]) -> None:
    conversation, path = made
    prompt = prompt_of(conversation, path)
    assert len(prompt.messages) == len(prompt.ids)
    kept = [message for message in path if message.role != "assistant" or message.text]
    assert [one for ids in prompt.ids for one in ids] == [message.id for message in kept]
    by_id = {message.id: message for message in path}
    for message, ids in zip(prompt.messages, prompt.ids, strict=True):
        assert message.text == ("\n\n".join(by_id[one].text for one in ids) if ids else "Be kind.")
        assert message.pinned == any(by_id[one].pinned for one in ids)
    roles = [message.role for message in prompt.messages]
    assert not any(role == following == "user" for role, following in pairwise(roles))


@given(paths())
def test_places_become_messages_and_messages_the_same_places(made: tuple[Conversation, list[StoredMessage]]) -> None:
    prompt = prompt_of(*made)
    start = 1 if prompt.ids and not prompt.ids[0] else 0
    for index, ids in enumerate(prompt.ids):
        first = prompt.message_at(index)
        assert first == (ids[0] if ids else prompt.message_at(index + 1))
        for message_id in ids:
            # From the first one on it sees the whole conversation, whichever place that is.
            assert prompt.index_of(message_id) == (0 if index == start else index)
        if ids:
            assert prompt.told_by(ids[-1]) == index + 1
            assert prompt.last_before(index + 1) == ids[-1]
            assert all(prompt.told_by(message_id) == (index if index > start else 0) for message_id in ids[:-1])


@given(paths(), st.data())
def test_what_the_model_saw_is_said_again_with_the_next_question(
    made: tuple[Conversation, list[StoredMessage]], data: st.DataObject
) -> None:
    """However the path goes on: what came before keeps its place."""
    conversation, path = made
    prompt = prompt_of(conversation, path)
    places = [index for index, ids in enumerate(prompt.ids) if ids]
    if not places:
        return
    index = data.draw(st.sampled_from(places))
    first = prompt.message_at(index)
    last = path[-1].id
    seen = Seen(first=first) if first is not None else None
    after = [*path, said(last + 1, "assistant", "so", seen=seen), said(last + 2, "user", "and then?")]
    view = prompt_of(conversation, after).view
    assert view == View(first=index if index != places[0] else 0)
    for message in path:
        view = prompt_of(conversation, after, [Summary(id=1, message_id=message.id, text="told")]).view
        told = prompt.told_by(message.id)
        assert (view.told or view.coming_told) == told
        assert view.summary == ("told" if 0 < told <= view.first else "")
        assert view.coming == ("told" if told > view.first else "")


def test_a_path_without_a_word_about_it_is_seen_as_a_whole() -> None:
    path = talk(1, 2, 3, 4)
    assert prompt_of(TALK, path).view == View()
    assert horizon_of(path, [Summary(id=1, message_id=2, text="told")]) == Horizon()
    assert Prompt().message_at(0) is None
    assert Prompt().last_before(0) is None


def test_a_summary_goes_along_before_it_is_needed_and_a_deleted_one_does_not() -> None:
    summary = Summary(id=1, message_id=2, text="told")
    assert prompt_of(TALK, talk(1, 2, 3), [summary]).view == View(coming="told", coming_told=3)
    assert prompt_of(TALK, talk(1, 2, 3), [msgspec.structs.replace(summary, deleted=True)]).view == View()


def test_one_summary_is_shown_to_the_model_while_the_next_one_waits() -> None:
    path = [*talk(1, 2, 3, 4, 5), said(6, "assistant", "so", seen=Seen(first=3))]
    early, now, coming = (Summary(id=id_, message_id=id_, text=f"to {id_}") for id_ in (1, 2, 4))
    assert prompt_of(TALK, path, [early, now, coming]).view == View(
        first=3, summary="to 2", told=3, coming="to 4", coming_told=5
    )
    assert horizon_of(path, [early, now, coming]).summary == now
    assert prompt_of(TALK, path, [early, now]).view == View(first=3, summary="to 2", told=3)


def test_the_horizon_counts_what_is_really_out_of_view() -> None:
    path = [*talk(1, 2, 3), said(4, "assistant", ""), *talk(5, 6, 7)]
    path[1] = msgspec.structs.replace(path[1], pinned=True)
    path.append(said(8, "assistant", "so", seen=Seen(first=6, also=(1, 2))))
    also = frozenset({1, 2})
    assert horizon_of(path) == Horizon(first=6, also=also, hidden=2, untold=2)
    summary = Summary(id=1, message_id=3, text="told")
    assert horizon_of(path, [summary]) == Horizon(first=6, also=also, hidden=2, untold=1, summary=summary)
    gone = msgspec.structs.replace(summary, deleted=True)
    assert horizon_of(path, [gone]) == Horizon(first=6, also=also, hidden=2, untold=2)
    path[2] = msgspec.structs.replace(path[2], pinned=True)  # from the next answer on it sees that one too
    assert horizon_of(path) == Horizon(first=6, also=frozenset({1, 2, 3}), hidden=1, untold=1)


def test_what_is_visible_is_what_the_engine_said() -> None:
    path = [*talk(1, 2, 3, 4, 5), said(6, "assistant", "so", seen=Seen(first=5, also=(1, 2)))]
    visible = prompt_of(TALK, path, [Summary(id=1, message_id=4, text="They spoke.")]).visible()
    assert [message.text for message in visible[1:]] == ["message 1", "message 2", "message 5", "so"]
    assert visible[0].text.startswith("Be kind.")
    assert visible[0].text.endswith("They spoke.")


def test_what_a_later_answer_saw_counts() -> None:
    path = [*talk(1, 2, 3), said(4, "assistant", "so", seen=Seen(first=3))]
    assert horizon_of(path).first == 3
    path += [said(5, "user"), said(6, "assistant", "with more context", seen=Seen(first=1))]
    assert horizon_of(path) == Horizon()
    assert prompt_of(TALK, path).view.first == 0


def test_a_pin_goes_along_with_the_message() -> None:
    path = talk(1, 2)
    path[0] = msgspec.structs.replace(path[0], pinned=True)
    assert prompt_of(TALK, path).messages[1:] == (
        Message("user", "message 1", pinned=True),
        Message.assistant("message 2"),
    )

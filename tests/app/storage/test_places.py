"""Pinning, filing, putting away, throwing away: several conversations at once, and all of it undone at once."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from app.storage.conversations import Conversations
from app.storage.listing import Listed, Part, title_key


def ids(part: Part) -> list[int]:
    return [row.id for row in part.rows]


@pytest.fixture
def three(conversations: Conversations) -> tuple[int, int, int]:
    """Three conversations, oldest first."""
    first, second, third = (conversations.create(title=title).id for title in ("b", "C", "ä"))
    return first, second, third


def test_pinned_ones_stand_above_and_stay_where_they_were_pinned(
    conversations: Conversations, three: tuple[int, int, int]
) -> None:
    first, second, third = three
    conversations.places.pin([second], True)
    conversations.places.pin([third, second], True)
    shelves = conversations.listing.shelves("recent", {}, 10)
    assert (ids(shelves.pinned), ids(shelves.rest)) == ([second, third], [first])
    conversations.places.pin([second], False)
    shelves = conversations.listing.shelves("recent", {}, 10)
    assert (ids(shelves.pinned), ids(shelves.rest)) == ([third], [second, first])


def test_folders_count_and_hold_what_is_in_them(conversations: Conversations, three: tuple[int, int, int]) -> None:
    first, second, third = three
    work, play = conversations.folders.create("Work"), conversations.folders.create("Play")
    conversations.places.move([first, second], work.id)
    conversations.places.move([third], play.id)
    conversations.folders.fold(play.id, True)
    shelves = conversations.listing.shelves("recent", {}, 10)
    assert [folder.name for folder in shelves.folders] == ["Work", "Play"]
    assert shelves.counts == {work.id: 2, play.id: 1}
    assert {folder: ids(part) for folder, part in shelves.filed.items()} == {work.id: [second, first]}
    conversations.places.pin([first], True)
    shelves = conversations.listing.shelves("recent", {}, 10)
    assert (shelves.counts[work.id], ids(shelves.pinned)) == (1, [first])


def test_the_archive_is_a_place_of_its_own(conversations: Conversations, three: tuple[int, int, int]) -> None:
    first, second, third = three
    conversations.places.pin([first], True)
    conversations.places.archive([first, third], True)
    assert ids(conversations.listing.part("rest", "recent", 10)) == [second]
    assert ids(conversations.listing.part("pinned", "recent", 10)) == []
    assert set(ids(conversations.listing.part("archive", "recent", 10))) == {first, third}
    assert conversations.listing.archived() == 2
    conversations.places.archive([first], False)
    assert ids(conversations.listing.part("rest", "recent", 10)) == [second, first]


@pytest.mark.parametrize(("order", "wanted"), [("recent", "bäC"), ("created", "äCb"), ("title", "äbC")])
def test_orders(conversations: Conversations, three: tuple[int, int, int], order: str, wanted: str) -> None:
    conversations.add(three[0], None, "user", "hello")
    untitled = conversations.create().id
    conversations.places.trash([untitled])
    rows = conversations.listing.part("rest", order, 10).rows  # type: ignore[arg-type]
    assert "".join(row.title for row in rows) == wanted


def test_no_more_is_read_than_is_wanted(conversations: Conversations) -> None:
    made = [conversations.create(title=str(number)).id for number in range(5)]
    for order in ("recent", "created", "title"):
        part = conversations.listing.part("rest", order, 3)  # type: ignore[arg-type]
        assert (len(part.rows), part.more) == (3, True)
    assert conversations.listing.part("rest", "recent", 5) == Part(
        rows=tuple(Listed(c.id, c.title, c.updated_at, c.created_at) for c in map(conversations.get, reversed(made))),
        more=False,
    )


def test_titles_are_compared_as_people_read_them() -> None:
    assert sorted(["Zug", "Apfel", "äpfel", "", "éclair", "Bär"], key=title_key) == [
        *("Apfel", "äpfel", "Bär", "éclair", "Zug", "")
    ]


CHANGES = ("pin", "unpin", "archive", "unarchive", "file", "unfile", "trash", "restore")


@given(st.lists(st.tuples(st.sampled_from(CHANGES), st.sets(st.integers(0, 2))), max_size=8))
@hypothesis_settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_everything_done_can_be_undone(conversations: Conversations, done: list[tuple[str, set[int]]]) -> None:
    places = conversations.places
    made = [conversations.create(title=str(number)).id for number in range(3)]
    folder = conversations.folders.create("F")
    do = {
        "pin": lambda ids: places.pin(ids, True),
        "unpin": lambda ids: places.pin(ids, False),
        "archive": lambda ids: places.archive(ids, True),
        "unarchive": lambda ids: places.archive(ids, False),
        "file": lambda ids: places.move(ids, folder.id),
        "unfile": lambda ids: places.move(ids, None),
        "trash": places.trash,
        "restore": places.restore,
    }
    history = []
    for name, which in done:
        state = places.of(made)
        before = do[name]([made[number] for number in which] + [10_000])
        assert {place.id for place in before} == {made[number] for number in which}
        history.append((state, before))
    for state, before in reversed(history):
        places.put_back(before)
        assert places.of(made) == state


def test_a_row_knows_its_persona_while_there_is_one(conversations: Conversations) -> None:
    persona = conversations.personas.create("Cook", icon="☀")
    conversations.create(title="dinner", persona_id=persona.id)
    (row,) = conversations.listing.part("rest", "recent", 10).rows
    assert (row.icon, row.persona) == ("☀", "Cook")
    conversations.personas.delete(persona.id)
    (row,) = conversations.listing.part("rest", "recent", 10).rows
    assert (row.icon, row.persona) == ("", "")

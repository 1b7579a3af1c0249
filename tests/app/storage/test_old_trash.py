"""The trash empties itself by a clock that may be wrong: never too early, and in the end always."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.storage.conversations import Conversations
from app.storage.database import Database
from app.storage.old_trash import DAY, DAYS, JUMP

START = 1_700_000_000.0


class Clock:
    """A clock that goes where it is told."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> float:
        return self.now

    def days(self, count: float) -> None:
        self.now += count * DAY


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def conversations(database: Database, clock: Clock) -> Conversations:
    return Conversations(database, clock=clock)


def test_what_lay_there_for_thirty_days_goes(conversations: Conversations, clock: Clock) -> None:
    old, young, kept = (conversations.create(title=title).id for title in ("old", "young", "kept"))
    conversations.trash(old)
    clock.days(20)
    conversations.trash(young)
    assert conversations.old_trash.tidy() == 0
    clock.days(10.1)
    assert conversations.old_trash.tidy() == 1
    assert [c.id for c in conversations.list(trash=True)] == [young]
    assert [c.id for c in conversations.list()] == [kept]
    clock.days(20)
    assert conversations.old_trash.tidy() == 1
    assert conversations.count(trash=True) == 0


def test_a_first_look_goes_by_what_happened_last(conversations: Conversations, clock: Clock) -> None:
    conversations.trash(conversations.create().id)
    clock.days(DAYS + 1)
    assert conversations.old_trash.tidy() == 1


def test_nothing_goes_where_the_user_wants_it_kept(conversations: Conversations, clock: Clock) -> None:
    conversations.trash(conversations.create().id)
    for _ in range(50):
        clock.days(30)
        assert conversations.old_trash.tidy(0) == 0


def test_after_a_leap_of_the_clock_the_days_begin_anew(conversations: Conversations, clock: Clock) -> None:
    talk = conversations.create().id
    conversations.trash(talk)
    conversations.old_trash.tidy()
    clock.days(14 * 365)  # an empty battery: it believes that it is years later
    assert conversations.old_trash.tidy() == 0
    clock.days(3)
    assert conversations.old_trash.tidy() == 0
    clock.now = START + 4 * DAY  # it is put right
    assert conversations.old_trash.tidy() == 0
    clock.days(DAYS - 1)
    assert conversations.old_trash.tidy() == 0
    clock.days(1.1)
    assert conversations.old_trash.tidy() == 1


def test_what_was_thrown_away_in_the_future_ages_from_now_on(conversations: Conversations, clock: Clock) -> None:
    said = conversations.add(conversations.create().id, None, "user", "question")
    answer = conversations.add(said.conversation_id, said.id, "assistant", "answer")
    clock.days(14 * 365)
    conversations.delete_message(answer.id)
    clock.now = START + DAY
    conversations.delete_message(said.id)
    conversations.old_trash.tidy()
    for _ in range(8):
        clock.days(DAYS / 8 + 0.1)
        conversations.old_trash.tidy()
    with conversations._database.read() as sql:
        assert sql.execute("SELECT count(*) FROM message").fetchone() == (0,)


def test_folders_and_personas_go_with_the_rest(conversations: Conversations, clock: Clock, database: Database) -> None:
    talk = conversations.create().id
    with database.write() as sql:
        sql.execute("INSERT INTO folder (id, name, position, created_at, deleted_at) VALUES (1, 'f', 1, 1, ?)", [START])
        sql.execute(
            "INSERT INTO persona (id, name, position, created_at, updated_at, deleted_at) VALUES (1, 'p', 1, 1, 1, ?)",
            [START],
        )
        sql.execute("UPDATE conversation SET folder_id = 1, persona_id = 1")
    clock.days(DAYS + 1)
    conversations.old_trash.tidy()
    assert (conversations.get(talk).folder_id, conversations.get(talk).persona_id) == (None, None)


@given(steps=st.lists(st.floats(-20_000, 20_000), max_size=12), young=st.floats(0, DAYS - 0.1))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_clock_takes_what_has_lain_there_for_less(
    tmp_path_factory: pytest.TempPathFactory, steps: list[float], young: float
) -> None:
    """Whatever the clock does: after a step back or a leap ahead, nothing goes before thirty days more."""
    clock = Clock()
    path: Path = tmp_path_factory.mktemp("trash") / "conversations.db"
    database = Database(path)
    try:
        conversations = Conversations(database, clock=clock)
        conversations.trash(conversations.create().id)
        conversations.old_trash.tidy()
        lain = 0.0
        for step in steps:
            clock.days(step)
            steady = -1 <= step <= JUMP
            lain = lain + max(step, 0) if steady else 0.0
            gone = conversations.old_trash.tidy()
            assert not gone or lain >= DAYS - 1
            if gone:
                return
        clock.days(JUMP * 20)
        conversations.old_trash.tidy()
        clock.days(young)
        assert conversations.old_trash.tidy() == 0
        clock.days(DAYS - young + 0.1)
        assert conversations.old_trash.tidy() == 1
    finally:
        database.close()

"""``hearth conversations`` as a script and a person use it."""

from __future__ import annotations

import json
from contextlib import closing

import pytest

from app.cli.main import run
from app.paths import find_paths
from app.storage.conversations import Conversations
from app.storage.database import Database


@pytest.fixture
def filled() -> None:
    """One in a folder, one pinned, one in the archive, one in the trash."""
    with closing(Database(find_paths().database)) as database:
        conversations = Conversations(database)
        for title in ("filed", "on top", "put away", "gone"):
            talk = conversations.create(title=title)
            conversations.add(talk.id, None, "user", f"a kiwi that is {title}")
        conversations.places.move([1], conversations.folders.create("Fruit").id)
        conversations.places.pin([2], True)
        conversations.places.archive([3], True)
        conversations.places.trash([4])


def told(capsys: pytest.CaptureFixture[str], *words: str, status: int = 0) -> str:
    assert run(["conversations", *words]) == status
    return capsys.readouterr().out


@pytest.mark.usefixtures("filled")
def test_listed_newest_first_with_their_places(capsys: pytest.CaptureFixture[str]) -> None:
    lines = told(capsys).splitlines()
    assert [line.rsplit("  ", 2)[1:] for line in lines] == [
        ["put away", "(archive)"],
        ["on top", "(pinned)"],
        ["filed", "(Fruit)"],
    ]
    assert len(told(capsys, "-n", "1").splitlines()) == 1
    assert "gone" in told(capsys, "--trash")


@pytest.mark.usefixtures("filled")
def test_deleted_messages_hide_no_conversation_in_the_trash(capsys: pytest.CaptureFixture[str]) -> None:
    with closing(Database(find_paths().database)) as database:
        conversations = Conversations(database)
        conversations.delete_message(conversations.path(1)[0].id)
    assert "gone" in told(capsys, "--trash", "-n", "1")


@pytest.mark.usefixtures("filled")
def test_searched(capsys: pytest.CaptureFixture[str]) -> None:
    lines = told(capsys, "kiwi", "filed").splitlines()
    assert len(lines) == 2
    assert lines[1].strip() == "a kiwi that is filed"
    assert told(capsys, "rainbow") == ""
    assert told(capsys, "--trash", "filed") == ""


@pytest.mark.usefixtures("filled")
def test_for_scripts(capsys: pytest.CaptureFixture[str]) -> None:
    found = [json.loads(line) for line in told(capsys, "--json").splitlines()]
    assert [(each["title"], each["folder"], each["pinned"], each["archived"]) for each in found] == [
        ("put away", None, False, True),
        ("on top", None, True, False),
        ("filed", "Fruit", False, False),
    ]
    (hit,) = [json.loads(line) for line in told(capsys, "--json", "filed").splitlines()]
    assert (hit["excerpt"], hit["marks"], hit["messages"]) == ("a kiwi that is filed", [[15, 20]], 1)


@pytest.mark.usefixtures("filled")
def test_what_waits_to_be_put_into_its_place_is_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    """The window was killed between two renamings: an empty database in the place would hide the whole one."""
    path = find_paths().database
    path.rename(path.with_name(path.name + ".new"))
    assert len(told(capsys).splitlines()) == 3


def test_nothing_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["conversations"]) == 0
    assert "no conversation yet" in capsys.readouterr().err
    assert run(["conversations", "--trash"]) == 0
    assert "trash is empty" in capsys.readouterr().err
    assert run(["conversations", "word"]) == 0
    assert "Nothing found" in capsys.readouterr().err

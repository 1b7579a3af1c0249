"""Imports as a whole: stopped, cut off by a full disk, undone and brought back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from app.storage.conversations import Conversations
from app.storage.exchange import importing
from app.storage.exchange.importing import ImportRun
from app.storage.exchange.values import Incoming, IncomingMessage
from inference.errors import StorageFull
from inference.net.cancel import CancelToken
from tests.app.storage.exchange.making import chatgpt, lm_studio, lm_studio_user, write_json


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """An export of twelve conversations."""
    return write_json(tmp_path / "conversations.json", [chatgpt(f"c{n}", f"Number {n}") for n in range(12)])


def run(conversations: Conversations, *paths: Path, **options: object) -> importing.Result:
    return ImportRun(paths, lambda do: do(conversations), **{"cancel": CancelToken()} | options).run()  # type: ignore[arg-type]


def test_undone_and_done_again(conversations: Conversations, file: Path) -> None:
    own = conversations.create(title="Mine")
    conversations.add(own.id, None, "user", "Hello")
    result = run(conversations, file)
    assert result.import_id is not None
    assert conversations.count() == 13
    thrown = conversations.trash(conversations.list()[3].id)  # by the user, before
    assert len(conversations.imports.undo(result.import_id)) == 11
    assert [made.id for made in conversations.list()] == [own.id]
    (known,) = conversations.imports.all()
    assert known.undone_at is not None
    assert len(conversations.imports.redo(result.import_id)) == 11
    assert conversations.count() == 12
    assert conversations.get(thrown.id).deleted_at is not None


def test_what_is_in_the_trash_comes_again(conversations: Conversations, file: Path) -> None:
    first = run(conversations, file)
    assert first.import_id is not None
    conversations.imports.undo(first.import_id)
    assert run(conversations, file).report.count("imported") == 12


def test_folders_go_and_come_back_with_their_import(conversations: Conversations, tmp_path: Path) -> None:
    for folder in ("Old", "New", "Shared"):
        value = lm_studio("Talk", lm_studio_user(f"About {folder}"))
        write_json(tmp_path / "lm" / folder / f"{folder}.conversation.json", value)
    old = conversations.folders.create("Old")
    result = run(conversations, tmp_path / "lm")
    assert result.import_id is not None
    assert [folder.name for folder in conversations.folders.list()] == ["Old", "New", "Shared"]
    shared = conversations.folders.list()[2]
    conversations.places.move([conversations.create(title="Mine").id], shared.id)
    conversations.imports.undo(result.import_id)
    assert conversations.folders.list() == [old, shared]
    conversations.imports.redo(result.import_id)
    assert [folder.name for folder in conversations.folders.list()] == ["Old", "New", "Shared"]


@pytest.mark.parametrize("date", [1e15, 1e300, -1e12, -1.0, float("inf"), float("nan")])
def test_a_date_that_no_calendar_knows_is_none(conversations: Conversations, date: float) -> None:
    """It is in a file of Hearth's own that somebody has written: the list has to show what came of it."""
    said = IncomingMessage(key="1", parent=None, role="user", text="Hello", created_at=date)
    found = Incoming(
        id="a", title="Odd", created_at=date, updated_at=date, pinned_at=date, archived_at=date, messages=[said]
    )
    (item,) = conversations.imports.add(conversations.imports.begin("odd.json"), [("hearth", found)])
    assert item.conversation_id is not None
    made, (message,) = conversations.get(item.conversation_id), conversations.path(item.conversation_id)
    for known in (made.created_at, made.updated_at, message.created_at):
        assert 1_700_000_000 <= known < 1_800_000_000  # when it came
    assert made.pinned_at is None
    assert made.archived_at is None


def test_stopped_in_the_middle(conversations: Conversations, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "PORTION", 5)
    token = CancelToken()

    def tell(progress: importing.Progress) -> None:
        if progress.brought >= 5:
            token.cancel()

    result = run(conversations, file, cancel=token, tell=tell)
    assert result.report.stopped
    assert result.import_id is not None
    assert conversations.count() == result.report.brought == 5
    (known,) = conversations.imports.all()
    assert known.report is not None
    assert known.report.stopped
    assert len(conversations.imports.undo(result.import_id)) == 5
    assert run(conversations, file).report.brought == 12


def test_a_disk_that_fills_up(conversations: Conversations, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "PORTION", 5)
    calls = 0

    def perform(question: Callable[[Conversations], object]) -> object:
        nonlocal calls
        calls += 1
        if calls > 2:  # the import is noted, five conversations are there
            raise StorageFull("There is no space left.")
        return question(conversations)

    result = ImportRun([file], perform, cancel=CancelToken()).run()
    assert isinstance(result.problem, StorageFull)
    assert conversations.count() == 5
    (known,) = conversations.imports.all()
    assert (known.report, known.conversations) == (None, 5)
    assert len(conversations.imports.undo(known.id)) == 5


def test_one_that_cannot_be_stored_keeps_nobody_else_out(
    conversations: Conversations, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.storage.incoming_rows import Writer  # beside its only use
    from inference.errors import StorageError

    write = Writer.write

    def refuse(self: Writer, incoming: object, origin: str) -> int:
        if ":c7#" in origin:
            raise StorageError("This cannot be stored.")
        return write(self, incoming, origin)  # type: ignore[arg-type]

    monkeypatch.setattr(Writer, "write", refuse)
    result = run(conversations, file)
    assert (result.report.count("imported"), result.report.count("unreadable")) == (11, 1)
    assert conversations.count() == 11


def test_the_progress_reaches_the_end(conversations: Conversations, file: Path) -> None:
    seen: list[importing.Progress] = []
    run(conversations, file, tell=seen.append)
    assert seen[-1].done == seen[-1].total == file.stat().st_size
    assert seen[-1].brought == 12
    assert [each.done for each in seen] == sorted(each.done for each in seen)

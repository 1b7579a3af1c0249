"""Files that are whole or not there, with names that every system takes."""

from __future__ import annotations

import json
import os
import stat
import unicodedata
import zipfile
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.storage.conversations import Conversations
from app.storage.exchange.exporting import ExportRun
from app.storage.exchange.names import LONGEST, Names, safe_name
from app.storage.exchange.outgoing import Outgoing
from inference.errors import Cancelled, StorageError, StorageFull
from inference.net.cancel import CancelToken
from tests.app.storage.exchange.making import MAKERS, export
from tests.support.full_disk import mounted_disk


@pytest.fixture
def talks(conversations: Conversations) -> list[int]:
    """Three conversations with two messages each, two of them of one title."""
    ids = []
    for title in ("Bread", "bread", "Tea: black/green?"):
        made = conversations.create(title=title)
        asked = conversations.add(made.id, None, "user", f"About {title}")
        conversations.add(made.id, asked.id, "assistant", "Yes.", model="m")
        ids.append(made.id)
    return ids


@given(title=st.text(max_size=300))
@example("CON")
@example("aux.txt")
@example("..")
@example("a" * 500)
@example("👨‍👩‍👧‍👦" * 40)
@example("e\u0301" * 200)
@example("\u202eevil\u202c")
@example("\ud83d")
@example("x.")
def test_names_that_every_system_takes(title: str) -> None:
    name = safe_name(title)
    assert name
    assert len(name.encode()) <= LONGEST + 1
    assert not set(name) & set('<>:"/\\|?*')
    assert all(unicodedata.category(char) not in ("Cc", "Cs") for char in name)
    assert name[0] not in " ." or name[-1] not in " ."
    assert name[-1] not in " ."
    assert name.partition(".")[0].strip().lower() not in ("con", "prn", "aux", "nul", "com1", "lpt9")
    assert name not in (".", "..")


@given(titles=st.lists(st.sampled_from(["a", "A", "a (2)", "ä", "a\u0308", "", "?"]), max_size=20))
def test_no_name_is_given_twice(titles: list[str]) -> None:
    names = Names()
    given_ = [unicodedata.normalize("NFC", names.give(title, ".md")).casefold() for title in titles]
    assert len(given_) == len(set(given_))


def test_one_file_for_each(path: Path, talks: list[int], tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "Tea black green.md").write_text("mine")
    files = export(path, out, "md", talks, together=False)
    assert [file.name for file in files] == ["Bread.md", "bread (2).md", "Tea black green (2).md"]
    assert (out / "Tea black green.md").read_text() == "mine"
    assert files[0].read_text() == "# Bread\n\n*at 1700000000*\n\n## You\n\nAbout Bread\n\n## m\n\nYes.\n"


def test_an_archive(path: Path, talks: list[int], tmp_path: Path) -> None:
    (file,) = export(path, tmp_path / "all.zip", "txt", talks, together=False)
    with zipfile.ZipFile(file) as archive:
        assert archive.namelist() == ["Bread.txt", "bread (2).txt", "Tea black green.txt"]
        assert archive.testzip() is None
        assert "You:\n\nAbout bread\n\nm:\n\nYes.\n" in archive.read("bread (2).txt").decode()


def test_what_was_there_stays_until_the_new_one_is_whole(path: Path, talks: list[int], tmp_path: Path) -> None:
    target = tmp_path / "all.json"
    target.write_text("before")
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        export(path, target, "json", talks, cancel=token)
    assert target.read_text() == "before"
    export(path, target, "json", talks)
    assert len(json.loads(target.read_text())["conversations"]) == 3
    if os.name == "posix":  # as other programs make files, so that it can be handed to somebody
        mask = os.umask(0o022)
        os.umask(mask)
        assert stat.S_IMODE(target.stat().st_mode) == 0o666 & ~mask
    assert sorted(file.name for file in tmp_path.iterdir() if not file.name.startswith("conversations.db")) == [
        "all.json"
    ]


@pytest.mark.parametrize("form", ["md", "json"])
@pytest.mark.parametrize("error", [StorageFull("Full."), OSError(28, "No space left on device"), Cancelled("Stopped.")])
def test_nothing_stays_of_an_export_that_fails(
    path: Path, talks: list[int], tmp_path: Path, form: str, error: Exception
) -> None:
    count = 0

    class Failing:
        def __call__(self, outgoing, sent, target, title, tick):  # type: ignore[no-untyped-def]
            nonlocal count
            count += 1
            if count == 3:
                target.write_text("half")
                raise error
            MAKERS[form](outgoing, sent, target, title, tick)

    out = tmp_path / "out"
    run = ExportRun(
        path, talks, out, together=False, ending=f".{form}", maker=Failing(), untitled="U", cancel=CancelToken()
    )
    with pytest.raises((StorageFull, Cancelled)):
        run.run()
    assert not out.exists()


def test_a_place_that_cannot_be_written(path: Path, talks: list[int], tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        export(path, tmp_path / "nowhere" / "x.md", "md", talks)
    with pytest.raises(StorageError):
        export(path, tmp_path / "x.md", "md", [999])


def test_deleted_messages_and_the_trash_stay_here(
    path: Path, talks: list[int], conversations: Conversations, tmp_path: Path
) -> None:
    conversations.trash(talks[0])
    conversations.delete_message(conversations.path(talks[1])[1].id)
    with Outgoing(path) as outgoing:
        assert set(outgoing.ids()) == set(talks[1:])
        assert outgoing.find("BREAD") == [talks[1]]
    export(path, tmp_path / "x.json", "json")
    found = json.loads((tmp_path / "x.json").read_text())["conversations"]
    assert sorted(len(talk["messages"]) for talk in found) == [1, 2]


def test_many_messages_go_out_one_by_one(path: Path, conversations: Conversations, tmp_path: Path) -> None:
    made = conversations.create(title="Long")
    parent = None
    with conversations.together():
        for number in range(3000):
            parent = conversations.add(made.id, parent, "user", f"Message {number}").id
    export(path, tmp_path / "x.json", "json")
    messages = json.loads((tmp_path / "x.json").read_text())["conversations"][0]["messages"]
    assert [message["number"] for message in messages] == list(range(1, 3001))
    assert [message.get("parent", 0) for message in messages] == list(range(3000))
    export(path, tmp_path / "x.md", "md")
    assert (tmp_path / "x.md").read_text().count("## You") == 3000


def test_models_are_called_as_in_the_window(path: Path, conversations: Conversations, tmp_path: Path) -> None:
    made = conversations.create(title="Names")
    asked = conversations.add(made.id, None, "user", "Who?")
    first = conversations.add(made.id, asked.id, "assistant", "I.", model="guide")
    again = conversations.add(made.id, first.id, "user", "And you?")
    conversations.add(made.id, again.id, "assistant", "I.", model="models/Qwen3-4B.gguf")
    export(path, tmp_path / "x.md", "md")
    headings = [line for line in (tmp_path / "x.md").read_text().splitlines() if line.startswith("## ")]
    assert headings == ["## You", "## Hearth guide", "## You", "## Qwen3-4B"]


def test_a_block_of_code_that_was_cut_off_ends_with_its_message(
    path: Path, conversations: Conversations, tmp_path: Path
) -> None:
    made = conversations.create(title="Cut")
    asked = conversations.add(made.id, None, "user", "Code?")
    answer = conversations.add(made.id, asked.id, "assistant", "````py\nprint('```')", status="stopped")
    conversations.add(made.id, answer.id, "user", "Go on")
    export(path, tmp_path / "x.md", "md")
    text = (tmp_path / "x.md").read_text()
    assert "print('```')\n````\n\n*This answer was cut off.*\n\n## You\n\nGo on\n" in text


@pytest.mark.parametrize("form", ["md", "json"])
def test_a_disk_that_is_really_full(path: Path, conversations: Conversations, tmp_path: Path, form: str) -> None:
    made = conversations.create(title="Long")
    conversations.add(made.id, None, "user", "word " * 100_000)
    with mounted_disk(tmp_path / "disk", "100k") as disk:
        with pytest.raises(StorageFull):
            export(path, disk / f"x.{form}", form)
        assert list(disk.iterdir()) == []

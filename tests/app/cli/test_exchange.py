"""``hearth export`` and ``hearth import`` as somebody types them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.cli.main import run
from app.paths import find_paths
from app.storage.conversations import Conversations
from app.storage.database import Database
from tests.app.storage.exchange.making import chatgpt, write_json


@pytest.fixture
def talks() -> list[int]:
    """Three conversations, two of one title."""
    database = Database(find_paths().database)
    conversations = Conversations(database)
    ids = []
    for title, text in (("Bread/Butter", "With salt?"), ("Tea", "Black?"), ("tea", "Green?")):
        made = conversations.create(title=title)
        asked = conversations.add(made.id, None, "user", text)
        conversations.add(made.id, asked.id, "assistant", "Yes.", model="models/qwen3-4b.gguf", reasoning="Hm.")
        ids.append(made.id)
    database.close()
    return ids


def test_one_by_its_title(talks: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["export", "bread/butter"]) == 0
    text = (tmp_path / "Bread Butter.md").read_text()
    assert text.startswith("# Bread/Butter\n")
    assert "## You\n\nWith salt?\n" in text
    assert "## qwen3-4b\n\n<details>\n<summary>Reasoning</summary>\n\nHm.\n\n</details>\n\nYes.\n" in text


def test_a_file_that_nobody_named_is_not_replaced(
    talks: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("Bread Butter.md", "Hearth conversations.json"):
        (tmp_path / name).write_text("my own")
    assert run(["export", "bread/butter"]) == 0
    assert run(["export", "--all", "--format", "json", "-o", str(tmp_path)]) == 0
    assert (tmp_path / "Bread Butter.md").read_text() == "my own"
    assert (tmp_path / "Hearth conversations.json").read_text() == "my own"
    assert (tmp_path / "Bread Butter (2).md").read_text().startswith("# Bread/Butter")
    assert "hearth-conversations" in (tmp_path / "Hearth conversations (2).json").read_text()


def test_all_of_them(talks: list[int], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", "--all", "--format", "txt", "-o", str(tmp_path / "out")]) == 0
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == ["Bread Butter.txt", "Tea (2).txt", "tea.txt"]
    assert run(["export", "--all", "-o", str(tmp_path / "all.zip")]) == 0
    assert run(["export", "Tea", "-o", "-", "--format", "json"]) == 0
    written = capsys.readouterr().out
    assert [each["title"] for each in json.loads(written[written.index("{") :])["conversations"]] == ["tea", "Tea"]


def test_there_and_back(talks: list[int], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "all.json"
    assert run(["export", "--all", "-o", str(file)]) == 0
    assert run(["import", str(file)]) == 0
    assert "3 conversations left out: the same is there already." in capsys.readouterr().out
    find_paths().database.unlink()
    assert run(["import", str(file), "--json"]) == 0
    last = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (last["imported"], last["from"], last["import"]) == (3, "hearth", 1)
    assert run(["import", "--undo", "1"]) == 0
    assert run(["import", "--list"]) == 0
    assert "Hearth: all.json (3 conversations, undone)" in capsys.readouterr().out


def test_of_another_program(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = write_json(tmp_path / "conversations.json", [chatgpt(), chatgpt("c2", "Butter")])
    assert run(["import", "--dry-run", str(file)]) == 0
    assert "2 conversations would be imported." in capsys.readouterr().out
    assert run(["import", "--from", "jan", str(file)]) == 0
    assert run(["import", str(file)]) == 0
    shown = capsys.readouterr()
    assert "+ Bread: 2 messages\n" in shown.out
    assert "import --undo 1" in shown.err
    assert run(["import", str(write_json(tmp_path / "x.json", {}))]) == 1
    assert "- x.json: cannot be read, it holds no conversations that Hearth knows." in capsys.readouterr().out


@pytest.mark.parametrize(
    "words", [["export"], ["export", "nothing"], ["export", "--all", "x"], ["import"], ["import", "nowhere.json"]]
)
def test_wrong_usage(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(words) == 2
    assert capsys.readouterr().err.startswith("hearth: ")


@pytest.mark.parametrize("form", ["html", "pdf"])
def test_as_a_page_and_as_pages(form: str, talks: list[int], tmp_path: Path) -> None:
    target = tmp_path / f"bread.{form}"
    assert run(["export", "bread/butter", "-o", str(target)]) == 0
    assert target.read_bytes().startswith(b"%PDF" if form == "pdf" else b"<!DOCTYPE html>")

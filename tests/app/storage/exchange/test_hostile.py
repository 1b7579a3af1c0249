"""Files that are damaged, or written to do harm: something is always said, and nothing that is there changes."""

from __future__ import annotations

import itertools
import json
import os
import random
import tempfile
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given
from hypothesis import settings as configured
from hypothesis import strategies as st

from app.storage.conversations import Conversations
from app.storage.database import Database
from app.storage.exchange import splitting
from app.storage.exchange.importing import ImportRun, Result
from app.storage.exchange.splitting import pieces
from app.storage.exchange.trees import in_order
from app.storage.exchange.values import IncomingMessage
from inference.net.cancel import CancelToken
from tests.app.storage.exchange.making import (
    Chat,
    chatgpt,
    jan_message,
    lm_studio,
    lm_studio_answer,
    lm_studio_user,
    node,
    webui,
    write_jan,
    write_json,
)

Bring = Callable[..., Result]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=5), inside, max_size=3),
    max_leaves=6,
)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(st.text(max_size=5), inside, max_size=4),
    max_leaves=20,
)
SAMPLES: tuple[Any, ...] = (
    [chatgpt(), chatgpt("c2", "Butter")],
    [webui()],
    lm_studio("Cheese", lm_studio_user("Hi", "Ho"), lm_studio_answer("Hello.", thought="Hm.")),
    {
        "format": "hearth-conversations",
        "version": 1,
        "folders": [{"number": 1, "name": "F"}],
        "personas": [{"number": 1, "name": "P"}],
        "conversations": [
            {
                "title": "T",
                "created_at": 1.0,
                "updated_at": 2.0,
                "folder": 1,
                "persona": 1,
                "shown": 2,
                "summaries": [{"message": 1, "text": "S", "created_at": 1.0}],
                "messages": [
                    {"number": 1, "role": "user", "text": "Q", "created_at": 1.0, "chosen": 2},
                    {
                        "number": 2,
                        "parent": 1,
                        "role": "assistant",
                        "text": "A",
                        "created_at": 1.0,
                        "seen": {"first": 1},
                    },
                ],
            }
        ],
    },
)


def places(value: Any) -> list[tuple[Any, Any]]:
    """Every list or object in ``value`` with each of its keys."""
    inside = list(value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ())
    return [(value, key) for key, _ in inside] + [place for _, each in inside for place in places(each)]


class Home:
    """A database with a conversation of one's own in it, which must never change."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = Database(folder / "conversations.db")
        ticks = itertools.count(1_000_000)
        self.conversations = Conversations(self.database, clock=lambda: float(next(ticks)))
        own = self.conversations.create(title="Mine")
        asked = self.conversations.add(own.id, None, "user", "Mine?")
        self.conversations.add(own.id, asked.id, "assistant", "Yours.")
        self.own = own.id
        self.before = self.state()

    def state(self) -> object:
        return self.conversations.get(self.own), self.conversations.path(self.own)

    def bring(self, *paths: Path) -> Result:
        return ImportRun(paths, lambda do: do(self.conversations), cancel=CancelToken()).run()

    def check(self, result: Result) -> None:
        assert result.problem is None
        assert self.state() == self.before
        for item in result.report.items:
            if item.conversation_id is not None:
                self.conversations.path(item.conversation_id)
        if result.import_id is not None:
            self.conversations.imports.undo(result.import_id)
        assert self.conversations.count() == 1
        self.database.check()


@given(data=st.data(), seed=st.integers(0, 2**32))
@configured(max_examples=80, phases=[Phase.explicit, Phase.generate])
def test_changed_exports(data: st.DataObject, seed: int) -> None:
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder))
        try:
            file = Path(folder, "x.json")
            for sample in SAMPLES:
                value = json.loads(json.dumps(sample))
                for _ in range(chance.randint(1, 3)):
                    holder, key = chance.choice(places(value))
                    if chance.random() < 0.2:
                        del holder[key]
                    else:
                        holder[key] = data.draw(JSON)
                    if not places(value):
                        break
                file.write_text(json.dumps(value), encoding="utf-8")
                result = home.bring(file)
                assert result.report.items
                home.check(result)
        finally:
            home.database.close()


@given(seed=st.integers(0, 2**32), version=st.integers(1, 12))
@configured(max_examples=60, phases=[Phase.explicit, Phase.generate])
def test_changed_bytes(seed: int, version: int) -> None:
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder))
        try:
            chat = Chat(version, engine=True).item("Prompt: ", "Hi").item("Response: ", "Hello.")
            files = [chat.write(Path(folder, "x.chat")), write_json(Path(folder, "x.json"), SAMPLES[seed % 4])]
            for file in files:
                data = bytearray(file.read_bytes())
                for _ in range(chance.randint(1, 4)):
                    at = chance.randrange(len(data))
                    data[at : at + chance.randint(0, 3)] = bytes(
                        chance.randrange(256) for _ in range(chance.randint(0, 3))
                    )
                if chance.random() < 0.3:
                    del data[chance.randrange(len(data)) :]
                file.write_bytes(bytes(data))
                result = home.bring(file)
                assert result.report.items
                home.check(result)
        finally:
            home.database.close()


@given(
    value=st.lists(PLAIN) | st.dictionaries(st.text(max_size=6), PLAIN), size=st.integers(1, 30), ascii=st.booleans()
)
def test_taking_apart_is_parsing(value: Any, size: int, ascii: bool) -> None:
    text = json.dumps(value, ensure_ascii=ascii).encode("utf-8", "surrogatepass")
    before, splitting.CHUNK = splitting.CHUNK, size
    try:
        found = list(pieces(BytesIO(text), 10_000_000))
    finally:
        splitting.CHUNK = before
    if isinstance(value, list):
        assert [json.loads(piece.text or b"") for piece in found] == value
    else:
        assert {json.loads(piece.key): json.loads(piece.text or b"") for piece in found} == value


@given(edges=st.lists(st.tuples(st.integers(0, 9), st.none() | st.integers(0, 12)), max_size=14))
def test_any_pointers_become_a_tree(edges: list[tuple[int, int | None]]) -> None:
    messages = [
        IncomingMessage(key=str(key), parent=None if parent is None else str(parent), role="user", text="")
        for key, parent in edges
    ]
    ordered = in_order(messages)
    assert {message.key for message in ordered} == {str(key) for key, _ in edges}
    seen: set[str] = set()
    for message in ordered:
        assert message.parent is None or message.parent in seen
        assert message.key not in seen
        seen.add(message.key)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        '{"a":' * 100_000,
        '[{"mapping": ' + "[" * 5000 + "]" * 5000 + "}]",
        '[{"mapping": {"a": {"message": {"content": {"parts": ["' + '\\"' * 1000,
        '{"conversations": [1, 2, "x", {"mapping": {}}, {"messages": [{"number": 1, "role": "king"}]}]}',
        "\x00\x01\x02",
        "",
        "[]",
        "[NaN, Infinity, 1e999, " + "9" * 5000 + "]",
        '[{"mapping": {"a": {"parent": "b"}, "b": {"parent": "a"}}, "current_node": "a"}]',
    ],
    ids=range(10),
)
def test_texts_that_do_harm(text: str, tmp_path: Path, bring: Bring, conversations: Conversations) -> None:
    (tmp_path / "x.json").write_text(text)
    result = bring(tmp_path / "x.json")
    assert result.problem is None
    assert result.report.items
    assert conversations.count() == 0


def test_circles_lost_parents_and_odd_values(tmp_path: Path, bring: Bring, conversations: Conversations) -> None:
    nodes = (
        node("a", "b", ["b"], "user", "In a circle"),
        node("b", "a", ["a"], "assistant", "Also", create_time=float("nan")),
        node("c", "gone", [], "user", "Lost \ud83d half", create_time="yesterday"),
        node("d", "c", [], "assistant", "Big", create_time=1e300),
        node("e", "e", [], "user", "My own parent", metadata=7),
    )
    value = chatgpt(nodes=nodes, create_time=None, update_time=float("inf"), title=None, current_node="d")
    result = bring(write_json(tmp_path / "x.json", [value]))
    assert [item.outcome for item in result.report.items] == ["imported"]
    path = conversations.path(conversations.list()[0].id)
    assert [message.text for message in path] == ["Lost \ufffd half", "Big"]


def test_a_message_of_ten_megabytes(tmp_path: Path, bring: Bring, conversations: Conversations) -> None:
    long = "word " * 2_000_000
    nodes = (node("q", None, ["a"], "user", long), node("a", "q", [], "assistant", "Long."))
    result = bring(write_json(tmp_path / "x.json", [chatgpt("c1", "Long", nodes), chatgpt("c2", "Short")]))
    assert [item.outcome for item in result.report.items] == ["imported", "imported"]
    found = {made.title: made.id for made in conversations.list()}
    assert conversations.path(found["Long"])[0].text == long


def test_what_is_too_large_is_read_over(
    tmp_path: Path, bring: Bring, conversations: Conversations, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.storage.exchange.recognising.MAX_CONVERSATION", 5000)
    nodes = (node("q", None, [], "user", "word " * 2000),)
    result = bring(write_json(tmp_path / "x.json", [chatgpt(nodes=nodes), chatgpt("c2", "Short")]))
    assert [(item.outcome, item.reason) for item in result.report.items] == [
        ("unreadable", "too-large"),
        ("imported", ""),
    ]


def test_an_archive_with_a_password_or_without_an_end(tmp_path: Path, bring: Bring) -> None:
    (tmp_path / "x.zip").write_bytes(b"PK\x03\x04" + b"\0" * 50)
    result = bring(tmp_path / "x.zip")
    assert [(item.outcome, item.reason) for item in result.report.items] == [("unreadable", "damaged")]


def test_lines_of_jan_that_are_broken(tmp_path: Path, bring: Bring) -> None:
    folder = write_jan(tmp_path, "B", jan_message("user", "Hi"))
    with (folder / "messages.jsonl").open("a") as lines:
        lines.write('{"role": "user", "conte\n\n')
    result = bring(folder)
    assert [(item.outcome, item.omitted) for item in result.report.items] == [("imported", {"other": 1})]


def test_an_archive_that_contains_itself(tmp_path: Path, bring: Bring) -> None:
    inner = tmp_path / "0.zip"
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("conversations.json", json.dumps([chatgpt()]))
    for number in range(1, 6):
        with zipfile.ZipFile(tmp_path / f"{number}.zip", "w") as archive:
            archive.write(tmp_path / f"{number - 1}.zip", "again.zip")
    assert [item.outcome for item in bring(tmp_path / "1.zip").report.items] == ["imported"]
    assert [(item.outcome, item.reason) for item in bring(tmp_path / "5.zip").report.items] == [
        ("unreadable", "unknown")
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="only where there are named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path, bring: Bring) -> None:
    os.mkfifo(tmp_path / "x.json")
    assert [(item.outcome, item.reason) for item in bring(tmp_path).report.items] == [("unreadable", "no-access")]

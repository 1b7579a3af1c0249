"""Every format that is read: what comes in, where it goes, what is left out."""

from __future__ import annotations

import json
import os
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from app.storage.conversations import Conversations
from app.storage.exchange.importing import Result
from app.storage.values import StoredMessage
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


def outcomes(result: Result) -> list[str]:
    assert result.problem is None
    return [item.outcome for item in result.report.items]


def said(path: list[StoredMessage]) -> list[tuple[str, str]]:
    return [(message.role, message.text) for message in path]


# ----------------------------------------------------------------------------------------- ChatGPT


def test_a_conversation_of_chatgpt(tmp_path: Path, bring: Bring, conversations: Conversations) -> None:
    result = bring(write_json(tmp_path / "conversations.json", [chatgpt()]))
    assert (result.source, outcomes(result)) == ("chatgpt", ["imported"])
    (made,) = conversations.list()
    assert (made.title, made.titled_by_user) == ("Bread", True)
    assert (made.created_at, made.updated_at) == (1_700_000_000.25, 1_700_000_100.5)
    path = conversations.path(made.id)
    assert said(path) == [("user", "What is Bread?"), ("assistant", "Bread is food.")]
    assert path[1].model == "gpt-4o"
    assert path[0].created_at == 1_700_000_000.5


def test_branches_of_chatgpt(tmp_path: Path, bring: Bring, conversations: Conversations) -> None:
    nodes = (
        node("root", None, ["q1", "q2"]),
        node("q2", "root", ["b2"], "user", "And now?"),
        node("b2", "q2", [], "assistant", "Later."),
        node("q1", "root", ["a2", "a1"], "user", "Now?"),
        node("a1", "q1", [], "assistant", "One."),
        node("a2", "q1", [], "assistant", "Two."),
    )
    bring(write_json(tmp_path / "c.json", [chatgpt(nodes=nodes, current_node="a1")]))
    path = conversations.path(conversations.list()[0].id)
    assert said(path) == [("user", "Now?"), ("assistant", "One.")]
    assert [message.text for message in conversations.siblings(path[0].id)] == ["Now?", "And now?"]
    assert [message.text for message in conversations.siblings(path[1].id)] == ["Two.", "One."]


def test_tools_thoughts_and_hidden_messages_of_chatgpt(
    tmp_path: Path, bring: Bring, conversations: Conversations
) -> None:
    context = {"content_type": "user_editable_context", "user_profile": "I bake.", "user_instructions": "Be short."}
    thoughts = {"content_type": "thoughts", "thoughts": [{"summary": "Thinking", "content": "It is about flour."}]}
    code = {"content_type": "code", "language": "python", "text": "print(1)"}
    picture = {"content_type": "multimodal_text", "parts": [{"content_type": "image_asset_pointer"}, "What is it?"]}
    hidden = {"is_visually_hidden_from_conversation": True}
    nodes = (
        node("root", None, ["s"]),
        node("s", "root", ["i"], "system", "", metadata=hidden),
        node("i", "s", ["q"], "user", content=context, metadata=hidden),
        node("q", "i", ["t"], "user", content=picture),
        node("t", "q", ["c"], "assistant", content=thoughts, create_time=None),
        node("c", "t", ["o"], "assistant", content=code, recipient="python"),
        node("o", "c", ["w"], "tool", content={"content_type": "execution_output", "text": "1"}),
        node("w", "o", ["x"], "assistant", "search()", recipient="web"),
        node("x", "w", ["a"], "tool", "a page"),
        node("a", "x", [], "assistant", "Flour\ue200cite\ue202turn0search1\ue201.【3†source】"),
    )
    result = bring(write_json(tmp_path / "c.json", [chatgpt(nodes=nodes)]))
    made = conversations.list()[0]
    assert made.system_prompt == "I bake.\n\nBe short."
    path = conversations.path(made.id)
    assert [message.role for message in path] == ["user", "assistant"]
    assert path[0].text == "What is it?"
    assert path[1].text == "```python\nprint(1)\n```\n\n```\n1\n```\n\nFlour."
    assert path[1].reasoning == "Thinking\n\nIt is about flour."
    assert result.report.items[0].omitted == {"pictures": 1, "tools": 2}


def test_the_archive_of_chatgpt(tmp_path: Path, bring: Bring, conversations: Conversations) -> None:
    inner = tmp_path / "inner.zip"
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("conversations-001.json", json.dumps([chatgpt("c2", "Two")]))
    outer = tmp_path / "outer.zip"
    with zipfile.ZipFile(outer, "w") as archive:
        archive.writestr("user.json", '{"id": "me", "email": "me@example.org"}')
        archive.writestr("message_feedback.json", "[]")
        archive.writestr("shared_conversations.json", '[{"id": "x", "title": "y"}]')
        archive.writestr("chat.html", "<html></html>")
        archive.writestr("conversations-000.json", json.dumps([chatgpt("c1", "One")]))
        archive.write(inner, "more.zip")
    assert outcomes(bring(outer)) == ["imported", "imported"]
    assert {made.title for made in conversations.list()} == {"One", "Two"}


def test_what_grew_since_comes_beside_what_is_there(tmp_path: Path, bring: Bring, conversations: Conversations) -> None:
    bring(write_json(tmp_path / "c.json", [chatgpt()]))
    assert outcomes(bring(tmp_path / "c.json")) == ["known"]
    nodes = (
        node("root", None, ["q"]),
        node("q", "root", ["a"], "user", "What is Bread?"),
        node("a", "q", ["q2"], "assistant", "Bread is food."),
        node("q2", "a", [], "user", "And butter?"),
    )
    assert outcomes(bring(write_json(tmp_path / "c.json", [chatgpt(nodes=nodes)]))) == ["grown"]
    assert conversations.count() == 2
    assert outcomes(bring(tmp_path / "c.json")) == ["known"]


# --------------------------------------------------------------------------------------- LM Studio


def test_a_conversation_of_lm_studio(tmp_path: Path, bring: Bring, conversations: Conversations) -> None:
    value = lm_studio(
        "Cheese",
        lm_studio_user("Hello", "Hello again", selected=0),
        lm_studio_answer("First.", "Second.", thought="Hm.", selected=0),
        lm_studio_user("More"),
        pinned=True,
    )
    file = write_json(tmp_path / "conversations" / "Food" / "Dairy" / "1700000000000.conversation.json", value)
    assert outcomes(bring(tmp_path)) == ["imported"]
    (made,) = conversations.list()
    assert (made.title, made.system_prompt, made.model) == ("Cheese", "Be brief.", "qwen3-4b")
    assert made.created_at == 1_700_000_000.0
    assert made.pinned_at is not None
    assert conversations.folders.get(made.folder_id or 0).name == "Food / Dairy"
    path = conversations.path(made.id)
    assert [message.text for message in path] == ["Hello", "First.", "More"]
    assert path[1].reasoning == "Hm."
    assert path[1].stats is not None
    assert (path[1].stats.completion_tokens, path[1].stats.decode_tps, path[1].stats.ttft_ms) == (7, 12.5, 250.0)
    assert [message.text for message in conversations.siblings(path[1].id)] == ["First.", "Second."]
    assert outcomes(bring(file)) == ["known"]


# --------------------------------------------------------------------------------------------- Jan


@pytest.mark.parametrize("picked", ["folder", "thread.json", "messages.jsonl"])
def test_a_conversation_of_jan(picked: str, tmp_path: Path, bring: Bring, conversations: Conversations) -> None:
    folder = write_jan(
        tmp_path / "threads",
        "Bicycles",
        jan_message("user", "Why two wheels?"),
        jan_message("assistant", "<think>\nThree?\n</think>\n\nFor balance.", metadata={"modelId": "jan-nano"}),
        {"role": "assistant", "content": [{"type": "text", "text": "New form."}], "created_at": 1_700_000_060_000},
        {"role": "tool", "content": "…"},
    )
    result = bring(folder.parent if picked == "folder" else folder / picked)
    assert outcomes(result) == ["imported"]
    assert result.report.items[0].omitted == {"tools": 1}
    (made,) = conversations.list()
    assert (made.title, made.system_prompt, made.model) == ("Bicycles", "Be kind.", "m")
    path = conversations.path(made.id)
    assert [message.text for message in path] == ["Why two wheels?", "For balance.", "New form."]
    assert (path[1].reasoning, path[1].model) == ("Three?", "jan-nano")
    assert path[2].created_at == 1_700_000_060.0


# -------------------------------------------------------------------------------------- Open WebUI


def check_tea(conversations: Conversations) -> None:
    (made,) = conversations.list()
    assert (made.title, made.system_prompt, made.model) == ("Tea", "You are British.", "llama3:8b")
    assert made.pinned_at == 1_700_000_200.0
    path = conversations.path(made.id)
    assert said(path) == [("user", "What is Tea?"), ("assistant", "A drink.")]
    assert path[1].reasoning == "Hm."
    assert path[1].stats is not None
    assert path[1].stats.decode_tps == 10.0
    assert [message.text for message in conversations.siblings(path[1].id)] == ["A drink.", "Leaves."]


def test_an_export_of_open_webui(tmp_path: Path, bring: Bring, conversations: Conversations) -> None:
    result = bring(write_json(tmp_path / "chats.json", [webui()]))
    assert (result.source, outcomes(result)) == ("openwebui", ["imported"])
    check_tea(conversations)


def test_the_database_of_open_webui(tmp_path: Path, bring: Bring, conversations: Conversations) -> None:
    path = tmp_path / "webui.db"
    sql = sqlite3.connect(path)
    sql.execute("CREATE TABLE folder (id TEXT, name TEXT)")
    sql.execute("INSERT INTO folder VALUES ('f', 'Drinks')")
    sql.execute(
        """CREATE TABLE chat (id TEXT, user_id TEXT, title TEXT, chat JSON, created_at INTEGER, updated_at INTEGER,
            share_id TEXT, archived INTEGER, pinned INTEGER, meta JSON, folder_id TEXT)"""
    )
    row = webui()
    sql.execute(
        "INSERT INTO chat VALUES ('w1', 'u', 'Tea', ?, 1700000000, 1700000200, NULL, 0, 1, '{}', 'f')",
        (json.dumps(row["chat"]),),
    )
    sql.execute("INSERT INTO chat VALUES ('w2', 'u', 'Broken', '{', 1, 1, NULL, 0, 0, '{}', NULL)")
    sql.commit()
    sql.close()
    before = path.read_bytes()
    assert outcomes(bring(path)) == ["imported", "unreadable"]
    check_tea(conversations)
    assert conversations.folders.list()[0].name == "Drinks"
    assert path.read_bytes() == before
    assert sorted(os.listdir(tmp_path))[-1] == "webui.db"


# ----------------------------------------------------------------------------------------- GPT4All


@pytest.mark.parametrize("engine", [False, True])
@pytest.mark.parametrize("version", range(1, 13))
def test_a_conversation_of_gpt4all(
    version: int, engine: bool, tmp_path: Path, bring: Bring, conversations: Conversations
) -> None:
    chat = Chat(version, engine=engine)
    chat.item("Prompt: ", "Do bees sleep?").item("Response: ", "They do. 🐝", stopped=True)
    result = bring(chat.write(tmp_path / "gpt4all-the-id.chat"))
    assert (result.source, outcomes(result)) == ("gpt4all", ["imported"])
    (made,) = conversations.list()
    assert (made.title, made.model, made.created_at) == ("Bees", "mistral-7b.gguf", 1_700_000_000.0)
    path = conversations.path(made.id)
    assert said(path) == [("user", "Do bees sleep?"), ("assistant", "They do. 🐝")]
    assert path[1].status == "stopped"


def test_what_gpt4all_thinks_and_does(tmp_path: Path, bring: Bring, conversations: Conversations) -> None:
    parts = Chat(12)
    parts.data = b""
    parts.int64(2)
    parts.text("Response: ").text("").int64(2)
    parts.text("Text: ").text("Before.").int64(0)
    parts.text("Think: ").text("<think>Hm.</think>").int32(1500).int64(0)
    parts.text("ToolCall: ").text("code").text("javascript_interpret").int64(1)
    parts.text("code").int32(0).int32(10).flag().text("1+1")
    parts.text("2").int32(0).text(None).int64(0)
    chat = Chat(12).item("Prompt: ", "Add.").item("Response: ", "Two.", sub=parts.data)
    result = bring(chat.write(tmp_path / "x.chat"))
    assert outcomes(result) == ["imported"]
    assert result.report.items[0].omitted["tools"] == 1
    answer = conversations.path(conversations.list()[0].id)[1]
    assert (answer.text, answer.reasoning) == ("Before.\n\nTwo.", "Hm.")
    assert answer.stats is not None
    assert answer.stats.reasoning_ms == 1500.0


def test_a_later_gpt4all(tmp_path: Path, bring: Bring) -> None:
    result = bring(Chat(13).write(tmp_path / "x.chat"))
    assert [(item.outcome, item.reason) for item in result.report.items] == [("unreadable", "newer")]


# ------------------------------------------------------------------------------------------- alike


def test_a_folder_of_everything(tmp_path: Path, bring: Bring, conversations: Conversations) -> None:
    write_json(tmp_path / "a.json", [chatgpt()])
    write_json(tmp_path / "b.json", webui())
    write_json(tmp_path / "c.json", lm_studio("Cheese", lm_studio_user("Hi")))
    write_jan(tmp_path, "Bicycles", jan_message("user", "Hi"))
    Chat(11).item("Prompt: ", "Hi").write(tmp_path / "d.chat")
    write_json(tmp_path / "package.json", {"name": "something else"})
    (tmp_path / "broken.json").write_text('[{"mapping": {')
    result = bring(tmp_path)
    assert result.source == "mixed"
    assert sorted(outcomes(result)) == ["imported"] * 5 + ["unreadable"]
    assert conversations.count() == 5
    assert outcomes(bring(tmp_path, only="jan")) == ["known"]


def test_what_is_none_is_said_where_it_was_named(tmp_path: Path, bring: Bring) -> None:
    result = bring(write_json(tmp_path / "package.json", {"name": "something else"}))
    assert [(item.title, item.reason) for item in result.report.items] == [("package.json", "unknown")]
    assert result.import_id is None


def test_a_dry_run_changes_nothing(tmp_path: Path, bring: Bring, conversations: Conversations) -> None:
    result = bring(write_json(tmp_path / "c.json", [chatgpt()]), dry=True)
    assert outcomes(result) == ["imported"]
    assert (conversations.count(), conversations.imports.all()) == (0, [])

"""Makes files of other programs, and reads what Hearth writes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.storage.exchange.exporting import ExportRun, HearthMaker, WritingMaker
from app.storage.exchange.outgoing import Outgoing
from app.storage.exchange.written import Markdown, Plain, Words
from inference.net.cancel import CancelToken

WORDS = Words(
    you="You",
    answer="Answer",
    guide="Hearth guide",
    system="Instructions",
    reasoning="Reasoning",
    untitled="Untitled",
    unfinished="This answer was cut off.",
    failed="There is no answer.",
    footer="Written with {0}.",
    language="en",
    date=lambda moment: f"at {moment:.0f}",
)
MAKERS = {
    "json": HearthMaker("Hearth", lambda: 1.0),
    "md": WritingMaker(lambda: Markdown(WORDS)),
    "txt": WritingMaker(lambda: Plain(WORDS)),
}


def export(
    database: Path,
    target: Path,
    form: str,
    ids: Sequence[int] | None = None,
    *,
    together: bool = True,
    cancel: CancelToken | None = None,
) -> tuple[Path, ...]:
    """Export conversations, all of them unless ``ids`` says which; returns the files."""
    if ids is None:
        with Outgoing(database) as outgoing:
            ids = outgoing.ids()
    run = ExportRun(
        database,
        ids,
        target,
        together=together,
        ending=f".{form}",
        maker=MAKERS[form],
        untitled="Untitled",
        cancel=cancel or CancelToken(),
    )
    return run.run().files


def export_json(database: Path, target: Path) -> str:
    """All conversations as Hearth's JSON."""
    export(database, target, "json")
    return target.read_text(encoding="utf-8")


def write_json(path: Path, value: object) -> Path:
    """A file with this in it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value), encoding="utf-8")
    return path


# ----------------------------------------------------------------------------------------- ChatGPT


def node(
    key: str,
    parent: str | None,
    children: Sequence[str],
    role: str = "",
    text: str = "",
    **message: Any,
) -> dict[str, Any]:
    """A node of the mapping of ChatGPT; without a role a placeholder."""
    made: dict[str, Any] = {"id": key, "parent": parent, "children": list(children), "message": None}
    if role:
        made["message"] = {
            "id": key,
            "author": {"role": role, "name": None, "metadata": {}},
            "create_time": 1_700_000_000.5,
            "update_time": None,
            "content": {"content_type": "text", "parts": [text]},
            "status": "finished_successfully",
            "end_turn": None,
            "weight": 1.0,
            "metadata": {},
            "recipient": "all",
        } | message
    return made


def chatgpt(
    name: str = "c1", title: str = "Bread", nodes: Sequence[dict[str, Any]] = (), **more: Any
) -> dict[str, Any]:
    """A conversation as ChatGPT exports it; without nodes one question and one answer."""
    nodes = nodes or (
        node("root", None, ["q"]),
        node("q", "root", ["a"], "user", f"What is {title}?"),
        node("a", "q", [], "assistant", f"{title} is food.", metadata={"model_slug": "gpt-4o"}),
    )
    return {
        "title": title,
        "create_time": 1_700_000_000.25,
        "update_time": 1_700_000_100.5,
        "mapping": {each["id"]: each for each in nodes},
        "current_node": nodes[-1]["id"],
        "conversation_id": name,
        "id": name,
        "is_archived": False,
    } | more


# --------------------------------------------------------------------------------------- LM Studio


def lm_studio_user(*texts: str, selected: int | None = None) -> dict[str, Any]:
    """What the user said, in one or more versions."""
    versions = [{"type": "singleStep", "role": "user", "content": [{"type": "text", "text": text}]} for text in texts]
    return {"versions": versions, "currentlySelected": len(texts) - 1 if selected is None else selected}


def lm_studio_answer(*texts: str, thought: str = "", selected: int | None = None) -> dict[str, Any]:
    """An answer, in one or more versions."""
    thinking = {"type": "contentBlock", "style": {"type": "thinking", "ended": True}}
    versions = []
    for text in texts:
        steps: list[dict[str, Any]] = []
        if thought:
            steps.append(thinking | {"content": [{"type": "text", "text": thought}]})
        stats = {
            "tokensPerSecond": 12.5,
            "timeToFirstTokenSec": 0.25,
            "predictedTokensCount": 7,
            "stopReason": "eosFound",
        }
        steps.append(
            {
                "type": "contentBlock",
                "content": [{"type": "text", "text": text}],
                "genInfo": {"identifier": "qwen3-4b", "stats": stats},
            }
        )
        steps.append({"type": "debugInfoBlock", "debugInfo": "Conversation naming technique: 'prompt'"})
        versions.append({"type": "multiStep", "role": "assistant", "steps": steps})
    return {"versions": versions, "currentlySelected": len(texts) - 1 if selected is None else selected}


def lm_studio(name: str, *messages: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A conversation as LM Studio keeps it."""
    return {
        "name": name,
        "pinned": False,
        "createdAt": 1_700_000_000_000,
        "tokenCount": 10,
        "systemPrompt": "Be brief.",
        "messages": list(messages),
        "assistantLastMessagedAt": 1_700_000_100_000,
        "lastUsedModel": {"identifier": "qwen3-4b"},
    } | more


# --------------------------------------------------------------------------------------------- Jan


def write_jan(folder: Path, title: str, *messages: dict[str, Any], **more: Any) -> Path:
    """A thread of Jan's in ``folder``; returns its own folder."""
    own = folder / title
    thread = {
        "id": title,
        "object": "thread",
        "title": title,
        "assistants": [{"id": "jan", "name": "Jan", "instructions": "Be kind.", "model": {"id": "m"}}],
        "created": 1_700_000_000,
        "updated": 1_700_000_100,
        "metadata": None,
    } | more
    write_json(own / "thread.json", thread)
    lines = [json.dumps({"object": "thread.message", "thread_id": title} | message) for message in messages]
    (own / "messages.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return own


def jan_message(role: str, text: str, at: float = 1_700_000_050, **more: Any) -> dict[str, Any]:
    """A message of Jan's."""
    return {
        "id": text,
        "role": role,
        "content": [{"type": "text", "text": {"value": text, "annotations": []}}],
        "status": "ready",
        "created_at": at,
    } | more


# -------------------------------------------------------------------------------------- Open WebUI


def webui(name: str = "w1", title: str = "Tea", **more: Any) -> dict[str, Any]:
    """A row as Open WebUI exports it: a question and two answers, the first of them shown."""
    messages = {
        "q": {
            "id": "q",
            "parentId": None,
            "childrenIds": ["a", "b"],
            "role": "user",
            "content": f"What is {title}?",
            "timestamp": 1_700_000_000,
        },
        "a": {
            "id": "a",
            "parentId": "q",
            "childrenIds": [],
            "role": "assistant",
            "content": '<details type="reasoning" done="true" duration="2">\n<summary>Thought</summary>\n&gt; Hm.\n'
            "</details>\nA drink.",
            "model": "llama3:8b",
            "timestamp": 1_700_000_005,
            "info": {"eval_count": 20, "eval_duration": 2_000_000_000, "prompt_eval_count": 5},
        },
        "b": {
            "id": "b",
            "parentId": "q",
            "childrenIds": [],
            "role": "assistant",
            "content": "Leaves.",
            "model": "llama3:8b",
            "timestamp": 1_700_000_009,
        },
    }
    chat = {"title": title, "models": ["llama3:8b"], "params": {"system": "You are British."}}
    return {
        "id": name,
        "user_id": "u",
        "title": title,
        "chat": chat | {"history": {"messages": messages, "currentId": "a"}},
        "created_at": 1_700_000_000,
        "updated_at": 1_700_000_200,
        "archived": False,
        "pinned": True,
    } | more


# ----------------------------------------------------------------------------------------- GPT4All


class Chat:
    """A file as GPT4All writes it with QDataStream."""

    def __init__(self, version: int, name: str = "Bees", engine: bool = False) -> None:
        self.version = version
        self.data = b"\xf5\xd5\x53\xcc" + version.to_bytes(4, "big", signed=True)
        self.data += (1_700_000_000).to_bytes(8, "big")
        for text in ("the-id", name, "you", "mistral-7b.gguf"):
            self.text(text)
        if version >= 3:
            self.int32(1).text("my documents")
        if version < 11:
            self._engine(engine)
        self._count_at = len(self.data)
        self._items = 0

    def int32(self, value: int) -> Chat:
        self.data += value.to_bytes(4, "big", signed=True)
        return self

    def int64(self, value: int) -> Chat:
        self.data += value.to_bytes(8, "big", signed=True)
        return self

    def flag(self, value: bool = False) -> Chat:
        self.data += b"\1" if value else b"\0"
        return self

    def text(self, value: str | None) -> Chat:
        if value is None:
            self.data += b"\xff\xff\xff\xff"
        else:
            encoded = value.encode("utf-16-be", "surrogatepass")
            self.data += len(encoded).to_bytes(4, "big") + encoded
        return self

    def raw(self, value: bytes) -> Chat:
        self.data += len(value).to_bytes(4, "big") + value
        return self

    def _engine(self, kept: bool) -> None:
        version = self.version
        if version >= 6:
            self.flag(kept)
        if version >= 2:
            self.int32(1).int32(0)
        self.text("last answer").text(None).int32(42)
        if kept or version < 6:
            if version < 4:
                self.int32(0)
            self.int32(3)
            if version >= 7:
                self.int32(2048)
            if version < 9:
                self.int64(2)
                self.data += b"\0" * 8
            self.int64(3)
            self.data += b"\0" * 12
            self.raw(b"the state")

    def item(self, name: str, value: str, *, stopped: bool = False, failed: bool = False, sub: bytes = b"") -> Chat:
        """A message; ``sub``: what version 12 has in it, counted."""
        version = self.version
        self._items += 1
        if version < 12:
            self.int32(self._items)
        self.text(name).text(value)
        if version < 10:
            self.text(None)
        self.text(None).flag().flag(stopped).flag().flag()
        if version >= 11 and name == "Response: ":
            self.flag(failed)
        if version >= 8:
            self.int64(1)
            for _ in range(7):
                self.text("a source")
            self.int32(1).int32(-1).int32(-1)
        elif version >= 3:
            self.text("1. In a file.").int32(1).text("its text")
        if version >= 10:
            self.int64(1).raw(b"file:///x.txt").raw(b"text")
        if version >= 12:
            self.data += sub or (0).to_bytes(8, "big")
        return self

    def write(self, path: Path) -> Path:
        """The whole file."""
        count = self._items.to_bytes(4, "big")
        path.write_bytes(self.data[: self._count_at] + count + self.data[self._count_at :])
        return path

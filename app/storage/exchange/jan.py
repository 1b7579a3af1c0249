"""Reads a conversation of Jan (``thread.json`` and ``messages.jsonl`` in a folder of its own). Knows no files.

Written after janhq/jan: ``src-tauri/src/core/threads`` (commands.rs, models.rs, utils.rs, 2026) for 0.6 and later, and
its ``core/src/types`` for 0.4 and 0.5. Threads lie in ``<data folder>/threads/<id>/``. The dates of the thread are
seconds since 0.6 and were milliseconds before, and ``created_at`` of a message likewise. The text of a message is in
``content`` as ``{"type": "text", "text": {"value": …, "annotations": []}}``; ``text`` may be plain, and so may
``content``. Messages are a list without branches. What a model thought stands in the text between ``<think>`` and
``</think>``, or is a part of type ``reasoning``. Telephones keep all this in SQLite, which is not read.
"""

from __future__ import annotations

import re
from typing import Any

from app.storage.exchange.loose import at, each_text, items, joined, moment, number, words
from app.storage.exchange.values import Incoming, IncomingMessage
from app.storage.values import AnswerStats
from inference.messages import Role

THREAD, MESSAGES = "thread.json", "messages.jsonl"
_ROLES: dict[str, Role] = {"user": "user", "assistant": "assistant", "system": "system"}
_THOUGHT = re.compile(r"\A\s*<think>(.*?)(?:</think>|\Z)\s*", re.DOTALL)


def is_thread(value: Any) -> bool:
    """Whether this is the ``thread.json`` of a conversation of Jan's."""
    return isinstance(value, dict) and (
        words(value, "object") == "thread" or (isinstance(at(value, "assistants"), list) and "title" in value)
    )


def is_message(value: Any) -> bool:
    """Whether this is a line of ``messages.jsonl``."""
    return bool(words(value, "thread_id") and words(value, "role"))


def read_conversation(thread: Any, messages: list[Any]) -> Incoming:
    """The conversation in a folder."""
    assistant = next(iter(items(thread, "assistants")), None)
    made = Incoming(
        id=words(thread, "id") or next((words(each, "thread_id") for each in messages), ""),
        title=words(thread, "title"),
        created_at=moment(thread, "created") or moment(thread, "created_at"),
        updated_at=moment(thread, "updated") or moment(thread, "updated_at"),
        system_prompt=words(assistant, "instructions"),
        model=words(thread, "model", "id") or words(assistant, "model", "id"),
        pinned_at=moment(thread, "updated") if at(thread, "metadata", "is_favorite") is True else None,
        folder=words(thread, "metadata", "project", "name"),
        omitted={},
    )
    parent = None
    for place, value in enumerate(messages):
        message = _message(f"{place}", parent, value, made)
        if message is not None:
            made.messages.append(message)
            parent = message.key
    made.head = parent
    return made


def _message(key: str, parent: str | None, value: Any, made: Incoming) -> IncomingMessage | None:
    role = _ROLES.get(words(value, "role"))
    if role is None:
        if words(value, "role") == "tool":
            made.omitted["tools"] = made.omitted.get("tools", 0) + 1
        return None
    content = at(value, "content")
    thoughts = [part for part in items(content) if words(part, "type") in ("reasoning", "thinking")]
    spoken = [part for part in items(content) if part not in thoughts and not _is_left_out(part, made)]
    text = joined(each_text(spoken if isinstance(content, list) else content))
    message = IncomingMessage(key=key, parent=parent, role=role, text=text, reasoning=joined(each_text(thoughts)))
    message.created_at = moment(value, "created_at") or moment(value, "created")
    if role == "assistant":
        if (thought := _THOUGHT.match(text)) is not None:
            message.reasoning = joined([message.reasoning, thought[1]])
            message.text = text[thought.end() :]
        message.model = words(value, "metadata", "modelId") or words(value, "metadata", "model")
        message.stats = _stats(at(value, "metadata", "tokenSpeed"))
        message.status = "stopped" if words(value, "status") == "stopped" else "complete"
    for _ in items(value, "attachments"):
        made.omitted["files"] = made.omitted.get("files", 0) + 1
    return message if message.text or message.reasoning else None


def _is_left_out(part: Any, made: Incoming) -> bool:
    kind = words(part, "type") or words(part, "type_")
    if kind in ("image_url", "image"):
        what = "pictures"
    elif kind in ("file", "input_file", "document"):
        what = "files"
    elif kind in ("tool_call", "tool_result", "tool"):
        what = "tools"
    else:
        return False
    made.omitted[what] = made.omitted.get(what, 0) + 1
    return True


def _stats(speed: Any) -> AnswerStats | None:
    if not number(speed, "tokenSpeed"):
        return None
    return AnswerStats(
        completion_tokens=max(0, int(number(speed, "tokenCount"))), decode_tps=max(0.0, number(speed, "tokenSpeed"))
    )

"""Reads a conversation of Open WebUI: an exported file, or a row of its database. Knows no files.

Written after open-webui/open-webui, ``backend/open_webui/models/chats.py`` (2026): the export is a list of rows of the
table ``chat`` with their columns, dates in seconds; ``chat`` holds ``title``, ``models``, ``system`` or
``params.system``, and ``history``: ``messages`` by id with ``parentId`` and ``childrenIds``, and ``currentId``. Chats
of before the trees have only a list ``messages``. The database is SQLite, ``webui.db``, with ``chat.chat`` as JSON.
What a model thought stands in the text as ``<details type="reasoning">``, uses of tools as
``<details type="tool_calls">``. Its folders are rows of the table ``folder``, which an exported file does not have.
"""

from __future__ import annotations

import html
import re
from typing import Any

from app.storage.exchange.loose import at, each_text, items, joined, members, moment, number, whole, words
from app.storage.exchange.trees import in_order
from app.storage.exchange.values import Incoming, IncomingMessage
from app.storage.values import AnswerStats
from inference.messages import Role

_ROLES: dict[str, Role] = {"user": "user", "assistant": "assistant", "system": "system"}
_DETAILS = re.compile(r'<details type="(reasoning|tool_calls|code_interpreter)"[^<>]*>')
_END = "</details>"
_SUMMARY, _SUMMARY_END = "<summary>", "</summary>"
_QUOTE = re.compile(r"^> ?", re.MULTILINE)


def is_conversation(value: Any) -> bool:
    """Whether this is one of Open WebUI's: a row, or what is in its column ``chat``."""
    chat = at(value, "chat") if isinstance(at(value, "chat"), dict) else value
    if isinstance(at(chat, "history", "messages"), dict):
        return True
    return chat is not value and isinstance(at(chat, "messages"), list)


def read_conversation(row: Any, folder: str = "") -> Incoming:
    """The conversation in a row."""
    chat = at(row, "chat") if isinstance(at(row, "chat"), dict) else row
    updated = moment(row, "updated_at")
    made = Incoming(
        id=words(row, "id") or words(chat, "id"),
        title=words(row, "title") or words(chat, "title"),
        created_at=moment(row, "created_at") or moment(chat, "timestamp"),
        updated_at=updated,
        system_prompt=words(chat, "system") or words(chat, "params", "system"),
        model=next((each for each in items(chat, "models") if isinstance(each, str)), ""),
        archived_at=updated if at(row, "archived") in (True, 1) else None,
        pinned_at=updated if at(row, "pinned") in (True, 1) else None,
        folder=folder,
        head=words(chat, "history", "currentId") or None,
        omitted={},
    )
    tree = members(chat, "history", "messages")
    if tree:
        _read_tree(tree, made)
    else:
        _read_list(items(chat, "messages"), made)
    return made


def _read_tree(tree: dict[str, Any], made: Incoming) -> None:
    place: dict[str, int] = {}
    for value in tree.values():
        for number_, child in enumerate(items(value, "childrenIds")):
            if isinstance(child, str):
                place.setdefault(child, number_)
    for key, value in tree.items():
        made.messages.append(_message(key, words(value, "parentId") or None, value, made))
    made.messages.sort(key=lambda message: place.get(message.key, 0))
    made.messages = in_order(made.messages)


def _read_list(values: list[Any], made: Incoming) -> None:
    parent = None
    for place, value in enumerate(values):
        made.messages.append(_message(f"{place}", parent, value, made))
        parent = f"{place}"


def _message(key: str, parent: str | None, value: Any, made: Incoming) -> IncomingMessage:
    role = _ROLES.get(words(value, "role"), "assistant")
    content = at(value, "content")
    text = content if isinstance(content, str) else joined(each_text(content))
    message = IncomingMessage(key=key, parent=parent, role=role, text=text, created_at=moment(value, "timestamp"))
    for file in items(value, "files"):
        what = "pictures" if words(file, "type") == "image" else "files"
        made.omitted[what] = made.omitted.get(what, 0) + 1
    if role == "assistant":
        _take_details(message, made)
        message.model = words(value, "model")
        message.stats = _stats(at(value, "info") or at(value, "usage"))
        error = at(value, "error")
        if error not in (None, False):
            message.status, message.error_code = "failed", "engine"
            message.error = words(error, "content") or words(error)
        elif at(value, "done") is False:
            message.status = "interrupted"
    return message


def _take_details(message: IncomingMessage, made: Incoming) -> None:
    """Take reasoning and tools out of the text, where Open WebUI keeps them."""
    text, rest, thoughts, start = message.text, [], [], 0
    while (match := _DETAILS.search(text, start)) is not None:
        end = text.find(_END, match.end())
        if end < 0:
            break
        rest.append(text[start : match.start()])
        if match[1] == "reasoning":
            inside = _without_summary(text[match.end() : end])
            thoughts.append(_QUOTE.sub("", html.unescape(inside).strip()))
        else:
            made.omitted["tools"] = made.omitted.get("tools", 0) + 1
        start = end + len(_END)
    if start:
        message.text = joined([*rest, text[start:]])
        message.reasoning = joined(thoughts)


def _without_summary(text: str) -> str:
    begin = text.find(_SUMMARY)
    end = text.find(_SUMMARY_END, begin) if begin >= 0 else -1
    return text[:begin] + text[end + len(_SUMMARY_END) :] if end >= 0 else text


def _stats(info: Any) -> AnswerStats | None:
    """As Ollama reports them; its durations are nanoseconds."""
    tokens = whole(info, "eval_count") or whole(info, "completion_tokens")
    if not tokens:
        return None
    seconds = number(info, "eval_duration") / 1e9
    return AnswerStats(
        prompt_tokens=whole(info, "prompt_eval_count") or whole(info, "prompt_tokens"),
        completion_tokens=tokens,
        decode_tps=tokens / seconds if seconds > 0 else 0.0,
    )

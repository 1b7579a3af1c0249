"""Reads a conversation of ChatGPT's export (``conversations.json``). Knows no files.

OpenAI documents none of it. Written after several independent parsers and descriptions of real exports, none of which
is OpenAI's: mitkury/chatgpt-export-parser (docs/chatgpt-data-export-format.md, 2025), pionxzh/chatgpt-exporter, and
counts of the kinds of content in exports of 2025 and 2026. The file is a list of conversations; large exports are
split into ``conversations-000.json`` and so on. ``mapping`` holds nodes by id with ``parent`` and ``children``; a node
without ``message`` is a placeholder; ``current_node`` is the end of what was shown. What a message says depends on its
``content_type``: ``text`` and ``multimodal_text`` have ``parts``, ``code`` and ``execution_output`` a ``text``,
``thoughts`` a list of thoughts, ``user_editable_context`` the custom instructions (in exports of 2023 in
``metadata.user_context_message_data`` instead).

Pictures and files are in the archive beside the file; they are left out and counted. Code that ChatGPT ran and what
came out of it are kept as code blocks; what other tools said is left out and counted. Not known: what else may come.
Kinds that are not known are kept where they have text.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from app.storage.exchange.loose import at, each_text, items, joined, members, moment, words
from app.storage.exchange.trees import in_order, join_turns, without
from app.storage.exchange.values import Incoming, IncomingMessage

# Marks in the private use area that ChatGPT's window turns into footnotes: \ue200cite\ue202turn0search1\ue201.
_CITATION = re.compile("\ue200[^\ue200\ue201]*\ue201|[\ue000-\uf8ff]")
_OLD_CITATION = re.compile(r"【\d+(?::\d+)?†[^】]{0,200}】")
_SILENT = ("model_editable_context", "reasoning_recap", "tether_browsing_display", "tether_quote", "system_error")


def is_conversation(value: Any) -> bool:
    """Whether this is one of ChatGPT's."""
    return isinstance(at(value, "mapping"), dict)


def read_conversation(value: Any) -> Incoming:
    """The conversation in an element of the list."""
    made = Incoming(
        id=words(value, "conversation_id") or words(value, "id"),
        title=words(value, "title"),
        created_at=moment(value, "create_time"),
        updated_at=moment(value, "update_time"),
        model=words(value, "default_model_slug"),
        archived_at=moment(value, "update_time") if at(value, "is_archived") is True else None,
        pinned_at=moment(value, "update_time") if at(value, "is_starred") is True else None,
        head=words(value, "current_node") or None,
        omitted={},
    )
    silent: set[str] = set()
    thoughts: dict[str, str] = {}
    for key, node in members(value, "mapping").items():
        parent = words(node, "parent") or None
        message = _message(key, parent, at(node, "message"), made, thoughts)
        made.messages.append(message)
        if not (message.text or message.reasoning):
            silent.add(key)
    _order_by_children(made, members(value, "mapping"))
    _hand_down(made, thoughts)
    without(made, silent)
    join_turns(made)
    made.model = ""  # one of OpenAI's: nothing here answers to its name
    return made


def _order_by_children(made: Incoming, mapping: dict[str, Any]) -> None:
    """Brothers and sisters in the order in which their parent names them."""
    place: dict[str, int] = {}
    for node in mapping.values():
        for number, child in enumerate(items(node, "children")):
            if isinstance(child, str):
                place.setdefault(child, number)
    made.messages.sort(key=lambda message: place.get(message.key, 0))
    made.messages = in_order(made.messages)


def _hand_down(made: Incoming, thoughts: dict[str, str]) -> None:
    """What was thought in a message of its own belongs to the answer that comes after it."""
    if not thoughts:
        return
    pending: dict[str, _Thoughts] = {}
    for message in made.messages:
        before = pending.get(message.parent or "")
        own = thoughts.get(message.key, "")
        if message.text and message.role == "assistant":
            message.reasoning = joined([*_all_thoughts(before), message.reasoning])
        elif message.role != "user" and (before or own):
            pending[message.key] = _Thoughts(own, before)


class _Thoughts(NamedTuple):
    """What was thought, and what before it; put together only for an answer, since there may be thousands."""

    own: str
    before: _Thoughts | None


def _all_thoughts(last: _Thoughts | None) -> list[str]:
    found = []
    while last is not None:
        found.append(last.own)
        last = last.before
    return found[::-1]


def _message(key: str, parent: str | None, value: Any, made: Incoming, thoughts: dict[str, str]) -> IncomingMessage:
    message = IncomingMessage(key=key, parent=parent, role="assistant", text="")
    kind = words(value, "content", "content_type")
    author = words(value, "author", "role")
    message.created_at = moment(value, "create_time")
    if kind == "user_editable_context" or at(value, "metadata", "is_user_system_message") is True:
        made.system_prompt = made.system_prompt or _instructions(value)
    elif kind == "thoughts":
        thoughts[key] = _thoughts(value)
    elif at(value, "metadata", "is_visually_hidden_from_conversation") is not True and kind not in _SILENT:
        _say(message, author, kind, value, made)
    return message


def _say(message: IncomingMessage, author: str, kind: str, value: Any, made: Incoming) -> None:
    """What somebody can see."""
    if author == "user":
        message.role, message.text = "user", _text(value, made)
    elif author == "system":
        made.system_prompt = made.system_prompt or _text(value, made)
    elif author == "tool" and kind != "execution_output":
        _note_tool(value, made)
    elif author == "assistant" and words(value, "recipient") not in ("", "all", "python"):
        _omit(made, "tools", 1)
    elif author:
        message.text = _text(value, made)
        message.model = words(value, "metadata", "model_slug")
        if words(value, "status") in ("in_progress", "finished_partial_completion"):
            message.status = "interrupted"
        elif at(value, "metadata", "finish_details", "type") == "interrupted":
            message.status = "stopped"


def _instructions(value: Any) -> str:
    content, data = at(value, "content"), at(value, "metadata", "user_context_message_data")
    return joined(
        [
            words(content, "user_profile") or words(data, "about_user_message"),
            words(content, "user_instructions") or words(data, "about_model_message"),
        ]
    )


def _thoughts(value: Any) -> str:
    return joined(
        [joined([words(each, "summary"), words(each, "content")]) for each in items(value, "content", "thoughts")]
    )


def _text(value: Any, made: Incoming) -> str:
    content = at(value, "content")
    kind = words(content, "content_type")
    _omit(made, "files", len(items(value, "metadata", "attachments")) - _pictures(content))
    if kind == "code":
        return _fenced(words(content, "text") or joined(each_text(at(content, "parts"))), words(content, "language"))
    if kind == "execution_output":
        return _fenced(words(content, "text"), "")
    _omit(made, "pictures", _pictures(content))
    text = joined(each_text(at(content, "parts"))) or words(content, "text") or words(content, "result")
    text = _CITATION.sub("", text)
    return _OLD_CITATION.sub("", text)


def _pictures(content: Any) -> int:
    return sum("asset_pointer" in words(part, "content_type") for part in items(content, "parts"))


def _note_tool(value: Any, made: Incoming) -> None:
    pictures = _pictures(at(value, "content"))
    _omit(made, "pictures", pictures)
    if not pictures and at(value, "content") is not None:
        _omit(made, "tools", 1)


def _fenced(code: str, language: str) -> str:
    if not code.strip():
        return ""
    longest = max((len(run) for run in re.findall("`+", code)), default=0)
    fence = "`" * max(3, longest + 1)
    name = language if re.fullmatch(r"[\w+#.-]{1,30}", language) and language != "unknown" else ""
    return f"{fence}{name}\n{code.rstrip()}\n{fence}"


def _omit(made: Incoming, what: str, count: int) -> None:
    if count > 0:
        made.omitted[what] = made.omitted.get(what, 0) + count

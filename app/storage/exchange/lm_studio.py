"""Reads a conversation of LM Studio (``*.conversation.json``). Knows no files.

LM Studio calls the format internal (lmstudio-js, issue 152). Written after files of 0.3 as several parsers describe
them (YorkieDev/lm-studio-conversation-converter, script.js, 2025, and files quoted in issues up to 2026). They lie in
``~/.lmstudio/conversations``, earlier in ``~/.cache/lm-studio/conversations``; a folder there is one of the window.
A message has ``versions`` and ``currentlySelected``; a version of the user is ``singleStep`` with ``content``, one of
the assistant ``multiStep`` with ``steps``. A step is a ``contentBlock`` (thinking, when its ``style`` says so) or
something for machines. Dates are milliseconds; single messages have none. The system prompt is ``systemPrompt``, or a
field ``llm.prediction.systemPrompt`` of ``perChatPredictionConfig``.

What comes after a message belongs to the version that is selected: LM Studio remembers no other. Pictures, files and
uses of tools are left out and counted.
"""

from __future__ import annotations

from typing import Any

from app.storage.exchange.loose import at, each_text, items, joined, moment, number, whole, words
from app.storage.exchange.values import Incoming, IncomingMessage
from app.storage.values import AnswerStats
from inference.messages import Role

_ROLES: dict[str, Role] = {"user": "user", "assistant": "assistant", "system": "system"}
_SYSTEM_PROMPT = "llm.prediction.systemPrompt"


def is_conversation(value: Any) -> bool:
    """Whether this is one of LM Studio's."""
    messages = at(value, "messages")
    if not isinstance(messages, list):
        return False
    if any(isinstance(at(message, "versions"), list) for message in messages):
        return True
    return not messages and at(value, "lastUsedModel") is not None


def read_conversation(value: Any) -> Incoming:
    """The conversation in a file. Its id is the name of the file, which is not known here."""
    made = Incoming(
        title=words(value, "name"),
        created_at=moment(value, "createdAt"),
        updated_at=moment(value, "assistantLastMessagedAt") or moment(value, "userLastMessagedAt"),
        system_prompt=_system_prompt(value),
        model=words(value, "lastUsedModel", "identifier"),
        pinned_at=moment(value, "createdAt") if at(value, "pinned") is True else None,
        omitted={},
    )
    parent: str | None = None
    for place, message in enumerate(items(value, "messages")):
        selected = whole(message, "currentlySelected")
        shown = None
        for version_number, version in enumerate(items(message, "versions")):
            read = _version(f"{place}.{version_number}", parent, version, made)
            if read is None:
                continue
            made.messages.append(read)
            if shown is None or version_number <= selected:
                shown = read.key
        parent = shown or parent
    made.head = parent
    return made


def _system_prompt(value: Any) -> str:
    if text := words(value, "systemPrompt"):
        return text
    for field in items(value, "perChatPredictionConfig", "fields"):
        if words(field, "key") == _SYSTEM_PROMPT:
            return words(field, "value")
    return ""


def _version(key: str, parent: str | None, version: Any, made: Incoming) -> IncomingMessage | None:
    role = _ROLES.get(words(version, "role"))
    if role is None:
        return None
    message = IncomingMessage(key=key, parent=parent, role=role, text="")
    texts, thoughts = [_content(at(version, "content"), made)], list[str]()
    for step in items(version, "steps"):
        if words(step, "type") == "contentBlock":
            thinking = words(step, "style", "type") == "thinking"
            (thoughts if thinking else texts).append(_content(at(step, "content"), made))
            message.stats = _stats(at(step, "genInfo")) or message.stats
            message.model = words(step, "genInfo", "identifier") or message.model
        elif words(step, "type") != "debugInfoBlock":
            made.omitted["tools"] = made.omitted.get("tools", 0) + 1
    message.text, message.reasoning = joined(texts), joined(thoughts)
    if role == "assistant":
        message.model = message.model or words(version, "senderInfo", "senderName")
        if message.stats is not None and message.stats.reason == "cancelled":
            message.status = "stopped"
    return message if message.text or message.reasoning else None


def _content(parts: Any, made: Incoming) -> str:
    for part in items(parts):
        if words(part, "type") == "file":
            what = "pictures" if words(part, "fileType") == "image" else "files"
            made.omitted[what] = made.omitted.get(what, 0) + 1
    spoken = [part for part in items(parts) if isinstance(part, str) or words(part, "type") in ("text", "")]
    return "".join(each_text(spoken)) if isinstance(parts, list) else words(parts)


def _stats(info: Any) -> AnswerStats | None:
    stats = at(info, "stats")
    if not isinstance(stats, dict):
        return None
    return AnswerStats(
        reason={"userStopped": "cancelled", "maxPredictedTokensReached": "length"}.get(
            words(stats, "stopReason"),
            "stop",  # type: ignore[arg-type]
        ),
        prompt_tokens=whole(stats, "promptTokensCount"),
        completion_tokens=whole(stats, "predictedTokensCount"),
        ttft_ms=max(0.0, number(stats, "timeToFirstTokenSec") * 1000),
        decode_tps=max(0.0, number(stats, "tokensPerSecond")),
    )

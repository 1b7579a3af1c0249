"""Conversations as Markdown, plain text or HTML, message by message. Knows no files, and no Markdown of its own.

What goes out is what is shown: one path. All branches are in the JSON.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import NamedTuple, Protocol

from app.storage.exchange.outgoing import Outgoing, Sent
from app.storage.values import StoredMessage
from inference.model_file import GUIDE


class Words(NamedTuple):
    """What stands around the messages, in the language of whoever reads it.

    Attributes:
        you: Over what the user said.
        answer: Over an answer of nobody knows which model.
        guide: Over an answer of the built-in model.
        system: Over the system prompt.
        reasoning: Over what a model thought first.
        untitled: In place of a title.
        unfinished: Below an answer that was cut off.
        failed: Below a question that was not answered.
        footer: At the end; ``{0}`` is the program.
        language: Code of the language, for HTML.
        date: Writes a moment (seconds since the epoch).
    """

    you: str
    answer: str
    guide: str
    system: str
    reasoning: str
    untitled: str
    unfinished: str
    failed: str
    footer: str
    language: str
    date: Callable[[float], str]


class Writing(Protocol):
    """One file in the making."""

    def begin(self, titles: Sequence[str], title: str) -> Iterator[str]:
        """What stands before conversations with these titles; ``title`` of the file."""

    def conversation(self, sent: Sent, messages: Iterator[StoredMessage]) -> Iterator[str]:
        """One conversation."""

    def end(self) -> Iterator[str]:
        """What stands behind them."""


def speaker(message: StoredMessage, words: Words) -> str:
    """Who says it."""
    if message.role == "user":
        return words.you
    if message.role == "system":
        return words.system
    return words.guide if message.model == GUIDE else model_name(message.model) or words.answer


def model_name(model: str) -> str:
    """A model as people call it: what may be a path comes without folder and ending."""
    name = re.split(r"[/\\]", model.rstrip("/\\"))[-1] if model else ""
    return re.sub(r"\.gguf\Z", "", name, flags=re.IGNORECASE)


def note_below(message: StoredMessage, words: Words) -> str:
    """What is to be said of an answer that is no whole one; empty for all others."""
    if message.status == "failed":
        return f"{words.failed} {message.error}".strip()
    return "" if message.status == "complete" else words.unfinished


class _Running:
    """One conversation after the other: nothing stands before the first and behind the last."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._first = True

    def begin(self, titles: Sequence[str], title: str) -> Iterator[str]:
        """Nothing stands before them."""
        return iter(())

    def end(self) -> Iterator[str]:
        """Nothing stands behind them."""
        return iter(())


class Markdown(_Running):
    """As Markdown: a title, a heading for each message, its text as it is."""

    def conversation(self, sent: Sent, messages: Iterator[StoredMessage]) -> Iterator[str]:
        """One conversation."""
        it, words = sent.conversation, self._words
        if not self._first:
            yield "\n---\n\n"
        self._first = False
        yield f"# {_one_line(it.title) or words.untitled}\n\n*{words.date(it.created_at)}*\n"
        if it.system_prompt.strip():
            yield f"\n## {words.system}\n\n{_quoted(it.system_prompt)}\n"
        for message in messages:
            yield f"\n## {_one_line(speaker(message, words))}\n\n"
            if message.reasoning.strip():
                yield f"<details>\n<summary>{escape(words.reasoning)}</summary>\n\n"
                yield f"{_closed(message.reasoning)}\n\n</details>\n\n"
            if message.text.strip():
                yield f"{_closed(message.text)}\n"
            if note := note_below(message, words):
                yield f"\n*{_one_line(note)}*\n"


class Plain(_Running):
    """As plain text, without a sign of markup but what was written."""

    def conversation(self, sent: Sent, messages: Iterator[StoredMessage]) -> Iterator[str]:
        """One conversation."""
        it, words = sent.conversation, self._words
        if not self._first:
            yield f"\n\n{'=' * 72}\n\n"
        self._first = False
        title = _one_line(it.title) or words.untitled
        yield f"{title}\n{'=' * min(72, max(3, len(title)))}\n{words.date(it.created_at)}\n"
        if it.system_prompt.strip():
            yield f"\n{words.system}:\n\n{it.system_prompt.strip()}\n"
        for message in messages:
            yield f"\n{_one_line(speaker(message, words))}:\n\n"
            if message.reasoning.strip():
                yield f"[{words.reasoning}]\n{message.reasoning.strip()}\n[/{words.reasoning}]\n\n"
            if message.text.strip():
                yield message.text.strip("\n") + "\n"
            if note := note_below(message, words):
                yield f"[{note}]\n"


def messages_of(outgoing: Outgoing, sent: Sent, tick: Callable[[], object]) -> Iterator[StoredMessage]:
    """What is shown of a conversation; ``tick`` is called after every message."""
    for message in outgoing.path(sent.conversation):
        yield message
        tick()


_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})(.*)$", re.MULTILINE)


def _closed(text: str) -> str:
    """Markdown that cannot run into what comes after it: a block of code that was cut off is closed."""
    open_fence = ""
    for match in _FENCE.finditer(text):
        fence, rest = match[1], match[2].strip()
        if not open_fence:
            if fence[0] == "~" or "`" not in rest:
                open_fence = fence
        elif fence[0] == open_fence[0] and len(fence) >= len(open_fence) and not rest:
            open_fence = ""
    text = text.strip("\n")
    return f"{text}\n{open_fence}" if open_fence else text


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.strip().splitlines())


def _one_line(text: str) -> str:
    return " ".join(text.split())

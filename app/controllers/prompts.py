"""A conversation as a model is given it, and what it then sees of it, in ids of messages; knows no engine, no Qt.

The engine speaks of places in the messages it was given; those are not the stored ones: a system prompt comes first,
answers that never came are left out, and what the user said twice in a row is one message. ``Prompt`` knows both. It
relies on ids growing along a path, as the database makes sure.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from app.storage.values import Conversation, Seen, StoredMessage, Summary
from inference.commands import View
from inference.messages import Message


class Prompt(msgspec.Struct, frozen=True):
    """What a model is given.

    Attributes:
        messages: As the engine takes them.
        ids: Of each of them, the stored messages it was made of, oldest first; none for the system prompt.
        view: How much of them the model saw last time, and what stands in for the rest.
        also: Which of the messages before that it saw, too.
        writer: Name of the model that wrote the last answer in it; empty for none.
    """

    messages: tuple[Message, ...] = ()
    ids: tuple[tuple[int, ...], ...] = ()
    view: View = View()
    also: frozenset[int] = frozenset()
    writer: str = ""

    def visible(self) -> list[Message]:
        """What the model would see of it, as far as can be said before it is asked."""
        from inference.view import summary_for, with_summary  # the window starts without a message

        first = self.view.first
        shown = [
            message
            for index, message in enumerate(self.messages)
            if index >= first or message.role == "system" or message.pinned or index in self.also
        ]
        return with_summary(shown, summary_for(self.view, first)[0])

    def index_of(self, message_id: int) -> int:
        """The message of the prompt that has the stored one, or is the first after it; all of them: 0."""
        before = sum(1 for ids in self.ids if ids and ids[-1] < message_id)
        return before + self._instructions() if before else 0

    def message_at(self, index: int) -> int | None:
        """The first stored message from a place on; ``None`` where there is none."""
        return next((ids[0] for ids in self.ids[index:] if ids), None)

    def told_by(self, message_id: int) -> int:
        """How many messages of the prompt are told about by a summary up to and including a stored one."""
        told = sum(1 for ids in self.ids if ids and ids[-1] <= message_id)
        return told + self._instructions() if told else 0

    def last_before(self, index: int) -> int | None:
        """The last stored message before a place; ``None`` where there is none."""
        return next((ids[-1] for ids in reversed(self.ids[:index]) if ids), None)

    def _instructions(self) -> int:
        """How many messages in front are not stored ones."""
        return 1 if self.ids and not self.ids[0] else 0


class Horizon(msgspec.Struct, frozen=True, kw_only=True):
    """What the model sees of a path, and what it does not.

    Attributes:
        first: The message from which on it sees everything; ``None``: it sees the whole path.
        also: What it sees of the messages before.
        hidden: How many messages are out of its view.
        untold: How many of these the summary does not tell about.
        summary: What stands in for them; ``None`` for nothing.
    """

    first: int | None = None
    also: frozenset[int] = frozenset()
    hidden: int = 0
    untold: int = 0
    summary: Summary | None = None


def prompt_of(conversation: Conversation, path: Sequence[StoredMessage], summaries: Sequence[Summary] = ()) -> Prompt:
    """A conversation as a model is given it: system prompt first, answers that never came left out.

    Two messages of the user in a row (the answer between them failed) become one, since most templates
    refuse anything but taking turns; it is pinned when either is.
    """
    messages: list[Message] = []
    ids: list[tuple[int, ...]] = []
    if conversation.system_prompt.strip():
        messages.append(Message.system(conversation.system_prompt))
        ids.append(())
    for stored in path:
        message = stored.as_message()
        if not _is_said(stored):
            continue
        if messages and messages[-1].role == message.role == "user":
            before = messages.pop()
            message = Message("user", f"{before.text}\n\n{message.text}", pinned=before.pinned or message.pinned)
            ids.append((*ids.pop(), stored.id))
        else:
            ids.append((stored.id,))
        messages.append(message)
    prompt, seen = Prompt(tuple(messages), tuple(ids)), seen_last(path)
    known = set(seen.also) if seen is not None else set()
    also = frozenset(index for index, one in enumerate(ids) if known.intersection(one))
    writer = next((one.model for one in reversed(path) if one.model and _is_said(one)), "")
    return msgspec.structs.replace(prompt, view=_view(prompt, seen, summaries), also=also, writer=writer)


def horizon_of(path: Sequence[StoredMessage], summaries: Sequence[Summary] = ()) -> Horizon:
    """What the model sees of a path, as it was told with its last answer."""
    seen = seen_last(path)
    if seen is None:
        return Horizon()
    also = frozenset(seen.also) | {m.id for m in path if m.id < seen.first and (m.pinned or m.role == "system")}
    hidden = [m.id for m in path if m.id < seen.first and m.id not in also and _is_said(m)]
    if not hidden:
        return Horizon()
    summary = _in_use(summaries, seen.first)
    untold = sum(1 for hidden_id in hidden if summary is None or hidden_id > summary.message_id)
    return Horizon(first=seen.first, also=also, hidden=len(hidden), untold=untold, summary=summary)


def seen_last(path: Sequence[StoredMessage]) -> Seen | None:
    """What the model saw of a path when it wrote the last answer that notes it."""
    return next((message.seen for message in reversed(path) if message.seen is not None), None)


def _is_said(message: StoredMessage) -> bool:
    return message.role != "assistant" or bool(message.text or message.reasoning)


def _in_use(summaries: Sequence[Summary], first: int) -> Summary | None:
    """Of the summaries that tell about nothing else than what is before ``first``, the one that tells most."""
    return next((one for one in reversed(summaries) if not one.deleted and one.message_id < first), None)


def _view(prompt: Prompt, seen: Seen | None, summaries: Sequence[Summary]) -> View:
    """What the engine is told: the summary that is shown to the model, and the one that will take its place."""
    index = prompt.index_of(seen.first) if seen is not None else 0
    told = [(prompt.told_by(one.message_id), one.text) for one in summaries if not one.deleted]
    told = [(count, text) for count, text in told if count]
    shown = [one for one in told if one[0] <= index][-1:]
    coming = [one for one in told[-1:] if one not in shown]
    return View(
        first=index,
        summary=shown[0][1] if shown else "",
        told=shown[0][0] if shown else 0,
        coming=coming[0][1] if coming else "",
        coming_told=coming[0][0] if coming else 0,
    )

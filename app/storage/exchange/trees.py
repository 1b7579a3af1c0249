"""Puts the messages of another program into a tree that is one. Knows no format.

Pointers may lead nowhere or in circles, messages may be there for machines only. Whatever comes in, what goes out is
in an order in which every message comes after its parent, and brothers and sisters keep their order.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from app.storage.exchange.values import Incoming, IncomingMessage


def in_order(messages: Iterable[IncomingMessage]) -> list[IncomingMessage]:
    """Parents before children; who has no parent, or himself among his ancestors, is a first one.

    What is in order already stays as it is.
    """
    known: dict[str, IncomingMessage] = {}
    ordered_already = True
    for message in messages:
        ordered_already &= message.parent is None or message.parent in known
        known.setdefault(message.key, message)
    if ordered_already:
        return list(known.values())
    children: dict[str, list[IncomingMessage]] = {}
    roots = []
    for message in known.values():
        if message.parent is None or message.parent not in known or message.parent == message.key:
            message.parent = None
            roots.append(message)
        else:
            children.setdefault(message.parent, []).append(message)
    ordered: list[IncomingMessage] = []
    done: set[str] = set()
    for root in roots:
        _walk(root, children, ordered, done)
    for message in known.values():  # what is left hangs on a circle
        if message.key not in done:
            message.parent = None
            _walk(message, children, ordered, done)
    return ordered


def _walk(
    root: IncomingMessage,
    children: dict[str, list[IncomingMessage]],
    ordered: list[IncomingMessage],
    done: set[str],
) -> None:
    waiting = [root]
    while waiting:
        message = waiting.pop()
        if message.key in done:
            continue
        done.add(message.key)
        ordered.append(message)
        waiting.extend(reversed(children.get(message.key, ())))


def without(conversation: Incoming, keys: Collection[str]) -> None:
    """Take messages out; what hung on them hangs on the nearest ancestor that stays."""
    if keys:
        parents = {message.key: message.parent for message in conversation.messages}
        known: dict[str, str | None] = {}
        for message in conversation.messages:
            message.parent = _staying(message.parent, parents, keys, known)
        conversation.head = _staying(conversation.head, parents, keys, known)
        conversation.messages = [message for message in conversation.messages if message.key not in keys]


def _staying(
    key: str | None, parents: dict[str, str | None], gone: Collection[str], known: dict[str, str | None]
) -> str | None:
    """The nearest that stays, from ``key`` on; ``known`` keeps the answers, or long chains would be gone up again."""
    way: dict[str, None] = {}
    while key is not None and key in gone and key not in known and key not in way:
        way[key] = None
        key = parents.get(key)
    found = known.get(key) if key is not None and key in gone else key
    known.update(dict.fromkeys(way, found))
    return found


def join_turns(conversation: Incoming) -> None:
    """Make one answer of several in a row: programs with tools write a message before and after each use of one."""
    conversation.messages = in_order(conversation.messages)
    count: dict[str | None, int] = {}
    for message in conversation.messages:
        count[message.parent] = count.get(message.parent, 0) + 1
    kept: dict[str, IncomingMessage] = {}
    into: dict[str, str] = {}  # key of a message that was joined: key of what it is part of
    for message in conversation.messages:
        parent_key = message.parent if message.parent is None else into.get(message.parent, message.parent)
        parent = kept.get(parent_key) if parent_key is not None else None
        alone = message.parent is not None and count[message.parent] == 1
        if parent is not None and alone and parent.role == message.role == "assistant":
            _join(parent, message)
            into[message.key] = parent.key
        else:
            message.parent = parent_key
            kept[message.key] = message
    conversation.messages = list(kept.values())
    if conversation.head is not None:
        conversation.head = into.get(conversation.head, conversation.head)


def _join(first: IncomingMessage, second: IncomingMessage) -> None:
    first.text = "\n\n".join(filter(None, (first.text.strip("\n"), second.text.strip("\n"))))
    first.reasoning = "\n\n".join(filter(None, (first.reasoning, second.reasoning)))
    first.model = second.model or first.model
    first.stats = second.stats or first.stats
    if second.status != "complete":
        first.status, first.error_code, first.error = second.status, second.error_code, second.error

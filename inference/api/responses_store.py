"""The last responses, so that one can follow another: in memory alone, for a while, and not too many."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

import msgspec

from inference.messages import Message

MOST = 256  # responses
BYTES = 32 * 1024 * 1024  # of what was said and sent in all of them
ONE = 8 * 1024 * 1024  # bytes of one; a larger one is not kept


class Kept(msgspec.Struct, frozen=True):
    """One response.

    Attributes:
        client: Who asked; nobody else may go on with it.
        messages: What was said, the answer included.
        answer: As it was sent, in JSON: objects of Python are ten times as large.
        size: About so many bytes.
    """

    client: str
    messages: tuple[Message, ...]
    answer: bytes
    size: int


class _Sent(msgspec.Struct):
    output: list[dict[str, Any]] = []


class ResponsesStore:
    """Keeps responses by their ids; the oldest go first. Used on one thread."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Kept] = OrderedDict()
        self._responses: dict[str, str] = {}  # by the ids of their items
        self._size = 0

    def keep(self, id: str, client: str, messages: tuple[Message, ...], answer: dict[str, Any]) -> None:
        """Keep one, if it is not too large."""
        sent = msgspec.json.encode(answer)
        size = len(sent) + sum(map(_size, messages))
        if size > ONE:
            return
        self.forget(id)
        self._kept[id] = Kept(client, messages, sent, size)
        self._responses |= dict.fromkeys(_items(sent), id)
        self._size += size
        while len(self._kept) > MOST or self._size > BYTES:
            self.forget(next(iter(self._kept)))

    def find(self, id: str, client: str) -> Kept | None:
        """The one with this id, if it is this client's and still there."""
        kept = self._kept.get(id)
        return kept if kept is not None and kept.client == client else None

    def item(self, id: str, client: str) -> dict[str, Any] | None:
        """A thought, a message or a call in one of them, if it is this client's and still there."""
        kept = self.find(self._responses.get(id, ""), client)
        return _items(kept.answer)[id] if kept is not None else None

    def forget(self, id: str) -> None:
        """Let go of one; no error when it is not there."""
        if (kept := self._kept.pop(id, None)) is not None:
            self._size -= kept.size
            for item in _items(kept.answer):
                self._responses.pop(item, None)


def _size(message: Message) -> int:
    calls = sum(len(call.name) + len(call.arguments) for call in message.tool_calls)
    return len(message.text) + len(message.reasoning) + calls + sum(map(len, message.images))


def _items(answer: bytes) -> dict[str, dict[str, Any]]:
    return {item["id"]: item for item in msgspec.json.decode(answer, type=_Sent).output}

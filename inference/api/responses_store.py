"""The last responses, so that one can follow another: in memory alone, for a while, and not too many."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

import msgspec

from inference.messages import Message

MOST = 256  # responses
BYTES = 32 * 1024 * 1024  # of what was said in all of them
ONE = 8 * 1024 * 1024  # bytes of one; a larger one is not kept


class Kept(msgspec.Struct, frozen=True):
    """One response.

    Attributes:
        client: Who asked; nobody else may go on with it.
        messages: What was said, the answer included.
        answer: As it was sent.
        size: About so many bytes.
    """

    client: str
    messages: tuple[Message, ...]
    answer: dict[str, Any]
    size: int


class ResponsesStore:
    """Keeps responses by their ids; the oldest go first. Used on one thread."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Kept] = OrderedDict()
        self._size = 0

    def keep(self, id: str, client: str, messages: tuple[Message, ...], answer: dict[str, Any]) -> None:
        """Keep one, if it is not too large."""
        size = sum(len(one.text) + len(one.reasoning) + sum(map(len, one.images)) for one in messages)
        if size > ONE:
            return
        self.forget(id)
        self._kept[id] = Kept(client, messages, answer, size)
        self._size += size
        while len(self._kept) > MOST or self._size > BYTES:
            self.forget(next(iter(self._kept)))

    def find(self, id: str, client: str) -> Kept | None:
        """The one with this id, if it is this client's and still there."""
        kept = self._kept.get(id)
        return kept if kept is not None and kept.client == client else None

    def forget(self, id: str) -> None:
        """Let go of one; no error when it is not there."""
        if (kept := self._kept.pop(id, None)) is not None:
            self._size -= kept.size

"""Messages of a conversation in the terminal that are to stay in the model's view; shows nothing."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec

from inference.messages import Message


def meant(messages: Sequence[Message], words: str) -> list[int]:
    """The newest message with these words; without words the last question and what was answered."""
    if words:
        wanted = words.casefold()
        found = [index for index, one in enumerate(messages) if wanted in one.text.casefold()]
        return found[-1:]
    last = max((index for index, one in enumerate(messages) if one.role == "user"), default=len(messages))
    return list(range(last, len(messages)))


def pinned(messages: Sequence[Message], indices: Collection[int], *, pin: bool) -> list[Message]:
    """The same messages, some of them pinned or no longer so."""
    return [msgspec.structs.replace(one, pinned=pin) if index in indices else one for index, one in enumerate(messages)]

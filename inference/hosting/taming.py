"""What a wish may be that comes from outside of the window; knows no host."""

from __future__ import annotations

import msgspec

from inference.hosting.values import Wish
from inference.protocol import Generate


def tamed(wish: Wish) -> Wish:
    """A wish from outside: never before the window, and nothing of it is kept on the disk."""
    command = wish.command
    if not isinstance(command, Generate):
        return wish
    key = command.conversation
    kept = key if not key or key.startswith("~") else f"~{key}"
    command = msgspec.structs.replace(command, priority=max(command.priority, 1), conversation=kept)
    return msgspec.structs.replace(wish, command=command)

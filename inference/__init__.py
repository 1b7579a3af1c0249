"""Run language models on this computer: the engine process, its client and what they speak about.

No Qt and nothing of the application; importing this loads no llama.cpp either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inference.errors import HearthError
from inference.messages import Message, Role
from inference.options import LoadOptions, Sampling
from inference.protocol import (
    ContextView,
    Counted,
    Delta,
    Device,
    Done,
    EngineStopped,
    Event,
    Failed,
    Finished,
    Loaded,
    LoadProgress,
    Log,
    Notice,
    Pong,
    Probed,
    PromptProgress,
    Ready,
    View,
)

if TYPE_CHECKING:
    from inference.client import EngineClient
    from inference.request import Request

__all__ = [
    "ContextView",
    "Counted",
    "Delta",
    "Device",
    "Done",
    "EngineClient",
    "EngineStopped",
    "Event",
    "Failed",
    "Finished",
    "HearthError",
    "LoadOptions",
    "LoadProgress",
    "Loaded",
    "Log",
    "Message",
    "Notice",
    "Pong",
    "Probed",
    "PromptProgress",
    "Ready",
    "Request",
    "Role",
    "Sampling",
    "View",
]


def __getattr__(name: str) -> object:
    """What brings processes, threads and queues along, on first use: many only want the values."""
    if name == "EngineClient":
        from inference import client  # kept out of the start of the window

        return client.EngineClient
    if name == "Request":
        from inference import request  # kept out of the start of the window

        return request.Request
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

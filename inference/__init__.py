"""Run language models on this computer: the engine process, its client and what they speak about.

No Qt and nothing of the application; importing this loads no llama.cpp either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inference.errors import HearthError
from inference.messages import Message, Role
from inference.options import LoadOptions, Sampling
from inference.protocol import (
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
)
from inference.request import Request

if TYPE_CHECKING:
    from inference.client import EngineClient

__all__ = [
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
]


def __getattr__(name: str) -> object:
    """The client on first use: it brings processes and threads along, and many only want the values."""
    if name == "EngineClient":
        from inference import client  # kept out of the start of the window

        return client.EngineClient
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

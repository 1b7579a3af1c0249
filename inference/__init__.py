"""Run language models on this computer: the engine process, its client and what they speak about.

No Qt and nothing of the application; importing this loads no llama.cpp either.
"""

from inference.client import EngineClient, Request
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

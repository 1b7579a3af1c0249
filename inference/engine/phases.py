"""The phases of an answer, and what marks mean in them: values alone."""

from __future__ import annotations

from enum import Enum, auto


class Phase(Enum):
    """Where in an answer its text is; ``inference.engine.stream`` says how they follow each other."""

    START = auto()
    REASON_LEAD = auto()
    REASON = auto()
    AFTER = auto()
    TEXT = auto()
    HEADER = auto()
    CALL = auto()


class Action(Enum):
    """What a mark in the text means."""

    STOP = auto()
    OPEN = auto()
    SKIP = auto()
    CLOSE = auto()
    HEADER = auto()
    CHANNEL = auto()
    MESSAGE = auto()
    CALL = auto()
    RECIPIENT = auto()

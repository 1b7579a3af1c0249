"""Commands to the engine process and events from it: one closed union each, framed over pipes.

Every command carries an ``id`` chosen by the client. Each id gets any number of passing events and then
exactly one *terminal* event (``TERMINAL``); when the process dies, the client supplies it. Events that
belong to no command have id 0. A frame is a little-endian 32-bit length followed by a msgpack map whose
``type`` key names the command or event. This module knows no pipes, no processes and no threads.
"""

from __future__ import annotations

import functools

import msgspec

from inference.answer_events import Channel as Channel
from inference.answer_events import ContextView as ContextView
from inference.answer_events import Delta as Delta
from inference.answer_events import Finished as Finished
from inference.answer_events import FinishReason as FinishReason
from inference.answer_events import Likelihood as Likelihood
from inference.answer_events import PromptProgress as PromptProgress
from inference.answer_events import ToolCallPart as ToolCallPart
from inference.commands import Cancel as Cancel
from inference.commands import Configure as Configure
from inference.commands import Constraint as Constraint
from inference.commands import Count as Count
from inference.commands import Embed as Embed
from inference.commands import Forget as Forget
from inference.commands import Generate as Generate
from inference.commands import Load as Load
from inference.commands import Measure as Measure
from inference.commands import Ping as Ping
from inference.commands import Prepare as Prepare
from inference.commands import Probe as Probe
from inference.commands import Quit as Quit
from inference.commands import SetThreads as SetThreads
from inference.commands import Unload as Unload
from inference.commands import View as View
from inference.events import Allocation as Allocation
from inference.events import Counted as Counted
from inference.events import Device as Device
from inference.events import Done as Done
from inference.events import Embedded as Embedded
from inference.events import EngineStopped as EngineStopped
from inference.events import Failed as Failed
from inference.events import Loaded as Loaded
from inference.events import LoadProgress as LoadProgress
from inference.events import Log as Log
from inference.events import Measured as Measured
from inference.events import MemoryKind as MemoryKind
from inference.events import Notice as Notice
from inference.events import NoticeCode as NoticeCode
from inference.events import Pong as Pong
from inference.events import Prepared as Prepared
from inference.events import Probed as Probed
from inference.events import Ready as Ready
from inference.frames import MAX_FRAME as MAX_FRAME
from inference.frames import FrameSplitter as FrameSplitter
from inference.frames import frame, whole

PROTOCOL_VERSION = 3

Command = (
    Configure
    | Load
    | Unload
    | Generate
    | Prepare
    | Forget
    | SetThreads
    | Measure
    | Cancel
    | Count
    | Embed
    | Probe
    | Ping
    | Quit
)

Terminal = Loaded | Finished | Failed | Prepared | Measured | Counted | Embedded | Probed | Pong | Done
Passing = Ready | Log | Notice | LoadProgress | PromptProgress | ContextView | Delta | ToolCallPart | EngineStopped
Event = Terminal | Passing

TERMINAL: tuple[type[msgspec.Struct], ...] = (
    Loaded,
    Finished,
    Failed,
    Prepared,
    Measured,
    Counted,
    Embedded,
    Probed,
    Pong,
    Done,
)

_encoder = msgspec.msgpack.Encoder()


def encode_frame(value: Command | Event) -> bytes:
    """One whole frame, ready to be written.

    Halves of surrogate pairs (from a broken paste, a file name, a template), which UTF-8 cannot hold, are replaced.

    Raises:
        ValueError: The frame would be larger than the other side accepts.
        OverflowError: A number of more than 64 bits.
    """
    try:
        payload = _encoder.encode(value)
    except UnicodeEncodeError:
        payload = _encoder.encode(whole(msgspec.to_builtins(value)))
    return frame(payload)


def decode_command(payload: bytes | memoryview) -> Command:
    """A command from a frame's payload. Raises ``msgspec.MsgspecError`` for anything else."""
    return _command_decoder().decode(payload)


def decode_event(payload: bytes | memoryview) -> Event:
    """An event from a frame's payload. Raises ``msgspec.MsgspecError`` for anything else."""
    return _event_decoder().decode(payload)


# Made when they are needed first: they take a millisecond each, which a window that starts has better use for.


@functools.cache
def _command_decoder() -> msgspec.msgpack.Decoder[Command]:
    return msgspec.msgpack.Decoder(Command)


@functools.cache
def _event_decoder() -> msgspec.msgpack.Decoder[Event]:
    return msgspec.msgpack.Decoder(Event)

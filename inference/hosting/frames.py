"""What goes through the door, as bytes: one command, or several events at once; knows no connection."""

from __future__ import annotations

import functools

import msgspec

from inference.frames import whole
from inference.hosting.values import HostCommand, HostEvent

DOOR_VERSION = 1  # of all that is in here
MAX_COMMAND = 64 * 1024 * 1024  # bytes; pictures travel in it
MAX_EVENTS = 256 * 1024 * 1024  # bytes

_encoder = msgspec.msgpack.Encoder()


def encode(value: HostCommand | list[HostEvent]) -> bytes:
    """As it goes through the door.

    Halves of surrogate pairs, which UTF-8 cannot hold, are replaced.

    Raises:
        OverflowError: A number of more than 64 bits.
    """
    try:
        return _encoder.encode(value)
    except UnicodeEncodeError:
        return _encoder.encode(whole(msgspec.to_builtins(value)))


def decode_command(payload: bytes) -> HostCommand:
    """A command. Raises ``msgspec.MsgspecError`` for anything else."""
    return _commands().decode(payload)


def decode_events(payload: bytes) -> list[HostEvent]:
    """Events, in their order. Raises ``msgspec.MsgspecError`` for anything else."""
    return _events().decode(payload)


@functools.cache
def _commands() -> msgspec.msgpack.Decoder[HostCommand]:
    return msgspec.msgpack.Decoder(HostCommand)


@functools.cache
def _events() -> msgspec.msgpack.Decoder[list[HostEvent]]:
    return msgspec.msgpack.Decoder(list[HostEvent])

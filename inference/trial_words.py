"""What a process that tries devices out says, each a frozen value; framed as events are."""

from __future__ import annotations

import msgspec

from inference.events import Device


class Seen(msgspec.Struct, frozen=True, kw_only=True, tag="seen"):
    """First: what there is.

    Attributes:
        variant: Of the processor's part of the engine; empty where the build has none.
        devices: All that could hold layers of a model.
    """

    variant: str
    devices: tuple[Device, ...]


class Trying(msgspec.Struct, frozen=True, kw_only=True, tag="trying"):
    """The next device is being used: should the process end now, it is at fault."""

    device: str


class Tried(msgspec.Struct, frozen=True, kw_only=True, tag="tried"):
    """A device has answered.

    Attributes:
        device: Its identity.
        wrong: What was wrong with the answer; empty: it was right.
        seconds: That it took, with everything a driver does the first time.
    """

    device: str
    wrong: str
    seconds: float


class Over(msgspec.Struct, frozen=True, kw_only=True, tag="over"):
    """Last: every device has been tried. How the process ends after that is nobody's business."""


def identity(device: Device) -> str:
    """What a device is told apart by from one process to the next."""
    return f"{device.name}: {device.description}"


TrialWord = Seen | Trying | Tried | Over

_encoder = msgspec.msgpack.Encoder()
_decoder: msgspec.msgpack.Decoder[TrialWord] = msgspec.msgpack.Decoder(TrialWord)


def encode(word: TrialWord) -> bytes:
    """A payload for a frame."""
    return _encoder.encode(word)


def decode(payload: bytes) -> TrialWord:
    """A word from a payload. Raises ``msgspec.MsgspecError`` for anything else."""
    return _decoder.decode(payload)

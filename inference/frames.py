"""A stream of bytes cut into frames, and text that can travel in them; knows nothing of what is said."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

MAX_FRAME = 256 * 1024 * 1024  # bytes; a conversation of a million tokens is far below it


def frame(payload: bytes) -> bytes:
    """A payload with its length in front. Raises ``ValueError`` when the other side would not accept it."""
    if len(payload) > MAX_FRAME:
        raise ValueError(f"a frame of {len(payload)} bytes")
    return len(payload).to_bytes(4, "little") + payload


def whole_text(text: str) -> str:
    """``text`` with whole characters only: halves of surrogate pairs, as a broken paste can bring, are replaced."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def whole(value: Any) -> Any:
    """Plain data with whole characters only, however deep, as ``whole_text`` makes them."""
    if isinstance(value, str):
        return whole_text(value)
    if isinstance(value, dict):
        return {whole(key): whole(one) for key, one in value.items()}
    return [whole(one) for one in value] if isinstance(value, list | tuple) else value


class FrameSplitter:
    """Cuts a byte stream, arriving in any pieces, into payloads."""

    def __init__(self) -> None:
        self._buffer = bytearray()

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Add what was read; yield every payload that is whole now. ``ValueError``: the stream is not ours."""
        self._buffer += data
        start = 0
        while len(self._buffer) - start >= 4:
            size = int.from_bytes(self._buffer[start : start + 4], "little")
            if size > MAX_FRAME:
                raise ValueError(f"a frame of {size} bytes")
            if len(self._buffer) - start - 4 < size:
                break
            yield bytes(self._buffer[start + 4 : start + 4 + size])
            start += 4 + size
        del self._buffer[:start]

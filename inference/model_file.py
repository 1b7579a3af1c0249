"""A model on this computer as everybody names it; pure value, reads no file."""

from __future__ import annotations

from pathlib import Path

import msgspec

GUIDE = "guide"  # name of the built-in model


class ModelFile(msgspec.Struct, frozen=True, kw_only=True):
    """A model on this computer.

    Attributes:
        name: Unique in the library, for people and for ``--model``.
        path: The file; of a split model its first part.
        architecture: ``general.architecture``.
        quantization: Such as ``Q4_K_M``; empty when unknown.
        parameters: Number of weights.
        size: Bytes, all parts together.
        context_trained: Tokens it was trained for, 0 when unknown.
        added: Seconds since the epoch; 0 for the guide and for files that are not in the library.
        last_used: Seconds since the epoch, 0 for never.
        builtin: Whether it is the guide that ships with Hearth.
        missing: Whether the file was not there when last looked for.
    """

    name: str
    path: Path
    architecture: str = ""
    quantization: str = ""
    parameters: int = 0
    size: int = 0
    context_trained: int = 0
    added: float = 0.0
    last_used: float = 0.0
    builtin: bool = False
    missing: bool = False

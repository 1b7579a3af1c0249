"""What every download of a queue works with; a value without behaviour."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from inference.download.bucket import Bucket
from inference.download.part import SEGMENT
from inference.download.patience import Patience
from inference.net.client import READ_TIMEOUT
from inference.net.network import Network


@dataclass(frozen=True, kw_only=True)
class Means:
    """Means of downloads.

    Attributes:
        network: What to obey, asked before every try.
        version: Of Hearth, for the ``User-Agent``.
        bucket: Holds all of them back together.
        patience: How long to wait between tries.
        segment: Bytes between two marks of a journal: the most that is fetched twice when something goes wrong.
        timeout: Seconds without a byte after which a connection counts as dead.
    """

    network: Callable[[], Network]
    version: str
    bucket: Bucket = field(default_factory=Bucket)
    patience: Patience = field(default_factory=Patience)
    segment: int = SEGMENT
    timeout: float = READ_TIMEOUT

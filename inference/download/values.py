"""Downloads as everybody sees them: what is wanted, how far it has come; pure values."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

State = Literal[
    "queued",  # waits for its turn
    "running",  # bytes arrive, or are about to
    "waiting",  # something failed that passes by itself; ``retry_in`` says when it is tried again
    "verifying",  # what is on the disk is being hashed
    "paused",  # by the user, or because the disk is full
    "done",
    "failed",  # nothing will change by waiting; ``code`` says why. Resume tries again
]
ACTIVE: frozenset[State] = frozenset(("running", "waiting", "verifying"))
ENDED: frozenset[State] = frozenset(("done", "failed"))


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Where one file comes from: from the hub when ``repository`` is given, else from ``url``.

    Attributes:
        repository: Id on the hub.
        revision: Commit, branch or tag; a commit is pinned with the first answer.
        path: Name inside the repository.
        url: An ``http`` or ``https`` URL of a file.
    """

    repository: str = ""
    revision: str = "main"
    path: str = ""
    url: str = ""


class WantedFile(msgspec.Struct, frozen=True, kw_only=True):
    """One file of a download.

    Attributes:
        source: Where it comes from.
        target: Where it ends up; the folder is made.
        size: Bytes, ``None`` when nobody has said yet.
        sha256: Hexadecimal; empty when nobody has said yet. From a URL it may stay unknown.
    """

    source: Source
    target: Path
    size: int | None = None
    sha256: str = ""


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What is downloaded together: a model, all its parts and its companions.

    Attributes:
        title: What people read, such as ``Qwen3.5 4B · Q4_K_M``.
        files: In the order of fetching; of a model the first part first.
        repository: Id on the hub, empty for URLs.
        quantization: Such as ``Q4_K_M``; may be empty.
    """

    title: str
    files: tuple[WantedFile, ...]
    repository: str = ""
    quantization: str = ""

    @property
    def model(self) -> Path:
        """The file to load afterwards."""
        return self.files[0].target


class Download(msgspec.Struct, frozen=True, kw_only=True):
    """A download at one moment.

    Attributes:
        id: Unique among all downloads of this data folder, also after a restart.
        wanted: What it fetches.
        state: Where it stands.
        done: Bytes on the disk that count.
        total: Bytes altogether, ``None`` while a size is unknown.
        speed: Bytes a second, smoothed; 0 unless bytes arrive.
        seconds_left: ``None`` when nobody can say.
        retry_in: Seconds until the next try, only while ``waiting``.
        code: Class of the last error (``HearthError.code``), also while ``waiting`` or ``paused`` because of it.
        message: Its sentence.
        hint: Its next step.
        detail: Its technical text.
        added: Seconds since the epoch.
    """

    id: int
    wanted: Wanted
    state: State = "queued"
    done: int = 0
    total: int | None = None
    speed: float = 0.0
    seconds_left: float | None = None
    retry_in: float = 0.0
    code: str = ""
    message: str = ""
    hint: str = ""
    detail: str = ""
    added: float = 0.0


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """How much of the line downloads may take.

    Attributes:
        bytes_per_second: All downloads together; 0: as much as there is.
        at_a_time: Downloads side by side.
    """

    bytes_per_second: int = 0
    at_a_time: int = 1

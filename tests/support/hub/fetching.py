"""Downloads from the stand-in hub for tests: a queue that remembers what it told, quick tries, small segments."""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

from inference.download.patience import Patience
from inference.download.queue import Downloads
from inference.download.values import Download, Source, State, Wanted, WantedFile
from inference.net.network import Network
from tests.support.hub.server import LoopbackHub
from tests.support.waiting import wait_for

SEGMENT = 65_536
QUICK = Patience(first=0.02, most=0.1, after_progress=0.0)
REPOSITORY = "owner/model-GGUF"


def wanted(hub: LoopbackHub, folder: Path, *paths: str, known: bool = True, repository: str = REPOSITORY) -> Wanted:
    """What to fetch of a repository; with ``known`` as after a look at the hub: sizes, hashes, the commit."""
    stored = hub.repositories[repository]
    return Wanted(
        title="A model",
        repository=repository,
        files=tuple(
            WantedFile(
                source=Source(repository=repository, revision=stored.commit if known else "main", path=path),
                target=folder / repository / path,
                size=stored.files[path].size if known else None,
                sha256=stored.files[path].sha256 if known and stored.files[path].large else "",
            )
            for path in paths
        ),
    )


def from_url(url: str, target: Path) -> Wanted:
    """A plain address."""
    return Wanted(title="A file", files=(WantedFile(source=Source(url=url), target=target),))


def sha256(path: Path) -> str:
    """Of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


class Queue:
    """A queue whose changes are kept. Use it in a ``with`` block.

    Attributes:
        downloads: The queue itself.
        told: What ``on_change`` said, in order.
        removed: What ``on_removed`` said.
    """

    def __init__(self, network: Network | Callable[[], Network], file: Path | None = None, **details: Any) -> None:
        self.told: list[Download] = []
        self.removed: list[int] = []
        details = {"patience": QUICK, "segment": SEGMENT, "timeout": 5.0} | details
        self.downloads = Downloads(
            file,
            network if callable(network) else lambda: network,
            version="1",
            on_change=self.told.append,
            on_removed=self.removed.append,
            **details,
        )

    def now(self, id: int) -> Download:
        """As it stands."""
        return next(download for download in self.downloads.snapshot() if download.id == id)

    def until(self, id: int, *states: State, timeout: float = 60.0) -> Download:
        """Wait until it is in one of ``states``; a failure nobody waits for ends the wait."""

        def there() -> Download | None:
            download = self.now(id)
            assert download.state in states or download.state not in ("failed", "done"), download
            return download if download.state in states else None

        found = wait_for(there, f"{' or '.join(states)} of download {id}", timeout)
        assert found is not None
        return found

    def fetch(self, wanted: Wanted, state: State = "done") -> Download:
        """Add it and wait for its end."""
        return self.until(self.downloads.add(wanted), state)

    def reached(self, id: int, count: int) -> Download:
        """Wait until at least ``count`` bytes are there."""
        return wait_for(lambda: self._at(id, count), f"{count} bytes")  # type: ignore[return-value]  # wait_for: true

    def _at(self, id: int, count: int) -> Download | None:
        download = self.now(id)
        return download if download.done >= count else None

    def fetched_twice(self, id: int) -> int:
        """Bytes that came over the network beyond those of the files; what the hub sent and nobody read counts not."""
        job = self.downloads._find(id)
        assert job is not None
        return job.came - job.done

    def states(self, id: int) -> list[State]:
        """Those told of, repetitions left out."""
        states: list[State] = []
        for download in self.told:
            if download.id == id and states[-1:] != [download.state]:
                states.append(download.state)
        return states

    def __enter__(self) -> Queue:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.downloads.close()


def worker_of(id: int) -> threading.Thread | None:
    """The thread that fetches a download."""
    return next((thread for thread in threading.enumerate() if thread.name == f"download-{id}"), None)


def leftovers(folder: Path) -> list[str]:
    """Every file below a folder, also while folders are going away."""
    return sorted(str(Path(place, name).relative_to(folder)) for place, _, names in os.walk(folder) for name in names)

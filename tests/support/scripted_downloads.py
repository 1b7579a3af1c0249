"""A queue of downloads whose events the test releases one by one, from a thread of its own as the real one does.

It stands at the seam of ``app.controllers.downloads.DownloadQueue``.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from inference.download.values import ENDED, Download, Limits, Source, Wanted, WantedFile

MODELS = Path("models")


def wanted(title: str = "Small model · Q4_K_M", size: int = 1000, folder: Path = MODELS) -> Wanted:
    """Something to download: one file of ``size`` bytes."""
    name = title.split(" ·")[0].replace(" ", "-")
    file = WantedFile(
        source=Source(repository=f"owner/{name}", path=f"{name}.gguf"),
        target=folder / "owner" / name / f"{name}.gguf",
        size=size,
    )
    return Wanted(title=title, files=(file,), repository=f"owner/{name}", quantization="Q4_K_M")


class ScriptedQueue:
    """Does at once what it is told, and remembers it.

    Attributes:
        calls: What was asked for, oldest first, such as ``("pause", 1)``.
        items: The downloads in their order.
        limits: Those in force.
        closed: Whether it was closed.
        snapshots: How often all of them were asked for.
    """

    def __init__(self, items: Sequence[Download] = ()) -> None:
        self.calls: list[tuple[object, ...]] = []
        self.items = list(items)
        self.limits = Limits()
        self.closed = False
        self.snapshots = 0
        self._on_change: Callable[[Download], None] = lambda _download: None
        self._on_removed: Callable[[int], None] = lambda _id: None

    def open(
        self, limits: Limits, on_change: Callable[[Download], None], on_removed: Callable[[int], None]
    ) -> ScriptedQueue:
        """As the real queue is opened."""
        self.limits, self._on_change, self._on_removed = limits, on_change, on_removed
        return self

    # ------------------------------------------------------------------ what the controller calls

    def add(self, wanted: Wanted) -> int:
        self.calls.append(("add", wanted.title))
        for item in self.items:
            if item.wanted.files == wanted.files:
                return item.id
        made = Download(
            id=max((item.id for item in self.items), default=0) + 1,
            wanted=wanted,
            total=sum(file.size or 0 for file in wanted.files),
        )
        self.items.append(made)
        self._on_change(made)
        return made.id

    def pause(self, id: int) -> None:
        self.calls.append(("pause", id))
        self._set(id, state="paused", speed=0.0, seconds_left=None)

    def resume(self, id: int) -> None:
        self.calls.append(("resume", id))
        self._set(id, state="queued", code="", message="", hint="")

    def cancel(self, id: int, *, keep_files: bool = False) -> None:
        self.calls.append(("cancel", id, keep_files))
        self._remove(id)

    def forget(self, id: int) -> None:
        self.calls.append(("forget", id))
        self._remove(id)

    def move(self, id: int, position: int) -> None:
        self.calls.append(("move", id, position))
        item = next(item for item in self.items if item.id == id)
        self.items.remove(item)
        self.items.insert(position, item)

    def pause_all(self) -> None:
        self.calls.append(("pause_all",))
        for item in [item for item in self.items if item.state not in ENDED]:
            self._set(item.id, state="paused")

    def resume_all(self) -> None:
        self.calls.append(("resume_all",))
        for item in [item for item in self.items if item.state == "paused"]:
            self._set(item.id, state="queued")

    def set_limits(self, limits: Limits) -> None:
        self.calls.append(("set_limits", limits.bytes_per_second, limits.at_a_time))
        self.limits = limits

    def network_changed(self) -> None:
        self.calls.append(("network_changed",))

    def snapshot(self) -> tuple[Download, ...]:
        self.snapshots += 1
        return tuple(self.items)

    def close(self) -> None:
        self.closed = True

    # ----------------------------------------------------------------------- what the test calls

    def tell(self, id: int, **changes: object) -> None:
        """A download has changed; told from another thread, as the real queue does."""
        thread = threading.Thread(target=lambda: self._set(id, **changes), name="scripted-downloads")
        thread.start()
        thread.join()

    def _set(self, id: int, **changes: object) -> None:
        for place, item in enumerate(self.items):
            if item.id == id:
                self.items[place] = msgspec.structs.replace(item, **changes)
                self._on_change(self.items[place])

    def _remove(self, id: int) -> None:
        self.items = [item for item in self.items if item.id != id]
        self._on_removed(id)

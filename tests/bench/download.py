"""Downloads from the loopback: how fast, hash and disk included, beside a client that only reads; and the window."""

from __future__ import annotations

import json
import os
import queue
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2

from inference.download.queue import Downloads
from inference.download.values import Download, Source, Wanted, WantedFile
from inference.net.network import Network
from tests.bench.figures import Figure, paired_ratio, spread
from tests.bench.hub_process import FILE, REPOSITORY

SIZE = 512 * 1024**2  # bytes
ROUNDS = 7
LONG = 2 * 1024**3  # bytes that are downloaded while the window is watched
MB = 1_000_000


@contextmanager
def _hub(size: int = SIZE) -> Iterator[tuple[str, str, str]]:
    """Endpoint, commit and SHA-256 of a hub in another process, so that it does not share our interpreter."""
    command = [sys.executable, "-m", "tests.bench.hub_process", str(size)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        endpoint, commit, sha256 = process.stdout.readline().split()
        yield endpoint, commit, sha256
        process.stdin.close()


def _plain(endpoint: str, keep: Path | None = None) -> float:
    """Bytes a second of a client that does nothing with them, or only writes them to the file ``keep``."""
    count, began = 0, time.perf_counter()
    with (
        httpx2.Client(follow_redirects=True) as client,
        client.stream("GET", f"{endpoint}/{REPOSITORY}/resolve/main/{FILE}") as response,
        open(keep or os.devnull, "wb", buffering=0) as file,
    ):
        for piece in response.iter_raw():
            count += len(piece)
            if keep:
                file.write(piece)
        if keep:
            os.fsync(file.fileno())
    assert count == SIZE
    took = time.perf_counter() - began
    if keep:
        keep.unlink()
    return count / took


def _download(endpoint: str, commit: str, sha256: str, folder: Path) -> float:
    """Bytes a second of a whole download: asked for, hashed, written, compared, in its place."""
    source = Source(repository=REPOSITORY, revision=commit, path=FILE)
    target = folder / FILE
    wanted = Wanted(title="large", files=(WantedFile(source=source, target=target, size=SIZE, sha256=sha256),))
    told: queue.SimpleQueue[Download] = queue.SimpleQueue()
    network = Network(endpoint=endpoint)
    with Downloads(None, lambda: network, version="bench", on_change=told.put) as downloads:
        began = time.perf_counter()
        downloads.add(wanted)
        while (download := told.get(timeout=120)).state != "done":
            assert download.state in ("queued", "running", "verifying"), download
        took = time.perf_counter() - began
    target.unlink()
    return SIZE / took


def _window() -> Iterator[Figure]:
    """How long the window's thread was busy elsewhere while a large file came as fast as it can."""
    with tempfile.TemporaryDirectory(prefix="hearth-bench-") as data, _hub(LONG) as (endpoint, commit, sha256):
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.downloading_window", commit, sha256, str(LONG)],
            env={**os.environ, "HEARTH_DATA_DIR": data, "HF_ENDPOINT": endpoint},
            capture_output=True,
            text=True,
            check=True,
            timeout=300,
        )
    rest, pauses = (json.loads(line) for line in done.stdout.splitlines())
    late = statistics.quantiles(pauses, n=100)[98]
    detail = f"{len(pauses)} beats, worst {max(pauses):.0f} ms; at rest {statistics.quantiles(rest, n=100)[98]:.0f} ms"
    yield Figure("window's thread late while downloading, 99 of 100", late, 16, "less", "ms", detail=detail)
    yield Figure("the same, at worst", max(pauses), 50, "less", "ms")


def run() -> Iterator[Figure]:
    """Measure."""
    folder = Path(tempfile.mkdtemp(prefix="hearth-bench-"))
    try:
        with _hub() as (endpoint, commit, sha256):
            _plain(endpoint)
            for name, keep in (("that drops", None), ("that keeps", folder / "plain")):
                ratio, ours, plain = paired_ratio(
                    lambda: _download(endpoint, commit, sha256, folder),
                    lambda keep=keep: _plain(endpoint, keep),  # type: ignore[misc]
                    ROUNDS,
                )
                detail = f"{spread([each / MB for each in ours], 0)} MB/s"
                detail += f", plain {spread([each / MB for each in plain], 0)} MB/s"
                yield Figure(f"download, hashed and kept, over a client {name} it", ratio, 0.7, "more", detail=detail)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    yield from _window()

"""``kill -9`` at any moment: the next start goes on where it was, and the file is right."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import msgspec
import pytest

from inference.download.hasher import LAG
from inference.download.queue import Downloads
from inference.download.remote import PIECE
from inference.net.network import Network
from tests.support.hub.content import GeneratedFile
from tests.support.hub.fetching import REPOSITORY, SEGMENT, Queue, leftovers, sha256, wanted
from tests.support.hub.server import LoopbackHub
from tests.support.waiting import wait_for

Expect = Callable[..., AbstractContextManager[None]]

SIZE = 6_000_000
FILE = "model-Q4_K_M.gguf"
KILLS = 3
RATE = 4_000_000  # bytes a second, so that there is something to interrupt


def test_kill_at_random_moments(hub: LoopbackHub, network: Network, folder: Path, tmp_path: Path) -> None:
    dice = random.Random()
    hub.add(REPOSITORY, {FILE: GeneratedFile(SIZE)})
    one = wanted(hub, folder, FILE)
    part = one.model.with_name(FILE + ".part")
    queue_file = tmp_path / "queue.json"
    starts = []
    for number in range(KILLS):
        at = SIZE * (number + 1) // (KILLS + 2) + dice.randrange(SIZE // (KILLS + 2))
        words = [hub.endpoint, str(queue_file), str(RATE), msgspec.json.encode(one, enc_hook=str).decode()]
        command = [sys.executable, "-m", "tests.inference.download.downloading_program", *words]
        with subprocess.Popen(command) as process:
            wait_for(lambda at=at: part.exists() and part.stat().st_size >= at, f"{at} bytes")  # type: ignore[misc]
            process.kill()
        starts.append(part.stat().st_size)
    with Queue(network, queue_file) as queue:
        queue.until(queue.downloads.snapshot()[0].id, "done")
    assert sha256(one.model) == hub.repositories[REPOSITORY].files[FILE].sha256
    assert leftovers(folder) == [f"{REPOSITORY}/{FILE}"]
    asked = [seen.start or 0 for seen in hub.requests if seen.origin == "cdn"]
    assert len(asked) == KILLS + 1
    for size, start in zip(starts, asked[1:], strict=True):
        # At most one segment is fetched twice, and the pieces that were waiting to be hashed.
        assert 0 <= size - start <= SEGMENT + (LAG + 2) * PIECE // 16


@pytest.mark.skipif(os.name != "posix", reason="kills itself with a signal of POSIX")
@pytest.mark.parametrize("step", random.Random().sample(range(1, 25), 5))
def test_kill_between_two_steps(hub: LoopbackHub, network: Network, folder: Path, tmp_path: Path, step: int) -> None:
    """Whatever was made, renamed or deleted last: the next start knows what to do, and leaves nothing behind."""
    hub.add(REPOSITORY, {FILE: GeneratedFile(300_000)})
    one = wanted(hub, folder, FILE)
    queue_file = tmp_path / "queue.json"
    words = [hub.endpoint, str(queue_file), "0", msgspec.json.encode(one, enc_hook=str).decode(), str(step)]
    command = [sys.executable, "-m", "tests.inference.download.downloading_program", *words]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    with Queue(network, queue_file) as queue:
        queue.fetch(one)
    assert sha256(one.model) == one.files[0].sha256
    assert leftovers(folder) == [f"{REPOSITORY}/{FILE}"]


def test_what_is_kept_of_the_queue(hub: LoopbackHub, network: Network, folder: Path, tmp_path: Path) -> None:
    """Order, what rests and why; how far each has come is read from the disk."""
    names = [f"{number}.gguf" for number in range(3)]
    hub.add(REPOSITORY, {name: GeneratedFile(2_000_000, seed) for seed, name in enumerate(names)})
    queue_file = tmp_path / "queue.json"
    hub.fault("stall", at=1_000_000)
    with Queue(network, queue_file) as queue:
        first, second, third = (queue.downloads.add(wanted(hub, folder, name)) for name in names)
        queue.reached(first, 1_000_000)
        queue.downloads.pause(second)
        queue.downloads.move(third, 0)
        queue.until(second, "paused")
    with Queue(network, queue_file, start=False) as queue:
        kept = queue.downloads.snapshot()
        assert [(each.id, each.state) for each in kept] == [(third, "queued"), (first, "queued"), (second, "paused")]
        queue.downloads.pause_all()
        queue.downloads.start()
        wait_for(lambda: queue.now(first).done >= 900_000, "a look at the disk")
        assert queue.downloads.add(wanted(hub, folder, "1.gguf")) == second
        queue.downloads.resume_all()
        for each in kept:
            queue.until(each.id, "done")
    assert hub.sent() == 6_000_000
    with Queue(network, queue_file, start=False) as queue:
        assert {each.state for each in queue.downloads.snapshot()} == {"done"}
        assert queue.downloads.add(wanted(hub, folder, "0.gguf", "1.gguf")) > third, "ids are never used again"


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"version": 1}', b"\xff\xfe", b'{"downloads": [{}], "next": 1}']
)
def test_a_damaged_queue_is_set_aside(network: Network, tmp_path: Path, content: bytes, expect_log: Expect) -> None:
    queue_file = tmp_path / "queue.json"
    queue_file.write_bytes(content)
    with expect_log("damaged and was set aside"), Queue(network, queue_file, start=False) as queue:
        assert queue.downloads.snapshot() == ()
    assert [path.read_bytes() for path in tmp_path.glob("queue.json.damaged*")] == [content]


def test_a_queue_of_a_later_version_is_left_alone(network: Network, tmp_path: Path, expect_log: Expect) -> None:
    queue_file = tmp_path / "queue.json"
    queue_file.write_bytes(b'{"version": 99, "something": "new"}')
    with expect_log("later version"), Queue(network, queue_file) as queue:
        assert queue.downloads.snapshot() == ()
    assert queue_file.read_bytes() == b'{"version": 99, "something": "new"}'


def test_a_queue_that_cannot_be_kept(
    hub: LoopbackHub, network: Network, folder: Path, tmp_path: Path, expect_log: Expect
) -> None:
    """A folder that may not be written to costs the memory of the queue, not the downloads."""
    (tmp_path / "file").write_bytes(b"")
    one = wanted(hub, folder, FILE)
    with expect_log("cannot be read"), Queue(network, tmp_path / "file" / "queue.json") as queue:
        queue.fetch(one)
    assert sha256(one.model) == one.files[0].sha256


def test_closed_at_once(network: Network, tmp_path: Path) -> None:
    downloads = Downloads(tmp_path / "queue.json", lambda: network, version="1")
    downloads.close()
    downloads.close()

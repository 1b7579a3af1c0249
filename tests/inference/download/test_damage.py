"""What is wrong on the disk is found before it counts, and only that is fetched again."""

from __future__ import annotations

import os
import random
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from inference.download.queue import Downloads
from inference.download.values import Wanted
from inference.net.network import Network
from tests.inference.download.conftest import SIZE
from tests.support.full_disk import fill, mounted_disk
from tests.support.hub.content import GeneratedFile
from tests.support.hub.fetching import REPOSITORY, SEGMENT, Queue, leftovers, sha256, wanted, worker_of
from tests.support.hub.server import LoopbackHub
from tests.support.waiting import wait_for

FILE = "model-Q4_K_M.gguf"
HALF = 2_000_000


@pytest.fixture
def one(hub: LoopbackHub, folder: Path) -> Wanted:
    return wanted(hub, folder, FILE)


@pytest.fixture
def part(hub: LoopbackHub, network: Network, one: Wanted) -> Path:
    """Two thirds of the file, left by an earlier run."""
    hub.fault("stall", at=HALF)
    with Queue(network) as queue:
        key = queue.downloads.add(one)
        queue.reached(key, HALF)
    return one.model.with_name(one.model.name + ".part")


def flip(path: Path, *positions: int) -> None:
    with path.open("r+b") as file:
        for position in positions:
            file.seek(position)
            byte = file.read(1)[0]
            file.seek(position)
            file.write(bytes([byte ^ 0xFF]))


def finish(hub: LoopbackHub, network: Network, one: Wanted, **details: Any) -> int:
    """Bytes fetched in a second run beyond those that were missing."""
    with Queue(network, **details) as queue:
        twice = queue.fetched_twice(queue.fetch(one).id) + HALF
    assert sha256(one.model) == hub.repositories[REPOSITORY].files[FILE].sha256
    assert leftovers(one.model.parent) == [FILE]
    return twice


def test_nothing_is_wrong(hub: LoopbackHub, network: Network, one: Wanted, part: Path) -> None:
    twice = finish(hub, network, one)
    assert twice == 0


@pytest.mark.parametrize("positions", [(0,), (HALF - 1,), (100_000, 1_000_000), (SEGMENT - 1, SEGMENT)], ids=str)
def test_only_damaged_segments_are_fetched_again(
    hub: LoopbackHub, network: Network, one: Wanted, part: Path, positions: tuple[int, ...]
) -> None:
    flip(part, *positions)
    segments = len({position // SEGMENT for position in positions})
    twice = finish(hub, network, one)
    assert 0 < twice <= segments * SEGMENT


def test_a_damaged_segment_while_the_line_breaks(hub: LoopbackHub, network: Network, one: Wanted, part: Path) -> None:
    flip(part, 500_000)
    hub.fault("drop", at=10_000, times=3)
    hub.fault("wrong", at=500_001)
    finish(hub, network, one)


def truncated(part: Path) -> None:
    with part.open("r+b") as file:
        file.truncate(900_000)


def longer(part: Path) -> None:
    """As after a power cut: space was given to it, nothing was written there."""
    with part.open("r+b") as file:
        file.truncate(2_800_000)


def zeroed(part: Path) -> None:
    with part.open("r+b") as file:
        file.truncate(1_700_000)
        file.truncate(HALF)


def torn(part: Path) -> None:
    journal = part.with_name(part.name + ".json")
    journal.write_bytes(journal.read_bytes()[:-30])


def no_journal(part: Path) -> None:
    part.with_name(part.name + ".json").unlink()


def no_part(part: Path) -> None:
    part.unlink()


def nonsense(part: Path) -> None:
    part.with_name(part.name + ".json").write_bytes(b"\xff\x00[[[[")


def wrong_mark(part: Path) -> None:
    journal = part.with_name(part.name + ".json")
    lines = journal.read_bytes().split(b"\n")
    lines[5] = lines[5][:-12] + b'00000000"]'[-12:]
    lines[5] = lines[5][: lines[5].index(b'"') + 1] + b"0" * 64 + b'"]'
    journal.write_bytes(b"\n".join(lines))


@pytest.mark.parametrize(
    ("harm", "most"),
    [
        (truncated, HALF - 900_000 + SEGMENT),
        (longer, 0),
        (zeroed, 300_000 + SEGMENT),
        (torn, SEGMENT),
        (no_journal, HALF),
        (no_part, HALF),
        (nonsense, HALF),
        (wrong_mark, HALF),
    ],
)
def test_other_harm(
    hub: LoopbackHub, network: Network, one: Wanted, part: Path, harm: Callable[[Path], None], most: int
) -> None:
    harm(part)
    twice = finish(hub, network, one)
    assert twice <= most


@pytest.mark.parametrize("seed", range(6))
def test_any_harm(hub: LoopbackHub, network: Network, one: Wanted, part: Path, seed: int) -> None:
    """Bytes of part and journal changed at random: the file is right all the same."""
    dice = random.Random(seed)
    journal = part.with_name(part.name + ".json")
    flip(part, *(dice.randrange(part.stat().st_size) for _ in range(dice.randrange(4))))
    flip(journal, *(dice.randrange(journal.stat().st_size) for _ in range(dice.randrange(1, 4))))
    finish(hub, network, one)


def test_the_file_is_there_already(hub: LoopbackHub, network: Network, one: Wanted) -> None:
    one.model.parent.mkdir(parents=True)
    one.model.write_bytes(hub.repositories[REPOSITORY].files[FILE].read())
    with Queue(network) as queue:
        assert queue.fetch(one).done == SIZE
    assert hub.requests == [], "nothing is fetched that is on the disk"


def test_killed_right_after_the_end(hub: LoopbackHub, network: Network, one: Wanted, part: Path) -> None:
    """The file was in its place, and its journal not yet gone."""
    part.write_bytes(hub.repositories[REPOSITORY].files[FILE].read())
    part.rename(one.model)
    with Queue(network) as queue:
        queue.fetch(one)
    assert leftovers(one.model.parent) == [FILE]


def test_the_journal_is_deleted_meanwhile(hub: LoopbackHub, network: Network, one: Wanted) -> None:
    hub.fault("stall", at=HALF // 2)
    hub.fault("stall", at=HALF // 2)
    with Queue(network) as queue:
        key = queue.downloads.add(one)
        queue.reached(key, HALF // 2)
        one.model.with_name(FILE + ".part.json").unlink()
        queue.downloads.pause(key)
        wait_for(lambda: worker_of(key) is None, "the end of the run")
        queue.downloads.resume(key)
        queue.reached(key, HALF)
    assert finish(hub, network, one) == 0


def test_the_part_is_deleted_meanwhile(hub: LoopbackHub, network: Network, one: Wanted) -> None:
    """It is said before gigabytes went nowhere."""
    hub.fault("slow", rate=1_000_000)
    part = one.model.with_name(FILE + ".part")
    with Queue(network) as queue:
        key = queue.downloads.add(one)
        queue.reached(key, SEGMENT)
        part.unlink()
        download = queue.until(key, "failed")
        assert download.code == "download"
        assert download.done < SIZE
        queue.downloads.resume(key)
        queue.until(key, "done")
    assert sha256(one.model) == hub.repositories[REPOSITORY].files[FILE].sha256


def test_the_folder_vanishes_meanwhile(hub: LoopbackHub, network: Network, one: Wanted) -> None:
    """As when a drive is taken away: a clear sentence, and it goes on when resumed."""
    hub.fault("slow", rate=1_000_000)
    with Queue(network) as queue:
        key = queue.downloads.add(one)
        queue.reached(key, SEGMENT)
        one.model.parent.rename(one.model.parent.with_name("away"))
        download = queue.until(key, "failed")
        assert download.code == "download"
        assert download.hint
        one.model.parent.with_name("away").rename(one.model.parent)
        queue.downloads.resume(key)
        queue.until(key, "done")
        assert queue.fetched_twice(key) <= 2 * SEGMENT
    assert leftovers(one.model.parent) == [FILE]


def test_repair_from_a_server_without_ranges(hub: LoopbackHub, network: Network, folder: Path) -> None:
    """All that comes before the damage is passed over, and not kept in memory."""
    size = 24_000_000
    hub.add(REPOSITORY, {FILE: GeneratedFile(size)})
    one = wanted(hub, folder, FILE)
    hub.fault("stall", at=size - 1_000_000)
    with Queue(network) as queue:
        queue.reached(queue.downloads.add(one), size - 1_000_000)
    flip(one.model.with_name(FILE + ".part"), size - 2_000_000)
    hub.fault("ignore_range", times=100)
    tracemalloc.start()
    try:
        with Queue(network) as queue:
            queue.fetch(one)
        assert tracemalloc.get_traced_memory()[1] < size // 2
    finally:
        tracemalloc.stop()
    assert sha256(one.model) == hub.repositories[REPOSITORY].files[FILE].sha256


def test_another_file_is_in_its_place(hub: LoopbackHub, network: Network, one: Wanted) -> None:
    """It stays until the new one is complete and right."""
    one.model.parent.mkdir(parents=True)
    one.model.write_bytes(b"\0" * SIZE)
    hub.fault("stall", at=HALF)
    with Queue(network) as queue:
        key = queue.downloads.add(one)
        queue.reached(key, HALF)
        assert one.model.read_bytes()[:10] == bytes(10)
        queue.downloads.pause(key)
        queue.until(key, "paused")
        queue.downloads.resume(key)
        queue.until(key, "done")
    assert sha256(one.model) == hub.repositories[REPOSITORY].files[FILE].sha256


# --------------------------------------------------------------------------------------- the disk


def test_a_disk_that_becomes_full(hub: LoopbackHub, network: Network, tmp_path: Path) -> None:
    """Something else fills it, and the system says so in the middle of a write: what has arrived is kept."""
    with mounted_disk(tmp_path / "disk", "4m") as disk:
        one = wanted(hub, disk / "models", FILE)
        filler = fill(disk)
        with filler.open("r+b") as file:
            file.truncate(filler.stat().st_size - 1_500_000)
        with Queue(network, free=lambda folder: 1 << 50) as queue:
            download = queue.fetch(one, "paused")
            assert download.code == "no_space"
            assert "“model-Q4_K_M.gguf”" in download.message
            assert download.done > 1_000_000
            filler.unlink()
            queue.downloads.resume(download.id)
            queue.until(download.id, "done")
            assert queue.fetched_twice(download.id) <= 2 * SEGMENT
        assert sha256(one.model) == hub.repositories[REPOSITORY].files[FILE].sha256
        assert leftovers(one.model.parent) == [FILE]


def test_a_disk_that_is_full_from_the_start(hub: LoopbackHub, network: Network, tmp_path: Path) -> None:
    with mounted_disk(tmp_path / "disk", "4m") as disk:
        (disk / "models").mkdir()
        filler = fill(disk)
        with Queue(network, free=lambda folder: 1 << 50) as queue:
            one = wanted(hub, disk / "models", FILE)
            download = queue.fetch(one, "paused")
            assert download.code == "no_space"
            filler.unlink()
            hub.fault("stall", at=HALF)
            queue.downloads.resume(download.id)
            queue.reached(download.id, HALF)
        assert finish(hub, network, one, free=lambda folder: 1 << 50) <= SEGMENT, (
            "what has arrived since then is vouched for, too"
        )


def test_room_is_looked_at_before(hub: LoopbackHub, network: Network, one: Wanted) -> None:
    with Queue(network, free=lambda folder: 1_000_000) as queue:
        download = queue.fetch(one, "paused")
        assert download.code == "no_space"
        assert "258" in download.message or "259" in download.message, download.message
    assert hub.sent() == 0
    assert leftovers(one.model.parent) == []


def test_room_for_the_sum_of_the_queue(hub: LoopbackHub, network: Network, folder: Path) -> None:
    """The first fits; beside what the first still needs the second does not."""
    hub.add(REPOSITORY, {name: GeneratedFile(4_000_000, seed) for seed, name in enumerate(("a.gguf", "b.gguf"))})
    hub.fault("stall", at=500_000)
    room = 256 * 1024**2 + 5_000_000
    downloads: list[Downloads] = []

    def free(folder: Path) -> int:
        return room - sum(each.done for each in downloads[0].snapshot())

    with Queue(network, free=free, start=False) as queue:
        downloads.append(queue.downloads)
        first = queue.downloads.add(wanted(hub, folder, "a.gguf"))
        queue.downloads.start()
        queue.reached(first, 500_000)
        queue.downloads.set_limits(type(queue.downloads._limits)(at_a_time=2))
        second = queue.fetch(wanted(hub, folder, "b.gguf"), "paused")
        assert second.code == "no_space"
        queue.downloads.pause(first)
        queue.until(first, "paused")
        queue.downloads.resume(first)
        queue.until(first, "done")


def test_a_folder_that_cannot_be_made(hub: LoopbackHub, network: Network, tmp_path: Path) -> None:
    (tmp_path / "models").write_text("a file")
    with Queue(network) as queue:
        download = queue.fetch(wanted(hub, tmp_path / "models", FILE), "failed")
    assert download.code == "download"
    assert download.hint


def odd_target(one: Wanted) -> None:
    one.model.mkdir(parents=True)


def odd_part(one: Wanted) -> None:
    one.model.with_name(FILE + ".part").mkdir(parents=True)


def odd_journal(one: Wanted) -> None:
    one.model.with_name(FILE + ".part.json").mkdir(parents=True)


def pipe(one: Wanted) -> None:
    one.model.parent.mkdir(parents=True)
    os.mkfifo(one.model.with_name(FILE + ".part"))


@pytest.mark.skipif(os.name != "posix", reason="has pipes in folders")
@pytest.mark.parametrize("odd", [odd_target, odd_part, odd_journal, pipe])
def test_something_odd_in_its_place(
    hub: LoopbackHub, network: Network, one: Wanted, odd: Callable[[Wanted], None]
) -> None:
    """A sentence, before anything is fetched, and nothing is held open."""
    odd(one)
    with Queue(network) as queue:
        download = queue.fetch(one, "failed")
        assert download.code == "download"
        assert "mistake" not in download.message
        assert download.hint
    assert hub.sent() == 0 or odd is odd_journal

"""Order, limits, files that belong together, and who else wants the same file."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from msgspec import structs

from inference.download.values import Limits, Wanted
from inference.errors import UsageError
from inference.net.network import Network
from tests.support.hub.content import GeneratedFile
from tests.support.hub.fetching import REPOSITORY, Queue, from_url, leftovers, sha256, wanted
from tests.support.hub.server import LoopbackHub
from tests.support.tiny_gguf import write_tiny
from tests.support.waiting import wait_for

SIZE = 1_000_000
NAMES = [f"model-{number:05d}-of-00003.gguf" for number in (1, 2, 3)]


@pytest.fixture
def parts(hub: LoopbackHub) -> list[str]:
    hub.add(REPOSITORY, {name: GeneratedFile(SIZE, seed) for seed, name in enumerate(NAMES)})
    return NAMES


def test_several_files_are_one_download(hub: LoopbackHub, network: Network, folder: Path, parts: list[str]) -> None:
    hub.fault("drop", at=300_000, times=4)
    with Queue(network) as queue:
        download = queue.fetch(wanted(hub, folder, *parts))
        assert (download.done, download.total) == (3 * SIZE, 3 * SIZE)
        done = [each.done for each in queue.told]
        assert done == sorted(done), "progress never goes backwards"
        end = wait_for(lambda: [each for each in queue.told if each.state == "done"], "word of the end")
        assert [each.done for each in end] == [3 * SIZE]
    assert download.wanted.model.name == parts[0]
    for name in parts:
        assert sha256(folder / REPOSITORY / name) == hub.repositories[REPOSITORY].files[name].sha256


def test_a_complete_part_is_not_read_again(hub: LoopbackHub, network: Network, folder: Path, parts: list[str]) -> None:
    hub.fault("stall", at=300_000, after=1)
    with Queue(network, folder.parent / "queue.json") as queue:
        key = queue.downloads.add(wanted(hub, folder, *parts))
        queue.reached(key, SIZE + 300_000)
    with Queue(network, folder.parent / "queue.json") as queue:
        queue.until(key, "done")
        # A file that is complete is looked at by its size; only what was under way is hashed anew.
        assert min(each.done for each in queue.told if each.state != "queued") >= SIZE
    assert hub.sent() == 3 * SIZE


def test_one_after_the_other(hub: LoopbackHub, network: Network, folder: Path, parts: list[str]) -> None:
    with Queue(network, start=False) as queue:
        keys = [queue.downloads.add(wanted(hub, folder, name)) for name in parts]
        queue.downloads.move(keys[2], 0)
        queue.downloads.start()
        for key in keys:
            queue.until(key, "done")
    asked = [seen.path.rpartition("/")[2] for seen in hub.requests if seen.origin == "hub"]
    assert asked == [parts[2], parts[0], parts[1]]


def test_side_by_side(hub: LoopbackHub, network: Network, folder: Path, parts: list[str]) -> None:
    hub.fault("stall", at=100_000, times=2)
    with Queue(network, limits=Limits(at_a_time=2)) as queue:
        keys = [queue.downloads.add(wanted(hub, folder, name)) for name in parts]
        queue.reached(keys[0], 100_000)
        queue.reached(keys[1], 100_000)
        assert queue.now(keys[2]).state == "queued"
        queue.downloads.set_limits(Limits(at_a_time=3))
        queue.until(keys[2], "done")
        for key in keys[:2]:
            queue.downloads.pause(key)
            queue.downloads.resume(key)
            queue.until(key, "done")


def test_paused_ones_make_room(hub: LoopbackHub, network: Network, folder: Path, parts: list[str]) -> None:
    hub.fault("stall", at=100_000)
    with Queue(network) as queue:
        first, second = (queue.downloads.add(wanted(hub, folder, name)) for name in parts[:2])
        queue.reached(first, 100_000)
        queue.downloads.pause(first)
        queue.until(second, "done")
        assert queue.now(first).state == "paused"


def test_the_limit_holds(hub: LoopbackHub, network: Network, folder: Path, parts: list[str]) -> None:
    """Both together take no more than is allowed; a busy machine can only make it less."""
    rate = 1_500_000
    with Queue(network, limits=Limits(bytes_per_second=rate, at_a_time=2)) as queue:
        began = time.monotonic()
        for key in [queue.downloads.add(wanted(hub, folder, name)) for name in parts[:2]]:
            queue.until(key, "done")
        took = time.monotonic() - began
    assert 2 * SIZE / took <= rate * 1.5
    assert took < 20


def test_the_same_twice(hub: LoopbackHub, network: Network, folder: Path, parts: list[str]) -> None:
    one = wanted(hub, folder, parts[0])
    with Queue(network) as queue:
        key = queue.fetch(one).id
        assert queue.downloads.add(one) == key
        queue.until(key, "done")
        one.model.unlink()
        assert queue.downloads.add(one) == key
        wait_for(one.model.exists, "the file to come again")
        queue.until(key, "done")
        queue.downloads.forget(key)
        assert queue.downloads.snapshot() == ()
        wait_for(lambda: queue.removed == [key], "the word that it is gone")
    assert one.model.exists(), "forgetting deletes nothing"


def test_a_companion_of_two(hub: LoopbackHub, network: Network, folder: Path, parts: list[str]) -> None:
    """Two downloads want the same file at the same time: it is fetched once, and both end well."""
    with Queue(network, limits=Limits(at_a_time=2)) as queue:
        keys = [queue.downloads.add(wanted(hub, folder, parts[2], name)) for name in parts[:2]]
        for key in keys:
            queue.until(key, "done")
    assert hub.sent() == 3 * SIZE
    assert leftovers(folder / REPOSITORY) == sorted(parts)


def test_another_hearth_has_it(hub: LoopbackHub, network: Network, folder: Path, parts: list[str]) -> None:
    one = wanted(hub, folder, parts[0])
    hub.fault("stall", at=100_000)
    with Queue(network) as queue, Queue(network) as other:
        key = queue.downloads.add(one)
        queue.reached(key, 100_000)
        second = other.fetch(one, "waiting")
        assert second.code == "download_taken"
        other.downloads.cancel(second.id)
        wait_for(lambda: other.removed == [second.id], "the word that it is gone")
        assert one.model.with_name(parts[0] + ".part").exists(), "what another fetches is not deleted"
        second = other.fetch(one, "waiting")
        queue.downloads.pause(key)
        queue.downloads.resume(key)
        other.until(second.id, "done")
        queue.until(key, "done")
    assert sha256(one.model) == hub.repositories[REPOSITORY].files[parts[0]].sha256


def test_unknown_ids_are_harmless(network: Network) -> None:
    with Queue(network) as queue:
        for call in (queue.downloads.pause, queue.downloads.resume, queue.downloads.cancel, queue.downloads.forget):
            call(7)
        queue.downloads.move(7, 0)
        with pytest.raises(UsageError):
            queue.downloads.add(Wanted(title="nothing", files=()))


def test_a_listener_that_fails_harms_nobody(
    hub: LoopbackHub,
    network: Network,
    folder: Path,
    parts: list[str],
    expect_log: Callable[..., AbstractContextManager[None]],
) -> None:
    def fail(download: object) -> None:
        raise RuntimeError("listener")

    with expect_log("listener to downloads failed", level=logging.ERROR), Queue(network) as queue:
        queue.downloads._on_change = fail
        queue.fetch(wanted(hub, folder, parts[0]))


# ------------------------------------------------------------------------------------ plain addresses


@pytest.fixture
def model(tmp_path: Path) -> bytes:
    return write_tiny(tmp_path / "tiny.gguf", "dense").read_bytes()


@pytest.mark.parametrize("headers", [{"etag": '"v1"'}, {"last_modified": "Mon, 01 Jan 2024 00:00:00 GMT"}, {}], ids=str)
def test_a_plain_address(
    hub: LoopbackHub, network: Network, folder: Path, model: bytes, headers: dict[str, str]
) -> None:
    url = hub.put("/files/model.gguf", model, **headers)
    hub.fault("drop", at=50_000, times=5)
    target = folder / "model.gguf"
    with Queue(network) as queue:
        queue.fetch(from_url(url, target))
    assert target.read_bytes() == model
    assert hub.sent() == len(model)
    assert not any("authorization" in seen.headers for seen in hub.requests), "the token is the hub's alone"


@pytest.mark.parametrize(("before", "after"), [('"v1"', '"v2"'), ('W/"v1"', 'W/"v2"'), ("", "")], ids=str)
def test_a_plain_file_that_changes_in_between(
    hub: LoopbackHub, network: Network, folder: Path, model: bytes, before: str, after: str
) -> None:
    """Halves of two versions are never joined, also when nothing tells the versions apart."""
    hub.put("/files/model.gguf", b"GGUF" + bytes(len(model) - 4), **({"etag": before} if before else {}))
    url = hub.put("/files/model.gguf", b"GGUF" + bytes(len(model) - 4), **({"etag": before} if before else {}))
    hub.fault("stall", at=100_000)
    target = folder / "model.gguf"
    with Queue(network) as queue:
        queue.reached(queue.downloads.add(from_url(url, target)), 100_000)
    hub.put("/files/model.gguf", model, **({"etag": after} if after else {}))
    with Queue(network) as queue:
        queue.fetch(from_url(url, target))
    assert target.read_bytes() == model


@pytest.mark.parametrize("what", ["no model", "cut"])
def test_a_plain_file_that_is_no_model(
    hub: LoopbackHub, network: Network, folder: Path, model: bytes, what: str
) -> None:
    content = b"\x89PNG not a model" * 100 if what == "no model" else model[:-20_000]
    url = hub.put("/files/model.gguf", content, etag='"v1"')
    with Queue(network) as queue:
        download = queue.fetch(from_url(url, folder / "model.gguf"), "failed")
    assert download.code == "download_damaged"
    assert leftovers(folder) == []


def test_a_plain_address_that_is_gone(hub: LoopbackHub, network: Network, folder: Path) -> None:
    one = from_url(f"{hub.cdn}/none.gguf", folder / "none.gguf")
    with Queue(network) as queue:
        assert queue.fetch(one, "failed").code in ("not_on_hub", "access_needed")


def test_a_known_hash_of_a_plain_file(hub: LoopbackHub, network: Network, folder: Path, model: bytes) -> None:
    one = from_url(hub.put("/files/model.gguf", model), folder / "model.gguf")
    wrong = structs.replace(one, files=(structs.replace(one.files[0], sha256="0" * 64),))
    with Queue(network) as queue:
        assert queue.fetch(wrong, "failed").code == "download_damaged"

"""What changes while downloads are under way: the files on the hub, the switch, the token, the way to a server."""

from __future__ import annotations

from pathlib import Path

import httpx2
import pytest
from msgspec import structs

from inference.download.means import Means
from inference.download.transfer import Transfer
from inference.download.values import Limits, Wanted
from inference.net.cancel import CancelToken
from inference.net.network import Network
from tests.inference.download.conftest import SIZE
from tests.support.hub.content import GeneratedFile
from tests.support.hub.fetching import QUICK, REPOSITORY, SEGMENT, Queue, from_url, leftovers, sha256, wanted
from tests.support.hub.server import LoopbackHub
from tests.support.waiting import wait_for

FILE = "model-Q4_K_M.gguf"


@pytest.fixture
def one(hub: LoopbackHub, folder: Path) -> Wanted:
    return wanted(hub, folder, FILE)


def new_version(hub: LoopbackHub, folder: Path) -> Wanted:
    """The owner has put other content under the same name."""
    hub.add(REPOSITORY, {FILE: GeneratedFile(SIZE, seed=7)})
    return wanted(hub, folder, FILE)


def check(one: Wanted) -> None:
    assert sha256(one.model) == one.files[0].sha256
    assert leftovers(one.model.parent) == [FILE]


# ------------------------------------------------------------------------------------ files on the hub


def test_a_new_version_of_what_is_done(hub: LoopbackHub, network: Network, folder: Path, one: Wanted) -> None:
    with Queue(network) as queue:
        key = queue.fetch(one).id
        new = new_version(hub, folder)
        assert queue.downloads.add(new) == key
        wait_for(lambda: sha256(new.model) == new.files[0].sha256, "the new version")
        assert queue.until(key, "done").wanted == new
    check(new)


def test_a_new_version_of_what_has_failed(hub: LoopbackHub, network: Network, folder: Path, one: Wanted) -> None:
    """“Open the model's page again and choose there”: who does so gets it."""
    other = structs.replace(one.files[0], source=structs.replace(one.files[0].source, revision="main"))
    with Queue(network, folder.parent / "queue.json") as queue:
        new = new_version(hub, folder)
        key = queue.fetch(structs.replace(one, files=(other,)), "failed").id
        assert queue.now(key).code == "not_on_hub"
        assert queue.downloads.add(new) == key
        wait_for(lambda: queue.now(key).state == "done", "the new version")
    check(new)
    with Queue(network, folder.parent / "queue.json", start=False) as queue:
        assert queue.now(key).wanted == new


def test_a_new_version_while_the_old_one_comes(hub: LoopbackHub, network: Network, folder: Path, one: Wanted) -> None:
    hub.fault("stall", at=1_000_000)
    with Queue(network) as queue:
        key = queue.downloads.add(one)
        queue.reached(key, 1_000_000)
        new = new_version(hub, folder)
        assert queue.downloads.add(new) == key
        queue.until(key, "done")
    check(new)


@pytest.mark.parametrize("resting", [False, True])
def test_a_new_commit_with_the_same_file(
    hub: LoopbackHub, network: Network, folder: Path, one: Wanted, resting: bool
) -> None:
    """Nothing is fetched twice, whether it runs or rests when it is wanted again."""
    hub.fault("slow", rate=2_000_000) if not resting else hub.fault("stall", at=1_000_000)
    with Queue(network) as queue:
        key = queue.downloads.add(one)
        queue.reached(key, 500_000)
        if resting:
            queue.downloads.pause(key)
        hub.add(REPOSITORY, {FILE: GeneratedFile(SIZE), "README.md": b"new"})
        again = wanted(hub, folder, FILE)
        assert again != one
        assert queue.downloads.add(again) == key
        queue.until(key, "done")
        assert queue.fetched_twice(key) == 0
    check(again)


# ------------------------------------------------------------------------------------ the settings


def test_switched_off_meanwhile(hub: LoopbackHub, network: Network, one: Wanted) -> None:
    """What runs stops, too; it goes on where it was when the network is switched on again."""
    settings = [network]
    hub.fault("slow", rate=500_000)
    with Queue(lambda: settings[0]) as queue:
        key = queue.downloads.add(one)
        queue.reached(key, 100_000)
        settings[0] = structs.replace(network, offline=True)
        queue.downloads.network_changed()
        assert queue.until(key, "paused").code == "offline"
        settings[0] = network
        queue.downloads.network_changed()
        queue.until(key, "done")
        assert queue.fetched_twice(key) == 0
    check(one)


def test_a_pause_of_the_user_outlives_the_settings(hub: LoopbackHub, network: Network, one: Wanted) -> None:
    hub.fault("stall", at=1_000_000)
    with Queue(network) as queue:
        key = queue.downloads.add(one)
        queue.reached(key, 1_000_000)
        queue.downloads.pause(key)
        queue.downloads.network_changed()
        queue.until(key, "paused")
        assert queue.now(key).code == ""


def test_a_token_is_given_meanwhile(hub: LoopbackHub, network: Network, one: Wanted) -> None:
    hub.repositories[REPOSITORY].gated = "auto"
    settings = [network]
    with Queue(lambda: settings[0]) as queue:
        key = queue.downloads.add(one)
        assert queue.until(key, "failed").code == "access_needed"
        hub.repositories[REPOSITORY].allowed.add("hf_better")
        settings[0] = structs.replace(network, token="hf_better")
        queue.downloads.network_changed()
        wait_for(lambda: queue.now(key).state == "done", "its end")
    check(one)
    assert hub.leaks == []


# ------------------------------------------------------------------------------- who holds up whom


def test_a_silent_server_holds_up_nobody_else(hub: LoopbackHub, network: Network, folder: Path, one: Wanted) -> None:
    with Queue(network) as queue:
        dead = [queue.downloads.add(from_url(f"http://127.0.0.1:1/{n}.gguf", folder / f"{n}.gguf")) for n in (1, 2)]
        queue.until(queue.downloads.add(one), "done")
        assert queue.now(dead[0]).code == "unreachable"
        assert queue.now(dead[1]).state == "queued", "of the same server: it need not be asked twice"
        queue.downloads.cancel(dead[0])
        queue.until(dead[1], "waiting")
    check(one)


def test_a_long_wait_holds_up_nobody_else(hub: LoopbackHub, network: Network, folder: Path, one: Wanted) -> None:
    hub.fault("status", path="/slow.gguf", status=503, retry_after="3600")
    url = hub.put("/slow.gguf", GeneratedFile(1000)).replace("127.0.0.1", "localhost")
    with Queue(network) as queue:
        key = queue.downloads.add(from_url(url, folder / "slow.gguf"))
        queue.until(queue.downloads.add(one), "done")
        assert queue.now(key).retry_in > 3000


def test_another_hearth_holds_up_one_file_only(hub: LoopbackHub, network: Network, folder: Path, one: Wanted) -> None:
    hub.add("owner/other", {"other.gguf": GeneratedFile(100_000)})
    hub.fault("stall", at=100_000)
    with Queue(network) as there, Queue(network) as here:
        there.reached(there.downloads.add(one), 100_000)
        key = here.downloads.add(one)
        other = wanted(hub, folder, "other.gguf", repository="owner/other")
        here.until(here.downloads.add(other), "done")
        assert here.now(key).code == "download_taken"


def test_a_hundred_downloads(hub: LoopbackHub, network: Network, folder: Path) -> None:
    """In order, some cancelled, some paused, all of it while they run."""
    names = [f"{number:03}.gguf" for number in range(100)]
    hub.add(REPOSITORY, {name: GeneratedFile(20_000, seed) for seed, name in enumerate(names)})
    with Queue(network, folder.parent / "queue.json", limits=Limits(at_a_time=4)) as queue:
        keys = [queue.downloads.add(wanted(hub, folder, name)) for name in names]
        for key in keys[5::10]:
            queue.downloads.cancel(key)
        for key in keys[7::10]:
            queue.downloads.pause(key)
        gone = set(keys[5::10])
        rest = [key for key in keys if key not in gone and key not in keys[7::10]]
        for key in rest:
            wait_for(lambda key=key: queue.now(key).state == "done", "its end")  # type: ignore[misc]
        queue.downloads.resume_all()
        for key in keys[7::10]:
            wait_for(lambda key=key: queue.now(key).state == "done", "its end")  # type: ignore[misc]
        assert [each.id for each in queue.downloads.snapshot()] == [key for key in keys if key not in gone]
        wait_for(lambda: set(queue.removed) == gone, "the word of those that are gone")
        wait_for(lambda: len(leftovers(folder)) == 90, "files of cancelled ones to go")
    for name in leftovers(folder):
        assert sha256(folder / name) == hub.repositories[REPOSITORY].files[Path(name).name].sha256


# ------------------------------------------------------------------------------------------- the disk


def test_a_file_of_unknown_size_leaves_room(hub: LoopbackHub, network: Network, folder: Path) -> None:
    """A server need not say how much is coming; the disk is not filled to the brim all the same."""
    hub.fault("long", amount=0)
    url = hub.put("/model.gguf", GeneratedFile(200_000))
    with Queue(network, free=lambda place: 100 * 1024**2) as queue:
        assert queue.fetch(from_url(url, folder / "model.gguf"), "paused").code == "no_space"
    assert hub.sent() <= 200_000


class _Counts:
    """Counts how often something is hashed that lies on the disk."""

    def __init__(self) -> None:
        self.hashed = 0

    def at(self, position: int) -> None: ...
    def kept(self, count: int) -> None: ...
    def came(self, count: int) -> None: ...
    def size(self, size: int) -> None: ...
    def check_space(self) -> None: ...

    def verifying(self, yes: bool) -> None:
        self.hashed += yes


def test_what_is_in_its_place_is_read_once(hub: LoopbackHub, network: Network, one: Wanted) -> None:
    """A damaged file of the right size is not hashed anew with each try."""
    one.model.parent.mkdir(parents=True)
    one.model.write_bytes(bytes(SIZE))
    transfer = Transfer(one.files[0], Means(network=lambda: network, version="1", patience=QUICK, segment=SEGMENT))
    watcher = _Counts()
    hub.fault("drop", at=500_000, times=3)
    for _ in range(3):
        with pytest.raises(httpx2.HTTPError):
            transfer.run(CancelToken(), watcher)
    assert transfer.run(CancelToken(), watcher)
    assert watcher.hashed == 1
    check(one)

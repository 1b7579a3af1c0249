"""Whatever goes wrong on the way: the file arrives byte for byte, and hardly anything is fetched twice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from inference.download.names import MAX_BYTES, safe_relative
from inference.download.values import Wanted
from inference.net.network import Network
from tests.inference.download.conftest import SIZE
from tests.support.hub.content import GeneratedFile
from tests.support.hub.fetching import REPOSITORY, SEGMENT, Queue, leftovers, sha256, wanted
from tests.support.hub.server import LoopbackHub
from tests.support.waiting import wait_for

FILE = "model-Q4_K_M.gguf"


@pytest.fixture
def one(hub: LoopbackHub, folder: Path) -> Wanted:
    return wanted(hub, folder, FILE)


def check(hub: LoopbackHub, one: Wanted) -> None:
    """It is there, it is right, nothing lies beside it, and no token went astray."""
    assert sha256(one.model) == hub.repositories[one.repository].files[FILE].sha256
    assert leftovers(one.model.parent) == [FILE]
    assert hub.leaks == []


def test_all_goes_well(hub: LoopbackHub, network: Network, one: Wanted) -> None:
    with Queue(network) as queue:
        download = queue.fetch(one)
    check(hub, one)
    assert (download.done, download.total, download.code) == (SIZE, SIZE, "")
    assert [seen.status for seen in hub.requests] == [302, 200]
    assert all(seen.headers["user-agent"] == "hearth/1" for seen in hub.requests)


def test_nothing_known_beforehand(hub: LoopbackHub, network: Network, folder: Path) -> None:
    """Size, hash and commit come with the first answer; the commit is pinned for those after it."""
    hub.fault("drop", at=1000)
    hub.link_seconds = -1  # so that the hub is asked again
    hub.fault("status", where="hub", after=1, status=503)
    one = wanted(hub, folder, FILE, known=False)
    with Queue(network) as queue:
        key = queue.downloads.add(one)
        queue.until(key, "waiting")
        hub.link_seconds = 300
        queue.until(key, "done")
    check(hub, one)
    asked = [seen.path.split("/")[4] for seen in hub.requests if seen.origin == "hub"]
    assert asked[0] == "main"
    assert set(asked[1:]) == {hub.repositories[one.repository].commit}


def test_a_hundred_drops(hub: LoopbackHub, network: Network, one: Wanted) -> None:
    hub.fault("drop", at=29_000, times=100)
    with Queue(network) as queue:
        queue.fetch(one)
    check(hub, one)
    assert hub.fault_script.happened == 100
    assert hub.sent() == SIZE, "not one byte was sent twice"
    assert len(hub.requests) == 102, "the link is used again; the hub is not asked for each"


@pytest.mark.parametrize(
    ("fault", "times"),
    [
        ({"kind": "drop", "at": 0}, 5),
        ({"kind": "reset", "at": 700_000}, 3),
        ({"kind": "short", "amount": 400_000}, 3),
        ({"kind": "shift", "amount": 7}, 2),
        ({"kind": "status", "status": 503}, 3),
        ({"kind": "status", "status": 429, "retry_after": "0"}, 3),
        ({"kind": "status", "status": 404}, 1),
        ({"kind": "expired"}, 1),
        ({"kind": "login"}, 2),
        ({"kind": "gzip"}, 2),
        ({"kind": "long", "amount": 5000}, 1),
        ({"kind": "wrong_size", "amount": 10}, 2),
        ({"kind": "login", "where": "hub"}, 2),
        ({"kind": "login_redirect", "where": "hub"}, 2),
        ({"kind": "wrong_size", "where": "hub"}, 2),
        ({"kind": "bare", "where": "hub"}, 1),
        ({"kind": "status", "where": "hub", "status": 500}, 2),
        ({"kind": "status", "where": "hub", "status": 408}, 2),
        ({"kind": "status", "where": "hub", "status": 429, "retry_after": "0"}, 2),
    ],
    ids=lambda value: "-".join(map(str, value.values())) if isinstance(value, dict) else str(value),
)
def test_faults(hub: LoopbackHub, network: Network, one: Wanted, fault: dict[str, Any], times: int) -> None:
    hub.fault("drop", at=1_000_000)  # so that a range is asked for
    if fault.get("where") == "hub":
        hub.fault("expired", after=1)
    hub.fault(**fault, times=times)
    with Queue(network) as queue:
        download = queue.fetch(one)
        assert queue.fetched_twice(download.id) <= (times + 1) * SEGMENT
    check(hub, one)


def test_reset_in_the_middle(hub: LoopbackHub, network: Network, one: Wanted) -> None:
    hub.fault("reset", at=100_000, times=20)
    with Queue(network) as queue:
        assert queue.fetched_twice(queue.fetch(one).id) == 0
    check(hub, one)


def test_a_stalled_and_a_silent_connection(hub: LoopbackHub, network: Network, one: Wanted) -> None:
    hub.fault("stall", at=1_000_000)
    hub.fault("hang", where="hub")
    with Queue(network, timeout=0.3) as queue:
        queue.fetch(one)
    check(hub, one)
    assert hub.sent() == SIZE


def test_an_ignored_range_is_asked_for_again(hub: LoopbackHub, network: Network, one: Wanted) -> None:
    hub.fault("drop", at=2_000_000)
    hub.fault("ignore_range")
    with Queue(network) as queue:
        queue.fetch(one)
    check(hub, one)
    assert [seen.start for seen in hub.requests if seen.origin == "cdn"] == [None, 2_000_000, 2_000_000]


def test_a_server_without_ranges(hub: LoopbackHub, network: Network, one: Wanted) -> None:
    """What it sends again is passed over; what is on the disk is not thrown away."""
    hub.fault("drop", at=1_000_000)
    hub.fault("ignore_range", times=100)
    with Queue(network) as queue:
        key = queue.downloads.add(one)
        queue.until(key, "done")
        assert queue.now(key).done == SIZE
    check(hub, one)


@pytest.mark.parametrize("at", [0, 1_234_567, SIZE - 1])
def test_wrong_bytes_once(hub: LoopbackHub, network: Network, one: Wanted, at: int) -> None:
    """It is fetched again up to the segment that was wrong; the rest is found to be right."""
    hub.fault("wrong", at=at)
    hub.fault("drop", at=400_000, times=3)
    with Queue(network) as queue:
        key = queue.downloads.add(one)
        assert queue.until(key, "done").done == SIZE
        assert queue.fetched_twice(key) <= at + 2 * SEGMENT
    check(hub, one)


def test_wrong_bytes_in_many_places(hub: LoopbackHub, network: Network, one: Wanted) -> None:
    hub.fault("drop", at=300_000, times=9)
    for place in range(9):
        hub.fault("wrong", at=place * 300_000 + 5)
    with Queue(network) as queue:
        queue.fetch(one)
    check(hub, one)


def test_killed_while_it_is_in_doubt(hub: LoopbackHub, network: Network, one: Wanted) -> None:
    """Another process knows nothing of the doubt: it trusts only what was compared."""
    hub.fault("wrong", at=1_234_567)
    hub.fault("stall", at=500_000)
    with Queue(network) as queue:
        key = queue.downloads.add(one)
        wait_for(lambda: queue.fetched_twice(key) >= 0 and len(hub.requests) >= 3, "the second time")
        queue.reached(key, 400_000)
    with Queue(network) as queue:
        queue.fetch(one)
    check(hub, one)


def test_wrong_bytes_each_time(hub: LoopbackHub, network: Network, one: Wanted) -> None:
    """Twice, then it is said and nothing wrong is left that could be used."""
    hub.fault("wrong", at=1_234_567, times=100)
    with Queue(network) as queue:
        download = queue.fetch(one, "failed")
        assert (download.code, bool(download.message), bool(download.hint)) == ("download_damaged", True, True)
        assert leftovers(one.model.parent) == []
        assert hub.sent() <= 2 * SIZE
        hub.fault_script.clear()
        queue.downloads.resume(download.id)
        queue.until(download.id, "done")
    check(hub, one)


def test_a_wrong_size_for_ever(hub: LoopbackHub, network: Network, one: Wanted) -> None:
    hub.fault("wrong_size", where="hub", times=100)
    with Queue(network) as queue:
        assert queue.fetch(one, "failed").code == "download_damaged"


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ({"status": 404, "code": "EntryNotFound"}, "not_on_hub"),
        ({"status": 404, "code": "RevisionNotFound"}, "not_on_hub"),
        ({"status": 401, "code": "GatedRepo"}, "access_needed"),
        ({"status": 403, "code": "GatedRepo"}, "access_needed"),
        ({"status": 401, "message": "Invalid credentials in Authorization header"}, "token_refused"),
    ],
    ids=str,
)
def test_what_waiting_cannot_change(
    hub: LoopbackHub, network: Network, one: Wanted, fault: dict[str, Any], code: str
) -> None:
    hub.fault("status", where="hub", **fault)
    with Queue(network) as queue:
        download = queue.fetch(one, "failed")
        assert download.code == code
        assert download.message
        assert leftovers(one.model.parent) == [], "nothing was begun, so nothing is left"
        queue.downloads.resume(download.id)
        queue.until(download.id, "done")
    check(hub, one)


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ({"kind": "status", "status": 429, "retry_after": "33", "where": "hub"}, "hub_busy"),
        ({"kind": "status", "status": 503, "retry_after": "33"}, "hub_busy"),
    ],
    ids=str,
)
def test_the_wait_the_server_asks_for(
    hub: LoopbackHub, network: Network, one: Wanted, fault: dict[str, Any], code: str
) -> None:
    hub.fault(**fault)
    with Queue(network) as queue:
        download = queue.fetch(one, "waiting")
        assert download.code == code
        assert 25 < download.retry_in <= 33
        queue.downloads.resume(download.id)  # "try now"
        queue.until(download.id, "done")
    check(hub, one)


@pytest.mark.parametrize("kind", ["login", "login_redirect", "bare"])
def test_the_login_page_of_a_hotel(hub: LoopbackHub, network: Network, folder: Path, kind: Any) -> None:
    """Nothing is known of the file, so whatever answers could be taken for it."""
    hub.fault(kind, where="hub", times=3)
    one = wanted(hub, folder, FILE, known=False)
    with Queue(network) as queue:
        key = queue.downloads.add(one)
        queue.until(key, "done")
        assert "wrong_answer" in {each.code for each in queue.told}
    check(hub, one)


def test_links_that_are_never_accepted(hub: LoopbackHub, network: Network, one: Wanted) -> None:
    hub.fault("expired", times=100)
    with Queue(network) as queue:
        download = queue.fetch(one, "waiting")
        assert download.code == "hub_busy"
        hub.fault_script.clear()
        queue.until(download.id, "done")
    check(hub, one)


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ({"endpoint": "hub.example"}, "address of the hub cannot be used"),
        ({"endpoint": "http://["}, "address of the hub cannot be used"),
        ({"proxy": "http://["}, "address of the proxy cannot be used"),
        ({"proxy": "http://127.0.0.1:1"}, "proxy 127.0.0.1:1 cannot be reached"),
    ],
    ids=str,
)
def test_settings_that_make_no_sense(
    hub: LoopbackHub, network: Network, one: Wanted, setting: dict[str, str], words: str
) -> None:
    """It says which, and goes on once they are right."""
    settings = [structs.replace(network, **setting)]
    with Queue(lambda: settings[0]) as queue:
        key = queue.downloads.add(one)
        assert words in queue.until(key, "waiting").message
        settings[0] = network
        queue.downloads.network_changed()
        queue.until(key, "done")
    check(hub, one)


def test_the_longest_name(hub: LoopbackHub, network: Network, folder: Path) -> None:
    """What counts as a good name can be downloaded, part and journal included."""
    name = "日" * ((MAX_BYTES - 5) // 3) + "x" * ((MAX_BYTES - 5) % 3) + ".gguf"
    assert str(safe_relative(name)) == name
    hub.add(REPOSITORY, {name: GeneratedFile(300_000)})
    with Queue(network) as queue:
        queue.fetch(wanted(hub, folder, name))
    assert leftovers(folder / REPOSITORY) == [name]


def test_nobody_there(hub: LoopbackHub, one: Wanted) -> None:
    with Queue(Network(endpoint="http://127.0.0.1:9")) as queue:
        download = queue.fetch(one, "waiting")
        assert download.code == "unreachable"
        assert "127.0.0.1" in download.message


def test_offline(hub: LoopbackHub, network: Network, one: Wanted) -> None:
    networks = [Network(endpoint=hub.endpoint, offline=True)]
    with Queue(lambda: networks[-1]) as queue:
        download = queue.fetch(one, "paused")
        assert download.code == "offline"
        assert hub.requests == []
        networks.append(network)
        queue.downloads.network_changed()
        queue.until(download.id, "done")
    check(hub, one)


def test_a_small_file_that_the_hub_keeps_in_git(hub: LoopbackHub, network: Network, folder: Path) -> None:
    hub.fault("drop", where="hub", path="resolve-cache", at=3)
    one = wanted(hub, folder, "config.json")
    with Queue(network) as queue:
        queue.fetch(one)
    assert one.model.read_bytes() == b'{"a": 1}'


def test_an_empty_file(hub: LoopbackHub, network: Network, folder: Path) -> None:
    hub.add("owner/empty", {"none.txt": b""})
    with Queue(network) as queue:
        queue.fetch(wanted(hub, folder, "none.txt", repository="owner/empty"))
    assert leftovers(folder) == ["owner/empty/none.txt"]


def test_a_new_version_with_the_same_content(hub: LoopbackHub, network: Network, folder: Path) -> None:
    """The commit is another, the hash is not: what has arrived goes on."""
    hub.fault("stall", at=1_000_000)
    with Queue(network) as queue:
        key = queue.downloads.add(wanted(hub, folder, FILE))
        queue.reached(key, 1_000_000)
    files = {FILE: GeneratedFile(SIZE), "README.md": b"new"}
    hub.add("owner/model-GGUF", files)
    one = wanted(hub, folder, FILE)
    with Queue(network) as queue:
        queue.fetch(one)
    check(hub, one)
    assert hub.sent() == SIZE


def test_a_new_version_with_other_content(hub: LoopbackHub, network: Network, folder: Path) -> None:
    hub.fault("stall", at=1_000_000)
    old = wanted(hub, folder, FILE)
    with Queue(network) as queue:
        key = queue.downloads.add(old)
        queue.reached(key, 1_000_000)
        hub.add("owner/model-GGUF", {FILE: GeneratedFile(SIZE, seed=1)})
        queue.downloads.pause(key)
        queue.until(key, "paused")
        queue.downloads.resume(key)
        assert queue.until(key, "failed", "waiting").code in ("not_on_hub", "hub_busy")
        queue.downloads.cancel(key, keep_files=True)
        one = wanted(hub, folder, FILE)
        queue.fetch(one)
    check(hub, one)

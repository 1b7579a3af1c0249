"""The small parts of a download by themselves: names, journal, hash, bucket, speed, patience, room."""

from __future__ import annotations

import hashlib
import itertools
import os
import random
import re
import threading
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inference.download.bucket import Bucket
from inference.download.hasher import Hasher
from inference.download.journal import Journal, Mark, Origin
from inference.download.locks import lock
from inference.download.names import MAX_DEPTH, safe_name, safe_relative
from inference.download.patience import Patience
from inference.download.plain import wanted_from_url
from inference.download.space import MARGIN, check_space, free_bytes
from inference.download.speedometer import Speedometer
from inference.errors import Cancelled, DownloadError, NoSpace, UsageError
from inference.net.cancel import CancelToken

# --------------------------------------------------------------------------------------------- names


@pytest.mark.parametrize(
    "path",
    [
        "",
        ".",
        "..",
        "../a.gguf",
        "a/../b.gguf",
        "a/./b.gguf",
        "/etc/passwd",
        "//host/share",
        "a//b",
        "C:/a.gguf",
        "C:a.gguf",
        "a\\b.gguf",
        "..\\a.gguf",
        "a.gguf/",
        "a\x00.gguf",
        "a\n.gguf",
        "a\u202egguf.exe",
        "con",
        "CON.gguf",
        "nul.tar.gguf",
        "com1",
        "lpt9.gguf",
        "COM¹.gguf",
        "a.",
        "a ",
        " a",
        "a/ /b",
        "...",
        "a?b",
        'a"b',
        "a*b",
        "a|b",
        "a<b",
        "x" * 201,
        "x" * 300 + ".gguf",
        "ü" * 150,
        "/".join("abcdefghijklmnop"),
        "a:stream.gguf",
        "\ud800.gguf",
    ],
)
def test_hostile_names(path: str) -> None:
    with pytest.raises(DownloadError) as caught:
        safe_relative(path)
    assert caught.value.message.isprintable()
    assert len(caught.value.message) < 250


@pytest.mark.parametrize(
    "path", ["a.gguf", "Qwen3-4B-Q4_K_M.gguf", "Q4/model-00001-of-00002.gguf", "モデル.gguf", ".a"]
)
def test_good_names(path: str) -> None:
    assert safe_relative(path) == PurePosixPath(path)


@given(st.text(max_size=300))
def test_no_name_leaves_its_folder(path: str) -> None:
    try:
        relative = safe_relative(path)
    except DownloadError:
        return
    folder = Path("models")
    inside = os.path.normpath(folder / relative)
    assert Path(inside).is_relative_to(folder)
    assert Path(inside) == folder / relative
    assert len(relative.parts) <= MAX_DEPTH


def test_a_name_has_no_folder() -> None:
    with pytest.raises(DownloadError):
        safe_name("a/b")


# ------------------------------------------------------------------------------------------- journal

ORIGIN = Origin(address="https://hub.example/file", commit="abc", size=1000, sha256="0" * 64)


def journal_of(path: Path, count: int) -> Journal:
    journal = Journal(path)
    journal.begin(ORIGIN)
    for number in range(1, count + 1):
        journal.add(Mark(number * 10, hashlib.sha256(str(number).encode()).hexdigest()))
    return journal


def test_a_journal_is_read_back(tmp_path: Path) -> None:
    written = journal_of(tmp_path / "a.json", 5)
    read = Journal(tmp_path / "a.json")
    assert (read.origin, read.marks, read.position) == (ORIGIN, written.marks, 50)
    read.cut(35)
    read.begin(ORIGIN)
    assert Journal(tmp_path / "a.json").position == 30


def test_any_cut_leaves_a_beginning(tmp_path: Path) -> None:
    """Whatever a crash leaves of it: no mark that was not set, and no error."""
    written = journal_of(tmp_path / "a.json", 3)
    content = (tmp_path / "a.json").read_bytes()
    for length in range(0, len(content), 5):
        (tmp_path / "b.json").write_bytes(content[:length])
        read = Journal(tmp_path / "b.json")
        assert read.marks == written.marks[: len(read.marks)]
        assert read.origin in (None, ORIGIN)


def test_a_mark_cut_off_does_not_cost_those_behind_it(tmp_path: Path) -> None:
    """After a power cut in the middle of a line the next process adds to it."""
    path = tmp_path / "a.json"
    written = journal_of(path, 3).marks
    path.write_bytes(path.read_bytes()[:-30])
    more = [Mark(number * 10, "0" * 64) for number in (4, 5)]
    for mark in more:
        Journal(path).add(mark)
    read = Journal(path).marks
    assert read[:2] == written[:2]
    assert read[-1] == more[-1]


def test_a_journal_that_was_deleted_is_not_begun_in_the_middle(tmp_path: Path) -> None:
    journal = journal_of(tmp_path / "a.json", 3)
    journal.path.unlink()
    with pytest.raises(FileNotFoundError):
        journal.add(Mark(40, "0" * 64))
    assert journal.position == 30


def test_nested_nonsense_is_no_journal(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    for content in (b'{"x":' + b"[" * 100_000, journal_of(path, 2).path.read_bytes() + b"[" * 100_000):
        path.write_bytes(content)
        assert len(Journal(path).marks) in (0, 2)


@given(st.binary(max_size=200))
@settings(max_examples=40)
def test_nonsense_is_no_journal(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "nonsense.json"
    path.write_bytes(content)
    assert Journal(path).marks == []


@pytest.mark.parametrize(
    ("now", "before", "fits"),
    [
        (Origin(sha256="a"), Origin(sha256="a"), True),
        (Origin(sha256="a"), Origin(sha256="b"), False),
        (Origin(sha256="a", size=1), Origin(sha256="a", size=2), False),
        (Origin(sha256="a", validator="x"), Origin(validator="x"), True),
        (Origin(validator="x"), Origin(validator="y"), False),
        (Origin(size=1), Origin(size=1), False),
    ],
    ids=str,
)
def test_what_continues_what(now: Origin, before: Origin, fits: bool) -> None:
    assert now.continues(before) is fits


# ---------------------------------------------------------------------------------------------- hash


def test_the_hash_beside(tmp_path: Path) -> None:
    pieces = [random.Random(number).randbytes(10_000) for number in range(50)]
    hasher, plain, expected = Hasher(), hashlib.sha256(), []
    for number, piece in enumerate(pieces):
        hasher.update_soon(piece)
        plain.update(piece)
        if number % 7 == 0:
            hasher.note_soon(number)
            expected.append((number, plain.hexdigest()))
    assert hasher.hexdigest() == plain.hexdigest()
    assert list(hasher.notes) == expected
    copy = hasher.copy()
    hasher.rest()
    hasher.rest()
    hasher.update(b"more")
    hasher.note_soon(99)
    assert copy.hexdigest() == plain.hexdigest()
    assert hasher.notes[-1] == (99, hasher.hexdigest())


# ------------------------------------------------------------------------------------ bucket and speed


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_the_bucket_makes_whoever_takes_wait() -> None:
    clock = Clock()
    bucket = Bucket(1000, clock)
    assert bucket.owe(500) == pytest.approx(0.5)
    clock.now += 0.5
    assert bucket.owe(0) == 0
    clock.now += 1000
    assert bucket.owe(1250) == pytest.approx(1.0), "what was not used is gone, but for a quarter of a second"
    bucket.set_rate(10_000)
    assert bucket.owe(0) == pytest.approx(0.1)
    bucket.set_rate(0)
    assert bucket.owe(10**12) == 0


@given(st.lists(st.tuples(st.floats(0, 2), st.integers(0, 5000)), min_size=5, max_size=20), st.integers(100, 5000))
@settings(max_examples=30)
def test_the_bucket_never_gives_more_than_its_rate(takes: list[tuple[float, int]], rate: int) -> None:
    clock = Clock()
    bucket = Bucket(rate, clock)
    began, taken = clock.now, 0
    for gap, count in takes:
        clock.now += gap
        clock.now += bucket.owe(count)
        taken += count
        assert taken <= rate * (clock.now - began) + rate * 0.25 + 1


def test_waiting_for_the_bucket_ends_with_the_token() -> None:
    cancel = CancelToken()
    timer = threading.Timer(0.05, cancel.cancel)
    timer.start()
    with pytest.raises(Cancelled):
        Bucket(1).take(1000, cancel)
    timer.join()


def run_meter(rates: list[int], step: float = 0.2) -> list[tuple[float, float | None]]:
    """Speed and time left for a gigabyte minus what came, after each look."""
    clock, rest, shown = Clock(), 10**9, []
    meter = Speedometer(clock)
    for rate in rates:
        clock.now += step
        count = int(rate * step)
        rest -= count
        meter.came(count)
        shown.append((meter.speed, meter.seconds_left(rest)))
    return shown


def test_a_steady_line() -> None:
    shown = run_meter([1_000_000] * 50)
    assert all(speed == pytest.approx(1_000_000) for speed, _ in shown), "right from the first look"
    assert shown[3][1] is None, "too early to say"
    assert shown[-1][1] == pytest.approx(990, rel=0.01)


def test_a_jerky_line_does_not_make_the_time_left_jump() -> None:
    """Bursts and gaps of a second, as a wireless network has them."""
    shown = run_meter(([2_000_000] * 5 + [0] * 5) * 20)
    left = [seconds for _, seconds in shown[60:] if seconds is not None]
    assert max(abs(one - other) for one, other in itertools.pairwise(left)) < 0.03 * max(left)
    assert max(left) < 1.25 * min(left)


def test_a_change_is_followed() -> None:
    shown = run_meter([1_000_000] * 50 + [4_000_000] * 75)
    assert shown[-1][0] == pytest.approx(4_000_000, rel=0.05)


def test_nothing_comes() -> None:
    meter = Speedometer(Clock())
    assert (meter.speed, meter.seconds_left(10)) == (0, None)
    shown = run_meter([1_000_000] * 50 + [0] * 150)
    assert shown[-1][0] < 1000


# ------------------------------------------------------------------------------- patience, room, lock


def test_patience() -> None:
    patience = Patience()
    assert [patience.wait(failures) for failures in (1, 2, 3, 9, 10, 10**6)] == [1, 2, 4, 256, 300, 300]
    assert patience.wait(0) < 1
    assert patience.wait(1, 60) == 60
    assert patience.wait(10, 5) == 300


def test_room(tmp_path: Path) -> None:
    missing = tmp_path / "not" / "yet" / "there"
    assert free_bytes(missing) > 0
    check_space(missing, [(missing, 10)], lambda folder: MARGIN + 10)
    check_space(missing, [], lambda folder: 0)
    with pytest.raises(NoSpace):
        check_space(missing, [(missing, 10), (tmp_path, 1)], lambda folder: MARGIN + 10)


def test_one_lock(tmp_path: Path) -> None:
    with (tmp_path / "a").open("wb") as one, (tmp_path / "a").open("rb+") as other:
        assert lock(one.fileno())
        assert not lock(other.fileno())
        one.close()
        assert lock(other.fileno())


# --------------------------------------------------------------------------------------- plain addresses


def test_a_plain_address() -> None:
    wanted = wanted_from_url("https://example.com:8443/a/b%20c.gguf?x=1", Path("models"))
    assert wanted.model.name == "b c.gguf"
    assert re.fullmatch(r"example\.com-[0-9a-f]{8}", wanted.model.parent.name)
    assert wanted.model == wanted_from_url("https://example.com:8443/a/b%20c.gguf?x=2", Path("models")).model
    assert wanted.files[0].source.url == "https://example.com:8443/a/b%20c.gguf?x=1"
    assert wanted.title == "b c"


def test_two_addresses_are_two_places() -> None:
    addresses = [f"https://example.com{port}{folder}/m.gguf" for port in ("", ":8443") for folder in ("", "/a", "/a/b")]
    places = {wanted_from_url(address, Path("models")).model for address in addresses}
    assert len(places) == len(addresses)
    assert Path("models/example.com/m.gguf") in places


def test_all_parts_of_a_split_model() -> None:
    wanted = wanted_from_url("https://example.com/m-00002-of-00003.gguf", Path("models"))
    assert [file.source.url.rpartition("/")[2] for file in wanted.files] == [
        "m-00001-of-00003.gguf",
        "m-00002-of-00003.gguf",
        "m-00003-of-00003.gguf",
    ]
    assert wanted.title == "m"


@pytest.mark.parametrize("url", ["https://example.com/", "file:///etc/passwd", "https:///a.gguf", "example.com/a.gguf"])
def test_no_address_of_a_file(url: str) -> None:
    with pytest.raises(UsageError):
        wanted_from_url(url, Path("models"))


@pytest.mark.parametrize("name", ["..", "%2e%2e", "a%2Fb.gguf", "..%5Cb.gguf", "con.gguf", "a%00.gguf"])
def test_hostile_addresses(name: str) -> None:
    with pytest.raises((DownloadError, UsageError)):
        wanted_from_url(f"https://example.com/{name}", Path("models"))

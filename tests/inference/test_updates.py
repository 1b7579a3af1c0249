"""Which version is the newest: what the feed may say, how versions are ordered, what is asked and sent."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from packaging.version import InvalidVersion, Version

from inference.errors import Cancelled, Offline, Unreachable, WrongAnswer
from inference.net.cancel import CancelToken
from inference.net.network import Network
from inference.updates import (
    FEED,
    HOST,
    LARGEST,
    Looked,
    is_newer,
    is_own_page,
    keep_looked,
    newest,
    read_looked,
    read_release,
    version_key,
)
from tests.support.hub.server import Answer, LoopbackHub, Seen

PAGE = f"https://{HOST}/Hearth/0.2.0"
GOOD = {"format": 1, "version": "0.2.0", "page": PAGE, "notes": ["Installs like any other app."], "later": True}


# ---------------------------------------------------------------------------------------- versions

NUMBERS = st.integers(0, 30).map(str)
VERSIONS = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["", "", "v", "1!"]),
        st.lists(NUMBERS, min_size=1, max_size=4).map(".".join),
        st.one_of(
            st.just(""), st.tuples(st.sampled_from(["a", "-b", ".rc", "_alpha", "c", "PRE"]), NUMBERS).map("".join)
        ),
        st.one_of(st.just(""), st.tuples(st.sampled_from([".post", "-", "r", "-rev."]), NUMBERS).map("".join)),
        st.one_of(st.just(""), st.tuples(st.sampled_from([".dev", "-dev", "dev_"]), NUMBERS).map("".join)),
    ),
)


@given(VERSIONS, VERSIONS)
@example("1.0", "1.0.0")
@example("1.0.dev1", "1.0a1")
@example("1.0a1.dev1", "1.0a1")
@example("1.0.post1.dev2", "1.0.post1")
def test_versions_are_ordered_as_python_packages_are(one: str, other: str) -> None:
    mine, theirs = version_key(one), version_key(other)
    assert mine is not None
    assert theirs is not None
    assert (mine < theirs, mine == theirs) == (Version(one) < Version(other), Version(one) == Version(other))


@given(st.text(alphabet="0123456789abcdeprvost.!+-_ \n", max_size=16))
def test_what_is_no_version_is_none(text: str) -> None:
    try:
        Version(text)
    except InvalidVersion:
        assert version_key(text) is None
    else:
        assert version_key(text) is not None


@pytest.mark.parametrize(
    ("version", "installed", "newer"),
    [
        ("0.2.0", "0.1.0", True),
        ("0.10.0", "0.9.0", True),
        ("0.1.0", "0.1.0", False),
        ("0.1", "0.1.0+built.here", False),
        ("0.1.0", "0.2.0", False),
        ("0.2.0rc1", "0.1.0", False),
        ("0.2.0rc2", "0.2.0rc1", True),
        ("0.2.0", "0.2.0rc1", True),
        ("0.2.0.dev1", "0.1.0", False),
        ("0.1.0.post1", "0.1.0", True),
        ("rubbish", "0.1.0", False),
        ("0.2.0", "rubbish", True),
    ],
)
def test_newer(version: str, installed: str, newer: bool) -> None:
    assert is_newer(version, installed) is newer


def test_a_number_without_end_is_no_version() -> None:
    assert version_key("1" * 5000) is None


# -------------------------------------------------------------------------------------- what it says


def test_a_good_feed() -> None:
    release = read_release(json.dumps(GOOD).encode())
    assert (release.version, release.page, release.notes) == ("0.2.0", PAGE, ("Installs like any other app.",))


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>Please log in",
        b"[" * 100_000,
        b'{"format": 1}',
        b"\xff\xfe",
        *(
            json.dumps(GOOD | changed).encode()
            for changed in (
                {"format": 2},
                {"version": "newest"},
                {"version": "1" * 41},
                {"version": 2},
                {"page": "http://hearth-chat.github.io/"},
                {"page": "https://elsewhere.example/hearth"},
                {"page": "file:///etc/passwd"},
                {"page": "x" * 301},
                {"notes": "text"},
                {"notes": ["x" * 501]},
                {"notes": ["x"] * 41},
            )
        ),
    ],
)
def test_anything_else_is_no_feed(body: bytes) -> None:
    with pytest.raises(WrongAnswer) as caught:
        read_release(body)
    assert HOST in caught.value.message


@given(st.binary(max_size=200))
def test_whatever_comes_it_is_a_feed_or_a_sentence(body: bytes) -> None:
    with pytest.raises(WrongAnswer):
        read_release(body)


def test_notes_are_plain_lines() -> None:
    notes = read_release(json.dumps(GOOD | {"notes": ["\x1b[31mred\u202e\nnext", "<b>bold</b>"]}).encode()).notes
    assert notes == ("[31mred  next", "<b>bold</b>")


@pytest.mark.parametrize(
    ("address", "own"),
    [
        (f"https://{HOST}", True),
        (f"https://{HOST}/Hearth/?a=b#c", True),
        (f"https://{HOST}:8443/", False),
        (f"https://{HOST}.evil.example/", False),
        (f"https://me@{HOST}/", False),
        (f"https://{HOST}@evil.example/", False),
        (f"https://evil.example\\@{HOST}/", False),
        (f"https://evil.example/{HOST}", False),
        (f"HTTPS://{HOST}/", False),
        (f"https://{HOST}/a b", False),
        (f"https://{HOST}/\n", False),
        ("https://[", False),
        ("javascript:alert(1)", False),
    ],
)
def test_only_pages_of_the_project(address: str, own: bool) -> None:
    assert is_own_page(address) is own


# ------------------------------------------------------------------------------------------- asking


class Feed:
    """A feed on this computer that says what the test wants."""

    def __init__(self, hub: LoopbackHub) -> None:
        self.hub = hub
        self.answer = Answer(body=json.dumps(GOOD).encode())
        self.address = hub.endpoint + "/newest.json"
        hub.route(self._route)

    def _route(self, seen: Seen) -> Answer | None:
        return self.answer if seen.path == "/newest.json" else None


@pytest.fixture
def feed() -> Iterator[Feed]:
    with LoopbackHub() as hub:
        yield Feed(hub)


def test_nothing_is_sent_but_the_request(feed: Feed) -> None:
    network = Network(endpoint=feed.hub.endpoint, token="hf_secret")
    assert newest(network, CancelToken(), feed.address).version == "0.2.0"
    (seen,) = feed.hub.requests
    assert (seen.method, seen.query, seen.body) == ("GET", [], b"")
    assert seen.headers["user-agent"] == "hearth"
    assert set(seen.headers) <= {"host", "accept", "accept-encoding", "connection", "user-agent"}


def test_the_real_address_is_safe_and_the_projects_own() -> None:
    assert urlsplit(FEED).scheme == "https"
    assert is_own_page(FEED)


def test_offline_nobody_is_asked(feed: Feed) -> None:
    with pytest.raises(Offline):
        newest(Network(offline=True), CancelToken(), feed.address)
    assert feed.hub.requests == []


@pytest.mark.parametrize(
    "answer",
    [
        Answer(404),
        Answer(500),
        Answer(302, {"location": "https://elsewhere.example/newest.json"}),
        Answer(body=b"x" * (LARGEST + 1)),
        Answer(headers={"content-type": "text/html"}, body=b"<html>"),
    ],
)
def test_another_answer_is_a_sentence(feed: Feed, answer: Answer) -> None:
    feed.answer = answer
    with pytest.raises(WrongAnswer) as caught:
        newest(Network(), CancelToken(), feed.address)
    assert "did not say" in caught.value.message
    assert len(feed.hub.requests) == 1, "no redirect is followed"


def test_nobody_there_is_a_sentence(feed: Feed) -> None:
    feed.hub.__exit__(None, None, None)
    with pytest.raises(Unreachable):
        newest(Network(), CancelToken(), feed.address)


def test_it_can_be_stopped(feed: Feed) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        newest(Network(), token, feed.address)


def test_what_came_of_it_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "cache" / "updates.json"
    assert read_looked(file) == Looked()
    looked = Looked(at=1.5, release=read_release(json.dumps(GOOD).encode()))
    keep_looked(file, looked)
    assert read_looked(file) == looked
    file.write_text(file.read_text().replace(HOST, "elsewhere.example"))
    assert read_looked(file) == Looked(), "a file is a stranger, too"
    file.write_bytes(b"{")
    assert read_looked(file) == Looked()

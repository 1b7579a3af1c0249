"""What the user hears when the hub is not to be had, and that every wait ends at once when it is no longer wanted."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

import pytest

from inference.errors import (
    AccessNeeded,
    Cancelled,
    HearthError,
    HubBusy,
    HubError,
    NotOnHub,
    Offline,
    TokenRefused,
    Unreachable,
    WrongAnswer,
)
from inference.hub import session
from inference.hub.client import Hub
from inference.hub.refusals import Asked, refusal, retry_after
from inference.hub.values import HubFile, SearchQuery, Variant
from inference.net.cancel import CancelToken
from inference.net.network import Network
from tests.support.hub.api import HubApi
from tests.support.hub.server import LoopbackHub
from tests.support.waiting import wait_for

SEARCH = SearchQuery(words="tiny")
AT_ONCE = 2.0  # seconds; what it replaces would take ten times as long. `make bench` has the exact figure


def search(hub: Hub, cancel: CancelToken | None = None) -> object:
    return hub.search(SEARCH, cancel=cancel or CancelToken())


def heard(hub: Hub) -> HearthError:
    """The error of a search; each has a next step."""
    with pytest.raises(HearthError) as caught:
        search(hub)
    assert caught.value.message.endswith(".")
    assert caught.value.hint.endswith(".")
    return caught.value


# --------------------------------------------------------------------------------------- every class


@pytest.mark.parametrize(
    ("status", "headers", "asked", "error", "words"),
    [
        (401, {"x-error-code": "GatedRepo"}, {}, AccessNeeded, "https://huggingface.co/o/m"),
        (403, {"x-error-code": "GatedRepo"}, {"with_token": True}, AccessNeeded, "no access yet"),
        (403, {}, {"with_token": True}, AccessNeeded, "does not allow"),
        (
            401,
            {"x-error-message": "Invalid credentials in Authorization header"},
            {"with_token": True},
            TokenRefused,
            "",
        ),
        (401, {"x-error-message": "Invalid username or password."}, {}, NotOnHub, "or it is private"),
        (401, {"x-error-code": "RepoNotFound"}, {}, NotOnHub, "access token of its owner"),
        (404, {"x-error-code": "RepoNotFound"}, {"with_token": True}, NotOnHub, "must be allowed to read it"),
        (404, {"x-error-code": "EntryNotFound"}, {"path": "x.gguf"}, NotOnHub, "no file “x.gguf”"),
        (404, {"x-error-code": "RevisionNotFound"}, {"revision": "v2"}, NotOnHub, "no version “v2”"),
        (404, {}, {"repository": ""}, HubError, "address of the hub"),
        (429, {"retry-after": "40"}, {}, HubBusy, "40 seconds"),
        (429, {"retry-after": "600"}, {"with_token": True}, HubBusy, "10 minutes"),
        (500, {}, {}, HubBusy, "a few minutes"),
        (503, {"retry-after": "5"}, {}, HubBusy, "5 seconds"),
        (407, {}, {}, Unreachable, "proxy"),
        (418, {}, {}, HubError, "418"),
    ],
)
def test_refusals_in_words(
    status: int, headers: dict[str, str], asked: dict[str, Any], error: type[HearthError], words: str
) -> None:
    found = refusal(status, headers, Asked(**{"repository": "o/m", **asked}))
    assert type(found) is error
    assert words in str(found)
    assert found.message
    assert found.hint
    assert f"HTTP {status}" in found.detail


@pytest.mark.parametrize(
    ("text", "expected"),
    [("5", 5.0), ("0", 0.0), ("", None), ("soon", None), ("-5", None), ("9" * 20, None), ("1e3", None)],
)
def test_how_long_the_server_asks_to_wait(text: str, expected: float | None) -> None:
    assert retry_after({"retry-after": text}) == expected
    assert retry_after({"retry-after": "Wed, 21 Oct 2015 07:28:00 GMT"}) == 0


def test_a_login_page_is_recognised(loopback: LoopbackHub, hub: Hub) -> None:
    for kind in ("login", "login_redirect"):
        loopback.fault(kind, where="hub")  # type: ignore[arg-type]
        error = heard(hub)
        assert type(error) is WrongAnswer
        assert "login page" in error.message
    assert not [seen for seen in loopback.requests if seen.origin == "cdn"]  # the stranger was not visited


@pytest.mark.parametrize("answer", [b"", b"{", b"[1, 2", b'{"error": 1}', b'"text"', b"\xff\xfe", b"[" * 100_000])
def test_an_answer_that_makes_no_sense(loopback: LoopbackHub, answer: bytes, hub: Hub) -> None:
    from tests.support.hub.server import Answer

    loopback._routes.insert(0, lambda seen: Answer(200, {"Content-Type": "application/json"}, answer))
    assert type(heard(hub)) is WrongAnswer


def test_an_answer_without_end_is_not_read(loopback: LoopbackHub, api: HubApi, cancel: CancelToken) -> None:
    loopback.add("o/m", {f"{number}.gguf": b"" for number in range(100)})
    with (
        session.open_line(Network(endpoint=loopback.endpoint), "", cancel) as line,
        pytest.raises(WrongAnswer),
    ):
        line.ask("/api/models/o/m", asked=Asked(), limit=1000)


def test_offline_reaches_nobody(loopback: LoopbackHub) -> None:
    hub = Hub(Network(endpoint=loopback.endpoint, offline=True), version="9.9")
    assert type(heard(hub)) is Offline
    assert not loopback.requests


@pytest.mark.parametrize("endpoint", ["", "huggingface.co", "ftp://hub.example", "https://", "http://a:b"])
def test_an_address_that_is_none(endpoint: str) -> None:
    error = heard(Hub(Network(endpoint=endpoint), version=""))
    assert type(error) is Unreachable
    assert "address of the hub" in error.message


def test_nobody_listens(loopback: LoopbackHub) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound but not listening: refused
        error = heard(Hub(Network(endpoint=f"http://127.0.0.1:{taken.getsockname()[1]}"), version=""))
    assert type(error) is Unreachable
    assert "127.0.0.1" in error.message


def test_a_proxy_that_is_not_there(loopback: LoopbackHub) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        proxy = f"http://user:secret@127.0.0.1:{taken.getsockname()[1]}"
        error = heard(Hub(Network(endpoint=loopback.endpoint, proxy=proxy), version=""))
    assert type(error) is Unreachable
    assert error.message.startswith("The proxy 127.0.0.1:")
    assert "secret" not in str(error) + error.detail
    assert not loopback.requests


def test_a_name_that_is_not_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(*args: object, **options: object) -> object:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", nowhere)
    error = heard(Hub(Network(endpoint="http://hub.invalid"), version=""))
    assert error.message == "The name hub.invalid was not found."


def test_no_tls_where_tls_is_expected() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            connection, _ = server.accept()
            with connection:
                connection.recv(65_536)
                connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

        thread = threading.Thread(target=answer)
        thread.start()
        error = heard(Hub(Network(endpoint=f"https://127.0.0.1:{server.getsockname()[1]}"), version=""))
        thread.join()
    assert type(error) is Unreachable
    assert "certificate" in str(error)


@pytest.mark.parametrize("kind", ["drop", "reset"])
def test_a_connection_that_breaks(loopback: LoopbackHub, hub: Hub, cancel: CancelToken, kind: str) -> None:
    stored = loopback.add("o/m", {}, card="long " * 20_000)
    loopback.fault(kind, where="hub", path="resolve-cache", at=30_000)  # type: ignore[arg-type]
    with pytest.raises(Unreachable):
        hub.card("o/m", stored.commit, cancel=cancel)


# ------------------------------------------------------------------------------------------ patience


@pytest.mark.parametrize(("status", "wait"), [(429, "0"), (503, ""), (500, "")])
def test_a_busy_hub_is_asked_a_second_time(
    loopback: LoopbackHub, hub: Hub, status: int, wait: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "SHORT_PAUSE", 0.01)
    loopback.fault("status", where="hub", status=status, retry_after=wait)
    search(hub)
    assert len(loopback.requests) == 2


def test_but_not_for_ever(loopback: LoopbackHub, hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "SHORT_PAUSE", 0.01)
    loopback.fault("status", where="hub", status=503, times=9)
    assert type(heard(hub)) is HubBusy
    assert len(loopback.requests) == 2


def test_a_long_wait_is_the_users_to_decide(loopback: LoopbackHub, hub: Hub) -> None:
    loopback.fault("status", where="hub", status=429, retry_after="300")
    error = heard(hub)
    assert isinstance(error, HubBusy)
    assert error.retry_after == 300
    assert "5 minutes" in error.hint
    assert len(loopback.requests) == 1


# ---------------------------------------------------------------------------------------------- stop


def started(ask: Callable[[CancelToken], object]) -> tuple[CancelToken, Future[object], threading.Thread]:
    cancel, result = CancelToken(), Future[object]()

    def work() -> None:
        try:
            result.set_result(ask(cancel))
        except BaseException as error:
            result.set_exception(error)

    thread = threading.Thread(target=work)
    thread.start()
    return cancel, result, thread


def stopped(cancel: CancelToken, result: Future[object], thread: threading.Thread) -> None:
    cancel.cancel()
    with pytest.raises(Cancelled):
        result.result(AT_ONCE)
    thread.join()


@pytest.mark.parametrize(
    ("kind", "details"),
    [
        ("hang", {"path": "/api/models"}),
        ("status", {"path": "/api/models", "status": 429, "retry_after": "5"}),
    ],
)
def test_a_search_ends_when_nobody_wants_it(
    loopback: LoopbackHub, hub: Hub, kind: str, details: dict[str, Any]
) -> None:
    loopback.fault(kind, where="hub", **details)  # type: ignore[arg-type]
    cancel, result, thread = started(lambda cancel: search(hub, cancel))
    wait_for(lambda: loopback.requests and (kind == "hang" or loopback.requests[0].status), "the question arrives")
    stopped(cancel, result, thread)
    assert len(loopback.requests) == 1


@pytest.mark.parametrize("where", ["hub", "cdn"])
def test_the_reading_of_a_header_ends_when_nobody_wants_it(loopback: LoopbackHub, hub: Hub, where: str) -> None:
    stored = loopback.add("o/m", {"M-Q4_0.gguf": b"GGUF" + bytes(5000)})
    file = HubFile(path="M-Q4_0.gguf", size=5004)
    variant = Variant(repository="o/m", commit=stored.commit, quantization="Q4_0", files=(file,))
    loopback.fault("stall" if where == "cdn" else "hang", where=where, at=100)
    cancel, result, thread = started(lambda cancel: hub.facts(variant, cancel=cancel))
    wait_for(lambda: [seen for seen in loopback.requests if seen.origin == where], "the question arrives")
    stopped(cancel, result, thread)


def test_a_look_up_of_a_name_ends_when_nobody_wants_it(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, over = threading.Event(), threading.Event()

    def slow(*args: object, **options: object) -> object:
        asked.set()
        over.wait(60)
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure")

    monkeypatch.setattr(socket, "getaddrinfo", slow)
    hub = Hub(Network(endpoint="http://hub.invalid"), version="")
    cancel, result, thread = started(lambda cancel: search(hub, cancel))
    assert asked.wait(30)
    stopped(cancel, result, thread)
    over.set()


def test_what_was_cancelled_before_asks_nobody(loopback: LoopbackHub, api: HubApi, hub: Hub) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        search(hub, cancel)
    assert not loopback.requests


def test_a_token_goes_to_the_hub_and_nowhere_else(loopback: LoopbackHub, api: HubApi, cancel: CancelToken) -> None:
    loopback.add("o/m", {"M-Q4_0.gguf": b"GGUF" + bytes(100)}, gated="auto", allowed={"hf_good"})
    hub = Hub(Network(endpoint=loopback.endpoint, token="hf_good"), version="")
    (variant,) = hub.repository("o/m", cancel=cancel).variants
    with pytest.raises(HearthError):  # there is no model in it
        hub.facts(variant, cancel=cancel)
    assert {seen.origin for seen in loopback.requests} == {"hub", "cdn"}
    assert not loopback.leaks

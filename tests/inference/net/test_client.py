"""Clients obey the settings, keep the token at home, and end at once when asked to, whatever they wait for."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx2
import pytest

from inference.errors import Cancelled, Offline, TokenRefused, Unreachable
from inference.net.cancel import CancelToken
from inference.net.client import open_client
from inference.net.failures import explain, hop_of
from inference.net.network import Network
from inference.net.sockets import Backend, _interleaved
from inference.net.transport import proxy_for
from tests.inference.download.test_stopping import PROMISED, TRIES, nobody_answers
from tests.support.hub.content import GeneratedFile
from tests.support.hub.server import Answer, LoopbackHub, Seen
from tests.support.tunnels import CERTIFICATE, socks_proxy, tls_front
from tests.support.waiting import wait_for

FILE = "/owner/model/resolve/main/model.gguf"


@pytest.fixture
def hub() -> Iterator[LoopbackHub]:
    with LoopbackHub() as hub:
        hub.add("owner/model", {"model.gguf": GeneratedFile(1_000_000)})
        yield hub


def port_of(url: str) -> int:
    return int(url.rpartition(":")[2])


def get(network: Network, url: str, **details: object) -> httpx2.Response:
    with open_client(network, CancelToken(), follow_redirects=True, version="1", **details) as client:  # type: ignore[arg-type]  # a test's freedom
        return client.get(url)


# ---------------------------------------------------------------------------------------- settings


def test_the_token_stays_at_home(hub: LoopbackHub) -> None:
    network = Network(endpoint=hub.endpoint, token="hf_secret")
    assert get(network, hub.endpoint + FILE).status_code == 200
    assert [seen.headers.get("authorization") for seen in hub.requests] == ["Bearer hf_secret", None]
    assert hub.leaks == []


def test_no_other_header_carries_anything_out(hub: LoopbackHub) -> None:
    """A token given to one request, or left in the client, goes nowhere else either."""
    network = Network(endpoint=hub.endpoint)
    with open_client(network, CancelToken(), follow_redirects=True) as client:
        client.get(hub.endpoint + FILE, headers={"Authorization": "Bearer stray"})
        client.headers["Authorization"] = "Bearer stray"
        client.get(hub.cdn + "/anything")
    assert not any("authorization" in seen.headers for seen in hub.requests)
    assert "secret" not in repr(Network(token="secret"))


def test_offline_opens_nothing(hub: LoopbackHub) -> None:
    with pytest.raises(Offline):
        get(Network(endpoint=hub.endpoint, offline=True), hub.endpoint + FILE)
    assert hub.requests == []


def test_what_the_other_side_learns(hub: LoopbackHub) -> None:
    get(Network(endpoint=hub.endpoint), hub.endpoint + FILE)
    names = set(hub.requests[0].headers)
    assert names == {"host", "user-agent", "accept-encoding", "accept", "connection"}
    assert hub.requests[0].headers["user-agent"] == "hearth/1"


def test_a_proxy(hub: LoopbackHub) -> None:
    """The stand-in understands what is asked of a proxy, so it can be one."""
    network = Network(endpoint="http://hub.example", proxy=hub.endpoint, token="hf_secret")
    response = get(network, "http://hub.example/owner/model/resolve/main/none")
    assert response.status_code == 404
    assert hub.requests[0].headers["host"] == "hub.example"


def test_a_proxy_of_the_environment(hub: LoopbackHub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", hub.endpoint)
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    network = Network(endpoint="http://hub.example")
    assert get(network, "http://hub.example/none").status_code == 404
    assert proxy_for(network, "http", "127.0.0.1") == ""
    assert proxy_for(network, "https", "hub.example") == ""
    assert proxy_for(Network(proxy="proxy.example:1"), "https", "127.0.0.1") == "http://proxy.example:1"


def test_a_socks_proxy(hub: LoopbackHub) -> None:
    asked: list[tuple[str, int]] = []
    with socks_proxy(asked) as port:
        network = Network(endpoint=hub.endpoint, proxy=f"socks5://127.0.0.1:{port}")
        address = f"http://hub.example:{port_of(hub.endpoint)}/none"
        assert get(network, address).status_code == 404
    assert asked == [("hub.example", port_of(hub.endpoint))], "the name is looked up by the proxy"


@pytest.mark.parametrize(
    "proxy",
    ["ftp://127.0.0.1", "http://", "socks9://a", "socks5://", "http://[", "http://me:secret@a:port", "http://a:99999"],
)
def test_a_proxy_that_makes_no_sense(proxy: str) -> None:
    with pytest.raises(Unreachable) as caught:
        get(Network(proxy=proxy), "http://hub.example/")
    assert "proxy" in caught.value.message
    assert caught.value.hint
    assert "secret" not in f"{caught.value} {caught.value.detail}"


@pytest.mark.parametrize("scheme", ["http", "socks5"])
def test_a_proxy_that_is_not_there(scheme: str) -> None:
    """The sentence is about the proxy, not about the hub behind it; its password is not in it."""
    with pytest.raises(Unreachable, match=r"The proxy 127\.0\.0\.1:1 cannot be reached"):
        get(Network(proxy=f"{scheme}://me:secret@127.0.0.1:1"), "http://hub.example/")


@pytest.mark.parametrize("token", ["hf_\u00e4", "hf_a\nb", "hf_a b"])
def test_a_token_that_cannot_be_one(hub: LoopbackHub, token: str) -> None:
    """From ``HF_TOKEN``, say. Elsewhere it does not matter."""
    with pytest.raises(TokenRefused) as caught:
        get(Network(endpoint=hub.endpoint, token=token), hub.endpoint + FILE)
    assert caught.value.hint
    assert hub.requests == []
    get(Network(endpoint=hub.endpoint, token=token), hub.cdn + "/anything")


@pytest.mark.parametrize("endpoint", ["", "hub.example", "ftp://hub.example", "http://[", "http://a b", "http://"])
def test_an_address_of_the_hub_that_is_none(hub: LoopbackHub, endpoint: str) -> None:
    """It keeps nobody from other servers, and no server gets the token."""
    assert get(Network(endpoint=endpoint, token="hf_secret"), hub.cdn + "/anything").status_code in (403, 404)
    assert not any("authorization" in seen.headers for seen in hub.requests)


def test_certificates_that_are_not_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "none.pem"))
    with LoopbackHub() as hub, pytest.raises(httpx2.ConnectError) as caught:
        get(Network(), hub.endpoint.replace("http:", "https:"))
    assert hop_of(caught.value) == "tls"


def test_an_address_of_no_use_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of an interface that is not there, for instance: the system refuses it without asking anybody."""

    def refuse(*_details: object, **_more: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    with pytest.raises(httpx2.ConnectError) as caught:
        get(Network(), "http://[::1]:1/")
    assert hop_of(caught.value) == "name"


def test_tls(hub: LoopbackHub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    url = hub.put("/model.bin", bytes(range(256)) * 20_000)
    with tls_front(port_of(hub.cdn)) as port:
        response = get(Network(), f"https://localhost:{port}{url.removeprefix(hub.cdn)}")
    assert response.content == bytes(range(256)) * 20_000


def test_a_certificate_that_nobody_vouches_for(hub: LoopbackHub) -> None:
    with tls_front(port_of(hub.cdn)) as port, pytest.raises(httpx2.ConnectError) as caught:
        get(Network(), f"https://localhost:{port}/")
    assert hop_of(caught.value) == "tls"
    assert "certificate" in explain(caught.value, "localhost").message


# ------------------------------------------------------------------------------------------- failures


def failure(url: str, network: Network | None = None, timeout: float = 5.0) -> httpx2.HTTPError:
    with pytest.raises(httpx2.HTTPError) as caught:
        get(network or Network(), url, timeout=timeout, connect_timeout=timeout)
    return caught.value


def test_which_hop_failed(hub: LoopbackHub) -> None:
    assert hop_of(failure("http://127.0.0.1:9/")) == "connection"
    hub.fault("hang", where="hub")
    assert hop_of(failure(hub.endpoint + FILE, timeout=0.1)) == "timeout"
    hub.fault("drop", at=10)
    assert hop_of(failure(hub.endpoint + FILE)) == "line"
    hub.fault("reset", at=10)
    assert hop_of(failure(hub.endpoint + FILE)) == "line"
    with nobody_answers() as address:
        assert hop_of(failure(address, timeout=0.2)) == "timeout"


def test_every_failure_is_a_sentence(hub: LoopbackHub) -> None:
    for error in (failure("http://127.0.0.1:9/"), httpx2.ReadTimeout("late"), httpx2.DecodingError("what"), OSError(5)):
        explained = explain(error, "hub.example")
        assert explained.message.endswith(".")
        assert explained.hint
        assert explained.detail
    known = Offline("Off.")
    assert explain(known) is known


def test_a_name_that_is_not_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def not_found(*arguments: object, **details: object) -> list[object]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", not_found)
    error = failure("http://hub.example/")
    assert hop_of(error) == "name"
    assert "hub.example" in explain(error, "hub.example").message


# ------------------------------------------------------------------------------------------ stopping


def quickest(act: Callable[[CancelToken], object], ready: Callable[[], object]) -> float:
    """Best of several: seconds from asking to stop until whoever works has heard it."""
    times = []
    for _ in range(TRIES):
        cancel, heard = CancelToken(), []

        def work(cancel: CancelToken = cancel, heard: list[float] = heard) -> None:
            try:
                act(cancel)
            except Cancelled:
                heard.append(time.monotonic())

        thread = threading.Thread(target=work)
        thread.start()
        ready()
        began = time.monotonic()
        cancel.cancel()
        thread.join(20)
        assert heard, "it ended in another way, or not at all"
        times.append(heard[0] - began)
        if times[-1] <= PROMISED:
            break
    return min(times)


def fetch(url: str) -> Callable[[CancelToken], object]:
    def act(cancel: CancelToken) -> None:
        with open_client(Network(), cancel) as client:
            client.get(url)

    return act


def test_stops_while_nothing_is_answered(hub: LoopbackHub) -> None:
    hub.fault("hang", where="hub", times=TRIES)
    ready = lambda: wait_for(lambda: hub.fault_script.happened, "the request")  # noqa: E731
    assert quickest(fetch(hub.endpoint + FILE), ready) <= PROMISED


def test_stops_while_connecting() -> None:
    with nobody_answers() as address:
        assert quickest(fetch(address), lambda: None) <= PROMISED


def test_stops_while_shaking_hands(hub: LoopbackHub) -> None:
    with tls_front(port_of(hub.cdn), silent=True) as port:
        assert quickest(fetch(f"https://localhost:{port}/"), lambda: None) <= PROMISED


def test_stops_while_a_name_is_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """The system cannot be stopped, but nobody waits for it."""
    asked, release = threading.Event(), threading.Event()

    def slow(*arguments: object, **details: object) -> list[object]:
        asked.set()
        release.wait(20)
        raise socket.gaierror(socket.EAI_AGAIN, "later")

    monkeypatch.setattr(socket, "getaddrinfo", slow)
    try:
        assert quickest(fetch("http://hub.example/"), lambda: asked.wait(20)) <= PROMISED
    finally:
        release.set()


def test_a_token_that_was_cancelled_before(hub: LoopbackHub) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        fetch(hub.endpoint + FILE)(cancel)
    assert hub.requests == []


def test_callbacks_of_a_token() -> None:
    cancel, called = CancelToken(), []
    cancel.on_cancel(lambda: called.append("first"))
    forget = cancel.on_cancel(lambda: called.append("second"))
    forget()
    assert not cancel.wait(0)
    cancel.cancel()
    cancel.cancel()
    cancel.on_cancel(lambda: called.append("late"))
    assert called == ["first", "late"]
    assert cancel.cancelled
    assert cancel.wait(10)


# ------------------------------------------------------------------------------------------ addresses


def test_a_dead_address_does_not_hold_up_a_good_one(hub: LoopbackHub, monkeypatch: pytest.MonkeyPatch) -> None:
    """As with IPv6 that leads nowhere: the other address is tried a quarter of a second later."""
    with nobody_answers() as dead:
        addresses = [(socket.AF_INET, ("127.0.0.1", port_of(each))) for each in (dead, hub.endpoint)]
        found = [(family, socket.SOCK_STREAM, 0, "", address) for family, address in addresses]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *arguments, **details: found)
        backend = Backend(CancelToken())
        stream = backend.connect_tcp("localhost", 1, timeout=30)
        assert stream.get_extra_info("server_addr") == ("127.0.0.1", port_of(hub.endpoint))
        stream.close()
        backend.close()


def test_families_take_turns() -> None:
    four, six = socket.AF_INET, socket.AF_INET6
    mixed = _interleaved([(six, ("a",)), (six, ("b",)), (four, ("c",)), (six, ("d",))])
    assert [address[0] for _, address in mixed] == ["a", "c", "b", "d"]
    assert _interleaved([]) == []


def test_a_connection_is_used_again(hub: LoopbackHub) -> None:
    hub.route(lambda seen: Answer(body=b"ok") if seen.path == "/ok" else None)
    with open_client(Network(), CancelToken()) as client:
        for _ in range(3):
            assert client.get(hub.endpoint + "/ok").text == "ok"
    assert len([seen for seen in hub.requests if isinstance(seen, Seen)]) == 3

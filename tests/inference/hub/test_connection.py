"""The connection test names the hop that fails, and says of the others how they went."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable

import pytest

from inference.errors import Cancelled
from inference.hub import connection
from inference.hub.connection import HOPS, Hop
from inference.net.cancel import CancelToken
from inference.net.network import Network
from tests.support.hub.api import HubApi
from tests.support.hub.server import LoopbackHub
from tests.support.waiting import wait_for


def tried(network: Network) -> dict[str, Hop]:
    said: list[Hop] = []
    hops = connection.test_connection(network, CancelToken(), said.append)
    assert list(hops) == said
    names = [hop.name for hop in hops]
    assert names == sorted(names, key=HOPS.index)
    assert all(hop.message.endswith(".") for hop in hops)
    assert all(bool(hop.hint) == (hop.state == "failed") for hop in hops)
    return {hop.name: hop for hop in hops}


def failed(network: Network) -> Hop:
    """The last hop, which must be the only one that failed."""
    hops = list(tried(network).values())
    assert [hop.state == "failed" for hop in hops] == [False] * (len(hops) - 1) + [True]
    return hops[-1]


def closed_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
    return port


def test_all_is_well(loopback: LoopbackHub, api: HubApi) -> None:
    api.accounts["hf_good"] = "ada"
    hops = tried(Network(endpoint=loopback.endpoint, token="hf_good"))
    assert {name: hop.state for name, hop in hops.items()} == {
        "settings": "fine",
        "proxy": "skipped",
        "name": "fine",
        "connection": "fine",
        "certificate": "skipped",  # http: there is none
        "hub": "fine",
        "token": "fine",
    }
    assert "ada" in hops["token"].message


def test_without_a_token_that_hop_is_skipped(loopback: LoopbackHub, api: HubApi) -> None:
    assert tried(Network(endpoint=loopback.endpoint))["token"].state == "skipped"


@pytest.mark.parametrize(
    ("network", "words"),
    [
        (Network(offline=True), "switched off"),
        (Network(endpoint="huggingface.co"), "address of the hub"),
        (Network(endpoint="ftp://hub.example"), "address of the hub"),
        (Network(endpoint="https://"), "address of the hub"),
        (Network(endpoint="https://hub.example:99999"), "address of the hub"),
        (Network(proxy="gopher://proxy.example"), "address of the proxy"),
        (Network(proxy="http://"), "address of the proxy"),
    ],
)
def test_settings_that_cannot_work(network: Network, words: str) -> None:
    hop = failed(network)
    assert hop.name == "settings"
    assert words in hop.message or "switched off" in hop.message


def test_a_name_that_is_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(*args: object, **options: object) -> object:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", nowhere)
    hop = failed(Network(endpoint="https://hub.invalid"))
    assert hop.name == "name"
    assert "hub.invalid" in hop.message


def test_nobody_listens() -> None:
    assert failed(Network(endpoint=f"http://127.0.0.1:{closed_port()}")).name == "connection"


def test_a_proxy_that_is_not_there(loopback: LoopbackHub) -> None:
    hop = failed(Network(endpoint=loopback.endpoint, proxy=f"http://user:secret@127.0.0.1:{closed_port()}"))
    assert hop.name == "proxy"
    assert "secret" not in hop.message + hop.detail


def test_through_a_proxy(loopback: LoopbackHub, api: HubApi) -> None:
    """The stand-in is a proxy too: it answers requests for any address as its own."""
    hops = tried(Network(endpoint="http://hub.invalid", proxy=loopback.endpoint))
    states = {name: hop.state for name, hop in hops.items()}
    assert states["proxy"] == states["hub"] == "fine"
    assert states["name"] == states["connection"] == "skipped"


@pytest.mark.parametrize("kind", ["login", "login_redirect"])
def test_a_login_page(loopback: LoopbackHub, api: HubApi, kind: str) -> None:
    loopback.fault(kind, where="hub")  # type: ignore[arg-type]
    hop = failed(Network(endpoint=loopback.endpoint))
    assert hop.name == "hub"
    assert "login page" in hop.message


def test_a_hub_in_trouble(loopback: LoopbackHub, api: HubApi) -> None:
    loopback.fault("status", where="hub", status=503, retry_after="60")
    assert failed(Network(endpoint=loopback.endpoint)).name == "hub"


def test_a_server_that_is_no_hub(loopback: LoopbackHub) -> None:
    assert failed(Network(endpoint=loopback.endpoint)).name == "hub"


@pytest.mark.parametrize("token", ["hf_bad", "hf_unknown"])
def test_a_token_that_is_not_accepted(loopback: LoopbackHub, api: HubApi, token: str) -> None:
    hops = tried(Network(endpoint=loopback.endpoint, token=token))
    assert (hops["hub"].state, hops["token"].state) == ("fine", "failed")


def answering(data: bytes) -> Callable[[socket.socket], None]:
    def answer(server: socket.socket) -> None:
        for _ in range(2):  # the connection is tried, then used
            connection, _address = server.accept()
            with connection:
                if connection.recv(65_536):
                    connection.sendall(data)

    return answer


def test_no_certificate_that_can_be_accepted() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=answering(b"HTTP/1.1 400 Bad Request\r\n\r\n"), args=(server,))
        thread.start()
        hop = failed(Network(endpoint=f"https://127.0.0.1:{server.getsockname()[1]}"))
        thread.join()
    assert hop.name == "certificate"


def test_it_ends_when_nobody_wants_it(loopback: LoopbackHub, api: HubApi) -> None:
    loopback.fault("hang", where="hub")
    cancel, ended = CancelToken(), threading.Event()

    def work() -> None:
        with pytest.raises(Cancelled):
            connection.test_connection(Network(endpoint=loopback.endpoint), cancel, lambda hop: None)
        ended.set()

    thread = threading.Thread(target=work)
    thread.start()
    wait_for(lambda: loopback.requests, "the question arrives")
    cancel.cancel()
    assert ended.wait(2)
    thread.join()

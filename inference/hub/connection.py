"""Tests the way to the hub hop by hop and names the one that fails; changes nothing.

The hops in their order: the settings, the proxy, the look-up of the name, the connection, the certificate, the
answer of the hub, the token. After the first that fails the others are not tried.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal
from urllib.parse import SplitResult, urlsplit

import msgspec

from inference.errors import HearthError, NetworkError, Offline, TokenRefused, Unreachable, UsageError
from inference.net.cancel import CancelToken
from inference.net.network import Network

HopName = Literal["settings", "proxy", "name", "connection", "certificate", "hub", "token"]
HOPS: tuple[HopName, ...] = ("settings", "proxy", "name", "connection", "certificate", "hub", "token")
TIMEOUT = 10.0  # seconds a hop may take

_PORTS = {"http": 80, "https": 443, "socks5": 1080, "socks5h": 1080}
_AT_THE_PROXY = "The proxy takes care of this."


class Hop(msgspec.Struct, frozen=True, kw_only=True):
    """One hop and how it went.

    Attributes:
        name: Which.
        state: ``skipped``: there is nothing to test.
        message: One sentence.
        hint: The next step; empty unless it failed.
        detail: Technical text.
    """

    name: HopName
    state: Literal["fine", "failed", "skipped"]
    message: str
    hint: str = ""
    detail: str = ""


def test_connection(network: Network, cancel: CancelToken, on_hop: Callable[[Hop], None]) -> tuple[Hop, ...]:
    """Try the way to the hub.

    Args:
        network: How to go.
        cancel: Ends it.
        on_hop: Called on this thread with each hop that was tried or skipped.

    Returns:
        The hops; the last one says where it ended.

    Raises:
        Cancelled: Somebody asked to stop.
    """
    return _Test(network, cancel, on_hop).run()


class _Test:
    """One run through the hops."""

    def __init__(self, network: Network, cancel: CancelToken, on_hop: Callable[[Hop], None]) -> None:
        self._network = network
        self._cancel = cancel
        self._on_hop = on_hop
        self._hops: list[Hop] = []

    def run(self) -> tuple[Hop, ...]:
        try:
            hub = self._settings()
            proxy = self._proxy(hub)
            if not proxy:
                self._reach(hub.hostname or "", hub.port or _PORTS[hub.scheme])
            self._ask(hub.scheme, proxied=bool(proxy))
            self._token()
        except _Failed:
            pass
        return tuple(self._hops)

    # ------------------------------------------------------------------------------------------ hops

    def _settings(self) -> SplitResult:
        try:
            if self._network.offline:
                raise Offline("The network is switched off in Hearth.", "Switch offline mode off in the settings.")
            hub = _address(self._network.endpoint, ("http", "https"), "hub", "https://huggingface.co")
            if self._network.proxy:
                _proxy_address(self._network.proxy)
        except HearthError as error:
            self._fail("settings", error)
        self._fine("settings", f"The hub is {self._network.endpoint}.")
        return hub

    def _proxy(self, hub: SplitResult) -> str:
        # Here, because the HTTP library comes with it.
        from inference.net.transport import WHERE_PROXIES_ARE, proxy_for, shown_proxy

        proxy = proxy_for(self._network, hub.scheme, hub.hostname or "", hub.port)
        if not proxy:
            self._skip("proxy", "No proxy is used.")
            return ""
        try:
            address = _proxy_address(proxy)
            self._connect(address.hostname or "", address.port or _PORTS[address.scheme])
        except HearthError as error:
            self._cancel.check()
            message = f"The proxy {shown_proxy(proxy)} cannot be reached."
            self._fail("proxy", Unreachable(message, WHERE_PROXIES_ARE, error.detail or str(error)))
        self._fine("proxy", f"The proxy {shown_proxy(proxy)} is there.")
        self._skip("name", _AT_THE_PROXY)
        self._skip("connection", _AT_THE_PROXY)
        return proxy

    def _reach(self, host: str, port: int) -> None:
        from inference.net.failures import hop_of  # as above

        try:
            self._connect(host, port)
        except HearthError as error:
            self._cancel.check()
            if error.__cause__ is not None and hop_of(error.__cause__) == "name":
                self._fail("name", error)
            self._fine("name", f"The name {host} is known.")
            self._fail("connection", error)
        self._fine("name", f"The name {host} is known.")
        self._fine("connection", f"{host} can be reached.")

    def _ask(self, scheme: str, *, proxied: bool) -> None:
        from inference.hub import answers  # as above
        from inference.hub.refusals import Asked
        from inference.hub.session import open_line
        from inference.net.failures import hop_of

        asked = Asked(with_token=bool(self._network.token))
        try:
            with open_line(self._network, "", self._cancel) as line:
                answer = line.ask("/api/models", (("limit", "1"), ("filter", "gguf")), asked=asked)
                answers.summaries(answers.decode(answer.body))
        except TokenRefused as error:
            self._certificate(scheme)
            self._fine("hub", "The hub answers.")
            self._fail("token", error)
        except HearthError as error:
            self._cancel.check()
            failed = hop_of(error.__cause__) if isinstance(error, NetworkError) and error.__cause__ else "answer"
            if failed == "tls":
                self._fail("certificate", error)
            if proxied and failed == "proxy":
                self._fail("proxy", error)
            self._certificate(scheme)
            self._fail("hub", error)
        self._certificate(scheme)
        self._fine("hub", "The hub answers.")

    def _certificate(self, scheme: str) -> None:
        if scheme == "https":
            self._fine("certificate", "The connection is safe: the certificate is accepted.")
        else:
            self._skip("certificate", "The address begins with http: nothing on the way is encrypted.")

    def _token(self) -> None:
        from inference.hub.client import Hub  # as above

        if not self._network.token:
            self._skip("token", "No access token is set. Most models need none.")
            return
        try:
            name = Hub(self._network, version="").whoami(cancel=self._cancel)
        except HearthError as error:
            self._cancel.check()
            self._fail("token", error)
        self._fine("token", f"The access token is that of {name}.")

    # --------------------------------------------------------------------------------------- helpers

    def _connect(self, host: str, port: int) -> None:
        """Make a connection and close it; the cause of the error tells what failed."""
        import httpcore2  # as above

        from inference.net.failures import explain
        from inference.net.sockets import Backend

        backend = Backend(self._cancel)
        try:
            backend.connect_tcp(host, port, timeout=TIMEOUT).close()
        except (httpcore2.NetworkError, httpcore2.TimeoutException, OSError) as error:
            raise explain(error, host) from error
        finally:
            backend.close()

    def _fine(self, name: HopName, message: str) -> None:
        self._say(Hop(name=name, state="fine", message=message))

    def _skip(self, name: HopName, message: str) -> None:
        self._say(Hop(name=name, state="skipped", message=message))

    def _fail(self, name: HopName, error: HearthError) -> None:
        self._say(Hop(name=name, state="failed", message=error.message, hint=error.hint, detail=error.detail))
        raise _Failed

    def _say(self, hop: Hop) -> None:
        self._hops.append(hop)
        self._on_hop(hop)


class _Failed(Exception):
    """The way ends here; everything is said."""


def _address(text: str, schemes: tuple[str, ...], what: str, example: str) -> SplitResult:
    try:
        address = urlsplit(text)
        valid = address.scheme in schemes and bool(address.hostname) and address.port != 0
    except ValueError:
        valid = False
    if not valid or not text.isprintable() or " " in text:
        raise UsageError(f"The address of the {what} cannot be used: “{text[:80]}”.", f"Write it like {example}.")
    return address


def _proxy_address(text: str) -> SplitResult:
    text = text if "://" in text else f"http://{text}"
    return _address(text, ("http", "https", "socks5", "socks5h"), "proxy", "http://proxy.example:8080")

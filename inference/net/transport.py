"""Carries each request out under the rules of ``Network``: offline, proxy, token to one origin; knows no hub.

Imported where a client is made, not before: httpx2 costs start-up time that a window without downloads need not pay.
"""

from __future__ import annotations

import urllib.request
from urllib.parse import unquote, urlsplit

import httpcore2
import httpx2

from inference.errors import Offline, Unreachable
from inference.net.cancel import CancelToken
from inference.net.network import Network
from inference.net.sockets import Backend

CONNECTIONS = 4  # of one client to one proxy or, without a proxy, altogether
KEEP_ALIVE = 20.0  # seconds an idle connection is kept


class Transport(httpx2.BaseTransport):
    """Sends requests straight or through a proxy, as the settings and the system say for each address."""

    def __init__(self, network: Network, cancel: CancelToken) -> None:
        self._network = network
        self._cancel = cancel
        self._home = httpx2.URL(network.endpoint)
        self._backend = Backend(cancel)
        self._lines: dict[str, httpx2.BaseTransport] = {}

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        if self._network.offline:
            raise offline()
        self._cancel.check()
        # Whatever came with the request or with a redirect: the token goes where it belongs and nowhere else.
        request.headers.pop("Authorization", None)
        if self._network.token and same_origin(request.url, self._home):
            request.headers["Authorization"] = f"Bearer {self._network.token}"
        return self._line(request.url).handle_request(request)

    def close(self) -> None:
        for line in self._lines.values():
            line.close()
        self._lines.clear()
        self._backend.close()

    def _line(self, url: httpx2.URL) -> httpx2.BaseTransport:
        proxy = proxy_for(self._network, url.scheme, url.host, url.port)
        if proxy not in self._lines:
            self._lines[proxy] = _Line(proxy, self._backend)
        return self._lines[proxy]


class _Line(httpx2.HTTPTransport):
    """httpx2's own transport with our sockets below it.

    WORKAROUND httpx2 2.16 hands no network backend through to httpcore2, so its pool is made here.
    """

    def __init__(self, proxy: str, backend: Backend) -> None:
        self._pool = _pool(proxy, backend)


def _pool(proxy: str, backend: Backend) -> httpcore2.ConnectionPool:
    if not proxy:
        return httpcore2.ConnectionPool(
            max_connections=CONNECTIONS, keepalive_expiry=KEEP_ALIVE, network_backend=backend
        )
    parts = urlsplit(proxy)
    auth = (unquote(parts.username), unquote(parts.password or "")) if parts.username else None
    plain = parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
    if parts.scheme in ("socks5", "socks5h"):
        return httpcore2.SOCKSProxy(
            plain, auth, max_connections=CONNECTIONS, keepalive_expiry=KEEP_ALIVE, network_backend=backend
        )
    if parts.scheme in ("http", "https") and parts.hostname:
        return httpcore2.HTTPProxy(
            plain, auth, max_connections=CONNECTIONS, keepalive_expiry=KEEP_ALIVE, network_backend=backend
        )
    raise Unreachable(
        "The address of the proxy cannot be used.",
        "Write it like http://proxy.example:8080 or socks5://proxy.example:1080.",
        plain,
    )


def proxy_for(network: Network, scheme: str, host: str, port: int | None = None) -> str:
    """URL of the proxy that leads to an address; empty: straight.

    A proxy from the settings is used for everything. Else the system decides: ``HTTPS_PROXY`` and its
    relatives, ``NO_PROXY``, or what Windows and macOS have set.
    """
    if network.proxy:
        return network.proxy if "://" in network.proxy else f"http://{network.proxy}"
    proxies = urllib.request.getproxies()
    found = proxies.get(scheme) or proxies.get("all") or ""
    if not found or urllib.request.proxy_bypass(f"{host}:{port}" if port else host):
        return ""
    return found if "://" in found else f"http://{found}"


def same_origin(one: httpx2.URL, other: httpx2.URL) -> bool:
    """Whether scheme, host and port are equal."""
    return (one.scheme, one.host, _port(one)) == (other.scheme, other.host, _port(other))


def _port(url: httpx2.URL) -> int | None:
    return url.port or {"http": 80, "https": 443}.get(url.scheme)


def offline() -> Offline:
    """What to say while the network is switched off."""
    return Offline("The network is switched off in Hearth.", "Switch offline mode off in the settings to go on.")

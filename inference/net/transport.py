"""Carries each request out under the rules of ``Network``: offline, proxy, token to one origin; knows no hub.

Imported where a client is made, not before: httpx2 costs start-up time that a window without downloads need not pay.
"""

from __future__ import annotations

import ssl
import urllib.request
from typing import Any
from urllib.parse import unquote, urlsplit

import httpcore2
import httpx2

from inference.errors import Offline, TokenRefused, Unreachable
from inference.net.cancel import CancelToken
from inference.net.failures import hop_of
from inference.net.network import Network
from inference.net.sockets import Backend

CONNECTIONS = 4  # of one client to one proxy or, without a proxy, altogether
KEEP_ALIVE = 20.0  # seconds an idle connection is kept
WHERE_PROXIES_ARE = "Check its address in the settings, or in the system's."


class Transport(httpx2.BaseTransport):
    """Sends requests straight or through a proxy, as the settings and the system say for each address."""

    def __init__(self, network: Network, cancel: CancelToken) -> None:
        self._network = network
        self._cancel = cancel
        self._home = home_url(network)
        self._backend = Backend(cancel)
        self._lines: dict[tuple[str, bool], httpx2.BaseTransport] = {}

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        if self._network.offline:
            raise offline()
        self._cancel.check()
        # Whatever came with the request or with a redirect: the token goes where it belongs and nowhere else.
        request.headers.pop("Authorization", None)
        if self._network.token and same_origin(request.url, self._home):
            request.headers["Authorization"] = f"Bearer {_checked(self._network.token)}"
        url = request.url
        proxy = proxy_for(self._network, url.scheme, url.host, url.port)
        try:
            return self._line(proxy, safe=url.scheme == "https").handle_request(request)
        except (httpx2.ConnectError, httpx2.ConnectTimeout) as error:
            if not proxy or hop_of(error) == "tls":
                raise
            detail = f"{type(error).__name__}: {error}"
            raise Unreachable(
                f"The proxy {shown_proxy(proxy)} cannot be reached.", WHERE_PROXIES_ARE, detail
            ) from error
        except OSError as error:  # the file of certificates that SSL_CERT_FILE names is not there
            raise httpx2.ConnectError(f"TLS: {error}") from error

    def close(self) -> None:
        for line in self._lines.values():
            line.close()
        self._lines.clear()
        self._backend.close()

    def _line(self, proxy: str, *, safe: bool) -> httpx2.BaseTransport:
        if (proxy, safe) not in self._lines:
            # Read here once; httpcore2 would read the certificates for each connection, and leave that open on failure.
            context = httpcore2.default_ssl_context() if safe else None
            self._lines[proxy, safe] = _Line(proxy, self._backend, context)
        return self._lines[proxy, safe]


class _Line(httpx2.HTTPTransport):
    """httpx2's own transport with our sockets below it.

    WORKAROUND httpx2 2.16 hands no network backend through to httpcore2, so its pool is made here.
    """

    def __init__(self, proxy: str, backend: Backend, context: ssl.SSLContext | None) -> None:
        self._pool = _pool(proxy, backend, context)


def _pool(proxy: str, backend: Backend, context: ssl.SSLContext | None) -> httpcore2.ConnectionPool:
    common: dict[str, Any] = {
        "ssl_context": context,
        "max_connections": CONNECTIONS,
        "keepalive_expiry": KEEP_ALIVE,
        "network_backend": backend,
    }
    if not proxy:
        return httpcore2.ConnectionPool(**common)
    try:
        parts = urlsplit(proxy)
        auth = (unquote(parts.username), unquote(parts.password or "")) if parts.username else None
        plain = parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
        if parts.scheme in ("socks5", "socks5h") and parts.hostname:
            return httpcore2.SOCKSProxy(plain, auth, **common)
        if parts.scheme in ("http", "https") and parts.hostname:
            return httpcore2.HTTPProxy(plain, auth, **common)
        detail = f"“{parts.scheme}” is none of http, https and socks5"
    except ValueError as error:
        detail = str(error)
    raise Unreachable(
        f"The address of the proxy cannot be used: “{shown_proxy(proxy)[:80]}”.",
        "Write it like http://proxy.example:8080 or socks5://proxy.example:1080.",
        detail,
    )


def shown_proxy(proxy: str) -> str:
    """A proxy's address without the password."""
    return proxy.rpartition("@")[2].rpartition("://")[2]


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


def home_url(network: Network) -> httpx2.URL:
    """The hub's address; an empty one, which nothing is at, when what is set is none."""
    try:
        url, host = httpx2.URL(network.endpoint), urlsplit(network.endpoint).hostname or ""
    except (httpx2.InvalidURL, ValueError):
        return httpx2.URL()
    return url if url.scheme in ("http", "https") and host and not set(host) & set(' <>"') else httpx2.URL()


def same_origin(one: httpx2.URL, other: httpx2.URL) -> bool:
    """Whether scheme, host and port are equal."""
    return (one.scheme, one.host, _port(one)) == (other.scheme, other.host, _port(other))


def _port(url: httpx2.URL) -> int | None:
    return url.port or {"http": 80, "https": 443}.get(url.scheme)


def _checked(token: str) -> str:
    if all("!" <= character <= "~" for character in token):
        return token
    raise TokenRefused(
        "The access token cannot be one: there are characters in it that no token has.",
        "Copy it again from the hub, into the settings or into HF_TOKEN.",
    )


def offline() -> Offline:
    """What to say while the network is switched off."""
    return Offline("The network is switched off in Hearth.", "Switch offline mode off in the settings to go on.")

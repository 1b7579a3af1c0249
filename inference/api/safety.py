"""Who gets in: key, ``Host``, ``Origin`` and kind of content are looked at before anything else; knows no protocol.

A browser lets every website send requests to this computer. Three things tell them apart from programs: they carry an
``Origin`` or ``Sec-Fetch-Site``; a name that was bent to this computer (DNS rebinding) stands in ``Host``; and without
being asked first a browser sends no JSON. Each is refused by itself, and the key is asked for in any case.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import re
import socket

from starlette.datastructures import Headers
from starlette.types import Scope

from inference.api.errors import Problem
from inference.api.settings import ApiSettings

OPEN = frozenset({"/health", "/v1/health"})  # say nothing but that something is there
METHODS = "GET, POST, DELETE, OPTIONS"
# The last two are what containers call this computer. Nobody can register a name that ends in ``.internal``.
_LOOPBACK_NAMES = frozenset({"localhost", "host.docker.internal", "host.containers.internal"})
_TOKENS = re.compile(r"[A-Za-z0-9_\-, ]{0,2000}")
_PREFLIGHT_S = "600"  # seconds a browser may remember it


class Safety:
    """Decides on the head of each request.

    Args:
        settings: What is let in.
    """

    def __init__(self, settings: ApiSettings) -> None:
        self._settings = settings
        self._names = _LOOPBACK_NAMES | {name.lower() for name in settings.hosts}
        if not settings.loopback_only:
            self._names |= _own_names()
        self._key = _digest(settings.key)

    def check(self, scope: Scope) -> None:
        """Let a request in. Raises ``Problem`` for one that is not due an answer."""
        headers = Headers(scope=scope)
        _check_length(headers)
        self._check_host(headers)
        self._check_origin(headers)
        if scope["method"] == "OPTIONS" and "origin" in headers:
            return  # the browser asks whether it may; it cannot show the key then
        if scope["path"] not in OPEN:
            self._check_key(headers)
        if scope["method"] == "POST":
            _check_content(headers)

    def cors(self, scope: Scope) -> list[tuple[bytes, bytes]]:
        """What is added to every answer, so that the websites that may ask can read it."""
        headers = Headers(scope=scope)
        origin = headers.get("origin", "")
        if not origin or origin not in self._settings.origins:
            return [(b"vary", b"Origin")] if self._settings.origins else []
        given = [
            (b"access-control-allow-origin", origin.encode("latin-1")),
            (b"access-control-expose-headers", b"x-hearth-model, x-hearth-why, x-request-id, retry-after"),
            (b"vary", b"Origin"),
        ]
        if scope["method"] == "OPTIONS":
            given += _preflight(headers)
        return given

    def _check_host(self, headers: Headers) -> None:
        hosts = headers.getlist("host")
        if len(hosts) == 1 and self._is_here(hosts[0].lower()):
            return
        raise Problem(
            "The address in this request is none of this computer's. Use 127.0.0.1, or have the name listed in Hearth.",
            status=403,
            error_code="host_not_allowed",
        )

    def _is_here(self, host: str) -> bool:
        name, port = _split(host)
        if port < 1:  # which one is not looked at: tunnels and containers have others, and names alone are bent
            return False
        if name in self._names or host in self._names:
            return True
        try:
            address = ipaddress.ip_address(name)
        except ValueError:
            return False
        # Nobody's name server decides about an address: where the network is let in, each of this computer's will do.
        return address.is_loopback or not self._settings.loopback_only

    def _check_origin(self, headers: Headers) -> None:
        origins = headers.getlist("origin")
        if origins:
            if len(origins) == 1 and origins[0] != "null" and origins[0] in self._settings.origins:
                return
        elif headers.get("sec-fetch-site", "none") in ("none", "same-origin"):
            return
        raise Problem(
            "Websites may not ask this computer. Whoever it belongs to can allow some in Hearth's settings.",
            status=403,
            error_code="origin_not_allowed",
        )

    def _check_key(self, headers: Headers) -> None:
        if not self._settings.key:
            return
        scheme, _, bearer = headers.get("authorization", "").partition(" ")
        token = bearer.strip(" \t") if scheme.lower() == "bearer" else ""
        # Anthropic's programs send both, one of them perhaps meant for somebody else.
        fits = hmac.compare_digest(_digest(token), self._key)
        if not (hmac.compare_digest(_digest(headers.get("x-api-key", "")), self._key) or fits):
            raise Problem(
                "The API key is missing or wrong. Hearth shows the right one under Settings, API, and hearth serve "
                "when it starts.",
                status=401,
                error_code="invalid_api_key",
            )


def _digest(text: str) -> bytes:
    """Of the same length whatever the key, so that comparing tells nothing about it."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()


def _own_names() -> frozenset[str]:
    """As others in the network call this computer: by its name, alone or with ``.local``, which nobody can register."""
    name = socket.gethostname().lower()
    return frozenset((name, f"{name}.local")) if name else frozenset()


def _split(host: str) -> tuple[str, int]:
    """Name and port of a ``Host``; port 80 where none is said, -1 where it makes no sense."""
    if host.startswith("["):
        name, closed, rest = host[1:].partition("]")
        if not closed or rest[:1] not in ("", ":"):
            return name, -1
        port = rest[1:]
    else:
        name, _, port = host.partition(":")
    if not port:
        return name, 80
    return name, int(port) if port.isascii() and port.isdigit() and len(port) <= 5 else -1


def _check_length(headers: Headers) -> None:
    """A request of two lengths ends in two places: what lies between may be another one, hidden from a proxy."""
    if "transfer-encoding" in headers and "content-length" in headers:
        raise Problem("A request has one length: Content-Length or Transfer-Encoding.", closes=True)


def _check_content(headers: Headers) -> None:
    """Forms and plain text are what a website may send without asking first."""
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json" and not (kind.startswith("application/") and kind.endswith("+json")):
        raise Problem(
            "The content has to be JSON, and Content-Type has to say so: application/json.",
            status=415,
            error_code="unsupported_content_type",
        )
    if headers.get("content-encoding", "identity").lower() not in ("", "identity"):
        raise Problem("Compressed requests are not understood here.", status=415, error_code="unsupported_encoding")


def _preflight(headers: Headers) -> list[tuple[bytes, bytes]]:
    wanted = headers.get("access-control-request-headers", "")
    names = wanted if _TOKENS.fullmatch(wanted) else "authorization, content-type"
    given = [
        (b"access-control-allow-methods", METHODS.encode()),
        (b"access-control-allow-headers", names.encode("latin-1")),
        (b"access-control-max-age", _PREFLIGHT_S.encode()),
    ]
    if headers.get("access-control-request-private-network") == "true":
        given.append((b"access-control-allow-private-network", b"true"))
    return given

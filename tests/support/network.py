"""Keeps the test process off the network: only this computer may be reached."""

from __future__ import annotations

import ipaddress
import sys


class NetworkRefused(AssertionError):
    """A test tried to reach another computer."""


def _is_here(host: object) -> bool:
    if host is None or host in ("", "localhost"):
        return True
    text = host.decode() if isinstance(host, bytes) else str(host)
    try:
        return ipaddress.ip_address(text.partition("%")[0]).is_loopback
    except ValueError:
        return False


def _refuse(event: str, args: tuple[object, ...]) -> None:
    if event in ("socket.connect", "socket.sendto"):
        address = args[1]
        host = address[0] if isinstance(address, tuple) else None  # anything else is a local socket
    elif event == "socket.getaddrinfo":
        host = args[0]
    else:
        return
    if not _is_here(host):
        raise NetworkRefused(f"tests stay on this computer, but something asked for {host!r}")


def refuse_network() -> None:
    """From now on connecting to, or looking up, another computer raises ``NetworkRefused``.

    An audit hook sees every socket of the process, also those of libraries; it cannot be taken out again.
    """
    sys.addaudithook(_refuse)

"""What went wrong on the way, in words: which hop failed, what it means, what to do; asks nobody.

The hops are the look-up of the name, the proxy, the connection, TLS and the answer.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from typing import Literal

from inference.errors import HearthError, NetworkError, Unreachable, WrongAnswer

Hop = Literal["proxy", "name", "connection", "tls", "timeout", "answer", "line"]

_INTERNET = "Check the connection to the internet."


def explain(error: BaseException, host: str = "") -> HearthError:
    """The error to show for whatever a client of ``inference.net.client`` raised.

    Args:
        error: Of httpx2, of the system, or already one of Hearth's, which is returned as it is.
        host: Who was asked, for the sentence.
    """
    if isinstance(error, HearthError):
        return error
    hop, detail = hop_of(error), f"{type(error).__name__}: {error}"
    who = host or "the server"
    match hop:
        case "proxy":
            return Unreachable(
                "The proxy does not let Hearth through.", "Check the proxy in the settings, or in the system's.", detail
            )
        case "name":
            return Unreachable(
                f"The name {who} was not found.", f"{_INTERNET} If it works, check the address in the settings.", detail
            )
        case "tls":
            return Unreachable(
                f"The connection to {who} is not safe: its certificate is not accepted.",
                "Check the date of this computer. In a company the system must know the company's certificate.",
                detail,
            )
        case "timeout":
            return Unreachable(f"There was no answer from {who} in time.", f"{_INTERNET} Then try again.", detail)
        case "connection":
            return Unreachable(f"{_sentence(who)} cannot be reached.", f"{_INTERNET} Then try again.", detail)
        case "line":
            return Unreachable(f"The connection to {who} was interrupted.", f"{_INTERNET} Then try again.", detail)
    return WrongAnswer(
        f"The answer of {who} makes no sense.", "Try again; if it stays so, something between is in the way.", detail
    )


def hop_of(error: BaseException) -> Hop:
    """What failed, as far as it can be told."""
    # Here, because whoever only knows about errors need not load the HTTP library.
    import httpx2

    chain = list(_chain(error))
    text = " ".join(str(each) for each in chain)
    if isinstance(error, httpx2.ProxyError) or any(isinstance(each, ImportError) for each in chain):
        return "proxy"
    if any(isinstance(each, socket.gaierror) for each in chain):
        return "name"
    if any(isinstance(each, ssl.SSLError) for each in chain) or "TLS:" in text:
        return "timeout" if isinstance(error, httpx2.TimeoutException) else "tls"
    if isinstance(error, (httpx2.TimeoutException, TimeoutError)):
        return "timeout"
    if isinstance(error, (httpx2.ConnectError, ConnectionRefusedError)):
        return "connection"
    if isinstance(error, (httpx2.NetworkError, httpx2.RemoteProtocolError, OSError)):
        return "line"
    return "answer"


def is_network_failure(error: BaseException) -> bool:
    """Whether it comes from the network, so that trying again may help."""
    import httpx2  # as above

    return isinstance(error, (NetworkError, httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError))


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] if words.startswith("the ") else words

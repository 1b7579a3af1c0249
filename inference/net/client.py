"""Makes HTTP clients that obey ``Network`` and end at once when asked to; knows no hub.

Importing this loads no HTTP library: that happens when the first client is made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inference.net.cancel import CancelToken
from inference.net.network import Network

if TYPE_CHECKING:
    import httpx2

READ_TIMEOUT = 20.0  # seconds without a single byte
CONNECT_TIMEOUT = 10.0  # seconds for each of look-up, connection and TLS


def open_client(
    network: Network,
    cancel: CancelToken,
    *,
    timeout: float = READ_TIMEOUT,
    connect_timeout: float = CONNECT_TIMEOUT,
    follow_redirects: bool = False,
    version: str = "",
) -> httpx2.Client:
    """A client for one piece of work on one thread; use it in a ``with`` block.

    Every call on it, and on its answers, raises ``Cancelled`` within milliseconds after ``cancel.cancel()``,
    whatever it waits for; ``Offline`` while the network is switched off; else the errors of httpx2, which
    ``inference.net.failures.explain`` puts into words.

    Args:
        network: What it obeys. The token is sent to the endpoint's origin alone, also after redirects.
        cancel: Ends it.
        timeout: Seconds without a byte, in either direction.
        connect_timeout: Seconds for look-up and connection, and again for TLS.
        follow_redirects: Whether answers that point elsewhere are followed.
        version: Of Hearth; goes into the ``User-Agent``, which says nothing else.
    """
    # Here, because it loads the HTTP library; see above.
    import httpx2

    from inference.net.transport import Transport

    return httpx2.Client(
        transport=Transport(network, cancel),
        timeout=httpx2.Timeout(timeout, connect=connect_timeout),
        follow_redirects=follow_redirects,
        # Nothing of the environment: proxies are the transport's business, and a .netrc must not speak for the user.
        trust_env=False,
        headers={"User-Agent": f"hearth/{version}" if version else "hearth", "Accept-Encoding": "identity"},
    )

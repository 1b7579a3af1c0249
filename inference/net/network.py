"""How the network is to be used, as the user has set it; opens no connection."""

from __future__ import annotations

import msgspec

HUB = "https://huggingface.co"


class Network(msgspec.Struct, frozen=True, kw_only=True):
    """What every request obeys.

    Attributes:
        endpoint: Where the hub is: scheme, host and perhaps a path, without a slash at the end.
        proxy: URL of the proxy (``http://``, ``https://`` or ``socks5://``); empty: what the system says.
        offline: Whether the network is switched off. Enforced where clients are made, so nothing gets past it.
        token: Access token for the hub; empty: none. Sent to the endpoint's origin alone.
    """

    endpoint: str = HUB
    proxy: str = ""
    offline: bool = False
    token: str = ""

    def __repr__(self) -> str:
        """Without the token: this may end up in a log."""
        return f"Network(endpoint={self.endpoint!r}, proxy=..., offline={self.offline}, token=...)"

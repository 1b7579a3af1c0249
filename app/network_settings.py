"""How the network is used, from settings and environment; opens no connection and asks no keychain.

What is set in Hearth wins over the environment. The proxies of the environment and of the system are not read here:
they depend on the address, and where connections are made they are asked each time.
"""

from __future__ import annotations

from collections.abc import Mapping

from app.settings import Settings
from inference.download.values import Limits
from inference.net.network import HUB, Network

_YES = ("1", "on", "yes", "true")  # as huggingface_hub reads them


def network_of(settings: Settings, environ: Mapping[str, str], token: str = "") -> Network:
    """What every request has to obey at this moment.

    Args:
        settings: Those in force.
        environ: Environment variables: ``HF_ENDPOINT`` and ``HF_HUB_OFFLINE``.
        token: Access token for the hub of ``endpoint_of``, from ``inference.hub.tokens``; empty: none.
    """
    # The switch of the settings knows no "not said": where the environment says offline, it is offline.
    offline = settings.flag("network.offline") or environ.get("HF_HUB_OFFLINE", "").strip().lower() in _YES
    return Network(
        endpoint=endpoint_of(settings, environ),
        proxy=settings.text("network.proxy"),
        offline=offline,
        token=token,
    )


def endpoint_of(settings: Settings, environ: Mapping[str, str]) -> str:
    """Address of the hub, without a slash at the end."""
    wanted = settings.text("network.endpoint") or environ.get("HF_ENDPOINT", "").strip()
    return (wanted or HUB).rstrip("/")


def limits_of(settings: Settings) -> Limits:
    """How much of the line downloads may take."""
    return Limits(
        bytes_per_second=settings.number("downloads.limit") or 0,
        at_a_time=settings.number("downloads.at_a_time") or 1,
    )

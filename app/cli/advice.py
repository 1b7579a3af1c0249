"""What the terminal adds to an error of the network: where a thing is set when there is no window; asks nobody."""

from __future__ import annotations

from collections.abc import Mapping

from app.settings import Settings
from inference.errors import AccessNeeded, HearthError, Offline, TokenRefused

OFFLINE, TOKEN = "HF_HUB_OFFLINE", "HF_TOKEN"  # variables of the environment


def advised(error: HearthError, settings: Settings, environ: Mapping[str, str], *, from_hub: bool) -> HearthError:
    """The error with the next step that helps here.

    Args:
        error: What went wrong.
        settings: Those in force.
        environ: The environment.
        from_hub: Whether the hub was asked, which knows access tokens; not some other address.
    """
    token = environ.get(TOKEN, "").strip()
    if isinstance(error, Offline) and not settings.flag("network.offline"):
        return Offline(f"The network is switched off: {OFFLINE} is set.", "Unset it to go on.", error.detail)
    if isinstance(error, TokenRefused) and token:
        hint = f"It is the one in {TOKEN}: put a new one there, or unset it."
        return TokenRefused(error.message, hint, error.detail)
    if isinstance(error, AccessNeeded) and from_hub and not token:
        return AccessNeeded(error.message, f"{error.hint} The variable {TOKEN} can hold it, too.".strip(), error.detail)
    return error

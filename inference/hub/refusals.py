"""What it means when the hub says no: from status and error code to a sentence and a next step; asks nobody."""

from __future__ import annotations

import datetime
import email.utils
from collections.abc import Mapping

import msgspec

from inference.errors import AccessNeeded, HubBusy, HubError, NetworkError, NotOnHub, TokenRefused, Unreachable
from inference.net.network import HUB

MAX_RETRY_AFTER = 24 * 3600.0  # seconds; beyond it, a server's wish to wait makes no sense


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What the question was, to say what was refused.

    Attributes:
        repository: Id; empty when the question was about none.
        path: A file in it; empty: none in particular.
        revision: Branch, tag or commit.
        with_token: Whether a token went along.
    """

    repository: str = ""
    path: str = ""
    revision: str = ""
    with_token: bool = False


def refusal(status: int, headers: Mapping[str, str], asked: Asked) -> HubError | NetworkError:
    """The error for an answer of the hub that is none.

    Args:
        status: HTTP status of 400 and more.
        headers: Of the answer; names in any case as the mapping sees fit.
        asked: What the question was.
    """
    code, words = headers.get("x-error-code", ""), headers.get("x-error-message", "")[:500]
    detail = " ".join(word for word in (f"HTTP {status}", code, words) if word)
    if status == 429 or status >= 500:
        return _busy(status, retry_after(headers), asked, detail)
    if status == 407:
        return Unreachable(
            "The proxy wants a user name and a password.", "Write them into the address of the proxy.", detail
        )
    if code == "GatedRepo":
        return _gated(status, asked, detail)
    if status == 401 and asked.with_token and code != "RepoNotFound" and _names_the_token(words):
        return TokenRefused(
            "The hub does not accept your access token: it was revoked, has run out, or was not copied whole.",
            "Make a new one on the hub and put it into the settings, or remove the old one.",
            detail,
        )
    if status == 403:
        return AccessNeeded(
            f"Your access token does not allow to read {asked.repository or 'this'}.",
            "Give the token the right to read this repository, or use another one.",
            detail,
        )
    if status in (401, 404):
        return _missing(code, asked, detail)
    return HubError(f"The hub refused the request (error {status}).", "Try again later, or report it.", detail)


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds the server asks to wait, ``None`` when it does not say in a way that makes sense."""
    text = headers.get("retry-after", "").strip()
    try:
        seconds = float(text) if text.isdigit() else _until(text)
    except (ValueError, TypeError, OverflowError):
        return None
    return seconds if 0 <= seconds <= MAX_RETRY_AFTER else None


def _until(moment: str) -> float:
    """Seconds until a date as HTTP writes it; 0 when it is past."""
    then = email.utils.parsedate_to_datetime(moment)
    return max(0.0, (then - datetime.datetime.now(datetime.UTC)).total_seconds())


def _busy(status: int, seconds: float | None, asked: Asked, detail: str) -> HubBusy:
    message = f"The hub has a problem of its own at the moment (error {status})."
    hint = f"Try again in {_duration(seconds)}." if seconds else "Try again in a few minutes."
    if status == 429:
        message = "The hub asks to slow down: too many requests came from this connection."
        if not asked.with_token:
            hint += " With an access token in the settings the hub allows more."
    error = HubBusy(message, hint, detail)
    error.retry_after = seconds
    return error


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{max(1, round(seconds))} seconds"
    return f"{round(seconds / 60)} minutes"


def _gated(status: int, asked: Asked, detail: str) -> AccessNeeded:
    page = f"{HUB}/{asked.repository}"
    if status == 403 and asked.with_token:
        return AccessNeeded(
            f"{asked.repository} may be downloaded once its licence is accepted; your account has no access yet.",
            f"Accept the licence at {page}. If that is done already, its owner has yet to agree.",
            detail,
        )
    return AccessNeeded(
        f"{asked.repository} may be downloaded once its licence is accepted.",
        f"Accept it at {page}, then put an access token of your account into the settings.",
        detail,
    )


def _missing(code: str, asked: Asked, detail: str) -> HubError:
    if code == "EntryNotFound":
        return NotOnHub(
            f"{asked.repository} has no file “{asked.path}”.", "Open its page again: it may have changed.", detail
        )
    if code == "RevisionNotFound":
        return NotOnHub(
            f"{asked.repository} has no version “{asked.revision}”.", "Leave it out to get the current one.", detail
        )
    if not asked.repository:
        return HubError("The hub knows no such page.", "Check the address of the hub in the settings.", detail)
    if asked.with_token:
        hint = "Check the spelling. If it is private, your access token must be allowed to read it."
    else:
        hint = "Check the spelling. If it is private, put an access token of its owner into the settings."
    return NotOnHub(f"There is no {asked.repository} on the hub, or it is private.", hint, detail)


def _names_the_token(words: str) -> bool:
    """The hub answers 401 to a bad token even for what everybody may read, and to a missing repository, too."""
    lower = words.lower()
    return not words or "invalid" in lower or "credential" in lower or "expired" in lower or "token" in lower

"""What a download says about itself, in words; pure functions of one moment."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.itemmodels.amounts import duration, percent, size, size_of, speed
from inference.download.values import Download


def _tr(text: str) -> str:
    return QCoreApplication.translate("Downloads", text)


def state_words(download: Download, age: float = 0.0) -> str:
    """One line, or two where something is wrong: where it stands and what comes next.

    Args:
        download: The download as it was last heard of.
        age: Seconds since then.
    """
    match download.state:
        case "queued":
            return _joined(_tr("Waiting for its turn"), _arrived(download))
        case "running":
            return _running(download)
        case "waiting":
            return _waiting(download, age)
        case "verifying":
            return _joined(_tr("Checking that every byte is right"), f"{percent(download.done, download.total)} %")
        case "paused":
            return _paused(download)
        case "failed":
            return f"{download.message} {download.hint}".strip() or _tr("It failed.")
        case "done":
            return _joined(size(download.total or download.done), _tr("complete and checked"))


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _arrived(download: Download) -> str:
    if download.done:
        return size_of(download.done, download.total)
    return size(download.total) if download.total else ""


def _running(download: Download) -> str:
    if not download.done and not download.speed:
        return _joined(_tr("Starting"), size(download.total) if download.total else "")
    pace = speed(download.speed) if download.speed else ""
    left = _tr("{0} left").format(duration(download.seconds_left)) if download.seconds_left is not None else ""
    return _joined(_arrived(download), pace, left)


def _waiting(download: Download, age: float) -> str:
    left = download.retry_in - age
    again = _tr("Trying again in {0}.").format(duration(left)) if left >= 1 else _tr("Trying again now.")
    return f"{download.message} {again}".strip()


def _paused(download: Download) -> str:
    if download.code == "no_space":
        return f"{download.message} {download.hint}".strip()
    if download.message:
        return _joined(_tr("Paused"), _arrived(download), download.message)
    return _joined(_tr("Paused"), _arrived(download))


def overall_words(active: int, share: int, *, paused: bool) -> str:
    """All that is under way in a few words: ``2 downloads, 43 %``.

    Args:
        active: How many have not ended.
        share: Hundredths that are there, all together.
        paused: Whether none of them goes on by itself.
    """
    what = _tr("1 download") if active == 1 else _tr("{0} downloads").format(active)
    if paused:
        return _tr("{0} paused").format(what)
    return _tr("{0}, {1} %").format(what, share)


def button_words(download: Download) -> str:
    """Where a download that is not done stands, in a word that fits on a button."""
    if download.state in ("paused", "failed"):
        return _tr("Paused") if download.state == "paused" else _tr("Failed")
    return f"{percent(download.done, download.total)} %"

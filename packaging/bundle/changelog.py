"""The changelog as others want it: releases for AppStream, a changelog for Debian. Knows no packages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from xml.sax.saxutils import escape

from app.identity import HOMEPAGE

_RELEASE = re.compile(r"^## \[(?P<name>[^]]+)\](?: - (?P<date>\d{4}-\d{2}-\d{2}))?\s*$")
_SECTION = re.compile(r"^### (?P<title>.+)$")
_LINK = re.compile(r"\[([^]]+)\]\([^)]*\)")
_WIDTH = 78
_STORE_CHANGES = 8  # as many of a release are on a store page; the rest is a click away


@dataclass(frozen=True)
class Release:
    """One version.

    Attributes:
        version: As in ``pyproject.toml``.
        day: When it came out; of what is not released, when it was changed last.
        changes: A paragraph each.
        released: Whether it has come out.
    """

    version: str
    day: date
    changes: tuple[str, ...]
    released: bool = True


def releases(text: str, version: str, changed: date) -> list[Release]:
    """The releases in a changelog, the newest first.

    Args:
        version: What is being built; what stands under *Unreleased* belongs to it.
        changed: The day that has then.

    Raises:
        ValueError: Nothing is said about ``version``.
    """
    found = [
        Release(version if name == "Unreleased" else name, day or changed, changes, name != "Unreleased")
        for name, day, changes in _parts(text)
        if changes
    ]
    if not any(release.version == version for release in found):
        raise ValueError(f"CHANGELOG.md says nothing about version {version}.")
    return found


def _parts(text: str) -> Iterator[tuple[str, date | None, tuple[str, ...]]]:
    name, day = "", None
    lines: list[str] = []
    for line in [*text.splitlines(), "## [end]"]:
        if found := _RELEASE.match(line):
            if name:
                yield name, day, _paragraphs(lines)
            name, day = found["name"], date.fromisoformat(found["date"]) if found["date"] else None
            lines = []
        else:
            lines.append(line)


def _paragraphs(lines: Sequence[str]) -> tuple[str, ...]:
    found: list[str] = []
    for line in lines:
        if line.startswith("- "):
            found.append(line[2:].strip())
        elif found and line.startswith("  ") and line.strip():
            found[-1] += " " + line.strip()
    return tuple(_plain(paragraph) for paragraph in found)


def _plain(paragraph: str) -> str:
    return re.sub(r"[*`]", "", _LINK.sub(r"\1", paragraph))


def appstream(found: Sequence[Release]) -> str:
    """The ``<releases>`` of AppStream's metainfo: what is first in each, and where all of it is.

    Format: https://www.freedesktop.org/software/appstream/docs/chap-Metadata.html#tag-releases
    """
    lines = ["<releases>"]
    for release in found:
        kind = "stable" if release.released else "development"
        lines.append(f'  <release version="{escape(release.version)}" date="{release.day}" type="{kind}">')
        lines += ["    <description>", "      <ul>"]
        lines += [f"        <li>{escape(change)}</li>" for change in release.changes[:_STORE_CHANGES]]
        lines += ["      </ul>", "    </description>"]
        lines += [f'    <url type="details">{HOMEPAGE}/blob/main/CHANGELOG.md</url>', "  </release>"]
    return "\n".join([*lines, "</releases>"])


def debian(found: Sequence[Release], package: str, maintainer: str) -> str:
    """A changelog as in section 4.4 of Debian's policy."""
    parts = []
    for release in found:
        body = "\n".join(_wrapped(change) for change in release.changes)
        moment = datetime(release.day.year, release.day.month, release.day.day, 12, tzinfo=UTC)
        stamp = _day(moment)
        parts.append(f"{package} ({release.version}) unstable; urgency=medium\n\n{body}\n\n -- {maintainer}  {stamp}\n")
    return "\n".join(parts)


def _day(moment: datetime) -> str:
    """As in RFC 5322, in English whatever the locale."""
    days = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    months = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    return (
        f"{days[moment.weekday()]}, {moment.day:02d} {months[moment.month - 1]} {moment.year} {moment:%H:%M:%S} +0000"
    )


def _wrapped(change: str) -> str:
    lines, line = [], "  *"
    for word in change.split():
        if len(line) + 1 + len(word) > _WIDTH:
            lines.append(line)
            line = "   "
        line += " " + word
    return "\n".join([*lines, line])

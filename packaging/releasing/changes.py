"""Reads of the changelog what a release says about itself, and of the sources whether they are ready for it."""

from __future__ import annotations

import json
import re
import subprocess
import tomllib
from pathlib import Path

# As inference.updates reads it; the same limits, so that a feed that is written is one that is understood.
FORMAT = 1
PAGE = "https://hearth-chat.github.io/Hearth/{version}/"
MOST_LINES, LONGEST_LINE = 40, 500

_HEADING = re.compile(r"^## \[(?P<name>[^]]+)\](?: - (?P<day>\d{4}-\d{2}-\d{2}))?\s*$", re.MULTILINE)
_LINK = re.compile(r"\[([^]]+)\]\([^)]*\)")


def version_of(root: Path) -> str:
    """The version, from the one place where it stands."""
    return str(tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"])


def notes_of(changelog: str, version: str) -> str:
    """What the changelog says about a version, in Markdown.

    Raises:
        ValueError: It says nothing about it.
    """
    headings = list(_HEADING.finditer(changelog))
    for number, heading in enumerate(headings):
        if heading["name"] == version:
            end = headings[number + 1].start() if number + 1 < len(headings) else len(changelog)
            if text := changelog[heading.end() : end].strip():
                return text + "\n"
    raise ValueError(f"CHANGELOG.md says nothing about version {version}.")


def lines_of(notes: str) -> list[str]:
    """The points of notes in Markdown as plain lines, as many and as long as the feed may have them."""
    lines: list[str] = []
    for line in notes.splitlines():
        if line.startswith("- "):
            lines.append(line[2:].strip())
        elif line.startswith("  ") and lines:
            lines[-1] += " " + line.strip()
    plain = (_LINK.sub(r"\1", line).replace("**", "").replace("`", "") for line in lines)
    return [_shortened(line) for line in plain][:MOST_LINES]


def _shortened(line: str) -> str:
    return line if len(line) <= LONGEST_LINE else line[: LONGEST_LINE - 2].rsplit(" ", 1)[0] + " …"


def feed_of(version: str, notes: str) -> str:
    """The feed of new versions, which Hearth reads where its user wants to hear of them (``inference.updates``)."""
    feed = {"format": FORMAT, "version": version, "page": PAGE.format(version=version), "notes": lines_of(notes)}
    return json.dumps(feed, ensure_ascii=False, indent=2) + "\n"


def faults(root: Path) -> list[str]:
    """Why these sources cannot be released as they are; nothing where they can."""
    version, changelog = version_of(root), (root / "CHANGELOG.md").read_text(encoding="utf-8")
    found = []
    if not re.fullmatch(r"\d+\.\d+\.\d+", version):
        found.append(f"The version in pyproject.toml is {version}; a release has three numbers.")
    names = {heading["name"]: heading["day"] for heading in _HEADING.finditer(changelog)}
    if version not in names:
        found.append(f"CHANGELOG.md has no '## [{version}] - DAY'; rename 'Unreleased'.")
    elif not names[version]:
        found.append(f"CHANGELOG.md does not say when version {version} came out.")
    if said := _git(root, "status", "--porcelain", "--untracked-files=no"):
        found.append(f"There are changes that are not committed:\n{said}")
    tagged = _git(root, "rev-list", "-n", "1", f"v{version}")
    if tagged and tagged != _git(root, "rev-parse", "HEAD"):
        found.append(f"The tag v{version} exists and is another commit; a version is released once.")
    return found


def _git(root: Path, *words: str) -> str:
    """What git says; nothing where it cannot."""
    command = ["git", "-C", str(root), *words]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.rstrip()

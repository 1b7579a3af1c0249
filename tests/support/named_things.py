"""What texts for people and machines name of this project: files, and targets of make."""

from __future__ import annotations

import re
from pathlib import Path

_PATH = re.compile(
    r"(?<![\w./\\-])((?:packaging|resources|inference|app|tests|\.github)(?:[/\\][\w.-]+)+|[A-Z][A-Z_]+\.md|Makefile|pyproject\.toml)"
)
_TARGET = re.compile(r"^([a-z][a-z-]*):", re.MULTILINE)
MADE = ("packaging/flatpak/python-sources.json",)  # by a command of ours


def named_paths(text: str) -> set[str]:
    """Files and folders of the sources, with slashes; without those that are made."""
    found = {name.replace("\\", "/").rstrip(".") for name in _PATH.findall(text)}
    return found - set(MADE)


def make_targets(root: Path) -> set[str]:
    """Everything ``make`` can be told."""
    return set(_TARGET.findall((root / "Makefile").read_text(encoding="utf-8")))

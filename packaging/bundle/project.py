"""What is built: its version, its date and where everything lies; builds nothing."""

from __future__ import annotations

import os
import platform
import subprocess
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
_FIRST_TAR_EPOCH = 315_532_800  # 1980; archives of the zip family know no earlier date

# What Debian calls a processor that Python calls otherwise.
_DEBIAN = {"x86_64": "amd64", "aarch64": "arm64"}


class Project:
    """The sources below ``root``, and the places of what is made of them.

    Args:
        epoch: Seconds since 1970 that every made file has as its time; found by itself without it.
    """

    def __init__(self, root: Path = ROOT, epoch: int | None = None) -> None:
        self.root = root
        self.declared: dict[str, Any] = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
        self.version = str(self.declared["version"])
        self.epoch = last_change(root) if epoch is None else epoch
        self.dist = root / "dist"
        self.build = root / "build" / "package"
        self.engine = root / "build" / "engine"
        self.log = root / "build" / "package.log"
        self.machine = platform.machine() or "x86_64"

    @property
    def date(self) -> datetime:
        """When the sources were changed last, in UTC."""
        return datetime.fromtimestamp(self.epoch, UTC)

    @property
    def debian_architecture(self) -> str:
        """This processor's name in Debian."""
        return _DEBIAN.get(self.machine, self.machine)

    @property
    def frozen(self) -> Path:
        """The folder with the program."""
        return self.dist / "hearth"

    @property
    def deb(self) -> Path:
        """The package for Debian and its relatives."""
        return self.dist / f"hearth_{self.version}_{self.debian_architecture}.deb"

    @property
    def tar(self) -> Path:
        """The portable folder as an archive."""
        return self.dist / f"hearth-{self.version}-linux-{self.machine}.tar.xz"

    @property
    def bill(self) -> Path:
        """The bill of materials."""
        return self.dist / f"hearth-{self.version}.cdx.json"


def last_change(root: Path, environment: dict[str, str] | None = None) -> int:
    """Seconds since 1970 of the last commit, or what ``SOURCE_DATE_EPOCH`` says.

    See https://reproducible-builds.org/specs/source-date-epoch/. Without a history, as in an unpacked archive, it is
    the time of the youngest file that is read here, ``CHANGELOG.md``.
    """
    asked = (environment if environment is not None else dict(os.environ)).get("SOURCE_DATE_EPOCH", "")
    if asked.isdigit():
        return int(asked)
    command = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
    try:
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        said = ""
    if said.isdigit():
        return int(said)
    return max(int((root / "CHANGELOG.md").stat().st_mtime), _FIRST_TAR_EPOCH)

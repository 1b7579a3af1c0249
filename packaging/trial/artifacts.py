"""What ``make package`` left in ``dist``, and what of it lies where on a system. Builds nothing."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from bootstrap.console import Failure

NAME = "io.github.hearth_chat.Hearth"
INSIDE = "/media"  # where the folder is to be seen in a system under trial


@dataclass(frozen=True)
class Artifacts:
    """The results of one version.

    Attributes:
        folder: Where they are.
        version: Their version.
    """

    folder: Path
    version: str

    @property
    def deb(self) -> Path:
        """The package for Debian."""
        return self.folder / f"hearth_{self.version}_amd64.deb"

    @property
    def tar(self) -> Path:
        """The portable archive."""
        return self.folder / f"hearth-{self.version}-linux-x86_64.tar.xz"

    @property
    def frozen(self) -> Path:
        """The program in the folder from which both are made."""
        return self.folder / "hearth" / "hearth"

    def require(self, *files: Path) -> None:
        """Raises ``Failure`` when one of ``files`` is not there."""
        for file in files:
            if not file.exists():
                raise Failure(f"{file} is not there.", "Build it with: make package")


def find_artifacts(root: Path, folder: Path | None = None) -> Artifacts:
    """Those of the version in ``pyproject.toml`` below ``root``, in ``folder`` or in ``dist``."""
    declared = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    return Artifacts((folder or root / "dist").absolute(), declared["project"]["version"])

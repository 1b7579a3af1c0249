"""The package manager of this system: installs what is missing, or says which command would.

Only root on Debian and its relatives has anything installed, because only there it needs no question.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from bootstrap.console import Console
from bootstrap.running import CommandFailed, clean_environment, run


class Debian:
    """apt-get, where this is Debian or a relative.

    Args:
        log: Where the output of apt-get goes.
    """

    def __init__(self, log: Path, console: Console, environment: Mapping[str, str] = os.environ) -> None:
        self._log = log
        self._console = console
        self.here = Path("/etc/debian_version").exists() and shutil.which("apt-get") is not None
        wanted = not environment.get("HEARTH_NO_INSTALL")
        self.may_install = self.here and wanted and hasattr(os, "geteuid") and os.geteuid() == 0

    def install(self, packages: Iterable[str]) -> bool:
        """Install ``packages``; whether that worked. A failure is told, not raised: the caller knows what it means."""
        names = sorted(packages)
        title = "Installing with apt-get"
        self._console.say(f"{title}: {' '.join(names)}")
        environment = clean_environment({"DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"})
        apt = ["apt-get", "-y", "-o", "DPkg::Lock::Timeout=300"]
        command = [*apt, "install", "--no-install-recommends", *names]
        try:
            try:
                run(command, title, self._log, self._console, environment)
            except CommandFailed:  # a fresh machine has no package lists, an old one has lists of packages long gone
                run([*apt, "update"], "Updating the package lists", self._log, self._console, environment)
                run(command, title, self._log, self._console, environment)
        except CommandFailed as failure:
            self._console.say(failure.message)
            return False
        return True

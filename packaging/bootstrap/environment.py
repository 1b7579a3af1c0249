"""The virtual environment in ``.venv``: made, found sound, filled. Knows nothing of the engine's build."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bootstrap.console import Console, Failure
from bootstrap.running import CommandFailed, clean_environment, run
from bootstrap.system import Debian

SUPPORTED = ((3, 11), (3, 14))  # from, and before
_REPORT = "import pip, sys; print('%d.%d' % sys.version_info[:2])"


class VirtualEnvironment:
    """``folder``, with a Python that Hearth runs on and pip.

    Args:
        log: Where the output of venv and pip goes.
    """

    def __init__(self, folder: Path, log: Path, console: Console, debian: Debian) -> None:
        self._folder = folder
        self._log = log
        self._console = console
        self._debian = debian
        # There from before pip changes something until it is done: an interrupted pip leaves half packages.
        self._unfinished = folder / "unfinished"

    @property
    def python(self) -> Path:
        """Its interpreter."""
        return self._folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    def version(self) -> str:
        """Version of its Python as ``3.12``, or empty where it does not start or has no pip."""
        try:
            result = subprocess.run(
                [str(self.python), "-c", _REPORT],
                capture_output=True,
                text=True,
                env=clean_environment(),
                check=False,
            )
        except OSError:
            return ""
        return result.stdout.strip() if result.returncode == 0 else ""

    def fault(self, wanted: str = "") -> str:
        """Why it cannot be used; empty when it can.

        Args:
            wanted: The version of Python somebody asked for, else empty.
        """
        if self._unfinished.exists():
            return "an installation in it was interrupted"
        version = self.version()
        if not version:
            return "its Python does not start, or pip is missing"
        if not supported(version):
            return f"its Python is {version}"
        if wanted and wanted != version:
            return f"its Python is {version}, asked for was {wanted}"
        return ""

    def ensure(self, wanted: str = "") -> None:
        """Make it, or make it anew where it cannot be used.

        Raises:
            Failure: This Python cannot make virtual environments.
        """
        if self._folder.exists():
            fault = self.fault(wanted)
            if not fault:
                return
            self._console.say(f"The virtual environment is made anew: {fault}.")
            shutil.rmtree(self._folder)
        self._require_ensurepip()
        number = ".".join(map(str, sys.version_info[:3]))
        self._console.say(f"Making a virtual environment with Python {number} in {self._folder.name}.")
        try:
            run(
                [sys.executable, "-m", "venv", str(self._folder)],
                "Making the virtual environment",
                self._log,
                self._console,
            )
        except BaseException:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise

    def _require_ensurepip(self) -> None:
        """Debian keeps the module that puts pip into a virtual environment in a package of its own."""
        package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        if importlib.util.find_spec("ensurepip"):
            return
        if self._debian.may_install and self._debian.install([package]):
            importlib.invalidate_caches()
            if importlib.util.find_spec("ensurepip"):
                return
        hint = f"sudo apt-get install {package}" if self._debian.here else "Install its ensurepip module."
        raise Failure(f"The Python {sys.executable} cannot make virtual environments with pip in them.", hint)

    def installed(self, distribution: str) -> str:
        """Version of an installed distribution, or empty. Reads folder names: nothing is imported."""
        pattern = re.compile(re.sub("[-_.]+", "[-_.]+", distribution) + r"-([^-]+)\.dist-info", re.IGNORECASE)
        names = (found for path in self.packages().glob("*.dist-info") if (found := pattern.fullmatch(path.name)))
        return next((found[1] for found in names), "")

    def packages(self) -> Path:
        """Its ``site-packages``."""
        if os.name == "nt":
            return self._folder / "Lib" / "site-packages"
        return next(self._folder.glob("lib/python3.*/site-packages"), self._folder / "lib" / "site-packages")

    def install_project(self, root: Path, extras: str) -> None:
        """Install the project below ``root`` in editable form with ``extras``, and all it depends on.

        Raises:
            Failure: pip could not; the hint says what to look at.
        """
        self._console.say("Installing Hearth and what it depends on.")
        command = [str(self.python), "-m", "pip", "install", "--disable-pip-version-check", "--progress-bar", "off"]
        try:
            with self.changing():
                run([*command, "--editable", f"{root}[{extras}]"], "Installing", self._log, self._console)
        except CommandFailed as failure:
            hint = "If it is the network, try again; the settings of pip are listed by: pip config list"
            raise Failure(failure.message, hint) from failure

    @contextmanager
    def changing(self) -> Iterator[None]:
        """During the block pip changes packages; if the block is interrupted, the environment is made anew."""
        self._unfinished.touch()
        try:
            yield
        except Failure:  # pip itself undoes what it could not finish
            self._unfinished.unlink()
            raise
        self._unfinished.unlink()


def supported(version: str) -> bool:
    """Whether Hearth runs on a Python of this version (``3.12`` or ``3.12.1``)."""
    numbers = tuple(int(part) for part in version.split(".")[:2])
    return SUPPORTED[0] <= numbers < SUPPORTED[1]

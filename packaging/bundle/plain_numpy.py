"""NumPy without a library for linear algebra, built from its sources once and kept.

The engine reads logits and sorts them; it never multiplies matrices with NumPy. The wheel that its project publishes
brings OpenBLAS for that, 28 MB of an installed Hearth. ``allow-noblas`` is NumPy's own switch: its plain loops take
the place, and everything else, with the code for newer processors, is built as in the published wheel.
See https://numpy.org/doc/stable/building/blas_lapack.html.
"""

from __future__ import annotations

import os
import platform
import shlex
import sys
import sysconfig
import tempfile
from collections.abc import Mapping
from pathlib import Path

from bootstrap.console import Console, Failure
from bootstrap.locking import only_one
from bootstrap.running import clean_environment, run
from bootstrap.wheels import WheelCache, cache_directory
from portable_engine.building import compiler_version

NAME = "numpy"
RECIPE = 1  # raise it when the same settings build something else than before
SETTINGS = ("-Dallow-noblas=true", "-Dblas=none", "-Dlapack=none")
TOOLS = ("cython==3.3.1", "meson-python==0.22.1", "ninja==1.13.2", "pyproject-metadata==0.12.1")


class PlainNumpy:
    """A wheel of one version.

    Args:
        version: The one that the lock lists for this Python.
        python: The interpreter it is built for, with pip.
        lock: The file that lists it, with the hash of its sources.
        log: Where the output of pip and the compiler goes.
    """

    def __init__(
        self,
        version: str,
        python: Path,
        lock: Path,
        log: Path,
        console: Console,
        environment: Mapping[str, str] = os.environ,
    ) -> None:
        self._version = version
        self._python = python
        self._lock = lock
        self._log = log
        self._console = console
        self._cache = WheelCache(cache_directory(environment), NAME)

    def wheel(self) -> Path:
        """Build it, or take it from the cache.

        Raises:
            Failure: It cannot be built.
        """
        with only_one(self._cache.folder / "lock", "building the engine", self._console):
            facts = self.facts()
            return self._cache.find(facts) or self._cache.make(facts, self._build)

    def facts(self) -> dict[str, object]:
        """Everything that decides what is made."""
        return {
            "version": self._version,
            "platform": sysconfig.get_platform(),
            "python": f"{sys.implementation.cache_tag}",
            "c_library": list(platform.libc_ver()),
            "compiler": compiler_version(),
            "recipe": RECIPE,
            "settings": list(SETTINGS),
            "tools": list(TOOLS),
        }

    def _build(self, target: Path) -> None:
        self._console.say(
            "Building NumPy without OpenBLAS, which the engine does not use.\n"
            f"This is done once and takes 5 to 10 minutes; the details go to {self._log}"
        )
        with tempfile.TemporaryDirectory(prefix="hearth-numpy-") as scratch:
            wanted = Path(scratch) / "wanted.txt"
            wanted.write_text(entry_of(self._lock.read_text("utf-8"), NAME, self._version), "utf-8")
            tools = Path(scratch) / "tools.txt"
            tools.write_text("\n".join(TOOLS) + "\n", "utf-8")
            command = [str(self._python), "-m", "pip", "wheel", "--disable-pip-version-check", "--progress-bar", "off"]
            command += ["--no-deps", "--no-cache-dir", "--no-binary", NAME, "--require-hashes"]
            command += [f"--config-settings=setup-args={setting}" for setting in SETTINGS]
            mapped = shlex.quote(f"-ffile-prefix-map={scratch}=/hearth")  # Meson splits it as a shell does
            environment = clean_environment(
                {
                    "TMPDIR": scratch,
                    "CFLAGS": mapped,
                    "CXXFLAGS": mapped,
                    "PIP_CONSTRAINT": str(tools),  # what pip up to 25.2 holds the tools of a build to
                    "PIP_BUILD_CONSTRAINT": str(tools),  # and what a newer one does
                }
            )
            run(
                [*command, "--wheel-dir", str(target), "--requirement", str(wanted)],
                "Building NumPy",
                self._log,
                self._console,
                environment,
            )


def entry_of(lock: str, name: str, version: str) -> str:
    """What the lock says of one version: its requirement with all hashes, without conditions.

    Raises:
        Failure: It is not in there.
    """
    for entry in lock.replace("\\\n", " ").splitlines():
        words = entry.split()
        if words and words[0] == f"{name}=={version}":
            return " ".join([words[0], *(word for word in words if word.startswith("--hash="))]) + "\n"
    raise Failure(f"The lock does not list {name} {version}.", "Write it anew: python packaging/bundle lock")

"""The Python that the program is frozen from: exactly what ``packaging/requirements.lock`` lists, and nothing else."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

from bootstrap.console import Console, Failure
from bootstrap.engine import NAME as ENGINE
from bootstrap.environment import VirtualEnvironment
from bootstrap.running import CommandFailed, clean_environment, run
from bootstrap.system import Debian
from bundle.plain_numpy import NAME as NUMPY
from bundle.plain_numpy import RECIPE as PLAIN
from bundle.plain_numpy import PlainNumpy
from bundle.project import Project
from portable_engine.building import LOCK as ENGINE_LOCK

LOCK = "packaging/requirements.lock"
RECIPE = 1  # raise it when the same lock is installed in another way
LOCKER = "uv==0.13.9"  # resolves for all systems at once, which pip cannot
EXTRA = "package"  # of pyproject.toml: what freezes
_HEAD = """\
# What the packages are built from, for all systems: exact versions with their hashes.
# Made from pyproject.toml by `python packaging/bundle lock`; the engine is built from its sources.
"""
_ENGINE_HEAD = """\
# The sources the portable engine is built from.
# Made from pyproject.toml by `python packaging/bundle lock`.
"""


class BuildEnvironment:
    """``build/package/venv``.

    Args:
        project: What is built.
    """

    def __init__(self, project: Project, console: Console, debian: Debian) -> None:
        self._project = project
        self._console = console
        self._debian = debian
        self._folder = project.build / "venv"
        self.venv = VirtualEnvironment(self._folder, project.log, console, debian)
        self._stamp = self._folder / "locked"

    def ensure(self) -> None:
        """Make it, or make it anew when the lock or the Python changed.

        Raises:
            Failure: pip could not, or this Python cannot be frozen.
        """
        self._require_shared_python()
        lock = self._project.root / LOCK
        number = ".".join(map(str, sys.version_info[:3]))
        wanted = f"{hashlib.sha256(lock.read_bytes()).hexdigest()} {number} {RECIPE} {PLAIN}"
        if self._stamp.exists() and self._stamp.read_text("ascii") == wanted and self.venv.version():
            return
        shutil.rmtree(self._folder, ignore_errors=True)
        self._project.build.mkdir(parents=True, exist_ok=True)
        self.venv.ensure()
        self._console.say("Installing what the lock lists into the build environment.")
        command = [
            str(self.venv.python),
            "-m",
            "pip",
            "install",
            "--disable-pip-version-check",
            "--progress-bar",
            "off",
        ]
        command += ["--no-deps", "--only-binary", ":all:", "--require-hashes", "--requirement", str(lock)]
        try:
            with self.venv.changing():
                run(command, "Installing", self._project.log, self._console)
        except CommandFailed as failure:
            raise Failure(failure.message, "If it is the network, try again.") from failure
        if sys.platform == "linux":
            self._replace_numpy(lock)
        self._stamp.write_text(wanted, "ascii")

    def _replace_numpy(self, lock: Path) -> None:
        version = self.venv.installed(NUMPY)
        log = self._project.log
        wheel = PlainNumpy(version, self.venv.python, lock, log, self._console).wheel()
        command = [str(self.venv.python), "-m", "pip", "install", "--disable-pip-version-check", "--no-deps"]
        with self.venv.changing():
            run([*command, "--force-reinstall", str(wheel)], "Installing NumPy", log, self._console)

    def _require_shared_python(self) -> None:
        """A program is frozen with the shared library of its Python, which Debian keeps in a package of its own."""
        name = f"libpython{sys.version_info.major}.{sys.version_info.minor}"
        if sys.platform != "linux" or shared_python(name):
            return
        if self._debian.may_install and self._debian.install([name]) and shared_python(name):
            return
        hint = f"sudo apt-get install {name}" if self._debian.here else "Build Python with --enable-shared."
        raise Failure(f"The Python {sys.executable} has no shared library, which is packed with the program.", hint)


def shared_python(name: str) -> bool:
    """Whether the shared library of this Python is there; ``name`` without what follows ``.so``."""
    places = [str(sysconfig.get_config_var("LIBDIR")), f"/usr/lib/{sysconfig.get_config_var('MULTIARCH')}"]
    return any(next(Path(place).glob(f"{name}*.so.1.0"), None) for place in places)


def renew_lock(project: Project, console: Console) -> None:
    """Write both locks anew from what ``pyproject.toml`` asks for, with the newest versions there are.

    Raises:
        Failure: The packages cannot be resolved or reached.
    """
    tools = project.build / "lock"
    venv = VirtualEnvironment(tools, project.log, console, Debian(project.log, console))
    venv.ensure()
    pip = [str(venv.python), "-m", "pip", "install", "--disable-pip-version-check", LOCKER]
    run(pip, "Installing uv", project.log, console)
    command = [str(venv.python), "-m", "uv", "pip", "compile", "--universal", "--generate-hashes", "--upgrade"]
    command += ["--python-version", "3.11", "--extra", EXTRA, "--quiet"]
    command += ["--no-header", "--no-annotate", "--no-emit-index-url", "pyproject.toml"]
    made = subprocess.run(
        command, cwd=project.root, capture_output=True, text=True, env=clean_environment(), check=False
    )
    if made.returncode:
        raise Failure(f"The lock cannot be made: {made.stderr.strip()[-2000:]}")
    wheels, sources = split_lock(made.stdout, ENGINE)
    (project.root / LOCK).write_text(_HEAD + wheels, encoding="utf-8", newline="\n")
    ENGINE_LOCK.write_text(_ENGINE_HEAD + sources, encoding="utf-8", newline="\n")


def split_lock(lock: str, name: str) -> tuple[str, str]:
    """The entries of all other distributions, and that of ``name``."""
    parts = ["", ""]
    which = 0
    for line in lock.splitlines(keepends=True):
        if not line.startswith((" ", "\t")):  # the hashes of an entry are indented
            which = int(line.startswith(f"{name}=="))
        parts[which] += line
    return parts[0], parts[1]

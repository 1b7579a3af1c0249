"""The story of a set-up, in the order in which it happens.

1. Take the lock, so that two makes started together do one set-up.
2. Make ``.venv`` where it is missing or unusable.
3. Get the engine: already installed, from the cache of built wheels, or built from its sources.
4. Install the project with its dependencies.
5. Check the system libraries of Qt, and the programs that the purpose needs.
6. Stamp what was done, so that make skips all of this next time.

Each step is skipped when what it would do is done. ``PYTHON`` chooses the interpreter (``start.sh`` reads it),
``CMAKE_ARGS`` and the compiler variables change the engine, ``HEARTH_WHEEL_CACHE`` moves the cache of built
engines, ``HEARTH_NO_INSTALL`` keeps root's apt-get out of it.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Mapping
from pathlib import Path

from bootstrap.console import Console, Failure
from bootstrap.engine import NAME, EngineBuilder
from bootstrap.environment import VirtualEnvironment
from bootstrap.libraries import check_libraries
from bootstrap.locking import only_one
from bootstrap.stamps import Ready, engine_due, inputs_of, pinned, tell_make
from bootstrap.system import Debian
from bootstrap.wheels import BUILD_FLAGS

PURPOSES = ("run", "test")
INTERRUPTED = 130


class SetUp:
    """Everything a clone in ``root`` needs for ``purpose``."""

    def __init__(self, root: Path, purpose: str, environment: Mapping[str, str], console: Console) -> None:
        self._root = root
        self._purpose = purpose
        self._environment = environment
        self._console = console
        self._folder = root / ".venv"
        self._log = root / "build" / "setup.log"
        self._debian = Debian(self._log, console, environment)
        self._venv = VirtualEnvironment(self._folder, self._log, console, self._debian)

    def run(self) -> None:
        """Do what is due.

        Raises:
            Failure: Something only the person can put right.
        """
        with only_one(self._root / "build" / "setup.lock", "at work in this folder", self._console):
            self._log.unlink(missing_ok=True)
            # Somebody who names a Python wants that one; else whatever is there and works will do.
            asked = f"{sys.version_info.major}.{sys.version_info.minor}" if self._environment.get("PYTHON") else ""
            self._venv.ensure(asked)
            ready = Ready.read(self._folder)
            self._engine(ready)
            self._project(ready)
            complete = self._system()
            if complete:
                tell_make(self._root, self._folder, self._purpose)

    def _engine(self, ready: Ready) -> None:
        version = pinned(self._root, NAME)
        builder = EngineBuilder(version, self._venv, self._log, self._console, self._debian)
        asked = any(self._environment.get(name) for name in BUILD_FLAGS)
        if not engine_due(version, self._venv.installed(NAME), asked, ready.engine, builder.facts):
            return
        builder.install()
        ready.engine = dict(builder.facts)
        ready.write(self._folder)

    def _project(self, ready: Ready) -> None:
        inputs = inputs_of(self._root, self._venv.version())
        if ready.inputs == inputs:
            return
        self._venv.install_project(self._root, "dev")
        ready.inputs = inputs
        ready.write(self._folder)
        self._console.say("Hearth is set up.")

    def _system(self) -> bool:
        complete = check_libraries(
            self._venv.packages() / "PySide6",
            self._purpose == "run",
            self._environment,
            self._debian,
            self._console,
        )
        if self._purpose == "test" and sys.platform == "linux" and not shutil.which("Xvfb"):
            if self._debian.may_install:
                self._debian.install(["xvfb", "xauth"])
            else:
                self._console.say("Xvfb is not installed: tests that need a real display are skipped.")
        return complete


def _interrupt(_number: int, _frame: object) -> None:
    raise KeyboardInterrupt


def main(arguments: list[str]) -> int:
    """Set up for the purpose in ``arguments``; the exit status."""
    if len(arguments) != 1 or arguments[0] not in PURPOSES:
        print(f"usage: start.sh {'|'.join(PURPOSES)}", file=sys.stderr)
        return 2
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _interrupt)
    console = Console()
    try:
        SetUp(Path(__file__).resolve().parents[2], arguments[0], os.environ, console).run()
    except Failure as failure:
        console.say(f"\nSet-up stopped. {failure.message}")
        if failure.hint:
            console.say(failure.hint)
        return 1
    except KeyboardInterrupt:
        console.say("Set-up interrupted; start it again when you like.")
        return INTERRUPTED
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

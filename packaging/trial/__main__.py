"""``make test-package``: install what ``make package`` built on clean systems, and use it as a person would.

One line for each check, with its figure and limit; a report for programs in ``dist/trial/report.json``, pictures of
the windows beside it. The exit status is 0 when no check failed. Names choose parts: ``package``, ``debian12``,
``debian13``, ``speed``, ``processors``, ``surroundings``, ``vulkan``. Systems of Debian are made once, by debootstrap
from the mirror of this machine's apt, and kept below the cache folder of set-up.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import signal
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

from bootstrap.console import Console, Failure  # noqa: E402 - found only with the paths above
from bootstrap.system import Debian  # noqa: E402
from trial.artifacts import find_artifacts  # noqa: E402
from trial.base_system import BaseSystems, cache_folder  # noqa: E402
from trial.parts.debian import try_debian  # noqa: E402
from trial.parts.files import try_files  # noqa: E402
from trial.parts.processors import try_processors  # noqa: E402
from trial.parts.speed import try_speed  # noqa: E402
from trial.parts.surroundings import try_surroundings  # noqa: E402
from trial.parts.vulkan import try_vulkan  # noqa: E402
from trial.program import Program  # noqa: E402
from trial.report import CANNOT_GO_ON, Outcome, Report  # noqa: E402
from trial.run import TrialRun  # noqa: E402

WHOLE = ("package", "debian12", "debian13", "speed")
WORKSHOP: dict[str, Callable[[TrialRun, Program], None]] = {
    "processors": try_processors,
    "surroundings": try_surroundings,
    "vulkan": try_vulkan,  # the last: it installs drivers
}
NAMES = (*WHOLE, *WORKSHOP)
WORKSHOP_SYSTEM = "debian12"  # of the two the older one
TOOLS = {
    "debootstrap": "debootstrap",
    "qemu-x86_64-static": "qemu-user-static",
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "weston": "weston",
    "lintian": "lintian",
    "desktop-file-validate": "desktop-file-utils",
    "appstreamcli": "appstream",
    "xz": "xz-utils",
    "nsenter": "util-linux",
}
INTERRUPTED = 130


def _prepare(console: Console) -> None:
    """Have the programs that drive a trial.

    Raises:
        Failure: This is no place for a trial, or something is missing.
    """
    if sys.platform != "linux" or platform.machine() != "x86_64":
        raise Failure("Packages are tried on Linux on x86-64.")
    if os.geteuid() != 0:
        raise Failure("Installing packages into systems of their own takes root.", "sudo make test-package")
    missing = {package for program, package in TOOLS.items() if shutil.which(program) is None}
    debian = Debian(ROOT / "build" / "trial.log", console)
    if missing and not (debian.may_install and debian.install(missing)):
        raise Failure(f"Programs are missing: {', '.join(sorted(missing))}.", "Install these packages of Debian.")


def _whole(run: TrialRun, name: str) -> None:
    if name == "package":
        try_files(run)
    elif name == "speed":
        try_speed(run)
    else:
        try_debian(run, name)


def _part(run: TrialRun, name: str, part: Callable[[], None]) -> None:
    """A part that cannot go on ends as a failed check, and the others are still made."""
    try:
        part()
    except CANNOT_GO_ON as error:
        words = " ".join(filter(None, (str(error), getattr(error, "hint", ""))))
        run.report.attempt(name, "could not go on", lambda: Outcome(False, words))


def _workshop(run: TrialRun, names: Sequence[str]) -> None:
    """The parts that want an installed program and do not care about what happens to the system."""
    with run.installed(WORKSHOP_SYSTEM) as program:
        for name in names:
            _part(run, name, partial(WORKSHOP[name], run, program))


def _try(run: TrialRun, names: Sequence[str]) -> None:
    for name in WHOLE:
        if name in names:
            _part(run, name, partial(_whole, run, name))
    if inside := [name for name in WORKSHOP if name in names]:
        _part(run, ", ".join(inside), lambda: _workshop(run, inside))


def _interrupt(_number: int, _frame: object) -> None:
    raise KeyboardInterrupt


def main() -> int:
    """Run the trial; the exit status."""
    parser = argparse.ArgumentParser(prog="packaging/trial", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(NAMES))
    parser.add_argument("--dist", type=Path, help="folder of what is tried, instead of dist")
    arguments = parser.parse_args()
    if unknown := set(arguments.names) - set(NAMES):
        parser.error(f"there is no part {', '.join(sorted(unknown))}")
    for name in ("SIGTERM", "SIGHUP"):
        signal.signal(getattr(signal, name), _interrupt)
    console = Console(sys.stdout)
    report = Report(console)
    artifacts = find_artifacts(ROOT, arguments.dist)
    folder = ROOT / "dist" / "trial"
    begun = time.monotonic()
    try:
        (folder / "report.json").unlink(missing_ok=True)  # or that of another run would stand for this one
        _prepare(console)
        systems = BaseSystems(cache_folder(), ROOT / "build" / "trial.log", console)
        load = os.getloadavg()[0]
        console.say(f"Hearth {artifacts.version} from {artifacts.folder}; load average {load:.1f}")
        _try(TrialRun(ROOT, artifacts, folder, systems, report, console), arguments.names or NAMES)
    except Failure as failure:
        console.say(f"{failure.message}\n{failure.hint}".strip())
        return 1
    except KeyboardInterrupt:
        console.say("Interrupted; nothing is left behind.")
        return INTERRUPTED
    seconds = round(time.monotonic() - begun)
    report.write(folder / "report.json", version=artifacts.version, load_average=load, seconds=seconds)
    console.say(report.verdict())
    return 1 if report.failed else 0


if __name__ == "__main__":
    sys.exit(main())

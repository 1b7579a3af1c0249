"""``python packaging/bundle [STEP ...]``: build what can be installed on Linux, into ``dist``.

Without a step, everything, in this order; each step can be done alone when those before it are done.

    engine   the portable engine, built once and kept
    freeze   the build environment, and the program in dist/hearth
    share    starter, store page, file type, icons, manual
    deb      dist/hearth_VERSION_amd64.deb
    tar      dist/hearth-VERSION-linux-x86_64.tar.xz
    sums     the bill of materials, SHA256SUMS, and how large everything is

    lock     instead of these: write packaging/requirements.lock and that of the engine's sources anew

What is interrupted leaves nothing half done; started again, the engine and the build environment are there. The same
sources give the same files (``SOURCE_DATE_EPOCH`` is the time of the last commit). ``PYTHON`` chooses the interpreter.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

from bootstrap.console import Console, Failure  # noqa: E402 - found only with the paths above
from bootstrap.locking import only_one  # noqa: E402
from bundle.build import Build  # noqa: E402
from bundle.build_environment import renew_lock  # noqa: E402
from bundle.project import Project  # noqa: E402

INTERRUPTED = 130
LOCK = "lock"


def steps_of(build: Build) -> Mapping[str, Callable[[], None]]:
    """Every step by its name, in their order."""
    return {
        "engine": build.engine,
        "freeze": build.freeze,
        "share": build.share,
        "deb": build.deb,
        "tar": build.tar,
        "sums": build.sums,
    }


def main(arguments: list[str]) -> int:
    """Do the steps in ``arguments``, or all; the exit status."""
    console = Console()
    project = Project()
    steps = steps_of(Build(project, console))
    unknown = [word for word in arguments if word not in (*steps, LOCK)]
    if unknown or (LOCK in arguments and len(arguments) > 1):
        print(__doc__, file=sys.stderr)
        return 2
    _interruptible()
    try:
        with only_one(project.build.parent / "package.lock", "building packages in this folder", console):
            if LOCK in arguments:
                renew_lock(project, console)
            else:
                project.log.unlink(missing_ok=True)
                for step in [step for name, step in steps.items() if not arguments or name in arguments]:
                    step()
    except Failure as failure:
        console.say(f"\nThe packages were not built. {failure.message}")
        if failure.hint:
            console.say(failure.hint)
        return 1
    except (OSError, ValueError, subprocess.SubprocessError) as error:  # a full disk, a changelog without this version
        console.say(f"\nThe packages were not built. {error}")
        return 1
    except KeyboardInterrupt:
        console.say("Interrupted; start it again when you like, it goes on from there.")
        return INTERRUPTED
    return 0


def _interruptible() -> None:
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _interrupt)


def _interrupt(_number: int, _frame: object) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    os.environ.pop("PYTHONPATH", None)
    sys.exit(main(sys.argv[1:]))

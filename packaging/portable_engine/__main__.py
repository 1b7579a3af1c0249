"""``python packaging/portable_engine [FOLDER]``: build the portable engine and lay it out (in build/engine)."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "packaging")]

from bootstrap.console import Console, Failure  # noqa: E402 - found only with the path above
from bootstrap.engine import NAME  # noqa: E402
from bootstrap.stamps import pinned  # noqa: E402
from bootstrap.system import Debian  # noqa: E402
from portable_engine.building import PortableEngine  # noqa: E402


def main(arguments: list[str]) -> int:
    """Build and stage; the exit status."""
    target = Path(arguments[0]).absolute() if arguments else ROOT / "build" / "engine"
    log = ROOT / "build" / "engine.log"
    console = Console()
    try:
        made = PortableEngine(pinned(ROOT, NAME), Path(sys.executable), log, console, Debian(log, console)).stage(
            target
        )
    except Failure as failure:
        console.say(failure.message)
        if failure.hint:
            console.say(failure.hint)
        return 1
    except KeyboardInterrupt:
        console.say("Interrupted; start it again when you like.")
        return 130
    console.say(f"The engine is in {made}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""``python -m tests.bench [NAME …] [--json FILE]``: run the measurements and print them beside their targets."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
import time
from pathlib import Path

from tests.bench.figures import Figure, as_json, print_figures

NAMES = (
    "decode",
    "stop",
    "together",
    "hostile",
    "endpoint",
    "router",
    "turns",
    "start",
    "window",
    "idle",
    "download",
    "header",
    "library",
    "speed",
    "measure",
    "speculation",
    "fit",
    "view",
    "exchange",
    "conversation",
    "formulas",
    "search",
    "palette",
    "kill",
    "package",
)


def main() -> int:
    """Exit status 0 when every target is reached."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*NAMES, []], metavar="NAME", help=", ".join(NAMES))
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    arguments = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    figures: list[Figure] = []
    print(f"load average {os.getloadavg()[0]:.1f}: figures are ratios within this run\n" if os.name == "posix" else "")
    for name in arguments.names or NAMES:
        started = time.monotonic()
        found = list(importlib.import_module(f"tests.bench.{name}").run())
        print_figures(found)
        print(f"  ({name}: {time.monotonic() - started:.0f} s)\n", flush=True)
        figures += found
    if arguments.json:
        arguments.json.write_text(as_json(figures), encoding="utf-8")
    missed = [figure.name for figure in figures if not figure.reached]
    print("All targets reached." if not missed else "Missed: " + "; ".join(missed))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())

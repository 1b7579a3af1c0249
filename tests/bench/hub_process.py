"""``python -m tests.bench.hub_process BYTES``: the stand-in hub in a process of its own, until its input is closed."""

from __future__ import annotations

import random
import sys

from tests.support.hub.server import LoopbackHub

REPOSITORY = "owner/large-GGUF"
FILE = "large.gguf"


def main(size: int) -> None:
    """Print endpoint, commit and SHA-256, then serve."""
    noise = random.Random(1).randbytes(1_000_000)
    with LoopbackHub() as hub:
        stored = hub.add(REPOSITORY, {FILE: (noise * (size // len(noise) + 1))[:size]})
        print(hub.endpoint, stored.commit, stored.files[FILE].sha256, flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main(int(sys.argv[1]))

"""A program that only downloads, to be killed: ENDPOINT FILE-OF-THE-QUEUE RATE [WANTED-AS-JSON [STEP]].

With STEP it kills itself, before the step of that number it makes with files of the folder the queue is in.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from itertools import count
from pathlib import Path

import msgspec

from inference.download.queue import Downloads
from inference.download.values import Limits, Wanted
from inference.net.network import Network
from tests.support.hub.fetching import QUICK, SEGMENT

STEPS = frozenset(("open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate"))


def die_at(last: int, folder: str) -> None:
    """End like after ``kill -9``, before something is done with a file for the ``last`` time."""
    import inference.download.worker  # noqa: F401 - so that no step is one of importing

    steps, lock = count(1), threading.Lock()

    def watch(event: str, args: tuple[object, ...]) -> None:
        if event in STEPS and str(args[0]).startswith(folder):
            with lock:
                if next(steps) == last:
                    os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)


def main() -> None:
    """Go on with what is in the queue, or begin with what is given, until everything is done."""
    endpoint, file, rate = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    network = Network(endpoint=endpoint)
    if len(sys.argv) > 5:
        die_at(int(sys.argv[5]), str(file.parent))
    limits = Limits(bytes_per_second=rate)
    with Downloads(file, lambda: network, version="1", limits=limits, patience=QUICK, segment=SEGMENT) as downloads:
        if not downloads.snapshot():
            text = sys.argv[4]
            downloads.add(msgspec.json.decode(text, type=Wanted, dec_hook=lambda kind, value: kind(value)))
        while any(download.state != "done" for download in downloads.snapshot()):
            threading.Event().wait(0.05)


if __name__ == "__main__":
    main()

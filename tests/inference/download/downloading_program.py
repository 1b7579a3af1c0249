"""A program that downloads and does nothing else, to be killed: ENDPOINT FILE-OF-THE-QUEUE RATE [WANTED-AS-JSON]."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import msgspec

from inference.download.queue import Downloads
from inference.download.values import Limits, Wanted
from inference.net.network import Network
from tests.support.hub.fetching import QUICK, SEGMENT


def main() -> None:
    """Go on with what is in the queue, or begin with what is given, until everything is done."""
    endpoint, file, rate = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    network = Network(endpoint=endpoint)
    limits = Limits(bytes_per_second=rate)
    with Downloads(file, lambda: network, version="1", limits=limits, patience=QUICK, segment=SEGMENT) as downloads:
        if not downloads.snapshot():
            text = sys.argv[4]
            downloads.add(msgspec.json.decode(text, type=Wanted, dec_hook=lambda kind, value: kind(value)))
        while any(download.state != "done" for download in downloads.snapshot()):
            threading.Event().wait(0.05)


if __name__ == "__main__":
    main()

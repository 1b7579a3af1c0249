"""The API process: told on standard input where to listen, it answers there until that ends.

What is said is in ``inference.hosting.serving``.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
import threading
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import msgspec

from inference.api.running import serve_until
from inference.api.server import Server
from inference.api.settings import ApiSettings
from inference.errors import HearthError
from inference.hosting.remote import RemoteEngines
from inference.hosting.serving import Answer, NotServing, Serve, Serving, line, read_serve
from inference.process_life import LOWER_PRIORITY, live_and_die_with_the_parent, stand_back

WRONG_USE = 2


def main(_arguments: Sequence[str] = ()) -> int:
    """Body of the process; returns its exit status."""
    live_and_die_with_the_parent()
    stand_back(LOWER_PRIORITY)  # the window and the engines go first, whoever hammers at it
    try:
        serve = read_serve(sys.stdin.buffer.readline())
    except msgspec.MsgspecError as error:
        sys.stderr.write(f"This process is started by Hearth itself: {error}\n")
        return WRONG_USE
    return asyncio.run(_answer(serve))


async def _answer(serve: Serve) -> int:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()

    def wait_for_the_end() -> None:
        with contextlib.suppress(OSError):
            while os.read(sys.stdin.fileno(), 1024):
                pass
        with contextlib.suppress(RuntimeError):  # the loop is closed
            loop.call_soon_threadsafe(stop.set)

    # Nothing wakes a thread that reads: it ends with the process.
    threading.Thread(target=wait_for_the_end, name="parent", daemon=True).start()
    listening = False

    def started(server: Server) -> None:
        nonlocal listening
        listening = True
        _say(Serving(host=server.host, port=server.port, pid=os.getpid()))

    try:
        await serve_until(stop, partial(RemoteEngines, Path(serve.door)), ApiSettings.of(serve), started)
    except HearthError as error:
        if not listening:
            _say(NotServing.of(error))
        sys.stderr.write(f"{error} {error.detail}\n")
        return 1
    return 0


def _say(answer: Answer) -> None:
    with contextlib.suppress(OSError):  # nobody listens: the end of standard input follows
        sys.stdout.buffer.write(line(answer))
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

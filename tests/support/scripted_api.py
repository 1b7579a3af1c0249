"""A stand-in for the API process that does on command what a real one does on a good or a bad day.

Run as a script with what it is to do: ``serve`` (says that it listens, ends with its input), ``taken`` (another program
has the port, unless it is told one from 9000 on), ``die`` (listens, then ends by itself), ``mute`` (ends at once),
``garbage``, ``stay`` (listens, and does not end with its input). A second word is a file in which it notes what it was
told, a line each time.
"""

from __future__ import annotations

import os
import sys
import threading

from inference.errors import PortTaken
from inference.hosting.serving import NotServing, Serve, Serving, line, read_serve


def say(words: bytes) -> None:
    os.write(1, words)


def answer(mode: str, serve: Serve) -> None:
    if mode == "garbage":
        say(b"INFO: started\n")
    elif mode == "taken" and serve.port < 9000:
        say(line(NotServing.of(PortTaken(f"Another program has port {serve.port}.", "Take another port."))))
        sys.exit(1)
    elif mode != "mute":
        say(line(Serving(host=serve.host, port=serve.port, pid=os.getpid())))


def main() -> None:
    mode, note = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else ""
    told = sys.stdin.buffer.readline()
    if note:
        with open(note, "ab") as file:
            file.write(told)
    if not told:
        return
    answer(mode, read_serve(told))
    if mode in ("die", "mute"):
        sys.stderr.write("last words\n")
        sys.exit(3)
    sys.stdin.buffer.read()
    if mode == "stay":
        threading.Event().wait()


if __name__ == "__main__":
    main()

"""The engine process: reads commands from standard input and writes events to standard output.

Start: 1. keep the pipe to the client for frames alone, 2. tie this process's life to its parent's,
3. load llama.cpp and what it computes with, 4. where that is asked for, answer a question whose answer is known,
5. say ``Ready``, 6. start the reader and the writer, 7. work on this thread. The end is the same backwards: the work
stops, the model is freed, what waits is written, the process ends.

With ``--try-devices`` it serves nobody: it tries devices out instead, see ``inference.engine.trying``.
"""

from __future__ import annotations

import argparse
import faulthandler
import functools
import logging
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

from inference.engine.channel import QUIT_GRACE, Reader, room_in, take_over_standard_output, write_all
from inference.engine.inbox import Inbox
from inference.engine.outbox import Outbox
from inference.engine_level import EXIT_WRONG, LEVELS
from inference.errors import EngineUnavailable
from inference.frames import frame
from inference.process_life import live_and_die_with_the_parent, stand_back
from inference.protocol import PROTOCOL_VERSION, Done, Failed, Log, Ready, encode_frame

EXIT_UNAVAILABLE = 3  # exit status: llama.cpp cannot be used here; a Failed with id 0 says why


def main(argv: Sequence[str] | None = None) -> int:
    """Run the engine until it is told to quit or nobody is left to listen; returns the exit status."""
    options = _parse(sys.argv[1:] if argv is None else argv)
    frames = take_over_standard_output()
    write = functools.partial(write_all, frames)
    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    faulthandler.enable(sys.stderr)
    live_and_die_with_the_parent()
    if options.low_priority:
        stand_back()
    try:
        from inference.engine import native  # loads llama.cpp: may fail, and then there is something to say
    except Exception as error:
        return _unavailable(write, error)
    if options.try_devices:
        return _try(native, options, write)
    return _run(native, options, write, room_in(frames))


def _run(native: Any, options: argparse.Namespace, write: Any, has_room: Any) -> int:
    """Steps 3 to 7 and back."""
    from inference.engine.backends import Backends  # these import llama.cpp too
    from inference.engine.loading import ModelLoader
    from inference.engine.scheduler import Scheduler
    from inference.engine.vectors import Vectors

    abort = native.AbortFlag()
    inbox = Inbox(abort.set, abort.clear)
    outbox = Outbox(write, inbox.quit, has_room)

    def pass_on(level: Literal["warning", "error"], line: str) -> None:
        # To standard error as well: should the process die, its last lines are what is left.
        logging.getLogger("llama.cpp").log(logging.ERROR if level == "error" else logging.WARNING, line)
        outbox.send(Log(level=level, line=line))

    log = native.NativeLog(pass_on)
    backends = Backends(options.level, options.device, options.spare)
    try:
        native.initialize(log, backends.load)
    except EngineUnavailable as error:
        return _unavailable(write, error)
    if options.prove and not _proves_itself(backends, options.prove):
        return EXIT_WRONG
    reader = Reader(0, inbox, outbox, time.perf_counter)
    loader = ModelLoader(log, abort, backends.devices, backends.for_model)
    scheduler = Scheduler(inbox, outbox, loader, reader.arrival, backends, Vectors(log, abort))
    outbox.send(Ready(protocol=PROTOCOL_VERSION, pid=os.getpid(), llama_cpp=native.version()))
    outbox.start()
    reader.start()
    scheduler.run()
    if reader.quit_id is not None:
        outbox.send(Done(id=reader.quit_id))
    outbox.close(timeout=QUIT_GRACE)
    reader.finished.set()
    return reader.status


def _proves_itself(backends: Any, proof: Path) -> bool:
    """Whether the processor gives the right answer. An instruction it does not have ends this process here."""
    from inference.engine.proof import fault_of  # imports llama.cpp too

    fault = fault_of(proof, backends)
    if fault:
        logging.getLogger(__name__).error("the variant %s: %s", backends.variant or "of this build", fault)
    return not fault


def _try(native: Any, options: argparse.Namespace, write: Any) -> int:
    """Try devices out; whoever started this ends it by force where a driver does not come back."""
    from inference.engine.backends import Backends  # these import llama.cpp too
    from inference.engine.trying import try_devices
    from inference.trial_words import encode

    logger = logging.getLogger("llama.cpp")
    backends = Backends(spared=options.spare)
    native.initialize(native.NativeLog(lambda _level, line: logger.warning("%s", line)), backends.load)
    try_devices(backends, options.try_devices, options.skip, lambda word: write(frame(encode(word))))
    return 0


def _parse(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m inference.engine", description="The engine process of Hearth.")
    parser.add_argument("--low-priority", action="store_true", help="leave the processor to other programs first")
    parser.add_argument("--level", choices=LEVELS, default=LEVELS[0], help="how much of the build is used")
    parser.add_argument("--spare", type=int, default=0, metavar="N", help="pass over the N best variants")
    parser.add_argument("--device", action="append", metavar="NAME", help="use this device, and none that is not named")
    parser.add_argument("--prove", type=Path, metavar="FILE", help="give the answer in this file before anything else")
    parser.add_argument("--try-devices", type=Path, metavar="FILE", help="give that answer on each device, and end")
    parser.add_argument("--skip", action="append", default=[], metavar="NAME", help="a device that is not to be tried")
    return parser.parse_args(argv)


def _unavailable(write: Any, error: Exception) -> int:
    failure = (
        error
        if isinstance(error, EngineUnavailable)
        else EngineUnavailable(
            "The library that runs language models cannot be loaded.",
            "Install Hearth again; 'hearth doctor' says more.",
            f"{type(error).__name__}: {error}",
        )
    )
    logging.getLogger(__name__).error("%s %s", failure, failure.detail)
    write(encode_frame(Failed.of(failure, 0)))
    return EXIT_UNAVAILABLE


if __name__ == "__main__":
    sys.exit(main())

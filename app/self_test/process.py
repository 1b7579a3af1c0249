"""The process that tries everything: a job comes in on standard input, what comes out goes to standard output.

One JSON value a line. It never outlives who started it, and takes its folder and its processes along then.
"""

from __future__ import annotations

import contextlib
import gc
import os
import shutil
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import msgspec

from app.display import NAMED
from app.no_window import import_failed, missing_libraries, why_not
from app.self_test.session import Session
from app.self_test.values import REPORT, Began, Broken, Check, Details, Doomed, Ended, Job, Part, Told, Waits
from inference.errors import HearthError

TIDYING = 10.0  # seconds for processes that were killed, and for the folder

Work = Callable[[Session, Details], object]


def main() -> int:
    """Do the job; returns the exit status."""
    gc.disable()  # it does not live for long; see ``app.garbage``
    job = msgspec.json.decode(sys.stdin.buffer.readline(), type=Job)
    tell = _teller()
    threading.Thread(target=_end_with_the_parent, args=(job.folder,), name="self-test-life", daemon=True).start()
    os.environ["HEARTH_DATA_DIR"] = str(Path(job.folder) / "data")
    at = job.parts[0]

    def give_up(reason: str) -> NoReturn:
        tell(Doomed(Check(name=at.name, ok=False, ms=0, details={}, message=why_no_window(reason))))
        os._exit(1)  # Qt waits for no exception here, and would abort

    session = Session(Path(job.folder), lambda what: tell(Waits(what)), give_up)
    try:
        for at in job.parts:
            tell(Began(at.name))
            tell(Ended(attempt(at, work_of(at.name), session)))
    finally:
        session.close()
    return 0


def attempt(part: Part, work: Work, session: Session) -> Check:
    """Try one part; whatever goes wrong is what came out."""
    began = time.perf_counter()
    details: Details = {}
    message = hint = detail = ""
    session.begin(part.limit)
    try:
        work(session, details)
    except (Broken, HearthError) as error:
        message, hint, detail = error.message, error.hint, error.detail
    except ImportError as error:
        window = part.name == "window"
        message = import_failed(error) if window else f"Something that Hearth is made of cannot be loaded: {error}."
        hint, detail = "Install what is missing, or install Hearth again.", traceback.format_exc()
    except Exception as error:
        message = f"Something unexpected went wrong ({type(error).__name__}: {error})."
        hint, detail = REPORT, traceback.format_exc()
    if session.said:
        details["said"] = session.said
    return Check(
        name=part.name,
        ok=not message,
        ms=round(1000 * (time.perf_counter() - began)),
        details=details,
        message=message,
        hint=hint,
        detail=detail,
    )


def why_no_window(reason: str) -> str:
    """What Qt's end means. ``reason``: what it complained of first."""
    if named := os.environ.get(NAMED, ""):
        return f"{NAMED} asks for {named!r}, which does not work here. Without it Hearth tries what there is."
    return why_not(missing_libraries(os.environ), reason.strip().partition("\n")[0])


def work_of(name: str) -> Work:
    """How a part is tried. Loaded when it is its turn: what cannot be loaded fails its own check and no other."""

    def work(session: Session, details: Details) -> object:
        return _load(name)(session, details)

    return work


def _load(name: str) -> Work:
    match name:
        case "program":
            from app.self_test.program import try_program as work
        case "window":
            from app.self_test.window import try_window as work
        case "engine":
            from app.self_test.engine import try_engine as work
        case "database":
            from app.self_test.database import try_database as work
        case "formulas":
            from app.self_test.helpers import try_formulas as work
        case "export":
            from app.self_test.helpers import try_export as work
        case "download":
            from app.self_test.download import try_download as work
        case "programs":
            from app.self_test.programs import try_programs as work
        case "system":
            from app.self_test.system import try_system as work
        case _:
            from app.self_test.end import try_end as work
    return work


def _teller() -> Callable[[Told], None]:
    """Keep standard output for what is told; whatever prints goes to standard error from now on."""
    out = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)
    sys.stdout = sys.stderr

    def tell(told: Told) -> None:
        out.write(msgspec.json.encode(told) + b"\n")

    return tell


def _end_with_the_parent(folder: str) -> None:
    """Whoever started this holds the other end of standard input for as long as it lives."""
    os.read(0, 1)  # not through Python's buffer, which must be idle when the process ends
    import psutil  # nobody is left to wait for it

    until = time.monotonic() + TIDYING
    while os.path.exists(folder) and time.monotonic() < until:  # what is being done on other threads goes on meanwhile
        below = psutil.Process().children(recursive=True)
        for child in below:
            with contextlib.suppress(psutil.Error):
                child.kill()
        psutil.wait_procs(below, timeout=TIDYING)
        shutil.rmtree(folder, ignore_errors=True)
    os._exit(1)

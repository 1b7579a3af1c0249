"""The check *end*: the window closes, and no process and no thread is left of it."""

from __future__ import annotations

import contextlib
import threading
import time
from pathlib import Path

import psutil

from app.self_test.session import Session
from app.self_test.values import Broken, Details

PATIENCE = 5.0  # seconds for what is on its way out
NOTED = 20  # lines of the log
STARTED_HERE = "self-test-life"  # the thread that waits for the end of who started this process
_LIBRARIES = ("asyncio_", "QtThread", "QDBus")  # of which a library keeps one until the very end


def try_end(session: Session, details: Details, patience: float = PATIENCE) -> None:
    """Raise ``Broken`` where something is left after so many seconds."""
    children = psutil.Process().children(recursive=True)
    details["processes"], details["threads"] = len(children), threading.active_count()
    session.close()
    details["log"] = _noted(session.paths.logs / "hearth.log")
    until = time.monotonic() + patience
    psutil.wait_procs(children, timeout=patience)
    for thread in _threads():
        thread.join(max(0.0, until - time.monotonic()))
    left = [f"thread {thread.name}" for thread in _threads()]
    for child in {*children, *psutil.Process().children(recursive=True)}:
        with contextlib.suppress(psutil.Error):
            if child.is_running() and child.status() != psutil.STATUS_ZOMBIE:
                left.append(f"process {child.pid}: {' '.join(child.cmdline())}")
                child.kill()
    if left:
        raise Broken("Hearth did not end everything it had begun.", detail="\n".join(left))


def _noted(log: Path) -> list[str]:
    """What the program found worth a warning, and what Qt did, the last lines of it."""
    try:
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
    return [line for line in lines if " WARNING " in line or " ERROR " in line or ": Qt: " in line][-NOTED:]


def _threads() -> list[threading.Thread]:
    """Threads of ours that run now."""
    alive = {thread.id for thread in psutil.Process().threads()}
    return [
        thread
        for thread in threading.enumerate()
        # A thread that Qt started stays listed on older Pythons after its end: ask the system.
        if thread.native_id in alive
        and thread not in (threading.current_thread(), threading.main_thread())
        and thread.name != STARTED_HERE
        and not thread.name.startswith(_LIBRARIES)
        and not isinstance(thread, threading._DummyThread)
    ]

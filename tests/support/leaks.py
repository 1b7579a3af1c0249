"""Finds threads and child processes that a test started and left behind; ends what it finds."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import psutil

PATIENCE = 10.0  # seconds for threads and processes that are already on their way out

# Started by a library once for the whole process and ended by it at exit.
LIBRARY_THREADS = ("pytest_timeout", "tqdm", "asyncio_", "QtThread", "QDBus")
LIBRARY_PROCESSES = ("multiprocessing.resource_tracker", "multiprocessing.forkserver")


def running_threads() -> set[threading.Thread]:
    """Python threads that run now, without those of libraries and without this one."""
    alive = {thread.id for thread in psutil.Process().threads()}
    return {
        thread
        for thread in threading.enumerate()
        # A thread that Qt started stays listed on older Pythons after its end: ask the system.
        if thread.native_id in alive
        and thread is not threading.current_thread()
        and not thread.name.startswith(LIBRARY_THREADS)
    }


def running_children() -> set[psutil.Process]:
    """Processes below this one, without those that have ended and those of libraries."""
    found = set()
    for process in psutil.Process().children(recursive=True):
        with suppress(psutil.Error):
            if process.status() != psutil.STATUS_ZOMBIE and not _of_a_library(process.cmdline()):
                found.add(process)
    return found


def _of_a_library(command: list[str]) -> bool:
    return any(name in part for part in command for name in LIBRARY_PROCESSES)


@contextmanager
def nothing_left(patience: float = PATIENCE) -> Iterator[None]:
    """Raise ``AssertionError`` when the block leaves a thread or a child process running."""
    threads, children = running_threads(), running_children()
    yield
    deadline = time.monotonic() + patience
    for thread in running_threads() - threads:
        if not isinstance(thread, threading._DummyThread):  # nobody can join those
            thread.join(max(0.0, deadline - time.monotonic()))
    psutil.wait_procs(running_children() - children, timeout=max(0.0, deadline - time.monotonic()))
    left = [f"thread {thread.name}" for thread in running_threads() - threads]
    for process in running_children() - children:
        with suppress(psutil.Error):
            left.append(f"process {process.pid}: {' '.join(process.cmdline())[:200]}")
            process.kill()
    assert not left, "the test left running: " + "; ".join(left)

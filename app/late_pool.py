"""Threads that are made with the first work for them: the window starts without; knows no Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")


class Pool(Protocol):
    """Whoever takes work; every ``Executor`` does."""

    def submit(self, work: Callable[[], T], /) -> Future[T]:
        """Have ``work`` done on a thread."""
        ...


class LatePool:
    """A pool of ``threads`` threads called ``name``. Belongs to one thread, which gives it work and ends it."""

    def __init__(self, threads: int, name: str) -> None:
        self._threads = threads
        self._name = name
        self._made: ThreadPoolExecutor | None = None
        self._ended = False

    def submit(self, work: Callable[[], T], /) -> Future[T]:
        """Have ``work`` done on a thread; in order where there is but one."""
        if self._ended:
            raise RuntimeError("work for threads that have ended")
        if self._made is None:
            from concurrent.futures import ThreadPoolExecutor  # kept out of the start

            self._made = ThreadPoolExecutor(self._threads, thread_name_prefix=self._name)
        return self._made.submit(work)

    def shutdown(self) -> None:
        """Let what was given be done, and end the threads."""
        self._ended = True
        if self._made is not None:
            self._made.shutdown()

"""What the operating system says about memory, sleep and battery, behind one small interface; knows no model.

Nothing of it polls: each part sleeps until the system speaks, the battery is looked at when somebody asks.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from typing import Protocol

Told = Callable[[], object]
Post = Callable[[Told], None]


class System(Protocol):
    """The computer as a good citizen asks it; belongs to the window's thread."""

    def watch(self, memory_low: Told, sleep_begins: Told) -> None:
        """From now on, say when memory runs low and when the computer is about to sleep, on the window's thread.

        Sleep waits for ``let_sleep``, as long as the system allows, which is seconds.
        """
        ...

    def let_sleep(self) -> None:
        """What had to be done before sleep is done."""
        ...

    def on_battery(self) -> bool:
        """Whether the computer runs on its battery right now. Takes well under a millisecond."""
        ...

    def close(self) -> None:
        """Let go of everything. May be called twice."""
        ...


class Watcher(Protocol):
    """One thing that is watched."""

    def close(self) -> None:
        """End watching."""
        ...


class SleepWatcher(Watcher, Protocol):
    """Watches for sleep."""

    def let_sleep(self) -> None:
        """As in ``System``."""
        ...


class ThisSystem:
    """The computer Hearth runs on.

    Args:
        post: Runs a call on the window's thread, from any thread.
    """

    def __init__(self, post: Post) -> None:
        self._post = post
        self._memory: Watcher | None = None
        self._sleep: SleepWatcher | None = None

    def watch(self, memory_low: Told, sleep_begins: Told) -> None:
        """Begin to watch what there is to watch here."""
        # Each system's own way is loaded when the window is there, and only that of this system.
        tell_low, tell_sleep = partial(self._post, memory_low), partial(self._post, sleep_begins)
        if sys.platform == "linux":
            from app.power.logind import LogindSleep
            from app.power.pressure import MemoryPressure

            self._memory, self._sleep = MemoryPressure(tell_low), LogindSleep(tell_sleep)
        elif sys.platform == "win32":
            from app.power.windows import MemoryNotification, PowerBroadcast

            self._memory, self._sleep = MemoryNotification(tell_low), PowerBroadcast(tell_sleep)
        elif sys.platform == "darwin":
            from app.power.macos import MemorySource, SystemPower

            self._memory, self._sleep = MemorySource(tell_low), SystemPower(tell_sleep)

    def let_sleep(self) -> None:
        """As in ``System``."""
        if self._sleep is not None:
            self._sleep.let_sleep()

    def on_battery(self) -> bool:
        """As in ``System``."""
        from app.power.battery import on_battery  # with the first answer, not at the start

        return on_battery()

    def close(self) -> None:
        """As in ``System``."""
        for watcher in (self._memory, self._sleep):
            if watcher is not None:
                watcher.close()
        self._memory = self._sleep = None


MakeSystem = Callable[[Post], System]
"""Makes the computer as a program sees it, given how to run a call on the window's thread."""

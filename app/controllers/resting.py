"""When the model gives its memory back, and when it comes back; knows neither how nor any widget."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from app.controllers.engine import EngineController, EngineState
from app.power.system import System
from app.settings import Settings
from inference.protocol import EngineStopped, Event

MINUTE = 60_000  # milliseconds
CALM = 60.0  # seconds after which somebody who asked does not wait for more: low memory does not take it from him


class Resting(QObject):
    """Lets the engine rest after a chosen time, before sleep and on low memory; typing wakes it.

    It never rests while anything that was asked for is under way. One single-shot timer, nothing else, runs
    meanwhile.
    """

    def __init__(
        self,
        engine: EngineController,
        settings: Settings,
        system: System,
        *,
        clock: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._engine = engine
        self._settings = settings
        self._system = system
        self._clock = clock
        self._last = clock()  # when somebody last wanted something
        self._memory_is_low = False
        self._sleep_waits = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._rest)
        self._unsubscribe = settings.subscribe(self._note_setting)
        engine.state_changed.connect(self._note_state)
        engine.idle_changed.connect(lambda _idle: self._note_activity())
        engine.received.connect(self._note_event)

    def watch(self) -> None:
        """From now on, heed what the system says about memory and sleep."""
        self._system.watch(self._note_low_memory, self._note_sleep)

    def wake(self) -> None:
        """Somebody types: the model is to be there when it is sent."""
        if self._engine.state.phase == "resting":
            self._engine.ensure()
        self._note_activity()

    def close(self) -> None:
        """Stop; nothing rests any more."""
        self._unsubscribe()
        self._timer.stop()
        self._system.close()

    # ------------------------------------------------------------------------------------ inside

    def _note_activity(self) -> None:
        self._last = self._clock()
        self._arm()

    def _arm(self) -> None:
        """Set the timer to when the model would rest if nobody wanted anything until then."""
        minutes = self._settings.number("memory.rest_after") or 0
        waits = [minutes * MINUTE] if minutes else []
        if self._memory_is_low:
            waits.append(round(1000 * max(0.0, self._last + CALM - self._clock())))
        if waits and self._engine.ready and self._engine.idle:
            self._timer.start(min(waits))
        else:
            self._timer.stop()

    def _rest(self) -> None:
        self._engine.rest()

    def _note_state(self, state: EngineState) -> None:
        if state.phase == "ready":
            if not self._timer.isActive():
                self._note_activity()
        else:
            self._timer.stop()
        if state.phase == "resting":
            self._memory_is_low = False
        else:
            self._let_sleep()  # somebody wants it back: sleep need not wait

    def _note_low_memory(self) -> None:
        """Programs wait for memory. Loading a model is a reason itself, so who has just asked is left alone."""
        if self._settings.flag("memory.rest_when_low") and self._engine.ready and not self._memory_is_low:
            self._memory_is_low = True
            self._arm()

    def _note_sleep(self) -> None:
        self._sleep_waits = True
        if not (self._settings.flag("memory.rest_before_sleep") and self._engine.rest()):
            self._let_sleep()

    def _note_event(self, event: Event) -> None:
        if isinstance(event, EngineStopped):
            self._let_sleep()

    def _let_sleep(self) -> None:
        if self._sleep_waits:
            self._sleep_waits = False
            self._system.let_sleep()

    def _note_setting(self, key: str, _value: object) -> None:
        if key in ("memory.rest_after", "memory.rest_when_low"):
            self._memory_is_low = self._memory_is_low and self._settings.flag("memory.rest_when_low")
            self._arm()

"""Measures the model in use, keeps what came of it and applies what is best; knows no widgets.

Nobody waits for a measurement: whatever else the engine is asked for stops it, and the engine is put back as it was
before that begins. Nothing is measured while an answer is written.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, TypeVar

import msgspec
from PySide6.QtCore import QObject, Signal

from app.bridge import Bridge
from app.controllers.engine import EngineController, EngineState
from app.controllers.seam import RequestHandle
from app.itemmodels.model_words import title_of
from app.late_pool import Pool
from app.notices import Notice, Notices
from app.setting import Value
from app.settings import Settings
from inference.best_settings import Choice, best_settings
from inference.errors import HearthError
from inference.protocol import TERMINAL, Event

if TYPE_CHECKING:  # psutil, header reader: on a thread, when something is measured
    from inference.bandwidth import Bandwidth
    from inference.benchmark import Action, Benchmark
    from inference.hardware import Hardware
    from inference.measurements import Measurements
    from inference.model_measurement import ModelMeasurement
    from inference.options import LoadOptions
    from inference.protocol import Device, Loaded
    from inference.speed_report import Report

UNDO = "speed-undo"  # action and key of the notice about applied settings
AWAY = ("resting", "stopped")  # phases of the engine in which the model is not there, but comes back when asked for
_T = TypeVar("_T")

Ended = Literal["", "done", "user", "chat", "failed"]


class SpeedState(msgspec.Struct, frozen=True, kw_only=True):
    """What there is to see.

    Attributes:
        measuring: Whether something is being measured.
        fraction: How far that is.
        report: What was measured of the model in use, also while more is being measured; ``None``: nothing.
        choices: What is best, by that.
        ended: How the last measurement ended: ``chat``: the engine was needed for something else.
        problem: Why it failed.
        can_begin: Whether measuring can begin now.
        busy: Whether it cannot because the model reads or writes.
        applied: Whether the best settings were applied, and can be taken back.
    """

    measuring: bool = False
    fraction: float = 0.0
    report: Report | None = None
    choices: tuple[Choice, ...] = ()
    ended: Ended = ""
    problem: str = ""
    can_begin: bool = False
    busy: bool = False
    applied: bool = False


class SpeedController(QObject):
    """Signals:
    changed(SpeedState): Something the user can see changed.
    """

    changed = Signal(object)

    def __init__(
        self,
        engine: EngineController,
        settings: Settings,
        notices: Notices,
        bridge: Bridge,
        threads: Pool,
        open_measurements: Callable[[], Measurements],
        look: Callable[[], Hardware],
        measure_memory: Callable[[Hardware], Bandwidth],
        parent: QObject | None = None,
    ) -> None:
        """All that is called, ``look`` at this machine too, is called on ``threads``, which should be one."""
        super().__init__(parent)
        self._engine, self._settings, self._notices = engine, settings, notices
        self._bridge, self._threads = bridge, threads
        self._open, self._look, self._measure_memory = open_measurements, look, measure_memory
        self._measurements: Measurements | None = None
        self._state = SpeedState()
        self._benchmark: Benchmark | None = None
        self._measuring: ModelMeasurement | None = None
        self._handle: RequestHandle | None = None
        self._run = 0  # counts what was begun, so that what comes late is known as such
        self._earlier: Report | None = None  # what was shown when that began
        self._of = ""  # the file the report is about
        self._before: list[tuple[str, str, bool, Value]] = []
        self._awaited: bool | None = None  # how thoroughly to measure as soon as the model is back
        self._closed = False
        engine.work_begins.connect(self._give_way)
        engine.about_to_load.connect(lambda: self._end("chat"))
        engine.idle_changed.connect(lambda _idle: self._note_engine())
        engine.state_changed.connect(self._follow)
        engine.received.connect(self._take)
        self._follow(engine.state)

    @property
    def state(self) -> SpeedState:
        """What there is to see now."""
        return self._state

    def begin(self, *, thorough: bool) -> None:
        """Measure the model in use; one that rests is woken first."""
        if self._engine.state.phase in AWAY:
            self._awaited = thorough
            self._engine.ensure()
            return
        load, loaded = self._engine.loaded_with, self._engine.state.loaded
        if load is None or loaded is None or not self._state.can_begin or self._state.measuring:
            return
        self._run += 1
        self._earlier = self._state.report
        run, devices = self._run, self._engine.devices()
        self._change(measuring=True, fraction=0.0, ended="", problem="", applied=False)

        def go(prepared: tuple[Hardware, ModelMeasurement]) -> None:
            from inference.benchmark import Benchmark  # only who measures needs it

            if run != self._run:
                return
            if self._engine.state.loaded is not loaded:  # it rests, or its process went away
                self._end("")
                return
            hardware, self._measuring = prepared
            self._benchmark = Benchmark(load, loaded, hardware, thorough=thorough)
            self._send(self._benchmark.begin())

        self._work(lambda: self._prepare(loaded, load.options, devices), go, self._fail)

    def stop(self) -> None:
        """Stop measuring; what was measured so far stays to be seen."""
        self._end("user")

    def apply(self) -> None:
        """Set what is best for this model, telling how to take it back."""
        model = self._engine.state.model
        wanted = [choice for choice in self._state.choices if choice.changes]
        if model is None or not wanted or self._state.measuring:
            return
        self._before = []
        for choice in wanted:
            key = f"load.{choice.name}"
            own = self._settings.is_set(key, model=model.name)
            self._before.append((model.name, key, own, self._settings.get(key, model=model.name)))
            self._settings.set(key, choice.value, model=model.name)
        self._change(applied=True)
        self._notices.post(
            Notice(
                message=self.tr("The best settings for “{0}” are set.").format(title_of(model)),
                hint=self.tr("They take effect when the model is loaded again."),
                action=UNDO,
                action_title=self.tr("Undo"),
                key=UNDO,
            )
        )

    def undo(self) -> None:
        """Take back what ``apply`` has set."""
        self._notices.dismiss(UNDO)
        for model, key, own, value in self._before:
            if own:
                self._settings.set(key, value, model=model)
            else:
                self._settings.reset(key, model=model)
        self._before = []
        self._change(applied=False)

    def act(self, action: str) -> None:
        """The button of a notice was pressed."""
        if action == UNDO:
            self.undo()

    def close(self) -> None:
        """Stop, and begin nothing any more."""
        self._closed = True
        self._run += 1
        self._benchmark = self._handle = None

    # ------------------------------------------------------------------------------- measuring

    def _prepare(
        self, loaded: Loaded, options: LoadOptions, devices: tuple[Device, ...]
    ) -> tuple[Hardware, ModelMeasurement]:
        """On a thread: half a second, while the engine is still idle."""
        from inference.model_measurement import ModelMeasurement

        hardware = self._look()
        return hardware, ModelMeasurement(loaded, options, hardware, self._measure_memory(hardware), devices)

    def _send(self, action: Action) -> None:
        self._handle = self._engine.carry_out(action)

    def _take(self, event: Event) -> None:
        benchmark, handle = self._benchmark, self._handle
        if benchmark is None or handle is None or event.id != handle.id or not isinstance(event, TERMINAL):
            return
        action = benchmark.take(event)  # type: ignore[arg-type]  # TERMINAL lists the members of Terminal
        if action is not None:
            self._send(action)
            self._change(fraction=benchmark.fraction, **self._seen(benchmark))
        elif benchmark.failure is None:
            self._finish(benchmark)
        elif benchmark.failure.code == "cancelled":
            self._end("chat")  # by another client of the engine
        else:
            self._fail(benchmark.failure.error())

    def _finish(self, benchmark: Benchmark) -> None:
        measuring, seen = self._measuring, self._seen(benchmark)
        self._benchmark = self._handle = None
        self._change(measuring=False, fraction=1.0, ended="done", **seen)
        report = self._state.report
        if measuring is not None and report is not None:
            self._work(lambda: measuring.keep(report, self._kept()), lambda _none: None)

    def _end(self, how: Ended) -> None:
        """Stop what runs and put the engine back; returns when that is on its way, before anything that follows."""
        if not self._state.measuring:
            return
        self._run += 1
        benchmark, handle = self._benchmark, self._handle
        self._benchmark = self._handle = None
        seen: dict[str, object] = {}
        if benchmark is not None:
            seen = self._seen(benchmark)
            if handle is not None:
                handle.cancel()
            for action in benchmark.restore():
                self._engine.carry_out(action)
        self._change(measuring=False, fraction=0.0, ended=how, **seen)

    def _give_way(self) -> None:
        self._awaited = None
        self._end("chat")

    def _fail(self, error: BaseException) -> None:
        if not isinstance(error, HearthError):
            raise error
        self._end("failed")
        # The rest of that would be about answers.
        problem = error.message if error.code == "engine_died" else str(error)
        earlier = self._earlier
        if earlier is None:
            self._change(problem=problem)
        else:  # a measurement that went wrong is worth less than a whole one
            self._change(problem=problem, report=earlier, choices=best_settings(earlier))

    def _seen(self, benchmark: Benchmark) -> dict[str, object]:
        """What was measured so far, as it is shown."""
        if self._measuring is None or not benchmark.samples:
            return {}
        report = self._measuring.report(benchmark.samples, thorough=benchmark.thorough)
        return {"report": report, "choices": self._choices(report)}

    def _choices(self, report: Report) -> tuple[Choice, ...]:
        """What is best, by a report; what is set so already changes nothing."""
        model = self._engine.state.model
        name = model.name if model is not None else ""
        return tuple(
            msgspec.structs.replace(choice, changes=False)
            if self._settings.get(f"load.{choice.name}", model=name) == choice.value
            else choice
            for choice in best_settings(report)
        )

    # --------------------------------------------------------------------------- what is known

    def _follow(self, state: EngineState) -> None:
        """Another model has figures of its own."""
        self._note_engine()
        loaded = state.loaded
        if loaded is None or loaded.path == self._of or self._closed:
            return
        self._of = path = loaded.path
        self._before = []
        self._change(report=None, choices=(), ended="", problem="", applied=False)

        def show(report: Report | None) -> None:
            if report is not None and self._of == path and self._state.report is None:
                self._change(report=report, choices=self._choices(report))

        self._work(lambda: self._known(path, loaded.file_size), show)

    def _known(self, path: str, size: int) -> Report | None:
        """On a thread: what was measured of a model before."""
        from pathlib import Path

        return self._kept().report(self._look(), Path(path).name, size)

    def _kept(self) -> Measurements:
        if self._measurements is None:
            self._measurements = self._open()
        return self._measurements

    def _note_engine(self) -> None:
        ready, phase = self._engine.ready, self._engine.state.phase
        idle = self._engine.idle or self._state.measuring
        self._change(can_begin=(ready or phase in AWAY) and idle, busy=ready and not idle)
        if phase in ("none", *AWAY):
            self._awaited = None
        elif ready and idle and self._awaited is not None:
            thorough, self._awaited = self._awaited, None
            self.begin(thorough=thorough)

    def _work(
        self,
        work: Callable[[], _T],
        then: Callable[[_T], object],
        failed: Callable[[BaseException], object] | None = None,
    ) -> None:
        if not self._closed:
            self._bridge.when_done(self._threads.submit(work), then, failed)

    def _change(self, **changes: object) -> None:
        state = msgspec.structs.replace(self._state, **changes)
        if state != self._state and not self._closed:
            measuring = self._state.measuring
            self._state = state
            if measuring and not state.measuring:
                self._note_engine()
            self.changed.emit(self._state)

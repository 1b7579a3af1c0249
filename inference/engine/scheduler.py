"""Works through the commands on the only thread that touches llama.cpp: answers side by side, the rest in turn.

Every command that reaches it leaves with exactly one terminal event, whatever goes wrong on the way.
"""

from __future__ import annotations

import functools
import logging
import os
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import cast

import msgspec

from inference.engine.backends import Backends
from inference.engine.counting import count
from inference.engine.devices import read_features
from inference.engine.draft_loading import check_with_draft
from inference.engine.inbox import Inbox
from inference.engine.keeping import Keeping
from inference.engine.load_attempts import load_with_ladder
from inference.engine.load_errors import out_of_memory
from inference.engine.load_planning import Checked
from inference.engine.loading import ModelLoader, Stage
from inference.engine.measuring import Measuring
from inference.engine.model import Model
from inference.engine.native import llama, release_memory, version
from inference.engine.outbox import Outbox
from inference.engine.preparing import Preparing
from inference.engine.side_by_side import SideBySide
from inference.engine.vectors import Vectors
from inference.errors import Cancelled, EngineFailed, HearthError, NoModel
from inference.gguf import read_model_facts
from inference.load_plan import PlanNotice
from inference.protocol import (
    Command,
    Configure,
    Count,
    Done,
    Embed,
    Embedded,
    Event,
    Failed,
    Forget,
    Generate,
    Load,
    Loaded,
    LoadProgress,
    Measure,
    Notice,
    Prepare,
    Probe,
    Probed,
    SetThreads,
    Unload,
)

PROGRESS_PACE = 0.05  # seconds between two reports on loading

_log = logging.getLogger(__name__)


class Scheduler:
    """Holds the model that is loaded, if any, and answers commands with it.

    Args:
        inbox: Where commands and cancels come from.
        outbox: Where events go.
        loader: Makes models.
        arrival: When the command with an id came in, ``time.perf_counter``.
        backends: What there is to compute with.
        vectors: Makes vectors.
    """

    def __init__(
        self,
        inbox: Inbox,
        outbox: Outbox,
        loader: ModelLoader,
        arrival: Callable[[int], float],
        backends: Backends,
        vectors: Vectors,
    ) -> None:
        self._vectors = vectors
        self._backends = backends
        self._inbox = inbox
        self._outbox = outbox
        self._loader = loader
        self._arrival = arrival
        self._model: Model | None = None
        self._beside: SideBySide | None = None
        self._keeping = Keeping(inbox)
        self._noticed: set[tuple[str, str]] = set()
        # What an answer needs from outside goes straight through.
        self.send = outbox.send
        self.text = outbox.text
        self.interruptible = inbox.interruptible

    def run(self) -> None:
        """Answer commands until the inbox ends."""
        while (command := self._next()) is not None:
            if self._model is not None and isinstance(command, Generate | Embed | Count):
                self._side_by_side(self._model).run(command)
            else:
                self._answer(command)
        self._unload()

    def _side_by_side(self, model: Model) -> SideBySide:
        """One for each model: it learns how fast this machine is with it."""
        if self._beside is None or self._beside.model is not model:
            self._beside = SideBySide(
                model,
                self._inbox,
                self._outbox,
                self._vectors,
                self._arrival,
                self._answer,
                self._guarded,
                self.notice,
            )
        return self._beside

    def _next(self) -> Command | None:
        self._keeping.while_idle(self._model)
        return self._inbox.take()

    @property
    def cancelled(self) -> bool:
        """Whether the running request is to stop."""
        return self._inbox.cancelled

    @property
    def alone(self) -> bool:
        """What the scheduler carries out itself has the engine for itself."""
        return True

    @property
    def undisturbed(self) -> bool:
        """Whether nothing that came meanwhile waits."""
        return not self._inbox.waits

    def between_steps(self) -> None:
        """Answer what takes but a moment, in the middle of a longer request."""
        if self._inbox.waits:
            while (command := self._inbox.take_light()) is not None:
                self._answer(command)

    def notice(self, notice: Notice, conversation: str) -> None:
        """Pass a notice on, once for each conversation with this model."""
        if (notice.message, conversation) not in self._noticed:
            self._noticed.add((notice.message, conversation))
            self._outbox.send(notice)

    def _answer(self, command: Command) -> None:
        event = self._guarded(command, lambda: self._carry_out(command))
        if event is not None:
            self._outbox.send(event)

    def _guarded(self, command: Command, action: Callable[[], Event | None]) -> Event | None:
        """Do something for a command; what happened, also where that was an error."""
        try:
            return action()
        except HearthError as error:
            return Failed.of(error, command.id)
        except MemoryError:
            return Failed.of(out_of_memory(0, traceback.format_exc()), command.id)
        except Exception as error:
            _log.exception("%s failed", type(command).__name__)
            failure = EngineFailed(
                f"The engine failed at this request ({type(error).__name__}).",
                "Try again; if it happens again, report it with the details.",
                traceback.format_exc(),
            )
            return Failed.of(failure, command.id)

    def _carry_out(self, command: Command) -> Event:
        match command:
            case Generate() | Embed():
                return self._without_a_model(command)
            case Prepare():
                return Preparing(self._need_model(), command, self).run()
            case Count():
                return count(self._need_model(), command)
            case Measure():
                return Measuring(self._need_model(), command, self).run()
            case Load():
                return self._load(command)
            case Unload():
                self._unload()
                return Done(id=command.id)
            case Configure() | Forget():
                self._keep(command)
                return Done(id=command.id)
            case SetThreads():
                return self._set_threads(command)
            case Probe():
                return Probed(
                    id=command.id,
                    devices=self._backends.devices(),
                    features=read_features(),
                    variant=self._backends.variant,
                    level=self._backends.level,
                    gpu_offload=bool(llama.llama_supports_gpu_offload()),
                    llama_cpp=version(),
                )
        raise EngineFailed(f"The engine does not carry out {type(command).__name__} here.")

    def _keep(self, command: Configure | Forget) -> None:
        if isinstance(command, Forget):
            self._keeping.forget(command, self._model)
        else:
            self._loader.planner.keep_in(Path(command.folder) if command.folder else None)
            self._keeping.configure(command, self._model)

    def _need_model(self) -> Model:
        if self._model is None:
            raise NoModel("No model is loaded.", "Load a model first.")
        return self._model

    # ---------------------------------------------------------------------------------- load

    def _load(self, command: Load) -> Loaded:
        progress = _LoadProgress(self._outbox, command.id)
        progress.report(0.0, "checking")
        if command.embeds:
            return self._load_for_vectors(command, progress)
        check = functools.partial(self._loader.check, command.path, command.options, self._model)
        checked = check_with_draft(check, command)
        if self._inbox.cancelled:
            raise Cancelled("Loading was cancelled.")

        def tell(notice: PlanNotice) -> None:
            self._outbox.send(Notice(id=command.id, code=notice.code, message=notice.message, hint=notice.hint))

        for notice in checked.plan.notices:
            tell(notice)
        self._vectors.leave()
        before = self._model
        if before is not None and before.weights.serve(checked.facts, checked.plan):
            self._renew(before, checked, progress.report, command.id)
        else:
            self._unload()
            self._model = load_with_ladder(
                self._loader,
                checked,
                command.options,
                command.attempt,
                progress.report,
                lambda: self._inbox.cancelled,
                tell,
            )
        self._keeping.begin(self._need_model())
        if checked.draft is not None and self._need_model().plan.estimate.companions:  # else it was given up
            self._model, refusal = self._loader.add_draft(self._need_model(), checked.draft)
            if refusal:
                tell(PlanNotice("fallback", refusal))
        self._model = self._loader.give_eyes(self._need_model(), command.projector)
        self._outbox.crowded = _computes_everywhere(self._model.loaded, self._model.loaded.threads)
        return msgspec.structs.replace(self._model.loaded, id=command.id)

    def _load_for_vectors(self, command: Load, progress: _LoadProgress) -> Loaded:
        read_model_facts(Path(command.path), purpose="embedding")  # before the model that is loaded goes
        self._unload()
        loaded = self._vectors.load(
            command, lambda fraction: progress.report(fraction, "loading"), lambda: self._inbox.cancelled
        )
        return msgspec.structs.replace(loaded, id=command.id)

    def _renew(self, model: Model, checked: Checked, report: Callable[[float, Stage], None], id: int) -> None:
        """Give a loaded model another context; its weights stay."""
        self._model = None  # until it has one
        self._noticed.clear()
        self._model, refusal = self._loader.renew(model, checked, report)
        if refusal:
            message = f"{refusal} The model stays as it was loaded before."
            self._outbox.send(Notice(id=id, code="fallback", message=message))

    def _set_threads(self, command: SetThreads) -> Done:
        """For as long as this model is loaded; a later one computes as its own options say."""
        if self._model is not None:
            loaded, most = self._model.loaded, _most_threads()
            threads = min(command.threads or loaded.threads, most)
            self._model.context.set_threads(threads, min(command.batch_threads or loaded.batch_threads, most))
            self._outbox.crowded = _computes_everywhere(loaded, threads)
        return Done(id=command.id)

    def _unload(self) -> None:
        self._vectors.leave()
        if self._model is not None:
            self._keeping.before_leaving(self._model)
            self._model.close()
            self._model = self._beside = None
            self._noticed.clear()
            release_memory()

    # -------------------------------------------------------------------------------- vectors

    def _without_a_model(self, command: Generate | Embed) -> Embedded:
        """No chat model is there, but one for vectors may be."""
        if isinstance(command, Generate):
            self._need_model()
        assert isinstance(command, Embed)
        steps = self._vectors.embed(command, self._model, self)
        while True:
            try:
                next(steps)
            except StopIteration as over:
                return cast(Embedded, over.value)
            self.between_steps()


def _most_threads() -> int:
    """More threads than this process may run at once only wait for each other, spinning."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _computes_everywhere(loaded: Loaded, threads: int) -> bool:
    """Whether a model leaves no core to anything else; on a graphics card it does."""
    return threads >= _most_threads() and loaded.gpu_layers < loaded.layers


class _LoadProgress:
    """Reports on loading: never backwards within an attempt, each stage at once, else at a sensible rate."""

    def __init__(self, outbox: Outbox, id: int) -> None:
        self._outbox = outbox
        self._id = id
        self._fraction = 0.0
        self._stage: Stage | None = None
        self._attempt = 0
        self._last = 0.0

    def report(self, fraction: float, stage: Stage, attempt: int = 0) -> None:
        """Say how far it has come: ``fraction`` of 1."""
        now = time.monotonic()
        if attempt != self._attempt:
            self._attempt, self._fraction, self._stage = attempt, 0.0, None
        self._fraction = min(1.0, max(self._fraction, fraction))
        if stage != self._stage or now - self._last >= PROGRESS_PACE:
            self._stage, self._last = stage, now
            self._outbox.send(LoadProgress(id=self._id, fraction=self._fraction, stage=stage, attempt=attempt))

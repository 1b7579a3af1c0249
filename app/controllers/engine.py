"""Which model answers: loading, falling back, lending another one; knows no widgets.

The model that was *chosen* answers wherever nothing else is said. Another one can be *lent* for an answer or a
conversation that wants it: it is loaded as any model is, and the choice stays.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Literal

import msgspec
from PySide6.QtCore import QObject, Signal

from app.bridge import Bridge
from app.controllers.engine_requests import EngineRequests
from app.controllers.seam import ConnectEngine, RequestHandle
from app.draft_choice import Drafting
from app.engine_places import KEYS, EnginePlaces
from app.notices import Notice, Notices
from app.settings import Settings
from app.storage.values import Overrides
from inference import protocol
from inference.messages import Message
from inference.model_file import ModelFile
from inference.options import LoadOptions
from inference.protocol import (
    EngineStopped,
    Event,
    Failed,
    Load,
    Loaded,
    LoadProgress,
    Measure,
    SetThreads,
    View,
)

Phase = Literal["none", "loading", "ready", "stopped", "resting"]

LOAD_NOTICE = "load"  # key of what is said about loading: the next attempt takes it back

_log = logging.getLogger(__name__)


class EngineState(msgspec.Struct, frozen=True, kw_only=True):
    """What the engine is doing.

    Attributes:
        phase: ``none``: no model; ``loading``; ``ready``; ``stopped``: the process went away and comes back
            with the next question; ``resting``: its memory was given back, ``ensure`` brings it back.
        model: What is loaded, being loaded, or was loaded before the process went away or rests.
        loaded: The model that can answer; ``None`` while there is none.
        fraction: Progress of loading, 0 to 1.
        stage: Step of loading, as in ``LoadProgress``.
        reload_needed: Whether load options were changed since.
    """

    phase: Phase = "none"
    model: ModelFile | None = None
    loaded: Loaded | None = None
    fraction: float = 0.0
    stage: str = "checking"
    reload_needed: bool = False


class EngineController(EngineRequests):
    """Loads models and keeps one ready.

    Signals:
        state_changed(EngineState): Something the user can see changed.
        about_to_load(): The model that answers is going away; answers under way must end.
        load_failed(ModelFile, HearthError): A model could not be loaded; what happens next is under way.
        load_given_up(ModelFile): Somebody did not want to wait for a model any longer; likewise.
    """

    state_changed = Signal(object)
    about_to_load = Signal()
    load_failed = Signal(object, object)
    load_given_up = Signal(object)

    def __init__(
        self,
        connect: ConnectEngine,
        bridge: Bridge,
        settings: Settings,
        notices: Notices,
        guide: ModelFile,
        places: EnginePlaces,
        drafting: Callable[[ModelFile], Drafting] = lambda _model: Drafting(),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(connect, bridge, places, parent)
        self._settings = settings
        self._notices = notices
        self._guide = guide
        self._drafting = drafting
        self._asked_drafting = self._used_drafting = Drafting()  # likewise
        self._state = EngineState()
        self._load_id = 0
        self._handle: RequestHandle | None = None
        self._asked = self._options = LoadOptions()  # of the load under way; of the model that answers
        self._before: ModelFile | None = None
        self._chosen: ModelFile | None = None
        self._lent = False  # what is loaded, or being loaded, is not what was chosen
        self._begun = False  # whether any load was ever asked for
        self._ladder: tuple[ModelFile, ...] = ()
        self._put_back = 0  # id of the load that ends a measurement
        self._unsubscribe = settings.subscribe(lambda key, _value: self._note_setting(key))

    @property
    def state(self) -> EngineState:
        """What the engine is doing now."""
        return self._state

    @property
    def ready(self) -> bool:
        """Whether a question would be answered at once."""
        return self._state.phase == "ready"

    @property
    def chosen(self) -> ModelFile | None:
        """The model that answers where no other is wanted; ``None`` before the first one was asked for."""
        return self._chosen

    def ensure(self) -> None:
        """See to it that a model is there or on its way. Before the first load was asked for, that one is."""
        if self._state.phase in ("stopped", "resting") or (self._state.phase == "none" and self._begun):
            self._load(self._state.model or self._guide, lent=self._lent and self._state.model is not None)

    def load(self, model: ModelFile) -> None:
        """Choose ``model`` and load it; when that fails, go back to what worked before, else to the guide."""
        self._chosen = model
        self._load(model, lent=False)

    def lend(self, model: ModelFile) -> None:
        """Load ``model`` for who wants it; the choice stays, also when this fails."""
        self._load(model, lent=self._chosen is not None and self._chosen.name != model.name)

    def choose(self, model: ModelFile) -> None:
        """From now on this model answers where no other is wanted; what is loaded already is not loaded again."""
        if self._state.phase == "none" or not self._is_loaded(model):
            self.load(model)
            return
        self._chosen, self._lent = model, False
        if self.ready:
            self._note_choice(model)
        elif self._state.phase == "resting":
            self.ensure()

    def would_answer(self, name: str) -> bool:
        """Whether the model of this name or path is the one at hand; empty: the one that is chosen.

        Where one is chosen for each question, the one at hand is as good as any, until there is a question.
        """
        model, chosen = self._state.model, self._chosen
        automatic = self._settings.flag("automatic.enabled")
        wanted = name or (chosen.name if chosen is not None and not automatic else "")
        return not wanted or (model is not None and wanted in (model.name, str(model.path)))

    def reload(self) -> None:
        """Load the current model again with the options as they are now."""
        if self._state.model is not None:
            self._load(self._state.model, lent=self._lent)

    def load_guide(self) -> None:
        """Load what is always there, where nothing was asked for yet."""
        if not self._begun:
            self.load(self._guide)

    def follow_name(self, old: str, new: str) -> None:
        """A model is called something else now."""

        def named(model: ModelFile) -> ModelFile:
            return msgspec.structs.replace(model, name=new) if model.name == old else model

        self._before = named(self._before) if self._before is not None else None
        self._chosen = named(self._chosen) if self._chosen is not None else None
        self._ladder = tuple(map(named, self._ladder))
        if self._state.model is not None:
            self._change(model=named(self._state.model))
            self._note_options()

    def cancel_load(self) -> None:
        """Give up loading; what worked before comes back."""
        if self._state.phase == "loading" and self._handle is not None:
            self._handle.cancel()

    def rest(self) -> bool:
        """Give the model's memory back until ``ensure``; whether that is possible now."""
        if not (self.ready and self.idle):
            return False
        self._change(phase="resting", loaded=None, fraction=0.0, reload_needed=False)
        self._engine().rest()
        return True

    def answer(
        self, messages: tuple[Message, ...], conversation: str, view: View, overrides: Overrides
    ) -> RequestHandle:
        """Ask the model that is loaded for the next answer; ``overrides``: what differs from its settings."""
        from app.controllers.sampling import manner_of  # the window starts without a question

        name = self._state.model.name if self._state.model else ""
        return self.generate(messages, conversation, view, manner_of(self._settings, name, overrides))

    @property
    def loaded_with(self) -> Load | None:
        """The command by which the model that answers was loaded."""
        loaded = self._state.loaded
        if not self.ready or loaded is None:
            return None
        draft, drafts = self._used_drafting
        return Load(path=loaded.path, options=self._options, draft=draft, drafts=drafts)

    def carry_out(self, step: Load | SetThreads | Measure) -> RequestHandle:
        """Have a step of a measurement carried out.

        Its events are ``received``, and the state stays as it is: whoever measures puts everything back.
        """
        engine = self._engine()
        match step:
            case Load():
                handle = self._asked_for(engine.load(step.path, step.options, draft=step.draft, drafts=step.drafts))
                self._put_back = handle.id if step.options == self._options else 0
                if self.fewer_threads:
                    self.set_threads(*self._threads)
                return handle
            case SetThreads():  # back to what holds now, on battery fewer than the model was loaded with
                wanted = (step.threads, step.batch_threads) if step.threads else self._threads
                return self._asked_for(engine.set_threads(*wanted))
            case Measure():
                return self._asked_for(
                    engine.measure(prompt=step.prompt, depth=step.depth, batch=step.batch, steps=step.steps)
                )

    def close(self) -> None:
        """End the engine process."""
        self._unsubscribe()
        super().close()

    # ----------------------------------------------------------------------------------- events

    def _remembers(self) -> bool:
        return self._state.phase in ("loading", "ready")

    def _note_idle(self) -> None:
        if self._state.phase == "resting":
            self._engine().rest()  # for that one request a process was started

    def _is_loaded(self, model: ModelFile) -> bool:
        return self._state.model is not None and self._state.model.path == model.path

    def _load(self, model: ModelFile, *, lent: bool) -> None:
        if self._state.phase != "none":
            self._notices.dismiss(LOAD_NOTICE)  # at the start it may be why another model is loaded
        self._begun, self._lent = True, lent
        # What was lent and does not come leaves the model that was chosen, or what was loaded before.
        ladder = {str(m.path): m for m in (self._before, self._guide) if m is not None}
        ladder.pop(str(model.path), None)
        self._begin(model, tuple(ladder.values()))

    def _begin(self, model: ModelFile, ladder: tuple[ModelFile, ...]) -> None:
        self.about_to_load.emit()
        if self._handle is not None:
            handle, self._handle, self._load_id = self._handle, None, 0
            handle.cancel()
        self._ladder = ladder
        self._asked = self._settings.load_options(model.name)
        draft, drafts = self._asked_drafting = self._drafting(model)
        projector = str(model.projector or "")
        self._handle = self._engine().load(
            str(model.path), self._asked, draft=draft, drafts=drafts, projector=projector
        )
        self._load_id = self._handle.id
        self._change(phase="loading", model=model, fraction=0.0, stage="checking", reload_needed=False)

    def _take(self, event: Event) -> None:
        match event:
            case LoadProgress():
                self._progress(event)
            case Loaded():
                self.last_loaded = event
                self._ready(event)
            case Failed() if event.id == self._load_id and self._load_id:
                self._failed(event)
            case Failed() if event.id == self._put_back and self.ready:
                self._change(phase="stopped", loaded=None, fraction=0.0)  # it comes back with the next question
                self.received.emit(event)
            case EngineStopped():
                self._stopped(event)
                self.received.emit(event)
            case protocol.Probed():
                self.probed, self._devices = event, event.devices
                self.devices_found.emit()
            case protocol.Log():
                _log.info("engine: %s", event.line)
            case protocol.Notice():
                self._notices.post(Notice(level="info", message=event.message, hint=event.hint, key=event.code))
            case _:
                self.received.emit(event)
        if isinstance(event, protocol.TERMINAL):
            self._over(event.id)

    def _progress(self, event: LoadProgress) -> None:
        if self._is_current(event.id):
            # From the checks on the model before is given up.
            loaded = self._state.loaded if event.stage == "checking" else None
            self._change(phase="loading", loaded=loaded, fraction=event.fraction, stage=event.stage)

    def _is_current(self, id: int) -> bool:
        """Adopts the loads that the client makes by itself after a death, drops those given up."""
        if self._handle is None and self._state.phase == "stopped":
            self._load_id = id
        return id == self._load_id

    def _ready(self, event: Loaded) -> None:
        if self._is_current(event.id):
            self._handle, self._load_id, self._ladder = None, 0, ()
            self._before, self._options = self._state.model, self._asked
            self._used_drafting, self._threads = self._asked_drafting, (0, 0)
            self._note_choice(self._before)
            self._change(phase="ready", loaded=event, fraction=1.0, stage="warming")
            self._note_options()
        else:
            self.received.emit(event)

    def _note_choice(self, model: ModelFile | None) -> None:
        """This model is there: unless it was lent, it is the one that was chosen, or what remained of the choice."""
        if model is not None and not self._lent:
            self._chosen = model
            self._settings.set("models.last", model.name)
        elif model is not None:
            self._lent = self._chosen is not None and self._chosen.name != model.name

    def _failed(self, event: Failed) -> None:
        self._handle, self._load_id, self._asked = None, 0, self._options
        self._asked_drafting = self._used_drafting
        model = self._state.model
        if event.code == "cancelled":
            self.load_given_up.emit(model)
        else:
            if not self._lent:  # else whoever wanted it says so where it was wanted
                self._notices.post_error(event.error(), key=LOAD_NOTICE)
            self.load_failed.emit(model, event.error())
        if self._state.loaded is not None and event.code != "engine_died":
            # Given up during the checks: the model before is still in memory.
            self._note_choice(self._before)
            self._change(phase="ready", model=self._before, fraction=1.0)
            self._note_options()
        elif self._ladder and not self._closed:
            self._begin(self._ladder[0], self._ladder[1:])
        else:
            self._change(phase="none", model=None, loaded=None, fraction=0.0)

    def _stopped(self, event: EngineStopped) -> None:
        if self._state.phase == "ready" and not event.expected:
            self._change(phase="stopped", loaded=None, fraction=0.0)
        elif self._state.phase == "loading" and not event.expected:
            self._change(loaded=None)  # what is refused now leaves nothing to go back to in memory

    def _note_setting(self, key: str) -> None:
        if key in KEYS and self._connected is not None and not self._closed:
            self._places.tell(self._connected)
        self._note_options()

    def _note_options(self) -> None:
        model = self._state.model
        if self._state.phase == "ready" and model is not None:
            self._change(reload_needed=self._settings.load_options(model.name) != self._options)

    def _change(self, **changes: object) -> None:
        state = msgspec.structs.replace(self._state, **changes)
        if state != self._state:
            self._state = state
            self.state_changed.emit(state)

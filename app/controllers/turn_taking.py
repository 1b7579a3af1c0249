"""Whose turn it is to be written, where answers want different models and one is loaded at a time; no widgets.

Those that wait stand in line. The first one decides which model is loaded; with it go all of those in line that want
the same one, which spares loading it again. Who comes later than somebody that waits for another model stands behind
him, also where the own model is loaded: so nobody is overtaken for ever. A model is exchanged only when what it was
asked for is over.

Asking in a conversation with a model of its own lends that model (``EngineController.lend``): what was chosen stays
chosen, and answers the next question where no other model is wanted.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QCoreApplication, QObject

from app.controllers.engine import EngineController, EngineState
from inference.errors import HearthError, ModelMissing, NoModel
from inference.model_file import ModelFile

FindModel = Callable[[str, Callable[[ModelFile], object], Callable[[HearthError], object]], object]
"""Looks for the model of a name, then calls the first function with it, or the second with what is wrong."""


class Waiting(Protocol):
    """What can stand in line."""

    @property
    def model(self) -> str:
        """Name of the model it wants; empty for the one that is chosen."""
        ...


W = TypeVar("W", bound=Waiting)


class TurnTaking(QObject, Generic[W]):
    """Attributes:
    waiting: Those that wait, first come first.
    """

    def __init__(
        self,
        engine: EngineController,
        find: FindModel,
        send: Callable[[W, str], object],
        fail: Callable[[W, HearthError], object],
        give_up: Callable[[W], object],
        parent: QObject,
    ) -> None:
        """``send`` is called with the name of the model that is loaded; each of the three ends the waiting."""
        super().__init__(parent)
        self.waiting: list[W] = []
        self._engine = engine
        self._find = find
        self._send = send
        self._fail = fail
        self._give_up = give_up
        self._busy = False  # something is being written
        self._looking_for = ""  # a model, in the library
        engine.state_changed.connect(self._note_engine)
        engine.load_failed.connect(self._note_failed)
        engine.load_given_up.connect(self._note_given_up)

    def wait_for(self, one: W) -> None:
        """Stand in line."""
        self.waiting.append(one)

    def leave(self, one: W) -> None:
        """Stand in line no more."""
        if one in self.waiting:
            self.waiting.remove(one)

    def go_on(self, busy: bool) -> None:
        """Let everybody go whose turn it is; ``busy``: whether anything is being written."""
        self._busy = busy
        if not self.waiting:
            return
        if self._engine.ready and self._fits(self.waiting[0]):
            state = self._engine.state
            for one in [one for one in self.waiting if self._fits(one)]:
                self.leave(one)
                self._busy = True
                self._send(one, state.model.name if state.model is not None else "")
        elif self._engine.state.phase != "loading" and not self._busy:
            self._fetch(self.waiting[0])

    # ------------------------------------------------------------------------------------ inside

    def _wanted(self, one: W) -> str:
        """Name of the model it waits for; empty while any will do."""
        chosen = self._engine.chosen
        return one.model or (chosen.name if chosen is not None else "")

    def _fits(self, one: W) -> bool:
        return self._engine.would_answer(one.model)

    def _fetch(self, one: W) -> None:
        """Have the model loaded that somebody waits for."""
        engine, wanted = self._engine, self._wanted(one)
        if self._fits(one) or (engine.state.phase == "none" and not one.model):
            engine.ensure()  # it rests, or went away; or nothing was loaded yet, or could be
        elif not one.model and engine.chosen is not None:
            engine.lend(engine.chosen)
        elif self._looking_for != wanted:
            self._looking_for = wanted
            self._find(wanted, lambda found: self._take(wanted, found), lambda error: self._miss(wanted, error))

    def _take(self, wanted: str, found: ModelFile) -> None:
        """The library has an answer for who waits for a model; it may guess, and no lookalike is to answer."""
        self._looking_for = ""
        if wanted not in (found.name, str(found.path)):
            self._miss(wanted, gone(wanted))
        elif found.missing:
            self._miss(wanted, away(found))
        elif not self.waiting or self._wanted(self.waiting[0]) != wanted:
            self.go_on(self._busy)  # nobody waits for it any longer
        elif self._engine.state.phase != "loading" and not self._busy and not self._fits(self.waiting[0]):
            self._engine.lend(found)

    def _miss(self, wanted: str, error: HearthError) -> None:
        """The model that somebody waits for is not there."""
        self._looking_for = ""
        self._end_all([one for one in self.waiting if one.model == wanted], lambda one: self._fail(one, error))
        self.go_on(self._busy)

    def _note_failed(self, model: ModelFile, error: HearthError) -> None:
        self._end_all(self._waiting_for(model), lambda one: self._fail(one, error))

    def _note_given_up(self, model: ModelFile) -> None:
        self._end_all(self._waiting_for(model), self._give_up)

    def _note_engine(self, state: EngineState) -> None:
        if state.phase == "none":
            error = NoModel(self.tr("No model could be loaded."), self.tr("Choose another model, then try again."))
            self._end_all(list(self.waiting), lambda one: self._fail(one, error))
        else:
            self.go_on(self._busy)

    def _waiting_for(self, model: ModelFile) -> list[W]:
        """Who wants exactly this model."""
        return [one for one in self.waiting if one.model in (model.name, str(model.path))]

    def _end_all(self, ones: list[W], end: Callable[[W], object]) -> None:
        """None of them stands in line any more when the first one is told."""
        for one in ones:
            self.leave(one)
        for one in ones:
            end(one)


def away(model: ModelFile) -> ModelMissing:
    """What is to be said of a model whose file is not there now."""
    return ModelMissing(
        QCoreApplication.translate("TurnTaking", "“{0}” is to answer here, but its file is not where it was.").format(
            model.name
        ),
        QCoreApplication.translate("TurnTaking", "Connect the drive it is on, or choose another model."),
        str(model.path),
    )


def gone(name: str) -> ModelMissing:
    """What is to be said of a model that is not on this computer."""
    return ModelMissing(
        QCoreApplication.translate("TurnTaking", "“{0}” is to answer here, but it is not on this computer.").format(
            name
        ),
        QCoreApplication.translate("TurnTaking", "Choose another model."),
    )

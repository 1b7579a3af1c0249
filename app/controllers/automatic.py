"""*Automatic*: which of the models on this computer answers a question, and why; loads nothing, knows no widgets.

The choice is that of ``inference.router``. What a model can is what the library says of it, how fast it is what its
answers in this window were. Where nobody can be chosen (a conversation that is longer than any context, say) the model
that answers without *Automatic* does, in the way it always does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

import msgspec
from PySide6.QtCore import QObject

from app.controllers.answers import Answers
from app.controllers.engine import EngineController, EngineState
from app.controllers.prompts import Prompt
from app.controllers.sampling import manner_of
from app.routing import rules_of
from app.settings import Settings
from app.storage.values import Overrides, StoredMessage
from inference.errors import HearthError
from inference.hardware import Hardware, read_hardware
from inference.hosting.candidates import Paces
from inference.hosting.offers import can_be_asked
from inference.messages import Message
from inference.model_file import ModelFile
from inference.needs import Needs, needs_of
from inference.protocol import Finished, Generate, Loaded
from inference.router import Candidate, Choice, Why, choose
from inference.routing_rules import Rules
from inference.speed_report import Report


class AutomaticController(QObject):
    """Learns from every answer how fast each model is here."""

    def __init__(
        self,
        engine: EngineController,
        answers: Answers,
        models: Callable[[], Sequence[ModelFile]],
        settings: Settings,
        hardware: Callable[[], Hardware] = read_hardware,
        measured: Callable[[Hardware], Iterable[Report]] = lambda _hardware: (),
        parent: QObject | None = None,
    ) -> None:
        """``models`` lists the library; ``hardware`` reads this machine, once; ``measured`` tells of speeds, once."""
        super().__init__(parent)
        self._engine = engine
        self._models = models
        self._settings = settings
        self._read_hardware = hardware
        self._paces = Paces(measured)
        self._known: Loaded | None = None
        self._broken: set[str] = set()  # names of models that could not be loaded
        engine.state_changed.connect(self._note_engine)
        engine.load_failed.connect(lambda model, _error: self._broken.add(model.name))
        answers.ended.connect(self._note_answer)
        self._note_engine(engine.state)

    def route(self, message: StoredMessage, prompt: Prompt) -> tuple[str, str] | None:
        """Who writes an answer and why; ``None``: nobody can be chosen."""
        seen = prompt.visible()
        needs = self._needs(seen, message.sampling)
        asked = [index for index, one in enumerate(seen) if one.role == "user"]
        before = self._needs(seen[: asked[-2] + 1], message.sampling) if len(asked) > 1 else None
        try:
            choice = self._choose(needs, rules_of(self._settings), stay=prompt.writer, stay_for=before)
        except HearthError:
            return None
        return choice.name, code_of(choice.why)

    def try_out(self, text: str, rules: Rules) -> Choice:
        """Who would answer a question that begins a conversation.

        Raises:
            NoModel: There is no model.
            Unable: None of them can.
        """
        return self._choose(self._needs([Message.user(text)], {}), rules)

    # ------------------------------------------------------------------------------------ inside

    @cached_property
    def _hardware(self) -> Hardware:
        return self._read_hardware()

    def _needs(self, messages: Sequence[Message], sampling: Overrides) -> Needs:
        manner = manner_of(self._settings, "", sampling)
        return needs_of(Generate(messages=tuple(messages), max_tokens=manner.max_tokens, constraint=manner.constraint))

    def _choose(self, needs: Needs, rules: Rules, *, stay: str = "", stay_for: Needs | None = None) -> Choice:
        return choose(needs, self._candidates(), rules, stay=stay, stay_for=stay_for)

    def _candidates(self) -> list[Candidate]:
        able = [model for model in self._models() if can_be_asked(model) and model.purpose == "chat"]
        able = [model for model in able if model.name not in self._broken] or able
        found = self._paces.candidates(able, (), (), 0.0, self._hardware)
        return [self._as_it_is(candidate) for candidate in found]

    def _as_it_is(self, candidate: Candidate) -> Candidate:
        """With what is certain: how it is loaded, or will be."""
        state = self._engine.state
        if state.model is not None and state.model.name == candidate.name and state.loaded is not None:
            loaded = state.loaded
            return msgspec.structs.replace(
                candidate, load_seconds=0.0, context=loaded.context, sees=loaded.sees, tools=loaded.tools
            )
        wanted = self._settings.load_options(candidate.name).context_length
        return msgspec.structs.replace(candidate, context=wanted) if wanted else candidate

    def _note_engine(self, state: EngineState) -> None:
        if state.loaded is not None and state.loaded is not self._known and state.model is not None:
            self._known = state.loaded
            self._broken.discard(state.model.name)
            self._paces.loaded(state.model.name, state.loaded)

    def _note_answer(self, message: StoredMessage) -> None:
        model = next((one for one in self._models() if one.name == message.model), None)
        if message.stats is not None and model is not None:
            known = {name: getattr(message.stats, name) for name in _FIGURES}
            self._paces.answered(model, Finished(**known))


_FIGURES = ("reason", "prompt_tokens", "reused_tokens", "completion_tokens", "prefill_tps", "decode_tps")


def code_of(why: Why) -> str:
    """A reason as it is kept with an answer: its kind, and of a rule what it is about."""
    return f"rule:{why.rule.when}" if why.kind == "rule" and why.rule is not None else why.kind

"""``-m auto``: which of the models on this computer answers in the terminal, and why; loads nothing."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from app.cli.environment import Environment
from app.routing import rules_of
from inference.commands import Constraint
from inference.errors import Unable
from inference.hardware import read_hardware
from inference.hosting.candidates import Paces
from inference.hosting.offers import can_be_asked
from inference.measurements import Measurements
from inference.messages import Message
from inference.model_file import ModelFile
from inference.needs import Needs, needs_of
from inference.protocol import Finished, Generate, Loaded
from inference.router import choose


class Automatic:
    """Chooses for each question; remembers how fast models were."""

    def __init__(self, environment: Environment, max_tokens: int | None, constraint: Constraint | None) -> None:
        self._environment = environment
        self._max_tokens, self._constraint = max_tokens, constraint
        self._paces = Paces(Measurements(environment.paths.speed).reports)
        self._hardware = read_hardware()

    def choose(
        self, messages: Sequence[Message], *, stay: str = "", loaded: Loaded | None = None
    ) -> tuple[ModelFile, str]:
        """The model that is to answer what ``messages`` end in, and why it, in a sentence.

        Args:
            messages: The conversation.
            stay: Name of the model that has answered it so far.
            loaded: What of that is loaded.

        Raises:
            NoModel: There is no model.
            Unable: None of them can.
        """
        models = {one.name: one for one in self._environment.library.models() if can_be_asked(one)}
        able = [model for model in models.values() if model.purpose == "chat"]
        candidates = self._paces.candidates(able, (), (), 0.0, self._hardware)
        if loaded is not None:
            candidates = [
                msgspec.structs.replace(one, load_seconds=0.0, context=loaded.context) if one.name == stay else one
                for one in candidates
            ]
        asked = [index for index, message in enumerate(messages) if message.role == "user"]
        before = self._needs(messages[: asked[-2] + 1]) if len(asked) > 1 else None
        began = len(asked) > 1
        choice = choose(
            self._needs(messages),
            candidates,
            rules_of(self._environment.settings),
            stay=stay if began else "",
            stay_for=before,
        )
        return models[choice.name], choice.why.sentence()

    def go_on(self, messages: Sequence[Message], model: ModelFile, loaded: Loaded | None) -> tuple[ModelFile, str]:
        """The same in a conversation under way; where nobody can, ``model`` goes on as it always would."""
        try:
            return self.choose(messages, stay=model.name, loaded=loaded)
        except Unable:
            return model, ""

    def note_answer(self, model: ModelFile, event: Finished) -> None:
        """Learn how fast a model is here."""
        self._paces.answered(model, event)

    def _needs(self, messages: Sequence[Message]) -> Needs:
        return needs_of(Generate(messages=tuple(messages), max_tokens=self._max_tokens, constraint=self._constraint))

"""Which model answers a wish: by name, by what answered before, by the rules; loads nothing."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import NamedTuple

from inference.errors import HearthError, ModelFileError, ModelMissing, Unable
from inference.hosting.offers import can_be_asked, check_purpose, named
from inference.hosting.ticket import Ticket
from inference.hosting.values import AUTO
from inference.model_file import ModelFile
from inference.needs import Needs, needs_of
from inference.protocol import Embed, Failed, Generate
from inference.router import Candidate, choose
from inference.routing_rules import Rules

BY_NAME = "It was asked for by name."
ONLY_HEARTH = "It is very small and knows only Hearth: download a model for anything else."
REMEMBERED = 2000  # conversations of which it is known who answered

CandidatesOf = Callable[[Sequence[ModelFile]], Sequence[Candidate]]


class Picked(NamedTuple):
    """Who answers, and why."""

    model: ModelFile
    why: str


class Chooser:
    """Remembers who answered which conversation, so that it stays with its model.

    Args:
        candidates: What the router has to know of models.
        rules: Those of the user.
    """

    def __init__(self, candidates: CandidatesOf, rules: Callable[[], Rules]) -> None:
        self._candidates = candidates
        self._rules = rules
        self._broken: set[str] = set()  # names of models whose files cannot be loaded
        self._before: OrderedDict[str, tuple[str, Needs | None]] = OrderedDict()

    def pick(self, ticket: Ticket, models: Sequence[ModelFile]) -> Picked:
        """The model that is to answer.

        Args:
            ticket: What is wanted.
            models: The library.

        Raises:
            HearthError: There is none, or it cannot do what is asked for.
        """
        name = ticket.wish.model
        if name and name.casefold() != AUTO:
            model = named(models, name)
            if (error := check_purpose(ticket, model)) is not None:
                raise error
            self._note(ticket, model, None)
            return _picked(model, BY_NAME)
        if isinstance(ticket.command, Embed):
            return self._for_vectors(models)
        able = [model for model in models if can_be_asked(model) and model.purpose == "chat"]
        able = [model for model in able if model.name not in ticket.unfit]
        able = [model for model in able if model.name not in self._broken] or able
        needs = needs_of(ticket.command) if isinstance(ticket.command, Generate) else Needs()
        stay, stay_for = self._before.get(ticket.conversation, ("", None)) if ticket.conversation else ("", None)
        choice = choose(needs, self._candidates(able), self._rules(), stay=stay, stay_for=stay_for)
        model = next(model for model in able if model.name == choice.name)
        self._note(ticket, model, needs)
        return _picked(model, choice.why.sentence())

    def again(self, ticket: Ticket, models: Callable[[], Sequence[ModelFile]]) -> bool:
        """Choose another model in place of one that cannot be loaded; whether there is one, and it was not named."""
        if ticket.model is None or not ticket.automatic:
            return False
        ticket.unfit.add(ticket.model.name)
        try:
            ticket.choose(*self.pick(ticket, models()))
        except HearthError:
            return False  # what was wrong with the one before says more
        return True

    def note_load(self, model: str, failed: Failed | None) -> None:
        """A model has been loaded, or not: one whose file is no good is not chosen while there are others."""
        if failed is None:
            self._broken.discard(model)
        elif isinstance(error := failed.error(), ModelFileError) and not isinstance(error, ModelMissing):
            self._broken.add(model)

    def _for_vectors(self, models: Sequence[ModelFile]) -> Picked:
        able = [model for model in models if can_be_asked(model) and model.purpose == "embedding"]
        if not able:
            raise Unable("No model here makes embeddings.", "Download one that is made for embeddings.")
        # Vectors of different models cannot be compared: always the same one, as long as it is here.
        return Picked(min(able, key=lambda model: (model.added, model.name)), "It was the first that makes embeddings.")

    def _note(self, ticket: Ticket, model: ModelFile, needs: Needs | None) -> None:
        if ticket.conversation:
            self._before[ticket.conversation] = (model.name, needs)
            self._before.move_to_end(ticket.conversation)
            if len(self._before) > REMEMBERED:
                self._before.popitem(last=False)


def _picked(model: ModelFile, why: str) -> Picked:
    """Whoever reads nonsense from the guide, perhaps as perfect JSON, finds there why it is."""
    return Picked(model, f"{why} {ONLY_HEARTH}" if model.builtin else why)

"""Which model answers a wish: by name, by what answered before, by the rules; loads nothing."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import NamedTuple

from inference.errors import NoModel, Unable
from inference.hosting.offers import can_be_asked, check_purpose, named
from inference.hosting.ticket import Ticket
from inference.hosting.values import AUTO
from inference.model_file import ModelFile
from inference.protocol import Embed

BY_NAME = "It was asked for by name."
BEFORE = "It answered this conversation before."
REMEMBERED = 2000  # conversations of which it is known who answered


class Picked(NamedTuple):
    """Who answers, and why."""

    model: ModelFile
    why: str


class Memory:
    """Who answered which conversation last."""

    def __init__(self) -> None:
        self._names: OrderedDict[str, str] = OrderedDict()

    def note(self, ticket: Ticket) -> None:
        """Its model is about to answer."""
        if ticket.conversation and ticket.model is not None:
            self._names[ticket.conversation] = ticket.model.name
            self._names.move_to_end(ticket.conversation)
            if len(self._names) > REMEMBERED:
                self._names.popitem(last=False)

    def of(self, ticket: Ticket) -> str:
        """Name of the model; empty when nobody knows."""
        return self._names.get(ticket.conversation, "") if ticket.conversation else ""


def pick(ticket: Ticket, models: Sequence[ModelFile], memory: Memory, loaded: frozenset[str]) -> Picked:
    """The model that is to answer.

    Args:
        ticket: What is wanted.
        models: The library.
        memory: Who answered before.
        loaded: Names of those that would answer at once.

    Raises:
        HearthError: There is none, or it cannot do what is asked for.
    """
    name = ticket.wish.model
    if name and name != AUTO:
        model = named(models, name)
        if (error := check_purpose(ticket, model)) is not None:
            raise error
        return Picked(model, BY_NAME)
    purpose = "embedding" if isinstance(ticket.command, Embed) else "chat"
    able = [model for model in models if can_be_asked(model) and model.purpose == purpose]
    if not able:
        if purpose == "embedding":
            raise Unable("No model here makes embeddings.", "Download one that is made for embeddings.")
        raise NoModel("There is no model here.", "Download one in Hearth.")
    before = memory.of(ticket)
    for model in able:
        if model.name == before:
            return Picked(model, BEFORE)
    ready = next((model for model in able if model.name in loaded), None)
    if ready is not None:
        return Picked(ready, "It is loaded.")
    return Picked(able[0], "It was used last.")

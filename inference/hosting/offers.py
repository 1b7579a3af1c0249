"""The models of the library as they are offered to other programs, and which one a name means; reads no file."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence

from inference.errors import HearthError, ModelMissing, ModelUnsupported, Unable
from inference.hosting.seat import Seat
from inference.hosting.ticket import Ticket
from inference.hosting.values import Offered
from inference.library.finding import unknown
from inference.library.names import plain
from inference.model_file import ModelFile
from inference.protocol import Embed, Loaded

_log = logging.getLogger(__name__)


def can_be_asked(model: ModelFile) -> bool:
    """Whether it is there and answers: chats, or makes vectors."""
    if model.missing or model.damaged:
        return False
    return model.purpose == "embedding" or (model.purpose == "chat" and not model.problem)


def offered(shelf: Callable[[], Iterable[ModelFile]], seats: Iterable[Seat]) -> tuple[Offered, ...]:
    """All that can be asked for, in the order of the library."""
    try:
        models = shelf()
    except HearthError as error:  # the list cannot be read; whoever asks for a model is told why
        _log.warning("the models cannot be listed: %s", error)
        return ()
    loaded = {seat.name: seat.loaded for seat in seats if seat.answers}
    return tuple(_offer(model, loaded.get(model.name)) for model in models if can_be_asked(model))


def _offer(model: ModelFile, loaded: Loaded | None) -> Offered:
    return Offered(
        name=model.name,
        added=model.added,
        source=model.source,
        size=model.size,
        context=loaded.context if loaded is not None else model.context_trained,
        sees=model.vision if loaded is None else loaded.sees,
        tools=model.tools if loaded is None else loaded.tools,
        reasoning=model.reasoning,
        embeds=model.purpose == "embedding",
        loaded=loaded is not None,
    )


def named(models: Sequence[ModelFile], name: str) -> ModelFile:
    """The model of a name, or of a file's name; capital letters, spaces and hyphens are no difference.

    Raises:
        ModelMissing: There is none; the hint names what is near, or what there is.
        ModelUnsupported: It cannot be loaded.
    """
    found = _meant(models, name)
    if found is None:
        raise unknown((model.name for model in models if can_be_asked(model)), name)
    if found.missing:
        raise ModelMissing(f"The file of the model “{found.name}” is not there now.", "Connect the drive it is on.")
    if found.damaged:
        raise ModelUnsupported(f"The file of the model “{found.name}” is damaged.", "Download it again.")
    if found.problem and found.purpose != "embedding":
        raise ModelUnsupported(found.problem, found.problem_hint)
    return found


def _meant(models: Sequence[ModelFile], name: str) -> ModelFile | None:
    """Unlike in the terminal nothing is completed: who asks is a program, and the next model would be another one."""
    folded, wanted = name.strip().casefold(), plain(name)
    for fits in (
        lambda model: model.name == name,
        lambda model: model.name.casefold() == folded,
        lambda model: wanted and plain(model.name) == wanted,
        lambda model: wanted and plain(model.path.stem) == wanted,
    ):
        found = [model for model in models if fits(model)]
        if len(found) == 1:
            return found[0]
    return None


def check_purpose(ticket: Ticket, model: ModelFile) -> HearthError | None:
    """Why a model is of no use for a wish; ``None``: it is."""
    vectors = isinstance(ticket.command, Embed)
    if vectors and model.purpose != "embedding":
        return Unable(
            f"“{model.name}” is for chatting and makes no embeddings.", "Ask for a model that is made for embeddings."
        )
    if not vectors and ticket.command is not None and model.purpose == "embedding":
        return Unable(f"“{model.name}” makes embeddings and cannot chat.", "Ask for another model.")
    return None

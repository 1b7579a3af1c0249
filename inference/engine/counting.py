"""Counting tokens: of a text, or of messages as the model would read them; computes nothing."""

from __future__ import annotations

from functools import partial

from inference.engine.model import Model
from inference.engine.question import weight_of
from inference.engine.steps import Steps
from inference.engine.surroundings import Surroundings
from inference.engine.view import as_read
from inference.errors import Cancelled
from inference.protocol import Count, Counted


def is_short(model: Model, command: Count) -> bool:
    """Whether counting takes but a moment."""
    return model.aside.is_short(_weight_of(command))


def count(model: Model, command: Count) -> Counted:
    """The tokens of a text or of messages, with the places of their pictures.

    Raises:
        HearthError: The template refuses the messages, or something is no picture.
    """
    if command.messages:
        _prompt, read = as_read(model, command.messages, {})
        tokens = read.tokens
    else:
        tokens = model.vocabulary.tokenize(command.text)
    return Counted(id=command.id, count=len(tokens), tokens=tuple(tokens) if command.tokens else ())


def count_beside(model: Model, command: Count, around: Surroundings) -> Steps[Counted]:
    """The same as steps, beside others.

    Raises:
        Cancelled: It was.
        HearthError: As ``count``.
    """
    action = partial(count, model, command)
    counted = yield from model.aside.do(action, _weight_of(command), around)
    if counted is None:
        raise Cancelled("The request was cancelled.")
    return counted


def _weight_of(command: Count) -> int:
    return len(command.text) + weight_of(command.messages)

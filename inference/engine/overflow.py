"""What is said when a conversation cannot be made to fit, each time with a next step that works; decides nothing."""

from __future__ import annotations

from collections.abc import Sequence

from inference.engine.model import Model
from inference.errors import ContextFull
from inference.messages import Message


def too_long(model: Model, count: int) -> ContextFull:
    """What is true of a prompt that does not fit, and a next step that works."""
    size, trained = model.context.size, model.facts.context_trained
    detail = _detail(model, count)
    if _could_be_longer(model, count):
        return ContextFull(
            f"The conversation has {count:,} tokens, but the model sees only {size:,} at once here.",
            "Load the model with a longer context, shorten the message, or start a new conversation.",
            detail,
        )
    return ContextFull(
        f"This conversation has {count:,} tokens; this model can see {max(size, trained):,} at most.",
        "Shorten the message, start a new conversation, or choose a model with a longer context.",
        detail,
    )


def cannot_fit(model: Model, shown: Sequence[Message], count: int) -> ContextFull:
    """Why not even the end of a conversation fits.

    Args:
        model: Loaded.
        shown: All that is left in view: system prompts, pinned messages, the last question, an answer to continue.
        count: Tokens of the prompt.
    """
    weigh = model.vocabulary.count
    question = max((index for index, one in enumerate(shown) if one.role == "user"), default=0)
    system = sum(weigh(one.text) for one in shown if one.role == "system")
    pinned = sum(weigh(one.text) for one in shown[:question] if one.role != "system")
    answer = sum(weigh(one.text) + weigh(one.reasoning) for one in shown[question + 1 :])
    asked = weigh(shown[question].text) if shown else 0
    largest = max(system, pinned, answer, asked)
    if largest == asked or largest * 3 < model.context.size:
        return too_long(model, count)
    size = model.context.size
    longer = "Load the model with a longer context, or " if _could_be_longer(model, count) else ""
    if largest == answer:
        message = f"There is no room left for this answer to go on: the model sees {size:,} tokens at once here."
        hint = f"{longer}write a new message; the model will no longer see this answer then."
    elif largest == system:
        message = f"The system prompt has {system:,} tokens; the model sees only {size:,} at once here."
        hint = f"{longer}shorten the system prompt."
    else:
        message = f"The pinned messages have {pinned:,} tokens; the model sees only {size:,} at once here."
        hint = f"{longer}unpin some of them."
    return ContextFull(message, hint[0].upper() + hint[1:], _detail(model, count))


def _could_be_longer(model: Model, count: int) -> bool:
    """Whether a context that the model was trained for would hold so many tokens."""
    size, trained = model.context.size, model.facts.context_trained
    return not trained or (size < trained and count < trained)


def _detail(model: Model, count: int) -> str:
    return f"prompt {count}, context {model.context.size}, trained for {model.facts.context_trained}"

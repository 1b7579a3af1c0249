"""From a command to the tokens a model is to read: checks, chat template, what fits; computes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from inference.engine.guiding.grammars import grammar_of
from inference.engine.guiding.guide import Guide
from inference.engine.model import Model
from inference.engine.prompt import Prompt, TemplateNotice
from inference.engine.reasoning import MARKERS
from inference.engine.sampling import resolve_sampling, with_seed
from inference.engine.stream import StreamSplitter
from inference.engine.surroundings import Surroundings
from inference.engine.view import Framing, Sight
from inference.engine.vocabulary import Tokenized
from inference.errors import OptionError, PromptError
from inference.messages import Message
from inference.options import Sampling, check_options
from inference.protocol import Generate, Notice, View

NO_TEMPLATE = TemplateNotice(
    "no_template",
    "This model brings no chat template, so a plain one is used: its answers may ramble or never end.",
    "Choose a version of the model that was made for chatting (instruct or chat).",
)


@dataclass(frozen=True, slots=True)
class Question:
    """What is to be answered, and how.

    Attributes:
        tokens: The prompt, and where in it the memory is worth remembering.
        sampling: Nothing is left open, the seed neither.
        splitter: Sorts the answer into text and reasoning.
        hidden: Control tokens that are no text of the answer.
        guide: What the text is held to; ``None``: nothing.
        bias: By token: what is added to its logit.
    """

    tokens: Tokenized
    sampling: Sampling
    splitter: StreamSplitter
    hidden: frozenset[int]
    guide: Guide | None = None
    bias: Mapping[int, float] = field(default_factory=dict)


def pose(model: Model, command: Generate, around: Surroundings) -> Question:
    """Make the question of a command; tells ``around`` what the user should know.

    Raises:
        HearthError: why it cannot be answered.
    """
    sampling = _sampling(model, command)
    guide = _guide(model, command)
    sight = see(model, command.messages, command.template_args, command.view, max_tokens=command.max_tokens)
    around.send(msgspec.structs.replace(sight.context, id=command.id))
    _tell(model, command, sight.prompt.notices, around)
    hidden = model.vocabulary.hidden((*MARKERS, *sight.prompt.stop, *command.stop))
    return Question(sight.tokens, sampling, _splitter(model, command, sight.prompt), hidden, guide, command.logit_bias)


def see(
    model: Model,
    messages: Sequence[Message],
    template_args: Mapping[str, bool | int | float | str],
    view: View,
    *,
    max_tokens: int | None = None,
) -> Sight:
    """The prompt that a model gets for the answer to the last of some messages: the one way from messages to tokens.

    The same messages, arguments and view always give the same tokens, so whoever reads ahead (``Prepare``) asks this
    with what the user may say as the last message, and reads the tokens that do not depend on it.

    Args:
        model: Loaded.
        messages: The conversation, oldest first.
        template_args: Further variables for the chat template.
        view: How much of it the model saw last time.
        max_tokens: Most tokens the answer may have; ``None``: as many as there is room for.

    Raises:
        HearthError: why there is no such prompt.
    """
    return Framing(model, messages, template_args, view, max_tokens).run()


def _sampling(model: Model, command: Generate) -> Sampling:
    if not command.messages:
        raise PromptError("There is no message to answer.", "Write something first.")
    if command.max_tokens is not None and command.max_tokens < 1:
        raise OptionError(
            f"An answer cannot have {command.max_tokens} tokens at most.",
            "Choose 1 or more, or leave it automatic.",
        )
    check_options(command.sampling)
    return with_seed(resolve_sampling(command.sampling, model.facts.sampling))


def _guide(model: Model, command: Generate) -> Guide | None:
    if command.constraint is None:
        return None
    guide = Guide(model.guidance, model.context.size)
    guide.expect(grammar_of(command.constraint))
    return guide


def _splitter(model: Model, command: Generate, prompt: Prompt) -> StreamSplitter:
    continues = command.messages[-1].role == "assistant"
    return StreamSplitter(
        stop=(*prompt.stop, *(text for text in command.stop if text)),
        in_reasoning=prompt.opens_reasoning,
        # The plain prompt ends in a colon, after which models write a space.
        strip_leading_space=(model.vocabulary.adds_space or not model.template.has_template) and not continues,
        tag=prompt.reasoning_tag,
    )


def _tell(model: Model, command: Generate, notices: Iterable[TemplateNotice], around: Surroundings) -> None:
    for notice in notices if model.template.has_template else (*notices, NO_TEMPLATE):
        around.notice(
            Notice(id=command.id, code=notice.code, message=notice.message, hint=notice.hint), command.conversation
        )

"""From a command to the tokens a model is to read: checks, chat template, what fits; computes nothing."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent import futures
from dataclasses import dataclass, field
from functools import partial

import msgspec

from inference.engine.calls.holding import CallHolding
from inference.engine.calls.usable import UsableCalls
from inference.engine.calls.wanted import Wanted
from inference.engine.guiding.grammars import grammar_of
from inference.engine.guiding.guide import Guide
from inference.engine.likelihoods import Likelihoods
from inference.engine.model import Model
from inference.engine.prompt import Prompt, TemplateNotice
from inference.engine.raw_prompt import raw_tokens
from inference.engine.reasoning import MARKERS
from inference.engine.sampling import resolve_sampling, with_seed
from inference.engine.steps import Steps, awaited
from inference.engine.stream import StreamSplitter
from inference.engine.surroundings import Surroundings
from inference.engine.view import Framing, Sight
from inference.engine.vocabulary import Tokenized
from inference.errors import OptionError, PromptError, Unable
from inference.messages import Message, Tool
from inference.options import Sampling, check_options
from inference.protocol import ContextView, Generate, Notice, View

HEAVY = 1 << 30  # characters: more than anybody sends
A_MESSAGE, A_FUNCTION = 100, 1000  # characters that rendering one takes as long as
MOST_TOLD = 20  # likely tokens with each, as OpenAI has it
GLANCE = 0.005  # seconds to wait for a grammar in place of a round; mostly it is ready, since it was used before

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
        likelihoods: Tells how likely the tokens were; ``None``: nobody wants to know.
        holding: Holds calls to their schemas; ``None``: there are no functions.
        stops: Whether who asked has named texts that end the answer.
    """

    tokens: Tokenized
    sampling: Sampling
    splitter: StreamSplitter
    hidden: frozenset[int]
    guide: Guide | None = None
    bias: Mapping[int, float] = field(default_factory=dict)
    likelihoods: Likelihoods | None = None
    holding: CallHolding | None = None
    stops: bool = False


def pose(model: Model, command: Generate, around: Surroundings) -> Steps[Question | None]:
    """Make the question of a command; tells ``around`` what the user should know. ``None``: it was cancelled.

    Raises:
        HearthError: why it cannot be answered.
    """
    sampling = _sampling(model, command)
    wanted = Wanted(command)
    reading = partial(_read, model, command, wanted, around)
    read = yield from model.aside.do(reading, _weight_of(command), around)
    if read is None:
        return None
    tokens, splitter, hidden = read
    guide: Guide | None = None
    holding: CallHolding | None = None
    if command.constraint is not None or wanted.offered:
        held = model.guidance.soon(lambda: _held(model, command, wanted, splitter, lambda: around.cancelled))
        try:
            futures.wait([held], GLANCE)
            if not (yield from awaited(held, around)) or around.cancelled:
                return None
            guide, holding = held.result()
        finally:
            held.cancel()
    count = command.logprobs
    likelihoods = Likelihoods(model.vocabulary, splitter, count) if count is not None else None
    stops = any(command.stop)
    return Question(tokens, sampling, splitter, hidden, guide, command.logit_bias, likelihoods, holding, stops)


def _weight_of(command: Generate) -> int:
    """How much work it is to put a command before the model, in characters."""
    return len(command.prompt or ()) + len(command.suffix) + weight_of(command.messages, command.tools)


def weight_of(messages: Sequence[Message], tools: Sequence[Tool] = ()) -> int:
    """How much work it is to put messages before a model, in characters."""
    if any(message.images for message in messages):
        return HEAVY  # few bytes can be many pixels, and the projector may have to be read
    return len(tools) * A_FUNCTION + sum(len(message.text) + len(message.reasoning) + A_MESSAGE for message in messages)


def _read(
    model: Model, command: Generate, wanted: Wanted, around: Surroundings
) -> tuple[Tokenized, StreamSplitter, frozenset[int]]:
    """What the model reads; what sorts its answer; and the control tokens that are no text of it."""
    if command.prompt is not None:
        return _raw(model, command, around)
    sight = see(
        model,
        command.messages,
        command.template_args,
        command.view,
        max_tokens=command.max_tokens,
        tools=wanted.offered,
    )
    around.send(msgspec.structs.replace(sight.context, id=command.id))
    _tell(model, command, sight.prompt.notices, around)
    splitter = _splitter(model, command, sight.prompt, wanted)
    marks = splitter.calls.form.visible if splitter.calls is not None else ()
    return sight.tokens, splitter, model.vocabulary.hidden((*MARKERS, *marks, *sight.prompt.stop, *command.stop))


def _raw(model: Model, command: Generate, around: Surroundings) -> tuple[Tokenized, StreamSplitter, frozenset[int]]:
    """A text to go on with: no template, no reasoning, and its first space is one."""
    tokens = raw_tokens(model, command)
    around.send(ContextView(id=command.id, tokens=len(tokens), context=model.context.size))
    splitter = StreamSplitter(stop=command.stop, in_reasoning=False, reasoning=False)
    return Tokenized(tokens, ()), splitter, model.vocabulary.hidden(command.stop)


def see(
    model: Model,
    messages: Sequence[Message],
    template_args: Mapping[str, bool | int | float | str],
    view: View,
    *,
    max_tokens: int | None = None,
    tools: Sequence[Tool] = (),
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
        tools: Functions the model may ask for.

    Raises:
        HearthError: why there is no such prompt.
    """
    return Framing(model, messages, template_args, view, max_tokens, tools).run()


def _sampling(model: Model, command: Generate) -> Sampling:
    if not command.messages and command.prompt is None:
        raise PromptError("There is no message to answer.", "Write something first.")
    if model.eyes is None and any(message.images for message in command.messages):
        raise Unable("This model cannot see pictures.", "Leave them out, or choose a model that can.")
    if command.max_tokens is not None and command.max_tokens < 1:
        raise OptionError(
            f"An answer cannot have {command.max_tokens} tokens at most.",
            "Choose 1 or more, or leave it automatic.",
        )
    _check_tokens(model, command)
    check_options(command.sampling)
    return with_seed(resolve_sampling(command.sampling, model.facts.sampling))


def _check_tokens(model: Model, command: Generate) -> None:
    """What a command says about single tokens."""
    if command.logprobs is not None and not 0 <= command.logprobs <= MOST_TOLD:
        raise OptionError(
            f"The {command.logprobs} likeliest tokens cannot be told.", f"Choose a number from 0 to {MOST_TOLD}."
        )
    for token, bias in command.logit_bias.items():
        if not 0 <= token < model.vocabulary.size or not math.isfinite(bias):
            raise OptionError(
                f"The logit bias {bias} for the token {token} means nothing to this model.",
                f"Its tokens are numbered from 0 to {model.vocabulary.size - 1}; a bias is a number.",
            )


def _held(
    model: Model, command: Generate, wanted: Wanted, splitter: StreamSplitter, cancelled: Callable[[], bool]
) -> tuple[Guide, CallHolding | None]:
    """What the answer is held to, and its calls to their schemas. An answer that has to be JSON may be a call instead.

    Carried out on the thread where grammars are made ready.
    """
    constraint, calls = command.constraint, splitter.calls
    guide = Guide(model.guidance, model.context.size)
    if constraint is not None and not wanted.must:
        guide.expect(guide.prepare(grammar_of(constraint)))
    if calls is None or not wanted.offered:
        return guide, None
    controls = {text: token for token, text in model.vocabulary.controls.items()}
    usable = UsableCalls(guide, calls.form, wanted, controls, model.guidance.simplified, cancelled)
    holding = CallHolding(guide, splitter, calls.form, usable, several=not wanted.single)
    if wanted.must:
        holding.expect()
    elif constraint is not None and constraint.kind in ("json", "json_schema") and not calls.form.bare:
        holding.expect(constraint)
    return guide, holding


def _splitter(model: Model, command: Generate, prompt: Prompt, wanted: Wanted) -> StreamSplitter:
    continues = command.messages[-1].role == "assistant"
    calls = wanted.reader(prompt.calls)
    return StreamSplitter(
        stop=(*prompt.stop, *(text for text in command.stop if text)),
        in_reasoning=prompt.opens_reasoning,
        # The plain prompt ends in a colon, after which models write a space.
        strip_leading_space=(model.vocabulary.adds_space or not model.template.has_template) and not continues,
        tag=prompt.reasoning_tag,
        calls=calls,
        bare=calls is not None and calls.form.bare and bool(wanted.offered) and not continues,
        ends=prompt.stop,
    )


def _tell(model: Model, command: Generate, notices: Iterable[TemplateNotice], around: Surroundings) -> None:
    for notice in notices if model.template.has_template else (*notices, NO_TEMPLATE):
        around.notice(
            Notice(id=command.id, code=notice.code, message=notice.message, hint=notice.hint), command.conversation
        )

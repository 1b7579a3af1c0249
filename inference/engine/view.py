"""A conversation put before a model so that it fits: the exact side of ``inference.view``; computes nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from inference.engine.model import Model
from inference.engine.overflow import cannot_fit
from inference.engine.pictures import cut_out, with_marks
from inference.engine.prompt import Prompt
from inference.engine.vocabulary import Tokenized
from inference.errors import PromptError
from inference.messages import Message, Tool
from inference.protocol import ContextView, View
from inference.view import Turns, reserve, summary_for, with_summary


@dataclass(frozen=True, slots=True)
class Sight:
    """What a model gets to see of a conversation.

    Attributes:
        prompt: As text, and what the template tells about it.
        tokens: The same as tokens, and where in it the memory is worth remembering.
        context: What is told about it; its id is 0.
    """

    prompt: Prompt
    tokens: Tokenized
    context: ContextView

    @property
    def count(self) -> int:
        """Tokens of the prompt."""
        return len(self.tokens.tokens)


def as_read(
    model: Model,
    messages: Sequence[Message],
    template_args: Mapping[str, bool | int | float | str],
    tools: Sequence[Tool] = (),
) -> tuple[Prompt, Tokenized]:
    """Messages as the model reads them, all of them, whether they fit or not."""
    vocabulary, marked = model.vocabulary, model.memory.policy.marked
    shows = any(message.images for message in messages)
    if not shows or model.eyes is None:
        prompt = model.template.render(messages, template_args, tools=tools)
        return prompt, vocabulary.tokenize_prompt(prompt, marked=marked)
    with_them, parts = with_marks(messages, model.eyes.sight())
    prompt = model.template.render(with_them, template_args, tools=tools)
    prompt, pictures = cut_out(prompt, parts)
    return prompt, vocabulary.tokenize_prompt(prompt, marked=marked, pictures=pictures)


class Framing:
    """Finds where the view of one conversation begins, for one prompt. ``run`` once.

    Args:
        model: Loaded.
        messages: The conversation, oldest first.
        template_args: Further variables for the chat template.
        view: How much of it the model saw last time.
        max_tokens: Most tokens the answer may have.
        tools: Functions the model may ask for.
    """

    def __init__(
        self,
        model: Model,
        messages: Sequence[Message],
        template_args: Mapping[str, bool | int | float | str],
        view: View,
        max_tokens: int | None,
        tools: Sequence[Tool] = (),
    ) -> None:
        self._model = model
        self._messages = messages
        self._template_args = template_args
        self._view = view
        self._tools = tools
        self._size = model.context.size
        self._room = self._size - reserve(self._size, max_tokens)
        shows = any(message.images for message in messages)
        self._sight = model.eyes.sight() if shows and model.eyes is not None else None
        self._turns = Turns(messages, lambda index: self._weight(messages[index]), self._size)

    def run(self) -> Sight:
        """What the model gets to see.

        Raises:
            ContextFull: Not even the last message fits with what has to stay.
            HearthError: The template refuses the conversation.
        """
        turns, room = self._turns, self._room
        first = turns.start(self._view.first)
        wider = turns.wider(first, room)
        if wider < first:
            sight = self._look(wider)
            if sight.count <= turns.comfortable(wider, room):  # what was estimated is exact now
                return sight
        first = turns.narrower(first, room)
        while (sight := self._look(first)).count > room and first < turns.last:
            first = turns.next(first)
        return sight if sight.count <= room else self._squeezed(first, sight)

    def _weight(self, message: Message) -> int:
        count = self._model.vocabulary.count
        weight = count(message.text) + sum(count(call.name) + count(call.arguments) for call in message.tool_calls)
        if self._sight is not None:
            weight += sum(part.places for image in message.images for part in self._sight.parts(image))
        return weight

    def _squeezed(self, first: int, sight: Sight) -> Sight:
        """The last message with as little else as can be; the answer gets the room that is left."""
        turns = self._turns
        if turns.shown(first, alone=True) != turns.shown(first):
            sight = self._look(first, alone=True)
        if sight.count >= self._size and sight.context.told:
            sight = self._look(first, alone=True, told=False)
        if sight.count >= self._size:
            shown = [self._messages[index] for index in turns.shown(first, alone=True)]
            raise cannot_fit(self._model, shown, sight.count)
        return sight

    def _look(self, first: int, *, alone: bool = False, told: bool = True) -> Sight:
        """The prompt when the view begins at ``first``."""
        messages = self._messages
        shown = self._turns.shown(first, alone=alone)
        hidden = len(messages) - len(shown)
        first = first if hidden else 0
        summary, about = summary_for(self._view, first) if told else ("", 0)
        visible = with_summary([messages[index] for index in shown], summary)
        prompt, tokens = as_read(self._model, visible, self._template_args, self._tools)
        if not tokens.tokens:
            raise PromptError("The chat template of this model makes nothing of these messages.")
        context = ContextView(
            first=first,
            pinned=tuple(index for index in shown if index < first and messages[index].role != "system"),
            hidden=hidden,
            told=about,
            moved=first > self._view.first,
            next=self._turns.foreseen(first) if len(tokens.tokens) * 2 > self._size else 0,
            tokens=len(tokens.tokens),
            context=self._size,
        )
        return Sight(prompt, tokens, context)

"""Conversations to prompts through the chat template of a model; knows no tokens and no llama.cpp.

A template is rendered once, with what people really wrote, in text that remembers where it came from
(``traced``). So every test a template makes on a message works, the prompt is exactly what the template
makes, and still no word of a message can become a control token.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from inference.engine.calls.formats import HERMES, CallFormat, format_of
from inference.engine.reasoning import Tag, is_harmony, knows_reasoning, open_at_end, tag_of
from inference.engine.template.defaults import default_template
from inference.engine.template.guard import Guard
from inference.engine.template.layout import Layout, Segment, cut
from inference.engine.template.rendering import NATIVE, REASONING_KEYS, Continuation, Rendered, Rendering
from inference.engine.template.repair import OPENING
from inference.engine.template.sandbox import Script
from inference.engine.template.tool_probe import what_it_knows
from inference.engine.template.tools import Knowledge, described, offered
from inference.engine.template.traced import OTHER, spans_of, trace
from inference.engine.template.turns import Turn, reasoning_origin, text_origin
from inference.errors import PromptError, TemplateError
from inference.messages import Message, Tool
from inference.protocol import NoticeCode

__all__ = ["ChatTemplate", "Prompt", "Segment", "TemplateNotice"]


@dataclass(frozen=True, slots=True)
class TemplateNotice:
    """Something the user should know about how the conversation is told to the model."""

    code: NoticeCode
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a model is to read.

    Attributes:
        segments: The whole text, in order.
        adds_bos: Whether the text begins with the model's begin token already.
        opens_reasoning: Whether the text ends inside a block of reasoning.
        system_end: Index of the segment that begins the first turn after the system prompt; 0 where there is
            none, or no border between control tokens to cut at.
        last_user_start: Index of the segment that begins the last turn of the user; 0 likewise.
        stop: Texts that end the answer.
        notices: What the user should know.
        reasoning_tag: The tag that is open, if ``opens_reasoning``.
        calls: How the model writes calls; ``None`` where that is not known.
    """

    segments: tuple[Segment, ...]
    adds_bos: bool
    opens_reasoning: bool
    system_end: int = 0
    last_user_start: int = 0
    stop: tuple[str, ...] = ()
    notices: tuple[TemplateNotice, ...] = ()
    reasoning_tag: Tag | None = None
    calls: CallFormat | None = None

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(segment.text for segment in self.segments)


class ChatTemplate:
    """The chat template of one model. Not for several threads at once.

    Attributes:
        has_template: Whether the model has brought it.
        reasoning: Whether it, or the vocabulary, knows reasoning.
    """

    def __init__(self, source: str | None, *, bos: str, eos: str, control_texts: Sequence[str] = ()) -> None:
        """
        Args:
            source: The template of the model; ``None`` or blank for none, then a plain one serves. One that
                does not work is no error yet, only ``render`` raises it.
            bos: Text of the begin token, empty for none.
            eos: Text of the end token, empty for none.
            control_texts: Texts of all control tokens of the vocabulary.
        """
        own = source if source and source.strip() else None
        self._source = own or default_template(control_texts)
        self._bos = bos
        self._eos = eos
        self.has_template = own is not None
        self.reasoning = knows_reasoning(own or "", control_texts)
        self._reasoning_key = next((key for key in REASONING_KEYS if key in self._source), REASONING_KEYS[0])
        self._tag = tag_of(self._source, control_texts)
        self._layout = Layout(eos=eos, control_texts=control_texts, harmony=is_harmony(self._source))
        self._learnt = False
        self._calls = format_of(own or "", control_texts)
        self._knowledge: Knowledge | None = None
        self._script: Script | None = None
        self._error: TemplateError | None = None
        try:
            self._script = Script(self._source)
        except TemplateError as error:
            self._error = error

    @property
    def tools(self) -> bool:
        """Whether it shows functions to the model in its own manner."""
        return self._known.tools and self._calls is not None

    def render(
        self,
        messages: Sequence[Message],
        template_args: Mapping[str, Any],
        *,
        tools: Sequence[Tool] = (),
        limit_s: float = 5.0,
    ) -> Prompt:
        """The prompt for the next answer, or for the rest of the last message if that is the assistant's.

        Args:
            messages: The conversation, oldest first.
            template_args: Further variables for the template, such as ``enable_thinking``.
            tools: Functions the model may ask for. Where the template knows none they are described by the system.
            limit_s: Seconds the template may take.

        Raises:
            PromptError: There are no messages, or the template refuses them in every shape.
            TemplateError: The template fails, or takes too much time or memory.
            OptionError: The parameters of a function are no schema.
        """
        if not messages:
            raise PromptError("There is no message to answer.", "Write something first.")
        if self._script is None:
            assert self._error is not None
            raise TemplateError(self._error.message, self._error.hint, self._error.detail)
        guard = Guard(limit_s, _length(messages, tools))
        variables = self._variables(template_args)
        self._learn(Rendering(self._script, variables, guard, self._reasoning_key))
        told: list[tuple[Mapping[str, Any], str]] = [(variables, "")]
        if tools and self.tools:
            told = [(variables | {"tools": offered(tools, simply=simply)}, "") for simply in (False, True)]
        elif tools:
            told = [(variables, described(tools))]
        for given, preface in told[:-1]:
            try:
                return self._render(self._session(given, guard, messages, preface), messages)
            except (PromptError, TemplateError):
                if guard.exceeded:
                    raise
        given, preface = told[-1]
        return self._render(self._session(given, guard, messages, preface), messages, in_words=bool(preface))

    def _session(
        self, variables: Mapping[str, Any], guard: Guard, messages: Sequence[Message], preface: str
    ) -> Rendering:
        assert self._script is not None
        knowledge = NATIVE
        if preface:
            knowledge = Knowledge()
        elif any(message.tool_calls or message.role == "tool" for message in messages):
            knowledge = self._known
        return Rendering(self._script, variables, guard, self._reasoning_key, knowledge, preface)

    @property
    def _known(self) -> Knowledge:
        if self._knowledge is None:
            ids = self._calls.ids if self._calls is not None else ""
            self._knowledge = what_it_knows(self._script, self._source, self._variables({}), ids)
        return self._knowledge

    def _render(self, session: Rendering, messages: Sequence[Message], *, in_words: bool = False) -> Prompt:
        rest, last = messages[:-1], messages[-1]
        calls = HERMES if in_words else self._calls
        if last.role != "assistant":
            rendered = session.render(messages, generation=True)
        elif last.tool_calls:
            raise PromptError(
                "The last message asks for a function, and its result is missing.",
                "Send the result of each call as a message behind it.",
            )
        elif last.text.strip() or last.reasoning.strip():
            shown = Continuation(session, messages, self._tag, self._open_tag).render()
            return self._prompt(*shown, calls, in_words=in_words)
        elif rest:
            rendered = session.render(rest, generation=True)
        else:
            raise PromptError("There is no message to answer.", "Write something first.")
        return self._prompt(rendered, self._open_tag(rendered.text), calls, in_words=in_words)

    def _variables(self, template_args: Mapping[str, Any]) -> dict[str, Any]:
        """What a template finds besides the messages. Texts from outside stay words, like all others."""
        given = {
            name: trace(value, OTHER) if isinstance(value, str) else value for name, value in template_args.items()
        }
        return given | {"bos_token": self._bos, "eos_token": self._eos}

    def _learn(self, session: Rendering) -> None:
        """Once: find out what ends an answer."""
        if self._learnt:
            return
        self._learnt = True
        probe = (Message.user("one"), Message.assistant("two", "because"), Message.user("three"))
        try:
            self._layout.learn(
                session.render(probe, generation=False).text,
                session.render(probe[:2], generation=False).text,
                reasoning=reasoning_origin(1),
                answer=text_origin(1),
                question=text_origin(2),
            )
        except (PromptError, TemplateError):
            return  # what is really asked for will say what is wrong

    def _open_tag(self, text: str) -> Tag | None:
        """The block of reasoning that the template leaves open after the last message."""
        spans = spans_of(text)
        tail = str.__getitem__(text, slice(spans[-1].end if spans else 0, None))
        tag = open_at_end(tail)
        return tag if tag and not self._layout.has_mark(tail[tail.rfind(tag.open) + len(tag.open) :]) else None

    def _prompt(
        self, rendered: Rendered, tag: Tag | None, calls: CallFormat | None, *, in_words: bool = False
    ) -> Prompt:
        text, turns = rendered.text, rendered.shape.turns
        places = [0, 0]
        if turns and turns[0].role == "system" and len(turns) > 1:
            places[0] = self._turn_start(text, turns[1])
        places[1] = self._turn_start(text, next((turn for turn in reversed(turns) if turn.role == "user"), None))
        segments, (system_end, last_user_start) = cut(text, places)
        return Prompt(
            segments=segments,
            adds_bos=bool(self._bos) and segments[:1] != () and _begins_with(segments[0], self._bos),
            opens_reasoning=tag is not None,
            system_end=system_end,
            last_user_start=last_user_start,
            stop=self._layout.stop,
            notices=_notices(rendered, in_words=in_words),
            reasoning_tag=tag,
            calls=calls,
        )

    def _turn_start(self, text: str, turn: Turn | None) -> int:
        spans = spans_of(turn.text) if turn else ()
        return self._layout.turn_start(text, spans[0].origin) if spans else 0


def _begins_with(segment: Segment, bos: str) -> bool:
    return segment.special and segment.text.lstrip().startswith(bos)


def _length(messages: Sequence[Message], tools: Sequence[Tool]) -> int:
    """Characters there are to render."""
    said = sum(len(message.text) + len(message.reasoning) for message in messages)
    called = sum(len(call.arguments) + len(call.name) for message in messages for call in message.tool_calls)
    return said + called + sum(len(tool.description) + len(tool.parameters) for tool in tools)


def _notices(rendered: Rendered, *, in_words: bool) -> tuple[TemplateNotice, ...]:
    """What has been changed or left out, where it matters."""
    notices = []
    if in_words:
        notices.append("The chat template of this model knows no functions: they are described in its system prompt.")
    if any(turn.role == "system" for turn in rendered.lost):
        notices.append("The chat template of this model leaves the system prompt out: the model does not see it.")
    elif rendered.lost:
        notices.append("The chat template of this model leaves out a message: the model does not see it.")
    if rendered.shape.invented:
        notices.append(
            f"This model needs the user to speak first; it was told that the conversation began with “{OPENING}”"
        )
    return tuple(TemplateNotice("template_repaired", message) for message in notices)

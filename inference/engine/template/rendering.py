"""A conversation through a template: in a shape the template takes, or up to the middle of an answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from inference.engine.reasoning import HARMONY, Tag
from inference.engine.template.filters import Refused
from inference.engine.template.guard import Guard
from inference.engine.template.repair import shapes
from inference.engine.template.sandbox import Script
from inference.engine.template.tools import Knowledge, Telling
from inference.engine.template.traced import OTHER, concat, spans_of, trace
from inference.engine.template.turns import Shape, Turn, reasoning_origin, text_origin
from inference.errors import HearthError, PromptError, TemplateError
from inference.messages import Message

REASONING_KEYS = ("reasoning_content", "thinking", "reasoning")  # what templates call it, the usual name first
# What templates look for besides. Most are written for `None` where there is none; some loop over it, which only
# works if it does not exist.
_NONE = {"tools": None, "documents": None}
NATIVE = Knowledge(tools=True, calls=True)
_PARTS = re.compile(r"\w+")  # of the arguments of a call, however they are written down
_HARMONY_TURN = "<|start|>assistant"
_HARMONY_FINAL = "<|channel|>final<|message|>"


@dataclass(frozen=True, slots=True)
class Rendered:
    """A rendered conversation.

    Attributes:
        text: Traced, see ``traced``.
        shape: The conversation as the template got it.
        lost: Turns that do not appear in the text.
    """

    text: str
    shape: Shape
    lost: tuple[Turn, ...] = ()


class Rendering:
    """Everything that is rendered for one prompt, on one account."""

    def __init__(
        self,
        script: Script,
        variables: Mapping[str, Any],
        guard: Guard,
        reasoning_key: str,
        knowledge: Knowledge = NATIVE,
        preface: str = "",
    ) -> None:
        """
        Args:
            script: The template.
            variables: What it finds besides the messages.
            guard: The account.
            reasoning_key: What it calls the reasoning in a message.
            knowledge: What it makes of calls.
            preface: What the system says in any case.
        """
        self._script = script
        self._variables = variables
        self._guard = guard
        self._keys = (REASONING_KEYS[0], reasoning_key)
        self._knowledge = knowledge
        self._preface = preface

    def render(self, messages: Sequence[Message], *, generation: bool) -> Rendered:
        """The conversation in the first shape the template takes without leaving anything out.

        Raises:
            PromptError: It refuses them all.
            TemplateError: It fails for them all, or exceeds the account.
        """
        best: Rendered | None = None
        problem: HearthError | None = None
        for shape in shapes(messages, words=not self._knowledge.calls, preface=self._preface):
            try:
                rendered = self._try(shape, generation)
            except (Refused, TemplateError) as error:
                problem = problem or _as_error(error)
                if self._guard.exceeded:
                    break
                continue
            if best is None or len(rendered.lost) < len(best.lost):
                best = rendered
            if not best.lost:
                break
        if best is None:
            assert problem is not None
            raise problem
        return best

    def _try(self, shape: Shape, generation: bool) -> Rendered:
        messages = Telling(self._knowledge, self._keys).messages(shape.turns)
        variables = {**self._variables, "messages": messages, "add_generation_prompt": generation}
        try:
            text = self._script.run({**_NONE, **variables}, self._guard)
        except TemplateError:
            if self._guard.exceeded:
                raise
            text = self._script.run(variables, self._guard)
        origins = {span.origin for span in spans_of(text)}
        lost = tuple(turn for turn in shape.turns if _is_lost(turn, text, origins))
        return Rendered(text, shape, lost)


def _is_lost(turn: Turn, text: str, origins: set[int]) -> bool:
    """Whether somebody's words do not appear; where an origin got lost on the way, their text decides."""
    for call in turn.calls:
        told = any(span.origin in origins for part in (call.name, call.arguments) for span in spans_of(part))
        if not told and not (OTHER in origins and all(part in text for part in _PARTS.findall(call.arguments))):
            return True
    return _is_missing(turn.text, text, origins)


def _is_missing(said: str, text: str, origins: set[int]) -> bool:
    words, spans = said.strip(), spans_of(said)
    if not words or not spans or any(span.origin in origins for span in spans):
        return False
    return not (OTHER in origins and words in text)


def _as_error(error: Refused | TemplateError) -> HearthError:
    if isinstance(error, TemplateError):
        return error
    return PromptError(
        "The chat template of this model refuses this conversation.",
        "Start a new conversation, or change who speaks when in this one.",
        f"chat template: {error}",
    )


class Continuation:
    """A prompt that ends in the middle of an answer, for the model to go on."""

    def __init__(
        self,
        rendering: Rendering,
        messages: Sequence[Message],
        tag: Tag | None,
        open_tag: Callable[[str], Tag | None],
    ) -> None:
        """
        Args:
            rendering: Renders.
            messages: The conversation; the last message is the assistant's, and not empty.
            tag: The reasoning tag of the model, if it has one.
            open_tag: Tells what reasoning tag a prompt leaves open.
        """
        self._rendering = rendering
        self._messages = messages
        self._tag = tag
        self._open_tag = open_tag
        index = len(messages) - 1
        self._text = trace(messages[-1].text, text_origin(index))
        self._reasoning = trace(messages[-1].reasoning, reasoning_origin(index))
        self._in_text = bool(messages[-1].text.strip())

    def render(self) -> tuple[Rendered, Tag | None]:
        """The prompt, and the reasoning tag that is open at its end.

        A template shows an answer that is over, and often in another way than the model wrote it: without its
        reasoning, or with other space. Only if what it shows begins as a new answer would and has all of the
        answer, it is cut where the answer ends; else the answer is put after what asks for a new one.
        """
        asked: Rendered | None = None
        problem: HearthError | None = None
        try:
            asked = self._rendering.render(self._messages[:-1], generation=True)
        except (PromptError, TemplateError) as error:
            problem = error
        shown = self._shown()
        if shown and (asked is None or self._is_complete(shown[0].text, asked.text)):
            return shown
        if asked is not None:
            return self._appended(asked)
        assert problem is not None
        raise problem

    def _shown(self) -> tuple[Rendered, Tag | None] | None:
        """The conversation as the template shows it, up to the end of the answer; ``None``: it shows no such thing."""
        said = self._text if self._in_text else self._reasoning
        try:
            rendered = self._rendering.render(self._messages, generation=False)
        except (PromptError, TemplateError):
            return None
        spans = [span for span in spans_of(rendered.text) if span.origin == spans_of(said)[0].origin]
        if not spans:
            return None
        head = rendered.text[: spans[-1].end]
        wanted, there = said[len(said.rstrip()) :], head[len(head.rstrip()) :]
        text = concat((head, wanted[len(there) :]))
        tag = None if self._in_text else self._open_tag(rendered.text[: spans[0].start])
        return (Rendered(text, rendered.shape, rendered.lost), tag) if self._in_text or tag else None

    def _is_complete(self, shown: str, asked: str) -> bool:
        origins = {span.origin for span in spans_of(shown)}
        reasoned = not self._reasoning.strip() or spans_of(self._reasoning)[0].origin in origins
        return reasoned and shown.startswith(asked)

    def _appended(self, asked: Rendered) -> tuple[Rendered, Tag | None]:
        tag = self._open_tag(asked.text)
        if self._tag == HARMONY:
            parts, tag = self._harmony(), HARMONY
        elif self._in_text and tag is None and self._tag is not None and asked.text.rstrip().endswith(self._tag.close):
            parts = [self._text]  # the template has opened and closed a block: there is to be no reasoning
        else:
            parts, tag = self._tagged(tag)
        text = concat((asked.text, *parts))
        return Rendered(text, asked.shape, asked.lost), None if self._in_text else tag

    def _tagged(self, tag: Tag | None) -> tuple[list[str], Tag | None]:
        parts: list[str] = []
        if tag is None and self._reasoning.strip() and self._tag is not None:
            tag = self._tag
            parts += (tag.open, "\n")
        if tag is not None:
            parts += (self._reasoning, "\n", tag.close, "\n\n") if self._in_text else (self._reasoning,)
        return [*parts, self._text] if self._in_text else parts, tag

    def _harmony(self) -> list[str]:
        reasoning = [HARMONY.open, self._reasoning] if self._reasoning.strip() else []
        if not self._in_text:
            return reasoning
        between = [HARMONY.close, _HARMONY_TURN] if reasoning else []
        return [*reasoning, *between, _HARMONY_FINAL, self._text]

"""Asks the engine and shows what comes, as text or as one JSON object per event; knows no arguments."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.cli.terminal import Terminal
from app.draft_choice import Drafting
from inference.commands import Constraint
from inference.engine_commands import EngineCommands
from inference.errors import HearthError
from inference.messages import Message
from inference.options import LoadOptions, Sampling
from inference.protocol import (
    ContextView,
    Delta,
    Event,
    Failed,
    Finished,
    Loaded,
    LoadProgress,
    Log,
    Notice,
    PromptProgress,
    Ready,
    View,
)
from inference.request import Request
from inference.summary import NO_REASONING, Summarizing


@dataclass
class Answer:
    """What came of one question."""

    text: str = ""
    reasoning: str = ""
    finished: Finished | None = None
    seen: ContextView | None = None

    def take(self, event: Event) -> None:
        """Add what an event brings."""
        if isinstance(event, Delta) and event.channel == "text":
            self.text += event.text
        elif isinstance(event, Delta):
            self.reasoning += event.text
        elif isinstance(event, ContextView):
            self.seen = event
        elif isinstance(event, Finished):
            self.finished = event


class Show:
    """Events as text for a person: the answer on standard output, progress on standard error."""

    def __init__(self, terminal: Terminal, *, verbose: bool = False, going_on: str = "") -> None:
        """
        Args:
            terminal: Where it is shown.
            verbose: Whether figures are wanted, too.
            going_on: How an answer that was cut off can be gone on with.
        """
        self._terminal = terminal
        self._verbose = verbose
        self._going_on = going_on
        self._channel = "text"
        self._wrote = False
        self._ends_line = True
        self._can_see_more = False
        self._messages: Sequence[Message] = ()

    def chosen(self, model: str, why: str) -> None:
        """Who answers, where that was left to Hearth."""
        self._terminal.note(f"{model} answers. {why}")

    def asked(self, messages: Sequence[Message]) -> None:
        """What the events to come are about."""
        self._messages = messages

    def event(self, event: Event) -> None:
        """Show one event."""
        match event:
            case LoadProgress(fraction=fraction):
                self._terminal.status(f"Loading the model: {fraction:.0%}")
            case Loaded():
                self._terminal.clear_status()
                self._can_see_more = event.context < event.context_trained
                if self._verbose:
                    self._terminal.note(describe_loaded(event))
            case ContextView(moved=True):
                self._terminal.note(describe_view(event, self._messages))
            case PromptProgress(done=done, total=total) if done < total:
                self._terminal.status(f"Reading: {done} of {total} tokens")
            case Delta():
                self._delta(event)
            case Notice(message=message, hint=hint):
                self._terminal.note(f"{message} {hint}".strip())
            case Finished():
                self._finish(event)
            case Log(line=line) if self._verbose:
                self._terminal.note(line)
            case _:
                pass

    def failed(self, error: HearthError, id: int) -> None:
        """A failure: end the line; saying it is the caller's business."""
        self._terminal.clear_status()
        self._end_line()

    def _delta(self, event: Delta) -> None:
        if event.channel != self._channel and self._wrote and self._terminal.output_is_terminal:
            self._terminal.answer("\n\n")
        self._channel = event.channel
        if event.channel == "reasoning":
            self._terminal.thought(event.text)
            self._wrote = self._wrote or self._terminal.output_is_terminal
            return
        self._terminal.answer(event.text)
        self._wrote, self._ends_line = True, event.text.endswith("\n")

    def _finish(self, event: Finished) -> None:
        self._terminal.clear_status()
        self._end_line()
        self._wrote, self._channel = False, "text"
        if event.context_full:
            room = "A larger context (-c) has" if self._can_see_more else "Shorter questions leave"
            going_on = self._going_on or f"{room} room for more."
            self._terminal.note(f"The context is full: the answer ends here. {going_on}")
        if self._verbose:
            self._terminal.note(describe_finished(event))

    def _end_line(self) -> None:
        if self._wrote and not self._ends_line:
            self._terminal.line()
        self._ends_line = True


class ShowJson:
    """Events as JSON, one object on each line of standard output."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal

    def chosen(self, model: str, why: str) -> None:
        """Who answers, where that was left to Hearth."""
        self._terminal.json({"type": "chosen", "model": model, "why": why})

    def asked(self, messages: Sequence[Message]) -> None:
        """Programs know what they have asked."""

    def event(self, event: Event) -> None:
        """Show one event; the birth of the process is nobody's business."""
        if not isinstance(event, Ready):
            self._terminal.json(event)

    def failed(self, error: HearthError, id: int) -> None:
        """The failure as the last object."""
        self._terminal.json(Failed.of(error, id))


class Session:
    """A model in an engine, asked question after question.

    Args:
        engine: Ended by whoever made it.
        show: Where everything is shown.
        drafting: What may draft for the model in a path.

    Attributes:
        loaded: The model that answers.
        constraint: What every answer has to be; ``None``: anything.
    """

    def __init__(
        self,
        engine: EngineCommands,
        show: Show | ShowJson,
        drafting: Callable[[str], Drafting] = lambda _path: Drafting(),
    ) -> None:
        self._engine = engine
        self._drafting = drafting
        self._show = show
        self.loaded: Loaded | None = None
        self.constraint: Constraint | None = None
        self._options = LoadOptions()

    def load(self, path: str, options: LoadOptions) -> Loaded:
        """Load a model, showing progress; Ctrl-C cancels it. Raises what ``load`` ends in."""
        events: list[Event] = []
        draft, drafts = self._drafting(path)
        try:
            self._follow(self._engine.load(path, options, draft=draft, drafts=drafts), events.append)
        finally:
            # Past the checks the model before is given up, whatever comes of the new one.
            if any(isinstance(event, LoadProgress) and event.stage != "checking" for event in events):
                self.loaded = None
        self.loaded, self._options = next(event for event in events if isinstance(event, Loaded)), options
        return self.loaded

    def change(self, path: str, options: LoadOptions) -> Loaded:
        """Load another model; when that fails, the one before is there again, loaded anew if need be.

        Raises:
            HearthError: Why the other model cannot be loaded; when ``loaded`` is ``None`` then, neither can the first.
            KeyboardInterrupt: Ctrl-C was pressed.
        """
        before, before_options = self.loaded, self._options
        try:
            return self.load(path, options)
        except (HearthError, KeyboardInterrupt):
            if before is not None and self.loaded is None:
                with contextlib.suppress(HearthError):
                    self.load(before.path, before_options)
            raise

    def ask(
        self,
        messages: list[Message],
        sampling: Sampling,
        *,
        max_tokens: int | None = None,
        stop: tuple[str, ...] = (),
        view: View | None = None,
        answer: Answer | None = None,
    ) -> Answer:
        """One answer, shown while it comes. Ctrl-C stops it and raises ``KeyboardInterrupt`` afterwards.

        The interrupt carries the answer so far as its argument. An ``answer`` of the caller's is filled as the
        text comes, so that it is there whatever ends it.
        """
        answer = Answer() if answer is None else answer
        self._show.asked(messages)
        request = self._engine.generate(
            messages,
            conversation="terminal",
            sampling=sampling,
            max_tokens=max_tokens,
            stop=stop,
            view=view,
            constraint=self.constraint,
        )
        try:
            self._follow(request, answer.take)
        except KeyboardInterrupt as interrupt:
            raise KeyboardInterrupt(answer) from interrupt
        return answer

    def summarise(self, work: Summarizing) -> str:
        """What ``work`` asks for, without showing how it comes. Raises as ``ask`` does."""
        while not work.done:
            answer = Answer()
            request = self._engine.generate(
                work.messages, max_tokens=work.max_tokens, template_args=NO_REASONING, background=True
            )
            try:
                for event in request:
                    answer.take(event)
            except KeyboardInterrupt:
                request.cancel()
                raise
            finished = answer.finished
            work.take(answer.text, cut_off=finished is not None and finished.reason == "length")
        return work.text

    def _follow(self, request: Request, take: Callable[[Event], None]) -> None:
        """Show and take the events of a request; an interrupt cancels it and is raised at its end."""
        try:
            try:
                self._drain(request, take)
            except KeyboardInterrupt:
                request.cancel()
                self._drain(request, take)  # the rest of the text, and the end
                raise
        except HearthError as error:
            self._show.failed(error, request.id)
            raise

    def _drain(self, request: Request, take: Callable[[Event], None]) -> None:
        for event in request:
            take(event)  # first: what is shown when Ctrl-C comes is kept as well
            self._show.event(event)


def describe_loaded(event: Loaded) -> str:
    """What was chosen, in a line."""
    kind = " ".join(word for word in (event.architecture, event.quantization) if word)
    where = (
        event.backend if event.gpu_layers == 0 else f"{event.gpu_layers} of {event.layers} layers on {event.backend}"
    )
    helper = f", {event.draft} guesses ahead" if event.draft else ""
    return (
        f"{event.model} ({kind}), context {event.context} tokens, {where}, "
        f"{event.threads} threads, loaded in {event.load_ms / 1000:.1f} s{helper}"
    )


def describe_view(event: ContextView, messages: Sequence[Message]) -> str:
    """From where on the model sees a conversation, in a line."""
    if not event.hidden:
        return "The model sees the whole conversation."
    count = "1 older message is" if event.hidden == 1 else f"{event.hidden} older messages are"
    begin = excerpt(messages[event.first].text) if event.first < len(messages) else ""
    pinned = f", and {len(event.pinned)} before that because of pins" if event.pinned else ""
    return f"{count} out of the model's view now: it sees the conversation from “{begin}” on{pinned}."


def excerpt(text: str, length: int = 40) -> str:
    """The beginning of a text, on one line."""
    words = " ".join(text.split())
    return words if len(words) <= length else words[: length - 1].rstrip() + "…"


def describe_finished(event: Finished) -> str:
    """Figures of an answer, in a line."""
    guesses = f"; {event.accepted_tokens} of {event.drafted_tokens} guesses right" if event.drafted_tokens else ""
    return (
        f"{event.completion_tokens} tokens, {event.decode_tps:.1f} a second, first after {event.ttft_ms / 1000:.2f} s; "
        f"prompt {event.prompt_tokens} tokens, {event.reused_tokens} of them known already{guesses}"
    )

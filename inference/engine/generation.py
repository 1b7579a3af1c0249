"""One answer, from messages to the last token; knows no queue of requests and no pipe.

It goes 1. render and tokenize, 2. find what is in memory, 3. read the rest of the prompt, 4. write, 5. account.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

import msgspec

from inference.engine.context import ABORTED, FULL, OK
from inference.engine.model import Model
from inference.engine.native import llama
from inference.engine.prompt import TemplateNotice
from inference.engine.reasoning import MARKERS
from inference.engine.reuse import Slot
from inference.engine.sampling import Sampler, resolve_sampling, with_seed
from inference.engine.stream import Piece, StreamSplitter
from inference.engine.vocabulary import Tokenized
from inference.errors import ContextFull, OptionError, PromptError
from inference.options import Sampling, check_options
from inference.protocol import Channel, Event, Finished, FinishReason, Generate, Notice, PromptProgress

PROGRESS_PACE = 0.1  # seconds between two reports on reading
SLOW_TOKEN = 0.25  # seconds: above, a token is interrupted even where that costs the state


class Surroundings(Protocol):
    """What an answer needs from outside."""

    @property
    def cancelled(self) -> bool:
        """Whether it is to stop."""

    def send(self, event: Event) -> None:
        """Report an event."""

    def notice(self, notice: Notice, conversation: str) -> None:
        """Report something, unless this conversation has been told before."""

    def text(self, id: int, channel: Channel, text: str, tokens: int, *, first: bool = False) -> None:
        """Report more text."""

    def between_steps(self) -> None:
        """Called between two computations: time for something short."""

    def interruptible(self, allowed: bool) -> None:
        """Whether a cancel may abort the computation itself, not only the steps after it."""


NO_TEMPLATE = TemplateNotice(
    "no_template",
    "This model brings no chat template, so a plain one is used: its answers may ramble or never end.",
    "Choose a version of the model that was made for chatting (instruct or chat).",
)


@dataclass(slots=True)
class Tally:
    """What happened so far. Times from ``time.perf_counter``, seconds."""

    arrived: float
    prompt_tokens: int = 0
    reused: int = 0
    read: int = 0
    written: int = 0
    reasoned: int = 0
    steps: int = 0
    prefill: float = 0.0
    first_token: float = 0.0
    decode: float = 0.0
    seed: int = 0
    context_full: bool = False
    shown: bool = False

    def finished(self, id: int, reason: FinishReason, context_used: int) -> Finished:
        """The figures as an event."""
        return Finished(
            id=id,
            reason=reason,
            context_full=self.context_full,
            prompt_tokens=self.prompt_tokens,
            reused_tokens=self.reused,
            completion_tokens=self.written,
            reasoning_tokens=self.reasoned,
            context_used=context_used,
            ttft_ms=(self.first_token - self.arrived) * 1000 if self.first_token else 0.0,
            prefill_ms=self.prefill * 1000,
            decode_ms=self.decode * 1000,
            prefill_tps=self.read / self.prefill if self.prefill > 0 else 0.0,
            decode_tps=self.steps / self.decode if self.decode > 0 else 0.0,
            seed=self.seed,
        )


class Generation:
    """An answer being written. ``run`` once.

    Args:
        model: Loaded.
        command: What to answer.
        around: Where events go and cancels come from.
        arrived: When the command came in, ``time.perf_counter``.
    """

    def __init__(self, model: Model, command: Generate, around: Surroundings, arrived: float) -> None:
        self._model = model
        self._context = model.context
        self._command = command
        self._around = around
        self._tally = Tally(arrived)
        self._hidden: frozenset[int] = frozenset()

    def run(self) -> Finished:
        """Write the answer.

        Raises:
            HearthError: why there is none. The memory is in order again.
        """
        command = self._command
        sampling = self._check()
        tokenized, splitter = self._prepare()
        self._tally.prompt_tokens = len(tokenized.tokens)
        self._tally.seed = sampling.seed or 0
        slot = self._model.memory.begin(command.conversation, tokenized.tokens)
        try:
            sampler = Sampler(
                sampling,
                self._model.vocabulary.handle,
                self._model.vocabulary.size,
                suppressed=self._model.suppressed,
            )
            try:
                sampler.remember(tokenized.tokens)
                reason = self._read(slot, tokenized) and self._write(slot, sampler, splitter)
            finally:
                sampler.close()
        except BaseException:
            self._model.memory.drop(slot)  # nobody knows how far it came
            raise
        finally:
            self._around.interruptible(True)
        return self._tally.finished(command.id, reason or "cancelled", len(slot.tokens))

    # ------------------------------------------------------------------------------- prepare

    def _check(self) -> Sampling:
        command = self._command
        if not command.messages:
            raise PromptError("There is no message to answer.", "Write something first.")
        if command.max_tokens is not None and command.max_tokens < 1:
            raise OptionError(
                f"An answer cannot have {command.max_tokens} tokens at most.",
                "Choose 1 or more, or leave it automatic.",
            )
        check_options(command.sampling)
        return with_seed(resolve_sampling(command.sampling, self._model.facts.sampling))

    def _prepare(self) -> tuple[Tokenized, StreamSplitter]:
        """The prompt as tokens, and what will sort the answer."""
        command, model = self._command, self._model
        prompt = model.template.render(command.messages, command.template_args)
        self._tell(prompt.notices)
        tokenized = model.vocabulary.tokenize_prompt(prompt, marked=model.memory.policy.marked)
        count = len(tokenized.tokens)
        if count == 0:
            raise PromptError("The chat template of this model makes nothing of these messages.")
        if count >= self._context.size:
            raise self._too_long(count)
        continues = command.messages[-1].role == "assistant"
        splitter = StreamSplitter(
            stop=(*prompt.stop, *(text for text in command.stop if text)),
            in_reasoning=prompt.opens_reasoning,
            # The plain prompt ends in a colon, after which models write a space.
            strip_leading_space=(model.vocabulary.adds_space or not model.template.has_template) and not continues,
            tag=prompt.reasoning_tag,
        )
        self._hidden = model.vocabulary.hidden((*MARKERS, *prompt.stop, *command.stop))
        return tokenized, splitter

    def _too_long(self, count: int) -> ContextFull:
        """What is true of a prompt that does not fit, and a next step that works."""
        size, trained = self._context.size, self._model.facts.context_trained
        detail = f"prompt {count}, context {size}, trained for {trained}"
        if trained and (size >= trained or count >= trained):
            return ContextFull(
                f"This conversation has {count:,} tokens; this model can see {max(size, trained):,} at most.",
                "Shorten the message, start a new conversation, or choose a model with a longer context.",
                detail,
            )
        return ContextFull(
            f"The conversation has {count:,} tokens, but the model sees only {size:,} at once here.",
            "Load the model with a longer context, shorten the message, or start a new conversation.",
            detail,
        )

    def _tell(self, notices: Iterable[TemplateNotice]) -> None:
        for notice in notices if self._model.template.has_template else (*notices, NO_TEMPLATE):
            self._around.notice(
                Notice(id=self._command.id, code=notice.code, message=notice.message, hint=notice.hint),
                self._command.conversation,
            )

    # ---------------------------------------------------------------------------------- read

    def _read(self, slot: Slot, tokenized: Tokenized) -> bool:
        """Read what is not in memory yet; ``False`` when it was cancelled."""
        tally, memory = self._tally, self._model.memory
        start, end = len(slot.tokens), len(tokenized.tokens)
        tally.reused = start
        progress = _Progress(self._around, PromptProgress(id=self._command.id, done=start, total=end, reused=start))
        began = time.perf_counter()
        try:
            for stop in (*memory.policy.checkpoint_positions(start, end, tokenized.marks), end):
                while len(slot.tokens) < stop:
                    if self._around.cancelled:
                        return False
                    begin = len(slot.tokens)
                    chunk = tokenized.tokens[begin : min(stop, begin + self._model.chunk)]
                    self._read_chunk(slot, chunk, output=begin + len(chunk) == end)
                    progress.report(len(slot.tokens))
                    self._around.between_steps()
                if stop < end:
                    memory.checkpoint(slot)
        finally:
            tally.prefill = time.perf_counter() - began
            tally.read = max(0, len(slot.tokens) - start)
        return True

    def _read_chunk(self, slot: Slot, chunk: list[int], *, output: bool) -> None:
        """Read some tokens, pushing out other conversations where they need the room."""
        while (result := self._context.decode(slot.sequence, chunk, len(slot.tokens), output=output)) == FULL:
            if not self._model.memory.make_room(slot):
                raise self._too_long(len(slot.tokens) + len(chunk))
        if result == OK:
            self._context.synchronize()  # a graphics device computes on; then it could not be stopped
            slot.tokens += chunk
        else:
            self._model.memory.policy.after_abort(slot)

    # --------------------------------------------------------------------------------- write

    def _write(self, slot: Slot, sampler: Sampler, splitter: StreamSplitter) -> FinishReason:
        """Write until the model ends, a limit is reached, or somebody wants it to stop."""
        tally, around, vocabulary = self._tally, self._around, self._model.vocabulary
        limit = self._command.max_tokens or self._context.size
        around.interruptible(self._model.memory.policy.survives_abort)
        began = tally.first_token = time.perf_counter()
        reason: FinishReason = "length"
        while True:
            token = self._choose(sampler, thorough=tally.written == 0)
            if vocabulary.is_end(token):
                reason = "stop"
                break
            tally.written += 1
            tally.reasoned += splitter.in_reasoning
            self._show(splitter.feed(b"" if token in self._hidden else vocabulary.piece(token)))
            if splitter.stopped:
                reason = "stop"
                break
            if tally.written >= limit:
                break
            if around.cancelled or not self._step(slot, token):
                reason = "length" if tally.context_full else "cancelled"
                break
        self._show(splitter.finish())
        tally.decode = time.perf_counter() - began
        return reason

    def _choose(self, sampler: Sampler, *, thorough: bool) -> int:
        self._context.check_logits(thorough=thorough)
        return int(llama.llama_sampler_sample(sampler.handle, self._context.handle, -1))

    def _show(self, pieces: list[Piece]) -> None:
        for piece in pieces:
            self._around.text(
                self._command.id, piece.channel, piece.text, self._tally.written, first=not self._tally.shown
            )
            self._tally.shown = True

    def _step(self, slot: Slot, token: int) -> bool:
        """Compute one more token; ``False`` when that was cancelled or the context is used up."""
        self._around.between_steps()
        began = time.perf_counter()
        while len(slot.tokens) < self._context.size:
            result = self._context.decode_next(token, len(slot.tokens))
            if result == OK:
                slot.tokens.append(token)
                self._tally.steps += 1
                if time.perf_counter() - began > SLOW_TOKEN:
                    self._around.interruptible(True)
                return True
            if result == ABORTED:
                self._model.memory.policy.after_abort(slot)
                return False
            if not self._model.memory.make_room(slot):
                break
        self._tally.context_full = True
        return False


class _Progress:
    """Reports on reading: the first and the last at once, between them at a sensible rate."""

    def __init__(self, around: Surroundings, first: PromptProgress) -> None:
        self._around = around
        self._first = first
        self._last = time.perf_counter()
        around.send(first)

    def report(self, done: int) -> None:
        now = time.perf_counter()
        if done >= self._first.total or now - self._last >= PROGRESS_PACE:
            self._last = now
            self._around.send(msgspec.structs.replace(self._first, done=done))

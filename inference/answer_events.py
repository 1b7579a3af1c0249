"""Events of an answer that is being written; those of everything else are ``inference.events``."""

from __future__ import annotations

from typing import Literal

import msgspec

from inference.commands import Value

Channel = Literal["text", "reasoning"]
FinishReason = Literal["stop", "length", "cancelled", "tool_calls"]


class PromptProgress(Value, frozen=True, kw_only=True, tag="prompt"):
    """How much of the prompt has been read.

    Attributes:
        done: Tokens read so far, the reused ones included.
        total: Tokens of the whole prompt.
        reused: Tokens that were in memory already.
    """

    done: int
    total: int
    reused: int


class ContextView(Value, frozen=True, kw_only=True, tag="context"):
    """What the model sees of a conversation; comes before the answer, and whenever that changes.

    Indices are those of the messages of the command.

    Attributes:
        first: From this message on the model sees everything; 0: all of it.
        pinned: Messages before ``first`` that it sees because they or another one of their turn are pinned. (System
            prompts it always sees.)
        hidden: How many messages it does not see.
        told: Messages before this index are told about by the summary it sees; 0: it sees none.
        moved: Whether it sees less than in the ``View`` of the command.
        next: Where ``first`` will be once the conversation no longer fits again, as far as can be said: what lies
            before could be summarised by then; 0: nothing is to leave soon.
        tokens: Of the prompt.
        context: Tokens it could see.
    """

    first: int = 0
    pinned: tuple[int, ...] = ()
    hidden: int = 0
    told: int = 0
    moved: bool = False
    next: int = 0
    tokens: int = 0
    context: int = 0


class Likelihood(msgspec.Struct, frozen=True, omit_defaults=True):
    """How likely a token was.

    Attributes:
        token: Its bytes; they may be part of a character.
        logprob: Natural logarithm of its probability before sampling (temperature 1, nothing left out).
        top: The likeliest tokens in its place and their logarithms, as many as were asked for.
    """

    token: bytes
    logprob: float
    top: tuple[tuple[bytes, float], ...] = ()


class Delta(Value, frozen=True, kw_only=True, tag="delta"):
    """More of the answer.

    Attributes:
        channel: ``text`` or ``reasoning``.
        text: Whole characters; never part of a stop text or of a reasoning tag.
        tokens: Tokens written so far, all channels together.
        likely: Of the tokens ``text`` was made of, where that was asked for.
    """

    channel: Channel
    text: str
    tokens: int = 0
    likely: tuple[Likelihood, ...] = ()


class ToolCallPart(Value, frozen=True, kw_only=True, tag="tool_call"):
    """More of a call the model asks for.

    Attributes:
        index: Of the call in this answer, from 0.
        call_id: By which its result will name it; only in its first part, else empty.
        name: Of the function; likewise.
        arguments: More of the JSON text of the arguments.
    """

    index: int
    call_id: str = ""
    name: str = ""
    arguments: str = ""


class Finished(Value, frozen=True, kw_only=True, tag="finished"):
    """An answer is over.

    Attributes:
        reason: ``stop``: the model ended or a stop text came; ``length``: ``max_tokens`` or the context is
            used up; ``cancelled``: somebody asked for it; ``tool_calls``: it ended by asking for functions.
        context_full: Whether ``length`` means the context.
        prompt_tokens: Tokens of the prompt.
        reused_tokens: Of these, tokens that were in memory already.
        completion_tokens: Tokens written.
        reasoning_tokens: Of these, tokens of reasoning.
        context_used: Tokens in the context now.
        ttft_ms: From the command's arrival to the first token, milliseconds; 0 when there was none.
        prefill_ms: Reading the prompt, milliseconds.
        decode_ms: Writing the answer, milliseconds.
        prefill_tps: Prompt tokens read a second (reused ones left out).
        decode_tps: Tokens written a second.
        seed: The seed that was used.
        restored_tokens: Of the reused tokens, those that came from the memory of evicted conversations or from disk.
        drafted_tokens: Tokens that were guessed.
        accepted_tokens: Of these, tokens that turned out right.
        stop_text: Which of the command's stop texts ended it; empty: none of them.
    """

    reason: FinishReason
    context_full: bool = False
    prompt_tokens: int = 0
    reused_tokens: int = 0
    completion_tokens: int = 0
    reasoning_tokens: int = 0
    context_used: int = 0
    ttft_ms: float = 0.0
    prefill_ms: float = 0.0
    decode_ms: float = 0.0
    prefill_tps: float = 0.0
    decode_tps: float = 0.0
    seed: int = 0
    restored_tokens: int = 0
    drafted_tokens: int = 0
    accepted_tokens: int = 0
    stop_text: str = ""

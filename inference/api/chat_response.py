"""Answers of models in OpenAI's form, whole and piece by piece; knows no request and no connection."""

from __future__ import annotations

import functools
import hashlib
import time
from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from inference.api.asking import Heard
from inference.api.errors import Problem
from inference.protocol import Delta, Finished, Likelihood, ToolCallPart

Json = dict[str, Any]
_NEVER = -9999.0  # OpenAI's logarithm of a probability that is none


class Part:
    """One of the answers, as far as it has come."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.reasoning: list[str] = []
        self.likely: list[Likelihood] = []
        self.calls: dict[int, list[str]] = {}  # id, name, then pieces of the arguments
        self.finished: Finished | None = None

    def take(self, event: object) -> None:
        """One more event. Raises ``Problem`` when the answer was stopped by somebody else than the client."""
        match event:
            case Delta(channel="reasoning", text=text):
                self.reasoning.append(text)
            case Delta(text=text, likely=likely):
                self.text.append(text)
                self.likely.extend(likely)
            case ToolCallPart():
                call = self.calls.setdefault(event.index, [event.call_id, event.name])
                call.append(event.arguments)
            case Finished():
                stopped_by_others(event)
                self.finished = event

    def message(self) -> Json:
        """What the assistant said."""
        text = "".join(self.text)
        message: Json = {"role": "assistant", "content": text, "refusal": None, "annotations": []}
        if self.reasoning:
            message["reasoning_content"] = "".join(self.reasoning)
        if self.calls:
            message["content"] = text or None
            message["tool_calls"] = [
                {"id": call_id, "type": "function", "function": {"name": name, "arguments": "".join(pieces) or "{}"}}
                for call_id, name, *pieces in self.calls.values()
            ]
        return message


class Answer:
    """All answers to one request.

    Args:
        number: How many there are.
        with_logprobs: Whether it is told how likely tokens were.
        with_usage: Whether a stream ends with the number of tokens.
    """

    def __init__(self, number: int, *, with_logprobs: bool = False, with_usage: bool = False) -> None:
        self.id = f"chatcmpl-{uuid4().hex}"
        self.created = int(time.time())
        self.model = ""
        self.parts = [Part() for _ in range(number)]
        self._with_logprobs = with_logprobs
        self._with_usage = with_usage
        self._begun: set[int] = set()

    def take(self, heard: Heard) -> None:
        """One more event."""
        index, event = heard
        self.parts[index].take(event)

    def whole(self) -> Json:
        """The whole response, once everything has come."""
        ends = [part.finished for part in self.parts if part.finished is not None]
        return {
            **self._head("chat.completion"),
            "choices": [
                {
                    "index": index,
                    "message": part.message(),
                    "logprobs": logprobs(part.likely) if self._with_logprobs else None,
                    "finish_reason": part.finished.reason if part.finished else "stop",
                }
                for index, part in enumerate(self.parts)
            ],
            "usage": usage(ends),
            "timings": timings(ends),
        }

    def chunks(self, heard: Heard) -> list[Json]:
        """What a stream tells of one more event."""
        index, event = heard
        match event:
            case Delta(channel="reasoning", text=text):
                delta: Json = {"reasoning_content": text}
            case Delta(text=text):
                delta = {"content": text}
            case ToolCallPart():
                delta = {"tool_calls": [_call_piece(event)]}
            case Finished():
                stopped_by_others(event)
                self.parts[index].finished = event
                return [*self._begin(index), self._chunk(index, {}, reason=event.reason)]
            case _:
                return []
        likely = event.likely if isinstance(event, Delta) and event.channel == "text" else ()
        return [*self._begin(index), self._chunk(index, delta, likely)]

    def last_chunks(self) -> list[Json]:
        """What a stream ends with, but for its ``[DONE]``."""
        ends = [part.finished for part in self.parts if part.finished is not None]
        if not self._with_usage:
            return []
        head = self._head("chat.completion.chunk")
        return [{**head, "choices": [], "usage": usage(ends), "timings": timings(ends)}]

    def _begin(self, index: int) -> list[Json]:
        if index in self._begun:
            return []
        self._begun.add(index)
        return [self._chunk(index, {"role": "assistant", "content": "", "refusal": None})]

    def _chunk(self, index: int, delta: Json, likely: Iterable[Likelihood] = (), reason: str | None = None) -> Json:
        told = list(likely)
        choice = {
            "index": index,
            "delta": delta,
            "logprobs": logprobs(told) if self._with_logprobs and told else None,
            "finish_reason": reason,
        }
        chunk = {**self._head("chat.completion.chunk"), "choices": [choice]}
        return chunk | {"usage": None} if self._with_usage else chunk

    def _head(self, kind: str) -> Json:
        return {
            "id": self.id,
            "object": kind,
            "created": self.created,
            "model": self.model,
            "system_fingerprint": fingerprint(self.model),
        }


def stopped_by_others(event: Finished) -> None:
    """Raises ``Problem`` for an answer that is not whole and that the client did not stop."""
    if event.reason == "cancelled":
        raise Problem("The answer was stopped in Hearth.", status=503, error_code="cancelled")


def logprobs(likely: Iterable[Likelihood]) -> Json:
    """How likely tokens were, in OpenAI's form."""
    return {"content": tokens(likely), "refusal": None}


def tokens(likely: Iterable[Likelihood]) -> list[Json]:
    """Each token with how likely it was, and what else was."""
    return [
        {
            **_token(one.token, one.logprob),
            "top_logprobs": [_token(token, logprob) for token, logprob in one.top],
        }
        for one in likely
    ]


def usage(ends: list[Finished]) -> Json:
    """Tokens. Several answers to one request have read the same prompt."""
    prompt = max((end.prompt_tokens for end in ends), default=0)
    written = sum(end.completion_tokens for end in ends)
    return {
        "prompt_tokens": prompt,
        "completion_tokens": written,
        "total_tokens": prompt + written,
        "prompt_tokens_details": {"cached_tokens": min((end.reused_tokens for end in ends), default=0)},
        "completion_tokens_details": {"reasoning_tokens": sum(end.reasoning_tokens for end in ends)},
    }


def timings(ends: list[Finished]) -> Json | None:
    """How long it took; Hearth's own addition, which clients pass over. Of several answers the first's."""
    if not ends:
        return None
    end = ends[0]
    return {
        "ttft_ms": round(end.ttft_ms, 1),
        "prompt_ms": round(end.prefill_ms, 1),
        "prompt_per_second": round(end.prefill_tps, 1),
        "predicted_ms": round(end.decode_ms, 1),
        "predicted_per_second": round(end.decode_tps, 1),
    }


@functools.lru_cache(maxsize=64)
def fingerprint(model: str) -> str:
    """The same for the same model."""
    return f"fp_{hashlib.blake2b(model.encode('utf-8', 'replace'), digest_size=5).hexdigest()}"


def finite(logprob: float) -> float:
    """A logarithm that JSON can hold."""
    return max(logprob, _NEVER)


def _token(token: bytes, logprob: float) -> Json:
    return {"token": token.decode("utf-8", "replace"), "logprob": finite(logprob), "bytes": list(token)}


def _call_piece(event: ToolCallPart) -> Json:
    if event.call_id or event.name:
        function = {"name": event.name, "arguments": event.arguments}
        return {"index": event.index, "id": event.call_id, "type": "function", "function": function}
    return {"index": event.index, "function": {"arguments": event.arguments}}

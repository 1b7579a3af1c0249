"""Answers of models in Anthropic's form, whole and piece by piece; knows no request and no connection."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import msgspec

from inference.api.chat_response import Part, stopped_by_others
from inference.hosting.values import HostEvent
from inference.protocol import ContextView, Delta, Finished, PromptProgress, ToolCallPart

Json = dict[str, Any]
_REASONS = {"stop": "end_turn", "length": "max_tokens", "tool_calls": "tool_use"}


class Answer:
    """One answer."""

    def __init__(self, model: str = "") -> None:
        self.id = f"msg_{uuid4().hex[:24]}"
        self.model = model
        self._part = Part()
        self._begun = False
        self._index = -1
        self._open = ""  # the kind of the block that is being told
        self._call = -1
        self._prompt = PromptProgress(done=0, total=0, reused=0)

    def take(self, event: HostEvent) -> None:
        """One more event of an answer that is told as a whole."""
        self._part.take(event)

    def whole(self) -> Json:
        """All of it, once everything has come."""
        part, content = self._part, list[Json]()
        if part.reasoning:
            content.append({"type": "thinking", "thinking": "".join(part.reasoning), "signature": ""})
        if part.text:
            content.append({"type": "text", "text": "".join(part.text)})
        for call_id, name, *pieces in part.calls.values():
            arguments = msgspec.json.decode("".join(pieces) or "{}")
            content.append({"type": "tool_use", "id": call_id, "name": name, "input": arguments})
        finished = part.finished or Finished(reason="stop")
        return self._message(content, finished) | {"usage": _usage(finished)}

    def pieces(self, event: HostEvent) -> list[tuple[str, Json]]:
        """What a stream tells of one more event: names of events and their data."""
        match event:
            case PromptProgress():
                self._prompt = event
                return []
            case ContextView():
                self._prompt = PromptProgress(done=0, total=event.tokens, reused=0)
                return []
            case Delta(channel="reasoning", text=text):
                told = {"type": "thinking_delta", "thinking": text}
                return [*self._open_block("thinking", {"thinking": "", "signature": ""}), self._delta(told)]
            case Delta(text=text):
                return [*self._open_block("text", {"text": ""}), self._delta({"type": "text_delta", "text": text})]
            case ToolCallPart():
                return self._call_pieces(event)
            case Finished():
                stopped_by_others(event)
                return [*self._begin(), *self._close_block(), *_end(event)]
        return []

    def _call_pieces(self, event: ToolCallPart) -> list[tuple[str, Json]]:
        pieces = []
        if event.index != self._call:
            self._call = event.index
            pieces += self._close_block()
            block = {"id": event.call_id, "name": event.name, "input": {}}
            pieces = [*self._begin(), *pieces, *self._open_block("tool_use", block)]
        if event.arguments:
            pieces.append(self._delta({"type": "input_json_delta", "partial_json": event.arguments}))
        return pieces

    def _begin(self) -> list[tuple[str, Json]]:
        if self._begun:
            return []
        self._begun = True
        cached = self._prompt.reused
        usage = {
            "input_tokens": max(0, self._prompt.total - cached),
            "cache_read_input_tokens": cached,
            "cache_creation_input_tokens": 0,
            "output_tokens": 0,
        }
        message = self._message([], None) | {"usage": usage}
        return [("message_start", {"type": "message_start", "message": message})]

    def _open_block(self, kind: str, rest: Json) -> list[tuple[str, Json]]:
        if self._open == kind and kind != "tool_use":
            return []
        pieces = [*self._begin(), *self._close_block()]
        self._index += 1
        self._open = kind
        start = {"type": "content_block_start", "index": self._index, "content_block": {"type": kind, **rest}}
        return [*pieces, ("content_block_start", start)]

    def _close_block(self) -> list[tuple[str, Json]]:
        if not self._open:
            return []
        self._open = ""
        return [("content_block_stop", {"type": "content_block_stop", "index": self._index})]

    def _delta(self, told: Json) -> tuple[str, Json]:
        return "content_block_delta", {"type": "content_block_delta", "index": self._index, "delta": told}

    def _message(self, content: list[Json], finished: Finished | None) -> Json:
        return {
            "id": self.id,
            "type": "message",
            "role": "assistant",
            "model": self.model,
            "content": content,
            **(_reason(finished) if finished else {"stop_reason": None, "stop_sequence": None}),
        }


def _reason(finished: Finished) -> Json:
    if finished.stop_text:
        return {"stop_reason": "stop_sequence", "stop_sequence": finished.stop_text}
    return {"stop_reason": _REASONS.get(finished.reason, "end_turn"), "stop_sequence": None}


def _end(finished: Finished) -> list[tuple[str, Json]]:
    told = {"type": "message_delta", "delta": _reason(finished), "usage": _usage(finished)}
    return [("message_delta", told), ("message_stop", {"type": "message_stop"})]


def _usage(finished: Finished) -> Json:
    """Anthropic counts what was read anew and what was there already apart."""
    return {
        "input_tokens": finished.prompt_tokens - finished.reused_tokens,
        "cache_read_input_tokens": finished.reused_tokens,
        "cache_creation_input_tokens": 0,
        "output_tokens": finished.completion_tokens,
    }

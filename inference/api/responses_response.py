"""Answers of models in the form of OpenAI's responses, whole and piece by piece; knows no connection.

A response is a list of items: a thought, a message, calls. In a stream each one is announced, told in pieces, and told
once more as a whole when it is complete; every event has a number.
"""

from __future__ import annotations

import time
from typing import Any
from uuid import uuid4

import msgspec

from inference.api.chat_response import stopped_by_others, tokens
from inference.api.errors import Problem
from inference.api.reading import is_json
from inference.api.responses_fields import ResponsesFields
from inference.hosting.values import HostEvent
from inference.messages import Message, ToolCall
from inference.protocol import Delta, Finished, ToolCallPart

Json = dict[str, Any]
_CODES = {429: "rate_limit_exceeded", 400: "invalid_prompt"}


class Answer:
    """One response.

    Args:
        fields: What was asked for; parts of it are said again.
    """

    def __init__(self, fields: ResponsesFields) -> None:
        self.id = f"resp_{uuid4().hex}"
        self.model = fields.model
        self._fields = fields
        self._created = time.time()
        self._items: list[Json] = []
        self._open = False  # whether the last item is being told
        self._call = -1
        self._finished: Finished | None = None
        self._number = 0
        self._begun = False

    # -------------------------------------------------------------------------------- as a whole

    def take(self, event: HostEvent) -> None:
        """One more event of a response that is told as a whole."""
        self.pieces(event)

    def whole(self, problem: Problem | None = None) -> Json:
        """All that has come."""
        finished, fields = self._finished, self._fields
        status = "failed" if problem else "in_progress" if finished is None else "completed"
        cut = finished is not None and finished.reason == "length"
        if cut and not problem:
            status = "incomplete"
        return {
            "id": self.id,
            "object": "response",
            "created_at": self._created,
            "status": status,
            "error": _error(problem),
            "incomplete_details": {"reason": "max_output_tokens"} if cut else None,
            "instructions": fields.instructions,
            "max_output_tokens": fields.max_output_tokens,
            "metadata": fields.metadata or {},
            "model": self.model,
            "output": [_copy(item) for item in self._items],
            "parallel_tool_calls": fields.parallel_tool_calls is not False,
            "previous_response_id": fields.previous_response_id,
            "reasoning": {"effort": fields.reasoning.effort if fields.reasoning else None, "summary": None},
            "store": fields.store is not False,
            "temperature": fields.temperature,
            "text": {"format": _said_again(fields.text.format) if fields.text and fields.text.format else _TEXT},
            "tool_choice": fields.tool_choice if isinstance(fields.tool_choice, str) else "auto",
            "tools": [_said_again(one) for one in fields.tools or ()],
            "top_p": fields.top_p,
            "truncation": "disabled",
            "usage": _usage(finished) if finished else None,
            "user": fields.user,
        }

    def message(self) -> Message:
        """What was answered, for whoever goes on with it."""
        thought, text, calls = "", "", list[ToolCall]()
        for item in self._items:
            if item["type"] == "reasoning":
                thought = item["content"][0]["text"]
            elif item["type"] == "message":
                text += item["content"][0]["text"]
            else:
                calls.append(ToolCall(item["call_id"], item["name"], item["arguments"]))
        return Message.assistant(text, thought, tuple(calls))

    # ------------------------------------------------------------------------------ piece by piece

    def pieces(self, event: HostEvent) -> list[Json]:
        """What a stream tells of one more event."""
        match event:
            case Delta(channel="reasoning", text=text):
                return [*self._begin(), *self._enter("reasoning"), self._more("reasoning_text.delta", text)]
            case Delta(text=text, likely=likely):
                pieces = [*self._begin(), *self._enter("message")]
                content = self._items[-1]["content"][0]
                content["logprobs"] += (told := tokens(likely))
                return [*pieces, self._more("output_text.delta", text, logprobs=told)]
            case ToolCallPart():
                return [*self._begin(), *self._take_call(event)]
            case Finished():
                stopped_by_others(event)
                pieces = [*self._begin(), *self._leave()]
                self._finished = event
                kind = "incomplete" if event.reason == "length" else "completed"
                return [*pieces, self._event(kind, response=self.whole())]
        return []

    def failed(self, problem: Problem) -> Json:
        """What a stream tells when something goes wrong."""
        return self._event("failed", response=self.whole(problem))

    def _begin(self) -> list[Json]:
        if self._begun:
            return []
        self._begun = True
        return [self._event(kind, response=self.whole()) for kind in ("created", "in_progress")]

    def _enter(self, kind: str) -> list[Json]:
        """Be in an item of this kind."""
        if self._open and self._items[-1]["type"] == kind:
            return []
        pieces = self._leave()
        item: Json = {"id": f"{'rs' if kind == 'reasoning' else 'msg'}_{uuid4().hex}", "type": kind}
        part: Json
        if kind == "reasoning":
            item |= {"summary": [], "content": [], "status": "in_progress"}
            part = {"type": "reasoning_text", "text": ""}
        else:
            item |= {"role": "assistant", "content": [], "status": "in_progress"}
            part = {"type": "output_text", "text": "", "annotations": [], "logprobs": []}
        pieces += self._add(item)
        pieces.append(self._event("content_part.added", **self._place(), content_index=0, part=dict(part)))
        item["content"].append(part)
        return pieces

    def _take_call(self, event: ToolCallPart) -> list[Json]:
        pieces = []
        if event.index != self._call or not self._open:
            self._call = event.index
            item = {
                "id": f"fc_{uuid4().hex}",
                "type": "function_call",
                "call_id": event.call_id,
                "name": event.name,
                "arguments": "",
                "status": "in_progress",
            }
            pieces = [*self._leave(), *self._add(item)]
        if event.arguments:
            self._items[-1]["arguments"] += event.arguments
            told = self._event("function_call_arguments.delta", **self._place(), delta=event.arguments)
            pieces.append(told)
        return pieces

    def _add(self, item: Json) -> list[Json]:
        self._items.append(item)
        self._open = True
        return [self._event("output_item.added", output_index=len(self._items) - 1, item=_copy(item))]

    def _more(self, kind: str, text: str, **rest: Any) -> Json:
        self._items[-1]["content"][0]["text"] += text
        return self._event(kind, **self._place(), content_index=0, delta=text, **rest)

    def _leave(self) -> list[Json]:
        """The item that is open is complete."""
        if not self._open:
            return []
        self._open = False
        item, place = self._items[-1], self._place()
        item["status"] = "completed"
        if item["type"] == "function_call":
            item["arguments"] = item["arguments"] or "{}"
            done = [self._event("function_call_arguments.done", **place, arguments=item["arguments"])]
        else:
            part = item["content"][0]
            kind = "reasoning_text.done" if item["type"] == "reasoning" else "output_text.done"
            more = {} if item["type"] == "reasoning" else {"logprobs": part["logprobs"]}
            done = [
                self._event(kind, **place, content_index=0, text=part["text"], **more),
                self._event("content_part.done", **place, content_index=0, part=_copy(part)),
            ]
        return [*done, self._event("output_item.done", output_index=place["output_index"], item=_copy(item))]

    def _place(self) -> Json:
        return {"item_id": self._items[-1]["id"], "output_index": len(self._items) - 1}

    def _event(self, kind: str, **fields: Any) -> Json:
        number, self._number = self._number, self._number + 1
        return {"type": f"response.{kind}", "sequence_number": number, **fields}


_TEXT = {"type": "text"}


def _copy(value: Json) -> Json:
    """As it is now: events are made before they are sent."""
    copied: Json = msgspec.to_builtins(value)
    return {**copied, "content": [dict(part) for part in copied["content"]]} if "content" in copied else copied


def _said_again(value: msgspec.Struct) -> Json:
    """Part of a request as it came in; raw JSON is read."""
    told: Json = {}
    for name in value.__struct_fields__:
        field = getattr(value, name)
        if isinstance(field, msgspec.Raw):
            field = msgspec.json.decode(field) if is_json(bytes(field)) else None
        told[name] = field
    return told


def _error(problem: Problem | None) -> Json | None:
    if problem is None:
        return None
    return {"code": _CODES.get(problem.status, "server_error"), "message": problem.message}


def _usage(finished: Finished) -> Json:
    return {
        "input_tokens": finished.prompt_tokens,
        "input_tokens_details": {"cached_tokens": finished.reused_tokens, "cache_write_tokens": 0},
        "output_tokens": finished.completion_tokens,
        "output_tokens_details": {"reasoning_tokens": finished.reasoning_tokens},
        "total_tokens": finished.prompt_tokens + finished.completion_tokens,
    }

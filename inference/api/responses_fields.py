"""What ``/v1/responses`` takes, field by field, as OpenAI documents it; checked for its shape alone."""

from __future__ import annotations

from typing import Literal

import msgspec

from inference.api.chat_fields import RAW, Effort


class Part(msgspec.Struct, frozen=True):
    """One part of a content; which fields it has, its type says."""

    type: str
    text: str = ""
    refusal: str = ""
    image_url: str | None = None


class Item(msgspec.Struct, frozen=True):
    """One item of the input; which fields it has, its type says. Without one it is a message."""

    type: str = "message"
    id: str | None = None
    role: Literal["user", "assistant", "system", "developer"] = "user"
    content: str | list[Part] | None = None
    call_id: str = ""
    name: str = ""
    arguments: str = ""
    output: str | list[Part] = ""


class ToolGiven(msgspec.Struct, frozen=True):
    """A function that may be asked for, or a tool of another kind, which is refused in words."""

    type: str
    name: str = ""
    description: str | None = None
    parameters: msgspec.Raw = RAW
    strict: bool | None = None


class ToolName(msgspec.Struct, frozen=True):
    """Which function."""

    name: str = ""
    type: str = "function"


class ToolChosen(msgspec.Struct, frozen=True):
    """A choice that is more than a word."""

    type: str
    name: str = ""
    mode: Literal["auto", "required"] = "auto"
    tools: list[ToolName] = []


class Format(msgspec.Struct, frozen=True):
    """What the answer has to be."""

    type: Literal["text", "json_object", "json_schema"] = "text"
    name: str = ""
    schema: msgspec.Raw = RAW


class Text(msgspec.Struct, frozen=True):
    """How the text is to be."""

    format: Format | None = None


class Reasoning(msgspec.Struct, frozen=True):
    """How much is to be thought."""

    effort: Effort | None = None


class ResponsesFields(msgspec.Struct, frozen=True, kw_only=True):
    """The whole request."""

    input: str | list[Item]
    model: str = "auto"
    instructions: str | None = None
    tools: list[ToolGiven] | None = None
    tool_choice: str | ToolChosen | None = None
    parallel_tool_calls: bool | None = None
    text: Text | None = None
    reasoning: Reasoning | None = None
    max_output_tokens: int | None = None
    temperature: float | None = None
    top_p: float | None = None
    top_logprobs: int | None = None
    include: list[str] | None = None
    stream: bool | None = None
    store: bool | None = None
    previous_response_id: str | None = None
    background: bool | None = None
    conversation: msgspec.Raw = RAW
    prompt: msgspec.Raw = RAW
    metadata: dict[str, str] | None = None
    user: str | None = None

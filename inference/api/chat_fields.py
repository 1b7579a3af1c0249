"""What ``/v1/chat/completions`` takes, field by field, as OpenAI documents it; checked for its shape alone.

What others have added and clients send is here too: ``top_k``, ``min_p``, ``repeat_penalty`` (also by its other name),
``reasoning_content`` and ``chat_template_kwargs``. Fields that are not here are passed over.
"""

from __future__ import annotations

from typing import Literal

import msgspec

RAW = msgspec.Raw(b"")  # nothing was said


class TextPart(msgspec.Struct, frozen=True, tag="text", tag_field="type"):
    """Text among other parts."""

    text: str


class RefusalPart(msgspec.Struct, frozen=True, tag="refusal", tag_field="type"):
    """What the assistant said instead of an answer."""

    refusal: str


class ImageUrl(msgspec.Struct, frozen=True):
    """Where a picture is."""

    url: str


class ImagePart(msgspec.Struct, frozen=True, tag="image_url", tag_field="type"):
    """A picture."""

    image_url: ImageUrl | str


class AudioPart(msgspec.Struct, frozen=True, tag="input_audio", tag_field="type"):
    """A sound; known, so that it can be refused in words."""


class FilePart(msgspec.Struct, frozen=True, tag="file", tag_field="type"):
    """A file; likewise."""


Part = TextPart | RefusalPart | ImagePart | AudioPart | FilePart
Content = str | list[Part] | None


class SystemSaid(msgspec.Struct, frozen=True, tag="system", tag_field="role"):
    """Instructions."""

    content: Content = None


class DeveloperSaid(SystemSaid, frozen=True, tag="developer", tag_field="role"):
    """The same by its later name."""


class UserSaid(msgspec.Struct, frozen=True, tag="user", tag_field="role"):
    """What the user said."""

    content: Content = None


class CalledFunction(msgspec.Struct, frozen=True):
    """A function and the JSON text of its arguments."""

    name: str
    arguments: str = ""


class Called(msgspec.Struct, frozen=True):
    """A call the assistant asked for."""

    function: CalledFunction
    id: str = ""


class AssistantSaid(msgspec.Struct, frozen=True, tag="assistant", tag_field="role"):
    """What the assistant said, thought and asked for."""

    content: Content = None
    refusal: str | None = None
    reasoning_content: str | None = None
    reasoning: str | None = None
    tool_calls: list[Called] | None = None


class ToolSaid(msgspec.Struct, frozen=True, tag="tool", tag_field="role"):
    """What a function answered."""

    content: Content = None
    tool_call_id: str = ""
    name: str | None = None


Said = SystemSaid | DeveloperSaid | UserSaid | AssistantSaid | ToolSaid


class Function(msgspec.Struct, frozen=True):
    """A function that may be asked for."""

    name: str
    description: str | None = None
    parameters: msgspec.Raw = RAW
    strict: bool | None = None


class ToolGiven(msgspec.Struct, frozen=True):
    """The same in its wrapping."""

    type: Literal["function"]
    function: Function


class FunctionName(msgspec.Struct, frozen=True):
    """Which function."""

    name: str


class NamedTool(msgspec.Struct, frozen=True):
    """Which function, in its wrapping."""

    function: FunctionName
    type: str = "function"


class AllowedTools(msgspec.Struct, frozen=True):
    """Some of the tools alone."""

    tools: list[NamedTool]
    mode: Literal["auto", "required"] = "auto"


class ToolChosen(msgspec.Struct, frozen=True):
    """A choice that is more than a word."""

    type: Literal["function", "allowed_tools"]
    function: FunctionName | None = None
    allowed_tools: AllowedTools | None = None


class Schema(msgspec.Struct, frozen=True):
    """A JSON schema with its name."""

    name: str = ""
    schema: msgspec.Raw = RAW
    strict: bool | None = None


class Format(msgspec.Struct, frozen=True):
    """What the answer has to be."""

    type: Literal["text", "json_object", "json_schema"]
    json_schema: Schema | None = None
    schema: msgspec.Raw = RAW  # where llama.cpp's server and those that follow it have it


class StreamOptions(msgspec.Struct, frozen=True):
    """What a stream has beside the answer."""

    include_usage: bool | None = None


Effort = Literal["none", "minimal", "low", "medium", "high", "xhigh", "max"]


class SamplingFields(msgspec.Struct, frozen=True, kw_only=True):
    """What says how tokens are chosen; the same in several requests."""

    temperature: float | None = None
    top_p: float | None = None
    top_k: int | None = None
    min_p: float | None = None
    frequency_penalty: float | None = None
    presence_penalty: float | None = None
    repeat_penalty: float | None = None
    repetition_penalty: float | None = None
    seed: int | None = None
    logit_bias: dict[str, float] | None = None
    stop: str | list[str] | None = None
    max_tokens: int | None = None
    n: int | None = None
    stream: bool | None = None
    stream_options: StreamOptions | None = None


class ChatFields(SamplingFields, frozen=True, kw_only=True):
    """The whole request."""

    messages: list[Said]
    model: str | None = None
    max_completion_tokens: int | None = None
    logprobs: bool | None = None
    top_logprobs: int | None = None
    response_format: Format | None = None
    tools: list[ToolGiven] | None = None
    tool_choice: str | ToolChosen | None = None
    parallel_tool_calls: bool | None = None
    reasoning_effort: Effort | None = None
    chat_template_kwargs: dict[str, bool | int | float | str] | None = None
    modalities: list[str] | None = None
    functions: msgspec.Raw = RAW

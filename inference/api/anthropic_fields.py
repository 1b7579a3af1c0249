"""What ``/v1/messages`` takes, field by field, as Anthropic documents it; checked for its shape alone."""

from __future__ import annotations

from typing import Literal

import msgspec

from inference.api.chat_fields import RAW


class TextBlock(msgspec.Struct, frozen=True, tag="text", tag_field="type"):
    """Text."""

    text: str


class Source(msgspec.Struct, frozen=True):
    """Where a picture is: only ``base64`` is taken."""

    type: str
    data: str = ""
    media_type: str = ""


class ImageBlock(msgspec.Struct, frozen=True, tag="image", tag_field="type"):
    """A picture."""

    source: Source


class DocumentSource(msgspec.Struct, frozen=True):
    """What is in a file: of ``text`` and ``content`` the words are taken."""

    type: str
    data: str = ""
    content: str | list[TextBlock | ImageBlock] | None = None


class DocumentBlock(msgspec.Struct, frozen=True, tag="document", tag_field="type"):
    """A file."""

    source: DocumentSource | None = None
    title: str | None = None


class SearchResultBlock(msgspec.Struct, frozen=True, tag="search_result", tag_field="type"):
    """What the client has found somewhere."""

    source: str
    title: str
    content: list[TextBlock]


class ThinkingBlock(msgspec.Struct, frozen=True, tag="thinking", tag_field="type"):
    """What the assistant thought."""

    thinking: str = ""


class RedactedBlock(msgspec.Struct, frozen=True, tag="redacted_thinking", tag_field="type"):
    """What somebody else's assistant thought, in a form nobody here can read."""


class ToolUseBlock(msgspec.Struct, frozen=True, tag="tool_use", tag_field="type"):
    """A call the assistant asked for."""

    id: str
    name: str
    input: msgspec.Raw = RAW


Shown = TextBlock | ImageBlock | DocumentBlock | SearchResultBlock


class ToolResultBlock(msgspec.Struct, frozen=True, tag="tool_result", tag_field="type"):
    """What a function answered."""

    tool_use_id: str
    content: str | list[Shown] | None = None
    is_error: bool | None = None


Block = Shown | ThinkingBlock | RedactedBlock | ToolUseBlock | ToolResultBlock


class Said(msgspec.Struct, frozen=True):
    """One turn."""

    role: Literal["user", "assistant", "system"]
    content: str | list[Block]


class ToolGiven(msgspec.Struct, frozen=True):
    """A function that may be asked for."""

    name: str
    description: str | None = None
    input_schema: msgspec.Raw = RAW
    type: str | None = None


class ToolChosen(msgspec.Struct, frozen=True):
    """Who chooses."""

    type: Literal["auto", "any", "tool", "none"]
    name: str = ""
    disable_parallel_tool_use: bool | None = None


class Thinking(msgspec.Struct, frozen=True):
    """Whether the assistant is to think first."""

    type: Literal["enabled", "disabled", "adaptive"]
    budget_tokens: int | None = None


class OutputFormat(msgspec.Struct, frozen=True):
    """What the answer has to be."""

    type: Literal["json_schema", "text"]
    schema: msgspec.Raw = RAW


class OutputConfig(msgspec.Struct, frozen=True):
    """How the answer is to be.

    ``effort`` is how much is to be thought.
    """

    format: OutputFormat | None = None
    effort: Literal["low", "medium", "high", "xhigh", "max"] | None = None


class CountFields(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be counted."""

    messages: list[Said]
    model: str = "auto"
    system: str | list[TextBlock] | None = None
    tools: list[ToolGiven] | None = None
    tool_choice: ToolChosen | None = None
    thinking: Thinking | None = None


class MessagesFields(CountFields, frozen=True, kw_only=True):
    """The whole request."""

    max_tokens: int
    temperature: float | None = None
    top_p: float | None = None
    top_k: int | None = None
    stop_sequences: list[str] | None = None
    stream: bool | None = None
    output_config: OutputConfig | None = None
    output_format: OutputFormat | None = None

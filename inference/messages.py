"""Values a conversation is made of; identity and storage are not known here."""

from __future__ import annotations

from typing import Literal

import msgspec

Role = Literal["system", "user", "assistant", "tool"]


class ToolCall(msgspec.Struct, frozen=True, omit_defaults=True):
    """A model asks for a function of whoever asked the model to be called.

    Attributes:
        id: By which the message with the result names it.
        name: Of the function.
        arguments: One JSON object, as text.
    """

    id: str
    name: str
    arguments: str = "{}"


class Tool(msgspec.Struct, frozen=True, omit_defaults=True):
    """A function that a model may ask to be called. Hearth itself calls none.

    Attributes:
        name: Letters, digits, ``_``, ``-`` and ``.``.
        description: What it is good for.
        parameters: JSON schema of the object of its arguments, as text; empty: no arguments.
        strict: Whether whoever offers it insists on the schema. The arguments follow it in any case.
    """

    name: str
    description: str = ""
    parameters: str = ""
    strict: bool = False


class Message(msgspec.Struct, frozen=True, omit_defaults=True):
    """One message as a model sees it.

    Attributes:
        role: Who speaks; ``tool``: what a function answered.
        text: Plain text, Markdown as the model or the user wrote it.
        reasoning: What the model thought before ``text``; only ever set for the assistant. Templates
            decide whether it is shown to the model again.
        pinned: Whether the model goes on seeing it when older messages leave its view.
        tool_calls: What the assistant asked for, after ``text``.
        tool_call_id: Of a result: the call it answers.
        name: Of a result: the function's name; empty where the call tells it.
        images: Encoded pictures (PNG, JPEG, …), shown to the model before ``text``; only of the user.
    """

    role: Role
    text: str
    reasoning: str = ""
    pinned: bool = False
    tool_calls: tuple[ToolCall, ...] = ()
    tool_call_id: str = ""
    name: str = ""
    images: tuple[bytes, ...] = ()

    @classmethod
    def system(cls, text: str) -> Message:
        """A system prompt."""
        return cls("system", text)

    @classmethod
    def user(cls, text: str, images: tuple[bytes, ...] = ()) -> Message:
        """Something the user said."""
        return cls("user", text, images=images)

    @classmethod
    def assistant(cls, text: str, reasoning: str = "", tool_calls: tuple[ToolCall, ...] = ()) -> Message:
        """Something the model said."""
        return cls("assistant", text, reasoning, tool_calls=tool_calls)

    @classmethod
    def tool(cls, text: str, tool_call_id: str, name: str = "") -> Message:
        """What a function answered."""
        return cls("tool", text, tool_call_id=tool_call_id, name=name)

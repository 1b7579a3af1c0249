"""Commands to the engine process, each a frozen value; how they travel is ``inference.protocol``."""

from __future__ import annotations

from typing import Literal

import msgspec

from inference.messages import Message, Tool
from inference.options import LoadOptions, Sampling


class Value(msgspec.Struct, frozen=True, kw_only=True, tag_field="type"):
    """What all commands and events share."""

    id: int = 0


class View(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How much of a conversation a model sees, as the last ``ContextView`` of it told.

    Attributes:
        first: Index of the message from which on it sees everything; 0: all of it.
        summary: What stands in for the messages before; empty for nothing. It is shown while messages are hidden.
        told: Messages before this index are what ``summary`` tells about.
        coming: A summary of more of the messages, made in advance; empty for none. It takes the place of ``summary``
            as soon as all it tells about is before ``first``, and no earlier, so that the prompt stays the same until
            then. ``ContextView.told`` says so; it is the ``summary`` from then on.
        coming_told: Messages before this index are what ``coming`` tells about.
    """

    first: int = 0
    summary: str = ""
    told: int = 0
    coming: str = ""
    coming_told: int = 0


class Configure(Value, frozen=True, kw_only=True, tag="configure"):
    """Say where the engine keeps what outlives it; given once, before anything else. Ends in ``Done``.

    Attributes:
        folder: Where measurements of this machine are kept; empty: nowhere.
        cache_folder: Where what was read of conversations is kept; empty: nowhere.
        cache_bytes: Most bytes there; 0: nothing is kept, ``None``: by the size of the disk.
        memory_bytes: Most bytes of main memory for conversations that no longer have a place in the context;
            ``None``: by the size of this machine.
    """

    folder: str = ""
    cache_folder: str = ""
    cache_bytes: int | None = 0
    memory_bytes: int | None = None


class Load(Value, frozen=True, kw_only=True, tag="load"):
    """Load a model, leaving the one that was loaded. Ends in ``Loaded`` or ``Failed``.

    Attributes:
        path: A GGUF file; of a split model its first part.
        options: ``None`` fields are automatic.
        draft: A smaller model with the same tokens that is to draft for it; empty: one of ``drafts``.
        drafts: Smaller models of which the first with the same tokens drafts for it, if that costs it nothing.
        attempt: How many attempts with more memory to leave out: the process ended in the last of them.
        embeds: Whether it is a model for vectors alone, which answers ``Embed`` and nothing else.
        projector: The part with which it sees pictures; read when the first one is shown. Empty: it sees none.
    """

    path: str
    options: LoadOptions = LoadOptions()
    draft: str = ""
    drafts: tuple[str, ...] = ()
    attempt: int = 0
    embeds: bool = False
    projector: str = ""


class Unload(Value, frozen=True, kw_only=True, tag="unload"):
    """Give the model and its memory back. Ends in ``Done``."""


class Constraint(msgspec.Struct, frozen=True, kw_only=True):
    """What the text of an answer has to be; reasoning before it is free.

    Attributes:
        kind: ``json``: any JSON object; ``json_schema``: JSON that a schema holds valid; ``regex``; ``lark``: a grammar
            as llguidance takes it.
        text: The schema (JSON), the expression or the grammar.
    """

    kind: Literal["json", "json_schema", "regex", "lark"]
    text: str = ""


class Generate(Value, frozen=True, kw_only=True, tag="generate"):
    """Write the next answer. Ends in ``Finished`` or ``Failed``.

    Attributes:
        messages: The whole conversation as the model is to see it, oldest first. When the last one is
            the assistant's, the answer continues it (its text is not sent again).
        conversation: Key under which the engine keeps what it has read; any text, empty for none. Requests with the
            same key are answered one after the other, unless it begins with ``~``: what is kept under such a key
            never gets onto the disk, and several may be answered side by side.
        sampling: ``None`` fields take the model's recommendation, else Hearth's default.
        max_tokens: Most tokens to write; ``None``: until the model ends or the context is full.
        stop: Further texts that end the answer; they are not sent.
        template_args: Extra variables for the chat template, such as ``enable_thinking``.
        view: How much of the messages the model saw last time. What no longer fits leaves its view, and a
            ``ContextView`` tells what it sees now.
        background: Gives way: any other command of some length ends it as ``cancelled``.
        priority: Who goes first where not all can be served at once: 0 the window, 1 the terminal, 2 other programs.
        prompt: A text (or tokens) to go on with, instead of messages: no chat template, no reasoning, no tools.
        suffix: Of ``prompt``: what is to stand behind the answer, where the model can fill in the middle.
        tools: Functions the model may ask for.
        tool_choice: ``auto``, ``none``, ``required``, or the name of the function it has to ask for.
        parallel_tool_calls: Whether it may ask for several at once.
        constraint: What the text has to be; ``None``: anything.
        logit_bias: By token: what is added to its logit; -100 and less: never.
        logprobs: How many likely tokens to tell with each token; ``None``: nothing is told.
    """

    messages: tuple[Message, ...]
    conversation: str = ""
    sampling: Sampling = Sampling()
    max_tokens: int | None = None
    stop: tuple[str, ...] = ()
    template_args: dict[str, bool | int | float | str] = {}
    view: View = View()
    background: bool = False
    priority: int = 0
    prompt: str | tuple[int, ...] | None = None
    suffix: str = ""
    tools: tuple[Tool, ...] = ()
    tool_choice: str = "auto"
    parallel_tool_calls: bool = True
    constraint: Constraint | None = None
    logit_bias: dict[int, float] = {}
    logprobs: int | None = None


class Prepare(Value, frozen=True, kw_only=True, tag="prepare"):
    """Read now what is certain of the next prompt, giving way to every other command. Ends in ``Prepared``.

    Attributes:
        messages: The conversation as it is before the user says something; the last one is the assistant's, or
            there is only a system prompt, or none.
        draft: What the next message of the user begins with for certain, such as an attached text.
        conversation: As in ``Generate``.
        template_args: As in ``Generate``.
        view: As in ``Generate``.
    """

    messages: tuple[Message, ...]
    draft: str = ""
    conversation: str = ""
    template_args: dict[str, bool | int | float | str] = {}
    view: View = View()


class Forget(Value, frozen=True, kw_only=True, tag="forget"):
    """Forget what was read of conversations, in memory and on disk. Ends in ``Done``.

    Attributes:
        conversations: Their keys.
        everything: All of them.
    """

    conversations: tuple[str, ...] = ()
    everything: bool = False


class SetThreads(Value, frozen=True, kw_only=True, tag="set_threads"):
    """Compute with so many threads from the next token on, also of an answer under way. Ends in ``Done``.

    It holds for the model that is loaded, until the next ``Load``; without one nothing happens.

    Attributes:
        threads: Threads that decode; 0: as the model was loaded.
        batch_threads: Threads that prefill; 0 likewise.
    """

    threads: int = 0
    batch_threads: int = 0


class Measure(Value, frozen=True, kw_only=True, tag="measure"):
    """Measure the loaded model, in a sequence of its own that is empty again afterwards. Ends in ``Measured``.

    Where it takes longer than a second, ``PromptProgress`` tells how many of all tokens are computed. All that come
    after the depth must fit into the context: the prompt, and ``batch`` tokens for each step and two to warm up.

    Attributes:
        prompt: Tokens to read; 0: reading is not measured.
        depth: Tokens that are in memory before.
        batch: Tokens computed in one step of writing.
        steps: Steps of writing; 0: writing is not measured.
    """

    prompt: int = 512
    depth: int = 0
    batch: int = 1
    steps: int = 32


class Cancel(Value, frozen=True, kw_only=True, tag="cancel"):
    """Stop the request ``target`` as soon as possible, also one that still waits. Ends in ``Done``.

    The target itself then ends: a generation in ``Finished`` with reason ``cancelled``, anything else in
    ``Failed`` with code ``cancelled``. A target that is unknown or over already is no error.
    """

    target: int


class Count(Value, frozen=True, kw_only=True, tag="count"):
    """Count tokens of a text, or of messages as the template renders them. Ends in ``Counted``.

    Attributes:
        text: Counted as plain text, control tokens not recognised.
        messages: Counted instead of ``text`` when not empty.
        tokens: Whether the ids are wanted too.
    """

    text: str = ""
    messages: tuple[Message, ...] = ()
    tokens: bool = False


class Embed(Value, frozen=True, kw_only=True, tag="embed"):
    """Turn texts into vectors whose angles tell how near their meanings are. Ends in ``Embedded``.

    Attributes:
        texts: Each becomes one vector of length 1.
    """

    texts: tuple[str, ...]


class Probe(Value, frozen=True, kw_only=True, tag="probe"):
    """Ask for devices and processor features. Ends in ``Probed``."""


class Ping(Value, frozen=True, kw_only=True, tag="ping"):
    """Ask whether the engine is alive; answered in the middle of a decode too. Ends in ``Pong``."""


class Quit(Value, frozen=True, kw_only=True, tag="quit"):
    """Stop whatever runs and end the process. Ends in ``Done``, then the pipe closes."""

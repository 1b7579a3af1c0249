"""Commands to the engine process and events from it: one closed union each, framed over pipes.

Every command carries an ``id`` chosen by the client. Each id gets any number of passing events and then
exactly one *terminal* event (``TERMINAL``); when the process dies, the client supplies it. Events that
belong to no command have id 0. A frame is a little-endian 32-bit length followed by a msgpack map whose
``type`` key names the command or event. This module knows no pipes, no processes and no threads.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from inference.errors import HearthError, error_from_code
from inference.frames import MAX_FRAME as MAX_FRAME
from inference.frames import FrameSplitter as FrameSplitter
from inference.frames import frame, whole
from inference.messages import Message
from inference.options import LoadOptions, Sampling

PROTOCOL_VERSION = 1

Channel = Literal["text", "reasoning"]
FinishReason = Literal["stop", "length", "cancelled"]
MemoryKind = Literal["dense", "sliding-window", "hybrid", "recurrent"]
NoticeCode = Literal["no_template", "template_repaired", "slow", "fallback"]


class _Value(msgspec.Struct, frozen=True, kw_only=True, tag_field="type"):
    """What all commands and events share."""

    id: int = 0


# ---------------------------------------------------------------------------------------- commands


class Load(_Value, frozen=True, kw_only=True, tag="load"):
    """Load a model, leaving the one that was loaded. Ends in ``Loaded`` or ``Failed``.

    Attributes:
        path: A GGUF file; of a split model its first part.
        options: ``None`` fields are automatic.
    """

    path: str
    options: LoadOptions = LoadOptions()


class Unload(_Value, frozen=True, kw_only=True, tag="unload"):
    """Give the model and its memory back. Ends in ``Done``."""


class Generate(_Value, frozen=True, kw_only=True, tag="generate"):
    """Write the next answer. Ends in ``Finished`` or ``Failed``.

    Attributes:
        messages: The whole conversation as the model is to see it, oldest first. When the last one is
            the assistant's, the answer continues it (its text is not sent again).
        conversation: Key under which the engine keeps what it has read; any text, empty for none.
        sampling: ``None`` fields take the model's recommendation, else Hearth's default.
        max_tokens: Most tokens to write; ``None``: until the model ends or the context is full.
        stop: Further texts that end the answer; they are not sent.
        template_args: Extra variables for the chat template, such as ``enable_thinking``.
    """

    messages: tuple[Message, ...]
    conversation: str = ""
    sampling: Sampling = Sampling()
    max_tokens: int | None = None
    stop: tuple[str, ...] = ()
    template_args: dict[str, bool | int | float | str] = {}


class Cancel(_Value, frozen=True, kw_only=True, tag="cancel"):
    """Stop the request ``target`` as soon as possible, also one that still waits. Ends in ``Done``.

    The target itself then ends: a generation in ``Finished`` with reason ``cancelled``, anything else in
    ``Failed`` with code ``cancelled``. A target that is unknown or over already is no error.
    """

    target: int


class Count(_Value, frozen=True, kw_only=True, tag="count"):
    """Count tokens of a text, or of messages as the template renders them. Ends in ``Counted``.

    Attributes:
        text: Counted as plain text, control tokens not recognised.
        messages: Counted instead of ``text`` when not empty.
        tokens: Whether the ids are wanted too.
    """

    text: str = ""
    messages: tuple[Message, ...] = ()
    tokens: bool = False


class Probe(_Value, frozen=True, kw_only=True, tag="probe"):
    """Ask for devices and processor features. Ends in ``Probed``."""


class Ping(_Value, frozen=True, kw_only=True, tag="ping"):
    """Ask whether the engine is alive; answered in the middle of a decode too. Ends in ``Pong``."""


class Quit(_Value, frozen=True, kw_only=True, tag="quit"):
    """Stop whatever runs and end the process. Ends in ``Done``, then the pipe closes."""


Command = Load | Unload | Generate | Cancel | Count | Probe | Ping | Quit

# ------------------------------------------------------------------------------------------ events


class Ready(_Value, frozen=True, kw_only=True, tag="ready"):
    """First event of a process, id 0: it has loaded llama.cpp and takes commands.

    Attributes:
        protocol: ``PROTOCOL_VERSION`` of the engine.
        pid: Process id.
        llama_cpp: Version of llama-cpp-python.
    """

    protocol: int
    pid: int
    llama_cpp: str


class Log(_Value, frozen=True, kw_only=True, tag="log"):
    """A warning or error line of llama.cpp or the engine, id 0."""

    level: Literal["warning", "error"]
    line: str


class Notice(_Value, frozen=True, kw_only=True, tag="notice"):
    """Something the user should know although the request goes on."""

    code: NoticeCode
    message: str
    hint: str = ""


class LoadProgress(_Value, frozen=True, kw_only=True, tag="load_progress"):
    """How far loading has come; never goes backwards. ``fraction`` is 0 to 1."""

    fraction: float
    stage: Literal["checking", "loading", "warming"] = "loading"


class PromptProgress(_Value, frozen=True, kw_only=True, tag="prompt"):
    """How much of the prompt has been read.

    Attributes:
        done: Tokens read so far, the reused ones included.
        total: Tokens of the whole prompt.
        reused: Tokens that were in memory already.
    """

    done: int
    total: int
    reused: int


class Delta(_Value, frozen=True, kw_only=True, tag="delta"):
    """More of the answer.

    Attributes:
        channel: ``text`` or ``reasoning``.
        text: Whole characters; never part of a stop text or of a reasoning tag.
        tokens: Tokens written so far, all channels together.
    """

    channel: Channel
    text: str
    tokens: int = 0


class Device(msgspec.Struct, frozen=True, kw_only=True):
    """Something llama.cpp can compute on. Memory in bytes, 0 where unknown."""

    name: str
    description: str
    kind: Literal["cpu", "gpu", "igpu", "accelerator", "other"]
    memory_free: int = 0
    memory_total: int = 0


class Loaded(_Value, frozen=True, kw_only=True, tag="loaded"):
    """The model is ready; everything that was chosen is said.

    Attributes:
        model: Name from the metadata, else the file name.
        path: As it was asked for.
        architecture: ``general.architecture``.
        quantization: Such as ``Q4_K_M``; empty when unknown.
        parameters: Number of weights, 0 when unknown.
        file_size: Bytes, all parts together.
        context: Tokens the model sees at once here.
        context_trained: Tokens it was trained for.
        gpu_layers: Layers on a graphics device.
        layers: Layers there are (the output layer counts as one).
        backend: Name of the device that computes, ``CPU`` without a graphics device.
        threads: Threads that decode.
        batch_threads: Threads that prefill.
        batch: Logical batch, tokens.
        micro_batch: Physical batch, tokens.
        flash_attention: Whether it is used (``auto``: llama.cpp decides while loading).
        kv_type: Type of the KV cache.
        memory_mapping: Whether the file is mapped.
        memory_kind: What can be reused of earlier prompts, and how.
        memory: Bytes estimated for weights, KV cache and computing.
        automatic: Names of the load options that were chosen automatically.
        sampling: What *automatic* sampling means for this model: its recommendation over the defaults.
        recommended: Names of the sampling fields the model itself recommends.
        has_template: Whether the file brings its own chat template.
        reasoning: Whether the template knows reasoning.
        load_ms: Milliseconds.
    """

    model: str
    path: str
    architecture: str = ""
    quantization: str = ""
    parameters: int = 0
    file_size: int = 0
    context: int
    context_trained: int = 0
    gpu_layers: int
    layers: int = 0
    backend: str
    threads: int = 0
    batch_threads: int = 0
    batch: int = 0
    micro_batch: int = 0
    flash_attention: Literal["auto", "on", "off"] = "auto"
    kv_type: str = "f16"
    memory_mapping: bool = True
    memory_kind: MemoryKind = "dense"
    memory: int = 0
    automatic: tuple[str, ...] = ()
    sampling: Sampling = Sampling()
    recommended: tuple[str, ...] = ()
    has_template: bool = True
    reasoning: bool = False
    load_ms: float = 0.0


class Finished(_Value, frozen=True, kw_only=True, tag="finished"):
    """An answer is over.

    Attributes:
        reason: ``stop``: the model ended or a stop text came; ``length``: ``max_tokens`` or the context is
            used up; ``cancelled``: somebody asked for it.
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


class Failed(_Value, frozen=True, kw_only=True, tag="failed"):
    """A request failed: ``code`` names the class in ``inference.errors``."""

    code: str
    message: str
    hint: str = ""
    detail: str = ""

    def error(self) -> HearthError:
        """The error this event stands for."""
        return error_from_code(self.code, self.message, self.hint, self.detail)

    @classmethod
    def of(cls, error: HearthError, id: int) -> Failed:
        """The event that carries ``error``."""
        return cls(id=id, code=error.code, message=error.message, hint=error.hint, detail=error.detail)


class Counted(_Value, frozen=True, kw_only=True, tag="counted"):
    """How many tokens a text or a conversation has."""

    count: int
    tokens: tuple[int, ...] = ()


class Probed(_Value, frozen=True, kw_only=True, tag="probed"):
    """What llama.cpp finds on this machine.

    Attributes:
        devices: In llama.cpp's order.
        features: Processor features the build uses, such as ``AVX2``.
        gpu_offload: Whether this build can use a graphics device at all.
        llama_cpp: Version of llama-cpp-python.
    """

    devices: tuple[Device, ...]
    features: tuple[str, ...]
    gpu_offload: bool
    llama_cpp: str


class Pong(_Value, frozen=True, kw_only=True, tag="pong"):
    """The engine is alive.

    Attributes:
        busy: Whether a request is being worked on.
        resident: Resident memory of the process, bytes.
    """

    busy: bool = False
    resident: int = 0


class Done(_Value, frozen=True, kw_only=True, tag="done"):
    """A command without an answer of its own has been carried out."""


class EngineStopped(_Value, frozen=True, kw_only=True, tag="engine_stopped"):
    """Made by the client, id 0: the process has ended, wanted or not.

    Attributes:
        expected: Whether it was asked to end.
        error: What to say; ``None`` when it was expected.
    """

    expected: bool
    error: Failed | None = None


Terminal = Loaded | Finished | Failed | Counted | Probed | Pong | Done
Passing = Ready | Log | Notice | LoadProgress | PromptProgress | Delta | EngineStopped
Event = Terminal | Passing

TERMINAL: tuple[type[msgspec.Struct], ...] = (Loaded, Finished, Failed, Counted, Probed, Pong, Done)

_encoder = msgspec.msgpack.Encoder()
_commands: msgspec.msgpack.Decoder[Command] = msgspec.msgpack.Decoder(Command)
_events: msgspec.msgpack.Decoder[Event] = msgspec.msgpack.Decoder(Event)


def encode_frame(value: Command | Event) -> bytes:
    """One whole frame, ready to be written.

    Halves of surrogate pairs (from a broken paste, a file name, a template), which UTF-8 cannot hold, are replaced.

    Raises:
        ValueError: The frame would be larger than the other side accepts.
        OverflowError: A number of more than 64 bits.
    """
    try:
        payload = _encoder.encode(value)
    except UnicodeEncodeError:
        payload = _encoder.encode(whole(msgspec.to_builtins(value)))
    return frame(payload)


def decode_command(payload: bytes | memoryview) -> Command:
    """A command from a frame's payload. Raises ``msgspec.MsgspecError`` for anything else."""
    return _commands.decode(payload)


def decode_event(payload: bytes | memoryview) -> Event:
    """An event from a frame's payload. Raises ``msgspec.MsgspecError`` for anything else."""
    return _events.decode(payload)

"""Events from the engine process, each a frozen value; those of an answer are ``inference.answer_events``.

How they travel is ``inference.protocol``.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from inference.commands import Value
from inference.engine_level import Level
from inference.errors import Busy, HearthError, error_from_code
from inference.options import Sampling

MemoryKind = Literal["dense", "sliding-window", "hybrid", "recurrent"]
NoticeCode = Literal["no_template", "template_repaired", "slow", "fallback", "engine_level"]


class Ready(Value, frozen=True, kw_only=True, tag="ready"):
    """First event of a process, id 0: it has loaded llama.cpp and takes commands.

    Attributes:
        protocol: ``PROTOCOL_VERSION`` of the engine.
        pid: Process id.
        llama_cpp: Version of llama-cpp-python.
    """

    protocol: int
    pid: int
    llama_cpp: str


class Log(Value, frozen=True, kw_only=True, tag="log"):
    """A warning or error line of llama.cpp or the engine, id 0."""

    level: Literal["warning", "error"]
    line: str


class Notice(Value, frozen=True, kw_only=True, tag="notice"):
    """Something the user should know although the request goes on."""

    code: NoticeCode
    message: str
    hint: str = ""


class LoadProgress(Value, frozen=True, kw_only=True, tag="load_progress"):
    """How far loading has come; never goes backwards within an attempt.

    Attributes:
        fraction: 0 to 1.
        stage: Once it is no longer ``checking``, the model before is given up.
        attempt: 0; larger when memory ran out and less is tried (see ``inference.load_ladder``).
    """

    fraction: float
    stage: Literal["checking", "loading", "warming"] = "loading"
    attempt: int = 0


class Device(msgspec.Struct, frozen=True, kw_only=True):
    """Something llama.cpp can compute on. Memory in bytes, 0 where unknown."""

    name: str
    description: str
    kind: Literal["cpu", "gpu", "igpu", "accelerator", "other"]
    memory_free: int = 0
    memory_total: int = 0


class Allocation(msgspec.Struct, frozen=True, kw_only=True):
    """Bytes that llama.cpp says it has allocated, on all devices together; 0 where it did not say.

    Attributes:
        weights: Weights, mapped ones included.
        copies: Weights kept a second time.
        kv: Keys, values and recurrent states.
        compute: Intermediate results and outputs.
        gpu: Of all of these, what lies in graphics memory.
    """

    weights: int = 0
    copies: int = 0
    kv: int = 0
    compute: int = 0
    gpu: int = 0


class Loaded(Value, frozen=True, kw_only=True, tag="loaded"):
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
        allocated: What it really took.
        cpu_expert_layers: Of the layers on a graphics device, those whose experts stay with the processor.
        speculation: Whether several tokens may be computed at once to write faster.
        draft: Name of the model that drafts; empty for none.
        sees: Whether pictures can be shown to it.
        tools: Whether its template knows tools.
        sequences: Answers that can be written side by side.
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
    allocated: Allocation = Allocation()
    cpu_expert_layers: int = 0
    speculation: Literal["off", "lookup", "draft"] = "off"
    draft: str = ""
    sees: bool = False
    tools: bool = False
    sequences: int = 1


class Failed(Value, frozen=True, kw_only=True, tag="failed"):
    """A request failed: ``code`` names the class in ``inference.errors``.

    Attributes:
        retry_s: Seconds after which the same is worth another try; 0: nobody knows.
    """

    code: str
    message: str
    hint: str = ""
    detail: str = ""
    retry_s: float = 0.0

    def error(self) -> HearthError:
        """The error this event stands for."""
        return error_from_code(self.code, self.message, self.hint, self.detail)

    @classmethod
    def of(cls, error: HearthError, id: int) -> Failed:
        """The event that carries ``error``."""
        retry = error.retry_s if isinstance(error, Busy) else 0.0
        return cls(id=id, code=error.code, message=error.message, hint=error.hint, detail=error.detail, retry_s=retry)


class Prepared(Value, frozen=True, kw_only=True, tag="prepared"):
    """Reading ahead is over.

    Attributes:
        tokens: Tokens that were certain.
        done: Of these, tokens in memory now; fewer when something else came.
        reused: Of these, tokens that were in memory before.
    """

    tokens: int = 0
    done: int = 0
    reused: int = 0


class Measured(Value, frozen=True, kw_only=True, tag="measured"):
    """How fast the loaded model was. 0 for what was not measured.

    Attributes:
        prefill_tps: Tokens read a second.
        decode_ms: Median milliseconds of a step of ``batch`` tokens.
        decode_spread: How far apart the middle half of the steps lies, as a share of ``decode_ms``.
        threads: Threads that decoded.
        batch_threads: Threads that prefilled.
    """

    prefill_tps: float = 0.0
    decode_ms: float = 0.0
    decode_spread: float = 0.0
    threads: int = 0
    batch_threads: int = 0


class Counted(Value, frozen=True, kw_only=True, tag="counted"):
    """How many tokens a text or a conversation has."""

    count: int
    tokens: tuple[int, ...] = ()


class Embedded(Value, frozen=True, kw_only=True, tag="embedded"):
    """Vectors of texts.

    Attributes:
        vectors: One a text, in order: numbers of 32 bits (little-endian), as many as ``size``.
        size: Numbers in each.
        tokens: Of all texts together.
    """

    vectors: tuple[bytes, ...]
    size: int
    tokens: int = 0


class Probed(Value, frozen=True, kw_only=True, tag="probed"):
    """What llama.cpp finds on this machine.

    Attributes:
        devices: In llama.cpp's order.
        features: Processor features the build uses, such as ``AVX2``.
        gpu_offload: Whether this build can use a graphics device at all.
        llama_cpp: Version of llama-cpp-python.
        variant: Which variant for this processor was loaded, such as ``haswell``; empty where the build has none.
        level: How much of the build is used.
    """

    devices: tuple[Device, ...]
    features: tuple[str, ...]
    gpu_offload: bool
    llama_cpp: str
    variant: str = ""
    level: Level = "everything"


class Pong(Value, frozen=True, kw_only=True, tag="pong"):
    """The engine is alive.

    Attributes:
        busy: Whether a request is being worked on.
        resident: Resident memory of the process, bytes.
    """

    busy: bool = False
    resident: int = 0


class Done(Value, frozen=True, kw_only=True, tag="done"):
    """A command without an answer of its own has been carried out."""


class EngineStopped(Value, frozen=True, kw_only=True, tag="engine_stopped"):
    """Made by the client, id 0: the process has ended, wanted or not.

    Attributes:
        expected: Whether it was asked to end.
        error: What to say; ``None`` when it was expected.
    """

    expected: bool
    error: Failed | None = None

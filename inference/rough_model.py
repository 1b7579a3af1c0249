"""A model of which only sizes are known, and the facts such a model typically has; reads nothing.

For lists: a header is read later, for the models somebody looks at. The figures are those of the models in
``resources/catalog.json`` that come closest in size; see ``tests/inference/test_outlook.py`` for how far off they are.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from inference.architectures import HYBRID, RECURRENT, WINDOWS
from inference.model_facts import ModelFacts
from inference.model_memory import LayerMemory, memory_kind
from inference.quantization import bits_of, type_of


class RoughModel(msgspec.Struct, frozen=True, kw_only=True):
    """What lists and the catalog know of a model.

    Attributes:
        file_size: Bytes, all parts together.
        name: Name for people.
        quantization: Such as ``Q4_K_M``; empty when unknown.
        parameters: Weights; guessed from the size when 0.
        active_parameters: Weights read for each token; all when 0.
        architecture: ``general.architecture``; empty when unknown.
        context_trained: Tokens, 0 when unknown.
        kv_bytes_per_token: Bytes of keys and values a token in f16; guessed when 0.
    """

    file_size: int
    name: str = ""
    quantization: str = ""
    parameters: int = 0
    active_parameters: int = 0
    architecture: str = ""
    context_trained: int = 0
    kv_bytes_per_token: int = 0


# Parameters (at least), layers, width and KiB of keys and values a token of typical dense models.
_SHAPES = (
    (60e9, 80, 8192, 320),
    (24e9, 64, 5120, 192),
    (11e9, 40, 5120, 160),
    (6e9, 36, 4096, 144),
    (2.5e9, 34, 2560, 128),
    (1e9, 28, 2048, 96),
    (0.0, 24, 1024, 64),
)
_VOCABULARY = 151_936
_CONTEXT = 32_768  # tokens
_SMALL_CACHE = 0.25  # share of the keys and values that architectures with windows or states keep


def rough_facts(model: RoughModel) -> ModelFacts:
    """Facts that such a model typically has. Nothing may be loaded by them."""
    bits = bits_of(model.quantization) or 4.85
    parameters = model.parameters or int(model.file_size * 8 / bits)
    layers, width, kib = next(row[1:] for row in _SHAPES if parameters >= row[0])
    kv = model.kv_bytes_per_token
    if not kv:
        small = model.architecture in HYBRID or model.architecture in WINDOWS
        kv = int(kib * 1024 * (_SMALL_CACHE if small else 1))
    if model.architecture in RECURRENT:
        kv = 0
    numbers = kv // 2 // layers  # of two bytes each
    memory = (LayerMemory("full", numbers - numbers // 2, numbers // 2),) * layers
    active = min(model.active_parameters or parameters, parameters)
    # What is not read for each token is laid out as one expert of many.
    experts = 64 if active < parameters else 0
    used = max(1, round(experts * active / parameters)) if experts else 0
    return ModelFacts(
        path=Path(),
        name=model.name,
        architecture=model.architecture,
        quantization=model.quantization,
        parameters=parameters,
        file_size=model.file_size,
        context_trained=model.context_trained or _CONTEXT,
        layers=layers,
        width=width,
        feed_forward=3 * width,
        heads=max(width // 128, 1),
        head_sizes=(128,),
        memory=memory,
        memory_kind=memory_kind(model.architecture, memory),
        experts=experts,
        experts_used=used,
        expert_width=width // 4 if experts else 0,
        vocabulary=_VOCABULARY,
        layer_bytes=_shared_out(model.file_size, layers),
        expert_bytes=model.file_size if experts else 0,
        layer_expert_bytes=_shared_out(model.file_size, layers) if experts else (),
        matrix_bytes={type_of(model.quantization): model.file_size},
    )


def _shared_out(size: int, layers: int) -> tuple[int, ...]:
    """``size`` in ``layers`` about equal shares."""
    share = size // layers
    return (size - share * (layers - 1), *([share] * (layers - 1)))


def resized(facts: ModelFacts, size: int, quantization: str = "") -> ModelFacts:
    """Facts of another quantization of the same model: one header tells about all variants of a repository.

    Args:
        facts: Of a variant whose header was read.
        size: Bytes of the other one, all parts together.
        quantization: Of the other one; its types are those of ``facts`` when empty.
    """
    share = size / facts.file_size if facts.file_size > 0 else 1.0
    types = {type_: round(count * share) for type_, count in facts.matrix_bytes.items()}
    if quantization and types and quantization != facts.quantization:
        # Most weights have the type that the name says; the more precise rest stays what it is.
        main = max(types, key=lambda type_: types[type_])
        other = type_of(quantization)
        types[other] = types.pop(main) + types.get(other, 0)
    return msgspec.structs.replace(
        facts,
        quantization=quantization or facts.quantization,
        file_size=size,
        layer_bytes=tuple(round(count * share) for count in facts.layer_bytes),
        input_bytes=round(facts.input_bytes * share),
        embedding_bytes=round(facts.embedding_bytes * share),
        output_bytes=round(facts.output_bytes * share),
        expert_bytes=round(facts.expert_bytes * share),
        layer_expert_bytes=tuple(round(count * share) for count in facts.layer_expert_bytes),
        matrix_bytes=types,
    )

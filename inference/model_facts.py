"""What a GGUF says about the model in it, as typed facts; knows no folders and no llama.cpp."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from inference.architectures import OTHER_PURPOSES, Purpose
from inference.errors import OptionError
from inference.gguf_header import Header, Tensor
from inference.model_memory import MAX_LAYERS, LayerMemory, head_sizes, layer_memories, memory_kind, recurrent_sizes
from inference.options import SAMPLING_OPTIONS, Sampling
from inference.protocol import MemoryKind
from inference.quantization import quantization_name


class ModelFacts(msgspec.Struct, frozen=True, kw_only=True):
    """A model file as Hearth needs to know it before loading it.

    Attributes:
        path: The file; of a split model its first part.
        parts: All files, the first one first.
        name: Name for people.
        architecture: ``general.architecture``.
        purpose: What it is for; only ``chat`` can be loaded.
        quantization: Such as ``Q4_K_M``; empty when unknown.
        parameters: Number of weights.
        file_size: Bytes, all parts together.
        context_trained: Tokens it was trained for, 0 when the file does not say.
        layers: Blocks that are run, the output layer not counted.
        width: ``embedding_length``.
        feed_forward: Width of the widest dense feed-forward layer.
        heads: Most query heads of a layer.
        head_sizes: Different sizes of key and value heads, ascending; KV types come in blocks of them.
        window: Tokens of the sliding window, 0 without one.
        memory: What each layer remembers.
        memory_kind: What that means for reuse.
        experts: Number of experts, 0 without.
        experts_used: How many of them each token uses.
        expert_width: Feed-forward width of one expert.
        shared_experts: Whether each token also goes through an expert that all share.
        through_width: Numbers a token that are kept from the first layer to the last, beside the usual ones.
        recurrent_width: Numbers a token in the widest moment of a recurrent layer.
        recurrent_state: Numbers of a sequence that such a layer computes with, its convolution not counted.
        vocabulary: Number of tokens.
        chat_template: Jinja source, ``None`` when the file has none.
        licence: ``general.license``, such as ``apache-2.0``; empty when the file does not say.
        sampling: What the file recommends; other fields ``None``.
        recommended: Names of the fields the file recommends.
        layer_bytes: Weights of each block, bytes.
        input_bytes: Weights before the blocks (token embeddings and such), bytes.
        embedding_bytes: Of those, the table of tokens.
        output_bytes: Weights after the blocks, bytes.
        expert_bytes: Of all weights, those of experts (of which few are read for each token).
        layer_expert_bytes: The same for each block.
        matrix_bytes: Bytes of the matrices in the blocks and the output, by type.
    """

    path: Path
    parts: tuple[Path, ...] = ()
    name: str
    architecture: str
    purpose: Purpose = "chat"
    quantization: str = ""
    parameters: int = 0
    file_size: int = 0
    context_trained: int = 0
    layers: int = 0
    width: int = 0
    feed_forward: int = 0
    heads: int = 0
    head_sizes: tuple[int, ...] = ()
    window: int = 0
    memory: tuple[LayerMemory, ...] = ()
    memory_kind: MemoryKind = "dense"
    experts: int = 0
    experts_used: int = 0
    expert_width: int = 0
    shared_experts: bool = False
    through_width: int = 0
    recurrent_width: int = 0
    recurrent_state: int = 0
    vocabulary: int = 0
    chat_template: str | None = None
    licence: str = ""
    languages: tuple[str, ...] = ()
    sampling: Sampling = Sampling()
    recommended: tuple[str, ...] = ()
    layer_bytes: tuple[int, ...] = ()
    input_bytes: int = 0
    embedding_bytes: int = 0
    output_bytes: int = 0
    expert_bytes: int = 0
    layer_expert_bytes: tuple[int, ...] = ()
    matrix_bytes: dict[int, int] = {}

    @property
    def active_parameters(self) -> int:
        """Of a mixture, about how many weights take part in each token: all but the experts that rest; else all."""
        whole = sum(self.layer_bytes) + self.input_bytes + self.output_bytes
        if not self.experts or not self.experts_used or not whole:
            return self.parameters
        resting = self.expert_bytes / whole * max(1 - self.experts_used / self.experts, 0.0)
        return round(self.parameters * max(1 - resting, 0.0))

    @property
    def ties_output(self) -> bool:
        """Whether the table of tokens is the output matrix as well."""
        return self.output_bytes <= self.width * self.vocabulary // 4  # not even at two bits a weight


def facts_of(headers: tuple[Header, ...], paths: tuple[Path, ...]) -> ModelFacts:
    """The facts of a model from the headers of all its parts; the first part describes it.

    Nothing is validated here; see ``inference.gguf_checks``.
    """
    header = headers[0]
    arch = header.text("general.architecture")
    tensors = [tensor for part in headers for tensor in part.tensors]
    blocks = min(max(header.integer(f"{arch}.block_count"), 0), MAX_LAYERS)
    layers = max(blocks - max(header.integer(f"{arch}.nextn_predict_layers"), 0), 0)
    window, memory = layer_memories(header, arch, blocks, layers)
    sampling, recommended = _recommended(header)
    weights = _weights(tensors, layers)
    tokens = header.array("tokenizer.ggml.tokens")
    file_type = header.integer("general.file_type", -1)
    feed_forward = max(header.per_layer(f"{arch}.feed_forward_length", blocks), default=0)
    recurrent_width, recurrent_state = recurrent_sizes(header, arch)
    return ModelFacts(
        path=paths[0],
        parts=paths,
        name=_name(header, paths[0]),
        architecture=arch,
        purpose=_purpose(header, arch),
        quantization=quantization_name(file_type, ((tensor.type, tensor.elements) for tensor in tensors)),
        parameters=sum(tensor.elements for tensor in tensors),
        file_size=sum(part.file_size for part in headers),
        context_trained=max(header.integer(f"{arch}.context_length"), 0),
        layers=len(memory),
        width=header.integer(f"{arch}.embedding_length"),
        feed_forward=feed_forward,
        heads=max(header.per_layer(f"{arch}.attention.head_count", blocks), default=0),
        head_sizes=tuple(sorted({size for pair in head_sizes(header, arch) for size in pair} - {0})),
        window=window,
        memory=memory,
        memory_kind=memory_kind(arch, memory),
        experts=header.integer(f"{arch}.expert_count"),
        experts_used=max(header.per_layer(f"{arch}.expert_used_count", blocks), default=0),
        # Granite's experts are as wide as its feed-forward part would be.
        expert_width=max(header.per_layer(f"{arch}.expert_feed_forward_length", blocks), default=0) or feed_forward,
        shared_experts=any(
            header.integer(f"{arch}.expert_shared_{key}") > 0 for key in ("count", "feed_forward_length")
        ),
        through_width=_through_width(header, arch, len(memory)),
        recurrent_width=recurrent_width,
        recurrent_state=recurrent_state,
        vocabulary=tokens.count if tokens else header.integer(f"{arch}.vocab_size"),
        chat_template=_template(header),
        licence=_clean(header.text("general.license")),
        languages=_languages(header),
        sampling=sampling,
        recommended=recommended,
        layer_bytes=tuple(weights.layer_bytes),
        input_bytes=weights.input_bytes,
        embedding_bytes=weights.embedding_bytes,
        output_bytes=weights.output_bytes,
        expert_bytes=sum(weights.layer_expert_bytes),
        layer_expert_bytes=tuple(weights.layer_expert_bytes),
        matrix_bytes=weights.matrix_bytes,
    )


_SHARED_EXPERTS = ("count", "feed_forward_length")


def _through_width(header: Header, arch: str, layers: int) -> int:
    """Gemma 3n and 4 look up something for each layer beforehand; 3n carries several versions of a token along."""
    per_layer = header.integer(f"{arch}.embedding_length_per_layer_input")
    if per_layer <= 0:
        return 0
    versions = max(header.integer(f"{arch}.altup.num_inputs", 1), 1)
    return per_layer * layers + (versions + 1) * header.integer(f"{arch}.embedding_length")


def _purpose(header: Header, arch: str) -> Purpose:
    if header.text("general.type") == "adapter":
        return "adapter"
    if header.text("general.type") == "mmproj":
        return "vision part"
    if arch in OTHER_PURPOSES:
        return OTHER_PURPOSES[arch]
    # Any architecture may have been trained to embed: it looks both ways, or says how to pool (0: not at all).
    if header.flag(f"{arch}.attention.causal") is False or header.integer(f"{arch}.pooling_type") > 0:
        return "embedding"
    return "chat"


def _template(header: Header) -> str | None:
    for key in ("tokenizer.chat_template", "tokenizer.chat_template.default"):
        if header.text(key).strip():
            return header.text(key)
    return None


# ------------------------------------------------------------------------------------------- name

_SPLIT = re.compile(r"-\d{5}-of-\d{5}$")
_MAX_NAME = 80
_MAX_LANGUAGES = 200


def _name(header: Header, path: Path) -> str:
    """``general.name`` where it is one, else built from its parts, else the file's name."""
    name = _clean(header.text("general.name"))
    if sum(character.isalpha() for character in name) >= 2 and "/" not in name and "\\" not in name:
        return name
    words = [header.text(f"general.{key}") for key in ("basename", "finetune", "version", "size_label")]
    if words[0].strip():
        return _clean(" ".join(word for word in words if word))
    return _clean(_SPLIT.sub("", path.name.removesuffix(".gguf"))) or "Unnamed model"


def _languages(header: Header) -> tuple[str, ...]:
    """What ``general.languages`` says; the keys are written from the cards of models, which have ISO 639-1."""
    array = header.array("general.languages")
    found = [
        value.decode("ascii", "replace").lower() for value in (array and array.values) or () if isinstance(value, bytes)
    ]
    return tuple(dict.fromkeys(code for code in found[:_MAX_LANGUAGES] if len(code) == 2 and code.isalpha()))


def _clean(text: str) -> str:
    """One line of visible characters: names come from strangers and go into terminals and windows."""
    shown = text[: 20 * _MAX_NAME]  # it may have any length
    text = " ".join("".join(character if character.isprintable() else " " for character in shown).split())
    return text if len(text) <= _MAX_NAME else text[: _MAX_NAME - 1].rstrip() + "…"


# --------------------------------------------------------------------------------------- sampling

_SAMPLING_KEYS = {
    "temp": "temperature",
    "top_k": "top_k",
    "top_p": "top_p",
    "min_p": "min_p",
    "xtc_probability": "xtc_probability",
    "xtc_threshold": "xtc_threshold",
    "penalty_repeat": "repeat_penalty",
    "penalty_last_n": "repeat_last_n",
}


def _recommended(header: Header) -> tuple[Sampling, tuple[str, ...]]:
    """The sampling a file recommends, without what lies outside the limits."""
    options = {option.name: option for option in SAMPLING_OPTIONS}
    found: dict[str, int | float] = {}
    for key, name in _SAMPLING_KEYS.items():
        value = header.number(f"general.sampling.{key}")
        if value is None:
            continue
        # Files store 32-bit floats: 0.8 is meant, 0.800000011920929 is stored.
        value = int(value) if options[name].kind == "int" and value == value // 1 else float(f"{value:.6g}")
        try:
            options[name].check(value)
        except OptionError:
            continue
        found[name] = value
    return msgspec.convert(found, Sampling), tuple(found)


# ---------------------------------------------------------------------------------------- weights

_BLOCK = re.compile(r"blk\.(\d{1,4})\.")
_EXPERTS = re.compile(r"_(?:ch)?exps\.")
_OUTPUT = ("output", "dense_", "cls", "altup_unembd_proj")


class _Weights(msgspec.Struct):
    """Bytes of the weights by where they belong."""

    layer_bytes: list[int]
    layer_expert_bytes: list[int]
    input_bytes: int = 0
    embedding_bytes: int = 0
    output_bytes: int = 0
    matrix_bytes: dict[int, int] = {}


def _weights(tensors: list[Tensor], layers: int) -> _Weights:
    sums = _Weights([0] * layers, [0] * layers)
    for tensor in tensors:
        match = _BLOCK.match(tensor.name)
        if match and int(match[1]) < layers:
            sums.layer_bytes[int(match[1])] += tensor.size
            if _EXPERTS.search(tensor.name):
                sums.layer_expert_bytes[int(match[1])] += tensor.size
        elif match:
            continue  # blocks that predict further tokens are not loaded
        elif tensor.name.startswith(_OUTPUT):
            sums.output_bytes += tensor.size
        else:
            sums.input_bytes += tensor.size
        if tensor.name == "token_embd.weight":
            sums.embedding_bytes += tensor.size
        if len(tensor.dims) > 1 and not tensor.name.startswith("token_embd"):
            sums.matrix_bytes[tensor.type] = sums.matrix_bytes.get(tensor.type, 0) + tensor.size
    return sums

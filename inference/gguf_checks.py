"""Refuses models that llama.cpp would refuse or abort on; knows no files and loads nothing.

llama.cpp answers most faults of a file by returning NULL, but some by an assertion, a division by zero or
an exception that nobody catches, which end the process. Those reachable from a header are checked here; the
comments name where they are in llama.cpp. What merely returns NULL is checked where a clear sentence helps.
"""

from __future__ import annotations

import math

from inference.architectures import (
    ARCHITECTURES,
    EMBEDDING_TOKENIZERS,
    EQUAL_HEADS,
    HYBRID,
    NO_DEFAULT_BOS,
    NO_DEFAULT_EOS,
    PRE_TOKENIZERS,
    TOKENIZERS,
    WHOLE_HEAD_ROTATED,
    Purpose,
)
from inference.errors import ModelCorrupt, ModelIncomplete, ModelUnsupported
from inference.gguf_header import Header
from inference.model_facts import ModelFacts
from inference.model_memory import MAX_LAYERS, head_sizes

ALIGNMENT = 32  # bytes; ggml-impl.h, TENSOR_ALIGNMENT
MAX_EXPERTS = 1024
MAX_WIDTH = 1 << 20
MAX_STATE = 1 << 31

_UPDATE = "Update Hearth: new architectures come with new versions. Or choose another model."
_BYTE = 6  # LLAMA_TOKEN_TYPE_BYTE

_PURPOSES: dict[Purpose, tuple[str, str]] = {
    "embedding": ("It is an embedding model: it compares texts but does not write.", "Choose a chat model."),
    "vision part": (
        "It is the vision part of a model, not a chat model.",
        "Choose the main file of the same model; its name has no “mmproj”.",
    ),
    "draft": (
        "It is a draft model that only speeds up another one.",
        "Choose the main file of the same model.",
    ),
    "speech": ("It is a speech model, not a chat model.", "Choose a chat model."),
    "diffusion": (
        "It is a diffusion model: it does not write word after word, as Hearth expects.",
        "Choose another chat model.",
    ),
    "encoder-decoder": (
        "It is made to translate or summarise in one go, not to chat.",
        "Choose a chat model.",
    ),
    "adapter": (
        "It is an adapter (LoRA), an addition to a model and not a model.",
        "Choose the model it belongs to.",
    ),
}


def check_header(header: Header) -> None:
    """Check what must be known before facts are made of the (first) header.

    Raises:
        ModelUnsupported: An architecture, tokenizer or kind of file that this llama.cpp cannot chat with.
        ModelCorrupt: Metadata that contradict themselves.
    """
    arch = _architecture(header)
    if header.text("general.type") == "vocab" or (not header.tensors and header.integer("split.count", 1) <= 1):
        raise ModelUnsupported("The file holds only a vocabulary, no model.", "Choose the model itself.")
    layers = _required(header, f"{arch}.block_count", 1, MAX_LAYERS)  # llama-model.cpp, load_hparams
    _required(header, f"{arch}.context_length", 0, 2**32 - 1)
    _required(header, f"{arch}.embedding_length", 1, MAX_WIDTH)
    if not 0 <= header.integer(f"{arch}.nextn_predict_layers") < layers:
        raise _corrupt("it has no layers left to run")
    _check_experts(header, arch, layers)
    _check_scaling(header, arch)
    _check_numbers(header, arch)


def check_facts(facts: ModelFacts, headers: tuple[Header, ...], purpose: Purpose = "chat") -> None:
    """Check facts against the headers they were made of.

    Args:
        facts: Of the model.
        headers: Of its parts.
        purpose: What it is wanted for.

    Raises:
        ModelUnsupported: It is for something else.
        ModelCorrupt: Metadata or tensors that contradict each other.
        ModelIncomplete: The parts do not hold as many tensors as they should.
    """
    if facts.purpose != purpose:
        if purpose != "chat":
            raise ModelUnsupported(f"“{facts.name}” is not made for this.", "Choose another model.", str(facts.path))
        message, hint = _PURPOSES[facts.purpose]
        raise ModelUnsupported(f"This file cannot chat. {message}", hint, str(facts.path))
    header, arch = headers[0], facts.architecture
    tensors = {tensor.name: tensor for part in headers for tensor in part.tensors}
    listed = sum(len(part.tensors) for part in headers)
    if listed != len(tensors) or (len(headers) > 1 and header.integer("split.tensors.count", listed) != listed):
        raise ModelIncomplete(
            "The parts of the model do not belong together.",
            "Download all parts again, from the same place.",
        )
    if facts.vocabulary <= 0:
        raise _corrupt("its vocabulary is empty")
    embeddings = tensors.get("token_embd.weight")
    if embeddings is None or embeddings.dims != (facts.width, facts.vocabulary):
        raise _corrupt("its table of tokens does not fit its vocabulary")
    if any((part.data_offset + tensor.offset) % ALIGNMENT for part in headers for tensor in part.tensors):
        raise _corrupt("its weights do not begin where they should")  # asserted for mapped tensors
    _check_heads(header, arch, facts)
    _check_windows(facts, arch)
    _check_states(header, arch, facts)


def check_vocabulary(header: Header, *, embeds: bool = False) -> None:
    """Check the tokens; the header must have been read with ``tokenizer.ggml.tokens`` decoded.

    Args:
        header: Of the first part.
        embeds: Whether it is an embedding model: these have a tokenizer of their own, too.

    Raises:
        ModelUnsupported: A tokenizer that this llama.cpp does not know.
        ModelCorrupt: A vocabulary that makes llama.cpp abort, at once or when it meets a rare character.
    """
    model = header.text("tokenizer.ggml.model")
    pre = header.text("tokenizer.ggml.pre")
    known = TOKENIZERS | EMBEDDING_TOKENIZERS if embeds else TOKENIZERS
    if model not in known or (model == "gpt2" and pre and pre not in PRE_TOKENIZERS):
        word = model if model not in known else pre
        raise ModelUnsupported(
            f"This version of Hearth does not know how the model splits text into tokens (“{word[:40]}”).", _UPDATE
        )
    array = header.array("tokenizer.ggml.tokens")
    if array is None or array.type != "string" or array.values is None:
        raise _corrupt("its vocabulary is missing")
    tokens = [value for value in array.values if isinstance(value, bytes)]
    named = {token or b"[EMPTY_%d]" % index for index, token in enumerate(tokens)}
    if len(named) != len(tokens):  # llama-vocab.cpp: GGML_ASSERT(id_to_token.size() == token_to_id.size())
        raise _corrupt("a token is listed twice in its vocabulary")
    for key in ("scores", "token_type"):
        values = header.array(f"tokenizer.ggml.{key}")
        if values is not None and values.count < len(tokens):
            raise _corrupt("its vocabulary is incomplete")
    if model in ("gpt2", "gemma4") and header.array("tokenizer.ggml.merges") is None and pre != "kimi-k2":
        raise _corrupt("the rules for its vocabulary are missing")
    _check_bytes(model, named)
    if model == "bert":
        _check_word_pieces(header)
    _check_ends(header, model, len(tokens))


# ------------------------------------------------------------------------------------------ helpers


def _corrupt(what: str) -> ModelCorrupt:
    return ModelCorrupt(
        f"The model file is damaged or was made by a faulty program: {what}.",
        "Download it again, or get it from another source.",
    )


def _architecture(header: Header) -> str:
    arch = header.text("general.architecture")
    if header.text("general.type") == "imatrix" or (not arch and "imatrix.chunk_count" in header.keys):
        raise ModelUnsupported(
            "This file is an importance matrix, a by-product of making models, not a model.", "Choose the model itself."
        )
    if not arch:
        raise ModelCorrupt(
            "The file does not say which kind of model it is.", "Download it again, or get it from another source."
        )
    if arch not in ARCHITECTURES:
        raise ModelUnsupported(
            f"This version of Hearth cannot run models of the kind “{_word(arch)}”.",
            _UPDATE,
        )
    return arch


def _word(text: str) -> str:
    return "".join(character if character.isprintable() else "�" for character in text[:40])


def _required(header: Header, key: str, low: int, high: int) -> int:
    """A 32-bit number the loader insists on, within limits that it asserts or Hearth sets."""
    value = header.integer(key, -1)
    if header.types.get(key) != "u32" or header.array(key) or not low <= value <= high:
        raise _corrupt(f"its value for “{key}” is missing or impossible")
    return value


def _check_experts(header: Header, arch: str, layers: int) -> None:
    """The assertions on experts in ``llama_model_base::load_hparams``."""
    experts = header.integer(f"{arch}.expert_count")
    used = max(header.per_layer(f"{arch}.expert_used_count", layers))
    groups = header.integer(f"{arch}.expert_group_count")
    chosen = header.integer(f"{arch}.expert_group_used_count")
    if arch in ("hunyuan_vl", "hunyuan-dense") and experts <= 1:
        experts = used = 0
    if experts == 0:
        fine = used == 0 and groups == 0
    else:
        fine = 0 < used <= experts <= MAX_EXPERTS and 0 <= groups < experts
        if groups > 1:
            fine = fine and experts % groups == 0 and 0 < chosen < groups
    if not fine:
        raise _corrupt("its experts contradict each other")


def _check_scaling(header: Header, arch: str) -> None:
    scaling = header.text(f"{arch}.rope.scaling.type", "linear")
    if scaling not in ("none", "linear", "yarn", "longrope"):  # asserted in load_hparams
        raise ModelUnsupported(f"The model stretches its context in an unknown way (“{_word(scaling)}”).", _UPDATE)
    interval = header.integer(f"{arch}.full_attention_interval", 1)
    if isinstance(HYBRID.get(arch), int) and interval <= 0:  # a division by zero in its load_arch_hparams
        raise _corrupt("its layers cannot be told apart")


def _check_numbers(header: Header, arch: str) -> None:
    """``ggml_rms_norm`` asserts that what it adds is no less than zero, and no comparison with NaN holds."""
    for key, value in header.keys.items():
        if not isinstance(value, float) or not key.startswith(f"{arch}."):
            continue
        if not math.isfinite(value) or ("epsilon" in key and value < 0):
            raise _corrupt(f"its value for “{key}” is impossible")


def _check_heads(header: Header, arch: str, facts: ModelFacts) -> None:
    blocks = header.integer(f"{arch}.block_count")
    heads = header.per_layer(f"{arch}.attention.head_count", blocks)
    heads_kv = heads
    if f"{arch}.attention.head_count_kv" in header.keys:
        heads_kv = header.per_layer(f"{arch}.attention.head_count_kv", blocks)
    if all(layer.attention == "none" for layer in facts.memory):
        return
    if min(heads) < 0 or max(heads) > MAX_WIDTH or min(heads_kv) < 0 or max(heads) == 0:
        raise _corrupt("it has no attention heads")
    # ggml_can_mul_mat is asserted when queries meet keys.
    if any(kv > 0 and (queries == 0 or queries % kv) for queries, kv in zip(heads, heads_kv, strict=True)):
        raise _corrupt("its attention heads do not fit together")
    for key, value in head_sizes(header, arch):
        if not 0 < key <= MAX_WIDTH or not 0 <= value <= MAX_WIDTH:
            raise _corrupt("the size of its attention heads is impossible")
    _check_rotation(header, arch)


def _check_rotation(header: Header, arch: str) -> None:
    """Assertions in the graphs: ``n_embd_head == n_embd_head_k()``, ``n_embd_head == n_rot``; ggml_rope."""
    for suffix, (key, value) in zip(("", "_swa"), head_sizes(header, arch), strict=True):
        rotated = header.integer(f"{arch}.rope.dimension_count{suffix}", key)
        if arch in WHOLE_HEAD_ROTATED | EQUAL_HEADS and key != value:
            raise _corrupt("its keys and values differ in size")
        if arch in WHOLE_HEAD_ROTATED and not suffix and rotated != key:
            raise _corrupt("its positions do not fit its attention heads")
        if not 0 < rotated <= key or rotated % 2:  # with 0, ggml_rope never ends
            raise _corrupt("its positions do not fit its attention heads")


def _check_windows(facts: ModelFacts, arch: str) -> None:
    kinds = [layer.attention for layer in facts.memory]
    if facts.window and arch not in HYBRID and "window" not in kinds:  # llama-model.cpp, create_memory
        raise _corrupt("its sliding window is used by no layer")
    if arch not in ("gemma3n", "gemma4") or "none" not in kinds:
        return
    # The layers without a cache of their own read that of the last two which have one: a windowed one, a full one.
    own = kinds.index("none")
    if own < 2 or kinds[own - 2 : own] != ["window", "full"]:
        raise _corrupt("its layers share memory in an impossible way")


def _check_states(header: Header, arch: str, facts: ModelFacts) -> None:
    """Divisions and assertions in the graphs of recurrent layers."""
    states = [layer.state for layer in facts.memory if layer.state]
    if facts.memory_kind not in ("recurrent", "hybrid"):
        return
    if not states and arch != "deepseek4":
        raise _corrupt("its recurrent state has no size")
    # A hybrid without attention has an empty cache, whose buffer is asserted to exist.
    if facts.memory_kind == "hybrid" and all(layer.attention == "none" for layer in facts.memory):
        raise _corrupt("none of its layers has attention")
    if any(not 0 < state < MAX_STATE for state in states):
        raise _corrupt("the size of its recurrent state is impossible")
    if head := header.integer(f"{arch}.wkv.head_size"):
        if facts.width % head:
            raise _corrupt("its recurrent state does not fit its width")
    elif f"{arch}.shortconv.l_cache" in header.keys:
        if header.integer(f"{arch}.shortconv.l_cache") < 2:  # lfm2.cpp: GGML_ASSERT(n_shortconv_l_cache > 1)
            raise _corrupt("its recurrent state has no size")
    elif f"{arch}.ssm.inner_size" in header.keys:
        _check_ssm(header, arch)


def _check_ssm(header: Header, arch: str) -> None:
    inner, rank = header.integer(f"{arch}.ssm.inner_size"), header.integer(f"{arch}.ssm.time_step_rank")
    groups = header.integer(f"{arch}.ssm.group_count")
    fine = inner > 0 and rank > 0 and groups >= 0 and header.integer(f"{arch}.ssm.conv_kernel") > 1
    # Mamba and Jamba have no groups, and a rank that divides nothing.
    if fine and groups and arch not in ("mamba", "jamba"):
        fine = inner % rank == 0 and rank % groups == 0
    elif fine and arch in ("mamba2", "falcon-h1", "granitehybrid", "nemotron_h", "nemotron_h_moe", "qwen35"):
        fine = False
    if not fine:
        raise _corrupt("the sizes of its recurrent state contradict each other")


def _check_bytes(model: str, tokens: set[bytes]) -> None:
    """Without a token for a byte, llama.cpp ends by an uncaught exception when a text holds it."""
    if model not in ("llama", "plamo2"):
        return
    for byte in range(256):
        if b"<0x%02X>" % byte in tokens or (model == "llama" and bytes((byte,)) in tokens):
            continue
        raise _corrupt("its vocabulary cannot express every text")


def _check_word_pieces(header: Header) -> None:
    """``token_to_byte`` aborts for a token that stands for a byte; that this tokenizer has one is a fault."""
    types = header.array("tokenizer.ggml.token_type")
    if types is not None and (types.values is None or _BYTE in types.values):
        raise _corrupt("its vocabulary has tokens that its tokenizer does not know")


def _check_ends(header: Header, model: str, count: int) -> None:
    """``GGML_ASSERT(special_bos_id != LLAMA_TOKEN_NULL)`` and its sibling in the tokenizers."""
    add_bos = header.flag("tokenizer.ggml.add_bos_token") or model == "gemma4"
    bos, eos = header.integer("tokenizer.ggml.bos_token_id", -1), header.integer("tokenizer.ggml.eos_token_id", -1)
    if model in NO_DEFAULT_BOS and add_bos and not 0 <= bos < count:
        raise _corrupt("the token that begins a text is missing")
    if model in NO_DEFAULT_EOS and header.flag("tokenizer.ggml.add_eos_token") and not 0 <= eos < count:
        raise _corrupt("the token that ends a text is missing")

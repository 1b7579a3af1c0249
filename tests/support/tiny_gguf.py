"""Writes small GGUF models with random weights that llama.cpp loads and runs; one per memory kind.

The weights are scaled so that greedy text depends on the whole prompt: a wrong reuse of earlier
computation shows in the text. Knows nothing of Hearth's own reader, so that each tests the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, NamedTuple

import gguf
import numpy as np

from tests.support.tiny_vocabulary import CONTROLS, Vocabulary, bpe_vocabulary, spm_vocabulary, unreadable

Kind = Literal["dense", "sliding-window", "hybrid", "recurrent"]
Array = np.ndarray[Any, np.dtype[Any]]
Tensors = Iterator[tuple[str, tuple[int, ...], float]]

CHATML = (
    "{% for message in messages %}<|im_start|>{{ message['role'] }}\n{{ message['content'] }}<|im_end|>\n"
    "{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
GEMMA = (
    "{{ bos_token }}{% if messages[0]['role'] == 'system' %}{{ raise_exception('System role not supported') }}"
    "{% endif %}{% for message in messages %}{% if (message['role'] == 'user') != (loop.index0 % 2 == 0) %}"
    "{{ raise_exception('Conversation roles must alternate user/assistant/user/assistant/...') }}{% endif %}"
    "<start_of_turn>{{ 'model' if message['role'] == 'assistant' else message['role'] }}\n"
    "{{ message['content'] | trim }}<end_of_turn>\n{% endfor %}"
    "{% if add_generation_prompt %}<start_of_turn>model\n{% endif %}"
)
THINKING = (
    "{% for message in messages %}<|im_start|>{{ message['role'] }}\n"
    "{{ message['content'].split('</think>')[-1].lstrip('\n') }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n"
    "{% if enable_thinking is defined and not enable_thinking %}<think>\n\n</think>\n\n"
    "{% else %}<think>\n{% endif %}{% endif %}"
)

ARCHITECTURES: dict[Kind, str] = {
    "dense": "llama",
    "sliding-window": "gemma3",
    "hybrid": "lfm2",
    "recurrent": "mamba",
}
HEAD = 32  # components of one attention head; a multiple of every KV type's block


class Shape(NamedTuple):
    """Sizes of a model: layers, width, feed-forward width, heads, key/value heads, tokens."""

    layers: int = 4
    width: int = 128
    feed_forward: int = 192
    heads: int = 4
    heads_kv: int = 2
    vocabulary: int = 1024
    context: int = 8192
    window: int = 48


def write_tiny(
    path: Path,
    kind: Kind = "dense",
    *,
    template: str | None = CHATML,
    seed: int = 0,
    layers: int = 4,
    vocab: int = 1024,
    context: int = 8192,
    window: int = 48,
    ends: float = 0.0,
    raw_bytes: bool = False,
    tensor_type: str = "F32",
    metadata: Mapping[str, str | int | float | bool | list[Any]] | None = None,
    name: str = "",
    twins: float | None = None,
) -> Path:
    """Write a model of 1 to 4 MB and return ``path``.

    Args:
        path: File to write.
        kind: Which memory it needs: llama, gemma3, lfm2 or mamba.
        template: Chat template, ``None`` for none; see ``CHATML``, ``GEMMA``, ``THINKING``.
        seed: Weights; the same seed writes the same file.
        layers: Blocks. Sliding window and hybrid alternate, so at least two.
        vocab: Tokens, at least 400.
        context: Tokens it claims to be trained for.
        window: Tokens of the sliding window.
        ends: How strongly the end-of-turn token asks to be chosen, 0: never; from about 3 now and then.
        raw_bytes: Whether the text may hold control characters and broken UTF-8; else it is readable.
        tensor_type: Type of the matrices: ``F32``, ``F16``, ``BF16``, ``Q8_0``, ``Q4_0`` …
        metadata: Further keys, or other values for the usual ones; ``None`` as value leaves a key out.
        name: ``general.name``.
        twins: How far the output weights of each second token are from those of the token before: with little,
            every choice is between two nearly equal ones.
    """
    shape = Shape(layers=layers, vocabulary=vocab, context=context, window=window)
    vocabulary = spm_vocabulary(vocab) if kind == "sliding-window" else bpe_vocabulary(vocab)
    keys = model_keys(kind, shape, name or f"Tiny {kind}") | vocabulary_keys(vocabulary, kind)
    if template is not None:
        keys["tokenizer.chat_template"] = template
    keys |= dict(metadata or {})
    end = {"sliding-window": "<end_of_turn>"}.get(kind, "<|im_end|>")
    logits = dict.fromkeys(range(len(CONTROLS)), 0.0) | {vocabulary.id(end): ends}
    if not raw_bytes:
        logits |= dict.fromkeys(unreadable(vocabulary), 0.0)
    tensors = random_tensors(kind, shape, seed, logits, twins=twins)
    return write_gguf(path, ARCHITECTURES[kind], keys, tensors, tensor_type)


def write_large(path: Path, megabytes: int = 110, *, tensor_type: str = "Q8_0", seed: int = 0) -> Path:
    """Write a dense model of about ``megabytes`` for benchmarks: random weights, 8,192 tokens, ChatML."""
    bytes_per_weight = {"F32": 4.0, "F16": 2.0, "BF16": 2.0, "Q8_0": 34 / 32}[tensor_type]
    width, feed_forward, vocab = 768, 2048, 8192
    one_layer = 2 * width * width + 2 * width * width // 3 + 3 * width * feed_forward
    rest = 2 * width * vocab
    layers = max(1, round((megabytes * 1e6 / bytes_per_weight - rest) / one_layer))
    shape = Shape(layers, width, feed_forward, heads=width // 64, heads_kv=width // 64 // 3, vocabulary=vocab)
    vocabulary = bpe_vocabulary(vocab)
    keys = model_keys("dense", shape, "Benchmark", head=64) | vocabulary_keys(vocabulary, "dense")
    keys["tokenizer.chat_template"] = CHATML
    silent = dict.fromkeys([*range(len(CONTROLS)), *unreadable(vocabulary)], 0.0)
    tensors = random_tensors("dense", shape, seed, silent, head=64)
    return write_gguf(path, "llama", keys, tensors, tensor_type)


def write_medium(path: Path, kind: Kind, *, seed: int = 0) -> Path:
    """Write a model of some 40 MB for benchmarks of long conversations: 16,384 tokens, a window of 512, ChatML.

    Large enough that reading a message takes longer than all around it, as with any model people use.
    """
    shape = Shape(
        layers=8, width=640, feed_forward=1792, heads=10, heads_kv=2, vocabulary=8192, context=16_384, window=512
    )
    vocabulary = spm_vocabulary(shape.vocabulary) if kind == "sliding-window" else bpe_vocabulary(shape.vocabulary)
    keys = model_keys(kind, shape, f"Medium {kind}", head=64) | vocabulary_keys(vocabulary, kind)
    keys["tokenizer.chat_template"] = CHATML
    silent = dict.fromkeys([*range(len(CONTROLS)), *unreadable(vocabulary)], 0.0)
    tensors = random_tensors(kind, shape, seed, silent, head=64)
    return write_gguf(path, ARCHITECTURES[kind], keys, tensors, "Q8_0")


def model_keys(kind: Kind, shape: Shape, name: str, head: int = HEAD) -> dict[str, Any]:
    """Metadata of the architecture, without the vocabulary."""
    arch = ARCHITECTURES[kind]
    keys: dict[str, Any] = {
        "general.name": name,
        f"{arch}.context_length": shape.context,
        f"{arch}.block_count": shape.layers,
        f"{arch}.embedding_length": shape.width,
        f"{arch}.feed_forward_length": shape.feed_forward,
        f"{arch}.vocab_size": shape.vocabulary,
        f"{arch}.attention.layer_norm_rms_epsilon": 1e-5,
    }
    if kind == "recurrent":
        return keys | {
            f"{arch}.attention.head_count": 0,
            f"{arch}.ssm.conv_kernel": 4,
            f"{arch}.ssm.inner_size": 2 * shape.width,
            f"{arch}.ssm.state_size": 16,
            f"{arch}.ssm.time_step_rank": 8,
        }
    keys |= {
        f"{arch}.attention.head_count": shape.heads,
        f"{arch}.attention.head_count_kv": heads_kv(kind, shape),
        f"{arch}.attention.key_length": head,
        f"{arch}.attention.value_length": head,
        f"{arch}.rope.dimension_count": head,
        f"{arch}.rope.freq_base": 10_000.0,
    }
    if kind == "sliding-window":
        keys |= {
            f"{arch}.attention.sliding_window": shape.window,
            f"{arch}.attention.sliding_window_pattern": [layer % 2 == 0 for layer in range(shape.layers)],
        }
    if kind == "hybrid":
        keys[f"{arch}.shortconv.l_cache"] = 3
    return keys


def heads_kv(kind: Kind, shape: Shape) -> int | list[int]:
    """Key/value heads, per layer where some layers have no attention."""
    if kind == "hybrid":
        return [shape.heads_kv if layer % 2 else 0 for layer in range(shape.layers)]
    return shape.heads_kv


def vocabulary_keys(vocabulary: Vocabulary, kind: Kind) -> dict[str, Any]:
    """Metadata of the tokenizer."""
    keys: dict[str, Any] = {
        "tokenizer.ggml.model": vocabulary.model,
        "tokenizer.ggml.tokens": vocabulary.tokens,
        "tokenizer.ggml.scores": vocabulary.scores,
        "tokenizer.ggml.token_type": vocabulary.types,
        "tokenizer.ggml.bos_token_id": vocabulary.id("<s>"),
        "tokenizer.ggml.eos_token_id": vocabulary.id("<end_of_turn>" if kind == "sliding-window" else "<|im_end|>"),
        "tokenizer.ggml.padding_token_id": vocabulary.id("<|endoftext|>"),
        "tokenizer.ggml.add_bos_token": kind == "sliding-window",
        "tokenizer.ggml.add_eos_token": False,
    }
    if vocabulary.merges:
        keys |= {"tokenizer.ggml.pre": "gpt-2", "tokenizer.ggml.merges": vocabulary.merges}
    else:
        keys |= {"tokenizer.ggml.unknown_token_id": 0, "tokenizer.ggml.add_space_prefix": False}
    return keys


# --------------------------------------------------------------------------------------- tensors

# Spread of each kind of weight, relative to 1/sqrt(inputs). Queries, keys and outputs are large so that
# attention picks few places and what it finds outweighs the current token's own embedding.
GAIN_SCORES = 2.0
GAIN_OUT = 3.0
GAIN_NORM = 2.0


def tensor_shapes(kind: Kind, shape: Shape, head: int = HEAD) -> Tensors:
    """Name, shape (rows first, as numpy has it) and gain of every tensor. Norms are filled with the gain."""
    # Gemma multiplies embeddings by the root of the width; taken back here, or they would drown everything.
    yield "token_embd.weight", (shape.vocabulary, shape.width), 1.0 if kind == "sliding-window" else shape.width**0.5
    yield "token_embd_norm.weight" if kind == "hybrid" else "output_norm.weight", (shape.width,), 1.0
    yield "output.weight", (shape.vocabulary, shape.width), 1.0
    for layer in range(shape.layers):
        block = f"blk.{layer}."
        yield block + "attn_norm.weight", (shape.width,), 1.0
        if kind == "recurrent":
            yield from _mamba(block, shape.width)
            continue
        if kind == "hybrid" and layer % 2 == 0:
            yield block + "shortconv.conv.weight", (shape.width, 3), 1.0
            yield block + "shortconv.in_proj.weight", (3 * shape.width, shape.width), 1.0
            yield block + "shortconv.out_proj.weight", (shape.width, shape.width), GAIN_OUT
        else:
            yield from _attention(block, kind, shape, head)
        yield from _feed_forward(block, kind, shape)


def _attention(block: str, kind: Kind, shape: Shape, head: int) -> Tensors:
    yield block + "attn_q.weight", (shape.heads * head, shape.width), GAIN_SCORES
    yield block + "attn_k.weight", (shape.heads_kv * head, shape.width), GAIN_SCORES
    yield block + "attn_v.weight", (shape.heads_kv * head, shape.width), 1.0
    yield block + "attn_output.weight", (shape.width, shape.heads * head), GAIN_OUT
    if kind != "dense":
        yield block + "attn_q_norm.weight", (head,), GAIN_NORM
        yield block + "attn_k_norm.weight", (head,), GAIN_NORM
    if kind == "sliding-window":
        yield block + "post_attention_norm.weight", (shape.width,), GAIN_NORM


def _feed_forward(block: str, kind: Kind, shape: Shape) -> Tensors:
    yield block + "ffn_norm.weight", (shape.width,), 1.0
    yield block + "ffn_gate.weight", (shape.feed_forward, shape.width), 1.0
    yield block + "ffn_up.weight", (shape.feed_forward, shape.width), 1.0
    yield block + "ffn_down.weight", (shape.width, shape.feed_forward), 1.0
    if kind == "sliding-window":
        yield block + "post_ffw_norm.weight", (shape.width,), 1.0


def _mamba(block: str, width: int) -> Tensors:
    inner, state, rank = 2 * width, 16, 8
    yield block + "ssm_in.weight", (2 * inner, width), 1.0
    yield block + "ssm_conv1d.weight", (inner, 4), 1.0
    yield block + "ssm_conv1d.bias", (inner,), 1.0
    yield block + "ssm_x.weight", (rank + 2 * state, inner), 1.0
    yield block + "ssm_dt.weight", (inner, rank), 1.0
    yield block + "ssm_dt.bias", (inner,), 1.0
    yield block + "ssm_a", (inner, state), 1.0
    yield block + "ssm_d", (inner,), 1.0
    yield block + "ssm_out.weight", (width, inner), GAIN_OUT


def random_tensors(
    kind: Kind,
    shape: Shape,
    seed: int,
    weights: Mapping[int, float],
    head: int = HEAD,
    *,
    twins: float | None = None,
) -> Iterator[tuple[str, Array]]:
    """Every tensor with its values; ``weights`` scales what single tokens get (0: logit 0, never chosen)."""
    draw = np.random.default_rng(seed)
    for name, dims, gain in tensor_shapes(kind, shape, head):
        if "norm" in name:
            yield name, np.full(dims, gain, np.float32)
            continue
        values = draw.standard_normal(dims, dtype=np.float32)
        if name.endswith("ssm_a"):  # decay rates; slow ones, so that the state remembers
            yield name, -np.exp(values - 3.0)
        elif name.endswith("ssm_dt.bias"):
            yield name, values - 2.0
        elif name == "output.weight":
            values /= np.sqrt(dims[1])
            if twins is not None:
                values[1::2] = values[0::2] + np.float32(twins) * values[1::2]
            for token, weight in weights.items():
                values[token] *= weight
            yield name, values
        else:
            yield name, values * np.float32(gain / np.sqrt(dims[-1]))


# ----------------------------------------------------------------------------------------- file


def write_gguf(
    path: Path, architecture: str, keys: Mapping[str, Any], tensors: Iterator[tuple[str, Array]], tensor_type: str
) -> Path:
    """Write metadata and tensors; matrices in ``tensor_type``, vectors and narrow ones in F32."""
    writer = gguf.GGUFWriter(path, architecture)
    for key, value in keys.items():
        add_key(writer, key, value)
    wanted = gguf.GGMLQuantizationType[tensor_type]
    block = gguf.GGML_QUANT_SIZES[wanted][0]
    for name, values in tensors:
        narrow = values.ndim < 2 or values.shape[-1] % max(block, 32) or name.endswith(("ssm_a", "conv.weight"))
        if wanted == gguf.GGMLQuantizationType.F32 or narrow:
            writer.add_tensor(name, values)
        else:
            writer.add_tensor(name, gguf.quantize(values, wanted), raw_dtype=wanted)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def add_key(writer: gguf.GGUFWriter, key: str, value: Any) -> None:
    """Add one key with the type llama.cpp expects for such a value; ``None`` adds nothing."""
    match value:
        case None:
            return
        case bool():
            writer.add_bool(key, value)
        case int():
            writer.add_uint32(key, value)
        case float():
            writer.add_float32(key, value)
        case str():
            writer.add_string(key, value)
        case list():
            writer.add_array(key, value)
        case _:
            raise TypeError(f"{key}: no GGUF type for {value!r}")

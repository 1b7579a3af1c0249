"""Real architectures in real sizes, as headers without weights: for comparing estimates with llama.cpp.

Metadata and tables of tensors follow ``src/models/*.cpp`` of llama.cpp; sizes are those of published models.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from tests.support.sparse_gguf import TensorShape, write_sparse
from tests.support.tiny_gguf import vocabulary_keys
from tests.support.tiny_vocabulary import bpe_vocabulary

VOCABULARY = 8_000  # tokens; reading more names only costs time

Dims = tuple[int, ...]
Tensors = Iterator[tuple[str, Dims]]  # rows first, as numpy has them


class Hollow(NamedTuple):
    """A model: architecture, metadata without the architecture's prefix, tensors of a block."""

    architecture: str
    keys: dict[str, Any]
    block: Callable[[int], Tensors]
    outside: Callable[[], Tensors]


def write_hollow(path: Path, name: str) -> Path:
    """Write one of ``MODELS``."""
    model = MODELS[name]
    arch = model.architecture
    keys = {key if key.startswith("general.") else f"{arch}.{key}": value for key, value in model.keys.items()}
    keys |= vocabulary_keys(bpe_vocabulary(VOCABULARY), "dense") | {"general.name": name}
    keys |= {f"{arch}.attention.layer_norm_rms_epsilon": 1e-5, f"{arch}.attention.layer_norm_epsilon": 1e-5}
    keys.setdefault(f"{arch}.context_length", 131_072)
    return write_sparse(path, arch, keys, _typed(model))


def _typed(model: Hollow) -> Iterator[TensorShape]:
    for name, dims in model.outside():
        yield name, dims, _type_of(name, dims)
    for layer in range(model.keys["block_count"]):
        for name, dims in model.block(layer):
            full = f"blk.{layer}.{name}"
            yield full, dims, _type_of(full, dims)


def _type_of(name: str, dims: Dims) -> str:
    """As quantizing to Q4_K_M would choose, in the main."""
    if len(dims) == 1 or any(word in name for word in ("norm", "conv", "ssm_a", "ssm_d", "_inp", "lerp", "coef")):
        return "F32"
    if dims[-1] % 256 == 0:
        return "Q4_K"
    return "Q8_0" if dims[-1] % 32 == 0 else "F32"


# ------------------------------------------------------------------------------------------ parts


def _outside(width: int, *, tied: bool = False, norm: str = "output_norm") -> Tensors:
    yield "token_embd.weight", (VOCABULARY, width)
    yield f"{norm}.weight", (width,)
    if not tied:
        yield "output.weight", (VOCABULARY, width)


def _attention(width: int, queries: int, keys: int, *, out: int = 0) -> Tensors:
    yield "attn_norm.weight", (width,)
    yield "attn_q.weight", (queries, width)
    yield "attn_k.weight", (keys, width)
    yield "attn_v.weight", (keys, width)
    yield "attn_output.weight", (width, out or queries)


def _norms(width: int, head: int = 0, *, after: bool = False) -> Tensors:
    if head:
        yield "attn_q_norm.weight", (head,)
        yield "attn_k_norm.weight", (head,)
    if after:
        yield "post_attention_norm.weight", (width,)
        yield "post_ffw_norm.weight", (width,)


def _feed_forward(width: int, inner: int, *, norm: bool = True) -> Tensors:
    if norm:
        yield "ffn_norm.weight", (width,)
    yield "ffn_gate.weight", (inner, width)
    yield "ffn_up.weight", (inner, width)
    yield "ffn_down.weight", (width, inner)


def _experts(width: int, inner: int, count: int, *, shared: int = 0, norm: bool = True) -> Tensors:
    if norm:
        yield "ffn_norm.weight", (width,)
    yield "ffn_gate_inp.weight", (count, width)
    yield "ffn_gate_exps.weight", (count, inner, width)
    yield "ffn_up_exps.weight", (count, inner, width)
    yield "ffn_down_exps.weight", (count, width, inner)
    if shared:
        yield "ffn_gate_shexp.weight", (shared, width)
        yield "ffn_up_shexp.weight", (shared, width)
        yield "ffn_down_shexp.weight", (width, shared)


def _mamba2(width: int, inner: int, state: int, groups: int, heads: int) -> Tensors:
    convolution = inner + 2 * groups * state
    yield "ssm_in.weight", (inner + convolution + heads, width)
    yield "ssm_conv1d.weight", (convolution, 4)
    yield "ssm_conv1d.bias", (convolution,)
    yield "ssm_dt.bias", (heads,)
    yield "ssm_a", (heads, 1)
    yield "ssm_d", (heads, 1)
    yield "ssm_norm.weight", (groups, inner // groups)
    yield "ssm_out.weight", (width, inner)


def _sizes(
    layers: int, width: int, inner: int, heads: int, heads_kv: int | list[int], **further: Any
) -> dict[str, Any]:
    head = further.pop("head", width // heads if heads else 0)
    keys: dict[str, Any] = {
        "block_count": layers,
        "embedding_length": width,
        "feed_forward_length": inner,
        "attention.head_count": heads,
        "attention.head_count_kv": heads_kv,
        "rope.dimension_count": head,
    }
    if head:
        keys |= {"attention.key_length": head, "attention.value_length": head}
    return keys | {key.replace("__", "."): value for key, value in further.items()}


def _ssm(inner: int, state: int, groups: int, rank: int) -> dict[str, int]:
    return {
        "ssm.conv_kernel": 4,
        "ssm.inner_size": inner,
        "ssm.state_size": state,
        "ssm.group_count": groups,
        "ssm.time_step_rank": rank,
    }


# ----------------------------------------------------------------------------------------- models


def _dense(
    arch: str,
    layers: int,
    width: int,
    inner: int,
    heads: int,
    heads_kv: int,
    *,
    tied: bool = False,
    norms: bool = False,
    after: bool = False,
    ffn_norm: bool = True,
    **further: Any,
) -> Hollow:
    """Attention and feed-forward in each block."""
    head = further.get("head", width // heads)

    def block(_layer: int) -> Tensors:
        yield from _attention(width, heads * head, heads_kv * head)
        yield from _norms(width, head if norms else 0, after=after)
        yield from _feed_forward(width, inner, norm=ffn_norm)

    keys = _sizes(layers, width, inner, heads, heads_kv, **further)
    return Hollow(arch, keys, block, lambda: _outside(width, tied=tied))


def _phi3() -> Hollow:
    width, inner = 3072, 8192

    def block(_layer: int) -> Tensors:
        yield "attn_norm.weight", (width,)
        yield "attn_qkv.weight", (3 * width, width)
        yield "attn_output.weight", (width, width)
        yield "ffn_norm.weight", (width,)
        yield "ffn_up.weight", (2 * inner, width)
        yield "ffn_down.weight", (width, inner)

    return Hollow("phi3", _sizes(32, width, inner, 32, 32), block, lambda: _outside(width))


def _gemma3n() -> Hollow:
    width, inner, heads, heads_kv, head, per_layer, layers, altup = 2048, 16_384, 8, 2, 256, 256, 35, 4

    def block(_layer: int) -> Tensors:
        yield from _attention(width, heads * head, heads_kv * head)
        yield from _norms(width, head, after=True)
        yield from _feed_forward(width, inner)
        yield "inp_gate.weight", (per_layer, width)
        yield "proj.weight", (width, per_layer)
        yield "post_norm.weight", (width,)
        yield "altup_correct_coef.weight", (altup, altup)
        yield "altup_correct_scale.weight", (width,)
        yield "altup_predict_coef.weight", (altup * altup, altup)
        yield "altup_router.weight", (altup, width)
        yield "altup_router_norm.weight", (width,)
        yield "laurel_l.weight", (64, width)
        yield "laurel_r.weight", (width, 64)
        yield "laurel_post_norm.weight", (width,)

    def outside() -> Tensors:
        yield from _outside(width, tied=True)
        yield "altup_proj.weight", (altup - 1, width, width)
        yield "altup_unembd_proj.weight", (altup - 1, width, width)
        yield "per_layer_token_embd.weight", (VOCABULARY, per_layer * layers)
        yield "per_layer_model_proj.weight", (per_layer * layers, width)
        yield "per_layer_proj_norm.weight", (per_layer,)

    further = {
        "attention__sliding_window": 512,
        "altup__num_inputs": altup,
        "altup__active_idx": 0,
        "embedding_length_per_layer_input": per_layer,
    }
    return Hollow("gemma3n", _sizes(layers, width, inner, heads, heads_kv, head=head, **further), block, outside)


def _gemma4() -> Hollow:
    width, inner, heads, heads_kv, per_layer, layers, shared = 2560, 10_240, 8, 2, 256, 42, 18
    pattern = [layer % 6 != 5 for layer in range(layers)]

    def block(layer: int) -> Tensors:
        head = 256 if pattern[layer] else 512
        if layer < layers - shared:
            yield from _attention(width, heads * head, heads_kv * head)
            yield "attn_k_norm.weight", (head,)
        else:
            yield "attn_norm.weight", (width,)
            yield "attn_q.weight", (heads * head, width)
            yield "attn_output.weight", (width, heads * head)
        yield "attn_q_norm.weight", (head,)
        yield from _norms(width, after=True)
        yield from _feed_forward(width, inner)
        yield "inp_gate.weight", (per_layer, width)
        yield "proj.weight", (width, per_layer)
        yield "post_norm.weight", (width,)

    def outside() -> Tensors:
        yield from _outside(width, tied=True)
        yield "per_layer_token_embd.weight", (VOCABULARY, per_layer * layers)
        yield "per_layer_model_proj.weight", (per_layer * layers, width)
        yield "per_layer_proj_norm.weight", (per_layer,)
        yield "rope_freqs.weight", (256,)

    keys = _sizes(layers, width, inner, heads, heads_kv, head=512) | {
        "attention.key_length_swa": 256,
        "attention.value_length_swa": 256,
        "rope.dimension_count_swa": 256,
        "attention.sliding_window": 512,
        "attention.sliding_window_pattern": pattern,
        "attention.shared_kv_layers": shared,
        "embedding_length_per_layer_input": per_layer,
    }
    return Hollow("gemma4", keys, block, outside)


def _deepseek2() -> Hollow:
    """DeepSeek V2 Lite with its keys and values as one latent."""
    width, heads, latent, rope, key, value, experts, inner = 2048, 16, 512, 64, 192, 128, 64, 1408

    def block(layer: int) -> Tensors:
        yield "attn_norm.weight", (width,)
        yield "attn_q.weight", (heads * key, width)
        yield "attn_kv_a_norm.weight", (latent,)
        yield "attn_kv_a_mqa.weight", (latent + rope, width)
        yield "attn_k_b.weight", (heads, latent, key - rope)
        yield "attn_v_b.weight", (heads, value, latent)
        yield "attn_output.weight", (width, heads * value)
        if layer == 0:
            yield from _feed_forward(width, 10_944)
        else:
            yield from _experts(width, inner, experts, shared=2 * inner)

    keys = _sizes(27, width, 10_944, heads, 1) | {
        "attention.key_length": latent + rope,
        "attention.value_length": latent,
        "attention.key_length_mla": key,
        "attention.value_length_mla": value,
        "attention.kv_lora_rank": latent,
        "rope.dimension_count": rope,
        "leading_dense_block_count": 1,
        "expert_count": experts,
        "expert_used_count": 6,
        "expert_feed_forward_length": inner,
        "expert_shared_count": 2,
    }
    return Hollow("deepseek2", keys, block, lambda: _outside(width))


def _qwen3moe() -> Hollow:
    width, heads, heads_kv, head, experts, inner = 2048, 32, 4, 128, 128, 768

    def block(_layer: int) -> Tensors:
        yield from _attention(width, heads * head, heads_kv * head)
        yield from _norms(width, head)
        yield from _experts(width, inner, experts)

    further = {"expert_count": experts, "expert_used_count": 8, "expert_feed_forward_length": inner}
    return Hollow(
        "qwen3moe", _sizes(48, width, 6144, heads, heads_kv, head=head, **further), block, lambda: _outside(width)
    )


def _gpt_oss() -> Hollow:
    width, heads, heads_kv, head, experts = 2880, 64, 8, 64, 32

    def block(_layer: int) -> Tensors:
        yield from _attention(width, heads * head, heads_kv * head)
        yield "post_attention_norm.weight", (width,)
        yield "attn_sinks.weight", (heads,)
        yield "attn_output.bias", (width,)
        yield from _experts(width, width, experts, norm=False)
        yield "ffn_gate_inp.bias", (experts,)
        yield "ffn_gate_exps.bias", (experts, width)
        yield "ffn_up_exps.bias", (experts, width)
        yield "ffn_down_exps.bias", (experts, width)

    further = {
        "attention__sliding_window": 128,
        "expert_count": experts,
        "expert_used_count": 4,
        "expert_feed_forward_length": width,
    }
    return Hollow(
        "gpt-oss", _sizes(24, width, width, heads, heads_kv, head=head, **further), block, lambda: _outside(width)
    )


def _lfm2() -> Hollow:
    width, inner, heads, heads_kv = 2048, 8192, 32, 8
    kv = [heads_kv if layer in (2, 5, 8, 10, 12, 14) else 0 for layer in range(16)]

    def block(layer: int) -> Tensors:
        if kv[layer]:
            yield from _attention(width, width, heads_kv * 64)
            yield from _norms(width, 64)
        else:
            yield "attn_norm.weight", (width,)
            yield "shortconv.conv.weight", (width, 3)
            yield "shortconv.in_proj.weight", (3 * width, width)
            yield "shortconv.out_proj.weight", (width, width)
        yield from _feed_forward(width, inner)

    keys = _sizes(16, width, inner, heads, kv, shortconv__l_cache=3)
    return Hollow("lfm2", keys, block, lambda: _outside(width, tied=True, norm="token_embd_norm"))


def _mamba2_model() -> Hollow:
    width, inner = 2560, 5120

    def block(_layer: int) -> Tensors:
        yield "attn_norm.weight", (width,)
        yield from _mamba2(width, inner, 128, 1, 80)

    return Hollow("mamba2", _sizes(64, width, 0, 0, 0) | _ssm(inner, 128, 1, 80), block, lambda: _outside(width))


def _falcon_h1() -> Hollow:
    width, inner, heads, heads_kv, head, ssm, state, rank = 2560, 8448, 10, 2, 128, 4096, 256, 64

    def block(_layer: int) -> Tensors:
        yield from _mamba2(width, ssm, state, 1, rank)
        yield from _attention(width, heads * head, heads_kv * head)
        yield from _feed_forward(width, inner, norm=False)
        yield "ffn_norm", (width,)

    keys = _sizes(32, width, inner, heads, heads_kv, head=head) | _ssm(ssm, state, 1, rank)
    return Hollow("falcon-h1", keys, block, lambda: _outside(width))


def _delta_net(arch: str, layers: int, width: int, heads: int, heads_kv: int, inner: int, experts: int) -> Hollow:
    """Qwen3-Next and Qwen3.5: three layers with a state, one with attention."""
    head, state, groups, rank = 256, 128, 16, 32
    keys_width, values = state * groups, state * rank

    def block(layer: int) -> Tensors:
        yield "attn_norm.weight", (width,)
        yield "post_attention_norm.weight", (width,)
        if layer % 4 == 3:
            yield "attn_q.weight", (2 * heads * head, width)
            yield "attn_k.weight", (heads_kv * head, width)
            yield "attn_v.weight", (heads_kv * head, width)
            yield "attn_output.weight", (width, heads * head)
            yield from _norms(width, head)
        else:
            yield "attn_qkv.weight", (2 * keys_width + values, width)
            yield "attn_gate.weight", (values, width)
            yield "ssm_conv1d.weight", (2 * keys_width + values, 4)
            yield "ssm_dt.bias", (rank,)
            yield "ssm_a", (rank,)
            if experts:
                yield "ssm_ba.weight", (2 * rank, width)
            else:
                yield "ssm_alpha.weight", (rank, width)
                yield "ssm_beta.weight", (rank, width)
            yield "ssm_norm.weight", (state,)
            yield "ssm_out.weight", (width, values)
        if experts:
            yield from _experts(width, inner, experts, shared=inner, norm=False)
            yield "ffn_gate_inp_shexp.weight", (width,)
        else:
            yield from _feed_forward(width, inner, norm=False)

    keys = _sizes(layers, width, inner, heads, heads_kv, head=head) | _ssm(values, state, groups, rank)
    keys |= {"rope.dimension_count": 64, "rope.dimension_sections": [11, 11, 10, 0]}
    if experts:
        keys |= {
            "expert_count": experts,
            "expert_used_count": 10,
            "expert_feed_forward_length": inner,
            "expert_shared_feed_forward_length": inner,
        }
    return Hollow(arch, keys, block, lambda: _outside(width))


def _granitehybrid() -> Hollow:
    width, experts, inner, layers = 1536, 64, 512, 40
    kv = [4 if layer in (5, 15, 25, 35) else 0 for layer in range(layers)]

    def block(layer: int) -> Tensors:
        if kv[layer]:
            yield from _attention(width, width, 4 * 128)
        else:
            yield "attn_norm.weight", (width,)
            yield from _mamba2(width, 2 * width, 128, 1, 48)
        yield from _experts(width, inner, experts, shared=1024)

    keys = _sizes(layers, width, inner, 12, kv, head=128) | _ssm(2 * width, 128, 1, 48)
    keys |= {"expert_count": experts, "expert_used_count": 6, "expert_shared_feed_forward_length": 1024}
    return Hollow("granitehybrid", keys, block, lambda: _outside(width, tied=True))


MODELS: dict[str, Hollow] = {
    "llama 8B": _dense("llama", 32, 4096, 14_336, 32, 8),
    "llama 1B": _dense("llama", 16, 2048, 8192, 32, 8, tied=True),
    "qwen3 4B": _dense("qwen3", 36, 2560, 9728, 32, 8, head=128, norms=True, tied=True),
    "qwen2 7B": _dense("qwen2", 28, 3584, 18_944, 28, 4),
    "phi3 mini": _phi3(),
    "command-r 35B": _dense("command-r", 40, 8192, 22_528, 64, 64, tied=True, ffn_norm=False, logit_scale=0.0625),
    "cohere2 7B": _dense(
        "cohere2", 32, 4096, 14_336, 32, 8, tied=True, ffn_norm=False, logit_scale=0.25, attention__sliding_window=4096
    ),
    "gemma2 2B": _dense(
        "gemma2", 26, 2304, 9216, 8, 4, head=256, tied=True, after=True, attention__sliding_window=4096
    ),
    "gemma3 4B": _dense(
        "gemma3", 34, 2560, 10_240, 8, 4, head=256, norms=True, tied=True, after=True, attention__sliding_window=1024
    ),
    "gemma3n E4B": _gemma3n(),
    "gemma4 E4B": _gemma4(),
    "deepseek2 lite": _deepseek2(),
    "qwen3moe 30B": _qwen3moe(),
    "gpt-oss 20B": _gpt_oss(),
    "lfm2 1.2B": _lfm2(),
    "mamba2 2.7B": _mamba2_model(),
    "falcon-h1 3B": _falcon_h1(),
    "granitehybrid tiny": _granitehybrid(),
    "qwen3next 80B": _delta_net("qwen3next", 48, 2048, 16, 2, 512, 512),
    "qwen35 9B": _delta_net("qwen35", 32, 4096, 16, 4, 12_288, 0),
}

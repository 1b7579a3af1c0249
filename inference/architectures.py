"""What the llama.cpp of llama-cpp-python 0.3.36 knows: architectures, their memory, their tokenizers.

Data only, read off ``src/llama-arch.cpp``, ``src/models/*.cpp`` and ``src/llama-vocab.cpp``. When the pinned
version of llama-cpp-python changes, this file changes with it; a test asks the library itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

Purpose = Literal["chat", "embedding", "vision part", "draft", "speech", "diffusion", "encoder-decoder", "adapter"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Every value of general.architecture that can be loaded.
ARCHITECTURES = _words(
    """
    afmoe apertus arcee arctic arwkv7 baichuan bailingmoe bailingmoe2 bailingmoe3 bert bitnet bloom chameleon
    chatglm clip codeshell cogvlm cohere2 cohere2moe command-r dbrx deci deepseek deepseek2 deepseek2-ocr
    deepseek32 deepseek4 dflash dots1 dots3note dream eagle3 ernie4_5 ernie4_5-moe eurobert exaone exaone-moe
    exaone4 falcon falcon-h1 gemma gemma-embedding gemma2 gemma3 gemma3n gemma4 gemma4-assistant glm-dsa glm4
    glm4moe glm5-next gpt-oss gpt2 gptneox granite granite_swa granitehybrid granitemoe graniteswitch grok
    grovemoe hrm_text hunyuan-dense hunyuan-moe hunyuan_vl hy_v3 hy_v4 internlm2 jais jais2 jamba jina-bert-v2
    jina-bert-v3 kimi-k3 kimi-linear laguna lfm2 lfm2moe llada llada-moe llama llama-embed llama4 maincoder mamba
    mamba2 maple mellum mimo2 minicpm minicpm3 minimax-01 minimax-m2 minimax-m3 mistral3 mistral4 modern-bert mpt
    muse-glimmer nanbeige nemotron nemotron_h nemotron_h_moe neo-bert nomic-bert nomic-bert-moe olmo olmo2 olmoe
    openelm orion paddleocr pangu-embedded phi2 phi3 phimoe plamo plamo2 plamo3 plm pockettts qwen qwen2 qwen2moe
    qwen2vl qwen3 qwen35 qwen35moe qwen3moe qwen3next qwen3tts qwen3vl qwen3vlmoe qwen4exp refact rnd1 rwkv6
    rwkv6qwen2 rwkv7 seed_oss smallthinker smollm3 spark2_5 stablelm starcoder starcoder2 step35 t5 t5encoder
    talkie wavtokenizer-dec xverse
    """
)

# Architectures that are no chat models, and what they are.
OTHER_PURPOSES: Mapping[str, Purpose] = {
    **dict.fromkeys(
        (
            "bert", "modern-bert", "nomic-bert", "nomic-bert-moe", "neo-bert", "jina-bert-v2", "jina-bert-v3",
            "eurobert", "gemma-embedding", "llama-embed", "t5encoder",
        ),
        "embedding",
    ),
    "clip": "vision part",
    "eagle3": "draft",
    "dflash": "draft",
    "gemma4-assistant": "draft",
    "qwen3tts": "speech",
    "pockettts": "speech",
    "wavtokenizer-dec": "speech",
    "dream": "diffusion",
    "llada": "diffusion",
    "llada-moe": "diffusion",
    "rnd1": "diffusion",
    "t5": "encoder-decoder",
}  # fmt: skip

RECURRENT = frozenset(("mamba", "mamba2", "rwkv6", "rwkv6qwen2", "rwkv7", "arwkv7"))

# Hybrid architectures: how the recurrent layers are told from those with attention.
#   "no heads"  a layer without key/value heads is recurrent
#   "both"      every layer is both
#   int         every n-th layer has attention (default of full_attention_interval)
HYBRID: Mapping[str, Literal["no heads", "both"] | int] = {
    "jamba": "no heads",
    "falcon-h1": "both",
    "plamo2": "no heads",
    "granitehybrid": "no heads",
    "lfm2": "no heads",
    "lfm2moe": "no heads",
    "nemotron_h": "no heads",
    "nemotron_h_moe": "no heads",
    "qwen3next": 4,
    "kimi-linear": "no heads",
    "bailingmoe3": "no heads",
    "kimi-k3": "no heads",
    "glm5-next": "no heads",
    "qwen35": 4,
    "qwen35moe": 4,
    "qwen4exp": 4,
    "deepseek4": "both",
    "minimax-01": 8,
}


class Window(NamedTuple):
    """Sliding window of an architecture: where the file does not say.

    Attributes:
        period: Of this many layers one has full attention; 0: none has.
        dense_first: Whether it is the first of them, else the last.
        size: Tokens where the file does not say; 0: without its word there is no window.
        forced: Tokens whatever the file says.
        layers: Only models of that many layers have a window; 0: all.
    """

    period: int
    dense_first: bool = False
    size: int = 0
    forced: int = 0
    layers: int = 0


# Architectures with windows; the file's own pattern goes first. (Phi-3 names a window but does not use it.)
WINDOWS: Mapping[str, Window] = {
    "afmoe": Window(4),
    "cohere2": Window(4),
    "cohere2moe": Window(4, dense_first=True),
    "deepseek4": Window(0),
    "dots3note": Window(0),
    "exaone-moe": Window(4, size=128),
    "exaone4": Window(4, size=4096, layers=64),
    "gemma2": Window(2, size=4096),
    "gemma3": Window(6),
    "gemma3n": Window(5),
    "gemma4": Window(0),
    "gpt-oss": Window(2),
    "granite_swa": Window(0),
    "laguna": Window(4, dense_first=True),
    "lfm2": Window(0),
    "llama4": Window(4, size=8192, forced=8192),
    "maple": Window(0),
    "mellum": Window(4),
    "mimo2": Window(0),
    "muse-glimmer": Window(4),
    "olmo2": Window(4),
    "plamo3": Window(8),
    "smallthinker": Window(4, dense_first=True, forced=4096),
    "spark2_5": Window(0),
    "step35": Window(0),
}

# Their graphs assert that keys and values are as wide as a head, and that all of it is rotated.
WHOLE_HEAD_ROTATED = _words(
    """
    apertus arcee arctic baichuan chameleon codeshell cogvlm cohere2moe dbrx deci deepseek dots1 dream ernie4_5
    ernie4_5-moe exaone exaone-moe exaone4 falcon granite granite_swa graniteswitch grok grovemoe hunyuan-moe
    hunyuan_vl hy_v3 internlm2 jais2 llada llada-moe llama llama4 maincoder mellum mistral3 olmo olmo2 olmoe orion
    paddleocr pangu-embedded plamo pockettts qwen2 qwen2moe qwen2vl qwen3 qwen3moe qwen3vl qwen3vlmoe rnd1
    seed_oss smallthinker smollm3 starcoder2 talkie xverse
    """
)

# Their graphs assert that keys are as wide as values.
EQUAL_HEADS = _words(
    """
    afmoe bailingmoe2 bitnet bloom chatglm cohere2 command-r glm4 glm4moe gpt2 gptneox granitehybrid jais laguna
    minimax-01 minimax-m2 minimax-m3 mpt muse-glimmer nanbeige nemotron nemotron_h nemotron_h_moe openelm phi2
    phi3 qwen qwen35 qwen35moe qwen3next qwen4exp refact spark2_5 stablelm starcoder
    """
)

# Without bert: it is for embedding models, and a token that stands for a byte makes it abort.
TOKENIZERS = frozenset(("llama", "gpt2", "hybriddna", "whitespace", "t5", "rwkv", "plamo2", "gemma4"))

EMBEDDING_TOKENIZERS = frozenset(("bert",))  # besides

# Tokenizers without a default beginning or end: asking for one that is not named aborts.
NO_DEFAULT_BOS = frozenset(("t5", "rwkv", "gemma4"))
NO_DEFAULT_EOS = frozenset(("rwkv", "gemma4"))

# Values of tokenizer.ggml.pre, for the tokenizer gpt2.
PRE_TOKENIZERS = _words(
    """
    a.x-4.0 afmoe bailingmoe bailingmoe2 bloom chameleon chatglm-bpe codeshell cohere2moe command-r dbrx
    deepseek-coder deepseek-llm deepseek-r1-qwen deepseek-v3 default exaone exaone-moe exaone4 f2llmv2 falcon
    falcon-h1 falcon3 gemma4 gigachat glm4 glm5 gpt-2 gpt-4o gpt3-finnish granite-docling granite-embed-multi-311m
    granite-embed-multi-97m grok-2 hunyuan hunyuan-dense hy_v4 jais jais-2 jina-de jina-es jina-v1-en jina-v2-code
    jina-v2-de jina-v2-es jina-v5-nano joyai-llm kanana2 kimi-k2 kormo laguna lfm2 llada-moe llama-bpe llama-v3
    llama3 llama4 megrez mellum mellum2 midm-2.0 minerva-7b minicpm5 minimax-m2 modern-bert mpt olmo phi-2 pixtral
    poro-chat qwen2 qwen35 refact roberta-bpe sarvam-moe seed-coder smaug-bpe smollm solar-open spark2_5 stablelm2
    starcoder superbpe talkie tekken tiny_aya trillion ufakzeka viking whitespace youtu
    """
)

"""The guide's network: a small Llama in plain PyTorch.

The layout follows what llama.cpp computes for `general.architecture = llama`: RMS norm before each block,
rotary positions on neighbouring pairs (so that no permutation is needed on export) and SwiGLU.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional


@dataclass(frozen=True)
class ModelConfig:
    """The shape of the network; stored beside the weights and written into the GGUF."""

    vocab_size: int
    dim: int = 256
    layers: int = 3
    heads: int = 4
    feed_forward: int = 672
    context: int = 2048
    rope_base: float = 10_000.0
    norm_epsilon: float = 1e-5
    dropout: float = 0.0

    def as_dict(self) -> dict[str, int | float]:
        return asdict(self)


def rotary_tables(config: ModelConfig) -> tuple[Tensor, Tensor]:
    """Cosine and sine for every position and pair, shape (context, head_dim / 2)."""
    head_dim = config.dim // config.heads
    frequencies = config.rope_base ** (-torch.arange(0, head_dim, 2).float() / head_dim)
    angles = torch.outer(torch.arange(config.context).float(), frequencies)
    return angles.cos(), angles.sin()


def rotate(x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    """Rotate the pairs (0, 1), (2, 3), ... of the last axis by their position's angles."""
    even, odd = x[..., 0::2], x[..., 1::2]
    return torch.stack((even * cos - odd * sin, even * sin + odd * cos), dim=-1).flatten(-2)


class Attention(nn.Module):
    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        self.heads = config.heads
        self.head_dim = config.dim // config.heads
        self.qkv = nn.Linear(config.dim, 3 * config.dim, bias=False)
        self.output = nn.Linear(config.dim, config.dim, bias=False)

    def forward(self, x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
        batch, length, dim = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, self.head_dim).unbind(2)
        q = rotate(q.transpose(1, 2), cos, sin).to(v.dtype)
        k = rotate(k.transpose(1, 2), cos, sin).to(v.dtype)
        y = functional.scaled_dot_product_attention(q, k, v.transpose(1, 2), is_causal=True)
        return self.output(y.transpose(1, 2).reshape(batch, length, dim))


class FeedForward(nn.Module):
    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        self.gate_up = nn.Linear(config.dim, 2 * config.feed_forward, bias=False)
        self.down = nn.Linear(config.feed_forward, config.dim, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        gate, up = self.gate_up(x).chunk(2, dim=-1)
        return self.down(functional.silu(gate) * up)


class Block(nn.Module):
    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        self.attention_norm = nn.RMSNorm(config.dim, eps=config.norm_epsilon)
        self.attention = Attention(config)
        self.feed_forward_norm = nn.RMSNorm(config.dim, eps=config.norm_epsilon)
        self.feed_forward = FeedForward(config)
        self.dropout = nn.Dropout(config.dropout)

    def forward(self, x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
        x = x + self.dropout(self.attention(self.attention_norm(x), cos, sin))
        return x + self.dropout(self.feed_forward(self.feed_forward_norm(x)))


class GuideModel(nn.Module):
    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        self.config = config
        self.embedding = nn.Embedding(config.vocab_size, config.dim)
        self.blocks = nn.ModuleList(Block(config) for _ in range(config.layers))
        self.norm = nn.RMSNorm(config.dim, eps=config.norm_epsilon)
        self.output = nn.Linear(config.dim, config.vocab_size, bias=False)
        cos, sin = rotary_tables(config)
        self.register_buffer("cos", cos, persistent=False)
        self.register_buffer("sin", sin, persistent=False)
        self.dropout = nn.Dropout(config.dropout)
        self.apply(self._initialise)

    def _initialise(self, module: nn.Module) -> None:
        if isinstance(module, nn.Linear | nn.Embedding):
            nn.init.normal_(module.weight, std=0.02)
        for name, parameter in module.named_parameters(recurse=False):
            if name == "weight" and isinstance(module, nn.Linear):
                is_residual = module.out_features == self.config.dim
                scale = (2 * self.config.layers) ** -0.5 if is_residual else 1.0
                parameter.data.mul_(scale)

    def start_from_words(self, vectors: Tensor) -> None:
        """Take word vectors as embedding, and let the first layer begin by averaging them.

        Values and output of the first attention become the identity; as attention is nearly uniform at the beginning,
        every position then sees the mean of the words before it, from which most questions can be told apart.
        """
        self.embedding.weight.data.copy_(vectors * (0.2 / vectors.std()))
        first = self.blocks[0].attention
        identity = torch.eye(self.config.dim)
        first.qkv.weight.data[2 * self.config.dim :] = identity
        first.output.weight.data.copy_(identity)

    def states(self, tokens: Tensor) -> list[Tensor]:
        """The state at every position after each block; the last one normalised."""
        length = tokens.shape[1]
        cos, sin = self.cos[:length], self.sin[:length]
        x = self.dropout(self.embedding(tokens))
        found = []
        for block in self.blocks:
            x = block(x, cos, sin)
            found.append(x)
        return [*found[:-1], self.norm(x)]

    def forward(self, tokens: Tensor) -> Tensor:
        """Logits at every position."""
        return self.output(self.states(tokens)[-1])

    def parameter_count(self) -> int:
        return sum(parameter.numel() for parameter in self.parameters())

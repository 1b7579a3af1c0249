"""Train the guide on the CPU: `python train.py --minutes 45 --out BUILD`.

Writes `tokenizer.json` and `guide.pt` (weights, shape, how it was trained) into the output folder. The length
of the run is given in steps or in minutes; the learning rate falls to zero over it.
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
import random
import time
from collections.abc import Iterator
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from dialogues import Dialogue, Generator, normalise, read_corpus
from model import GuideModel, ModelConfig
from tokens import ChatEncoder, Sample, train_tokenizer, with_dropout

HERE = Path(__file__).resolve().parent
POOL = 12_000  # samples drawn at a time and sorted by length, so that batches need little padding


def held_out_texts(path: Path = HERE / "heldout.jsonl") -> frozenset[str]:
    """The normalised texts of the held-out set, none of which may be trained on."""
    if not path.exists():
        return frozenset()
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(normalise(text) for line in lines for text in json.loads(line)["turns"])


def draw(generator: Generator, rng: random.Random) -> tuple[Dialogue, int]:
    """One dialogue and the limit of its last answer."""
    kind = rng.random()
    if kind < 0.70:
        return generator.dialogue(1), 12
    if kind < 0.80:
        return generator.dialogue(1), 10_000
    if kind < 0.92:
        return generator.dialogue(2), 12
    if kind < 0.975:
        return generator.dialogue(rng.randint(2, 5)), 10_000
    if kind < 0.996:
        return generator.dialogue(rng.randint(5, 10)), 10_000
    return generator.dialogue(rng.randint(14, 26)), 10_000


def batches(
    generator: Generator, encoder: ChatEncoder, rng: random.Random, tokens: int, context: int
) -> Iterator[tuple[Tensor, Tensor]]:
    """Endless batches of about `tokens` tokens: ids and loss weights, padded with zero weight."""
    while True:
        samples: list[Sample] = []
        for _ in range(POOL):
            dialogue, limit = draw(generator, rng)
            sample = encoder.sample(dialogue, limit, 0.1, clean=rng.random() < 0.5)
            samples.append(Sample(sample.ids[: context + 1], sample.weights[: context + 1]))
        samples.sort(key=lambda s: (len(s.ids) // 4, rng.random()))
        groups: list[list[Sample]] = [[]]
        for sample in samples:
            if (len(groups[-1]) + 1) * len(sample.ids) > max(tokens, len(sample.ids)):
                groups.append([])
            groups[-1].append(sample)
        rng.shuffle(groups)
        for group in groups:
            yield _padded(group)


def _padded(group: list[Sample]) -> tuple[Tensor, Tensor]:
    longest = max(len(s.ids) for s in group)
    ids = torch.zeros((len(group), longest), dtype=torch.long)
    weights = torch.zeros((len(group), longest))
    for row, sample in enumerate(group):
        ids[row, : len(sample.ids)] = torch.tensor(sample.ids)
        weights[row, : len(sample.ids)] = torch.tensor(sample.weights)
    return ids, weights


def loss_of(model: GuideModel, ids: Tensor, weights: Tensor) -> Tensor:
    """Weighted cross entropy; logits are computed only where there is a weight."""
    hidden = model.hidden(ids[:, :-1])
    targets, weights = ids[:, 1:], weights[:, 1:]
    chosen = weights > 0
    logits = functional.linear(hidden[chosen], model.embedding.weight)
    losses = functional.cross_entropy(logits, targets[chosen], reduction="none", label_smoothing=0.02)
    return (losses * weights[chosen]).sum() / weights[chosen].sum()


def optimizer_for(model: GuideModel, weight_decay: float) -> torch.optim.AdamW:
    matrices = [p for p in model.parameters() if p.ndim >= 2]
    vectors = [p for p in model.parameters() if p.ndim < 2]
    groups = [
        {"params": matrices, "weight_decay": weight_decay},
        {"params": vectors, "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups, lr=0.0, betas=(0.9, 0.98), fused=True)


def learning_rate(progress: float, peak: float) -> float:
    """Linear warm-up over 3 % of the run, then a cosine down to nearly nothing."""
    if progress < 0.03:
        return peak * (progress / 0.03 + 0.01)
    return peak * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * min(1.0, progress))))


def train(arguments: argparse.Namespace) -> None:
    out: Path = arguments.out
    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(arguments.seed)
    torch.set_num_threads(arguments.threads)
    rng = random.Random(arguments.seed)
    corpus = read_corpus()
    generator = Generator(corpus, arguments.seed, held_out_texts())

    tokenizer_path = out / "tokenizer.json"
    turns = [generator.turn() for _ in range(30_000)]
    texts = [t.user for t in turns] + [i.answer for i in corpus.intents.values()] * 30
    train_tokenizer(texts, arguments.vocabulary).save(str(tokenizer_path))
    noisy = with_dropout(tokenizer_path, 0.08)
    tokenizer = with_dropout(tokenizer_path, 0.0)
    tokenizer.model.dropout = None
    encoder = ChatEncoder(tokenizer, noisy)

    config = ModelConfig(tokenizer.get_vocab_size(), dim=arguments.dim, layers=arguments.layers)
    model = GuideModel(config)
    print(f"{model.parameter_count():,} parameters, {len(corpus.intents)} intents", flush=True)
    optimizer = optimizer_for(model, 0.05)
    started = time.monotonic()
    total, tokens, mean = 0, 0, 0.0
    stream = batches(generator, encoder, rng, arguments.batch_tokens, config.context)
    for step in itertools.count():
        minutes = (time.monotonic() - started) / 60
        progress = step / arguments.steps if arguments.steps else minutes / arguments.minutes
        if progress >= 1:
            total = step
            break
        for group in optimizer.param_groups:
            group["lr"] = learning_rate(progress, arguments.rate)
        ids, weights = next(stream)
        loss = loss_of(model, ids, weights)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        tokens += ids.numel()
        mean = loss.item() if step == 0 else 0.98 * mean + 0.02 * loss.item()
        if step % 50 == 0:
            print(f"step {step} loss {mean:.3f} {tokens / 60 / max(minutes, 0.01):.0f} tok/s", flush=True)
        if step and step % 1000 == 0:
            torch.save({"config": config.as_dict(), "weights": model.state_dict()}, out / "partial.pt")
    history = {
        "steps": total,
        "tokens": tokens,
        "minutes": round((time.monotonic() - started) / 60, 1),
        "final_loss": round(mean, 4),
        "seed": arguments.seed,
        "rejected_held_out": generator.rejected,
    }
    torch.save(
        {"config": config.as_dict(), "weights": model.state_dict(), "history": history}, out / "guide.pt"
    )
    print(json.dumps(history), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=45.0)
    parser.add_argument("--steps", type=int, default=0, help="instead of minutes: exactly so many steps")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--batch-tokens", type=int, default=4096)
    parser.add_argument("--vocabulary", type=int, default=2048)
    parser.add_argument("--dim", type=int, default=256)
    parser.add_argument("--layers", type=int, default=4)
    train(parser.parse_args())


if __name__ == "__main__":
    main()

"""Train the guide on the CPU: `python train.py --minutes 45 --out BUILD`.

Writes `tokenizer.json` and `guide.pt` (weights, shape, how it was trained) into the output folder. The length
of the run is given in steps or in minutes; the learning rate falls to zero over it. Several processes of one
thread each, which meet once a step, are faster here than one process of several threads.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, distributed, multiprocessing, nn
from torch.nn import functional

from dialogues import Dialogue, Generator, normalise, read_corpus
from model import GuideModel, ModelConfig
from tokens import ChatEncoder, Sample, train_tokenizer, with_dropout
from words import word_vectors

HERE = Path(__file__).resolve().parent
DROPPED_MERGES = 0.08  # of the tokenizer, in half of the questions: the network learns to spell
POOL = 6_000  # samples drawn at a time and sorted by length, so that batches need little padding


def held_out_texts(path: Path = HERE / "heldout.jsonl") -> frozenset[str]:
    """The normalised texts of the held-out set, none of which may be trained on."""
    if not path.exists():
        return frozenset()
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(normalise(text) for line in lines for text in json.loads(line)["turns"])


# Of each mix: share, fewest and most turns of the dialogues, and the limit in tokens of their last answer.
MIXES = {
    "short": (
        (0.76, 1, 1, 8),
        (0.14, 1, 1, 999),
        (0.06, 2, 2, 8),
        (0.03, 2, 5, 999),
        (0.008, 5, 10, 999),
        (0.002, 14, 26, 999),
    ),
    "long": (
        (0.62, 1, 1, 8),
        (0.08, 1, 1, 999),
        (0.08, 2, 2, 8),
        (0.10, 2, 5, 999),
        (0.08, 5, 10, 999),
        (0.04, 14, 26, 999),
    ),
}


def draw(generator: Generator, rng: random.Random, mix: str) -> tuple[Dialogue, int]:
    """One dialogue and the limit of its last answer."""
    kinds = MIXES[mix]
    _, fewest, most, limit = rng.choices(kinds, [share for share, *_ in kinds])[0]
    return generator.dialogue(rng.randint(fewest, most)), limit


@dataclass(frozen=True)
class Batch:
    """Padded samples; `rows`, `columns` and `intents` say where answers begin and of which intent."""

    ids: Tensor
    weights: Tensor
    rows: Tensor
    columns: Tensor
    intents: Tensor


def batches(
    generator: Generator,
    encoder: ChatEncoder,
    rng: random.Random,
    arguments: argparse.Namespace,
    context: int,
) -> Iterator[Batch]:
    """Endless batches of about as many tokens as asked."""
    names = {name: i for i, name in enumerate(generator.corpus.intents)}
    while True:
        samples: list[Sample] = []
        for _ in range(POOL):
            dialogue, limit = draw(generator, rng, arguments.mix)
            samples.append(encoder.sample(dialogue, limit, clean=rng.random() < 0.5).cut(context + 1))
        samples.sort(key=lambda s: (len(s.ids) // 4, rng.random()))
        groups: list[list[Sample]] = [[]]
        for sample in samples:
            if (len(groups[-1]) + 1) * len(sample.ids) > max(arguments.batch_tokens, len(sample.ids)):
                groups.append([])
            groups[-1].append(sample)
        rng.shuffle(groups)
        for group in groups:
            yield _padded(group, names)


def _padded(group: list[Sample], names: dict[str, int]) -> Batch:
    longest = max(len(s.ids) for s in group)
    ids = torch.zeros((len(group), longest), dtype=torch.long)
    weights = torch.zeros((len(group), longest))
    marks: list[tuple[int, int, int]] = []
    for row, sample in enumerate(group):
        ids[row, : len(sample.ids)] = torch.tensor(sample.ids)
        weights[row, : len(sample.ids)] = torch.tensor(sample.weights)
        marks += [(row, place, names[intent]) for place, intent in sample.marks]
    rows, columns, intents = torch.tensor(marks).unbind(1)
    return Batch(ids, weights, rows, columns, intents)


class IntentHeads(nn.Module):
    """Read the intent from the state after each block where an answer begins; used in training only.

    This tells every block directly what it has to find out, and saves many steps.
    """

    def __init__(self, config: ModelConfig, intents: int) -> None:
        super().__init__()
        self.heads = nn.ModuleList(nn.Linear(config.dim, intents) for _ in range(config.layers))
        self.norms = nn.ModuleList(nn.RMSNorm(config.dim) for _ in range(config.layers))

    def loss(self, states: list[Tensor], batch: Batch) -> Tensor:
        losses = [
            functional.cross_entropy(head(norm(state[batch.rows, batch.columns])), batch.intents)
            for head, norm, state in zip(self.heads, self.norms, states, strict=True)
        ]
        return torch.stack(losses).mean()


def losses_of(model: GuideModel, heads: IntentHeads, batch: Batch) -> tuple[Tensor, Tensor]:
    """Weighted cross entropy of the answers (logits only where there is a weight), and of the intents."""
    states = model.states(batch.ids[:, :-1])
    targets, weights = batch.ids[:, 1:], batch.weights[:, 1:]
    chosen = weights > 0
    losses = functional.cross_entropy(model.output(states[-1][chosen]), targets[chosen], reduction="none")
    return (losses * weights[chosen]).sum() / weights[chosen].sum(), heads.loss(states, batch)


def optimizer_for(model: GuideModel, heads: IntentHeads, weight_decay: float) -> torch.optim.AdamW:
    """AdamW; the embedding, which starts from good values, moves more slowly (`scale`)."""
    embedding = [model.embedding.weight]
    others = [*(p for p in model.parameters() if p is not embedding[0]), *heads.parameters()]
    groups = [
        {"params": embedding, "weight_decay": 0.0, "scale": 0.15},
        {"params": [p for p in others if p.ndim == 2], "weight_decay": weight_decay, "scale": 1.0},
        {"params": [p for p in others if p.ndim == 1], "weight_decay": 0.0, "scale": 1.0},
    ]
    return torch.optim.AdamW(groups, lr=0.0, betas=(0.9, 0.98), fused=True)


def learning_rate(progress: float, peak: float, constant: bool) -> float:
    """Linear warm-up over 3 % of the run, then a cosine down to nearly nothing."""
    if progress < 0.03:
        return peak * (progress / 0.03 + 0.01)
    if constant:
        return peak
    return peak * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * min(1.0, progress))))


def prepare(arguments: argparse.Namespace) -> None:
    """Train the tokenizer and the word vectors, from which all processes start."""
    corpus = read_corpus()
    generator = Generator(corpus, arguments.seed, held_out_texts())
    texts = [generator.turn().user for _ in range(30_000)]
    texts += [i.answer for i in corpus.intents.values()] * 30
    path = arguments.out / "tokenizer.json"
    train_tokenizer(texts, arguments.vocabulary).save(str(path))
    tokenizers = [Tokenizer.from_file(str(path)), with_dropout(path, DROPPED_MERGES)]
    torch.manual_seed(arguments.seed)
    torch.set_num_threads(1)
    vectors = word_vectors(generator, tokenizers, arguments.dim, arguments.word_steps)
    torch.save(vectors, arguments.out / "words.pt")


def average_gradients(parameters: list[nn.Parameter], progress: float) -> float:
    """Replace the gradients by their mean over the processes; the mean of their progress."""
    gradients = [p.grad for p in parameters if p.grad is not None]
    flat = torch.cat([*(g.reshape(-1) for g in gradients), torch.tensor([progress])])
    distributed.all_reduce(flat)
    flat /= distributed.get_world_size()
    start = 0
    for gradient in gradients:
        gradient.copy_(flat[start : start + gradient.numel()].view_as(gradient))
        start += gradient.numel()
    return float(flat[-1])


@dataclass
class Progress:
    """How far the run is: counts, prints, and says when it is over."""

    arguments: argparse.Namespace
    started: float = field(default_factory=time.monotonic)
    share: float = 0.0
    step: int = 0
    tokens: int = 0
    losses: tuple[float, ...] = ()

    @property
    def minutes(self) -> float:
        return (time.monotonic() - self.started) / 60

    def count(self, tokens: int, *losses: float) -> float:
        """Take note of one step; this process's view of the share that is done."""
        self.step += 1
        self.tokens += tokens * self.arguments.processes
        before = self.losses or losses
        self.losses = tuple(0.98 * old + 0.02 * new for old, new in zip(before, losses, strict=True))
        if self.arguments.steps:
            return self.step / float(self.arguments.steps)
        return self.minutes / float(self.arguments.minutes)

    def report(self) -> None:
        speed = self.tokens / 60 / self.minutes
        losses = " ".join(f"{loss:.3f}" for loss in self.losses)
        print(f"{self.minutes:.1f} min, step {self.step}, loss {losses}, {speed:.0f} tok/s", flush=True)

    def history(self) -> dict[str, float]:
        return {
            "steps": self.step,
            "tokens": self.tokens,
            "minutes": round(self.minutes, 1),
            "loss": round(self.losses[0], 4),
            "seed": self.arguments.seed,
        }


def save(model: GuideModel, progress: Progress, out: Path) -> None:
    saved = {"config": model.config.as_dict(), "weights": model.state_dict(), "history": progress.history()}
    torch.save(saved, out / "guide.tmp")
    os.replace(out / "guide.tmp", out / "guide.pt")


def new_model(arguments: argparse.Namespace, vocabulary: int) -> GuideModel:
    """The same first weights in every process: word vectors, or all weights of an earlier run."""
    torch.manual_seed(arguments.seed)
    model = GuideModel(ModelConfig(vocabulary, arguments.dim, arguments.layers, dropout=arguments.dropout))
    if arguments.init:
        model.load_state_dict(torch.load(arguments.init / "guide.pt", weights_only=True)["weights"])
    else:
        model.start_from_words(torch.load(arguments.out / "words.pt", weights_only=True))
    return model


def work(rank: int, arguments: argparse.Namespace) -> None:
    """One of the training processes: its own dialogues, the same weights as the others."""
    out: Path = arguments.out
    distributed.init_process_group(
        "gloo", init_method=f"file://{out}/rendezvous", rank=rank, world_size=arguments.processes
    )
    torch.set_num_threads(1)
    own_seed = arguments.seed * 1000 + rank + 1
    generator = Generator(read_corpus(), own_seed, held_out_texts())
    tokenizer = Tokenizer.from_file(str(out / "tokenizer.json"))
    encoder = ChatEncoder(tokenizer, with_dropout(out / "tokenizer.json", DROPPED_MERGES))
    model = new_model(arguments, tokenizer.get_vocab_size())
    heads = IntentHeads(model.config, len(generator.corpus.intents))
    parameters = [*model.parameters(), *heads.parameters()]
    optimizer = optimizer_for(model, heads, 0.05)
    stream = batches(generator, encoder, random.Random(own_seed), arguments, model.config.context)
    progress = Progress(arguments)
    while progress.share < 1:
        for group in optimizer.param_groups:
            group["lr"] = group["scale"] * learning_rate(progress.share, arguments.rate, arguments.constant)
        batch = next(stream)
        answer_loss, intent_loss = losses_of(model, heads, batch)
        optimizer.zero_grad(set_to_none=True)
        (answer_loss + arguments.intent_weight * intent_loss).backward()
        progress.share = average_gradients(
            parameters, progress.count(batch.ids.numel(), answer_loss.item(), intent_loss.item())
        )
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        optimizer.step()
        if rank == 0 and progress.step % 50 == 0:
            progress.report()
        if rank == 0 and (progress.step % 100 == 0 or progress.share >= 1):
            save(model, progress, out)
    if rank == 0:
        print(json.dumps(progress.history()), flush=True)
    distributed.destroy_process_group()


def train(arguments: argparse.Namespace) -> None:
    arguments.out = arguments.out.resolve()
    arguments.out.mkdir(parents=True, exist_ok=True)
    (arguments.out / "rendezvous").unlink(missing_ok=True)
    os.environ.setdefault("GLOO_SOCKET_IFNAME", "lo")
    if arguments.init:
        (arguments.out / "tokenizer.json").write_bytes((arguments.init / "tokenizer.json").read_bytes())
    else:
        prepare(arguments)
    multiprocessing.spawn(work, (arguments,), nprocs=arguments.processes)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=45.0)
    parser.add_argument("--steps", type=int, default=0, help="instead of minutes: exactly so many steps")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--processes", type=int, default=2, help="each with one thread")
    parser.add_argument("--init", type=Path, help="output folder of a run to start from")
    parser.add_argument("--dropout", type=float, default=0.0)
    parser.add_argument("--mix", choices=tuple(MIXES), default="short", help="how many long dialogues")
    parser.add_argument("--intent-weight", type=float, default=0.5, help="of the loss of the intent heads")
    parser.add_argument("--word-steps", type=int, default=2500)
    parser.add_argument("--constant", action="store_true", help="do not lower the learning rate")
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--batch-tokens", type=int, default=1024)
    parser.add_argument("--vocabulary", type=int, default=2048)
    parser.add_argument("--dim", type=int, default=256)
    parser.add_argument("--layers", type=int, default=3)
    train(parser.parse_args())


if __name__ == "__main__":
    main()

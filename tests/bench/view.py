"""A conversation of 200 turns, much longer than the context: what is read again, and how fast a question is posed.

Tokens are counted, not seconds, except for posing: finding and counting what the model is to see takes time before the
first token that no cache of the engine brings back.
"""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from inference.client import EngineClient
from inference.engine.question import see
from inference.messages import Message
from inference.options import LoadOptions, Sampling
from inference.protocol import ContextView, Counted, Delta, Finished, View
from tests.bench.figures import Figure
from tests.support.desk import Desk
from tests.support.tiny_gguf import CHATML, GEMMA, Kind, write_tiny

CONTEXT = 2048
TURNS = 200
ANSWER = 16  # tokens
WAIT = 600.0
WORDS = ("the", "fox", "lived", "near", "rivers", "with", "children", "and", "birds", "sang", "while", "rain", "fell")
SYSTEM = Message.system("You are the keeper of a lighthouse and tell what you have seen at sea.")


def run() -> Iterator[Figure]:
    """Measure."""
    with tempfile.TemporaryDirectory() as folder:
        for kind in ("dense", "sliding-window", "hybrid"):
            yield reading_again(kind, model(Path(folder), kind))
        yield posing(model(Path(folder), "dense"))


def model(folder: Path, kind: Kind) -> Path:
    path = folder / f"{kind}.gguf"
    if not path.exists():
        write_tiny(path, kind, template=GEMMA if kind == "sliding-window" else CHATML, context=16384)
    return path


def words(draw: random.Random, least: int, most: int) -> str:
    return " ".join(draw.choice(WORDS) for _ in range(draw.randint(least, most)))


def reading_again(kind: Kind, path: Path) -> Figure:
    """Tokens that are read although they were read before, a turn, as a part of the context."""
    draw = random.Random(4)
    messages, view, again, moves, total = [SYSTEM], View(), list[int](), 0, 0
    with EngineClient() as engine:
        engine.load(str(path), LoadOptions(context_length=CONTEXT)).result(WAIT)
        for number in range(TURNS):
            messages.append(Message("user", f"{number:03}: {words(draw, 5, 60)}", pinned=number == 2))
            counted = engine.count(messages=messages).result(WAIT)
            assert isinstance(counted, Counted)
            new, total = counted.count - total, counted.count
            text, seen, finished = answer(engine, messages, view)
            assert finished.reason in ("length", "stop"), finished
            assert seen.first == 0 or set(seen.pinned) >= {5}, "the pinned message is in view"
            again.append(max(0, finished.prompt_tokens - finished.reused_tokens - new))
            moves += seen.moved
            view = View(first=seen.first)
            messages.append(Message.assistant(text))
    per_turn = sum(again) / TURNS
    return Figure(
        f"read again in a turn, {kind}, over the context",
        per_turn / CONTEXT,
        0.10,
        "less",
        detail=f"{TURNS} turns, {total:,} tokens in all, context {CONTEXT:,}, moved {moves} times; "
        f"{per_turn:.0f} tokens a turn, {statistics.median(again):.0f} in the median",
    )


def answer(engine: EngineClient, messages: list[Message], view: View) -> tuple[str, ContextView, Finished]:
    text, seen = "", ContextView()
    request = engine.generate(
        messages, sampling=Sampling(temperature=0), max_tokens=ANSWER, conversation="bench", view=view
    )
    for event in request:
        if isinstance(event, Delta):
            text += event.text
        elif isinstance(event, ContextView):
            seen = event
    finished = request.result(WAIT)
    assert isinstance(finished, Finished)
    return text, seen, finished


def posing(path: Path) -> Figure:
    """From messages to tokens for the next question of a conversation of about 8,000 tokens."""
    draw = random.Random(5)
    with Desk(path, 12288) as desk:
        messages = [SYSTEM]
        while see(desk.model, [*messages, Message.user("?")], {}, View()).context.tokens < 8000:
            messages += [Message.user(words(draw, 10, 40)), Message.assistant(words(draw, 40, 160))]
        taken = []
        for _ in range(21):
            question = Message.user(words(draw, 10, 40))
            began = time.perf_counter()
            sight = see(desk.model, [*messages, question], {}, View())
            taken.append(time.perf_counter() - began)
    return Figure(
        "posing a question at 8k tokens",
        statistics.median(taken) * 1000,
        5,
        "less",
        "ms",
        detail=f"{sight.context.tokens:,} tokens in {len(messages) + 1} messages, "
        f"{min(taken) * 1000:.1f}..{max(taken) * 1000:.1f} ms",
    )

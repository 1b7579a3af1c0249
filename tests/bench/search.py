"""How long a search takes in 100,000 messages, for what people type: every kind of words has its own figure."""

from __future__ import annotations

import itertools
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from app.storage.conversations import Conversations
from app.storage.database import Database
from app.storage.values import Scope
from tests.bench import many_conversations as many
from tests.bench.figures import Figure, spread

TARGET = 50.0  # milliseconds at the 95th percentile
SHOWN = 100  # conversations that are shown, as in the window
EACH = 40  # searches of a kind
TRIES = 3  # of each, the quickest counts: others use this machine, too


def run() -> Iterator[Figure]:
    """Measure."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "conversations.db"
        many.fill(path)
        with closing(Database(path)) as database:
            conversations = Conversations(database)
            folder_id = conversations.folders.list()[0].id
            conversations.search(many.COMMON, SHOWN)  # what the disk has not in memory yet belongs to no figure
            for kind, typed in _kinds(conversations).items():
                yield _measured(conversations, kind, typed, Scope())
            yield _measured(conversations, "common words in a folder", [many.COMMON] * EACH, Scope(folder_id=folder_id))


def _measured(conversations: Conversations, kind: str, typed: list[str], scope: Scope) -> Figure:
    times, hits = [], []
    for words in typed:
        took = []
        for _ in range(TRIES):
            began = time.perf_counter()
            found = conversations.search(words, SHOWN, scope)
            took.append((time.perf_counter() - began) * 1000)
        times.append(min(took))
        hits.append(len(found))
    slowest = statistics.quantiles(times, n=20)[-1]
    detail = f"{spread(times)} ms, {spread(hits, 0)} conversations found"
    return Figure(f"search of {kind}, 95th percentile", slowest, TARGET, "less", "ms", detail)


def _kinds(conversations: Conversations) -> dict[str, list[str]]:
    dice = random.Random(5)
    spaced, unspaced = _words(conversations, dice)
    pairs = [" ".join(pair) for pair in itertools.pairwise(spaced)]
    letters = [word[:length] for word, length in zip(spaced, [1, 2, 3, 4] * EACH, strict=False)]
    return {
        "common words": [many.COMMON, "of", "and", "to"] * (EACH // 4),
        "rare words": [many.RARE, *dice.sample(spaced, EACH - 1)],
        "first letters": letters[:EACH],
        "several words": [f"{many.COMMON} {word[:4]}" for word in spaced[:EACH]],
        "phrases": [f'"{pair}"' for pair in [many.PHRASE, *pairs][:EACH]],
        "one Han character": [word[:1] for word in [many.HAN_COMMON, *unspaced][:EACH]],
        "two Han characters": [word[:2] for word in [many.HAN_WORD, *unspaced][:EACH]],
        "long Han words": [many.HAN_RARE, *unspaced[: EACH - 1]],
    }


def _words(conversations: Conversations, dice: random.Random) -> tuple[list[str], list[str]]:
    """Words that follow each other in messages, and pieces of messages in scripts without spaces."""
    spaced: list[str] = []
    unspaced: list[str] = []
    while len(spaced) < 4 * EACH or len(unspaced) < EACH:
        text = conversations.message(dice.randint(1, many.MESSAGES)).text
        if "。" in text:
            start = dice.randrange(max(1, len(text) - 5))
            unspaced.append(text[start : start + 4].replace("。", "一"))
        else:
            spaced += [word for word in text.replace(".", "").split()[2:8] if word.isalpha()]
    return spaced, unspaced

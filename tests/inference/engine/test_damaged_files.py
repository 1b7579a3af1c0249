"""Files of the cache that were damaged, exchanged or put under another name: the engine answers as if there were none.

One process for each kind of memory lives through all of it.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

from inference.kv_files import KvFolder
from inference.messages import Message
from inference.protocol import Configure, Done, Unload
from inference.units import GIB
from tests.inference.engine.conftest import KINDS, Tiny
from tests.support.raw_engine import RawEngine
from tests.support.tiny_gguf import Kind

CONTEXT = 2048
DAMAGES = 6  # of one file; many more are done to the container alone
EXCHANGES = 5
QUESTIONS = {
    name: Message.user(" ".join(f"{word} {number}" for number in range(140)))
    for name, word in (("a", "word"), ("b", "line"))
}

Damage = Callable[[bytes, random.Random], bytes]


def _flip(data: bytes, dice: random.Random) -> bytes:
    place = dice.choice([dice.randrange(200), dice.randrange(len(data))])
    return data[:place] + bytes([data[place] ^ 1 << dice.randrange(8)]) + data[place + 1 :]


def _overwrite(data: bytes, dice: random.Random) -> bytes:
    place, length = dice.randrange(len(data)), dice.choice([1, 100, 10_000])
    return data[:place] + dice.randbytes(length) + data[place + length :]


def _move(data: bytes, dice: random.Random) -> bytes:
    first, second, third = sorted(dice.sample(range(len(data)), 3))
    return data[:first] + data[second:third] + data[first:second] + data[third:]


KINDS_OF_DAMAGE: tuple[Damage, ...] = (
    lambda data, dice: data[: dice.randrange(len(data))],
    lambda data, dice: data + dice.randbytes(dice.choice([1, 5000])),
    lambda data, dice: bytes(len(data)),
    _flip,
    _overwrite,
    _move,
)


def _ask(engine: RawEngine, model: Path, name: str) -> tuple[str, int]:
    """The answer in a conversation with the model loaded anew, and the tokens that were not read for it."""
    engine.must_load(model, context_length=CONTEXT)
    text, finished = engine.answer(QUESTIONS[name], conversation=name)
    engine.ask(Unload)  # saves
    return text, finished.restored_tokens


def _configure(engine: RawEngine, folder: Path) -> None:
    command = {"cache_folder": str(folder), "cache_bytes": GIB, "memory_bytes": 0}
    assert isinstance(engine.ask(Configure, **command), Done)


def test_damaged_files(tiny: Tiny, tmp_path: Path, kind: Kind) -> None:
    dice = random.Random()  # another damage each time; the message says which
    with RawEngine() as engine:
        _configure(engine, tmp_path)
        text, restored = _ask(engine, tiny(kind), "a")
        assert restored == 0
        (file,) = tmp_path.iterdir()
        whole = file.read_bytes()
        assert _ask(engine, tiny(kind), "a")[1] > 500
        for number in range(DAMAGES):
            seed = dice.random()
            damaged = KINDS_OF_DAMAGE[number % len(KINDS_OF_DAMAGE)](whole, random.Random(seed))
            if damaged == whole:
                continue
            file.write_bytes(damaged)
            assert _ask(engine, tiny(kind), "a") == (text, 0), f"damage {number}, seed {seed}"
            assert KvFolder(tmp_path, GIB).usage().files == 1, "it was written anew"


def test_exchanged_files(tiny: Tiny, tmp_path: Path) -> None:
    """Of two conversations and all kinds of models, under the names of each other."""
    with RawEngine() as engine:
        _configure(engine, tmp_path)
        texts: dict[tuple[Kind, str], str] = {}
        places: dict[tuple[Kind, str], Path] = {}
        for kind in KINDS:
            for name in QUESTIONS:
                before = set(tmp_path.iterdir())
                texts[kind, name] = _ask(engine, tiny(kind), name)[0]
                (places[kind, name],) = set(tmp_path.iterdir()) - before
        saved = {owner: shutil.copy(path, tmp_path.with_suffix(f".{path.stem}")) for owner, path in places.items()}
        pairs = [(mine, theirs) for mine in places for theirs in places if mine != theirs]
        for mine, theirs in random.sample(pairs, EXCHANGES):
            shutil.copy(saved[theirs], places[mine])
            assert _ask(engine, tiny(mine[0]), mine[1]) == (texts[mine], 0), f"{theirs} as {mine}"

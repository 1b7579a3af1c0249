"""How soon the next answer starts in a long conversation: beside reading nothing but the new tokens at that depth."""

from __future__ import annotations

import contextlib
import itertools
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from inference.client import EngineClient
from inference.messages import Message
from inference.options import LoadOptions, Sampling
from inference.protocol import Counted, Finished, Loaded
from inference.units import GIB
from tests.bench.bare_turns import BareTurns
from tests.bench.figures import Figure, paired_ratio, spread
from tests.bench.models import medium_model
from tests.support.tiny_gguf import Kind

KINDS: tuple[Kind, ...] = ("dense", "sliding-window", "hybrid")
DEPTH = 8000  # tokens of the conversation
REOPENED = 4000  # tokens of the one that is opened again
CONTEXT = 14_336
MESSAGE = 8  # numbered words of a message, some twelve tokens each
OTHERS = ("one", "two", "three")
ROUNDS = 5
RESTARTS = 3
WAIT = 900.0


class Talk:
    """Conversations with one engine, which may be another process than before."""

    def __init__(self, model: Path, folder: Path) -> None:
        self._model = model
        self._folder = folder
        self._texts = itertools.count()
        self.histories: dict[str, list[Message]] = {}
        self.engine = self._start()

    def _start(self) -> EngineClient:
        engine = EngineClient()
        engine.configure(cache_folder=str(self._folder), cache_bytes=4 * GIB)
        loaded = engine.load(str(self._model), LoadOptions(context_length=CONTEXT)).result(WAIT)
        assert isinstance(loaded, Loaded), loaded
        self.loaded = loaded
        engine.generate([Message.user("warm up")], max_tokens=2).result(WAIT)
        return engine

    def restart(self) -> None:
        """The program is closed and opened again."""
        self.engine.close()
        self.engine = self._start()

    def text(self) -> str:
        """A message unlike any other."""
        number = next(self._texts)
        return " ".join(f"{number * 7919 + word * 104_729} word" for word in range(MESSAGE))

    def begin(self, name: str, tokens: int) -> Finished:
        """A conversation of so many tokens, read from nothing."""
        counted = self.engine.count(self.text()).result(WAIT)
        assert isinstance(counted, Counted)
        turns = max(1, tokens // (2 * counted.count))
        self.histories[name] = [
            maker(self.text()) for _ in range(turns) for maker in (Message.user, Message.assistant)
        ][:-1]
        return self.ask(name)[1]

    def ask(self, name: str) -> tuple[float, Finished]:
        """Seconds until the first token of the answer to the last message."""
        began = time.perf_counter()
        request = self.engine.generate(
            self.histories[name], conversation=name, max_tokens=1, sampling=Sampling(temperature=0)
        )
        finished = request.result(WAIT)
        assert isinstance(finished, Finished), finished
        return time.perf_counter() - began, finished

    def turn(self, name: str) -> tuple[float, Finished]:
        """The same for one more message."""
        self.histories[name] += [Message.assistant("Yes."), Message.user(self.text())]
        return self.ask(name)

    def edit(self, name: str) -> tuple[float, Finished]:
        """The same for other words in place of the last message."""
        self.histories[name][-1] = Message.user(self.text())
        return self.ask(name)


def run() -> Iterator[Figure]:
    """Measure."""
    for kind in KINDS:
        yield from _measure(kind)


def _measure(kind: Kind) -> Iterator[Figure]:
    model = medium_model(kind)
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as ending:
        talk = Talk(model, Path(folder))
        ending.callback(lambda: talk.engine.close())
        first = talk.begin("main", DEPTH)
        _seconds, second = talk.turn("main")
        loaded, depth = talk.loaded, second.prompt_tokens
        bare = ending.enter_context(
            BareTurns(model, threads=loaded.batch_threads, context=CONTEXT, micro_batch=loaded.micro_batch, depth=depth)
        )
        yield from Turns(kind, talk, bare, depth - first.prompt_tokens).measure()


class Turns:
    """The measurements on one model.

    Args:
        kind: Of its memory.
        talk: With a conversation ``main`` of the depth that ``bare`` has.
        bare: What is measured against.
        new: Tokens of a turn.
    """

    def __init__(self, kind: Kind, talk: Talk, bare: BareTurns, new: int) -> None:
        self._kind = kind
        self._talk = talk
        self._bare = bare
        self._new = new

    def measure(self) -> Iterator[Figure]:
        """The figures."""
        talk = self._talk
        yield self._ratio(f"turn at {DEPTH // 1000}k tokens", lambda: talk.turn("main"), ROUNDS)
        yield self._ratio("after an edit of the last message", lambda: talk.edit("main"), ROUNDS)
        for name in OTHERS:
            talk.begin(name, 700)
        yield self._ratio("after a visit to three others", self._after_visits, ROUNDS)
        read = talk.begin("again", REOPENED)
        yield self._ratio("after a restart, from disk", self._after_a_restart, RESTARTS)
        yield self._reopening(read)

    def _after_visits(self) -> tuple[float, Finished]:
        for name in OTHERS:
            self._talk.turn(name)
        return self._talk.turn("main")

    def _after_a_restart(self) -> tuple[float, Finished]:
        self._talk.restart()
        return self._talk.turn("main")

    def _ratio(self, name: str, act: Callable[[], tuple[float, Finished]], rounds: int) -> Figure:
        turns: list[Finished] = []

        def measured() -> float:
            seconds, finished = act()
            turns.append(finished)
            return seconds

        value, ours, theirs = paired_ratio(measured, lambda: self._bare.read(self._new), rounds)
        read = [turn.prompt_tokens - turn.reused_tokens for turn in turns]
        before = [(turn.ttft_ms - turn.prefill_ms) / 1000 for turn in turns]
        detail = (
            f"{spread(ours, 3)} s over {spread(theirs, 3)} s; read {spread(read, 0)} tokens, {self._new} are new; "
            f"{spread(before, 3)} s before reading began"
        )
        return Figure(f"{self._kind}: {name}", value, 1.15, "less", detail=detail)

    def _reopening(self, read: Finished) -> Figure:
        seconds, finished = self._talk.turn("again")
        opening, reading = (finished.ttft_ms - finished.prefill_ms) / 1000, read.prefill_ms / 1000
        return Figure(
            f"{self._kind}: opening {REOPENED // 1000}k tokens from disk over reading them",
            opening / reading,
            0.1,
            "less",
            detail=f"{opening:.3f} s over {reading:.3f} s; {finished.restored_tokens} tokens restored, "
            f"{seconds:.3f} s with the {finished.prompt_tokens - finished.reused_tokens} new ones",
        )

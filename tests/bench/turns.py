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
        read = talk.begin("main", DEPTH)
        _seconds, second = talk.turn("main")
        new = second.prompt_tokens - read.prompt_tokens
        bare = ending.enter_context(
            BareTurns(
                model,
                threads=talk.loaded.batch_threads,
                context=CONTEXT,
                micro_batch=talk.loaded.micro_batch,
                depth=second.prompt_tokens,
            )
        )

        def ratio(name: str, act: Callable[[], tuple[float, Finished]], rounds: int) -> Figure:
            finished: list[Finished] = []

            def measured() -> float:
                seconds, event = act()
                finished.append(event)
                return seconds

            value, ours, theirs = paired_ratio(measured, lambda: bare.read(new), rounds)
            unread = [event.prompt_tokens - event.reused_tokens for event in finished]
            detail = f"{spread(ours, 3)} s over {spread(theirs, 3)} s, read {spread(unread, 0)} of {new} new tokens"
            return Figure(f"{kind}: {name}", value, 1.15, "less", detail=detail)

        yield ratio(f"turn at {DEPTH // 1000}k tokens", lambda: talk.turn("main"), ROUNDS)
        yield ratio("after an edit of the last message", lambda: talk.edit("main"), ROUNDS)
        for name in ("one", "two", "three"):
            talk.begin(name, 700)

        def after_visits() -> tuple[float, Finished]:
            for name in ("one", "two", "three"):
                talk.turn(name)
            return talk.turn("main")

        yield ratio("after a visit to three others", after_visits, ROUNDS)
        first_read = talk.begin("again", REOPENED)

        def after_a_restart() -> tuple[float, Finished]:
            talk.restart()
            return talk.turn("main")

        restored: list[float] = []

        def reopened() -> tuple[float, Finished]:
            seconds, event = after_a_restart()
            restored.append(event.ttft_ms / 1000 - event.prefill_ms / 1000)
            return seconds, event

        figure = ratio("after a restart, from disk", reopened, RESTARTS)
        yield Figure(
            figure.name,
            figure.value,
            1.15,
            "less",
            detail=f"{figure.detail}; of these {spread(restored, 3)} s before the first new token",
        )
        seconds, event = talk.turn("again")
        prefill = first_read.prefill_ms / 1000
        yield Figure(
            f"{kind}: opening {REOPENED // 1000}k tokens from disk over reading them",
            (event.ttft_ms - event.prefill_ms) / 1000 / prefill,
            0.1,
            "less",
            detail=f"{(event.ttft_ms - event.prefill_ms) / 1000:.3f} s over {prefill:.3f} s; {seconds:.3f} s with the "
            f"{event.prompt_tokens - event.reused_tokens} new tokens, {event.restored_tokens} restored",
        )

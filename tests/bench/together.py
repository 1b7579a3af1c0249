"""Several requests at one engine: what they reach together, and whether a long prompt is felt by the others."""

from __future__ import annotations

import itertools
import statistics
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from inference.client import EngineClient
from inference.messages import Message
from inference.options import LoadOptions, Sampling
from inference.protocol import Counted, Delta, Event, Finished, Loaded, PromptProgress
from inference.request import Request
from tests.bench.bare_loop import BareLoop
from tests.bench.figures import Figure, paired_ratio, spread
from tests.bench.models import large_model
from tests.support.waiting import wait_for

STREAMS = 4
TOKENS = 192
ROUNDS = 9
LONG = 4000  # tokens
WATCHED = 5  # long prompts, each beside two streams and a short request
WAIT = 600.0
GREEDY = Sampling(temperature=0)


@dataclass
class Watched:
    """A request whose events are looked at by the clock, as they come in.

    Attributes:
        begun: ``time.perf_counter`` when it was asked for.
        texts: When each text came.
        read: Most tokens of the prompt that were read.
    """

    engine: EngineClient
    begun: float = 0.0
    texts: list[float] = field(default_factory=list)
    read: int = 0
    over: threading.Event = field(default_factory=threading.Event)
    reading: threading.Event = field(default_factory=threading.Event)
    finished: Finished | None = None
    request: Request | None = None

    def ask(self, text: str, name: str, tokens: int) -> Watched:
        """Ask for an answer, as another program would."""
        self.begun = time.perf_counter()
        self.request = self.engine.generate(
            [Message.user(text)], sampling=GREEDY, max_tokens=tokens, conversation=f"~{name}"
        )
        threading.Thread(target=self._watch, args=(self.request,), daemon=True).start()
        return self

    def _watch(self, request: Request) -> None:
        for event in request:
            self._take(event)
        self.over.set()

    def _take(self, event: Event) -> None:
        now = time.perf_counter()
        if isinstance(event, Delta):
            self.texts.append(now)
        elif isinstance(event, PromptProgress):
            self.read = event.done
            if event.done - event.reused >= LONG // 8:
                self.reading.set()
        elif isinstance(event, Finished):
            self.finished = event

    def wait_for_text(self) -> None:
        """Until it has begun to be answered."""
        wait_for(lambda: self.texts, "the first text", WAIT)

    def result(self) -> Finished:
        """Its end."""
        assert self.over.wait(WAIT)
        assert self.finished is not None
        return self.finished


def run() -> Iterator[Figure]:
    """Measure."""
    with EngineClient() as engine:
        # Where reading the weights is what takes the time, as with all numbers on computers with more cores.
        _load(engine, large_model(240, "F16"))
        yield _over_one(engine)
    with EngineClient() as engine:
        loaded = _load(engine, large_model())
        prompt = Watched(engine).ask(_question(0), "first", 1).result().prompt_tokens
        with BareLoop(large_model(), threads=loaded.threads, tokens=TOKENS, prompt=prompt, streams=STREAMS) as bare:
            yield _over_bare(engine, bare)
        text = _long_text(engine)
        yield from _beside(engine, text)
        yield _after_hanging_up(engine, text)


def _load(engine: EngineClient, model: Path) -> Loaded:
    loaded = engine.load(str(model), LoadOptions(context_length=16_384, speculation="off")).result(WAIT)
    assert isinstance(loaded, Loaded)
    return loaded


def _alone(engine: EngineClient, name: str) -> float:
    """Tokens a second of one stream."""
    return Watched(engine).ask("Tell me of the sea.", name, TOKENS).result().decode_tps


def _together(engine: EngineClient, name: str) -> float:
    """Tokens a second of several streams, from the first text on: what is read before is another figure's matter."""
    streams = [Watched(engine).ask(_question(n), f"{name} {n}", TOKENS) for n in range(STREAMS)]
    written = sum(stream.result().completion_tokens for stream in streams)
    return written / (max(stream.texts[-1] for stream in streams) - min(stream.texts[0] for stream in streams))


def _question(number: int) -> str:
    return f"Tell me of {number}."


def _over_one(engine: EngineClient) -> Figure:
    number = itertools.count()
    ratio, sums, singles = paired_ratio(
        lambda: _together(engine, f"round {next(number)}"), lambda: _alone(engine, f"single {next(number)}"), ROUNDS
    )
    detail = f"{spread(sums)} against {spread(singles)} tokens/s, F16"
    return Figure("four streams together over one: tokens a second", ratio, 1.5, "more", detail=detail)


def _over_bare(engine: EngineClient, bare: BareLoop) -> Figure:
    """The same with packed weights, over what llama.cpp reaches there with a batch of four and nothing around it."""
    number = itertools.count()
    one = statistics.median(_alone(engine, f"one {n}") for n in range(3))
    ratio, ours, theirs = paired_ratio(lambda: _together(engine, f"{next(number)}"), bare.decode_tps, ROUNDS)
    detail = f"{spread(ours)} against {spread(theirs)} tokens/s, Q8_0; {statistics.median(ours) / one:.2f} times one"
    return Figure("four streams together over llama.cpp's own batch of four", ratio, 0.9, "more", detail=detail)


def _long_text(engine: EngineClient) -> str:
    words = [f"item {number * 7919 % 10007}" for number in range(LONG)]
    counted = engine.count(" ".join(words[:500])).result(WAIT)
    assert isinstance(counted, Counted)
    return " ".join(words[: int(500 * LONG / counted.count) + 20])


def _beside(engine: EngineClient, text: str) -> Iterator[Figure]:
    """While a long prompt is read: the first token of a short request, and pauses of streams that run."""
    firsts, pauses, reads = [], [], []
    for number in range(WATCHED):
        streams = [Watched(engine).ask(f"Tell me of {n}.", f"beside {number} {n}", 400) for n in range(2)]
        for stream in streams:
            stream.wait_for_text()
        long = Watched(engine).ask(f"{number} {text}", f"long {number}", 8)
        assert long.reading.wait(WAIT)
        short = Watched(engine).ask("Say hello.", f"short {number}", 8)
        short.result()
        firsts.append(short.texts[0] - short.begun)
        reads.append(long.read)
        long.result()
        until = long.texts[0]
        for stream in streams:
            assert stream.request is not None
            stream.request.cancel()
            stream.result()
            times = [time_ for time_ in stream.texts if time_ <= until]
            pauses += [later - earlier for earlier, later in itertools.pairwise(times)]
    name = f"first token of a short request while {LONG:,} tokens are read"
    yield Figure(name, max(firsts), 1.0, "less", "s", f"{spread(firsts, 3)} s, begun after {spread(reads, 0)} tokens")
    yield Figure(
        "longest pause of the streams that run meanwhile", max(pauses), 0.5, "less", "s", f"{spread(pauses, 3)} s"
    )


def _after_hanging_up(engine: EngineClient, text: str) -> Figure:
    """From a cancel in the middle of a long prefill to the first token of the next request."""
    firsts = []
    for number in range(WATCHED):
        long = Watched(engine).ask(f"gone {number} {text}", f"gone {number}", 8)
        assert long.reading.wait(WAIT)
        assert long.request is not None
        began = time.perf_counter()
        long.request.cancel()
        short = Watched(engine).ask("Say hello.", f"next {number}", 8)
        short.result()
        long.result()
        firsts.append(short.texts[0] - began)
    name = "first token of the next request after a hang-up in a long prefill"
    return Figure(name, max(firsts), 0.5, "less", "s", f"{spread(firsts, 3)} s")

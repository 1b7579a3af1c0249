"""Measures a model on this machine, one command after the other; who sends the commands is up to its callers.

``Benchmark`` says what to ask the engine next and takes the answer, so a window that must not wait drives it with
events and a terminal by waiting (``drive``). It goes from what matters most to what matters least, each question sized
by the answers before it, and leaves out what no longer fits into its time. Whatever it changes about the engine,
threads and the context, it puts back: at the end by itself, when it is stopped with the commands of ``restore``.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator, Sequence

import msgspec

from inference.engine_commands import EngineCommands
from inference.errors import HearthError
from inference.hardware import MOST_THREADS, Hardware
from inference.options import LoadOptions
from inference.protocol import Failed, Load, Loaded, Measure, Measured, SetThreads, Terminal
from inference.request import Request
from inference.speed_report import Sample, Setup, Topic, sample_of, setup_of

Action = Load | SetThreads | Measure
_Steps = Generator[Action, Terminal, None]

QUICK_SECONDS, THOROUGH_SECONDS = 16.0, 240.0  # after which nothing new is begun
_QUICK_SHARES = (0.6, 0.9, 1.0)  # of that, until when each part may begin something
_THOROUGH_SHARES = (0.3, 0.55, 0.65, 0.8, 1.0)
STOPS = ("cancelled", "engine_died", "engine_unavailable", "no_model")  # after these nothing more can be measured

_FIRST = Measure(prompt=32, steps=4)  # small enough for any machine; sizes everything after it
_BATCHES = (1, 2, 4, 8)
_KV = (("f16", "on"), ("f16", "off"), ("q8_0", "on"))
_MICRO_BATCHES = (64, 128, 256, 512, 1024)
_LENGTHS = (128, 512, 1024, 2048, 4096, 8192, 16384)
_ROOM = 64  # tokens of the context that stay free


class Benchmark:
    """One run over a model that is loaded.

    Args:
        load: How it was loaded.
        loaded: What came of that.
        hardware: This machine.
        thorough: Look at everything, for some minutes; else for some seconds at what needs no other context.
        clock: Seconds.

    Attributes:
        samples: What was measured so far.
        failure: Why it ended early; ``None`` otherwise.
        thorough: Whether it looks at everything.
    """

    def __init__(
        self,
        load: Load,
        loaded: Loaded,
        hardware: Hardware,
        *,
        thorough: bool = False,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        self.samples: list[Sample] = []
        self.failure: Failed | None = None
        self.thorough = thorough
        self._load, self._loaded = load, loaded
        self._hardware, self._clock = hardware, clock
        self._setup = self._home = setup_of(loaded)
        self._threads_changed = self._context_changed = False
        self._reading, self._step = 1.0, 1.0  # tokens a second and seconds, as far as known
        self._ends = clock() + (THOROUGH_SECONDS if thorough else QUICK_SECONDS)
        self._began = clock()
        self._part_ends = self._ends
        self._steps = self._go()
        self._part, self._parts = 0, len(_THOROUGH_SHARES if thorough else _QUICK_SHARES)
        self._over = False

    @property
    def fraction(self) -> float:
        """How far it is, 0 to 1: by parts and by time, whichever is farther."""
        if self._over:
            return 1.0
        share = (self._clock() - self._began) / max(self._ends - self._began, 1e-9)
        return min(0.99, max(self._part / (self._parts + 1), share))

    @property
    def part(self) -> int:
        """Which part is being measured; 0: only what sizes the others."""
        return self._part

    def begin(self) -> Action:
        """The first command."""
        return next(self._steps)

    def take(self, event: Terminal) -> Action | None:
        """Take the answer to the last command; the next one, ``None`` when it is over."""
        try:
            return self._steps.send(event)
        except StopIteration:
            self._over = True
            return None

    def restore(self) -> tuple[Action, ...]:
        """What is still to be sent for the engine to be as before; nothing once it came to its end."""
        actions = self._changes()
        self._context_changed = self._threads_changed = False
        return actions

    def _changes(self) -> tuple[Action, ...]:
        """The way back from what was changed."""
        if self._context_changed:
            return (msgspec.structs.replace(self._load, id=0),)
        return (SetThreads(),) if self._threads_changed else ()

    # --------------------------------------------------------------------------------- the parts

    def _go(self) -> _Steps:
        try:
            yield from self._measure("length", _FIRST)
            if not self.samples:
                return
            shares = _THOROUGH_SHARES if self.thorough else _QUICK_SHARES
            parts = (self._by_threads, self._by_length, self._by_batch, self._by_micro_batch, self._by_kv)
            for part, share in zip(parts, shares, strict=False):
                self._part += 1
                self._part_ends = self._began + share * (self._ends - self._began)
                yield from part()
                yield from self._put_back()
        except _Stopped:
            pass

    def _put_back(self) -> _Steps:
        for action in self._changes():
            answer = yield action
            if isinstance(answer, Failed):
                self.failure = answer
                raise _Stopped
        self._context_changed = self._threads_changed = False
        self._setup = self._home

    def _by_threads(self) -> _Steps:
        home = max(self._home.threads, 1)
        counts = sorted(
            thread_counts(self._hardware, self._home, every=self.thorough),
            key=lambda count: max(count / home, home / count),  # the likeliest first: there may be no time for all
        )
        rounds = (counts, counts[::-1]) if self.thorough else (counts,)  # there and back: what drifts cancels out
        for counts_of_round in rounds:
            for count in counts_of_round:
                share = min(1.0, count / home)
                measure = Measure(prompt=self._sized(0.6 * share), steps=self._repeats(0.6 * share))
                if self._fits(measure, share):
                    self._threads_changed = True
                    answer = yield SetThreads(threads=count, batch_threads=count)
                    self._note(answer)
                    yield from self._measure("threads", measure)

    def _by_length(self) -> _Steps:
        for length in _LENGTHS:
            measure = Measure(prompt=length, steps=self._repeats(1.0))
            if self._fits(measure):
                yield from self._measure("length", measure)

    def _by_batch(self) -> _Steps:
        for batch in _BATCHES:
            measure = Measure(prompt=0, depth=32, batch=batch, steps=max(4, self._repeats(0.6) // batch))
            if self._fits(measure):
                yield from self._measure("batch", measure)

    def _by_micro_batch(self) -> _Steps:
        for size in (*_MICRO_BATCHES, *_MICRO_BATCHES[::-1]):  # there and back: one reading says nothing of its doubt
            prompt = max(self._sized(2.0), min(size, 512))
            measure = Measure(prompt=prompt, steps=0)
            if size <= self._loaded.context // 2 and self._fits(measure):
                options = msgspec.structs.replace(
                    self._options(), micro_batch=size, batch=max(size, self._loaded.batch)
                )
                yield from self._in_another_context("micro_batch", options, measure)

    def _by_kv(self) -> _Steps:
        for kv_type, flash_attention in _KV:
            measure = Measure(prompt=max(self._sized(6.0), 128), steps=self._repeats(2.0))
            if self._fits(measure):
                options = msgspec.structs.replace(self._options(), kv_type=kv_type, flash_attention=flash_attention)
                yield from self._in_another_context("kv", options, measure)

    def _in_another_context(self, topic: Topic, options: LoadOptions, measure: Measure) -> _Steps:
        self._context_changed = True
        answer = yield msgspec.structs.replace(self._load, id=0, options=options)
        if isinstance(answer, Loaded):
            self._setup = setup_of(answer)
            yield from self._measure(topic, measure)
        else:
            self._note(answer)

    def _measure(self, topic: Topic, measure: Measure) -> _Steps:
        answer = yield measure
        if not isinstance(answer, Measured):
            self._note(answer)
            return
        sample = sample_of(topic, self._setup, measure.prompt, measure.batch, answer, measure.depth)
        if sample is None:
            return
        if topic == "length":
            self._reading = sample.reading or self._reading
            self._step = answer.decode_ms / 1000 or self._step
        self.samples.append(sample)

    def _note(self, answer: Terminal) -> None:
        """What to make of a refusal: one question less, unless nothing can be asked any more."""
        if isinstance(answer, Failed) and (answer.code in STOPS or not self.samples):
            self.failure = answer
            raise _Stopped

    # ------------------------------------------------------------------------------ their sizes

    def _options(self) -> LoadOptions:
        """As it is loaded now, so that only one thing changes; what drafts for it need not come along."""
        loaded, asked = self._loaded, self._load.options
        return msgspec.structs.replace(
            asked,
            context_length=loaded.context,
            gpu_layers=loaded.gpu_layers,
            micro_batch=loaded.micro_batch or None,
            batch=loaded.batch or None,
            speculation="off",
        )

    def _sized(self, seconds: float) -> int:
        """Tokens that are read in so much time, within reason."""
        return int(min(max(seconds * self._reading, 16), 512, self._room))

    def _repeats(self, seconds: float) -> int:
        """Steps that are written in so much time, within reason."""
        return int(min(max(seconds / max(self._step, 1e-6), 4), 24))

    @property
    def _room(self) -> int:
        return max(16, self._loaded.context - _ROOM)

    def _fits(self, measure: Measure, share: float = 1.0) -> bool:
        """Whether there is room in the context for it, and time; ``share``: of the speed as loaded."""
        tokens = measure.depth + measure.prompt + (measure.steps + 2) * measure.batch
        if tokens > self._room:
            return False
        seconds = (measure.depth + measure.prompt) / self._reading + (measure.steps + 2) * self._step
        return self._clock() + seconds / max(share, 0.05) <= self._part_ends


class _Stopped(Exception):
    """Nothing more can be measured."""


def thread_counts(hardware: Hardware, home: Setup, *, every: bool) -> Sequence[int]:
    """Which numbers of threads to try, ascending: what is usual, what a processor has of each kind, what is in use.

    Never more than a container grants time for: threads wait for one another by spinning.
    """
    quota = hardware.processor_quota
    most = min(hardware.logical_cores, MOST_THREADS)
    most = max(1, most if quota is None else min(most, int(quota)))
    wanted = {1, hardware.performance_cores, hardware.physical_cores, most, home.threads, home.batch_threads}
    wanted |= {hardware.performance_cores // 2}
    if every:
        wanted |= set(range(1, min(most, 8) + 1)) | {2**power for power in range(8)} | {hardware.performance_cores - 1}
    return tuple(sorted(count for count in wanted if 1 <= count <= most))


# ------------------------------------------------------------------------------------------ driving


def drive(engine: EngineCommands, benchmark: Benchmark, *, put_back: bool = True) -> Iterator[Sample]:
    """Carry a benchmark out, waiting for each answer; what was measured, as it comes.

    Leaving early, also by Ctrl-C, stops what runs and puts the engine back.

    Args:
        engine: With the model loaded.
        benchmark: Not begun yet.
        put_back: Whether the engine is needed afterwards.
    """
    action: Action | None = benchmark.begin()
    request: Request | None = None
    try:
        while action is not None:
            request = submit(engine, action)
            before = len(benchmark.samples)
            action = benchmark.take(_answer(request))
            yield from benchmark.samples[before:]
    finally:
        if request is not None and not request.done:
            request.cancel()
        for action in benchmark.restore() if put_back else ():
            _answer(submit(engine, action))


def submit(engine: EngineCommands, action: Action) -> Request:
    """Send what a benchmark asks for."""
    match action:
        case Load():
            return engine.load(action.path, action.options, draft=action.draft, drafts=action.drafts)
        case SetThreads():
            return engine.set_threads(action.threads, action.batch_threads)
        case Measure():
            return engine.measure(prompt=action.prompt, depth=action.depth, batch=action.batch, steps=action.steps)


def _answer(request: Request) -> Terminal:
    try:
        return request.result()
    except HearthError as error:
        return Failed.of(error, request.id)

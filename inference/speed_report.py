"""What measuring a model on this machine has brought, as values; how it is measured is ``inference.benchmark``."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Literal

import msgspec

from inference.options import LoadOptions
from inference.protocol import Loaded, Measured
from inference.speed import WORDS_PER_TOKEN

Topic = Literal["length", "threads", "batch", "micro_batch", "kv"]
Backend = Literal["processor", "mixed", "graphics"]

PAGE = 500  # words
_ONCE = 0.15  # how uncertain a reading is that nothing can be compared with


class Setup(msgspec.Struct, frozen=True, kw_only=True):
    """How the model was loaded when something was measured; fields as in ``Loaded``."""

    threads: int = 0
    batch_threads: int = 0
    micro_batch: int = 0
    flash_attention: str = "auto"
    kv_type: str = "f16"
    context: int = 0


class Sample(msgspec.Struct, frozen=True, kw_only=True):
    """One measurement.

    Attributes:
        topic: What was varied: the length of the prompt, threads, tokens computed at once, the size of the
            micro-batch, or the KV cache and how attention is computed.
        setup: How the model was loaded.
        prompt: Tokens read; 0: reading was not measured.
        depth: Tokens in memory when writing began.
        batch: Tokens computed in one step of writing.
        reading: Tokens read a second; 0: not measured.
        writing: Tokens computed a second in steps of ``batch``; 0: not measured.
        noise: How uncertain the figures are, as a share of them.
    """

    topic: Topic
    setup: Setup
    prompt: int = 0
    depth: int = 0
    batch: int = 1
    reading: float = 0.0
    writing: float = 0.0
    noise: float = 0.0

    @property
    def words(self) -> float:
        """English words written a second, when nothing is guessed."""
        return self.writing / self.batch * WORDS_PER_TOKEN

    @property
    def page_seconds(self) -> float:
        """Seconds to read a page; 0 when reading was not measured."""
        return PAGE / WORDS_PER_TOKEN / self.reading if self.reading else 0.0


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """All that was measured of one model in one go.

    Attributes:
        model: Name of the file.
        file_size: Bytes, all parts together.
        title: The model's own name.
        quantization: Such as ``Q4_K_M``.
        thorough: Whether everything was looked at.
        when: Seconds since 1970.
        setup: How the model was loaded for answering.
        options: What it was loaded with; ``None`` fields were chosen automatically.
        backend: What computes.
        limit: Tokens a second that the memory of this machine allows with this file; 0: unknown.
        bandwidth: Bytes a second that the memory brings; 0: unknown.
        samples: In the order they were measured.
    """

    model: str
    file_size: int = 0
    title: str = ""
    quantization: str = ""
    thorough: bool = False
    when: float = 0.0
    setup: Setup = Setup()
    options: LoadOptions = LoadOptions()
    backend: Backend = "processor"
    limit: float = 0.0
    bandwidth: float = 0.0
    samples: tuple[Sample, ...] = ()

    def of(self, topic: Topic) -> tuple[Sample, ...]:
        """The samples of a topic, one for each case: the best of those measured more than once, in order of the case.

        Other programs only ever make it slower. How far the rounds lie apart counts as uncertainty too.
        """
        cases: dict[tuple[object, ...], list[Sample]] = {}
        for sample in self.samples:
            if sample.topic == topic:
                cases.setdefault(_case(sample), []).append(sample)
        return tuple(_best(samples) for _, samples in sorted(cases.items(), key=lambda case: _order(case[0])))

    @property
    def typical(self) -> Sample | None:
        """What an ordinary answer is like: as loaded, after a prompt of a page or so."""
        lengths = [sample for sample in self.of("length") if sample.writing]
        return min(lengths, key=lambda sample: abs(sample.prompt - 512), default=None)


def setup_of(loaded: Loaded) -> Setup:
    """As the engine says it has loaded the model."""
    return Setup(
        threads=loaded.threads,
        batch_threads=loaded.batch_threads,
        micro_batch=loaded.micro_batch,
        flash_attention=loaded.flash_attention,
        kv_type=loaded.kv_type,
        context=loaded.context,
    )


def backend_of(loaded: Loaded) -> Backend:
    """What computes."""
    if loaded.gpu_layers <= 0:
        return "processor"
    return "graphics" if loaded.gpu_layers >= loaded.layers and not loaded.cpu_expert_layers else "mixed"


def sample_of(topic: Topic, setup: Setup, prompt: int, batch: int, measured: Measured, depth: int = 0) -> Sample | None:
    """The sample that a measurement is; ``None`` when its figures cannot be."""
    reading = measured.prefill_tps if prompt else 0.0
    writing = batch * 1000 / measured.decode_ms if measured.decode_ms > 0 else 0.0
    if not all(math.isfinite(figure) and 0 <= figure < 1e9 for figure in (reading, writing)) or not reading + writing:
        return None
    threads = msgspec.structs.replace(setup, threads=measured.threads, batch_threads=measured.batch_threads)
    noise = measured.decode_spread if math.isfinite(measured.decode_spread) else 1.0
    return Sample(
        topic=topic,
        setup=threads if measured.threads else setup,
        prompt=prompt,
        depth=depth + prompt,
        batch=batch,
        reading=reading,
        writing=writing,
        noise=min(max(noise, 0.0), 1.0),
    )


def _case(sample: Sample) -> tuple[object, ...]:
    """What distinguishes the samples of one topic."""
    setup = sample.setup
    match sample.topic:
        case "length":
            return (sample.depth,)
        case "threads":
            return (setup.threads,)
        case "batch":
            return (sample.batch,)
        case "micro_batch":
            return (setup.micro_batch,)
        case "kv":
            return (setup.kv_type, setup.flash_attention)


def _order(case: tuple[object, ...]) -> tuple[tuple[int, float, str], ...]:
    """An order for cases: numbers by size, words by the alphabet."""
    return tuple((0, float(part), "") if isinstance(part, int | float) else (1, 0.0, str(part)) for part in case)


def _best(samples: Iterable[Sample]) -> Sample:
    """One sample that stands for several of the same case."""
    known = list(samples)
    reading, writing = max(s.reading for s in known), max(s.writing for s in known)
    apart = [figure / best for s in known for figure, best in ((s.reading, reading), (s.writing, writing)) if figure]
    noise = max(min(s.noise for s in known), 1 / min(apart, default=1.0) - 1)
    if len(known) == 1 and not writing:  # how far steps of writing lie apart is not known either
        noise = max(noise, _ONCE)
    return msgspec.structs.replace(known[-1], reading=reading, writing=writing, noise=noise)

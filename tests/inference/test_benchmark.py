"""A benchmark with the real engine on tiny models, and its plan with answers that are made up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from inference.benchmark import Action, Benchmark, drive, submit, thread_counts
from inference.client import EngineClient
from inference.hardware import Hardware
from inference.messages import Message
from inference.options import LoadOptions, Sampling
from inference.protocol import Done, Failed, Finished, Load, Loaded, Measure, Measured, SetThreads, Terminal
from inference.speed_report import Setup, setup_of
from tests.support.tiny_gguf import write_tiny

HARDWARE = Hardware(
    physical_cores=2, performance_cores=2, logical_cores=2, memory_total=16 * 2**30, memory_available=8 * 2**30
)
OPTIONS = LoadOptions(threads=1, batch_threads=1, context_length=2048)
HELLO = Message.user("Tell me about the harbour, the gulls and the weather on the islands.")
PATIENCE = 60.0


@pytest.fixture(scope="module")
def client() -> Iterator[EngineClient]:
    with EngineClient() as running:
        running.ping().result(PATIENCE)  # it is there before the first test looks which processes are
        yield running


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tiny(tmp_path_factory.mktemp("bench") / "tiny.gguf")


def load(client: EngineClient, path: Path) -> Loaded:
    loaded = client.load(str(path), OPTIONS).result(PATIENCE)
    assert isinstance(loaded, Loaded)
    return loaded


def answer(client: EngineClient, *messages: Message) -> Finished:
    request = client.generate(messages, conversation="a", sampling=Sampling(temperature=0), max_tokens=8)
    finished = request.result(PATIENCE)
    assert isinstance(finished, Finished)
    return finished


def test_a_quick_run_leaves_the_engine_as_it_was(client: EngineClient, path: Path) -> None:
    loaded = load(client, path)
    answer(client, HELLO)
    benchmark = Benchmark(Load(path=str(path), options=OPTIONS), loaded, HARDWARE)
    samples = list(drive(client, benchmark))
    assert benchmark.failure is None
    assert samples == benchmark.samples
    assert {sample.topic for sample in samples} == {"length", "threads", "batch"}
    assert {sample.setup.threads for sample in samples if sample.topic == "threads"} >= {1}
    assert [sample.batch for sample in samples if sample.topic == "batch"] == [1, 2, 4, 8]
    assert all(sample.writing > 0 for sample in samples)
    assert benchmark.fraction == 1.0
    assert benchmark.restore() == ()
    measured = client.measure(prompt=0, steps=2).result(PATIENCE)
    assert isinstance(measured, Measured)
    assert measured.threads == 1
    assert answer(client, HELLO).reused_tokens > 0, "the conversation is still in memory"


def test_a_thorough_run_looks_at_everything(client: EngineClient, path: Path) -> None:
    loaded = load(client, path)
    benchmark = Benchmark(Load(path=str(path), options=OPTIONS), loaded, HARDWARE, thorough=True)
    samples = list(drive(client, benchmark))
    assert benchmark.failure is None
    kinds = {(s.setup.kv_type, s.setup.flash_attention) for s in samples if s.topic == "kv"}
    assert kinds == {("f16", "on"), ("f16", "off"), ("q8_0", "on")}
    sizes = [s.setup.micro_batch for s in samples if s.topic == "micro_batch"]
    assert {64, 128, 256, 512} <= set(sizes)
    assert sizes == sizes[::-1], "there and back"
    again = client.load(str(path), OPTIONS).result(PATIENCE)
    assert isinstance(again, Loaded)
    assert setup_of(again) == setup_of(loaded)


def test_leaving_early_puts_the_engine_back(client: EngineClient, path: Path) -> None:
    loaded = load(client, path)
    run = drive(client, Benchmark(Load(path=str(path), options=OPTIONS), loaded, HARDWARE, thorough=True))
    for sample in run:
        if sample.topic == "threads" and sample.setup.threads == 2:
            break
    run.close()
    measured = client.measure(prompt=0, steps=2).result(PATIENCE)
    assert isinstance(measured, Measured)
    assert measured.threads == 1


def test_without_a_model() -> None:
    with EngineClient() as client:
        loaded = Loaded(model="", path="", context=512, gpu_layers=0, backend="CPU", threads=1)
        benchmark = Benchmark(Load(path=""), loaded, HARDWARE)
        assert list(drive(client, benchmark)) == []
        assert benchmark.failure is not None
        assert benchmark.failure.code == "no_model"


# ---------------------------------------------------------------------------------------- the plan


class Laptop:
    """Answers as an engine would on a machine of a certain speed, with a clock of its own."""

    def __init__(self, reading: float, writing: float, context: int = 8192, refuses: str = "") -> None:
        self.now = 0.0
        self.reading, self.writing, self.refuses = reading, writing, refuses
        self.loaded = Loaded(
            model="", path="m", context=context, gpu_layers=0, backend="CPU", threads=4, batch_threads=4,
            batch=512, micro_batch=256, flash_attention="on",
        )  # fmt: skip
        self.threads = 4
        self.actions: list[Action] = []

    def run(self, thorough: bool = False) -> Benchmark:
        hardware = Hardware(
            physical_cores=4, performance_cores=4, logical_cores=8, memory_total=2**34, memory_available=2**33
        )
        benchmark = Benchmark(
            Load(path="m", drafts=("d",)), self.loaded, hardware, thorough=thorough, clock=lambda: self.now
        )
        action: Action | None = benchmark.begin()
        while action is not None:
            self.actions.append(action)
            action = benchmark.take(self.answer(action))
        return benchmark

    def answer(self, action: Action) -> Terminal:
        match action:
            case SetThreads():
                self.threads = action.threads or 4
                return Done()
            case Load():
                if action.options.kv_type == self.refuses:
                    return Failed(code="out_of_memory", message="no")
                self.now += 1.0
                options = action.options
                return Loaded(
                    model="", path="m", context=8192, gpu_layers=0, backend="CPU", threads=4, batch_threads=4,
                    micro_batch=options.micro_batch or 256, kv_type=options.kv_type or "f16",
                )  # fmt: skip
        share = self.threads / 4
        step = 1 / self.writing / share
        self.now += (action.prompt + action.depth + 16) / self.reading / share + (action.steps + 2) * step
        return Measured(
            prefill_tps=self.reading * share, decode_ms=step * 1000, threads=self.threads, batch_threads=self.threads
        )


@pytest.mark.parametrize(("reading", "writing"), [(2000, 200), (300, 40), (40, 10), (15, 4)])
def test_a_quick_run_takes_seconds_on_any_laptop(reading: float, writing: float) -> None:
    laptop = Laptop(reading, writing)
    benchmark = laptop.run()
    assert benchmark.failure is None
    assert laptop.now <= 25
    assert any(sample.topic == "threads" for sample in benchmark.samples)
    assert not any(isinstance(action, Load) for action in laptop.actions), "conversations stay in memory"
    assert laptop.actions.count(SetThreads()) == 1


@pytest.mark.parametrize(("reading", "writing"), [(2000, 200), (40, 10)])
def test_a_thorough_run_takes_minutes(reading: float, writing: float) -> None:
    laptop = Laptop(reading, writing)
    benchmark = laptop.run(thorough=True)
    assert laptop.now <= 280
    assert isinstance(laptop.actions[-1], Load)
    assert laptop.actions[-1] == Load(path="m", drafts=("d",)), "as it was loaded"
    others = [action for action in laptop.actions[:-1] if isinstance(action, Load) and action.options != LoadOptions()]
    assert others
    assert {action.options.speculation for action in others} == {"off"}, "no draft model is read for nothing"
    assert {sample.topic for sample in benchmark.samples} >= {"length", "threads", "batch"}


def test_what_does_not_fit_is_left_out() -> None:
    benchmark = Laptop(2000, 200, refuses="q8_0").run(thorough=True)
    assert benchmark.failure is None
    assert {sample.setup.kv_type for sample in benchmark.samples if sample.topic == "kv"} == {"f16"}


def test_a_short_context_is_measured_too() -> None:
    laptop = Laptop(300, 40, context=256)
    benchmark = laptop.run()
    assert benchmark.samples
    for action in laptop.actions:
        if isinstance(action, Measure):
            assert action.depth + action.prompt + (action.steps + 2) * action.batch <= 256


def test_which_threads_are_tried() -> None:
    hardware = Hardware(
        physical_cores=8, performance_cores=6, logical_cores=16, memory_total=2**34, memory_available=2**33
    )
    home = Setup(threads=6, batch_threads=8)
    assert thread_counts(hardware, home, every=False) == (1, 3, 6, 8, 16)
    assert thread_counts(hardware, home, every=True) == (1, 2, 3, 4, 5, 6, 7, 8, 16)
    limited = Hardware(
        physical_cores=8, performance_cores=8, logical_cores=16, processor_quota=2.5, memory_total=1, memory_available=1
    )
    assert thread_counts(limited, Setup(threads=2, batch_threads=2), every=True) == (1, 2)
    huge = Hardware(physical_cores=768, performance_cores=768, logical_cores=1536, memory_total=1, memory_available=1)
    assert (huge.threads, huge.batch_threads) == (512, 512), "llama.cpp ends the process with more"
    assert max(thread_counts(huge, Setup(threads=512, batch_threads=512), every=True)) == 512


def test_each_action_reaches_the_engine(client: EngineClient, path: Path) -> None:
    load(client, path)
    assert isinstance(submit(client, SetThreads(threads=1)).result(PATIENCE), Done)
    assert isinstance(submit(client, Measure(prompt=8, steps=1)).result(PATIENCE), Measured)
    assert isinstance(submit(client, Load(path=str(path), options=OPTIONS)).result(PATIENCE), Loaded)

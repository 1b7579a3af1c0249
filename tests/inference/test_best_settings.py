"""The rules for the best settings, on figures that are made up: nothing changes for nothing, nothing gets slower."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inference.best_settings import LEAST_GAIN, Choice, best_settings, changed_options
from inference.options import LoadOptions, check_options
from inference.speed_report import Report, Sample, Setup, Topic

HOME = Setup(threads=4, batch_threads=4, micro_batch=256, flash_attention="on", kv_type="f16", context=4096)


def sample(topic: Topic, reading: float = 100.0, writing: float = 10.0, noise: float = 0.01, **setup: object) -> Sample:
    changed = msgspec.structs.replace(HOME, **setup)
    return Sample(topic=topic, setup=changed, prompt=128, depth=128, reading=reading, writing=writing, noise=noise)


def by_threads(figures: dict[int, tuple[float, float]], noise: float = 0.01) -> Report:
    samples = [
        sample("threads", reading, writing, noise, threads=count, batch_threads=count)
        for count, (reading, writing) in figures.items()
    ]
    return Report(model="m.gguf", setup=HOME, samples=tuple(samples))


def chosen(report: Report) -> dict[str, Choice]:
    return {choice.name: choice for choice in best_settings(report)}


def test_more_threads_where_they_are_faster() -> None:
    found = chosen(by_threads({2: (60, 8), 4: (100, 10), 8: (180, 9)}))
    assert (found["threads"].value, found["threads"].changes) == (4, False)
    assert (found["batch_threads"].value, found["batch_threads"].changes) == (8, True)
    assert found["batch_threads"].gain == pytest.approx(0.8)
    assert found["batch_threads"].reason == "batch_threads_faster"
    assert (found["batch_threads"].of, found["threads"].of) == ("reading", "writing")


def test_fewer_threads_win_among_equally_fast_ones() -> None:
    assert chosen(by_threads({4: (100, 10), 6: (100, 14.8), 8: (100, 15)}))["threads"].value == 6


def test_what_may_be_chance_changes_nothing() -> None:
    assert not chosen(by_threads({4: (100, 10), 8: (100, 10.5)}))["threads"].changes
    assert not chosen(by_threads({4: (100, 10), 8: (100, 12)}, noise=0.12))["threads"].changes
    busy = chosen(by_threads({4: (100, 10), 8: (100, 90)}, noise=0.9))
    assert (busy["threads"].changes, busy["threads"].reason) == (False, "uncertain")
    assert busy["batch_threads"].reason == "batch_threads_kept"


def test_nothing_is_said_about_what_was_not_measured() -> None:
    assert best_settings(Report(model="m.gguf", setup=HOME)) == ()
    assert best_settings(by_threads({4: (100, 10)})) == ()
    assert best_settings(by_threads({2: (100, 10), 8: (300, 40)})) == (), "what is in use was not measured"


def memory(**figures: tuple[float, float]) -> Report:
    kinds = {"f16_on": ("f16", "on"), "f16_off": ("f16", "off"), "q8_0_on": ("q8_0", "on")}
    samples = [
        sample("kv", *figures[name], kv_type=kv_type, flash_attention=way)
        for name, (kv_type, way) in kinds.items()
        if name in figures
    ]
    return Report(model="m.gguf", setup=HOME, samples=tuple(samples))


def test_flash_attention_and_the_cache() -> None:
    found = chosen(memory(f16_on=(100, 10), f16_off=(120, 10), q8_0_on=(99, 12)))
    assert (found["flash_attention"].value, found["flash_attention"].of) == ("off", "reading")
    assert (found["kv_type"].value, found["kv_type"].of) == ("q8_0", "writing")
    found = chosen(memory(f16_on=(100, 10), f16_off=(150, 8), q8_0_on=(80, 12)))
    assert not found["flash_attention"].changes, "what gains here and loses there stays"
    assert not found["kv_type"].changes


def test_smaller_micro_batches() -> None:
    samples = [
        sample("micro_batch", speed, 0.0, micro_batch=size) for size, speed in ((64, 130), (256, 100), (512, 99))
    ]
    found = chosen(Report(model="m.gguf", setup=HOME, samples=(*samples, *samples[::-1])))
    assert (found["micro_batch"].value, found["micro_batch"].reason) == (64, "micro_batch_faster")
    once = chosen(Report(model="m.gguf", setup=HOME, samples=tuple(samples)))
    assert not once["micro_batch"].changes, "another program may have been in the way just then"


def test_repeated_measurements_count_once_and_tell_how_sure_they_are() -> None:
    samples = [sample("threads", 100, speed, threads=8, batch_threads=8) for speed in (10.0, 14.0)]
    report = Report(model="m.gguf", setup=HOME, samples=(*samples, sample("threads", 100, 10)))
    four, eight = report.of("threads")
    assert (four.writing, eight.writing) == (10.0, 14.0)
    assert eight.noise == pytest.approx(0.4)
    assert not chosen(report)["threads"].changes


SPEEDS = st.floats(0.001, 1e6)


@given(
    figures=st.dictionaries(st.integers(1, 64), st.tuples(SPEEDS, SPEEDS), max_size=8),
    noise=st.floats(0, 1),
    order=st.randoms(use_true_random=False),
)
def test_the_rules_hold_for_any_figures(figures: dict[int, tuple[float, float]], noise: float, order: object) -> None:
    report = by_threads(figures, noise)
    choices = chosen(report)
    mixed = list(report.samples)
    order.shuffle(mixed)  # type: ignore[attr-defined]
    assert chosen(msgspec.structs.replace(report, samples=tuple(mixed))) == choices, "the order is no reason"
    for place, name in enumerate(("batch_threads", "threads")):
        if name not in choices:
            continue
        choice = choices[name]
        gained = figures[int(choice.value)][place] / figures[4][place] - 1
        assert choice.changes == (choice.value != 4) == (choice.gain > 0)
        assert gained >= max(LEAST_GAIN, 2 * min(noise, 0.3)) * 0.99 if choice.changes else gained == 0
    check_options(changed_options(LoadOptions(), tuple(choices.values())))

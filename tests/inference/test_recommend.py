"""Which variant and which models are recommended: tables, and the laptops of the catalog's own notes."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inference.bandwidth import Bandwidth
from inference.catalog import CatalogEntry, load_catalog
from inference.hardware import Hardware
from inference.outlook import Outlook, Reason, Verdict, rough_outlook
from inference.quantization import FILE_TYPES, bits_of
from inference.recommend import (
    PLEASANT_WORDS,
    Choice,
    Suggested,
    Suggestions,
    level_of,
    recommend,
    suggest,
)
from inference.rough_model import RoughModel
from inference.speed import WORDS_PER_TOKEN, Speed
from tests.inference.test_fit import card, machine

# Bits a weight of whole files, embeddings included.
BITS = {
    "Q2_K": 3.2,
    "IQ3_M": 3.76,
    "Q3_K_M": 3.9,
    "IQ4_XS": 4.4,
    "Q4_K_S": 4.6,
    "Q4_K_M": 4.85,
    "Q5_K_M": 5.7,
    "Q6_K": 6.6,
    "Q8_0": 8.5,
    "F16": 16.0,
}
NAMES = tuple(BITS)


def choices(
    parameters: float, total: float, names: tuple[str, ...] = NAMES, *, gbps: float = 40, graphics: float = 0
) -> list[Choice]:
    """All variants of a dense model on a machine with four cores and so many GB, most of them free."""
    hardware = machine(total, total - 2)
    bandwidth = Bandwidth(bytes_per_second=gbps * 1e9, threads=4)
    found = []
    for name in names:
        size = int(parameters * 1e9 * BITS[name] / 8)
        known = RoughModel(file_size=size, parameters=int(parameters * 1e9), architecture="llama", quantization=name)
        devices = (card(graphics),) if graphics else ()
        found.append(
            Choice(
                quantization=name,
                size=size,
                outlook=rough_outlook(known, hardware, devices, bandwidth, free_disk=100 * 2**30),
            )
        )
    return found


def choice(
    name: str, words: float | None = 10.0, verdict: Verdict = "memory", reason: Reason | None = None, disk: int = 1
) -> Choice:
    """A variant with an outlook of its own."""
    speed = None if words is None else Speed(tokens_per_second=words / WORDS_PER_TOKEN)
    usual: Reason = "too_large" if verdict == "none" else verdict
    outlook = Outlook(
        verdict=verdict, reason=reason or usual, memory_needed=1, memory_usable=10, speed=speed, disk_free_after=disk
    )
    return Choice(quantization=name, size=int((bits_of(name) or 4.5) * 100), outlook=outlook)


# ----------------------------------------------------------------------------------------- variants


@pytest.mark.parametrize(
    ("parameters", "total", "name", "reason"),
    [
        (8, 16, "Q4_K_M", "balanced"),
        (4, 8, "Q4_K_M", "balanced"),
        (4, 32, "Q4_K_M", "balanced"),  # there is room for more, but it would be slow
        (1, 8, "Q8_0", "room_for_more"),
        (0.35, 8, "Q8_0", "room_for_more"),  # never 16 bits
        (8, 7.4, "Q4_K_S", "less_memory"),
        (8, 6.6, "Q3_K_M", "less_memory"),
        (8, 6.4, "IQ3_M", "less_memory"),
        (8, 6.2, "Q3_K_M", "less_memory"),  # just so, but better than what has lost much
        (8, 5.8, "Q2_K", "too_compressed"),
        (30, 12, "Q2_K", "nothing_fits"),
    ],
)
def test_by_the_machine(parameters: float, total: float, name: str, reason: str) -> None:
    found = recommend(choices(parameters, total))
    assert found is not None
    assert (found.quantization, found.reason) == (name, reason)


@pytest.mark.parametrize(
    ("names", "name"),
    [
        (("Q4_0", "Q4_K_M", "UD-Q4_K_XL", "IQ4_XS"), "Q4_K_M"),
        (("Q4_0", "UD-Q4_K_XL", "IQ4_XS"), "UD-Q4_K_XL"),
        (("MXFP4", "Q8_0"), "MXFP4"),
        (("Q4_1", "IQ4_NL", "Q4_0"), "IQ4_NL"),
        (("Q5_K_S", "Q5_K_M", "Q8_0"), "Q5_K_M"),
        (("Q3_K_S", "Q3_K_M", "Q3_K_L"), "Q3_K_M"),
        (("IQ3_M", "IQ3_XXS", "Q3_K_S"), "Q3_K_S"),  # the others take a processor long
        (("Q8_0", "F16"), "Q8_0"),
        (("Q2_K", "Q8_0"), "Q8_0"),
        (("some-file", "Q4_K_M"), "Q4_K_M"),
    ],
)
def test_by_what_there_is(names: tuple[str, ...], name: str) -> None:
    found = recommend([choice(each, words=5) for each in names])
    assert found is not None
    assert found.quantization == name


def test_graphics_card_holds_all_of_a_smaller_one() -> None:
    found = recommend([choice("IQ4_XS", verdict="gpu"), choice("Q4_K_M", verdict="partial")])
    assert found is not None
    assert (found.quantization, found.reason) == ("IQ4_XS", "faster")


def test_more_precise_stays_on_the_graphics_card() -> None:
    usual, more = choice("Q4_K_M", 50, "gpu"), choice("Q6_K", 30, "partial")
    assert recommend([usual, more]) == recommend([usual, more][::1])
    found = recommend([usual, more])
    assert found is not None
    assert (found.quantization, found.reason) == ("Q4_K_M", "balanced")
    found = recommend([usual, choice("Q6_K", 30, "gpu")])
    assert found is not None
    assert (found.quantization, found.reason) == ("Q6_K", "room_for_more")


def test_unknown_speed_is_no_reason_for_more() -> None:
    found = recommend([choice("Q4_K_M", None), choice("Q8_0", None)])
    assert found is not None
    assert found.quantization == "Q4_K_M"


def test_no_room_on_the_disk_is_no_fit() -> None:
    found = recommend([choice("Q3_K_M"), choice("Q4_K_M", disk=-1)])
    assert found is not None
    assert (found.quantization, found.reason) == ("Q3_K_M", "less_disk")
    found = recommend([choice("Q3_K_M"), choice("Q4_K_M", verdict="none", disk=-1)])
    assert found is not None
    assert (found.quantization, found.reason) == ("Q3_K_M", "less_memory")


def test_full_disk_is_not_called_a_weak_computer() -> None:
    found = recommend([choice("Q4_K_M", disk=-1), choice("Q3_K_M", disk=-1), choice("Q8_0", verdict="none", disk=-1)])
    assert found is not None
    assert (found.quantization, found.reason) == ("Q3_K_M", "disk_full")
    found = recommend([choice("Q4_K_M", disk=-1)])
    assert found is not None
    assert found.reason == "disk_full"


def test_one_or_none() -> None:
    assert recommend([]) is None
    for only, reason in ((choice("Q8_0"), "only_one"), (choice("IQ1_S"), "too_compressed")):
        found = recommend([only])
        assert found is not None
        assert found.reason == reason
    found = recommend([choice("Q4_K_M", verdict="none")])
    assert found is not None
    assert found.reason == "nothing_fits"


def test_levels() -> None:
    assert [level_of(name) for name in NAMES] == [2, 3, 3, 4, 4, 4, 5, 6, 8, 16]
    assert [level_of(name) for name in ("UD-Q4_K_XL", "MXFP4", "QAT-Q4_0", "IQ3_XXS", "who knows")] == [4, 4, 4, 3, 3]
    assert all(level_of(name) in (2, 3, 4, 5, 6, 8, 16) for name in FILE_TYPES.values())


@given(
    names=st.lists(st.sampled_from((*FILE_TYPES.values(), "UD-Q4_K_XL", "odd")), min_size=1, max_size=12, unique=True),
    data=st.data(),
)
def test_what_is_recommended_fits_if_anything_does(names: list[str], data: st.DataObject) -> None:
    verdicts = st.sampled_from(("gpu", "partial", "memory", "none"))
    given_ = [
        choice(
            name,
            data.draw(st.one_of(st.none(), st.floats(0.1, 200))),
            data.draw(verdicts),  # type: ignore[arg-type]  # these words
        )
        for name in names
    ]
    found = recommend(given_)
    assert found is not None
    chosen = given_[found.index]
    assert (chosen.quantization, chosen.outlook) == (found.quantization, found.outlook)
    fitting = [each for each in given_ if each.outlook.fits]
    assert chosen.outlook.fits == bool(fitting)
    if any(level_of(each.quantization) >= 3 for each in fitting):
        assert level_of(chosen.quantization) >= 3


# ------------------------------------------------------------------------------------------ catalog


@pytest.fixture(scope="module")
def catalog() -> tuple[CatalogEntry, ...]:
    return load_catalog(Path(__file__).resolve().parents[2] / "resources" / "catalog.json")


def suggested(
    catalog: tuple[CatalogEntry, ...], hardware: Hardware, gbps: float | None, graphics: float = 0
) -> dict[str, Suggested]:
    bandwidth = Bandwidth(bytes_per_second=gbps * 1e9, threads=hardware.threads) if gbps else None
    devices = (card(graphics),) if graphics else ()
    return {
        entry.repository: Suggested(
            id=entry.repository,
            parameters=entry.parameters,
            active_parameters=entry.active_parameters,
            chat=entry.general,
            outlook=rough_outlook(entry.rough, hardware, devices, bandwidth),
            rank=entry.rank,
        )
        for entry in catalog
    }


def laptop(memory: float, cores: int) -> Hardware:
    """As sold: the system sees a little less, and a third of it is in use."""
    return machine(memory * 0.97, memory * 0.65, physical_cores=cores, performance_cores=cores, logical_cores=2 * cores)


# The safest of each class, by the notes the catalog was made from (section 5).
SAFEST = {
    8: ("unsloth/Qwen3.5-4B-GGUF", "unsloth/gemma-4-E2B-it-GGUF", "bartowski/Llama-3.2-3B-Instruct-GGUF"),
    16: (
        "unsloth/gemma-4-E4B-it-GGUF",
        "unsloth/Qwen3.5-9B-GGUF",
        "LiquidAI/LFM2.5-8B-A1B-GGUF",
        "unsloth/gemma-4-12b-it-GGUF",
    ),
    32: (
        "ggml-org/gpt-oss-20b-GGUF",
        "unsloth/gemma-4-26B-A4B-it-GGUF",
        "unsloth/Qwen3.6-35B-A3B-GGUF",
    ),
}


@pytest.mark.parametrize(
    ("memory", "cores", "gbps"),
    [(8, 4, 25), (8, 4, 35), (8, 6, 50), (16, 4, 35), (16, 8, 45), (16, 8, 60), (32, 8, 45), (32, 8, 60)],
)
def test_laptops_are_told_to_begin_with_one_of_the_safest(
    catalog: tuple[CatalogEntry, ...], memory: int, cores: int, gbps: float
) -> None:
    models = suggested(catalog, laptop(memory, cores), gbps)
    found = suggest(tuple(models.values()))
    assert found.balanced in SAFEST[memory]
    assert (models[found.balanced].outlook.words_per_second or 0) >= PLEASANT_WORDS


@pytest.mark.parametrize("memory", [4, 6, 8, 12, 16, 24, 32, 64])
def test_suggestions_fit_and_are_ordered(catalog: tuple[CatalogEntry, ...], memory: int) -> None:
    for gbps, graphics in itertools.product((8, 20, 40, 80, 200, None), (0, 4, 8, 24)):
        check_suggestions(catalog, memory, gbps, graphics)


def check_suggestions(catalog: tuple[CatalogEntry, ...], memory: int, gbps: float | None, graphics: float) -> None:
    models = suggested(catalog, laptop(memory, 4), gbps, graphics)
    found = suggest(tuple(models.values()))
    fast, balanced, best = models[found.fast], models[found.balanced], models[found.best]
    for model in (fast, balanced, best):
        assert model.outlook.comfortable, model.id
        assert model.chat
    assert best.score >= balanced.score >= fast.score or not gbps
    if gbps:
        assert (fast.outlook.words_per_second or 0) >= (balanced.outlook.words_per_second or 0) * 0.99


def test_weak_processors_get_the_small_one(catalog: tuple[CatalogEntry, ...]) -> None:
    found = suggest(tuple(suggested(catalog, laptop(8, 2), 12).values()))
    assert found.balanced == found.fast == "LiquidAI/LFM2.5-1.2B-Instruct-GGUF"


def test_nothing_to_suggest() -> None:
    assert suggest(()) == Suggestions()
    none = Outlook(verdict="none", reason="too_large")
    assert suggest((Suggested(id="a/b", parameters=10**9, outlook=none),)) == Suggestions()
    fits = Outlook(verdict="memory", reason="memory")
    assert suggest((Suggested(id="a/b", parameters=10**9, chat=False, outlook=fits),)) == Suggestions()

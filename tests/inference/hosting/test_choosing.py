"""Who answers without being named: the needs of a request, how long each would take, and who answered before."""

from __future__ import annotations

import time
from pathlib import Path

import msgspec
import pytest

from inference.errors import ModelMissing, Unable
from inference.hardware import read_hardware
from inference.hosting.candidates import Paces
from inference.hosting.choosing import BY_NAME, ONLY_HEARTH, Chooser
from inference.hosting.ticket import Ticket
from inference.hosting.values import Wish
from inference.messages import Message, Tool
from inference.model_file import ModelFile
from inference.protocol import Embed, Finished, Generate
from inference.routing_rules import Rule, Rules
from inference.speed_report import Report, Sample, Setup
from tests.support.asked_host import model_file
from tests.support.tiny_gguf import write_tiny

SMALL = ModelFile(name="small", path=Path("small"), parameters=10**9, size=6 * 10**8, context_trained=32768)
LARGE = ModelFile(
    name="large", path=Path("large"), parameters=8 * 10**9, size=48 * 10**8, context_trained=32768, tools=True
)
VECTORS = ModelFile(name="vectors", path=Path("vectors"), purpose="embedding", problem="It cannot chat.")
ALL = (SMALL, LARGE, VECTORS)


def chooser(paces: Paces | None = None, rules: Rules | None = None) -> Chooser:
    found = paces or Paces()
    hardware = read_hardware()
    return Chooser(lambda models: found.candidates(models, (), (), 1.0, hardware), lambda: rules or Rules())


def wish(text: str = "Hello", model: str = "auto", conversation: str = "", *tools: Tool) -> Ticket:
    command = Generate(messages=(Message.user(text),), conversation=conversation, tools=tools)
    return Ticket(Wish(command=command, model=model), lambda _event: None)


def test_who_can_answers() -> None:
    assert chooser().pick(wish("Hello", "auto", "", Tool("look_up")), ALL).model == LARGE
    rules = Rules(rules=(Rule(then="prefer", model="small"),))
    assert chooser(rules=rules).pick(wish(), ALL).model == SMALL


@pytest.mark.parametrize("name", ["Qwen3 8B", "qwen3-8b", " QWEN3_8B", "Qwen3-8B-Q4_K_M.gguf", "qwen3-8b-q4-k-m"])
def test_a_model_is_found_by_its_name_however_it_is_written_and_by_its_file(name: str) -> None:
    there = ModelFile(name="Qwen3 8B", path=Path("Qwen3-8B-Q4_K_M.gguf"), parameters=8 * 10**9)
    assert chooser().pick(wish(model=name), (*ALL, there)).model == there
    assert chooser().pick(wish(model="Auto"), ALL).why != BY_NAME


def test_no_model_is_taken_for_another_but_it_is_named() -> None:
    there = ModelFile(name="Qwen3 8B", path=Path("Qwen3-8B-Q4_K_M.gguf"))
    with pytest.raises(ModelMissing, match="no model called “qwen3”") as missing:
        chooser().pick(wish(model="qwen3"), (*ALL, there))
    assert missing.value.hint == "Did you mean Qwen3 8B?"
    with pytest.raises(ModelMissing) as missing:
        chooser().pick(wish(model="gpt"), ALL)
    assert missing.value.hint == "Models that are known: small, large, vectors."


def test_speed_that_was_measured_counts() -> None:
    paces = Paces()
    paces.answered(LARGE, Finished(reason="stop", completion_tokens=100, decode_tps=0.5))
    paces.answered(SMALL, Finished(reason="stop", completion_tokens=100, decode_tps=50))
    assert chooser(paces).pick(wish(), ALL).model == SMALL
    paces.answered(LARGE, Finished(reason="stop", completion_tokens=3, decode_tps=999))
    assert chooser(paces).pick(wish(), ALL).model == SMALL  # three tokens tell nothing


def test_what_was_measured_before_is_known_from_the_start() -> None:
    sample = Sample(topic="length", setup=Setup(), prompt=512, reading=2.0, writing=0.5)
    report = Report(model=LARGE.path.name, file_size=LARGE.size, samples=(sample,))
    assert chooser(Paces(lambda _hardware: [report])).pick(wish(), ALL).model == SMALL
    other = msgspec.structs.replace(report, file_size=LARGE.size + 1)  # a file of the same name
    assert chooser(Paces(lambda _hardware: [other])).pick(wish(), (LARGE, VECTORS)).model == LARGE


def test_a_mixture_is_as_quick_as_what_it_reads_and_not_as_strong_as_what_it_holds() -> None:
    sparse = msgspec.structs.replace(LARGE, name="sparse", active_parameters=LARGE.parameters // 8)
    dense, mixture = Paces().candidates([LARGE, sparse], (), (), 0.0, read_hardware())
    assert mixture.writing == pytest.approx(8 * dense.writing)
    assert mixture.strength < dense.strength


def test_who_was_made_for_a_language_is_known(tmp_path: Path) -> None:
    said = ["DE", "en", "mul", "German"]
    made = model_file(write_tiny(tmp_path / "made.gguf", metadata={"general.languages": said}))
    assert made.languages == ("de", "en")
    many = msgspec.structs.replace(made, languages=("de", "en", "fr", "es", "it"))
    found = Paces().candidates([made, many], (), (), 0.0, read_hardware())
    assert [one.languages for one in found] == [("de", "en"), ()]


def test_a_conversation_stays_with_who_was_named() -> None:
    choosing = chooser()
    assert choosing.pick(wish("Hello", "small", "~c"), ALL) == (SMALL, BY_NAME)
    assert "so far" in choosing.pick(wish("And then?", "auto", "~c"), ALL).why
    assert choosing.pick(wish("And then?", "auto", "~c"), ALL).model == SMALL
    assert choosing.pick(wish("And then?", "auto", "~other"), ALL).why != BY_NAME


def test_whoever_is_answered_by_the_guide_is_told_what_it_is() -> None:
    guide = ModelFile(name="guide", path=Path("guide"), parameters=3 * 10**6, builtin=True)
    assert chooser().pick(wish(model="guide"), (guide, *ALL)).why == f"{BY_NAME} {ONLY_HEARTH}"
    assert chooser().pick(wish(), (guide, VECTORS)).why.endswith(ONLY_HEARTH)
    assert chooser().pick(wish(), (guide, SMALL)).model == SMALL


def test_vectors_come_from_one_model() -> None:
    ticket = Ticket(Wish(command=Embed(texts=("a",))), lambda _event: None)
    assert chooser().pick(ticket, ALL).model == VECTORS
    with pytest.raises(Unable):
        chooser().pick(ticket, (SMALL, LARGE))


def test_it_is_quick() -> None:
    many = [SMALL, LARGE] + [
        ModelFile(name=f"m{n}", path=Path("m"), parameters=n * 10**8, size=n * 10**8, context_trained=8192)
        for n in range(1, 100)
    ]
    choosing, ticket = chooser(), wish("How do I sort a list in python? " * 500)
    best = float("inf")
    for _ in range(5):
        began = time.perf_counter()
        choosing.pick(ticket, many)
        best = min(best, time.perf_counter() - began)
    assert best < 0.02  # 5 ms are wanted of a machine that does nothing else

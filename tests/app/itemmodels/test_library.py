"""The list of models on this computer: searched, sorted, told in words."""

from __future__ import annotations

import datetime
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from app.controllers.refetch import wanted_again
from app.itemmodels.library import Kind, LibraryListModel, LibraryRole, Order, arranged
from app.itemmodels.library_words import badges_of, banner_of, facts_about, when_text
from app.itemmodels.model_words import line_of
from inference.model_file import Companion, ModelFile, Place

GUIDE = ModelFile(name="guide", path=Path("/program/guide.gguf"), builtin=True, source="builtin", size=6_800_000)
QWEN = ModelFile(
    name="Qwen3 4B",
    path=Path("/data/models/unsloth/Qwen3-4B-GGUF/Qwen3-4B-Q4_K_M.gguf"),
    quantization="Q4_K_M",
    parameters=4_020_000_000,
    size=2_500_000_000,
    context_trained=262_144,
    source="hearth",
    own=True,
    repository="unsloth/Qwen3-4B-GGUF",
    sha256=("ab" * 32,),
    licence="apache-2.0",
    template=True,
    reasoning=True,
    tools=True,
    last_used=2_000.0,
)
LLAMA = msgspec.structs.replace(QWEN, name="Llama 8B", source="lm-studio", own=False, size=8_000_000_000, last_used=0.0)
MODELS = (GUIDE, LLAMA, QWEN)


def names(*, words: str = "", kind: Kind = "all", order: Order = "used") -> list[str]:
    return [model.name for model in arranged(MODELS, words, kind, order)]


def test_order_and_kind() -> None:
    assert names() == ["Qwen3 4B", "Llama 8B", "guide"]
    assert names(order="name") == ["Llama 8B", "Qwen3 4B", "guide"]
    assert names(order="size") == ["Llama 8B", "Qwen3 4B", "guide"]
    assert names(kind="programs") == ["Llama 8B"]
    assert names(kind="own") == ["Qwen3 4B"]
    assert names(kind="missing") == []


@pytest.mark.parametrize("words", ["qwen", "LM studio", "unsloth 8b", "Q4_K_M llama", "thinks first llama"])
def test_search_knows_what_is_shown(words: str) -> None:
    assert names(words=words)
    assert names(words=f"{words} zebra") == []


@given(st.permutations(MODELS), st.text(max_size=5), st.sampled_from(("used", "name", "size")))
def test_arranging_loses_and_invents_nothing(models: list[ModelFile], words: str, order: Order) -> None:
    found = arranged(models, words, "all", order)
    assert {model.name for model in found} <= {model.name for model in MODELS}
    assert len({model.name for model in found}) == len(found)
    assert arranged(models, "", "all", order) == arranged(MODELS, "", "all", order)
    assert not found or not any(model.builtin for model in found[:-1])


def test_the_qt_model_keeps_its_promises(qapp: QApplication) -> None:
    rows = LibraryListModel()
    tester = QAbstractItemModelTester(rows)
    rows.show(MODELS)
    rows.sort_by("size")
    rows.search("qwen")
    rows.search("")
    rows.set_current("Qwen3 4B")
    index = rows.index_of("Qwen3 4B")
    assert index.data(LibraryRole.CURRENT)
    assert index.data(LibraryRole.USED) == "in use"
    rows.show((GUIDE, msgspec.structs.replace(QWEN, missing=True)))
    assert rows.index_of("Qwen3 4B").data(LibraryRole.AWAY)
    assert not rows.index_of("Llama 8B").isValid()
    del tester


def test_lines_and_badges() -> None:
    assert line_of(QWEN) == "4.0 B · Q4_K_M · 2.3 GB · Hearth"
    assert line_of(GUIDE) == "6.5 MB · built in"
    assert [badge.text for badge in badges_of(QWEN)] == ["Thinks first", "Uses tools"]
    broken = msgspec.structs.replace(QWEN, missing=True, damaged=True, problem="Too new.", problem_hint="Update.")
    assert [badge.tone for badge in badges_of(broken)][:2] == ["warning", "error"]
    assert banner_of(QWEN) == ("", "")
    assert banner_of(msgspec.structs.replace(broken, missing=False, damaged=False)) == ("Too new. Update.", "warning")


def test_details_leave_out_what_nobody_knows() -> None:
    facts = {fact.key: fact.value for fact in facts_about(QWEN)}
    assert facts["quantization"].startswith("Q4_K_M: ")
    assert facts["context"].endswith("about 197000 words") or facts["context"].endswith("about 197,000 words")
    assert facts["checked"] == "never"
    sees = msgspec.structs.replace(QWEN, companions=(Companion(kind="projector", path=Path("/m"), size=900_000_000),))
    assert "to see pictures" in {fact.key: fact.value for fact in facts_about(sees)}["size"]
    assert {fact.key for fact in facts_about(GUIDE)} == {"size", "template", "used"}


@pytest.mark.parametrize(("days", "words"), [(0, "today"), (1, "yesterday"), (3, "3 days ago")])
def test_days_as_people_say_them(days: int, words: str) -> None:
    now = datetime.datetime(2026, 5, 20, 15, 0).astimezone()
    assert when_text((now - datetime.timedelta(days=days)).timestamp(), now.date()) == words
    assert when_text(0) == "never"


def test_a_damaged_model_is_fetched_into_its_place() -> None:
    wanted = wanted_again(QWEN)
    assert wanted is not None
    (file,) = wanted.files
    assert (file.target, file.sha256, file.source.path) == (QWEN.path, "ab" * 32, "Qwen3-4B-Q4_K_M.gguf")
    parts = tuple(Path(f"/x/unsloth/Qwen3-4B-GGUF/Q8/a-0000{n}-of-00002.gguf") for n in (1, 2))
    split = msgspec.structs.replace(QWEN, sha256=("ab" * 32, "cd" * 32), places=(Place(source="hearth", parts=parts),))
    again = wanted_again(split)
    assert again is not None
    assert [each.source.path for each in again.files] == ["Q8/a-00001-of-00002.gguf", "Q8/a-00002-of-00002.gguf"]
    assert wanted_again(LLAMA) is None, "nothing is changed where another program keeps its files"
    assert wanted_again(msgspec.structs.replace(QWEN, repository="")) is None

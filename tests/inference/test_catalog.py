"""The catalog: what it says can be true, is understood, and leads somewhere; and a damaged one is noticed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from inference.architectures import ARCHITECTURES, OTHER_PURPOSES
from inference.catalog import GROUPS, CatalogEntry, entry_for, load_catalog
from inference.errors import StorageDamaged
from inference.hub.file_names import take_apart
from inference.hub.reference import is_repository
from inference.quantization import bits_of
from resources import resource_path

PATH = resource_path("catalog.json")
CATALOG = load_catalog(PATH)
FREE = {"apache-2.0", "mit"}
KIB = 1024


def for_each_entry(check: Callable[[CatalogEntry], None]) -> Callable[[], None]:
    """One test for all entries; it names the one that fails."""

    def test() -> None:
        for entry in CATALOG:
            try:
                check(entry)
            except AssertionError as error:
                raise AssertionError(f"{entry.title}: {error}") from error

    return test


def test_it_is_a_choice_and_not_a_list_of_everything() -> None:
    assert 20 <= len(CATALOG) <= 40
    assert {entry.group for entry in CATALOG} == set(GROUPS)
    assert [entry.group for entry in CATALOG] == sorted((entry.group for entry in CATALOG), key=GROUPS.index)


def test_every_name_is_there_once() -> None:
    names = [name for entry in CATALOG for name in (entry.repository, *entry.alternates)]
    assert len(set(names)) == len(names)
    assert len({entry.title for entry in CATALOG}) == len(CATALOG)
    assert sorted(entry.rank for entry in CATALOG) == list(range(len(CATALOG)))


@for_each_entry
def test_ids_lead_to_repositories(entry: CatalogEntry) -> None:
    for name in (entry.repository, *entry.alternates, *filter(None, [entry.draft])):
        assert is_repository(name)
        assert name.lower().endswith("gguf")


@for_each_entry
def test_the_size_fits_the_parameters(entry: CatalogEntry) -> None:
    """Nothing is wrong by a factor: the usual quantization takes its bits, and some more for the first layer."""
    bits = entry.size * 8 / entry.parameters
    expected = bits_of(entry.quantizations[0])
    assert expected is not None
    assert 0.9 * expected <= bits <= 1.45 * expected
    assert entry.active_parameters < entry.parameters
    if (found := re.search(r"(\d+(?:\.\d+)?)(B|M)(?![a-z])", entry.title)) and not entry.title.startswith("Gemma 4 E"):
        named = float(found[1]) * (10**9 if found[2] == "B" else 10**6)
        assert 0.85 * named <= entry.parameters <= 1.15 * named


@for_each_entry
def test_what_it_remembers_is_plausible(entry: CatalogEntry) -> None:
    assert entry.context in {0, 512, 2048, 8192, 32_768, 40_960, 131_072, 262_144}
    assert entry.kv_bytes_per_token == 0 or 8 * KIB <= entry.kv_bytes_per_token <= 256 * KIB
    assert entry.projector == 0 or 10**8 <= entry.projector <= 2 * 10**9
    assert entry.projector == 0 or "vision" in entry.abilities


@for_each_entry
def test_this_engine_runs_it(entry: CatalogEntry) -> None:
    assert entry.architecture in ARCHITECTURES
    assert entry.architecture not in OTHER_PURPOSES or not entry.chat
    assert ("embedding" in entry.abilities) == (not entry.chat)


@for_each_entry
def test_quantizations_are_written_as_file_names_have_them(entry: CatalogEntry) -> None:
    for quantization in entry.quantizations:
        name = take_apart(f"M-{quantization}.gguf")
        assert name is not None
        assert name.quantization == quantization
    assert len(set(entry.quantizations)) == len(entry.quantizations)


@for_each_entry
def test_a_licence_with_terms_says_so(entry: CatalogEntry) -> None:
    assert bool(entry.terms) == (entry.licence not in FREE)
    assert not entry.terms or entry.terms.endswith(".")


@for_each_entry
def test_descriptions_are_for_newcomers(entry: CatalogEntry) -> None:
    words = entry.description
    assert 60 <= len(words) <= 200
    assert words.endswith(".")
    assert "!" not in words
    assert "  " not in words
    assert not re.search(r"\b(SOTA|state-of-the-art|LLM|KV|token|MoE|benchmark|inference|instruct)\b", words, re.I)
    assert ("does not chat" in words.lower()) == (not entry.chat)


@for_each_entry
def test_what_is_said_and_what_is_known_agree(entry: CatalogEntry) -> None:
    words = entry.description.lower()
    assert not re.search(r"\bpictures?\b|\bphotos?\b", words) or "vision" in entry.abilities
    if memory := re.search(r"(\d+) (?:to \d+ )?gb", words):
        assert entry.size < int(memory[1]) * 0.85 * 10**9
    assert entry.language_count == 0 or entry.languages


def test_an_entry_is_found_by_any_of_its_names() -> None:
    entry = next(entry for entry in CATALOG if entry.alternates)
    assert entry_for(CATALOG, entry.repository) is entry
    assert entry_for(CATALOG, entry.alternates[0]) is entry
    assert entry_for(CATALOG, "nobody/nothing") is None


def test_the_estimate_gets_what_is_known() -> None:
    entry = next(entry for entry in CATALOG if entry.active_parameters)
    rough = entry.rough
    assert (rough.file_size, rough.parameters, rough.active_parameters) == (
        entry.size,
        entry.parameters,
        entry.active_parameters,
    )


def without(key: str) -> Callable[[dict[str, Any]], object]:
    return lambda model: model.pop(key)


@pytest.mark.parametrize(
    "damage",
    [
        without("licence"),
        without("repository"),
        lambda model: model.update(unheard_of=1),
        lambda model: model.update(size=0),
        lambda model: model.update(size="2 GB"),
        lambda model: model.update(group="huge"),
        lambda model: model.update(repository="no slash"),
        lambda model: model.update(abilities=["flying"]),
        lambda model: model.update(quantizations=[]),
        lambda model: model.update(repository=CATALOG[1].repository),
    ],
)
def test_a_mistake_in_it_is_noticed(damage: Callable[[dict[str, Any]], object], tmp_path: Path) -> None:
    content = json.loads(PATH.read_bytes())
    damage(content["models"][0])
    path = tmp_path / "catalog.json"
    path.write_text(json.dumps(content))
    with pytest.raises(StorageDamaged):
        load_catalog(path)


@pytest.mark.parametrize("content", [None, b"", b"[]", b'{"format": 2, "models": []}'])
def test_a_file_that_is_no_catalog(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "catalog.json"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(StorageDamaged) as caught:
        load_catalog(path)
    assert str(path) in caught.value.detail

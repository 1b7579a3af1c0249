"""What other programs and damaged disks leave in manifests, descriptions and the index: nothing leads astray."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inference.errors import StorageNewer
from inference.library import hub_cache, ollama
from inference.library.content import parse_description
from inference.library.grouping import Found, Side, group, sibling_parts
from inference.library.index import VERSION, decode_entry, encode, parse
from inference.library.records import Entry, Spot
from inference.library.walk import Stamp
from inference.model_file import Described

HEX = "0123456789abcdef"
words = st.text(max_size=12)
junk: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4),
    max_leaves=12,
)
digests = st.text(HEX, min_size=64, max_size=64).map("sha256:".__add__) | words
layers = st.fixed_dictionaries(
    {"mediaType": st.sampled_from([ollama.MODEL, ollama.PROJECTOR, "other"]) | junk, "digest": digests | junk}
)
manifests = st.fixed_dictionaries({"layers": st.lists(layers | junk, max_size=5) | junk})
lists_of_manifests = st.fixed_dictionaries({"manifests": st.lists(manifests | layers | junk, max_size=5) | junk})


@settings(max_examples=30)
@given(st.binary(max_size=200) | (manifests | lists_of_manifests | junk).map(lambda value: json.dumps(value).encode()))
def test_any_manifest_of_ollama(data: bytes) -> None:
    found, references = ollama.parse_manifest(data)
    for digest in (found.model, found.projector, *references):
        assert digest == "" or (len(digest) == 64 and set(digest) <= set(HEX))
    assert len(references) <= 8


@pytest.mark.parametrize(
    "data",
    [
        b"[" * 100_000,
        b'{"layers":' * 50_000,
        b"\xff\xfe\x00",
        b'{"layers": [{"mediaType": "application/vnd.ollama.image.model", "digest": "sha256:../../x"}]}',
    ],
)
def test_hostile_manifest_of_ollama(data: bytes) -> None:
    assert ollama.parse_manifest(data) == (ollama.Layers(), ())


@pytest.mark.parametrize(
    ("parts", "name", "repository"),
    [
        (("registry.ollama.ai", "library", "llama3.2", "3b"), "llama3.2:3b", ""),
        (("registry.ollama.ai", "someone", "model", "latest"), "someone/model:latest", ""),
        (("hf.co", "unsloth", "Qwen3-4B-GGUF", "Q4_K_M"), "Qwen3-4B-GGUF:Q4_K_M", "unsloth/Qwen3-4B-GGUF"),
        (("example.org", "library", "m", "1"), "example.org/m:1", ""),
    ],
)
def test_names_of_ollama(parts: tuple[str, str, str, str], name: str, repository: str) -> None:
    assert ollama.name_of(*parts) == (name, repository)


@settings(max_examples=30)
@given(words, st.binary(max_size=200) | junk.map(lambda value: json.dumps(value).encode()))
def test_any_manifest_of_llama_cpp(name: str, data: bytes) -> None:
    hub_cache.parse_manifest(name, data)
    found = hub_cache.parse_manifest(f"manifest=owner={name or 'x'}=latest.json", data)
    assert found is None or all(len(digest) == 64 for digest in found.hashes.values())


@settings(max_examples=30)
@given(st.text(max_size=500))
def test_any_description(text: str) -> None:
    assert all(isinstance(value, str) for value in parse_description(text).values())


def test_description_of_jan() -> None:
    text = (
        "# comment\nname: 'A: name'\nmodel_path: C:\\Models\\m.gguf\nfiles:\n  - /a b.gguf\n  - second\nempty:\nx: 3\n"
    )
    assert parse_description(text) == {
        "name": "A: name",
        "model_path": "C:\\Models\\m.gguf",
        "files": "/a b.gguf",
        "x": "3",
    }


# ------------------------------------------------------------------------------------- file names


@settings(max_examples=30)
@given(st.lists(st.text(st.characters(exclude_characters="/\x00", codec="utf-8"), min_size=1, max_size=40), max_size=8))
def test_grouping_loses_no_model_and_takes_no_file_twice(names: list[str]) -> None:
    files = [Stamp(f"/m/{name}.gguf", 1, 1, number) for number, name in enumerate(dict.fromkeys(names))]
    found = group(files, "folder")
    taken = [part.path for each in found for part in each.parts]
    assert len(taken) == len(set(taken))
    assert set(taken) <= {file.path for file in files}


def _stamps(*names: str) -> list[Stamp]:
    return [Stamp(f"/m/{name}", size, 1, size) for size, name in enumerate(names, 1)]


def _with_companions(found: list[Found]) -> dict[str, list[str]]:
    return {
        os.path.basename(each.parts[0].path): [os.path.basename(side.stamp.path) for side in each.companions]
        for each in found
    }


def test_projector_goes_with_all_quantizations_of_its_model() -> None:
    files = _stamps("gemma-Q4_K_M.gguf", "gemma-Q8_0.gguf", "mmproj-BF16.gguf", "mmproj-F16.gguf", "imatrix.gguf")
    projectors = ["mmproj-F16.gguf", "mmproj-BF16.gguf"]  # the better one first
    assert _with_companions(group(files, "hearth")) == {"gemma-Q4_K_M.gguf": projectors, "gemma-Q8_0.gguf": projectors}


def test_projector_in_a_folder_of_unrelated_models_must_name_its_own() -> None:
    files = _stamps("gemma-3-4b-it-Q4_K_M.gguf", "llama-Q8_0.gguf", "mmproj-gemma-3-4b-it-f16.gguf", "mmproj-f16.gguf")
    assert _with_companions(group(files, "folder", mixed=True)) == {
        "gemma-3-4b-it-Q4_K_M.gguf": ["mmproj-gemma-3-4b-it-f16.gguf"],
        "llama-Q8_0.gguf": [],
    }


def test_draft_model_is_a_companion_and_parts_are_sorted() -> None:
    files = _stamps("m-Q4_K_M-00002-of-00002.gguf", "mtp-m-Q8_0.gguf", "m-Q4_K_M-00001-of-00002.gguf")
    (found,) = group(files, "hearth")
    assert [os.path.basename(part.path)[-18:] for part in found.parts] == [
        "00001-of-00002.gguf"[-18:],
        "00002-of-00002.gguf"[-18:],
    ]
    assert [side.kind for side in found.companions] == ["draft"]


@pytest.mark.parametrize(
    ("name", "count"),
    [("m-00002-of-00003.gguf", 3), ("m.gguf", 1), ("m-00001-of-99999.gguf", 1), ("m-00001-of-00000.gguf", 1)],
)
def test_sibling_parts(name: str, count: int) -> None:
    parts = sibling_parts(f"/m/{name}")
    assert len(parts) == count
    assert parts[0] == ("/m/m-00001-of-00003.gguf" if count == 3 else f"/m/{name}")


# ---------------------------------------------------------------------------------------- the index

stamps = st.builds(
    Stamp,
    st.text(st.characters(exclude_characters="\x00"), max_size=30).map("/".__add__),
    st.integers(0, 2**62),
    st.integers(0, 2**62),
    st.integers(0, 2**62),
)
sides = st.builds(Side, kind=st.sampled_from(["projector", "draft"]), stamp=stamps, sha256=st.text(HEX, max_size=64))
spots = st.builds(
    Spot,
    source=st.sampled_from(["hearth", "folder", "file", "ollama"]),
    root=words,
    parts=st.lists(stamps, min_size=1, max_size=3).map(tuple),
    own=st.booleans(),
    title=words,
    damaged=st.booleans(),
    companions=st.lists(sides, max_size=2).map(tuple),
)
entries = st.builds(
    Entry,
    name=st.text(min_size=1, max_size=30),
    content=words,
    given=st.booleans(),
    described=st.builds(
        Described, architecture=words, size=st.integers(0, 2**62), template=st.booleans(), problem=words
    ),
    spots=st.lists(spots, max_size=3).map(tuple),
    added=st.floats(0, 1e12),
    notes=words,
    sha256=st.lists(st.text(HEX, max_size=64), max_size=3).map(tuple),
)


@settings(max_examples=30)
@given(st.lists(entries, max_size=5, unique_by=lambda entry: entry.name).map(tuple))
def test_index_keeps_what_it_is_given(known: tuple[Entry, ...]) -> None:
    assert parse(encode(known)) == (known, True)


@settings(max_examples=30)
@given(st.binary(max_size=300) | junk.map(lambda value: json.dumps({"version": 2, "models": value}).encode()))
def test_any_index(data: bytes) -> None:
    found, _sound = parse(data)
    assert all(entry.name for entry in found)


@settings(max_examples=30)
@given(st.lists(junk, max_size=5))
def test_index_of_the_first_version_with_anything_in_it(models: list[Any]) -> None:
    parse(json.dumps({"version": 1, "models": models}).encode())


@settings(max_examples=30)
@given(junk)
def test_any_entry(content: Any) -> None:
    decode_entry(content)


def test_first_version_is_understood(tmp_path: Path) -> None:
    old = {
        "name": "Alpha 1B",
        "path": str(tmp_path / "a.gguf"),
        "architecture": "llama",
        "quantization": "Q8_0",
        "parameters": 5,
        "size": 7,
        "context_trained": 9,
        "added": 1.5,
        "last_used": 2.5,
    }
    guide = {"name": "guide", "path": "", "last_used": 3.5}
    (entry, used), sound = parse(json.dumps({"version": 1, "models": [old, guide]}).encode())
    assert sound
    assert entry.described == Described(
        architecture="llama", quantization="Q8_0", parameters=5, size=7, context_trained=9
    )
    assert (entry.name, entry.added, entry.last_used) == ("Alpha 1B", 1.5, 2.5)
    assert [spot.path for spot in entry.spots] == [old["path"]]
    assert (used.name, used.spots, used.last_used) == ("guide", (), 3.5)


def test_later_version_is_refused() -> None:
    with pytest.raises(StorageNewer):
        parse(json.dumps({"version": VERSION + 1, "models": []}).encode())

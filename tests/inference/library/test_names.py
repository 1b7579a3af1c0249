"""Names: readable, unique, and nothing that could upset a terminal or lead elsewhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inference.errors import UsageError
from inference.library.finding import by_name
from inference.library.names import MAX_NAME, check_name, free_name, plain, readable_name


@pytest.mark.parametrize(
    ("said", "repository", "title", "stem", "expected"),
    [
        ("Qwen3 4B Instruct", "unsloth/Qwen3-4B-GGUF", "", "Qwen3-4B-Q4_K_M", "Qwen3 4B Instruct"),
        ("Hf", "unsloth/Qwen3-4B-Instruct-GGUF", "", "model-Q4_K_M", "Qwen3-4B-Instruct"),
        ("checkpoint-1200", "", "llama3.2:3b", "", "llama3.2:3b"),
        ("Merged", "", "", "My-Model-Q8_0-00001-of-00003", "My-Model-Q8_0"),
        ("model", "", "", "ggml-model", "ggml-model"),
        ("", "", "", "", "Unnamed model"),
        ("Mistral\x1b[2J\nSmall", "", "", "", "Mistral [2J Small"),
        ("4e1243bd22c66e76c2ba9eddc1f91394e57f9f83", "owner/name-i1-GGUF", "", "", "name"),
    ],
)
def test_readable_name(said: str, repository: str, title: str, stem: str, expected: str) -> None:
    assert readable_name(said, repository, title, stem) == expected


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60), st.text(max_size=60))
def test_any_readable_name_is_one_printable_line(said: str, repository: str, title: str, stem: str) -> None:
    name = readable_name(said, repository, title, stem)
    assert name
    assert name.isprintable()


def test_free_name_tells_what_is_different() -> None:
    taken: set[str] = set()
    names = []
    for quantization, owner in (("Q4_K_M", "a"), ("Q8_0", "a"), ("Q8_0", "b"), ("Q8_0", "b"), ("Q8_0", "")):
        names.append(free_name("Model", quantization, owner, taken))
        taken.add(plain(names[-1]))
    assert names == ["Model", "Model Q8_0", "Model Q8_0 (b)", "Model Q8_0 (2)", "Model Q8_0 (3)"]
    assert free_name("guide", "", "", set()) == "guide (2)"


@given(st.text(min_size=1, max_size=20), st.sets(st.text(max_size=20).map(plain), max_size=6))
def test_free_name_is_free(name: str, taken: set[str]) -> None:
    if plain(name):
        assert plain(free_name(name, "Q4_0", "owner", taken)) not in taken


@pytest.mark.parametrize(
    "name", ["", "  ", "---", "\x00\x1b", "guide", " GUIDE ", "x" * (MAX_NAME + 1), "taken", "Taken."]
)
def test_names_that_cannot_be(name: str) -> None:
    with pytest.raises(UsageError):
        check_name(name, {"taken"})


def test_chosen_name_is_made_one_line() -> None:
    assert check_name("  My \n model\t", ()) == "My model"
    assert by_name((), "x", lambda _model: ()) is None


def test_accents_are_the_same_however_they_are_written() -> None:
    together, apart = "Modèle été", "Mode\u0300le e\u0301te\u0301"
    assert together != apart
    assert plain(together) == plain(apart)
    with pytest.raises(UsageError):
        check_name(apart, {plain(together)})

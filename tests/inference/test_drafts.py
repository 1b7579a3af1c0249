"""A model drafts for another one only with the same tokens, much smaller, and where it can be loaded."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from inference.drafts import MOST, MUCH_SMALLER, draft_candidates
from inference.errors import NotAModel
from inference.model_file import ModelFile
from inference.vocabulary_key import first_with_the_tokens_of, vocabulary_key
from tests.support.tiny_gguf import write_tiny

LARGE = ModelFile(name="large", path=Path("large.gguf"), size=100_000_000)


def _file(name: str, size: int = 1_000_000, **fields: object) -> ModelFile:
    return msgspec.structs.replace(ModelFile(name=name, path=Path(name + ".gguf"), size=size), **fields)


def test_candidates_are_much_smaller_and_the_largest_comes_first() -> None:
    limit = LARGE.size // MUCH_SMALLER
    others = [_file("little", 400_000), _file("too-large", limit + 1), _file("just", limit), _file("empty", 0)]
    assert draft_candidates(LARGE, [LARGE, *others]) == ("just.gguf", "little.gguf")
    assert draft_candidates(LARGE, []) == ()
    assert len(draft_candidates(LARGE, [_file(f"n{number}") for number in range(20)])) == MOST


@pytest.mark.parametrize("fields", [{"problem": "No."}, {"missing": True}, {"damaged": True}, {"purpose": "embedding"}])
def test_what_cannot_be_loaded_is_no_candidate(fields: dict[str, object]) -> None:
    assert draft_candidates(LARGE, [_file("other", **fields)]) == ()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("drafts")


@pytest.fixture(scope="module")
def large(folder: Path) -> Path:
    return write_tiny(folder / "large.gguf")


def test_other_weights_and_templates_are_the_same_tokens(folder: Path, large: Path) -> None:
    other = write_tiny(folder / "other.gguf", seed=4, layers=1, template=None, tensor_type="Q8_0", name="Other")
    assert vocabulary_key(other) == vocabulary_key(large) != ""


@pytest.mark.parametrize(
    "changes",
    [
        {"vocab": 1023},
        {"metadata": {"tokenizer.ggml.eos_token_id": 3}},
        {"metadata": {"tokenizer.ggml.model": "llama"}},
        {"metadata": {"tokenizer.ggml.token_type": [1] * 1024}},
        {"kind": "sliding-window"},
    ],
    ids=["size", "end", "kind", "types", "tokens"],
)
def test_other_tokens_are_other_tokens(folder: Path, large: Path, changes: dict[str, object]) -> None:
    path = write_tiny(folder / "changed.gguf", **changes)  # type: ignore[arg-type]  # what write_tiny takes
    assert vocabulary_key(path) not in ("", vocabulary_key(large))


def test_the_first_with_the_same_tokens_is_found(folder: Path, large: Path) -> None:
    foreign = write_tiny(folder / "foreign.gguf", vocab=1100)
    same = [write_tiny(folder / f"same-{number}.gguf", layers=1, seed=number) for number in range(2)]
    (folder / "x.gguf").write_bytes(b"nothing")
    others = [folder / "gone.gguf", folder / "x.gguf", foreign, *same]
    assert first_with_the_tokens_of(large, others) == same[0]
    assert first_with_the_tokens_of(large, others[:3]) is None
    assert first_with_the_tokens_of(large, []) is None
    assert first_with_the_tokens_of(folder / "gone.gguf", same) is None


def test_what_is_no_model_is_said(folder: Path) -> None:
    (folder / "nothing.gguf").write_bytes(b"nothing")
    with pytest.raises(NotAModel):
        vocabulary_key(folder / "nothing.gguf")

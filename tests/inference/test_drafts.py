"""A model drafts for another one only with the same tokens, much smaller, and where there is room."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from inference.drafts import MUCH_SMALLER, DraftChooser, vocabulary_key
from inference.errors import NotAModel
from inference.model_file import ModelFile
from tests.support.tiny_gguf import write_tiny

ROOM = 10**9


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("drafts")


@pytest.fixture(scope="module")
def large(folder: Path) -> ModelFile:
    return _file(write_tiny(folder / "large.gguf"), size=100_000_000)


def _file(path: Path, *, size: int = 1_000_000, **fields: object) -> ModelFile:
    return msgspec.structs.replace(ModelFile(name=path.stem, path=path, size=size), **fields)


def test_other_weights_and_templates_are_the_same_tokens(folder: Path, large: ModelFile) -> None:
    other = write_tiny(folder / "other.gguf", seed=4, layers=1, template=None, tensor_type="Q8_0", name="Other")
    assert vocabulary_key(other) == vocabulary_key(large.path) != ""


@pytest.mark.parametrize(
    "changes",
    [
        {"vocab": 1023},
        {"metadata": {"tokenizer.ggml.eos_token_id": 3}},
        {"metadata": {"tokenizer.ggml.model": "llama"}},
        {"kind": "sliding-window"},
    ],
    ids=["size", "end", "kind", "tokens"],
)
def test_other_tokens_are_other_tokens(folder: Path, large: ModelFile, changes: dict[str, object]) -> None:
    path = write_tiny(folder / "changed.gguf", **changes)  # type: ignore[arg-type]  # what write_tiny takes
    assert vocabulary_key(path) not in ("", vocabulary_key(large.path))


def test_types_of_tokens_count(folder: Path, large: ModelFile) -> None:
    path = write_tiny(folder / "types.gguf", metadata={"tokenizer.ggml.token_type": [1] * 1024})
    assert vocabulary_key(path) != vocabulary_key(large.path)


def test_what_is_no_model_is_said(folder: Path) -> None:
    (folder / "x.gguf").write_bytes(b"nothing")
    with pytest.raises(NotAModel):
        vocabulary_key(folder / "x.gguf")


def test_the_largest_that_is_much_smaller_is_chosen(folder: Path, large: ModelFile) -> None:
    paths = [write_tiny(folder / f"small-{index}.gguf", layers=1, seed=index) for index in range(4)]
    sizes = (large.size // MUCH_SMALLER, large.size // MUCH_SMALLER + 1, 5_000_000, 400_000)
    others = [_file(path, size=size) for path, size in zip(paths, sizes, strict=True)]
    chooser = DraftChooser()
    assert chooser.choose(large, [large, *others], ROOM) == others[0]
    assert chooser.choose(large, others, 6_000_000) == others[2]
    assert chooser.choose(large, others, 0) is None
    assert chooser.choose(large, [], ROOM) is None


def test_what_cannot_be_loaded_is_not_chosen(folder: Path, large: ModelFile) -> None:
    path = write_tiny(folder / "fine.gguf", layers=1)
    for fields in ({"problem": "No."}, {"missing": True}, {"damaged": True}, {"purpose": "embedding"}):
        assert DraftChooser().choose(large, [_file(path, **fields)], ROOM) is None
    assert DraftChooser().choose(large, [_file(folder / "gone.gguf"), _file(path)], ROOM) == _file(path)
    assert DraftChooser().choose(_file(folder / "gone.gguf", size=10**8), [_file(path)], ROOM) is None


def test_a_file_is_read_again_only_when_it_changes(folder: Path, large: ModelFile) -> None:
    path = folder / "changing.gguf"
    write_tiny(path, layers=1)
    chooser = DraftChooser()
    assert chooser.choose(large, [_file(path)], ROOM) is not None
    write_tiny(path, layers=1, vocab=1100)
    assert chooser.choose(large, [_file(path)], ROOM) is None

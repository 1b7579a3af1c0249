"""What drafts is what the user named, else whatever of the library may serve, and nothing where that is off."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.draft_choice import DRAFT_KEY, DraftChoice, Drafting
from app.settings import Settings
from inference.model_file import ModelFile

LARGE = ModelFile(name="large", path=Path("large.gguf"), size=600)
SMALL = ModelFile(name="small", path=Path("small.gguf"), size=100)
TINY = ModelFile(name="tiny", path=Path("tiny.gguf"), size=10)


@pytest.fixture
def settings(tmp_path: Path) -> Iterator[Settings]:
    made = Settings(tmp_path / "settings.json")
    yield made
    made.flush()


def of(settings: Settings, model: ModelFile = LARGE) -> Drafting:
    return DraftChoice(settings, lambda: (LARGE, TINY, SMALL)).of(model)


def test_by_itself_candidates_are_handed_on(settings: Settings) -> None:
    assert of(settings) == Drafting(drafts=("small.gguf", "tiny.gguf"))
    assert of(settings, TINY) == Drafting()


def test_what_the_user_named_drafts(settings: Settings) -> None:
    settings.set(DRAFT_KEY, "tiny", model="large")
    assert of(settings) == Drafting("tiny.gguf")
    assert of(settings, SMALL) == Drafting(drafts=("tiny.gguf",))


@pytest.mark.parametrize("name", ["large", "gone"])
def test_what_is_not_there_does_not_draft(settings: Settings, name: str) -> None:
    settings.set(DRAFT_KEY, name)
    assert of(settings) == Drafting()


@pytest.mark.parametrize("word", ["lookup", "off"])
def test_it_can_be_switched_off(settings: Settings, word: str) -> None:
    settings.set("load.speculation", word)
    assert of(settings) == Drafting()

"""Data that ships with Hearth is found, in a checkout and in a packaged program."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import resources
from inference.gguf import read_model_facts
from resources import resource_path


def test_guide_ships_and_is_a_chat_model() -> None:
    guide = resource_path("models", "guide.gguf")
    facts = read_model_facts(guide)
    assert facts.purpose == "chat"
    assert facts.chat_template
    assert facts.file_size <= 12 * 1024**2


def test_packaged_program_has_its_own_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert resource_path() == Path(resources.__file__).parent
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resource_path("models", "guide.gguf") == tmp_path / "resources/models/guide.gguf"

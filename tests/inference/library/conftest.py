"""A home with models in it, and a library that looks there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from inference.library import Library, Roots
from inference.library.stores import program_stores
from tests.support.model_stores import ModelFiles
from tests.support.tiny_gguf import write_tiny


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> ModelFiles:
    """Different small models by number."""
    return ModelFiles(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="session")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tiny(tmp_path_factory.mktemp("guide") / "shipped.gguf", layers=1, vocab=400, name="The guide")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Where the programs of the user keep their models."""
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "data/library.json"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Hearth's own models folder."""
    return tmp_path / "data/models"


@pytest.fixture
def roots(home: Path, own: Path) -> Roots:
    return Roots(own=own, programs=program_stores({}, home, "linux"))


@pytest.fixture
def open_library(index: Path, guide: Path, roots: Roots) -> Callable[[], Library]:
    """As another process would: nothing is remembered but what stands in the index."""
    return lambda: Library(index, guide, roots)


@pytest.fixture
def library(open_library: Callable[[], Library]) -> Library:
    return open_library()

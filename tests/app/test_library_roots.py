"""Where the library looks, by settings and environment."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.library_roots import library_roots, models_folder
from app.paths import Paths
from app.settings import Settings


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    (tmp_path / "hearth").mkdir()
    return Paths.below(tmp_path / "hearth")


@pytest.fixture
def settings(paths: Paths) -> Iterator[Settings]:
    made = Settings(paths.settings, delay=3600)
    yield made
    made.flush()


def test_untouched_it_is_the_own_folder_and_the_other_programs(settings: Settings, paths: Paths) -> None:
    roots = library_roots(settings, paths, {})
    assert (roots.own, roots.added) == (paths.models, ())
    assert {store.source for store in roots.programs} >= {"lm-studio", "ollama", "jan", "gpt4all"}
    assert roots.show_programs


def test_another_models_folder_keeps_the_usual_one_in_sight(settings: Settings, paths: Paths, tmp_path: Path) -> None:
    settings.set("models.folder", str(tmp_path / "large"))
    settings.set("models.folders", [str(tmp_path / "more"), str(tmp_path / "large")])
    roots = library_roots(settings, paths, {})
    assert models_folder(settings, paths) == roots.own == tmp_path / "large"
    assert roots.added == (paths.models, tmp_path / "more")


def test_other_programs_can_be_left_out(settings: Settings, paths: Paths) -> None:
    settings.set("models.other_programs", False)
    assert not library_roots(settings, paths, {}).show_programs

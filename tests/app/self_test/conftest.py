"""Real faults for the self-test: parts of the program that are missing or broken where it looks for them."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

import resources
from app.self_test.process import attempt, work_of
from app.self_test.session import Session
from app.self_test.values import Check, Part

ROOT = Path(__file__).resolve().parents[3]
PATIENCE = 90.0  # seconds for one part on a busy machine

Try = Callable[..., Check]


@pytest.fixture
def session(qapp: QApplication, tmp_path: Path) -> Iterator[Session]:
    """What checks share, ended with the test at the latest."""
    assert qapp is not None
    made = Session(tmp_path, lambda _what: None)
    made.begin(PATIENCE)
    yield made
    if made.started:  # an engine that is just starting cannot end as fast as it should on a busy machine
        engine = made.application.controllers.engine
        made.begin(PATIENCE)
        made.wait(lambda: engine.state.phase != "loading", "the engine to start")
    made.close()


@pytest.fixture
def tried(session: Session) -> Try:
    """``tried("engine", limit=1.0)``: what comes out for one part."""
    return lambda name, limit=PATIENCE: attempt(Part(name, limit), work_of(name), session)


@pytest.fixture
def instead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], None]:
    """``instead("keyring", "import nothing")``: another module in the place of one, also in processes started here."""
    folder = tmp_path / "modules"

    def put(module: str, source: str) -> None:
        path = folder / module / "__init__.py"
        path.parent.mkdir(parents=True)
        path.write_text(source, encoding="utf-8")
        monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(folder), str(ROOT))))

    return put


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a packaged program's resources, which a test may damage; other files are the real ones."""
    root = tmp_path / "packaged"
    linked(Path(resources.__file__).parent, root / "resources")
    monkeypatch.setattr(sys, "_MEIPASS", str(root), raising=False)
    return root / "resources"


def linked(source: Path, target: Path) -> None:
    """The same tree, of links to the files; a module that looks where it lies is copied."""
    target.mkdir(parents=True)
    for each in source.iterdir():
        if each.is_dir():
            linked(each, target / each.name)
        elif each.suffix == ".py":
            shutil.copy(each, target)
        else:
            (target / each.name).symlink_to(each)

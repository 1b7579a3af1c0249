"""Conversations, and what exports and imports them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from app.storage.conversations import Conversations
from app.storage.exchange.importing import ImportRun, Result
from app.storage.exchange.values import Source
from inference.net.cancel import CancelToken
from tests.app.storage.exchange.making import export_json

Import = Callable[..., Result]


@pytest.fixture
def bring(conversations: Conversations) -> Import:
    """``bring(path, …)``: import files into the conversations of this test."""

    def run(*paths: Path, dry: bool = False, only: Source | None = None, cancel: CancelToken | None = None) -> Result:
        return ImportRun(paths, lambda do: do(conversations), cancel=cancel or CancelToken(), dry=dry, only=only).run()

    return run


@pytest.fixture
def exported(path: Path, tmp_path: Path) -> Callable[[], str]:
    """All conversations of this test as Hearth's JSON."""
    return lambda: export_json(path, tmp_path / "all.json")

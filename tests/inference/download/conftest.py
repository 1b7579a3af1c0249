"""A hub with one model of a few megabytes, and a folder to fetch it to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from inference.net.network import Network
from tests.support.hub.content import GeneratedFile
from tests.support.hub.fetching import REPOSITORY
from tests.support.hub.server import LoopbackHub

SIZE = 3_000_017


@pytest.fixture
def hub() -> Iterator[LoopbackHub]:
    with LoopbackHub() as hub:
        hub.add(REPOSITORY, {"model-Q4_K_M.gguf": GeneratedFile(SIZE), "config.json": b'{"a": 1}'})
        yield hub


@pytest.fixture
def network(hub: LoopbackHub) -> Network:
    """With a token, so that one that goes astray is seen."""
    return Network(endpoint=hub.endpoint, token="hf_secret")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "models"

"""Tiny models, and hosts of engines that load them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from inference.client import EngineClient
from inference.hosting.host import EngineHost
from inference.hosting.values import Limits
from inference.model_file import ModelFile
from tests.support.asked_host import model_file
from tests.support.tiny_encoder import write_encoder
from tests.support.tiny_gguf import write_tiny

Hosts = Callable[..., EngineHost]


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> list[ModelFile]:
    """Three models that never end by themselves, and one for vectors."""
    folder = tmp_path_factory.mktemp("shelf")
    paths = [write_tiny(folder / f"{name}.gguf", seed=seed) for seed, name in enumerate(("one", "two", "three"))]
    return [*map(model_file, paths), model_file(write_encoder(folder / "vectors.gguf"))]


@pytest.fixture
def engines() -> list[EngineClient]:
    """Every engine a host has made, in order."""
    return []


@pytest.fixture
def hosts(shelf: list[ModelFile], engines: list[EngineClient]) -> Iterator[Hosts]:
    """Makes hosts, which are closed at the end."""
    made: list[EngineHost] = []

    def connect(on_event: Callable[..., None]) -> EngineClient:
        engines.append(EngineClient(on_event=on_event))
        return engines[-1]

    def make(limits: Limits | None = None, **more: Any) -> EngineHost:
        listed = more.pop("shelf", lambda: shelf)
        made.append(EngineHost(connect, listed, limits=lambda: limits or Limits(), **more))
        return made[-1]

    yield make
    for host in made:
        host.close()

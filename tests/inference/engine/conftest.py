"""Tiny models, each written once, and engine processes shared by the tests of a module."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.raw_engine import RawEngine
from tests.support.tiny_gguf import Kind, write_tiny

KINDS: tuple[Kind, ...] = ("dense", "sliding-window", "hybrid", "recurrent")

Tiny = Callable[..., Path]


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Tiny:
    """``tiny(kind, **changes)``: the path of a tiny model, written on first use."""
    folder = tmp_path_factory.mktemp("tiny")
    written: dict[str, Path] = {}

    def get(kind: Kind = "dense", **changes: Any) -> Path:
        key = repr((kind, sorted(changes.items())))
        if key not in written:
            written[key] = write_tiny(folder / f"{kind}-{len(written)}.gguf", kind, **changes)
        return written[key]

    return get


@pytest.fixture(scope="module")
def engine() -> Iterator[RawEngine]:
    """A running engine without a model, or with whatever the test before has loaded."""
    with RawEngine() as running:
        yield running


@pytest.fixture(scope="module", params=KINDS)
def kind(request: pytest.FixtureRequest) -> Kind:
    """Every kind of memory."""
    found: Kind = request.param
    return found

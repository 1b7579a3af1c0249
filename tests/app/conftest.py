"""For tests of the program: garbage is collected on the main thread, as ``app.garbage`` does in the window."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def garbage_waits() -> Iterator[None]:
    """Threads of a test that collected garbage could wait for the window for ever: it is collected after the test."""
    gc.disable()
    yield
    gc.collect(1)
    gc.enable()

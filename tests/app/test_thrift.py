"""How many threads a choice means."""

from __future__ import annotations

import pytest

from app.controllers.thrift import fewer
from inference.protocol import Loaded


@pytest.mark.parametrize(
    ("choice", "threads", "batch_threads", "expected"),
    [
        ("auto", 2, 4, (0, 0)),
        ("auto", 4, 8, (0, 0)),
        ("auto", 6, 6, (4, 0)),
        ("auto", 8, 16, (4, 0)),
        ("auto", 16, 16, (8, 0)),
        ("half", 1, 1, (1, 1)),
        ("half", 8, 16, (4, 8)),
        ("one", 8, 16, (1, 1)),
    ],
)
def test_what_a_choice_means(choice: str, threads: int, batch_threads: int, expected: tuple[int, int]) -> None:
    loaded = Loaded(
        model="", path="", context=0, gpu_layers=0, backend="CPU", threads=threads, batch_threads=batch_threads
    )
    assert fewer(choice, loaded) == expected

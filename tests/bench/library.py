"""How long a library of 500 models in 6 stores takes to be listed, and to be looked through again."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from inference.library import Library, Roots
from inference.library.stores import program_stores
from tests.bench.figures import Figure, spread
from tests.support.model_stores import (
    ModelFiles,
    add_to_hub_cache,
    add_to_jan,
    add_to_llama_cache,
    add_to_ollama,
    age,
)

ROUNDS = 7
STORES = 6
MODELS = 500


def _fill(home: Path, own: Path, files: ModelFiles) -> None:
    """Spread the models evenly."""
    writers: tuple[Callable[[int], object], ...] = (
        lambda n: files.write(own / f"owner/name-{n}/model-{n}.gguf", n),
        lambda n: files.write(home / f".lmstudio/models/owner/name-{n}/model-{n}.gguf", n),
        lambda n: add_to_ollama(
            home / ".ollama/models", ("registry.ollama.ai", "library", f"m{n}", "1b"), files.data(n)
        ),
        lambda n: add_to_hub_cache(home / ".cache/huggingface/hub", f"owner/m{n}", "model.gguf", files.data(n)),
        lambda n: add_to_llama_cache(home / ".cache/llama.cpp", f"owner/m{n}", "model.gguf", files.data(n)),
        lambda n: add_to_jan(home / ".local/share/Jan/data", f"m{n}", files.data(n)),
    )
    assert len(writers) == STORES
    for number in range(MODELS):
        writers[number % STORES](number)


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def run() -> Iterator[Figure]:
    """Measure."""
    with tempfile.TemporaryDirectory() as folder:
        home, own, index = Path(folder, "home"), Path(folder, "data/models"), Path(folder, "data/library.json")
        _fill(home, own, ModelFiles(Path(folder, "sample")))
        roots = Roots(own=own, programs=program_stores({}, home, "linux"))

        def opened() -> Library:
            return Library(index, Path(folder, "no-guide.gguf"), roots)

        first = _seconds(lambda: opened().scan())
        listed = [_seconds(lambda: opened().models()) for _ in range(ROUNDS)]
        scanned = [_seconds(lambda: opened().scan()) for _ in range(ROUNDS)]
        library = opened()
        age(Path(folder))  # nothing has changed for a while
        library.scan()
        assert len(library.models()) == MODELS + 1
        asked = [_seconds(library.changed) for _ in range(ROUNDS)]
    yield Figure(
        f"listing {MODELS} models of {STORES} stores",
        max(listed),
        0.5,
        "less",
        "s",
        f"from the index {spread(listed, 3)} s; first scan, small headers, {first:.1f} s",
    )
    yield Figure(
        f"looking through {STORES} stores with {MODELS} models again",
        statistics.median(scanned),
        0.5,
        "less",
        "s",
        f"{spread(scanned, 3)} s, no header read; whether it is needed {spread(asked, 4)} s",
    )

"""Decoding speed while the window renders the stream, and the memory of the window's process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import psutil

from app.settings import Settings
from inference.library import Library
from resources import resource_path
from tests.bench.bare_loop import BareLoop
from tests.bench.decode import TOKENS, WAIT
from tests.bench.figures import Figure, paired_ratio, spread
from tests.bench.models import large_model

ROUNDS = 15


def prepare(data: Path) -> None:
    """A data folder whose settings name the large model and an answer of fixed length."""
    library = Library(data / "library.json", resource_path("models", "guide.gguf"))
    model = library.add(large_model())
    settings = Settings(data / "settings.json")
    settings.set("models.last", model.name)
    settings.set("chat.max_tokens", TOKENS)
    settings.set("load.context_length", 8192)
    settings.set("sampling.temperature", 0.0)
    settings.flush()


class Window:
    """The program in a process of its own.

    Attributes:
        prompt: Tokens of the last prompt.
    """

    def __init__(self, data: Path) -> None:
        self.prompt = 0
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.hearth_window"],
            env={**os.environ, "HEARTH_DATA_DIR": str(data)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._line() == "loaded"

    @property
    def pid(self) -> int:
        """Of the window's process."""
        return self._process.pid

    def ask(self) -> float:
        """Tokens a second of one more answer."""
        print("ask", file=self._pipe(self._process.stdin), flush=True)
        speed, tokens, prompt = self._line().split()
        assert int(tokens) == TOKENS, f"{tokens} tokens instead of {TOKENS}"
        self.prompt = int(prompt)
        return float(speed)

    def resident(self) -> float:
        """Megabytes of the window's process, the engine not counted."""
        return float(psutil.Process(self._process.pid).memory_info().rss / 1e6)

    def close(self) -> None:
        """End it as a user does."""
        self._pipe(self._process.stdin).close()
        self._process.wait(WAIT)

    def _line(self) -> str:
        return self._pipe(self._process.stdout).readline().strip()

    @staticmethod
    def _pipe(pipe: IO[str] | None) -> IO[str]:
        assert pipe is not None
        return pipe


def run() -> Iterator[Figure]:
    """Measure."""
    threads = _threads()
    with tempfile.TemporaryDirectory() as data:
        prepare(Path(data))
        window = Window(Path(data))
        try:
            window.ask()
            with BareLoop(large_model(), threads=threads, tokens=TOKENS, prompt=window.prompt) as bare:
                ratio, ours, theirs = paired_ratio(window.ask, bare.decode_tps, ROUNDS)
            resident = window.resident()
        finally:
            window.close()
    detail = f"{spread(ours)} against {spread(theirs)} tokens/s"
    yield Figure("decoding while the window renders, over the bare loop", ratio, 0.90, "more", detail=detail)
    yield Figure("resident memory of the window", resident, 150, "less", "MB", f"after {ROUNDS + 1} answers")


def _threads() -> int:
    """The threads the engine chooses by itself, as a short-lived one says."""
    code = (
        "import json,sys; from inference import EngineClient;\n"
        "with EngineClient() as engine: print(json.dumps(engine.load(sys.argv[1]).result(600).threads))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(large_model())], capture_output=True, text=True, check=True, timeout=WAIT
    )
    return int(json.loads(done.stdout))

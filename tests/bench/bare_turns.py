"""Reading new tokens far into a conversation, and nothing around it: what a turn of the engine is measured against.

Runs in a process of its own: reads a beginning, then for each line on standard input so many tokens after that
beginning, and prints the seconds that took. ``BareTurns`` starts it and asks.
"""

from __future__ import annotations

import argparse
import itertools
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

from inference.engine.native import NativeLog, initialize
from tests.bench.bare_loop import BareModel


class BareTurns:
    """The process as a measurement drives it. A context manager.

    Args:
        model: The file.
        threads: That compute.
        context: Tokens of context.
        micro_batch: Tokens read at once.
        depth: Tokens read before the first turn.
    """

    def __init__(self, model: Path, *, threads: int, context: int, micro_batch: int, depth: int) -> None:
        numbers = [str(number) for number in (threads, context, micro_batch, depth)]
        self._process = subprocess.Popen(
            [sys.executable, "-m", __name__, str(model), *numbers],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.beginning = self._answer()  # seconds that reading the beginning took

    def __enter__(self) -> BareTurns:
        return self

    def __exit__(self, *_error: object) -> None:
        self._process.communicate()  # the end of its input is its end

    def read(self, tokens: int) -> float:
        """Seconds until the logits after so many tokens behind the beginning are there."""
        assert self._process.stdin is not None
        print(tokens, file=self._process.stdin, flush=True)
        return self._answer()

    def _answer(self) -> float:
        assert self._process.stdout is not None
        return float(self._process.stdout.readline())


def main() -> None:
    """Read as asked, print seconds."""
    parser = argparse.ArgumentParser()
    parser.add_argument("model", type=Path)
    parser.add_argument("numbers", type=int, nargs=4)
    arguments = parser.parse_args()
    threads, context, micro_batch, depth = arguments.numbers
    initialize(NativeLog(lambda level, line: print(level, line, file=sys.stderr)))
    draw = np.random.default_rng(0)
    with BareModel(arguments.model, threads=threads, context=context, micro_batch=micro_batch) as bare:
        beginning = b""
        for count in itertools.chain((depth,), map(int, sys.stdin)):
            tokens = draw.integers(300, 8000, count).astype(np.int32)
            if beginning:
                bare.restore(beginning)
            began = time.perf_counter()
            bare.read_on(tokens)
            print(time.perf_counter() - began, flush=True)
            beginning = beginning or bare.save()


if __name__ == "__main__":
    main()

"""How long the window is kept from its events by formulas: when a message of twenty appears, and while an answer full
of them streams at 200 tokens a second. Beside it what parsing costs a kilobyte, with and without formulas.

``python -m tests.bench.formulas`` is the process that does it; ``run`` starts it and says what was measured.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench.blocks import Blocks, Heartbeat, percentile
from tests.bench.figures import Figure, paired_ratio, spread

ROOT = Path(__file__).resolve().parents[2]
RATE = 200  # tokens a second
FRAME, LONGEST = 16.0, 50.0  # milliseconds
MESSAGES = 6

FORMULAS = (
    "E = mc^2",
    r"\frac{-b \pm \sqrt{b^2-4ac}}{2a}",
    r"\int_0^\infty e^{-x^2}\,dx = \frac{\sqrt\pi}{2}",
    r"\sum_{i=1}^{n} i = \frac{n(n+1)}{2}",
    r"\nabla\cdot\mathbf{E} = \frac{\rho}{\varepsilon_0}",
    r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}",
    r"P(A|B) = \frac{P(B|A)P(A)}{P(B)}",
    r"\hat\theta = \arg\max_\theta \prod_i p(x_i|\theta)",
    r"\lim_{x\to 0} \frac{\sin x}{x} = 1",
    r"a_1 + a_2 + \cdots + a_n",
)


def text(number: int, inline: str = "${0}$", display: str = "$$\n{0}\n$$") -> str:
    """An answer of twenty formulas, unlike those of any other number."""
    parts = []
    for step, formula in enumerate(FORMULAS):
        first, second = f"{formula} + {number}", f"{formula} - {100 * number + step}"
        parts.append(f"Step {step} with {inline.format(first)} gives\n\n{display.format(second)}")
    return "\n\n".join(parts)


def run() -> Iterator[Figure]:
    """Measure."""
    command = [sys.executable, "-m", "tests.bench.formulas"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=True)
    found = json.loads(done.stdout)
    for name, blocks in found.items():
        detail = (
            f"longest {blocks['longest']:.1f} ms, {blocks['count']} blocks; {blocks['work']:.1f} ms of work at most"
        )
        yield Figure(f"{name}: block of the window, 99th percentile", blocks["p99"], FRAME, "less", "ms", detail)
        yield Figure(f"{name}: longest block of the window", blocks["longest"], LONGEST, "less", "ms")
    ratio, ours, theirs = paired_ratio(lambda: _parse(text), lambda: _parse(_without), 12)
    detail = f"{spread(ours, 2)} over {spread(theirs, 2)} ms a kilobyte"
    yield Figure("parsing an answer of formulas over the same in code", ratio, 2.0, "less", detail=detail)


def _without(number: int) -> str:
    return text(number, "`{0}`", "`{0}`")


def _parse(write: Callable[[int], str]) -> float:
    from app.render.markdown import render

    whole = "\n\n".join(write(number) for number in range(8))
    began = time.perf_counter()
    render(whole)
    return (time.perf_counter() - began) * 1000 / (len(whole) / 1024)


# ------------------------------------------------------------------ the process


class Showing:
    """A transcript on its own, and what its thread was kept busy with."""

    def __init__(self) -> None:
        from PySide6.QtCore import QEventLoop
        from PySide6.QtWidgets import QApplication

        from app.colours import LIGHT
        from app.theme import apply
        from app.widgets.transcript import MessageView, Transcript

        self._qt = QApplication([])
        apply(self._qt, LIGHT)
        self._view = MessageView
        self._loop = QEventLoop()
        self._flags = QEventLoop.ProcessEventsFlag.WaitForMoreEvents  # the heart beats each millisecond
        self._heart = Heartbeat()
        self.transcript = Transcript()
        self.transcript.resize(1100, 900)
        self.transcript.show()

    def wait(self, seconds: float, step: Callable[[], object] = lambda: None) -> None:
        """Let the window live, and do a step each time."""
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            step()
            self._loop.processEvents(self._flags)

    def warm(self) -> None:
        """Everything is loaded, and the process has started."""
        self._heart.begin()
        self.transcript.set_messages([self._view(1, "user", "?"), self._view(2, "assistant", "$x$ `code`")])
        self.wait(2)

    def appear(self, write: Callable[[int], str]) -> Blocks:
        """Messages that are shown."""
        found = Blocks()
        for number in range(MESSAGES):
            self._heart.begin()
            self.transcript.set_messages([self._view(1, "user", "?"), self._view(2, "assistant", write(number))])
            self.wait(1.5)
            found = _joined(found, self._heart.end())
        return found

    def stream(self, write: Callable[[int], str]) -> Blocks:
        """An answer that is written."""
        tokens = re.findall(r"\s*\S{1,4}", "\n\n".join(write(1000 + number) for number in range(4)))
        self.transcript.set_messages([self._view(1, "user", "?")])
        self.transcript.begin_stream(self._view(2, "assistant", "", status="streaming"))
        self._heart.begin()
        began, fed = time.perf_counter(), 0

        def step() -> None:
            nonlocal fed
            while fed < len(tokens) and fed < (time.perf_counter() - began) * RATE:
                self.transcript.stream(tokens[fed])
                fed += 1

        self.wait(len(tokens) / RATE + 1, step)
        found = self._heart.end()
        self.transcript.end_stream(self._view(2, "assistant", "".join(tokens)))
        return found


def main() -> None:
    """Show messages, stream an answer, print what was measured."""
    showing = Showing()
    showing.warm()
    measured = {
        "twenty formulas appear": showing.appear(text),
        "the same in code appears": showing.appear(_without),
        "formulas stream": showing.stream(text),
        "the same in code streams": showing.stream(_without),
    }
    showing.transcript.hide()
    print(json.dumps({name: _told(blocks) for name, blocks in measured.items()}))


def _joined(first: Blocks, second: Blocks) -> Blocks:
    return Blocks(first.own + second.own, first.clock + second.clock, first.work + second.work)


def _told(blocks: Blocks) -> dict[str, float]:
    return {
        "p99": percentile(blocks.own, 0.99) * 1000,
        "longest": max(blocks.own, default=0.0) * 1000,
        "work": max(blocks.work, default=0.0) * 1000,
        "count": len(blocks.own),
    }


if __name__ == "__main__":
    main()

"""What the endpoint has done, as Prometheus reads it (text format 0.0.4): counts and times, never what was said.

Fed by the lines of the log; knows no request and no engine.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Sequence

from inference.hosting.values import Call, Offered

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
BUCKETS = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0)  # seconds
_PATHS = frozenset(
    {
        "models",
        "chat/completions",
        "completions",
        "embeddings",
        "responses",
        "messages",
        "messages/count_tokens",
        "health",
        "metrics",
    }
)


class Histogram:
    """How often something took how long. Each bucket counts all that took no longer than it says."""

    def __init__(self, buckets: Sequence[float] = BUCKETS) -> None:
        self._buckets = tuple(buckets)
        self._counts = [0] * len(self._buckets)
        self._count = 0
        self._sum = 0.0

    def add(self, seconds: float) -> None:
        """Once more."""
        self._count += 1
        self._sum += seconds
        for index, most in enumerate(self._buckets):
            self._counts[index] += seconds <= most

    def lines(self, name: str) -> Iterable[str]:
        """As Prometheus reads it."""
        for most, count in zip(self._buckets, self._counts, strict=True):
            yield f'{name}_bucket{{le="{most:g}"}} {count}'
        yield f'{name}_bucket{{le="+Inf"}} {self._count}'
        yield f"{name}_sum {self._sum:.6f}"
        yield f"{name}_count {self._count}"


class Metrics:
    """All counts since the start. Used on one thread."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._requests: Counter[tuple[str, int]] = Counter()
        self._read: Counter[str] = Counter()
        self._written: Counter[str] = Counter()
        self._refused = 0
        self._seconds = Histogram()
        self._first = Histogram()
        self.running = 0

    def note(self, call: Call) -> None:
        """One request is over."""
        self._requests[path_of(call.what), call.status] += 1
        self._refused += bool(call.refused)
        if call.model:
            self._read[call.model] += call.prompt_tokens
            self._written[call.model] += call.completion_tokens
            self._seconds.add(call.seconds)

    def first_token(self, seconds: float) -> None:
        """An answer began so long after its request came."""
        self._first.add(seconds)

    def text(self, models: Iterable[Offered] = ()) -> str:
        """Everything, as Prometheus reads it."""
        return "".join(f"{line}\n" for line in self._lines(models))

    def _lines(self, models: Iterable[Offered]) -> Iterable[str]:
        yield from _head("hearth_requests_total", "counter", "Requests by address and status.")
        for (path, status), count in sorted(self._requests.items()):
            yield f'hearth_requests_total{{path="{path}",status="{status}"}} {count}'
        yield from _one("hearth_refused_total", "counter", "Requests that were turned away.", self._refused)
        yield from _one("hearth_running", "gauge", "Requests that are being answered.", self.running)
        yield from _by_model("hearth_prompt_tokens_total", "Tokens of prompts.", self._read)
        yield from _by_model("hearth_completion_tokens_total", "Tokens of answers.", self._written)
        yield from _head("hearth_first_token_seconds", "histogram", "Seconds until an answer began.")
        yield from self._first.lines("hearth_first_token_seconds")
        yield from _head("hearth_answer_seconds", "histogram", "Seconds until an answer was complete.")
        yield from self._seconds.lines("hearth_answer_seconds")
        yield from _head("hearth_model_loaded", "gauge", "Whether a model would answer at once.")
        for model in models:
            yield f'hearth_model_loaded{{model="{_escaped(model.name)}"}} {int(model.loaded)}'
        up = f"{time.monotonic() - self._began:.0f}"
        yield from _one("hearth_uptime_seconds", "gauge", "Seconds since the endpoint was started.", up)


def path_of(what: str) -> str:
    """The address of a line of the log; one word for all that there are not, of which there could be any number."""
    path = what.partition(" ")[2].removeprefix("/v1").strip("/")
    if path in _PATHS:
        return path
    return next((known for known in ("models", "responses") if path.startswith(f"{known}/")), "other")


def _head(name: str, kind: str, help: str) -> Iterable[str]:
    yield f"# HELP {name} {help}"
    yield f"# TYPE {name} {kind}"


def _one(name: str, kind: str, help: str, value: object) -> Iterable[str]:
    yield from _head(name, kind, help)
    yield f"{name} {value}"


def _by_model(name: str, help: str, counts: Counter[str]) -> Iterable[str]:
    yield from _head(name, "counter", help)
    for model, count in sorted(counts.items()):
        yield f'{name}{{model="{_escaped(model)}"}} {count}'


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")

"""The whole way of another program: HTTP, the endpoint, the host of the engines, an engine; over llama.cpp's loop."""

from __future__ import annotations

import http.client
import itertools
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.bench.bare_loop import BareLoop
from tests.bench.figures import Figure, paired_ratio, spread
from tests.bench.models import large_model
from tests.support.waiting import wait_for

MODEL = "Benchmark"  # as its file says
TOKENS = 192
ROUNDS = 41  # the speed of a shared machine swings by a tenth from one to the next
STREAMS = 4
GROUPS = 5
LONG = 4000  # tokens
WATCHED = 4
WAIT = 600.0
STORY = "Tell me a long story about a lighthouse, a gull and the sea."


@dataclass
class Ask:
    """A streamed chat completion, looked at by the clock as its parts come in.

    Attributes:
        begun: ``time.perf_counter`` when it was sent.
        texts: When each text came.
        read: Most tokens of the prompt that a comment said were read.
        last: The chunk with usage and timings.
    """

    port: int
    begun: float = 0.0
    texts: list[float] = field(default_factory=list)
    read: int = 0
    last: dict[str, Any] = field(default_factory=dict)
    over: threading.Event = field(default_factory=threading.Event)
    connection: http.client.HTTPConnection | None = None

    def send(self, text: str, tokens: int) -> Ask:
        """Ask for an answer."""
        body = {
            "model": MODEL,
            "messages": [{"role": "user", "content": text}],
            "max_tokens": tokens,
            "temperature": 0,
            "stream": True,
            "stream_options": {"include_usage": True},
        }
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=WAIT)
        self.begun = time.perf_counter()
        self.connection.request("POST", "/v1/chat/completions", json.dumps(body), {"Content-Type": "application/json"})
        threading.Thread(target=self._listen, args=(self.connection,), daemon=True).start()
        return self

    def result(self) -> Ask:
        """Wait for its end."""
        assert self.over.wait(WAIT)
        assert self.last, "the stream ended too early"
        return self

    @property
    def decode_tps(self) -> float:
        """Tokens a second, as the engine's clock says."""
        return float(self.last["timings"]["predicted_per_second"])

    @property
    def written(self) -> int:
        """Tokens."""
        return int(self.last["usage"]["completion_tokens"])

    @property
    def read_tokens(self) -> int:
        """Tokens of the prompt."""
        return int(self.last["usage"]["prompt_tokens"])

    def hang_up(self) -> None:
        """Close the connection in the middle."""
        assert self.connection is not None
        assert self.connection.sock is not None
        self.connection.sock.shutdown(2)

    def _listen(self, connection: http.client.HTTPConnection) -> None:
        try:
            for line in connection.getresponse():
                self._take(line, time.perf_counter())
        except (OSError, ValueError, http.client.HTTPException):
            pass  # hung up
        finally:
            self.over.set()

    def _take(self, line: bytes, now: float) -> None:
        if line.startswith(b": reading "):
            self.read = int(line.split()[2])
        elif line.startswith(b"data: {"):
            chunk = json.loads(line[6:])
            if chunk.get("usage"):
                self.last = chunk
            elif chunk["choices"] and chunk["choices"][0]["delta"].get("content"):
                self.texts.append(now)


class Endpoint:
    """``hearth serve`` as a process of its own, with one model. A context manager."""

    def __init__(self, model: Path) -> None:
        self._folder = tempfile.TemporaryDirectory()
        environment = {**os.environ, "HEARTH_DATA_DIR": self._folder.name}
        hearth = [sys.executable, "-P", "-m", "app"]
        add = [*hearth, "models", "add", str(model)]
        subprocess.run(add, env=environment, check=True, stdout=subprocess.DEVNULL)
        self._process = subprocess.Popen(
            [*hearth, "serve", "--port", "0", "--no-key"], env=environment, stdout=subprocess.PIPE, text=True
        )
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        self.port = int(line.rsplit(":", 1)[1].split("/")[0])

    def __enter__(self) -> Endpoint:
        return self

    def __exit__(self, *_error: object) -> None:
        self._process.terminate()  # Ctrl-C is not heeded where the shell has put all of it into the background
        try:
            self._process.wait(30)
        finally:
            self._process.kill()
            self._folder.cleanup()

    def ask(self, text: str, tokens: int = TOKENS) -> Ask:
        """Ask for an answer."""
        return Ask(self.port).send(text, tokens)


def run() -> Iterator[Figure]:
    """Measure."""
    with Endpoint(large_model(240, "F16")) as endpoint:  # as in ``together``
        endpoint.ask("Hello", 8).result()  # the model is loaded
        yield _together(endpoint)
    with Endpoint(large_model()) as endpoint:
        endpoint.ask(STORY, 8).result()  # nothing else is in its context, as in the bare loop's
        yield _single(endpoint)
        yield from _beside(endpoint)
        yield _after_hanging_up(endpoint)


def _single(endpoint: Endpoint) -> Figure:
    prompt = endpoint.ask(STORY).result().read_tokens
    with BareLoop(large_model(), threads=_threads(), tokens=TOKENS, prompt=prompt) as bare:
        ratio, ours, theirs = paired_ratio(lambda: endpoint.ask(STORY).result().decode_tps, bare.decode_tps, ROUNDS)
    detail = f"{spread(ours)} against {spread(theirs)} tokens/s"
    return Figure("one stream over HTTP, over the bare loop", ratio, 0.97, "more", detail=detail)


def _threads() -> int:
    from inference.hardware import read_hardware

    return read_hardware().threads


def _together(endpoint: Endpoint) -> Figure:
    number = itertools.count()

    def together() -> float:
        group = next(number)
        asks = [endpoint.ask(f"Tell me of {group} {n}", TOKENS) for n in range(STREAMS)]
        written = sum(ask.result().written for ask in asks)
        return written / (max(ask.texts[-1] for ask in asks) - min(ask.texts[0] for ask in asks))

    def alone() -> float:
        return endpoint.ask(f"single {next(number)}", TOKENS).result().decode_tps

    ratio, sums, singles = paired_ratio(together, alone, GROUPS)
    detail = f"{spread(sums)} against {spread(singles)} tokens/s, F16"
    return Figure("four streams over HTTP together over one", ratio, 1.5, "more", detail=detail)


def _long_text(number: int) -> str:
    # Three tokens a word with this vocabulary; the figure says how many were read.
    return f"{number} " + " ".join(f"item {n * 7919 % 10007}" for n in range(LONG // 5))


def _beside(endpoint: Endpoint) -> Iterator[Figure]:
    firsts, pauses, sizes = [], [], []
    for number in range(WATCHED):
        streams = [endpoint.ask(f"Tell me of {number} {n}", 600) for n in range(2)]
        for stream in streams:
            wait_for(lambda one=stream: one.texts, "the first text", WAIT)  # type: ignore[misc]
        long = endpoint.ask(_long_text(number), 4)
        short = endpoint.ask(f"Say hello, {number}.", 8).result()
        assert not long.texts, "the short one did not come in the middle"
        firsts.append(short.texts[0] - short.begun)
        long.result()
        sizes.append(long.read_tokens)
        for stream in streams:
            times = [when for when in stream.texts if when <= long.texts[0]]
            pauses += [later - earlier for earlier, later in itertools.pairwise(times)]
            stream.hang_up()
    name = f"first token over HTTP of a short request while {LONG:,} tokens are read"
    yield Figure(name, max(firsts), 1.0, "less", "s", f"{spread(firsts, 3)} s beside {spread(sizes, 0)} tokens")
    yield Figure("longest pause of the streams meanwhile", max(pauses), 0.5, "less", "s", f"{spread(pauses, 3)} s")


def _after_hanging_up(endpoint: Endpoint) -> Figure:
    firsts = []
    for number in range(WATCHED):
        long = endpoint.ask(f"gone {_long_text(number)}", 4)
        wait_for(lambda one=long: one.read > 300, "the prompt to be read", WAIT)  # type: ignore[misc]
        began = time.perf_counter()
        long.hang_up()
        short = endpoint.ask(f"And hello, {number}.", 4).result()
        firsts.append(short.texts[0] - began)
    name = "first token over HTTP after another program hung up in a long prefill"
    return Figure(name, max(firsts), 0.5, "less", "s", f"{spread(firsts, 3)} s")

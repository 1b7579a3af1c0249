"""What the chat of the window feels of strangers who hammer the endpoint for other programs: its decoding speed."""

from __future__ import annotations

import asyncio
import contextlib
import queue
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from inference.client import EngineClient
from inference.hosting.api_process import ApiProcess
from inference.hosting.door import Door
from inference.hosting.host import EngineHost
from inference.hosting.serving import Answer, Serve, Serving
from inference.hosting.values import Call
from inference.messages import Message
from inference.options import LoadOptions, Sampling
from inference.process_life import stand_back
from inference.protocol import Finished
from tests.bench.figures import Figure, paired_ratio, spread
from tests.bench.models import large_model

CONNECTIONS = 200
AT_FIRST = 100  # so often they were turned away before it counts; the first few are answered at once
TOKENS = 192
ROUNDS = 7
WAIT = 600.0
KEY = "a-key-that-strangers-lack"
PROMPT = "Tell me a long story about a lighthouse, a gull and the sea."


class Flood:
    """Strangers without a key in a process of their own, as they would be: as many connections as there are.

    They have the lowest priority: what is measured is what the endpoint costs, not what they do themselves.
    """

    def __init__(self, port: int) -> None:
        command = [sys.executable, "-m", "tests.bench.hostile", str(port)]
        # A session of its own: elsewhere their niceness would count among the processes of this one only.
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True
        )
        assert self._process.stdout is not None
        self._process.stdout.readline()  # it has begun

    def end(self) -> int:
        """Stop; how often they were turned away."""
        said, _ = self._process.communicate("\n")
        return int(said.split()[-1])


def run() -> Iterator[Figure]:
    """Measure."""
    calls: list[Call] = []
    answers: queue.SimpleQueue[Answer] = queue.SimpleQueue()
    with contextlib.ExitStack() as stack:
        engine = stack.enter_context(EngineClient())
        engine.load(str(large_model()), LoadOptions(context_length=2048)).result(WAIT)
        host = EngineHost(lambda on_event: EngineClient(on_event=on_event), list, on_call=calls.append)
        stack.callback(host.close)
        door = Door(host, Path(stack.enter_context(tempfile.TemporaryDirectory())))
        stack.callback(door.close)
        process = ApiProcess(Serve(door=str(door.file), port=0, key=KEY), answers.put, lambda _error: None)
        stack.callback(process.close)
        answer = answers.get(timeout=WAIT)
        assert isinstance(answer, Serving), answer
        port, answered = answer.port, list[int]()

        def attacked() -> float:
            flood = Flood(port)
            try:
                return _speed(engine)
            finally:
                answered.append(flood.end())

        _speed(engine)
        ratio, ours, theirs = paired_ratio(attacked, lambda: _speed(engine), ROUNDS)
    detail = f"{spread(ours)} against {spread(theirs)} tokens/s, {spread(answered, 0)} strangers turned away a round"
    yield Figure(f"decoding while {CONNECTIONS} strangers hammer the endpoint", ratio, 0.9, "more", detail=detail)


def _speed(engine: EngineClient) -> float:
    """Tokens a second of an answer in the window."""
    request = engine.generate(
        [Message.user(PROMPT)], sampling=Sampling(temperature=0, seed=1), max_tokens=TOKENS, conversation="bench"
    )
    finished = None
    for event in request:
        finished = event
    assert isinstance(finished, Finished), finished
    return finished.decode_tps


# ----------------------------------------------------------------------------------- the strangers


class Count:
    """Of how often somebody was turned away, by an answer or by the end of the connection."""

    def __init__(self) -> None:
        self.turned_away = 0
        self.begun = asyncio.Event()

    def one_more(self) -> None:
        """Once more; with the first few the flood has begun."""
        self.turned_away += 1
        if self.turned_away == AT_FIRST:
            self.begun.set()


async def _stranger(port: int, count: Count) -> None:
    """One connection after the other, each with requests as long as they are answered."""
    asked = f"POST /v1/chat/completions HTTP/1.1\r\nHost: localhost:{port}\r\nAuthorization: Bearer guess\r\n"
    asked += "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
    while True:
        with contextlib.suppress(OSError):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            try:
                while True:
                    writer.write(asked.encode())
                    head = await reader.readuntil(b"\r\n\r\n")
                    length = next(line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
                    await reader.readexactly(int(length.split(b":")[1]))
                    assert head.startswith((b"HTTP/1.1 401", b"HTTP/1.1 503")), head
                    count.one_more()
            except (OSError, asyncio.IncompleteReadError):
                count.one_more()
            finally:
                writer.close()


async def _hammer(port: int) -> None:
    stand_back(19)
    count = Count()
    strangers = [asyncio.create_task(_stranger(port, count)) for _ in range(CONNECTIONS)]
    told_to_end = asyncio.create_task(asyncio.to_thread(sys.stdin.readline))
    begun = asyncio.create_task(count.begun.wait())
    await asyncio.wait({told_to_end, begun}, return_when=asyncio.FIRST_COMPLETED)
    begun.cancel()
    print("hammering", flush=True)
    await told_to_end
    for stranger in strangers:
        stranger.cancel()
    await asyncio.gather(*strangers, return_exceptions=True)
    print(count.turned_away, flush=True)


if __name__ == "__main__":
    asyncio.run(_hammer(int(sys.argv[1])))

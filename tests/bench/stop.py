"""How long a stop takes in the middle of a long prefill, until the engine is idle again."""

from __future__ import annotations

import time
from collections.abc import Iterator

from inference.client import EngineClient
from inference.messages import Message
from inference.options import LoadOptions, Sampling
from inference.protocol import Counted, Finished, PromptProgress
from tests.bench.figures import Figure, spread
from tests.bench.models import large_model

PROMPT_TOKENS = 4000
ROUNDS = 5
WAIT = 600.0


def _prompt(engine: EngineClient) -> str:
    """Text of a little over ``PROMPT_TOKENS`` tokens."""
    words = [f"item {number * 7919 % 10007}" for number in range(PROMPT_TOKENS)]
    counted = engine.count(" ".join(words[:500])).result(WAIT)
    assert isinstance(counted, Counted)
    needed = int(500 * PROMPT_TOKENS / counted.count) + 20
    return " ".join(words[:needed])


def _stop_once(engine: EngineClient, text: str, number: int) -> tuple[float, int]:
    """Seconds from the stop until the engine has answered something else, and tokens read by then."""
    request = engine.generate([Message.user(f"{number} {text}")], conversation=f"stop {number}")
    done = 0
    for event in request:
        if isinstance(event, PromptProgress):
            done = event.done
            if event.done - event.reused >= PROMPT_TOKENS // 8:
                break  # leaving the loop cancels
    started = time.perf_counter()
    finished = request.result(WAIT)
    assert isinstance(finished, Finished)
    assert finished.reason == "cancelled", finished
    engine.count("idle?").result(WAIT)  # taken by the engine's main thread: it is free again
    return time.perf_counter() - started, done


def run() -> Iterator[Figure]:
    """Measure."""
    with EngineClient() as engine:
        engine.load(str(large_model()), LoadOptions(context_length=8192)).result(WAIT)
        text = _prompt(engine)
        rounds = [_stop_once(engine, text, number) for number in range(ROUNDS)]
        after = engine.generate([Message.user("hello")], sampling=Sampling(temperature=0), max_tokens=4).result(WAIT)
        assert isinstance(after, Finished)
    seconds = [taken for taken, _done in rounds]
    yield Figure(
        "stop during a 4,000-token prefill",
        max(seconds),
        0.5,
        "less",
        "s",
        f"{spread(seconds, 3)} s, stopped after {spread([done for _, done in rounds], 0)} tokens",
    )

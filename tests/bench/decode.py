"""Decoding speed through client, process and scheduler, over llama.cpp's bare loop on the same file and threads."""

from __future__ import annotations

from collections.abc import Iterator

from inference.client import EngineClient
from inference.messages import Message
from inference.options import LoadOptions, Sampling
from inference.protocol import Finished, Loaded
from tests.bench.bare_loop import BareLoop
from tests.bench.figures import Figure, paired_ratio, spread
from tests.bench.models import large_model

TOKENS = 192
ROUNDS = 21
WAIT = 600.0
PROMPT = "Tell me a long story about a lighthouse, a gull and the sea."


def hearth(engine: EngineClient) -> Finished:
    """An answer; its figures."""
    request = engine.generate(
        [Message.user(PROMPT)], sampling=Sampling(temperature=0, seed=1), max_tokens=TOKENS, conversation="bench"
    )
    finished = None
    for event in request:  # as a caller does: every delta is taken
        finished = event
    assert isinstance(finished, Finished)
    assert finished.completion_tokens == TOKENS, finished
    return finished


def run() -> Iterator[Figure]:
    """Measure."""
    model = large_model()
    with EngineClient() as engine:
        loaded = engine.load(str(model), LoadOptions(context_length=2048)).result(WAIT)
        assert isinstance(loaded, Loaded)
        prompt = hearth(engine).prompt_tokens
        with BareLoop(model, threads=loaded.threads, tokens=TOKENS, prompt=prompt) as bare:
            ratio, ours, theirs = paired_ratio(lambda: hearth(engine).decode_tps, bare.decode_tps, ROUNDS)
    yield Figure(
        "decoding over the bare loop",
        ratio,
        0.98,
        "more",
        detail=f"{spread(ours)} against {spread(theirs)} tokens/s, {loaded.threads} threads, "
        f"{model.stat().st_size / 1e6:.0f} MB",
    )

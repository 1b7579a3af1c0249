"""Writing with drafts over writing without, on text that repeats its context, and on text that does not.

Both write the same greedy text of the same model (``chain_model``: the layers cost what they cost, the text is known).
What differs is the prompt: it holds the text to be written, with a word changed here and there as when a text is
corrected; nothing of it; or, worst of all, every three words of it followed by a wrong one.

Then a small model drafts for text that is drawn: one of a sixth that is always right, which is the most there is to
win here, and one that never is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from inference.client import EngineClient
from inference.messages import Message
from inference.options import LoadOptions, Sampling
from inference.protocol import Delta, Finished, Loaded
from tests.bench.chain_model import chain_model, words
from tests.bench.figures import Figure, paired_ratio, spread
from tests.bench.models import large_model

TOKENS = 256
ROUNDS = 9
WARM_UP = 3
WAIT = 600.0
GREEDY = Sampling(temperature=0)
DRAWN = Sampling(temperature=0.8, seed=1)


class Written(NamedTuple):
    """An answer and its figures."""

    text: str
    finished: Finished


def repeated() -> str:
    """What will be written, every 24th word another one."""
    chain = words()
    changed = [chain[-index] if index % 24 == 17 else word for index, word in enumerate(chain[: TOKENS + 16])]
    return "Correct this text: " + " ".join(changed)


def misleading() -> str:
    """Every three words of what will be written, and then a word that will not come."""
    chain = words()
    return " ".join(" ".join([*chain[index : index + 3], chain[-1 - index % 200]]) for index in range(TOKENS))


def write(engine: EngineClient, prompt: str, sampling: Sampling = GREEDY) -> Written:
    """One answer, read to its end."""
    request = engine.generate([Message.user(prompt)], sampling=sampling, max_tokens=TOKENS, conversation="bench")
    text, finished = "", None
    for event in request:
        if isinstance(event, Delta):
            text += event.text
        finished = event
    assert isinstance(finished, Finished), finished
    assert finished.completion_tokens == TOKENS, finished
    return Written(text, finished)


def compare(
    fast: EngineClient, plain: EngineClient, prompt: str, sampling: Sampling = GREEDY, rounds: int = ROUNDS
) -> tuple[float, str]:
    """Speed with drafts over speed without, and the figures it was made from."""
    for _ in range(WARM_UP):
        same = write(fast, prompt, sampling).text == write(plain, prompt, sampling).text
        assert same or sampling.temperature, "the greedy text differs"
    figures: list[Finished] = []

    def with_drafts() -> float:
        written = write(fast, prompt, sampling)
        figures.append(written.finished)
        return written.finished.decode_tps

    ratio, ours, theirs = paired_ratio(with_drafts, lambda: write(plain, prompt, sampling).finished.decode_tps, rounds)
    drafted, accepted = sum(f.drafted_tokens for f in figures), sum(f.accepted_tokens for f in figures)
    return ratio, (
        f"{spread(ours)} against {spread(theirs)} tokens/s{'' if sampling.temperature else ', same greedy text'}; "
        f"{accepted / rounds:.0f} of {drafted / rounds:.0f} guesses right in {TOKENS} tokens"
    )


def run() -> Iterator[Figure]:
    """Measure."""
    with EngineClient() as fast, EngineClient() as plain:
        model = chain_model()
        _load(fast, str(model), "lookup")
        _load(plain, str(model), "off")
        ratio, detail = compare(fast, plain, repeated())
        yield Figure("text that repeats its context, drafts over none", ratio, 1.5, "more", detail=detail)
        ratio, detail = compare(fast, plain, "Tell me something new.")
        yield Figure("text that is new, drafts over none", ratio, 0.97, "more", detail=detail)
        ratio, detail = compare(fast, plain, misleading())
        yield Figure("text whose context misleads, drafts over none", ratio, 0.97, "more", detail=detail)
        model = large_model()
        _load(fast, str(model), "lookup")
        _load(plain, str(model), "off")
        ratio, detail = compare(fast, plain, "Tell me a long story about a lighthouse.")
        yield Figure("text of random weights, drafts over none", ratio, 0.97, "more", detail=detail)
    yield from run_drafts()


def run_drafts() -> Iterator[Figure]:
    """Measure a small model that drafts."""
    with EngineClient() as fast, EngineClient() as plain:
        model = str(chain_model())
        _load(plain, model, "off")
        _load(fast, model, "auto", str(chain_model(20)))
        ratio, detail = compare(fast, plain, "Tell me something new.", DRAWN, 5)
        yield Figure("a small model drafts what is right, over none", ratio, 1.0, "more", detail=detail)
        _load(fast, model, "auto", str(large_model(20)))
        ratio, detail = compare(fast, plain, "Tell me something new.", DRAWN, 5)
        yield Figure("a small model drafts what is wrong, over none", ratio, 0.97, "more", detail=detail)


def _load(engine: EngineClient, path: str, speculation: str, draft: str = "") -> None:
    options = LoadOptions(context_length=2048, speculation=speculation)  # type: ignore[arg-type]  # one of its words
    loaded = engine.load(path, options, draft=draft).result(WAIT)
    assert isinstance(loaded, Loaded)
    assert loaded.speculation == ("draft" if draft else speculation), loaded

"""How long the choice of who answers takes, with many models and a long conversation."""

from __future__ import annotations

import time
from collections.abc import Iterator

from inference.messages import Message
from inference.needs import needs_of
from inference.protocol import Generate
from inference.router import Candidate, choose
from inference.routing_rules import DEFAULT_RULES, Rule, Rules
from tests.bench.figures import Figure, spread

MODELS = 200
ROUNDS = 200
TALK = "Tell me how the keeper of a lighthouse spends a winter, and what he writes home about it. " * 14


def run() -> Iterator[Figure]:
    """Measure."""
    messages = [message for _ in range(40) for message in (Message.user(TALK), Message.assistant(TALK))]
    command = Generate(messages=(*messages, Message.user(TALK)))
    models = [
        Candidate(name=f"m{n}", parameters=(n + 1) * 10**8, quantization="Q4_K_M", context=65_536, code=n % 3 == 0)
        for n in range(MODELS)
    ]
    rules = Rules(rules=(*DEFAULT_RULES.rules, *(Rule(when="code", then="avoid", model=f"m{n}") for n in range(20))))
    taken = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        choose(needs_of(command), models, rules)
        taken.append((time.perf_counter() - began) * 1000)
    size = sum(len(message.text) for message in command.messages) // 1000
    detail = f"{spread(taken, 2)} ms, {MODELS} models, {size} kB of conversation"
    yield Figure("choosing who answers", sorted(taken)[ROUNDS * 95 // 100], 5.0, "less", "ms", detail)

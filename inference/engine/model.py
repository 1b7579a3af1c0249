"""A loaded model with everything made from it; how it comes about is ``inference.engine.loading``."""

from __future__ import annotations

from dataclasses import dataclass

from inference.engine.aside import Aside
from inference.engine.context import Context
from inference.engine.eyes import Eyes
from inference.engine.guiding.guidance import Guidance
from inference.engine.memory import ConversationMemory
from inference.engine.prompt import ChatTemplate
from inference.engine.speculation.speculation import Speculation
from inference.engine.vocabulary import Vocabulary
from inference.engine.weights import Weights
from inference.load_plan import LoadPlan
from inference.model_facts import ModelFacts
from inference.protocol import Loaded


@dataclass(frozen=True, slots=True)
class Model:
    """A model that can answer. ``close`` gives its memory back.

    Attributes:
        weights: llama.cpp's model.
        facts: What the file says.
        plan: How it was loaded.
        loaded: The event that tells what was chosen; its id is 0.
        context: Where it computes.
        vocabulary: Text to tokens and back.
        suppressed: Tokens it must never choose.
        guidance: What holding answers to a grammar needs.
        template: Messages to text.
        aside: Does on another thread what would keep all answers waiting.
        memory: What it has read.
        chunk: Tokens to read at once.
        speculation: What is known about computing several tokens at once; ``None`` where none are.
        reclaimable: Bytes of main memory that ``close`` brings back. Mapped weights are not among them: the
            system counts what it can drop as free.
        graphics_memory: Bytes of graphics memory that ``close`` brings back.
        eyes: With what it sees pictures; ``None``: it sees none.
    """

    weights: Weights
    facts: ModelFacts
    plan: LoadPlan
    loaded: Loaded
    context: Context
    vocabulary: Vocabulary
    suppressed: tuple[int, ...]
    guidance: Guidance
    template: ChatTemplate
    aside: Aside
    memory: ConversationMemory
    chunk: int
    speculation: Speculation | None
    reclaimable: int
    graphics_memory: int
    eyes: Eyes | None = None

    def close(self) -> None:
        """Give the memory back."""
        self.guidance.close()
        self.aside.settle()  # it may still be at something that nobody waits for
        if self.eyes is not None:
            self.eyes.close()
        if self.speculation is not None:
            self.speculation.close()
        self.context.close()
        self.weights.close()

"""A loaded model with everything made from it; how it comes about is ``inference.engine.loading``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from inference.engine.context import Context
from inference.engine.memory import ConversationMemory
from inference.engine.native import llama
from inference.engine.prompt import ChatTemplate
from inference.engine.vocabulary import Vocabulary
from inference.model_facts import ModelFacts
from inference.protocol import Loaded


@dataclass(frozen=True, slots=True)
class Model:
    """A model that can answer. ``close`` gives its memory back.

    Attributes:
        handle: llama.cpp's model.
        facts: What the file says.
        loaded: The event that tells what was chosen; its id is 0.
        context: Where it computes.
        vocabulary: Text to tokens and back.
        suppressed: Tokens it must never choose.
        template: Messages to text.
        memory: What it has read.
        chunk: Tokens to read at once.
        reclaimable: Bytes of main memory that ``close`` brings back. Mapped weights are not among them: the
            system counts what it can drop as free.
        graphics_memory: Bytes of graphics memory that ``close`` brings back.
    """

    handle: Any
    facts: ModelFacts
    loaded: Loaded
    context: Context
    vocabulary: Vocabulary
    suppressed: tuple[int, ...]
    template: ChatTemplate
    memory: ConversationMemory
    chunk: int
    reclaimable: int
    graphics_memory: int

    def close(self) -> None:
        """Give the memory back."""
        self.context.close()
        llama.llama_model_free(self.handle)

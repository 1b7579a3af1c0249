"""A context under test and a fresh one beside it on the same tiny model: what was reused must make no difference.

Works on tokens, below templates and requests.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from inference.engine.archive import Archive
from inference.engine.context import ABORTED, FULL, OK, Context
from inference.engine.memory import ConversationMemory
from inference.engine.native import llama
from inference.engine.reuse import DenseMemory, Policy, RecurrentMemory, Slot, WindowMemory
from tests.bench.bare_loop import BareModel

CONTEXT = 512
MICRO_BATCH = 64
CLOSE = 0.1  # of the spread of the logits; wrong memory differs by more than once the spread
EXACTLY = 0.01  # likewise, where nothing is rounded to 16 bits: then sums in another order are all that differs


class CountingAbort:
    """Aborts after a number of polls, which is in the middle of a computation; 0: never."""

    def __init__(self) -> None:
        self.polls = 0
        self.native = True
        self.data = None
        self.callback = llama.ggml_abort_callback(self._poll)

    def _poll(self, _data: object) -> bool:
        if self.polls > 0:
            self.polls -= 1
            return self.polls == 0
        return False


class MemoryBench:
    """A context under test and a fresh one beside it, on the same file.

    Args:
        path: The model.
        sequences: Of the context under test.
        exact: Whether both compute without rounding to 16 bits; the engine itself does not.
    """

    def __init__(self, path: Path, sequences: int = 3, *, exact: bool = False) -> None:
        self.fresh = BareModel(path, threads=1, context=CONTEXT, micro_batch=MICRO_BATCH, exact=exact)
        self.exact = exact
        self.abort = CountingAbort()
        self.sequences = sequences
        self.known: dict[tuple[int, ...], np.ndarray] = {}
        self.context = self._make_context(CONTEXT)
        self.memory = ConversationMemory(self.context, self.policy())

    def renew(self, size: int, archive: Archive) -> None:
        """A context of another length, or after a restart; what is in ``archive`` remains."""
        self.context.close()
        self.context = self._make_context(size)
        self.memory = ConversationMemory(self.context, self.policy(), archive=archive)

    def _make_context(self, size: int) -> Context:
        options = llama.llama_context_default_params()
        options.n_ctx, options.n_batch, options.n_ubatch = size, 4 * MICRO_BATCH, MICRO_BATCH
        options.n_threads = options.n_threads_batch = 1
        spare = self.sequences if isinstance(self._policy_of(None), DenseMemory) else None
        options.n_seq_max = options.n_outputs_max = self.sequences + (spare is not None)
        options.kv_unified, options.swa_full = True, False
        if self.exact:
            options.flash_attn_type, options.type_k, options.type_v = 0, 0, 0
        handle = llama.llama_init_from_model(self.fresh.model, options)
        assert handle
        return Context(handle, self.fresh.size, self.abort, self.sequences, spare=spare)  # type: ignore[arg-type]

    def policy(self) -> Policy:
        return self._policy_of(self.context)

    def _policy_of(self, context: Any) -> Policy:
        model = self.fresh.model
        if llama.llama_model_is_recurrent(model):
            return RecurrentMemory(context, "recurrent")
        if llama.llama_model_is_hybrid(model):
            return RecurrentMemory(context, "hybrid")
        window = llama.llama_model_n_swa(model)
        return WindowMemory(context, window) if window else DenseMemory(context)

    def close(self) -> None:
        self.context.close()
        self.fresh.__exit__()

    def expected(self, tokens: list[int]) -> np.ndarray:
        key = tuple(tokens)
        if key not in self.known:
            self.known[key] = self.fresh.read(tokens)
        return self.known[key]

    def read(self, conversation: str, tokens: list[int], marks: tuple[int, ...] = (), polls: int = 0) -> Slot | None:
        """Read a prompt as the engine does; ``None`` when it was aborted on the way."""
        slot = self.memory.begin(conversation, tokens)
        assert slot.tokens == tokens[: len(slot.tokens)]
        assert len(slot.tokens) < len(tokens)
        stops = self.memory.policy.checkpoint_positions(len(slot.tokens), len(tokens), marks)
        self.abort.polls = polls
        for stop in (*stops, len(tokens)):
            while len(slot.tokens) < stop:
                begin = len(slot.tokens)
                chunk = tokens[begin : min(stop, begin + self.context.micro_batch)]
                result = self.context.decode(slot.sequence, chunk, begin, output=begin + len(chunk) == len(tokens))
                if result == FULL:
                    assert self.memory.make_room(slot)
                elif result == ABORTED:
                    self.memory.policy.after_abort(slot)
                    assert self.context.end(slot.sequence) == len(slot.tokens)
                    return None
                else:
                    slot.tokens += chunk
            if stop < len(tokens):
                self.memory.checkpoint(slot)
        self.abort.polls = 0
        return slot

    def write(self, slot: Slot, tokens: list[int]) -> None:
        for token in tokens:
            while (result := self.context.decode_next(slot.sequence, token, len(slot.tokens))) == FULL:
                assert self.memory.make_room(slot)
            assert result == OK
            slot.tokens.append(token)

    def assert_right(self, tokens: list[int]) -> None:
        expected = self.expected(tokens)
        difference = np.abs(self.context.logits() - expected).max() / expected.std()
        assert difference < (EXACTLY if self.exact else CLOSE), f"logits differ by {difference:.3f} of their spread"


def words(*numbers: int, seed: int = 0) -> list[int]:
    """Tokens that depend on ``seed``: ``numbers`` of each of several pieces, one after the other."""
    draw = np.random.default_rng(seed)
    return [int(token) for number in numbers for token in draw.integers(270, 1000, number)]

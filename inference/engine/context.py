"""One llama.cpp context: decode batches, the memory of its sequences, partial states. Decides nothing.

Only the thread that made it may use it. Positions count tokens from 0 within a sequence.
"""

from __future__ import annotations

import contextlib
import ctypes
import math
from collections.abc import Iterator, Sequence
from typing import Any, Literal, NamedTuple

import numpy as np

from inference.engine.native import AbortFlag, llama
from inference.errors import EngineFailed

Outcome = Literal["ok", "full", "aborted"]

State = bytes | bytearray | memoryview
Rows = np.ndarray[Any, np.dtype[np.float32]]

OK, FULL, ABORTED = 0, 1, 2  # what llama_decode returns
WHOLE, PART = 0, llama.LLAMA_STATE_SEQ_FLAGS_PARTIAL_ONLY  # what of a sequence is saved


class Part(NamedTuple):
    """Tokens that follow what a sequence holds.

    Attributes:
        sequence: Which.
        tokens: At least one.
        position: Of the first of them.
        output: Whether logits behind the last one are wanted.
    """

    sequence: int
    tokens: Sequence[int]
    position: int
    output: bool


class Context:
    """Owns a ``llama_context`` and one batch.

    Args:
        handle: From ``llama_init_from_model``; freed by ``close``.
        abort: Polled while the processor computes.
        sequences: How many sequences it was made for.
        outputs: Of how many tokens in one batch logits can be had; as many as sequences when ``None``.
        spare: A further sequence that is nobody's, for copying parts of others; ``None``: there is none.

    Attributes:
        spare: As given.
        size: Tokens that fit in, all sequences together.
        batch: Most tokens one ``decode`` takes.
    """

    def __init__(
        self,
        handle: Any,
        vocabulary_size: int,
        abort: AbortFlag,
        sequences: int,
        outputs: int | None = None,
        spare: int | None = None,
    ) -> None:
        self.handle = handle
        self.spare = spare
        self.sequences = sequences
        self.outputs = outputs or sequences
        self.size = int(llama.llama_n_ctx(handle))
        self.batch = int(llama.llama_n_batch(handle))
        self.micro_batch = int(llama.llama_n_ubatch(handle))
        self._vocabulary_size = vocabulary_size
        self._abort = abort  # llama.cpp keeps the bare pointers
        llama.llama_set_abort_callback(handle, abort.callback, abort.data)
        self._memory = llama.llama_get_memory(handle)
        if not self._memory:
            raise EngineFailed("This model keeps no memory of a conversation, so it cannot chat.")
        self._batch = llama.llama_batch_init(self.batch, 0, 1)
        view = np.ctypeslib.as_array
        self._tokens = view(self._batch.token, (self.batch,))
        self._positions = view(self._batch.pos, (self.batch,))
        self._outputs = view(self._batch.logits, (self.batch,))
        view(self._batch.n_seq_id, (self.batch,))[:] = 1
        self._rows = [self._batch.seq_id[row] for row in range(self.batch)]
        self._row_sequence = [-1] * self.batch
        self._rows_of_logits: dict[int, np.ndarray[Any, np.dtype[np.float32]]] = {}  # by address

    def close(self) -> None:
        """Give the memory back."""
        llama.llama_batch_free(self._batch)
        llama.llama_free(self.handle)

    def set_threads(self, threads: int, batch_threads: int) -> None:
        """Compute with so many threads from the next ``decode`` on: for single tokens, and for many at once."""
        llama.llama_set_n_threads(self.handle, threads, batch_threads)

    @property
    def threads(self) -> int:
        """Threads that compute single tokens now."""
        return int(llama.llama_n_threads(self.handle))

    # -------------------------------------------------------------------------------- compute

    def decode(self, sequence: int, tokens: Sequence[int], position: int, *, output: bool) -> int:
        """Compute tokens that follow what the sequence holds; ``output``: logits of the last one are wanted.

        Returns ``OK``; ``FULL``: no room, nothing has changed; ``ABORTED``: what remains is in the memory.

        Raises:
            EngineFailed: llama.cpp failed; the sequence is lost.
            ValueError: A call that llama.cpp would answer with ``abort()``, or with wrong text.
        """
        count = len(tokens)
        if not 0 < count <= self.batch or position != self.end(sequence):
            raise ValueError(f"{count} tokens at {position}, the sequence ends at {self.end(sequence)}")
        self._tokens[:count] = tokens
        self._positions[:count] = np.arange(position, position + count)
        self._outputs[:count] = 0
        self._outputs[count - 1] = output
        for row in range(count):
            if self._row_sequence[row] != sequence:
                self._row_sequence[row] = self._rows[row][0] = sequence
        self._batch.n_tokens = count
        return self._run()

    def decode_next(self, sequence: int, token: int, position: int) -> int:
        """Compute one token, logits wanted. As ``decode`` otherwise, and nothing is checked."""
        if self._row_sequence[0] != sequence:
            self._row_sequence[0] = self._rows[0][0] = sequence
        self._tokens[0] = token
        self._positions[0] = position
        self._outputs[0] = 1
        self._batch.n_tokens = 1
        return self._run()

    def decode_draft(self, sequence: int, tokens: Sequence[int], position: int) -> int:
        """Compute tokens that follow what a sequence holds, logits wanted of each. As ``decode`` otherwise."""
        count = len(tokens)
        if not 0 < count <= min(self.outputs, self.micro_batch) or position != self.end(sequence):
            raise ValueError(f"{count} drafted tokens at {position}, the sequence ends at {self.end(sequence)}")
        self._tokens[:count] = tokens
        self._positions[:count] = np.arange(position, position + count)
        self._outputs[:count] = 1
        for row in range(count):
            if self._row_sequence[row] != sequence:
                self._row_sequence[row] = self._rows[row][0] = sequence
        self._batch.n_tokens = count
        return self._run()

    def decode_together(self, parts: Sequence[Part]) -> int:
        """Compute parts of several sequences in one pass. As ``decode`` otherwise.

        The logits of a part are at the row of its last token, counted over all parts.
        """
        count = sum(len(part.tokens) for part in parts)
        if not 0 < count <= self.micro_batch or sum(part.output for part in parts) > self.outputs:
            raise ValueError(f"{count} tokens of {len(parts)} sequences in one pass")
        row = 0
        for sequence, tokens, position, output in parts:
            end = row + len(tokens)
            if position != self.end(sequence):
                raise ValueError(f"tokens at {position}, the sequence ends at {self.end(sequence)}")
            self._tokens[row:end] = tokens
            self._positions[row:end] = np.arange(position, position + len(tokens))
            self._outputs[row:end] = 0
            self._outputs[end - 1] = output
            for place in range(row, end):
                if self._row_sequence[place] != sequence:
                    self._row_sequence[place] = self._rows[place][0] = sequence
            row = end
        self._batch.n_tokens = count
        return self._run()

    def decode_rows(self, sequence: int, rows: Rows, position: int, *, both_ways: bool) -> int:
        """Compute rows of numbers that follow what a sequence holds, in place of tokens. As ``decode`` otherwise.

        Args:
            sequence: Which.
            rows: As many as fit into a micro-batch, each as wide as the vector of a token.
            position: Of the first of them.
            both_ways: Whether all of them see each other, and not only those before.
        """
        count, width = rows.shape
        if not 0 < count <= self.micro_batch or position != self.end(sequence):
            raise ValueError(f"{count} rows at {position}, the sequence ends at {self.end(sequence)}")
        batch = llama.llama_batch_init(count, width, 1)
        try:
            whole = np.ascontiguousarray(rows, np.float32)
            ctypes.memmove(batch.embd, whole.ctypes.data, whole.nbytes)
            for row in range(count):
                batch.pos[row], batch.logits[row] = position + row, 0
                batch.n_seq_id[row], batch.seq_id[row][0] = 1, sequence
            batch.n_tokens = count
            if both_ways:
                llama.llama_set_causal_attn(self.handle, False)
            return self._run(batch)
        finally:
            if both_ways:
                llama.llama_set_causal_attn(self.handle, True)
            llama.llama_batch_free(batch)

    def _run(self, batch: Any = None) -> int:
        result = int(llama.llama_decode(self.handle, self._batch if batch is None else batch))
        if result < 0 or result > ABORTED:
            raise EngineFailed(
                "The engine could not compute the next part of the answer.",
                "Try again; if it happens again, load the model with a smaller batch or fewer GPU layers.",
                f"llama_decode returned {result}",
            )
        return result

    def synchronize(self) -> None:
        """Wait until everything asked for has been computed."""
        llama.llama_synchronize(self.handle)

    def logits(self, place: int = -1) -> np.ndarray[Any, np.dtype[np.float32]]:
        """Logits behind a token of the last batch, -1: the last; one a token of the vocabulary; until ``decode``."""
        pointer = llama.llama_get_logits_ith(self.handle, place)
        if not pointer:
            raise EngineFailed("The engine computed no probabilities for the next token.")
        address = ctypes.addressof(pointer.contents)
        row = self._rows_of_logits.get(address)
        if row is None:
            row = self._rows_of_logits[address] = np.ctypeslib.as_array(pointer, (self._vocabulary_size,))
        return row

    def check_logits(self, place: int = -1, *, thorough: bool = True) -> None:
        """Raise ``EngineFailed`` when the model computes nothing usable. Sorting not-a-numbers may crash.

        Args:
            place: Of the token in the last batch behind which to look, -1: the last.
            thorough: Look at all of them; else at one. Weights that give wrong numbers give them for every token, and
                a wrong number in the state reaches all logits: so the first token is looked at thoroughly, and at
                each later one, where caches are cold and every look costs the speed, one is enough.
        """
        if thorough:
            worst = self.logits(place).max()  # the maximum of anything with a NaN in it is NaN
        else:
            pointer = llama.llama_get_logits_ith(self.handle, place)
            worst = pointer[0] if pointer else math.nan
        if not math.isfinite(worst):
            raise EngineFailed(
                "The model computes values that are not numbers, so it cannot answer.",
                "The file may be damaged: verify or download it again; a KV cache type of f16 may help too.",
            )

    # --------------------------------------------------------------------------------- memory

    def end(self, sequence: int) -> int:
        """How many tokens the sequence holds: its last position and one."""
        return int(llama.llama_memory_seq_pos_max(self._memory, sequence)) + 1

    def begin(self, sequence: int) -> int:
        """The first position whose memory is complete; -1 for an empty sequence."""
        return int(llama.llama_memory_seq_pos_min(self._memory, sequence))

    def cut(self, sequence: int, position: int) -> bool:
        """Forget everything from ``position`` on; ``False`` when the memory cannot."""
        return bool(llama.llama_memory_seq_rm(self._memory, sequence, position, -1))

    def forget(self, sequence: int) -> None:
        """Empty a sequence."""
        llama.llama_memory_seq_rm(self._memory, sequence, -1, -1)

    def copy(self, source: int, target: int, end: int) -> None:
        """Share the first ``end`` tokens of one sequence with another, empty one."""
        llama.llama_memory_seq_cp(self._memory, source, target, 0, end)

    def forget_all(self) -> None:
        """Empty every sequence."""
        llama.llama_memory_clear(self._memory, True)

    def state_size(self, sequence: int) -> int:
        """Bytes that ``save`` would return."""
        return int(llama.llama_state_seq_get_size_ext(self.handle, sequence, WHOLE))

    def save(self, sequence: int) -> State:
        """All that the sequence remembers. Empty on failure."""
        return self._save(sequence, WHOLE)

    def restore(self, sequence: int, data: State) -> bool:
        """Put back what ``save`` returned, into any sequence; on failure that one has to be emptied.

        It holds no word about the model: the caller knows that it comes from the same weights, with keys and
        values of the same type. The size of the context may be another one.
        """
        return self._restore(sequence, data, WHOLE)

    def span_size(self, sequence: int, begin: int, end: int) -> int:
        """Bytes that ``save_span`` writes."""
        with self._lent(sequence, begin, end) as spare:
            return self.state_size(spare)

    def save_span(self, sequence: int, begin: int, end: int, target: memoryview) -> bool:
        """Write what the sequence remembers of some of its tokens; whether that fills ``target`` exactly."""
        with self._lent(sequence, begin, end) as spare:
            size = len(target)
            return self._get(spare, _pointer_to(target), size, WHOLE) == size

    def restore_span(self, sequence: int, data: State) -> bool:
        """Put what ``save_span`` wrote behind what the sequence remembers. As ``restore`` otherwise."""
        spare = self._need_spare()
        try:
            done = self._restore(spare, data, WHOLE)
            if done:
                llama.llama_memory_seq_cp(self._memory, spare, sequence, -1, -1)
            return done
        finally:
            self.forget(spare)

    @contextlib.contextmanager
    def _lent(self, sequence: int, begin: int, end: int) -> Iterator[int]:
        """A sequence that has some tokens of another one, which it shares."""
        spare = self._need_spare()
        llama.llama_memory_seq_cp(self._memory, sequence, spare, begin, end)
        try:
            yield spare
        finally:
            self.forget(spare)

    def _need_spare(self) -> int:
        if self.spare is None:
            raise ValueError("no sequence to copy with")
        return self.spare

    def save_part(self, sequence: int) -> State:
        """What of a sequence cannot be cut back: sliding-window cells or recurrent state. Empty on failure."""
        return self._save(sequence, PART)

    def restore_part(self, sequence: int, data: State) -> bool:
        """Put back what ``save_part`` returned, where the rest of the memory of these tokens is still there."""
        return self._restore(sequence, data, PART)

    def _save(self, sequence: int, flags: int) -> State:
        size = int(llama.llama_state_seq_get_size_ext(self.handle, sequence, flags))
        data = blank(size)
        if not len(data):
            return data
        return data if self._get(sequence, _pointer_to(data), size, flags) == size else b""

    def _get(self, sequence: int, target: Any, size: int, flags: int) -> int:
        return int(llama.llama_state_seq_get_data_ext(self.handle, target, size, sequence, flags))

    def _restore(self, sequence: int, data: State, flags: int) -> bool:
        if not len(data):
            return False
        return bool(llama.llama_state_seq_set_data_ext(self.handle, _pointer_to(data), len(data), sequence, flags))


def blank(size: int) -> State:
    """Bytes to be written to; empty where there is no memory: what cannot be kept is read again.

    Unlike those of a ``bytearray`` they are not written with zeros first, which takes as long as the copying itself.
    """
    try:
        return memoryview(np.empty(size, np.uint8))  # type: ignore[arg-type]  # numpy says so from 3.12 on
    except (MemoryError, ValueError):  # the latter for more than there are addresses
        return b""


def _pointer_to(data: State) -> Any:
    """Where the bytes lie; ``data`` has to outlive the call."""
    return np.frombuffer(data, np.uint8).ctypes.data_as(ctypes.POINTER(ctypes.c_uint8))

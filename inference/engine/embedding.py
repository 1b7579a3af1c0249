"""Texts to vectors, with the weights of a loaded model and a context of their own; knows no commands.

Three ways, by what the model was trained for:

- *Encoders* and what looks both ways (BERT and its kin) read a text as a whole, several texts in one pass, and
  llama.cpp pools as the file says, else by the mean.
- Models that read from left to right and were trained to say it all with their last token (``pooling_type`` 3, as
  Qwen3-Embedding) give that token's vector.
- Chat models give the mean over all tokens. They were not trained for it, but texts that are alike come out alike.

Every vector has length 1, so that the product of two is the cosine of the angle between them.
"""

from __future__ import annotations

import ctypes
import time
from collections.abc import Callable, Generator, Sequence
from typing import Any, NamedTuple

import numpy as np

from inference.engine.native import AbortFlag, llama
from inference.engine.portions import Portions
from inference.engine.vocabulary import Vocabulary
from inference.errors import Cancelled, ContextFull, EngineFailed, OutOfMemory, Unable, UsageError
from inference.protocol import Embedded

LONGEST = 8192  # tokens of one text; what a pass over a whole text takes grows with the square of it
SLICE = 128  # tokens that a model which reads from left to right is given at once, fewer where others wait
TOGETHER = 512  # tokens of texts that are read as a whole in one pass …
TEXTS = 16  # … and how many they may be
STEP = 256  # tokens; contexts are made as long as the longest text, rounded up

Vector = np.ndarray[Any, np.dtype[np.float32]]


class _Form(NamedTuple):
    """How a model makes vectors.

    Attributes:
        whole: Whether it must read a text in one pass.
        pooling: What llama.cpp is told.
        last: Whether the last token says it all; else, where llama.cpp does not pool, the mean does.
    """

    whole: bool
    pooling: int
    last: bool = False


class Embedder:
    """Makes vectors. Its context is made when it is first needed; ``close`` gives the memory back.

    Only the thread that decodes may use it.

    Args:
        model: llama.cpp's model; it outlives this.
        vocabulary: Of the model.
        trained: Tokens it was trained for, 0 when unknown.
        threads: To compute with.
        graphics: Whether layers lie on a graphics device.
        abort: Interrupts computing.
    """

    def __init__(
        self, model: Any, vocabulary: Vocabulary, *, trained: int, threads: int, graphics: bool, abort: AbortFlag
    ) -> None:
        self._model = model
        self._vocabulary = vocabulary
        self._longest = min(trained or LONGEST, LONGEST)
        self._threads = threads
        self._graphics = graphics
        self._abort = abort
        self._size = int(llama.llama_model_n_embd_out(model))
        self._context: Any = None
        self._length = 0
        self._form: _Form | None = None
        self._portions = Portions(SLICE)

    def close(self) -> None:
        """Give the memory of the context back."""
        if self._context:
            llama.llama_free(self._context)
            self._context, self._length = None, 0

    def prepare(self, texts: Sequence[str]) -> list[list[int]]:
        """The tokens of some texts, for ``embed``, and room to compute with them; on any thread, one at a time.

        Raises:
            Unable: The model makes no vectors.
            ContextFull: A text is too long.
            UsageError: There is no text, or an empty one.
            OutOfMemory: There is no room.
        """
        tokens = [self._tokens(text) for text in texts]
        if not tokens or not all(tokens):
            raise UsageError("There is no text to make a vector of.", "Give at least one text that is not empty.")
        longest = max(map(len, tokens))
        if longest > self._longest:
            raise ContextFull(
                f"A text of {longest:,} tokens is too long: this model takes {self._longest:,} at a time.",
                "Split it into shorter texts.",
            )
        form = self._form = self._form or self._find_form()
        self._make_context(form, max(longest, TOGETHER) if form.whole else longest)
        return tokens

    def embed(
        self, tokens: Sequence[list[int]], id: int = 0, hurried: Callable[[], bool] = lambda: False
    ) -> Generator[None, None, Embedded]:
        """The vectors of some texts, step by step: each ``next`` computes for a moment.

        Args:
            tokens: From ``prepare``, which was called last for these.
            id: Of the request.
            hurried: Whether others wait for each step to end.

        Raises:
            Unable: The model makes no vectors.
            Cancelled: The computation was aborted.
        """
        form, vectors = self._form, list[Vector]()
        assert form is not None
        if form.whole:
            for group in _groups(tokens):
                vectors += self._read_whole(group)
                yield
        else:
            for text in tokens:
                vectors.append((yield from self._read_in_slices(text, hurried, last=form.last)))
        packed = tuple(_unit(vector).astype("<f4").tobytes() for vector in vectors)
        return Embedded(id=id, vectors=packed, size=self._size, tokens=sum(map(len, tokens)))

    # ---------------------------------------------------------------------------------- context

    def _find_form(self) -> _Form:
        """What the file says, which only a context tells."""
        if llama.llama_model_has_encoder(self._model) and llama.llama_model_has_decoder(self._model):
            raise Unable("This model translates one text into another: it makes no vectors.", "Choose another model.")
        self._make_context(_Form(False, llama.LLAMA_POOLING_TYPE_UNSPECIFIED), STEP)
        pooling = int(llama.llama_pooling_type(self._context))
        causal = bool(llama.llama_get_memory(self._context)) and bool(llama.llama_get_causal_attn(self._context))
        self.close()
        if pooling == llama.LLAMA_POOLING_TYPE_RANK:
            raise Unable(
                "This model tells how well an answer fits a question: it makes no vectors.",
                "Choose an embedding model.",
            )
        none = pooling in (llama.LLAMA_POOLING_TYPE_NONE, llama.LLAMA_POOLING_TYPE_UNSPECIFIED)
        if causal and (none or pooling == llama.LLAMA_POOLING_TYPE_LAST):
            return _Form(False, llama.LLAMA_POOLING_TYPE_NONE, last=not none)
        return _Form(True, llama.LLAMA_POOLING_TYPE_MEAN if none else pooling)

    def _make_context(self, form: _Form, length: int) -> None:
        """A context for texts of so many tokens; the one that is there where it is long enough."""
        if self._context and length <= self._length:
            return
        self.close()
        length = -(-length // STEP) * STEP
        parameters = llama.llama_context_default_params()
        parameters.n_ctx = length
        parameters.n_batch = parameters.n_ubatch = length if form.whole else min(SLICE, length)
        parameters.n_seq_max = TEXTS if form.whole else 1
        parameters.n_outputs_max = parameters.n_batch
        parameters.kv_unified = True
        parameters.embeddings = True
        parameters.pooling_type = form.pooling
        parameters.n_threads = parameters.n_threads_batch = self._threads
        parameters.offload_kqv = parameters.op_offload = self._graphics
        parameters.no_perf = True
        self._context = llama.llama_init_from_model(self._model, parameters)
        if not self._context:
            self._context = None
            raise OutOfMemory(
                f"There is not enough memory to make vectors of texts of {length:,} tokens.",
                "Split the texts, or choose a smaller model.",
            )
        self._length = length
        llama.llama_set_abort_callback(self._context, self._abort.callback, self._abort.data)

    # ---------------------------------------------------------------------------------- reading

    def _tokens(self, text: str) -> list[int]:
        """With what the tokenizer puts around a text: embedding models were trained with it."""
        data = text.encode("utf-8", "replace")
        room = len(data) + 16
        while True:
            buffer = (ctypes.c_int32 * room)()
            count = llama.llama_tokenize(self._vocabulary.handle, data, len(data), buffer, room, True, False)
            if count >= 0:
                return list(buffer[:count]) if data else []
            room = -count

    def _read_whole(self, texts: Sequence[Sequence[int]]) -> list[Vector]:
        """The vectors of texts that are read side by side in one pass."""
        self._decode([(row, 0, text) for row, text in enumerate(texts)])
        return [self._vector(llama.llama_get_embeddings_seq(self._context, row)) for row in range(len(texts))]

    def _read_in_slices(
        self, text: Sequence[int], hurried: Callable[[], bool], *, last: bool
    ) -> Generator[None, None, Vector]:
        """The vector of one text that is read from left to right."""
        whole = np.zeros(self._size, np.float64)
        vector = np.zeros(self._size, np.float32)
        start = 0
        while start < len(text):
            began = time.perf_counter()
            part = text[start : start + (self._portions.size if hurried() else SLICE)]
            self._decode([(0, start, part)])
            for place in range(len(part)):
                if not last or start + place == len(text) - 1:
                    vector = self._vector(llama.llama_get_embeddings_ith(self._context, place))
                    whole += vector
            self._portions.took(len(part), time.perf_counter() - began)
            start += len(part)
            yield
        return vector if last else (whole / len(text)).astype(np.float32)

    def _decode(self, parts: Sequence[tuple[int, int, Sequence[int]]]) -> None:
        """Compute parts of texts: sequence, position of the first token, tokens."""
        memory = llama.llama_get_memory(self._context)
        if memory and any(start == 0 for _sequence, start, _tokens in parts):
            llama.llama_memory_clear(memory, True)
        count = sum(len(tokens) for _sequence, _start, tokens in parts)
        batch = llama.llama_batch_init(count, 0, 1)
        try:
            row = 0
            for sequence, start, tokens in parts:
                for place, token in enumerate(tokens):
                    batch.token[row], batch.pos[row], batch.logits[row] = token, start + place, 1
                    batch.n_seq_id[row], batch.seq_id[row][0] = 1, sequence
                    row += 1
            batch.n_tokens = count
            result = int(llama.llama_decode(self._context, batch))
        finally:
            llama.llama_batch_free(batch)
        if result == 2:
            raise Cancelled("Stopped.")
        if result != 0:
            raise EngineFailed(
                "The engine could not make a vector of this text.",
                "Try a shorter text, or another model.",
                f"llama_decode returned {result}",
            )

    def _vector(self, pointer: Any) -> Vector:
        if not pointer:
            raise Unable("This model makes no vectors.", "Choose an embedding model.")
        vector: Vector = np.ctypeslib.as_array(pointer, (self._size,)).copy()
        if not np.isfinite(vector).all():
            raise EngineFailed(
                "The model computes values that are not numbers.", "The file may be damaged: verify or download it."
            )
        return vector


def _groups(texts: Sequence[list[int]]) -> list[list[list[int]]]:
    """Texts that are read in one pass, in order."""
    groups: list[list[list[int]]] = []
    room = 0
    for text in texts:
        if not groups or len(text) > room or len(groups[-1]) == TEXTS:
            groups.append([])
            room = max(TOGETHER, len(text))
        groups[-1].append(text)
        room -= len(text)
    return groups


def _unit(vector: Vector) -> Vector:
    length = float(np.linalg.norm(vector.astype(np.float64)))
    return (vector / length).astype(np.float32) if length > 0 else vector

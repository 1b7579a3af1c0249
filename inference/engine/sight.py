"""Pictures to what a model reads in place of tokens, with its projector; knows no prompt and no sequence.

A projector (``mmproj``) turns a picture into rows of numbers, each as wide as the vector of a token. That takes long
and cannot be interrupted, so it is done once for each picture, by a thread of its own beside the decoding, one after
the other; what came of it is remembered while the same pictures come again, as they do with every turn of a
conversation.

Models whose positions in a picture have several directions (M-RoPE) are not served: what is known here of a sequence
counts one position a token.
"""

from __future__ import annotations

import ctypes
import hashlib
import threading
from collections import Counter, OrderedDict
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import llama_cpp.mtmd_cpp as mtmd
import numpy as np

from inference.engine.native import NativeLog, llama
from inference.engine.picture_files import check_picture
from inference.engine.picture_parts import Part
from inference.errors import EngineFailed, ModelUnsupported, PromptError

REMEMBERED = 256 * 1024 * 1024  # bytes of rows that are kept
PICTURES = 32  # that need not be decoded again: what mtmd keeps of each may take ten megabytes
_IMAGE = 1  # MTMD_INPUT_CHUNK_TYPE_IMAGE

Rows = np.ndarray[Any, np.dtype[np.float32]]


class _Chunks:
    """What mtmd makes of a picture; freed with the last part that points into it."""

    __slots__ = ("_free", "handle")

    def __init__(self) -> None:
        self._free = mtmd.mtmd_input_chunks_free
        self.handle = mtmd.mtmd_input_chunks_init()

    def __del__(self) -> None:
        self._free(self.handle)


class _Chunk(NamedTuple):
    """One of them."""

    pointer: Any
    owner: _Chunks


class Sight:
    """The projector of one model. ``close`` frees it; only ``rows`` computes. May be used from several threads.

    Args:
        path: The projector.
        model: llama.cpp's model.
        log: Where mtmd logs.
        threads: To compute with.
        graphics: Whether a graphics device may be used.

    Attributes:
        both_ways: Whether the model looks at all places of a picture at once, so that they go into one computation.

    Raises:
        ModelUnsupported: It belongs to another model, or is of a kind that is not served.
    """

    def __init__(self, path: Path, model: Any, log: NativeLog, *, threads: int, graphics: bool) -> None:
        log.take_from(mtmd.mtmd_log_set)
        log.take_from(mtmd.mtmd_helper_log_set)
        parameters = mtmd.mtmd_context_params_default()
        parameters.use_gpu = graphics
        parameters.n_threads = threads
        parameters.warmup = False
        parameters.print_timings = False
        self._handle = mtmd.mtmd_init_from_file(str(path).encode(), model, parameters)
        if not self._handle:
            raise ModelUnsupported(
                f"“{path.name}” does not belong to this model, or is damaged: pictures cannot be shown to it.",
                "Download the model again with its projector.",
            )
        if not mtmd.mtmd_support_vision(self._handle) or mtmd.mtmd_decode_use_mrope(self._handle):
            self.close()
            raise ModelUnsupported("Hearth cannot show pictures to models of this kind yet.", "Choose another model.")
        self.both_ways = bool(mtmd.mtmd_decode_use_non_causal(self._handle, None))
        self._width = int(llama.llama_model_n_embd(model))
        self._known: OrderedDict[bytes, Future[Rows]] = OrderedDict()
        self._wanted: Counter[bytes] = Counter()  # who waits for what is not known yet
        self._parts: OrderedDict[bytes, tuple[Part, ...]] = OrderedDict()
        self._lock = threading.Lock()
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="sight")  # mtmd has one buffer for results

    def close(self) -> None:
        """Give the memory back; waits for a picture that is being looked at."""
        worker = getattr(self, "_worker", None)
        if worker is not None:
            worker.shutdown(cancel_futures=True)
        if self._handle:
            mtmd.mtmd_free(self._handle)
            self._handle = None

    def parts(self, picture: bytes) -> tuple[Part, ...]:
        """What stands for an encoded picture in a prompt, in order.

        Raises:
            PromptError: It cannot be decoded, or is too large.
        """
        name = hashlib.sha256(picture).digest()
        with self._lock:
            found = self._parts.pop(name, None)
        if found is None:
            check_picture(picture)
            found = self._take_apart(picture, name)
        with self._lock:
            self._parts[name] = found
            while len(self._parts) > PICTURES:
                self._parts.popitem(last=False)
        return found

    def rows(self, part: Part) -> Future[Rows]:
        """The rows of a part, ``places`` by the width of the model: at once where they are known, else in turn.

        To be followed by ``let_go``, when they have come or nobody waits for them any more.

        Raises:
            EngineFailed: In the future: the projector failed.
        """
        with self._lock:
            known = self._known.pop(part.key, None)
            anew = known is None or known.cancelled() or (known.done() and known.exception() is not None)
            future = self._worker.submit(self._compute, part) if known is None or anew else known
            self._known[part.key] = future
            self._wanted[part.key] += 1
        if anew:
            future.add_done_callback(self._forget_old)  # at once, if it is done already: so not under the lock
        return future

    def let_go(self, part: Part) -> None:
        """One of those who asked for the rows of a part does not wait for them any more."""
        with self._lock:
            self._wanted[part.key] -= 1
            if self._wanted[part.key] > 0:
                return
            del self._wanted[part.key]
            future = self._known.get(part.key)
        if future is not None:
            future.cancel()  # unless it has begun

    def _compute(self, part: Part) -> Rows:
        """On the thread."""
        status = int(mtmd.mtmd_encode_chunk(self._handle, part.chunk.pointer))
        pointer = mtmd.mtmd_get_output_embd(self._handle) if status == 0 else None
        if not pointer:
            raise EngineFailed(
                "A picture could not be looked at.", "Try a smaller one.", f"mtmd_encode_chunk: {status}"
            )
        rows: Rows = np.ctypeslib.as_array(pointer, (part.places, self._width)).copy()
        return rows

    def _forget_old(self, _done: Future[Rows]) -> None:
        with self._lock:
            most = max(1, REMEMBERED // (4 * self._width))
            old = [key for key, future in self._known.items() if future.done()]
            while len(old) > 1 and sum(self._length(one) for one in self._known.values()) > most:
                del self._known[old.pop(0)]

    @staticmethod
    def _length(future: Future[Rows]) -> int:
        return len(future.result()) if future.done() and not future.cancelled() and not future.exception() else 0

    def _take_apart(self, picture: bytes, name: bytes) -> tuple[Part, ...]:
        buffer = (ctypes.c_uint8 * len(picture)).from_buffer_copy(picture)
        bitmap = mtmd.mtmd_helper_bitmap_init_from_buf(self._handle, buffer, len(picture), False)
        if not bitmap:
            raise PromptError("A picture cannot be decoded: it may be damaged.", "Save it again as PNG or JPEG.")
        chunks = _Chunks()
        try:
            marker = mtmd.mtmd_default_marker()
            text = mtmd.mtmd_input_text(text=marker, text_len=len(marker), add_special=False, parse_special=True)
            bitmaps = (mtmd.mtmd_bitmap_p_ctypes * 1)(bitmap)
            status = int(mtmd.mtmd_tokenize(self._handle, chunks.handle, ctypes.byref(text), bitmaps, 1))
        finally:
            mtmd.mtmd_bitmap_free(bitmap)
        if status != 0:
            raise PromptError("A picture cannot be prepared for this model.", "Try another one.", f"status {status}")
        count = int(mtmd.mtmd_input_chunks_size(chunks.handle))
        return tuple(self._part(chunks, name, index) for index in range(count))

    def _part(self, chunks: _Chunks, name: bytes, index: int) -> Part:
        chunk = mtmd.mtmd_input_chunks_get(chunks.handle, index)
        size = int(mtmd.mtmd_input_chunk_get_n_tokens(chunk))
        if int(mtmd.mtmd_input_chunk_get_type(chunk)) == _IMAGE:
            return Part((), size, hashlib.sha256(name + bytes((index % 256,))).digest(), _Chunk(chunk, chunks))
        number = ctypes.c_size_t(0)
        tokens = mtmd.mtmd_input_chunk_get_tokens_text(chunk, ctypes.byref(number))
        return Part(tuple(tokens[: number.value]), number.value)
